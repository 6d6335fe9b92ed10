"""A small graph written by hand, and a browser to look at pages with."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from kg.views import network
from kg.views.network import Network

if TYPE_CHECKING:
    from playwright.sync_api import Browser

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


@pytest.fixture(scope="session")
def store() -> ox.Store:
    return merged(SAMPLE.read_text("utf-8"))


@pytest.fixture(scope="session")
def whole(store: ox.Store) -> Network:
    return network.build(store)


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
