"""The graph of the example articles, and one written by hand that holds all that the kinds of view show."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pyoxigraph as ox
import pytest

import kg
from kg.graph.knowledge_graph import KnowledgeGraph
from tests.views.conftest import EXAMPLES

TRIG = """
@prefix indicator: <https://w3id.org/vnpolicy/id/indicator/> .
<https://w3id.org/vnpolicy/id/lexicon> {
    body:ban-chấp-hành-trung-ương-đảng a kg:Body ; skos:prefLabel "Ban Chấp hành Trung ương Đảng"@vi .
    body:bộ-chính-trị a kg:Body ; skos:prefLabel "Bộ Chính trị"@vi ;
        org:subOrganizationOf body:ban-chấp-hành-trung-ương-đảng .
    body:quốc-hội a kg:Body ; skos:prefLabel "Quốc hội"@vi .
    body:chính-phủ a kg:Body ; skos:prefLabel "Chính phủ"@vi .
    body:bộ-y-tế a kg:Body ; skos:prefLabel "Bộ Y tế"@vi ; org:subOrganizationOf body:chính-phủ .
    body:tòa-án a kg:Body ; skos:prefLabel "Tòa án nhân dân tối cao"@vi .
    place:hải-phòng a kg:Place ; skos:prefLabel "Thành phố Hải Phòng"@vi ; kg:level "province" .
    place:lào a kg:Country , kg:Place ; skos:prefLabel "Lào"@vi .
}
source:s {
    body:thành-ủy a kg:Body ; skos:prefLabel "Thành ủy Hải Phòng"@vi ; eli:jurisdiction place:hải-phòng .
    body:ban-thường-vụ a kg:Body ; skos:prefLabel "Ban Thường vụ Thành ủy"@vi ; org:subOrganizationOf body:thành-ủy .
    body:quốc-hội-lào a kg:Body ; skos:prefLabel "Quốc hội Lào"@vi ; eli:jurisdiction place:lào .
    body:nhóm a kg:Body ; skos:prefLabel "Nhóm tư vấn"@vi .

    document:gốc a kg:Document ; skos:prefLabel "Nghị quyết gốc"@vi ; eli:passed_by body:bộ-chính-trị ;
        eli:date_document "2019-09-27"^^xsd:date .
    document:luật a kg:Document ; skos:prefLabel "Luật mới"@vi ; eli:type_document type:luật ;
        eli:date_document "2024"^^xsd:gYear ; eli:amends document:luật-cũ .
    document:luật-cũ a kg:Document ; skos:prefLabel "Luật cũ"@vi ; eli:type_document type:luật ;
        eli:date_document "2013-11"^^xsd:gYearMonth .
    document:nghị-định a kg:Document ; skos:prefLabel "Nghị định"@vi ; eli:passed_by body:chính-phủ ;
        eli:based_on document:luật ; eli:ensures_implementation_of document:gốc ;
        eli:date_document "2025-01-09"^^xsd:date ; kg:approves document:đề-án .
    document:đề-án a kg:Document ; skos:prefLabel "Đề án"@vi .
    document:thông-tư a kg:Document ; skos:prefLabel "Thông tư"@vi ; eli:passed_by body:bộ-y-tế ;
        eli:based_on document:nghị-định .
    document:chương-trình a kg:Document ; skos:prefLabel "Chương trình"@vi ; eli:passed_by body:ban-thường-vụ ;
        eli:ensures_implementation_of document:gốc ; kg:setsTarget target:địa-phương .
    document:lạc a kg:Document ; skos:prefLabel "Văn bản lạc"@vi ; eli:passed_by body:nhóm .

    target:cả-nước a kg:Target ; skos:prefLabel "kinh tế số"@vi ; kg:indicator "kinh tế số trong GDP"@vi ;
        kg:comparator ">=" ; kg:value 30.0 ; kg:unit "%" ; kg:deadline "2030" ;
        kg:measures indicator:kts .
    document:gốc kg:setsTarget target:cả-nước .
    target:địa-phương a kg:Target ; skos:prefLabel "kinh tế số"@vi ; kg:indicator "kinh tế số trong GRDP"@vi ;
        kg:comparator "range" ; kg:value 35.0 ; kg:valueTo 40.0 ; kg:unit "%" ; kg:deadline "2030" ;
        kg:measures indicator:kts .
    target:của-ai a kg:Target ; skos:prefLabel "kinh tế số"@vi ; kg:indicator "kinh tế số"@vi ; kg:value 20.0 ;
        kg:unit "%" ; kg:status "proposed" ; kg:measures indicator:kts .
    target:khác a kg:Target ; skos:prefLabel "giường bệnh"@vi ; kg:indicator "số giường bệnh"@vi ; kg:value 34.7 ;
        kg:unit "giường" ; kg:deadline "2025" ; kg:owner body:bộ-y-tế .
    indicator:kts skos:prefLabel "tỷ trọng kinh tế số"@vi , "share of the digital economy"@en .

    person:an a kg:Person ; skos:prefLabel "Nguyễn Văn An"@vi .
    person:bình a kg:Person ; skos:prefLabel "Trần Thị Bình"@vi .
    person:chi a kg:Person ; skos:prefLabel "Lê Chi"@vi .
    role:bộ-trưởng a kg:Role ; skos:prefLabel "Bộ trưởng"@vi , "Minister"@en .
    role:thứ-trưởng a kg:Role ; skos:prefLabel "Thứ trưởng"@vi , "Deputy Minister"@en .
    role:bí-thư a kg:Role ; skos:prefLabel "Bí thư"@vi , "Secretary"@en .
    tenure:1 a kg:Tenure ; org:member person:an ; org:role role:bộ-trưởng ; org:organization body:bộ-y-tế ;
        kg:since "2021-04-08"^^xsd:date ; kg:until "2024-03-01"^^xsd:date .
    tenure:2 a kg:Tenure ; org:member person:bình ; org:role role:bộ-trưởng ; org:organization body:bộ-y-tế ;
        kg:attestedOn "2025-01-10"^^xsd:date .
    tenure:3 a kg:Tenure ; org:member person:chi ; org:role role:thứ-trưởng ; org:organization body:bộ-y-tế ;
        kg:attestedOn "2022-01-10"^^xsd:date .
    tenure:4 a kg:Tenure ; org:member person:chi ; org:role role:bí-thư ; org:organization body:ban-thường-vụ ;
        kg:attestedOn "2025-02-10"^^xsd:date .

    event:1 a kg:Event ; skos:prefLabel "Hội nghị thứ nhất"@vi ; kg:eventKind "hội nghị" ;
        schema:startDate "2025-01-10"^^xsd:date ; schema:attendee person:an , person:bình ;
        schema:organizer body:bộ-y-tế ; schema:location place:hải-phòng .
    event:2 a kg:Event ; skos:prefLabel "Hội nghị thứ hai"@vi ; kg:eventKind "hội nghị" ;
        schema:startDate "2025-03-10"^^xsd:date ; schema:attendee person:an ; schema:performer person:bình .
    event:3 a kg:Event ; skos:prefLabel "Lễ kỷ niệm"@vi ; schema:attendee person:chi ; schema:location place:hải-phòng .
}
"""


def document(name: str) -> str:
    return f"https://w3id.org/vnpolicy/id/document/{name}"


def body(name: str) -> str:
    return f"https://w3id.org/vnpolicy/id/body/{name}"


def person(name: str) -> str:
    return f"https://w3id.org/vnpolicy/id/person/{name}"


def target(name: str) -> str:
    return f"https://w3id.org/vnpolicy/id/target/{name}"


@pytest.fixture
def small(graph: Callable[[str], ox.Store]) -> ox.Store:
    return graph(TRIG)


@pytest.fixture(scope="session")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeGraph]:
    """The graph of the example articles."""
    with kg.build(EXAMPLES, tmp_path_factory.mktemp("articles") / "graph") as found:
        yield found
