// The timeline: documents and events in lanes, by day. What has no room for its name is counted in a mark that opens on a
// click; dates that are a year or a month long are drawn as long as they are.
const DAY = 86400000;
const YEAR = 365.2425 * DAY;
const LANES = 14;
const LANE_ROWS = 6;
const ROW_HIGH = 22;
const NAMED = 210; // the widest that a name is written
const TICK = 18; // half of what the name of a year takes
const PAPER_LANES = 800; // how wide the lanes are on paper, which is not known before it is printed
const NEAREST = 14; // marks nearer than this are counted together
const span = { from: 0, to: 0, all: null };
const MEASURE = document.createElement("canvas").getContext("2d");

SHEETS.timeline = {
  draw(page, sheet) {
    const items = dated_(scene.nodes);
    if (!span.all) openSpan(items);
    const wide = laneWide(sheet);
    const lanes = laneList(items);
    const head = element("div", { class: "head-row" }, lanesSwitch(), outside(items));
    page.replaceChildren(head, element("div", { class: "lanes" }, axis(wide), ...lanes.map((lane) => laneRow(lane, wide))));
    const missing = DATA.nodes.filter((node) => !node.aside && !node.day).length;
    if (missing) page.append(element("p", { class: "note" }, say("undated", missing)));
    if (!sheet.listens) listenToTime(sheet);
  },
  fit(sheet) {
    span.all = null;
    sheet.redraw();
  },
  zoom(sheet, factor) {
    zoomTime(sheet, (span.from + span.to) / 2, 1 / factor);
  },
  show(sheet, id) {
    const node = NODES.get(id);
    if (!node.day) return;
    const at = when(node).middle;
    const half = (span.to - span.from) / 2;
    if (at < span.from || at > span.to) Object.assign(span, { from: at - half, to: at + half });
    sheet.redraw();
    for (let tries = 0; tries < 12 && !sheet.item(id) && span.to - span.from > 20 * DAY; tries += 1) {
      const quarter = (span.to - span.from) / 4;
      Object.assign(span, { from: at - quarter, to: at + quarter });
      sheet.redraw();
    }
  },
};

function dated_(nodes) {
  return nodes.filter((node) => node.day);
}

function when(node) {
  if (!node.when) {
    const [from, to] = [Date.parse(first(node.day)), Date.parse(`${node.day.length === 7 ? monthEnd(node.day) : final(node.day)}`) + DAY];
    node.when = { from, to, middle: (from + to) / 2 };
  }
  return node.when;
}

function monthEnd(month) {
  const [year, number] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

// At first all that is dated; where a few things are much older than the rest, what is left without them.
function openSpan(items) {
  const days = items.map((node) => when(node).middle).sort((a, b) => a - b);
  if (!days.length) return Object.assign(span, { from: Date.now() - YEAR, to: Date.now(), all: true });
  const begin = days[days.length > 40 ? Math.floor(days.length * 0.04) : 0];
  const end = days[days.length - 1];
  const room = Math.max((end - begin) * 0.04, 20 * DAY);
  return Object.assign(span, { from: begin - room, to: end + room * 3, all: true });
}

function laneWide(sheet) {
  if (sheet.onPaper) return PAPER_LANES;
  const style = getComputedStyle(sheet.host);
  const names = matchMedia("(max-width: 820px)").matches ? 0 : 158;
  return Math.max(240, sheet.host.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight) - names);
}

function xOf(time, wide) {
  return ((time - span.from) / (span.to - span.from)) * wide;
}

// The lanes with most in them; the rest share one.
function laneList(items) {
  const lanes = new Map();
  for (const node of items) {
    const number = node.lane[state.lanes];
    lanes.set(number, [...(lanes.get(number) || []), node]);
  }
  const sorted = [...lanes].map(([number, some]) => ({ ...PAGE.lanes[state.lanes][number], some }));
  const rank = (lane) => ["Document", "Body", "Event"].indexOf(lane.of);
  sorted.sort((a, b) => b.some.length - a.some.length || laneName(a).localeCompare(laneName(b), "vi"));
  const kept = sorted.slice(0, sorted.length > LANES ? LANES - 1 : LANES);
  const rest = sorted.slice(kept.length).flatMap((lane) => lane.some);
  kept.sort((a, b) => rank(a) - rank(b) || b.some.length - a.some.length);
  return rest.length ? [...kept, { of: "Document", vi: WORDS.vi.otherLanes, en: WORDS.en.otherLanes, some: rest }] : kept;
}

function laneName(lane) {
  return lane[state.language] || (state.lanes === "kind" ? PAGE.classes[lane.of][state.language] : say("nobody"));
}

