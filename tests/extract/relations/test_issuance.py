"""Who issued or signed a document, and on which day, as a text says it."""

import pytest

from kg import ontology
from kg.extract import statements
from kg.model import Entity, Source, Span, Statement, Status

ISSUER, SIGNER, DAY, SUBJECT = "eli:passed_by", "kg:signedBy", "eli:date_document", "dcterms:title"


def stated(text: str, *predicates: str) -> list[Statement]:
    source = Source("bài", text, (Span(0, len(text)),))
    return [s for s in statements(source, ontology.load()) if s.predicate in predicates]


def said(text: str, predicate: str) -> set[tuple[str, str]]:
    """Each asserted fact of a predicate: the document and the object."""
    return {
        (s.subject.label, s.object.label if isinstance(s.object, Entity) else s.object.value)
        for s in stated(text, predicate)
        if s.status is Status.ASSERTED
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bộ Chính trị ban hành Nghị quyết số 52-NQ/TW.", {("Nghị quyết 52-NQ/TW", "Bộ Chính trị")}),
        ("Nghị quyết số 52-NQ/TW của Bộ Chính trị mở đường.", {("Nghị quyết 52-NQ/TW", "Bộ Chính trị")}),
        ("Chỉ thị 40-CT/TW và Kết luận 06-KL/TW của Ban Bí thư được thực hiện tốt.", {
            ("Chỉ thị 40-CT/TW", "Ban Bí thư Trung ương Đảng"), ("Kết luận 06-KL/TW", "Ban Bí thư Trung ương Đảng")}),
        ("Công văn 12/STC-NS do Sở Tài chính tỉnh Bắc Ninh ban hành.", {
            ("Công văn 12/STC-NS", "Sở Tài chính tỉnh Bắc Ninh")}),
        ("Thay mặt Ban Bí thư, đồng chí Trần Cẩm Tú đã ký Chỉ thị số 36-CT/TW.", {
            ("Chỉ thị 36-CT/TW", "Ban Bí thư Trung ương Đảng")}),
        ("Quyết định 20 do Phó Thủ tướng Lê Minh Khái ký.", {("Quyết định 20", "Thủ tướng Chính phủ")}),
        ("Phó Thủ tướng Lê Minh Khái đã ký Nghị định 15 về giá điện.", {("Nghị định 15", "Chính phủ")}),
    ],
)  # fmt: skip
def test_issuers_that_the_text_names(text: str, expected: set[tuple[str, str]]) -> None:
    assert said(text, ISSUER) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Theo Quyết định 749/QĐ-TTg, mỗi bộ có một đầu mối.", {("Quyết định 749/QĐ-TTg", "Thủ tướng Chính phủ")}),
        ("Nghị định 30/2020/NĐ-CP quy định về văn thư.", {("Nghị định 30/2020/NĐ-CP", "Chính phủ")}),
        ("Luật Thủy lợi số 08/2017/QH14 có 10 chương.", {("Luật Thủy lợi 08/2017/QH14", "Quốc hội")}),
        ("Luật Dược được áp dụng.", {("Luật Dược", "Quốc hội")}),
        ("Thông tư 133/2016/TT-BTC thay đổi cách ghi sổ.", {("Thông tư 133/2016/TT-BTC", "Bộ Tài chính")}),
        ("Thông tư liên tịch 02/2016/TTLT-BCA-BTP được sửa.", {
            ("Thông tư liên tịch 02/2016/TTLT-BCA-BTP", "Bộ Công an"),
            ("Thông tư liên tịch 02/2016/TTLT-BCA-BTP", "Bộ Tư pháp")}),
        ("Phó Chủ tịch thành phố Huế đã ký Quyết định số 1639/QĐ-UBND.", {
            ("Quyết định 1639/QĐ-UBND", "Ủy ban nhân dân thành phố Huế")}),
        ("Nghị quyết số 52-NQ/TW được quán triệt.", set()),
        ("Nghị quyết số 03-NQ/TU được quán triệt.", set()),
    ],
)  # fmt: skip
def test_issuers_by_symbol(text: str, expected: set[tuple[str, str]]) -> None:
    assert said(text, ISSUER) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Bộ Tài chính chưa ban hành Thông tư 12.",
        "Quyết định phê duyệt Kế hoạch vay, trả nợ công năm 2024 được Phó Thủ tướng Lê Minh Khái ký.",
        "Hai nước ký Hiệp định Vận tải biển Việt Nam - Nauru.",
    ],
)
def test_no_issuer(text: str) -> None:
    assert said(text, ISSUER) == set()


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Ngày 5/6/2023, Chính phủ không ban hành Nghị định số 12/2023/NĐ-CP.", Status.DENIED),
        ("Bộ Xây dựng bác tin Thủ tướng Chính phủ ký Quyết định số 45/QĐ-TTg ngày 3/4/2022.", Status.DENIED),
        ("Ngày 5/6/2023, Chính phủ dự kiến ban hành Nghị định số 12/2023/NĐ-CP.", Status.PROPOSED),
        ("Chính phủ chưa ban hành Nghị định số 12/2023/NĐ-CP. Hôm sau, Chính phủ ban hành Nghị định số 12/2023/NĐ-CP"
         " ngày 5/6/2023.", Status.ASSERTED),
        ("Bộ Y tế trình Chính phủ ban hành Nghị định số 12/2023/NĐ-CP ngày 5/6/2023.", Status.ASSERTED),
    ],
)  # fmt: skip
def test_an_act_that_is_denied_or_only_intended_is_not_asserted(text: str, status: Status) -> None:
    facts = stated(text, ISSUER, DAY)
    assert {s.predicate for s in facts} == {ISSUER, DAY}
    assert {s.status for s in facts} == {status}


