"""Lists of names before lists of values: A、B分别达到80%和70%.

In: the phrase before a list of values. Out: one name for each value, shared tails and beginnings
completed.
"""

from __future__ import annotations

import re

from ecociv.codebook.words import words
from ecociv.extract.names.members import complete_members
from ecociv.extract.phrases.peel import AND, tidy

_MARK = re.compile(r"、|,")
#: 普及率, 参与度 and 饱和度 hold a conjunction and are one word each.
_AND = re.compile(rf"以及|(?<!饱){AND}|(?<![普涉])及(?!时|格)|(?<!参)与(?!会)")
# 县(市、区) is one word.
_MEMBER = re.compile(rf"、(?![区市县旗镇乡、]{{1,4}}\))|{_AND.pattern}")
#: A、B、C三大新兴产业|产值, A、B等主要污染物|排放总量: the list is summed up before its measure.
_SUMMED = re.compile(
    r"(?P<list>[^,]*[、和][^,]*?)(?:等?[两二三四五六七八九十\d]+(?:大|个|种|类|项)|(?<![高中初同平均优劣])等)[^、,]{0,8}?"
    r"(?P<thing>产业|行业|污染物|指标|因子)(?P<rest>[^、,]{2,})"
)
#: A、B等|削减率: the same without a word that sums up.
_AND_SO_ON = re.compile(
    r"(?P<list>[^,]*[、和][^,]*?)(?<![高中初同平均优劣])等(?:主要|重点(?!工程|行业))?(?:经济作物|农作物|作物|农产品|产品)?(?P<rest>[^、,和及级]{2,8}(?:率|量|浓度|强度))"
)
#: 主要污染物|化学需氧量、氨氮排放量: what the members are is said before them.
_KIND_BEFORE = re.compile(
    r"(?:[^、,和及与]{0,4}(?:主要|约束性|重点)?(?:污染物|污染因子)(?:总量减排|减排|排放总量)?(?:中的?)?|(?:环境)?空气(?:质量|中的?)?)(?=.{2})"
)
#: A、B、C、|年平均浓度: the measure of all stands at the end like one more member.
_MEASURE_ALONE = re.compile(
    r"(?:年|月|日|季)?(?:均|平均)?(?:浓度值?|排放总?量|去除率|削减率|达标率)"
)
#: 新增和改善|灌溉面积: what is done, then to what.
_BOTH_DONE = re.compile(
    r"(?P<first>[\u4e00-\u9fff]{2})(?:和|及|、|与|以及)(?P<second>[\u4e00-\u9fff]{2})(?P<thing>.{2,})"
)
_DONE = frozenset(
    (
        "新增 改善 恢复 新建 改建 扩建 改造 续建 加固 治理 修复 提升 维修 整治 新造 补植 抚育 巩固"
        " 已建 在建 既有"
    ).split()
)
_SECTORS = re.compile(r"第?(?P<numbers>[一二三](?:[、和及与]第?[一二三]){1,2})(?:次)?产业?")
#: 猪牛羊禽|饲养量分别为: each is one character.
_HERDS = re.compile(
    r"(?P<kinds>[猪牛羊禽鸡鸭鹅兔马驴驼]{2,5})(?P<rest>年?(?:饲养|存栏|出栏|存出栏)量?)"
)
#: 本外币|存、贷款余额, 各项|存贷余额
_DEPOSITS = re.compile(
    r"(?P<of>[^、,]{0,14}?)(?:存款?[、和与及]贷款|存贷款?)(?P<rest>(?:期末|年末)?(?:总?余额|总额|总量|规模)?(?:增[速幅]|增量)?)"
)
#: 排放总量(含工业、农业、生活)
_ASIDE = re.compile(r"\([^()]*[、,][^()]*\)$")
#: PM2.5、PM10和CO|五项因子: the list is counted at its end.
_COUNTED_END = re.compile(
    r"(?<=[^、,和及与])(?:等|这)?[两二三四五六七八九十\d]+(?:大|个|种|类|项)?(?:主要|重点|约束性)?(?:产业|污染物|污染因子|指标|因子|参数)$"
)


def members(phrase: str) -> list[str]:
    """Members of a list, as written.

    Examples
    --------
    >>> members("化学需氧量、氨氮和总磷")
    ['化学需氧量', '氨氮', '总磷']
    """
    return [part for part in _MEMBER.split(phrase) if part]


