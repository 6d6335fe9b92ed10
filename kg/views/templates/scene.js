// The picture: nodes and lines where the page was told to put them, drawn by vis-network, in a large graph by Plane.
const CANVAS = document.getElementById("canvas");
const CLOSEST = 1.1;
const KINDS = ["Document", "Body", "Person", "Place", "Event", "Target", "Topic"];
let palette = {};
let sceneNodes;
let sceneLines;
let network;
let scene = { ids: new Set(), told: new Set(), nodes: [], lines: [] };
let islands = null;
let litNow = null; // what stands out, as the frame is drawn
let dragged;

function readPalette() {
  const style = getComputedStyle(document.documentElement);
  const get = (name) => style.getPropertyValue(`--${name}`).trim();
  palette = { kinds: {} };
  for (const name of ["ground", "island", "shore", "ink", "soft", "line", "accent"]) palette[name] = get(name);
  for (const kind of KINDS) palette.kinds[kind] = get(kind.toLowerCase());
}

function sceneNode(id) {
  return NODES.get(id) || GROUP_NODES.get(id);
}

// What is drawn: the entities that show and the lines between them, or the communities of a large graph.
function readScene() {
  if (overview()) {
    const shownGroups = liveGroups();
    const ids = new Set(shownGroups.nodes.map((node) => node.id));
    scene = { ids, told: ids, ...shownGroups };
    return;
  }
  const ids = visibleNodes();
  const told = new Set([...ids].filter((id) => !unlisted(NODES.get(id))));
  for (const id of ids) if (NODES.get(id).aside) ids.delete(id);
  scene = { ids, told, nodes: DATA.nodes.filter((node) => ids.has(node.id)), lines: LINES.filter((line) => line.ok && ids.has(line.from) && ids.has(line.to)) };
}

// What is there for its card and its evidence alone: the events by which people are linked.
function unlisted(node) {
  return Boolean(node.aside) && node.kind === "Event";
}

// What stands out: the chosen node or line and what it touches, or a path; null when nothing is chosen.
function lit() {
  if (state.line) return { nodes: new Set([state.line.from, state.line.to]), lines: new Set([state.line.id]) };
  if (state.node && !overview()) {
    const near = BESIDE.get(state.node).filter((line) => line.ok);
    return { nodes: new Set([state.node, ...near.map((line) => otherEnd(line, state.node))]), lines: new Set(near.map((line) => line.id)) };
  }
  return foundPath;
}

function directions(line) {
  const found = { to: false, from: false };
  for (const fact of line.facts) {
    if (!fact.ok || fact.from === fact.to || fact.details.event) continue;
    if (fact.to === line.to) found.to = true;
    else found.from = true;
  }
  return found;
}

function nodeLook(node, bright) {
  if (node.isGroup) return { fill: palette.kinds[node.kind], rim: palette.kinds[node.kind], opacity: 0.85, border: 1 };
  const chosen = node.id === state.node || node.id === PAGE.focus || node.id === state.around || node.id === state.start;
  const pinned = state.pinned.includes(node.id);
  const fill = palette.kinds[node.kind];
  return { fill, rim: chosen ? palette.accent : pinned ? palette.ink : fill, opacity: bright && !bright.nodes.has(node.id) ? (node.wide ? 0.4 : 0.22) : 1, border: chosen ? 4 : pinned ? 3 : 1 };
}

function lineLook(line, bright) {
  if (!line.facts) return { colour: palette.line, opacity: 0.35, width: 0.8 + Math.log2(line.count) / 3, dashes: null };
  const facts = line.facts.filter((fact) => fact.ok);
  const strong = Boolean(bright && bright.lines.has(line.id));
  return {
    strong,
    colour: strong ? palette.accent : palette.line,
    opacity: strong ? 1 : bright ? 0.15 : BOXED && scene.lines.length > 2 * FEW ? 0.4 : LINES.length > FEW && meetings(line).length === 1 ? 0.35 : bridges(line) ? 0.4 : 0.85,
    width: meetings(line).length ? Math.min(11, 1.3 * meetings(line).length) : strong ? 2.5 : 1.4 + Math.min(2, 0.35 * (facts.length - 1)),
    dashes: facts.every((fact) => fact.status !== "asserted") ? [6, 5] : facts.every((fact) => fact.background) ? [1.5, 4] : null,
  };
}

// In a whole graph, what links one community with another stays in the background.
function bridges(line) {
  return !PAGE.focus && !BOXED && LINES.length > FEW && line.a.community !== line.b.community;
}

