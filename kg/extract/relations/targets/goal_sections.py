"""Headings and lead-ins of goals ("II. MỤC TIÊU", "các chỉ tiêu sau:"), and the blocks that they govern."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.analysis import Analysis, within
from kg.extract.forms import pattern
from kg.extract.relations.targets.deadlines import heading_deadline, title_deadline
from kg.extract.relations.targets.outline import MAJOR, ORDERED, PLAIN, Block, blocks, levels_before
from kg.extract.relations.targets.setters import set_by
from kg.model import Entity
from kg.ontology import Hit

_ASIDE = re.compile(r"(?:như vậy|trên đây|căn cứ|lưu ý|tải về|xem thêm)(?!\w)")

HEADING_LENGTH = 160
"""Characters beyond which a block without a colon at its end is no heading."""
OPENING = 60
"""Characters at the start of a heading among which its goal word stands; a plain heading is no longer than that."""
REACH = 80
"""Blocks that an unnumbered lead-in governs at most."""
QUOTED = 12
"""Blocks before a heading among which the lead-in of a quotation is looked for."""


@dataclass(frozen=True, slots=True)
class Section:
    """What the headings over a block say: the nearest deadline, the document, and where the goal heading stands."""

    deadline: str
    document: Entity | None
    heading: tuple[int, int]


def sections(analysis: Analysis, markers: list[Hit]) -> dict[int, Section]:
    """The blocks, by number, that headings and lead-ins with a goal word govern; the innermost heading wins."""
    outline = blocks(analysis.lower)
    starts = [b.start for b in outline]
    found: dict[int, Section] = {}
    seen = -1
    for hit in markers:
        index = bisect_right(starts, hit.start) - 1
        if index > seen and _names_goal(hit) and _is_goal_heading(analysis, outline[index], hit):
            seen = index
            found.update(_govern(analysis, outline, index, found.get(outline[index].number)))
    return found


def _names_goal(hit: Hit) -> bool:
    return hit.entry.fact("goal") in ("act", "noun")


def _is_goal_heading(analysis: Analysis, block: Block, hit: Hit) -> bool:
    """Whether a block with a goal word opens a list of goals, and not one of results or rules."""
    text = analysis.lower[block.start : block.end].rstrip()
    if text.endswith(":"):
        sentence = analysis.sentence_at(hit.start)
        opening = sentence is not None and sentence.end >= block.start + len(text)
    else:
        short = block.level < PLAIN or (block.number > 0 and len(text) < OPENING)
        opening = short and hit.start - block.start < OPENING and _is_heading(analysis, block)
    return opening and not pattern(analysis.lexicon, "ResultHeading", "NonTarget").search(text)


def _is_heading(analysis: Analysis, block: Block) -> bool:
    """Whether a block is a heading: short, without a full stop or a quantity of its own."""
    text = analysis.lower[block.start : block.end].rstrip()
    if len(text) > HEADING_LENGTH or text.endswith((".", ";", ",", "?")):
        return False
    return not within(analysis.quantities, block.start, block.end)


def _govern(
    analysis: Analysis, outline: list[Block], index: int, outer: Section | None
) -> Iterator[tuple[int, Section]]:
    """The blocks below the heading `outline[index]`, each with the deadline of the nearest heading over it.

    `outer` is the section that the heading itself stands in.
    """
    head = outline[index]
    over = levels_before(outline, index)
    document = set_by(analysis, head.start, head.end)
    document = document or (outer.document if outer else _introduced(analysis, outline, index))
    due = _deadline_of(analysis, head) or (outer.deadline if outer else "") or title_deadline(analysis)
    stack = [(head.level, due)]
    last = len(outline) if head.level < PLAIN else index + 1 + REACH
    for block in outline[index + 1 : last]:
        if _ends(analysis, head, block, over):
            return
        while any(level == block.level for level, _ in stack[1:]):
            stack.pop()
        if _is_heading(analysis, block) or analysis.lower[block.start : block.end].endswith(":"):
            stack.append((block.level, _deadline_of(analysis, block) or stack[-1][1]))
        yield block.number, Section(stack[-1][1], document, (head.start, head.end))


def _introduced(analysis: Analysis, outline: list[Block], index: int) -> Entity | None:
    """The document that a lead-in before a heading quotes from: "Nghị quyết 71 quy định như sau:"."""
    for block in reversed(outline[max(0, index - QUOTED) : index]):
        text = analysis.lower[block.start : block.end].rstrip()
        if text.endswith("?"):
            return None
        if block.level == PLAIN and text.endswith(":"):
            return set_by(analysis, block.start, block.end)
    return None


def _ends(analysis: Analysis, head: Block, block: Block, over: frozenset[int]) -> bool:
    """Whether `block` no longer stands under `head`; `over` are the levels used before `head`.

    Numbering from phần to 1.1.1 has one order everywhere; which of a), (1), - and + is within which
    differs from text to text, so that one of them ends another only if it was used over it.
    """
    text = analysis.lower[block.start : block.end].rstrip()
    if block.level == PLAIN and (_ASIDE.match(text) or text.endswith("?")):
        return True
    if head.level < PLAIN:
        if block.level <= MAJOR or block.level == head.level:
            return True
        return block.level < head.level and (block.level <= ORDERED or block.level in over)
    if block.level == PLAIN:
        return _is_heading(analysis, block)
    return block.level <= MAJOR and not any(
        _names_goal(hit) for hit in analysis.hits_in("GoalMarker", block.start, block.end)
    )


def _deadline_of(analysis: Analysis, block: Block) -> str:
    """The deadline that the last sentence of a heading names."""
    last = analysis.sentence_at(max(block.start, block.end - 2))
    return heading_deadline(analysis, last.start if last else block.start, block.end)
