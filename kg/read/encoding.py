"""Bytes -> text, by evidence: a decoding is believed only when what it yields is text.

UTF-8 and UTF-16 prove themselves. The one-byte encodings do not: any bytes decode, so a
candidate counts only when nearly all its accented words are syllables that Vietnamese
can have. The same test decides whether Unicode text is a wrong decoding shown as Western
letters, and undoes it line by line. Where nothing fits the file is refused, never guessed.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Callable

from kg.read.legacy import from_tcvn3, from_vni
from kg.read.skipped import UnreadableError

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BINARY = ((b"%PDF-", "PDF"), (b"PK\x03\x04", "ZIP or Office"), (b"\xd0\xcf\x11\xe0", "Office"), (b"\x1f\x8b", "gzip"))

PROOF = 0.85
"""The share of accented words that must be possible syllables before a one-byte decoding is believed."""
_DOUBT = 0.5
"""Unicode text is held to be a wrong decoding only when fewer of its accented words than this are possible."""
_FEWEST = 2
"""Fewer accented words than this prove nothing."""
_SAMPLE = 20_000
_SHORTEST = 5
"""Capitals shorter than this are taken for abbreviations (HĐND, QĐ), which prove nothing."""

_WORD = re.compile(r"[^\W\d_]+")
_SYLLABLE = re.compile(
    r"(?:ngh?|gh|gi|kh|ch|ph|tr|th|nh|qu|[bcdđghklmnprstvx])?"
    r"(?:uyê|uya|uyu|iêu|yêu|ươi|ươu|uôi|oai|oay|oeo|uây|oao|iê|yê|ia|ưa|ua|uô|ươ|uê|uơ|uâ|uy|oa|oă|oe|oo"
    r"|ai|ao|au|ay|âu|ây|eo|êu|iu|oi|ôi|ơi|ui|ưi|ưu|[aăâeêioôơuưy])(?:ch|ng|nh|[cmnpt])?"
)
_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
_BEYOND_WESTERN = re.compile(r"[ĂăĐđĨĩŨũƠơƯưẠ-ỹ]")
_MOJIBAKE = re.compile(r"á[»º]|Ä‘|Æ[°¯]|Ã[\x80-\xbf©¨¢ªº´]")


def decode(data: bytes, declared: str = "") -> str:
    """The text of a file's bytes, NFC, with "\\n" line ends and without byte order mark.

    `declared` is an encoding that the file names itself (HTML), tried after UTF-8.
    Raises: UnreadableError, with the reason.
    """
    return tidied(_decoded(data, declared))


def tidied(text: str) -> str:
    """A text with "\\n" line ends, in NFC, and with wrong decodings undone."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return repaired(text)


def _decoded(data: bytes, declared: str) -> str:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding)
    for magic, kind in _BINARY:
        if data.startswith(magic):
            raise UnreadableError(f"not text (binary: {kind})")
    if b"\0" in data:
        return _wide(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _one_byte(data, declared, error)


def _strict(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableError(f"not valid {encoding.upper()} (byte {error.start})") from error
    if "\0" in text:
        raise UnreadableError("not text (binary)")
    return text


def _wide(data: bytes) -> str:
    """UTF-16 without a byte order mark, told by where its zero bytes stand; anything else is binary."""
    sample = data[:4096]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) > 8 * min(even, odd) and max(even, odd) > len(sample) // 10:
        text = _strict(data, "utf-16-le" if odd > even else "utf-16-be")
        if all(c.isprintable() or c.isspace() for c in text[:_SAMPLE]):
            return text
    raise UnreadableError("not text (binary)")


def _one_byte(data: bytes, declared: str, error: UnicodeDecodeError) -> str:
    western = _western(data)
    candidates: list[Callable[[], str]] = [
        lambda: unicodedata.normalize("NFC", data.decode("cp1258")),
        lambda: from_tcvn3(western),
        lambda: from_vni(western),
    ]
    if declared:
        candidates.insert(0, lambda: unicodedata.normalize("NFC", data.decode(declared)))
    for candidate in candidates:
        try:
            text = candidate()
        except (UnicodeDecodeError, LookupError):
            continue
        if _is_vietnamese(text):
            return text
    raise UnreadableError(
        f"encoding not recognised (not UTF-8 at byte {error.start}; not UTF-16, Windows-1258, TCVN3 or VNI)"
    )


def repaired(text: str) -> str:
    """`text` with wrong decodings undone where that is sure: UTF-8 read as Western, TCVN3 and VNI letters."""
    if _MOJIBAKE.search(text):
        text = _twice_decoded(text)
    if text.isascii() or _BEYOND_WESTERN.search(text) or not _is_suspect(text):
        return text
    for undo in (from_tcvn3, from_vni):
        candidate = unicodedata.normalize("NFC", undo(text))
        if _is_vietnamese(candidate):
            return candidate
    return text


def _twice_decoded(text: str) -> str:
    """The lines that are UTF-8 shown as Western letters, decoded once more, if what they yield is Vietnamese."""
    lines = text.split("\n")
    undone = {at: once for at, line in enumerate(lines) if (once := _decoded_again(line))}
    if not _is_vietnamese("\n".join(undone.values())):
        return text
    return "\n".join(undone.get(at, line) for at, line in enumerate(lines))


def _decoded_again(line: str) -> str:
    if not _MOJIBAKE.search(line):
        return ""
    try:
        return unicodedata.normalize("NFC", _western_bytes(line).decode("utf-8"))
    except UnicodeError:
        return ""


def _is_suspect(text: str) -> bool:
    return possible_syllables(text) < _DOUBT


def _is_vietnamese(text: str) -> bool:
    return bool(_BEYOND_WESTERN.search(text)) and possible_syllables(text) >= PROOF


def possible_syllables(text: str) -> float:
    """The share of a text's accented words that Vietnamese spelling allows; abbreviations do not count."""
    words = [w for w in _WORD.findall(text[:_SAMPLE]) if not (w.isascii() or (w.isupper() and len(w) < _SHORTEST))]
    return sum(map(_is_syllable, words)) / len(words) if len(words) >= _FEWEST else 0.0


def _is_syllable(word: str) -> bool:
    if not (word.islower() or word.isupper() or word[1:].islower()):
        return False
    plain = unicodedata.normalize("NFC", unicodedata.normalize("NFD", word.lower()).translate(_TONES))
    return bool(_SYLLABLE.fullmatch(plain))


def _western(data: bytes) -> str:
    """Bytes as Windows-1252 letters, its five unused codes as the control characters of Latin-1."""
    return data.decode("cp1252", errors="latin1-gap")


def _western_bytes(text: str) -> bytes:
    return text.encode("cp1252", errors="latin1-gap")


def _latin1_gap(error: UnicodeError) -> tuple[str | bytes, int]:
    if isinstance(error, UnicodeDecodeError):
        return error.object[error.start : error.end].decode("latin-1"), error.end
    if isinstance(error, UnicodeEncodeError):
        return error.object[error.start : error.end].encode("latin-1"), error.end
    raise error


codecs.register_error("latin1-gap", _latin1_gap)
