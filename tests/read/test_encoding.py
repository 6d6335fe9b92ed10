"""Bytes in the encodings in which Vietnamese texts are found."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.read.encoding import decode, repaired
from kg.read.legacy import from_tcvn3, from_vni
from kg.read.skipped import UnreadableError

TEXT = "Bộ Chính trị ban hành Nghị quyết số 52-NQ/TW ngày 27/9/2019, Chính phủ triển khai bằng Nghị quyết 50."
TCVN3 = "Bé ChÝnh trÞ ban hµnh NghÞ quyÕt sè 52-NQ/TW ngµy 27/9/2019, ChÝnh phñ triÓn khai b»ng NghÞ quyÕt 50."
VNI = "Boä Chính trò ban haønh Nghò quyeát soá 52-NQ/TW ngaøy 27/9/2019, Chính phuû trieån khai baèng Nghò quyeát 50."


def windows_1258(text: str) -> bytes:
    """Letters with their own mark stay whole, tones follow as characters of their own."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    marks = [unicodedata.normalize("NFD", c) for c in text]
    return "".join(
        unicodedata.normalize("NFC", "".join(m for m in c if m not in tones)) + "".join(m for m in c if m in tones)
        for c in marks
    ).encode("cp1258")


ENCODED = {
    "utf-8": TEXT.encode(),
    "byte order mark": TEXT.encode("utf-8-sig"),
    "decomposed": unicodedata.normalize("NFD", TEXT).encode(),
    "utf-16": TEXT.encode("utf-16"),
    "utf-16-be": b"\xfe\xff" + TEXT.encode("utf-16-be"),
    "utf-16-le without mark": TEXT.encode("utf-16-le"),
    "utf-32": TEXT.encode("utf-32"),
    "windows-1258": windows_1258(TEXT),
    "tcvn3": TCVN3.encode("cp1252"),
    "vni": VNI.encode("cp1252"),
    "tcvn3 letters": TCVN3.encode(),
    "vni letters": VNI.encode(),
    "decoded twice": "".join(chr(b) for b in TEXT.encode()).encode(),
}


@pytest.mark.parametrize("data", ENCODED.values(), ids=ENCODED)
def test_every_encoding_gives_the_same_text(data: bytes) -> None:
    assert decode(data) == TEXT


@pytest.mark.parametrize(
    "line", ["Cô ấy", "Déjà vu café", "Über Größe", "Hội nghị", "á»", "Thu chi ngan sach nam 2021 dat ke hoach", "Cô"]
)
def test_what_is_not_surely_wrong_is_left_alone(line: str) -> None:
    assert repaired(line) == line


def test_only_the_lines_that_were_decoded_twice_are_repaired() -> None:
    wrong = "Chủ tịch Ủy ban nhân dân thành phố".encode().decode("latin-1")
    assert repaired(f"{wrong}\nTỉnh ủy Quảng Ninh") == "Chủ tịch Ủy ban nhân dân thành phố\nTỉnh ủy Quảng Ninh"


@pytest.mark.parametrize("ends", ["\r\n", "\r", "\n"])
def test_line_ends_are_unified(ends: str) -> None:
    assert decode(f"một{ends}hai".encode()) == "một\nhai"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7 ...", "not text (binary: PDF)"),
        (b"PK\x03\x04word/document.xml", "not text (binary: ZIP or Office)"),
        (b"\x00\x01\x02\x03" * 50, "not text (binary)"),
        ("Nghị quyết".encode() + b"\x00", "not text (binary)"),
        (b"\xff\xfe\x00\xd8", "not valid UTF-16-LE (byte 0)"),
        ("où est le garçon français élevé à Orléans".encode("cp1252"), "encoding not recognised (not UTF-8 at byte 1"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError) as error:
        decode(data)
    assert str(error.value).startswith(reason)
    assert "\n" not in str(error.value)


def test_vni_and_tcvn3_keep_capitals() -> None:
    assert from_vni("ÑAÛNG COÄNG SAÛN") == "ĐẢNG CỘNG SẢN"
    assert from_tcvn3("§¶ng") == "Đảng"


@given(st.binary(max_size=400))
def test_bytes_give_text_or_one_kind_of_error(data: bytes) -> None:
    try:
        text = decode(data)
    except UnreadableError:
        return
    assert unicodedata.is_normalized("NFC", text)
    assert "\r" not in text


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\x00\ufeff"), max_size=200))
def test_unicode_text_comes_back_as_it_is(text: str) -> None:
    text = unicodedata.normalize("NFC", text)
    assert decode(text.encode()) in (text, repaired(text))
