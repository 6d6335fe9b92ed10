// The organisation chart: bodies in the tiers of authority, parts under the whole, and in each who holds its offices.
const ROWS = 8;
const STALE = 550; // days after which an office that was last heard of then is shown as uncertain
const unfolded = new Set();

SHEETS.organisation = {
  draw(page) {
    const children = new Map();
    const roots = [];
    for (const node of scene.nodes) {
      if (node.under && scene.ids.has(node.under)) children.set(node.under, [...(children.get(node.under) || []), node]);
      else roots.push(node);
    }
    const byStaff = (a, b) => b.staff - a.staff || a.name.localeCompare(b.name, "vi");
    for (const some of children.values()) some.sort(byStaff);
    const tiers = Object.keys(WORDS.vi.tiers).map((tier) => [tier, roots.filter((node) => node.tier === tier).sort(byStaff)]);
    page.replaceChildren(...tiers.filter(([, some]) => some.length).map(([tier, some]) => tierPart(tier, some, children)));
  },
  show(sheet, id) {
    if (sheet.item(id)) return;
    treesShown = Infinity;
    for (const line of BESIDE.get(id)) unfolded.add(otherEnd(line, id));
    sheet.redraw();
  },
};

const TREES = 40; // how many bodies that are part of no other stand in a tier at first
let treesShown = TREES;

function tierPart(tier, some, children) {
  const kept = some.slice(0, treesShown);
  const left = some.length - kept.length;
  const more = left ? unfoldButton(`trees ${tier}`, say("moreBodies", left), () => (treesShown += TREES)) : null;
  const head = element("h3", {}, tier === "unknown" ? say("otherBodies") : tierName(tier));
  return element("section", { class: "tier" }, head, element("div", { class: "trees" }, ...kept.map((node) => tree(node, children, 0))), more);
}

// A button that shows more of a sheet.
function unfoldButton(held, says, act) {
  const unfold = () => {
    act();
    network.redraw();
  };
  return element("button", { type: "button", class: "more", "data-held": held, onclick: unfold }, says);
}

function tree(node, children, depth) {
  const parts = children.get(node.id) || [];
  const below = parts.map((part) => element("li", {}, tree(part, children, depth + 1)));
  return element("div", { class: "tree" }, bodyBox(node), parts.length ? element("ul", { class: depth || parts.length === 1 ? "stack" : "parts" }, ...below) : null);
}

function bodyBox(node) {
  const rows = holders(node);
  const open = unfolded.has(node.id) || rows.length <= ROWS + 1;
  const head = item(node.id, { class: "head" }, symbol(node.kind), text(node.name));
  const list = (open ? rows : rows.slice(0, ROWS)).map((row) => holderRow(node, row));
  const more = open ? null : unfoldButton(`more ${node.id}`, say("moreHolders", rows.length - ROWS), () => unfolded.add(node.id));
  return element("div", { class: `box ${node.kind}` }, head, list.length ? element("ul", { class: "holders" }, ...list) : null, more);
}

// Who holds the offices of a body on the day asked for, the highest office first.
function holders(node) {
  const found = [];
  for (const line of BESIDE.get(node.id)) {
    for (const fact of line.facts) if (fact.ok && fact.relation === "kg:Tenure" && fact.to === node.id) found.push({ fact, person: NODES.get(fact.from) });
  }
  const rank = ({ fact }) => PAGE.offices[fact.details.role] ?? 999;
  return found.sort((a, b) => rank(a) - rank(b) || (lastHeard(b.fact) > lastHeard(a.fact) ? 1 : lastHeard(b.fact) < lastHeard(a.fact) ? -1 : 0) || a.person.name.localeCompare(b.person.name, "vi"));
}

// The last day on which a source tells of an office: that day itself, else that of the source.
function lastHeard(fact) {
  const { since, attested } = fact.details;
  const told = fact.sources.map((source) => PAGE.sources[source].date).sort();
  return (attested && attested.split("/").pop()) || since || told.pop() || "";
}

function holderRow(node, { fact, person }) {
  const heard = lastHeard(fact);
  const stale = !heard || Boolean(state.day && Date.parse(state.day) - Date.parse(heard) > STALE * 86400000);
  const title = details(fact)?.textContent || "";
  const seen = stale ? element("span", { class: "seen" }, heard ? text(heard.slice(0, 4)) : say("noDay")) : null;
  return element("li", { class: stale ? "stale" : null, title: shown(title) }, item(person.id, { class: "holder", "data-held": node.id }, text(person.name)), element("span", { class: "office-of" }, element("span", { class: "role" }, text(fact.label[state.language])), seen, badge(fact)));
}
