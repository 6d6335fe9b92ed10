// The picture of a large graph on a canvas of our own, where vis-network is too slow: it answers to the same calls.
// A frame is drawn with a margin and moved as a whole while the reader pans or zooms; a fresh one follows when the
// hand rests or the margin is used up.
const MARGIN = 0.25;
const REST = 140;
const CLICK = 4;
const EDGE_REACH = 5;

class Plane {
  constructor(host) {
    this.host = host;
    this.canvas = element("canvas");
    this.context = this.canvas.getContext("2d", { alpha: false });
    this.frame = document.createElement("canvas");
    this.view = { x: 0, y: 0, scale: 1 };
    this.drawn = null;
    this.handlers = {};
    this.pointers = new Map();
    host.append(this.canvas);
    new ResizeObserver(() => this.resize()).observe(host);
    this.resize();
    this.listen();
  }

  on(event, act) {
    this.handlers[event] = act;
  }

  tell(event, what) {
    if (this.handlers[event]) this.handlers[event](what);
  }

  resize() {
    const ratio = window.devicePixelRatio || 1;
    Object.assign(this, { w: this.host.clientWidth, h: this.host.clientHeight, ratio });
    Object.assign(this.canvas, { width: Math.max(1, this.w * ratio), height: Math.max(1, this.h * ratio) });
    this.redraw();
  }

  getScale() {
    return this.view.scale;
  }

  getViewPosition() {
    return { x: this.view.x, y: this.view.y };
  }

  getPosition(id) {
    const { x, y } = sceneNode(id);
    return { x, y };
  }

  toWorld({ x, y }) {
    return { x: (x - this.w / 2) / this.view.scale + this.view.x, y: (y - this.h / 2) / this.view.scale + this.view.y };
  }

  moveTo({ position, scale }) {
    if (position) Object.assign(this.view, position);
    if (scale) this.view.scale = scale;
    this.moved();
  }

  focus(id, { scale, offset }) {
    const { x, y } = sceneNode(id);
    this.moveTo({ scale, position: { x, y: y - offset.y / scale } });
  }

  fit({ nodes, maxZoomLevel }) {
    const [left, right, top, bottom] = extent(nodes.map(sceneNode));
    if (!(right >= left)) return;
    const scale = Math.min(maxZoomLevel, this.w / (right - left + 140), this.h / (bottom - top + 140));
    this.moveTo({ scale: Math.max(0.004, scale), position: { x: (left + right) / 2, y: (top + bottom) / 2 } });
  }

  getNodeAt(at) {
    const { x, y } = this.toWorld(at);
    const least = 6 / this.view.scale;
    let best;
    let nearest = Infinity;
    for (const node of scene.nodes) {
      const distance = Math.hypot(node.x - x, node.y - y) - Math.max(node.size, least);
      if (distance < 0 && distance < nearest) [best, nearest] = [node.id, distance];
    }
    return best;
  }

  getEdgeAt(at) {
    const p = this.toWorld(at);
    let best;
    let nearest = EDGE_REACH / this.view.scale;
    for (const line of scene.lines) {
      const distance = off(p, sceneNode(line.from), sceneNode(line.to));
      if (distance < nearest) [best, nearest] = [line.id, distance];
    }
    return best;
  }

  // A fresh frame before the next repaint.
  redraw() {
    this.stale = true;
    this.schedule();
  }

