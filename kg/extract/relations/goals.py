"""Where a text speaks of goals: the sentences whose numbers may be targets.

A number is a goal because something says so: a word before it in its sentence ("phấn đấu",
"mục tiêu", a plan's future year), a heading or lead-in that it stands under ("II. MỤC TIÊU",
"các chỉ tiêu sau:"), or the sentence before, which it goes on from. No such word, no goal.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.extract.analysis import Analysis, within
from kg.extract.forms import pattern
from kg.extract.relations.deadlines import best, deadlines, heading_deadline
from kg.extract.relations.setters import set_by
from kg.model import Entity
from kg.ontology import Hit
from kg.text.sentences import Sentence

_LEVELS = (
    re.compile(r"(?:phần|chương|phụ lục)(?!\w)"),
    re.compile(r"mục [ivx\d]"),
    re.compile(r"điều \d+"),
    re.compile(r"[ivx]{1,5} ?[.\-)]"),
    re.compile(r"\d{1,2} ?[.)](?!\d)"),
    re.compile(r"\d{1,2}\.\d{1,2}\.?(?![.\d])"),
    re.compile(r"\d{1,2}\.\d{1,2}\.\d{1,2}\.?(?!\d)"),
    re.compile(r"[a-zđ]{1,2} ?[.)] "),
    re.compile(r"\(\d{1,2}\)|\([a-zđ]\)"),
    re.compile(r"- ?"),
    re.compile(r"[+•*] ?"),
)
_PLAIN = len(_LEVELS)
_MAJOR = 3
"""The last level whose headings part a document: phần, mục, điều, roman numeral."""
_ORDERED = 6
"""The last level whose place among the others is the same in every text: 1.1.1."""
_ASIDE = re.compile(r"(?:như vậy|trên đây|căn cứ|lưu ý|tải về|xem thêm)(?!\w)")

_LISTING = re.compile(r"[^.;\d]{0,60}?[^.;]{0,60}?(?:: | là (?P<equals>(?:khoảng |trên |dưới |tối thiểu |ít nhất )?\d)?)")
_COUNT = re.compile(r"(?<!\d)\d{1,3} $")
_QUOTES = tuple("\"“‘'")

HEADING_LENGTH = 160
"""Characters beyond which a block without a colon at its end is no heading."""
REACH = 80
"""Blocks that an unnumbered lead-in governs at most."""


@dataclass(frozen=True, slots=True)
class Goal:
    """A span of one sentence whose numbers may be targets, and what its context says of them."""

    start: int
    end: int
    sentence: Sentence
    rule: str
    deadline: str = ""
    document: Entity | None = None
    """The document that sets it, as its heading or lead-in says."""
    heading: tuple[int, int] | None = None
    """The heading or lead-in that makes it a goal."""
    future_only: bool = False
    """Whether its numbers count only if their deadline lies in the future."""
    first_only: bool = False
    """Whether only the next number is named a goal."""
    headed: bool = False
    """Whether only a phrase that opens like an indicator will do."""
    lead: tuple[int, int] | None = None
    """What stands before a goal word that may follow its indicator ("tốc độ tăng GDP phải đạt …")."""
    reaching: bool = False
    """Whether the goal word ends in "đạt", so that what stands before it is its subject."""


@dataclass(frozen=True, slots=True)
class _Section:
    """What the headings over a block say: the nearest deadline and document, and where the goal heading stands."""

    deadline: str
    document: Entity | None
    heading: tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Block:
    number: int
    start: int
    end: int
    level: int


def goals(analysis: Analysis) -> Iterator[Goal]:
    """The goal of each sentence that holds a number and speaks of goals, in text order."""
    markers = analysis.hits.get("GoalMarker", [])
    if not markers:
        return
    sections = _sections(analysis, markers)
    before: Goal | None = None
    for sentence in analysis.sentences:
        if analysis.lower[sentence.end - 1] == "?":
            before = None
            continue
        goal = _stated(analysis, sentence, markers) if _has_marker(markers, sentence) else None
        section = sections.get(sentence.block)
        if section:
            goal = _under(goal, section, sentence)
        goal = goal or _continued(analysis, before, sentence)
        before = goal
        if goal:
            yield goal


def _has_marker(markers: list[Hit], sentence: Sentence) -> bool:
    index = bisect_right(markers, sentence.start - 1, key=lambda h: h.start)
    return index < len(markers) and markers[index].start < sentence.end


def _stated(analysis: Analysis, sentence: Sentence, markers: list[Hit]) -> Goal | None:
    """The goal that the sentence's own words open, from the first of them on."""
    found = {}
    for hit in within(markers, sentence.start, sentence.end):
        quoted = analysis.lower[hit.end : hit.end + 2].strip()[:1] in _QUOTES or analysis.lower[hit.start - 1 : hit.start] == "'"
        counted = hit.entry.fact("goal") == "noun" and _COUNT.search(analysis.lower, max(0, hit.start - 8), hit.start)
        if not counted and not quoted:
            found.setdefault(hit.entry.fact("goal"), hit)
    acts = [found[kind] for kind in ("act", "verb") if kind in found]
    if acts:
        return _opened(analysis, sentence, min(acts, key=lambda h: h.start), found.get("noun"))
    if "reach" in found:
        return Goal(found["reach"].end, sentence.end, sentence, "target.named", first_only=True, headed=True)
    if "noun" in found:
        start = found["noun"].end
        listing = _LISTING.match(analysis.lower, start, sentence.end)
        listed, start = bool(listing), listing.end() if listing and not listing["equals"] else start
        following = analysis.lower.find(",", start, sentence.end)
        if not listed and following >= 0 and not within(analysis.quantities, start, following):
            return None
        return Goal(start, sentence.end, sentence, "target.named", first_only=not listed)
    if "plan" in found:
        hit = found["plan"]
        start = hit.start if analysis.lower[hit.start : hit.end].endswith("năm") else hit.end
        return Goal(start, sentence.end, sentence, "target.planned", future_only=True)
    return None


