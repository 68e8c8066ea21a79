"""Bytes of a web page to its text, in their true encoding, even if they declare another. Knows no HTML."""

import codecs
import re
from typing import Final

_HEAD_BYTES: Final = 4096
_MARKS: Final = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_DECLARED: Final = re.compile(
    rb"<(?:meta\b|\?xml)[^<>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I
)
# Python has more codecs than pages have encodings, and some that are none of text.
_OF_TEXT: Final = re.compile(r"(?:iso|cp|windows|mac|koi8|gb|big5|shift|euc|johab|hz|ascii|tis)", re.I)
# Labels that mean more than they say (WHATWG Encoding Standard §4.2): the makers' own characters too.
_MEANT: Final = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "euc_jp": "euc_jisx0213",
    "euc_kr": "cp949",
}
_MULTIBYTE: Final = re.compile(rb"[\xc3-\xf4][\x80-\xbf]+")


def decode(body: bytes, declared: str = "") -> str:
    """By its byte order mark; as UTF-8 where it is that; as declared; else as Windows-1252.

    `declared` is the label in the header, before which that of the page itself does not count. A declaration
    can be wrong, but no other encoding is valid UTF-8 by chance. A few broken bytes in a page that is mostly
    UTF-8 are replaced.
    """
    for mark, encoding in _MARKS.items():
        if body.startswith(mark):
            return body.decode(encoding, "replace").removeprefix("\ufeff")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        text = body.decode("utf-8", "replace")
    if text.count("\ufffd") * 10 < len(_MULTIBYTE.findall(body)):
        return text
    return body.decode(_codec(declared or _own_label(body[:_HEAD_BYTES])), "replace")


def _own_label(head: bytes) -> str:
    found = _DECLARED.search(head)
    return found[1].decode("ascii", "ignore") if found else ""


def _codec(label: str) -> str:
    """What Python calls the encoding; not UTF-8, which the bytes are not."""
    try:
        name = codecs.lookup(label.strip().lower().removeprefix("x-")).name
    except (LookupError, ValueError):
        return "cp1252"
    return _MEANT.get(name, name) if _OF_TEXT.match(name) else "cp1252"
