"""The command line: arguments in, one call, a clear answer or a clear error.

Exit codes: 0 done (a build that skipped some files is done and lists them), 1 what was asked could
not be done, or not wholly (a named input is missing), 2 the arguments are wrong or there is nothing
to read, 130 interrupted.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn, TypeVar

import typer
from typer.core import TyperCommand

from kg.errors import DamagedError, KgError, StoppedError, UsageError
from kg.tables.columns import Language

if TYPE_CHECKING:
    from kg.graph.knowledge_graph import KnowledgeGraph

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)
lexicon = typer.Typer(no_args_is_help=True, help="Work with lexicon files of your own.")
app.add_typer(lexicon, name="lexicon")

_Choice = TypeVar("_Choice", bound=StrEnum)


def _folder(given: str) -> Path:
    if "://" in given:
        raise UsageError(f"this works on the folder of a graph and not on a server; fetch it: kg import {given} -o DIR")
    return Path(given)


Graph = Annotated[Path, typer.Argument(metavar="DIR", parser=_folder, help="The folder of a graph that kg build made.")]
Readable = Annotated[
    str,
    typer.Argument(
        metavar="DIR", help="The folder of a graph that kg build made; or, as --store URL, the server that has it."
    ),
]
AsOf = Annotated[str, typer.Option("--as-of", metavar="DATE", help="Only what is so on this day.")]
Lang = Annotated[Language, typer.Option("--lang", help="The language of headings.")]


class Format(StrEnum):
    """How solutions of a query are written."""

    TABLE = "table"
    CSV = "csv"
    TSV = "tsv"
    JSON = "json"


class Kind(StrEnum):
    """What a view shows of a graph, and how."""

    NETWORK = "network"
    LINEAGE = "lineage"
    ORGANISATION = "organisation"
    TARGETS = "targets"
    TIMELINE = "timeline"
    ATTENDANCE = "attendance"


class Tables(StrEnum):
    """How the tables of an evaluation are written."""

    TABLE = "table"
    MARKDOWN = "markdown"


class Written(StrEnum):
    """How the result of an analysis is written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


class Reading(TyperCommand):
    """A command that reads a graph, from its folder or from the server that --store names."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put the URL of the server where the folder of the graph stands, or would."""
        for at, option in enumerate(args[: args.index("--")] if "--" in args else args):
            name, equals, url = option.partition("=")
            if name == "--store":
                url = url if equals else "".join(args[at + 1 : at + 2])
                if "://" not in url:
                    raise UsageError("--store takes the URL of a server, such as http://localhost:7878")
                rest = args[:at] + args[at + (1 if equals else 2) :]
                folder = bool(rest) and Path(rest[0], "current").is_file()
                args = [url, *rest[folder:]]
                break
        return super().parse_args(ctx, args)


def _version(asked: bool) -> None:
    if asked:
        from kg import __version__

        typer.echo(f"kg {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Vietnamese policy text as a knowledge graph that can be queried, looked at and trusted."""


@app.command()
def build(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files and folders; - is standard input.")],
    out: Annotated[Path, typer.Option("-o", "--out", metavar="DIR", help="The folder of the graph.")],
    jobs: Annotated[int, typer.Option("-j", "--jobs", min=0, help="Worker processes; 0 for one a core.")] = 0,
    lexicon: Annotated[
        list[Path] | None, typer.Option("--lexicon", metavar="FILE", help="A further Turtle file of names to know.")
    ] = None,
    keep_missing: Annotated[
        bool, typer.Option("--keep-missing", help="Keep sources of the graph that are not given.")
    ] = False,
    store: Annotated[
        str, typer.Option("--store", metavar="URL", help="A SPARQL server too, such as http://localhost:7878.")
    ] = "",
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="No progress and no list of skipped files.")] = False,
) -> None:
    """Make a graph of texts, or bring one up to date; with --store, on a SPARQL server too.

    The graph then holds exactly the sources that are given: new ones are
    added, changed ones read again, those that are gone dropped. It changes
    all at once or, if the build is interrupted, not at all.
    """
    import kg
    from kg import report

    if store:
        from kg.graph.servers.push import reach

        reach(store)
    _check(lexicon or ())
    try:
        with report.progress(quiet) as progress:
            graph = kg.build(
                paths, out, jobs=jobs or None, lexicon=lexicon or (), keep_missing=keep_missing, progress=progress
            )
    except KeyboardInterrupt as error:
        raise StoppedError(f"interrupted; the graph in {out} is as it was") from error
    report.built(graph, quiet)
    if store:
        _push(graph, store, quiet)
    if graph.report is not None and graph.report.missing:
        raise typer.Exit(1)


