/* The list of records: searched and filtered as one types, drawn a piece at a time. */
const PIECE = 100;

class RecordList {
  constructor(data, open) {
    this.data = data;
    this.open = open;
    this.columns = data.columns;
    this.count = data.columns.url.length;
    this.keys = this.columns.title.map((title, i) => folded(`${title || ""}\n${this.columns.url[i]}`));
    this.found = [];
    this.cluster = -1;
    const kinds = [...new Set(data.rules.map(([kind]) => kind))].sort();
    const rules = [...new Set(data.rules.map(([, rule]) => rule))].sort();
    for (const [name, words] of Object.entries({
      site: data.sites, language: data.languages, kind: kinds, rule: rules, verdict: ["accepted", "rejected", ...data.verdicts],
    })) this.fill(name, words);
    byId("filters").addEventListener("input", () => { this.cluster = -1; this.show(); });
    byId("filters").addEventListener("submit", (event) => event.preventDefault());
    byId("filters").addEventListener("reset", () => { this.cluster = -1; setTimeout(() => this.show()); });
    byId("list").addEventListener("keydown", (event) => this.move(event));
    this.show();
  }

  fill(name, words) {
    const options = words.map((word) => make("option", { value: word, text: word || "(none)" }));
    byId(`f-${name}`).replaceChildren(make("option", { value: "\u0000", text: "all" }), ...options);
  }

  choose(name, value) {
    if (name === "cluster") {
      byId("filters").reset();
      setTimeout(() => { this.cluster = Number(value); this.show(); });
    } else {
      byId(`f-${name}`).value = value;
      this.cluster = -1;
      this.show();
    }
    byId("records").scrollIntoView();
    byId("status").focus();
  }

  tests() {
    const { columns, data } = this;
    const wanted = (name) => (byId(`f-${name}`).value === "\u0000" ? null : byId(`f-${name}`).value);
    const tests = [];
    const words = folded(byId("q").value).split(/\s+/).filter(Boolean);
    if (this.cluster >= 0) tests.push((i) => columns.cluster[i] === this.cluster);
    for (const [name, words] of [["site", data.sites], ["language", data.languages]]) {
      if (wanted(name) !== null) { const n = words.indexOf(wanted(name)); tests.push((i) => columns[name][i] === n); }
    }
    for (const [at, name] of [[0, "kind"], [1, "rule"]]) {
      if (wanted(name) === null) continue;
      const numbers = new Set(data.rules.flatMap((rule, n) => (rule[at] === wanted(name) ? [n] : [])));
      tests.push((i) => columns.rules[i].some((n) => numbers.has(n)));
    }
    const verdict = wanted("verdict");
    if (verdict === "accepted" || verdict === "rejected") tests.push((i) => columns.rejected[i] === Number(verdict === "rejected"));
    else if (verdict !== null) { const n = data.verdicts.indexOf(verdict); tests.push((i) => columns.verdicts[i].includes(n)); }
    if (byId("f-doubtful").checked) tests.push((i) => columns.page[i] in data.doubts);
    if (words.length) tests.push((i) => words.every((word) => this.keys[i].includes(word)));
    return tests;
  }

  show() {
    const tests = this.tests();
    this.found = [];
    for (let i = 0; i < this.count; i += 1) if (tests.every((test) => test(i))) this.found.push(i);
    byId("list").replaceChildren();
    this.drawn = 0;
    this.more();
    byId("status").textContent = `${number(this.found.length)} of ${number(this.count)} records`;
    byId("next-doubtful").disabled = !this.doubtful().length;
  }

  more() {
    const next = this.found.slice(this.drawn, this.drawn + PIECE);
    byId("list").append(...next.map((i) => this.entry(i)));
    this.drawn += next.length;
    const left = this.found.length - this.drawn;
    if (!left) return;
    const button = make("button", { type: "button", text: `Show ${number(Math.min(PIECE, left))} more of ${number(left)}` });
    const item = make("li", {}, button);
    button.addEventListener("click", () => { item.remove(); const at = this.drawn; this.more(); byId("list").children[at]?.querySelector("button").focus(); });
    byId("list").append(item);
  }

  entry(i) {
    const { columns, data } = this;
    const verdicts = columns.verdicts[i].map((n) => data.verdicts[n]).join(", ");
    const about = [data.sites[columns.site[i]], columns.published[i], `${number(columns.words[i])} words`, `${columns.cuts[i]} cut`];
    if (columns.part[i]) about.push(`part ${columns.part[i]}`);
    const button = make("button", { type: "button", "data-page": columns.page[i] },
      make("span", { class: "head", dir: "auto", text: columns.title[i] || columns.url[i] }),
      make("span", { class: "sub", dir: "ltr", text: about.filter(Boolean).join(" · ") }));
    const flags = [verdicts, columns.page[i] in data.doubts ? "⚑ doubtful" : ""].filter(Boolean).join(" · ");
    if (flags) button.append(make("span", { class: "sub flag", dir: "ltr", text: flags }));
    button.addEventListener("click", () => this.open(columns.page[i], button));
    return make("li", {}, button);
  }

  doubtful() {
    const pages = [...new Set(this.found.map((i) => this.columns.page[i]))].filter((page) => page in this.data.doubts);
    return pages.sort((one, other) => this.data.doubts[other][0] - this.data.doubts[one][0]);
  }

  move(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const buttons = [...byId("list").querySelectorAll("button")];
    const next = buttons[buttons.indexOf(document.activeElement) + step];
    if (next) { event.preventDefault(); next.focus(); }
  }
}
