"""Each shape with data that breaks it: a graph in which all is well, and one change to it at a time."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib import RDF, SH

from kg import ontology
from kg.errors import UsageError
from kg.graph import shapes
from kg.graph.terms import PREFIXES
from kg.graph.validate import Report, ValidationError, check, validate

SHAPES = rdflib.Namespace("https://w3id.org/vnpolicy/shapes#")
WELL = Path(__file__).with_name("well.ttl")
HEAD = "@base <https://w3id.org/vnpolicy/id/> .\n" + "".join(f"@prefix {p}: <{iri}> .\n" for p, iri in PREFIXES.items())

BROKEN = [
    # shape, what goes (subject and predicate), what comes instead
    ("sourceIdentifier", "<source/a.txt> dcterms:identifier", ""),
    ("sourceSha256", "<source/a.txt> schema:sha256", '<source/a.txt> schema:sha256 "abc" .'),
    ("sourceText", "<source/a.txt> schema:text", ""),
    ("sourceTitle", "", '<source/a.txt> dcterms:title "Tin khác" .'),
    ("sourceDate", "<source/a.txt> dcterms:date", '<source/a.txt> dcterms:date "13/1/2025" .'),
    ("sourceUrl", "<source/a.txt> schema:url", '<source/a.txt> schema:url "https://example.org/a" .'),
    ("sourceMainEntity", "", "<source/a.txt> schema:mainEntity <document/d2> ."),
    ("mentioned", "", "<source/a.txt> schema:mentions <role/r> ."),
    ("mentioning", "", "<document/d> schema:mentions <body/b> ."),
    ("mainEntity", "<source/a.txt> schema:mainEntity", "<source/a.txt> schema:mainEntity <body/b> ."),
    ("documentPrefLabel", "<document/d> skos:prefLabel", '<document/d> skos:prefLabel "Nghị quyết" .'),
    ("documentType", "<document/d> eli:type_document", "<document/d> eli:type_document <topic/c> ."),
    ("documentOneType", "", "<x> a kg:DocumentType . <document/d> eli:type_document <x> ."),
    ("documentIdLocal", "<document/d> eli:id_local", '<document/d> eli:id_local "57 - NQ/TW" .'),
    ("documentDateDocument", "<document/d> eli:date_document", '<document/d> eli:date_document "2024-12-22" .'),
    ("documentOneDay", "", '<document/d> eli:date_document "2024-12-22"^^xsd:date , "2024-12-25"^^xsd:date .'),
    ("documentFirstDateEntryInForce", "", '<document/d> eli:first_date_entry_in_force "ngày ký" .'),
    ("documentTitle", "<document/d> dcterms:title", '<document/d> dcterms:title "về đột phá" .'),
    ("issuer", "<document/d> eli:passed_by", "<document/d> eli:passed_by <person/p> ."),
    ("issued", "", "<person/p> eli:passed_by <body/b> ."),
    ("signer", "<document/d> kg:signedBy", "<document/d> kg:signedBy <body/b> ."),
    ("recipient", "<document/d> kg:recipient", "<document/d> kg:recipient <place/l> ."),
    ("referring", "", "<event/e> eli:based_on <document/d> ."),
    ("referredTo", "", "<document/d> eli:ensures_implementation_of <topic/c> ."),
    ("bodyPrefLabel", "<body/b2> skos:prefLabel", ""),
    ("bodySubOrganizationOf", "", "<body/b> org:subOrganizationOf <place/l> ."),
    ("bodyJurisdiction", "", "<body/b> eli:jurisdiction <body/b2> ."),
    ("bodyRenamedTo", "", "<body/b> kg:renamedTo <place/l> ."),
    ("bodyMergedInto", "", "<body/b> kg:mergedInto <place/l> ."),
    ("bodySplitInto", "", "<body/b> kg:splitInto <place/l> ."),
    ("hasParent", "", "<place/l> org:subOrganizationOf <body/b> ."),
    ("personPrefLabel", "<person/p> skos:prefLabel", ""),
    ("personName", "<person/p> foaf:name", '<person/p> foaf:name "?" .'),
    ("placePrefLabel", "<place/l2> skos:prefLabel", ""),
    ("placeWithin", "", "<place/l> kg:within <body/b> ."),
    ("placeMergedInto", "", "<place/l> kg:mergedInto <body/b> ."),
    ("placeSplitInto", "", "<place/l> kg:splitInto <body/b> ."),
    ("placeLevel", "<place/l> kg:level", '<place/l> kg:level "tỉnh" .'),
    ("rolePrefLabel", "<role/r> skos:prefLabel", ""),
    ("topicPrefLabel", "<topic/c> skos:prefLabel", ""),
    ("topicBroader", "", "<topic/c> skos:broader <role/r> ."),
    ("isAbout", "", "<document/d> eli:is_about <body/b> ."),
    ("documentTypePrefLabel", "<document-type/nghị-quyết> skos:prefLabel", ""),
    ("prefLabel", "", '<body/b> skos:prefLabel "Bộ chính trị"@vi .'),
    ("tenureMember", "<tenure/n> org:member", "<tenure/n> org:member <body/b> ."),
    ("tenureRole", "<tenure/n> org:role", "<tenure/n> org:role <topic/c> ."),
    ("tenureOrganization", "<tenure/n> org:organization", "<tenure/n> org:organization <place/l> ."),
    ("tenureHasMember", "<tenure/n> org:member", ""),
    ("tenureHasRole", "<tenure/n> org:role", ""),
    ("tenureHasOrganization", "<tenure/n> org:organization", ""),
    ("tenureAttestedOn", "<tenure/n> kg:attestedOn", '<tenure/n> kg:attestedOn "2025-01-13" .'),
    ("tenureFormer", "<tenure/n> kg:former", '<tenure/n> kg:former "có" .'),
    ("tenureSince", "<tenure/n> kg:since", '<tenure/n> kg:since "2024-08" .'),
    ("tenureUntil", "<tenure/n> kg:until", '<tenure/n> kg:until "2026" .'),
    ("tenureAppointedBy", "<tenure/n> kg:appointedBy", "<tenure/n> kg:appointedBy <person/p> ."),
    ("holder", "", "<event/e> org:member <person/p> ."),
    ("targetIndicator", "<target/t> kg:indicator", '<target/t> kg:indicator "kinh tế số" .'),
    ("targetMeasures", "", "<target/t> kg:measures <topic/c> ."),
    ("indicatorPrefLabel", "<indicator/i> skos:prefLabel", ""),
    ("indicatorTopic", "", "<indicator/i> skos:related <role/r> ."),
    ("targetComparator", "<target/t> kg:comparator", '<target/t> kg:comparator "từ" .'),
    ("targetValue", "<target/t> kg:value", "<target/t> kg:value 30 ."),
    ("targetValueOrder", "<target/t> kg:value", "<target/t> kg:value 40.0 ."),
    ("targetValueTo", "", "<target/t> kg:valueTo 36.0 ."),
    ("targetUnit", "", '<target/t> kg:unit "km" .'),
    ("targetPer", "", '<target/t> kg:per "tháng" .'),
    ("targetDeadline", "<target/t> kg:deadline", '<target/t> kg:deadline "năm 2030" .'),
    ("targetOwner", "", "<target/t> kg:owner <event/e> ."),
    ("targetStatus", "<target/t> kg:status", '<target/t> kg:status "asserted" .'),
    ("Target", "<target/t> kg:comparator", '<target/t> kg:comparator ">=" .'),
    ("setTarget", "", "<document/d> kg:setsTarget <event/e> ."),
    ("eventKind", "", '<event/e> kg:eventKind "hội thảo" .'),
    ("eventHasKind", "<event/e> kg:eventKind", ""),
    ("eventStartDate", "<event/e> schema:startDate", '<event/e> schema:startDate "13-1-2025" .'),
    ("eventEndDate", "<event/e> schema:endDate", '<event/e> schema:endDate "14-1-2025" .'),
    ("eventLocation", "<event/e> schema:location", '<event/e> schema:location "Hà Nội" .'),
    ("participant", "", "<event/e> schema:attendee <place/l> ."),
    ("occasion", "", "<document/d> schema:attendee <person/p> ."),
    ("utteranceSpeaker", "<utterance/u> kg:speaker", "<utterance/u> kg:speaker <place/l> ."),
    ("utteranceQuote", "<utterance/u> kg:quote", ""),
    ("utteranceAbout", "", "<utterance/u> schema:about <role/r> ."),
    (
        "statementSubject",
        "<statement/1> rdf:subject",
        '<statement/1> rdf:subject "Tô Lâm" . <s> rdf:subject <tenure/n> .',
    ),
    ("statementPredicate", "<statement/1> rdf:predicate", ""),
    ("statementObject", "", "<statement/1> rdf:object <body/b> ."),
    ("statementSource", "<statement/1> prov:wasDerivedFrom", "<statement/1> prov:wasDerivedFrom <document/d> ."),
    ("statementExact", "<statement/1> oa:exact", '<statement/1> oa:exact "" .'),
    ("statementStart", "<statement/1> oa:start", "<statement/1> oa:start 18 ."),
    ("statementEnd", "<statement/1> oa:end", ""),
    ("statementRule", "<statement/1> kg:rule", '<statement/1> kg:rule "hai từ" .'),
    ("statementConfidence", "<statement/1> kg:confidence", "<statement/1> kg:confidence 95.0 ."),
    ("statementStatus", "<statement/1> kg:status", '<statement/1> kg:status "maybe" .'),
    ("statementRepaired", "", '<statement/1> kg:repaired "" .'),
    ("congressSince", "", "<congress/13> a kg:PartyCongress ."),
    ("statementInPart", "", '<statement/1> kg:inPart "yes" .'),
    ("evidence", "<statement/3> rdf:subject", ""),
    ("lawDocumentType", "", "<document/luật> kg:documentType <x> . <x> a kg:DocumentType ."),
    ("enactmentIdLocal", "<enactment/a> eli:id_local", ""),
    ("enactmentDateDocument", "<enactment/a> eli:date_document", '<enactment/a> eli:date_document "2024"^^xsd:gYear .'),
    ("enactmentLaw", "", "<enactment/a> kg:enacts <document/d> ."),
    ("symbolNotation", "<symbol/CP> skos:notation", '<symbol/CP> skos:notation "C P" .'),
    ("symbolBody", "", "<symbol/CP> kg:issuer <person/p> ."),
    ("symbolLevel", "<symbol/CP> kg:level", '<symbol/CP> kg:level "province" .'),
    ("ruleNotation", "<rule/x.y> skos:notation", ""),
    ("ruleConfidence", "<rule/x.y> kg:confidence", "<rule/x.y> kg:confidence 0.0 ."),
    ("unitNotation", "<unit/km> skos:notation", ""),
    ("unitForm", "<unit/km> kg:form", ""),
    ("unitDimension", "<unit/km> kg:dimension", '<unit/km> kg:dimension "length" .'),
    ("officeRole", "<office/o> kg:role", "<office/o> kg:role <topic/c> ."),
    ("Office", "<office/o> kg:impliedBody", ""),
    ("lexiconLabel", "<field/f> skos:prefLabel", ""),
    ("contextWordForm", "<office-modifier/m> kg:form", ""),
    ("countrySign", "<country-sign/s> kg:country", "<country-sign/s> kg:country <place/l> ."),
    ("countryIsoCode", "<place/l2> kg:isoCode", '<place/l2> kg:isoCode "Việt" .'),
    ("documentTypeSystem", "", '<document-type/nghị-quyết> kg:system "nhà nước" .'),
    ("documentTypeIssuer", "", "<document-type/nghị-quyết> kg:allowedIssuer <person/p> ."),
    ("symbolSuggests", "", "<symbol/TU> kg:suggests <place/l> ."),
    ("SymbolIssuer", "<symbol/TU> kg:suggests", ""),
    ("roleLevel", "<role/r> kg:level", '<role/r> kg:level "region" .'),
    ("bodyKindShape", "<body-kind/k> kg:shape", ""),
    ("fieldUse", "<field/f> kg:use", '<field/f> kg:use "sở" .'),
    ("placeLevelLevel", "<place-level/p> kg:level", '<place-level/p> kg:level "tỉnh" .'),
    ("partyCommitteeOrgan", "<party-committee/p> kg:organ", ""),
    ("eventKindFamily", "<event-kind/e> kg:family", '<event-kind/e> kg:family "party" .'),
    ("comparatorNotation", "<comparator/c> skos:notation", '<comparator/c> skos:notation "≥" .'),
    ("relativeDateUnit", "<relative-date/d> kg:unit", '<relative-date/d> kg:unit "week" .'),
    ("relativeDateShift", "<relative-date/d> kg:shift", '<relative-date/d> kg:shift "hôm qua" .'),
    ("scaleFactor", "<scale/s> kg:factor", "<scale/s> kg:factor 0.5 ."),
    ("scaleForm", "<scale/s> kg:form", ""),
    ("unitBase", "<unit/km> kg:baseUnit", "<unit/km> kg:baseUnit <scale/s> ."),
    ("unitFactor", "<unit/km> kg:factor", ""),
    ("referenceRelation", "<trigger/r> kg:relation", '<trigger/r> kg:relation "eli:cites" .'),
    ("eventRelation", "<event-verb/v> kg:relation", '<event-verb/v> kg:relation "dự" .'),
    ("speechMode", "<speech-verb/v> kg:mode", ""),
    ("cueStatus", "<status-cue/c> kg:status", '<status-cue/c> kg:status "set" .'),
    ("cueScope", "<status-cue/c> kg:scope", '<status-cue/c> kg:scope "text" .'),
    ("goalReach", "<goal-marker/g> kg:goal", '<goal-marker/g> kg:goal "all" .'),
    ("tenureEffect", "<trigger/t> kg:effect", ""),
    ("modifierEffect", "<office-modifier/m> kg:effect", '<office-modifier/m> kg:effect "cựu" .'),
    ("triggerVoice", "<trigger/r> kg:voice", '<trigger/r> kg:voice "bị động" .'),
    ("triggerPolarity", "<trigger/t> kg:polarity", ""),
    ("furnitureEffect", "<furniture/f> kg:effect", '<furniture/f> kg:effect "starts" .'),
    ("openerWords", "<opener/o> kg:words", ""),
    ("columnForm", "<column/c> kg:form", ""),
    ("columnHolds", "<column/c> kg:column", ""),
    ("shortIssuer", "<trigger/s> kg:issuer", "<trigger/s> kg:issuer <place/l> ."),
]


@pytest.fixture(scope="module")
def policy() -> rdflib.Graph:
    """What the ontology says of classes, so that a law is known to be a document."""
    return rdflib.Graph().parse(ontology.folder() / "policy.ttl")


def graph(policy: rdflib.Graph, without: str = "", added: str = "") -> rdflib.Graph:
    """The graph in which all is well, less the values of one property, with triples added."""
    data = policy + rdflib.Graph().parse(WELL)
    if without:
        ((subject, predicate, _),) = rdflib.Graph().parse(data=f"{HEAD}{without} <x> .", format="turtle")
        assert (subject, predicate, None) in data
        data.remove((subject, predicate, None))
    return data.parse(data=HEAD + added, format="turtle")


def broken(report: Report) -> set[str]:
    return {finding.shape.removeprefix(SHAPES) for finding in report.findings}


def named_shapes() -> dict[str, rdflib.term.Node]:
    return {name.removeprefix(SHAPES): rdflib.URIRef(name) for name in shapes.names()}


def test_a_graph_in_which_all_is_well_conforms(policy: rdflib.Graph) -> None:
    report = check(graph(policy))
    assert report.findings == []
    assert report.conforms


@pytest.mark.parametrize(("shape", "without", "added"), BROKEN, ids=[row[0] for row in BROKEN])
def test_data_that_breaks_a_shape_is_found(policy: rdflib.Graph, shape: str, without: str, added: str) -> None:
    report = check(graph(policy, without, added))
    assert shape in broken(report)
    assert report.conforms == all(finding.warning for finding in report.findings)


def test_every_shape_is_broken_by_some_data() -> None:
    assert {row[0] for row in BROKEN} == set(named_shapes())


def test_every_class_has_a_shape(policy: rdflib.Graph) -> None:
    """Of its own, or of a class above it."""
    targets = set(shapes.load().objects(None, SH.targetClass))
    classes = {c for c in policy.subjects(RDF.type, rdflib.OWL.Class) if str(c).startswith(ontology.KG)}
    assert len(classes) > 100
    assert {c for c in classes if not targets & set(policy.transitive_objects(c, rdflib.RDFS.subClassOf))} == set()


def test_every_shape_says_what_is_wrong_in_both_languages() -> None:
    for node in named_shapes().values():
        assert {m.language for m in shapes.load().objects(node, SH.message)} == {"vi", "en"}, node


def test_shapes_speak_of_terms_that_exist(policy: rdflib.Graph) -> None:
    used = {t for triple in shapes.load() for t in triple if str(t).startswith(ontology.KG)}
    assert used
    assert {str(t) for t in used} <= {str(s) for s in policy.subjects()}


def test_a_store_is_checked_as_a_whole_and_the_report_can_be_kept(policy: rdflib.Graph, tmp_path: Path) -> None:
    store = ox.Store()
    data = graph(policy, "<person/p> foaf:name")
    store.bulk_load(data.serialize(format="nt", encoding="utf-8"), ox.RdfFormat.N_TRIPLES)
    report = validate(store)
    assert not report.conforms
    (finding,) = report.findings
    assert (finding.shape, finding.focus) == (str(SHAPES.personName), ontology.ID + "person/p")
    assert set(finding.message) == {"vi", "en"}
    report.save(tmp_path / "report.ttl")
    kept = rdflib.Graph().parse(tmp_path / "report.ttl")
    (result,) = kept.subjects(RDF.type, SH.ValidationResult)
    assert kept.value(result, SH.sourceShape) == SHAPES.personName
    with pytest.raises(UsageError):
        report.save(tmp_path)


@pytest.fixture
def stored(policy: rdflib.Graph, tmp_path: Path) -> tuple[ox.Store, Path]:
    """A store on disk in which two things are wrong, and where it is."""
    data = graph(policy, "<person/p> foaf:name", "<document/d> eli:passed_by <person/p> .")
    writer = ox.Store(str(tmp_path / "store"))
    writer.bulk_load(data.serialize(format="nt", encoding="utf-8"), ox.RdfFormat.N_TRIPLES)
    writer.flush()
    del writer
    return ox.Store.read_only(str(tmp_path / "store")), tmp_path / "store"


def test_several_processes_find_what_one_does(
    stored: tuple[ox.Store, Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    alone = validate(stored[0])
    monkeypatch.setattr("kg.graph.validate.ALONE", 0)
    together = validate(*stored, jobs=3)
    assert together.findings == alone.findings
    assert {"personName", "issuer"} <= broken(together)
    assert together.conforms is alone.conforms is False
    together.save(tmp_path / "report.ttl")
    report = rdflib.Graph().parse(tmp_path / "report.ttl")
    (whole,) = report.subjects(RDF.type, SH.ValidationReport)
    assert len(list(report.objects(whole, SH.result))) == len(together.findings)


def test_a_process_that_fails_is_an_error_and_not_a_graph_that_conforms(
    stored: tuple[ox.Store, Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("kg.graph.validate.ALONE", 0)
    with pytest.raises(ValidationError, match="the validation failed"):
        validate(stored[0], tmp_path / "elsewhere", jobs=2)


def test_parts_hold_every_shape_once_and_take_about_the_same_time() -> None:
    triples = dict.fromkeys(shapes.properties(shapes.names()), 1000)
    parts = shapes.parts(2, triples)
    assert sorted(shape for part in parts for shape in part) == shapes.names()
    work = [len(shapes.properties(part)) for part in parts]
    assert max(work) < 2 * min(work)
    assert shapes.parts(500, triples)
    assert all(part for part in shapes.parts(500, triples))


def test_shapes_look_only_at_the_properties_that_they_name() -> None:
    assert not list(shapes.far_reaching())


def test_without_the_engine_the_message_names_the_extra(policy: rdflib.Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.graph.validate.find_spec", lambda name: None)
    with pytest.raises(ValidationError, match=r"vnpolicy-kg\[validate\]"):
        check(graph(policy))
