"""Write words that mean the same in one form, for matching only: 限制在 as 控制在, 全旗 as 全县.

In: folded text. Out: text of the same length, so that every offset stays what it was. Only words
with a like of their own length are here; the others stand in the rules.
"""

from __future__ import annotations

import re

_OF_VALUE = r"(?<=[\d%‰℃万亿个家座处条项亩吨里米顷度天人户辆台克类]..)"
_VALUE_ENDS = r"(?=[,;。、)和及与]|$)"
#: A word -> the like that the rules know, and what stands around the word where it means that.
_LIKES: dict[str, tuple[str, str]] = {
    "全旗": ("全县", ""),
    "我旗": ("我县", "(?<!红我旗)(?!帜)"),
    "全盟": ("全市", ""),
    "我盟": ("我市", ""),
    "本市": ("我市", "(?<![日基]本市)(?!级|场|直)"),
    "本县": ("我县", "(?!级)"),
    "本州": ("我州", ""),
    "本省": ("我省", "(?!级)"),
    "本年": ("今年", "(?<![基根样成资日剧]本年)(?![度级报底末初龄])"),
    "规划末期": ("规划期末", ""),
    "限制在": ("控制在", ""),
    "不小于": ("不低于", ""),
    "不多于": ("不超过", ""),
    "力求": ("力争", "(?<!动力求)(?!职)"),
    "建起": ("建成", "(?!来|点|步)"),
    "建好": ("建成", r"(?=[\d\u4e00-\u9fff])(?![建用管护的并了后])"),
    "务必": ("确保", ""),
    "兴建": ("建设", "(?<![新复振]兴建)(?![材筑设])"),
    "翻修": ("改造", ""),
    "上下": ("左右", f"{_OF_VALUE}{_VALUE_ENDS}"),
    "之内": ("以内", f"{_OF_VALUE}{_VALUE_ENDS}"),
}
_PATTERNS = {word: re.compile(word + around) for word, (_, around) in _LIKES.items()}
#: The forms that stand for more than themselves.
LIKES = tuple(dict.fromkeys(like for like, _ in _LIKES.values()))


def same_words(text: str) -> str:
    """Replace each word by the like of it that the rules know.

    Examples
    --------
    >>> same_words("全旗用水总量限制在2亿立方米之内"), same_words("统筹上下游")
    ('全县用水总量控制在2亿立方米以内', '统筹上下游')
    """
    for word, pattern in _PATTERNS.items():
        # most texts lack most of them, and a plain search is faster than the patterns
        if word in text:
            text = pattern.sub(_LIKES[word][0], text)
    return text


def own_words(words: str, text: str) -> str:
    """Words as the text has them, where one of them is the like of a word that stands there.

    Examples
    --------
    >>> own_words("占全县生产总值比例", "占全旗生产总值的5%")
    '占全旗生产总值比例'
    """
    for word, (like, _) in _LIKES.items():
        if like in words and like not in text and word in text:
            words = words.replace(like, word)
    return words
