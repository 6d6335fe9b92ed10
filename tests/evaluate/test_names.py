import pytest

from kg.evaluate.names import body_name, due_year, folded, is_cut_short, near, same_body, same_kind


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nghị quyết số 52 - NQ/TW", "nghị quyết số 52-NQ / TW"),
        ("số 52–NQ/TW", "52-nq/tw"),
        ("Uỷ ban Kiểm tra", "Ủy ban kiểm tra"),
        ("“Chương trình” (mới).", "chương trình mới"),
        ("tỉnh Hoà Bình", "Hòa Bình"),
    ],
)
def test_one_name_in_two_spellings(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(("one", "other"), [("Hà", "Hạ"), ("Tỉnh ủy Hà Nam", "Hà Nam"), ("52-NQ/TW", "53-NQ/TW")])
def test_two_names(one: str, other: str) -> None:
    assert folded(one) != folded(other)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("UBND tỉnh Yên Bái", "Ủy ban nhân dân tỉnh Yên Bái", True),
        ("Sở Y tế Yên Bái", "Sở Y tế tỉnh Yên Bái", True),
        ("Ủy ban nhân dân của thành phố Huế", "Ủy ban nhân dân TP. Huế", True),
        ("Ủy ban nhân dân tỉnh Thái Bình", "Ủy ban nhân dân huyện Thái Bình", False),
        ("Ban Bí thư", "Ban Bí thư Trung ương Đảng", True),
        ("Ban Thường vụ Thành ủy", "Ban Thường vụ Thành ủy Hải Phòng", False),
        ("Vụ Pháp chế, Bộ Y tế", "Vụ Pháp chế Bộ Y tế", True),
        ("Vụ Pháp chế Bộ Y tế", "Vụ Pháp chế Bộ Công Thương", False),
    ],
)
def test_bodies(one: str, other: str, same: bool) -> None:
    assert same_body(body_name(one), body_name(other)) is same_body(body_name(other), body_name(one)) is same


@pytest.mark.parametrize(
    ("form", "name", "cut"),
    [
        ("Thành ủy", "Thành ủy Hải Phòng", True),
        ("UBND tỉnh", "Ủy ban nhân dân tỉnh Bình Thuận", True),
        ("Ban Bí thư", "Ban Bí thư Trung ương Đảng", False),
        ("TTXVN", "Thông tấn xã Việt Nam", False),
        ("Sở Y tế Yên Bái", "Sở Y tế tỉnh Yên Bái", False),
    ],
)
def test_what_is_cut_short_names_no_single_body(form: str, name: str, cut: bool) -> None:
    assert is_cut_short(form, name) is cut


def test_a_kind_may_be_told_more_closely() -> None:
    assert same_kind("lễ ký kết", "Lễ")
    assert same_kind("doanh nghiệp", "doanh nghiệp")
    assert not same_kind("hội nghị", "hội thảo")
    assert not same_kind("người", "triệu người")


def test_indicators_are_near_if_half_their_words_are_shared() -> None:
    assert near("tỷ lệ hộ nghèo", "hộ nghèo")
    assert near("kinh tế số trong GRDP", "tỷ trọng kinh tế số trong GRDP")
    assert not near("kinh tế số trong GRDP", "tốc độ tăng trưởng GRDP")
    assert not near("", "hộ nghèo")


@pytest.mark.parametrize(
    ("deadline", "year"), [("2030", "2030"), ("2021-2025", "2025"), ("2026-06-30", "2026"), (None, ""), ("", "")]
)
def test_a_period_is_due_at_its_end(deadline: str | None, year: str) -> None:
    assert due_year(deadline) == year
