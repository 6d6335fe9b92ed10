"""Who takes part in an occasion as its noun phrase tells: "buổi làm việc với A", "phiên họp của B".

A name behind the noun of a gathering or ceremony is mostly a part of its name ("lễ kỷ niệm ngày sinh
của ông A"); there only guests and whoever holds it count.
"""

from __future__ import annotations

import re

from kg.extract.agents import Agent, agents_in
from kg.extract.analysis import Analysis, within
from kg.extract.mentions.events.event_names import LONGEST_NAME, before_coordination
from kg.extract.openers import alike, listed, opener, predicated
from kg.extract.subjects import subjects
from kg.ontology import Hit
from kg.text.sentences import Sentence
from kg.text.words import any_of

ASSEMBLIES = ("Quốc hội", "Ủy ban Thường vụ Quốc hội", "Hội đồng nhân dân")
"""How the names of bodies begin whose debates are sittings."""
_NO_PARTY = any_of(
    "do, được, diễn ra, sẽ, đã, đang, vừa, có, là, nhằm, để, khi, thì, về, bàn, cho biết, khẳng định, nhấn mạnh",
    "cho rằng, nêu, phát biểu, chủ trì, theo, gửi, lên, nghe",
)
_PARTY_END = re.compile(rf"[;:!?\n,“”\"]|(?<!tp)\.(?!\w)|{_NO_PARTY}")
_HOLDER = re.compile(
    r"\s(?:(?:thường niên|thường kỳ|định kỳ|toàn quốc|mở rộng|bất thường|trực tuyến|chuyên đề|cấp cao|thượng đỉnh"
    r"|lần thứ \w+|lần \w+)\s)*(?:(?:[^\s,.;:]+\s){0,8}(?:của|do)\s)?"
)
_GUEST = re.compile(
    r"\Alễ (?:đón|tiễn|tuyên dương|vinh danh|tôn vinh)(?! nhận)"
    r"|(?:của|cho|giữa|với|tặng|với sự tham dự của)(?: [^,.;:]{0,60})?\Z"
)
_ABOUT = re.compile(
    r"(?<!\w)(?:quyết định|nghị quyết|chỉ thị|kết luận|luật|đề án|kế hoạch|ý kiến|dự án|chương trình|văn bản|nghị định"
    r"|quy định|thông tư|chính sách|phong trào)(?: số \S+| \d+)? của \Z"
)
"""What a gathering is about, be it somebody's: "hội nghị triển khai quyết định của Ban Bí thư"."""
_BETWEEN = re.compile(r"(?<!\w)giữa(?!\w)[^.;]* (?:các|những|\d+|hai|ba|bốn|năm|sáu) [^.;]*\Z")
"""The sides of an occasion, the last of which a list behind a colon names: "giữa tỉnh và 4 cơ quan báo chí: …"."""
_AMONG = re.compile(r"(?<!\w)giữa [^,.;:]{0,20}\Z")
"""Before the first of several sides: "lễ ký Nghị quyết liên tịch giữa A, B và C"."""
_WITH = re.compile(r"(?:\A|\s)với (?:đại diện |lãnh đạo )?\Z")
"""Before whom a dialogue or seminar is held with: "cuộc đối thoại với Công ty A"."""
_OFFICES_REACH = 120
"""How far behind "giữa" the first side is named at most: "giữa Chủ tịch …, Chủ tịch … A với B"."""
_LIST_GAP = 30
_NAMED_AFTER = ("gathering", "ceremony")
_SAT = ("session", "sitting")
"""Families of occasions behind whose number the body stands that sits: "phiên họp thứ 10, Ủy ban Thường vụ …"."""
_TEAM = re.compile(
    r"(?<!\w)(?:đoàn|tổ) (?:kiểm tra|công tác|giám sát|đại biểu|lãnh đạo|thanh tra|khảo sát)(?: của)? ?\Z"
)
_PLACE = re.compile(
    r"(?<!\w)(?:tại|ở|ngoài|cán bộ|công chức|viên chức|người lao động|công nhân|nhân viên|chiến sĩ|giảng viên|học viên"
    r"|sinh viên|học sinh)(?: trụ sở)?(?: của)? \Z"
)
"""Before a body in which something is, or whose people are meant: "với cán bộ, công nhân viên chức Bộ A"."""
_LONGER_NAME = (" liên ", " ủy ban ", " hội đồng ")
"""Words whose body's name begins before the part of it that was found."""
_OPENING = 40
"""How far into its clause a phrase stands at most that opens it."""
_OF = " của "
_AT = re.compile(r"(?<!\w)(?:tại|trong) \Z")
_AFTER = re.compile(r"(?<!\w)(?:ngay )?sau \Z")
_WITH_WHOM = re.compile(r"(?: [^\s,.;:]+){0,3} với ")
_GIVEN = re.compile(r"(?<!\w)được (?=[^.;:“”\"\n,]* (?:đưa ra|nêu|nói|công bố|khẳng định|cho biết)\s\Z)")
_SAID_AFTER = 30
"""How far before "sau" the verb stands at most of who speaks after a meeting."""
_VISITOR_REACH = 130
"""How far behind a visit the comma stands at most behind which its visitor acts."""
_OWNED = re.compile(
    r"(?<!\w)của (?:ông|bà|ngài|đồng chí|đoàn|chủ tịch|phó|thủ tướng|tổng|quốc vương|bộ trưởng|thứ trưởng)(?!\w)"
)
"""Whose visit it is, be his name unknown."""


