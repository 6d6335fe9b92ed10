"""A graph on a SPARQL 1.1 server: found and spoken to over HTTP, published to at once, read like one on disk."""

from __future__ import annotations

import os


def is_url(graph: str | os.PathLike[str]) -> bool:
    """Whether a graph is named by the URL of a server, not by its folder."""
    return isinstance(graph, str) and "://" in graph
