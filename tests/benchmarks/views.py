"""How soon a large page can be used, and how it moves: python -m tests.benchmarks.views [NODES EDGES]

Draws a made-up policy network of that size (10,000 and 30,000 where none is given) as `kg view` does, opens it in
headless Chromium, and beside it the same network as pyvis draws it by default. Printed for each: seconds until the
picture is drawn, frames a second while panning, seconds from a search to the card of what was found, and the size of
the file. Add `--gpu` to let Chromium draw by its software GL instead of without any. Nothing is asserted.
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
from pathlib import Path
from time import perf_counter, process_time

import networkx as nx
from playwright.sync_api import Browser, sync_playwright
from pyvis.network import Network as Picture

from kg.views import html
from kg.views.evidence import Origin, Quote
from kg.views.network import Network

SIZES = 10_000, 30_000
PATIENCE = 150_000
"""Milliseconds that a page may take before it is given up."""
PLAIN = "--no-sandbox --disable-quic --no-first-run --disable-background-networking --disable-gpu"
SOFTWARE_GL = PLAIN.replace("--disable-gpu", "--use-gl=angle --use-angle=swiftshader --enable-unsafe-swiftshader")
KINDS = ("Document", "Body", "Person", "Target", "Event", "Place")
PAN = """() => new Promise((done) => {
      const canvas = document.querySelector("#canvas canvas");
      const box = canvas.getBoundingClientRect();
      const send = (kind, x, y) => canvas.dispatchEvent(new PointerEvent(kind,
        { pointerId: 1, isPrimary: true, bubbles: true, clientX: box.left + x, clientY: box.top + y, buttons: 1 }));
      canvas.setPointerCapture = () => {};
      send("pointerdown", 3, 3);
      const begun = performance.now();
      let frames = 0;
      const step = (now) => {
        if (now - begun > 4000) { send("pointerup", 3, 3); return done((1000 * frames) / (now - begun)); }
        frames += 1;
        send("pointermove", 3 + 400 * Math.abs(Math.sin(frames / 25)), 3 + 200 * Math.abs(Math.sin(frames / 40)));
        return requestAnimationFrame(step);
      };
      requestAnimationFrame(step);
    })"""
"""Drags the picture back and forth by pointer events, one a frame, and counts the frames."""


def made_up(nodes: int, edges: int) -> Network:
    """Communities of very different sizes with hubs, most links inside them, each link with a quote."""
    pick = random.Random(7)
    count = max(4, nodes // 120)
    home = [min(int(count * pick.random() ** 1.7), count - 1) for _ in range(nodes)]
    members: dict[int, list[int]] = {}
    for node, community in enumerate(home):
        members.setdefault(community, []).append(node)
    found: set[tuple[int, int]] = set()
    while len(found) < edges:
        one = pick.randrange(nodes)
        near = members[home[one]]
        other = near[int(len(near) * pick.random() ** 3)] if pick.random() < 0.9 else int(nodes * pick.random() ** 2)
        if one != other:
            found.add((min(one, other), max(one, other)))
    return _network(nodes, sorted(found))


def _network(nodes: int, edges: list[tuple[int, int]]) -> Network:
    network: Network = nx.MultiDiGraph(focus="")
    origins = [Origin(f"source:{i}", f"{i}.txt", f"Bài viết số {i}", f"20{10 + i % 15}-03-01") for i in range(400)]
    for i in range(nodes):
        name = f"Nghị quyết {i}/NQ-HĐND về phát triển kinh tế, xã hội"
        network.add_node(
            _name(i),
            label=name,
            names=[],
            facts=[],
            sources=1,
            degree=0,
            distance=0,
            **{"class": KINDS[i % len(KINDS)]},
        )
    for number, (one, other) in enumerate(edges):
        exact = f"Nghị quyết {one} được ban hành để triển khai Nghị quyết {other}"
        quote = Quote(origins[number % 400], 10, 10 + len(exact), exact, "Tại kỳ họp, ", " trong năm nay.", "rule", 0.9)
        network.add_edge(
            _name(one), _name(other), key="x", predicate="eli:ensures_implementation_of", label="triển khai",
            label_en="implements", status="asserted", confidence=0.9, minor=False, background=False, details={},
            quotes=[quote],
        )  # fmt: skip
    for name, degree in network.degree():
        network.nodes[name]["degree"] = degree
    return network


def _name(number: int) -> str:
    return f"https://w3id.org/vnpolicy/id/document/{number:06}"


def by_default(network: Network, path: Path) -> None:
    """The same network as pyvis draws it when nothing is said."""
    picture = Picture(directed=True, cdn_resources="in_line")
    names = sorted(network)
    picture.add_nodes(names, label=[network.nodes[name]["label"] for name in names])
    for one, other, data in network.edges(data=True):
        picture.add_edge(one, other, title=data["label"])
    path.write_text(picture.generate_html(), encoding="utf-8")


def ours(browser: Browser, path: Path) -> str:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.set_default_timeout(PATIENCE)
    begun = perf_counter()
    page.goto(path.as_uri())
    page.wait_for_selector("html[data-ready]")
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    opened = perf_counter() - begun
    panning = page.evaluate(PAN)
    begun = perf_counter()
    page.fill("#query", "nghi quyet 123/")
    page.press("#query", "Enter")
    page.locator("#card h2").wait_for()
    found = perf_counter() - begun
    begun = perf_counter()
    page.locator("#card summary").first.click()
    page.locator("#card mark").first.wait_for()
    said = perf_counter() - begun
    page.close()
    return f"open {opened:6.2f} s  pan {panning:5.1f} frames/s  search to card {found:5.2f} s  quote {said:5.2f} s"


def theirs(browser: Browser, path: Path) -> str:
    """pyvis settles its picture by physics before it can be used: that is awaited, up to a limit."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.set_default_timeout(PATIENCE)
    begun = perf_counter()
    try:
        page.goto(path.as_uri())
        page.wait_for_function("window.network")
        page.evaluate("new Promise((done) => network.once('stabilized', done))")
        settled = f"{perf_counter() - begun:6.2f} s"
    except Exception as late:
        if "Timeout" not in str(late):
            raise
        settled = f"more than {PATIENCE // 1000} s"
    return f"open {settled}"


def main(arguments: list[str]) -> None:
    flags = (SOFTWARE_GL if "--gpu" in arguments else PLAIN).split()
    sizes = [int(a) for a in arguments if a.isdigit()] or SIZES
    network = made_up(*sizes)
    program = shutil.which("chromium") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as running:
        browser = running.chromium.launch(executable_path=program, args=flags)
        path = Path(folder) / "ours.html"
        begun = process_time()
        html.write(network, path)
        print(
            f"{len(network)} nodes, {network.number_of_edges()} edges; written in {process_time() - begun:.0f} s of CPU"
        )
        print(f"kg view, {path.stat().st_size / 1e6:.0f} MB: {ours(browser, path)}", flush=True)
        if "--alone" not in arguments:
            path = Path(folder) / "theirs.html"
            by_default(network, path)
            print(f"pyvis by default, {path.stat().st_size / 1e6:.0f} MB: {theirs(browser, path)}")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