function nodeStyle(node, bright) {
  const { fill, rim, opacity, border } = nodeLook(node, bright);
  return { id: node.id, x: node.x, y: node.y, hidden: !scene.ids.has(node.id), opacity, borderWidth: border, color: { background: fill, border: rim, hover: { background: fill, border: palette.ink } } };
}

function lineStyle(line, bright) {
  const { to, from } = directions(line);
  const { colour, opacity, width, dashes } = lineLook(line, bright);
  return {
    id: line.id,
    hidden: !line.ok || !scene.ids.has(line.from) || !scene.ids.has(line.to),
    arrows: { to: { enabled: to }, from: { enabled: from } },
    dashes: dashes || false,
    width,
    color: { color: colour, hover: palette.ink, opacity },
  };
}

function restyle() {
  readScene();
  islands = null;
  litNow = lit();
  if (LARGE || SHEET) network.redraw();
  else {
    const bright = litNow;
    sceneNodes.update(DATA.nodes.map((node) => nodeStyle(node, bright)));
    sceneLines.update(LINES.map((line) => lineStyle(line, bright)));
  }
  document.getElementById("nothing").hidden = scene.nodes.length > 0;
}

function buildScene() {
  readPalette();
  readScene();
  network = SHEET ? new Sheet(CANVAS) : LARGE ? new Plane(CANVAS) : visNetwork();
  network.on("click", ({ pointer }) => choose(pointer.DOM));
  network.on("doubleClick", ({ pointer }) => focusOn(network.getNodeAt(pointer.DOM)));
  network.on("dragging", follow);
  network.on("dragStart", ({ pointer }) => {
    const id = network.getNodeAt(pointer.DOM);
    dragged = id === undefined ? undefined : { id, ...network.getPosition(id) };
  });
  network.on("dragEnd", () => {
    if (dragged) remember({ moved: dragged });
    dragged = undefined;
  });
  network.on("hoverNode", ({ node }) => hover({ node }));
  network.on("hoverEdge", ({ edge }) => hover({ line: edge }));
  network.on("blurNode", () => hover(null));
  network.on("blurEdge", () => hover(null));
  fitView(false);
}

function visNetwork() {
  sceneNodes = new vis.DataSet(DATA.nodes.map((node) => ({ ...nodeStyle(node, null), x: node.x, y: node.y, size: node.size, shape: node.shape, ...(node.wide && asBox) })));
  sceneLines = new vis.DataSet(LINES.map((line) => ({ ...lineStyle(line, null), from: line.from, to: line.to })));
  const made = new vis.Network(CANVAS, { nodes: sceneNodes, edges: sceneLines }, {
    autoResize: true,
    physics: false,
    layout: { improvedLayout: false },
    interaction: { selectable: false, hover: true, keyboard: false, tooltipDelay: 1e9 },
    edges: { smooth: BOXED && { enabled: true, type: "cubicBezier", forceDirection: "vertical", roundness: BEND }, hoverWidth: 0.5, arrowStrikethrough: false, arrows: { to: { scaleFactor: 0.6 }, from: { scaleFactor: 0.6 } } },
  });
  made.on("beforeDrawing", BOXED ? drawBands : drawIslands);
  made.on("afterDrawing", (ctx) => {
    const box = { w: CANVAS.clientWidth, h: CANVAS.clientHeight };
    drawLabels(ctx, box, ctx.canvas.width / box.w);
  });
  return made;
}

// How vis-network draws a node that is a box.
const asBox = {
  shape: "custom",
  ctxRenderer: ({ ctx, id }) => {
    const node = NODES.get(id);
    return {
      drawNode: () => drawBox(ctx, node, nodeLook(node, litNow), Boolean(state.hover) && state.hover.node === id),
      nodeDimensions: { width: node.wide, height: node.high },
    };
  },
};

function hover(what) {
  state.hover = what;
  CANVAS.classList.toggle("pointing", Boolean(what));
  network.redraw();
}

function choose(at) {
  const node = network.getNodeAt(at);
  const line = node === undefined ? network.getEdgeAt(at) : undefined;
  if (GROUP_NODES.has(node)) openGroup(GROUP_NODES.get(node).number);
  else if (node !== undefined && state.start) endPath(node);
  else if (node !== undefined) change({ node, line: null });
  else if (line !== undefined && LINES[line] && !overview()) change({ line: LINES[line] });
  else if (state.node || state.line) change({ node: null, line: null });
}

