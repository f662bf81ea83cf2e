"""Part a statement from what only numbers it or says whose it is: 一是, （3）, （水利局牵头）.

In: folded text. Out: text of the same length with other marks in the place of such words, for the
rules that look at the beginning or the end of a clause, and at the members of a list.
"""

from __future__ import annotations

import re
from itertools import pairwise

#: 一是, 第二是, (3), ③ where a sentence or a part of one begins.
_NUMBER = re.compile(
    r"[。;:!\n][ \t]*"
    r"(?:第?[一二三四五六七八九十]{1,2}是|\((?:\d{1,2}|[一二三四五六七八九十]{1,3})\)|[①-⑳])"
)
_BODY = r"[\u4e00-\u9fff]{1,12}(?:局|委|办|厅|会|室|政府)"
_BODIES = rf"{_BODY}(?:[、,]{_BODY}){{0,8}}"
#: 市水利局: the bodies that a line of tasks is given to.
_GIVEN_TO = re.compile(rf"[。;:!,\n]{_BODIES}:")
_BEHIND_BODY = re.compile(":(?<=[局委办厅会室府]:)")
#: (牵头单位:水利局), (由水利局牵头), (水利局、林业局). One with a number in it may hold a deadline.
_ASIDE = re.compile(r"[(\[](?P<words>[^()\[\]\n\d〒]{3,130}[)\]])(?=[。;,\n(\[]|$)")
_CHARGE = re.compile(
    r"[^:、]{0,6}(?:牵头|责任|配合|负责|实施|主办|协办|参与|落实)(?:责任)?(?:单位|部门|主体|机构)?[:为]"
    rf"|[^,;、]{{3,60}}(?:牵头|负责|配合|落实)(?:[,;、].{{2,60}})?.$|{_BODIES}.$"
)
#: …15公里;总投资2亿元: what only goes on with the part before.
_GOES_ON = re.compile(
    r";(?=(?:项目)?(?:计划|估算|概算|匡算|预计)?"
    r"(?:总投资|投资(?:约|为|额)|建设工期|占地(?:面积)?)(?:约|为|共)?"
    r"\d[\d.]*[万亿]?[元亩年个平公](?![^,;。\n]{0,3}的))"
)
#: 森林覆盖率,绿地率,湿地保护率|分别达到
_EACH = re.compile("分别")
_LIST_REACH = 90
_MEASURE = (
    r"[\u4e00-\u9fff()A-Za-z.\d]{0,12}(?:率|量|浓度|面积|比例|比重|占比|收入|产值|增加值|指数|能耗"
    r"|强度|总额|投资|人口|PM2\.5|PM10|臭氧|氨氮|总[磷氮]|二氧化[硫氮碳]|氮氧化物)"
)
_ENDS = frozenset("率量度积例重比入值数耗额资口氧氮磷硫碳物05")
_MEASURES = re.compile(rf"(?<![^,])(?:{_MEASURE},){{1,6}}{_MEASURE}(?:[和及与]{_MEASURE})?$")


def part_marks(text: str) -> str:
    """Put other marks in the place of item numbers, of the bodies in charge and within lists.

    Examples
    --------
    >>> part_marks("一是造林5万亩(牵头单位:林业局);二是种草。")
    '。。造林5万亩。牵头单位:林业局);;;种草。'
    >>> part_marks("绿地率,绿化覆盖率分别达到38%,42%")
    '绿地率、绿化覆盖率分别达到38%,42%'
    """
    text = _NUMBER.sub(_ends, f"\n{text}")
    if _BEHIND_BODY.search(text):
        text = _GIVEN_TO.sub(_ends, text)
    text = _GOES_ON.sub(",", _join_lists(text[1:]))
    return _ASIDE.sub(_parted, text)


def _join_lists(text: str) -> str:
    """Measures with commas between them, one after the other up to 分别, as members of a list."""
    marks: list[int] = []
    for each in _EACH.finditer(text):
        end = each.start()
        low = max(0, end - _LIST_REACH)
        start = max(low, *(text.rfind(mark, low, end) + 1 for mark in "。;:\n〒"))
        last = text.rfind(",", start, end)
        # most have no such member, and a look at one character is faster than the pattern
        listed = last > start and text[last - 1] in _ENDS and _MEASURES.search(text[start:end])
        if listed:
            first = start + listed.start()
            marks += [at for at in range(first, end) if text[at] == ","]
    edges = [-1, *marks, len(text)]
    return "、".join(text[low + 1 : high] for low, high in pairwise(edges)) if marks else text


def _ends(match: re.Match[str]) -> str:
    mark = match.group()[0]
    return mark + (mark if mark in ";:," else "。") * (len(match.group()) - 1)


def _parted(match: re.Match[str]) -> str:
    words = match.group("words")
    return f"。{words}" if _CHARGE.match(words) else match.group()
