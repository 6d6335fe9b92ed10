"""The folded view: what it changes, where lines are joined, and the way back to the text as read."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Span
from kg.text.view import fold, fold_name

WRAPPED = "\n".join(
    [
        "Ủy ban nhân dân tỉnh ban hành kế hoạch triển khai thực hiện các",
        "nhiệm vụ trọng tâm của năm, giao trách nhiệm cho từng cơ quan và",
        "quy định thời hạn hoàn thành đối với mỗi nhiệm vụ được giao này.",
        "Các cơ quan báo cáo kết quả trước ngày cuối cùng của từng quý để",
        "tổng hợp, trình cấp có thẩm quyền xem xét trong phiên họp tới.",
        "",
    ]
)
"""Lines of a document with a fixed width, after which every other line is judged."""


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("hoà bình, uỷ ban", "hòa bình, ủy ban"),
        ("52 – NQ/TW", "52 - NQ/TW"),
        ("Hải\u00a0Phòng", "Hải Phòng"),
        ("Hải  Phòng", "Hải Phòng"),
        ("Hải\u200b Phòng", "Hải Phòng"),
        ("**Điều 1.** *Phạm vi*", "Điều 1. Phạm vi"),
        ("## Mục tiêu", "## Mục tiêu"),
        ("Một.\n\n## Hai", "Một.\nHai"),
    ],
)
def test_forms_that_mean_the_same_are_one(text: str, folded: str) -> None:
    assert fold(text).text.strip() == folded


@pytest.mark.parametrize(
    "wrapped",
    [
        "1. Thuế tỉnh Hà\nTĩnh trả lời để Công ty biết",
        "+ Đáp ứng quy định tại khoản 3\nĐiều 4 của Nghị định này",
        "a) Thủ tục theo\nNghị quyết của Hội đồng nhân dân",
        "2. Về thủ tục: đề nghị\nCông ty nghiên cứu",
        "3. Cơ quan (bao gồm cả\nVăn phòng) báo cáo",
        "Thôn Trung, xã\nTân Yên",
        "Căn cứ Luật\nĐất đai",
        "Số:\n15/QĐ-UBND",
    ],
)
def test_a_line_that_is_not_over_goes_on(wrapped: str) -> None:
    assert wrapped.replace("\n", " ") in fold(WRAPPED + wrapped).text


@pytest.mark.parametrize(
    "blocks",
    [
        "Điều 3. Phạm vi điều chỉnh\nQuyết định này quy định việc phối hợp",
        "1. Mục tiêu chung\nNâng cao năng lực quản lý",
        "Ủy ban nhân dân thành phố Huế\nCăn cứ Luật Đất đai",
        "- Như Điều 3;\n- Lưu: VT.",
        "CHỦ TỊCH\nNguyễn Văn An",
        "ỦY BAN NHÂN DÂN\n-------",
    ],
)
def test_a_heading_stands_alone(blocks: str) -> None:
    assert blocks in fold(WRAPPED + blocks).text


def test_a_paragraph_a_line_is_never_joined() -> None:
    text = "\n".join(
        f"Đoạn {n} của bài viết này dài hơn một dòng in, vì mỗi đoạn là một dòng của tệp. " * 3 for n in range(6)
    )
    assert fold(text).text.strip().count("\n") == 5


def test_a_title_behind_an_instrument_does_not_hide_its_width() -> None:
    title = "Quyết định 15/QĐ-UBND năm 2022 về việc ban hành kế hoạch triển khai các nhiệm vụ trọng tâm của tỉnh " * 2
    folded = fold(WRAPPED * 3 + "Điều 2. Công tác bầu cử của các cấp do đại biểu\nQuốc hội giám sát.\n" + title).text
    assert "đại biểu Quốc hội giám sát." in folded


def test_ranges_of_the_body_are_blocks_of_their_own() -> None:
    view = fold("Quang cảnh hội nghị. (Ảnh: A) Tại hội nghị", (Span(0, 20), Span(30, 42)))
    assert view.text == "Quang cảnh hội nghị.\nTại hội nghị\n"
    start = view.text.index("Tại")
    assert view.raw(start, start + 3) == (30, 33)


def test_names_are_folded_like_texts() -> None:
    assert fold_name("Uỷ ban  nhân dân") == fold("UỶ BAN nhân dân").lower.strip()


@given(st.text(st.sampled_from("aồUđ –*_|#\n\u200b\u00a0.:1("), max_size=80), st.data())
def test_every_span_leads_back_to_its_characters(text: str, data: st.DataObject) -> None:
    text = unicodedata.normalize("NFC", text)
    view = fold(text)
    assert len(view.text) == len(view.lower)
    if not view.text.strip():
        return
    start = data.draw(st.integers(0, len(view.text) - 1))
    end = data.draw(st.integers(start + 1, len(view.text)))
    first, last = view.raw(start, end)
    assert 0 <= first <= last <= len(text)
    if view.text[start].isalnum():
        assert fold_name(text[first]) == view.lower[start]


@pytest.mark.parametrize(
    ("text", "wrong", "right", "shown"),
    [
        ("số **Nghị quyêt** này", "Nghị quyêt", "Nghị quyết", "Nghị quyêt"),
        ("số **Ngị định** này", "Ngị định", "Nghị định", "Ngị định"),
        ("số **Quyết địnhh** này", "Quyết địnhh", "Quyết định", "Quyết định"),
        ("số **Quyếtt định** này", "Quyếtt định", "Quyết định", "Quyếtt định"),
        ("số **Quyết địn** này", "Quyết địn", "Quyết định", "Quyết địn"),
    ],
)
def test_other_words_are_put_in_and_lead_back_to_the_text(text: str, wrong: str, right: str, shown: str) -> None:
    view = fold(text)
    at = view.text.index(wrong)
    put = view.put([(at, at + len(wrong), right)])
    assert put.text == view.text.replace(wrong, right)
    start, end = put.raw(at, at + len(right))
    assert text[start:end] == shown
    for word in ("số", "này"):
        found = put.text.index(word)
        start, end = put.raw(found, found + len(word))
        assert text[start:end] == word


@given(st.text(alphabet="ab |*\n", max_size=40))
def test_what_is_seen_of_a_span_lies_in_the_view(text: str) -> None:
    view = fold(text)
    for index in range(len(text)):
        start, end = view.seen(index, index + 1)
        assert 0 <= start <= end <= len(view.text)


def test_a_span_of_the_text_is_seen_where_the_view_shows_it() -> None:
    text = "| **Chỉ tiêu** |  | Số 12/QĐ-BYT |"
    view = fold(text)
    for word in ("Chỉ tiêu", "Số 12/QĐ-BYT"):
        at = text.index(word)
        start, end = view.seen(at, at + len(word))
        assert view.text[start:end] == word
