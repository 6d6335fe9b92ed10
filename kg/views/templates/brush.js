// How a plane draws lines and nodes: those of one look together, which is what makes it fast.
const HEADED = 0.45; // from which scale on lines have heads

// Lines of one look in one stroke.
function drawLines(ctx, box, scale) {
  const bright = lit();
  const looks = new Map();
  for (const line of scene.lines) {
    const a = sceneNode(line.from);
    const b = sceneNode(line.to);
    if (Math.max(a.x, b.x) < box.left || Math.min(a.x, b.x) > box.right || Math.max(a.y, b.y) < box.top || Math.min(a.y, b.y) > box.bottom) continue;
    const look = lineLook(line, bright);
    const key = `${look.colour}|${look.opacity}|${look.width}|${look.dashes}`;
    if (!looks.has(key)) looks.set(key, { look, ends: [] });
    looks.get(key).ends.push([a, b, line]);
  }
  for (const { look, ends } of [...looks.values()].sort((a, b) => a.look.opacity - b.look.opacity)) {
    ctx.strokeStyle = look.colour;
    ctx.globalAlpha = look.opacity;
    ctx.lineWidth = lineWide(look, scale);
    ctx.setLineDash(look.dashes ? look.dashes.map((part) => part / Math.max(scale, 0.3)) : []);
    ctx.beginPath();
    for (const [a, b] of ends) {
      ctx.moveTo(a.x, a.y);
      if (BOXED) ctx.bezierCurveTo(...bends(a, b));
      else ctx.lineTo(b.x, b.y);
    }
    ctx.stroke();
    if (headed(look, scale)) heads(ctx, ends, look, scale);
  }
  ctx.globalAlpha = 1;
  ctx.setLineDash([]);
}

// How wide a line is drawn: as its look says, but never too thin to be seen.
function lineWide(look, scale) {
  return look.width * Math.max(1, (overview() ? 0.7 : 0.25) / scale);
}

function headed(look, scale) {
  return scale > HEADED || look.strong;
}

function heads(ctx, ends, look, scale) {
  const long = 7 / Math.max(scale, 0.6);
  ctx.fillStyle = look.colour;
  ctx.beginPath();
  for (const [a, b, line] of ends) {
    if (!line.facts) continue;
    const { to, from } = directions(line);
    for (const [tail, tip, wanted] of [[a, b, to], [b, a, from]]) {
      const head = wanted && headAt(tail, tip, long);
      if (!head) continue;
      const { x, y, ux, uy } = head;
      ctx.moveTo(x, y);
      ctx.lineTo(x - ux * long - uy * long * 0.4, y - uy * long + ux * long * 0.4);
      ctx.lineTo(x - ux * long + uy * long * 0.4, y - uy * long - ux * long * 0.4);
    }
  }
  ctx.fill();
}

// Where the head of a line ends, just outside its node, and which way it points; none where there is no room.
function headAt(tail, tip, long) {
  if (tip.wide) {
    const down = Math.sign(tip.y - tail.y) || 1;
    return Math.abs(tip.y - tail.y) < tip.high ? null : { x: tip.x, y: tip.y - down * (tip.high / 2 + 1.5), ux: 0, uy: down };
  }
  const length = Math.hypot(tip.x - tail.x, tip.y - tail.y);
  if (length < tip.size + long) return null;
  const [ux, uy] = [(tip.x - tail.x) / length, (tip.y - tail.y) / length];
  return { x: tip.x - ux * (tip.size + 1.5), y: tip.y - uy * (tip.size + 1.5), ux, uy };
}

// None is drawn smaller than can be seen.
function leastSize(scale) {
  return 1.6 / scale;
}

// Nodes of one look in one fill.
function drawNodes(ctx, box, scale) {
  const bright = lit();
  if (BOXED) {
    for (const node of scene.nodes) drawBox(ctx, node, nodeLook(node, bright), false);
    return;
  }
  const least = leastSize(scale);
  const looks = new Map();
  for (const node of scene.nodes) {
    if (node.x + node.size < box.left || node.x - node.size > box.right || node.y + node.size < box.top || node.y - node.size > box.bottom) continue;
    const look = nodeLook(node, bright);
    const key = `${look.fill}|${look.rim}|${look.opacity}|${look.border}`;
    if (!looks.has(key)) looks.set(key, { look, nodes: [] });
    looks.get(key).nodes.push(node);
  }
  for (const { look, nodes } of [...looks.values()].sort((a, b) => a.look.opacity - b.look.opacity)) {
    ctx.globalAlpha = look.opacity;
    ctx.fillStyle = look.fill;
    ctx.strokeStyle = look.rim;
    ctx.lineWidth = look.border;
    ctx.beginPath();
    for (const node of nodes) shape(ctx, node, Math.max(node.size, least));
    ctx.fill();
    if (look.border > 1) ctx.stroke();
  }
  ctx.globalAlpha = 1;
}

// The outline of a node in a path: the same forms as in the legend.
const CORNERS = {
  Document: [[-0.85, -0.85], [0.85, -0.85], [0.85, 0.85], [-0.85, 0.85]],
  Body: [[-0.5, -0.87], [0.5, -0.87], [1, 0], [0.5, 0.87], [-0.5, 0.87], [-1, 0]],
  Place: [[-1, -0.8], [1, -0.8], [0, 1]],
  Event: [[0, -1], [1, 0], [0, 1], [-1, 0]],
  Target: Array.from({ length: 10 }, (_, i) => [(i % 2 ? 0.45 : 1.1) * Math.sin((i * Math.PI) / 5), -(i % 2 ? 0.45 : 1.1) * Math.cos((i * Math.PI) / 5)]),
  Topic: [[0, -1], [1, 0.8], [-1, 0.8]],
};

function shape(ctx, { x, y, kind, isGroup }, size) {
  const corners = isGroup ? null : CORNERS[kind];
  if (!corners) {
    ctx.moveTo(x + size, y);
    ctx.arc(x, y, size, 0, 2 * Math.PI);
    return;
  }
  corners.forEach(([cx, cy], i) => (i ? ctx.lineTo(x + cx * size, y + cy * size) : ctx.moveTo(x + cx * size, y + cy * size)));
  ctx.closePath();
}