def _check(files: Iterable[Path]) -> None:
    """Warn of lexicon files with problems: what they say is read as far as it can be."""
    from kg import lexicon as lexicon_
    from kg import report

    for file in files:
        report.unfit(file, lexicon_.check(file, values=False)[1])


@app.command()
def push(
    graph: Graph,
    store: Annotated[
        str, typer.Option("--store", metavar="URL", help="The SPARQL server, such as http://localhost:7878.")
    ],
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="No progress.")] = False,
) -> None:
    """Bring the graph on a SPARQL server in line with one on disk.

    Only what differs is sent. The server has the old graph or the new one
    and nothing between; if a push fails, run it again. Credentials are
    taken from KG_STORE_USER and KG_STORE_PASSWORD, or KG_STORE_TOKEN.
    """
    import kg

    with kg.open(graph) as opened:
        _push(opened, store, quiet)


@app.command()
def remove(
    graph: Graph,
    sources: Annotated[list[str], typer.Argument(metavar="SOURCE...", help="Paths below the folders that were read.")],
) -> None:
    """Take sources out of a graph, with all that no other source says."""
    from kg.engines.build import remove
    from kg.report import counted

    report = remove(sources, graph)
    print(f"{graph}: {counted(report.sources, 'source', 'sources')} ({report.removed:,} removed)")


@app.command(cls=Reading)
def query(
    graph: Readable,
    sparql: Annotated[str | None, typer.Argument(metavar="QUERY", help="A SPARQL query; prefixes are known.")] = None,
    file: Annotated[Path | None, typer.Option("--file", metavar="F.rq", help="Read the query from a file.")] = None,
    name: Annotated[str | None, typer.Option("--name", help="Ask a named question (see kg questions).")] = None,
    values: Annotated[
        list[str] | None, typer.Option("--set", metavar="NAME=VALUE", help="A value for the named question.")
    ] = None,
    as_of: AsOf = "",
    format_: Annotated[Format, typer.Option("--format", help="How to write the answer.")] = Format.TABLE,
) -> None:
    """Ask a graph a question, in SPARQL or by name.

    The default graph is everything; GRAPH ?source { … } asks what one source says.
    """
    from kg import report

    if sum(given is not None for given in (sparql, file, name)) != 1:
        raise UsageError("give one of: a query, --file, --name")
    if values and name is None:
        raise UsageError("--set goes with --name")
    with _opened(graph, as_of) as opened:
        if name is not None:
            report.answer(opened.solutions(name, _values(values or [])), format_.value)
        else:
            report.answer(opened.solve(sparql if sparql is not None else _read(file)), format_.value)


@app.command()
def questions() -> None:
    """List the named questions and what they take."""
    from kg import report
    from kg.graph.questions import all_questions

    report.questions(all_questions())


@app.command(cls=Reading)
def show(
    graph: Readable,
    thing: Annotated[str, typer.Argument(metavar="THING", help="A name, symbol, source path or IRI.")],
    as_of: AsOf = "",
    text: Annotated[bool, typer.Option("--text", help="Only the text of a source, as offsets count it.")] = False,
) -> None:
    """Show an entity, a document or a source: its facts, each with the words that state it."""
    from kg import show as show_

    with _opened(graph, as_of) as opened:
        show_.show(opened, thing, text_only=text)


