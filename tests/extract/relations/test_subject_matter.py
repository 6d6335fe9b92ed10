import pytest

import kg


def titles(text: str) -> list[str]:
    found = [s.object for s in kg.extract(text) if s.predicate == "dcterms:title"]
    return [title.value for title in found if hasattr(title, "value")]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Nghị quyết số 68-NQ/TW của Bộ Chính trị về phát triển kinh tế tư nhân khẳng định nhiều điều.",
            "phát triển kinh tế tư nhân",
        ),
        (
            "Bộ Chính trị ban hành Nghị quyết 57-NQ/TW về đột phá phát triển khoa học, công nghệ, đề ra nhiều việc.",
            "đột phá phát triển khoa học, công nghệ",
        ),
        (
            "Chính phủ ban hành Nghị định số 30/2020/NĐ-CP về công tác văn thư.",
            "công tác văn thư",
        ),
        (
            "Quyết định số 12/QĐ-TTg về hỗ trợ 1.000 tấn gạo cho TP. Huế theo kết luận của T.Ư. Tỉnh đã nhận.",
            "hỗ trợ 1.000 tấn gạo cho TP. Huế theo kết luận của T.Ư",
        ),
        (
            "Thông tư số 09/2024/TT-BNV quy định chi tiết việc xác định vị trí việc làm, được ký hôm qua.",
            "quy định chi tiết việc xác định vị trí việc làm",
        ),
    ],
)
def test_a_title_ends_where_the_sentence_speaks_of_the_document(text: str, title: str) -> None:
    assert titles(text) == [title]
