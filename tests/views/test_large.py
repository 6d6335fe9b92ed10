"""Large networks: packed data, a canvas instead of vis-network, and communities to begin with."""

from __future__ import annotations

import base64
import gzip
import json
import random

import networkx as nx
import pytest

from kg.views import html, layout, overview, packed
from kg.views.network import Network
from tests.views.conftest import Open, Opened

RESOLUTION = "document/57-nq-tw/2024"


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything counts as large."""
    monkeypatch.setattr(html, "LARGE", 10)


@pytest.fixture
def huge(monkeypatch: pytest.MonkeyPatch, large: None) -> None:
    """Everything opens as communities."""
    monkeypatch.setattr(overview, "WHOLE", 50)
    monkeypatch.setattr(overview, "MOST", 30)
    monkeypatch.setattr(overview, "LEAST", 5)


def names_of_groups(opened: Opened) -> list[str]:
    return opened.page.locator("#groups bdi").all_inner_texts()


def test_rows_and_blocks_hold_what_the_records_held() -> None:
    fact = {
        "back": True, "relation": "kg:x", "label": {"vi": "a", "en": "b"}, "status": "denied", "confidence": 0.85,
        "background": False, "details": {"since": "2020"}, "count": 2, "sources": [3],
        "quotes": [{"exact": "“é” </script>"}],
    }  # fmt: skip
    rows = packed.rows([(0, 1)], [[fact]])
    assert rows["lines"] == [[0, 1, [1, 0, 0, 0, 85, 0, 0, 2, [3]]]]
    assert (rows["relations"], rows["details"], rows["statuses"]) == (["kg:x"], [{"since": "2020"}], ["denied"])
    ((name, block),) = packed.quote_blocks([[fact]])
    assert name == "lines-0"
    assert not set("<>&\"'") & set(block)
    assert json.loads(gzip.decompress(base64.b64decode(block))) == [[fact["quotes"]]]


def test_communities_are_neither_too_large_nor_lost() -> None:
    graph = nx.barabasi_albert_graph(3000, 1, seed=3)
    graph.add_nodes_from(range(3000, 3200))
    found = overview.communities(graph)
    assert sorted(node for members in found for node in members) == list(graph)
    assert max(map(len, found)) <= overview.MOST
    assert [len(members) for members in found] == sorted(map(len, found), reverse=True)
    assert found == overview.communities(graph)


def test_a_complete_graph_is_split_all_the_same() -> None:
    assert max(map(len, overview.communities(nx.complete_graph(overview.MOST + 1)))) <= overview.MOST


def test_overlaps_are_found_as_by_comparing_all() -> None:
    import numpy as np

    random = np.random.default_rng(1)
    xy, radii = random.random((300, 2)) * 12, random.random(300) * 0.6 + 0.1
    one, other = layout._overlapping(xy, radii)
    distances = np.sqrt(((xy[:, None] - xy[None, :]) ** 2).sum(axis=2))
    expected = {(i, j) for i in range(300) for j in range(i) if distances[i, j] < radii[i] + radii[j] - 1e-4}
    assert {(max(pair), min(pair)) for pair in zip(one.tolist(), other.tolist(), strict=True)} == expected
    assert len(one) == len(expected)


def test_a_large_page_is_the_same_every_time_and_has_no_vis_network(
    monkeypatch: pytest.MonkeyPatch, examples: Network
) -> None:
    small = html.render(examples)
    monkeypatch.setattr(html, "LARGE", 10)
    page = html.render(examples)
    assert page == html.render(examples)
    assert "@license" not in page
    assert len(page) < 0.7 * len(small)


def test_a_large_page_answers_to_pointer_and_keys(large: None, open_page: Open, examples: Network) -> None:
    opened = open_page(examples, at=f"#focus={RESOLUTION}")
    opened.page.locator("#card h2").wait_for()
    opened.settle()
    opened.page.keyboard.press("Escape")
    assert opened.page.locator("#card").is_hidden()
    opened.settle()
    opened.click_centre()
    opened.page.locator("#card h2", has_text="Nghị quyết 57-NQ/TW").wait_for()
    opened.page.focus("#canvas")
    opened.page.keyboard.press("ArrowRight")
    opened.page.wait_for_function("document.querySelector('#card h2').textContent !== 'Nghị quyết 57-NQ/TW'")


def test_a_large_page_unpacks_its_evidence(large: None, open_page: Open, examples: Network) -> None:
    opened = open_page(examples, at=f"#focus={RESOLUTION}")
    opened.page.locator("#card summary").first.click()
    opened.page.locator("#card mark").first.wait_for()
    opened.page.click("#show-table")
    opened.page.fill("#filter", "nghi quyet 57 bo chinh tri")
    opened.page.wait_for_function("document.querySelector('#facts td.long')?.textContent.includes('57-NQ/TW')")


def test_a_large_page_pans_and_zooms(large: None, open_page: Open, examples: Network) -> None:
    opened = open_page(examples)
    shot = opened.page.locator("#canvas").screenshot
    opened.settle()
    whole = shot()
    middle = opened.centre()
    opened.page.mouse.move(middle["x"], opened.page.viewport_size["height"] - 30)  # type: ignore[index]
    opened.page.mouse.down()
    opened.page.mouse.move(middle["x"] + 120, middle["y"], steps=5)
    opened.page.mouse.up()
    opened.settle()
    moved = shot()
    assert moved != whole
    opened.page.mouse.wheel(0, -300)
    opened.settle()
    assert shot() != moved


def test_a_large_page_is_saved_as_svg(large: None, open_page: Open, examples: Network) -> None:
    opened = open_page(examples)
    opened.settle()
    with opened.page.expect_download() as svg:
        opened.page.click("#save-svg")
    assert "Quốc hội" in svg.value.path().read_text("utf-8")


def test_a_huge_graph_opens_as_communities_and_leads_into_them(huge: None, open_page: Open, examples: Network) -> None:
    opened = open_page(examples)
    assert "nhóm" in opened.text("#extent")
    names = names_of_groups(opened)
    assert 2 < len(names) < 60
    opened.page.locator("#groups .entity").first.click()
    opened.page.locator("#near", has_text=names[0]).wait_for()
    assert "group=1" in opened.address()
    assert "thực thể" in opened.text("#extent")
    opened.page.click("#near button")
    assert "nhóm" in opened.text("#extent")
    opened.page.click("#undo")
    assert "group=1" in opened.address()


def test_search_leads_into_the_community_of_what_was_found(huge: None, open_page: Open, examples: Network) -> None:
    opened = open_page(examples)
    opened.page.fill("#query", "vu duc dam")
    opened.page.press("#query", "Enter")
    opened.page.locator("#card h2", has_text="Vũ Đức Đam").wait_for()
    assert "group=" in opened.address()
    opened.page.reload()
    opened.page.wait_for_selector("html[data-ready]")
    opened.page.locator("#card h2", has_text="Vũ Đức Đam").wait_for()


def test_communities_are_reached_by_the_arrow_keys(huge: None, open_page: Open, examples: Network) -> None:
    opened = open_page(examples)
    opened.page.focus("#canvas")
    opened.page.keyboard.press("ArrowLeft")
    assert "thực thể liên kết chặt" in (opened.page.locator("#status").text_content() or "")
    opened.page.keyboard.press("Enter")
    opened.page.locator("#near").wait_for()
    assert "group=" in opened.address()


def test_thousands_of_nodes_are_drawn(open_page: Open) -> None:
    network: Network = nx.MultiDiGraph(focus="")
    pick = random.Random(7)
    for i in range(3000):
        network.add_node(
            f"n{i}", label=f"Cơ quan số {i}", names=[], facts=[], sources=0, degree=3, distance=0, **{"class": "Body"}
        )
        network.add_edge(
            f"n{i}", f"n{pick.randrange(i + 1)}", predicate="org:subOrganizationOf", label="trực thuộc",
            label_en="part of", status="asserted", confidence=1.0, minor=False, background=True, details={}, quotes=[],
        )  # fmt: skip
    opened = open_page(network)
    opened.settle()
    colours = opened.page.evaluate("""() => {
        const canvas = document.querySelector("#canvas canvas");
        const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
        const found = new Set();
        for (let i = 0; i < data.length; i += 400) found.add(data.slice(i, i + 3).join());
        return found.size;
    }""")
    assert colours > 20


def test_communities_are_printed(huge: None, open_page: Open, examples: Network) -> None:
    opened = open_page(examples)
    opened.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    groups = opened.page.locator("#groups button").count()
    assert opened.page.locator("#paper svg circle").count() == groups > 1
    assert opened.page.locator("#paper svg text").count() > 1
    opened.page.evaluate("dispatchEvent(new Event('afterprint'))")
