"""Commitment words and the nature of a target.

In: words. Out: the commitment word with its strength; whether a target is called binding (约束性),
expected (预期性) or a reference (参考性).
"""

from __future__ import annotations

import re

#: The first class that occurs wins: 确保达到 is binding, 力争达到 aspirational.
_STRENGTH = (
    (
        "binding",
        re.compile(
            r"必须|严禁|不得|确保|严格控制|不低于|不超过|不突破|强制|一律|务必|保证|硬性|坚守|守住"
        ),
    ),
    (
        "aspirational",
        re.compile(r"力争|争取|力求|努力|鼓励|支持|探索|引导|有条件|尽可能|倡导|争创|希望|逐步"),
    ),
    (
        "firm",
        re.compile(
            r"达到|控制在|实现|完成|提高到|降低|下降|建成|稳定在|保持|新增|增加|减少|提升|将|要|建设"
            r"|增长"
        ),
    ),
)
_NATURE = (
    ("binding", re.compile(r"约束性")),
    ("expected", re.compile(r"预期性")),
    ("reference", re.compile(r"参考性|指导性")),
)
#: In all of them.
_OF_A_NATURE = "性"


def strength_of(words: str) -> tuple[str | None, str | None]:
    """Commitment word and its class, from the words around a value.

    Examples
    --------
    >>> strength_of("力争达到"), strength_of("确保控制在"), strength_of("共有")
    (('力争', 'aspirational'), ('确保', 'binding'), (None, None))
    """
    for strength, pattern in _STRENGTH:
        match = pattern.search(words)
        if match:
            return match.group(), strength
    return None, None


def nature_of(words: str) -> str | None:
    """Nature of the targets that some words announce.

    Examples
    --------
    >>> nature_of("约束性指标"), nature_of("主要指标") is None
    ('binding', True)
    """
    if _OF_A_NATURE not in words:
        return None
    for nature, pattern in _NATURE:
        if pattern.search(words):
            return nature
    return None