def _opened(analysis: Analysis, sentence: Sentence, act: Hit, noun: Hit | None) -> Goal:
    """The goal that an urging word opens; "mục tiêu" before it opens it earlier."""
    if noun and noun.start < act.start and not within(analysis.quantities, sentence.start, noun.start):
        return Goal(noun.end, sentence.end, sentence, "target.stated")
    if act.entry.fact("goal") == "verb":
        return Goal(act.start, sentence.end, sentence, "target.stated")  # its verb is the predicate
    reaching = analysis.lower[act.start : act.end].endswith("đạt")
    return Goal(act.end, sentence.end, sentence, "target.stated", lead=(sentence.start, act.start), reaching=reaching)


def _under(goal: Goal | None, section: _Section, sentence: Sentence) -> Goal:
    """The goal of a sentence in a section; its own words, if any, only add where they stand."""
    start = goal.start if goal and goal.rule == "target.stated" else sentence.start
    stated = goal if goal and start == goal.start else None
    return Goal(
        start, sentence.end, sentence, "target.listed", section.deadline, section.document, section.heading,
        lead=stated.lead if stated else None, reaching=bool(stated and stated.reaching),
    )  # fmt: skip


def _continued(analysis: Analysis, before: Goal | None, sentence: Sentence) -> Goal | None:
    """The goal of a sentence that goes on from the one before it in the same block."""
    if not before or before.rule == "target.planned" or before.sentence.block != sentence.block:
        return None
    opening = analysis.lower[sentence.start : sentence.start + 60]
    words = pattern(analysis.lexicon, "IndicatorHead", "GoalContinuation").match(opening)
    if not words and not re.match(r"(?:đến|tới) (?:hết |cuối )?năm|\d", opening):
        return None
    if pattern(analysis.lexicon, "PastMarker").search(analysis.lower, sentence.start, sentence.end):
        return None
    due = best(deadlines(analysis, before.start, before.end))
    return replace(
        before, start=sentence.start, end=sentence.end, sentence=sentence, rule="target.continued",
        deadline=due.value if due else before.deadline, first_only=False, lead=None,
    )  # fmt: skip


