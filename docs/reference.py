"""Writes docs/ontology.html: every class and property of the ontology on one page that works offline.

python docs/reference.py            write the page
python docs/reference.py --check    exit code 1 if the page is not what the ontology says now
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from html import escape
from pathlib import Path

import rdflib
from rdflib import OWL, RDF, RDFS, SH, SKOS, URIRef

from kg import ontology
from kg.graph.terms import compact, expand

PAGE = Path(__file__).with_name("ontology.html")
TEMPLATE = Path(__file__).with_name("reference.html")
OWN = ontology.KG

NODES = {
    # class: centre of its box
    "Source": (100, 60), "Statement": (100, 320), "Document": (440, 60), "DocumentType": (260, 190),
    "Target": (780, 60), "Topic": (650, 190), "Body": (600, 320), "Place": (910, 320), "Person": (290, 440),
    "Tenure": (600, 440), "Role": (910, 440), "Event": (290, 570), "Utterance": (600, 570),
}  # fmt: skip
EDGES = (
    ("Source", "schema:mainEntity", "Document"), ("Statement", "prov:wasDerivedFrom", "Source"),
    ("Document", "eli:type_document", "DocumentType"), ("Document", "eli:passed_by", "Body"),
    ("Document", "kg:setsTarget", "Target"), ("Target", "kg:owner", "Place"), ("Body", "eli:jurisdiction", "Place"),
    ("Tenure", "org:member", "Person"), ("Tenure", "org:role", "Role"), ("Tenure", "org:organization", "Body"),
    ("Event", "schema:attendee", "Person"), ("Utterance", "kg:speaker", "Person"), ("Target", "kg:owner", "Topic"),
    ("Document", "kg:signedBy", "Person"), ("Document", "eli:is_about", "Topic"),
)  # fmt: skip
"""What the picture shows: how the things that facts are about hang together."""
WIDTH, HEIGHT, BOX = 1020, 630, (150, 44)

GROUPS = (
    # heading, the class below which its classes stand
    ("Words that start a reading · Từ khởi động", "Trigger"),
    ("Words that are looked at beside something found · Từ ngữ cảnh", "ContextWord"),
    ("Marks of a page · Dấu hiệu trên trang", "PageMark"),
)


PROPERTIES = "Properties · Thuộc tính"


class Reference:
    """The page of one ontology."""

    def __init__(self) -> None:
        self.graph = rdflib.Graph().parse(ontology.folder() / "policy.ttl")
        self.shapes = rdflib.Graph().parse(ontology.folder() / "shapes.ttl")

    def html(self) -> str:
        """The whole page."""
        (head,) = self.graph.subjects(RDF.type, OWL.Ontology)
        classes, properties = self._classes(), self._sorted(self._properties())
        headings = [*(heading for heading, _ in classes), PROPERTIES]
        words = {
            "contents": "".join(f'<a href="#{_anchor(heading)}">{escape(heading)}</a>' for heading in headings),
            "version": str(self.graph.value(head, OWL.versionInfo)),
            "namespace": OWN,
            "diagram": diagram(self.graph),
            "classes": "".join(self._section(heading, terms) for heading, terms in classes),
            "properties": self._section(PROPERTIES, properties),
        }
        page = TEMPLATE.read_text("utf-8")
        for name, value in words.items():
            page = page.replace("{{" + name + "}}", value)
        return page

    def _classes(self) -> list[tuple[str, list[URIRef]]]:
        """Classes under headings: what facts are about, then the lexicon."""
        known = [s for s in self.graph.subjects(RDF.type, OWL.Class) if isinstance(s, URIRef)]
        groups = [(heading, URIRef(OWN + top)) for heading, top in GROUPS]
        grouped = {
            top: [c for c in known if top in self.graph.transitive_objects(c, RDFS.subClassOf)] for _, top in groups
        }
        taken = {c for classes in grouped.values() for c in classes}
        rest = [c for c in known if c not in taken]
        things = [c for c in rest if str(c).removeprefix(OWN) in NODES]
        return [
            ("What facts are about · Điều mà dữ kiện nói đến", self._sorted(things)),
            ("The lexicon · Bộ từ vựng", self._sorted(c for c in rest if c not in things)),
            *((heading, self._sorted(grouped[top])) for heading, top in groups),
        ]

    def _properties(self) -> set[URIRef]:
        kinds = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
        return {s for kind in kinds for s in self.graph.subjects(RDF.type, kind) if isinstance(s, URIRef)}

    def _sorted(self, terms: Iterable[URIRef]) -> list[URIRef]:
        return sorted(terms, key=lambda term: str(term).lower())

    def _section(self, heading: str, terms: list[URIRef]) -> str:
        head = f'<h2 id="{_anchor(heading)}">{escape(heading)} <small>{len(terms)}</small></h2>\n'
        return f"<div>{head}{''.join(map(self._term, terms))}</div>\n"

    def _term(self, term: URIRef) -> str:
        local = str(term).removeprefix(OWN)
        label, definition = self._texts(term, RDFS.label), self._texts(term, SKOS.definition)
        names = f"{escape(label['vi'])} · {escape(label['en'])}"
        rows = "".join(f"<dt>{escape(name)}</dt><dd>{values}</dd>" for name, values in self._rows(term) if values)
        return (
            f'<section id="{local}"><h3><a href="#{local}">kg:{local}</a> {names}</h3>\n'
            f"<p>{escape(definition['vi'])}</p>\n<p>{escape(definition['en'])}</p>\n<dl>{rows}</dl></section>\n"
        )

    def _rows(self, term: URIRef) -> list[tuple[str, str]]:
        domain = (RDFS.domain, URIRef(expand("schema:domainIncludes")))
        range_ = (RDFS.range, URIRef(expand("schema:rangeIncludes")))
        own = {p for d in domain for p in self.graph.subjects(d, term) if isinstance(p, URIRef)}
        searched = self.graph.value(term, URIRef(OWN + "searchedFor"))
        return [
            ("is a · là một", self._links(term, RDFS.subClassOf, RDFS.subPropertyOf)),
            ("the same as · tương đương", self._links(term, OWL.equivalentClass, SKOS.exactMatch)),
            ("close to · gần với", self._links(term, SKOS.closeMatch)),
            ("narrower · hẹp hơn", ", ".join(self._link(t) for t in self._sorted(self._below(term)))),
            ("of · của", self._links(term, *domain)),
            ("value · giá trị", self._links(term, *range_)),
            ("properties · thuộc tính", ", ".join(self._link(p) for p in self._sorted(own))),
            ("of standards · theo chuẩn", ", ".join(self._link(p) for p in self._sorted(self._standard(term)))),
            ("searched for in texts · được tìm trong văn bản", "yes · có" if searched is not None else ""),
        ]

    def _below(self, term: URIRef) -> set[URIRef]:
        """The classes or properties right below one."""
        found = {s for p in (RDFS.subClassOf, RDFS.subPropertyOf) for s in self.graph.subjects(p, term)}
        return {t for t in found if isinstance(t, URIRef)}

    def _standard(self, term: URIRef) -> set[URIRef]:
        """The properties of other vocabularies that shapes ask of a class."""
        paths = {p for shape in self.shapes.subjects(SH.targetClass, term) for p in self.shapes.objects(shape, SH.path)}
        return {p for p in paths if isinstance(p, URIRef) and not p.startswith(OWN)}

    def _texts(self, term: URIRef, predicate: URIRef) -> dict[str, str]:
        return texts(self.graph, term, predicate)

    def _links(self, term: URIRef, *predicates: URIRef) -> str:
        found = {o for p in predicates for o in self.graph.objects(term, p) if isinstance(o, URIRef)}
        return ", ".join(self._link(o) for o in self._sorted(found))

    def _link(self, term: URIRef) -> str:
        local = str(term).removeprefix(OWN)
        target = f"#{local}" if str(term).startswith(OWN) else str(term)
        return f'<a href="{escape(target)}">{escape(compact(str(term)))}</a>'


def _anchor(heading: str) -> str:
    """The name of a heading within the page."""
    return "part_" + "_".join(heading.partition(" · ")[0].lower().split())


def texts(graph: rdflib.Graph, term: URIRef, predicate: URIRef) -> dict[str, str]:
    """The texts that a property has for a term, by language."""
    found = graph.objects(term, predicate)
    return {o.language: str(o) for o in found if isinstance(o, rdflib.Literal) and o.language}


def diagram(graph: rdflib.Graph) -> str:
    """The classes that facts are about as boxes, and how they are tied, as SVG."""
    lines = "".join(_edge(*edge) for edge in EDGES)
    boxes = "".join(_box(graph, name, *NODES[name]) for name in NODES)
    return f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="Classes and relations">{lines}{boxes}</svg>'


def _edge(start: str, relation: str, end: str) -> str:
    (x1, y1), (x2, y2) = NODES[start], NODES[end]
    (left, top), (x, y) = _border(x2, y2, x1, y1), _border(x1, y1, x2, y2)
    return (
        f'<line x1="{left:.0f}" y1="{top:.0f}" x2="{x:.0f}" y2="{y:.0f}" marker-end="url(#arrow)"/>'
        f'<text class="edge" x="{(left + x) / 2:.0f}" y="{(top + y) / 2 - 4:.0f}">{relation}</text>'
    )


def _border(x1: float, y1: float, x2: float, y2: float) -> tuple[float, float]:
    """Where a line to the middle of a box meets its border."""
    dx, dy = x1 - x2, y1 - y2
    scale = min(BOX[0] / 2 / abs(dx) if dx else 9, BOX[1] / 2 / abs(dy) if dy else 9)
    return x2 + dx * scale, y2 + dy * scale


def _box(graph: rdflib.Graph, name: str, x: int, y: int) -> str:
    label = texts(graph, URIRef(OWN + name), RDFS.label)["vi"]
    left, top = x - BOX[0] // 2, y - BOX[1] // 2
    return (
        f'<a href="#{name}"><rect x="{left}" y="{top}" width="{BOX[0]}" height="{BOX[1]}" rx="6"/>'
        f'<text x="{x}" y="{y - 3}">kg:{name}</text><text class="vi" x="{x}" y="{y + 14}">{escape(label)}</text></a>'
    )


def main() -> int:
    """Write the page, or say whether it is up to date."""
    page = Reference().html()
    if "--check" in sys.argv[1:]:
        return int(not PAGE.is_file() or PAGE.read_text("utf-8") != page)
    PAGE.write_text(page, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
