// The legend: what the marks mean, how many there are, and a box to hide or show each kind.
function buildLegend() {
  fill("classes", counted(DATA.nodes.map((node) => node.kind)), state.hiddenClasses, "hiddenClasses", (kind) => [symbol(kind), PAGE.classes[kind][state.language]]);
  fill("relations", counted(FACTS.map((fact) => fact.relation)), state.hiddenRelations, "hiddenRelations", (relation) => [groupName(relation, false)]);
  showExtent();
}

function counted(values) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) || 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

function fill(id, counts, hidden, key, name) {
  const every = counts.map(([value]) => value);
  const toggle = (value, on) => {
    const next = new Set(hidden);
    if (on) next.delete(value);
    else next.add(value);
    change({ [key]: next });
  };
  const only = (value) => change({ [key]: hidden.size === every.length - 1 && !hidden.has(value) ? new Set() : new Set(every.filter((other) => other !== value)) });
  const rows = counts.map(([value, count]) =>
    element(
      "li",
      {},
      element("label", {}, element("input", { type: "checkbox", value, checked: !hidden.has(value), onchange: (event) => toggle(value, event.target.checked) }), ...name(value), element("span", { class: "number" }, String(count))),
      every.length > 1 ? element("button", { type: "button", class: "only", onclick: () => only(value) }, say("only")) : null,
    ),
  );
  document.getElementById(id).replaceChildren(...rows);
}

function showExtent() {
  const shownNow = DATA.nodes.length;
  const parts = [say("shown", shownNow, LINES.length)];
  if (PAGE.entities > shownNow) parts.push(say(PAGE.focus ? "leftNear" : "left", shownNow, PAGE.entities));
  document.getElementById("extent").textContent = parts.join(". ");
}
