"""Lists of names before lists of values: A、B分别达到80%和70%.

In: the phrase before a list of values. Out: one name for each value, shared tails and beginnings
completed.
"""

from __future__ import annotations

import re

from ecociv.codebook.words import words
from ecociv.extract.phrases import tidy

_MARK = re.compile(r"、|,")
_AND = re.compile(r"以及|和|及|与")
_MEMBER = re.compile(r"、|和|及|与")
#: A shared tail is at most this long.
MAX_TAIL = 8
#: What ends a complete name; a member that does not end so lacks the tail of the last one.
_COMPLETE = re.compile(
    r"(?:率|量|值|收入|面积|比例|比重|占比|浓度|总额|指数|系数|能耗|强度|水平|投资|支出|里程|长度"
    r"|人口|人数|户数|天数|个数|数|总值|产值|利润|税收|贷款|存款|余额|规模|能力|增速|标准|额|投入"
    r"|出口|进口|消费|价格|排放|消耗|企业|项目|基地|工程|用水量|用地|GDP|盖度|密度|程度|质量|寿命"
    r"|年限|水耗|总量|收费|比|度|产业|农场|合作社|车|村|镇|县|校|园|库|站|院|所|馆|厂|场|店|品|户"
    r"|名|机|器|点|路|管网|林|地)$"
)
#: A、B、C三大新兴产业|产值: the list is summed up before its measure.
_SUMMED = re.compile(
    r"(?P<list>[^,]*[、和][^,]*?)(?:等)?[两二三四五六七八九十\d]+(?:大|个|种|类|项)[^、,]{0,8}?"
    r"(?P<thing>产业|行业|污染物|指标)(?P<rest>[^、,]{2,})"
)
_LATIN = re.compile(r"[A-Za-z0-9.]+")


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
    >>> split_heads("绿地率和绿化覆盖率", 2)
    ['绿地率', '绿化覆盖率']
    """
    joined = _joined(phrase) if count == 2 and "、" not in phrase else None
    if joined:
        return joined
    summed = _SUMMED.fullmatch(phrase)
    if summed:
        listed = members(summed.group("list"))
        thing = "产业" if summed.group("thing") == "产业" else ""
        if len(listed) == count:
            tail = thing + tidy(summed.group("rest"))
            return [part.removesuffix(thing) + tail for part in listed]
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
    if len(parts) != count or not all(parts):
        return None
    return complete_tails([tidy(part) for part in parts])


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
    parts = [tidy(part) for part in _MARK.split(phrase) if tidy(part)]
    pieces = _AND.split(parts[-1]) if parts else []
    if len(pieces) == 2 and all(len(piece) > 1 for piece in pieces):
        parts = [*parts[:-1], *pieces]
    return complete_tails(parts) if len(parts) > 1 else None


def complete_tails(parts: list[str]) -> list[str]:
    """Give a shared tail, or a shared beginning, to list members that lack it.

    Examples
    --------
    >>> complete_tails(["污水", "垃圾无害化处理率"])
    ['污水无害化处理率', '垃圾无害化处理率']
    >>> complete_tails(["万元工业增加值能耗", "水耗"])
    ['万元工业增加值能耗', '万元工业增加值水耗']
    """
    if len(parts) < 2:
        return parts
    first, last = parts[0], parts[-1]
    same_end = len(last) <= 2 and len(first) >= len(last) + 3 and first[-1] == last[-1]
    if same_end and _COMPLETE.search(first):
        stem = first[: -len(last)]
        return [first, *(part if len(part) > 4 else stem + part for part in parts[1:])]
    if not _COMPLETE.search(last):
        return parts
    return [*(_with_tail(part, last) for part in parts[:-1]), last]


def _with_tail(part: str, last: str) -> str:
    """A member, with the tail of the last one where it lacks it."""
    elements = words("element")
    quoted = part.startswith("“") and part.endswith("”")
    if part in elements or quoted or (len(part) <= 4 and not _COMPLETE.search(part)):
        return part + _tail_of(last, part, elements)
    return part


def _tail_of(last: str, part: str, elements: dict[str, str]) -> str:
    """What follows the element in the last member: 氨氮|排放量 beside 化学需氧量."""
    latin = _LATIN.match(last)
    if latin:
        return last[latin.end() :]
    head = part[-2:]
    if len(part) > 2 and head in last[1:]:
        # 数字经济、绿色经济|GDP占比: both end alike before the tail
        at = last.index(head, 1) + 2
        if at < len(last):
            return last[at:]
    # the element of the same length first: 城镇|农村, not 城镇|农村居民
    sizes = [len(part), *range(min(len(last) - 1, MAX_TAIL), 0, -1)]
    for size in sizes:
        if size < len(last) and last[:size] in elements:
            return last[size:]
    tails = [tail for tail in words("tail_phrase") if last.endswith(tail) and tail != last]
    if tails:
        return max(tails, key=len)
    return last[len(part) :] if len(last) > len(part) + 1 else ""