@app.command(cls=Reading)
def export(
    graph: Readable,
    out: Annotated[Path, typer.Option("-o", "--out", metavar="FILE", help="Its ending names the format.")],
    as_of: AsOf = "",
    texts: Annotated[bool, typer.Option("--texts", help="Let the full text of every source go along.")] = False,
    base: Annotated[str, typer.Option("--base", metavar="IRI", help="Put entities under an IRI of your own.")] = "",
    rdf12: Annotated[bool, typer.Option("--rdf12", help="Write evidence as RDF 1.2 reifiers.")] = False,
    standard: Annotated[
        bool, typer.Option("--standard", help="Only terms of standard vocabularies (ELI, ORG, SKOS …), no evidence.")
    ] = False,
) -> None:
    """Write a graph to a file, by its ending: .ttl .trig .nq .nt .jsonld .rdf .graphml .gexf .gml .cyjs .json.

    For .csv and .xlsx see kg table.
    """

    with _opened(graph, as_of) as opened:
        opened.export(out, texts=texts, base=base, rdf12=rdf12, standard=standard)


@app.command(cls=Reading)
def table(
    graph: Readable,
    tables: Annotated[
        list[str] | None,
        typer.Argument(metavar="[TABLE...]", help="documents, targets, offices …; all if none is named."),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("-o", "--out", metavar="FILE", help="A .xlsx or .csv file, or a folder for a CSV of each table."),
    ] = None,
    lang: Lang = Language.VI,
    decimal_comma: Annotated[
        bool, typer.Option("--decimal-comma", help="CSV for an Excel that writes 1,5: cells apart by semicolons.")
    ] = False,
) -> None:
    """Write tables for a spreadsheet: a row a fact, with its sentence and its source.

    Without a file, one table goes to standard output as CSV; without a table either, the tables are listed.
    """
    import kg
    from kg import report
    from kg.tables import save

    with kg.open(graph) as opened:
        if out is not None:
            opened.tables(out, tables or (), language=lang, decimal_comma=decimal_comma)
        elif not tables:
            report.offered("table", save.SHEETS.values())
        elif len(tables) > 1:
            raise UsageError("several tables need a .xlsx file or a folder to write to: -o")
        else:
            save.stream(opened.store, sys.stdout, save.sheet(tables[0]), language=lang, decimal_comma=decimal_comma)


@app.command(cls=Reading)
def analyze(
    graph: Readable,
    analysis: Annotated[
        str | None, typer.Argument(metavar="[ANALYSIS]", help="centrality, communities …; listed if none is given.")
    ] = None,
    top: Annotated[int | None, typer.Option("--top", min=1, metavar="N", help="At most so many rows.")] = None,
    classes: Annotated[
        list[str] | None, typer.Option("--class", metavar="CLASS", help="Only this class (centrality): Body, Person …")
    ] = None,
    types: Annotated[
        list[str] | None, typer.Option("--type", metavar="TYPE", help="Only documents of this type: Nghị quyết …")
    ] = None,
    on: Annotated[
        str,
        typer.Option("--on", metavar="DAY", help="In force on this day (not-acted); else the latest source's."),
    ] = "",
    doc: Annotated[str, typer.Option("--doc", metavar="DOCUMENT", help="The document asked about (acting).")] = "",
    lang: Lang = Language.VI,
    format_: Annotated[Written, typer.Option("-f", "--format", help="How to write the result.")] = Written.TABLE,
    out: Annotated[
        Path | None, typer.Option("-o", "--out", metavar="FILE", help="Write it to a .csv or .xlsx file instead.")
    ] = None,
    view: Annotated[
        Path | None, typer.Option("--view", metavar="FILE.html", help="Draw what was found as a page too.")
    ] = None,
) -> None:
    """Look at a graph as a whole: who stands in the middle, what was carried out, and what was not.

    On a terminal the first 20 rows are shown; docs/analysis.md tells what the numbers mean.
    """
    import kg
    from kg import report
    from kg.analysis import run
    from kg.analysis.options import Options

    if analysis is None:
        report.offered("analysis", run.ANALYSES.values())
        return
    found = run.named(analysis)
    with kg.open(graph) as opened:
        options = Options(classes or (), types or (), on, doc)
        if out is not None:
            run.save(opened.store, out, found, options, top, language=lang)
            report.notes(options.notes)
        else:
            rows = top or (run.SHOWN if format_ is Written.TABLE else None)
            report.analysis(found, found.table(opened.store, options, rows, lang), format_.value, lang)
        if view is not None:
            run.view(opened.store, found, Options(classes or (), types or (), on, doc), top).save(view)


