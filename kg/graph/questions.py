"""Named questions: SPARQL files with a title and parameters, into which values are bound, never pasted.

A question is a valid query as it stands. Its head names it and its parameters:

    # vi: Ai ban hành văn kiện?
    # en: Who issued a document?
    # set doc: document
    # set by: year, optional

and for each parameter the query has a line `VALUES ?doc { UNDEF }`. Values replace `UNDEF` as
RDF terms that the store or the serialiser writes: a value is an IRI found by name, or a
literal. No text of the user ever becomes part of the query. Lines without a value are left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

import pyoxigraph as ox

from kg.errors import NotFoundError, UsageError
from kg.graph import find, periods
from kg.graph.terms import CLASSES, expand
from kg.text.view import fold_name

_HEAD = re.compile(r"^# (vi|en): (.+)$", re.MULTILINE)
_SET = re.compile(r"^# set (\w+): ([\w-]+)(, optional)?$", re.MULTILINE)
_PLACE = re.compile(r"VALUES \?(\w+) \{ UNDEF \}")
_LITERALS = {
    "year": (re.compile(r"\d{4}"), "xsd:integer", "a year such as 2030"),
    "date": (re.compile(r"\d{4}-\d\d-\d\d"), "xsd:date", "a date such as 2026-06-30"),
}


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question can be asked about: `type` is a kind of entity, "thing", "text", "year" or "date"."""

    name: str
    type: str
    optional: bool


@dataclass(frozen=True, slots=True)
class Question:
    """A question that comes with the package; `titles` by language."""

    name: str
    titles: Mapping[str, str]
    parameters: tuple[Parameter, ...]
    text: str

    def sparql(self, store: ox.Store, values: Mapping[str, str]) -> str:
        """The query with values for its parameters.

        Raises: UsageError for a parameter that is unknown, missing or badly formed, NotFoundError for
        a name that nothing in the store has.
        """
        known = {parameter.name for parameter in self.parameters}
        for name in values:
            if name not in known:
                takes = ", ".join(sorted(known)) or "none"
                raise UsageError(f"{self.name} has no parameter {name!r}; it takes: {takes}")
        terms = {
            parameter.name: " ".join(map(str, _terms(store, parameter, values[parameter.name])))
            for parameter in self.parameters
            if parameter.name in values
        }
        for parameter in self.parameters:
            if not parameter.optional and parameter.name not in terms:
                raise UsageError(f"{self.name} needs a {parameter.type}: --set {parameter.name}=…")
        # In one pass, so that a value that looks like a place is never filled in itself.
        return _PLACE.sub(
            lambda place: f"VALUES ?{place[1]} {{ {terms[place[1]]} }}" if place[1] in terms else "", self.text
        )


def load(name: str) -> Question:
    """The question of this name. Raises: UsageError, with the names that there are."""
    found = {question.name: question for question in all_questions()}
    if name not in found:
        raise UsageError(f"there is no question {name!r}; there are: {', '.join(found)}")
    return found[name]


@lru_cache(maxsize=1)
def all_questions() -> list[Question]:
    """Every question that comes with the package, by name."""
    files = resources.files("kg.graph").joinpath("queries").iterdir()
    texts = {file.name.removesuffix(".rq"): file.read_text("utf-8") for file in files if file.name.endswith(".rq")}
    return [parse(name, text) for name, text in sorted(texts.items())]


def parse(name: str, text: str) -> Question:
    """A question from its file. Raises: ValueError for one whose head and body do not agree."""
    parameters = tuple(Parameter(n, type_, bool(optional)) for n, type_, optional in _SET.findall(text))
    for parameter in parameters:
        if f"VALUES ?{parameter.name} {{ UNDEF }}" not in text:
            raise ValueError(f"{name}.rq has no place for {parameter.name}")
    return Question(name, dict(_HEAD.findall(text)), parameters, text)


def _terms(store: ox.Store, parameter: Parameter, given: str) -> list[ox.NamedNode | ox.Literal]:
    if parameter.type == "text":
        return [ox.Literal(fold_name(given))]
    if parameter.type in _LITERALS:
        form, datatype, described = _LITERALS[parameter.type]
        if not form.fullmatch(given) or (parameter.type == "date" and not periods.is_day(given)):
            raise UsageError(f"{parameter.name} must be {described}, not {given!r}")
        return [ox.Literal(given, datatype=ox.NamedNode(expand(datatype)))]
    return [ox.NamedNode(iri) for iri in one_or_more(store, given, parameter.type)]


def one_or_more(store: ox.Store, name: str, type_: str) -> list[str]:
    """The things of this name and type. Raises: NotFoundError, with names that come near."""
    kind = type_ if type_ in CLASSES else None
    found = find.find(store, name, kind)
    if not found:
        near = find.near(store, name, kind)
        hint = f"; did you mean: {', '.join(near)}" if near else ""
        raise NotFoundError(f"no {kind or 'thing'} in the graph is called {name!r}{hint}")
    return found
