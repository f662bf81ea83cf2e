"""Words of the language of plans that no edge of a phrase may cut.

In: a text and a place in it. Out: whether a word stands across the place: 储备|库, 雷|达.
"""

from __future__ import annotations

from functools import cache

from ecociv.codebook.words import words


@cache
def _across() -> dict[str, tuple[tuple[int, str], ...]]:
    """Two characters beside each other, to the words that hold them and the place between them."""
    found: dict[str, list[tuple[int, str]]] = {}
    for word in words("uncut"):
        for at in range(1, len(word)):
            found.setdefault(word[at - 1 : at + 1], []).append((at, word))
    return {pair: tuple(places) for pair, places in found.items()}


def cuts_word(text: str, at: int) -> bool:
    """Whether an edge at a place cuts a word.

    Examples
    --------
    >>> cuts_word("天气雷达4部", 3), cuts_word("覆盖率达40%", 3)
    (True, False)
    """
    for before, word in _across().get(text[at - 1 : at + 1], ()):
        if text.startswith(word, at - before):
            # 居民|用上天然气: no 民用 where a word ends
            return before > 1 or text[at - 2 : at] not in words("uncut")
    return False
