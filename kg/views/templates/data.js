// The network as the page holds it: nodes and lines by id, and who is beside whom. A large page brings its lines
// as rows of numbers and its evidence in compressed blocks, which are unpacked when something of them is read.
const DATA = JSON.parse(document.getElementById("data").textContent);
const PAGE = DATA.page;
const LARGE = Boolean(DATA.rows);
const GROUPS = DATA.groups || [];
if (LARGE) unpackRows();
const NODES = new Map(DATA.nodes.map((node) => [node.id, node]));
const LINES = DATA.lines;
const FACTS = [];
const BESIDE = new Map(DATA.nodes.map((node) => [node.id, []]));
const UNPACKED = new Map();

// Pictures lie along the width of a screen; on one that is higher than wide they stand.
const UPRIGHT = window.innerHeight > window.innerWidth * 1.2;

for (const node of DATA.nodes) node.ok = true;
if (UPRIGHT) for (const place of [...DATA.nodes, ...GROUPS]) [place.x, place.y] = place.upright || [place.y, place.x];
for (const line of LINES) {
  line.a = NODES.get(line.from);
  line.b = NODES.get(line.to);
  BESIDE.get(line.from).push(line);
  if (line.to !== line.from) BESIDE.get(line.to).push(line);
  for (const fact of line.facts) {
    fact.line = line;
    fact.ok = true;
    FACTS.push(fact);
  }
  line.ok = true;
}
for (const fact of FACTS) if (fact.details.event) Object.assign(fact, summed(heldBy(fact)));

// Two who took part in the same event: the facts that link either with it.
function heldBy(fact) {
  const { event } = fact.details;
  return BESIDE.get(event).filter((line) => [fact.from, fact.to].includes(otherEnd(line, event))).flatMap((line) => line.facts);
}

function summed(facts) {
  return { count: facts.reduce((sum, fact) => sum + fact.count, 0), sources: [...new Set(facts.flatMap((fact) => fact.sources))] };
}

function unpackRows() {
  const { relations, labels, details, statuses } = DATA.rows;
  DATA.lines = DATA.rows.lines.map(([from, to, ...facts], id) => {
    const ends = [DATA.nodes[from].id, DATA.nodes[to].id];
    return {
      id,
      from: ends[0],
      to: ends[1],
      facts: facts.map(([back, relation, label, status, confidence, background, detail, count, sources], place) => ({
        from: ends[back], to: ends[1 - back], relation: relations[relation], label: labels[label], status: statuses[status],
        confidence: confidence / 100, background: Boolean(background), details: details[detail], count, sources, place,
      })),
    };
  });
  delete DATA.rows.lines;
}

// What is too much to hold at hand, by the number of the line or node that it belongs to.
async function unpacked(kind, number) {
  const key = `${kind}-${Math.floor(number / DATA.rows.block)}`;
  if (!UNPACKED.has(key)) {
    const packed = Uint8Array.from(atob(document.getElementById(key).textContent), (c) => c.charCodeAt(0));
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    UNPACKED.set(key, new Response(stream).json());
  }
  return (await UNPACKED.get(key))[number % DATA.rows.block];
}

// The evidence for a fact; `more` says how many more quotes there were.
async function evidence(fact) {
  if (fact.details?.event) {
    const found = (await Promise.all(heldBy(fact).map(evidence))).flat();
    fact.quotes = [...new Map(found.map((quote) => [`${quote.source} ${quote.start} ${quote.end}`, quote])).values()];
    fact.count = fact.quotes.length;
  } else if (!fact.quotes) {
    const found = await unpacked("lines", fact.line.id);
    for (const other of fact.line.facts) other.quotes = found[other.place];
  }
  return fact.quotes;
}

// What is known of a node alone.
async function known(node) {
  if (!node.facts) Object.assign(node, await unpacked("nodes", node.number));
  return node;
}

function names(node) {
  if (!node.search) node.search = [node.name, ...node.names].map(searchable);
  return node.search;
}

function linesOf(node) {
  if (!node.lines) node.lines = node.isGroup ? [...lines(node.name, 24, 2), `(${figure(node.count)})`] : lines(node.name);
  return node.lines;
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
        if (!reached.has(end) && line.ok) {
          reached.add(end);
          next.push(end);
        }
      }
    }
    ring = next;
  }
  return reached;
}

// The entity that a link or a person names: by IRI, by the end of its IRI, or by any of its names.
function named(text) {
  if (NODES.has(text)) return text;
  const iri = `https://w3id.org/vnpolicy/id/${text}`;
  if (NODES.has(iri)) return iri;
  const wanted = toned(text);
  const found = DATA.nodes.find((node) => names(node)[0].toned === wanted) || DATA.nodes.find((node) => names(node).some((name) => name.toned === wanted));
  return found ? found.id : null;
}
