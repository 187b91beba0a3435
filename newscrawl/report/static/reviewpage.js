/* A page block by block, and the records that came of it. */
function blockItem(piece, i, marked, toggle) {
  const head = [];
  if (piece.state === "cut") head.push(make("span", { class: `kind kind-${piece.kind}`, text: piece.kind }), make("code", { text: piece.rule }));
  if (piece.state === "title") head.push(make("span", { class: "kind", text: "title" }), make("span", { text: "in the metadata" }));
  if (marked) head.push(make("span", { class: "mark", text: piece.state === "cut" ? "⚑ wrongly cut" : "⚑ wrongly kept" }));
  const item = make("li", { class: piece.state === "cut" ? `cut kind-${piece.kind}` : piece.state, tabindex: "-1", "data-piece": i });
  if (head.length) item.append(make("span", { class: "why" }, ...head));
  item.append(make(piece.state === "cut" ? "del" : "span", { class: "said", dir: "auto", text: piece.text }));
  if (piece.state === "title") return item;
  const button = make("button", { type: "button", class: "plain", "aria-pressed": String(marked), text: piece.state === "cut" ? "Wrongly cut" : "Wrongly kept" });
  button.addEventListener("click", () => toggle(i));
  item.append(make("span", { class: "acts" }, button, make("small", { dir: "ltr", title: piece.path, text: piece.path.split(" > ").slice(-2).join(" > ") })));
  return item;
}

function blockList(page, isMarked, toggle) {
  const items = [];
  let part = 0;
  page.pieces.forEach((piece, i) => {
    if (piece.part !== part && piece.part > part) {
      part = piece.part;
      items.push(make("li", { class: "seam", text: `Split here: story ${part} begins` }));
    }
    items.push(blockItem(piece, i, isMarked(i), toggle));
  });
  return make("ol", { class: "blocks", "aria-label": "Blocks of the page, in order" }, ...items);
}

function recordView(record) {
  return make("section", { class: "story", "aria-label": `Record of part ${record.part}` }, storyHead({ ...record, rejected: record.verdicts.length > 0 }),
    make("div", { class: "prose" }, make("p", { class: "title", dir: "auto", text: record.title || "(no title)" }),
      ...record.text.split("\n").filter(Boolean).map((text) => make("p", { dir: "auto", text }))));
}

function viewPage(page, reasons, isMarked, toggle) {
  const lead = page.records[0];
  const parts = [make("h2", { dir: "auto", text: (lead && lead.title) || page.url }), make("p", { class: "address", text: page.url })];
  if (reasons.length) parts.push(make("ul", { class: "reasons", "aria-label": "Why it is doubtful" }, ...reasons.map((text) => make("li", { text: `⚑ ${text}` }))));
  parts.push(make("div", { class: "sides" },
    make("div", {}, make("h3", { text: `The page: ${page.pieces.length} blocks` }), blockList(page, isMarked, toggle)),
    make("div", { class: "results", tabindex: "0", role: "region", "aria-label": "The records of the page" }, make("h3", { text: `Its records: ${page.records.length}` }), ...page.records.map(recordView))));
  return parts;
}

function viewOutcome(told) {
  const parts = [make("h3", { text: told.changed.length ? `It changes ${told.changed.length} of the ${told.pages} pages of the site` : `It changes nothing on the ${told.pages} pages of the site` })];
  if (!told.changed.length) parts.push(make("p", { text: "Correct the wording instead of the place, or the other way round." }));
  for (const page of told.changed) {
    const lines = [...(page.lost || []).map((text) => make("li", {}, make("del", { dir: "auto", text: `− ${text}` }))),
      ...(page.gained || []).map((text) => make("li", {}, make("ins", { dir: "auto", text: `+ ${text}` })))];
    if (page.misfit) lines.push(make("li", {}, make("strong", { class: "flag", text: `It does not fit the template of its site any more (${page.misfit}), so that the correction does not hold there: correct a place with less in it, or the wording.` })));
    if (!lines.length) lines.push(make("li", { text: "the texts stay; cut as something else:" }), ...(page.judged || []).slice(0, 5).map((text) => make("li", { dir: "auto", text })));
    if (page.records) lines.push(make("li", { text: `${page.records[0]} records before, ${page.records[1]} now` }));
    parts.push(make("details", { open: "" }, make("summary", { dir: "ltr", text: page.url }), make("ul", { class: "diff" }, ...lines)));
  }
  for (const file of told.files) parts.push(make("p", {}, make("code", { text: file.name })), make("pre", { class: "toml", tabindex: "0", text: file.text }));
  return parts;
}
