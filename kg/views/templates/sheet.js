// Views that are no picture of marks and lines but a sheet: a chart of boxes, a board, a timeline. A sheet is made of
// elements of the page, so that it can be read, searched and reached by every means that a page can; it answers to the
// same calls as a picture does. Each kind brings `draw`, and what else it does in a way of its own.
const SHEETS = {};
const SHEET = ["organisation", "targets", "timeline"].includes(PAGE.kind);
const LEAST_ZOOM = 0.3;
const MOST_ZOOM = 2.5;

class Sheet {
  constructor(host) {
    this.host = host;
    this.kind = SHEETS[PAGE.kind];
    this.scale = 1;
    host.classList.add("sheet", PAGE.kind);
    host.setAttribute("role", "group");
    this.page = element("div", { class: "paper" });
    host.append(this.page);
  }

  on() {}

  // Anew, with what is chosen marked; the reader stays where he is, on the page and in the keyboard's order.
  redraw() {
    const { scrollLeft, scrollTop } = this.host;
    const held = this.page.contains(document.activeElement) ? document.activeElement.dataset.held : null;
    this.kind.draw(this.page, this);
    Object.assign(this.host, { scrollLeft, scrollTop });
    if (held) [...this.page.querySelectorAll("[data-held]")].find((one) => one.dataset.held === held)?.focus({ preventScroll: true });
  }

  fit() {
    if (this.kind.fit) this.kind.fit(this);
    else this.zoomTo(1);
    this.host.scrollTo(0, 0);
  }

  zoom(factor) {
    if (this.kind.zoom) this.kind.zoom(this, factor);
    else this.zoomTo(this.scale * factor);
  }

  // On paper, which is as wide for everybody, what was zoomed is not.
  toPaper(on) {
    this.onPaper = on;
    this.page.style.zoom = on ? 1 : this.scale;
  }

  zoomTo(scale) {
    this.scale = Math.min(MOST_ZOOM, Math.max(LEAST_ZOOM, scale));
    this.page.style.zoom = this.scale;
  }

  // Where a thing has no item of its own, the first that it has to do with; above a card that comes up from below.
  show(id) {
    if (this.kind.show) this.kind.show(this, id);
    const found = this.item(id) || this.page.querySelector(".item:not(.dim)");
    found?.scrollIntoView({ block: "center", inline: "center" });
    this.host.scrollTop += coveredHeight() / 2;
  }

  item(id) {
    return [...this.page.querySelectorAll("[data-id]")].find((one) => one.dataset.id === id);
  }

  // The item beside the one that has the focus, in a direction.
  walk(dx, dy) {
    const all = [...this.page.querySelectorAll("[data-id]")].filter((one) => one.checkVisibility());
    const here = this.page.contains(document.activeElement) ? document.activeElement : this.item(state.node);
    if (!here) return all[0]?.focus();
    const middle = (one) => {
      const box = one.getBoundingClientRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    };
    const from = middle(here);
    let best;
    let least = Infinity;
    for (const one of all) {
      const to = middle(one);
      const along = (to.x - from.x) * dx + (to.y - from.y) * dy;
      const across = Math.abs((to.x - from.x) * dy) + Math.abs((to.y - from.y) * dx);
      if (one === here || along <= 4 || along + 3 * across >= least) continue;
      [best, least] = [one, along + 3 * across];
    }
    return best?.focus();
  }
}

// The second of two clicks belongs to the item of the first: a card that opened meanwhile may have moved another there.
let pressed = null;
const TWICE = 450;

document.addEventListener("click", (event) => {
  const first = pressed;
  pressed = null;
  if (!first || event.timeStamp - first.at > TWICE || Math.hypot(event.clientX - first.x, event.clientY - first.y) > CLICK) return;
  event.stopPropagation();
  focusOn(first.id);
}, true);

// A thing on a sheet that can be chosen; a path that was begun ends there.
function item(id, attributes, ...children) {
  const bright = litNow;
  const classes = ["item", attributes.class, id === state.node || id === state.start ? "chosen" : "", bright && !bright.nodes.has(id) ? "dim" : "", state.pinned.includes(id) ? "pinned" : ""];
  const act = (event) => {
    pressed = event.detail ? { id, at: event.timeStamp, x: event.clientX, y: event.clientY } : null;
    return state.start ? endPath(id) : change({ node: id, line: null });
  };
  return element("button", { type: "button", "data-id": id, "data-held": `${attributes["data-held"] || ""} ${id}`, onclick: act, ...attributes, class: classes.filter(Boolean).join(" ") }, ...children);
}

const SHEET_EDGE = 18;

// The sheet as an SVG file: what the browser laid out, drawn again as boxes, lines and words.
function sheetSvg() {
  const { page } = network;
  const frame = page.getBoundingClientRect();
  const [w, h] = [frame.width, frame.height].map((length) => Math.ceil(length) + 2 * SHEET_EDGE);
  const place = { x: -SHEET_EDGE, y: -SHEET_EDGE, width: w, height: h };
  const svg = vector("svg", { xmlns: VECTOR, width: w, height: h, viewBox: Object.values(place).join(" "), lang: state.language }, vector("title", {}, document.title), vector("rect", { ...place, fill: palette.ground }));
  copyOnto(svg, page, frame);
  return svg;
}

function copyOnto(svg, part, frame) {
  for (const child of part.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) copyWords(svg, child, frame);
    else if (child.namespaceURI === VECTOR) copyVector(svg, child, frame);
    else if (child.nodeType === Node.ELEMENT_NODE && child.checkVisibility()) {
      copyBox(svg, child, frame);
      for (const which of ["::before", "::after"]) copyRule(svg, child, which, frame);
      copyOnto(svg, child, frame);
    }
  }
}

