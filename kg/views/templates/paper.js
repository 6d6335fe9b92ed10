// The picture as it is on screen, as a file: PNG from the canvas, SVG of the same marks; and on paper.
function download(blob, name) {
  const link = element("a", { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

function fileName(ending) {
  const heading = bare(document.title).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 60);
  return `${heading || "graph"}.${ending}`;
}

function savePng() {
  if (SHEET) return sheetPng();
  const drawn = CANVAS.querySelector("canvas");
  const whole = document.createElement("canvas");
  Object.assign(whole, { width: drawn.width, height: drawn.height });
  const ctx = whole.getContext("2d");
  ctx.fillStyle = palette.ground;
  ctx.fillRect(0, 0, whole.width, whole.height);
  ctx.drawImage(drawn, 0, 0);
  return whole.toBlob((blob) => download(blob, fileName("png")));
}

function saveSvg() {
  download(new Blob([SHEET ? sheetSvg() : svgText()], { type: "image/svg+xml" }), fileName("svg"));
}

// Names are put in as text nodes and come out escaped: nothing that a source wrote becomes markup here either.
function svgText() {
  const part = (tag, attributes, parent, words) => {
    const made = vector(tag, attributes, words);
    if (parent) parent.append(made);
    return made;
  };
  const frame = LARGE ? network.drawn : { w: CANVAS.clientWidth, h: CANVAS.clientHeight };
  const [w, h] = [CANVAS.clientWidth, CANVAS.clientHeight];
  const shift = { x: (frame.w - w) / 2, y: (frame.h - h) / 2 };
  const scale = network.getScale();
  const at = network.getViewPosition();
  const svg = part("svg", { xmlns: VECTOR, width: w, height: h, viewBox: `0 0 ${w} ${h}`, lang: state.language });
  part("title", {}, svg, document.title);
  part("rect", { width: w, height: h, fill: palette.ground }, svg);
  const world = part("g", { transform: `translate(${w / 2 - at.x * scale} ${h / 2 - at.y * scale}) scale(${scale})` }, svg);
  const [bandLeft, bandWide] = BOXED ? bandSpan() : [];
  if (BOXED) for (const band of bands()) part("rect", { x: bandLeft, y: band.top, width: bandWide, height: band.bottom - band.top, fill: palette.island }, world);
  else for (const island of islands || findIslands()) {
    part("polygon", { points: island.map((p) => `${p.x},${p.y}`).join(" "), fill: palette.island, stroke: palette.island, "stroke-width": SHORE, "stroke-linejoin": "round" }, world);
  }
  const bright = lit();
  for (const line of scene.lines) svgLine(part, world, line, lineLook(line, bright), scale);
  for (const node of scene.nodes) {
    const look = nodeLook(node, bright);
    if (node.wide) {
      svgBox(part, world, node, look);
      continue;
    }
    const marks = { fill: look.fill, stroke: look.rim, "stroke-width": look.border, opacity: look.opacity };
    const corners = node.isGroup ? null : CORNERS[node.kind];
    const mark = corners ? part("polygon", { points: corners.map(([x, y]) => `${Math.round(node.x + x * node.size)},${Math.round(node.y + y * node.size)}`).join(" "), ...marks }, world) : part("circle", { cx: node.x, cy: node.y, r: node.size, ...marks }, world);
    part("title", {}, mark, shown(node.name));
  }
  const names = part("g", { "text-anchor": "middle", "paint-order": "stroke", stroke: palette.ground, "stroke-width": 4, "stroke-linejoin": "round" }, svg);
  for (const { words, x, y, font, colour, baseline, anchor } of placed) {
    const [, slant, weight, size] = /^(italic )?(?:normal )?(\d+|bold)? ?([\d.]+)px/.exec(font) || [null, null, "400", "12"];
    part("text", { x: x - shift.x, y: y - shift.y + size * (baseline === "top" ? 0.86 : 0.34), "font-size": size, "font-weight": weight || 400, "font-style": slant ? "italic" : null, "font-family": FONT, fill: colour, "text-anchor": anchor === "left" ? "start" : null }, names, words);
  }
  return new XMLSerializer().serializeToString(svg);
}

function svgBox(part, world, node, look) {
  const [left, top] = [node.x - node.wide / 2, node.y - node.high / 2];
  const box = part("g", { opacity: look.opacity }, world);
  part("title", {}, box, shown(node.name));
  part("rect", { x: left, y: top, width: node.wide, height: node.high, rx: 7, fill: palette.ground, stroke: look.border > 1 ? look.rim : palette.line, "stroke-width": look.border > 1 ? 2.5 : 1.2 }, box);
  part("rect", { x: left, y: top, width: 6, height: node.high, rx: 3, fill: look.fill }, box);
  for (const line of boxLines(CANVAS.querySelector("canvas").getContext("2d"), node)) {
    const [, weight, size] = /^(\d+) ([\d.]+)px/.exec(line.font);
    part("text", { x: left + PADDING + 4, y: node.y + line.y + size * 0.34, "font-size": size, "font-weight": weight, "font-family": FONT, fill: line.soft ? palette.soft : palette.ink }, box, line.words);
  }
}

function svgLine(part, world, line, look, scale) {
  const [a, b] = [sceneNode(line.from), sceneNode(line.to)];
  const stroke = { stroke: look.colour, "stroke-width": look.width, "stroke-dasharray": look.dashes ? look.dashes.join(" ") : null, opacity: look.opacity };
  if (BOXED) part("path", { d: `M${a.x} ${a.y}C${bends(a, b).join(" ")}`, fill: "none", ...stroke }, world);
  else part("line", { x1: a.x, y1: a.y, x2: b.x, y2: b.y, ...stroke }, world);
  if (!line.facts) return;
  const { to, from } = directions(line);
  const long = 7 / Math.max(scale, 0.6);
  for (const [tail, tip, wanted] of [[a, b, to], [b, a, from]]) {
    const head = headAt(tail, tip, long);
    if (!wanted || !head) continue;
    const { x, y, ux, uy } = head;
    const corners = [[x, y], [x - (ux + uy * 0.4) * long, y - (uy - ux * 0.4) * long], [x - (ux - uy * 0.4) * long, y - (uy + ux * 0.4) * long]];
    part("polygon", { points: corners.map((corner) => corner.map((n) => n.toFixed(1)).join(",")).join(" "), fill: look.colour, opacity: look.opacity }, world);
  }
}

// Paper is light, whatever the screen is.
let screenTheme;

function toPaper() {
  screenTheme = document.documentElement.dataset.theme;
  document.documentElement.dataset.theme = "light";
  readPalette();
  restyle();
  if (LARGE && !SHEET) network.paint();
  else network.redraw();
}

function fromPaper() {
  if (screenTheme) document.documentElement.dataset.theme = screenTheme;
  else delete document.documentElement.dataset.theme;
  readPalette();
  restyle();
}
