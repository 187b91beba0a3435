/* Bars and columns, drawn by d3 at the width that there is. */
const BAR = 25;

function stripes(svg) {
  const pattern = svg.append("defs").append("pattern").attr("id", "stripes").attr("width", 6).attr("height", 6)
    .attr("patternUnits", "userSpaceOnUse").attr("patternTransform", "rotate(45)");
  pattern.append("rect").attr("width", 6).attr("height", 6);
  pattern.append("path").attr("d", "M0,0V6");
}

function blank(place, chart, height) {
  const width = Math.max(240, place.clientWidth);
  place.replaceChildren();
  const total = chart.rows.reduce((sum, row) => sum + row[1] + row[2], 0);
  const svg = d3.select(place).append("svg").attr("viewBox", `0 0 ${width} ${height}`).attr("height", height)
    .attr("role", "img").attr("aria-label", `${chart.question} ${number(total)} ${chart.unit} in ${chart.rows.length} groups; the table below has the figures.`);
  return { svg, width };
}

function told(chart, [name, accepted, rejected]) {
  const pair = chart.rows.some((row) => row[2]);
  return `${name || "(none)"}: ${number(accepted)}${pair ? ` accepted, ${number(rejected)} rejected` : ` ${chart.unit}`}`;
}

function drawBars(place, chart, choose) {
  const height = chart.rows.length * BAR + 4;
  const { svg, width } = blank(place, chart, height);
  const longest = d3.max(chart.rows, (row) => row[0].length);
  const left = Math.min(width * 0.42, 12 + longest * 7);
  const most = d3.max(chart.rows, (row) => row[1] + row[2]);
  const x = d3.scaleLinear([0, most], [0, width - left - 62]);
  const letters = Math.floor((left - 10) / 6.6);
  const bars = svg.selectAll("g.bar").data(chart.rows).join("g").attr("class", "bar")
    .attr("transform", (_, i) => `translate(0,${i * BAR + 2})`);
  bars.append("title").text((row) => told(chart, row));
  bars.append("text").attr("x", left - 8).attr("y", 15).attr("text-anchor", "end")
    .text((row) => (row[0].length > letters ? row[0].slice(0, letters - 1) + "…" : row[0] || "(none)"));
  bars.append("rect").attr("class", "accepted").attr("x", left).attr("y", 3).attr("height", BAR - 8).attr("rx", 2)
    .attr("width", (row) => (row[1] ? Math.max(1.5, x(row[1])) : 0));
  bars.append("rect").attr("class", "rejected striped").attr("x", (row) => left + x(row[1])).attr("y", 3)
    .attr("height", BAR - 8).attr("rx", 2).attr("width", (row) => (row[2] ? Math.max(1.5, x(row[2])) : 0));
  bars.append("text").attr("class", "value").attr("x", (row) => left + x(row[1] + row[2]) + 6).attr("y", 15)
    .text((row) => number(row[1] + row[2]));
  bars.append("rect").attr("class", "hit").attr("width", width).attr("height", BAR);
  if (chart.filter) {
    bars.filter((row) => !/^\d+ others$/.test(row[0])).attr("data-value", (row) => row[0])
      .on("click", (_, row) => choose(chart.filter, row[0]));
  }
  stripes(svg);
}

function drawColumns(place, chart) {
  const height = 210, top = 12, bottom = 30, left = 44;
  const { svg, width } = blank(place, chart, height);
  const x = d3.scaleBand(chart.rows.map((row) => row[0]), [left, width]).padding(0.18);
  const most = d3.max(chart.rows, (row) => row[1] + row[2]) || 1;
  const y = d3.scaleLinear([0, most], [height - bottom, top]).nice();
  const whole = y.ticks(4).filter(Number.isInteger);
  svg.append("g").attr("class", "axis").attr("transform", `translate(${left},0)`)
    .call(d3.axisLeft(y).tickValues(whole).tickFormat(d3.format(most >= 10000 ? "~s" : ",")).tickSize(left - width).tickPadding(8));
  const every = Math.ceil(x.domain().length / Math.max(2, Math.floor((width - left) / 78)));
  const shown = x.domain().filter((_, i) => i % every === 0);
  svg.append("g").attr("class", "axis").attr("transform", `translate(0,${height - bottom})`)
    .call(d3.axisBottom(x).tickValues(shown).tickSize(0).tickPadding(9).tickFormat((name) => label(name, chart.step)));
  const bars = svg.selectAll("g.bar").data(chart.rows).join("g").attr("class", "bar");
  bars.append("title").text((row) => told(chart, row));
  bars.append("rect").attr("class", "accepted").attr("x", (row) => x(row[0])).attr("width", x.bandwidth())
    .attr("y", (row) => y(row[1])).attr("height", (row) => y(0) - y(row[1]));
  bars.append("rect").attr("class", "rejected striped").attr("x", (row) => x(row[0])).attr("width", x.bandwidth())
    .attr("y", (row) => y(row[1] + row[2])).attr("height", (row) => y(row[1]) - y(row[1] + row[2]));
  bars.append("rect").attr("class", "hit").attr("x", (row) => x(row[0])).attr("width", x.bandwidth())
    .attr("y", top).attr("height", height - bottom - top);
  stripes(svg);
}

function label(name, step) {
  if (!step) return name;
  return d3.utcFormat(step === "month" ? "%b %Y" : "%-d %b %y")(d3.utcParse("%Y-%m-%d")(name));
}

function drawCharts(charts, choose) {
  for (const chart of charts) {
    const place = document.querySelector(`[data-chart="${chart.id}"]`);
    if (!place) continue;
    let before = 0;
    const draw = () => {
      if (place.clientWidth === before) return;
      before = place.clientWidth;
      (chart.form === "bars" ? drawBars : drawColumns)(place, chart, choose);
    };
    draw();
    new ResizeObserver(draw).observe(place);
  }
}
