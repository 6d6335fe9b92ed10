"""What of a page is the article, and what it shows of itself. Every text here is written for the test."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import ontology
from kg.read.furniture import layout

LEXICON = ontology.load()
TITLE = "Quảng Ninh đẩy mạnh chuyển đổi số trong các cơ quan hành chính"
FIRST = (
    "Ngày 15/3/2022, Ủy ban nhân dân tỉnh Quảng Ninh tổ chức hội nghị triển khai chương trình chuyển đổi số toàn diện."
)
SECOND = "Hội nghị thống nhất nhiệm vụ của từng sở, ngành, đồng thời phân công rõ người chịu trách nhiệm về tiến độ."
THIRD = "Kết luận hội nghị, lãnh đạo tỉnh yêu cầu các địa phương báo cáo kết quả trước ngày cuối cùng của mỗi quý."


def body(text: str) -> str:
    """The article of a page, its ranges parted by line breaks."""
    return "\n".join(text[span.start : span.end] for span in layout(text, LEXICON).body)


def page(*lines: str) -> str:
    return "\n".join(lines)


def paragraphs(text: str) -> list[str]:
    return [line for line in body(text).split("\n") if line]


ARTICLE = page(TITLE, FIRST, SECOND, THIRD)


def test_a_bare_article_is_all_body() -> None:
    found = layout(ARTICLE, LEXICON)
    assert body(ARTICLE) == ARTICLE
    assert (found.title, found.date, found.author, found.publisher) == (TITLE, "", "", "")


def test_a_paragraph_without_title_is_all_body() -> None:
    found = layout(FIRST, LEXICON)
    assert (body(FIRST), found.title) == (FIRST, "")


@pytest.mark.parametrize(
    ("head", "date"),
    [
        (("Thứ Sáu, 19/7/2024", "Kinh tế", "Thứ Ba, 15/3/2022 19:54'(GMT+7)", "", TITLE), "2022-03-15"),
        (("Trang chủ", "Chính trị", "Văn hóa", "Cập nhật: 15/03/2022", TITLE), "2022-03-15"),
        ((TITLE, "15/03/2022 08:30", "Sở, ngành, địa phương cùng vào cuộc"), "2022-03-15"),
        (("# " + TITLE, "", "Thứ ba, ngày 15 tháng 3 năm 2022"), "2022-03-15"),
        (("Trang chủ", "Tin tức", "Liên hệ", "Văn bản", TITLE), ""),
        (("Cổng thông tin điện tử tỉnh Quảng Ninh", TITLE), ""),
    ],
)
def test_the_head_gives_title_and_date_and_leaves_the_body(head: tuple[str, ...], date: str) -> None:
    found = layout(page(*head, "", FIRST, SECOND), LEXICON)
    assert (found.title, found.date) == (TITLE, date)
    kept = [line.lstrip("# ") for line in paragraphs(page(*head, "", FIRST, SECOND))]
    assert [line for line in kept if line not in (TITLE, FIRST, SECOND)] in (
        [],
        ["Sở, ngành, địa phương cùng vào cuộc"],
    )
    assert kept[-2:] == [FIRST, SECOND]


@pytest.mark.parametrize(
    "heading",
    [
        "Các tin khác",
        "Phản hồi",
        "TIN CÙNG CHUYÊN MỤC:",
        "## Văn bản liên quan",
        "Bình luận (12)",
        "**Đọc nhiều nhất**",
        "Liên kết website",
    ],
)
def test_the_article_ends_at_such_a_heading(heading: str) -> None:
    foot = page(
        heading,
        "Hà Nội họp về giao thông công cộng",
        "Một bạn đọc viết rằng hội nghị nên bàn kỹ hơn về nhân lực của các xã vùng cao.",
    )
    assert body(page(ARTICLE, "", foot)) == ARTICLE


def test_a_menu_with_such_a_heading_does_not_end_the_article() -> None:
    assert paragraphs(page("Trang chủ", "Liên kết website", "Mới nhất", "Phản hồi", ARTICLE)) == ARTICLE.split("\n")


def test_links_inside_the_article_are_passed_over() -> None:
    box = page("Tin liên quan", "- Bắc Giang khởi công khu công nghiệp mới", "- Thái Nguyên tiếp nhà đầu tư nước ngoài")
    assert paragraphs(page(TITLE, FIRST, box, SECOND, THIRD)) == ARTICLE.split("\n")


@pytest.mark.parametrize(
    "line",
    [
        ">> Hà Nội thí điểm vé điện tử trên xe buýt",
        "**>>>** **Nhiều địa phương chậm giải ngân vốn đầu tư công**",
        "Xem thêm: Bộ trưởng trả lời chất vấn về an toàn thông tin",
        "Chia sẻ",
        "In bài viết",
        "Download on the",
        "Từ khóa: chuyển đổi số, Quảng Ninh",
        "Ảnh minh họa.",
        "Bán căn hộ 2 phòng ngủ, 75 m2, giá 3,2 tỷ, LH 0912 345 678",
        "Đăng ký nhận bản tin hằng ngày",
    ],
)
def test_a_line_of_furniture_is_dropped_alone(line: str) -> None:
    assert paragraphs(page(TITLE, FIRST, line, SECOND, THIRD)) == ARTICLE.split("\n")


@pytest.mark.parametrize(
    "line",
    [
        "Xem thêm là việc nên làm, vì văn bản này còn nhiều phụ lục quan trọng mà người dân cần biết trước.",
        "Chia sẻ tại hội nghị, lãnh đạo Sở Thông tin và Truyền thông cho biết mạng cáp quang đã tới từng thôn.",
        "Phản hồi của doanh nghiệp về dịch vụ công trực tuyến của tỉnh trong quý I được công khai trên mạng.",
        "Bán nhà ở xã hội cho người lao động là chính sách được tỉnh ưu tiên trong giai đoạn tới.",
        "[1] Theo số liệu của Cục Thống kê tỉnh, đến hết năm 2021 toàn tỉnh có hơn 10.000 doanh nghiệp đang hoạt động.",
    ],
)
def test_sentences_that_begin_like_furniture_stay(line: str) -> None:
    assert line in paragraphs(page(TITLE, FIRST, line, SECOND))


@pytest.mark.parametrize(
    ("caption", "rest"),
    [
        ("Quang cảnh hội nghị. (Ảnh: TTXVN)", "Quang cảnh hội nghị."),
        ("Quang cảnh hội nghị. Ảnh: Minh Anh/TTXVN", "Quang cảnh hội nghị."),
        ("Quang cảnh hội nghị - Ảnh: Minh Anh", "Quang cảnh hội nghị"),
        ("Quang cảnh hội nghị. Ảnh: Báo Quảng Ninh.", "Quang cảnh hội nghị."),
        ("Quang cảnh hội nghị. (Nguồn: AFP/TTXVN)", "Quang cảnh hội nghị."),
        ("Quang canh hoi nghi trien khai chuyen doi so hinh anh 2Quang cảnh hội nghị.", "Quang cảnh hội nghị."),
    ],
)
def test_the_credit_of_a_picture_is_cut_from_its_caption(caption: str, rest: str) -> None:
    assert paragraphs(page(TITLE, FIRST, caption, SECOND)) == [TITLE, FIRST, rest, SECOND]


@pytest.mark.parametrize(
    ("glued", "following"),
    [
        ("Ảnh: Minh Anh/TTXVN Tại hội nghị, các sở báo cáo.", "Tại hội nghị, các sở báo cáo."),
        ("Ảnh: VGP/Minh Anh Tổng Bí thư yêu cầu sớm hoàn thành.", "Tổng Bí thư yêu cầu sớm hoàn thành."),
        ("Ảnh: TTXVN Theo kế hoạch, việc này xong trong năm.", "Theo kế hoạch, việc này xong trong năm."),
        ("Ảnh: Minh Anh “Đây là việc khó”, ông nói.", "“Đây là việc khó”, ông nói."),
        ("(Ảnh: Minh Anh) Sáng 16/3, hội nghị tiếp tục.", "Sáng 16/3, hội nghị tiếp tục."),
    ],
)
def test_where_a_credit_ends_the_next_sentence_begins(glued: str, following: str) -> None:
    assert paragraphs(page(TITLE, f"{FIRST} {glued}"))[1:] == [FIRST, following]


def test_what_is_in_a_picture_is_no_credit() -> None:
    line = "Trong ảnh: Lãnh đạo tỉnh và các đại biểu bấm nút khai trương trung tâm điều hành."
    assert line in paragraphs(page(TITLE, FIRST, line))


def test_a_caption_stands_once() -> None:
    assert paragraphs(page(TITLE, FIRST, FIRST, "", SECOND)) == [TITLE, FIRST, SECOND]


def test_a_heading_that_comes_again_later_stays() -> None:
    heading = "**Điều kiện hỗ trợ đối với doanh nghiệp nhỏ và vừa trên địa bàn**"
    assert paragraphs(page(TITLE, heading, FIRST, SECOND, heading)).count(heading) == 2


def test_titles_of_other_articles_in_brackets_are_cut() -> None:
    related = "[Bắc Giang khởi công khu công nghiệp mới ở vùng trung du]"
    assert paragraphs(page(TITLE, f"{FIRST} {related} {SECOND}")) == [TITLE, FIRST, SECOND]


def test_teasers_with_datelines_of_their_own_are_cut() -> None:
    teasers = page(f"(Chinhphu.vn) - {SECOND}", "", f"(Chinhphu.vn) - {THIRD}")
    found = layout(page(TITLE, f"(Chinhphu.vn) - {FIRST}", "", teasers), LEXICON)
    assert found.publisher == "Cổng Thông tin điện tử Chính phủ"
    assert paragraphs(page(TITLE, f"(Chinhphu.vn) - {FIRST}", "", teasers)) == [TITLE, FIRST]


@pytest.mark.parametrize(
    ("end", "author", "publisher"),
    [
        ("\nTTXVN", "", "Thông tấn xã Việt Nam"),
        (" Minh Anh", "Minh Anh", ""),
        ("\nMinh Anh - Thu Hà", "Minh Anh, Thu Hà", ""),
        (" Minh Anh (TTXVN)", "Minh Anh", "Thông tấn xã Việt Nam"),
        ("/. Minh Anh/VOV.VN", "Minh Anh", "Đài Tiếng nói Việt Nam"),
        ("\nTheo Báo Nhân Dân", "", "Báo Nhân Dân"),
        ("\nTheo Minh Anh/ vidu.com.vn", "Minh Anh", "vidu.com.vn"),
        ("\nTin, ảnh: Minh Anh", "Minh Anh", ""),
        ("\nMinh Anh\n(tổng hợp)", "Minh Anh", ""),
        (" PV", "", ""),
        (" Xong. Minh Anh", "Minh Anh", ""),
        ("/. Minh Anh/VOV-Trung tâm Tin", "Minh Anh", "Đài Tiếng nói Việt Nam"),
        (" (Tổng hợp) Minh Anh", "Minh Anh", ""),
        (" Minh Anh thực hiện", "Minh Anh", ""),
        (" Xem thêm:", "", ""),
    ],
)
def test_the_signature_is_read_and_cut(end: str, author: str, publisher: str) -> None:
    found = layout(ARTICLE + end, LEXICON)
    assert (found.author, found.publisher) == (author, publisher)
    kept = paragraphs(ARTICLE + end)
    assert len(kept) == 4
    assert kept[-1] in (THIRD, THIRD + "/.", THIRD + " Xong.")


@pytest.mark.parametrize("end", ["\nQuảng Ninh sẽ tổng kết vào cuối năm", " Tỉnh giao Sở Nội vụ chủ trì"])
def test_an_unfinished_sentence_is_no_signature(end: str) -> None:
    assert body(ARTICLE + end) == ARTICLE + end


INSTRUMENT = """\
ỦY BAN NHÂN DÂN
TỈNH QUẢNG NINH
|
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
|
Số: 15/QĐ-UBND
Quảng Ninh, ngày 15 tháng 3 năm 2022
QUYẾT ĐỊNH
VỀ VIỆC KIỆN TOÀN BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ
CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH
Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;
Điều 1. Kiện toàn Ban Chỉ đạo gồm các thành viên sau đây:
Kính
gửi:
Điều 2. Quyết định này có hiệu lực kể từ ngày ký và được gửi tới mọi cơ quan, đơn vị có liên quan để thực hiện.
Nơi nhận:
- Như Điều 2;
- Lưu: VT.
CHỦ TỊCH
Nguyễn Văn An"""
NAMING = "Quyết định 15/QĐ-UBND ngày 15/3/2022 về việc kiện toàn Ban Chỉ đạo chuyển đổi số tỉnh Quảng Ninh"


def test_an_instrument_is_kept_whole() -> None:
    found = layout(INSTRUMENT, LEXICON)
    assert body(INSTRUMENT) == INSTRUMENT
    assert (found.date, found.author) == ("2022-03-15", "")


def test_what_a_portal_puts_behind_an_instrument_is_cut() -> None:
    note = "Văn bản này chưa cập nhật nội dung Tiếng Anh"
    residue = page(
        "## Văn bản liên quan",
        "Ban hành:",
        "01/01/2020",
        "NỘI DUNG SỬA ĐỔI, HƯỚNG DẪN",
        "Thưa Quý khách,",
        "Chúng tôi cam kết dịch vụ.",
    )
    text = page(INSTRUMENT, NAMING, note, residue)
    assert body(text) == page(INSTRUMENT, NAMING)
    assert layout(text, LEXICON).title == NAMING


def test_an_english_translation_behind_an_instrument_is_cut() -> None:
    english = page(*["Article 1. The Chairman of the Committee of the province shall lead the work of the board."] * 12)
    assert body(page(INSTRUMENT, english, NAMING)) == page(INSTRUMENT, NAMING)


@given(
    st.lists(
        st.sampled_from(
            [
                TITLE,
                FIRST,
                SECOND,
                "",
                "|",
                "TTXVN",
                "Các tin khác",
                "Ảnh: Minh Anh",
                "Xem thêm:",
                "a hinh anh 2b",
                "1/1/2020",
            ]
        ),
        max_size=14,
    )
)
def test_ranges_are_ordered_and_whole(lines: list[str]) -> None:
    text = "\n".join(lines)
    at = 0
    for span in layout(text, LEXICON).body:
        assert at <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == text[span.start : span.end].strip()
        at = span.end
