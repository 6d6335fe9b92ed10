// The legend: what the marks mean, how many there are, a box to hide or show each kind, and the other filters.
const SOURCES_SHOWN = 60;

function buildLegend() {
  fill("classes", counted(DATA.nodes.filter((node) => !unlisted(node)).map((node) => node.kind)), "hiddenClasses", (kind) => [symbol(kind), PAGE.classes[kind][state.language]]);
  fill("relations", counted(FACTS.filter((fact) => !(unlisted(fact.line.a) || unlisted(fact.line.b))).map((fact) => fact.relation)), "hiddenRelations", (relation) => [element("span", {}, groupName(relation, false))]);
  buildSources();
  buildConfidence();
  buildTogether();
  buildTime();
  buildGroups();
  buildAside();
  showExtent();
}

function counted(values) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) || 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

// Rows with a box each; `key` is the list of the state that names the hidden ones. What the reader is at keeps the focus.
function fill(id, counts, key, name, every = counts.map(([value]) => value)) {
  const list = document.getElementById(id);
  const hidden = new Set(state[key]);
  const toggle = (value) => change({ [key]: toggled(state[key], value) });
  const only = (value) => change({ [key]: hidden.size === every.length - 1 && !hidden.has(value) ? [] : every.filter((other) => other !== value) });
  const held = list.contains(document.activeElement) ? document.activeElement.dataset.key : null;
  const rows = counts.map(([value, count]) =>
    element(
      "li",
      {},
      element("label", {}, element("input", { type: "checkbox", value, "data-key": `box ${value}`, checked: !hidden.has(value), onchange: () => toggle(value) }), ...name(value), element("span", { class: "number" }, figure(count))),
      every.length > 1 ? element("button", { type: "button", class: "only", "data-key": `only ${value}`, onclick: () => only(value) }, say("only")) : null,
    ),
  );
  list.replaceChildren(...rows);
  if (held) [...list.querySelectorAll("[data-key]")].find((one) => one.dataset.key === held)?.focus();
}

function figure(number) {
  return number.toLocaleString(state.language);
}

let sourceCounts = null;

function buildSources() {
  sourceCounts = sourceCounts || counted(FACTS.flatMap((fact) => fact.sources));
  document.getElementById("by-source").hidden = sourceCounts.length < 2;
  const title = (source) => PAGE.sources[source].title || PAGE.sources[source].identifier;
  const wanted = document.getElementById("source-filter").value.trim();
  const found = wanted ? sourceCounts.filter(([source]) => wanted.split(/\s+/).every((word) => matches(title(source), word))) : sourceCounts;
  fill("sources", found.slice(0, SOURCES_SHOWN), "hiddenSources", (source) => [text(title(source))], sourceCounts.map(([source]) => source));
  const more = document.getElementById("more-sources");
  more.hidden = found.length <= SOURCES_SHOWN;
  more.textContent = say("moreSources", found.length - SOURCES_SHOWN);
}

function buildConfidence() {
  document.getElementById("least").value = state.least;
  document.getElementById("least-shown").textContent = `${state.least}%`;
}

function buildTogether() {
  document.getElementById("by-together").hidden = !(PAGE.most > 1);
  const slider = document.getElementById("together");
  slider.max = PAGE.most || 1;
  slider.value = state.together;
  document.getElementById("together-shown").textContent = String(state.together);
}

// Two sliders over the days that documents, events and offices have, under a picture of how many fall when.
function buildTime() {
  const few = DAYS.length < 2;
  document.getElementById("by-time").hidden = few && !PAGE.day;
  document.getElementById("by-span").hidden = few || PAGE.kind === "organisation";
  document.getElementById("day").value = state.day;
  if (few) return;
  const [from, to] = [state.from || DAYS[0], state.to || DAYS[DAYS.length - 1]];
  const place = (wanted, otherwise) => {
    const at = DAYS.findIndex((one) => one >= wanted);
    return at < 0 ? otherwise : at;
  };
  for (const [key, value, end] of [["from", place(from, 0), from], ["to", place(to, DAYS.length - 1), to]]) {
    const slider = document.getElementById(`${key}-slider`);
    slider.max = DAYS.length - 1;
    slider.value = value;
    slider.setAttribute("aria-valuetext", day(end));
    document.getElementById(`${key}-shown`).textContent = day(end);
  }
  document.getElementById("histogram").replaceChildren(...histogram(from, to));
}

