// Names beside nodes and words on lines, in a size that stays readable at any zoom: the most important first,
// and only where there is room. What is chosen or pointed at always has its name.
const FONT = 'system-ui, "Segoe UI", Roboto, "Noto Sans", "Be Vietnam Pro", "DejaVu Sans", sans-serif';
const MOST_LABELS = 260;
const FEW = 70;
const SMALLEST = 2;
const LANDMARKS = 60;
const CELL = 64;
const MOST_COVERED = 220; // of the marks beside, in square pixels; as much as its own mark at any rate
const widths = new Map();

function width(ctx, text) {
  const key = `${ctx.font}|${text}`;
  if (!widths.has(key)) widths.set(key, ctx.measureText(text).width);
  return widths.get(key);
}

// `placed` keeps what was written where, for pictures that leave the page.
let placed = [];

// What part of the picture the screen shows, and how large.
function onScreen() {
  return { scale: network.getScale(), ...network.getViewPosition() };
}

function drawLabels(ctx, box, ratio, { scale, x, y } = onScreen()) {
  const centreAt = { x, y };
  const toScreen = ({ x, y }) => ({ x: (x - centreAt.x) * scale + box.w / 2, y: (y - centreAt.y) * scale + box.h / 2 });
  placed = [];
  ctx.save();
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.textAlign = "center";
  ctx.textBaseline = "top";
  ctx.lineJoin = "round";
  const taken = { names: new Room(), discs: new Room() };
  for (const one of covered(box, { scale, x, y })) taken.names.take(one);
  const bright = lit();
  const inSight = spots(toScreen, scale, box, taken);
  const weight = (spot) => (spot.must ? 2 : bright && bright.nodes.has(spot.node.id) ? 1 : 0);
  inSight.sort((a, b) => weight(b) - weight(a));
  let count = 0;
  for (const spot of inSight) {
    if (count > MOST_LABELS) break;
    if (bright && !weight(spot)) break;
    count += drawName(ctx, spot, scale, taken, box) ? 1 : 0;
  }
  drawWords(ctx, toScreen, scale, taken, bright, box);
  if (BOXED) drawBandNames(ctx, toScreen, box);
  ctx.restore();
}

// What lies over the picture on the screen, and takes the room of names: buttons, and the note where one is.
function covered(box, view) {
  if (!same(Object.values(view), Object.values(onScreen()))) return [];
  const frame = CANVAS.getBoundingClientRect();
  const [dx, dy] = [(box.w - frame.width) / 2 - frame.x, (box.h - frame.height) / 2 - frame.y];
  const over = [...document.querySelectorAll(".zoom, #near")].map((one) => one.getBoundingClientRect());
  return over.filter(({ width }) => width).map(({ x, y, width, height }) => ({ x: x + dx - 3, y: y + dy - 3, w: width + 6, h: height + 6 }));
}

// The nodes in sight that may have a name, the most important first.
function spots(toScreen, scale, box, taken) {
  const found = [];
  for (const node of ranking()) {
    const at = toScreen(node);
    if (at.x < -100 || at.y < -60 || at.x > box.w + 100 || at.y > box.h + 40) continue;
    if (node.wide) {
      taken.discs.take({ x: at.x - (node.wide / 2) * scale, y: at.y - (node.high / 2) * scale, w: node.wide * scale, h: node.high * scale });
      continue;
    }
    const radius = node.size * scale;
    const must = node.id === state.node || Boolean(state.hover && node.id === state.hover.node);
    if (must || radius >= SMALLEST || found.length < LANDMARKS || onPath(node)) found.push({ node, at, radius, must });
    if (radius > 2) taken.discs.take({ x: at.x - radius, y: at.y - radius, w: 2 * radius, h: 2 * radius });
  }
  return found;
}

// Whether a node is a step of the path that is shown, and nothing else is chosen.
function onPath({ id }) {
  return Boolean(foundPath) && !state.node && !state.line && foundPath.nodes.has(id);
}

let rankedScene = null;
let ranked = [];

function ranking() {
  if (rankedScene !== scene) {
    rankedScene = scene;
    ranked = [...scene.nodes].sort((a, b) => b.size - a.size || (a.id < b.id ? -1 : 1));
  }
  return ranked;
}

