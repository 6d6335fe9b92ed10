// What starts the page and what its buttons and keys do.
function speak() {
  document.documentElement.lang = state.language;
  for (const marked of document.querySelectorAll("[data-say]")) marked.textContent = say(marked.dataset.say);
  for (const marked of document.querySelectorAll("[data-aria]")) marked.setAttribute("aria-label", say(marked.dataset.aria));
  for (const marked of document.querySelectorAll("[data-placeholder]")) marked.placeholder = say(marked.dataset.placeholder);
  if (PAGE.kind !== "network") document.getElementById("show-graph").textContent = say("picture");
  if (SHEET) CANVAS.setAttribute("aria-label", `${title()}. ${say("sheet")}`);
  for (const button of document.querySelectorAll("button[data-aria]")) button.title = say(button.dataset.aria);
  const heading = document.getElementById("heading");
  heading.replaceChildren(text(title()));
  document.title = shown(title());
  for (const language of ["vi", "en"]) document.getElementById(`speak-${language}`).setAttribute("aria-pressed", String(state.language === language));
}

// The title that was given, else the kind of view and what it is about.
function title() {
  const given = document.getElementById("heading").dataset.title;
  const about = PAGE.focus && NODES.has(PAGE.focus) ? NODES.get(PAGE.focus).name : "";
  if (given || PAGE.kind === "network") return given || about || say("title");
  return about ? `${say("titles")[PAGE.kind]}: ${about}` : say("titles")[PAGE.kind];
}

function showView() {
  document.getElementById("graph").hidden = state.view !== "graph";
  document.getElementById("table").hidden = state.view !== "table";
  document.getElementById("show-graph").setAttribute("aria-pressed", String(state.view === "graph"));
  document.getElementById("show-table").setAttribute("aria-pressed", String(state.view === "table"));
}

// Where in the graph the reader is, with the way out.
function showNear() {
  const note = document.getElementById("near");
  const back = (parts, word) => element("button", { type: "button", onclick: () => leave(parts) }, say(word));
  const parts = [];
  if (state.start) parts.push(text(say("pathSeek", NODES.get(state.start).name)), back({ start: null }, "cancel"));
  else if (state.near) parts.push(text(say("nearNote", NODES.get(state.around).name, state.near)), back({ near: 0, around: null }, "whole"));
  else if (state.group !== null) parts.push(text(groupTitle(state.group)), back({ group: null, node: null, line: null }, "allGroups"));
  note.hidden = !parts.length;
  note.replaceChildren(...parts);
}

function leave(parts) {
  change(parts);
  CANVAS.focus({ preventScroll: true });
}

const SCENE = ["near", "around", "group", "open", "folded", "hidden", "pinned", "hiddenClasses", "hiddenRelations", "hiddenSources", "least", "together", "lanes", "from", "to", "day"];
const PLACES = ["near", "around", "group"];
let shownState = {};

watchers.push((parts) => {
  const before = shownState;
  shownState = { ...snapshot(), language: state.language };
  const differs = (key) => !(key in before) || !same(before[key], shownState[key]);
  const spoken = differs("language");
  const moved = SCENE.some(differs);
  if (spoken) speak();
  if (spoken || differs("view")) showView();
  if (moved) applyFilters();
  if (moved || differs("path")) findPath();
  restyle();
  if (spoken || moved || differs("path")) buildLegend();
  showNear();
  document.getElementById("undo").disabled = !past.length;
  if (["node", "line", "path"].some(differs) || spoken || moved) showCard();
  if (state.view === "table") buildTable();
  else if (before.view && (PLACES.some(differs) || (differs("path") && state.path))) fitView();
  if (parts.node && differs("node")) announce(say("selected", NODES.get(parts.node).name));
});

function onClick(id, act) {
  document.getElementById(id).addEventListener("click", act);
}

function changeTheme() {
  const dark = document.documentElement.dataset.theme ? document.documentElement.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.theme = dark ? "light" : "dark";
  readPalette();
  restyle();
}

function onCanvasKey(event) {
  const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  if (event.key in steps) (SHEET ? network : { walk }).walk(...steps[event.key]);
  else if (event.key === "+" || event.key === "=") zoom(1.25);
  else if (event.key === "-") zoom(0.8);
  else if (event.key === "0") fitView();
  else if (event.key === "Enter" && overview() && walkedTo) openGroup(GROUP_NODES.get(walkedTo).number);
  else if (event.key === "Enter" && !CARD.hidden && !(event.target instanceof HTMLButtonElement)) CARD.focus();
  else return;
  event.preventDefault();
}

let walkedTo = null;

// To the node that lies in that direction and is nearest, neighbours of the chosen one before others.
function walk(dx, dy) {
  const from = overview() ? walkedTo : state.node;
  const here = from ? sceneNode(from) : network.getViewPosition();
  const beside = from && !overview() ? lit().nodes : new Set();
  let best = null;
  let least = Infinity;
  for (const there of scene.nodes) {
    const { id } = there;
    const along = (there.x - here.x) * dx + (there.y - here.y) * dy;
    const across = Math.abs((there.x - here.x) * dy) + Math.abs((there.y - here.y) * dx);
    if (id === from || (from && along <= across * 0.4)) continue;
    const distance = (Math.hypot(along, across) + across) * (beside.has(id) ? 1 : 3);
    if (distance < least) [best, least] = [id, distance];
  }
  if (!best) return;
  if (overview()) {
    walkedTo = best;
    hover({ node: best });
    announce(groupTitle(GROUP_NODES.get(best).number));
    return;
  }
  change({ node: best, line: null });
  centre(best);
}

document.addEventListener("keydown", (event) => {
  const typing = event.target instanceof HTMLInputElement && !["checkbox", "range"].includes(event.target.type);
  if (event.key === "/" && !typing) {
    event.preventDefault();
    QUERY.focus();
  } else if (event.key.toLowerCase() === "z" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !typing) {
    event.preventDefault();
    undo();
  } else if (event.key === "Escape" && state.start) change({ start: null });
  else if (event.key === "Escape" && !typing && (state.node || state.line || state.path)) close();
});

CANVAS.addEventListener("keydown", onCanvasKey);
onClick("show-graph", () => change({ view: "graph" }));
onClick("show-table", () => change({ view: "table" }));
onClick("speak-vi", () => change({ language: "vi" }));
onClick("speak-en", () => change({ language: "en" }));
onClick("theme", changeTheme);
onClick("open-legend", () => document.body.classList.toggle("with-legend"));
onClick("zoom-in", () => zoom(1.25));
onClick("zoom-out", () => zoom(0.8));
onClick("fit", () => fitView());
onClick("save-png", savePng);
onClick("save-svg", saveSvg);
onClick("print", () => window.print());
onClick("undo", undo);
window.addEventListener("beforeprint", toPaper);
window.addEventListener("afterprint", fromPaper);
onClick("skip", (event) => {
  event.preventDefault();
  change({ view: "table" });
  document.getElementById("filter").focus();
});
onClick("more", () => {
  rowsShown += PAGE_ROWS;
  fillTable();
});
document.getElementById("filter").addEventListener("input", fillTable);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
  readPalette();
  restyle();
});
window.addEventListener("hashchange", readAddress);

applyFilters();
buildScene();
buildSearch();
listenToFilters();
readAddress();
if (!state.node || state.near) fitView(false, true);
document.documentElement.dataset.ready = "yes";
