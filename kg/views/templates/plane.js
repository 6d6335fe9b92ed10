// The picture of a large graph on a canvas of our own, where vis-network is too slow: it answers to the same calls.
// A frame is drawn with a margin and moved as a whole while the reader pans or zooms; a fresh one follows when the
// hand rests or the margin is used up.
const MARGIN = 0.25;
const REST = 140;
const CLICK = 4;
const EDGE_REACH = 5;

// Drawn by the processor (willReadFrequently): as fast without a graphics card as with one, and six times as fast as
// where a browser only imitates a card.
const DRAWN = { alpha: false, willReadFrequently: true };

class Plane {
  constructor(host) {
    this.host = host;
    this.canvas = element("canvas");
    this.context = this.canvas.getContext("2d", DRAWN);
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

  getNodeAt(at) {
    const { x, y } = this.toWorld(at);
    if (BOXED) return [...scene.nodes].reverse().find((node) => Math.abs(node.x - x) <= halfWidth(node) && Math.abs(node.y - y) <= halfHeight(node))?.id;
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
    const [w, h] = [this.w, this.h].map((length) => length + 2 * Math.round(length * MARGIN)); // so that dots meet dots
    this.drawn = { ...this.view, w, h };
    const [width, height] = [w * this.ratio, h * this.ratio];
    if (this.frame.width !== width || this.frame.height !== height) Object.assign(this.frame, { width, height });
    const ctx = this.frame.getContext("2d", DRAWN);
    ctx.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    ctx.fillStyle = palette.ground;
    ctx.fillRect(0, 0, w, h);
    const { x, y, scale } = this.view;
    ctx.setTransform(this.ratio * scale, 0, 0, this.ratio * scale, this.ratio * (w / 2 - x * scale), this.ratio * (h / 2 - y * scale));
    if (BOXED) drawBands(ctx);
    else drawIslands(ctx);
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
    this.view.scale = Math.min(6, Math.max(FARTHEST, this.view.scale * factor));
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

function off(p, a, b) {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const along = Math.max(0, Math.min(1, ((p.x - a.x) * dx + (p.y - a.y) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(p.x - a.x - along * dx, p.y - a.y - along * dy);
}
