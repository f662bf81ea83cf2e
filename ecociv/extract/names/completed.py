"""Complete a name by the words around its value: the standard kept, the state reached.

In: a draft and the text. Out: the draft with the whole name.
"""

from __future__ import annotations

import re

from ecociv.extract.drafts import Draft

#: 污水厂执行《…污染物排放标准》|一级A标准: what is held to the standard.
_BY_BOOK = re.compile(
    r"(?:执行|达到|满足|符合)(?:国家|地方)?《[^《》]{2,40}?(?P<standard>(?:排放|水质|质量|能效|环境)标准)》(?:\([^()]*\))?(?:中|规定)?的?$"
)
_BOOK_REACH = 60
#: 已建成|14个公园的功能: what is there, not what is done to it.
_THERE = re.compile(r"(?:已建成?|现有|已有|原有|既有)的?$")
_ASPECT = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})的(?:功能|品质|水平|设施|环境|服务|质量|能力|景观|面貌)$"
)
#: 建设用地面积共计52平方公里|达到…要求
_STATE = re.compile(
    r"(?:以上|左右)?(?P<state>(?:达到|符合|满足)[\u4e00-\u9fff“”]{2,16}?(?:要求|标准|条件))(?=[,;。)]|$)"
)
_MEASURED = ("面积", "长度", "里程", "户数", "人数", "数量")


def complete(text: str, draft: Draft) -> None:
    """Complete the name of a draft by the words around its value.

    Examples
    --------
    >>> from ecociv.extract.compose import compose
    >>> from ecociv.extract.values.quantities import scan
    >>> s = "建设用地面积共计52平方公里达到海绵城市要求"
    >>> [draft.indicator for draft in compose(s, 0, len(s), scan(s))]
    ['达到海绵城市要求的建设用地面积']
    """
    quantity, name = draft.quantity, draft.indicator
    if quantity.rule == "grade_standard":
        start = quantity.start
        # the book stands between what is held to it and the grade
        if text[max(0, start - 8) : start].find("》") >= 0 and "标准" not in name:
            book = _BY_BOOK.search(text, max(0, start - _BOOK_REACH), start)
            draft.indicator = f"{name}{book.group('standard')}" if book and name else name
    elif name.endswith(_MEASURED) and draft.change == "level" and not draft.is_named_behind:
        state = _STATE.match(text, quantity.end)
        draft.indicator = (
            f"{state.group('state')}的{name}"
            if state and not name.startswith(state.group("state"))
            else name
        )
    elif "noun_after" in draft.rules and "的" in name:
        aspect = _ASPECT.search(name)
        if aspect and _THERE.search(text, max(0, quantity.start - 5), quantity.start):
            draft.indicator = name[: aspect.start()]
