// The picture: vis-network draws nodes and lines where the page was told to put them.
const CANVAS = document.getElementById("canvas");
const CLOSEST = 1.1;
let palette = {};
let sceneNodes;
let sceneLines;
let network;

function readPalette() {
  const style = getComputedStyle(document.documentElement);
  const get = (name) => style.getPropertyValue(`--${name}`).trim();
  palette = { ground: get("ground"), island: get("island"), shore: get("shore"), ink: get("ink"), soft: get("soft"), line: get("line"), accent: get("accent"), kinds: {} };
  for (const kind of ["Document", "Body", "Person", "Place", "Event", "Target", "Topic"]) palette.kinds[kind] = get(kind.toLowerCase());
}

// Which nodes show: those of shown classes with a line that shows (or without any line), within the asked neighbourhood.
function visibleNodes() {
  const near = state.node && state.near ? within(state.node, state.near) : null;
  const found = new Set();
  for (const node of DATA.nodes) {
    if (state.hiddenClasses.has(node.kind) && node.id !== state.node) continue;
    if (near && !near.has(node.id)) continue;
    const all = BESIDE.get(node.id);
    if (!all.length || node.id === state.node || all.some(passes)) found.add(node.id);
  }
  return found;
}

// What stands out: the chosen node or line and what it touches; null when nothing is chosen.
function lit() {
  if (state.line) return { nodes: new Set([state.line.from, state.line.to]), lines: new Set([state.line.id]) };
  if (!state.node) return null;
  const nodes = new Set([state.node]);
  const near = BESIDE.get(state.node);
  for (const line of near) nodes.add(otherEnd(line, state.node));
  return { nodes, lines: new Set(near.map((line) => line.id)) };
}

function nodeStyle(node, seen, bright) {
  const chosen = node.id === state.node;
  const colour = palette.kinds[node.kind];
  const rim = chosen || node.id === PAGE.focus ? palette.accent : colour;
  return {
    id: node.id,
    hidden: !seen.has(node.id),
    opacity: bright && !bright.nodes.has(node.id) ? 0.22 : 1,
    borderWidth: chosen || node.id === PAGE.focus ? 4 : 1.5,
    color: { background: colour, border: rim, hover: { background: colour, border: palette.ink } },
  };
}

function lineStyle(line, seen, bright) {
  const facts = line.facts.filter(factPasses);
  const shines = bright && bright.lines.has(line.id);
  const colour = shines ? palette.accent : palette.line;
  return {
    id: line.id,
    hidden: !facts.length || !seen.has(line.from) || !seen.has(line.to),
    arrows: { to: { enabled: facts.some((fact) => fact.to === line.to && fact.from !== fact.to) }, from: { enabled: facts.some((fact) => fact.to === line.from && fact.from !== fact.to) } },
    dashes: facts.every((fact) => fact.status !== "asserted") ? [6, 5] : facts.every((fact) => fact.background) ? [1.5, 4] : false,
    width: shines ? 2 : 1 + Math.min(2, 0.35 * (facts.length - 1)),
    color: { color: colour, hover: palette.ink, opacity: shines ? 1 : bright ? 0.15 : bridges(line) ? 0.28 : 0.75 },
  };
}

// In a whole graph, what links one community with another stays in the background.
function bridges(line) {
  return !PAGE.focus && LINES.length > FEW && NODES.get(line.from).community !== NODES.get(line.to).community;
}

let drawnNodes = new Set();
let islands = null;
let dragged;

function restyle() {
  drawnNodes = visibleNodes();
  islands = null;
  const bright = lit();
  sceneNodes.update(DATA.nodes.map((node) => nodeStyle(node, drawnNodes, bright)));
  sceneLines.update(LINES.map((line) => lineStyle(line, drawnNodes, bright)));
  document.getElementById("graph").classList.toggle("empty", !drawnNodes.size);
}

