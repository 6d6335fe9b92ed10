// The target board: one card for each indicator, its targets by deadline, national beside local, and a chart of them all
// on one scale.
const SCOPES = ["national", "local", "open"];
const CHART = { wide: 300, left: 10, right: 22 };

SHEETS.targets = {
  draw(page) {
    const targets = scene.nodes.filter((node) => node.kind === "Target");
    const groups = new Map();
    for (const node of targets) groups.set(node.group, [...(groups.get(node.group) || []), node]);
    const both = (some) => new Set(some.map((node) => node.scope)).size > 1 && some.some((node) => node.scope === "local");
    const order = ([a, one], [b, other]) => both(other) - both(one) || other.length - one.length || indicator(a).localeCompare(indicator(b), "vi");
    const cards = [...groups].sort(order).slice(0, boardShown).map(([group, some]) => indicatorCard(group, some));
    const left = groups.size - cards.length;
    const more = left ? [unfoldButton("more", say("moreIndicators", left), () => (boardShown += BOARD_STEP))] : [];
    page.replaceChildren(scopeKey(targets), ...cards, ...more);
  },
  show(sheet, id) {
    if (!sheet.item(id) && NODES.get(id).kind === "Target") {
      boardShown = Infinity;
      sheet.redraw();
    }
  },
};

const BOARD_STEP = 60;
let boardShown = BOARD_STEP;

function indicator(group) {
  return PAGE.indicators[group][state.language];
}

// What the colours and places of the board mean, and how many targets each holds.
function scopeKey(targets) {
  const count = (scope) => targets.filter((node) => node.scope === scope).length;
  const known = SCOPES.filter(count);
  return element("p", { class: "key" }, ...known.map((scope) => element("span", { class: `scope ${scope}` }, element("i", { class: "disc" }), say("scopes")[scope], element("span", { class: "number" }, String(count(scope))))));
}

function indicatorCard(group, targets) {
  const deadlines = [...new Set(targets.map((node) => node.deadline))].sort((a, b) => lastYear(a) - lastYear(b) || (a < b ? -1 : 1));
  const present = SCOPES.filter((scope) => targets.some((node) => node.scope === scope));
  const scopes = SCOPES.filter((scope) => (scope === "open" ? present.includes(scope) : present.some((one) => one !== "open")));
  const scale = scaleOf(targets);
  const head = ["deadline", ...scopes].map((part) => element("span", { class: `column ${part}` }, part === "deadline" ? say("deadline") : say("scopes")[part]));
  const rows = deadlines.flatMap((deadline) => {
    const here = targets.filter((node) => node.deadline === deadline);
    const cell = (scope) => element("div", { class: `cell ${scope}` }, element("span", { class: "cell-name" }, say("scopes")[scope]), ...here.filter((node) => node.scope === scope).sort(byValue).map(targetItem));
    return [element("div", { class: "by" }, deadline ? text(day(deadline)) : say("noDeadline")), ...scopes.map(cell), element("div", { class: "chart" }, ...(scale ? chartParts(here, scale, say("chartOf", indicator(group), deadline ? day(deadline) : say("noDeadline"))) : []))];
  });
  const title = element("h3", {}, text(indicator(group)), scale && scale.unit ? element("span", { class: "note" }, text(scale.unit)) : null);
  const axis = scale ? element("div", { class: "axis" }, chartAxis(scale)) : element("span", {});
  return element("section", { class: `indicator columns-${scopes.length}` }, title, element("div", { class: "grid" }, ...head, axis, ...rows));
}

function byValue(a, b) {
  return (a.value ?? 0) - (b.value ?? 0) || (a.id < b.id ? -1 : 1);
}

function lastYear(deadline) {
  const years = deadline.match(/\d{4}/g);
  return years ? Number(years[years.length - 1]) : 9999;
}

const SIGNS = { ">=": "≥", "<=": "≤", ">": ">", "<": "<", "~": "≈" };

function targetItem(node) {
  const figures = `${SIGNS[node.mark] ? `${SIGNS[node.mark]} ` : ""}${node.figure}${node.per ? `/${node.per}` : ""}`;
  const owners = ends(node, "kg:owner").map((end) => end.name);
  const documents = ends(node, "kg:setsTarget").map((end) => end.name);
  const who = [...owners, ...documents].slice(0, 3).join(" · ");
  const differs = bare(node.indicator) !== bare(indicator(node.group)) ? node.indicator : "";
  return item(node.id, { class: "target" }, element("b", {}, text(figures)), node.planned ? element("span", { class: "badge" }, WORDS[state.language].status.proposed) : null, who ? element("span", { class: "who" }, text(who)) : null, differs ? element("span", { class: "what" }, text(differs)) : null);
}