@app.command("import")
def import_(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="What kg export wrote, .nq, .trig or .jsonld; or the URL of a server.")
    ],
    out: Annotated[Path, typer.Option("-o", "--out", metavar="DIR", help="The folder of the graph.")],
) -> None:
    """Make a graph of a file that kg export wrote, or of what a server has, to work with it where the texts are not."""
    import kg
    from kg.engines import imported
    from kg.graph.servers import is_url
    from kg.report import counted

    if is_url(file):
        with kg.open(file) as opened:
            sources = imported.copy(opened.store, out)
    else:
        sources = imported.import_(Path(file), out)
    typer.echo(f"{out}: {counted(sources, 'source', 'sources')}")


@app.command(cls=Reading)
def view(
    graph: Readable,
    out: Annotated[Path, typer.Option("-o", "--out", metavar="FILE.html", help="The page to write.")],
    kind: Annotated[Kind, typer.Option("--kind", help="What to draw, see above.")] = Kind.NETWORK,
    focus: Annotated[str | None, typer.Option("--focus", metavar="THING", help="Show what is near one thing.")] = None,
    depth: Annotated[int | None, typer.Option("--depth", min=1, help="How many links away from the focus.")] = None,
    limit: Annotated[int | None, typer.Option("--limit", min=1, help="At most so many things.")] = None,
    classes: Annotated[
        list[str] | None, typer.Option("--class", metavar="CLASS", help="Only this class: Document, Body, Person …")
    ] = None,
    as_of: AsOf = "",
    title: Annotated[str | None, typer.Option("--title", help="What the page is called.")] = None,
) -> None:
    """Draw a graph as one interactive page that works offline.

    Kinds: network, entities and how they are linked; lineage, which documents implement, rest on, amend or replace
    which; organisation, bodies with who holds their offices on a day; targets, a board by indicator, deadline and
    owner, national beside local; timeline, documents and events by year; attendance, who took part in events with whom.
    """
    with _opened(graph, as_of) as opened:
        opened.view(out, kind=kind.value, title=title, focus=focus, depth=depth, limit=limit, classes=classes or ())


@app.command()
def resolve(
    graph: Graph,
    listed: Annotated[bool, typer.Option("--list", help="List what is open instead of asking.")] = False,
    everything: Annotated[bool, typer.Option("--all", help="List what is settled too.")] = False,
    json: Annotated[bool, typer.Option("--json", help="List as JSON.")] = False,
    export: Annotated[
        Path | None, typer.Option("--export", metavar="FILE", help="Write what is open to a table to edit.")
    ] = None,
    import_: Annotated[
        Path | None, typer.Option("--import", metavar="FILE", help="Keep what was decided in such a table.")
    ] = None,
    decide: Annotated[
        tuple[str, str, str] | None, typer.Option("--decide", metavar="LEFT RIGHT VERDICT", help="same or different.")
    ] = None,
    undo: Annotated[
        tuple[str, str] | None, typer.Option("--undo", metavar="LEFT RIGHT", help="Take a decision back.")
    ] = None,
) -> None:
    """Work through what the graph could not tell: whether things of different sources are one.

    Without options it asks about each open pair; where nobody can answer it lists them. Decisions go
    before every rule, take effect at once and stay when the graph is built anew.
    """
    import kg
    from kg import resolve as resolve_
    from kg.identity.sides import Cases

    if sum(map(bool, (listed or everything or json, export, import_, decide, undo))) > 1:
        raise UsageError("give one of: --list (--all, --json), --export, --import, --decide, --undo")
    with kg.open(graph) as opened:
        cases = Cases(opened)
        if export:
            resolve_.save(graph, cases, cases.rows(), export)
        elif import_:
            print(f"{resolve_.load(graph, cases, import_):,} decided")
        elif decide:
            resolve_.put(graph, cases, *decide)
        elif undo:
            resolve_.take_back(graph, cases, *undo)
        elif listed or everything or json or not sys.stdin.isatty():
            resolve_.tell(cases, cases.rows(everything=everything), as_json=json)
        else:
            resolve_.ask(graph, cases, cases.rows())