function buildScene() {
  readPalette();
  drawnNodes = visibleNodes();
  const many = DATA.nodes.length > 1500;
  sceneNodes = new vis.DataSet(DATA.nodes.map((node) => ({ ...nodeStyle(node, drawnNodes, null), x: node.x, y: node.y, size: node.size, shape: node.shape })));
  sceneLines = new vis.DataSet(LINES.map((line) => ({ ...lineStyle(line, drawnNodes, null), from: line.from, to: line.to })));
  network = new vis.Network(CANVAS, { nodes: sceneNodes, edges: sceneLines }, {
    autoResize: true,
    physics: false,
    layout: { improvedLayout: false },
    interaction: { selectable: false, hover: !many, keyboard: false, tooltipDelay: 1e9, hideEdgesOnDrag: many, hideEdgesOnZoom: many },
    edges: { smooth: false, hoverWidth: 0.5, arrowStrikethrough: false, arrows: { to: { scaleFactor: 0.6 }, from: { scaleFactor: 0.6 } } },
  });
  network.on("click", ({ pointer }) => choose(pointer.DOM));
  network.on("doubleClick", ({ pointer }) => focusOn(network.getNodeAt(pointer.DOM)));
  network.on("dragging", ({ pointer }) => follow(pointer));
  network.on("dragStart", ({ pointer }) => {
    dragged = network.getNodeAt(pointer.DOM);
  });
  network.on("dragEnd", () => {
    dragged = undefined;
  });
  network.on("hoverNode", ({ node }) => hover({ node }));
  network.on("hoverEdge", ({ edge }) => hover({ line: edge }));
  network.on("blurNode", () => hover(null));
  network.on("blurEdge", () => hover(null));
  network.on("beforeDrawing", drawIslands);
  network.on("afterDrawing", drawLabels);
  network.fit({ animation: false, maxZoomLevel: CLOSEST });
}

function hover(what) {
  state.hover = what;
  CANVAS.classList.toggle("pointing", Boolean(what));
  network.redraw();
}

function choose(at) {
  const node = network.getNodeAt(at);
  const line = network.getEdgeAt(at);
  if (node !== undefined) change({ node, line: null });
  else if (line !== undefined) change({ line: LINES[line] });
  else change({ node: null, line: null });
}

function focusOn(node) {
  if (node !== undefined) change({ node, line: null, near: 1 });
}

// A node that the reader moves keeps its name and its island with it.
function follow() {
  if (dragged === undefined) return;
  Object.assign(NODES.get(dragged), network.getPosition(dragged));
  islands = null;
}

// Communities of a whole graph lie on islands: their outline, widened, behind everything else.
function drawIslands(ctx) {
  if (PAGE.focus || state.near) return;
  islands = islands || findIslands();
  if (islands.length < 3) return;
  ctx.save();
  ctx.lineJoin = "round";
  ctx.fillStyle = palette.island;
  for (const island of islands) {
    ctx.beginPath();
    island.forEach((point, i) => (i ? ctx.lineTo(point.x, point.y) : ctx.moveTo(point.x, point.y)));
    ctx.closePath();
    for (const [colour, wide] of [[palette.shore, 84], [palette.island, 80]]) {
      ctx.strokeStyle = colour;
      ctx.lineWidth = wide;
      ctx.stroke();
    }
    ctx.fill();
  }
  ctx.restore();
}

function findIslands() {
  const members = new Map();
  for (const node of DATA.nodes) {
    if (!drawnNodes.has(node.id)) continue;
    if (!members.has(node.community)) members.set(node.community, []);
    members.get(node.community).push(node);
  }
  return [...members.values()].filter((some) => some.length > 3).map(outline);
}

// The convex hull (monotone chain).
function outline(points) {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  const half = (some) => {
    const chain = [];
    for (const p of some) {
      while (chain.length > 1 && turn(chain[chain.length - 2], chain[chain.length - 1], p) <= 0) chain.pop();
      chain.push(p);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.reverse())];
}

function turn(a, b, c) {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

function motion() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches ? false : { duration: 350, easingFunction: "easeInOutQuad" };
}

function fitView() {
  network.fit({ nodes: [...drawnNodes], animation: motion(), maxZoomLevel: CLOSEST });
}

function centre(id) {
  if (!network) return;
  const covered = matchMedia("(max-width: 820px)").matches && !CARD.hidden ? CARD.offsetHeight : 0;
  network.focus(id, { scale: Math.max(network.getScale(), 0.75), offset: { x: 0, y: -covered / 2 }, animation: motion() });
}

function zoom(factor) {
  network.moveTo({ scale: Math.min(4, Math.max(0.03, network.getScale() * factor)), animation: false });
}

// The picture as it is on screen, as a file.
function savePicture() {
  const drawn = CANVAS.querySelector("canvas");
  const whole = document.createElement("canvas");
  whole.width = drawn.width;
  whole.height = drawn.height;
  const ctx = whole.getContext("2d");
  ctx.fillStyle = palette.ground;
  ctx.fillRect(0, 0, whole.width, whole.height);
  ctx.drawImage(drawn, 0, 0);
  whole.toBlob((blob) => {
    const link = element("a", { href: URL.createObjectURL(blob), download: "graph.png" });
    link.click();
    URL.revokeObjectURL(link.href);
  });
}