def parties(analysis: Analysis, hit: Hit, sentence: Sentence, having: Hit | None) -> list[Agent]:
    """Who is named right behind the noun ("buổi làm việc với A", "phiên họp của B"), and who has the occasion."""
    end = _PARTY_END.search(analysis.lower, hit.end, min(sentence.end, hit.end + LONGEST_NAME))
    limit = end.start() if end else min(sentence.end, hit.end + LONGEST_NAME)
    limit = before_coordination(analysis, hit.end, limit)
    having_it = subjects(analysis, sentence.start, having.start) if having else []
    named = [a for a in agents_in(analysis, hit.end, limit, owned=True) if _is_side(analysis, a, hit)]
    if not named and not (end and end.group() == ":") and analysis.lower.startswith(" giữa ", hit.end):
        named = listed(analysis, hit.end + len(" giữa"), sentence.end, _OFFICES_REACH, owned=True)
    elif (
        named
        and end
        and end.group() == ","
        and (hit.entry.fact("family") not in _NAMED_AFTER or _AMONG.search(analysis.lower, hit.end, named[0].start))
    ):
        named += alike(analysis, named[-1], sentence.end)
    elif not named and end and end.group() == "," and hit.entry.fact("family") in _SAT:
        named = [a for a in agents_in(analysis, end.end(), sentence.end)[:1] if a.start == end.end() + 1]
        # Without a number what follows is a clause: "phiên họp sáng 26/5, Quốc hội nhất trí …".
        numbered = "thứ " in analysis.lower[hit.end : end.start()]
        named = [a for a in named if numbered and a.entity.label.startswith(ASSEMBLIES)]
    elif end and end.group() == ":" and _BETWEEN.search(analysis.lower, hit.end, limit):
        named += listed(analysis, end.end(), sentence.end, _LIST_GAP)
    return [*having_it, *named]


def _is_side(analysis: Analysis, agent: Agent, hit: Hit) -> bool:
    """Whether a name behind the noun takes part, and is no part of the occasion's name or of a team's."""
    before = analysis.lower[hit.end : agent.start]
    if agent.entity.kind == "body" and _PLACE.search(before):
        return False
    if _TEAM.search(before) or _ABOUT.search(before) or before.endswith(_LONGER_NAME):
        return False
    if _has_document(analysis, agent):
        return False
    if hit.entry.fact("family") not in _NAMED_AFTER:
        return True
    if agent.entity.kind == "person":
        return bool(_GUEST.search(analysis.lower[hit.start : agent.start]))
    if _AMONG.search(before) or _WITH.search(before):
        return True
    return hit.entry.label != "đại hội" and bool(_HOLDER.fullmatch(before))


def _has_document(analysis: Analysis, agent: Agent) -> bool:
    """Whether a document is somebody's: "hội nghị triển khai Nghị quyết 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị"."""
    end = agent.start - len(_OF)
    return analysis.lower.startswith(_OF, max(0, end)) and any(
        d.end == end for d in within(analysis.documents, max(0, end - LONGEST_NAME), end)
    )


def visitor(analysis: Analysis, visit: Hit, end: int, sentence: Sentence) -> list[Agent]:
    """Who acts in the sentence that a visit opens: "Trong chuyến thăm Nhật Bản, ông A …"."""
    before = analysis.lower[sentence.start : visit.start].rpartition(",")[2]
    if len(before) > _OPENING:
        return []
    for comma in re.finditer(r",\s", analysis.lower[end : min(sentence.end, end + _VISITOR_REACH)]):
        found = opener(analysis, end + comma.end(), sentence.end)
        if found and not _OWNED.search(analysis.lower, end, end + comma.start()):
            return [a for a in found if a.entity.kind == "person"]
    return []


def met_at(analysis: Analysis, meeting: Hit, sentence: Sentence) -> list[Agent]:
    """The two or more who act before the meeting at which they do so: "ông A và bà B trong cuộc gặp đã nhất trí"."""
    at = _AT.search(analysis.lower, sentence.start, meeting.start)
    acting = subjects(analysis, sentence.start, at.start()) if at else []
    people = [a for a in acting if a.entity.kind == "person"]
    return people if len(people) > 1 else []


def traveller(analysis: Analysis, visit: Hit, sentence: Sentence) -> list[Agent]:
    """Who acts before a visit that ends its sentence: "Thủ tướng A sẽ thúc đẩy ký kết trong chuyến thăm Mỹ"."""
    during = _AT.search(analysis.lower, sentence.start, visit.start)
    acting = predicated(analysis, sentence.start, during.start()) if during else []
    people = [a for a in acting if a.entity.kind == "person"]
    return people if len(people) == 1 and not _OWNED.search(analysis.lower, visit.end, sentence.end) else []


def came_from(analysis: Analysis, meeting: Hit, sentence: Sentence) -> list[Agent]:
    """Who is said to speak after a meeting with somebody: "… được bà A đưa ra sau cuộc gặp với ông B"."""
    after = _AFTER.search(analysis.lower, sentence.start, meeting.start)
    if after is None or not _WITH_WHOM.match(analysis.lower, meeting.end):
        return []
    speaking = analysis.hits_in("SpeechVerb", max(sentence.start, after.start() - _SAID_AFTER), after.start())
    told = speaking[-1].start if speaking else after.start()
    given = _GIVEN.search(analysis.lower, sentence.start, after.start())
    acting = opener(analysis, given.end(), after.start()) if given else subjects(analysis, sentence.start, told)
    return [
        a
        for a in acting[-1:]
        if a.entity.kind == "person" and "người phát ngôn" not in analysis.lower[sentence.start : a.start]
    ]
