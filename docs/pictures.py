"""Draws the pictures of docs/views.md anew: every kind of view of the example articles, on a screen and on a phone.

python docs/pictures.py [FOLDER]    write KIND.png and KIND-phone.png there, docs/ if left out
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

import kg

DOCS = Path(__file__).parent
ARTICLES = DOCS.parent / "examples" / "articles"
SCREENS = {"": (1440, 900), "-phone": (390, 844)}
PICTURES = {
    "lineage": "",
    "organisation": "",
    "targets": "",
    "timeline": "",
    "attendance": "#focus=person/joe-biden",
}
"""The kinds, each with the state of the page that shows what it is good for."""


def main(folder: Path) -> None:
    """Build the articles, draw each kind and photograph it."""
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with tempfile.TemporaryDirectory() as work, kg.build(ARTICLES) as graph, sync_playwright() as running:
        browser = running.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for kind, state in PICTURES.items():
            file = Path(work) / f"{kind}.html"
            graph.view(file, kind=kind)
            for name, (width, height) in SCREENS.items():
                page = browser.new_page(viewport={"width": width, "height": height}, reduced_motion="reduce")
                page.goto(file.as_uri() + (state if not name else ""))
                page.wait_for_selector("html[data-ready]")
                page.wait_for_timeout(300)
                page.screenshot(path=folder / f"view-{kind}{name}.png")
                page.close()
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else DOCS)
