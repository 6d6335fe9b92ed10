"""What an official instrument itself rests on, carries out and changes.

Its grounds are the documents at the head of its "Căn cứ …;" lines; those inside their titles belong to
them. Its subject and the provisions that begin with a tie ("Điều 1. Bãi bỏ …") act for the
instrument, and so does "Thực hiện …," at the head of a plan or letter.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from kg.extract.analysis import Analysis, DocumentMention
from kg.extract.frame import Frame
from kg.extract.relations.documents.ties import (
    Tie,
    becomes,
    led_to,
    listed_from,
    names_provision,
    objects,
    residue,
    ties_in,
)

_GROUND = re.compile(r"Căn cứ(?: vào)?(?: các)? ")
_OVER_GROUNDS = re.compile(r"[^;:\n0-9]{3,180}: ?(?=\w)|(?<=các )[^;:()\n0-9]{4,180} (?=số )")
"""What stands over grounds of one kind: "các Nghị định của Chính phủ: số …; số …"."""
_BEFORE_GROUND = re.compile(r"(?:^|\n|[^\W_] |; ?)(?:[-+*] ?)?$")
_PROVISION = re.compile(r"(?:Điều \d{1,3}[a-z]?\. ?|\d{1,2}\. |[a-zđ]\) |- ){0,4}")
_ORDINAL = re.compile(r"\d+|[a-zđ](?=\))")
_ARTICLE = "Điều"
_RESOLUTION = "Nghị quyết"
"""A type that acts itself only where it has articles; else it speaks of what others do."""
_ACTING_TYPES = ("Quyết định", "Nghị định", "Thông tư", "Thông tư liên tịch", "Luật", "Pháp lệnh", "Nghị quyết", "Lệnh")
_LEAD_REACH = 1500
"""How far into the text proper of a plan or letter "Thực hiện …," may stand."""
_LONGEST_HEADING = 200
"""How long a line over a list of documents may be, in characters."""
_ANNOUNCES = re.compile(r"(?:các|những) [^.;:]{3,80}?(?: sau(?: đây)?| dưới đây)?,? (?:(?:được|bị|sẽ) )?")
"""What a passive heading begins with: "Các văn bản sau đây" (hết hiệu lực)."""
_ITSELF = re.compile(r"(?:[^.;:,]{2,40} này )?")
"""What an active heading begins with, if anything: "Nghị định này" (thay thế các nghị định sau)."""
_SUBJECT_HEAD = 60
"""How far into its subject the first tie may stand."""


def grounds(
    analysis: Analysis, mentions: Sequence[DocumentMention]
) -> Iterator[tuple[DocumentMention, tuple[int, int]]]:
    """The documents that an instrument names as its grounds, each with the words that say so."""
    for match in _GROUND.finditer(analysis.text):
        if not _BEFORE_GROUND.search(analysis.text, max(0, match.start() - 4), match.start()):
            continue
        end = analysis.text.find("\n", match.end())
        end = end if end >= 0 else len(analysis.text)
        over = _OVER_GROUNDS.match(analysis.text, match.end(), end)
        for piece in _pieces(analysis, over.end() if over else match.end(), end):
            named = _between(mentions, *piece)
            if not named or not names_provision(residue(analysis, piece[0], named[0].start)):
                break
            ties = ties_in(analysis, *piece, named)
            ties = [t for t in ties if objects(analysis, t, named, ties) or t.passive or becomes(analysis, t)]
            for mention in listed_from(analysis, named, ties):
                yield mention, (match.start(), mention.end)


def _pieces(analysis: Analysis, start: int, end: int) -> Iterator[tuple[int, int]]:
    for piece in re.finditer(r"[^;]+", analysis.text[start:end]):
        if not _GROUND.match(piece.group().lstrip()):
            yield start + piece.start(), start + piece.end()
        else:
            return


def provisions(analysis: Analysis, mentions: Sequence[DocumentMention]) -> Iterator[tuple[Tie, DocumentMention]]:
    """What the provisions of an instrument do to other documents: "Điều 1. Bãi bỏ …"."""
    parts = analysis.frame
    if parts is None or parts.type.label not in _ACTING_TYPES:
        return
    heading: Tie | None = None
    numbered, by_articles = "", parts.type.label != _RESOLUTION
    for number, start, end in _clauses(analysis, parts):
        by_articles = by_articles or number.startswith(_ARTICLE)
        named = [m for m in _between(mentions, start, end) if not analysis.main or m.entity != analysis.main.entity]
        first = named[0].start if named else end
        listed = bool(named) and names_provision(residue(analysis, start, first))
        if over := _heading(analysis, start, first, article=number.startswith(_ARTICLE) and not named):
            heading, numbered, listed = over, number, bool(named)
        elif number.startswith(_ARTICLE) or number == numbered != "" or not (listed or _is_rest(analysis, start, end)):
            heading = None
        if heading and listed:
            for mention in listed_from(analysis, named, ()):
                yield heading, mention
        elif named and by_articles:
            ties = ties_in(analysis, start, end, named)
            if ties and ties[0].start == start and not ties[0].near and not ties[0].passive:
                for mention in objects(analysis, ties[0], named, ties):
                    yield ties[0], mention


def _is_rest(analysis: Analysis, start: int, end: int) -> bool:
    """Whether a line only ends the item above, from which a break of the page has parted it: "- Quảng Bình;"."""
    return end - start < _SUBJECT_HEAD and analysis.text[end - 1] in ";,"


def _clauses(analysis: Analysis, parts: Frame) -> Iterator[tuple[str, int, int]]:
    """The sentences of an instrument's text proper, without the number of article or clause before them.

    The form of that number comes first: "1." for all that are numbered so.
    """
    for sentence in analysis.sentences:
        if parts.signature.end and sentence.start > parts.signature.start:
            return
        if sentence.start >= parts.body_start:
            head = _PROVISION.match(analysis.text, sentence.start)
            start = head.end() if head else sentence.start
            number = _ORDINAL.sub("1", analysis.text[sentence.start : start].strip())
            yield number, start, sentence.end


def _heading(analysis: Analysis, start: int, end: int, *, article: bool) -> Tie | None:
    """The tie of words over a list of documents: "2. Bãi bỏ:", "Các quyết định sau đây hết hiệu lực: …".

    Args:
        article: whether the words are the title of an article, which ends without a colon.
    """
    words = analysis.text[start:end].rstrip()
    if len(words) > _LONGEST_HEADING or not (words.endswith(":") or (article and words[-1:].isalnum())):
        return None
    tie = next((t for t in ties_in(analysis, start, end, ()) if not t.near), None)
    if tie is None:
        return None
    before = analysis.lower[start : tie.start]
    heads = _ANNOUNCES.fullmatch(before) if tie.passive or becomes(analysis, tie) else _ITSELF.fullmatch(before)
    return tie if heads else None


def subject_ties(analysis: Analysis, mentions: Sequence[DocumentMention]) -> Iterator[tuple[Tie, DocumentMention]]:
    """What the subject of an instrument says that it does: "về việc bãi bỏ …"."""
    parts = analysis.frame
    if parts is None:
        return
    for span in (parts.subject, parts.caption_subject):
        named = _between(mentions, span.start, span.end)
        ties = ties_in(analysis, span.start, span.end, named) if named else []
        if ties and ties[0].start - span.start < _SUBJECT_HEAD and not ties[0].passive:
            for mention in objects(analysis, ties[0], named, ties):
                yield ties[0], mention


def lead(analysis: Analysis, mentions: Sequence[DocumentMention]) -> Iterator[tuple[Tie, DocumentMention]]:
    """What a plan or letter says at its head that it carries out: "Thực hiện Quyết định …,"."""
    parts = analysis.frame
    if parts is None:
        return
    for sentence in analysis.sentences:
        if sentence.start < parts.body_start - 2 or sentence.start > parts.body_start + _LEAD_REACH:
            continue
        named = _between(mentions, sentence.start, sentence.end)
        ties = ties_in(analysis, sentence.start, sentence.end, named) if named else []
        if ties and ties[0].start == sentence.start and ties[0].relation == "eli:ensures_implementation_of":
            for mention in led_to(analysis, ties[0], named, ties):
                yield ties[0], mention


def _between(mentions: Sequence[DocumentMention], start: int, end: int) -> list[DocumentMention]:
    first = bisect_left(mentions, start, key=lambda m: m.start)
    last = bisect_left(mentions, end, key=lambda m: m.start)
    return [m for m in mentions[first:last] if m.end <= end]
