"""The analyses by name, and their results as tables, files and pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import pyoxigraph as ox

from kg.analysis import acting, brokers, centrality, communities, implementation
from kg.analysis.options import Options
from kg.errors import UsageError
from kg.graph.answers import Page, Table
from kg.tables import save as files
from kg.tables.columns import Column, Language, Row, Sheet, chosen_language
from kg.tables.reader import Reader
from kg.views.network import Network

WEIGHT = 60
"""The weight of the largest mark of a page."""
SHOWN = 20
"""How many rows a terminal is shown, and how many results a page is drawn around, unless told otherwise."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """An analysis: what a row of it is, its columns, and how rows are found.

    `size` is the column that sizes the marks of a page, `brief` are those that a terminal has room for, and
    `takes` the options that it has.
    """

    name: str
    vi: str
    en: str
    about_vi: str
    about_en: str
    columns: tuple[Column, ...]
    rows: Callable[[Reader, Options], Iterator[Row]]
    size: str
    brief: tuple[str, ...]
    takes: tuple[str, ...] = ()

    def sheet(self, options: Options, top: int | None = None) -> Sheet:
        """Its result as a table to be written; at most `top` rows. Raises: UsageError for options that it has not."""
        for name in ("classes", "types", "on", "doc"):
            if getattr(options, name) and name not in self.takes:
                raise UsageError(f"{self.name} takes no {name}")

        def rows(reader: Reader) -> Iterator[Row]:
            return islice(self.rows(reader, options), top)

        return Sheet(self.name, self.vi, self.en, self.about_vi, self.about_en, self.columns, rows)

    def table(self, store: ox.Store, options: Options, top: int | None = None, language: str = Language.VI) -> Table:
        """Its result in memory; `note` says what has to be known of it. Raises: UsageError."""
        rows = list(self.sheet(options, top).rows(Reader(store, chosen_language(language))))
        filled = [tuple(None if cell == "" else cell for cell in row) for row in rows]
        return Table(tuple(column.key for column in self.columns), filled, note="; ".join(options.notes))


ANALYSES = {
    analysis.name: analysis
    for analysis in (
        Analysis(
            "centrality", "Vị trí trung tâm", "Centrality",
            "Mỗi dòng một đối tượng: nó liên kết với bao nhiêu đối tượng khác, đứng giữa bao nhiêu",
            "A row an entity: with how many others it is linked, between how many it stands",
            centrality.COLUMNS, centrality.rows, "pagerank",
            ("rank", "name", "class", "links", "pagerank", "betweenness", "sources"), ("classes",),
        ),
        Analysis(
            "communities", "Nhóm", "Communities",
            "Mỗi dòng một nhóm đối tượng liên kết với nhau nhiều hơn với bên ngoài",
            "A row a group of entities that are linked among themselves more than with others",
            communities.COLUMNS, communities.rows, "members",
            ("community", "members", "most_linked", "topics"),
        ),
        Analysis(
            "members", "Thành viên nhóm", "Members",
            "Mỗi dòng một thành viên của một nhóm", "A row a member of a community",
            communities.MEMBERS, communities.members, "links_inside",
            ("community", "name", "class", "links_inside", "links_outside"),
        ),
        Analysis(
            "brokers", "Cầu nối Đảng–Nhà nước", "Brokers",
            "Mỗi dòng một cơ quan mà đường nối giữa cơ quan Đảng và cơ quan Nhà nước đi qua",
            "A row a body through which ways between Party and State bodies lead",
            brokers.COLUMNS, brokers.rows, "brokerage",
            ("rank", "body", "sector", "brokerage", "party_bodies", "state_bodies", "documents", "people", "events"),
        ),
        Analysis(
            "implemented", "Được triển khai", "Implemented",
            "Mỗi dòng một văn kiện có văn kiện khác triển khai", "A row a document that others carry out",
            implementation.IMPLEMENTED, implementation.implemented, "implementing",
            ("rank", "document", "issued", "issuer", "implementing", "at_all_levels", "provinces",
             "implementing_documents"), ("types",),
        ),
        Analysis(
            "not-acted", "Chưa thấy triển khai", "Not acted on",
            "Mỗi dòng một nghị quyết còn hiệu lực mà chưa thấy văn kiện nào triển khai",
            "A row a resolution in force that no document is known to carry out",
            implementation.NOT_ACTED, implementation.not_acted, "sources",
            ("document", "title", "issued", "issuer", "days", "sources"), ("types", "on"),
        ),
        Analysis(
            "acting", "Ai đã triển khai", "Acting",
            "Mỗi dòng một tỉnh, thành phố, hoặc một nơi nhận: đã thấy triển khai văn kiện này hay chưa",
            "A row a province, or a body addressed: whether it is known to carry this document out",
            acting.COLUMNS, acting.rows, "implementing",
            ("name", "as", "acted", "first", "implementing_documents"), ("doc", "on"),
        ),
    )
}  # fmt: skip
"""The analyses by name."""


def named(name: str) -> Analysis:
    """The analysis of this name. Raises: UsageError, with the names that there are."""
    if name not in ANALYSES:
        raise UsageError(f"there is no analysis {name!r}; there are: {', '.join(ANALYSES)}")
    return ANALYSES[name]


def save(
    store: ox.Store, path: Path, analysis: Analysis, options: Options, top: int | None = None, language: str = "vi"
) -> None:
    """Write the result to a `.csv` or `.xlsx` file. Raises: UsageError."""
    files.write(store, path, [analysis.sheet(options, top)], language)


def view(store: ox.Store, analysis: Analysis, options: Options, top: int | None = None, limit: int = 300) -> Page:
    """A page of what an analysis found and what ties it together, the marks as large as its numbers."""
    from kg.views import html, network

    if analysis.name == "communities":
        analysis = ANALYSES["members"]
    found = analysis.table(store, options, top or SHOWN)
    iri, size = found.columns.index("iri"), found.columns.index(analysis.size)
    sizes = {str(row[iri]): float(value) for row in found if isinstance(value := row[size], int | float)}
    shown = sized(network.build(store, only=sizes, limit=limit), sizes)
    return Page(html.render(shown, title=f"{analysis.vi} · {analysis.en}"))


def sized(shown: Network, sizes: Mapping[str, float]) -> Network:
    """The network with marks as large as these numbers, and those that only tie them together the smallest."""
    most = max(sizes.values(), default=0) or 1.0
    for iri in shown:
        shown.nodes[iri]["weight"] = round(WEIGHT * sizes.get(iri, 0.0) / most)
    return shown