function lanesSwitch() {
  const button = (lanes, word) => element("button", { type: "button", "data-held": lanes, "aria-pressed": String(state.lanes === lanes), onclick: () => change({ lanes }) }, say(word));
  return element("span", { class: "lanes-by" }, say("lanesBy"), " ", element("span", { class: "switch", role: "group", "aria-label": say("lanesBy") }, button("kind", "byKind"), button("issuer", "byIssuer")));
}

// What lies before and after the part in sight, with the way there.
function outside(items) {
  const before = items.filter((node) => when(node).middle < span.from);
  const after = items.filter((node) => when(node).middle > span.to);
  const year = (time) => String(new Date(time).getUTCFullYear());
  const go = (some) => () => {
    const days = some.map((node) => when(node).middle);
    const room = 60 * DAY;
    Object.assign(span, { from: Math.min(span.from, ...days.map((one) => one - room)), to: Math.max(span.to, ...days.map((one) => one + room)) });
    network.redraw();
  };
  const button = (some, word, time) => (some.length ? element("button", { type: "button", "data-held": word, onclick: go(some) }, say(word, some.length, year(time))) : null);
  return element("span", { class: "outside" }, button(before, "earlier", span.from), button(after, "later", span.to));
}

const STEPS = [[1, "month"], [3, "month"], [6, "month"], [1, "year"], [2, "year"], [5, "year"], [10, "year"], [20, "year"], [50, "year"], [100, "year"]];

// The days at which the axis is marked, about every 80 pixels.
function ticks(wide) {
  const least = ((span.to - span.from) / wide) * 72;
  const [many, unit] = STEPS.find(([n, one]) => n * (one === "month" ? YEAR / 12 : YEAR) >= least) || STEPS[STEPS.length - 1];
  const start = new Date(span.from);
  const found = [];
  let year = start.getUTCFullYear();
  let month = unit === "month" ? Math.floor(start.getUTCMonth() / many) * many : 0;
  if (unit === "year") year = Math.floor(year / many) * many;
  while (found.length < 200) {
    const time = Date.UTC(year, month, 1);
    if (time > span.to) break;
    if (time >= span.from) found.push({ time, name: unit === "year" || month === 0 ? String(year) : `${month + 1}/${year}`, strong: month === 0 });
    if (unit === "month") month += many;
    else year += many;
    year += Math.floor(month / 12);
    month %= 12;
  }
  return found;
}

function axis(wide) {
  const whole = ({ time }) => xOf(time, wide) > TICK && xOf(time, wide) < wide - TICK;
  const marks = ticks(wide).filter(whole).map(({ time, name, strong }) => placed_(element("span", { class: strong ? "tick strong" : "tick" }, name), { left: xOf(time, wide) }));
  return element("div", { class: "axis-row" }, element("span", { class: "lane-name" }), placed_(element("div", { class: "lane-items", "aria-hidden": "true" }, ...marks), { width: wide }));
}

function placed_(made, place) {
  for (const [name, value] of Object.entries(place)) made.style[name] = `${Math.round(value * 10) / 10}px`;
  return made;
}

// A lane: the most linked things have their names, the rest are marks, counted where they are too near to one another.
function laneRow(lane, wide) {
  MEASURE.font = `400 12.5px ${FONT}`;
  const inSight = lane.some.filter((node) => when(node).to >= span.from && when(node).from <= span.to);
  const rows = [];
  const left = [];
  const placing = [...inSight].sort((a, b) => (b.id === state.node) - (a.id === state.node) || b.degree - a.degree || (a.id < b.id ? -1 : 1));
  const marks = [];
  for (const node of placing) {
    const x = xOf(when(node).middle, wide);
    const w = Math.min(NAMED, width(MEASURE, shown(node.name.slice(0, 60)))) + 26;
    if (x < 0 || x > wide) continue;
    const turned = x - 9 + w > wide; // the name stands before the mark where there is no room behind it
    const begin = turned ? x + 9 - w : x - 9;
    if (begin < 0) {
      left.push(node);
      continue;
    }
    const row = Array.from({ length: LANE_ROWS }, (_, number) => number).find((number) => (rows[number] || []).every(([from, to]) => begin > to || begin + w < from));
    if (row === undefined) left.push(node);
    else {
      rows[row] = [...(rows[row] || []), [begin, begin + w]];
      marks.push({ node, x, row, turned });
    }
  }
  marks.sort((a, b) => a.x - b.x);
  const clusters = gathered(left, wide);
  const high = (rows.length + (clusters.length ? 1 : 0) || 1) * ROW_HIGH + 8;
  const grid = ticks(wide).map(({ time }) => placed_(element("i", { class: "grid-line" }), { left: xOf(time, wide) }));
  const made = [...grid, ...marks.map((mark) => timeItem(mark, wide)), ...clusters.map((cluster) => clusterItem(cluster, rows.length, wide))];
  const name = element("span", { class: "lane-name" }, text(laneName(lane)), element("span", { class: "number" }, figure(lane.some.length)));
  return element("div", { class: "lane" }, name, placed_(element("div", { class: "lane-items" }, ...made), { width: wide, height: high }));
}

