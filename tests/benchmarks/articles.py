"""Articles without end, always the same for one seed: true-looking news of meetings, documents, offices and goals."""

from __future__ import annotations

import random
from collections.abc import Iterator

from kg.model import Source, Span

_PROVINCES = (
    "Hải Phòng", "Đà Nẵng", "Cần Thơ", "Lào Cai", "Quảng Ninh", "Thanh Hóa", "Nghệ An", "Hà Tĩnh", "Quảng Trị",
    "Gia Lai", "Khánh Hòa", "Lâm Đồng", "Đồng Nai", "Tây Ninh", "Vĩnh Long", "An Giang", "Cà Mau", "Sơn La",
)  # fmt: skip
_MINISTRIES = (
    "Bộ Tài chính", "Bộ Y tế", "Bộ Xây dựng", "Bộ Công Thương", "Bộ Nội vụ", "Bộ Tư pháp", "Bộ Ngoại giao",
    "Bộ Khoa học và Công nghệ", "Bộ Giáo dục và Đào tạo", "Bộ Nông nghiệp và Môi trường",
)  # fmt: skip
_FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý")
_MIDDLE = ("Văn", "Thị", "Đức", "Minh", "Quang", "Thanh", "Hữu", "Ngọc", "Xuân", "Quốc", "Hồng", "Anh")
_GIVEN = (
    "An", "Bình", "Cường", "Dũng", "Giang", "Hà", "Hạnh", "Hòa", "Hùng", "Khánh", "Lan", "Long", "Mai", "Nam",
    "Nga", "Phúc", "Quân", "Sơn", "Tâm", "Thắng", "Thủy", "Trung", "Tuấn", "Vinh", "Yến",
)  # fmt: skip
_FIELDS = (
    "chuyển đổi số", "cải cách hành chính", "phát triển kinh tế biển", "bảo vệ môi trường", "phát triển du lịch",
    "đào tạo nghề", "xây dựng nông thôn mới", "phòng, chống thiên tai", "phát triển công nghiệp",
)  # fmt: skip
_GOALS = (
    "tỷ lệ hộ nghèo giảm còn dưới {few}%",
    "tỷ lệ lao động qua đào tạo đạt {many}%",
    "tỷ trọng kinh tế số đạt {some}% GRDP",
    "tỷ lệ che phủ rừng đạt {some}%",
    "thu ngân sách đạt trên {many} nghìn tỷ đồng",
)
_SENTENCES = (
    "Ngày {day}, Ban Thường vụ Tỉnh ủy {province} ban hành Nghị quyết số {n}-NQ/TU về {field}.",
    "Nghị quyết số {n}-NQ/TU triển khai thực hiện Nghị quyết số {m}-NQ/TW của Bộ Chính trị.",
    "Bí thư Tỉnh ủy {province} {person} chủ trì hội nghị.",
    "Chủ tịch UBND tỉnh {province} {person} báo cáo kết quả {field} của địa phương.",
    "Ủy ban nhân dân tỉnh {province} đã ban hành Quyết định số {n}/QĐ-UBND ngày {day} về {field}.",
    "Đến năm {year}, phấn đấu {goal}.",
    "Nghị quyết đề ra mục tiêu đến năm {year} {goal}.",
    "Thứ trưởng {ministry} {person} đề nghị tỉnh quan tâm hơn nữa đến {field}.",
    "{ministry} ban hành Thông tư số {n}/{then}/TT-BTC hướng dẫn thực hiện Nghị định số {m}/{then}/NĐ-CP.",
    "Căn cứ Nghị định số {m}/{then}/NĐ-CP ngày {day} của Chính phủ, tỉnh đã rà soát các quy định về {field}.",
    "Dự hội nghị có đồng chí {person}, Phó Bí thư Tỉnh ủy {province}.",
    "Phát biểu tại hội nghị, đồng chí {person} nhấn mạnh: “Phải coi {field} là nhiệm vụ thường xuyên”.",
    "Các đại biểu thảo luận sôi nổi về cách làm của từng xã, phường trong thời gian qua.",
    "Nhiều ý kiến cho rằng kết quả bước đầu đáng ghi nhận, song việc phối hợp có lúc còn chậm.",
)
_LENGTHS = (8, 16)
"""Sentences of an article: at least, at most."""


def articles(number: int, seed: int = 0) -> Iterator[Source]:
    """So many articles. The first of a longer series are those of a shorter one."""
    for index in range(number):
        text = _article(random.Random(f"{seed}/{index}"))
        yield Source(f"tin/{index % 1000:03}/{index}.txt", text, (Span(0, len(text)),), title=text.split("\n", 1)[0])


def _article(chance: random.Random) -> str:
    province = chance.choice(_PROVINCES)
    head = f"Tỉnh ủy {province} họp bàn về {chance.choice(_FIELDS)}\n{_day(chance)}\n"
    chosen = (chance.choice(_SENTENCES) for _ in range(chance.randint(*_LENGTHS)))
    sentences = [_filled(sentence, province, chance) for sentence in chosen]
    return head + "".join(f"{' '.join(sentences[at : at + 3])}\n" for at in range(0, len(sentences), 3))


def _filled(sentence: str, province: str, chance: random.Random) -> str:
    goal = chance.choice(_GOALS).format(
        few=chance.randint(1, 5), some=chance.randint(10, 45), many=chance.randint(50, 95)
    )
    return sentence.format(
        day=_day(chance),
        province=province,
        field=chance.choice(_FIELDS),
        person=" ".join(map(chance.choice, (_FAMILY, _MIDDLE, _GIVEN))),
        ministry=chance.choice(_MINISTRIES),
        goal=goal,
        n=chance.randint(1, 400),
        m=chance.randint(1, 180),
        then=chance.randint(2016, 2025),
        year=chance.choice((2026, 2027, 2028, 2030, 2035)),
    )


def _day(chance: random.Random) -> str:
    return f"{chance.randint(1, 28)}/{chance.randint(1, 12)}/{chance.randint(2016, 2025)}"
