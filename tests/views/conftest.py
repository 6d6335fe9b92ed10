"""A small graph written by hand, and a browser to look at pages with."""

from __future__ import annotations

import re
import shutil
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
import pytest

import kg
from kg.views import html, layered, network
from kg.views.layout import Place
from kg.views.network import Network

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

EXAMPLES = Path(__file__).parents[2] / "examples" / "articles"
SAMPLE = Path(__file__).parent / "sample.trig"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)


def merged(quads: str, format_: ox.RdfFormat = ox.RdfFormat.TRIG) -> ox.Store:
    """A store as a build leaves it: named graphs, and every triple of them once in the default graph."""
    found = ox.Store()
    found.load(input=quads.encode(), format=format_)
    found.extend([ox.Quad(*quad.triple) for quad in found])
    return found


def overlapping(found: Mapping[str, Place]) -> bool:
    """Whether two boxes in layers overlap."""
    rows: dict[int, list[int]] = defaultdict(list)
    for place in found.values():
        rows[place.y].append(place.x)
    return any(right - left < layered.WIDTH for row in rows.values() for left, right in pairwise(sorted(row)))


@pytest.fixture(scope="session")
def store() -> ox.Store:
    return merged(SAMPLE.read_text("utf-8"))


@pytest.fixture(scope="session")
def whole(store: ox.Store) -> Network:
    return network.build(store)


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Network:
    """The whole network of the example articles, as `kg build` and `kg view` make it."""
    with kg.build(EXAMPLES, tmp_path_factory.mktemp("examples") / "graph") as graph:
        return graph.network()


@pytest.fixture
def graph() -> Callable[[str], ox.Store]:
    """Makes a store of TriG written in a test, with the prefixes of the sample."""
    lines = SAMPLE.read_text("utf-8").splitlines()
    prefixes = "\n".join(line for line in lines if line.startswith("@prefix"))

    def make(trig: str) -> ox.Store:
        return merged(f"{prefixes}\n{trig}")

    return make


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="playwright is not installed: pip install -e '.[dev]'"
    )
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        pytest.skip("no Chromium on this machine (Debian: apt-get install chromium)")
    with playwright.sync_playwright() as running:
        opened = running.chromium.launch(executable_path=program, args=FLAGS.split())
        yield opened
        opened.close()


WATCH = "window.violations = []; addEventListener('securitypolicyviolation', (e) => violations.push(e.blockedURI))"


@dataclass
class Opened:
    """A page with all that happened in it: requests, errors, dialogs."""

    page: Page
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def centre(self) -> dict[str, float]:
        box = self.page.locator("#canvas canvas").bounding_box()
        assert box
        return {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}

    def click_centre(self) -> None:
        self.page.mouse.click(**self.centre())

    def settle(self) -> None:
        """Wait until the picture fills its frame and stands still; the reader of the tests asks for no motion."""
        self.page.wait_for_function("""() => {
            const [frame, picture] = ["#canvas", "#canvas canvas"].map((one) => document.querySelector(one));
            return Math.abs(frame.clientWidth * devicePixelRatio - picture.width) < 2;
        }""")
        self.page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")

    def extent(self) -> list[int]:
        """How many entities and lines show."""
        return [int(number) for number in re.findall(r"\d+", self.text("#extent"))[:2]]

    def text(self, selector: str) -> str:
        return self.page.locator(selector).inner_text()

    def address(self) -> str:
        return str(self.page.evaluate("decodeURIComponent(location.hash)"))


Open = Callable[..., Opened]


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Writes a page and opens it; at the end, nothing may have been asked of a network or gone wrong."""
    opened: list[Opened] = []

    def open_(
        graph: ox.Store | Network, *, at: str = "", screen: dict[str, Any] | None = None, **options: Any
    ) -> Opened:
        file = tmp_path / f"{len(opened)}.html"
        html.write(graph, file, **options)
        context = browser.new_context(
            **{
                "viewport": {"width": 1280, "height": 800},
                "locale": "vi-VN",
                "reduced_motion": "reduce",
                **(screen or {}),
            }
        )
        found = Opened(context.new_page())
        opened.append(found)
        found.page.on("request", lambda request: found.requests.append(request.url))
        found.page.on("pageerror", lambda error: found.errors.append(str(error)))
        found.page.on("console", lambda said: said.type == "error" and found.errors.append(said.text))
        found.page.on("dialog", lambda dialog: (found.errors.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        found.page.set_default_timeout(30000)
        found.page.add_init_script(WATCH)
        found.page.goto(file.as_uri() + at)
        found.page.wait_for_selector("html[data-ready]")
        return found

    yield open_
    for one in opened:
        assert [url for url in one.requests if not url.startswith("file:")] == []
        assert one.errors == []
        assert one.page.evaluate("violations") == []
        one.page.context.close()
