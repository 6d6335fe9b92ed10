"""What commands tell the person who runs them: progress, summaries, tables."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kg.engines.build import Progress
from kg.graph import turtle
from kg.graph.answers import Table as Answer
from kg.graph.answers import value
from kg.graph.knowledge_graph import KnowledgeGraph, stated
from kg.graph.questions import Question
from kg.graph.terms import CLASSES, compact
from kg.ontology import ID

if TYPE_CHECKING:
    from kg.analysis.run import Analysis
    from kg.graph.difference import Difference, Fact, Side
    from kg.graph.servers.push import Pushed
    from kg.graph.validate import Finding
    from kg.graph.validate import Report as Validation
    from kg.lexicon import Problem
    from kg.provenance.verify import Verification
    from kg.tables.columns import Language, Sheet

WIDE = 4000
"""Columns for output that goes to another program, which is never wrapped."""
LISTED = 20
"""How many skipped files are listed one by one."""
EXAMPLES = 5
"""How many of the things that break one shape are listed."""
_FORMATS = {
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "json": ox.QueryResultsFormat.JSON,
}


_CONTROLS = {code: "\ufffd" for code in (*range(32), *range(127, 160)) if chr(code) not in "\n\t"}
"""Characters that drive a terminal, which a text may hold."""


class _Console(Console):
    """A console that shows what a text wrote to drive a terminal, and does not obey it."""

    def print(self, *objects: Any, **options: Any) -> None:
        for text in objects:
            if isinstance(text, Text):
                text.plain = text.plain.translate(_CONTROLS)
        super().print(*objects, **options)


def console() -> Console:
    """Standard output, as wide as the terminal, unwrapped for a file or pipe."""
    return _Console(highlight=False, width=None if sys.stdout.isatty() else WIDE)


@contextmanager
def progress(quiet: bool) -> Iterator[Progress | None]:
    """A line on the terminal that says how far a build is; nothing where nobody looks."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.status import Status

    begun, done, characters = perf_counter(), 0, 0
    with Status("reading", console=Console(stderr=True)) as status:

        def show(identifier: str, size: int) -> None:
            nonlocal done, characters
            done += 1
            characters += size
            speed = characters / 1e6 / max(perf_counter() - begun, 1e-3)
            status.update(f"{done:,} sources, {speed:.1f} M characters/s  [dim]{identifier[-60:]}[/dim]")

        yield show


