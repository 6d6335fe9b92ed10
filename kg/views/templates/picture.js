// The picture as SVG: the same marks, lines and words as on the canvas, for any frame. A frame is `w` by `h`, with the
// point `x`, `y` of the picture in its middle, at a scale. Names are put in as text nodes and come out escaped: nothing
// that a source wrote becomes markup here either.
const SCRATCH = document.createElement("canvas").getContext("2d");

function screenFrame() {
  return { w: CANVAS.clientWidth, h: CANVAS.clientHeight, ...onScreen() };
}

function pictureOf(frame) {
  const { w, h, x, y, scale } = frame;
  const svg = vector("svg", { xmlns: VECTOR, width: w, height: h, viewBox: `0 0 ${w} ${h}`, lang: state.language });
  const world = vector("g", { transform: `translate(${w / 2 - x * scale} ${h / 2 - y * scale}) scale(${scale})` });
  svg.append(vector("title", {}, document.title), vector("rect", { width: w, height: h, fill: palette.ground }), world);
  world.append(...(BOXED ? bandParts() : islandParts()));
  const bright = lit();
  for (const line of scene.lines) world.append(...lineParts(line, lineLook(line, bright), scale));
  for (const node of scene.nodes) world.append(node.wide ? boxPart(node, nodeLook(node, bright)) : markPart(node, nodeLook(node, bright), scale));
  svg.append(namesIn(frame));
  return svg;
}

function bandParts() {
  const [left, wide] = bandSpan();
  return bands().map((band) => vector("rect", { x: left, y: band.top, width: wide, height: band.bottom - band.top, fill: palette.island }));
}

function islandParts() {
  islands = islands || findIslands();
  return islands.map((island) => vector("polygon", { points: island.map((p) => `${p.x},${p.y}`).join(" "), fill: palette.island, stroke: palette.island, "stroke-width": SHORE, "stroke-linejoin": "round" }));
}

function markPart(node, look, scale) {
  const size = Math.max(node.size, leastSize(scale));
  const marks = { fill: look.fill, stroke: look.rim, "stroke-width": look.border, opacity: look.opacity };
  const corners = node.isGroup ? null : CORNERS[node.kind];
  const name = vector("title", {}, shown(node.name));
  if (!corners) return vector("circle", { cx: node.x, cy: node.y, r: size, ...marks }, name);
  return vector("polygon", { points: corners.map(([x, y]) => `${Math.round(node.x + x * size)},${Math.round(node.y + y * size)}`).join(" "), ...marks }, name);
}

function boxPart(node, look) {
  const [left, top] = [node.x - node.wide / 2, node.y - node.high / 2];
  const rim = { stroke: look.border > 1 ? look.rim : palette.line, "stroke-width": look.border > 1 ? 2.5 : 1.2 };
  const box = vector("g", { opacity: look.opacity }, vector("title", {}, shown(node.name)));
  box.append(vector("rect", { x: left, y: top, width: node.wide, height: node.high, rx: 7, fill: palette.ground, ...rim }));
  box.append(vector("rect", { x: left, y: top, width: 6, height: node.high, rx: 3, fill: look.fill }));
  for (const line of boxLines(SCRATCH, node)) {
    const { size, ...font } = fontOf(line.font);
    box.append(vector("text", { x: left + PADDING + 4, y: node.y + line.y + size * 0.34, ...font, fill: line.soft ? palette.soft : palette.ink }, line.words));
  }
  return box;
}

function lineParts(line, look, scale) {
  const [a, b] = [sceneNode(line.from), sceneNode(line.to)];
  const stroke = { stroke: look.colour, "stroke-width": lineWide(look, scale), "stroke-dasharray": look.dashes ? look.dashes.join(" ") : null, opacity: look.opacity };
  const drawn = BOXED ? vector("path", { d: `M${a.x} ${a.y}C${bends(a, b).join(" ")}`, fill: "none", ...stroke }) : vector("line", { x1: a.x, y1: a.y, x2: b.x, y2: b.y, ...stroke });
  return line.facts && (!LARGE || headed(look, scale)) ? [drawn, ...headParts(line, a, b, look, scale)] : [drawn];
}

function headParts(line, a, b, look, scale) {
  const { to, from } = directions(line);
  const long = 7 / Math.max(scale, 0.6);
  const found = [[a, b, to], [b, a, from]].map(([tail, tip, wanted]) => wanted && headAt(tail, tip, long)).filter(Boolean);
  return found.map(({ x, y, ux, uy }) => {
    const corners = [[x, y], [x - (ux + uy * 0.4) * long, y - (uy - ux * 0.4) * long], [x - (ux - uy * 0.4) * long, y - (uy + ux * 0.4) * long]];
    return vector("polygon", { points: corners.map((corner) => corner.map((n) => n.toFixed(1)).join(",")).join(" "), fill: look.colour, opacity: look.opacity });
  });
}

// The names and words that have room in a frame, which is found as it is for the screen.
function namesIn(frame) {
  drawLabels(SCRATCH, frame, 1, frame);
  const names = vector("g", { "text-anchor": "middle", "paint-order": "stroke", stroke: palette.ground, "stroke-width": 4, "stroke-linejoin": "round" });
  for (const { words, x, y, font, colour, baseline, anchor } of placed) {
    const { size, ...looks } = fontOf(font);
    names.append(vector("text", { x, y: y + size * (baseline === "top" ? 0.86 : 0.34), ...looks, fill: colour, "text-anchor": anchor === "left" ? "start" : null }, words));
  }
  return names;
}

// What a font of the canvas is in attributes of SVG.
function fontOf(font) {
  const [, slant, weight, size] = /^(italic )?(?:normal )?(?:(\d+|bold) )?([\d.]+)px/.exec(font) || [null, null, "400", "12"];
  return { size: Number(size), "font-size": size, "font-weight": weight || 400, "font-style": slant ? "italic" : null, "font-family": FONT };
}