const BARS = 40;

function histogram(from, to) {
  const counts = Array.from({ length: BARS }, () => ({ all: 0, inside: 0 }));
  const years = (one) => Date.parse(one) || 0;
  const [start, end] = [years(DAYS[0]), years(DAYS[DAYS.length - 1])];
  const places = new Map(DAYS.map((one) => [one, Math.min(BARS - 1, Math.floor(((years(one) - start) / (end - start)) * BARS))]));
  for (const node of DATA.nodes) {
    if (!node.day) continue;
    const bar = counts[places.get(first(node.day))];
    bar.all += 1;
    if (node.day >= from && node.day <= to) bar.inside += 1;
  }
  const most = Math.max(1, ...counts.map((bar) => bar.all));
  return counts.map((bar) => {
    const one = element("i", { class: bar.inside ? "inside" : "" });
    one.style.height = `${Math.round((bar.all / most) * 100)}%`;
    return one;
  });
}

function buildGroups() {
  document.getElementById("by-group").hidden = !GROUPS.length;
  if (!GROUPS.length) return;
  const held = document.activeElement && document.activeElement.dataset.group;
  const rows = [...GROUP_NODES.values()].filter((group) => !groupCounts || groupCounts.has(group.number)).sort((a, b) => b.count - a.count || a.number - b.number).slice(0, 100);
  const row = (group) => element("li", {}, element("button", { type: "button", class: "entity", "data-group": String(group.number), "aria-pressed": String(state.group === group.number), onclick: () => openGroup(group.number) }, text(group.name), element("span", { class: "number" }, figure(group.count))));
  document.getElementById("groups").replaceChildren(...rows.map(row));
  if (held) document.querySelector(`[data-group="${held}"]`)?.focus();
}

// What was pinned and hidden by hand, each with the way back, and one button that clears all filters.
function buildAside() {
  const row = (key, word) => (id) => element("li", {}, nodeButton(NODES.get(id)), element("button", { type: "button", class: "back", onclick: () => change({ [key]: state[key].filter((other) => other !== id) }) }, say(word)));
  for (const [key, word] of [["pinned", "unpin"], ["hidden", "showAgain"]]) {
    document.getElementById(`${key}-part`).hidden = !state[key].length;
    document.getElementById(`${key}-list`).replaceChildren(...state[key].map(row(key, word)));
  }
  document.getElementById("clear").hidden = !filtered();
}

const FILTERS = ["hiddenClasses", "hiddenRelations", "hiddenSources", "hidden", "least", "together", "from", "to", "day"];

function filtered() {
  return FILTERS.some((key) => !same(state[key], START[key]));
}

function clearFilters() {
  change(Object.fromEntries(FILTERS.map((key) => [key, START[key]])));
}

function showExtent() {
  const linked = SHEET ? LINES.filter((line) => line.ok && scene.told.has(line.from) && scene.told.has(line.to)) : scene.lines;
  const parts = [overview() ? say("groupsShown", figure(scene.nodes.length), figure(DATA.nodes.length)) : say("shown", figure(SHEET ? scene.told.size : scene.nodes.length), figure(linked.length))];
  if (PAGE.entities > DATA.nodes.length) parts.push(say(PAGE.focus ? "leftNear" : "left", figure(DATA.nodes.length), figure(PAGE.entities)));
  document.getElementById("extent").textContent = parts.join(". ");
}

function listenToFilters() {
  const on = (id, event, act) => document.getElementById(id).addEventListener(event, (e) => act(e.target.value));
  on("least", "input", (value) => change({ least: Number(value) }));
  on("together", "input", (value) => change({ together: Number(value) }));
  on("from-slider", "input", (value) => change({ from: value === "0" ? "" : DAYS[value], to: state.to && state.to < DAYS[value] ? DAYS[value] : state.to }));
  on("to-slider", "input", (value) => change({ to: Number(value) === DAYS.length - 1 ? "" : DAYS[value], from: state.from > DAYS[value] ? DAYS[value] : state.from }));
  on("day", "change", (value) => change({ day: /^\d{4}-\d\d-\d\d$/.test(value) ? value : "" }));
  on("source-filter", "input", buildSources);
  document.getElementById("clear").addEventListener("click", clearFilters);
}