// Below the node, above it, or beside it: the first place with room. A hub may cover a few small nodes with its name;
// what must be named is, at any rate, below.
function drawName(ctx, { node, at, radius, must }, scale, taken, box) {
  const strong = must || onPath(node) || (node.isGroup ? node.number < LANDMARKS / 4 : node.size >= 18);
  const px = node.isGroup ? 12.5 : strong ? Math.min(15, 9.7 + node.size / 6) : 11.5;
  ctx.font = `${strong ? 600 : 400} ${px}px ${FONT}`;
  const text = must ? lines(node.name, 30, 4) : node.isGroup || strong || scale > 0.9 ? linesOf(node) : linesOf(node).slice(0, 2);
  const w = Math.max(...text.map((line) => width(ctx, line))) + 6;
  const h = text.length * px * 1.22;
  const gap = radius + 4;
  const spots = [
    { x: at.x - w / 2, y: at.y + gap, w, h },
    { x: at.x - w / 2, y: at.y - gap - h, w, h },
    { x: at.x + gap, y: at.y - h / 2, w, h },
    { x: at.x - gap - w, y: at.y - h / 2, w, h },
  ];
  const inside = spots.filter((one) => uncut(one, box) && taken.names.free(one));
  const spot = inside.find((one) => taken.discs.free(one)) || (strong ? leastOver(inside, taken.discs, Math.max(MOST_COVERED, 4 * radius * radius)) : null) || (must ? spots[0] : null);
  if (!spot) return false;
  taken.names.take(spot);
  ctx.lineWidth = 4;
  ctx.strokeStyle = palette.ground;
  ctx.fillStyle = palette.ink;
  text.forEach((line, i) => write(ctx, line, spot.x + w / 2, spot.y + i * px * 1.22));
  return true;
}

// Whether the edge of the window cuts no name in two; a frame may reach beyond the window.
function uncut(spot, box) {
  const cut = (from, long, all, seen) => {
    const edge = Math.max(0, (all - seen) / 2);
    const [within, beyond] = [from > edge && from + long < all - edge, from + long < edge || from > all - edge];
    return from <= 0 || from + long >= all || !(within || beyond);
  };
  const { clientWidth, clientHeight } = CANVAS;
  return !cut(spot.x, spot.w, box.w, clientWidth) && !cut(spot.y, spot.h, box.h, clientHeight);
}

function leastOver(places, discs, most) {
  const found = places.map((one) => [one, discs.over(one)]).sort((a, b) => a[1] - b[1])[0];
  return found && found[1] <= most ? found[0] : null;
}

function write(ctx, words, x, y, anchor = "middle") {
  ctx.strokeText(words, x, y);
  ctx.fillText(words, x, y);
  placed.push({ words, x, y, font: ctx.font, colour: ctx.fillStyle, baseline: ctx.textBaseline, anchor });
}

// Words stand on the lines that are chosen or pointed at, and on all where there are few.
function drawWords(ctx, toScreen, scale, taken, bright, box) {
  const hovered = state.hover || {};
  const pointed = (line) => line.id === hovered.line || (hovered.node && (line.from === hovered.node || line.to === hovered.node));
  if (overview()) return;
  const few = scene.lines.length <= FEW;
  const wanted = scene.lines.filter((line) => (bright && bright.lines.has(line.id)) || pointed(line) || (!bright && few));
  ctx.font = `italic 400 10.5px ${FONT}`;
  ctx.textBaseline = "middle";
  ctx.lineWidth = 4;
  ctx.strokeStyle = palette.ground;
  ctx.fillStyle = palette.soft;
  for (const line of wanted) {
    if (line.from === line.to) continue;
    const facts = line.facts.filter((fact) => fact.ok);
    const [a, b] = [toScreen(NODES.get(line.from)), toScreen(NODES.get(line.to))];
    const at = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
    if (!facts.length || at.x < 0 || at.y < 0 || at.x > box.w || at.y > box.h) continue;
    const words = wordsOn(facts);
    if (!words) continue;
    const w = width(ctx, words) + 4;
    const spot = { x: at.x - w / 2, y: at.y - 7, w, h: 14 };
    const rims = BOXED ? 0 : (NODES.get(line.from).size + NODES.get(line.to).size) * scale;
    const tight = Math.hypot(a.x - b.x, a.y - b.y) - rims < Math.min(w, 60) + 8;
    if (line.id !== hovered.line && (tight || !taken.names.free(spot) || !taken.discs.free(spot))) continue;
    taken.names.take(spot);
    write(ctx, words, at.x, at.y);
  }
}

// What a line says: its relations, or how often the two met.
function wordsOn(facts) {
  const met = facts.filter((fact) => fact.details.event).length;
  if (met) return met > 1 ? `${met}×` : "";
  return lines([...new Set(facts.map((fact) => fact.label[state.language]))].join(" · "), 34, 1)[0];
}

function overlap(a, b) {
  const [w, h] = [Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x), Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y)];
  return w > 0 && h > 0 ? w * h : 0;
}

// The boxes that are taken on screen, by cells, so that asking for room stays cheap.
class Room {
  constructor() {
    this.cells = new Map();
  }

  *keys({ x, y, w, h }) {
    for (let i = Math.floor(x / CELL); i <= Math.floor((x + w) / CELL); i += 1) for (let j = Math.floor(y / CELL); j <= Math.floor((y + h) / CELL); j += 1) yield i * 4096 + j;
  }

  take(box) {
    for (const key of this.keys(box)) {
      if (!this.cells.has(key)) this.cells.set(key, []);
      this.cells.get(key).push(box);
    }
  }

  free(box) {
    for (const key of this.keys(box)) for (const other of this.cells.get(key) || []) if (overlap(box, other)) return false;
    return true;
  }

  // How much of a box is taken.
  over(box) {
    const met = new Set([...this.keys(box)].flatMap((key) => this.cells.get(key) || []));
    return [...met].reduce((sum, other) => sum + overlap(box, other), 0);
  }
}
