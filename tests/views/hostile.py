"""A source that tries everything: names, words, titles and links that would like to be markup or code."""

from __future__ import annotations

import pyoxigraph as ox

from kg.graph import quads
from kg.model import Entity, Evidence, Literal, Source, Span, Statement
from tests.views.conftest import merged

SCRIPT = "</script><script>window.hit = 1</script>"
IMAGE = "<img src=https://evil.example/x onerror='window.hit = 2'>"
QUOTES = "\"'`${window.hit = 3}<!-- ]]> &lt;b&gt; \\u003c \u2028"
TURNED = "Quyết định \u202egnờưht\u202c số 1"
LONG = "rất dài " * 1250

TEXT = f"{IMAGE} {SCRIPT} {QUOTES} {TURNED} kết thúc."

SOURCE = Source(
    "a/<b>.txt",
    TEXT,
    (Span(0, len(TEXT)),),
    title=f"Tiêu đề {IMAGE}",
    date="2025-01-01",
    publisher=SCRIPT,
    url="javascript:window.hit = 4",
)


def store() -> ox.Store:
    """The graph of that source, written the way every source is."""
    whole = Evidence(0, len(TEXT), TEXT)
    names = {"one": SCRIPT, "two": IMAGE, "three": QUOTES, "four": TURNED, "five": LONG}
    things = [Entity("body", key, label, names=(IMAGE, LONG[:9000])) for key, label in names.items()]
    document = Entity("document", "d", f"Nghị quyết {SCRIPT}")
    statements = [Statement(document, "eli:passed_by", thing, whole, "rule.<b>", 0.9) for thing in things]
    statements.append(Statement(document, "eli:id_local", Literal(f"1{IMAGE}"), whole, "rule.<b>", 0.9))
    written = quads.write(SOURCE, statements)
    assert not written.rejected
    return merged("".join(written.lines), ox.RdfFormat.N_QUADS)