def test_the_laws_in_a_list_of_drafts_are_not_passed() -> None:
    text = "Các dự án luật được trình gồm: Luật Đường sắt (sửa đổi); Luật Nhà ở; Bộ luật Lao động. Luật Đất đai còn đó."
    found = {s.subject.label: s.status for s in stated(text, ISSUER)}
    assert found.pop("Luật Đất đai") is Status.ASSERTED
    assert set(found.values()) == {Status.PROPOSED}
    assert len(found) == 3


def test_the_issuer_of_a_law_that_is_not_passed_is_proposed() -> None:
    (fact,) = stated("Quốc hội sẽ thông qua Luật Dẫn độ.", ISSUER)
    assert fact.status is Status.PROPOSED


@pytest.mark.parametrize(
    ("text", "signer"),
    [
        ("Bộ trưởng Bộ Tài chính Nguyễn Văn Thắng vừa ký Quyết định số 382/QĐ-BTC.", "Nguyễn Văn Thắng"),
        ("Thông tư 15/2020/TT-BGTVT do Bộ trưởng Bộ Giao thông vận tải Nguyễn Văn Thể ký ban hành.", "Nguyễn Văn Thể"),
        ("Quyết định 12/QĐ-SYT do bà Lê Thị Mai, Giám đốc Sở Y tế tỉnh Phú Thọ ký.", "Lê Thị Mai"),
    ],
)
def test_signers(text: str, signer: str) -> None:
    assert [name for _, name in said(text, SIGNER)] == [signer]


def test_one_who_has_not_signed_is_no_signer() -> None:
    assert said("Nghị định 12/2020/NĐ-CP do Phó Thủ tướng Vũ Đức Đam chưa ký.", SIGNER) == set()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Nghị quyết số 52-NQ/TW ngày 27/9/2019 mở đường.", "2019-09-27"),
        ("Ngày 27/9/2019, Bộ Chính trị ban hành Nghị quyết số 52-NQ/TW.", "2019-09-27"),
        ("Công văn 12/STC-NS do Sở Tài chính tỉnh Bắc Ninh ban hành ngày 3/3/2020.", "2020-03-03"),
        ("Luật Đất đai năm 2013 hết hiệu lực.", "2013"),
        ("Nghị định 30/2020/NĐ-CP có hiệu lực thi hành kể từ ngày ký ban hành (5/3/2020).", "2020-03-05"),
    ],
)
def test_days(text: str, day: str) -> None:
    assert [value for _, value in said(text, DAY)] == [day]


