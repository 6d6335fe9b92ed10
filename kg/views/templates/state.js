// What the page shows now. Everything that a reader may want to hand on stands in the address (#focus=…).
const state = {
  language: "vi",
  view: "graph",
  node: null,
  line: null,
  near: 0,
  hover: null,
  hiddenClasses: new Set(),
  hiddenRelations: new Set(PAGE.hidden),
};
const watchers = [];

function say(key, ...values) {
  const word = WORDS[state.language][key];
  return typeof word === "function" ? word(...values) : word;
}

function change(parts) {
  Object.assign(state, parts);
  if (!state.node) state.near = 0;
  for (const watcher of watchers) watcher(parts);
  writeAddress();
}

function shortId(id) {
  return id.replace(/^https:\/\/w3id\.org\/vnpolicy\/id\//, "");
}

function writeAddress() {
  const parts = [];
  if (state.node) parts.push(`focus=${encodeURIComponent(shortId(state.node)).replaceAll("%2F", "/")}`);
  if (state.near) parts.push(`near=${state.near}`);
  if (state.view === "table") parts.push("view=table");
  if (state.language === "en") parts.push("lang=en");
  if (state.hiddenClasses.size) parts.push(`hide=${[...state.hiddenClasses].sort().join(",")}`);
  const address = parts.length ? `#${parts.join("&")}` : "";
  if (decoded(location.hash) !== decoded(address)) history.replaceState(null, "", address || location.href.split("#")[0]);
}

function readAddress() {
  const asked = new Map(location.hash.slice(1).split("&").filter(Boolean).map((part) => {
    const [key, value = ""] = part.split(/=(.*)/s);
    return [key, decoded(value)];
  }));
  const focus = asked.get("focus");
  const node = focus ? named(focus) : null;
  change({
    language: asked.get("lang") === "en" ? "en" : "vi",
    view: asked.get("view") === "table" ? "table" : "graph",
    hiddenClasses: new Set((asked.get("hide") || "").split(",").filter((kind) => kind in PAGE.classes)),
    node,
    line: null,
    near: Math.min(3, Math.max(0, Number.parseInt(asked.get("near"), 10) || 0)),
  });
  if (focus && !node) announce(say("unknown", focus));
  if (node && !state.near) centre(node);
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