  // The same frame elsewhere, until the hand rests.
  moved() {
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.redraw(), REST);
    this.schedule();
  }

  schedule() {
    if (this.scheduled) return;
    this.scheduled = true;
    requestAnimationFrame(() => {
      this.scheduled = false;
      this.paint();
    });
  }

  paint() {
    if (!this.w || !this.h) return;
    if (this.stale || !this.drawn || !this.covers()) this.render();
    const { x, y, scale, w, h } = this.drawn;
    const zoom = this.view.scale / scale;
    const left = this.w / 2 + (x - this.view.x) * this.view.scale - (w / 2) * zoom;
    const top = this.h / 2 + (y - this.view.y) * this.view.scale - (h / 2) * zoom;
    this.context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    this.context.fillStyle = palette.ground;
    this.context.fillRect(0, 0, this.w, this.h);
    this.context.drawImage(this.frame, left, top, w * zoom, h * zoom);
  }

  // Whether the frame still reaches over the whole window, and is not blown up beyond what can be read.
  covers() {
    const { x, y, scale, w, h } = this.drawn;
    if (this.view.scale > scale * 1.6) return false;
    if (this.view.scale < scale) return true;
    return Math.abs(x - this.view.x) * scale <= (w - this.w) / 2 && Math.abs(y - this.view.y) * scale <= (h - this.h) / 2;
  }

  render() {
    this.stale = false;
    clearTimeout(this.resting);
    const [w, h] = [Math.round(this.w * (1 + 2 * MARGIN)), Math.round(this.h * (1 + 2 * MARGIN))];
    this.drawn = { ...this.view, w, h };
    const [width, height] = [w * this.ratio, h * this.ratio];
    if (this.frame.width !== width || this.frame.height !== height) Object.assign(this.frame, { width, height });
    const ctx = this.frame.getContext("2d", { alpha: false });
    ctx.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    ctx.fillStyle = palette.ground;
    ctx.fillRect(0, 0, w, h);
    const { x, y, scale } = this.view;
    ctx.setTransform(this.ratio * scale, 0, 0, this.ratio * scale, this.ratio * (w / 2 - x * scale), this.ratio * (h / 2 - y * scale));
    drawIslands(ctx);
    const box = { left: x - w / 2 / scale, right: x + w / 2 / scale, top: y - h / 2 / scale, bottom: y + h / 2 / scale };
    drawLines(ctx, box, scale);
    drawNodes(ctx, box, scale);
    drawLabels(ctx, { w, h }, this.ratio);
    this.tell("rendered");
  }

  listen() {
    const at = (event) => {
      const { left, top } = this.canvas.getBoundingClientRect();
      return { x: event.clientX - left, y: event.clientY - top };
    };
    const { canvas, pointers } = this;
    canvas.addEventListener("pointerdown", (event) => {
      canvas.setPointerCapture(event.pointerId);
      pointers.set(event.pointerId, at(event));
      if (pointers.size === 1) this.grip = { from: at(event), far: false, node: this.getNodeAt(at(event)) };
    });
    canvas.addEventListener("pointermove", (event) => this.drag(event, at(event)));
    const release = (event) => {
      const grip = this.grip;
      pointers.delete(event.pointerId);
      if (pointers.size || !grip) return;
      this.grip = null;
      if (!grip.far && event.type === "pointerup") this.tell("click", { pointer: { DOM: at(event) } });
      if (grip.far && grip.node !== undefined) this.tell("dragEnd");
    };
    canvas.addEventListener("pointerup", release);
    canvas.addEventListener("pointercancel", release);
    canvas.addEventListener("dblclick", (event) => this.tell("doubleClick", { pointer: { DOM: at(event) } }));
    canvas.addEventListener("wheel", (event) => {
      event.preventDefault();
      this.zoomAt(at(event), Math.exp(-Math.max(-120, Math.min(120, event.deltaY)) / 400));
    }, { passive: false });
  }

  drag(event, now) {
    const before = this.pointers.get(event.pointerId);
    if (!before) return this.point(now);
    this.pointers.set(event.pointerId, now);
    if (this.pointers.size === 2) return this.pinch(event.pointerId, before, now);
    const grip = this.grip;
    if (!grip || (!grip.far && Math.hypot(now.x - grip.from.x, now.y - grip.from.y) < CLICK)) return undefined;
    if (!grip.far && grip.node !== undefined) this.tell("dragStart", { pointer: { DOM: grip.from } });
    grip.far = true;
    const [dx, dy] = [(now.x - before.x) / this.view.scale, (now.y - before.y) / this.view.scale];
    if (grip.node !== undefined) {
      const node = sceneNode(grip.node);
      Object.assign(node, { x: node.x + dx, y: node.y + dy });
      this.tell("dragging", {});
      return this.redraw();
    }
    this.view.x -= dx;
    this.view.y -= dy;
    return this.moved();
  }

  pinch(id, before, now) {
    const [[, other]] = [...this.pointers].filter(([one]) => one !== id);
    this.grip.far = true;
    const spread = (p) => Math.hypot(p.x - other.x, p.y - other.y) || 1;
    this.zoomAt({ x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 }, spread(now) / spread(before));
  }

  zoomAt(at, factor) {
    const fixed = this.toWorld(at);
    this.view.scale = Math.min(6, Math.max(0.004, this.view.scale * factor));
    this.view.x = fixed.x - (at.x - this.w / 2) / this.view.scale;
    this.view.y = fixed.y - (at.y - this.h / 2) / this.view.scale;
    this.moved();
  }

  point(at) {
    const node = this.getNodeAt(at);
    if (node === (state.hover ? state.hover.node : undefined)) return;
    this.tell(node === undefined ? "blurNode" : "hoverNode", { node });
  }
}

