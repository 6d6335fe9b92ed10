// What passes the filters: classes, relations, sources, confidence, and time.
const DAYS = [...new Set([...DATA.nodes.map((node) => node.day), ...FACTS.flatMap((fact) => [fact.details.since, fact.details.until])].filter(Boolean).map((day) => first(day)))].sort();

// The first and the last day of "2024", "2024-05" or "2024-05-20".
function first(day) {
  return `${day}-01-01`.slice(0, 10);
}

function final(day) {
  return day.length === 4 ? `${day}-12-31` : day.length === 7 ? `${day}-31` : day;
}

// A document or event of the time asked for: from, to, and not after the day that the reader stands at.
function dated(node) {
  if (!node.day) return true;
  const until = state.day && (!state.to || state.day < state.to) ? state.day : state.to;
  return (!state.from || final(node.day) >= state.from) && (!until || first(node.day) <= until);
}

// An office that is held in the time asked for, as far as is known.
function held(fact) {
  const { since, until, attested, former } = fact.details;
  const start = since || (attested && attested.split("/")[0]);
  const [begin, end] = state.day ? [state.day, state.day] : [state.from, state.to];
  if (end && start && first(start) > end) return false;
  if (begin && until && final(until) < begin) return false;
  return !(state.day && former && !until);
}

function timed() {
  return Boolean(state.from || state.to || state.day);
}

// Marks every node, fact and line with whether it passes; all else asks for that mark alone.
function applyFilters() {
  const often = state.together;
  const kinds = new Set(state.hiddenClasses);
  const gone = new Set(state.hidden);
  const kept = new Set(state.pinned);
  const relations = new Set(state.hiddenRelations);
  const sources = new Set(state.hiddenSources);
  const when = timed();
  for (const node of DATA.nodes) node.ok = !gone.has(node.id) && (kept.has(node.id) || (!kinds.has(node.kind) && (!when || dated(node))));
  for (const line of LINES) {
    const ends = line.a.ok && line.b.ok;
    line.ok = false;
    for (const fact of line.facts) {
      fact.ok =
        ends &&
        !relations.has(fact.relation) &&
        fact.confidence * 100 >= state.least - 1e-6 &&
        (!sources.size || !fact.sources.length || fact.sources.some((source) => !sources.has(source))) &&
        (!when || fact.relation !== "kg:Tenure" || held(fact)) &&
        (!fact.details.event || NODES.get(fact.details.event).ok);
      line.ok = line.ok || fact.ok;
    }
    if (line.ok && often > 1 && meetings(line).length && meetings(line).length < often) line.ok = false;
  }
}

// The events that both ends of a line took part in.
function meetings(line) {
  return line.facts.filter((fact) => fact.ok && fact.details.event);
}

// Which nodes show: those that pass and have a line that passes (or no line at all), in the part of the graph asked for.
function visibleNodes() {
  const near = state.near ? within(state.around, state.near) : null;
  const opened = new Set(state.open.flatMap((id) => BESIDE.get(id).filter((line) => line.ok).map((line) => otherEnd(line, id))));
  const always = new Set([...state.pinned, ...(state.path || []), ...(foundPath ? foundPath.nodes : [])]);
  const found = new Set();
  for (const node of DATA.nodes) {
    const chosen = node.id === state.node || always.has(node.id);
    if (!node.ok && !chosen) continue;
    const here = (!near || near.has(node.id)) && (near || state.group === null || node.group === state.group);
    if (!chosen && !here && !opened.has(node.id)) continue;
    const all = BESIDE.get(node.id);
    if (chosen || !all.length || all.some((line) => line.ok && !(unlisted(line.a) || unlisted(line.b)))) found.add(node.id);
  }
  fold(found, always);
  return found;
}

// Neighbours of folded nodes go where nothing else that shows is linked with them.
function fold(found, always) {
  const folded = new Set(state.folded);
  if (!folded.size) return;
  for (const id of [...found]) {
    if (folded.has(id) || id === state.node || id === state.around || always.has(id)) continue;
    const beside = BESIDE.get(id).filter((line) => line.ok).map((line) => otherEnd(line, id)).filter((end) => found.has(end) || folded.has(end));
    if (beside.length && beside.every((end) => folded.has(end))) found.delete(id);
  }
}

function overview() {
  return GROUPS.length > 0 && state.group === null && !state.near && !state.path;
}