// What a target is linked with by a relation that passes the filters.
function ends(node, relation) {
  return BESIDE.get(node.id).filter((line) => line.facts.some((fact) => fact.ok && fact.relation === relation)).map((line) => NODES.get(otherEnd(line, node.id)));
}

// One scale for the targets of an indicator, in the unit that most of them are in.
function scaleOf(targets) {
  const [[unit]] = counted(targets.map((node) => node.unit));
  const values = targets.filter((node) => node.unit === unit).flatMap((node) => [node.value, node.upper]).filter((value) => value !== null && value !== undefined);
  if (!values.length) return null;
  const most = Math.max(...values);
  const least = Math.min(0, ...values);
  const top = unit === "%" && most <= 100 && most > 50 ? 100 : round(most * 1.08);
  return { unit, least, top: top === least ? least + 1 : top };
}

// The next number that reads well: 1, 2, 2.5, 4 or 5 times a power of ten.
function round(value) {
  const power = 10 ** Math.floor(Math.log10(value || 1));
  return [1, 2, 2.5, 4, 5, 10].map((step) => step * power).find((step) => step >= value - 1e-12);
}

function along(value, scale) {
  return CHART.left + ((value - scale.least) / (scale.top - scale.least)) * (CHART.wide - CHART.left - CHART.right);
}

function chartAxis(scale) {
  const ticks = [scale.least, scale.least + (scale.top - scale.least) / 2, scale.top];
  const marks = ticks.map((tick, i) => vector("text", { x: along(tick, scale), y: 12, "text-anchor": ["start", "middle", "end"][i] }, shortNumber(tick)));
  return vector("svg", { viewBox: `0 0 ${CHART.wide} 18`, "aria-hidden": "true" }, ...marks);
}

function shortNumber(value) {
  return value.toLocaleString(state.language, { notation: Math.abs(value) >= 10000 ? "compact" : "standard", maximumFractionDigits: 2 });
}

// A chart, and below it a scale of its own for where the scale above all charts of the card has no room.
function chartParts(targets, scale, name) {
  const own = element("div", { class: "own axis" }, chartAxis(scale));
  return [chart(targets, scale, name), own];
}

// A dot for each target at its value: an arrow where it is the least or the most that is asked for, a bar for a range.
function chart(targets, scale, name) {
  const sorted = [...targets].filter((node) => node.unit === scale.unit && node.value !== null && node.value !== undefined).sort((a, b) => SCOPES.indexOf(a.scope) - SCOPES.indexOf(b.scope) || byValue(a, b));
  const step = 15;
  const high = Math.max(1, sorted.length) * step + 8;
  const grid = [0, 0.5, 1].map((part) => {
    const x = along(scale.least + part * (scale.top - scale.least), scale);
    return vector("line", { x1: x, y1: 0, x2: x, y2: high, class: "grid-line" });
  });
  const marks = sorted.map((node, i) => targetMark(node, scale, 4 + step * (i + 0.5)));
  return vector("svg", { viewBox: `0 0 ${CHART.wide} ${high}`, role: "img", "aria-label": shown(name) }, ...grid, ...marks);
}

function targetMark(node, scale, y) {
  const x = along(node.value, scale);
  const upper = node.upper === null || node.upper === undefined ? null : along(node.upper, scale);
  const bright = !litNow || litNow.nodes.has(node.id);
  const onclick = () => (state.start ? endPath(node.id) : change({ node: node.id, line: null }));
  const towards = node.mark.startsWith(">") ? 1 : node.mark.startsWith("<") ? -1 : 0;
  const tip = x + towards * 20;
  return vector(
    "g",
    { class: `dot ${node.scope}${node.id === state.node ? " chosen" : ""}`, opacity: bright ? 1 : 0.3, onclick },
    vector("title", {}, shown(node.name)),
    vector("line", { x1: along(Math.max(0, scale.least), scale), y1: y, x2: x, y2: y, class: "stem" }),
    upper === null ? null : vector("line", { x1: x, y1: y, x2: upper, y2: y, class: "span" }),
    towards ? vector("path", { d: `M${x} ${y}H${tip}M${tip - towards * 4} ${y - 3.5}L${tip} ${y}L${tip - towards * 4} ${y + 3.5}`, class: "reach" }) : null,
    vector("circle", { cx: x, cy: y, r: 4.5, class: node.mark === "~" ? "about" : "exact" }),
    upper === null ? null : vector("circle", { cx: upper, cy: y, r: 4.5, class: "exact" }),
  );
}