@app.command(cls=Reading)
def verify(
    graph: Readable,
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="[PATH...]", help="Where the sources are now, as for kg build.")
    ] = None,
) -> None:
    """Read every source again and prove every quote at its place.

    Exit code 0 if all is proven, 1 if a source is gone or changed or a quote does not stand, 2 if it could not be
    checked.
    """
    import kg
    from kg import report
    from kg.provenance.verify import verify

    with _or_unable(), kg.open(graph) as opened:
        found = verify(opened, paths or ())
    report.verification(found)
    if not found.proven:
        raise typer.Exit(1)


@app.command(cls=Reading)
def cite(
    graph: Readable,
    thing: Annotated[str, typer.Argument(metavar="THING", help="A name, symbol or IRI.")],
    out: Annotated[
        Path | None, typer.Option("-o", "--out", metavar="FILE", help="Its ending names the format: .md .html .json.")
    ] = None,
) -> None:
    """Quote what sources say of a thing, each quote with its source, place, hash and time of reading.

    Without a file it is Markdown on standard output.
    """
    import kg
    from kg.provenance.citation import cite, markdown

    with kg.open(graph) as opened:
        pack = cite(opened, thing)
    if out is None:
        typer.echo(markdown(pack))
    else:
        pack.save(out)


@app.command()
def diff(
    before: Annotated[
        str,
        typer.Argument(metavar="A", help="A graph's folder, the URL of its server, or an export."),
    ],
    after: Annotated[str, typer.Argument(metavar="B", help="Another.")],
    patch: Annotated[
        Path | None, typer.Option("--patch", metavar="FILE", help="Write the quads that differ as an RDF Patch too.")
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=0, help="List at most so many facts of a family.")] = 50,
) -> None:
    """Tell what B states and A does not, and the reverse: facts added, removed and changed, by family.

    Exit code 0 if they state the same, 1 if they differ, 2 if they cannot be compared.
    """
    from kg import report
    from kg.graph.difference import Side, difference, save_patch

    with _or_unable(), Side(before) as old, Side(after) as new:
        found = difference(old, new)
        report.difference(found, old, new, limit)
        if patch is not None:
            save_patch(old, new, patch)
    if found:
        raise typer.Exit(1)


@app.command(cls=Reading)
def stats(graph: Readable) -> None:
    """Count what a graph holds."""
    import kg
    from kg import report

    with kg.open(graph) as opened:
        report.stats(opened)


@app.command(cls=Reading)
def validate(
    graph: Readable,
    report: Annotated[
        Path | None, typer.Option("--report", metavar="FILE.ttl", help="Write the SHACL validation report too.")
    ] = None,
) -> None:
    """Check whether a graph has the shape that the ontology asks for (SHACL).

    Exit code 0 if it has (there may be warnings), 1 if it has not, 2 if it could not be checked.
    """
    import kg
    from kg import report as report_
    from kg.graph.validate import validate

    with _or_unable(), kg.open(graph) as opened:
        found = validate(opened.store, opened.location)
    report_.validation(found)
    if report is not None:
        found.save(report)
    if not found.conforms:
        raise typer.Exit(1)