function extent(nodes) {
  const found = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y, size } of nodes) {
    found[0] = Math.min(found[0], x - size);
    found[1] = Math.max(found[1], x + size);
    found[2] = Math.min(found[2], y - size);
    found[3] = Math.max(found[3], y + size);
  }
  return found;
}

function off(p, a, b) {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const along = Math.max(0, Math.min(1, ((p.x - a.x) * dx + (p.y - a.y) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(p.x - a.x - along * dx, p.y - a.y - along * dy);
}

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
    ctx.lineWidth = look.width * Math.min(1, Math.max(0.5 / scale, 1 / scale / 2));
    ctx.setLineDash(look.dashes ? look.dashes.map((part) => part / Math.max(scale, 0.3)) : []);
    ctx.beginPath();
    for (const [a, b] of ends) {
      ctx.moveTo(a.x, a.y);
      ctx.lineTo(b.x, b.y);
    }
    ctx.stroke();
    if (scale > 0.45 || look.strong) heads(ctx, ends, look, scale);
  }
  ctx.globalAlpha = 1;
  ctx.setLineDash([]);
}

function heads(ctx, ends, look, scale) {
  const long = 7 / Math.max(scale, 0.6);
  ctx.fillStyle = look.colour;
  ctx.beginPath();
  for (const [a, b, line] of ends) {
    if (!line.facts) continue;
    const { to, from } = directions(line);
    for (const [tail, tip, wanted] of [[a, b, to], [b, a, from]]) {
      const length = Math.hypot(tip.x - tail.x, tip.y - tail.y);
      if (!wanted || length < tip.size + long) continue;
      const [ux, uy] = [(tip.x - tail.x) / length, (tip.y - tail.y) / length];
      const [x, y] = [tip.x - ux * (tip.size + 1.5), tip.y - uy * (tip.size + 1.5)];
      ctx.moveTo(x, y);
      ctx.lineTo(x - ux * long - uy * long * 0.4, y - uy * long + ux * long * 0.4);
      ctx.lineTo(x - ux * long + uy * long * 0.4, y - uy * long - ux * long * 0.4);
    }
  }
  ctx.fill();
}

// Nodes of one look in one fill; none smaller than can be seen.
function drawNodes(ctx, box, scale) {
  const bright = lit();
  const least = 1.6 / scale;
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

function shape(ctx, { x, y, kind }, size) {
  const corners = CORNERS[kind];
  if (!corners) {
    ctx.moveTo(x + size, y);
    ctx.arc(x, y, size, 0, 2 * Math.PI);
    return;
  }
  corners.forEach(([cx, cy], i) => (i ? ctx.lineTo(x + cx * size, y + cy * size) : ctx.moveTo(x + cx * size, y + cy * size)));
  ctx.closePath();
}