def split_heads(phrase: str, count: int) -> list[str] | None:
    """Split a phrase into as many names as there are values, completing shared tails.

    Returns
    -------
    list or None
        ``None`` where the phrase does not hold ``count`` names.

    Examples
    --------
    >>> split_heads("化学需氧量、氨氮排放量", 2)
    ['化学需氧量排放量', '氨氮排放量']
    >>> split_heads("各项存贷余额", 2)
    ['各项存款余额', '各项贷款余额']
    >>> split_heads("绿地率和绿化覆盖率", 2)
    ['绿地率', '绿化覆盖率']
    """
    phrase = _ASIDE.sub("", phrase)
    sectors = _SECTORS.match(phrase)
    if sectors:
        # 一、二、三产业|增加值
        numbers = [char for char in sectors.group("numbers") if char in "一二三"]
        rest = tidy(phrase[sectors.end() :])
        return [f"第{one}产业{rest}" for one in numbers] if len(numbers) == count else None
    herds = _HERDS.fullmatch(phrase)
    if herds and len(herds.group("kinds")) == count:
        return [kind + herds.group("rest") for kind in herds.group("kinds")]
    deposits = split_deposits(phrase) if count == 2 else None
    if deposits:
        return deposits
    joined = _joined(phrase) if count == 2 and "、" not in phrase else None
    if joined:
        return joined
    phrase = _COUNTED_END.sub("", without_kind(phrase))
    summed = _summed(phrase)
    if summed and len(summed) == count:
        return summed
    parts = [part for part in _MARK.split(phrase) if part]
    if len(parts) < count:
        finer = [piece for part in parts for piece in _AND.split(part) if piece]
        if len(finer) == count:
            parts = finer
        elif len(parts) == count - 1:
            *_, last = [None, *_AND.finditer(parts[-1])]
            if last is not None:
                # only the last conjunction divides: 绿地率、供水和供气管网长度和道路面积
                both = parts.pop()
                parts += [both[: last.start()], both[last.end() :]]
    if len(parts) == count + 1 and _MEASURE_ALONE.fullmatch(parts[-1]):
        *parts, measure = parts
        return [tidy(part) + measure for part in parts]
    if len(parts) != count or not all(parts):
        return None
    return complete_members([tidy(part) for part in parts])


def split_deposits(phrase: str) -> list[str] | None:
    """The two names of deposits and loans told in one word, nothing where they are not.

    Examples
    --------
    >>> split_deposits("本外币存贷款余额"), split_deposits("存贷比")
    (['本外币存款余额', '本外币贷款余额'], None)
    """
    both = _DEPOSITS.fullmatch(phrase)
    return [both["of"] + one + both["rest"] for one in ("存款", "贷款")] if both else None


def without_kind(phrase: str) -> str:
    """A name or list without the word before it that says what it is of (主要污染物).

    Examples
    --------
    >>> without_kind("主要污染物氨氮排放量")
    '氨氮排放量'
    """
    kind = _KIND_BEFORE.match(phrase)
    if kind and phrase.startswith(tuple(words("element")), kind.end()):
        return phrase[kind.end() :]
    return phrase


def _summed(phrase: str) -> list[str] | None:
    """Names of a list that is summed up before its measure, each with that measure."""
    summed = _SUMMED.fullmatch(phrase) or _AND_SO_ON.fullmatch(phrase)
    if summed is None:
        return None
    thing = "产业" if summed.groupdict().get("thing") == "产业" else ""
    tail = thing + tidy(summed.group("rest"))
    listed = [tidy(without_kind(part)) for part in members(summed.group("list"))]
    return [part.removesuffix(thing) + tail for part in listed]


def both_done(phrase: str) -> list[str] | None:
    """Names of what two verbs of work do to one thing, nothing where there is only one verb.

    Examples
    --------
    >>> both_done("新增和改善灌溉面积"), both_done("新增灌溉面积")
    (['新增灌溉面积', '改善灌溉面积'], None)
    """
    both = _BOTH_DONE.fullmatch(phrase)
    if both is None or not {both.group("first"), both.group("second")} <= _DONE:
        return None
    return [both.group(verb) + both.group("thing") for verb in ("first", "second")]


def _joined(phrase: str) -> list[str] | None:
    """A word that joins two names: 城乡居民收入, 广播电视覆盖率."""
    for word, code in words("joined_pair").items():
        if phrase.startswith(word):
            rest = tidy(phrase.removeprefix(word))
            return [part + rest for part in code.split("|")] if rest else None
    return None


def split_each(phrase: str) -> list[str] | None:
    """Members of 化学需氧量、氨氮排放量 (均…), tails completed; nothing where there is one only.

    Examples
    --------
    >>> split_each("化学需氧量、氨氮排放量")
    ['化学需氧量排放量', '氨氮排放量']
    """
    phrase = without_kind(phrase)
    summed = _summed(phrase)
    if summed and len(summed) > 1:
        return summed
    parts = [tidy(part) for part in _MARK.split(phrase) if tidy(part)]
    pieces = _AND.split(parts[-1]) if parts else []
    if len(pieces) == 2 and all(len(piece) > 1 for piece in pieces):
        parts = [*parts[:-1], *pieces]
    return complete_members(parts) if len(parts) > 1 else None