def _sections(analysis: Analysis, markers: list[Hit]) -> dict[int, _Section]:
    """The blocks, by number, that headings and lead-ins with a goal word govern; the innermost heading wins."""
    blocks = _blocks(analysis.lower)
    starts = [b.start for b in blocks]
    found: dict[int, _Section] = {}
    seen = -1
    for hit in markers:
        index = bisect_right(starts, hit.start) - 1
        if index <= seen or hit.entry.fact("goal") not in ("act", "noun"):
            continue
        if _is_goal_heading(analysis, blocks[index], hit):
            seen = index
            found.update(_govern(analysis, blocks, index, found.get(blocks[index].number)))
    return found


def _blocks(lower: str) -> list[_Block]:
    blocks, at = [], 0
    for number, line in enumerate(lower.split("\n")):
        if line.strip():
            blocks.append(_Block(number, at, at + len(line), _level(line)))
        at += len(line) + 1
    return blocks


def _level(line: str) -> int:
    return next((i for i, p in enumerate(_LEVELS) if p.match(line)), _PLAIN)


def _is_goal_heading(analysis: Analysis, block: _Block, hit: Hit) -> bool:
    text = analysis.lower[block.start : block.end].rstrip()
    if text.endswith(":"):
        sentence = analysis.sentence_at(hit.start)
        opening = bool(sentence) and sentence.end >= block.start + len(text)
    else:
        opening = block.number > 0 and _is_heading(analysis, block) and hit.start - block.start < 60 and (block.level < _PLAIN or len(text) < 60)
    return opening and not pattern(analysis.lexicon, "ResultHeading", "NonTarget").search(text)


def _is_heading(analysis: Analysis, block: _Block) -> bool:
    """Whether a block is a heading: short, without a full stop or a quantity of its own."""
    text = analysis.lower[block.start : block.end].rstrip()
    if len(text) > HEADING_LENGTH or text.endswith((".", ";", ",", "?")):
        return False
    return not within(analysis.quantities, block.start, block.end)


def _govern(
    analysis: Analysis, blocks: list[_Block], index: int, outer: _Section | None
) -> Iterator[tuple[int, _Section]]:
    """The blocks below the heading `blocks[index]`, each with the deadline of the nearest heading over it.

    `outer` is the section that the heading itself stands in.
    """
    head = blocks[index]
    span = (head.start, head.end)
    over = _levels_over(blocks, index)
    document = set_by(analysis, *span) or (outer.document if outer else None)
    stack = [(head.level, _deadline_of(analysis, head) or (outer.deadline if outer else ""))]
    last = len(blocks) if head.level < _PLAIN else min(len(blocks), index + 1 + REACH)
    for block in blocks[index + 1 : last]:
        if _ends(analysis, head, block, over):
            return
        while any(level == block.level for level, _ in stack[1:]):
            stack.pop()
        if _is_heading(analysis, block) or analysis.lower[block.start : block.end].endswith(":"):
            stack.append((block.level, _deadline_of(analysis, block) or stack[-1][1]))
        yield block.number, _Section(stack[-1][1], document, span)


def _levels_over(blocks: list[_Block], index: int) -> frozenset[int]:
    """The kinds of numbering that the blocks before a heading use, back to the nearest major heading."""
    found = set()
    for block in reversed(blocks[max(0, index - REACH) : index]):
        found.add(block.level)
        if block.level <= _MAJOR:
            break
    return frozenset(found)


def _ends(analysis: Analysis, head: _Block, block: _Block, over: frozenset[int]) -> bool:
    """Whether `block` no longer stands under `head`.

    Numbering from phần to 1.1.1 has one order everywhere; which of a), (1), - and + is within which
    differs from text to text, so that one of them ends another only if it was used over it.
    """
    text = analysis.lower[block.start : block.end]
    if block.level == _PLAIN and (_ASIDE.match(text) or text.rstrip().endswith("?")):
        return True
    if head.level < _PLAIN:
        if block.level <= _MAJOR or block.level == head.level:
            return True
        return block.level < head.level and (block.level <= _ORDERED or block.level in over)
    if block.level == _PLAIN:
        return _is_heading(analysis, block)
    return block.level <= _MAJOR and not any(
        h.entry.fact("goal") in ("act", "noun") for h in analysis.hits_in("GoalMarker", block.start, block.end)
    )


def _deadline_of(analysis: Analysis, block: _Block) -> str:
    last = analysis.sentence_at(max(block.start, block.end - 2))
    start = last.start if last else block.start
    return heading_deadline(analysis, start, block.end)
