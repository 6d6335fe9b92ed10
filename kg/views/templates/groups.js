// A graph too large to be drawn whole opens as its communities: one mark each, lines by how many facts lie between.
const GROUP_NODES = new Map(GROUPS.map((group, number) => [`group ${number}`, { ...group, id: `group ${number}`, number, isGroup: true }]));
let groupCounts = null;

// The communities that hold something that passes the filters, and the lines between them.
function liveGroups() {
  const counts = new Map();
  for (const node of DATA.nodes) if (node.ok) counts.set(node.group, (counts.get(node.group) || 0) + 1);
  const between = new Map();
  for (const line of LINES) {
    const [a, b] = [Math.min(line.a.group, line.b.group), Math.max(line.a.group, line.b.group)];
    if (line.ok && a !== b) between.set(a * GROUPS.length + b, (between.get(a * GROUPS.length + b) || 0) + 1);
  }
  groupCounts = counts;
  const lines = [...between].map(([key, count], id) => ({ id, from: `group ${Math.floor(key / GROUPS.length)}`, to: `group ${key % GROUPS.length}`, count }));
  return { nodes: [...GROUP_NODES.values()].filter((group) => counts.has(group.number)), lines: strongest(lines) };
}

// Each community keeps the lines to its closest few, so that the picture stays one.
function strongest(lines, each = 2) {
  const kept = new Set();
  const had = new Map();
  for (const line of [...lines].sort((a, b) => b.count - a.count || a.id - b.id)) {
    const [a, b] = [had.get(line.from) || 0, had.get(line.to) || 0];
    if (a >= each && b >= each) continue;
    had.set(line.from, a + 1);
    had.set(line.to, b + 1);
    kept.add(line);
  }
  return [...kept];
}

function openGroup(number) {
  change({ group: number, node: null, line: null });
}

function groupTitle(number) {
  return say("groupNote", GROUPS[number].name, GROUPS[number].count);
}
