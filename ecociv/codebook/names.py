"""Bring written names of indicators to one form, and say what two names must not differ in.

In: a name as a plan writes it. Out: keys to look it up by, and the set of telling words in it. All
words stand in `data/name_rules.csv`:

========  =====================================================================================
replace   one wording for another (地区生产总值 is GDP, 比例 is 比重)
drop      characters that say nothing (的, quotation marks)
prefix    scopes and verbs before the name (全市, 县级及以上, 力争)
tail      what a sentence leaves behind the name (达到, 下降; the change belongs to the statement)
measure   nouns that a unit says as well (造林 5万亩 is 造林面积)
contrast  words that tell indicators apart (森林 from 林木, 处理 from 治理)
========  =====================================================================================
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ecociv.codebook.folding import fold_characters
from ecociv.codebook.source import read_rows
from ecociv.codebook.words import alternation
from ecociv.errors import CodebookError

FILE = "name_rules.csv"
KINDS = ("replace", "drop", "prefix", "tail", "measure", "contrast")

#: A bracket with only Latin letters, digits and signs repeats the name: 细颗粒物(PM2.5)浓度. One
#: that opens with these words qualifies it: 固定资产投资(不含农户).
_BRACKET = re.compile(r"\((?:[^()\u4e00-\u9fff]*|(?:不?含|按|以|折)[^()]*)\)")
#: 黑龙江省, 衢州市 before a name. 城市 and 县城 are no names: two characters at least stand before.
_PLACE = re.compile(r"^[\u4e00-\u9fff]{2,3}(?:市|省|县|州|自治区)(?=[\u4e00-\u9fffA-Z]{3})")
#: No scope word of the table is longer.
LONGEST_PREFIX = 10
#: No name has more words before or behind it; a made-up one must not cost more.
MOST_STEPS = 4
_LATIN = re.compile(r"[A-Za-z]+|\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class NameRules:
    """The rules as compiled patterns."""

    replace: re.Pattern[str]
    replacements: dict[str, str]
    drop: dict[int, None]
    prefixes: frozenset[str]
    tail: re.Pattern[str]
    measure: re.Pattern[str]
    contrast: re.Pattern[str]
    contrasts: dict[str, str]


def compile_rules(rows: list[dict[str, str]]) -> NameRules:
    """Compile the rows of the rule table.

    Parameters
    ----------
    rows
        Rows with ``kind``, ``form``, ``to``.

    Raises
    ------
    CodebookError
        For an unknown kind, an empty form, a form given twice, a contrast without its class, a
        prefix that is too long.
    """
    groups: dict[str, dict[str, str]] = {kind: {} for kind in KINDS}
    for number, row in enumerate(rows, start=2):
        kind, form = row["kind"], row["form"]
        if kind not in groups:
            raise CodebookError(FILE, number, "kind", repr(kind), ", ".join(KINDS))
        form = fold_characters(form)
        if kind == "prefix" and len(form) > LONGEST_PREFIX:
            accepted = f"at most {LONGEST_PREFIX} characters"
            raise CodebookError(FILE, number, "form", repr(form), accepted)
        if not form or (kind == "contrast" and not row["to"]):
            field = "to" if form else "form"
            raise CodebookError(FILE, number, field, "an empty cell", f"a value for {kind}")
        # Folding may bring two written forms together (Ⅲ类, III类); they must agree then.
        if groups[kind].setdefault(form, row["to"]) != row["to"]:
            raise CodebookError(FILE, number, "form", f"{form!r} twice", "one target per form")
    return NameRules(
        replace=re.compile(alternation(groups["replace"])),
        replacements=groups["replace"],
        drop=dict.fromkeys(map(ord, groups["drop"])),
        prefixes=frozenset(groups["prefix"]),
        tail=re.compile(f"(?:{alternation(groups['tail'])})$"),
        measure=re.compile(f"(?:{alternation(groups['measure'])})$"),
        contrast=re.compile(alternation(groups["contrast"])),
        contrasts=groups["contrast"],
    )


@cache
def name_rules() -> NameRules:
    """The rules of the codebook, compiled once."""
    return compile_rules(read_rows(FILE))


def folded_name(name_zh: str) -> str:
    """Name in one wording: characters folded, 的 and quotes dropped, equal words made equal.

    Examples
    --------
    >>> folded_name("单位地区生产总值的能耗") == folded_name("万元ＧＤＰ能耗")
    True
    >>> folded_name("细颗粒物(PM2.5)浓度") == folded_name("PM2.5平均浓度")
    True
    """
    rules = name_rules()
    name = fold_characters(name_zh).translate(rules.drop)
    if "(" in name:
        name = _BRACKET.sub("", name) or name
    replacements = rules.replacements
    once = rules.replace.sub(lambda match: replacements[match[0]], name)
    if once == name:
        return name
    # A replacement may complete another one (单位 before 地区生产总值), never more than once.
    return rules.replace.sub(lambda match: replacements[match[0]], once)


def stripped_names(folded: str) -> list[str]:
    """Further keys of a folded name: scopes before it and verbs behind it taken off, step by step.

    Returns
    -------
    list of str
        Keys without the name itself, the least stripped first.

    Examples
    --------
    >>> stripped_names("全市森林覆盖率达到")
    ['森林覆盖率达到', '全市森林覆盖率', '森林覆盖率']
    """
    rules = name_rules()
    heads = [folded]
    for head in heads:
        if len(heads) > MOST_STEPS:
            break
        for length in range(1, min(LONGEST_PREFIX, len(head) - 2) + 1):
            if head[:length] in rules.prefixes and head[length:] not in heads:
                heads.append(head[length:])
    place = _PLACE.match(folded)
    if place:
        heads.append(folded[place.end() :])
    heads.sort(key=len, reverse=True)
    keys = heads[1:]
    for head in heads:
        rest = head
        for _ in range(MOST_STEPS):
            match = rules.tail.search(rest)
            if match is None or match.start() < 2:
                break
            rest = rest[: match.start()]
            keys.append(rest)
    return list(dict.fromkeys(keys))


def measured_name(folded: str) -> str:
    """Name without the noun that its unit repeats, the name itself where there is none.

    Examples
    --------
    >>> measured_name("造林面积"), measured_name("森林覆盖率")
    ('造林', '森林覆盖率')
    """
    match = name_rules().measure.search(folded)
    return folded[: match.start()] if match and match.start() > 1 else folded


def telling_words(folded: str) -> frozenset[str]:
    """Classes of the telling words, Latin letters and numbers of a folded name.

    Two names that differ in them name different indicators, however alike they look.

    Examples
    --------
    >>> telling_words("森林覆盖率") == telling_words("林木覆盖率")
    False
    >>> telling_words("城镇污水处理率") == telling_words("城市污水处理率")
    True
    """
    rules = name_rules()
    classes = {rules.contrasts[word] for word in rules.contrast.findall(folded)}
    return frozenset(classes | set(_LATIN.findall(folded)))
