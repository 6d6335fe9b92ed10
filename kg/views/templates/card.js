// The card beside the picture: an entity with its facts, or a line with the sentences behind it.
const CARD = document.getElementById("card");

// An element. Text goes in as text: nothing of a source is ever read as markup.
function element(tag, attributes = {}, ...children) {
  return dressed(document.createElement(tag), attributes, children);
}

const VECTOR = "http://www.w3.org/2000/svg";

// A part of a drawing.
function vector(tag, attributes = {}, ...children) {
  return dressed(document.createElementNS(VECTOR, tag), attributes, children);
}

function dressed(made, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

function text(value, tag = "bdi") {
  const made = document.createElement(tag);
  made.textContent = shown(String(value));
  return made;
}

function symbol(kind) {
  const shapes = {
    Document: "M2 2h12v12H2z",
    Body: "M4.5 2h7L15 8l-3.5 6h-7L1 8z",
    Person: "M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 1 1 0-13z",
    Place: "M1.5 3h13L8 14z",
    Event: "M8 1l7 7-7 7-7-7z",
    Target: "M8 1l2 5h5l-4 3.4 1.5 5.1L8 11.4l-4.5 3.1L5 9.4 1 6h5z",
    Topic: "M8 2l6.5 12h-13z",
  };
  return vector("svg", { viewBox: "0 0 16 16", class: `symbol ${kind}`, "aria-hidden": "true" }, vector("path", { d: shapes[kind] }));
}

let cardShows = 0;

function showCard() {
  const turn = (cardShows += 1);
  CARD.replaceChildren();
  CARD.hidden = !state.node && !state.line && !state.path;
  document.body.classList.toggle("with-card", !CARD.hidden);
  if (CARD.hidden) return;
  CARD.append(element("button", { type: "button", class: "close icon", "aria-label": say("close"), onclick: () => close() }, "×"));
  CARD.scrollTop = 0;
  const fillIn = (parts) => turn === cardShows && CARD.append(...parts);
  if (state.line) Promise.all(state.line.facts.map(evidence)).then(() => fillIn(lineCard(state.line)));
  else if (!state.node) fillIn(pathCard());
  else if (NODES.get(state.node).facts) fillIn(nodeCard(NODES.get(state.node)));
  else known(NODES.get(state.node)).then((node) => fillIn(nodeCard(node)));
}

function close() {
  if (state.line && (state.node || state.path)) change({ line: null });
  else if (state.node && state.path) change({ node: null });
  else change({ node: null, line: null, path: null });
  CANVAS.focus({ preventScroll: true });
}

function nodeCard(node) {
  const linked = BESIDE.get(node.id);
  const beyond = node.degree - new Set(linked.map((line) => otherEnd(line, node.id))).size;
  return [
    element("p", { class: "kind" }, symbol(node.kind), PAGE.classes[node.kind][state.language]),
    element("h2", {}, text(node.name)),
    node.names.length ? element("p", { class: "names" }, `${say("alsoKnown")}: `, ...joined(node.names.slice(0, 12))) : null,
    ownFacts(node),
    element("p", { class: "tools" }, element("span", { class: "note" }, say("near")), nearSwitch(node), ...nodeTools(node)),
    ...relationGroups(node),
    node.words.length ? saidBy(node) : null,
    beyond > 0 ? element("p", { class: "note" }, say("beyond", beyond)) : null,
    node.sources ? element("p", { class: "note" }, say("mentioned", node.sources)) : null,
  ].filter(Boolean);
}

// What can be done with a node: open or fold its neighbours, pin or hide it, begin a path, hand on a link.
function nodeTools(node) {
  const { id } = node;
  const without = (list) => state[list].filter((other) => other !== id);
  const tool = (name, act, pressed) => element("button", { type: "button", "data-tool": name, "aria-pressed": pressed === undefined ? null : String(pressed), onclick: act }, say(name));
  return [
    tool("expand", () => change({ open: toggled(state.open, id), folded: without("folded") }), state.open.includes(id)),
    tool("collapse", () => change({ folded: toggled(state.folded, id), open: without("open") }), state.folded.includes(id)),
    tool("pin", () => change({ pinned: toggled(state.pinned, id) }), state.pinned.includes(id)),
    tool("hide", () => change({ hidden: [...state.hidden, id], pinned: without("pinned"), node: null, line: null })),
    tool("pathFrom", () => {
      change({ start: id });
      QUERY.focus();
    }, state.start === id),
    copyButton(),
  ];
}

function joined(names) {
  return names.flatMap((name, i) => (i ? ["; ", text(name)] : [text(name)]));
}

function ownFacts(node) {
  const rows = node.facts.map((fact) => [
    element("dt", {}, PAGE.relations[fact.relation].label[state.language]),
    element("dd", {}, text(day(fact.value)), badge(fact), quoteFold(fact)),
  ]);
  return rows.length ? element("dl", {}, ...rows.flat()) : null;
}

function saidBy(node) {
  const words = node.words.map((fact) => element("li", {}, text(fact.value, "q"), quoteFold(fact)));
  return element("section", {}, element("h3", {}, PAGE.relations["kg:quote"].label[state.language], element("span", { class: "number" }, String(words.length))), element("ul", { class: "facts said" }, ...words));
}

function badge(fact) {
  return fact.status === "asserted" ? null : element("span", { class: "badge" }, WORDS[state.language].status[fact.status] || fact.status);
}

function nearSwitch(node) {
  const step = (n, name) => element("button", { type: "button", "aria-pressed": String(n ? state.near === n && state.around === node.id : !state.near), onclick: () => change({ node: node.id, line: null, near: n, around: n ? node.id : null }) }, name);
  return element("span", { class: "switch", role: "group", "aria-label": say("near") }, step(1, say("steps", 1)), step(2, say("steps", 2)), step(0, say("whole")));
}

function copyButton() {
  const button = element("button", { type: "button" }, say("link"));
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(location.href);
    button.textContent = say("copied");
  });
  return navigator.clipboard && ADDRESSED ? button : null;
}

