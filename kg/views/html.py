"""networkx -> one HTML file that works offline and loads nothing.

The page is rendered by pyvis with our own template (`templates/page.html`); vis-network comes
out of pyvis's package. A network of more than `LARGE` entities is drawn by the page itself, from
the same template. Everything a source may have written goes into the page as JSON in which
no markup can begin, and the page's script puts it on screen as text only. A Content-Security-
Policy in the page lets exactly its own two scripts and its style sheet run, by their hashes, and
forbids every request. The same network makes the same bytes.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Collection
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Protocol

import networkx as nx
import pyoxigraph as ox
from markupsafe import Markup
from pyvis.network import Network as Picture  # type: ignore[import-untyped]

from kg import __version__
from kg.graph.terms import expand
from kg.views import layout, network, overview, packed, records, terms
from kg.views.layout import Place
from kg.views.network import LIMIT, Network
from kg.views.records import Sources

TEMPLATES = Path(__file__).parent / "templates"
SCRIPTS = (
    "words", "text", "data", "state", "groups", "filters", "path", "labels", "boxes", "scene", "plane", "brush", "card",
    "legend", "search", "table", "picture", "paper", "sheet", "organisation", "targets", "timeline", "main",
)  # fmt: skip
"""The parts of the page's own script, in the order in which they are put together."""

SHEETS = ("organisation", "targets", "timeline")
"""The kinds of view that the page lays out as a sheet, without a library for networks."""

LARGE = 800
"""Above so many entities the page draws on a canvas of its own instead of by vis-network."""

_SHAPES = {
    "Document": "square",
    "Body": "hexagon",
    "Person": "dot",
    "Place": "triangleDown",
    "Event": "diamond",
    "Target": "star",
    "Topic": "triangle",
}


class HasStore(Protocol):
    """A knowledge graph: what it holds is in `store`."""

    @property
    def store(self) -> ox.Store: ...


def write(
    graph: HasStore | ox.Store | Network,
    path: Path | str,
    *,
    focus: str | None = None,
    depth: int = 2,
    classes: Collection[str] = (),
    relations: Collection[str] = (),
    limit: int = LIMIT,
    title: str | None = None,
) -> Network:
    """Write the page of a graph, or of a network already built, and return the network it shows.

    Args:
        graph: a knowledge graph or its store, from which `focus`, `depth`, `classes`, `relations`
            and `limit` select as in `kg.views.network.build`; or a network, which is shown whole.
        path: the HTML file to write.
        title: what the page is called; by default the name of the focus.
    """
    if isinstance(graph, nx.MultiDiGraph):
        shown = graph
    else:
        store = graph if isinstance(graph, ox.Store) else graph.store
        shown = network.build(store, focus=focus, depth=depth, classes=classes, relations=relations, limit=limit)
    Path(path).write_text(render(shown, title=title), encoding="utf-8", newline="\n")
    return shown


def render(shown: Network, *, title: str | None = None) -> str:
    """The page of a network as text."""
    center = shown.graph.get("focus", "")
    named = center and shown.graph.get("kind", "network") == "network"
    heading = title or (shown.nodes[center]["label"] if named else "")
    picture = Picture(directed=True, heading=heading, cdn_resources="in_line")
    picture.set_template((TEMPLATES / "page.html").as_posix())
    environment = picture.templateEnv
    environment.autoescape = True
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": True, "separators": (",", ":")}
    sources = Sources()
    if len(shown) > LARGE:
        contents = _large(shown, sources)
        environment.globals.update(_assets(library=False), page=_page(shown, sources), heading=heading, **contents)
        return str(environment.get_template("page.html").render())
    _draw(picture, shown, sources)
    library = shown.graph.get("kind") not in SHEETS
    environment.globals.update(_assets(library=library), page=_page(shown, sources), rows=None, blocks=())
    html: str = picture.generate_html(name="view.html")
    return html


