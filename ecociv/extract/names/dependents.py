"""Give a measure that cannot stand alone what it is of: 签约项目45个,|协议投资30亿元.

In: a `Slot` and a `Head` of it. Out: the head, with the things counted (or the money given) right
before in its name. `MEASURES` is the one list of such measures, class by class.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ecociv.extract.drafts import Draft, Head
from ecociv.extract.phrases.nouns import COUNTS
from ecociv.extract.phrases.slots import Slot

_PEOPLE = (
    r"(?:[各受]?类)?(?:群众|居民|村民|市民|农户|农民|农牧民|牧民|牧户|职工|学生|师生|儿童|老人|老年人|残疾人|贫困户|脱贫户|贫困人口|脱贫人口|贫困群众|贫困学生"
    r"|企业|市场主体|经营主体|人口|人数|户数|人员|家庭|用户|小区|商户|客商|党员|干部|妇女|青年|青少年|困难群众|人群|对象|就业|村庄|贫困村|农村人口)"
)
_SPENT = r"(?:[一二三四五]年|年度)?(?:概算|估算|计划|合同|协议|意向|签约|拟|预计|约定)"
#: Class of measure -> the measures of it.
MEASURES = {
    "money": re.compile(
        rf"{_SPENT}?总投资额?|投资总额|{_SPENT}(?:总?投资|引资|引进资金|资金|总?金额)(?:总?额)?|总?金额"
        r"|(?:已|实际|累计)*到位(?:资金|投资)|投资|资金"
    ),
    "people": re.compile(
        rf"(?:直接|间接|共|预计|可|累计)*(?:(?:惠及|受益|参加|参与|辐射带动|带动|涉及|覆盖|吸纳|安置|受惠){_PEOPLE}"
        r"|从业(?:人员|人数)|吸纳就业(?:人员)?|受益面积|惠及面积)"
    ),
    "rate": re.compile(
        r"(?:代表|委员|代表委员|按[期时]|限[期时]|综合|总体|及时|有效)?"
        r"(?:办[复结]|答复|回复|见面|面商|沟通|走访|反馈|采纳|受理|化解|整改|结案|息访|息诉|落实|综合解决|(?:基本|回访)?满意|满意[和或与]基本满意)率"
    ),
}
#: What each class of measure may be of.
_OWNERS = {
    "money": re.compile(r"(?:项目|工程|合同|订单|实事|协议|措施)$"),
    "people": re.compile(r"(?:资金|补助|补贴|贷款|救助金|低保金|养老金|奖励|保障金|助学金|津贴)$"),
    "rate": re.compile(
        r"(?:建议案?|提案|议案|意见|信访件?|投诉|诉求|来电|来信|信件|电话|热线|举报|隐患|问题|咨询|案件|工单|事项|群众留言|留言|信箱|专线|举报件|分解件|交办件|转办件|督办件|信访事项|矛盾纠纷|纠纷|积案)$"
    ),
}
#: Units of the things that a class of measures is of.
_UNITS = {
    "money": frozenset("个 项 批 宗 件 单 份".split()),
    "people": frozenset((*COUNTS, "套", "所", "期", "处")),
    "rate": frozenset("件 条 项 个 宗 起 处 例 次 件次".split()),
}
#: Between the value before, or its noun, and a measure of it.
_GAP = re.compile(
    r"(?:以上|左右|余)?(?:的?(?:建设|实施|改造|升级|治理|提升|推进|工作|任务|全部|均|已|得到|交办|办[结复理完]|整改|开工|完成|落地)*)[,、(]"
    r"(?:(?!其中)[^,;。、\d()]){0,6}"
)
#: Works may be told of before their money: 46个项目纳入平台系统,|总投资80亿元.
_WIDE_GAP = re.compile(r"(?:(?!其中)[^;。\d]){0,24}(?:[,、(](?:(?!其中)[^,;。、\d()]){0,6})?")
_MEMBERS = re.compile(r"[、,和与及](?:(?!其中)[^,;。\d]){0,18}")
#: What is done with the things before is no part of them.
_GIVEN = re.compile(
    r"^(?:实施|落实|兑现|发放|安排|投入|争取|拨付|完成|开展|办[理复结]|答复|处理|受理|收到|接到|交办|转办|承办|累计|共|初步|排查|整改|提取|下达|筹[集措]|组织|推进)+(?=.{2})"
)
#: 亿元以上|项目
_SIZES = re.compile("(?:以[上下]|超[^项]{1,6}|过[^项]{0,4}元)[^项]{0,4}项目$")
_JOBS = "带动就业"
_FOUNDING = re.compile("创业$")
#: 项目|投资 says no more than 投资.
_ANY_MONEY = ("投资", "资金")
_RULES = ("head_before", "work_name", "one_for_all", "heads_in_order", "head_inherited")
_PARALLEL = re.compile(r"[、和与及][^,;。\d]{0,18}")
#: How a sum was found is no part of its name.
_AS_PLANNED = re.compile("^(?:概算|估算)")
_MOST = 4
_LONGEST = 30


def owned(slot: Slot, heads: list[list[Head]]) -> list[list[Head]]:
    """Heads whose measures stand with what they are of, if that was counted right before.

    Examples
    --------
    >>> from ecociv.extract.compose import compose
    >>> from ecociv.extract.values.quantities import scan
    >>> s = "签约产业项目45个,协议投资30亿元"
    >>> [draft.indicator for draft in compose(s, 0, len(s), scan(s))]
    ['产业项目', '产业项目协议投资']
    """
    if slot.last is None or slot.scope:
        return heads
    if heads[0][0].indicator == _JOBS and _FOUNDING.search(slot.last.indicator):
        # 扶持创业1万人,|带动就业4万人
        gap = slot.text[slot.last.quantity.end : slot.first.start]
        if len(gap) <= len(f"以上,创业{_JOBS}超过"):
            return [[replace(heads[0][0], indicator=f"创业{_JOBS}")]]
    given = _owners(slot, heads[0][0])
    if not given or (given == ["项目"] and heads[0][0].indicator in _ANY_MONEY):
        return heads
    if len(given) != len(heads) > 1 and heads[0] == heads[1]:
        # 满意率分别为98%、99%: of two things, one of which is not known
        return heads
    scope = slot.last.scope
    each = given if len(given) == len(heads) > 1 else ["、".join(given)] * len(heads)
    return [
        [
            replace(head, indicator=owner + _AS_PLANNED.sub("", head.indicator), scope=scope)
            if _class_of(head) and len(owner) <= _LONGEST
            else head
            for head in one
        ]
        for owner, one in zip(each, heads, strict=True)
    ]


def _class_of(head: Head) -> str:
    """Class of a bare measure, empty for other names."""
    if head.scope or head.rule not in _RULES:
        return ""
    return next((sort for sort, one in MEASURES.items() if one.fullmatch(head.indicator)), "")


def _owners(slot: Slot, head: Head) -> list[str]:
    """Things that were counted right before and have such a measure."""
    sort, last = _class_of(head), slot.last
    if not sort or last is None or last.is_criterion:
        return []
    found, text, value = slot.found, slot.text, slot.first
    if sort == "money":
        # 新签项目40个,到位资金增长15%; 推动8个项目落户,实施总投资20亿元的6个工程
        whole = text[value.start - 1] == "的"
        if (value.unit == "%" and not whole) or text[value.end : value.end + 1] == "的":
            return []
    begin = found.np_start if found.verb_start < 0 else min(found.np_start, found.verb_start)
    gap = _WIDE_GAP if sort == "money" else _GAP
    if text.find("争取", last.quantity.end, begin) >= 0:
        return []
    if not gap.fullmatch(text, max(last.words_end, last.quantity.end), begin):
        return []
    if sort == "people" and len(slot.values) == 1 and len(slot.earlier) > 1:
        other = slot.earlier[-2]
        behind = max(other.words_end, other.quantity.end)
        if _PARALLEL.fullmatch(text, behind, last.quantity.start):
            # 改造线路90公里、变压器20台,|惠及群众5万户: of all of it
            return []
    before = _prefix(last, sort)
    if before and len(slot.values) == 1:
        # 提案144件,办复率100%,|满意率98%
        return [before]
    earlier = [one for one in slot.earlier if not one.is_criterion]
    if before:
        # 建议90件、提案144件,办复率100%,|满意率分别为98%、99%
        earlier = [one for one in earlier if not _prefix(one, sort)]
    names = _counted(slot, earlier, sort)
    return names if not before or len(names) == len(slot.values) else [before]


def _counted(slot: Slot, earlier: list[Draft], sort: str) -> list[str]:
    """Names of the things that were counted last, one after the other."""
    names: list[str] = []
    start = -1
    for one in reversed(earlier):
        behind = max(one.words_end, one.quantity.end)
        # 建议144件、提案254件
        members = _PARALLEL if sort == "people" else _MEMBERS
        if not _has(one, sort) or (names and not members.fullmatch(slot.text, behind, start)):
            break
        name = _GIVEN.sub("", one.indicator)
        if len(names) == _MOST or (names and sort == "money" and _SIZES.search(name)):
            # 10亿元以上项目3个,亿元以上项目71个,|总投资500亿元: the sum of them all
            return []
        if name not in names:
            names.insert(0, name)
        start = one.quantity.start
        if sort == "money" and not _SIZES.search(name):
            break
    return names


def _has(draft: Draft, sort: str) -> bool:
    """Whether a draft counts things, or money, that have a measure of a class."""
    if draft.change not in ("level", "delta") or not draft.indicator:
        return False
    unit = draft.quantity.unit.lstrip("万余多")
    if sort == "people":
        if unit.endswith("元"):
            return _OWNERS[sort].search(draft.indicator) is not None
        return unit in _UNITS[sort]
    return unit in _UNITS[sort] and _OWNERS[sort].search(draft.indicator) is not None


def _prefix(draft: Draft, sort: str) -> str:
    """What a measure of the same class right before is of."""
    name = draft.indicator
    for cut in range(len(name) - 3, 3, -1):
        if MEASURES[sort].fullmatch(name, cut) and (
            _OWNERS[sort].search(name, 0, cut) or sort == "people"
        ):
            return name[:cut]
    return ""
