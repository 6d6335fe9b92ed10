"""Who issued a document, when, and what it is about.

A symbol that only one body uses says who issued it (NĐ-CP, QĐ-TTg, QH15, TT-BTC) and wins over a slip of the
text; TW and TU say it never, UBND and HĐND only with the place that the text tells. Otherwise it is as
the text says beside the document (`issuers`), and laws are passed by the National Assembly. What is
still a draft has no issuer and no day yet: such facts are proposed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import takewhile

from kg.extract import resolve
from kg.extract.analysis import Analysis, DocumentMention, within
from kg.extract.mentions.documents.symbols import Symbol, codes, symbols_in
from kg.extract.relations.documents import issue_dates, listed, short_issuers, subject_matter
from kg.extract.relations.documents.issuers import LAWS, Said, act_status, said_of
from kg.model import Entity, Status

_CHAIRMAN = "chủ tịch "


def find(analysis: Analysis) -> None:
    """State issuers, signers, days and subjects of the documents of a text."""
    short_issuers.find(analysis)
    said: dict[Entity, list[Said]] = defaultdict(list)
    mentions: dict[Entity, list[DocumentMention]] = defaultdict(list)
    for index, mention in enumerate(analysis.documents):
        mentions[mention.entity].append(mention)
        said[mention.entity].extend(said_of(analysis, index))
    main = analysis.main.entity if analysis.main else None
    framed = {s.predicate for s in analysis.statements if s.subject == main}
    for entity, named in mentions.items():
        status = _status(analysis, named, said[entity])
        if status is not Status.ASSERTED:
            analysis.unissued[entity] = status
        done = framed if entity == main else set()
        issues = _issuers(analysis, named, said[entity])
        if "eli:passed_by" not in done:
            for issue in issues:
                analysis.state(entity, "eli:passed_by", issue.body, (issue.start, issue.end), issue.rule, status=status)
        if "eli:date_document" not in done:
            issue_dates.state(analysis, entity, named, [issue.body for issue in issues], status)
        if "dcterms:title" not in done:
            subject_matter.state(analysis, entity, named, said[entity])
    listed.find(analysis)


def _status(analysis: Analysis, mentions: Sequence[DocumentMention], said: Sequence[Said]) -> Status:
    """Whether a text takes a document as issued: it does where it names it without proposing or denying the act."""
    if _is_draft(analysis, mentions, said):
        return Status.PROPOSED
    acts = list(takewhile(lambda act: act is not Status.ASSERTED, (act_status(analysis, m) for m in mentions)))
    if len(acts) < len(mentions):
        return Status.ASSERTED
    denied = all(act is Status.DENIED for act in acts)
    return acts[0] if denied or not (said or any(m.date for m in mentions)) else Status.ASSERTED


def _is_draft(analysis: Analysis, mentions: Sequence[DocumentMention], said: Sequence[Said]) -> bool:
    """Whether a document is still a draft: named as one or not passed yet, and never with its number, day or issuer."""
    issued = any(s.rule in ("issuance.active", "issuance.passive") for s in said)
    if issued or any(m.symbol or m.date for m in mentions):
        return False
    return any(m.draft or (m.type in LAWS and act_status(analysis, m) is not Status.ASSERTED) for m in mentions)


def _issuers(analysis: Analysis, mentions: Sequence[DocumentMention], said: Sequence[Said]) -> Sequence[Said]:
    """The issuers of a document: by its symbol where that is unambiguous, else as the text says."""
    first = mentions[0]
    by_symbol = list(_by_symbol(analysis, first, said))
    if by_symbol:
        return [Said(body, first.start, first.end, "issuance.symbol") for body in by_symbol]
    if _is_treaty(analysis, first):
        return []
    if said and (first.type not in LAWS or any(s.body.label.startswith("Quốc hội") for s in said)):
        return _agreed(said)
    if first.type in LAWS:
        return [Said(resolve.body_entity("Quốc hội", analysis.lexicon), first.start, first.end, "issuance.law")]
    return []


def _is_treaty(analysis: Analysis, mention: DocumentMention) -> bool:
    """Whether a document is a treaty: its parties conclude it, and do not issue it."""
    entry = analysis.lexicon.named("DocumentType", mention.type)
    return entry is not None and entry.fact("naming") == "treaty"


def _agreed(said: Sequence[Said]) -> Sequence[Said]:
    """What the text says most often, and first: the bodies of one place together, since issuers may be joint."""
    places: dict[int, list[Said]] = defaultdict(list)
    for issue in said:
        places[issue.end if issue.rule == "issuance.active" else issue.start].append(issue)
    votes = Counter(frozenset(issue.body for issue in issues) for issues in places.values())
    most = max(votes.values())
    tied = [bodies for bodies, count in votes.items() if count == most]
    widest = max(tied, key=len)
    chosen = widest if all(bodies <= widest for bodies in tied) else tied[0]
    return next(issues for issues in places.values() if frozenset(issue.body for issue in issues) == chosen)


def _by_symbol(analysis: Analysis, mention: DocumentMention, said: Sequence[Said]) -> Iterator[Entity]:
    known = codes(analysis.lexicon)
    symbol = next(symbols_in(mention.symbol, known), None) if mention.symbol else None
    if symbol is None:
        return
    joint = [i for code in symbol.codes[1:] if (i := known.issuers.get(code)) and i.fact("issuer")]
    last = known.issuer(symbol)
    for issuer in joint if len(joint) > 1 else [last] if last else []:
        if issuer.fact("issuer"):
            yield _listed_body(analysis, issuer.fact("issuer"))
        elif issuer.fact("organ") and not said:
            yield from _local_issuer(analysis, issuer.fact("organ"), symbol, mention)


def _listed_body(analysis: Analysis, iri: str) -> Entity:
    entry = analysis.lexicon.entries[iri]
    return Entity("body", entry.key, entry.label)


def _local_issuer(analysis: Analysis, organ: str, symbol: Symbol, mention: DocumentMention) -> Iterator[Entity]:
    """The council or committee whose symbol it is: that of the text itself, or of the place the text is about."""
    main = analysis.main
    if main and main.symbol.endswith(symbol.letters):
        own = [s.object for s in analysis.statements if s.subject == main.entity and s.predicate == "eli:passed_by"]
        yield from (body for body in own[:1] if isinstance(body, Entity))
        if own:
            return
    sentence = analysis.sentence_at(mention.start)
    before = within(analysis.bodies, sentence.start, mention.start) if sentence else []
    named = next((b.entity for b in reversed(before) if b.entity.label.startswith(organ)), None)
    if named:
        yield named
        return
    place = (_chaired(analysis, sentence.start, mention.start) if sentence else None) or analysis.focus
    if place:
        yield resolve.local_body(organ, place, analysis.lexicon)


def _chaired(analysis: Analysis, start: int, end: int) -> Entity | None:
    """The place whose chairman is named in a span: "Phó Chủ tịch thành phố Huế ký …"."""
    places = within(analysis.places, start, end)
    return next((p.entity for p in reversed(places) if analysis.lower.endswith(_CHAIRMAN, start, p.start)), None)
