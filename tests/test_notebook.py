"""What a notebook shows of graphs, tables and statements, with names that would like to be markup."""

from html.parser import HTMLParser

import pytest

import kg
from kg.graph.answers import DISPLAYED, Table
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.model import Entity, Evidence, Literal, Statement, Status
from tests.graph.conftest import sample

__all__ = ["sample"]
HOSTILE = "<script>alert(1)</script><img src=x onerror=\"alert('2')\">&lt;b&gt;"


class Read(HTMLParser):
    """The tags and the text of a piece of HTML."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)

    def handle_data(self, data: str) -> None:
        self.text += data


def test_a_statement_shows_what_it_says_and_the_words_for_it() -> None:
    (statement,) = (
        s for s in kg.extract("Bộ Chính trị ban hành Nghị quyết số 52-NQ/TW.") if s.predicate == "eli:passed_by"
    )
    read = Read(statement._repr_html_())
    assert "Nghị quyết 52-NQ/TW eli:passed_by Bộ Chính trị" in read.text
    assert statement.evidence.exact in read.text
    assert statement.rule in read.text


def test_the_statements_of_a_text_are_shown_one_after_the_other() -> None:
    found = kg.extract("Bộ Chính trị ban hành Nghị quyết số 52-NQ/TW.")
    assert len(found) > 1
    assert isinstance(found, list)
    assert found._repr_html_() == "".join(statement._repr_html_() for statement in found)


@pytest.mark.parametrize("value", [Literal(HOSTILE), Entity("body", "x", HOSTILE)])
def test_a_statement_of_hostile_words_shows_them_as_words(value: Literal | Entity) -> None:
    evidence = Evidence(0, len(HOSTILE), HOSTILE)
    statement = Statement(Entity("document", "x", HOSTILE), HOSTILE, value, evidence, HOSTILE, 0.9, Status.PROPOSED)
    read = Read(statement._repr_html_())
    assert read.tags == {"p", "b", "em", "br", "q", "small"}
    assert read.text.count(HOSTILE) == 5
    assert "proposed" in read.text


def test_a_table_of_hostile_words_shows_them_as_words() -> None:
    read = Read(Table((HOSTILE, "n"), [(HOSTILE, 1.5), (None, True)], note=HOSTILE)._repr_html_())
    assert read.tags == {"table", "thead", "tbody", "tr", "th", "td", "p", "small"}
    assert read.attributes == {"style"}
    assert read.text == f"{HOSTILE}n{HOSTILE}1.5True{HOSTILE}"


def test_a_long_table_shows_its_beginning_and_says_so() -> None:
    rows = [(n,) for n in range(1500)]
    shown = Table(("n",), rows)._repr_html_()
    assert shown.count("<tr>") == DISPLAYED + 1
    assert "1,500 rows, the first 100 are shown" in shown
    assert repr(Table(("n", "m"), [(1, 2)])) == "Table(1 rows: n, m)"


def test_a_graph_shows_how_much_it_holds(sample: KnowledgeGraph) -> None:
    read = Read(sample._repr_html_())
    assert "Văn kiện2" in read.text
    assert "Người1" in read.text
    assert read.tags == {"p", "b", "table", "thead", "tbody", "tr", "th", "td"}


def test_a_graph_in_a_folder_of_hostile_name_shows_it_as_a_name(sample: KnowledgeGraph) -> None:
    sample.path = sample.path / HOSTILE
    assert "script" not in Read(sample._repr_html_()).tags


def test_ipython_takes_these_as_html() -> None:
    formatters = pytest.importorskip("IPython.core.formatters")
    html = formatters.HTMLFormatter()
    assert html(Table(("n",), [(1,)])).startswith("<table>")
    assert "<q>" in html(kg.extract("Bộ Chính trị ban hành Nghị quyết số 52-NQ/TW.")[0])
