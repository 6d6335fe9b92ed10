"""Draws the pictures of docs/views.md anew: every kind of view of the example articles, on a screen and on a phone.

python docs/pictures.py [FOLDER]    write view*.png there, docs/ if left out
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

import kg

DOCS = Path(__file__).parent
ARTICLES = DOCS.parent / "examples" / "articles"
KINDS = ("network", "lineage", "organisation", "targets", "timeline", "attendance")
SCREEN, PHONE = (1440, 900), (390, 844)
RESOLUTION = "#focus=document/57-nq-tw/2024"


@dataclass(frozen=True)
class Picture:
    """A page in a state: `opened` names the fact of whose card the evidence is unfolded."""

    name: str
    kind: str = "network"
    state: str = ""
    size: tuple[int, int] = SCREEN
    scheme: str = "light"
    opened: str = ""


def pictures() -> Iterator[Picture]:
    """What docs/views.md shows."""
    yield Picture("view")
    yield Picture("view-phone", state=RESOLUTION, size=PHONE)
    yield Picture("view-path", state="#path=person/vũ-đức-đam,body/thành-ủy-hải-phòng")
    yield Picture("view-evidence", state="#focus=body/chính-phủ&near=1", scheme="dark", opened="Trần Lưu Quang")
    for kind in KINDS[1:]:
        yield Picture(f"view-{kind}", kind, "#focus=person/joe-biden&near=1" if kind == "attendance" else "")
        yield Picture(f"view-{kind}-phone", kind, size=PHONE)


def take(browser: Browser, page: Path, picture: Picture, folder: Path) -> None:
    """Photograph a page."""
    width, height = picture.size
    tab = browser.new_page(
        viewport={"width": width, "height": height},
        color_scheme=picture.scheme,  # type: ignore[arg-type]
        reduced_motion="reduce",
        locale="vi-VN",
    )
    tab.goto(page.as_uri() + picture.state)
    tab.wait_for_selector("html[data-ready]")
    if picture.opened:
        unfold(tab, picture.opened)
    tab.wait_for_timeout(300)
    tab.screenshot(path=folder / f"{picture.name}.png")
    tab.close()


def unfold(tab: Page, name: str) -> None:
    """Unfold the evidence of the fact that has this name in it."""
    fact = tab.locator("#card .facts li", has_text=name).last
    fact.locator("summary").click()
    fact.locator("mark").first.wait_for()
    fact.evaluate("(fact) => fact.scrollIntoView({ block: 'center' })")


def main(folder: Path) -> None:
    """Build the articles, draw each kind and photograph it."""
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with tempfile.TemporaryDirectory() as work, kg.build(ARTICLES) as graph, sync_playwright() as running:
        browser = running.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for kind in KINDS:
            graph.view(Path(work) / f"{kind}.html", kind=kind)
        for picture in pictures():
            take(browser, Path(work) / f"{picture.kind}.html", picture, folder)
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else DOCS)
