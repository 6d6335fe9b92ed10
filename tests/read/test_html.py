"""HTML pages of the kinds that Vietnamese sites are built from, all written for the test."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.model import Source
from kg.read import read_file
from kg.read.html import read_html

TITLE = "Bộ Chính trị ban hành nghị quyết về Cách mạng công nghiệp lần thứ tư"
PARAGRAPHS = (
    "Ngày 27/9/2019, Bộ Chính trị ban hành Nghị quyết số 52-NQ/TW về chủ động tham gia cuộc cách mạng này.",
    "Nghị quyết đặt mục tiêu đến năm 2025 kinh tế số chiếm khoảng 20% GDP và năng suất lao động tăng trên 7% mỗi năm.",
    "Ngày 17/4/2020, Chính phủ ban hành Nghị quyết số 50/NQ-CP để thực hiện, giao việc cho từng bộ, ngành, địa phương.",
)
LINKS = "".join(
    f'<li><a href="/{n}">Hội nghị trực tuyến toàn quốc về chuyển đổi số lần thứ {n}</a></li>' for n in range(9)
)
MENU = "".join(f'<li><a href="/m{n}">{name}</a></li>' for n, name in enumerate(("Trang chủ", "Chính trị", "Kinh tế")))
LD = """{"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "x"}, {"@type": "NewsArticle",
"headline": "%s", "datePublished": "2019-10-01T08:00:00+07:00", "author": [{"@type": "Person", "name": "Minh Anh"}],
"publisher": {"@type": "Organization", "name": "Báo Ví dụ"}, "url": "https://vidu.vn/ld"}]}"""


def page(body: str, head: str = "") -> bytes:
    return f"<!doctype html><html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>".encode()


def paragraphs(separator: str = "p") -> str:
    return "".join(f"<{separator}>{text}</{separator}>" for text in PARAGRAPHS)


ARTICLE = f"<h1>{TITLE}</h1>{paragraphs()}"


@pytest.mark.parametrize(
    "body",
    [
        f"<nav><ul>{MENU}</ul></nav><article>{ARTICLE}</article><aside>{LINKS}</aside><footer>Địa chỉ</footer>",
        f"<header>{MENU}<h1>{TITLE}</h1></header><div itemprop='articleBody'>{paragraphs()}</div>{LINKS}",
        f"<div class='menu'>{MENU}</div><div id='c'>{ARTICLE}<div class='tin-lien-quan'>{LINKS}</div></div>{LINKS}",
        f"<div><div><h1>{TITLE}</h1>{'<br><br>'.join(PARAGRAPHS)}</div></div><div class='right'><ul>{LINKS}</ul></div>",
        f"<main><article>{ARTICLE}<div class='share-box'>Chia sẻ</div><script>var x = 1;</script></article></main>",
        f"<article><a href='/x'>Bài khác</a></article><div>{ARTICLE}</div>",
        f"<table><tr><td><ul>{MENU}</ul></td><td>{ARTICLE}</td></tr></table>",
    ],
    ids=["semantic", "heading outside", "named boxes", "line breaks", "share box", "empty article", "layout table"],
)
def test_the_article_is_the_text_one_block_a_line(body: str) -> None:
    assert read_html(page(body)).text.split("\n")[-4:] == [TITLE, *PARAGRAPHS]


def test_the_heading_is_not_repeated() -> None:
    assert read_html(page(f"<article>{ARTICLE}</article>")).text.count(TITLE) == 1


def test_json_ld_tells_most() -> None:
    head = f'<script type="application/ld+json">{LD % TITLE}</script><link rel="canonical" href="https://vidu.vn/a">'
    found = read_html(page(ARTICLE, head))
    assert (found.title, found.date, found.author) == (TITLE, "2019-10-01", "Minh Anh")
    assert (found.publisher, found.url) == ("Báo Ví dụ", "https://vidu.vn/a")


def test_meta_elements_tell_the_rest() -> None:
    head = (
        '<meta property="og:title" content="Tên khác"><meta property="og:site_name" content="Báo Ví dụ">'
        '<meta property="article:published_time" content="2019-10-01T08:00"><meta name="author" content="Báo Ví dụ">'
        '<meta property="og:url" content="https://vidu.vn/b"><script type="application/ld+json">{broken</script>'
    )
    found = read_html(page(f"<div>{paragraphs()}</div>", head))
    assert (found.title, found.date, found.author) == ("Tên khác", "2019-10-01", "")
    assert (found.publisher, found.url) == ("Báo Ví dụ", "https://vidu.vn/b")


@pytest.mark.parametrize("time", ['<time datetime="2019-10-01T08:00">hôm qua</time>', "<time>1/10/2019 08:00</time>"])
def test_a_time_element_tells_the_day(time: str) -> None:
    assert read_html(page(time + ARTICLE)).date == "2019-10-01"


def test_the_name_of_the_site_is_no_part_of_the_title() -> None:
    assert read_html(page(paragraphs(), f"<title>{TITLE} | Báo Ví dụ</title>")).title == TITLE


def test_cells_of_a_row_stand_on_one_line() -> None:
    table = "<table><tr><td>ỦY BAN NHÂN DÂN<br>TỈNH QUẢNG NINH</td><td>CỘNG HÒA XÃ HỘI</td></tr></table>"
    lines = read_html(page(f"<article>{table}{paragraphs()}</article>")).text.split("\n")
    assert lines[:2] == ["ỦY BAN NHÂN DÂN", "TỈNH QUẢNG NINH | CỘNG HÒA XÃ HỘI"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1258"])
def test_the_encoding_is_found(encoding: str) -> None:
    text = "Thủ tướng" if encoding != "cp1258" else "Thu\u0309 t\u01b0\u01a1\u0301ng"
    html = f"<html><head><meta charset=windows-1258></head>{text} họp"
    data = (html if encoding != "cp1258" else html.replace("họp", "ho\u0323p")).encode(encoding)
    assert read_html(data).text == "Thủ tướng họp"


@pytest.mark.parametrize("html", ["", "<div" * 2000, "<p>" * 5000 + "a", "<a><nav><nav><footer><nav></a>", "<!-- -->"])
def test_broken_markup_is_no_error(html: str) -> None:
    assert "\n\n" not in read_html(html.encode()).text


def test_furniture_that_the_markup_does_not_tell_is_cut_too(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    foot = "<p>TTXVN</p><p>Các tin khác</p><p>Tin một</p>"
    path.write_bytes(page(f"<div><h1>{TITLE}</h1><p>01/10/2019 08:00</p>{paragraphs()}{foot}</div>"))
    source = read_file(path, path.name)
    assert isinstance(source, Source)
    assert [source.text[s.start : s.end] for s in source.body] == [TITLE, "\n".join(PARAGRAPHS)]
    assert (source.date, source.publisher) == ("2019-10-01", "Thông tấn xã Việt Nam")
