/* A page: what was kept of it, and what was cut. */
function cutItem(kind, rule, text) {
  return make("li", { class: `cut kind-${kind}` },
    make("span", { class: "why" }, make("span", { class: `kind kind-${kind}`, text: kind }), make("code", { text: rule })),
    make("del", { class: "said", dir: "auto", text }));
}

function storyHead(record) {
  const said = [record.part ? `Appended story ${record.part}` : "Lead story", record.language, record.published && `${record.published} (${record.published_from})`,
    record.authors.join(", ")].filter(Boolean);
  const header = make("header", {}, ...said.map((text) => make("bdi", { text })));
  const state = record.verdicts.join(", ") || "clean";
  header.append(make("strong", { class: record.rejected ? "flag" : "", text: `${record.rejected ? "rejected" : "accepted"}: ${state}` }));
  return header;
}

function viewRecords(page, reasons) {
  const lead = page.records[0];
  const title = make("h3", { dir: "auto", text: (lead && lead.title) || "(no title)" });
  const parts = [title, make("p", { class: "address", text: page.url })];
  if (reasons.length) {
    parts.push(make("ul", { class: "reasons", "aria-label": "Why it is doubtful" }, ...reasons.map((text) => make("li", { text: `⚑ ${text}` }))));
  }
  for (const record of page.records) {
    const kept = make("div", { class: "kept" }, make("h4", { text: "Kept" }));
    const prose = make("div", { class: "prose" });
    if (record.title) prose.append(make("p", { class: "title", dir: "auto", text: record.title }));
    prose.append(...record.text.filter(Boolean).map((text) => make("p", { dir: "auto", text })));
    if (!record.text.some(Boolean)) prose.append(make("p", { class: "empty", text: "No text." }));
    kept.append(prose);
    const cut = make("div", {}, make("h4", { text: `Cut: ${record.removed.length} lines, in page order` }),
      make("ul", { class: "cuts" }, ...record.removed.map((one) => cutItem(...one))));
    parts.push(make("section", { class: "story", "aria-label": `Part ${record.part}` }, storyHead(record), make("div", { class: "sides" }, kept, cut)));
  }
  parts.push(make("p", { class: "quiet" }, "A record says what was cut, and in which order, but not between which paragraphs it stood; ", make("code", { text: "scrapy review" }), " over the pages shows that."));
  return parts;
}