function timeItem({ node, x, row, turned }, wide) {
  const { from, to } = when(node);
  const long = to - from > DAY && xOf(to, wide) - xOf(from, wide) > 16;
  const top = row * ROW_HIGH + 4;
  const bar = long ? placed_(element("i", { class: `long ${node.kind}` }), { left: Math.max(0, xOf(from, wide)), width: Math.min(wide, xOf(to, wide)) - Math.max(0, xOf(from, wide)), top: top + 17 }) : null;
  const made = placed_(item(node.id, { class: turned ? "event turned" : "event", title: shown(`${node.name} · ${day(node.day)}`) }, symbol(node.kind), text(node.name)), { [turned ? "right" : "left"]: turned ? wide - x - 7 : x - 7, top, maxWidth: NAMED + 24 });
  const both = document.createDocumentFragment();
  both.append(...[bar, made].filter(Boolean));
  return both;
}

// Things without room for their names, together where they are near.
function gathered(nodes, wide) {
  const found = [];
  for (const node of [...nodes].sort((a, b) => when(a).middle - when(b).middle)) {
    const x = xOf(when(node).middle, wide);
    const near = found[found.length - 1];
    if (near && x - near.x < NEAREST + 8) near.nodes.push(node);
    else found.push({ x, nodes: [node] });
  }
  return found;
}

function clusterItem({ x, nodes }, row, wide) {
  const place = { left: Math.min(x, wide - 12) - 9, top: row * ROW_HIGH + 3 };
  if (nodes.length === 1) return placed_(item(nodes[0].id, { class: "event alone", title: shown(`${nodes[0].name} · ${day(nodes[0].day)}`), "aria-label": shown(nodes[0].name) }, symbol(nodes[0].kind)), place);
  const days = nodes.map((node) => when(node).middle);
  const [from, to] = [Math.min(...days), Math.max(...days)];
  const open = () => {
    const room = Math.max((to - from) * 0.3, 8 * DAY);
    const same = to - from < DAY && span.to - span.from < 40 * DAY;
    if (same) change({ view: "table" });
    else Object.assign(span, { from: from - room, to: to + room });
    network.redraw();
  };
  const says = say("several", nodes.length, day(new Date(from).toISOString().slice(0, 10)), day(new Date(to).toISOString().slice(0, 10)));
  return placed_(element("button", { type: "button", class: "cluster", title: says, "aria-label": says, "data-held": `cluster ${nodes[0].id}`, onclick: open }, String(nodes.length)), place);
}

function zoomTime(sheet, at, factor) {
  const length = Math.min(400 * YEAR, Math.max(3 * DAY, (span.to - span.from) * factor));
  const part = (at - span.from) / (span.to - span.from);
  Object.assign(span, { from: at - part * length, to: at + (1 - part) * length });
  later(sheet);
}

let waiting = false;

function later(sheet) {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    sheet.redraw();
  });
}

// Dragging moves along the years; the wheel with Ctrl, or two fingers, change how many are in sight.
function listenToTime(sheet) {
  sheet.listens = true;
  const { host, page } = sheet;
  const fingers = new Map();
  const timeAt = (x) => {
    const box = page.querySelector(".lane-items").getBoundingClientRect();
    return span.from + ((x - box.x) / box.width) * (span.to - span.from);
  };
  host.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey && Math.abs(event.deltaX) <= Math.abs(event.deltaY)) return;
    event.preventDefault();
    if (event.ctrlKey || event.metaKey) return zoomTime(sheet, timeAt(event.clientX), Math.exp(Math.max(-120, Math.min(120, event.deltaY)) / 300));
    return moveTime(sheet, event.deltaX);
  }, { passive: false });
  page.addEventListener("pointerdown", (event) => {
    if (!event.target.closest("button")) fingers.set(event.pointerId, event.clientX);
  });
  window.addEventListener("pointermove", (event) => {
    const before = fingers.get(event.pointerId);
    if (before === undefined) return;
    if (fingers.size === 2) {
      const [other] = [...fingers].filter(([id]) => id !== event.pointerId).map(([, x]) => x);
      zoomTime(sheet, timeAt((event.clientX + other) / 2), (Math.abs(before - other) || 1) / (Math.abs(event.clientX - other) || 1));
    } else moveTime(sheet, before - event.clientX);
    fingers.set(event.pointerId, event.clientX);
  });
  for (const end of ["pointerup", "pointercancel"]) window.addEventListener(end, (event) => fingers.delete(event.pointerId));
  new ResizeObserver(() => later(sheet)).observe(host);
}

function moveTime(sheet, pixels) {
  const move = (pixels / laneWide(sheet)) * (span.to - span.from);
  Object.assign(span, { from: span.from + move, to: span.to + move });
  later(sheet);
}
