"""Who opens a clause or a list: "ông A, bà B phát biểu …", "với sự tham dự của các ông A, B".

The subject of a clause whose verb is unknown is the first agent named in it, with nothing but titles
before; a list is the agents that follow the word that opens it, joined by commas and "và".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.extract.agents import Agent, agents_in, lead, offices_end
from kg.extract.analysis import Analysis
from kg.extract.forms import pattern
from kg.extract.subjects import CLAUSE, CLAUSE_WORDS, TITLE_GAP, coordinated
from kg.ontology import Lexicon
from kg.text.words import any_of

_WHO = any_of("đại diện, lãnh đạo, thay mặt, các, hai, phía, đại biểu, đbqh, vị, nữ, nguyên, tân, cựu, người")
_NO_TITLE = re.compile(
    rf"[,;:.“”\"]|{CLAUSE_WORDS}|"
    + any_of("việc, về, cho, trả lời, những, nhiều, có, tại, với, trong, từ, đến, nhận, liên quan, vụ, đối với, đã, sẽ")
)
_KINDS_OF = re.compile(r"(?<!\w)các (?:(?:bộ|sở|ban)(?:,? ngành)?|ngành|đơn vị|cơ quan):")
"""Of what kind the bodies of a list are, before its colon."""
_JOINED = re.compile(r"\s*[,;]?\s*(?:(?:và|cùng với|cùng|với)\s+)?(?:các |đại diện |lãnh đạo )*")
_OPENING_REACH = 220
"""How far behind the beginning of a clause its subject's name may end."""
_PREDICATE = 100
"""How many characters a predicate may have before the phrase that says where it was done."""


def opener(analysis: Analysis, start: int, end: int, *, owned: bool = False) -> list[Agent]:
    """The subject of the clause that begins at `start`: the first agent, with nothing but titles before, and its like.

    `owned` is for a clause behind a preposition: "theo ông A, …".
    """
    for agent in agents_in(analysis, start, min(end, start + _OPENING_REACH), owned=owned)[:1]:
        before = analysis.lower[start : lead(analysis, agent.start)]
        if not before or (len(before) <= TITLE_GAP and _is_title(analysis, start, before)):
            return [agent, *alike(analysis, agent, end)]
    return []


def alike(analysis: Analysis, first: Agent, end: int) -> Iterator[Agent]:
    """The agents that a comma or "và" joins to the first of a clause, with nothing but offices between."""
    last = first.end
    for agent in agents_in(analysis, first.end, end):
        gap = analysis.lower[offices_end(analysis, last, agent.start) : lead(analysis, agent.start)]
        if not _JOINED.fullmatch(gap):
            return
        yield agent
        last = agent.end


def predicated(analysis: Analysis, start: int, position: int) -> list[Agent]:
    """The subject of a clause that begins at `start` and has a short predicate up to `position`."""
    found = opener(analysis, start, position)
    gap = analysis.lower[found[-1].end : position] if found else ""
    return found if len(gap) <= _PREDICATE and not re.search(r"[,()]", gap) and not CLAUSE.search(gap) else []


def listed(analysis: Analysis, start: int, end: int, reach: int, *, owned: bool = False) -> list[Agent]:
    """The agents that a verb or noun ending at `start` reaches: the first within `reach`, and those listed with it."""
    chain: list[Agent] = []
    for agent in agents_in(analysis, start, end, owned=owned):
        if not chain:
            if agent.start - start > reach or not _reaches(analysis, agent, start):
                break
        elif not coordinated(analysis, chain[-1].end, agent.start):
            break
        chain.append(agent)
    return chain


def _reaches(analysis: Analysis, agent: Agent, start: int) -> bool:
    """Whether an agent may be the first in a list that begins at `start`; only bodies stand behind unknown ones."""
    gap = analysis.lower[start : lead(analysis, agent.start)]
    if "," in gap and agent.entity.kind == "person" and _is_chain(analysis, start, agent.start):
        return True
    if agent.entity.kind == "person" or "," not in gap:
        return not re.search(r"[,;:.]", gap)
    return not re.search(r"[;:.]", _KINDS_OF.sub("", gap)) and not analysis.hits_in("EventVerb", start, agent.start)


def _is_chain(analysis: Analysis, start: int, end: int) -> bool:
    """Whether only titles stand before a name, a comma between: "Chủ tịch Hội đồng Liên bang, Thủ hiến bang …"."""
    roles = {h.start for h in analysis.hits_in("Role", start, end)}
    parts = re.split(r",\s", analysis.lower[start:end].removesuffix(", "))
    starts = [start + sum(len(p) + 2 for p in parts[:i]) for i in range(len(parts))]
    return all(s in roles or s + 1 in roles for s in starts) and not re.search(r"[;:.]", analysis.lower[start:end])


def _is_title(analysis: Analysis, start: int, words: str) -> bool:
    """Whether the words before a name tell who he is ("đại diện", "Tổng lãnh sự …"), and nothing of what is done."""
    if _NO_TITLE.search(words.rstrip(": ")) or analysis.hits_in("EventVerb", start, start + len(words)):
        return False
    return analysis.text[start].isupper() or bool(_titles(analysis.lexicon).match(words))


@lru_cache(maxsize=4)
def _titles(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(f"{pattern(lexicon, 'Honorific', 'Calling').pattern}|{_WHO}")
