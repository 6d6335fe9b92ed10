// The shortest path between two entities over what the filters show, breadth first.
let foundPath = null;

function findPath() {
  foundPath = null;
  if (!state.path) return;
  const [from, to] = state.path;
  const came = new Map([[from, null]]);
  const queue = [from];
  for (let i = 0; i < queue.length && !came.has(to); i += 1) {
    for (const line of BESIDE.get(queue[i])) {
      const end = otherEnd(line, queue[i]);
      if (line.ok && !came.has(end)) {
        came.set(end, line);
        queue.push(end);
      }
    }
  }
  const steps = [];
  for (let at = to; came.get(at); at = otherEnd(came.get(at), at)) steps.unshift(came.get(at));
  if (came.has(to)) foundPath = { nodes: new Set([from, ...steps.flatMap((line) => [line.from, line.to])]), lines: new Set(steps.map((line) => line.id)), steps };
}

// The next entity that the reader chooses ends the path that was begun.
function endPath(id) {
  if (id === state.start) return change({ start: null });
  return change({ path: [state.start, id], start: null, node: null, line: null, near: 0, around: null });
}

function pathCard() {
  const [from, to] = state.path.map((id) => NODES.get(id));
  const head = [element("p", { class: "kind" }, say("path")), element("h2", {}, nodeButton(from), " → ", nodeButton(to))];
  if (!foundPath) return [...head, element("p", {}, say("noPath"))];
  let at = from.id;
  const steps = foundPath.steps.map((line) => {
    const end = otherEnd(line, at);
    const facts = line.facts.filter((fact) => fact.ok);
    const names = [...new Set(facts.map((fact) => (fact.from === at ? (fact.relation === "kg:Tenure" ? fact.label[state.language] : groupName(fact.relation, false)) : groupName(fact.relation, true))))];
    const item = element("li", {}, element("button", { type: "button", class: "relation", onclick: () => change({ line }) }, text(names.join(" · "))), nodeButton(NODES.get(end)));
    at = end;
    return item;
  });
  return [...head, element("p", { class: "note" }, say("pathSteps", steps.length)), element("ol", { class: "steps" }, element("li", {}, nodeButton(from)), ...steps)];
}
