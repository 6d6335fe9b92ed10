import pytest

from kg import ontology
from kg.extract.analysis import Analysis
from kg.extract.status import status_at
from kg.model import Source, Span


def status(text: str, trigger: str, *, future: bool = True) -> str:
    analysis = Analysis.of(Source("a.txt", text, (Span(0, len(text)),)), ontology.load())
    start = analysis.text.rindex(trigger)
    return status_at(analysis, start, start + len(trigger), future=future).value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chính phủ ban hành Nghị định này.", "asserted"),
        ("Chính phủ đã ban hành Nghị định này.", "asserted"),
        ("Bộ Tài chính đề nghị Chính phủ ban hành Nghị định mới.", "proposed"),
        ("Bộ kiến nghị Quốc hội bổ sung vốn, sớm ban hành Nghị quyết.", "proposed"),
        ("Theo đề nghị của Bộ Tài chính, Chính phủ ban hành Nghị định.", "asserted"),
        ("Bộ đề nghị địa phương thực hiện Nghị định đã được Chính phủ ban hành.", "asserted"),
        ("Bộ đề nghị thực hiện đúng kế hoạch do Chính phủ ban hành.", "asserted"),
        ("Bộ đề nghị rà soát; Chính phủ ban hành Nghị định.", "asserted"),
        ("Dự kiến tháng tới, Chính phủ ban hành Nghị định.", "proposed"),
        ("Chính phủ sẽ ban hành Nghị định.", "proposed"),
        ("Nếu Quốc hội đồng ý, Chính phủ ban hành Nghị định.", "asserted"),
        ("Nếu Chính phủ ban hành Nghị định, giá sẽ giảm.", "proposed"),
        ("Bộ trình Chính phủ ban hành Nghị định.", "proposed"),
        ("Tại Tờ trình số 5, Chính phủ ban hành Nghị định.", "asserted"),
        ("Chương trình do Chính phủ ban hành.", "asserted"),
        ("Chính phủ chưa ban hành Nghị định.", "denied"),
        ("Đến nay chưa được Chính phủ ban hành.", "denied"),
        ("Chính phủ không chỉ ban hành Nghị định.", "asserted"),
        ("Hàng không là ngành được Chính phủ ban hành chiến lược.", "asserted"),
        ("Ông ấy được cho là người ký ban hành.", "reported"),
        ("Sau ba ngày (không kể lễ), Chính phủ ban hành Nghị định.", "asserted"),
        ("Chính phủ họp ba ngày (không kể ngày lễ) và ban hành Nghị định.", "asserted"),
        ("Bộ không họp. Chính phủ ban hành Nghị định.", "asserted"),
    ],
)
def test_the_nearest_cue_that_reaches_a_fact_decides(text: str, expected: str) -> None:
    assert status(text, "ban hành") == expected


def test_a_duty_or_a_future_leaves_a_goal_asserted() -> None:
    text = "Tỉnh sẽ phải đạt 35% vào năm 2030."
    assert status(text, "đạt") == "proposed"
    assert status(text, "đạt", future=False) == "asserted"
    assert status("Đại biểu đề nghị đạt 35%.", "đạt", future=False) == "proposed"
