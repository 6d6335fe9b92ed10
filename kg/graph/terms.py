"""The vocabulary in use: prefixes, what a CURIE stands for, and the class of each kind of entity."""

from __future__ import annotations

from functools import lru_cache

from kg.ontology import ID, KG

PREFIXES = {
    "kg": KG,
    "kgid": ID,
    "eli": "http://data.europa.eu/eli/ontology#",
    "org": "http://www.w3.org/ns/org#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "schema": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

CLASSES = {
    "source": ("kg:Source",),
    "document": ("kg:Document",),
    "body": ("kg:Body",),
    "person": ("kg:Person",),
    "place": ("kg:Place",),
    "role": ("kg:Role",),
    "tenure": ("kg:Tenure",),
    "target": ("kg:Target",),
    "event": ("kg:Event", "schema:Event"),
    "topic": ("kg:Topic",),
    "indicator": ("kg:IndicatorConcept",),
    "utterance": ("kg:Utterance",),
    "document-type": ("kg:DocumentType",),
}
"""The classes that an entity of each kind is stated to have."""

SOURCES = ID + "source/"
"""What the names of all graphs begin with that hold what was read from one source."""
IDENTITY = ID + "identity"
"""The graph that says what things were called in sources that are settled otherwise."""
LEXICON = ID + "lexicon"
"""The graph of background knowledge: the ontology and the lexicon."""


@lru_cache(maxsize=1024)
def expand(curie: str) -> str:
    """The IRI that a CURIE stands for. Raises KeyError for an unknown prefix."""
    prefix, _, local = curie.partition(":")
    return PREFIXES[prefix] + local


def compact(iri: str) -> str:
    """An IRI as a CURIE where a prefix fits and the rest is a plain name, else as it is."""
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and iri[len(namespace) :].replace("_", "").replace("-", "").isalnum():
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri
