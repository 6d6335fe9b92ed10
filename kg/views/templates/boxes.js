// Marks that are boxes with words in them, and the bands of the tiers that they stand in: documents by who may pass them.
const BOXED = DATA.nodes.some((node) => node.wide);
const READABLE = 0.68;
const BEND = 0.45;
const PADDING = 12;

function halfWidth(node) {
  return node.wide ? node.wide / 2 : node.size;
}

function halfHeight(node) {
  return node.high ? node.high / 2 : node.size;
}

// A text in at most `rows` lines that fit a width, by measure.
function wrapped(ctx, words, room, rows) {
  const found = [];
  let line = "";
  for (const word of shown(words.slice(0, 400)).split(/\s+/)) {
    const longer = line ? `${line} ${word}` : word;
    if (!line || width(ctx, longer) <= room) line = longer;
    else if (found.length === rows - 1) return [...found, cut(ctx, longer, room, true)];
    else {
      found.push(cut(ctx, line, room));
      line = word;
    }
  }
  return [...found, cut(ctx, line, room)];
}

function cut(ctx, words, room, always = false) {
  if (!always && width(ctx, words) <= room) return words;
  let end = words.length;
  while (end > 1 && ctx.measureText(`${words.slice(0, end)}…`).width > room) end -= 1;
  return `${words.slice(0, end).trimEnd()}…`;
}

// The lines of a box, each with its font and where its middle stands; worked out once.
function boxLines(ctx, node) {
  if (node.inside) return node.inside;
  const room = node.wide - 2 * PADDING - 4;
  const fonts = [`600 13px ${FONT}`, `400 11.5px ${FONT}`];
  const below = [node.day && day(node.day), node.by].filter(Boolean).join(" · ");
  ctx.font = fonts[0];
  const name = wrapped(ctx, node.name, room, below ? 2 : 3).map((words) => ({ words, font: fonts[0], high: 15.5 }));
  ctx.font = fonts[1];
  const more = below ? wrapped(ctx, below, room, 2).map((words) => ({ words, font: fonts[1], high: 14, soft: true })) : [];
  const found = [...name, ...more];
  let y = -found.reduce((sum, line) => sum + line.high, 0) / 2;
  for (const line of found) {
    line.y = y + line.high / 2;
    y += line.high;
  }
  node.inside = found;
  return found;
}

function drawBox(ctx, node, look, hovered) {
  const [left, top] = [node.x - node.wide / 2, node.y - node.high / 2];
  ctx.save();
  ctx.globalAlpha = look.opacity;
  ctx.setLineDash([]);
  ctx.fillStyle = palette.ground;
  ctx.strokeStyle = hovered ? palette.ink : look.border > 1 ? look.rim : palette.line;
  ctx.lineWidth = look.border > 1 ? 2.5 : 1.2;
  ctx.beginPath();
  ctx.roundRect(left, top, node.wide, node.high, 7);
  ctx.fill();
  ctx.stroke();
  ctx.fillStyle = look.fill;
  ctx.beginPath();
  ctx.roundRect(left, top, 6, node.high, [7, 0, 0, 7]);
  ctx.fill();
  ctx.textAlign = "left";
  ctx.textBaseline = "middle";
  for (const line of boxLines(ctx, node)) {
    ctx.font = line.font;
    ctx.fillStyle = line.soft ? palette.soft : palette.ink;
    ctx.fillText(line.words, left + PADDING + 4, node.y + line.y);
  }
  ctx.restore();
}

// The way of a line between boxes: down from the one, then across, then down to the other.
function bends(a, b) {
  const rise = BEND * (b.y - a.y);
  return [a.x, a.y + rise, b.x, b.y - rise, b.x, b.y];
}

// The bands from the top down, as far as anything shows in them.
function bands() {
  const found = new Map();
  for (const node of scene.nodes) {
    const band = found.get(node.tier) || { tier: node.tier, top: Infinity, bottom: -Infinity };
    band.top = Math.min(band.top, node.y - node.high / 2);
    band.bottom = Math.max(band.bottom, node.y + node.high / 2);
    found.set(node.tier, band);
  }
  return [...found.values()].sort((a, b) => a.top - b.top).map((band) => ({ ...band, top: band.top - 34, bottom: band.bottom + 20 }));
}

function bandSpan() {
  const [left, right] = extent(scene.nodes);
  return [left - 4000, right - left + 8000];
}

function drawBands(ctx) {
  const [left, wide] = bandSpan();
  ctx.save();
  bands().forEach((band) => {
    ctx.fillStyle = palette.island;
    ctx.fillRect(left, band.top, wide, band.bottom - band.top);
  });
  ctx.restore();
}

// The name of each band at the left of the frame, whatever part of it is in sight.
function drawBandNames(ctx, toScreen, box) {
  ctx.font = `600 12px ${FONT}`;
  ctx.textAlign = "left";
  ctx.textBaseline = "top";
  ctx.lineWidth = 4;
  ctx.strokeStyle = palette.island;
  ctx.fillStyle = palette.soft;
  for (const band of bands()) {
    const [top, bottom] = [toScreen({ x: 0, y: band.top }).y, toScreen({ x: 0, y: band.bottom }).y];
    const y = Math.max(top + 5, 8);
    if (y + 16 < bottom && y < box.h) write(ctx, tierName(band.tier), 12, y, "left");
  }
  ctx.textAlign = "center";
}

function tierName(tier) {
  return WORDS[state.language].tiers[tier];
}
