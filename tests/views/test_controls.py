"""Every control of the page, driven in a browser on the graph of the example articles."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox

from kg.views.network import Network
from tests.views.conftest import Open, Opened

RESOLUTION = "document/57-nq-tw/2024"
GOVERNMENT = "body/chính-phủ"


def extent(opened: Opened) -> list[int]:
    """How many entities and lines show."""
    return [int(number) for number in re.findall(r"\d+", opened.text("#extent"))[:2]]


def tool(opened: Opened, name: str) -> None:
    opened.page.click(f"#card [data-tool={name}]")


def rows(opened: Opened) -> int:
    return int(re.match(r"\d+", opened.text("#count"))[0])  # type: ignore[index]


def slide(opened: Opened, slider: str, value: int) -> None:
    opened.page.locator(slider).fill(str(value))


def test_sources_can_be_left_out_and_kept_alone(open_page: Open, examples: Network) -> None:
    opened = open_page(examples, at="#view=table")
    before = rows(opened)
    opened.page.fill("#source-filter", "thu do co luat")
    assert opened.page.locator("#sources li").count() == 1
    opened.page.locator("#sources input").uncheck()
    fewer = rows(opened)
    assert fewer < before
    opened.page.locator("#sources input").check()
    assert rows(opened) == before
    opened.page.locator("#sources .only").focus()
    opened.page.keyboard.press("Enter")
    titles = set(opened.page.locator("#facts td:nth-child(6)").evaluate_all("(all) => all.map((e) => e.textContent)"))
    sources = opened.page.locator("#facts td:nth-child(5)").evaluate_all("(all) => all.map((e) => e.textContent)")
    assert "Thủ đô có luật mới" in sources
    assert titles
    assert rows(opened) < fewer


def test_only_the_surest_facts_stay(open_page: Open, examples: Network) -> None:
    opened = open_page(examples, at="#view=table")
    before = rows(opened)
    slide(opened, "#least", 90)
    assert rows(opened) < before
    sure = opened.page.locator("#facts td:nth-child(7)").all_inner_texts()
    assert all(int(text.rstrip("%") or 100) >= 90 for text in sure)
    assert "least=90" in opened.address()


def test_the_sliders_of_time_leave_out_what_lies_outside(open_page: Open, examples: Network) -> None:
    opened = open_page(examples, at="#from=2024-01-01&to=2024-12-31")
    found = opened.page.locator("#from-slider").get_attribute("aria-valuetext")
    assert found == "1/1/2024"
    assert opened.page.locator("#status").text_content() == ""
    opened.page.click("#show-table")
    names = opened.text("#facts")
    assert "Nghị quyết 57-NQ/TW" in names
    assert "Nghị quyết 68-NQ/TW" not in names
    assert "Nghị quyết 202/2025/QH15" not in names
    last = opened.page.get_attribute("#to-slider", "max")
    slide(opened, "#to-slider", int(last or 0))
    assert "to=" not in opened.address()
    assert "Nghị quyết 68-NQ/TW" in opened.text("#facts")


def test_on_a_day_only_what_was_issued_and_held_by_then_shows(open_page: Open, examples: Network) -> None:
    opened = open_page(examples, at=f"#focus={GOVERNMENT}")
    assert "Trần Lưu Quang" in opened.text("#card")
    opened.page.fill("#day", "2022-12-31")
    card = opened.text("#card")
    assert "Trần Lưu Quang" not in card
    assert "Vũ Đức Đam" in card
    assert "Nghị định 30/2020/NĐ-CP" in card
    assert "Nghị định 88/2024/NĐ-CP" not in card
    assert "day=2022-12-31" in opened.address()
    opened.page.click("#clear")
    assert "Trần Lưu Quang" in opened.text("#card")


def test_the_sliders_of_time_leave_out_offices_too(open_page: Open, examples: Network) -> None:
    opened = open_page(examples, at=f"#focus={GOVERNMENT}&to=2021-12-31")
    card = opened.text("#card")
    assert "Trần Lưu Quang" not in card
    assert "Nguyễn Xuân Phúc" in card
    last = opened.page.get_attribute("#to-slider", "max")
    slide(opened, "#to-slider", int(last or 0))
    assert "Trần Lưu Quang" in opened.text("#card")


def test_a_card_hands_on_a_link_to_its_state(open_page: Open, examples: Network) -> None:
    opened = open_page(examples, at=f"#focus={GOVERNMENT}&near=1")
    opened.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened.page.locator("#card .tools button", has_text="Chép liên kết").click()
    opened.page.locator("#card .tools button", has_text="Đã chép").wait_for()
    assert opened.page.evaluate("navigator.clipboard.readText()") == opened.page.url


def test_neighbours_open_and_fold(open_page: Open, examples: Network) -> None:
    opened = open_page(examples, at=f"#focus={RESOLUTION}&near=1")
    near = extent(opened)[0]
    opened.page.locator("#card .facts .entity", has_text="Bộ Chính trị").first.click()
    tool(opened, "expand")
    assert extent(opened)[0] > near
    tool(opened, "expand")
    assert extent(opened)[0] == near
    opened.page.click("#near button")
    whole = extent(opened)[0]
    opened.page.evaluate(f"location.hash = '#focus={GOVERNMENT}'")
    opened.page.locator("#card h2", has_text="Chính phủ").wait_for()
    tool(opened, "collapse")
    assert extent(opened)[0] < whole
    assert f"folded={GOVERNMENT}" in opened.address()


def test_what_is_hidden_comes_back_from_the_legend(open_page: Open, examples: Network) -> None:
    opened = open_page(examples, at=f"#focus={GOVERNMENT}")
    before = extent(opened)
    tool(opened, "hide")
    assert opened.page.locator("#card").is_hidden()
    assert extent(opened)[0] < before[0]
    assert opened.text("#hidden-list .entity") == "Chính phủ"
    opened.page.click("#hidden-list .back")
    assert extent(opened) == before


def test_what_is_pinned_stays_whatever_the_filters_say(open_page: Open, examples: Network) -> None:
    opened = open_page(examples, at=f"#focus={GOVERNMENT}")
    tool(opened, "pin")
    opened.page.keyboard.press("Escape")
    for kind in opened.page.locator("#classes input").evaluate_all("(all) => all.map((e) => e.value)"):
        opened.page.uncheck(f"#classes input[value={kind}]")
    assert extent(opened)[0] == 1
    opened.page.click("#pinned-list .back")
    assert extent(opened)[0] == 0
    assert opened.page.locator("#nothing").is_visible()


def test_a_path_is_found_by_search_and_followed_to_its_evidence(open_page: Open, examples: Network) -> None:
    opened = open_page(examples, at="#focus=person/vũ-đức-đam")
    tool(opened, "pathFrom")
    assert opened.text("#near").startswith("Chọn điểm cuối")
    opened.page.keyboard.insert_text("thanh uy hai phong")
    opened.page.keyboard.press("Enter")
    steps = opened.page.locator("#card .steps .entity").all_inner_texts()
    assert steps[0] == "Vũ Đức Đam"
    assert steps[-1] == "Thành ủy Hải Phòng"
    assert len(steps) > 2
    assert "path=person/vũ-đức-đam,body/thành-ủy-hải-phòng" in opened.address()
    opened.page.locator("#card .steps .relation").first.click()
    opened.page.locator("#card mark").first.wait_for()
    opened.page.keyboard.press("Escape")
    assert opened.page.locator("#card .steps .entity").all_inner_texts() == steps


def test_where_there_is_no_path_the_card_says_so(open_page: Open, examples: Network) -> None:
    every = "Body,Document,Event,Person,Place,Target"
    opened = open_page(examples, at=f"#path=person/vũ-đức-đam,body/thành-ủy-hải-phòng&hide={every}")
    assert "Không có đường đi nào" in opened.text("#card")


def test_every_change_can_be_undone(open_page: Open, examples: Network) -> None:
    opened = open_page(examples)
    assert opened.page.locator("#undo").is_disabled()
    opened.page.uncheck("#classes input[value=Person]")
    opened.page.uncheck("#relations input[value='eli:passed_by']")
    opened.page.evaluate("document.activeElement.blur()")
    opened.page.click("#show-table")
    addresses = [opened.address()]
    for press in ("click", "key", "key"):
        opened.page.click("#undo") if press == "click" else opened.page.keyboard.press("Control+z")
        addresses.append(opened.address())
    assert addresses[1].startswith("#hide=Person&without=eli:cites,eli:passed_by")
    assert addresses[2:] == ["#hide=Person", ""]
    assert opened.page.locator("#undo").is_disabled()


def test_a_node_that_was_dragged_goes_back(open_page: Open, examples: Network) -> None:
    opened = open_page(examples, at=f"#focus={RESOLUTION}&near=1")
    opened.page.keyboard.press("Escape")
    opened.page.evaluate("location.hash = '#focus=body/bộ-chính-trị'")
    opened.page.locator("#card h2", has_text="Bộ Chính trị").wait_for()
    opened.settle()
    middle = opened.centre()
    opened.page.mouse.move(**middle)
    opened.page.mouse.down()
    opened.page.mouse.move(middle["x"] + 90, middle["y"] + 60, steps=4)
    opened.page.mouse.up()
    opened.page.wait_for_function("!document.querySelector('#undo').disabled")
    opened.page.keyboard.press("Escape")
    opened.page.click("#undo")
    opened.page.click("#undo")
    opened.settle()
    opened.page.mouse.click(**middle)
    opened.page.locator("#card h2", has_text="Bộ Chính trị").wait_for()


def test_a_link_restores_the_whole_state(open_page: Open, examples: Network) -> None:
    asked = (
        f"#focus={GOVERNMENT}&near=2&around={RESOLUTION}&lang=en&hide=Topic&without=eli:cites,schema:about&sources=-1,3"
        f"&least=50&from=2020-01-01&to=2025-06-01&day=2024-12-31&open=body/bộ-chính-trị&pinned=place/hà-nội"
    )
    opened = open_page(examples, at=asked)
    assert opened.address() == asked
    assert opened.text("#card h2") == "Chính phủ"
    assert opened.text("#near").startswith("Within 2 steps of Nghị quyết 57-NQ/TW")
    assert not opened.page.is_checked("#classes input[value=Topic]")
    assert opened.page.input_value("#least") == "50"
    assert opened.page.input_value("#day") == "2024-12-31"
    opened.page.reload()
    opened.page.wait_for_selector("html[data-ready]")
    assert opened.address() == asked


def test_the_picture_is_saved_as_png_and_svg(open_page: Open, examples: Network, tmp_path: Path) -> None:
    opened = open_page(examples, at=f"#focus={RESOLUTION}")
    with opened.page.expect_download() as png:
        opened.page.click("#save-png")
    assert png.value.suggested_filename.endswith(".png")
    assert Path(png.value.path()).read_bytes()[:4] == b"\x89PNG"
    with opened.page.expect_download() as svg:
        opened.page.click("#save-svg")
    root = ElementTree.parse(svg.value.path()).getroot()
    space = "{http://www.w3.org/2000/svg}"
    words = " ".join(part.text or "" for part in root.iter(f"{space}text"))
    assert "Nghị quyết 57-NQ/TW" in words
    assert min(float(part.get("font-size", 0)) for part in root.iter(f"{space}text")) >= 9
    titles = {part.text for part in root.iter(f"{space}title")}
    assert {"Quốc hội", "Chính phủ", "Bộ Chính trị"} <= titles
    assert not list(root.iter(f"{space}script"))


def test_paper_is_light_and_holds_no_controls(open_page: Open, examples: Network, tmp_path: Path) -> None:
    opened = open_page(examples, at="#view=table", screen={"color_scheme": "dark"})
    opened.page.evaluate("window.print = () => { window.printed = true; }")
    opened.page.click("#show-graph")
    opened.page.click("#print")
    assert opened.page.evaluate("window.printed")
    opened.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    opened.page.emulate_media(media="print")
    assert opened.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    for control in (".search", ".zoom", "#theme", "#by-time"):
        assert opened.page.locator(control).is_hidden()
    picture = opened.page.locator("#paper svg")
    assert picture.is_visible()
    assert opened.page.locator("#canvas").is_hidden()
    words = picture.text_content() or ""
    for name in ("Bộ Chính trị", "Nghị quyết 57-NQ/TW", "kinh tế số"):
        assert name in words, "the whole picture is on paper"
    opened.page.emulate_media(media="screen")
    opened.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert opened.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(18, 22, 28)"
    assert opened.page.locator("#paper svg").count() == 0


def test_a_printed_page_has_the_picture_in_its_own_proportions_and_the_legend(
    open_page: Open, examples: Network
) -> None:
    opened = open_page(examples)
    drawn = "[...document.querySelectorAll('#paper svg')].map((svg) => svg.getAttribute('viewBox'))"
    opened.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert opened.page.evaluate(drawn) == ["0 0 1500 800"]
    opened.page.evaluate("dispatchEvent(new Event('afterprint'))")
    file = opened.page.pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", file)) == 1
    assert re.search(rb"/MediaBox\s*\[0 0 8\d\d(\.\d+)? 59\d", file), "a page that lies along the picture"


def test_a_printed_table_has_all_its_columns(open_page: Open, examples: Network) -> None:
    opened = open_page(examples, at="#view=table")
    opened.page.emulate_media(media="print")
    opened.page.set_viewport_size({"width": 1047, "height": 718})
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= 1047
    assert opened.page.locator("#filter").is_hidden()
    assert opened.page.locator("#facts tr").last.is_visible()


def test_a_double_click_shows_the_neighbourhood(open_page: Open, examples: Network) -> None:
    opened = open_page(examples, at=f"#focus={GOVERNMENT}")
    opened.settle()
    opened.page.mouse.dblclick(**opened.centre())
    opened.page.locator("#near", has_text="Lân cận 1 bước quanh Chính phủ").wait_for()
    assert f"focus={GOVERNMENT}&near=1" in opened.address()


def test_the_picture_moves_and_zooms_and_comes_back(open_page: Open, examples: Network) -> None:
    opened = open_page(examples)
    shot = opened.page.locator("#canvas").screenshot
    opened.settle()
    whole = shot()
    opened.page.click("#zoom-in")
    opened.settle()
    assert shot() != whole
    opened.page.focus("#canvas")
    opened.page.keyboard.press("0")
    opened.page.keyboard.press("Escape")
    opened.settle()
    opened.page.wait_for_function("document.activeElement.id === 'canvas'")


def test_words_of_the_page_are_all_in_both_languages(open_page: Open, examples: Network) -> None:
    opened = open_page(examples, at=f"#focus={GOVERNMENT}&lang=en")
    text = opened.page.inner_text("body")
    assert "undefined" not in text
    for english in (
        "Classes",
        "Relations",
        "Time",
        "Sources",
        "As of",
        "Expand",
        "Collapse",
        "Pin",
        "Hide",
        "Path to…",
    ):
        assert english in text, english
    opened.page.click("#speak-vi")
    text = opened.page.inner_text("body")
    assert "undefined" not in text
    for vietnamese in ("Thời gian", "Nguồn", "Mở lân cận", "Ghim", "Đường đi đến…"):
        assert vietnamese in text, vietnamese


def written(opened: Opened) -> list[tuple[str, dict[str, float]]]:
    """The names in the picture with their boxes, where a browser puts them."""
    with opened.page.expect_download() as svg:
        opened.page.locator("#save-svg").dispatch_event("click")
    page = opened.page.context.new_page()
    page.set_content(f"<body style='margin: 0'>{svg.value.path().read_text('utf-8')}")
    boxes = "(all) => all.map((one) => [one.textContent, one.getBoundingClientRect().toJSON()])"
    found: list[tuple[str, dict[str, float]]] = page.locator("text").evaluate_all(boxes)
    page.close()
    return found


def test_no_name_lies_under_the_buttons(open_page: Open, graph: Callable[[str], ox.Store]) -> None:
    around = " ".join(
        f'document:d{i} a kg:Document ; skos:prefLabel "Nghị quyết {i}/2024/NQ-HĐND"@vi ; eli:passed_by body:b .'
        for i in range(14)
    )
    store = graph(f'source:s {{ body:b a kg:Body ; skos:prefLabel "Hội đồng nhân dân"@vi . {around} }}')
    opened = open_page(store, focus="Hội đồng nhân dân", screen={"viewport": {"width": 390, "height": 560}})
    frame, column = (opened.page.locator(part).bounding_box() for part in ("#canvas", ".zoom"))
    assert frame
    assert column
    names = written(opened)
    assert len(names) > 8
    for name, box in names:
        right, bottom = frame["x"] + box["right"], frame["y"] + box["bottom"]
        assert right <= column["x"] or bottom <= column["y"], name


def test_every_step_of_a_path_has_its_name_above_the_card(open_page: Open, examples: Network) -> None:
    at = "#path=person/vũ-đức-đam,body/thành-ủy-hải-phòng"
    opened = open_page(examples, at=at, screen={"viewport": {"width": 390, "height": 844}})
    steps = opened.page.locator("#card .steps .entity").all_inner_texts()
    card, frame = (opened.page.locator(part).bounding_box() for part in ("#card", "#canvas"))
    assert card
    assert frame
    words = [name for name, box in written(opened) if frame["y"] + box["top"] < card["y"]]
    assert {steps[0], steps[-1]} <= set(words)
