"""Bytes to text: the encodings that are read, and what is refused with which message."""

import pytest

from ecociv.errors import SourceError
from ecociv.read.decode import decode_plan

TEXT = "一、总体要求\r\n到2025年，森林覆盖率达到40％以上。\n"


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (TEXT.encode("utf-8"), TEXT, "utf-8"),
        (TEXT.encode("utf-8-sig"), "\ufeff" + TEXT, "utf-8-sig"),
        (TEXT.encode("gb18030"), TEXT, "gb18030"),
        ("二噁英㎡𠮷".encode("gb18030"), "二噁英㎡𠮷", "gb18030"),
        (b"plain ASCII, 40%\n", "plain ASCII, 40%\n", "utf-8"),
        ("丢失\ufffd\ufffd字".encode(), "丢失\ufffd\ufffd字", "utf-8"),
        ("分页\x0c符".encode(), "分页\x0c符", "utf-8"),
        (("正文" * 100 + "\x07").encode(), "正文" * 100 + "\x07", "utf-8"),
    ],
)
def test_decoded_text_is_unchanged(data, text, encoding):
    assert decode_plan(data) == (text, encoding)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "plan.txt: found an empty file; accepted: plain text in UTF-8 or GB18030"),
        (" \r\n\u3000\u00a0".encode(), "found nothing but blank characters"),
        ("\ufeff\n".encode(), "found nothing but blank characters"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", r"found binary data \(a NUL byte at 8\)"),
        (TEXT.encode("utf-16"), "found binary data"),
        (b"\x01\x02\x03\x04text", r"found binary data \(4 control characters\)"),
        (TEXT.encode()[:-20] + b"\xe5" + TEXT.encode()[-19:], "UTF-8 text with a broken byte at"),
        (b"abc\xff\xfe", r"bytes in neither encoding \(UTF-8 fails at 3, GB18030 at 3\)"),
    ],
)
def test_what_is_no_plain_text_is_refused(data, message):
    with pytest.raises(SourceError, match=message):
        decode_plan(data, "plan.txt")
