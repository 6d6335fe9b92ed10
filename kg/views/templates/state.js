// What the page shows now. Everything that a reader may want to hand on stands in the address (#focus=…).
// A node is named there by the end of its IRI. Every change but that of the language can be taken back.
const START = {
  view: "graph",
  node: null, // the chosen node, and the chosen line
  line: null,
  around: null, // the neighbourhood shown: `near` steps around a node, with what was opened from there
  near: 0,
  group: null, // the community shown, where a large graph opens as communities
  path: null, // the two ends of a path, and the node that a path is to start from
  start: null,
  open: [], // nodes whose neighbours are shown, are folded away, are hidden, are pinned
  folded: [],
  hidden: [],
  pinned: [],
  hiddenClasses: [],
  hiddenRelations: PAGE.hidden,
  hiddenSources: [],
  least: 0,
  together: 1,
  lanes: "kind", // what the lanes of a timeline are: kinds of things, or who issued or organised them
  from: "",
  to: "",
  day: PAGE.day || "",
};
const LISTS = ["open", "folded", "hidden", "pinned"];
const PAST = 200;
const AT_ONCE = 700;
const SLIDING = new Set(["least", "together", "from", "to", "from,to", "to,from"]);
const state = { language: "vi", hover: null, ...START };
const watchers = [];
const past = [];
let last = { keys: "", at: 0 };

function say(key, ...values) {
  const word = WORDS[state.language][key];
  return typeof word === "function" ? word(...values) : word;
}

function snapshot() {
  return Object.fromEntries(Object.keys(START).map((key) => [key, state[key]]));
}

// Changes of the same thing in quick succession, as by a slider, are taken back as one.
function change(parts) {
  const keys = Object.keys(parts).filter((key) => key in START && !same(parts[key], state[key])).join();
  if (keys) {
    const now = performance.now();
    if (!SLIDING.has(keys) || keys !== last.keys || now - last.at > AT_ONCE || !past.length) past.push({ state: snapshot() });
    last = { keys, at: now };
    past.splice(0, past.length - PAST);
  }
  set(parts);
}

function set(parts) {
  Object.assign(state, parts);
  for (const watcher of watchers) watcher(parts);
  writeAddress();
}

function remember(step) {
  past.push(step);
  last = { keys: "", at: 0 };
}

function undo() {
  const step = past.pop();
  last = { keys: "", at: 0 };
  if (!step) return announce(say("nothingToUndo"));
  if (step.moved) putBack(step.moved);
  set(step.state || {});
  return announce(say("undone"));
}

function same(a, b) {
  return Array.isArray(a) && Array.isArray(b) ? a.length === b.length && a.every((one, i) => one === b[i]) : a === b;
}

function toggled(list, value) {
  return list.includes(value) ? list.filter((other) => other !== value) : [...list, value];
}

function shortId(id) {
  return id.replace(/^https:\/\/w3id\.org\/vnpolicy\/id\//, "");
}

function escaped(value) {
  return encodeURIComponent(value).replaceAll("%2F", "/").replaceAll("%2C", "%252C");
}

// In the frame of a notebook a page has no address of its own.
const ADDRESSED = location.protocol !== "about:";

function writeAddress() {
  if (!ADDRESSED) return;
  const parts = [];
  const put = (key, value) => value && parts.push(`${key}=${value}`);
  put("focus", state.node && escaped(shortId(state.node)));
  put("near", state.near);
  put("around", state.near && state.around !== state.node && escaped(shortId(state.around)));
  put("group", state.group !== null && String(state.group + 1));
  put("path", state.path && state.path.map((id) => escaped(shortId(id))).join(","));
  put("view", state.view === "table" && "table");
  put("lang", state.language === "en" && "en");
  put("hide", [...state.hiddenClasses].sort().join(","));
  if (!same([...state.hiddenRelations].sort(), PAGE.hidden)) parts.push(`without=${[...state.hiddenRelations].sort().join(",")}`);
  put("sources", state.hiddenSources.length && `-${[...state.hiddenSources].sort((a, b) => a - b).join(",")}`);
  put("least", state.least);
  put("lanes", state.lanes === "issuer" && "issuer");
  put("together", state.together > 1 && state.together);
  for (const key of ["from", "to"]) put(key, state[key]);
  if (state.day !== START.day) parts.push(`day=${state.day}`);
  for (const key of LISTS) put(key, state[key].map((id) => escaped(shortId(id))).join(","));
  const address = parts.length ? `#${parts.join("&")}` : "";
  if (decoded(location.hash) !== decoded(address)) history.replaceState(null, "", address || location.href.split("#")[0]);
}

function readAddress() {
  const asked = new Map(location.hash.slice(1).split("&").filter(Boolean).map((part) => {
    const [key, value = ""] = part.split(/=(.*)/s);
    return [key, value];
  }));
  const list = (key) => (asked.get(key) || "").split(",").filter(Boolean).map(decoded);
  const nodes = (key) => list(key).map((name) => named(decoded(name))).filter(Boolean);
  const whole = (key, most) => Math.min(most, Math.max(0, Number.parseInt(asked.get(key), 10) || 0));
  const date = (key) => (/^\d{4}-\d\d-\d\d$/.test(asked.get(key)) ? asked.get(key) : "");
  const [node] = nodes("focus");
  const near = whole("near", 3);
  const around = near ? nodes("around")[0] || node || null : null;
  const path = nodes("path");
  const group = GROUPS.length ? whole("group", GROUPS.length) : 0;
  set({
    language: asked.get("lang") === "en" ? "en" : "vi",
    view: asked.get("view") === "table" ? "table" : "graph",
    hiddenClasses: list("hide").filter((kind) => kind in PAGE.classes),
    hiddenRelations: asked.has("without") ? list("without").filter((relation) => relation in PAGE.relations) : PAGE.hidden,
    hiddenSources: (asked.get("sources") || "").replace("-", "").split(",").filter((n) => n !== "" && n in PAGE.sources).map(Number),
    least: whole("least", 100),
    lanes: asked.get("lanes") === "issuer" ? "issuer" : "kind",
    together: Math.max(1, whole("together", PAGE.most || 1)),
    from: date("from"), to: date("to"), day: asked.has("day") ? date("day") : START.day,
    ...Object.fromEntries(LISTS.map((key) => [key, nodes(key)])),
    node: node || null,
    line: null,
    start: null,
    near: around ? near : 0,
    around,
    path: path.length === 2 ? path : null,
    group: group ? group - 1 : node && GROUPS.length ? NODES.get(node).group : null,
  });
  if (asked.get("focus") && !node) announce(say("unknown", decoded(asked.get("focus"))));
  if (node && !near) centre(node);
}

function decoded(value) {
  try {
    return decodeURIComponent(value.replaceAll("+", " "));
  } catch {
    return value;
  }
}

function announce(text) {
  document.getElementById("status").textContent = shown(text);
}
