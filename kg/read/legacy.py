"""The single-byte Vietnamese encodings from before Unicode, as characters of Windows-1252.

Texts in them reach us in two ways: as bytes, and as Unicode text that shows the bytes as
Western letters ("NghÞ quyÕt"). Both are undone on the Western letters.
TCVN3 (TCVN 5712:1993, the ".VnTime" fonts) has one letter a code; VNI writes a vowel and
then its mark as a second letter. VPS and VISCII are not told apart from TCVN3 with safety
and are left out.
"""

from __future__ import annotations

import re
import unicodedata

_TCVN3 = {
    "µ": "à", "¶": "ả", "·": "ã", "¸": "á", "¹": "ạ", "¨": "ă", "»": "ằ", "¼": "ẳ", "½": "ẵ", "¾": "ắ", "Æ": "ặ",
    "©": "â", "Ç": "ầ", "È": "ẩ", "É": "ẫ", "Ê": "ấ", "Ë": "ậ", "®": "đ", "Ì": "è", "Î": "ẻ", "Ï": "ẽ", "Ð": "é",
    "Ñ": "ẹ", "ª": "ê", "Ò": "ề", "Ó": "ể", "Ô": "ễ", "Õ": "ế", "Ö": "ệ", "×": "ì", "Ø": "ỉ", "Ü": "ĩ", "Ý": "í",
    "Þ": "ị", "ß": "ò", "á": "ỏ", "â": "õ", "ã": "ó", "ä": "ọ", "«": "ô", "å": "ồ", "æ": "ổ", "ç": "ỗ", "è": "ố",
    "é": "ộ", "¬": "ơ", "ê": "ờ", "ë": "ở", "ì": "ỡ", "í": "ớ", "î": "ợ", "ï": "ù", "ñ": "ủ", "ò": "ũ", "ó": "ú",
    "ô": "ụ", "\u00ad": "ư", "õ": "ừ", "ö": "ử", "÷": "ữ", "ø": "ứ", "ù": "ự", "ú": "ỳ", "û": "ỷ", "ü": "ỹ",
    "ý": "ý", "þ": "ỵ", "¡": "Ă", "¢": "Â", "£": "Ê", "¤": "Ô", "¥": "Ơ", "¦": "Ư", "§": "Đ",
}  # fmt: skip
_TCVN3_TABLE = str.maketrans(_TCVN3)

_ACUTE, _GRAVE, _HOOK, _TILDE, _DOT, _CIRCUMFLEX, _BREVE = "\u0301\u0300\u0309\u0303\u0323\u0302\u0306"
_VNI_MARKS = {
    "ù": _ACUTE, "ø": _GRAVE, "û": _HOOK, "õ": _TILDE, "ï": _DOT,
    "â": _CIRCUMFLEX, "á": _CIRCUMFLEX + _ACUTE, "à": _CIRCUMFLEX + _GRAVE, "å": _CIRCUMFLEX + _HOOK,
    "ã": _CIRCUMFLEX + _TILDE, "ä": _CIRCUMFLEX + _DOT,
    "ê": _BREVE, "é": _BREVE + _ACUTE, "è": _BREVE + _GRAVE, "ú": _BREVE + _HOOK, "ü": _BREVE + _TILDE,
    "ë": _BREVE + _DOT,
}  # fmt: skip
_VNI_LETTERS = {"ô": "ơ", "ö": "ư", "ñ": "đ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_VNI_PAIR = re.compile("([aeiouyôö])([" + "".join(_VNI_MARKS) + "])|[" + "".join(_VNI_LETTERS) + "]", re.IGNORECASE)


def from_tcvn3(western: str) -> str:
    """The Vietnamese text that TCVN3 codes shown as Western letters stand for."""
    return western.translate(_TCVN3_TABLE)


def from_vni(western: str) -> str:
    """The Vietnamese text that VNI codes shown as Western letters stand for."""
    return unicodedata.normalize("NFC", _VNI_PAIR.sub(_vni_letter, western))


def _vni_letter(pair: re.Match[str]) -> str:
    base, mark = pair.group(1) or pair.group(), pair.group(2) or ""
    letter = _VNI_LETTERS.get(base.lower(), base.lower()) + _VNI_MARKS.get(mark.lower(), "")
    return letter.upper() if base.isupper() else letter
