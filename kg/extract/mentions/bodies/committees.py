"""Committees: by whose they are and what they are about, by the countries that share them, by their field.

"Ban Chỉ đạo Trung ương về …", "Ban Chỉ đạo phòng, chống tội phạm của Chính phủ", "Ủy ban liên Chính phủ Việt
Nam - Lào", "Ủy ban Khoa học, Công nghệ - Môi trường" (of the National Assembly).
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.mentions import contexts
from kg.extract.mentions.bodies.body_phrase import Phrase, listed, named
from kg.ontology import Hit
from kg.text.letters import UPPER

if TYPE_CHECKING:
    from kg.extract.mentions.bodies.body_reader import BodyReader

_OWNER = re.compile(r" (?:Trung ương|TW|TƯ|[Qq]uốc gia|Nhà nước|của Chính phủ|Chính phủ|[Ll]iên ngành)\b")
_OF_GOVERNMENT = re.compile(r" của Chính phủ\b")
_TOO_MANY = ("Nhà nước", "Chính phủ")
"""Owners of so many committees that without a subject no single one is named."""
_PAIR = re.compile(rf" [{UPPER}]\w*(?: [{UPPER}]\w*)? ?- ?[{UPPER}]\w*(?: [{UPPER}]\w*){{0,2}}")
_OWNED_TOPIC = re.compile(r" (?:[^\s,.;:()]+,? ){1,14}?của (?:chính phủ|trung ương)(?!\w)")
_ABOUT = re.compile(r" về (?:việc )?")
_LAST_PART = re.compile(r"(?:, [^,]{2,40}){1,3}(?: và [^,]{2,40})?")
_SUBJECT_STOP = re.compile(r"[.;:()\n“”\"]")
_OF_ASSEMBLY = re.compile(r" (?:của )?(?:quốc hội|qh)(?! [^\W\d_])")


def about(reader: BodyReader, head: Hit) -> Phrase | None:
    """A committee named by whose it is and what it is about: "Ban Chỉ đạo Trung ương về …"."""
    owner = _OWNER.match(reader.text, head.end) or _PAIR.match(reader.text, head.end) or _owned_topic(reader, head)
    end = owner.end() if owner else head.end
    subject = _ABOUT.match(reader.lower, end)
    if not subject and owner and owner.group().endswith(_TOO_MANY):
        return None
    if subject:
        end = _subject_end(reader, subject.end())
    if end == head.end or reader.in_capitals(head.start, end):
        return None
    if _OF_GOVERNMENT.match(reader.text, end):
        end += len(" của Chính phủ")
    words = " ".join(reader.text[head.end : end].split())
    return named(head.start, end, f"{head.entry.label} {words}", head.entry)


def _owned_topic(reader: BodyReader, head: Hit) -> re.Match[str] | None:
    """What a committee is about and whose it is, in this order: "… phòng, chống tội phạm của Chính phủ"."""
    topic = _OWNED_TOPIC.match(reader.lower, head.end)
    if not topic or contexts.behind(reader.lexicon, "ClauseWord").search(reader.lower, head.end, topic.end() - 14):
        return None
    return topic


def _subject_end(reader: BodyReader, start: int) -> int:
    """Where the words end that say what a committee is about."""
    stop = _SUBJECT_STOP.search(reader.lower, start)
    end = stop.start() if stop else len(reader.lower)
    word = contexts.behind(reader.lexicon, "OfSubject").search(reader.lower, start, end)
    end = word.start() if word else end
    comma = reader.lower.find(",", start, end)
    if comma > 0:
        last = _LAST_PART.match(reader.lower, comma, end)
        end = last.end() if last else comma
    return start + len(reader.text[start:end].rstrip())


def headed(reader: BodyReader, head: Hit) -> Phrase | None:
    """The only committee of its kind that the text names, where the office of its head stands before the bare kind."""
    if not reader.is_headed(head):
        return None
    words = head.entry.label + " "
    known = {hit.entry.label: listed(hit.start, hit.end, hit.entry) for hit in reader.fixed.values()}
    others = [hit for hit in reader.analysis.hits.get("BodyKind", ()) if hit.entry is head.entry]
    known |= {read.label: read for hit in others if not reader.is_headed(hit) and (read := reader.at(hit.start))}
    found = [body for label, body in known.items() if label.startswith(words)]
    if len(found) != 1:
        return None
    return replace(found[0], start=head.start, end=head.end, bare=True, parts=())


def committee(reader: BodyReader, head: Hit) -> Phrase | None:
    """A committee of the National Assembly by its field, however its words are joined."""
    field = reader.field_at(head.end + 1)
    body = reader.lexicon.entries.get(field.entry.fact("committee")) if field else None
    if not field or not body:
        return None
    of_assembly = _OF_ASSEMBLY.match(reader.lower, field.end)
    return listed(head.start, of_assembly.end() if of_assembly else field.end, body)
