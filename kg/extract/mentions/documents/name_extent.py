"""Where the name of a document ends that no list knows: a programme, a treaty, the title of a draft.

A name goes on, word by word, to the first that cannot stand in one: a verb, a word that points, a time.
A link word ("về", "và") or a comma goes on with it only where a word follows that can stand in a name.
A period ("giai đoạn 2021-2030, tầm nhìn 2045") ends it.
"""

from __future__ import annotations

import re

from kg.extract.analysis import Analysis
from kg.text.letters import LOWER, UPPER
from kg.text.words import any_of

_ENDS_UNLESS = r"(?<!chuẩn )(?<!thiết )(?<!trang )bị|(?<!tự )do|(?<!định )hướng (?:tới|đến)"
"""Words that end a name except where they belong to a longer word."""
_ENDS = any_of(
    "được, đã, đang, sẽ, có, là, nhằm, để, tại, khi, cần, phải, này, nói, nêu, trên, thì, mà, cũng, vẫn, như, gồm",
    "bao gồm, nhưng, vừa, không, chưa, trước, sau, vào, theo, trị giá, quy định, yêu cầu, xác định, đặt ra, đề ra",
    "phê duyệt, gửi, nếu, vì, bởi, ngày, cùng với, hiện nay, hiện đã, hiện đang, mang, còn, đó, kể, ra, thay, đến nay",
    "so, hoặc, hay, mới, chỉ, đúng, các bộ, đối với, từ nay, cho rằng, phấn đấu, đặt mục tiêu",
    "phù hợp, dẫn tới, dẫn đến, khẳng định, cho phù hợp, trong bối cảnh, trong điều kiện",
)
_BREAK = rf"(?:{_ENDS}|(?:{_ENDS_UNLESS})(?!\w))"
_NOT_BARE = any_of("của, ban hành, trong, về, cho, và")
"""Words that go on with a name only as links."""
_TOKEN = rf"(?:[0-9{UPPER}{LOWER}][\w.&/’'-]*\w|[\w&-])"
_NAME = re.compile(rf"(?: (?!{_BREAK}|{_NOT_BARE}){_TOKEN}){{1,24}}", re.IGNORECASE)
_LINK = re.compile(rf",? (?:về|cho|giữa|và|trong|với|từ|của) (?!{_BREAK})", re.IGNORECASE)
_NO_ITEM = any_of("của, và, trong, với, nhất, đặc biệt, theo, tạo, góp, qua, từ")
_LIST = re.compile(rf", (?=(?!{_BREAK}|{_NO_ITEM})[{LOWER}]+ [{LOWER}]+)")
_SUBJECT = any_of(
    "các, những, lãnh đạo, tỉnh, thành phố, huyện, xã, chính quyền, người, ngành, cơ quan, đơn vị, địa phương, giao",
    "góp phần, cấp ủy, đến, trong đó, doanh nghiệp, ông, bà, đồng chí, nhiều, mỗi, tập trung, tổ chức, đồng thời",
    "chỉ đạo, đẩy mạnh, tiếp tục, tăng cường, ban hành, triển khai, thực hiện",
)
"""Words with which a new clause begins behind a comma, and no item of a list."""
_ITEM = rf"(?!{_BREAK}|{_NO_ITEM}|{_SUBJECT})[{LOWER}]+(?: (?!{_BREAK}|{_NO_ITEM})[{LOWER}]+){{0,4}}"
_CLOSED_LIST = re.compile(rf", (?={_ITEM}(?:, {_ITEM}){{0,2}},? và (?!{_BREAK}|{_NO_ITEM}|{_SUBJECT})[{LOWER}])")
"""A comma of a list of nouns that a final "và" closes."""
_ON_GROUND = re.compile(
    rf"(?:, (?:(?!{_BREAK}|{_NO_ITEM}|{_SUBJECT})[{LOWER}]+ ){{1,4}}| )trên địa bàn (?:toàn )?"
    rf"(?:tỉnh|thành phố|Thành phố|thị xã|huyện|quận|xã|phường|đặc khu)(?: [{UPPER}]\w*(?:[ -][{UPPER}]\w*){{0,4}})?"
)
"""Where a regulation holds, with which its name ends, behind the last of several nouns or not."""
_AFTER_LIST = re.compile(r"[.;:,()\n”\"]| \(|$")
_YEAR_OF_CLAUSE = re.compile(
    r", (?:đến|trong|từ|vào) năm [0-9]{4}"
    r"(?!,? (?:và )?(?:tầm nhìn|định hướng)| (?:và|đến) (?:năm )?[0-9]{4}|[.;:)\n”\"-]|$)"
)
"""A year behind a comma that begins what the sentence goes on to say: "Quy hoạch …, đến năm 2020 đưa vào …"."""
_PERIOD = re.compile(
    r",? ?\(?(?:(?:năm|giai đoạn|thời kỳ|đến năm|từ năm|trong năm|nhiệm kỳ) )?"
    r"[0-9]{4}(?: ?(?:-|và|đến năm|đến) ?(?:năm )?[0-9]{4})?\)?(?![\w/])"
    r"(?:,? (?:và )?(?:tầm nhìn|định hướng)(?: đến)?(?: năm)? [0-9]{4})?"
)
_VISION = re.compile(r",? (?:tầm nhìn|định hướng)(?: đến)?(?: năm)? [0-9]{4}(?![\w/])")
_PERIOD_INSIDE = re.compile(
    r" (?:giai đoạn|thời kỳ|nhiệm kỳ) [0-9]{4} ?- ?[0-9]{4}"
    r"(?= (?:bảo đảm|đảm bảo|tập trung|hoàn thành|đạt|tiếp tục)(?!\w))"
)
"""A period behind which a clause goes on without a mark: "Kế hoạch … giai đoạn 2026 - 2030 bảo đảm …"."""
_LAST_ITEM = re.compile(r", (?=[^\W\d]+(?: [^\W\d]+)? (?:năm|giai đoạn|đến năm) [0-9]{4})")
_OWNED_PERIOD = re.compile(rf" của [{UPPER}]\w*(?: \w+){{0,4}} (?:năm|giai đoạn) [0-9]{{4}}(?:-[0-9]{{4}})?")
_DANGLING = re.compile(
    r" (?:của|về|cho|giữa|và|trong|với|từ|các|những|một|năm|đến|ở|trên|dự thảo|dự án"
    r"|về (?:chương trình|đề án|kế hoạch|chiến lược|nghị quyết))$",
    re.IGNORECASE,
)
_MARKS = " ,-"
_BEFORE_TYPE = (" và ", ", ", " dự thảo ", " dự án ")
_LISTING = 6
"""Up to how many syllables into a name a comma goes on with it: "Kế hoạch vay, trả nợ công"."""


