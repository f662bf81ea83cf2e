"""Bytes of a plan file to its raw text, with the encoding that was found."""

from __future__ import annotations

import re
from pathlib import Path

from ecociv.errors import SourceError

_ACCEPTED = "plain text in UTF-8 or GB18030"
_CONTROLS = re.compile(r"[\x01-\x08\x0e-\x1f]")


def decode_plan(data: bytes, path: str | Path = "plan") -> tuple[str, str]:
    """Decode a plan file: UTF-8 (with or without a byte order mark), else GB18030.

    Returns
    -------
    tuple of str
        The text, unchanged (line ends and a byte order mark included), and the encoding:
        ``utf-8``, ``utf-8-sig`` or ``gb18030``.

    Raises
    ------
    SourceError
        The data is empty or blank, binary, or in neither encoding.
    """
    if not data:
        raise SourceError(path, "an empty file", _ACCEPTED)
    if b"\0" in data:
        offset = data.index(b"\0")
        raise SourceError(path, f"binary data (a NUL byte at {offset})", _ACCEPTED)
    text, encoding = _decode(data, path)
    if not text.strip("\ufeff \t\r\n\u3000\xa0"):
        raise SourceError(path, "nothing but blank characters", _ACCEPTED)
    # A stray control character happens in scraped pages; more than one in a hundred is no text.
    controls = len(_CONTROLS.findall(text))
    if controls > len(text) / 100:
        raise SourceError(path, f"binary data ({controls} control characters)", _ACCEPTED)
    return text, encoding


def _decode(data: bytes, path: str | Path) -> tuple[str, str]:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        bad = error.start
    else:
        return text, "utf-8-sig" if text.startswith("\ufeff") else "utf-8"
    # UTF-8 with a broken byte can pass as GB18030 and come out as nonsense; most of its
    # multi-byte characters still decode, which those of a real GB18030 file do not.
    high = sum(byte > 0x7F for byte in data)
    kept = sum(len(char.encode()) for char in data.decode("utf-8", "ignore") if char > "\x7f")
    if kept > high / 2:
        raise SourceError(path, f"UTF-8 text with a broken byte at {bad}", _ACCEPTED)
    try:
        return data.decode("gb18030"), "gb18030"
    except UnicodeDecodeError as error:
        found = f"bytes in neither encoding (UTF-8 fails at {bad}, GB18030 at {error.start})"
        raise SourceError(path, found, _ACCEPTED) from error
