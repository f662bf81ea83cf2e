"""Fold written variants of one character onto one form, for matching only.

In: text. Out: text of the same length, so that every offset stays what it was. Unicode
normalization (NFKC) is no choice here: it turns ㎡ or ① into several characters.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ecociv.extract.text.same_words import LIKES, own_words

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

#: Signs that a name keeps as they were written, and what is folded onto each.
_VARIANTS = {
    sign: tuple(wide for wide, folded in _PAIRS.items() if folded == sign)
    for sign in "()[]+&:;,“”《》"
}
_FOLDED = re.compile("[" + re.escape("".join(_VARIANTS)) + "]")

_REWRITTEN = re.compile(f"{_FOLDED.pattern}|{'|'.join(LIKES)}")


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


def as_written(words: str, text: str, start: int = 0, end: int | None = None) -> str:
    """Folded words with the brackets and signs of the text that they were taken from.

    Parameters
    ----------
    words
        Words of the folded text, put together or not.
    text, start, end
        Where they come from, as it was written, and the stretch of it that they stand in.

    Examples
    --------
    >>> as_written("小(Ⅰ)型水库", "建小（Ⅰ）型水库3座"), as_written("总磷(TP)", "总磷(TP)")
    ('小（Ⅰ）型水库', '总磷(TP)')
    """
    if not _REWRITTEN.search(words):
        return words
    text = text[start:end]
    words = own_words(words, text)
    at = fold(text).find(words)
    if at >= 0:
        written = zip(words, text[at : at + len(words)], strict=True)
        return "".join(wide if sign in _VARIANTS else sign for sign, wide in written)
    for character in set(_FOLDED.findall(words)):
        if character not in text:
            wide = next((one for one in _VARIANTS[character] if one in text), character)
            words = words.replace(character, wide)
    return words