def end_of_name(analysis: Analysis, position: int) -> int:
    """Where the name ends that goes on from a position.

    Returns:
        the end, `position` itself where nothing there can stand in a name.
    """
    end = _run(analysis.text, position)
    for hit in analysis.hits_in("DocumentType", position, end):
        if analysis.text[hit.start].isupper() and analysis.lower.endswith(_BEFORE_TYPE, position, hit.start):
            return _trimmed(analysis.text, position, hit.start)
    return end


def _run(text: str, position: int) -> int:
    end = at = position
    before_list = 0
    while piece := _NAME.match(text, at):
        end = piece.end()
        if inside := _PERIOD_INSIDE.search(text, at, end):
            return inside.end()
        if _YEAR_OF_CLAUSE.match(text, end):
            break
        if ground := _ON_GROUND.match(text, end):
            period = _PERIOD.match(text, ground.end())
            return period.end() if period else ground.end()
        period = _PERIOD.match(text, end) or _VISION.match(text, end) or _OWNED_PERIOD.match(text, end)
        if period:
            return _trimmed(text, position, period.end())
        short = text.count(" ", position, end) <= _LISTING
        link = _LINK.match(text, end) or (_LIST if short else _LAST_ITEM).match(text, end)
        if not link:
            link = _CLOSED_LIST.match(text, end)
            before_list = before_list or (end if link else 0)
        if not link:
            break
        at = link.end() - 1
    end = _trimmed(text, position, end)
    closed = _AFTER_LIST.match(text, end) or text[end - 4 : end].isdigit()
    return end if closed or not before_list else _trimmed(text, position, before_list)


def _trimmed(text: str, start: int, end: int) -> int:
    """The end without marks and link words that nothing follows."""
    while end > start:
        dangling = _DANGLING.search(text, start, end)
        if dangling:
            end = dangling.start()
        elif text[end - 1] in _MARKS:
            end -= 1
        else:
            break
    return end
