"""Every interaction of the page in every kind of view, on the graph of the example articles."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from kg.graph.knowledge_graph import KnowledgeGraph
from kg.views import kinds
from tests.views.conftest import Open, Opened

SHEETS = ("organisation", "targets", "timeline")
SEARCHED = {
    "network": ("nghi quyet 57", "Nghị quyết 57-NQ/TW"),
    "lineage": ("nghi quyet 57", "Nghị quyết 57-NQ/TW"),
    "organisation": ("tran luu quang", "Trần Lưu Quang"),
    "targets": ("nghi quyet 57", "Nghị quyết 57-NQ/TW"),
    "timeline": ("nghi quyet 57", "Nghị quyết 57-NQ/TW"),
    "attendance": ("pham minh chinh", "Phạm Minh Chính"),
}
"""What is typed without diacritics, and what it finds."""
LINKED = {
    "network": ("document/03-nq-cp/2025", "Nghị quyết 03/NQ-CP"),
    "lineage": ("document/03-nq-cp/2025", "Nghị quyết 03/NQ-CP"),
    "organisation": ("body/chính-phủ", "Chính phủ"),
    "targets": ("topic/kinh-tế-số", "kinh tế số"),
    "timeline": ("document/03-nq-cp/2025", "Nghị quyết 03/NQ-CP"),
    "attendance": ("person/joe-biden", "Joe Biden"),
}
"""What is linked, near or far, with what is searched."""


@pytest.fixture
def view(open_page: Open, articles: KnowledgeGraph) -> Callable[..., Opened]:
    def open_(kind: str, at: str = "", **options: object) -> Opened:
        return open_page(kinds.build(articles.store, kind, **options), at=at)

    return open_


def search(opened: Opened, kind: str) -> None:
    opened.page.fill("#query", SEARCHED[kind][0])
    opened.page.press("#query", "Enter")
    opened.page.locator("#card h2", has_text=SEARCHED[kind][1]).wait_for()


@pytest.mark.parametrize("kind", kinds.KINDS)
def test_the_legend_filters_by_class_and_by_relation(view: Callable[..., Opened], kind: str) -> None:
    opened = view(kind)
    whole = opened.extent()
    opened.page.locator("#classes input").first.uncheck()
    assert opened.extent()[0] < whole[0]
    opened.page.locator("#classes input").first.check()
    assert opened.extent() == whole
    opened.page.locator("#relations input").first.uncheck()
    assert opened.extent()[1] < whole[1]
    opened.page.click("#clear")
    assert opened.extent() == whole


@pytest.mark.parametrize("kind", kinds.KINDS)
def test_sources_and_confidence_filter(view: Callable[..., Opened], kind: str) -> None:
    opened = view(kind)
    whole = opened.extent()
    opened.page.locator("#sources input").first.uncheck()
    assert opened.extent()[1] < whole[1]
    opened.page.locator("#sources input").first.check()
    assert opened.extent() == whole
    opened.page.locator("#least").fill("100")
    assert opened.extent()[1] < whole[1]
    opened.page.click("#undo")
    assert opened.extent() == whole


@pytest.mark.parametrize("kind", kinds.KINDS)
def test_time_filters_by_a_slider_and_as_of_a_day(view: Callable[..., Opened], kind: str) -> None:
    opened = view(kind)
    whole = opened.extent()
    opened.page.fill("#day", "2019-12-31")
    assert opened.extent()[1] < whole[1]
    opened.page.click("#undo")
    assert opened.extent() == whole
    if kind == "organisation":
        assert opened.page.locator("#by-span").is_hidden(), "a chart is of a day"
        return
    opened.page.locator("#to-slider").fill("0")
    assert opened.extent()[1] < whole[1]
    opened.page.locator("#to-slider").fill(opened.page.get_attribute("#to-slider", "max") or "")
    assert opened.extent() == whole


@pytest.mark.parametrize("kind", kinds.KINDS)
def test_search_suggests_without_diacritics_and_its_state_is_a_link(view: Callable[..., Opened], kind: str) -> None:
    opened = view(kind)
    query, name = SEARCHED[kind]
    opened.page.fill("#query", query)
    assert opened.page.locator("#suggestions [role=option]").first.inner_text() == name
    opened.page.press("#query", "Enter")
    assert opened.text("#card h2") == name
    assert opened.address().startswith("#focus=")
    opened.page.reload()
    opened.page.wait_for_selector("html[data-ready]")
    assert opened.text("#card h2") == name


@pytest.mark.parametrize("kind", kinds.KINDS)
def test_the_tools_of_a_card(view: Callable[..., Opened], kind: str) -> None:
    opened = view(kind)
    whole = opened.extent()
    search(opened, kind)
    opened.page.click("#card [data-tool=pin]")
    assert opened.text("#pinned-list .entity") == SEARCHED[kind][1]
    opened.page.click("#undo")
    opened.page.click("#card [data-tool=collapse]")
    folded = opened.extent()
    opened.page.click("#card [data-tool=collapse]")
    assert opened.extent() == whole
    opened.page.locator("#card .switch button", has_text="1 bước").click()
    near = opened.extent()
    assert near[0] < whole[0]
    assert folded[0] < whole[0] or kind in ("organisation", "attendance"), "there all are linked in other ways too"
    opened.page.locator("#card .facts .entity").first.click()
    opened.page.click("#card [data-tool=expand]")
    assert opened.extent()[0] >= near[0]
    opened.page.click("#near button")
    opened.page.click("#card [data-tool=hide]")
    assert opened.extent()[0] < whole[0]
    opened.page.click("#hidden-list .back")
    assert opened.extent() == whole


@pytest.mark.parametrize("kind", kinds.KINDS)
def test_a_path_leads_from_one_to_the_other(view: Callable[..., Opened], kind: str) -> None:
    opened = view(kind)
    search(opened, kind)
    opened.page.click("#card [data-tool=pathFrom]")
    opened.page.keyboard.insert_text(LINKED[kind][1])
    opened.page.keyboard.press("Enter")
    steps = opened.page.locator("#card .steps .entity").all_inner_texts()
    assert (steps[0], steps[-1]) == (SEARCHED[kind][1], LINKED[kind][1])
    opened.page.locator("#card .steps .relation").first.click()
    opened.page.locator("#card mark").first.wait_for()
    opened.page.click("#undo")
    assert opened.page.locator("#card .steps .entity").all_inner_texts() == steps


@pytest.mark.parametrize("kind", kinds.KINDS)
def test_a_fact_of_a_card_shows_its_sentence_with_the_evidence_marked(view: Callable[..., Opened], kind: str) -> None:
    opened = view(kind)
    search(opened, kind)
    opened.page.locator("#card .facts summary").first.click()
    opened.page.locator("#card .facts mark").first.wait_for()
    assert opened.text("#card .facts mark") in opened.text("#card .facts blockquote")
    assert opened.text("#card .facts figcaption cite")


@pytest.mark.parametrize("kind", kinds.KINDS)
def test_the_table_opens_the_facts_of_the_view(view: Callable[..., Opened], kind: str) -> None:
    opened = view(kind)
    opened.page.click("#show-table")
    assert opened.page.locator("#facts tr").count() == int(opened.text("#count").split()[0])
    row = opened.page.locator("#facts tr").first
    row.locator("td:nth-child(4)", has_text=re.compile(r"\w")).wait_for()
    row.locator(".relation").click()
    opened.page.locator("#card mark").first.wait_for()
    assert row.locator("td:nth-child(4)").inner_text()[:20] in " ".join(
        opened.page.locator("#card mark").all_inner_texts()
    )
    opened.page.click("#show-graph")
    assert opened.page.locator("#canvas").is_visible()


@pytest.mark.parametrize("kind", kinds.KINDS)
def test_keys_do_what_the_mouse_does(view: Callable[..., Opened], kind: str) -> None:
    opened = view(kind)
    opened.page.focus("#canvas")
    opened.page.keyboard.press("ArrowDown")
    opened.page.keyboard.press("ArrowDown")
    if kind in SHEETS:
        opened.page.keyboard.press("Enter")
    opened.page.locator("#card h2").wait_for()
    name = opened.text("#card h2")
    opened.page.keyboard.press("Escape")
    assert opened.page.locator("#card").is_hidden()
    opened.page.keyboard.press("Control+z")
    assert opened.text("#card h2") == name
    opened.page.keyboard.press("/")
    assert opened.page.evaluate("document.activeElement.id") == "query"


@pytest.mark.parametrize("kind", kinds.KINDS)
def test_theme_and_language_change_and_stay(view: Callable[..., Opened], kind: str) -> None:
    opened = view(kind)
    shot = opened.page.locator("#canvas").screenshot
    light = shot()
    opened.page.click("#theme")
    assert opened.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(18, 22, 28)"
    assert shot() != light
    search(opened, kind)
    opened.page.click("#speak-en")
    card = opened.text("#card")
    assert "Path to…" in card
    assert "undefined" not in opened.text("body")
    assert "lang=en" in opened.address()


def test_a_click_on_a_line_of_a_lineage_shows_the_sentence(view: Callable[..., Opened]) -> None:
    opened = view("lineage", focus="Quyết định 749/QĐ-TTg", depth=1)
    opened.settle()
    assert opened.extent() == [2, 1]
    middle = opened.centre()
    opened.page.mouse.click(middle["x"] - 22, middle["y"])  # beside the middle: the buttons at the right are left free
    assert "phê duyệt" in opened.text("#card")
    assert "Quyết định" in opened.page.locator("#card mark").last.inner_text()


def test_a_click_on_a_line_between_two_who_met_shows_where(view: Callable[..., Opened]) -> None:
    opened = view("attendance", at="#focus=person/nguyễn-phú-trọng&near=1")
    opened.page.keyboard.press("Escape")
    opened.settle()
    opened.page.focus("#canvas")
    opened.page.keyboard.press("0")
    opened.settle()
    assert opened.extent() == [2, 1]
    middle = opened.centre()
    opened.page.mouse.click(middle["x"] - 22, middle["y"])
    assert opened.text("#card .kind") == "1 sự kiện chung"
    opened.page.locator("#card mark").first.wait_for()


def test_a_click_on_a_mark_of_a_sheet_opens_its_card(view: Callable[..., Opened]) -> None:
    for kind in SHEETS:
        opened = view(kind)
        item = opened.page.locator("#canvas .item").first
        item.click()
        assert opened.page.locator("#card h2").is_visible()
        assert opened.page.locator("#canvas .chosen").first.is_visible()
        opened.page.click("#card .close")
        item.dblclick()
        assert opened.text("#near").startswith("Lân cận 1 bước")