@pytest.mark.parametrize(
    "text",
    [
        "Nghị định 30/2020/NĐ-CP quy định về văn thư.",
        "Sau Chỉ thị ngày 2/2/2017 của Thủ tướng, chiều 8/2, Bộ Công Thương ra Quyết định số 376/QĐ-BCT.",
        "Quyết định 12/QĐ-BYT có hiệu lực từ ngày 1/1/2020.",
        "Quyết định 12/QĐ-BYT có hiệu lực từ ngày ký. Ngày 1/1/2020, bộ họp.",
    ],
)
def test_the_year_of_a_symbol_and_other_days_are_not_its_day(text: str) -> None:
    assert said(text, DAY) == set()


def test_a_day_heads_the_documents_listed_under_it() -> None:
    text = (
        "Ngày 5/3/2021, Ủy ban Thường vụ Quốc hội quyết định sắp xếp nhiều xã. "
        "Cụ thể, Nghị quyết số 1201/NQ-UBTVQH14 sắp xếp các xã của tỉnh Quảng Trị.\n"
        "Tại Nghị quyết số 1202/NQ-UBTVQH14, Ủy ban Thường vụ Quốc hội sắp xếp các xã của tỉnh Nghệ An.\n"
        "Nghị định số 30/2020/NĐ-CP có hiệu lực."
    )
    assert said(text, DAY) == {
        ("Nghị quyết 1201/NQ-UBTVQH14", "2021-03-05"),
        ("Nghị quyết 1202/NQ-UBTVQH14", "2021-03-05"),
    }


def test_the_subject_stands_behind_the_document_or_its_issuer() -> None:
    text = "Bộ Y tế ban hành Thông tư số 08/2019/TT-BYT về quản lý giá thuốc. Giá thuốc giảm."
    assert [value for _, value in said(text, SUBJECT)] == ["quản lý giá thuốc"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Để thực hiện Nghị quyết số 36-NQ/TW, ngày 5/3/2020, Chính phủ ban hành Nghị quyết số 26/NQ-CP.", {
            ("Nghị quyết 26/NQ-CP", "2020-03-05")}),
        ("Triển khai Chỉ thị số 5-CT/TW, ngày 5/3/2020 Bộ Y tế đã ban hành Kế hoạch số 12/KH-BYT.", {
            ("Kế hoạch 12/KH-BYT", "2020-03-05")}),
        ("Nghị quyết số 36-NQ/TW, ngày 22/10/2018 của Bộ Chính trị nói về kinh tế biển.", {
            ("Nghị quyết 36-NQ/TW", "2018-10-22")}),
        ("Nghị quyết số 36-NQ/TW, ngày 22/10/2018, Nghị quyết số 26/NQ-CP, ngày 5/3/2020 đã có hiệu lực.", {
            ("Nghị quyết 36-NQ/TW", "2018-10-22"), ("Nghị quyết 26/NQ-CP", "2020-03-05")}),
        ("Nghị định số 9/2023/NĐ-CP được ban hành. Từ ngày 1/6/2023, phí giảm.", set()),
    ],
)  # fmt: skip
def test_a_day_that_opens_a_clause_is_that_of_its_act(text: str, expected: set[tuple[str, str]]) -> None:
    assert said(text, DAY) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nghị quyết số 20-NQ/TW của Hội nghị lần thứ sáu Ban Chấp hành Trung ương khóa XII nói về dân số.", {
            ("Nghị quyết 20-NQ/TW", "Ban Chấp hành Trung ương Đảng")}),
        ("Chỉ thị số 7-CT/TW của BBT và Nghị quyết số 8-NQ/TW của BCT được phổ biến.", {
            ("Chỉ thị 7-CT/TW", "Ban Bí thư Trung ương Đảng"), ("Nghị quyết 8-NQ/TW", "Bộ Chính trị")}),
        ("BCT đã ban hành Nghị quyết số 8-NQ/TW.", {("Nghị quyết 8-NQ/TW", "Bộ Chính trị")}),
        ("Thông tư số 8/2020/TT-BCT của BCT được phổ biến.", {("Thông tư 8/2020/TT-BCT", "Bộ Công Thương")}),
    ],
)  # fmt: skip
def test_plenums_and_short_forms_of_the_centre_tell_the_issuer(text: str, expected: set[tuple[str, str]]) -> None:
    assert said(text, ISSUER) == expected
