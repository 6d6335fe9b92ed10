import base64
import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pyoxigraph as ox
import pytest

from kg.views import html, network, records
from kg.views.network import Network
from tests.views import hostile

SCRIPT = re.compile(r"<script(?P<type>[^>]*)>(?P<text>.*?)</script>", re.DOTALL)
STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
CSS = (html.TEMPLATES / "page.css").read_text("utf-8")


@pytest.fixture(scope="module")
def page(whole: Network) -> str:
    return html.render(whole)


def data(page: str) -> dict:
    return json.loads(next(m["text"] for m in SCRIPT.finditer(page) if "json" in m["type"]))


def test_the_page_holds_nodes_and_one_line_for_all_facts_between_two(page: str, whole: Network) -> None:
    found = data(page)
    assert {node["id"] for node in found["nodes"]} == set(whole)
    assert sum(len(line["facts"]) for line in found["lines"]) == whole.number_of_edges()
    ends = [frozenset((line["from"], line["to"])) for line in found["lines"]]
    assert len(ends) == len(set(ends))


def test_the_same_graph_gives_the_same_bytes(page: str, store: ox.Store) -> None:
    assert html.render(network.build(store)) == page


def test_the_page_asks_for_nothing_from_outside(page: str) -> None:
    markup = SCRIPT.sub("", STYLE.sub("", page))
    assert not re.findall(r"<(?:link|iframe|img|object|embed)\b|\ssrc=|@import", markup)
    assert "bootstrap" not in page
    assert "url(" not in STYLE.search(page)[1]


def test_the_policy_admits_the_scripts_and_the_style_of_the_page_and_nothing_else(page: str) -> None:
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)[1].replace("&#39;", "'")
    rules = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    code = [m["text"] for m in SCRIPT.finditer(page) if not m["type"]]
    hashes = {name: {f"'sha256-{_digest(text)}'" for text in texts} for name, texts in
              (("script-src", code), ("style-src", STYLE.findall(page)))}  # fmt: skip
    assert set(rules["script-src"].split()) == hashes["script-src"]
    assert set(rules["style-src"].split()) == hashes["style-src"]
    assert (rules["default-src"], rules["base-uri"], rules["form-action"]) == ("'none'",) * 3
    assert rules["img-src"] == "data:"


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def test_no_word_of_a_source_can_begin_markup() -> None:
    page = html.render(network.build(hostile.store()), title=hostile.SCRIPT)
    assert len(SCRIPT.findall(page)) == 3
    block = next(m["text"] for m in SCRIPT.finditer(page) if "json" in m["type"])
    assert not set("<>&'") & set(block)
    names = {node["name"] for node in data(page)["nodes"]}
    assert {hostile.SCRIPT, hostile.IMAGE, hostile.QUOTES, hostile.TURNED} <= names
    assert hostile.IMAGE not in page
    assert "<title>&lt;/script&gt;" in page


def test_only_web_addresses_become_links(page: str) -> None:
    assert {source["identifier"]: source["url"] for source in data(page)["page"]["sources"]} == {
        "one.txt": "https://example.org/one",
        "two.txt": "",
    }


def test_a_fact_with_many_witnesses_brings_the_surest_few(store: ox.Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "QUOTES", 1)
    facts = [fact for line in data(html.render(network.build(store)))["lines"] for fact in line["facts"]]
    (office,) = [fact for fact in facts if fact["label"]["vi"] == "Thủ tướng"]
    assert (len(office["quotes"]), office["count"]) == (1, 2)


def test_minor_relations_are_hidden_at_first_in_a_whole_graph(graph: Callable[[str], ox.Store]) -> None:
    store = graph("""
        source:s { document:a a kg:Document ; eli:passed_by body:x ; eli:cites document:b . document:b a kg:Document ;
            eli:passed_by body:x . body:x a kg:Body . }
    """)
    assert data(html.render(network.build(store)))["page"]["hidden"] == ["eli:cites"]
    assert data(html.render(network.build(store, focus="document/a")))["page"]["hidden"] == []


def test_what_was_left_out_is_told(store: ox.Store) -> None:
    found = data(html.render(network.build(store, limit=4)))
    assert len(found["nodes"]) == 4
    assert found["page"]["entities"] == 12


@pytest.mark.parametrize("kind", ["store", "graph", "network"])
def test_a_graph_its_store_or_a_network_can_be_written(store: ox.Store, tmp_path: Path, kind: str) -> None:
    graphs = {
        "store": store,
        "graph": SimpleNamespace(store=store),
        "network": network.build(store, focus="Chính phủ", depth=1),
    }
    options = {} if kind == "network" else {"focus": "Chính phủ", "depth": 1}
    shown = html.write(graphs[kind], tmp_path / "view.html", **options)
    page = (tmp_path / "view.html").read_bytes().decode("utf-8")
    assert {node["id"] for node in data(page)["nodes"]} == set(shown)
    assert "<title>Chính phủ</title>" in page


def test_nothing_to_show_makes_a_page_all_the_same() -> None:
    assert data(html.render(network.build(ox.Store())))["nodes"] == []


def themes() -> dict[str, dict[str, str]]:
    blocks = {
        "light": r":root \{(.*?)\}",
        "dark": r':root\[data-theme="dark"\] \{(.*?)\}',
        "system": r"dark\) \{.*?\{(.*?)\}",
    }
    return {
        name: dict(re.findall(r"--([\w-]+): (#\w{6})", re.search(block, CSS, re.DOTALL)[1]))
        for name, block in blocks.items()
    }


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_colours_can_be_told_from_their_ground(theme: str) -> None:
    colours = themes()[theme]
    for ground in ("ground", "panel", "island"):
        for text in ("ink", "soft"):
            assert contrast(colours[text], colours[ground]) >= 4.5, (text, ground)
        for mark in ("document", "body", "person", "place", "event", "target", "topic", "accent"):
            assert contrast(colours[mark], colours[ground]) >= 3, (mark, ground)
    assert contrast(colours["ink"], colours["mark"]) >= 4.5


def test_a_dark_system_and_the_dark_switch_show_the_same_colours() -> None:
    assert themes()["system"] == themes()["dark"]
