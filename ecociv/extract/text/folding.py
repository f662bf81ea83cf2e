"""Fold written variants of one character onto one form, for matching only.

In: text. Out: text of the same length, so that every offset stays what it was. Unicode
normalization (NFKC) is no choice here: it turns ㎡ or ① into several characters.
"""

from __future__ import annotations

import re
from functools import lru_cache

#: Every key and value is one character: folding must never shift an offset.
_PAIRS: dict[str, str] = {chr(0xFF01 + i): chr(0x21 + i) for i in range(94)}
_PAIRS |= {
    "\u3000": " ",
    "\u00a0": " ",
    "\t": " ",
    "﹪": "%",
    "〜": "~",
    "∼": "~",
    "～": "~",
    "–": "-",
    "−": "-",
    "―": "—",
    "─": "—",
    "﹣": "-",
    "µ": "μ",
    "﹝": "〔",
    "﹞": "〕",
    "【": "[",
    "】": "]",
    "「": "“",
    "」": "”",
    "『": "“",
    "』": "”",
    "≧": "≥",
    "≦": "≤",
    "⩾": "≥",
    "⩽": "≤",
    "〈": "《",
    "〉": "》",
    "﹤": "<",
    "﹥": ">",
    "‧": "·",
    "•": "·",
    "・": "·",
}
#: The characters that change: most text has few, and a scan for them beats a translation.
_CHANGING = re.compile("[" + re.escape("".join(_PAIRS)) + "]")


def fold(text: str) -> str:
    """Fold full-width forms, spaces, dashes and brackets; the length stays the same.

    Examples
    --------
    >>> fold("达到２８％，（约）")
    '达到28%,(约)'
    """
    return _CHANGING.sub(_folded, text)


#: A heading is asked for again by every section below it.
folded_heading = lru_cache(maxsize=1024)(fold)


def _folded(match: re.Match[str]) -> str:
    return _PAIRS[match.group()]
