// The network as the page holds it: nodes and lines by id, and who is beside whom.
const DATA = JSON.parse(document.getElementById("data").textContent);
const PAGE = DATA.page;
const NODES = new Map(DATA.nodes.map((node) => [node.id, node]));
const LINES = DATA.lines;
const FACTS = [];
const BESIDE = new Map(DATA.nodes.map((node) => [node.id, []]));

for (const node of DATA.nodes) {
  node.search = [node.name, ...node.names].map(searchable);
  node.lines = lines(node.name);
}
for (const line of LINES) {
  BESIDE.get(line.from).push(line);
  if (line.to !== line.from) BESIDE.get(line.to).push(line);
  for (const fact of line.facts) {
    fact.line = line;
    FACTS.push(fact);
  }
}

function otherEnd(line, id) {
  return line.from === id ? line.to : line.from;
}

// The name of a relation, or that of its way back.
function groupName(relation, backwards) {
  return PAGE.relations[relation][backwards ? "inverse" : "label"][state.language];
}

// What is at most `steps` lines away from a node, as far as the filters show it.
function within(id, steps) {
  const reached = new Set([id]);
  let ring = [id];
  for (let step = 0; step < steps; step += 1) {
    const next = [];
    for (const at of ring) {
      for (const line of BESIDE.get(at)) {
        const end = otherEnd(line, at);
        if (!reached.has(end) && passes(line)) {
          reached.add(end);
          next.push(end);
        }
      }
    }
    ring = next;
  }
  return reached;
}

function factPasses(fact) {
  return !state.hiddenRelations.has(fact.relation) && !state.hiddenClasses.has(NODES.get(fact.from).kind) && !state.hiddenClasses.has(NODES.get(fact.to).kind);
}

function passes(line) {
  return line.facts.some(factPasses);
}

// The entity that a link or a person names: by IRI, by the end of its IRI, or by any of its names.
function named(text) {
  if (NODES.has(text)) return text;
  const wanted = toned(text);
  const ends = DATA.nodes.find((node) => node.id.endsWith(`/id/${text}`));
  const found = ends || DATA.nodes.find((node) => node.search[0].toned === wanted) || DATA.nodes.find((node) => node.search.some((name) => name.toned === wanted));
  return found ? found.id : null;
}