// The facts that link a node, by relation and direction, in the order of the ontology.
function relationGroups(node) {
  const groups = new Map();
  for (const line of BESIDE.get(node.id)) {
    for (const fact of line.facts) {
      if (!fact.ok) continue;
      const backwards = fact.to === node.id && fact.from !== node.id && !fact.details.event;
      const key = `${fact.relation}|${backwards}`;
      if (!groups.has(key)) groups.set(key, { relation: fact.relation, backwards, facts: [] });
      groups.get(key).facts.push(fact);
    }
  }
  const rank = (group) => PAGE.relations[group.relation].rank + (group.backwards ? 0.5 : 0);
  return [...groups.values()].sort((a, b) => rank(a) - rank(b)).map((group) => relationGroup(node, group));
}

function relationGroup(node, { relation, backwards, facts }) {
  if (facts[0].details.event) return companions(node, facts);
  const end = (fact) => NODES.get(backwards ? fact.from : fact.to);
  const sorted = [...facts].sort((a, b) => end(a).name.localeCompare(end(b).name, "vi"));
  return element(
    "section",
    {},
    element("h3", {}, groupName(relation, backwards), element("span", { class: "number" }, String(facts.length))),
    element("ul", { class: "facts" }, ...sorted.map((fact) => factItem(fact, end(fact), node))),
  );
}

// With whom someone took part in events: each once, those met most often first.
function companions(node, facts) {
  const found = [...new Set(facts.map((fact) => fact.line))].map((line) => ({ line, end: NODES.get(otherEnd(line, node.id)), met: meetings(line).length }));
  found.sort((a, b) => b.met - a.met || a.end.name.localeCompare(b.end.name, "vi"));
  const item = ({ line, end, met }) => element("li", {}, nodeButton(end), element("button", { type: "button", class: "relation", onclick: () => change({ line }) }, say("met", met)));
  return element("section", {}, element("h3", {}, say("companions"), element("span", { class: "number" }, String(found.length))), element("ul", { class: "facts" }, ...found.map(item)));
}

function factItem(fact, end) {
  const office = fact.relation === "kg:Tenure" ? element("span", { class: "office" }, text(fact.label[state.language])) : null;
  return element("li", {}, nodeButton(end), office, details(fact), badge(fact), quoteFold(fact));
}

