"""HTML: the main content as text, one block a line, and what the markup states about it.

Metadata come from JSON-LD, then meta elements, then the page's own heading and time
elements. The main content is the element that the page itself marks as such, or else the
one that holds most text outside of links.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from kg.read import datelines
from kg.read.encoding import decode
from kg.read.page import Page

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w-]{3,20})", re.IGNORECASE)
_JUNK = (
    "script,style,noscript,template,iframe,object,svg,canvas,form,button,input,select,textarea,nav,aside,footer,"
    "[hidden],[aria-hidden=true],[role=navigation],[role=complementary],[role=banner],[role=contentinfo],[role=search]"
)
_JUNK_NAME = re.compile(
    r"(?:^|[\s_-])(?:comments?|related?|relatednews|share|sharing|social|breadcrumbs?|menu|navbar|sidebar|"
    r"advert(?:s|isement)?|ads?|banner|foot(?:er)?|subscribe|newsletter|login|popup|recommend(?:ed)?|tags?|toolbar|"
    r"print|rating|tin-?lien-?quan|lien-?quan|binh-?luan|quang-?cao|chia-?se)(?:$|[\s_-])",
    re.IGNORECASE,
)
_MARKED = "[itemprop=articleBody],article,main,[role=main]"
_BLOCKS = frozenset({
    "address", "article", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre",
    "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "ul",
})  # fmt: skip
_BLANKS = re.compile(r"\s+")
_MARKED_SHARE = 0.4
"""An element that the page marks as its content is believed when it holds this share of the text outside of links."""
_JUNK_SHARE = 0.5
"""An element named like furniture is dropped unless it holds this share of its parent content."""
_DEEPEST_CELL = 4
"""How many blocks may lie between a text and the table cell that it is in."""
_SITE_SEPARATOR = re.compile(r"\s[|–—»-]\s")


def read_html(data: bytes) -> Page:
    """The main content of an HTML page and its metadata."""
    declared = _CHARSET.search(data[:4096])
    tree = LexborHTMLParser(decode(data, declared.group(1).decode("ascii") if declared else ""))
    stated = _json_ld(tree)
    heading = tree.css_first("h1")
    name = _line(heading) if heading else ""
    title = stated["title"] or name or _meta(tree, "og:title", "title") or _page_title(tree)
    date = stated["date"] or _meta(tree, "article:published_time", "datePublished", "pubdate", "DC.date", "date")
    publisher = stated["publisher"] or _meta(tree, "og:site_name", "publisher", "DC.publisher")
    author = stated["author"] or _meta(tree, "author", "article:author", "DC.creator")
    page_date = datelines.day(date) or _time(tree)
    url = _url(tree, stated["url"])
    text = "\n".join(_blocks(_content(tree)))
    if name and name not in text[: 3 * len(name) + 500]:
        text = f"{name}\n{text}"
    return Page(text, _clean(title), page_date, _clean(publisher), "" if author == publisher else _clean(author), url)


def _clean(value: str) -> str:
    return "" if value.startswith(("http://", "https://")) else _BLANKS.sub(" ", value).strip()


def _meta(tree: LexborHTMLParser, *names: str) -> str:
    for name in names:
        for attribute in ("property", "name", "itemprop"):
            node = tree.css_first(f'meta[{attribute}="{name}"]')
            content = node.attributes.get("content") if node else None
            if content and content.strip():
                return content.strip()
    return ""


def _page_title(tree: LexborHTMLParser) -> str:
    node = tree.css_first("title")
    return _SITE_SEPARATOR.split(_line(node))[0] if node else ""


def _time(tree: LexborHTMLParser) -> str:
    for node in tree.css("time, [itemprop=datePublished]"):
        found = datelines.day(node.attributes.get("datetime") or node.attributes.get("content") or _line(node))
        if found:
            return found
    return ""


def _url(tree: LexborHTMLParser, stated: str) -> str:
    link = tree.css_first("link[rel=canonical]")
    candidates = ((link.attributes.get("href") or "") if link else "", _meta(tree, "og:url"), stated)
    return next((c.strip() for c in candidates if c.strip().startswith(("http://", "https://"))), "")


def _json_ld(tree: LexborHTMLParser) -> dict[str, str]:
    """Title, date, publisher, author and address from the page's JSON-LD description of an article."""
    found: dict[str, str] = defaultdict(str)
    for node in tree.css('script[type="application/ld+json"]'):
        try:
            described = json.loads(node.text() or "")
        except ValueError:  # a broken description says nothing; the page is read without it
            continue
        for item in _articles(described):
            found["title"] = found["title"] or _text_of(item.get("headline"))
            found["date"] = found["date"] or _text_of(item.get("datePublished"))
            found["publisher"] = found["publisher"] or _text_of(item.get("publisher"))
            found["author"] = found["author"] or _text_of(item.get("author"))
            found["url"] = found["url"] or _text_of(item.get("url") or item.get("mainEntityOfPage"))
    return found


