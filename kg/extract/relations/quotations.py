"""Utterances: who said what, in quotation marks or as reported speech, and about which document.

A quotation belongs to whoever is said to speak right before it ("Ông A nhấn mạnh: “…”") or right
behind it ("“…”, ông A nói"). Reported speech is what follows subject and verb to the end of the
sentence. A speaker that the text does not make plain leaves the words without an utterance.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.agents import Agent, agents_in, lead
from kg.extract.analysis import Analysis, within
from kg.extract.subjects import subjects
from kg.model import Entity, Literal
from kg.ontology import Hit
from kg.text.quotes import QUOTED
from kg.text.sentences import Sentence
from kg.text.slug import path, slug
from kg.text.words import any_of

_LEADS_IN = re.compile(r"(?: (?:rằng|thêm|rõ|là|như sau|tại [^,.:;“”\"\n]{1,60}|với [^,.:;“”\"\n]{1,60}))?[\s,:]*\Z")
_LEADS_ON = re.compile(r"(?: (?:thêm|rõ|như sau))?(?: (?P<that>rằng|là)(?!\w),?|(?P<colon>\s?:)|,)\s?")
_BARE = re.compile(r"\s")
_AFTER_SOURCE = re.compile(r"(?:\s?\([^()\n]{1,120}\))?[^,;:()“”\"\n]{0,60},\s(?=\S)")
_ASKED = re.compile(
    r"(?<!\w)(?:mong|mong muốn|đề nghị|yêu cầu|kiến nghị|mời|để|giúp|giao|nhờ)(?: các| lãnh đạo| đại diện)? \Z"
)
_LISTENING = re.compile(r"(?<!cùng )(?<!\w)(?:với|trả lời(?: phỏng vấn)?)(?: báo| tờ| phóng viên| pv)? \Z")
_NAMES_ONLY = re.compile(
    any_of("tầm quan trọng, vai trò, ý nghĩa, quan điểm, quyết tâm, cam kết, tinh thần, lập trường, sự, mối")
    + r"(?![^.;:]{0,120}?(?<!\w)(?:là|đã|sẽ|đang|phải|cần|được|còn|chưa|không|có|hơn)(?!\w))"
    + r"|(?:sau|trước|tại|trong|về|với|ở) [^,;:]*\Z"
    r"|(?:những|các|một số|nhiều|\d+) (?!năm|ngày|tháng|tuần)(?=[^.;:]{0,60}(?:như|sau|gồm|:|, trong đó))"
)
"""What a verb of speech may name without a clause: "nhấn mạnh tầm quan trọng của …", "cho biết sau cuộc họp"."""
_PASSIVE = ("được ", "bị ")
"""Before a verb whose subject is spoken of or to: "ông A bị chất vấn, …", "vụ việc được làm rõ, …"."""
_SOURCE_GAP = 110
"""How many characters of offices may stand between "theo" and the name of who is the source."""
_OFFICE_GAP = 4
"""How many characters part the offices of an apposition: a comma or a dash and blanks."""
_ATTRIBUTION_GAP = 160
"""How far behind a closing quotation mark its speaker's verb may stand."""
_FEWEST_WORDS = 6
"""Reported words shorter than this are a phrase, not a statement."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """Words of a speaker: `start:end` are the words, `from_:to` the words with their attribution."""

    speaker: Agent
    start: int
    end: int
    from_: int
    to: int
    rule: str


def find(analysis: Analysis) -> None:
    """State speaker and topic of every utterance."""
    seen: set[Entity] = set()
    for said in utterances(analysis):
        words = analysis.text[said.start : said.end].strip(" ,:;")
        entity = _entity(analysis, said, words)
        if entity in seen:
            continue
        seen.add(entity)
        analysis.state(entity, "kg:speaker", said.speaker.entity, (said.from_, said.to), said.rule)
        for document in within(analysis.documents, said.start, said.end):
            span = (said.start, said.end)
            analysis.state(entity, "schema:about", document.entity, span, "quotation.about")


def utterances(analysis: Analysis) -> Iterator[Utterance]:
    """The quotations of a text, then its reported speech outside them."""
    verbs = [v for v in analysis.hits.get("SpeechVerb", []) if v.entry.fact("mode") != "none"]
    quoted: list[tuple[int, int]] = []
    for match in QUOTED.finditer(analysis.text):
        group = "curly" if match["curly"] else "straight"
        if len(match[group].split()) < _FEWEST_WORDS:
            continue
        said = _quoted(analysis, verbs, match.start(), match.end(), match.span(group))
        if said:
            quoted.append(match.span())
            yield said
    for verb in verbs:
        if verb.entry.fact("clause") != "none" and not _holds(quoted, verb.start, verb.end):
            yield from _reported(analysis, verb, quoted)
    for sentence in analysis.sentences:
        if analysis.lower.startswith("theo ", sentence.start) and not _holds(quoted, sentence.start, sentence.end):
            yield from _according_to(analysis, sentence)


def _quoted(analysis: Analysis, verbs: list[Hit], start: int, end: int, words: tuple[int, int]) -> Utterance | None:
    sentence = analysis.sentence_at(start)
    if sentence is None:
        return None
    before = within(verbs, max(0, start - _ATTRIBUTION_GAP), start)
    if before and _LEADS_IN.fullmatch(analysis.lower, before[-1].end, start):
        opening = analysis.sentence_at(before[-1].start) or sentence
        speakers = subjects(analysis, opening.start, before[-1].start)
        if speakers:
            return Utterance(speakers[-1], *words, speakers[-1].start, end, "quotation.direct")
    for verb in within(verbs, end, end + _ATTRIBUTION_GAP)[:2]:
        speakers = subjects(analysis, end, verb.start)
        gap = analysis.lower[end : lead(analysis, speakers[0].start)] if speakers else ""
        if speakers and _opens(gap) and not ("." in gap and _goes_on(analysis, verb)):
            return Utterance(speakers[-1], *words, start, verb.end, "quotation.direct")
    return None


def _opens(gap: str) -> bool:
    """Whether nothing but a pause, and a word such as "theo", parts a quotation from its speaker."""
    return "\n" not in gap and not gap.strip(" ,.-–:").replace("theo", "").strip()


def _goes_on(analysis: Analysis, verb: Hit) -> bool:
    """Whether a verb behind a full stop has words of its own behind it: "…”. Ông A cho rằng, việc này …"."""
    sentence = analysis.sentence_at(verb.start)
    return sentence is not None and len(analysis.lower[verb.end : sentence.end].split()) >= _FEWEST_WORDS


def _reported(analysis: Analysis, verb: Hit, quoted: list[tuple[int, int]]) -> Iterator[Utterance]:
    sentence = analysis.sentence_at(verb.start)
    if sentence is None or analysis.lower.endswith(_PASSIVE, sentence.start, verb.start):
        return
    words = _clause(analysis, verb, sentence)
    speakers = subjects(analysis, sentence.start, verb.start) if words else []
    if speakers and (_is_asked(analysis, speakers[-1]) or _is_told(analysis, speakers[-1])):
        return
    if speakers and speakers[-1].entity.kind == "body" and not _is_plain_report(analysis, verb):
        return
    if speakers and words and not _holds(quoted, *words):
        yield Utterance(speakers[-1], *words, speakers[-1].start, words[1], "quotation.reported")


def _is_asked(analysis: Analysis, speaker: Agent) -> bool:
    """Whether somebody is only asked to say something: "đề nghị HĐND lưu ý, quan tâm"."""
    titles = lead(analysis, speaker.start)
    return bool(_ASKED.search(analysis.lower, max(0, titles - _SOURCE_GAP), titles))


def _is_told(analysis: Analysis, listener: Agent) -> bool:
    """Whether somebody is only spoken to: "trao đổi với báo A cho biết"."""
    titles = lead(analysis, listener.start)
    if any(mark in analysis.lower[titles : listener.start] for mark in ",.;"):
        return False
    return bool(_LISTENING.search(analysis.lower, max(0, titles - _SOURCE_GAP), titles))


def _holds(quoted: list[tuple[int, int]], start: int, end: int) -> bool:
    return any(a < end and start < b for a, b in quoted)


def _according_to(analysis: Analysis, sentence: Sentence) -> Iterator[Utterance]:
    """ "Theo ông A, Giám đốc …, …": the sentence is what a person is the source of."""
    sources = agents_in(analysis, sentence.start, min(sentence.end, sentence.start + _SOURCE_GAP), owned=True)
    if not sources or sources[0].entity.kind != "person":
        return
    if re.search(r"[,;:.]", analysis.lower[sentence.start : sources[0].start]):
        return
    opening = _AFTER_SOURCE.match(analysis.lower, _apposition_end(analysis, sources[0].end), sentence.end)
    if opening and len(analysis.lower[opening.end() : sentence.end].split()) >= _FEWEST_WORDS:
        yield Utterance(sources[0], opening.end(), sentence.end, sentence.start, sentence.end, "quotation.reported")


def _is_plain_report(analysis: Analysis, verb: Hit) -> bool:
    """Whether a body reports something: in a provision it also "chia sẻ, điều phối" or "xác nhận, gửi" data."""
    opening = _LEADS_ON.match(analysis.lower, verb.end)
    marked = bool(opening and (opening["that"] or opening["colon"]))
    return marked or (verb.entry.fact("clause") == "bare" and analysis.main is None)


def _apposition_end(analysis: Analysis, end: int) -> int:
    """Where the offices end that stand one after another behind a name."""
    for office in within(analysis.offices, end, end + _SOURCE_GAP * 3):
        if office.start - end > _OFFICE_GAP:
            break
        end = office.end
    return end


def _clause(analysis: Analysis, verb: Hit, sentence: Sentence) -> tuple[int, int] | None:
    """The reported clause behind a verb of speech, if it is long enough to state something."""
    words = _LEADS_ON.match(analysis.lower, verb.end, sentence.end)
    if not words and verb.entry.fact("clause") == "bare":
        words = _BARE.match(analysis.lower, verb.end, sentence.end)
    if not words or len(analysis.lower[words.end() : sentence.end].split()) < _FEWEST_WORDS:
        return None
    if not words.group().strip() and _NAMES_ONLY.match(analysis.lower, words.end(), sentence.end):
        return None
    return words.end(), sentence.end


def _entity(analysis: Analysis, said: Utterance, words: str) -> Entity:
    opening = slug(" ".join(words.split()[:12]))
    key = path(analysis.source.identifier, said.speaker.entity.label) + "/" + opening
    label = words if len(words) <= 80 else words[:77].rsplit(" ", 1)[0] + "…"
    return Entity("utterance", key, label, attributes=(("kg:quote", Literal(words, language="vi")),))
