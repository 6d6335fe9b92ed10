"""Each kind of view in a real browser: what it shows, what its controls do, and what hostile words cannot do."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from typing import Any

import pyoxigraph as ox
import pytest

from kg.graph.knowledge_graph import KnowledgeGraph
from kg.views import html, kinds
from tests.views import hostile
from tests.views.conftest import Open, Opened

SHEETS = ("organisation", "targets", "timeline")
NEW = tuple(kind for kind in kinds.KINDS if kind != "network")
PHONE = {"viewport": {"width": 390, "height": 844}}
TITLES = {
    "lineage": ("Phả hệ văn kiện", "Document lineage"),
    "organisation": ("Sơ đồ tổ chức", "Organisation chart"),
    "targets": ("Bảng chỉ tiêu", "Target board"),
    "timeline": ("Dòng thời gian", "Timeline"),
    "attendance": ("Ai cùng dự với ai", "Who took part with whom"),
}


@pytest.fixture
def view(open_page: Open, small: ox.Store) -> Callable[..., Opened]:
    """Opens one kind of view of the graph written by hand."""

    def open_(kind: str, *, at: str = "", screen: dict[str, Any] | None = None, **options: Any) -> Opened:
        return open_page(kinds.build(small, kind, **options), at=at, screen=screen)

    return open_


# ---------------------------------------------------------------- what all have in common


@pytest.mark.parametrize("kind", NEW)
def test_it_is_named_in_both_languages(view: Callable[..., Opened], kind: str) -> None:
    opened = view(kind)
    assert opened.text("h1") == TITLES[kind][0]
    opened.page.click("#speak-en")
    assert opened.text("h1") == TITLES[kind][1]
    assert "undefined" not in opened.text("body")


@pytest.mark.parametrize("kind", NEW)
def test_on_a_phone_nothing_runs_over_the_edge(view: Callable[..., Opened], kind: str) -> None:
    opened = view(kind, screen=PHONE)
    assert opened.page.evaluate("document.documentElement.scrollWidth") == 390
    assert opened.page.evaluate("document.getElementById('canvas').scrollWidth") <= 390


@pytest.mark.parametrize("kind", NEW)
def test_search_opens_a_card_with_its_facts_and_undo_takes_it_back(view: Callable[..., Opened], kind: str) -> None:
    opened = view(kind)
    wanted = {"attendance": "Trần Thị Bình", "organisation": "Trần Thị Bình", "targets": "Bộ Y tế"}.get(
        kind, "Nghị định"
    )
    opened.page.fill("#query", wanted)
    opened.page.press("#query", "Enter")
    assert opened.text("#card h2") == wanted
    assert opened.address().startswith("#focus=")
    opened.page.click("#undo")
    assert opened.page.locator("#card").is_hidden()


@pytest.mark.parametrize("kind", NEW)
def test_the_table_holds_its_facts(view: Callable[..., Opened], kind: str) -> None:
    opened = view(kind, at="#view=table")
    rows = opened.page.locator("#facts tr")
    assert rows.count() >= 1
    shown = {"attendance": "cùng dự: Hội nghị thứ hai", "organisation": "Bộ trưởng", "targets": "đặt chỉ tiêu"}
    assert shown.get(kind, "sửa đổi, bổ sung") in opened.text("#facts")


@pytest.mark.parametrize("kind", NEW)
def test_it_can_be_taken_away_as_svg_and_png(view: Callable[..., Opened], kind: str) -> None:
    opened = view(kind)
    with opened.page.expect_download() as svg:
        opened.page.click("#save-svg")
    drawn = ElementTree.fromstring(svg.value.path().read_bytes())
    words = " ".join(part.text or "" for part in drawn.iter() if part.tag.endswith("text"))
    wanted = {"attendance": "Trần Thị Bình", "organisation": "Trần Thị Bình", "targets": "35 – 40%"}
    assert wanted.get(kind, "Nghị định") in words
    with opened.page.expect_download() as png:
        opened.page.click("#save-png")
    assert png.value.path().read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("kind", NEW)
def test_every_control_has_a_name(view: Callable[..., Opened], kind: str) -> None:
    opened = view(kind)
    named = opened.page.evaluate(
        "[...document.querySelectorAll('button, input, [role=img]')].filter((e) => e.checkVisibility() && "
        "!(e.textContent.trim() || e.getAttribute('aria-label') || e.labels?.length)).map((e) => e.outerHTML)"
    )
    assert named == []


@pytest.mark.parametrize("kind", NEW)
def test_on_paper_it_is_light_and_whole(view: Callable[..., Opened], kind: str) -> None:
    opened = view(kind, screen={"color_scheme": "dark"})
    look = "[getComputedStyle(document.body).backgroundColor, document.querySelector('#canvas > *').offsetWidth]"
    before = opened.page.evaluate(look)
    opened.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    opened.page.emulate_media(media="print", color_scheme="dark")
    assert opened.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    picture = opened.page.locator("#canvas .paper" if kind in SHEETS else "#paper svg")
    assert picture.is_visible()
    assert opened.page.locator(".zoom").is_hidden()
    wanted = {"attendance": "Trần Thị Bình", "organisation": "Trần Thị Bình", "targets": "35 – 40%"}
    assert wanted.get(kind, "Nghị định") in (picture.text_content() or "")
    opened.page.evaluate("dispatchEvent(new Event('afterprint'))")
    opened.page.emulate_media(media="screen", color_scheme="dark")
    opened.page.wait_for_function(f"(before) => String({look}) === String(before)", arg=before)
    assert opened.page.locator("#paper svg").count() == 0


def test_a_long_lineage_goes_on_on_the_next_page(open_page: Open, graph: Callable[[str], ox.Store]) -> None:
    chain = "\n".join(
        f'document:d{i} a kg:Document ; skos:prefLabel "Quyết định {i}/QĐ-TTg"@vi ; eli:amends document:d{i + 1} .'
        for i in range(30)
    )
    opened = open_page(kinds.build(graph(f"source:s {{ {chain} document:d30 a kg:Document . }}"), "lineage"))
    opened.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    pages = opened.page.locator("#paper svg")
    assert pages.count() > 1
    for number in range(pages.count()):
        wide, high = map(float, (pages.nth(number).get_attribute("viewBox") or "").split()[2:])
        assert high <= wide * 1.25
    opened.page.evaluate("dispatchEvent(new Event('afterprint'))")


def test_a_timeline_is_as_wide_as_paper_on_paper(view: Callable[..., Opened]) -> None:
    opened = view("timeline", screen={"viewport": {"width": 1900, "height": 900}})
    opened.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    opened.page.emulate_media(media="print")
    wide = "document.querySelector('.lane .lane-items').offsetWidth"
    assert opened.page.evaluate(wide) == 800
    opened.page.evaluate("dispatchEvent(new Event('afterprint'))")
    opened.page.emulate_media(media="screen")
    opened.page.wait_for_function(f"{wide} > 1200")


HOSTILE = """
source:bad {
    document:a a kg:Document ; skos:prefLabel %(script)s ; eli:date_document "2024-01-01"^^xsd:date ;
        eli:passed_by body:b ; eli:amends document:b ; eli:type_document type:x ; kg:setsTarget target:t .
    document:b a kg:Document ; skos:prefLabel %(image)s ; eli:date_document %(script)s .
    type:x skos:prefLabel %(image)s .
    body:b a kg:Body ; skos:prefLabel %(turned)s ; org:subOrganizationOf body:c .
    body:c a kg:Body ; skos:prefLabel %(quotes)s .
    target:t a kg:Target ; skos:prefLabel %(image)s ; kg:indicator %(script)s ; kg:value 3.0 ; kg:unit %(image)s ;
        kg:comparator %(script)s ; kg:deadline %(quotes)s ; kg:per %(image)s ; kg:owner body:b .
    person:p a kg:Person ; skos:prefLabel %(image)s .
    person:q a kg:Person ; skos:prefLabel %(long)s .
    role:r a kg:Role ; skos:prefLabel %(script)s .
    tenure:t a kg:Tenure ; org:member person:p ; org:organization body:b ; org:role role:r ; kg:since %(script)s .
    tenure:u a kg:Tenure ; org:member person:q ; org:organization body:b ; org:role role:r ;
        kg:attestedOn "2024-01-01" .
    event:e a kg:Event ; skos:prefLabel %(script)s ; kg:eventKind %(image)s ;
        schema:startDate "2024-02"^^xsd:gYearMonth ;
        schema:attendee person:p , person:q ; schema:organizer body:b .
    statement:1 a kg:Statement ; rdf:subject event:e ; rdf:predicate schema:attendee ; rdf:object person:p ;
        prov:wasDerivedFrom source:bad ; oa:exact %(script)s ; oa:start 0 ; oa:end 9 ; kg:status "asserted" .
}
"""


@pytest.mark.parametrize("most", [800, 1])
@pytest.mark.parametrize("kind", NEW)
def test_hostile_words_stay_words(
    open_page: Open, graph: Callable[[str], ox.Store], monkeypatch: pytest.MonkeyPatch, kind: str, most: int
) -> None:
    monkeypatch.setattr(html, "LARGE", most)
    words = {name: getattr(hostile, name.upper()) for name in ("script", "image", "quotes", "turned", "long")}
    store = graph(HOSTILE % {name: str(ox.Literal(word, language="vi")) for name, word in words.items()})
    opened = open_page(kinds.build(store, kind), title=hostile.SCRIPT if most == 1 else None)
    for item in opened.page.locator("#canvas .item").all():
        item.click()
    opened.page.fill("#query", "window.hit")
    opened.page.press("#query", "Enter")
    opened.page.locator("#card h2").wait_for()
    for summary in opened.page.locator("#card summary").all():
        summary.click()
    with opened.page.expect_download() as svg:
        opened.page.click("#save-svg")
    tags = {part.tag.rpartition("}")[2] for part in ElementTree.fromstring(svg.value.path().read_bytes()).iter()}
    assert tags <= {"svg", "title", "rect", "g", "text", "line", "path", "polygon", "circle"}
    with opened.page.expect_download() as png:
        opened.page.click("#save-png")
    assert png.value.path().stat().st_size > 0
    opened.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    if kind not in SHEETS:
        assert opened.page.locator("#paper svg").count() > 0
    opened.page.evaluate("dispatchEvent(new Event('afterprint'))")
    opened.page.click("#show-table")
    opened.page.click("#speak-en")
    assert opened.page.evaluate("window.hit") is None
    assert opened.page.locator("img, iframe, object, main script").count() == 0


# ---------------------------------------------------------------- lineage


def test_lineage_boxes_open_their_cards_and_lines_their_facts(view: Callable[..., Opened]) -> None:
    opened = view("lineage", focus="Luật mới", depth=1)
    opened.settle()
    assert opened.text("h1") == "Phả hệ văn kiện: Luật mới"
    assert opened.extent() == [3, 2]
    opened.click_centre()  # the middle one of three boxes one above the other
    assert opened.text("#card h2") == "Luật mới"
    assert "sửa đổi, bổ sung" in opened.text("#card")
    opened.page.focus("#canvas")
    opened.page.keyboard.press("ArrowUp")
    assert opened.text("#card h2") == "Luật cũ"
    opened.page.keyboard.press("ArrowDown")
    assert opened.text("#card h2") == "Luật mới"


def test_lineage_says_who_issued_though_the_body_is_not_drawn(open_page: Open, articles: KnowledgeGraph) -> None:
    opened = open_page(kinds.build(articles.store, "lineage"), at="#focus=document/57-nq-tw/2024")
    fact = opened.page.locator("#card dd", has_text="Bộ Chính trị")
    fact.locator("summary").click()
    assert "Bộ Chính trị" in opened.text("#card mark")


def test_lineage_finds_the_way_between_documents(view: Callable[..., Opened]) -> None:
    opened = view("lineage", at="#path=document/thông-tư,document/luật-cũ")
    assert opened.page.locator("#card .steps li").count() == 4
    assert "sửa đổi, bổ sung" in opened.text("#card")


# ---------------------------------------------------------------- attendance


def test_a_pair_shows_the_events_it_took_part_in(view: Callable[..., Opened]) -> None:
    opened = view("attendance", at="#focus=person/an")
    assert "Hội nghị thứ nhất" in opened.text("#card")
    opened.page.locator("#card li", has_text="Trần Thị Bình").locator(".relation").click()
    assert opened.text("#card .kind") == "2 sự kiện chung"
    assert opened.page.locator("#card .meeting").all_inner_texts() == ["Hội nghị thứ hai", "Hội nghị thứ nhất"]
    opened.page.locator("#card .meeting .entity").first.click()
    assert opened.text("#card h2") == "Hội nghị thứ hai"


def test_the_evidence_for_a_meeting_is_that_for_either(open_page: Open, articles: KnowledgeGraph) -> None:
    opened = open_page(kinds.build(articles.store, "attendance"), at="#focus=person/joe-biden")
    opened.page.locator("#card li", has_text="Nguyễn Phú Trọng").locator(".relation").click()
    opened.page.locator("#card mark").first.wait_for()
    quotes = " ".join(opened.page.locator("#card mark").all_inner_texts())
    assert "Nguyễn Phú Trọng" in quotes
    assert "Biden" in quotes


def test_the_slider_keeps_those_who_met_often(view: Callable[..., Opened]) -> None:
    opened = view("attendance")
    assert opened.extent() == [3, 3]
    opened.page.locator("#together").fill("2")
    assert opened.extent() == [2, 1]
    assert opened.address() == "#together=2"
    opened.page.click("#undo")
    assert opened.extent() == [3, 3]


def test_meetings_outside_the_time_asked_for_do_not_count(view: Callable[..., Opened]) -> None:
    assert view("attendance", at="#from=2025-02-01").extent() == [2, 1]


# ---------------------------------------------------------------- organisation


def holders(opened: Opened) -> list[tuple[str, ...]]:
    rows = opened.page.locator(".box", has_text="Bộ Y tế").locator("li").all()
    return [tuple(row.locator(".holder, .role, .seen").all_inner_texts()) for row in rows]


def test_the_chart_shows_who_held_office_on_the_day_chosen(view: Callable[..., Opened]) -> None:
    opened = view("organisation")
    assert opened.page.input_value("#day") == "2025-02-10"
    assert holders(opened) == [("Trần Thị Bình", "Bộ trưởng"), ("Lê Chi", "Thứ trưởng", "2022")]
    opened.page.fill("#day", "2022-06-01")
    assert holders(opened) == [("Nguyễn Văn An", "Bộ trưởng"), ("Lê Chi", "Thứ trưởng")]
    assert opened.address() == "#day=2022-06-01"
    opened.page.fill("#day", "")
    assert len(holders(opened)) == 3
    assert opened.address() == "#day="
    opened.page.click("#clear")
    assert opened.page.input_value("#day") == "2025-02-10"


def test_parts_hang_under_the_whole_and_lead_to_cards(view: Callable[..., Opened]) -> None:
    opened = view("organisation")
    under = opened.page.locator(".tree", has=opened.page.locator(":scope > .box .head", has_text="Chính phủ"))
    assert under.locator("li .head").all_inner_texts() == ["Bộ Y tế"]
    assert opened.page.locator(".tier h3").all_inner_texts() == ["Chính phủ, Thủ tướng", "Tỉnh, thành phố"]
    opened.page.locator(".holder", has_text="Trần Thị Bình").click()
    assert "Bộ trưởng" in opened.text("#card")
    assert opened.page.locator(".item.chosen").count() == 1
    opened.page.locator("#card [data-tool=hide]").click()
    assert "Trần Thị Bình" not in opened.text("#canvas")
    opened.page.click("#undo")
    assert "Trần Thị Bình" in opened.text("#canvas")


def test_arrow_keys_walk_the_chart_and_enter_opens(view: Callable[..., Opened]) -> None:
    opened = view("organisation")
    opened.page.focus("#canvas")
    opened.page.keyboard.press("ArrowDown")
    opened.page.keyboard.press("ArrowDown")
    name = opened.page.evaluate("document.activeElement.textContent")
    assert name == "Bộ Y tế"
    opened.page.keyboard.press("Enter")
    assert opened.text("#card h2") == "Bộ Y tế"
    assert opened.page.evaluate("document.activeElement.textContent") == "Bộ Y tế"


def test_a_long_list_of_holders_unfolds(open_page: Open, graph: Callable[[str], ox.Store]) -> None:
    tenures = "\n".join(
        f'person:p{i} a kg:Person ; skos:prefLabel "Người {i:02}"@vi . '
        f"tenure:t{i} a kg:Tenure ; org:member person:p{i} ; org:organization body:b ."
        for i in range(20)
    )
    store = graph('source:s { body:b a kg:Body ; skos:prefLabel "Hội đồng"@vi . ' + tenures + " }")
    opened = open_page(kinds.build(store, "organisation"))
    assert opened.page.locator(".holders li").count() == 8
    opened.page.click(".box .more")
    assert opened.page.locator(".holders li").count() == 20


# ---------------------------------------------------------------- targets


def test_national_and_local_targets_stand_side_by_side(view: Callable[..., Opened]) -> None:
    opened = view("targets")
    card = opened.page.locator(".indicator").first
    assert card.locator("h3 bdi").first.text_content() == "tỷ trọng kinh tế số"
    cells = {
        scope: card.locator(f".cell.{scope} .target b").all_inner_texts() for scope in ("national", "local", "open")
    }
    assert cells == {"national": ["≥ 30%"], "local": ["35 – 40%"], "open": ["20%"]}
    boxes = [card.locator(f".cell.{scope} .target").first.bounding_box() for scope in ("national", "local")]
    assert all(boxes)
    assert boxes[0]["y"] == boxes[1]["y"]  # type: ignore[index]
    assert "Ban Thường vụ" not in card.inner_text()
    assert "Chương trình" in card.locator(".cell.local").first.inner_text()
    assert card.locator(".badge").inner_text() == "đề xuất"
    assert card.locator("svg .dot").count() == 3


def test_dots_lie_on_one_scale_and_open_their_target(view: Callable[..., Opened]) -> None:
    opened = view("targets")
    card = opened.page.locator(".indicator").first
    xs = {
        scope: float(card.locator(f".dot.{scope} circle").first.get_attribute("cx") or 0)
        for scope in ("national", "local", "open")
    }
    assert xs["open"] < xs["national"] < xs["local"]
    assert card.locator(".dot.national .reach").count() == 1
    assert card.locator(".dot.local .span").count() == 1
    card.locator(".dot.local circle").first.click()
    assert opened.text("#card h2").startswith("35 – 40%")
    assert card.locator(".target.chosen").count() == 1
    assert opened.address().startswith("#focus=target/")


def test_the_board_follows_the_filters_and_pages(view: Callable[..., Opened]) -> None:
    opened = view("targets")
    assert opened.page.locator(".indicator").count() == 2
    opened.page.locator("#classes input[value=Target]").uncheck()
    assert opened.page.locator(".indicator").count() == 0
    opened.page.click("#undo")
    assert opened.page.locator(".indicator").count() == 2


# ---------------------------------------------------------------- timeline


def test_lanes_are_kinds_or_bodies(view: Callable[..., Opened]) -> None:
    opened = view("timeline")
    names = [
        re.sub(r"\d", "", " ".join(name.split())).strip().lower()
        for name in opened.page.locator(".lane .lane-name").all_inner_texts()
    ]
    assert "hội nghị" in names
    opened.page.locator(".lanes-by button", has_text="Cơ quan").click()
    assert "Chính phủ" in opened.text(".lanes")
    assert opened.address() == "#lanes=issuer"
    opened.page.click("#undo")
    assert opened.address() == ""


def test_a_thing_stands_at_its_year_and_opens_its_card(view: Callable[..., Opened]) -> None:
    opened = view("timeline")
    ticks = {tick.inner_text(): tick.bounding_box() for tick in opened.page.locator(".tick.strong").all()}
    mark = opened.page.locator(".event", has_text="Nghị quyết gốc").locator("svg").bounding_box()
    assert mark
    earlier, later = (ticks[year] for year in ("2018", "2020"))
    assert earlier
    assert later
    assert earlier["x"] + earlier["width"] / 2 < mark["x"] < later["x"] + later["width"] / 2
    opened.page.locator(".event", has_text="Nghị quyết gốc").click()
    assert opened.text("#card h2") == "Nghị quyết gốc"
    assert opened.page.locator(".long").count() == 1, "a date that is a year long is drawn so"


def test_the_axis_zooms_and_moves(view: Callable[..., Opened]) -> None:
    page = view("timeline").page
    ticks = "[...document.querySelectorAll('.tick')].map(tick => tick.textContent).join()"
    before = page.evaluate(ticks)
    for _ in range(6):
        page.click("#zoom-in")
    page.wait_for_function(f"(before) => {ticks} !== before", arg=before)
    page.wait_for_function(r"() => /← \d+ mục trước/.test(document.querySelector('.outside').textContent)")
    # asked in one go: the lanes are drawn anew while the axis moves
    at = page.evaluate("document.querySelectorAll('.lanes .lane-items')[1].getBoundingClientRect().toJSON()")
    zoomed = page.evaluate(ticks)
    page.mouse.move(at["x"] + 200, at["y"] + at["height"] - 2)
    page.mouse.down()
    page.mouse.move(at["x"] + 700, at["y"] + at["height"] - 2, steps=4)
    page.mouse.up()
    page.wait_for_function(f"(before) => {ticks} !== before", arg=zoomed)
    page.click("#fit")
    page.wait_for_function(f"(before) => {ticks} === before", arg=before)


def test_what_has_no_room_for_a_name_is_counted_and_opens(open_page: Open, graph: Callable[[str], ox.Store]) -> None:
    many = "\n".join(
        f'document:d{i} a kg:Document ; skos:prefLabel "Quyết định số {i}"@vi ; '
        f'eli:date_document "2024-0{1 + i % 9}-{1 + i % 27:02}"^^xsd:date .'
        for i in range(120)
    )
    opened = open_page(kinds.build(graph(f"source:s {{ {many} }}"), "timeline"))
    counts = [int(count) for count in opened.page.locator(".cluster").all_inner_texts()]
    assert sum(counts) + opened.page.locator(".event").count() == 120
    opened.page.locator(".cluster").first.click()
    assert "mục sau" in opened.text(".outside")
    opened.page.fill("#query", "Quyết định số 77")
    opened.page.press("#query", "Enter")
    assert opened.page.locator(".event.chosen").is_visible()


# ---------------------------------------------------------------- much of it, little room


def test_a_chart_of_many_bodies_and_a_board_of_many_indicators_unfold(
    open_page: Open, graph: Callable[[str], ox.Store]
) -> None:
    many = "\n".join(
        f'body:b{i} a kg:Body ; skos:prefLabel "Hội đồng {i:03}"@vi . tenure:t{i} a kg:Tenure ; org:member person:p ; '
        f"org:organization body:b{i} . target:t{i} a kg:Target ; skos:prefLabel 't'@vi ; kg:value {i}.0 ; "
        f'kg:indicator "chỉ số {i:03}"@vi .'
        for i in range(100)
    )
    store = graph('source:s { person:p a kg:Person ; skos:prefLabel "Người"@vi . ' + many + " }")
    chart = open_page(kinds.build(store, "organisation", limit=200))
    assert chart.page.locator(".box").count() == 40
    chart.page.click(".tier > .more")
    assert chart.page.locator(".box").count() == 80
    chart.page.fill("#query", "Hội đồng 099")
    chart.page.press("#query", "Enter")
    assert chart.page.locator(".item.chosen").is_visible()
    board = open_page(kinds.build(store, "targets"))
    assert board.page.locator(".indicator").count() == 60
    board.page.click(".paper > .more")
    assert board.page.locator(".indicator").count() == 100


def test_on_a_phone_what_is_chosen_stands_above_its_card(open_page: Open, articles: KnowledgeGraph) -> None:
    opened = open_page(kinds.build(articles.store, "organisation"), at="#focus=body/chính-phủ", screen=PHONE)
    chosen = opened.page.locator(".item.chosen").bounding_box()
    card = opened.page.locator("#card").bounding_box()
    assert chosen
    assert card
    assert chosen["y"] > 90
    assert chosen["y"] + chosen["height"] <= card["y"]


def test_what_has_no_item_of_its_own_leads_to_what_it_has_to_do_with(open_page: Open, articles: KnowledgeGraph) -> None:
    opened = open_page(kinds.build(articles.store, "targets"), screen={"viewport": {"width": 1280, "height": 420}})
    opened.page.fill("#query", "68-NQ/TW")
    opened.page.press("#query", "Enter")
    first = opened.page.locator(".item:not(.dim)").first
    box = first.bounding_box()
    assert box
    assert 40 < box["y"] < 400


def test_on_a_phone_charts_have_a_scale_and_the_years_are_whole(view: Callable[..., Opened]) -> None:
    opened = view("targets", screen=PHONE)
    assert opened.page.locator(".own.axis").first.is_visible()
    assert opened.page.locator(".grid > .axis").first.is_hidden()
    line = view("timeline", screen=PHONE)
    frame = line.page.locator(".lanes").bounding_box()
    assert frame
    for tick in line.page.locator(".tick").all():
        box = tick.bounding_box()
        assert box
        assert frame["x"] <= box["x"]
        assert box["x"] + box["width"] <= frame["x"] + frame["width"]


def exported(opened: Opened) -> ElementTree.Element:
    with opened.page.expect_download() as svg:
        opened.page.click("#save-svg")
    return ElementTree.fromstring(svg.value.path().read_bytes())


def words(drawn: ElementTree.Element) -> list[str]:
    return [part.text or "" for part in drawn.iter() if part.tag.endswith("text")]


def test_a_saved_sheet_looks_as_it_does_on_the_page(open_page: Open, articles: KnowledgeGraph) -> None:
    timeline = words(exported(open_page(kinds.build(articles.store, "timeline"))))
    assert any(word.startswith("Luật sửa đổi") and word.endswith("…") for word in timeline), "cut where the page cuts"
    assert "Hội nghị" in timeline, "names of lanes begin with a capital"
    chart = open_page(kinds.build(articles.store, "organisation"))
    branches = chart.page.locator(".parts > li, .stack > li").count()
    lines = [part for part in exported(chart).iter() if part.tag.endswith("line")]
    assert sum(line.get("x1") != line.get("x2") and line.get("y1") == line.get("y2") for line in lines) > branches
    board = exported(open_page(kinds.build(articles.store, "targets")))
    discs = [part for part in board.iter() if part.tag.endswith("rect") and part.get("width") == "11"]
    assert len(discs) == 3, "the key keeps its colours"
