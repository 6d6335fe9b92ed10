// What starts the page and what its buttons and keys do.
function speak() {
  document.documentElement.lang = state.language;
  for (const marked of document.querySelectorAll("[data-say]")) marked.textContent = say(marked.dataset.say);
  for (const marked of document.querySelectorAll("[data-aria]")) marked.setAttribute("aria-label", say(marked.dataset.aria));
  for (const marked of document.querySelectorAll("[data-placeholder]")) marked.placeholder = say(marked.dataset.placeholder);
  for (const button of document.querySelectorAll(".icon[data-aria]")) button.title = say(button.dataset.aria);
  const heading = document.getElementById("heading");
  heading.replaceChildren(text(heading.dataset.title || say("title")));
  document.title = shown(heading.dataset.title || say("title"));
  for (const language of ["vi", "en"]) document.getElementById(`speak-${language}`).setAttribute("aria-pressed", String(state.language === language));
}

function showView() {
  document.getElementById("graph").hidden = state.view !== "graph";
  document.getElementById("table").hidden = state.view !== "table";
  document.getElementById("show-graph").setAttribute("aria-pressed", String(state.view === "graph"));
  document.getElementById("show-table").setAttribute("aria-pressed", String(state.view === "table"));
}

function showNear() {
  const note = document.getElementById("near");
  note.hidden = !(state.node && state.near);
  if (note.hidden) return;
  note.replaceChildren(text(say("nearNote", NODES.get(state.node).name, state.near)), element("button", { type: "button", onclick: () => change({ near: 0 }) }, say("whole")));
}

watchers.push((parts) => {
  if ("language" in parts) speak();
  if ("view" in parts || "language" in parts) showView();
  if ("language" in parts || "hiddenClasses" in parts || "hiddenRelations" in parts) buildLegend();
  restyle();
  showNear();
  showCard();
  if (state.view === "table") buildTable();
  else if ("near" in parts && parts.near) fitView();
  if (parts.node) announce(say("selected", NODES.get(parts.node).name));
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
  if (event.key in steps) walk(...steps[event.key]);
  else if (event.key === "+" || event.key === "=") zoom(1.25);
  else if (event.key === "-") zoom(0.8);
  else if (event.key === "0") fitView();
  else if (event.key === "Enter" && !CARD.hidden) CARD.focus();
  else return;
  event.preventDefault();
}

// To the node that lies in that direction and is nearest, neighbours of the chosen one before others.
function walk(dx, dy) {
  const here = state.node ? NODES.get(state.node) : network.getViewPosition();
  const beside = state.node ? lit().nodes : new Set();
  let best = null;
  let least = Infinity;
  for (const id of drawnNodes) {
    const there = NODES.get(id);
    const along = (there.x - here.x) * dx + (there.y - here.y) * dy;
    const across = Math.abs((there.x - here.x) * dy) + Math.abs((there.y - here.y) * dx);
    if (id === state.node || (state.node && along <= across * 0.4)) continue;
    const distance = (Math.hypot(along, across) + across) * (beside.has(id) ? 1 : 3);
    if (distance < least) [best, least] = [id, distance];
  }
  if (!best) return;
  change({ node: best, line: null });
  centre(best);
}

document.addEventListener("keydown", (event) => {
  const typing = event.target instanceof HTMLInputElement;
  if (event.key === "/" && !typing) {
    event.preventDefault();
    QUERY.focus();
  } else if (event.key === "Escape" && !typing && (state.node || state.line)) close();
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
onClick("fit", fitView);
onClick("save", savePicture);
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

buildScene();
buildSearch();
readAddress();
document.documentElement.dataset.ready = "yes";
