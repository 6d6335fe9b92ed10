"""Sample texts with hand-made statements, so that tests of graphs do not lean on extraction."""

from __future__ import annotations

from kg.model import Entity, Evidence, Literal, Source, Span, Statement, Status

DECREE = Entity(
    "document", "52-nq-tw/2019", "Nghị quyết 52-NQ/TW", ("52-NQ/TW", "Nghị quyết 52"),
    (("eli:id_local", Literal("52-NQ/TW")),),
)  # fmt: skip
LOCAL = Entity("document", "hải-phòng/03-nq-tu", "Nghị quyết 03-NQ/TU", ("03-NQ/TU",))
POLITBURO = Entity("body", "bộ-chính-trị", "Bộ Chính trị")
CITY = Entity("body", "thành-ủy-hải-phòng", "Thành ủy Hải Phòng", ("Thành uỷ Hải Phòng",))
PERSON = Entity("person", "trần-văn-hòa", "Trần Văn Hòa")
ROLE = Entity("role", "bí-thư", "Bí thư")
TENURE = Entity("tenure", "trần-văn-hòa/bí-thư/thành-ủy-hải-phòng/2022", "Trần Văn Hòa, Bí thư Thành ủy Hải Phòng")

TEXTS = {
    "tin/một.txt": 'Bộ Chính trị ban hành Nghị quyết 52-NQ/TW ngày 27-9-2019.\nĐồng chí nói: "Phải làm".\n',
    "tin/hai.txt": "Thành ủy Hải Phòng ban hành Nghị quyết 03-NQ/TU triển khai Nghị quyết 52-NQ/TW.\n"
    "Bí thư Thành ủy Hải Phòng Trần Văn Hòa chủ trì. Có ý kiến đề nghị thay thế Nghị quyết 52-NQ/TW.\n",
}


def source(identifier: str, text: str | None = None) -> Source:
    text = TEXTS[identifier] if text is None else text
    return Source(identifier, text, (Span(0, len(text)),), title=f"Tin {identifier}", date="2022-08-09")


def says(
    of: Source,
    subject: Entity,
    predicate: str,
    object_: Entity | Literal,
    words: str,
    rule: str = "test.rule",
    confidence: float = 0.9,
    status: Status = Status.ASSERTED,
) -> Statement:
    """A statement whose evidence is the first place where `words` stand."""
    start = of.text.index(words)
    return Statement(subject, predicate, object_, Evidence(start, start + len(words), words), rule, confidence, status)


def statements(of: Source, _lexicon: object = None) -> list[Statement]:
    """What the sample texts state."""
    itself = Entity("source", of.identifier, of.title)
    if of.identifier == "tin/một.txt":
        return [
            says(of, DECREE, "eli:passed_by", POLITBURO, "Bộ Chính trị ban hành Nghị quyết 52-NQ/TW"),
            says(of, DECREE, "eli:date_document", Literal("2019-09-27", "xsd:date"), "ngày 27-9-2019"),
            says(of, itself, "schema:mentions", DECREE, "Nghị quyết 52-NQ/TW"),
        ]
    if of.identifier == "tin/hai.txt":
        return [
            says(of, LOCAL, "eli:passed_by", CITY, "Thành ủy Hải Phòng ban hành Nghị quyết 03-NQ/TU"),
            says(of, LOCAL, "eli:ensures_implementation_of", DECREE, "03-NQ/TU triển khai Nghị quyết 52-NQ/TW"),
            says(of, TENURE, "org:member", PERSON, "Bí thư Thành ủy Hải Phòng Trần Văn Hòa"),
            says(of, TENURE, "org:role", ROLE, "Bí thư Thành ủy Hải Phòng Trần Văn Hòa"),
            says(of, TENURE, "org:organization", CITY, "Bí thư Thành ủy Hải Phòng Trần Văn Hòa"),
            says(of, itself, "schema:mentions", PERSON, "Trần Văn Hòa"),
            says(of, LOCAL, "dcterms:replaces", DECREE, "đề nghị thay thế Nghị quyết 52-NQ/TW", status=Status.PROPOSED),
        ]
    return []
