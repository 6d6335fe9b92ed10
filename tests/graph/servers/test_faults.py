"""A server that cannot be reached, is slow, refuses or fails: one clear line, nothing half written, and again."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from kg import cli
from kg.engines.build import Report
from kg.graph.knowledge_graph import KnowledgeGraph
from kg.graph.servers import layout
from tests.graph.sample import TEXTS, source
from tests.graph.servers.conftest import Request, Unsteady, contents, free_port, published, staged

Run = Callable[..., int]
KINDS = {
    "find": lambda request: "ASK {}" in form(request),
    "look": lambda request: layout.PUBLISHED in form(request) and "/query" in request.path,
    "begin": lambda request: "/update" in request.path and "publishing" not in request.body,
    "stage": lambda request: "/store" in request.path,
    "publish": lambda request: "publishing" in request.body and "/update" in request.path,
}
"""The requests of a push, by what they are for."""


def form(request: Request) -> str:
    from urllib.parse import unquote_plus

    return unquote_plus(request.body)


@dataclass
class Told:
    out: str = ""
    err: str = ""


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def run(told: Told, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `kg` in this process."""

    def command(*arguments: object) -> int:
        monkeypatch.setattr(sys, "argv", ["kg", *map(str, arguments)])
        try:
            cli.main()
            code = 0
        except SystemExit as end:
            code = int(end.code or 0)
        told.out, told.err = capsys.readouterr()
        return code

    return command


@pytest.fixture
def changed(unsteady: Unsteady, rebuild: Callable[..., Report], tmp_path: Path) -> Iterator[KnowledgeGraph]:
    """A graph that was pushed, and then changed on disk."""
    rebuild(*map(source, TEXTS))
    with KnowledgeGraph(tmp_path / "graph") as old:
        old.push(unsteady.url)
    rebuild(source("tin/hai.txt", TEXTS["tin/hai.txt"] + "Hết.\n"), source("tin/ba.txt", "Không có gì.\n"))
    unsteady.seen.clear()
    with KnowledgeGraph(tmp_path / "graph") as new:
        yield new


SAID = {
    "500": r"500 .*as the test wants it",
    "401": "asks for credentials: set KG_STORE_USER and KG_STORE_PASSWORD, or KG_STORE_TOKEN",
    "307": "stands elsewhere; name http://elsewhere.example/ instead",
    "cut": "cannot be reached",
    "half": "cut before the answer was whole",
    "hang": r"no answer within 0.5 s; KG_STORE_TIMEOUT",
}


@pytest.mark.parametrize("action", SAID)
@pytest.mark.parametrize("kind", KINDS)
def test_a_push_that_fails_leaves_the_old_graph_and_can_be_run_again(
    unsteady: Unsteady, changed: KnowledgeGraph, run: Run, told: Told,
    monkeypatch: pytest.MonkeyPatch, kind: str, action: str,
) -> None:  # fmt: skip
    if (kind, action) in {("stage", "half"), ("begin", "half"), ("publish", "half"), ("find", "500")}:
        pytest.skip("such an answer has no body, or there is another place to look")
    before = published(unsteady.url)
    monkeypatch.setenv("KG_STORE_TIMEOUT", "0.5")
    unsteady.plan = lambda request: action if KINDS[kind](request) else "pass"
    assert run("push", changed.path, "--store", unsteady.url) == 1
    assert re.fullmatch(rf"kg: {re.escape(unsteady.url)}\S*: [^\n]*{SAID[action]}[^\n]*\n", told.err)
    assert told.out == ""
    unsteady.plan = lambda request: "pass"
    assert published(unsteady.url) == before
    monkeypatch.setenv("KG_STORE_TIMEOUT", "30")
    assert run("push", changed.path, "--store", unsteady.url) == 0
    assert published(unsteady.url) == contents(changed)
    assert staged(unsteady.url) == []


@pytest.mark.parametrize("action", ["503", "500", "cut"])
@pytest.mark.parametrize("kind", ["begin", "stage", "publish"])
def test_a_server_that_fails_for_a_moment_is_asked_again(
    unsteady: Unsteady, changed: KnowledgeGraph, kind: str, action: str
) -> None:
    failed: list[str] = []

    def plan(request: Request) -> str:
        if KINDS[kind](request) and failed.count(request.path) < 2:
            failed.append(request.path)
            return action
        return "pass"

    unsteady.plan = plan
    changed.push(unsteady.url)
    assert failed
    assert published(unsteady.url) == contents(changed)


def test_a_server_without_transactions_that_fails_half_way_is_not_read(
    unsteady: Unsteady, changed: KnowledgeGraph, run: Run, told: Told
) -> None:
    unsteady.plan = lambda request: "after 4" if KINDS["publish"](request) else "pass"
    assert run("push", changed.path, "--store", unsteady.url) == 1
    unsteady.plan = lambda request: "pass"
    assert run("query", "--store", unsteady.url, "SELECT * { ?s ?p ?o }") == 1
    assert "push it again" in told.err
    assert run("push", changed.path, "--store", unsteady.url) == 0
    assert published(unsteady.url) == contents(changed)


def test_a_server_that_is_not_there(run: Run, told: Told, changed: KnowledgeGraph, tmp_path: Path) -> None:
    url = f"http://127.0.0.1:{free_port()}"
    (tmp_path / "a.txt").write_text("Không có gì.\n", "utf-8")
    for command in (
        ("push", changed.path, "--store", url),
        ("query", "--store", url, "ASK {}"),
        ("build", tmp_path / "a.txt", "-o", tmp_path / "new", "--store", url),
    ):
        assert run(*command) == 1
        assert told.err == f"kg: {url}: it cannot be reached: Connection refused\n"
    assert not (tmp_path / "new").exists()


def test_credentials_come_from_the_environment_and_are_never_shown(
    unsteady: Unsteady, changed: KnowledgeGraph, run: Run, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    unsteady.seen.clear()
    run("push", changed.path, "--store", unsteady.url)
    assert not any("Authorization" in request.headers for request in unsteady.seen)
    for settings, header in (
        ({"USER": "kỹ sư", "PASSWORD": "bí mật"}, "Basic a+G7uSBzxrA6YsOtIG3huq10"),
        ({"TOKEN": "gia-huy"}, "Bearer gia-huy"),
    ):
        for name, value in settings.items():
            monkeypatch.setenv(f"KG_STORE_{name}", value)
        unsteady.plan = lambda request: "403" if "/update" in request.path else "pass"
        unsteady.seen.clear()
        assert run("push", changed.path, "--store", unsteady.url) == 1
        assert {request.headers.get("Authorization") for request in unsteady.seen} == {header}
        assert "refuses the credentials in the environment (it answers 403 Forbidden)" in told.err
        unsteady.plan = lambda request: "400" if "/update" in request.path else "pass"
        assert run("push", changed.path, "--store", unsteady.url) == 1
        assert "as the test wants it" in told.err
        assert not any(secret in told.err for secret in ("bí mật", "gia-huy", header.split()[1]))


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("http://an:matkhau@localhost:7878", "KG_STORE_USER"),
        ("http://localhost:7878/?access-token=matkhau", "KG_STORE_TOKEN"),
        ("localhost:7878", "http://localhost:7878"),
        ("ftp://matkhau/", "http://localhost:7878"),
        ("http://matkhau:port/", "http://localhost:7878"),
        ("http://a/q,http://a/u,http://a/d,http://matkhau/e", "at most three"),
    ],
)
def test_what_is_no_url_of_a_server_is_refused(
    run: Run, told: Told, changed: KnowledgeGraph, url: str, said: str
) -> None:
    assert run("push", changed.path, "--store", url) == 2
    assert said in told.err
    assert "matkhau" not in told.err


@pytest.mark.parametrize("arguments", [("--store",), ("--store", "ASK {}"), ("--store=", "ASK {}")])
def test_a_server_that_is_not_named_is_asked_for(run: Run, told: Told, arguments: tuple[str, ...]) -> None:
    assert run("query", *arguments) == 2
    assert told.err == "kg: --store takes the URL of a server, such as http://localhost:7878\n"


def test_a_time_limit_is_a_number_of_seconds(
    unsteady: Unsteady, changed: KnowledgeGraph, run: Run, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    for value in ("soon", "-1", "inf"):
        monkeypatch.setenv("KG_STORE_TIMEOUT", value)
        assert run("push", changed.path, "--store", unsteady.url) == 2
        assert "KG_STORE_TIMEOUT is a number of seconds" in told.err


def test_a_bad_query_is_told_from_a_bad_server(
    unsteady: Unsteady, changed: KnowledgeGraph, run: Run, told: Told
) -> None:
    assert run("query", "--store", unsteady.url, "SELECT ?x { ?x") == 1
    assert "does not take the query" in told.err
    assert told.err.count("\n") == 1
