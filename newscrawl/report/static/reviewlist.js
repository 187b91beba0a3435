/* What the server is asked, and the list of pages. */
const TOKEN = new URLSearchParams(location.search).get("token");

async function ask(name, given = {}) {
  const answer = await fetch(`/api/${name}`, {
    method: "POST", body: JSON.stringify(given), headers: { "Content-Type": "application/json", "X-Newscrawl-Token": TOKEN },
  }).catch(() => { throw new Error("Nobody answers: is `scrapy review` still running? Start it again, and open the address that it prints."); });
  if (!answer.ok) throw new Error(await answer.text());
  return answer.json();
}

class PageList {
  constructor(open) {
    this.open = open;
    this.pages = [];
    byId("filters").addEventListener("input", () => this.show());
    byId("filters").addEventListener("submit", (event) => event.preventDefault());
    byId("filters").addEventListener("reset", () => setTimeout(() => this.show()));
  }

  async load() {
    const told = await ask("list");
    this.pages = told.pages.map((page) => ({ ...page, key: folded(`${page.title || ""}\n${page.url}`) }));
    this.kinds = told.kinds;
    const all = (pick) => [...new Set(this.pages.flatMap(pick))].sort();
    this.fill("site", all((page) => [page.site]));
    this.fill("kind", all((page) => page.kinds));
    this.fill("rule", all((page) => page.rules));
    this.fill("verdict", all((page) => page.verdicts));
    this.show();
  }

  fill(name, words) {
    const before = byId(`f-${name}`).value;
    byId(`f-${name}`).replaceChildren(make("option", { value: "", text: "all" }), ...words.map((word) => make("option", { value: word, text: word || "(none)" })));
    if (words.includes(before)) byId(`f-${name}`).value = before;
  }

  found() {
    const words = folded(byId("q").value).split(/\s+/).filter(Boolean);
    const [site, kind, rule, verdict] = ["site", "kind", "rule", "verdict"].map((name) => byId(`f-${name}`).value);
    return this.pages.filter((page) => (!site || page.site === site) && (!kind || page.kinds.includes(kind)) && (!rule || page.rules.includes(rule))
      && (!verdict || page.verdicts.includes(verdict)) && (!byId("f-doubtful").checked || page.weight) && words.every((word) => page.key.includes(word)));
  }

  show() {
    const found = this.found();
    byId("list").replaceChildren(...found.slice(0, 300).map((page) => this.entry(page)));
    byId("status").textContent = `${number(found.length)} of ${number(this.pages.length)} pages${found.length > 300 ? "; the first 300 are listed" : ""}`;
    byId("next-doubtful").disabled = !found.some((page) => page.weight);
  }

  entry(page) {
    const button = make("button", { type: "button", "data-page": page.page },
      make("span", { class: "head", dir: "auto", text: page.title || page.url }),
      make("span", { class: "sub", dir: "ltr", text: `${page.site} · ${page.records} ${page.records === 1 ? "record" : "records"} · ${page.cuts} cut` }));
    const flags = [page.verdicts.join(", "), page.weight ? "⚑ doubtful" : ""].filter(Boolean).join(" · ");
    if (flags) button.append(make("span", { class: "sub flag", dir: "ltr", text: flags }));
    button.addEventListener("click", () => this.open(page.page));
    return make("li", {}, button);
  }

  next(current) {
    const doubtful = this.found().filter((page) => page.weight).sort((one, other) => other.weight - one.weight).map((page) => page.page);
    return doubtful[(doubtful.indexOf(current) + 1) % doubtful.length];
  }
}
