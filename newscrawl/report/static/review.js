/* The review: marks that become a correction. */
async function startReview() {
  let page = null, current = -1, marks = [], edition = 0;
  const list = new PageList((number) => open(number));

  async function open(number, at = -1) {
    try { page = await ask("page", { page: number }); }
    catch (error) { byId("view").replaceChildren(make("p", { class: "flag", role: "alert", text: error.message })); return; }
    current = number;
    show(at);
    if (at < 0) { byId("view").focus({ preventScroll: true }); byId("view").scrollIntoView({ block: "start", behavior: "instant" }); }
  }

  function show(at = -1) {
    for (const button of byId("list").querySelectorAll("button")) button.toggleAttribute("aria-current", false);
    byId("list").querySelector(`[data-page="${current}"]`)?.setAttribute("aria-current", "true");
    const known = list.pages.find((one) => one.page === current);
    const isMarked = (i) => marks.some((mark) => mark.page === current && mark.piece === i);
    byId("view").replaceChildren(...viewPage(page, known ? known.reasons : [], isMarked, toggle));
    byId("view").querySelector(`[data-piece="${at}"]`)?.focus();
  }

  function toggle(i) {
    const before = marks.length;
    marks = marks.filter((mark) => mark.page !== current || mark.piece !== i);
    if (marks.length === before) {
      if (marks.some((mark) => mark.site !== page.site)) marks = [];
      const piece = page.pieces[i];
      marks.push({ page: current, piece: i, site: page.site, kind: piece.kind || "promotion", means: piece.means, cut: piece.state === "cut", text: piece.text });
    }
    changed();
    show(i);
  }

  function changed() {
    byId("marks").hidden = !marks.length;
    byId("try").disabled = byId("drop").disabled = !marks.length;
    unsettle();
    byId("marked").replaceChildren(...marks.map(markItem));
  }

  /* What was tried is not what is marked any more. */
  function unsettle() {
    edition += 1;
    byId("save").disabled = true;
    byId("marks").classList.remove("told");
    byId("outcome").replaceChildren();
  }

  function choice(label, words, value, set) {
    const select = make("select", { "aria-label": label }, ...words.map(([word, text]) => make("option", { value: word, text })));
    select.value = value;
    select.addEventListener("change", () => { set(select.value); unsettle(); });
    return select;
  }

  function markItem(mark) {
    const item = make("li", {}, make("strong", { text: mark.cut ? "Wrongly cut: " : "Wrongly kept: " }), make("bdi", { text: mark.text.slice(0, 120) }), make("br"));
    if (!mark.cut) item.append("It is ", choice("What it is", list.kinds.map((kind) => [kind, kind]), mark.kind, (kind) => { mark.kind = kind; }), " ");
    const means = [["template", "its place (template of the site)"], ["rule", mark.cut ? "the rule: switch it off" : "its wording (a rule)"]];
    item.append("Correct ", choice("What to correct", means, mark.means, (value) => { mark.means = value; }));
    return item;
  }

  function tell(...parts) {
    byId("marks").classList.add("told");
    byId("outcome").replaceChildren(...parts);
  }

  async function attempt() {
    unsettle();
    const tried = edition;
    byId("try").disabled = true;
    tell(make("p", { text: "Cleaning…" }));
    let parts, changes = false;
    try {
      const told = await ask("try", { site: marks[0].site, marks });
      [parts, changes] = [viewOutcome(told), told.changed.length > 0];
    } catch (error) { parts = [make("p", { class: "flag", dir: "auto", text: error.message })]; }
    byId("try").disabled = !marks.length;
    if (tried !== edition) return;
    byId("save").disabled = !changes;
    tell(...parts);
  }

  async function save() {
    byId("save").disabled = true;
    try {
      const told = await ask("save");
      marks = [];
      changed();
      byId("marks").hidden = false;
      await list.load();
      await open(current, 0);
      tell(make("h3", { text: "Kept, and the pages cleaned again" }), ...told.files.map((name) => make("p", {}, make("code", { text: name }))), make("p", { text: told.next }));
    } catch (error) {
      byId("save").disabled = false;
      tell(make("p", { class: "flag", dir: "auto", text: error.message }));
    }
  }

  function step(by) {
    const items = [...byId("view").querySelectorAll("[data-piece]")];
    const next = items[Math.min(items.length - 1, Math.max(0, items.indexOf(document.activeElement.closest("[data-piece]")) + by))];
    if (next) { next.focus(); next.scrollIntoView({ block: "nearest" }); }
  }

  byId("try").addEventListener("click", attempt);
  byId("save").addEventListener("click", save);
  byId("drop").addEventListener("click", () => { marks = []; changed(); if (page) show(); });
  byId("next-doubtful").addEventListener("click", () => open(list.next(current)));
  document.addEventListener("keydown", (event) => {
    if (event.target.closest("input, select, textarea") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "n" && !byId("next-doubtful").disabled) open(list.next(current));
    if (event.key === "j") step(1);
    if (event.key === "k") step(-1);
    if (event.key === "x") { const item = document.activeElement.closest("[data-piece]"); if (item) toggle(Number(item.dataset.piece)); }
    if (event.key === "c" && marks.length) { event.preventDefault(); [...byId("marked").querySelectorAll("li")].at(-1).querySelector("select").focus(); }
    if (event.key === "t" && marks.length && !byId("try").disabled) { byId("try").focus(); attempt(); }
    if (event.key === "s" && !byId("save").disabled) save();
  });
  try { await list.load(); }
  catch (error) { byId("view").replaceChildren(make("p", { class: "flag", role: "alert", text: error.message })); }
  document.documentElement.dataset.ready = "true";
}
startReview();
