"""The ontology as an OWL file, the lexicon files, and the code that uses them: whether they agree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import owlrl
import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SKOS, URIRef

import kg
from kg import ontology
from kg.graph.terms import CLASSES, PREFIXES
from kg.ontology import Entry, Lexicon

ROOT = Path(__file__).parents[1]
OWN = ontology.KG
EXTERNAL = {
    "http://data.europa.eu/eli/ontology#": {
        "AdministrativeArea", "Agent", "LegalResource", "ResourceType", "amends", "based_on", "cites", "date_document",
        "date_no_longer_in_force", "ensures_implementation_of", "first_date_entry_in_force", "id_local", "is_about",
        "jurisdiction", "passed_by", "repeals", "type_document",
    },
    "http://www.w3.org/ns/org#": {
        "ChangeEvent", "Membership", "Organization", "Post", "Role", "changedBy", "member", "organization",
        "originalOrganization", "resultedFrom", "resultingOrganization", "role", "subOrganizationOf",
    },
    "http://xmlns.com/foaf/0.1/": {"Person", "name"},
    "http://www.w3.org/ns/prov#": {
        "Activity", "Entity", "Plan", "SoftwareAgent", "endedAtTime", "startedAtTime", "used", "wasAssociatedWith",
        "wasAttributedTo", "wasDerivedFrom",
    },
    "http://www.w3.org/ns/oa#": {"TextPositionSelector", "TextQuoteSelector", "end", "exact", "start"},
    "https://schema.org/": {
        "AdministrativeArea", "Country", "CreativeWork", "Event", "Legislation", "Organization", "Person",
        "QuantitativeValue", "Quotation",
        "about", "attendee", "containedInPlace", "domainIncludes", "endDate", "identifier", "location", "mainEntity",
        "maxValue", "mentions", "organizer", "performer", "rangeIncludes", "recipient", "sameAs", "sha256",
        "softwareVersion", "spokenByCharacter", "startDate",
        "text", "unitText", "url", "value",
    },
    "http://www.w3.org/2004/02/skos/core#": {
        "Concept", "altLabel", "broader", "closeMatch", "definition", "exactMatch", "hiddenLabel", "inScheme",
        "notation",
        "prefLabel", "related",
    },
    "http://purl.org/dc/terms/": {
        "contributor", "creator", "date", "description", "format", "identifier", "isReplacedBy", "license", "publisher",
        "replaces", "title",
    },
    "http://purl.org/linked-data/cube#": {"Observation"},
    "http://www.w3.org/2006/time#": {"hasBeginning", "hasEnd"},
    "http://purl.org/vocab/vann/": {"preferredNamespacePrefix", "preferredNamespaceUri"},
    "http://www.w3.org/ns/shacl#": {
        "IRI", "NodeShape", "PropertyShape", "Warning", "alternativePath", "class", "datatype", "hasValue", "in",
        "inversePath", "lessThan", "maxCount", "maxInclusive", "message", "minCount", "minExclusive", "minInclusive",
        "minLength", "node", "nodeKind", "not", "or", "path", "pattern", "property", "qualifiedMaxCount",
        "qualifiedValueShape", "severity", "targetClass",
        "targetObjectsOf", "targetSubjectsOf", "uniqueLang",
    },
    "http://www.w3.org/2002/07/owl#": {
        "AllDisjointClasses", "AnnotationProperty", "Class", "DatatypeProperty", "ObjectProperty", "Ontology",
        "disjointWith", "equivalentClass", "members", "sameAs", "versionIRI", "versionInfo",
    },
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": {
        "Statement", "first", "langString", "nil", "object", "predicate", "reifies", "rest", "subject", "type",
    },
    "http://www.w3.org/2000/01/rdf-schema#": {"comment", "domain", "label", "range", "subClassOf", "subPropertyOf"},
    "http://www.w3.org/2001/XMLSchema#": {
        "anyURI", "boolean", "date", "dateTime", "decimal", "gYear", "gYearMonth", "integer", "string",
    },
}  # fmt: skip
"""Every term of other vocabularies that is in use, each looked up in its vocabulary."""
COPIES = {
    str(copy): copy
    for copy in (
        rdflib.ORG, rdflib.FOAF, rdflib.PROV, rdflib.SDO, rdflib.SKOS, rdflib.DCTERMS, rdflib.TIME, rdflib.VANN,
        rdflib.QB, rdflib.SH, rdflib.OWL, rdflib.RDF, rdflib.RDFS, rdflib.XSD,
    )
}  # fmt: skip
"""Vocabularies of which rdflib carries a copy."""
WIKIDATA = "http://www.wikidata.org/entity/"
NEWER = {"reifies"}
"""Terms of RDF 1.2, of which rdflib carries version 1.1."""
PROPER_NAMES = {"Body", "Law", "NamedDocument", "Enactment", "SymbolIssuer"}
"""Classes whose entries are names: they have an English one only where one is established."""


def entry(kind: str, *names: str) -> Entry:
    return Entry(ontology.ID + f"{kind.lower()}/{names[0]}", kind, names[0], names)


def lexicon_files() -> list[Path]:
    return sorted((ontology.folder() / "lexicon").glob("*.ttl"))


@pytest.fixture(scope="module")
def policy() -> rdflib.Graph:
    return rdflib.Graph().parse(ontology.folder() / "policy.ttl")


@pytest.fixture(scope="module")
def files() -> dict[Path, rdflib.Graph]:
    """Every Turtle file of the ontology."""
    return {file: rdflib.Graph().parse(file) for file in sorted(ontology.folder().rglob("*.ttl"))}


@pytest.fixture(scope="module")
def in_code() -> set[str]:
    """The IRIs of all terms that code and queries name with a prefix."""
    sources = [*(ROOT / "kg").rglob("*.py"), *(ROOT / "kg").rglob("*.rq")]
    curie = re.compile(rf"(?<![\w:/?])({'|'.join(PREFIXES)}):([A-Za-z]\w*)(?![\w:/])")
    found = {match.groups() for file in sources for match in curie.finditer(file.read_text("utf-8"))}
    return {PREFIXES[prefix] + local for prefix, local in found if prefix != "kgid"}


@pytest.fixture(scope="module")
def all_terms(files: dict[Path, rdflib.Graph], in_code: set[str]) -> set[str]:
    """Every IRI in use that is no entity, source or shape."""
    iris = {str(t) for graph in files.values() for triple in graph for t in triple if isinstance(t, URIRef)}
    ours = (ontology.ID, "https://w3id.org/vnpolicy/shapes", "https://w3id.org/vnpolicy/ontology/", WIKIDATA)
    apart = {"https://w3id.org/vnpolicy/ontology", "https://www.apache.org/licenses/LICENSE-2.0"}
    return {iri for iri in iris | in_code if not iri.startswith(ours)} - apart


def test_every_class_and_property_is_labelled_and_defined_in_both_languages(policy: rdflib.Graph) -> None:
    terms = {s for s in policy.subjects() if str(s).startswith(OWN)}
    assert len(terms) > 200
    for term in terms:
        for predicate in (RDFS.label, SKOS.definition):
            values = list(policy.objects(term, predicate))
            assert sorted(o.language for o in values) == ["en", "vi"], (term, predicate)


def test_labels_tell_terms_apart(policy: rdflib.Graph) -> None:
    for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty):
        for language in ("vi", "en"):
            labels = [
                str(o)
                for s in policy.subjects(RDF.type, kind)
                for o in policy.objects(s, RDFS.label)
                if o.language == language
            ]
            assert len(labels) == len(set(labels)), sorted({label for label in labels if labels.count(label) > 1})


def test_the_ontology_has_the_version_of_the_package(policy: rdflib.Graph) -> None:
    (head,) = policy.subjects(RDF.type, OWL.Ontology)
    assert str(policy.value(head, OWL.versionInfo)) == kg.__version__
    assert policy.value(head, OWL.versionIRI) == URIRef(f"{head}/{kg.__version__}")


def test_domains_ranges_and_alignments_lead_to_terms_that_exist(policy: rdflib.Graph) -> None:
    defined = set(policy.subjects(SKOS.definition))
    links = (RDFS.domain, RDFS.range, RDFS.subClassOf, RDFS.subPropertyOf, URIRef("https://schema.org/domainIncludes"))
    for predicate in links:
        for subject, value in policy.subject_objects(predicate):
            assert value in defined or not str(value).startswith(OWN), (subject, predicate, value)


def test_every_property_has_a_domain_and_a_range(policy: rdflib.Graph) -> None:
    kinds = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    properties = [p for kind in kinds for p in policy.subjects(RDF.type, kind)]
    assert len(properties) > 100
    for own, included in ((RDFS.domain, "domainIncludes"), (RDFS.range, "rangeIncludes")):
        both = (own, URIRef(f"https://schema.org/{included}"))
        assert [p for p in properties if not any(policy.value(p, q) for q in both)] == []


def test_lexicon_entries_have_only_the_properties_of_their_class(
    policy: rdflib.Graph, files: dict[Path, rdflib.Graph]
) -> None:
    """Where the ontology says which classes have a property, the lexicon keeps to it."""
    included = URIRef("https://schema.org/domainIncludes")
    lexicon = sum((graph for file, graph in files.items() if file.parent.name == "lexicon"), rdflib.Graph())
    wrong = []
    for subject, class_ in lexicon.subject_objects(RDF.type):
        above = set(policy.transitive_objects(class_, RDFS.subClassOf))
        for property_ in {p for p in lexicon.predicates(subject) if str(p).startswith(OWN)}:
            domain = {*policy.objects(property_, RDFS.domain), *policy.objects(property_, included)}
            if not domain & above:
                wrong.append((str(property_).removeprefix(OWN), str(class_).removeprefix(OWN)))
    assert set(wrong) == set()


def test_every_class_stands_below_a_standard_one(policy: rdflib.Graph) -> None:
    for term in policy.subjects(RDF.type, OWL.Class):
        above = set(policy.transitive_objects(term, RDFS.subClassOf)) | set(policy.objects(term, SKOS.closeMatch))
        above |= set(policy.objects(term, OWL.equivalentClass))
        assert any(not str(other).startswith(OWN) for other in above), term


def test_external_terms_are_spelled_as_their_vocabularies_spell_them(all_terms: set[str]) -> None:
    for term in (term for term in all_terms if not term.startswith(OWN)):
        namespace = next((n for n in EXTERNAL if term.startswith(n)), None)
        assert namespace, term
        assert term.removeprefix(namespace) in EXTERNAL[namespace], term


@pytest.mark.parametrize("namespace", COPIES)
def test_the_list_of_external_terms_agrees_with_the_copies_of_rdflib(namespace: str) -> None:
    for local in EXTERNAL[namespace] - NEWER:
        assert URIRef(namespace + local) in COPIES[namespace], local


def test_no_external_term_is_listed_for_nothing(all_terms: set[str]) -> None:
    assert {n + local for n, locals_ in EXTERNAL.items() for local in locals_} <= all_terms


def test_every_own_term_in_use_is_defined(files: dict[Path, rdflib.Graph], all_terms: set[str]) -> None:
    defined = {str(s) for graph in files.values() for s in graph.subjects(SKOS.definition)}
    assert {term for term in all_terms if term.startswith(OWN)} <= defined


def test_every_own_term_that_is_defined_is_in_use(files: dict[Path, rdflib.Graph], in_code: set[str]) -> None:
    stated = {c for curies in CLASSES.values() for c in curies}
    used = in_code | {PREFIXES["kg"] + curie.removeprefix("kg:") for curie in stated if curie.startswith("kg:")}
    for file, graph in files.items():
        for subject, predicate, value in graph:
            used |= {str(predicate), str(value)}
            if file.name != "policy.ttl":
                used.add(str(subject))
    defined = {str(s) for graph in files.values() for s in graph.subjects(SKOS.definition)}
    assert {term for term in defined if term.startswith(OWN)} <= used


@pytest.mark.parametrize("file", lexicon_files(), ids=lambda f: f.stem)
def test_every_entry_has_a_label_that_people_can_read(file: Path) -> None:
    graph = rdflib.Graph().parse(file)
    typed = {(s, str(t).removeprefix(OWN)) for s, t in graph.subject_objects(RDF.type) if str(t).startswith(OWN)}
    for subject, class_ in typed:
        languages = sorted(o.language for o in graph.objects(subject, SKOS.prefLabel))
        assert languages in (["en", "vi"], ["vi"]) if class_ in PROPER_NAMES else languages == ["en", "vi"], subject


def test_what_a_lexicon_file_speaks_of_is_an_entry_there_or_in_another() -> None:
    lexicon = rdflib.Graph()
    for file in lexicon_files():
        lexicon.parse(file)
    assert len(lexicon) > 1000
    named = {subject for subject in lexicon.subjects() if isinstance(subject, URIRef)}
    assert named <= set(lexicon.subjects(RDF.type))


def test_every_rule_has_a_confidence_between_0_and_1() -> None:
    rules = ontology.load().of("Rule")
    assert rules
    for rule in rules:
        assert 0 < float(rule.fact("confidence")) <= 1, rule.iri
        assert re.fullmatch(r"[\w.-]+", rule.fact("notation")), rule.iri
        assert rule.iri == f"{ontology.ID}rule/{rule.fact('notation')}"


def test_the_rules_of_the_code_are_those_of_the_lexicon() -> None:
    """A rule without an entry would fail while a text is read; an entry without a rule is never used."""
    code = "".join(file.read_text("utf-8") for file in (ROOT / "kg" / "extract").rglob("*.py"))
    code += "".join(file.read_text("utf-8") for file in (ROOT / "kg" / "identity").glob("*.py"))
    spelled = set(re.findall(r'"([a-z]+\.[\w.-]+)"', code))
    families = set(re.findall(r'f"([a-z]+\.){', code))
    rules = {rule.fact("notation") for rule in ontology.load().of("Rule")}
    assert {r for r in rules if r not in spelled and r.partition(".")[0] + "." not in families} == set()


def asked_for() -> Iterator[str]:
    """The classes whose hits the code asks for by name."""
    for file in (ROOT / "kg" / "extract").rglob("*.py"):
        for match in re.finditer(r'hits(?:\.get|_in)\(\s*"(\w+)"', file.read_text("utf-8")):
            yield match[1]


def test_what_the_code_asks_for_is_searched_for() -> None:
    assert set(asked_for()) <= ontology.searched()


def test_what_is_searched_for_is_asked_for() -> None:
    code = "".join(file.read_text("utf-8") for file in (ROOT / "kg" / "extract").rglob("*.py"))
    assert {kind for kind in ontology.searched() if f'"{kind}"' not in code} == set()


def test_labels_of_settings_are_not_taken_for_names() -> None:
    rule, body = entry("Rule", "Cơ quan ban hành văn kiện"), entry("Body", "Bộ Y tế")
    text = "Cơ quan ban hành văn kiện là Bộ Y tế"
    assert list(Lexicon([rule, body]).scan(text, text.lower())) == ["Body"]


@pytest.fixture(scope="module")
def closure(tmp_path_factory: pytest.TempPathFactory) -> rdflib.Graph:
    """The OWL RL closure of a graph of the example articles, without the names that no axiom speaks of."""
    with kg.build([ROOT / "examples" / "articles"], tmp_path_factory.mktemp("owl") / "graph", jobs=1) as built:
        data = built.rdflib()
        graph = rdflib.Graph()
        silent = {SKOS.altLabel, SKOS.hiddenLabel, URIRef(OWN + "form")}
        for triple in data.triples((None, None, None)):
            if triple[1] not in silent:
                graph.add(triple)
    expand(graph)
    return graph


def expand(graph: rdflib.Graph) -> None:
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics, axiomatic_triples=False, datatype_axioms=False).expand(graph)


def contradictions(graph: rdflib.Graph) -> list[str]:
    return [str(o) for o in graph.objects(None, URIRef("http://www.daml.org/2002/03/agents/agent-ont#error"))]


def test_a_built_graph_is_consistent_under_owl_rl(closure: rdflib.Graph) -> None:
    assert contradictions(closure) == []
    bodies = set(closure.subjects(RDF.type, URIRef(OWN + "Body")))
    assert bodies
    assert bodies <= set(closure.subjects(RDF.type, rdflib.ORG.Organization))


def test_a_contradiction_would_be_seen(policy: rdflib.Graph) -> None:
    graph = rdflib.Graph() + policy
    thing = URIRef(ontology.ID + "person/x")
    graph.add((thing, RDF.type, URIRef(OWN + "Person")))
    graph.add((URIRef(ontology.ID + "document/x"), URIRef(OWN + "recipient"), thing))
    expand(graph)
    assert contradictions(graph)


def test_names_are_found_as_whole_words_in_any_case_and_tone_placement() -> None:
    lexicon = Lexicon([entry("Body", "Ủy ban Dân tộc"), entry("Office", "Bí thư")])
    text = "Bí thư và ủy ban dân tộc; Bí thưx"
    hits = lexicon.scan(text, text.lower())
    assert [(h.start, h.end) for h in hits["Office"]] == [(0, 6)]
    assert [(h.start, h.end) for h in hits["Body"]] == [(10, 24)]
    assert lexicon.named("Body", "Uỷ  ban dân tộc") is not None


def test_abbreviations_are_found_only_in_capitals() -> None:
    lexicon = Lexicon([entry("Body", "TW")])
    assert lexicon.scan("TW", "tw")["Body"]
    assert not lexicon.scan("tw", "tw")


def test_of_overlapping_names_of_a_class_the_longest_wins() -> None:
    lexicon = Lexicon([entry("Body", "Bộ Công"), entry("Body", "Bộ Công Thương"), entry("Place", "Công Thương")])
    text = "Bộ Công Thương"
    hits = lexicon.scan(text, text.lower())
    assert [h.entry.label for h in hits["Body"]] == ["Bộ Công Thương"]
    assert len(hits["Place"]) == 1


def test_diacritics_are_never_merged() -> None:
    lexicon = Lexicon([entry("Surname", "Hà"), entry("Surname", "Hạ")])
    assert lexicon.named("Surname", "Hạ") is not lexicon.named("Surname", "Hà")
