// SPDX-License-Identifier: Apache-2.0
"use strict";
// The course of a patient: one stretch of time, drawn as panels under each other that are zoomed and read together.
(() => {
  const place = document.getElementById("chart");
  const zone = place.dataset.zone;
  const language = place.dataset.language;
  const spoken = Object.fromEntries(place.dataset.words.split("|").map((pair) => pair.split("=")));
  const style = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const moment = new Intl.DateTimeFormat(language, { timeZone: zone, day: "numeric", month: "short", hour: "2-digit",
    minute: "2-digit", second: "2-digit", hourCycle: "h23" });
  const timeOfDay = new Intl.DateTimeFormat(language, { timeZone: zone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const day = new Intl.DateTimeFormat(language, { timeZone: zone, day: "numeric", month: "short" });
  const GAP = { CONTINUOUS: 900, ARTERIAL_LINE: 900 };
  const LONGEST_GAP = 12 * 3600;
  const SCALES = { "astct-crs-2019": "CRS", "astct-icans-2019": "ICANS" };
  const PANELS = [
    { series: ["TEMPERATURE"], unit: "°C", height: 150, least: [36, 39] },
    { series: ["SYSTOLIC_BP", "MEAN_BP", "DIASTOLIC_BP"], unit: "mmHg", height: 150, least: [50, 140] },
    { series: ["HEART_RATE", "RESPIRATORY_RATE"], unit: "/min", height: 130, least: [10, 120] },
    { series: ["SPO2"], unit: "%", height: 120, least: [88, 100], bands: "OXYGEN" },
    { series: ["CRP"], unit: "mg/L", height: 110, least: [0, 50] },
    { series: ["FERRITIN"], unit: "ng/mL", height: 110, least: [0, 500] },
    { series: ["ICE", "CAPD"], unit: "", height: 110, least: [0, 10] }
  ];
  let plots = [];
  let hours = 24;
  let latest = null;
  let stretch = null;
  let end = Date.parse(place.dataset.now) / 1000;
  let loading = false;

  const seconds = (text) => Date.parse(text) / 1000;

  function tableOf(series) {
    const xs = [];
    const ys = [];
    let before = null;
    for (const point of series.points) {
      const at = seconds(point.at);
      const gap = GAP[point.method] || LONGEST_GAP;
      // A line over a long silence would say that we knew.
      if (before !== null && at - before > gap) {
        xs.push(before + 1);
        ys.push(null);
      }
      if (before === at) {
        continue;
      }
      xs.push(at);
      ys.push(point.value === undefined ? null : Number(point.value));
      before = at;
    }
    return [xs, ys];
  }

  function colours() {
    return [style("--trend"), style("--high"), style("--soft")];
  }

  function marks(u) {
    const { ctx, bbox } = u;
    ctx.save();
    ctx.setLineDash([4, 4]);
    ctx.font = "600 " + 11 * devicePixelRatio + "px system-ui";
    for (const alert of latest.alerts) {
      if (!alert.page) {
        continue;
      }
      const x = u.valToPos(seconds(alert.raisedAt), "x", true);
      if (x < bbox.left || x > bbox.left + bbox.width) {
        continue;
      }
      ctx.strokeStyle = alert.priority === "HIGH" ? style("--high") : style("--medium");
      ctx.fillStyle = ctx.strokeStyle;
      ctx.lineWidth = 1.5 * devicePixelRatio;
      ctx.beginPath();
      ctx.moveTo(x, bbox.top);
      ctx.lineTo(x, bbox.top + bbox.height);
      ctx.stroke();
      if (u.first) {
        ctx.fillText(alert.code, Math.min(x + 3, bbox.left + bbox.width - 40 * devicePixelRatio), bbox.top + 11 * devicePixelRatio);
      }
    }
    ctx.restore();
  }

  function spans(points, text) {
    return points.map((point, i) => ({
      from: seconds(point.at),
      to: i + 1 < points.length ? seconds(points[i + 1].at) : end,
      text: text(point)
    }));
  }

  function drawSpans(u, all, top, height, paint) {
    const { ctx, bbox } = u;
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
    ctx.clip();
    ctx.font = "600 " + 11 * devicePixelRatio + "px system-ui";
    ctx.textBaseline = "middle";
    for (const span of all) {
      const left = Math.max(bbox.left, u.valToPos(span.from, "x", true));
      const right = Math.min(bbox.left + bbox.width, u.valToPos(span.to, "x", true));
      if (right > left) {
        paint(ctx, span, left, top, right - left, height);
        if (right - left > ctx.measureText(span.text).width + 6) {
          ctx.fillStyle = span.ink || style("--ink");
          ctx.fillText(span.text, left + 3 * devicePixelRatio, top + height / 2);
        }
      }
    }
    ctx.restore();
  }

  function hatch(ctx, left, top, width, height) {
    ctx.save();
    ctx.beginPath();
    ctx.rect(left, top, width, height);
    ctx.clip();
    ctx.strokeStyle = style("--hatch");
    ctx.lineWidth = 2 * devicePixelRatio;
    const step = 8 * devicePixelRatio;
    for (let x = left - height; x < left + width; x += step) {
      ctx.beginPath();
      ctx.moveTo(x, top + height);
      ctx.lineTo(x + height, top);
      ctx.stroke();
    }
    ctx.restore();
  }

  function gradeSpans(system) {
    return spans(latest.grades.filter((line) => line.system === system).map((line) => Object.assign({ at: line.from }, line)),
      (line) => (line.completeness === "INDETERMINATE" && line.grade === 0 ? "?" : String(line.grade))
        + (line.upper > line.grade ? "–" + line.upper : ""))
      .map((span, i) => Object.assign({}, latest.grades.filter((line) => line.system === system)[i], span));
  }

  function paintGrade(ctx, span, left, top, width, height) {
    const known = span.completeness !== "INDETERMINATE" || span.grade > 0;
    ctx.fillStyle = known && span.grade > 0 ? style("--g" + Math.min(span.grade, 4)) : style("--paper");
    ctx.fillRect(left, top, width, height);
    if (span.completeness !== "COMPLETE") {
      hatch(ctx, left, known ? top + height * 0.7 : top, width, known ? height * 0.3 : height);
    }
    ctx.strokeStyle = style("--line");
    ctx.lineWidth = devicePixelRatio;
    ctx.strokeRect(left, top, width, height);
    span.ink = known && span.grade > 0 ? style("--g" + Math.min(span.grade, 4) + "-ink") : style("--ink");
  }

  function rows(u, all) {
    const height = u.bbox.height / all.length;
    all.forEach((row, i) => drawSpans(u, row.spans, u.bbox.top + i * height + 2, height - 4, row.paint));
  }

  // All panels have the same gutter, so that one moment stands at one place in each of them.
  function axes(names) {
    const narrow = place.clientWidth < 600;
    const axis = { stroke: style("--soft"), grid: { stroke: style("--line"), width: 1 }, ticks: { stroke: style("--line"), width: 1 },
      font: "12px system-ui" };
    const gutter = Object.assign({}, axis, { size: narrow ? 62 : 104 });
    if (names) {
      gutter.splits = () => names.map((name, i) => 1 - (i + 0.5) / names.length);
      gutter.values = () => names.map((name) => (narrow && name.length > 8 ? name.slice(0, 7) + "…" : name));
      gutter.grid = { show: false };
      gutter.ticks = { show: false };
    }
    return [Object.assign({}, axis, { values: (u, ticks) => ticks.map(hour), size: 30 }), gutter];
  }

  function hour(at) {
    const clock = timeOfDay.format(at * 1000);
    return clock === "00:00" || clock === "24:00" ? day.format(at * 1000) : clock;
  }

  function options(title, height, series, scale, hooks, names) {
    return {
      title, width: place.clientWidth, height,
      tzDate: (at) => uPlot.tzDate(new Date(at * 1000), zone),
      cursor: { sync: { key: "course", setSeries: false, scales: ["x", null] }, drag: { x: true, y: false }, y: false },
      scales: { x: { time: true, min: stretch[0], max: stretch[1] }, y: scale },
      axes: axes(names),
      series: [{ label: place.dataset.time, value: (u, v) => (v === null || v === undefined ? "–" : moment.format(v * 1000)) }]
        .concat(series),
      legend: { show: series.some((one) => one.show !== false), live: true },
      hooks
    };
  }

  function add(opts, data, first) {
    const box = document.createElement("div");
    box.className = "panel";
    place.append(box);
    const plot = new uPlot(opts, data, (u, ready) => {
      u.first = first;
      box.append(u.root);
      ready();
    });
    plots.push(plot);
  }

  function panel(plan) {
    const found = plan.series.map((name) => latest.series.find((one) => one.series === name)).filter(Boolean);
    if (found.length === 0) {
      return;
    }
    const tables = found.map(tableOf);
    const data = uPlot.join(tables);
    const inks = colours();
    const support = plan.bands && latest.series.find((one) => one.series === plan.bands);
    const bands = support ? spans(support.points, (point) => (point.device || "?").toLowerCase().replaceAll("_", " ")
      + (point.flow ? " " + point.flow : "")) : [];
    add(options(found.map((one) => spoken[one.series] || one.series).join(", ") + (plan.unit ? " (" + plan.unit + ")" : ""),
      plan.height,
      found.map((one, i) => ({
        label: spoken[one.series] || one.series, stroke: inks[i], width: 2, dash: i === 2 ? [6, 4] : undefined,
        points: { show: data[0].length < 400, size: 6 }, value: (u, v) => (v === null || v === undefined ? "–" : String(v))
      })),
      { range: (u, low, high) => [Math.min(plan.least[0], low === null ? plan.least[0] : low) - 0.5,
        Math.max(plan.least[1], high === null ? plan.least[1] : high) + 0.5] },
      {
        drawClear: [(u) => drawSpans(u, bands, u.bbox.top + u.bbox.height - 18 * devicePixelRatio, 18 * devicePixelRatio,
          (ctx, span, left, top, width, height) => {
            ctx.fillStyle = style("--sunk");
            ctx.fillRect(left + 1, top, width - 1, height);
          })],
        draw: [marks]
      }), data, plots.length === 0);
  }

  function rowsPanel(title, all) {
    add(options(title, 46 + 34 * all.length, [{ label: title, show: false }], { range: [0, 1] }, {
      drawClear: [(u) => rows(u, all)], draw: [marks]
    }, all.map((row) => row.name)), [[stretch[0], stretch[1]], [null, null]], plots.length === 0);
  }

  function draw() {
    plots.forEach((plot) => plot.destroy());
    plots = [];
    place.replaceChildren();
    PANELS.forEach(panel);
    const doses = latest.series.find((one) => one.series === "MEDICATION");
    if (doses) {
      const drugs = [...new Set(doses.points.map((point) => point.drug))].slice(0, 8);
      rowsPanel(place.dataset.doses, drugs.map((drug) => ({
        name: drug,
        spans: dosesOf(doses.points.filter((point) => point.drug === drug)),
        paint: (ctx, span, left, top, width, height) => {
          ctx.fillStyle = style("--sunk");
          ctx.fillRect(left, top, width, height);
          ctx.fillStyle = style("--trend");
          ctx.fillRect(left, top, 3 * devicePixelRatio, height);
        }
      })));
    }
    rowsPanel(place.dataset.grades, Object.keys(SCALES).map((system) => ({
      name: SCALES[system], spans: gradeSpans(system), paint: paintGrade
    })));
  }

  function dosesOf(points) {
    return points.filter((point) => point.action !== "STOPPED").map((point) => {
      const next = points.find((other) => seconds(other.at) > seconds(point.at));
      const given = point.action === "GIVEN";
      const to = point.until ? seconds(point.until) : given ? seconds(point.at) + 900 : next ? seconds(next.at) : end;
      return { from: seconds(point.at), to, text: point.drug + (point.dose ? " " + point.dose + " " + (point.unit || "") : "") };
    });
  }

  function zoom(from, to) {
    stretch = [from, to];
    plots.forEach((plot) => plot.setScale("x", { min: from, max: to }));
  }

  // Where the stay is younger than the stretch that was asked for, it fills the chart.
  function first() {
    const begins = latest.series.filter((one) => one.series !== "THERAPY").map((one) => seconds(one.points[0].at))
      .concat(latest.grades.map((line) => seconds(line.from)));
    return begins.length === 0 ? 0 : Math.min(...begins);
  }

  async function load(keep) {
    if (loading) {
      return;
    }
    loading = true;
    try {
      const to = new Date(end * 1000 + 60000);
      const from = new Date(to.getTime() - hours * 3600000);
      const answer = await fetch("/api/patients/" + encodeURIComponent(place.dataset.patient) + "/timeline?from="
        + encodeURIComponent(from.toISOString()) + "&to=" + encodeURIComponent(to.toISOString()));
      if (!answer.ok) {
        throw new Error(String(answer.status));
      }
      latest = await answer.json();
      if (!keep || stretch === null) {
        stretch = [Math.max(from.getTime() / 1000, first() - 600), to.getTime() / 1000];
      }
      draw();
      if (latest.series.length === 0) {
        const empty = document.createElement("p");
        empty.className = "calm";
        empty.textContent = place.dataset.empty;
        place.prepend(empty);
      }
    } catch (failed) {
      if (latest === null) {
        place.textContent = place.dataset.failed;
      }
    } finally {
      loading = false;
    }
  }

  document.addEventListener("click", (event) => {
    const range = event.target.closest("[data-hours]");
    const nearer = event.target.closest("[data-zoom]");
    const move = event.target.closest("[data-move]");
    const reading = event.target.closest("[data-at]");
    if (range) {
      document.querySelectorAll("[data-hours]").forEach((one) => one.setAttribute("aria-pressed", String(one === range)));
      hours = Number(range.dataset.hours);
      load(false);
    } else if (stretch && nearer) {
      const middle = (stretch[0] + stretch[1]) / 2;
      const half = (stretch[1] - stretch[0]) / 2 * Number(nearer.dataset.zoom);
      zoom(middle - half, middle + half);
    } else if (stretch && move) {
      const by = (stretch[1] - stretch[0]) * Number(move.dataset.move);
      zoom(stretch[0] + by, stretch[1] + by);
    } else if (stretch && reading && reading.dataset.at) {
      const at = seconds(reading.dataset.at);
      zoom(at - 3600, at + 3600);
      plots.forEach((plot) => plot.setCursor({ left: plot.valToPos(at, "x"), top: 10 }, true));
    }
  });
  let resized = 0;
  window.addEventListener("resize", () => {
    clearTimeout(resized);
    resized = setTimeout(() => plots.forEach((plot) => plot.setSize({ width: place.clientWidth, height: plot.height })), 150);
  });
  // Not with each change: a chart that jumps cannot be read.
  let fetched = Date.now();
  document.addEventListener("cytovigil:alive", (event) => {
    end = Math.max(end, seconds(event.detail.now) || end);
    if (Date.now() - fetched > 20000 && !document.hidden) {
      fetched = Date.now();
      load(stretch !== null && latest !== null && stretch[1] < end - 120);
    }
  });
  load(false);
})();
