"""Give what was signed or sold at a fair the name of the fair: 举办博览会,|签约金额3亿元.

In: a `Slot` and its heads. Out: the heads, with the event of the clauses before in their name.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ecociv.extract.drafts import Head
from ecociv.extract.phrases.slots import Slot
from ecociv.extract.values.tokens import YEAR

#: What fairs come to.
_AT_FAIR = re.compile(
    r"(?:现场|累计|意向|合同|协议)*(?:签约|成交|意向|合同|协议|销售)(?:总?金额|总?额|资金)"
    r"|(?:现场)?签约项目|(?:参展|参会|到会)(?:项目|企业|商|客商|嘉宾|人数|观众)"
)
_EVENT = (
    r"(?:第\d+届|首届)?[\u4e00-\u9fff“”—·、（）()]{2,28}?"
    r"(?:展览会|博览会|[^社]会|节|论坛|活动周?|招商周)"
)
_TIMES = r"(?:(?:等|共)?\d+[余多]?(?:场次|场|批次|次))?(?:以上)?"
_HELD = re.compile(
    r"(?:成功|首次|圆满|精心|组织|积极|高标准|持续|先后|,)*(?:举办|承办|召开|举行|主办|参加|开展|组团参加)了?"
    rf"(?P<event>{_EVENT}){_TIMES}"
)
_WENT_WELL = re.compile(
    rf"(?:(?:19|20)\d\d)?(?P<event>{_EVENT})(?:圆满|成功|顺利|隆重|如期)+(?:举行|举办|召开|闭幕|落幕|成功)"
)
_NO_EVENT = re.compile(
    r"常委会|全会|例会|座谈会|委员会|机会|社会|协会|联合会|商会|供销|政协|人大|听证|交流会议"
)
#: A clause that tells of something else where one meets.
_OTHER = re.compile("(?:展会|[^参与到]会|[^佳]节|活动)")
#: What the names of such amounts end with.
_ENDS = tuple("额 资金 项目 企业 商 嘉宾 人数 观众".split())
_NEAR, _REACH, _LONGEST = 3, 120, 26
#: Between the event and the value, without a subject of its own.
_ADVERBS = re.compile(r"(?:现场|共|累计|全年|实现|达成|完成|签订|签署|,|、|并)*")


def at_event(slot: Slot, heads: list[list[Head]]) -> list[list[Head]]:
    """Heads of what fairs come to, with the fair that their sentence tells of.

    Examples
    --------
    >>> from ecociv.extract.compose import compose
    >>> from ecociv.extract.values.quantities import scan
    >>> s = "成功举办花木博览会,签约金额达3亿元"
    >>> [draft.indicator for draft in compose(s, 0, len(s), scan(s))]
    ['花木博览会签约金额']
    """
    first, text, end = heads[0][0], slot.text, slot.found.left
    if first.scope or not first.indicator.endswith(_ENDS) or first.rule != "head_before":
        return heads
    if not _AT_FAIR.fullmatch(first.indicator):
        return heads
    if not _ADVERBS.fullmatch(text, end, slot.found.np_start):
        return heads
    low = max(0, end - _REACH)
    start = max(low, *(text.rfind(mark, low, end) + 1 for mark in "。;\n"))
    for clause in reversed(text[start:end].rstrip(",、").split(",")[-_NEAR:]):
        clause = clause.replace(" ", "").lstrip(YEAR)
        told = _HELD.fullmatch(clause) or _WENT_WELL.fullmatch(clause)
        if told and not _NO_EVENT.search(told.group("event")):
            event = told.group("event").strip(YEAR)
            if len(event) > _LONGEST:
                return heads
            return [[replace(first, indicator=event + first.indicator)], *heads[1:]]
        if _OTHER.search(clause):
            return heads
    return heads
