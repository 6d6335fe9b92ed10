// The same facts as a table: filtered by the legend and by words, sorted by any column.
const PAGE_ROWS = 200;
const ALPHABET = new Intl.Collator("vi");
const sorting = { column: "relation", down: false };
let rowsShown = PAGE_ROWS;

function cells(fact) {
  const quote = fact.quotes?.[0];
  const source = fact.sources.length ? PAGE.sources[fact.sources[0]] : null;
  return {
    subject: NODES.get(fact.from).name,
    relation: fact.details.event ? `${fact.label[state.language]}: ${NODES.get(fact.details.event).name}` : fact.label[state.language],
    object: NODES.get(fact.to).name,
    evidence: quote ? quote.exact : "",
    source: source ? source.title || source.identifier : "",
    date: source ? source.date : "",
    confidence: fact.confidence,
  };
}

const COLUMNS = ["subject", "relation", "object", "evidence", "source", "date", "confidence"];

function buildTable() {
  const heads = COLUMNS.map((column) => {
    const direction = sorting.column === column ? (sorting.down ? "descending" : "ascending") : "none";
    return element("th", { scope: "col", "aria-sort": direction }, element("button", { type: "button", onclick: () => sortBy(column) }, say(column)));
  });
  document.getElementById("columns").replaceChildren(...heads);
  fillTable();
}

function sortBy(column) {
  sorting.down = sorting.column === column && !sorting.down;
  sorting.column = column;
  buildTable();
}

// The facts between what the picture shows; in a large graph the evidence of the rows on screen comes when it is unpacked,
// so that words are looked for in all columns but that one.
function fillTable() {
  const wanted = document.getElementById("filter").value.trim().split(/\s+/).filter(Boolean);
  const everything = overview();
  const rows = FACTS.filter((fact) => fact.ok && (everything || (scene.told.has(fact.from) && scene.told.has(fact.to))))
    .map((fact) => ({ fact, cell: cells(fact) }))
    .filter(({ cell }) => wanted.every((word) => COLUMNS.some((column) => matches(String(cell[column]), word))));
  rows.sort((a, b) => order(a, b) * (sorting.down ? -1 : 1) || compare(a.cell.subject, b.cell.subject) || compare(a.cell.object, b.cell.object));
  document.getElementById("facts").replaceChildren(...rows.slice(0, rowsShown).map(tableRow));
  document.getElementById("count").textContent = say("count", rows.length, FACTS.length);
  const more = document.getElementById("more");
  more.hidden = rows.length <= rowsShown;
  more.textContent = say("more", rows.length - rowsShown);
}

function matches(value, word) {
  return hasMarks(word) ? toned(value).includes(toned(word)) : bare(value).includes(bare(word));
}

// Relations come in the order of the ontology, everything else in that of the alphabet or of numbers.
function order(a, b) {
  if (sorting.column === "relation") return PAGE.relations[a.fact.relation].rank - PAGE.relations[b.fact.relation].rank || compare(a.cell.relation, b.cell.relation);
  return compare(a.cell[sorting.column], b.cell[sorting.column]);
}

function compare(a, b) {
  return typeof a === "number" ? a - b : ALPHABET.compare(a, b);
}

function tableRow({ fact, cell }) {
  const open = element("button", { type: "button", class: "relation", onclick: () => change({ node: fact.from, line: fact.line }) }, text(cell.relation));
  const words = element("td", { class: "long" }, text(cell.evidence));
  if (fact.count && !fact.quotes?.length) evidence(fact).then(([quote]) => words.replaceChildren(text(quote.exact)));
  return element(
    "tr",
    {},
    element("td", {}, nodeButton(NODES.get(fact.from))),
    element("td", {}, open, badge(fact), details(fact)),
    element("td", {}, nodeButton(NODES.get(fact.to))),
    words,
    element("td", {}, text(cell.source)),
    element("td", { class: "figure" }, text(day(cell.date))),
    element("td", { class: "figure" }, fact.count === 0 ? "" : `${Math.round(fact.confidence * 100)}%`),
  );
}
