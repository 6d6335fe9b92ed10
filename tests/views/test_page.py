"""The page in a real browser: what it shows, what its controls do, and what hostile words cannot do."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

import kg
from kg.graph.answers import Page
from kg.views import html, network
from tests.views import hostile
from tests.views.conftest import Open

if TYPE_CHECKING:
    from playwright.sync_api import Browser


def test_it_opens_in_vietnamese_and_speaks_english(open_page: Open, store: ox.Store) -> None:
    opened = open_page(store)
    assert opened.text("h1") == "Đồ thị tri thức chính sách"
    assert "Văn kiện" in opened.text("#classes")
    opened.page.click("#speak-en")
    assert opened.text("h1") == "Policy knowledge graph"
    assert "Document" in opened.text("#classes")
    assert "issued by" in opened.text("#relations")
    assert opened.page.evaluate("document.documentElement.lang") == "en"
    assert opened.address() == "#lang=en"


def test_a_click_on_a_node_opens_its_card(open_page: Open, store: ox.Store) -> None:
    opened = open_page(store, at="#focus=document/57-nq-tw")
    opened.settle()
    opened.page.keyboard.press("Escape")
    assert opened.page.locator("#card").is_hidden()
    opened.settle()
    opened.click_centre()
    card = opened.text("#card")
    for words in (
        "Nghị quyết 57-NQ/TW", "Văn kiện", "Tên khác: 57-NQ/TW; Nghị quyết 57", "22/12/2024", "ban hành bởi",
        "Bộ Chính trị", "được triển khai bởi", "Nghị quyết 03/NQ-CP", "Được nhắc đến trong 2 nguồn",
    ):  # fmt: skip
        assert words in card, words


def test_a_click_on_a_line_shows_the_sentence_with_the_evidence_marked(open_page: Open, store: ox.Store) -> None:
    opened = open_page(store, focus="Luật riêng", depth=1)
    opened.click_centre()
    assert opened.text("#card mark") == "đề xuất để Quốc hội ban hành một luật riêng"
    assert opened.text("#card blockquote") == "Có đề xuất để Quốc hội ban hành một luật riêng."
    assert opened.text("#card .badge") == "đề xuất"
    caption = opened.text("#card figcaption")
    for words in ("Chính phủ triển khai nghị quyết", "Báo Ví dụ", "10/1/2025", "one.txt", "80%", "issuance.proposed"):
        assert words in caption
    assert opened.page.locator("#card figcaption a").get_attribute("href") == "https://example.org/one"


def test_neighbours_on_a_card_lead_on(open_page: Open, store: ox.Store) -> None:
    opened = open_page(store, at="#focus=Bộ Chính trị")
    opened.page.locator("#card .facts .entity", has_text="Nghị quyết 57-NQ/TW").click()
    assert opened.text("#card h2") == "Nghị quyết 57-NQ/TW"
    assert opened.address() == "#focus=document/57-nq-tw"
    opened.page.locator("#card li", has_text="Bộ Chính trị").locator("summary").click()
    assert opened.text("#card mark") == "Bộ Chính trị đã ban hành Nghị quyết số 57-NQ/TW"


@pytest.mark.parametrize("query", ["chính phủ", "chinh phu", "CHÍNH PH", "Chình phủ"])
def test_search_finds_with_and_without_diacritics_but_not_with_wrong_ones(
    open_page: Open, store: ox.Store, query: str
) -> None:
    opened = open_page(store)
    opened.page.keyboard.press("/")
    opened.page.keyboard.insert_text(query)
    options = opened.page.locator("#suggestions [role=option]").all_inner_texts()
    if query == "Chình phủ":
        assert options == []
        assert opened.text("#suggestions") == "Không tìm thấy"
        return
    assert options[0] == "Chính phủ"
    opened.page.keyboard.press("Enter")
    assert opened.text("#card h2") == "Chính phủ"
    assert opened.page.locator("#suggestions").is_hidden()


def test_suggestions_can_be_read_on_a_phone(open_page: Open, store: ox.Store) -> None:
    opened = open_page(store, screen={"viewport": {"width": 390, "height": 844}})
    opened.page.fill("#query", "nghi quyet")
    listed = opened.page.locator("#suggestions").bounding_box()
    assert listed
    assert listed["width"] > 350
    opened.page.locator("#suggestions [role=option]").last.click()
    assert opened.page.locator("#card h2").is_visible()


def test_suggestions_are_chosen_with_the_arrow_keys(open_page: Open, store: ox.Store) -> None:
    opened = open_page(store)
    opened.page.fill("#query", "nghi quyet")
    options = opened.page.locator("#suggestions [role=option]").all_inner_texts()
    assert len(options) >= 2
    opened.page.press("#query", "ArrowDown")
    assert opened.page.get_attribute("#query", "aria-activedescendant") == "suggestion-1"
    opened.page.press("#query", "Enter")
    assert opened.text("#card h2") == options[1]


def test_the_legend_hides_classes_and_relations(open_page: Open, store: ox.Store) -> None:
    opened = open_page(store, at="#view=table")
    assert opened.text("#count") == "10 / 10 dữ kiện"
    opened.page.uncheck("#classes input[value=Person]")
    assert opened.text("#count") == "6 / 10 dữ kiện"
    assert opened.address() == "#view=table&hide=Person"
    opened.page.uncheck("#relations input[value='eli:passed_by']")
    assert opened.text("#count") == "3 / 10 dữ kiện"
    opened.page.check("#classes input[value=Person]")
    assert opened.text("#count") == "7 / 10 dữ kiện"


def test_hidden_nodes_cannot_be_clicked(open_page: Open, store: ox.Store) -> None:
    opened = open_page(store, focus="Chính phủ", depth=0)
    opened.page.uncheck("#classes input[value=Body]")
    opened.click_centre()
    assert opened.page.locator("#card").is_hidden()
    opened.page.check("#classes input[value=Body]")
    opened.click_centre()
    assert opened.text("#card h2") == "Chính phủ"


def test_the_table_sorts_filters_and_opens_the_evidence(open_page: Open, store: ox.Store) -> None:
    opened = open_page(store)
    opened.page.click("#show-table")
    opened.page.click("#columns th:nth-child(3) button")
    objects = opened.page.locator("#facts td:nth-child(3)").all_inner_texts()
    assert objects == opened.page.evaluate("(names) => [...names].sort((a, b) => a.localeCompare(b, 'vi'))", objects)
    opened.page.click("#columns th:nth-child(3) button")
    assert opened.page.locator("#facts td:nth-child(3)").all_inner_texts() == objects[::-1]
    opened.page.fill("#filter", "trien khai 57")
    assert opened.page.locator("#facts tr").count() == 4
    opened.page.locator("#facts .relation", has_text="triển khai").click()
    assert opened.text("#card mark") == "Để triển khai, Chính phủ ra Nghị quyết số 03/NQ-CP"


def test_the_table_has_the_evidence_in_a_column_of_its_own(open_page: Open, store: ox.Store) -> None:
    opened = open_page(store, at="#view=table")
    row = opened.page.locator("#facts tr", has_text="đề xuất").first
    evidence, source = (row.locator(f"td:nth-child({column})") for column in (4, 5))
    assert evidence.inner_text() == "đề xuất để Quốc hội ban hành một luật riêng"
    words, beside = evidence.bounding_box(), source.bounding_box()
    assert words
    assert beside
    assert words["height"] == beside["height"]
    assert words["x"] + words["width"] <= beside["x"] + 1


def test_the_table_can_be_read_on_a_phone(open_page: Open, store: ox.Store) -> None:
    opened = open_page(store, at="#view=table", screen={"viewport": {"width": 390, "height": 844}})
    assert opened.page.evaluate("document.querySelector('.rows').scrollWidth") <= 390
    for cell in opened.page.locator("#facts tr").first.locator("td").all():
        box = cell.bounding_box()
        assert box
        assert box["x"] + box["width"] <= 390
    opened.page.locator("#columns button", has_text="Nguồn").click()
    assert opened.page.locator("#columns th[aria-sort=ascending]").inner_text().startswith("Nguồn")


def test_a_link_opens_the_state_it_names(open_page: Open, store: ox.Store) -> None:
    opened = open_page(store, at="#focus=person/t%C3%B4-l%C3%A2m&near=1&lang=en&view=table")
    assert opened.text("#card h2") == "Tô Lâm"
    assert "former Bộ trưởng" in opened.text("#card")
    assert opened.text("#count") == "1 of 10 facts"


def test_in_the_frame_of_a_notebook_it_works_without_an_address(
    browser: Browser, store: ox.Store, tmp_path: Path
) -> None:
    notebook = tmp_path / "notebook.html"
    notebook.write_text(f"<!doctype html>{Page(html.render(network.build(store)))._repr_html_()}", "utf-8")
    page = browser.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(notebook.as_uri())
    frame = page.frame_locator("iframe")
    frame.locator("html[data-ready]").wait_for()
    frame.locator("#query").fill("chinh phu")
    frame.locator("#query").press("Enter")
    assert frame.locator("#card h2").inner_text() == "Chính phủ"
    frame.locator("#card .facts .entity").first.click()
    frame.locator("#undo").click()
    assert frame.locator("#card h2").inner_text() == "Chính phủ"
    assert errors == []
    page.close()


def test_a_link_to_what_is_not_there_says_so(open_page: Open, store: ox.Store) -> None:
    opened = open_page(store, at="#focus=Ai%20%C4%91%C3%B3")
    assert opened.page.locator("#status").text_content() == "Không có “Ai đó” trong hình này."
    assert opened.page.locator("#card").is_hidden()


def test_a_malformed_link_does_no_harm(open_page: Open, store: ox.Store) -> None:
    opened = open_page(store, at="#focus=%E0%A4%A&near=x&hide=Nobody&&=")
    assert opened.text("h1") == "Đồ thị tri thức chính sách"


def test_the_neighbourhood_can_be_shown_alone(open_page: Open, store: ox.Store) -> None:
    opened = open_page(store, at="#focus=Tô Lâm")
    opened.page.locator("#card .switch button", has_text="1 bước").click()
    assert opened.text("#near").startswith("Lân cận 1 bước quanh Tô Lâm")
    opened.page.click("#show-table")
    assert opened.text("#count") == "1 / 10 dữ kiện"
    opened.page.click("#show-graph")
    opened.page.click("#near button")
    assert opened.address() == "#focus=person/tô-lâm"


def test_everything_can_be_reached_by_keyboard(open_page: Open, store: ox.Store) -> None:
    opened = open_page(store, focus="Bộ Công an", depth=1)
    opened.page.focus("#canvas")
    opened.page.keyboard.press("ArrowRight")
    first = opened.text("#card h2")
    opened.page.keyboard.press("ArrowLeft")
    opened.page.keyboard.press("ArrowRight")
    assert opened.text("#card h2") in {"Bộ Công an", "Tô Lâm"}
    assert first in {"Bộ Công an", "Tô Lâm"}
    opened.page.keyboard.press("Enter")
    assert opened.page.evaluate("document.activeElement.id") == "card"
    opened.page.keyboard.press("Escape")
    assert opened.page.locator("#card").is_hidden()
    assert opened.page.evaluate("document.activeElement.id") == "canvas"
    named = opened.page.evaluate(
        "[...document.querySelectorAll('button, input, [role]')].filter((e) => e.checkVisibility() && "
        "!(e.textContent.trim() || e.getAttribute('aria-label') || e.labels?.length)).map((e) => e.outerHTML)"
    )
    assert named == []


def test_the_skip_link_leads_to_the_table(open_page: Open, store: ox.Store) -> None:
    opened = open_page(store)
    opened.page.keyboard.press("Tab")
    opened.page.keyboard.press("Enter")
    assert opened.page.evaluate("document.activeElement.id") == "filter"
    assert opened.page.locator("#facts tr").count() == 10


def test_it_follows_the_system_into_the_dark_and_can_be_switched(open_page: Open, store: ox.Store) -> None:
    opened = open_page(store, screen={"color_scheme": "dark"})
    ground = "getComputedStyle(document.body).backgroundColor"
    assert opened.page.evaluate(ground) == "rgb(18, 22, 28)"
    opened.page.click("#theme")
    assert opened.page.evaluate(ground) == "rgb(255, 255, 255)"


def test_on_a_phone_nothing_runs_over_the_edge(open_page: Open, store: ox.Store) -> None:
    opened = open_page(store, at="#focus=Chính phủ", screen={"viewport": {"width": 390, "height": 844}})
    assert opened.page.evaluate("document.documentElement.scrollWidth") == 390
    assert opened.page.locator("#card").is_visible()
    assert opened.page.locator("#legend").is_hidden()
    opened.page.click("#open-legend")
    assert opened.page.locator("#legend").is_visible()


def test_hostile_words_stay_words(open_page: Open) -> None:
    opened = open_page(hostile.store(), title=hostile.SCRIPT)
    assert opened.text("h1") == hostile.SCRIPT
    opened.page.click("#show-table")
    for name in (hostile.SCRIPT, hostile.IMAGE):
        assert name in opened.text("#facts")
        opened.page.fill("#query", name[:20])
        assert name in opened.text("#suggestions")
    for end in ("one", "two", "three", "four", "five"):
        opened.page.evaluate("(end) => { location.hash = `#focus=body/${end}&view=table`; }", end)
        opened.page.wait_for_function(
            "(end) => decodeURIComponent(location.hash).includes(end) && !card.hidden", arg=end
        )
        for summary in opened.page.locator("#card summary").all():
            summary.click()
        opened.page.locator("#facts .relation").first.click()
        assert hostile.IMAGE in opened.text("#card mark")
    opened.page.click("#show-graph")
    opened.settle()
    assert opened.page.evaluate("window.hit") is None
    assert opened.page.locator("img, iframe, object").count() == 0
    assert opened.page.locator("#card a").count() == 0


def test_direction_marks_are_spelled_out(open_page: Open) -> None:
    opened = open_page(hostile.store(), at="#focus=body/four")
    assert opened.text("#card h2") == "Quyết định ⟨U+202E⟩gnờưht⟨U+202C⟩ số 1"


def test_the_policy_is_in_force(browser: Browser, store: ox.Store, tmp_path: Path) -> None:
    html.write(store, tmp_path / "view.html")
    page = browser.new_page()
    page.goto((tmp_path / "view.html").as_uri())
    page.evaluate("""() => {
        const script = document.createElement("script");
        script.textContent = "window.hit = 1";
        document.body.append(script);
        const image = new Image();
        image.src = "https://evil.example/x";
        document.body.append(image);
    }""")
    asked = page.evaluate("fetch('https://evil.example/').then(() => 'sent', () => 'refused')")
    assert (page.evaluate("window.hit"), asked) == (None, "refused")
    page.close()


SENTENCE = (
    "{bad} Ngày 22/12/2024, Bộ Chính trị đã ban hành Nghị quyết số 57-NQ/TW về đột phá phát triển khoa học {bad}. "
    "Để triển khai Nghị quyết 57-NQ/TW, Chính phủ ban hành Nghị quyết số 03/NQ-CP ngày 09/01/2025 {bad}. "
    "Nghị quyết 57-NQ/TW đặt mục tiêu đến năm 2030 quy mô kinh tế số đạt tối thiểu 30% GDP {bad}."
)


@pytest.mark.parametrize("most", [800, 2])
def test_a_built_article_full_of_code_runs_nothing(
    open_page: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr(html, "LARGE", most)
    articles = tmp_path / "articles"
    articles.mkdir()
    for number, bad in enumerate((hostile.SCRIPT, hostile.IMAGE, hostile.QUOTES, hostile.TURNED, hostile.LONG)):
        title = bad.replace("\u2028", " ").strip()
        (articles / f"{number}.md").write_text(f"# {title}\n\n{SENTENCE.format(bad=bad)}\n", "utf-8")
    with kg.build(articles, tmp_path / "graph") as graph:
        opened = open_page(graph.network(), at="#focus=body/bộ-chính-trị", title=hostile.SCRIPT)
    opened.page.locator("#card h2", has_text="Bộ Chính trị").wait_for()
    for summary in opened.page.locator("#card summary").all():
        summary.click()
    opened.page.locator("#card blockquote", has_text="window.hit = 1").first.wait_for()
    opened.page.locator("#card figcaption", has_text="onerror").first.wait_for()
    with opened.page.expect_download() as svg:
        opened.page.click("#save-svg")
    assert "<script" not in svg.value.path().read_text("utf-8")
    opened.page.click("#show-table")
    assert "</script>" in opened.text("#facts")
    assert "⟨U+202E⟩" in opened.text("#facts")
    opened.page.locator("#facts .relation").first.click()
    opened.page.locator("#card mark").first.wait_for()
    assert "onerror" in opened.text("#sources")
    assert opened.page.evaluate("window.hit") is None
    assert opened.page.locator("img, iframe, object").count() == 0
