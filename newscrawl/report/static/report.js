/* The report: charts that choose, a list that opens pages. */
async function startReport() {
  const [charts, data] = await Promise.all([unpack("chart-data"), unpack("list-data")]);
  let pages = null, current = -1;

  async function open(page, button) {
    pages ||= unpack("page-data");
    const known = (await pages)[page];
    current = page;
    for (const other of document.querySelectorAll("#list [aria-current]")) other.removeAttribute("aria-current");
    (button || document.querySelector(`#list [data-page="${page}"]`))?.setAttribute("aria-current", "true");
    const reasons = page in data.doubts ? data.doubts[page][1].map((n) => data.reasons[n]) : [];
    const parts = known ? viewRecords(known, reasons)
      : [make("p", { class: "empty", text: "The texts of this page are not in the report. Make it with a larger --pages, or look into the files." })];
    byId("view").replaceChildren(...parts);
    byId("view").focus({ preventScroll: true });
    byId("view").scrollIntoView({ block: "start", behavior: "instant" });
  }

  const list = new RecordList(data, open);
  const choose = (name, value) => list.choose(name, value);
  drawCharts(charts, choose);
  document.addEventListener("click", (event) => {
    const chosen = event.target.closest("button[data-filter]");
    if (chosen) choose(chosen.dataset.filter, chosen.dataset.value);
    if (event.target.closest("[data-doubtful]")) { byId("f-doubtful").checked = true; list.show(); }
  });

  function nextDoubtful() {
    const doubtful = list.doubtful();
    if (doubtful.length) open(doubtful[(doubtful.indexOf(current) + 1) % doubtful.length]);
  }
  byId("next-doubtful").addEventListener("click", nextDoubtful);
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, select, textarea");
    if (event.key === "n" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) nextDoubtful();
    if (event.key === "/" && !typing) { event.preventDefault(); byId("q").focus(); }
  });
  document.documentElement.dataset.ready = "true";
}
startReport();
