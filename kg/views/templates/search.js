// Search with suggestions, by any name, with and without diacritics. Arrow keys and Enter choose.
const QUERY = document.getElementById("query");
const SUGGESTIONS = document.getElementById("suggestions");
const MOST = 12;
let offered = [];
let marked = -1;

function buildSearch() {
  QUERY.addEventListener("input", () => suggest(QUERY.value.trim()));
  QUERY.addEventListener("keydown", onSearchKey);
  QUERY.addEventListener("blur", () => setTimeout(() => document.activeElement === QUERY || hideSuggestions(), 150));
  QUERY.addEventListener("focus", () => QUERY.value.trim() && suggest(QUERY.value.trim()));
}

function suggest(query) {
  if (!query) return hideSuggestions();
  offered = DATA.nodes
    .map((node) => ({ node, score: score(names(node), query) }))
    .filter((found) => found.score)
    .sort((a, b) => b.score - a.score || b.node.degree - a.node.degree || (a.node.id < b.node.id ? -1 : 1))
    .slice(0, MOST)
    .map((found) => found.node);
  marked = offered.length ? 0 : -1;
  SUGGESTIONS.replaceChildren(...(offered.length ? offered.map(suggestion) : [element("li", { class: "none" }, say("nothing"))]));
  SUGGESTIONS.hidden = false;
  QUERY.setAttribute("aria-expanded", "true");
  return mark();
}

function suggestion(node, i) {
  return element("li", { role: "option", id: `suggestion-${i}`, "aria-selected": "false", onmousedown: (event) => event.preventDefault(), onclick: () => take(i) }, symbol(node.kind), text(node.name));
}

function mark() {
  [...SUGGESTIONS.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === marked)));
  if (marked >= 0) {
    QUERY.setAttribute("aria-activedescendant", `suggestion-${marked}`);
    SUGGESTIONS.children[marked].scrollIntoView({ block: "nearest" });
  } else QUERY.removeAttribute("aria-activedescendant");
}

function take(i) {
  const node = offered[i];
  hideSuggestions();
  QUERY.value = "";
  visit(node.id);
}

function hideSuggestions() {
  SUGGESTIONS.hidden = true;
  QUERY.setAttribute("aria-expanded", "false");
  QUERY.removeAttribute("aria-activedescendant");
}

function onSearchKey(event) {
  if (event.key === "Escape") {
    QUERY.value = "";
    hideSuggestions();
  } else if (SUGGESTIONS.hidden || !offered.length) return;
  else if (event.key === "ArrowDown") marked = (marked + 1) % offered.length;
  else if (event.key === "ArrowUp") marked = (marked + offered.length - 1) % offered.length;
  else if (event.key === "Enter") return take(marked);
  else return;
  event.preventDefault();
  if (!SUGGESTIONS.hidden) mark();
}