def _articles(described: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if isinstance(described, list) and depth < 4:
        for item in described:
            yield from _articles(item, depth + 1)
    elif isinstance(described, dict):
        if "Article" in str(described.get("@type", "")) or "Report" in str(described.get("@type", "")):
            yield described
        yield from _articles(described.get("@graph"), depth + 1)


def _text_of(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(filter(None, map(_text_of, value[:8])))
    if isinstance(value, dict):
        return _text_of(value.get("name") or value.get("@id") or "")
    return value.strip() if isinstance(value, str) else ""


def _content(tree: LexborHTMLParser) -> LexborNode | None:
    """The element that holds the article."""
    root = tree.body or tree.root
    if root is None:
        return None
    for node in root.css(_JUNK):
        node.decompose()
    weights, total = _weights(root)
    best = max(root.css(_MARKED), key=_text_length, default=None)
    if best is None or _text_length(best) < _MARKED_SHARE * total:
        best = max(weights.values(), key=lambda w: w[0], default=(0.0, root))[1]
    _drop_named_junk(best)
    return best


def _weights(root: LexborNode) -> tuple[dict[int, tuple[float, LexborNode]], int]:
    """How much text outside of links each element holds near itself, and the sum of such text."""
    weights: dict[int, tuple[float, LexborNode]] = {}
    total = 0
    for node in root.traverse(include_text=True):
        if node.tag != "-text":
            continue
        length = len((node.text_content or "").strip())
        block = _block_of(node)
        if length < 20 or block is None or _in_link(node):
            continue
        total += length
        holder, share = block.parent, 1.0
        for _ in range(2):
            if holder is None or holder.tag == "html":
                break
            weights[holder.mem_id] = (weights.get(holder.mem_id, (0.0, holder))[0] + share * length, holder)
            holder, share = holder.parent, share / 2
    return weights, total


def _text_length(node: LexborNode) -> int:
    return len(node.text(deep=True)) - sum(len(a.text(deep=True)) for a in node.css("a"))


def _drop_named_junk(root: LexborNode) -> None:
    whole = max(1, _text_length(root))
    for node in root.css("[class],[id]"):
        name = f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}"
        if node.mem_id != root.mem_id and _JUNK_NAME.search(name) and _text_length(node) < _JUNK_SHARE * whole:
            node.decompose()


def _blocks(root: LexborNode | None) -> Iterator[str]:
    """The text of an element by blocks; cells of a table row stand on one line, parted by bars."""
    pieces: list[str] = []
    current: tuple[int, ...] = (0, 0, 0)
    for node in root.traverse(include_text=True) if root is not None else ():
        if node.tag == "br":
            yield from _flush(pieces)
            continue
        if node.tag != "-text":
            continue
        block = _block_of(node)
        cell = _cell_of(block)
        row = cell.parent if cell else None
        place = tuple(n.mem_id if n else 0 for n in (row, cell, block))
        if place != current:
            if row is not None and place[0] == current[0] and place[1] != current[1]:
                pieces.append(" | ")
            else:
                yield from _flush(pieces)
        current = place
        pieces.append(node.text_content or "")
    yield from _flush(pieces)


def _flush(pieces: list[str]) -> Iterator[str]:
    line = _BLANKS.sub(" ", "".join(pieces)).strip(" |")
    pieces.clear()
    if line:
        yield line


def _line(node: LexborNode) -> str:
    return _BLANKS.sub(" ", node.text(deep=True)).strip()


def _block_of(node: LexborNode) -> LexborNode | None:
    parent = node.parent
    while parent is not None and parent.tag not in _BLOCKS:
        parent = parent.parent
    return parent


def _cell_of(block: LexborNode | None) -> LexborNode | None:
    for _ in range(_DEEPEST_CELL):
        if block is None or block.tag in ("td", "th"):
            return block
        block = block.parent
    return None


def _in_link(node: LexborNode) -> bool:
    for _ in range(4):
        if node.parent is None:
            return False
        node = node.parent
        if node.tag == "a":
            return True
    return False