const CLEAR = "rgba(0, 0, 0, 0)";

function copyBox(svg, part, frame) {
  const style = getComputedStyle(part);
  const box = part.getBoundingClientRect();
  const [x, y] = [box.x - frame.x, box.y - frame.y];
  const sides = ["Top", "Right", "Bottom", "Left"].map((side) => ({ wide: Number.parseFloat(style[`border${side}Width`]) * network.scale, colour: style[`border${side}Color`] }));
  const even = sides.every((side) => side.wide > 0 && side.colour === sides[0].colour && side.wide === sides[0].wide);
  const fill = style.backgroundColor === CLEAR ? "none" : style.backgroundColor;
  if (fill !== "none" || even) svg.append(vector("rect", { x, y, width: box.width, height: box.height, rx: Math.min(10, Number.parseFloat(style.borderTopLeftRadius) || 0), fill, stroke: even ? sides[0].colour : null, "stroke-width": even ? sides[0].wide : null }));
  if (even) return;
  const lines = [[x, y, x + box.width, y], [x + box.width, y, x + box.width, y + box.height], [x, y + box.height, x + box.width, y + box.height], [x, y, x, y + box.height]];
  sides.forEach((side, i) => {
    if (side.wide > 0 && side.colour !== CLEAR) svg.append(vector("line", { x1: lines[i][0], y1: lines[i][1], x2: lines[i][2], y2: lines[i][3], stroke: side.colour, "stroke-width": side.wide }));
  });
}

// The lines of a tree, which the style sheet draws before and after its branches.
function copyRule(svg, part, which, frame) {
  const style = getComputedStyle(part, which);
  if (style.content === "none" || style.position !== "absolute" || style.display === "none") return;
  const box = part.getBoundingClientRect();
  const number = (value) => (Number.parseFloat(value) || 0) * network.scale;
  const [x, y] = [box.x - frame.x + number(getComputedStyle(part).borderLeftWidth) + number(style.left), box.y - frame.y + number(style.top)];
  const draw = (wide, x2, y2, colour) => wide && svg.append(vector("line", { x1: x, y1: y, x2, y2, stroke: colour, "stroke-width": wide }));
  draw(number(style.borderTopWidth), x + number(style.width), y, style.borderTopColor);
  draw(number(style.borderLeftWidth), x, y + number(style.height), style.borderLeftColor);
}

// Words, line by line as the browser broke them, and cut where it cut them.
function copyWords(svg, node, frame) {
  const style = getComputedStyle(node.parentElement);
  const range = document.createRange();
  const rows = [];
  for (const { index, 0: word } of node.data.matchAll(/\S+/g)) {
    range.setStart(node, index);
    range.setEnd(node, index + word.length);
    const box = range.getBoundingClientRect();
    const last = rows[rows.length - 1];
    if (!box.width) continue;
    if (last && Math.abs(last.box.y - box.y) < 3) last.words += ` ${word}`;
    else rows.push({ box, words: word });
  }
  const size = Number.parseFloat(style.fontSize) * network.scale;
  if (rows.length && getComputedStyle(node.parentElement, "::first-letter").textTransform === "uppercase") rows[0].words = rows[0].words.replace(/^./u, (letter) => letter.toUpperCase());
  const edge = node.parentElement.getBoundingClientRect();
  SCRATCH.font = `${style.fontWeight} ${size}px ${FONT}`;
  for (const { box, words: whole } of rows) {
    if (box.y > edge.bottom - 2) return;
    const words = style.textOverflow === "ellipsis" ? cut(SCRATCH, whole, edge.right - box.x + 1) : whole;
    const made = vector("text", { x: box.x - frame.x, y: box.y - frame.y + box.height / 2 + size * 0.35, "font-size": size, "font-weight": style.fontWeight, "font-style": style.fontStyle === "italic" ? "italic" : null, "font-family": FONT, fill: style.color }, words);
    svg.append(made);
  }
}

function copyVector(svg, part, frame) {
  const box = part.getBoundingClientRect();
  const copy = part.cloneNode(true);
  const [from, to] = [[part, ...part.querySelectorAll("*")], [copy, ...copy.querySelectorAll("*")]];
  from.forEach((one, i) => {
    const style = getComputedStyle(one);
    for (const name of ["fill", "stroke", "stroke-width", "opacity", "font-size", "font-weight"]) to[i].setAttribute(name, style.getPropertyValue(name));
    for (const name of ["class", "tabindex", "role", "data-id", "data-held"]) to[i].removeAttribute(name);
    if (one.localName === "text") to[i].setAttribute("font-family", FONT);
  });
  Object.entries({ x: box.x - frame.x, y: box.y - frame.y, width: box.width, height: box.height }).forEach(([name, value]) => copy.setAttribute(name, value));
  if (!copy.hasAttribute("viewBox")) copy.setAttribute("viewBox", `0 0 ${box.width / network.scale} ${box.height / network.scale}`);
  svg.append(copy);
}

const LARGEST = 12000;

// A picture in dots of a sheet: its SVG, painted.
function sheetPng() {
  const drawn = new Image();
  drawn.onload = () => {
    const ratio = Math.min(2, LARGEST / drawn.width, LARGEST / drawn.height);
    const canvas = document.createElement("canvas");
    Object.assign(canvas, { width: Math.round(drawn.width * ratio), height: Math.round(drawn.height * ratio) });
    canvas.getContext("2d").drawImage(drawn, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => download(blob, fileName("png")));
  };
  drawn.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(sheetSvg()))}`;
}
