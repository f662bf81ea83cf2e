"""One value with what the rules that name it ask of it.

In: a `Slot`. Out: an `Asked`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ecociv.extract.phrases.nouns import COUNTS, noun_after
from ecociv.extract.phrases.peel import Word
from ecociv.extract.phrases.slots import Slot

#: Groups of verbs that say what is done to what they count.
WORKED = ("deliver_up", "deliver_down")
#: Units that count people and households.
PEOPLE = ("人", "户", "人次", "名")
#: Without these the people that come, learn or move in would read as those who are there.
DONE_TO_PEOPLE = frozenset(
    "接待 培训 引进 招引 招聘 招录 转移 输送 输出 选派 资助 救助 救治 收治 慰问".split()
)
#: What works and bodies come to, one by one.
STATES = (
    "开工|在建|续建|竣工|完工|投产|投用|投运|建成|通车|启动|验收|整改|办结|关停|停产|淘汰|退出|挂牌|入库|落地|达标|脱贫"
    "|摘帽|出列|命名|获批|签约|运行|销号|交付使用|入驻|封顶|并网"
)
#: 22个村庄的|污水治理
_WORK_OF = re.compile(
    r"(?P<thing>[^的]{1,20})的(?P<work>[^的、]{2,14}?(?:治理|整治|改造|修复|管控|搬迁|取缔|关停|申报|创建|建设|保护|监测|评估|审核"
    r"|验收|编制|划定|排查))(?:工作|任务)?$"
)
_WORK_END = re.compile(
    r"(?<=[治理整改造修复搬迁取缔停申报创建设源测查估核收制定控护植换除])(?:工作|任务)$"
)
#: 6个村庄|农村生活污水治理: work that is named behind the places where it is done.
_UNDERTAKEN = {"完成", "实施", "开展", "推进", "启动", "抓好", "做好", "组织"}
_WORK_NEXT = re.compile(
    r"(?P<work>(?<=”)(?:创建|申报|争创|建设)|提升|改造提升|提质增效|提升改造|推广|启用|普查|编制)(?:等?(?:工作|任务))*(?=[,;。、(]|$)"
)
#: 8个项目|投资5亿元, 15个断面|优Ⅲ水体比例达86%: a measure of the things, which the next value has.
_MEASURED = re.compile(
    r"(?P<thing>[^、,]{1,14}?(?:断面|点位|项目|工程|企业|村|镇|县|区(?![域内间])|园(?!区)|水库|河流|城市|湖泊|站|厂|场))"
    r"(?:[^、,]{0,10}(?:比例|率|浓度|指数|天数|产值|面积)|(?:[累总]计?)?(?:完成)?投资|总投资|占地|总面积)$"
)
#: 42座|中型、|40座小型水库: kinds of one thing, which the last of them names.
_KIND = (
    r"(?:“?[\u4e00-\u9fff]{1,4}?[级型类]”?|新建|改建|扩建|续建|[国省市县区州](?:[考控列管属直]|重点)|国际|国内"
    r"|重点|一般|示范|[一二三四五]星级?|地表水|地下水|公办|民办|国有|民营)"
)
_KIND_ONLY = re.compile(rf"{_KIND}(?:的)?")
_NEXT_KIND = re.compile(
    rf"(?:、|和|及|与|以及)\d[\d.]*[万余多]*(?P<unit>[^\d,;。]{{1,2}}?)(?:以上)?(?P<kind>{_KIND})"
)
#: What is said of counted things is no part of their name: 17个断面|水质优良率达100%.
_THING = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?:(?:水质)?[\u4e00-\u9fff]{2}率|水质(?:优良|达标)?|力度|步伐|进度|的同时|后)$"
)
#: 18个省辖市|优良天数比例, 11个地级市|PM2.5浓度: bodies that are counted, then a measure of theirs.
_BODY = re.compile(
    r"[\u4e00-\u9fff]{0,8}?(?:市|县|区|镇|乡|村|断面|站点|点位|水库|河流|湖泊)(?:\([^()]*\))?"
    r"(?=\s*(?:PM|SO|NO|环境空气|空气|水质|细颗粒|可吸入|优良|二氧化|综合指数|年均|平均浓度|化学需氧|氨氮|污染物|绿化覆盖|森林覆盖))"
)
#: How far the next kind is looked for, and how many kinds.
_KIND_REACH, _MAX_KINDS = 12, 4


@dataclass(frozen=True, slots=True)
class Asked:
    """A slot with what several rules ask of it.

    ``after`` is the noun behind the value, ``level`` the verb or bound word nearest to it, and
    ``delivery`` the delivery verb right before it.
    """

    slot: Slot
    after: str
    level: Word | None
    delivery: Word | None
    countable: bool

    @property
    def verb(self) -> tuple[str, str]:
        """Delivery verb before the phrase, and its group."""
        return self.slot.found.verb, self.slot.found.verb_group

    @property
    def is_one_of(self) -> bool:
        """Whether one of what is counted is told of: 被列为全国|12个示范城市之一."""
        text, end = self.slot.text, self.slot.first.end
        return text.startswith("之一", text.find(self.after, end) + len(self.after))


def ask(slot: Slot) -> Asked:
    """Ask a slot what the rules for one value need.

    Examples
    --------
    >>> from ecociv.extract.values.quantities import scan
    >>> from ecociv.extract.phrases.slots import context_of, named
    >>> s = "建成5个公园"
    >>> values = scan(s)
    >>> asked = ask(named(Slot(s, values, context_of(s, values, 0), [], len(s))))
    >>> asked.after, asked.delivery.text, asked.countable
    ('公园', '建成', True)
    """
    value, found = slot.first, slot.found
    return Asked(
        slot,
        _thing_after(slot),
        found.peeled.first("level_verb", "change_verb", "bound_before"),
        found.delivery,
        bool(value.unit)
        and value.unit not in ("%", "‰", "倍")
        and not value.is_points
        and value.value_type != "grade",
    )


def _thing_after(slot: Slot) -> str:
    """The noun behind a value, without what is said of the things that it counts."""
    name = noun_after(slot.text, slot.first, slot.stop)
    if slot.first.unit in COUNTS:
        name = _shared_noun(slot, name) or _with_work(slot, name)
    worked_on = _WORK_OF.match(name) if slot.first.unit in COUNTS else None
    if worked_on:
        # 22个村庄的污水治理任务
        name = worked_on.group("thing") + worked_on.group("work")
    name = _WORK_END.sub("", name)
    if name.endswith(("项目建设", "工程建设")):
        name = name.removesuffix("建设")
    if slot.first.unit not in COUNTS:
        return name
    body = _BODY.match(name)
    if body:
        return body.group()
    measured = _MEASURED.fullmatch(name)
    if measured and measured.group("thing").count("“") == measured.group("thing").count("”"):
        return measured.group("thing")
    return _THING.sub("", name)


def _shared_noun(slot: Slot, name: str) -> str:
    """The noun of a kind alone, from the next count: 42座|中型、40座小型|水库."""
    if not _KIND_ONLY.fullmatch(name):
        return ""
    at = _NEXT_KIND.search(slot.text, slot.first.end, slot.stop + len(name) + _KIND_REACH)
    for _ in range(_MAX_KINDS):
        if at is None or at.group("unit") != slot.first.unit:
            return ""
        later = replace(slot.first, end=at.start("kind"))
        noun = noun_after(slot.text, later, len(slot.text))
        if noun != at.group("kind"):
            return name + noun.removeprefix(at.group("kind"))
        at = _NEXT_KIND.match(slot.text, at.end(), at.end() + _KIND_REACH)
    return ""


def _with_work(slot: Slot, name: str) -> str:
    """A noun with the work behind it that the sentence undertakes: 完成8个村“星级村”|创建."""
    found = slot.found
    said = (found.verb, *found.lead, *(word.text for word in found.peeled.words))
    if not name or not _UNDERTAKEN.intersection(said):
        return name
    at = slot.text.find(name, slot.first.end, slot.stop)
    work = _WORK_NEXT.match(slot.text, at + len(name)) if at >= 0 else None
    return name + work.group("work") if work else name
