// What a reader takes away: the picture on screen as a file, PNG from the canvas, SVG of the same marks; and paper.
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
  const drawn = SHEET ? sheetSvg() : pictureOf(screenFrame());
  download(new Blob([new XMLSerializer().serializeToString(drawn)], { type: "image/svg+xml" }), fileName("svg"));
}

// Paper is light, whatever the screen is, lies along the width of what is shown, and has all of it, drawn anew.
const PAPER = document.getElementById("paper");
const PAGE_LONG = 1500; // what goes on a page, in the measure of the screen, so that names keep a size that can be read
const PAGE_LYING = 800; // less than a page, to leave room for the legend
const PAGE_FULL = 910; // a page without it
const PAGE_UPRIGHT = { w: 820, h: 980 };
const PAGE_READABLE = 0.85;
const PAGE_EDGE = 70;
let screenTheme;

function toPaper() {
  screenTheme = document.documentElement.dataset.theme;
  document.documentElement.dataset.theme = "light";
  readPalette();
  if (SHEET) network.toPaper(true);
  restyle();
  if (!SHEET && state.view === "graph" && scene.nodes.length) PAPER.replaceChildren(...paperFrames().map(pictureOf));
}

function fromPaper() {
  if (screenTheme) document.documentElement.dataset.theme = screenTheme;
  else delete document.documentElement.dataset.theme;
  PAPER.replaceChildren();
  delete document.documentElement.dataset.paper;
  readPalette();
  if (SHEET) network.toPaper(false);
  restyle();
}

// The frames of the pages: one with the whole, or several one below the other where boxes would be too small to be read.
function paperFrames() {
  const [left, right, top, bottom] = extent(scene.nodes);
  const [wide, high] = [right - left, bottom - top];
  const upright = high > wide && (!BOXED || wide < PAGE_UPRIGHT.w);
  document.documentElement.dataset.paper = upright ? "upright" : "lying";
  const { w, h } = upright ? PAGE_UPRIGHT : { w: PAGE_LONG, h: PAGE_LYING };
  const across = Math.min(CLOSEST, (w - 2 * PAGE_EDGE) / wide);
  const whole = Math.min(across, (h - 2 * PAGE_EDGE) / high);
  const scale = BOXED ? Math.max(whole, Math.min(across, PAGE_READABLE)) : whole;
  const edge = PAGE_EDGE / scale;
  const cuts = [top - edge, ...(scale > whole ? cutRows((upright ? h : PAGE_FULL) / scale - edge) : []), bottom + edge];
  return cuts.slice(1).map((to, i) => ({ w, h: (to - cuts[i]) * scale, scale, x: (left + right) / 2, y: (cuts[i] + to) / 2 }));
}

// Where a picture of boxes is cut, between two rows, so that no part is higher than there is room for.
function cutRows(room) {
  const rows = [...new Map(scene.nodes.map((node) => [node.y, node.high / 2]))].sort((a, b) => a[0] - b[0]);
  const found = [];
  let begin = rows[0][0] - rows[0][1];
  rows.forEach(([y, half], i) => {
    if (!i || y + half - begin <= room) return;
    begin = (rows[i - 1][0] + rows[i - 1][1] + y - half) / 2;
    found.push(begin);
  });
  return found;
}
