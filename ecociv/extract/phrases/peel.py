"""Peel verbs, bounds and loose ends off the phrases beside a value.

In: the words beside a value. Out: where the noun phrase ends and what the peeled words said; a tidy
phrase.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from ecociv.codebook.words import words
from ecociv.extract.phrases.whole_words import cuts_word

DELIVERIES = ("deliver", "deliver_up", "deliver_down")
#: Groups of words that stand between a name and its value.
RIGHT_GROUPS = (
    "tail_stop",
    "bound_before",
    "level_verb",
    "change_verb",
    "tail_adverb",
    *DELIVERIES,
)


#: Before 年 these make it a length of time: 三年|增长, not 天数|年增长.
_NUMERALS = "0123456789〇零一二两三四五六七八九十几多半近每全去今上"


class Word(NamedTuple):
    """A word of the codebook that was peeled off a phrase, with its group and code."""

    text: str
    group: str
    code: str


class Lookup(NamedTuple):
    """Words of several groups to (group, code), and the length of the longest.

    ``by_first`` and ``by_last`` are the lengths, the longest first, of the words that begin or end
    with a character: most characters begin and end none.
    """

    table: dict[str, tuple[str, str]]
    longest: int
    by_first: dict[str, tuple[int, ...]]
    by_last: dict[str, tuple[int, ...]]


@cache
def lookup(groups: tuple[str, ...]) -> Lookup:
    """Words of several groups; where two groups hold one word, the first group wins.

    Examples
    --------
    >>> lookup(("bound_before",)).table["不低于"]
    ('bound_before', 'ge')
    """
    table: dict[str, tuple[str, str]] = {}
    for group in groups:
        for word, code in words(group).items():
            table.setdefault(word, (group, code))
    if "deliver_up" in groups:
        # with 新 before it a verb of delivery adds: 新竣工5个, 新培育3家
        for word in [*words("deliver"), *words("deliver_up")]:
            if not word.startswith("增"):
                # 新增|建设用地
                table.setdefault(f"新{word}", ("deliver_up", "up"))
    by_first, by_last = (_sizes(table, place) for place in (0, -1))
    return Lookup(table, max(map(len, table)), by_first, by_last)


def _sizes(words_of: Iterable[str], place: int) -> dict[str, tuple[int, ...]]:
    """Lengths of the words that have a character at a place, the longest first."""
    sizes: dict[str, set[int]] = {}
    for word in words_of:
        sizes.setdefault(word[place], set()).add(len(word))
    return {char: tuple(sorted(found, reverse=True)) for char, found in sizes.items()}


@dataclass(slots=True)
class Peeled:
    """What stood between a noun phrase and its value, read from the value outwards.

    ``end`` is where the phrase ends. ``words`` are the peeled words, the one nearest to the value
    first.
    """

    end: int
    words: list[Word] = field(default_factory=list)

    def first(self, *groups: str) -> Word | None:
        """The word of these groups that is nearest to the value."""
        for word in self.words:
            if word.group in groups:
                return word
        return None

    def has_code(self, code: str) -> bool:
        """Whether a peeled word has this code."""
        return any(word.code == code for word in self.words)

    def contains(self, part: str) -> bool:
        """Whether a peeled word contains these characters."""
        return bool(self.words) and any(part in word.text for word in self.words)

    def joined(self) -> str:
        """The peeled words in the order of the text, the farthest first."""
        return "".join(word.text for word in reversed(self.words))


def peel_right(text: str, start: int, end: int, groups: tuple[str, ...] = RIGHT_GROUPS) -> Peeled:
    """Peel verbs, bounds and adverbs off the end of ``text[start:end]``.

    Examples
    --------
    >>> peeled = peel_right("细颗粒物浓度力争控制在", 0, 11)
    >>> "细颗粒物浓度力争控制在"[:peeled.end], [word.text for word in peeled.words]
    ('细颗粒物浓度', ['控制在', '力争'])
    """
    table, _, _, by_last = lookup(groups)
    peeled = Peeled(end)
    at = end
    while at > start:
        if text[at - 1] in " *:":
            at -= 1
            continue
        for size in by_last.get(text[at - 1], ()):
            word = text[at - size : at]
            if (
                size <= at - start
                and word in table
                and not cuts_word(text, at - size)
                and not (
                    (word[0] == "均" and text[at - size - 1] in "人户亩年月日地平")
                    or (word == "持续" and at == end)
                    or (word[0] == "年" and size > 1 and text[at - size - 1] in _NUMERALS)
                )
            ):
                break
        else:
            break
        group, code = table[word]
        if group == "tail_stop":
            break
        delivery = group in DELIVERIES
        spoken = [word for word in peeled.words if word.text not in _BESIDE_VERBS]
        if delivery and at - size > start and at != end and spoken:
            # a delivery verb counts only next to its number: 建成5个, not 建设规模达到5个
            break
        peeled.words.append(Word(word, group, code))
        at -= size
        if delivery:
            break
    peeled.end = at
    return peeled


def last_match(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    """The last match of a pattern in ``text[start:end]``."""
    found = None
    for match in pattern.finditer(text, start, end):
        found = match
    return found


#: Words that may stand between a verb and its number: 淘汰|剩余|4万辆.
_BESIDE_VERBS = ("了", "过", "剩余")
_MARKS = re.compile(r"[ *]|[\[〔]\^?\d{1,3}[\]〕]")
_SIGNS = re.compile(r"[ *\[\]〔〕()“”\d]")
#: A note's number glued to a word: 海绵城市|3|面积.
_FOOTNOTE = re.compile(
    r"(?<=[\u4e00-\u9fff”])(?<![第过超近约每前有及高和与])\d{1,2}"
    r"(?=(?:面积|覆盖率|比例|占比|建设|改革|数量|总量|个?项目|企业|指标|率))"
)
#: Brackets that repeat the name (PM2.5) or hold a number; 单位产量(处理量) and (市、区) stay.
_PAREN = re.compile(
    r"\((?![ⅠⅡⅢⅣ12]\)型)(?:[^()]*[A-Za-z0-9〒Ⅰ-Ⅵ][^()]*|[^()]{7,}|含[^()]*|下同|以下[^()]*)\)"
)
_TRAIL = re.compile(
    r"(?:(?<![集其初高])中|的|等|(?:考核)?指标|考核(?=任务|目标)|总?任务|计划任务|目标|方面|(?<=[\u4e00-\u9fff]{3})(?<!前期)工作|工作目标|、|:|\||\s|\*|—|-|“|”)+$"
)
#: The characters that `_TRAIL` may end with: most phrases end with another.
_LOOSE = frozenset("中的等标务面作、:| *—-“”\n\t")
#: 甲电厂二期2×|100万千瓦机组: how many units of so much.
_TIMES = re.compile(r"\s*\d*\s*×$")
_FOR_YEARS = re.compile(r"连续[\d一二三四五六七八九十]+年$")
#: The conjunction, and not the first half of 和谐 or 和县.
AND = "和(?![谐美睦田龙顺静政硕]|平(?!原|均|台|房)|县(?![城级区市域乡]))"
_EDGE = re.compile(
    rf"^(?:的|等(?!级)|{AND}(?=..)|"
    r"期(?=[\u4e00-\u9fff]{4})(?![间末初望货限])|或者?$|[、,:|\s*—\-●○■□◆◇▲·]|了|各类|个(?![人体税性私股案子旧])|[\d一二三四五六七八九十]+年(?:间|来|中|里|的|内(?=.{2})|(?=共|累计|实施|完成|投入|新[增建改]|$)))+"
)


def tidy(phrase: str, *, keep_goal: bool = False) -> str:
    """Drop blanks, bold marks, abbreviations in brackets and loose ends of a phrase.

    Parameters
    ----------
    phrase
        A stretch of folded, masked text.
    keep_goal
        Leave the end as it is: a goal (完成任务) may be the name of a milestone.

    Examples
    --------
    >>> tidy("细颗粒物(PM2.5)平均浓度的")
    '细颗粒物平均浓度'
    """
    # most phrases are plain words, and one scan for signs is faster than the patterns behind it
    if _SIGNS.search(phrase):
        phrase = _PAREN.sub("", _FOOTNOTE.sub("", _MARKS.sub("", phrase)))
        if phrase.count("(") != phrase.count(")"):
            phrase = phrase.split(")")[-1].split("(")[0] or phrase.strip("()")
        if phrase.count("“") != phrase.count("”"):
            phrase = phrase.strip("“”")
    phrase = _EDGE.sub("", phrase)
    if phrase.endswith("×"):
        phrase = _TIMES.sub("", phrase)
    if phrase.endswith("年"):
        phrase = _FOR_YEARS.sub("", phrase)
    if keep_goal or phrase[-1:] not in _LOOSE or phrase.endswith("”"):
        return phrase
    return _TRAIL.sub("", phrase)
