"""Tell money planned or needed from other values.

In: a draft and its `Scene`. Out: whether it is an investment.
"""

from __future__ import annotations

import re

from ecociv.extract.drafts import Draft
from ecociv.extract.scene import Scene

MONEY = re.compile(r"元$|人民币$")
#: Works that a sentence sets out to build are a project unless it clearly looks back; so is money
#: that is said to be needed or given.
BUILT = -1.5
_INVESTMENT = re.compile(
    r"投资|投入|资金|筹资(?!标准|水平)|(?:发展|引导|投资|专项|产业|创业)基金|概算|经费|费用|(?:管理|监理|勘察|设计|工程|预备|其他)费$|预算(?!收入|支出)|(?:地方|财政|市级|县级|省级)配套"
)
#: Money that is planned by its very name.
_PLANNED_MONEY = re.compile(r"概算|估算|匡算|自筹|计划投资|拟投资|规划投资|所需|资金需求")
#: Flows of money that statistics report.
_FLOW = re.compile(
    r"固定资产投资|技改投资|工业投资|房地产开发投资|民间投资|产业投资|基础设施投资|投资增"
    r"|^(?:人均|村均|户均|生均|每[人村户生]).*(?:经费|费用|补助|标准)$"
    r"|环保投资占|投资总额占|外商(?:直接)?投资|(?:利用|引进)(?:[省市县区州]|实际|到位)*[内外]资"
)
#: Money that has come in or is spent.
_RECEIVED = re.compile(r"争取到|到位|获得|累计|完成|募集|利用|(?<![规计]划)(?<!年)共")
#: What an economy yields is no part of what is spent.
_YIELD = re.compile(r"产值|收入|利润|税|生产总值|GDP|收益|效益|销售|增加值|出口|消费|价格|标准")
#: Money that is given for what the next words name: 出资2亿元设立….
_GIVEN = re.compile(
    r"(?:(?:出资|安排|拨付|筹集|筹措)(?:资金)?|(?:[将拟再]|计划|规划)(?:再|新)?(?:增加)?投[入资](?:资金)?)约?$"
)
_GIVEN_REACH = 12


def counts_as_investment(scene: Scene, draft: Draft, outlook: float, last: str) -> bool:
    """Whether a value is money planned or needed, or its share."""
    text, name, quantity = scene.document.text, draft.indicator, draft.quantity
    if quantity.unit == "%":
        return last == "investment" and "投资" in name and "占" in name
    given = MONEY.search(quantity.unit) and _GIVEN.search(
        text, max(scene.sentence.start, quantity.start - _GIVEN_REACH), quantity.start
    )
    if (not given or _FLOW.search(name)) and not is_investment(name, quantity.unit):
        return last == "investment" and _is_part_of_sum(draft)
    if outlook > BUILT and not _RECEIVED.search(text, max(0, draft.np_start - 8), quantity.start):
        return True
    return (
        outlook > 0
        or last in ("investment", "project")
        or "总投资" in name
        or _PLANNED_MONEY.search(name) is not None
        or _PLANNED_MONEY.search(text, draft.np_start, quantity.start) is not None
    )


def _is_part_of_sum(draft: Draft) -> bool:
    """Whether a value behind money planned is a part of it (计划投资48亿元,其中治水21亿元)."""
    return can_be_spent(draft) and draft.change == "level" and not _FLOW.search(draft.indicator)


def can_be_spent(draft: Draft) -> bool:
    """Whether a value is money, and not what an economy yields (产值, 收入)."""
    return bool(MONEY.search(draft.quantity.unit)) and not _YIELD.search(draft.indicator)


def is_investment(indicator: str, unit: str) -> bool:
    """Money planned or needed (not a flow that statistics report).

    Examples
    --------
    >>> is_investment("重点工程总投资", "亿元"), is_investment("固定资产投资", "%")
    (True, False)
    """
    return bool(
        MONEY.search(unit) and _INVESTMENT.search(indicator) and not _FLOW.search(indicator)
    )