function focusOn(node) {
  if (node !== undefined && NODES.has(node)) change({ node, line: null, near: 1, around: node });
}

// A node that the reader moves keeps its name and its island with it.
function follow() {
  if (!dragged) return;
  Object.assign(sceneNode(dragged.id), network.getPosition(dragged.id));
  islands = null;
}

function putBack({ id, x, y }) {
  Object.assign(sceneNode(id), { x, y });
}

// Communities of a whole graph lie on islands: their outline, widened, behind everything else.
function drawIslands(ctx) {
  islands = islands || findIslands();
  ctx.save();
  ctx.lineJoin = "round";
  ctx.fillStyle = palette.island;
  for (const island of islands) {
    ctx.beginPath();
    island.forEach((point, i) => (i ? ctx.lineTo(point.x, point.y) : ctx.moveTo(point.x, point.y)));
    ctx.closePath();
    for (const [colour, wide] of [[palette.shore, SHORE + 4], [palette.island, SHORE]]) {
      ctx.strokeStyle = colour;
      ctx.lineWidth = wide;
      ctx.stroke();
    }
    ctx.fill();
  }
  ctx.restore();
}

const SHORE = 80;

function findIslands() {
  if (PAGE.focus || state.near || state.group !== null || overview()) return [];
  const members = new Map();
  for (const node of scene.nodes) {
    if (!members.has(node.community)) members.set(node.community, []);
    members.get(node.community).push(node);
  }
  const found = [...members.values()].filter((some) => some.length > 3).map(outline);
  return found.length < 3 ? [] : found;
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

// The frame changes when a card opens; the picture has to know before it moves.
function takeFrame() {
  if (SHEET) return;
  if (LARGE) network.resize();
  else network.setSize("100%", "100%");
}

// The whole picture; where boxes would be too small to be read it begins with the focus, or with the top.
function fitView(animate = true, readable = false) {
  if (SHEET) return network.fit();
  takeFrame();
  const ids = state.path && foundPath ? [...foundPath.nodes] : [...scene.ids];
  if (!ids.length) return;
  const [left, right, top, bottom] = extent(ids.map(sceneNode));
  const edge = CANVAS.clientWidth < 600 ? EDGE / 2 : EDGE;
  const under = coveredHeight();
  const [w, h] = [CANVAS.clientWidth - BUTTONS, CANVAS.clientHeight - under].map((length) => Math.max(80, length - 2 * edge));
  const fitting = Math.max(FARTHEST, Math.min(CLOSEST, w / (right - left), h / (bottom - top)));
  const scale = readable && BOXED ? Math.max(fitting, READABLE) : fitting;
  const begin = scale > fitting && scene.ids.has(PAGE.focus) ? sceneNode(PAGE.focus) : { x: (left + right) / 2, y: top };
  const along = (from, to, room, at) => (to - from <= room / scale ? (from + to) / 2 : Math.min(to - room / scale / 2, Math.max(from + room / scale / 2, at)));
  return network.moveTo({ position: { x: along(left, right, w, begin.x) + BUTTONS / 2 / scale, y: along(top, bottom, h, begin.y) + under / 2 / scale }, scale, animation: animate && motion() });
}

const EDGE = 52;
const BUTTONS = 44; // the column of buttons at the right, which nothing is to lie under
const FARTHEST = 0.001;

function extent(nodes) {
  const found = [Infinity, -Infinity, Infinity, -Infinity];
  for (const node of nodes) {
    found[0] = Math.min(found[0], node.x - halfWidth(node));
    found[1] = Math.max(found[1], node.x + halfWidth(node));
    found[2] = Math.min(found[2], node.y - halfHeight(node));
    found[3] = Math.max(found[3], node.y + halfHeight(node));
  }
  return found;
}

function centre(id) {
  if (!network) return;
  if (SHEET) network.show(id);
  if (SHEET || overview() || NODES.get(id).aside) return;
  takeFrame();
  network.focus(id, { scale: Math.max(network.getScale(), 0.75), offset: { x: 0, y: -coveredHeight() / 2 }, animation: motion() });
}

// How much of the picture a card lies over: on a phone it comes up from below.
function coveredHeight() {
  return matchMedia("(max-width: 820px)").matches && !CARD.hidden ? CARD.offsetHeight : 0;
}

function zoom(factor) {
  if (SHEET) return network.zoom(factor);
  return network.moveTo({ scale: Math.min(4, Math.max(FARTHEST, network.getScale() * factor)), animation: false });
}
