"""Offices that act as authorities, and the bodies that an office implies.

"Thủ tướng Chính phủ" is a body of its own where it acts with no person's name beside it; beside a
name it is that person's office, and the body is the one it belongs to: Chính phủ. So are the chairmen
of committees: "Chủ tịch UBND tỉnh quyết định".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extract.mentions import names
from kg.extract.mentions.body_phrase import Phrase, listed
from kg.ontology import Entry, Hit
from kg.text.letters import UPPER
from kg.text.slug import slug

if TYPE_CHECKING:
    from kg.extract.mentions.body_reader import BodyReader

_TO_NAME = re.compile(r"(?:[ \n]|, | - |: )?(?:(?:đồng chí|ông|bà|gs|ts|pgs|ths)[. ]+){0,3}")
_NAME_BEFORE = re.compile(rf"((?:[{UPPER}][\w'’]*)(?: [{UPPER}][\w'’]*){{1,4}})(?: ?[,(]| ?-) ?")
_CHAIN = 220
"""How many characters of offices may stand between a name and the last of them."""
_DEPUTY = re.compile(r"(?:phó|nguyên|cựu|tân|quyền|kt\.|các|trợ lý|văn phòng|tổ công tác của|đoàn công tác của) $")
_ACTS = re.compile(
    r" (?:(?:đã|vừa|cũng|sẽ|tiếp tục|mới|trực tiếp|chính thức|vừa mới|thống nhất|đều) )*"
    r"(?:ban hành|ký|quyết định|phê duyệt|giao|chỉ đạo|yêu cầu|đồng ý|chấp thuận|cho phép|bổ nhiệm|miễn nhiệm|phân công|chỉ định|"
    r"điều động|kỷ luật|thành lập|ra quyết định|ủy quyền|phê chuẩn|công bố|quy định|trao tặng|tặng|thông qua|có ý kiến|kết luận|có văn bản)\b"
)
_ADDRESSED = re.compile(
    r"(?:trình|báo cáo|do|được|bởi|theo ủy quyền của|(?:quyết định|chỉ đạo|ý kiến|chỉ thị|công điện|phê duyệt|kết luận|"
    r"lệnh|yêu cầu|văn bản|thẩm quyền|ủy quyền|\d{4}|\d{1,2}/\d{1,2}/\d{4}|[\w-]+/[\w-]+) của) $"
)


def read(reader: BodyReader, hit: Hit) -> Phrase | None:
    """What an office of the lexicon that can act as an authority names where it stands.

    Args:
        reader: reads the text.
        hit: a listed body that is an office (`kg:impliedBody` tells whose).
    """
    implied = reader.lexicon.entries[hit.entry.fact("headOf")]
    before = reader.lower[max(0, hit.start - 22) : hit.start]
    if beside_person(reader, hit.start, hit.end):
        return listed(hit.start, hit.end, implied)
    if _followed_by_name(reader, hit.end) or _DEPUTY.search(before):
        whole = hit.end - hit.start > len(hit.entry.label) - 2 and "chính phủ" in reader.lower[hit.start : hit.end]
        return listed(hit.start, hit.end, implied) if whole and not _foreign(reader, hit.end) else None
    if reader.lower[hit.start : hit.end] == hit.entry.label.lower() and " " in hit.entry.label and hit.entry.fact("alwaysActs"):
        return listed(hit.start, hit.end, hit.entry)
    acts = _ACTS.match(reader.lower, hit.end) or _ADDRESSED.search(before)
    if acts and not reader.has_holder(hit.entry):
        return listed(hit.start, hit.end, hit.entry)
    return None


def _followed_by_name(reader: BodyReader, end: int) -> bool:
    return reader.text[end : end + 1] == " " and reader.text[end + 1 : end + 2].isupper()


def _foreign(reader: BodyReader, end: int) -> bool:
    return end + 1 in reader.countries


def chairs(reader: BodyReader) -> Iterator[Phrase]:
    """The chairmen of committees that act with no name beside them."""
    for hit in reader.analysis.hits.get("Role", ()):
        if hit.entry.label == "Chủ tịch" and reader.lower[hit.start : hit.end] == "chủ tịch":
            phrase = _chair(reader, hit)
            if phrase:
                yield phrase


def _chair(reader: BodyReader, hit: Hit) -> Phrase | None:
    at = hit.end + 1
    body = reader.at(at) if reader.text[hit.end : at] in (" ", "\n") else None
    if not body or not body.kind or body.kind.label != "Ủy ban nhân dân":
        return None
    if beside_person(reader, hit.start, body.end) or _DEPUTY.search(reader.lower, max(0, hit.start - 22), hit.start):
        return None
    before = reader.lower[max(0, hit.start - 40) : hit.start]
    heading = reader.in_capitals(hit.start, body.end) and reader.text[hit.start - 1 : hit.start] in ("\n", "")
    if not (heading or _ACTS.match(reader.lower, body.end) or _ADDRESSED.search(before)):
        return None
    label = f"Chủ tịch {body.label}"
    key = f"{body.key}/{slug('Chủ tịch')}"
    return Phrase(hit.start, body.end, label, key, None, body.bare, (body,))


def implied(reader: BodyReader) -> Iterator[Phrase]:
    """The bodies of offices that name none, where a person of Việt Nam holds them: "Tổng Bí thư", "Phó Thủ tướng"."""
    for kind in ("Role", "Office"):
        for hit in reader.analysis.hits.get(kind, ()):
            label = hit.entry.fact("impliedBody")
            if not label or not reader.text[hit.start].isupper():
                continue
            entry = reader.lexicon.named("Body", label)
            if entry and (kind == "Office" or beside_person(reader, hit.start, hit.end)):
                yield listed(hit.start, hit.end, entry)


def beside_person(reader: BodyReader, start: int, end: int) -> bool:
    """Whether a Vietnamese person's name stands beside an office: right behind it, or before it and other offices."""
    gap = _TO_NAME.match(reader.lower, end)
    run = next(names.runs(reader.text[gap.end() : gap.end() + 60]), None) if gap else None
    if run and run.start() == 0 and gap:
        words = names.tokens(run)
        if names.vietnamese(words, reader.lexicon, reader.lower[gap.end() : gap.end() + 60]):
            return True
    return _name_before(reader, start)


def _name_before(reader: BodyReader, start: int) -> bool:
    sentence = reader.analysis.sentence_at(start)
    first = max(sentence.start if sentence else start, start - _CHAIN)
    for match in _NAME_BEFORE.finditer(reader.text, first, start):
        piece = reader.text[match.start(1) : match.end(1)]
        words = [word for run in names.runs(piece) for word in names.tokens(run)]
        if words and names.vietnamese(words, reader.lexicon, piece.lower()) == len(words):
            between = reader.text[match.end() : start]
            if reader.are_offices(match.end(), start, between):
                return True
    return False


def has_holder(reader: BodyReader, entry: Entry) -> bool:
    """Whether the text names a person who holds an office somewhere, so that the bare office is that person."""
    return any(beside_person(reader, hit.start, hit.end) for hit in reader.fixed.values() if hit.entry is entry)