@contextmanager
def sending(quiet: bool) -> Iterator[Callable[[int], None] | None]:
    """A line on standard error that says how much was sent to a server."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.status import Status

    sent, begun = 0, perf_counter()
    with Status("comparing", console=Console(stderr=True)) as status:

        def show(triples: int) -> None:
            nonlocal sent
            sent += triples
            status.update(f"{sent:,} triples sent, {sent / max(perf_counter() - begun, 1e-3):,.0f} a second")

        yield show


def pushed(url: str, done: Pushed) -> None:
    """Say what a push changed."""
    told = f"{done.written:,} graphs written, {done.removed:,} removed, {done.unchanged:,} as they were"
    print(f"{url}: {told}; {done.triples:,} triples sent")


def built(graph: KnowledgeGraph, quiet: bool) -> None:
    """Say what a build did, and what it could not read."""
    report = graph.report
    assert report is not None
    changes = {
        "new": report.added,
        "changed": report.replaced,
        "unchanged": report.unchanged,
        "removed": report.removed,
    }
    told = ", ".join(f"{count:,} {what}" for what, count in changes.items() if count)
    sources = counted(report.sources, "source", "sources")
    print(f"{graph.path}: {sources} ({told}), {report.facts:,} facts read, {len(graph):,} quads")
    if report.damage:
        print(f"everything was read again: {report.damage.removesuffix('; build it again')}", file=sys.stderr)
    if report.skipped:
        _listed("skipped", report.skipped, quiet)
    if report.details:
        print(f"what failed and where: {graph.path / 'failures.txt'}", file=sys.stderr)
    if report.rejected:
        _listed("facts left out", report.rejected, quiet)


def counted(number: int, one: str, many: str) -> str:
    """A number with what is counted, in the words for one or for many."""
    return f"{number:,} {one if number == 1 else many}"


def _listed(what: str, rows: list[tuple[str, str]], quiet: bool) -> None:
    print(f"{len(rows):,} {what}" + (":" if not quiet else ""), file=sys.stderr)
    for name, reason in [] if quiet else rows[:LISTED]:
        print(f"  {name}: {reason}", file=sys.stderr)
    if not quiet and len(rows) > LISTED:
        print(f"  … and {len(rows) - LISTED:,} more", file=sys.stderr)


def answer(result: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples, format_: str) -> None:
    """Write the answer to a query: solutions as asked for, triples as Turtle."""
    if isinstance(result, ox.QueryTriples):
        sys.stdout.write(turtle.head() + "".join(f"\n{block}" for block in turtle.blocks(result)))
    elif format_ in _FORMATS:
        sys.stdout.flush()
        result.serialize(sys.stdout.buffer, _FORMATS[format_])
        sys.stdout.buffer.flush()
    elif isinstance(result, ox.QueryBoolean):
        print("yes" if result else "no")
    else:
        _table(result)


def _table(solutions: ox.QuerySolutions) -> None:
    columns = [variable.value for variable in solutions.variables]
    table = Table(*columns, header_style="bold", pad_edge=False)
    for solution in solutions:
        table.add_row(*(Text(_cell(solution[name]).translate(_CONTROLS)) for name in columns))
    _shown(table, "no answers")


def _shown(table: Table, otherwise: str) -> None:
    """Print a table, or say why there is none."""
    if table.row_count:
        console().print(table)
    else:
        print(otherwise, file=sys.stderr)


def _cell(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None) -> str:
    if isinstance(term, ox.NamedNode):
        return compact(term.value).removeprefix(ID)
    plain = value(term)
    if isinstance(plain, float):
        return f"{plain:.0f}" if plain.is_integer() else str(plain)
    return "" if plain is None else " ".join(str(plain).split())


def questions(known: Iterable[Question]) -> None:
    """List questions with their titles and parameters."""
    table = Table("name", "question", "--set", header_style="bold", pad_edge=False)
    for question in known:
        takes = (f"[{p.name}={p.type}]" if p.optional else f"{p.name}={p.type}" for p in question.parameters)
        table.add_row(question.name, "\n".join(question.titles.values()), Text("\n".join(takes)))
    console().print(table)


def offered(what: str, known: Iterable[Sheet | Analysis]) -> None:
    """List the tables of a graph or the analyses, with what a row of each is."""
    listed = Table("name", what, header_style="bold", pad_edge=False)
    for each in known:
        listed.add_row(each.name, f"{each.about_vi}\n{each.about_en}")
    console().print(listed)


def analysis(done: Analysis, found: Answer, format_: str, language: Language) -> None:
    """Write the result of an analysis, and to standard error what has to be known to read it."""
    from kg.tables import csvs

    headings = [column.heading(language) for column in done.columns]
    if format_ == "csv":
        csvs.write(sys.stdout, headings, found.rows)
    elif format_ == "json":
        print(json.dumps(found.dicts(), ensure_ascii=False, indent=1, default=str))
    else:
        _short_table(done, found, headings)
    notes([found.note])


def notes(found: Iterable[str]) -> None:
    """Say what has to be known to read a result."""
    for note in filter(None, found):
        print(note, file=sys.stderr)


def _short_table(done: Analysis, found: Answer, headings: list[str]) -> None:
    """A table of the columns that a terminal has room for."""
    shown = [n for n, column in enumerate(done.columns) if column.key in done.brief]
    table = Table(*(headings[n] for n in shown), header_style="bold", pad_edge=False)
    for row in found:
        cells = ("" if row[n] is None else row[n] for n in shown)
        table.add_row(*(Text(f"{cell:.4f}" if isinstance(cell, float) else str(cell)) for cell in cells))
    _shown(table, "nothing found")


def validation(found: Validation) -> None:
    """Say which shapes are broken, by what, and how often."""
    by_shape: dict[str, list[Finding]] = {}
    for finding in found.findings:
        by_shape.setdefault(finding.shape, []).append(finding)
    for findings in by_shape.values():
        first, kind = findings[0], "warning" if findings[0].warning else "violation"
        print(f"{len(findings):,} {kind}{'s' if len(findings) > 1 else ''}: {first.message.get('vi', '')}")
        print(f"    {first.message.get('en', '')}")
        for finding in findings[:EXAMPLES]:
            value = f": {_short(finding.value)}" if finding.value not in ("", finding.focus) else ""
            print(f"      {_short(finding.focus)}{value}")
        if len(findings) > EXAMPLES:
            print(f"      … and {len(findings) - EXAMPLES:,} more")
    counts = Counter("warnings" if finding.warning else "violations" for finding in found.findings)
    told = ", ".join(f"{count:,} {what}" for what, count in counts.items())
    print(("the graph conforms" if found.conforms else "the graph does not conform") + (f": {told}" if told else ""))


def lexicon(path: Path, entries: list[str], problems: list[Problem]) -> None:
    """List what is wrong with a lexicon file."""
    from kg.graph import validate

    for problem in problems:
        print(f"{path}:{problem.line}: {problem.entry}: {problem.message}")
    print(f"{path}: {_number(len(entries), 'entry', 'entries')}, {_number(len(problems), 'problem', 'problems')}")
    if not validate.installed():
        print('values were not checked; for that: pip install "vnpolicy-kg[validate]"', file=sys.stderr)


def unfit(path: Path, problems: list[Problem]) -> None:
    """Say on standard error that a lexicon file which a build is given has problems, and what the first is."""
    if problems:
        told = f"{problems[0].entry}: {problems[0].message}"
        print(f"kg: {path}:{problems[0].line}: {told}", file=sys.stderr)
        print(f"kg: {path} has problems; to see all: kg lexicon check {path}", file=sys.stderr)


def _number(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}" if count else f"no {many}"


def verification(found: Verification) -> None:
    """Say what is not proven, source by source, and how much is."""
    from kg.provenance.verify import State

    for verdict in found.verdicts:
        if verdict.state is State.GONE:
            resting = counted(verdict.quotes, "quote rests", "quotes rest")
            print(f"gone     {verdict.source}: {verdict.reason}; {resting} on it")
        elif verdict.state in (State.CHANGED, State.WRONG):
            told = (
                f"{verdict.standing:,} quotes stand, {verdict.moved:,} stand elsewhere, {verdict.lost:,} are not there"
            )
            print(f"{verdict.state:<8} {verdict.source}: {told}")
    states = Counter(verdict.state for verdict in found.verdicts)
    told = ", ".join(f"{states[state]:,} {state}" for state in State if states[state])
    standing, quotes = (sum(getattr(v, name) for v in found.verdicts) for name in ("standing", "quotes"))
    sources = counted(len(found.verdicts), "source", "sources")
    print(f"{sources} ({told}); {standing:,} of {quotes:,} quotes stand where they should")


def difference(found: Difference, before: Side, after: Side, limit: int) -> None:
    """List what differs, family by family: - what was, + what is, ~ what became another."""
    from kg.graph.difference import Side
    from kg.views.terms import load

    terms = load()

    def told(fact: Fact, side: Side, term: Callable[[Side, str], str] = Side.name) -> str:
        relation = terms.term(fact.predicate.strip("<>")).label
        status = "" if fact.status == "asserted" else f" [{fact.status}]"
        return f"{term(side, fact.subject)} — {relation.vi} · {relation.en} — {term(side, fact.object)}{status}"

    def change(was: Fact, now: Fact) -> tuple[str, str]:
        """The two facts; where other things have the same names, with what tells them apart."""
        names = told(was, before), told(now, after)
        return names if names[0] != names[1] else (told(was, before, Side.key), told(now, after, Side.key))

    for family, pairs in found.families().items():
        print(f"{family}: {_counted(pairs)}")
        for was, now in pairs[:limit]:
            if was and now:
                print("  ~ {}\n    → {}".format(*change(was, now)))
            else:
                print(f"  - {told(was, before)}" if was else f"  + {told(now, after)}" if now else "")
        if len(pairs) > limit:
            print(f"  … and {len(pairs) - limit:,} more")
    if found.sources:
        print(f"{counted(found.sources, 'fact is', 'facts are')} stated by both, and not in the same sources")
    if not found:
        print("both state the same facts")


def _counted(pairs: list[tuple[Fact | None, Fact | None]]) -> str:
    counts = Counter("changed" if was and now else "removed" if was else "added" for was, now in pairs)
    return ", ".join(f"{counts[what]:,} {what}" for what in ("added", "removed", "changed") if counts[what])


def _short(iri: str) -> str:
    return compact(iri).removeprefix(ID)


_CLASSES = sorted({name for names in CLASSES.values() for name in names})
_STATS = (
    f"""SELECT ?class (COUNT(DISTINCT ?thing) AS ?things) {{
         {{ ?thing a kg:Statement BIND(kg:Statement AS ?class) }} UNION {stated(_CLASSES)}
       }} GROUP BY ?class ORDER BY DESC(?things) ?class""",
    """SELECT ?relation ?status (COUNT(*) AS ?statements) {
         ?statement a kg:Statement ; rdf:predicate ?relation ; kg:status ?status
       } GROUP BY ?relation ?status ORDER BY DESC(?statements) ?relation ?status""",
    """SELECT ?rule (COUNT(*) AS ?statements) {
         ?statement a kg:Statement ; kg:rule ?rule
       } GROUP BY ?rule ORDER BY DESC(?statements) ?rule""",
)


def stats(graph: KnowledgeGraph) -> None:
    """Count things by class, statements by relation and by rule."""
    print(f"{graph.name}: {len(graph):,} quads")
    for query in _STATS:
        solutions = graph.solve(query)
        assert isinstance(solutions, ox.QuerySolutions)
        _table(solutions)
