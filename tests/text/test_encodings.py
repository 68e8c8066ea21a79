"""Bytes of pages to text: what is declared, what is meant, and what is true."""

import codecs

import pytest

from disputes.text import encodings


def page(label: str, text: str, codec: str) -> bytes:
    return f'<html><meta charset="{label}"><p>{text}'.encode(codec)


@pytest.mark.parametrize(
    ("label", "codec", "text"),
    [
        ("gb2312", "gb18030", "朱镕基起诉"),
        ("GBK", "gb18030", "价格 € 五"),
        ("Shift_JIS", "cp932", "①株式会社髙島屋"),
        ("x-sjis", "cp932", "第Ⅳ章"),
        ("euc-jp", "euc_jisx0213", "①訴訟"),
        ("euc-kr", "cp949", "똠방각하"),
        ("ks_c_5601-1987", "cp949", "펲시콜라"),
        ("big5", "big5hkscs", "恒生銀行裏的碁"),
        ("iso-8859-1", "cp1252", "“Müller” – 5 €"),
        ("us-ascii", "cp1252", "Müller’s"),
        ("iso-8859-9", "cp1254", "“Şirket”"),
        ("tis-620", "cp874", "ศาล…"),
        ("windows-1251", "cp1251", "Суд"),
        ("iso-8859-2", "iso8859-2", "Łódź"),
    ],
)
def test_a_label_means_what_browsers_take_it_for(label: str, codec: str, text: str) -> None:
    assert encodings.decode(page(label, text, codec)).endswith(text)


@pytest.mark.parametrize("label", ["iso-8859-1", "utf-8", "gb2312", "nonsense", "rot13", ""])
def test_what_is_utf_8_is_read_as_that_whatever_it_declares(label: str) -> None:
    assert encodings.decode(page(label, "“Müller” – ①", "utf-8")).endswith("“Müller” – ①")


@pytest.mark.parametrize("label", ["utf-8", "utf-16", "nonsense", "rot13", "hex", "undefined", "idna", ""])
def test_where_nothing_fits_it_is_windows_1252(label: str) -> None:
    assert encodings.decode(page(label, "Müller’s", "cp1252")).endswith("Müller’s")


def test_the_header_goes_before_the_page() -> None:
    body = page("iso-8859-1", "Суд", "cp1251")

    assert encodings.decode(body, "windows-1251").endswith("Суд")


def test_a_few_broken_bytes_spoil_no_page() -> None:
    body = page("", "Müller – Straße. " * 20, "utf-8").replace("ß".encode(), b"\xff", 1)

    assert encodings.decode(body).count("\ufffd") == 1
    assert encodings.decode(body).count("Straße") == 19


@pytest.mark.parametrize(
    ("mark", "codec"),
    [(codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")],
)
def test_a_byte_order_mark_decides_and_is_no_part_of_the_text(mark: bytes, codec: str) -> None:
    assert encodings.decode(mark + "<p>Müller".encode(codec)) == "<p>Müller"


def test_no_label_is_too_odd() -> None:
    assert encodings.decode(b"\xe9", "\0") == encodings.decode(b"\xe9", "é" * 9) == "é"