def _draw(picture: Picture, shown: Network, sources: Sources) -> None:
    """The network as pyvis takes it; the page writes the names itself, where there is room: hence the empty label."""
    places = _places(shown)
    for iri in sorted(shown):
        node = records.node(shown.nodes[iri], iri, places[iri], sources)
        picture.add_node(node.pop("id"), label="", shape=_SHAPES[node["kind"]], color="", **node)
    for number, (one, other) in enumerate(records.lines(shown)):
        picture.add_edge(one, other, id=number, facts=records.line(shown, (one, other), sources), arrows="")


def _large(shown: Network, sources: Sources) -> dict[str, Any]:
    """A network too large for vis-network, as the page's own renderer takes it."""
    places = _places(shown)
    nodes = [records.node(shown.nodes[iri], iri, places[iri], sources) for iri in sorted(shown)]
    numbers = {node["id"]: number for number, node in enumerate(nodes)}
    pairs = records.lines(shown)
    facts = [records.line(shown, pair, sources) for pair in pairs]
    for (one, _), line in zip(pairs, facts, strict=True):
        for fact in line:
            fact["back"] = fact["from"] != one
    groups = overview.groups(nodes) if len(nodes) > overview.WHOLE else []
    return {
        "rows": packed.rows([(numbers[a], numbers[b]) for a, b in pairs], facts),
        "groups": groups,
        "blocks": [*packed.node_blocks(nodes), *packed.quote_blocks(facts)],
        "nodes": nodes,
    }


def _places(shown: Network) -> dict[str, Place]:
    """Where the kind of view put each entity, else where the layout of networks puts it."""
    found: dict[str, Place] = shown.graph.get("places") or layout.places(shown)
    return found


def _page(shown: Network, sources: Sources) -> dict[str, Any]:
    """What the page has to know beside nodes and lines."""
    known = terms.load()
    used = {fact.predicate for _, data in shown.nodes(data=True) for fact in data["facts"]}
    relations = {data["predicate"] for *_, data in shown.edges(data=True)} | {known.term(iri).curie for iri in used}
    kinds = {data["class"] for _, data in shown.nodes(data=True)}
    whole = not shown.graph.get("focus")
    return {
        "focus": shown.graph.get("focus", ""),
        "depth": shown.graph.get("depth", 0),
        "entities": max(shown.graph.get("entities", 0), len(shown)),
        "links": max(shown.graph.get("links", 0), _pairs(shown)),
        "classes": {kind: _words(known.term(expand(f"kg:{kind}")).label) for kind in sorted(kinds)},
        "relations": {
            curie: _relation(known.term(_iri(curie))) for curie in sorted(relations | {"org:role", "kg:quote"})
        },
        "hidden": sorted({data["predicate"] for *_, data in shown.edges(data=True) if whole and data["minor"]}),
        "sources": sources.records(),
        "version": __version__,
        "kind": shown.graph.get("kind", "network"),
        **shown.graph.get("page", {}),
    }


def _pairs(shown: Network) -> int:
    return len({(a, b, data["predicate"]) for a, b, data in shown.edges(data=True)})


def _relation(term: terms.Term) -> dict[str, Any]:
    return {"label": _words(term.label), "inverse": _words(term.inverse), "rank": term.rank}


def _words(names: terms.Names) -> dict[str, str]:
    return {"vi": names.vi, "en": names.en}


def _iri(curie: str) -> str:
    return curie if curie.startswith(records.WEB) else expand(curie)


@lru_cache(maxsize=2)
def _assets(*, library: bool) -> dict[str, Markup]:
    """The scripts and the style sheet of the page, and the policy that admits them and nothing else."""
    file = files("pyvis") / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
    vis = file.read_text("utf-8").partition("//# sourceMappingURL")[0].strip() if library else ""
    parts = [(TEMPLATES / f"{name}.js").read_text("utf-8").strip() for name in SCRIPTS]
    app = "\n".join(['"use strict";', "(() => {", *parts, "})();"])
    style = "\n".join((TEMPLATES / name).read_text("utf-8").strip() for name in ("page.css", "sheets.css"))
    scripts = " ".join(_hash(code) for code in (vis, app) if code)
    policy = (
        f"default-src 'none'; script-src {scripts}; style-src {_hash(style)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    found = {"vis": vis, "app": app, "style": style, "policy": policy}
    return {name: Markup(text) for name, text in found.items()}  # ours and pyvis's, never a source's


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
