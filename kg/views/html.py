"""networkx -> one HTML file that works offline and loads nothing.

The page is rendered by pyvis with our own template (`templates/page.html`); vis-network comes
out of pyvis's package. Everything a source may have written goes into the page as JSON in which
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
from kg.views import layout, network, terms
from kg.views.evidence import Origin, Quote
from kg.views.facts import Fact
from kg.views.layout import Place
from kg.views.network import LIMIT, Network
from kg.views.quads import WORDS

TEMPLATES = Path(__file__).parent / "templates"
SCRIPTS = ("words", "text", "data", "state", "scene", "labels", "card", "legend", "search", "table", "main")
"""The parts of the page's own script, in the order in which they are put together."""

QUOTES = 8
"""How many pieces of evidence for one fact the page carries: the surest."""
SAID = 40
"""How many utterances of one speaker the page carries: the latest."""

_WEB = ("http://", "https://")
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
    heading = title or (shown.nodes[center]["label"] if center else "")
    picture = Picture(directed=True, heading=heading, cdn_resources="in_line")
    picture.set_template((TEMPLATES / "page.html").as_posix())
    origins: dict[Origin, int] = {}
    places = layout.places(shown)
    for iri in sorted(shown):
        _node(picture, shown.nodes[iri], iri, places[iri], origins)
    for ends in sorted({(min(a, b), max(a, b)) for a, b in shown.edges()}):
        _line(picture, shown, ends, origins)
    environment = picture.templateEnv
    environment.autoescape = True
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": True, "separators": (",", ":")}
    environment.globals.update(_assets(), page=_page(shown, list(origins)))
    html: str = picture.generate_html(name="view.html")
    return html


def _node(picture: Picture, data: dict[str, Any], iri: str, place: Place, origins: dict[Origin, int]) -> None:
    # The page writes the names itself, where there is room for them: hence the empty label.
    picture.add_node(
        iri,
        label="",
        shape=_SHAPES[data["class"]],
        color="",
        x=place.x,
        y=place.y,
        size=place.size,
        community=place.community,
        name=data["label"],
        kind=data["class"],
        names=data["names"],
        facts=[_fact(fact, origins) for fact in data["facts"] if fact.predicate != WORDS.value],
        words=[_fact(fact, origins) for fact in data["facts"] if fact.predicate == WORDS.value][:SAID],
        sources=data["sources"],
        degree=data["degree"],
        distance=data["distance"],
    )


def _line(picture: Picture, shown: Network, ends: tuple[str, str], origins: dict[Origin, int]) -> None:
    """One line for all facts between two entities, whichever way they read."""
    one, other = ends
    directions = ((one, other), (other, one)) if one != other else ((one, one),)
    facts = [
        {
            "from": a,
            "to": b,
            "relation": data["predicate"],
            "label": {"vi": data["label"], "en": data["label_en"]},
            "status": data["status"],
            "confidence": data["confidence"],
            "background": data["background"],
            "details": data["details"],
            "quotes": [_quote(quote, origins) for quote in data["quotes"][:QUOTES]],
            "more": max(0, len(data["quotes"]) - QUOTES),
        }
        for a, b in directions
        for _, data in sorted((shown.get_edge_data(a, b) or {}).items())
    ]
    picture.add_edge(one, other, id=len(picture.edges), facts=facts, arrows="")


def _fact(fact: Fact, origins: dict[Origin, int]) -> dict[str, Any]:
    """A fact about one entity alone."""
    value = fact.object
    role = fact.details.get("role")
    return {
        "relation": terms.load().term(expand("org:role") if role else fact.predicate).curie,
        "value": value,
        "status": fact.status,
        "quotes": [_quote(quote, origins) for quote in fact.quotes[:QUOTES]],
        "more": max(0, len(fact.quotes) - QUOTES),
    }


def _quote(quote: Quote, origins: dict[Origin, int]) -> dict[str, Any]:
    return {
        "source": origins.setdefault(quote.source, len(origins)),
        "start": quote.start,
        "end": quote.end,
        "before": quote.before,
        "exact": quote.exact,
        "after": quote.after,
        "rule": quote.rule,
        "confidence": quote.confidence,
    }


def _page(shown: Network, origins: list[Origin]) -> dict[str, Any]:
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
        "relations": {curie: _relation(known.term(_iri(curie))) for curie in sorted(relations | {"org:role"})},
        "hidden": sorted({data["predicate"] for *_, data in shown.edges(data=True) if whole and data["minor"]}),
        "sources": [_origin(origin) for origin in origins],
        "version": __version__,
    }


def _pairs(shown: Network) -> int:
    return len({(a, b, data["predicate"]) for a, b, data in shown.edges(data=True)})


def _relation(term: terms.Term) -> dict[str, Any]:
    return {"label": _words(term.label), "inverse": _words(term.inverse), "rank": term.rank}


def _words(names: terms.Names) -> dict[str, str]:
    return {"vi": names.vi, "en": names.en}


def _iri(curie: str) -> str:
    return curie if curie.startswith(_WEB) else expand(curie)


def _origin(origin: Origin) -> dict[str, str]:
    return {
        "identifier": origin.identifier or origin.iri,
        "title": origin.title,
        "date": origin.date,
        "publisher": origin.publisher,
        "url": origin.url if origin.url.lower().startswith(_WEB) else "",
    }


@lru_cache(maxsize=1)
def _assets() -> dict[str, Markup]:
    """The scripts and the style sheet of the page, and the policy that admits them and nothing else."""
    library = files("pyvis") / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
    vis = library.read_text("utf-8").partition("//# sourceMappingURL")[0].strip()
    parts = [(TEMPLATES / f"{name}.js").read_text("utf-8").strip() for name in SCRIPTS]
    app = "\n".join(['"use strict";', "(() => {", *parts, "})();"])
    style = (TEMPLATES / "page.css").read_text("utf-8").strip()
    policy = (
        f"default-src 'none'; script-src {_hash(vis)} {_hash(app)}; style-src {_hash(style)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    found = {"vis": vis, "app": app, "style": style, "policy": policy}
    return {name: Markup(text) for name, text in found.items()}  # ours and pyvis's, never a source's


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