function nodeButton(node) {
  return element("button", { type: "button", class: "entity", onclick: () => visit(node.id) }, symbol(node.kind), text(node.name));
}

// To an entity that the reader named or chose from a list; the end of a path, if one was begun.
function visit(id) {
  if (state.start) {
    endPath(id);
    fitView();
  } else {
    const group = GROUPS.length && !state.near ? NODES.get(id).group : null;
    change({ node: id, line: null, group, hidden: state.hidden.filter((other) => other !== id) });
    centre(id);
  }
  CARD.focus({ preventScroll: true });
}

function details(fact) {
  const { since, until, attested } = fact.details;
  const parts = [since && `${say("since")} ${day(since)}`, until && `${say("until")} ${day(until)}`];
  if (attested) parts.push(`${say("attested")} ${attested.split("/").map(day).join(" – ")}`);
  const known = parts.filter(Boolean);
  return known.length ? element("span", { class: "when" }, text(known.join(", "))) : null;
}

function day(value) {
  const parts = /^(\d{4})-(\d\d)(?:-(\d\d))?$/.exec(value);
  if (!parts) return value;
  return [parts[3], parts[2], parts[1]].filter(Boolean).map((part) => part.replace(/^0/, "")).join("/");
}

function quoteFold(fact) {
  if (!fact.count) return fact.background ? element("span", { class: "when" }, say("background")) : null;
  const fold = element("details", {}, element("summary", {}, say("quotes", fact.count)));
  const unfold = async () => {
    if (!fold.open || fold.children.length > 1) return;
    await evidence(fact);
    if (fold.children.length === 1) fold.append(...quotations(fact));
  };
  fold.addEventListener("toggle", unfold);
  return fold;
}

function quotations(fact) {
  const more = fact.count - fact.quotes.length;
  return [...fact.quotes.map(quotation), ...(more > 0 ? [element("p", { class: "note" }, say("moreQuotes", more))] : [])];
}

function quotation(quote) {
  const source = PAGE.sources[quote.source];
  const title = text(source.title || source.identifier);
  const named = source.url ? element("a", { href: source.url, target: "_blank", rel: "noopener noreferrer" }, title) : title;
  const about = [source.publisher && text(source.publisher), source.date && text(day(source.date)), text(source.identifier)].filter(Boolean);
  return element(
    "figure",
    { class: "quote" },
    element("blockquote", { lang: "vi" }, text(quote.before, "span"), text(quote.exact, "mark"), text(quote.after, "span")),
    element("figcaption", {}, element("cite", {}, named), element("span", {}, ...about.flatMap((part, i) => (i ? [" · ", part] : [part]))), element("span", { class: "how" }, text(how(quote)))),
  );
}

function how(quote) {
  const sure = `${say("confidence")} ${Math.round(quote.confidence * 100)}%`;
  return [sure, quote.rule && `${say("rule")} ${quote.rule}`, say("place", quote.start, quote.end)].filter(Boolean).join(" · ");
}

function lineCard(line) {
  if (meetings(line).length) return togetherCard(line);
  const facts = line.facts.filter((fact) => fact.ok);
  return facts.map((fact) =>
    element(
      "section",
      { class: "statement" },
      element("h2", {}, nodeButton(NODES.get(fact.from)), element("span", { class: "relation" }, text(fact.label[state.language]), " →"), nodeButton(NODES.get(fact.to))),
      element("p", { class: "note" }, badge(fact), details(fact), fact.background ? say("background") : fact.count ? null : say("noQuote")),
      ...quotations(fact),
    ),
  );
}

// The events that two took part in, the latest first, each with the words that say so.
function togetherCard(line) {
  const facts = meetings(line).sort((a, b) => (NODES.get(a.details.event).day < NODES.get(b.details.event).day ? 1 : -1));
  const event = (fact) => {
    const node = NODES.get(fact.details.event);
    return element("section", { class: "statement" }, element("h3", { class: "meeting" }, nodeButton(node)), node.day ? element("p", { class: "note" }, day(node.day)) : null, ...quotations(fact));
  };
  return [
    element("p", { class: "kind" }, say("met", facts.length)),
    element("h2", {}, nodeButton(NODES.get(line.from)), " · ", nodeButton(NODES.get(line.to))),
    ...facts.map(event),
  ];
}