@lexicon.command()
def check(
    file: Annotated[Path, typer.Argument(metavar="FILE.ttl", help="A Turtle file of names to know.")],
) -> None:
    """Check whether a lexicon file is fit for kg build --lexicon.

    Exit code 0 if it is, 1 if it has problems, 2 if it cannot be read or is not Turtle.
    """
    from kg import lexicon as lexicon_
    from kg import report

    entries, problems = lexicon_.check(file)
    report.lexicon(file, entries, problems)
    if problems:
        raise typer.Exit(1)


@app.command(cls=Reading)
def evaluate(
    graph: Readable,
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Gold facts, one JSON object a text.")],
    texts: Annotated[
        Path | None, typer.Option("--texts", metavar="FOLDER", help="The texts, to know sources by their content.")
    ] = None,
    json: Annotated[
        Path | None, typer.Option("--json", metavar="FILE", help="Write everything that was found there too.")
    ] = None,
    show: Annotated[int, typer.Option("--show", metavar="N", min=0, help="List up to N misses of each sort.")] = 0,
    family: Annotated[str | None, typer.Option("--family", metavar="F", help="Only people, bodies, targets …")] = None,
    format_: Annotated[Tables, typer.Option("--format", help="How to write the tables.")] = Tables.TABLE,
) -> None:
    """Score a graph against gold facts of its texts.

    Tells for each family of facts how many were found and how many are right, and how far the
    confidence that facts state can be trusted. docs/evaluation.md tells what is compared.
    """
    import kg
    from kg.evaluate import Family, evaluate, tables

    only = _one_of(family, Family, "--family") if family else None
    with kg.open(graph) as opened:
        report = evaluate(opened, gold, texts=texts)
    report = report.of(only) if only else report
    tables.tell(report, tables.Style(format_.value), show)
    if json is not None:
        tables.save(report, json)


def _push(graph: KnowledgeGraph, url: str, quiet: bool) -> None:
    from kg import report

    try:
        with report.sending(quiet) as progress:
            pushed = graph.push(url, progress)
    except KeyboardInterrupt as error:
        raise StoppedError("interrupted; push again if the server was about to publish") from error
    report.pushed(url, pushed)


@contextmanager
def _opened(graph: str | Path, as_of: str) -> Iterator[KnowledgeGraph]:
    """A graph, whole or as it stands on a day."""
    import kg

    with kg.open(graph) as opened:
        if not as_of:
            yield opened
            return
        with opened.as_of(as_of) as then:
            yield then


@contextmanager
def _or_unable() -> Iterator[None]:
    """What keeps a comparison from being made ends with 2, because 1 is an answer."""
    try:
        yield
    except KgError as error:
        error.exit_code = 2
        raise


def _values(given: list[str]) -> dict[str, str]:
    pairs = [item.partition("=") for item in given]
    for name, equals, value in pairs:
        if not (name and equals and value):
            raise UsageError(f"--set takes NAME=VALUE, not {name + equals + value!r}")
    return {name: value for name, _, value in pairs}


def _one_of(given: str, known: type[_Choice], option: str) -> _Choice:
    try:
        return known(given)
    except ValueError:
        raise UsageError(f"{option} is one of: {', '.join(known)}; not {given!r}") from None


def _read(file: Path | None) -> str:
    assert file is not None
    try:
        return sys.stdin.read() if file == Path("-") else file.read_text("utf-8-sig")
    except OSError as error:
        raise UsageError(f"cannot read {file}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{file} is not UTF-8 text") from error


def main() -> None:
    """Run the command line."""
    try:
        app()
    except KgError as error:
        _stop(error)
    except (OSError, RuntimeError) as error:
        from kg.graph import damage

        if not damage.is_damage(error):
            raise
        _stop(DamagedError(f"the graph is damaged ({error}); build it again"))


def _stop(error: KgError) -> NoReturn:
    print(f"kg: {error}", file=sys.stderr)
    sys.exit(error.exit_code)
