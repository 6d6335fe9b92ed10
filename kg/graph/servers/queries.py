"""The text of a query: which form it has, and the same query on another graph than the default one.

Only words, braces and what may hold either (comments, strings, IRIs) are told apart here; whether the
query is right is for the server to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_TOKEN = re.compile(
    r"""(?P<word>[\w.-]*:[\w.-]*|[?$]?\w+)|(?P<mark>[{}()])"""
    r"""|\#[^\n]*|<[^<>"{}|^`\\\s]*>|\"{3}(?:[^"\\]|\\.|"(?!""))*\"{3}|'{3}(?:[^'\\]|\\.|'(?!''))*'{3}"""
    r"""|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|.""",
    re.DOTALL,
)
FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")


def form(query: str) -> str:
    """SELECT, ASK, CONSTRUCT or DESCRIBE, or "" for what is no query."""
    return next((word for word in _words(query) if word in FORMS), "")


def names_graphs(query: str) -> bool:
    """Whether a query says itself which graphs it reads, at least in part."""
    return any(word in ("GRAPH", "FROM") for word in _words(query))


def within(query: str, graph: str) -> str:
    """The query with its pattern matched against a named graph where it is matched against the default graph.

    A query that says by FROM what its default graph is stays as it is, and so does DESCRIBE, of which a
    pattern is not all.
    """
    if "FROM" in _words(query) or form(query) == "DESCRIBE":
        return query
    groups = _groups(query)
    template = form(query) == "CONSTRUCT" and len(groups) > 1
    if len(groups) <= template:
        return query
    start, end = groups[template]
    return f"{query[:start]}{{ GRAPH <{graph}> {query[start:end]} }}{query[end:]}"


def among(query: str, catalogue: str, property_: str) -> str:
    """The query with `GRAPH ?g` matched only against graphs of which a catalogue, a graph itself, has a property.

    A query that says by FROM what it reads stays as it is.
    """
    if "FROM" in _words(query):
        return query
    tokens = [token for token in _TOKEN.finditer(query) if token["word"] or token["mark"]]
    ends: list[tuple[int, str]] = []
    opened: list[str] = []
    """For each brace that is open, the variable of its GRAPH."""
    for at, token in enumerate(tokens):
        if token["mark"] == "{":
            named = at > 1 and tokens[at - 2][0].upper() == "GRAPH" and tokens[at - 1][0][0] in "?$"
            opened.append(tokens[at - 1][0] if named else "")
        elif token["mark"] == "}" and opened and (variable := opened.pop()):
            ends.append((token.end(), f" GRAPH <{catalogue}> {{ {variable} <{property_}> [] }}"))
    for end, text in reversed(ends):
        query = query[:end] + text + query[end:]
    return query


def with_prefixes(query: str, prefixes: Mapping[str, str], base: str) -> str:
    """The query with a base and those of the prefixes that it may use, in its first line."""
    used = {word.partition(":")[0] for word in _words(query, upper=False) if ":" in word}
    head = "".join(f"PREFIX {name}: <{iri}> " for name, iri in prefixes.items() if name in used)
    return (f"BASE <{base}> " if base else "") + head + query


def _words(query: str, *, upper: bool = True) -> Iterator[str]:
    words = (token["word"] for token in _TOKEN.finditer(query))
    return (word.upper() if upper else word for word in words if word)


def _groups(query: str) -> list[tuple[int, int]]:
    """Where the outermost groups in braces stand, apart from those within expressions."""
    found: list[tuple[int, int]] = []
    braces = brackets = start = 0
    for token in _TOKEN.finditer(query):
        mark = token["mark"]
        if mark and mark in "()" and not braces:
            brackets += 1 if mark == "(" else -1
        elif mark == "{" and not brackets:
            start = start if braces else token.start()
            braces += 1
        elif mark == "}" and braces:
            braces -= 1
            if not braces:
                found.append((start, token.end()))
    return found
