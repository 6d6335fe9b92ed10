"""Citation packs: complete, and safe to paste."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from html import unescape
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

import kg
from kg.errors import NotFoundError, UsageError
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.provenance import runs
from kg.provenance.citation import cite, html, markdown
from tests.provenance.conftest import TEXTS


def test_a_citation_has_all_that_a_reader_needs_to_check_it(graph: KnowledgeGraph) -> None:
    pack = cite(graph, "52-NQ/TW")
    issued = next(c for c in pack.citations if c.value == "Bộ Chính trị")
    text = TEXTS["a.txt"]
    assert text[issued.start : issued.end] == issued.exact
    assert issued.before + issued.exact + issued.after == text.strip()
    assert issued.source.sha256 == sha256(text.encode()).hexdigest()
    assert issued.source.retrieved == runs.readings(graph.path)["a.txt"].read
    assert (issued.source.identifier, issued.status) == ("a.txt", "asserted")


def test_facts_that_point_at_the_thing_are_cited_too(graph: KnowledgeGraph) -> None:
    pack = cite(graph, "52-NQ/TW")
    assert ("Nghị quyết 50/NQ-CP", "Nghị quyết 52-NQ/TW") in {(c.subject, c.value) for c in pack.citations}


def test_json_has_every_field(graph: KnowledgeGraph, tmp_path: Path) -> None:
    cite(graph, "52-NQ/TW").save(tmp_path / "pack.json")
    loaded = json.loads((tmp_path / "pack.json").read_text("utf-8"))
    assert loaded["thing"] == "52-NQ/TW"
    assert {"exact", "start", "end", "rule", "confidence", "source"} <= loaded["citations"][0].keys()


def test_hostile_titles_are_only_text(tmp_path: Path) -> None:
    hostile = "<script>alert(1)</script> **x** ](javascript:alert(1))"
    source = kg.Source("x", TEXTS["a.txt"], (kg.model.Span(0, len(TEXTS["a.txt"])),), title=hostile, url="javascript:1")
    pack = cite(kg.build([source], tmp_path / "graph", jobs=1), "52-NQ/TW")
    page, text = html(pack), markdown(pack)
    assert "<script>" not in page
    assert "href" not in page
    assert "<script>" not in text
    assert text.count("](javascript") == text.count("\\](javascript") > 0


@pytest.mark.parametrize("begin", ["- ", "+ ", "1. ", "12) ", "=== ", "# ", "> ", "--- ", "~~~ ", "", "    "])
def test_a_quote_is_a_paragraph_with_its_own_words_whatever_they_are(tmp_path: Path, begin: str) -> None:
    text = f"{begin}Bộ Chính trị ban hành Nghị quyết số 52-NQ/TW về &lt;b&gt; &nbsp; ~~vốn~~ $x$ *và* _thuế_."
    source = kg.Source("x", text, (kg.model.Span(0, len(text)),))
    pack = cite(kg.build([source], tmp_path / "graph", jobs=1), "52-NQ/TW")
    assert pack.citations
    shown = MarkdownIt().enable("strikethrough").render(markdown(pack))
    said = re.findall(r"<blockquote>\n<p>(.*?)</p>", shown, re.DOTALL)
    assert len(said) == len(pack.citations)
    plain = {unescape(re.sub("</?strong>", "", words)) for words in said}
    assert plain == {" ".join((c.before + c.exact + c.after).split()) for c in pack.citations}


def test_what_is_not_there_and_what_cannot_be_written(graph: KnowledgeGraph, tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        cite(graph, "53-NQ/TW")
    pack = cite(graph, "52-NQ/TW")
    with pytest.raises(UsageError, match=r"must be one of: \.md, \.html, \.json"):
        pack.save(tmp_path / "pack.doc")
    with pytest.raises(UsageError, match="cannot write"):
        pack.save(tmp_path / "nowhere" / "pack.md")


def test_a_former_office_is_cited_as_such(tmp_path: Path) -> None:
    text = "Nguyên Bộ trưởng Bộ Nội vụ Phạm Thị Thanh Trà dự hội nghị."
    source = kg.Source("x", text, (kg.model.Span(0, len(text)),))
    pack = cite(kg.build([source], tmp_path / "graph", jobs=1), "Phạm Thị Thanh Trà")
    assert [c.value for c in pack.citations if "Bộ trưởng" in c.value] == ["nguyên Bộ Nội vụ (Bộ trưởng)"]
