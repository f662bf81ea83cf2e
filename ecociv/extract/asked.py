"""One value with what the rules that name it ask of it.

In: a `Slot`. Out: an `Asked`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ecociv.extract.nouns import COUNTS, noun_after
from ecociv.extract.phrases import Word
from ecociv.extract.slots import Slot

#: Groups of verbs that say what is done to what they count.
WORKED = ("deliver_up", "deliver_down")
#: What works and bodies come to, one by one.
STATES = (
    "开工|在建|续建|竣工|完工|投产|投用|投运|建成|通车|启动|验收|整改|办结|关停|停产|淘汰|退出|挂牌|入库|落地|达标|脱贫"
    "|摘帽|命名|获批|签约|运行|销号"
)
#: 22个村庄的|污水治理
_WORK_OF = re.compile(
    r"(?P<thing>[^的]{2,20})的(?P<work>[^的、]{2,14}?(?:治理|整治|改造|修复|管控|搬迁|取缔|关停|申报|创建|建设|保护|监测|评估|审核"
    r"|验收|编制|划定|排查))(?:工作|任务)?$"
)
_WORK_END = re.compile(r"(?<=[治理整改造修复搬迁取缔停申报创建设])(?:工作|任务)$")
#: What is said of counted things is no part of their name: 17个断面|水质优良率达100%.
_THING = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?:(?:水质)?[\u4e00-\u9fff]{2}率|水质(?:优良|达标)?|力度|步伐|进度|的同时|后)$"
)


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


def ask(slot: Slot) -> Asked:
    """Ask a slot what the rules for one value need.

    Examples
    --------
    >>> from ecociv.extract.quantities import scan
    >>> from ecociv.extract.slots import context_of, named
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
        and value.unit not in ("%", "‰")
        and not value.is_points
        and value.value_type != "grade",
    )


def _thing_after(slot: Slot) -> str:
    """The noun behind a value, without what is said of the things that it counts."""
    name = noun_after(slot.text, slot.first, slot.stop)
    worked_on = _WORK_OF.match(name) if slot.first.unit in COUNTS else None
    if worked_on:
        # 22个村庄的污水治理任务
        name = worked_on.group("thing") + worked_on.group("work")
    name = _WORK_END.sub("", name)
    if name.endswith(("项目建设", "工程建设")):
        name = name.removesuffix("建设")
    return _THING.sub("", name) if slot.first.unit in COUNTS else name
