"""Give a bare amount of money the trade or body whose it is: 建筑业加快发展,|实现总产值.

In: a `Slot` and its heads. Out: the heads, with the trade in their name, or the body as their
scope, where the words of the value, the value before or the topic of the sentence tell it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ecociv.extract.drafts import Head
from ecociv.extract.phrases.owner_words import (
    ACCOUNT,
    ACCOUNT_ENDS,
    FIRMS,
    INDUSTRY,
    MARKETS,
    NO_NAME,
    TRADE,
    WHOLE_AREA,
    ZONES,
)
from ecociv.extract.phrases.slots import Slot
from ecociv.extract.values.tokens import YEAR

_BARE = re.compile(rf"(?:{ACCOUNT}|税收|产能|产量)")
_OF_INDUSTRY = re.compile(rf"(?:(?:规上|规模以上)?工业(?:总产值|增加值)|{ACCOUNT}|税收|产能|产量)")
_BODY = rf"[\u4e00-\u9fff“”·()\d]{{2,20}}?(?:{ZONES}|{MARKETS})"
_ADVERBS = (
    r"(?:累计|合计|总计|全年|当年|年内|预计|共|力争|要|将|已|年|可|分别|全部|全口径|总体|再)*"
)
#: 农副产品加工产业集群累计|实现
_SUBJECT = re.compile(
    rf"(?:其中:?|预计|到?年底|[一二三四五六七八九]是|全[市省州县区]|我[市省州县区]|,)*(?P<owner>(?P<trade>{TRADE})|(?P<body>{_BODY})){_ADVERBS}(?:实现|完成|创造|达成|创)"
)
#: 京东方|实现产值
_FIRM = re.compile(
    rf"(?:其中:?|预计|[一二三四五六七八九]是|,|、)*(?P<firm>[\u4e00-\u9fff“”]{{2,10}}?){_ADVERBS}(?:实现|完成)"
)
_NO_FIRM = re.compile(
    r"累计|[全上下半本去今明当多]年|预计|全部|总体|同比|逆势|可|[确努争]|[率先共再将要已均都也还又]|首次|[年月日季]|合计|总计|以上|以下|左右|其中|[、,]|顺利|圆满|超额|如期|按期|增长|提前|持续|同时|合同|直接|间接|^企业$|^全|[市省县区州]$|基本|分别"
)
#: Words that no trade and no body holds.
_NO_NAME = re.compile(
    rf"{NO_NAME}|建设|带动|力争|各个?|[这该其]"
    r"|抢抓|拉长|提档|重振|壮大|振兴|改造|作为|[把将对的]|^(?:全?产业链?|产业集群|集群|经济|工业经济|新?业态?)$"
    r"|年|工作|项目|特色优势|[两二三四五六七八九十\d]大?[个家]|行动|计划|工程|万|[较更]"
)
#: 建筑业|加快发展, 化工产业|扩能提质
_MOVES = (
    r"(?=加快|重点|抓好|稳步|持续|保持|平稳|向好|快速|提质|扩能|产能|建链|集聚(?!区)|集中|做[优精特]|不断|优化|全面|健康|蓬勃|强势|快速|强劲|做大|做强"
    r"|着力|突出|依托|围绕|实施|稳中|转型|向|迈|步伐|规模|发展|方面|完成|新增|建成|以|提速|推动|推进|深入|积极|大力|量质|运行|聚力|高质量|瞄准|聚焦|延伸|壮大|异军|逆势)"
)
_TELLS = re.compile(
    rf"(?:[一二三四五六七八九]是|\([一二三四五六七八九]\)|\d[.、])?(?P<trade>{TRADE}){_MOVES}[^,]*"
)
#: 做大做精化工产业, 大力发展新能源等新兴产业
_SET_OUT = re.compile(
    r"(?:[一二三四五六七八九]是|\([一二三四五六七八九]\)|大力|加快|积极|全力|进一步|着力|继续|扎实|重点|持续|聚力|奋力|深入|稳步|不断)*"
    r"(?:发展|做[大强优精深](?:做[大强优精深])*(?:拉长)?|做(?:大|强|优|精)、做?(?:大|强|优|精)|壮大|培育壮大|提升壮大|发展壮大|推动|推进|重振|支持|振兴|培育|打造|拉长|改造提升|巩固提升|提升|抢抓|巩固)"
    rf"(?P<trade>{TRADE})(?:加快|持续|稳步|全面|全链条|集群化|规模化|创新|协同)*(?:发展|提质|扩能|回升|壮大|升级|集聚|增效|高质量|快速|融合|转型|延链|补链|强链|增长|建设|产能|扩大|机遇|[、和])*"
)
#: Another subject ends what was told of the trade.
_RIVAL = re.compile(
    rf"{WHOLE_AREA}|(?:{FIRMS}|企业|园区|开发区|经开区|高新区|产业|平台|中心)(?:年?产?|全年|累计)?(?:实现|完成|产值|营收)|(?:产业|示范)(?:基地|园区?)$"
)
#: 规上工业主营业务收入90亿元,|利税12亿元
_SAME = re.compile(
    rf"(?:以上|左右)?(?:\([^()]{{1,12}}\))?[,、;](?:其中)?{_ADVERBS}(?:实现|完成|创造)?"
)
#: Words before an amount that name no subject of its own.
_NO_SUBJECT = re.compile(
    rf"{_ADVERBS}(?:(?:全产业链|产业链|确保|推动|带动|促进|使|力争|实现|完成|创造|全年|预计){_ADVERBS})*"
)
_OWNER_END = re.compile(
    r"(?:业|产业链|集群|集团|公司|企业|国企|园区|开发区|经开区|高新区|产业园|工业园|经济|交易所|汽车|家企)$"
)
_BRANCHES = re.compile(
    r"[\u4e00-\u9fff]{2,8}(?:、[\u4e00-\u9fff]{2,8}){1,5}等(?P<measure>产业(?:总?产值|增加值|营收|主营业务收入|规模)(?:占比|比重)?)$"
)
_TAX = ("税收",)
#: Firms that were just counted: 高新技术企业230家,|产值780亿元.
_FIRMS = re.compile(
    r"(?:新增|净增|新认定|新培育|新引进|新登记|新注册|累计引进|引进)?(?P<firms>.{2,16}企业)"
)
_COUNTED = ("家", "户")
#: These may be of all that is told: 新增规上企业12家,实现税收2亿元.
_OF_ALL = ("产能", "产量", "税收")
_REACH, _LONG = 160, 20


def told_of(slot: Slot, heads: list[list[Head]]) -> list[list[Head]]:
    """Heads of bare amounts of money, with the trade or body whose they are.

    Examples
    --------
    >>> from ecociv.extract.compose import compose
    >>> from ecociv.extract.values.quantities import scan
    >>> s = "建筑业加快发展,预计实现总产值210亿元"
    >>> [draft.indicator for draft in compose(s, 0, len(s), scan(s))]
    ['建筑业总产值']
    >>> s = "规上工业综合效益指数280%,利税总额增长9%"
    >>> [draft.indicator for draft in compose(s, 0, len(s), scan(s))]
    ['规上工业综合效益指数', '规上工业利税总额']
    """
    first = heads[0][0]
    if not first.indicator.endswith(ACCOUNT_ENDS):
        # most names are none, and a look at their end is faster than the patterns
        return heads
    if first.indicator.startswith("产业") and first.rule == "head_before":
        branches = _BRANCHES.search(slot.found.head_text)
        if branches and branches.group("measure") == first.indicator:
            # 食品加工、机电制造等|产业产值占比
            return [[replace(first, indicator=branches.group())]]
    if first.scope or first.rule not in ("head_before", "heads_in_order", "one_for_all"):
        return heads
    if not _OF_INDUSTRY.fullmatch(first.indicator) or slot.found.whole or slot.found.subject:
        return heads
    owner, scope = _of_subject(slot)
    if not (owner or scope) and _BARE.fullmatch(first.indicator):
        owner, scope = _of_last(slot, first.indicator)
        owner = owner or ("" if scope else _of_topic(slot))
    if not (owner or scope):
        return heads
    return [[_with(head, owner, scope) for head in one] for one in heads]


def _with(head: Head, owner: str, scope: str) -> Head:
    """A bare amount with its trade or body; other names stay."""
    if head.scope or not _OF_INDUSTRY.fullmatch(head.indicator):
        return head
    return replace(head, indicator=owner + head.indicator, scope=scope)


def _of_subject(slot: Slot) -> tuple[str, str]:
    """Trade or body that is the subject of the clause itself."""
    clause = slot.text[slot.found.left : slot.found.np_start]
    if not clause.endswith(("实现", "完成", "创造", "达成", "创")):
        return "", ""
    subject = _SUBJECT.fullmatch(clause)
    if subject is None or _NO_NAME.search(subject.group("owner")):
        firm = _FIRM.fullmatch(clause)
        if (
            firm is None
            or _NO_NAME.search(firm.group("firm"))
            or _NO_FIRM.search(firm.group("firm"))
        ):
            return "", ""
        return "", firm.group("firm")
    return _short(subject.group("trade") or ""), subject.group("body") or ""


def _short(trade: str) -> str:
    """The name of a trade behind a long list of its branches: 养老、咨询、物流等|新兴服务业."""
    tail = trade.rpartition("等")[2]
    return tail if len(trade) > _LONG and len(tail) > len("产业集群") else trade


def _of_last(slot: Slot, name: str) -> tuple[str, str]:
    """Trade or body of the account that stands right before."""
    last = slot.last
    if last is None or last.is_criterion or not last.indicator:
        return "", ""
    if not _SAME.fullmatch(slot.text, last.quantity.end, slot.found.np_start):
        return "", ""
    if last.scope:
        same = _OF_INDUSTRY.fullmatch(last.indicator) and _OWNER_END.search(last.scope)
        return "", last.scope if same else ""
    told = last.indicator
    firms = _FIRMS.fullmatch(told) if last.quantity.unit in _COUNTED else None
    if firms:
        # 24户企业实现利税: the scope tells; 省级、市级企业分别达到60家、300家: of both
        alone = "noun_after" not in last.rules and last.place[1] <= 1 and name not in _OF_ALL
        return (firms.group("firms") if alone else ""), ""
    industry = INDUSTRY.match(told)
    for cut in range(len(told) - 2, 1, -1):
        if _BARE.fullmatch(told, cut) and _OWNER_END.search(told, 0, cut):
            owner = told[:cut]
            parted = slot.text.find(";", last.quantity.end, slot.found.np_start) >= 0
            if name in _TAX or (parted and not (industry and industry.end() == cut)):
                return "", ""
            return owner, ""
    # 规上工业综合效益指数280%,利税总额|增长9%
    return (industry.group() if industry and name not in _OF_ALL else ""), ""


def _of_topic(slot: Slot) -> str:
    """Trade that the sentence, or its part behind a semicolon, tells of."""
    text, end = slot.text, slot.found.left
    start = max(text.rfind(mark, max(0, end - _REACH), end) for mark in "。;\n") + 1
    own = text[end : slot.found.np_start].strip(f"、,{YEAR}")
    if (
        (not start and end > _REACH)
        or text.find("业", start, end) < 0
        or not _NO_SUBJECT.fullmatch(own)
    ):
        return ""
    clauses = text[start:end].split(",")
    for at in range(len(clauses) - 1, -1, -1):
        clause = clauses[at].strip()
        for told in (_TELLS.fullmatch(clause), _SET_OUT.fullmatch(clause)):
            trade = told.group("trade").removeprefix("、") if told else ""
            if trade and not _NO_NAME.search(trade):
                return "" if trade.endswith("经济") else _short(trade)
        if _RIVAL.search(clause):
            return ""
    return ""
