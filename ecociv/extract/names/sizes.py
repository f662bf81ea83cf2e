"""Name values by the size that is measured: 占地10公顷的商务区, 20米宽林带, 全长5公里、宽40米.

In: an `Asked`, or a `Slot`. Out: a `Head`, or nothing where the words tell of no size.
"""

from __future__ import annotations

import re

from ecociv.extract.drafts import Head
from ecociv.extract.names.asked import Asked
from ecociv.extract.phrases.carve import carve
from ecociv.extract.phrases.nouns import COUNTS
from ecociv.extract.phrases.peel import tidy
from ecociv.extract.phrases.scopes import split_scope
from ecociv.extract.phrases.slots import Slot

#: 占地|10公顷的商务区, 日处理能力|5万吨的污水厂: a size is told before the works it is of.
_SIZED = re.compile(
    r"(?:(?<![\u4e00-\u9fff“”()0-9A-Za-z.])|以及|[和及与]|(?:新建|扩建|改建|建成|建设|启动|完成|推进|实施|打造|形成|投运|开工|了|个|座|处)+)"
    r"(?P<size>总?占地(?:面积)?|总?建筑面积|日?(?:污水|垃圾|供水|供热|供气|加氢|发电)?(?:处理|处置|供水|供热|加氢|发电|焚烧)能力"
    r"|日处理(?:污水|垃圾|废水)?|日供水|总?装机(?:容量)?|总?库容|总?长度?|全长|年产能?|设计规模|设计能力|处理规模)$"
)
_OF_SIZE = re.compile(
    r"(?:以[上下]|左右)?的(?P<works>[\u4e00-\u9fff“”A-Za-z0-9]{1,20}?"
    r"(?:厂|站|园|场|区|库|中心|基地|工程|项目|电站|设施|公园|湖|湿地|绿道|道路|管网|路|生产线|机组|井|填埋场|能力|规模))"
    r"(?:等|建设|项目)*(?=[、,;。和及与(\d]|以及|$|已|将|于|建成|投|开工|竣工|正式|项目|一期|二期)"
)
#: 8立方米|容积的沼气池, 20米|宽林带
_MEASURED_BEHIND = re.compile(
    r"(?:以[上下]|左右)?(?P<measure>容积|库容|容量|装机(?:容量)?|产能|规模|面积|[宽高深厚](?![度达约速压铁山标效新温])|长(?=的))的?"
    r"(?P<noun>[\u4e00-\u9fff“”]{2,12}?)(?=[,;。、\d(]|$)"
)
_BARE_SIZES = ("总长", "全长", "长")
_REACH = 40
#: Sizes that say nothing without the thing that they are of.
_BARE = re.compile(
    r"[全总]?长度?|宽|总?面积|占地(?:面积)?|(?:总?建筑|规划)面积|总?投资额?|概算|总?库容|总?装机(?:容量)?|规模|总?里程"
    r"|日(?:处理|供水|产)(?:能力)?|年产能?"
)
_WRITTEN_OUT = dict(
    pair.split("=")
    for pair in "长=长度 宽=宽度 占地=占地面积 日供水=日供水能力 日处理=日处理能力".split()
)
_ASIDE_SIZE = re.compile(r"(?:以上|左右)?[),;、]")
_OWNER = re.compile(r"[\u4e00-\u9fffA-Za-z0-9“”]{2,30}$")
_MIN_NAME = 2
#: 人工湿地2处(面积|15公顷)
_COUNTED = re.compile(r"\d[\d.]*[处座个条家项块片所栋]$")
_BUILT = re.compile(r"^(?:新建|改建|扩建|续建|改造|建设|建成|实施|推进|完成|[和及与])+")
#: 东干渠(全长|42公里)、西干渠(28公里): the measure is told once for all of them.
_TOLD_ONCE = re.compile(r"\)[、和及][^(),;。、]{2,20}\(\d")
#: 堤顶|宽6米
_SIZE = re.compile(r"(?:平均|最大|(?P<own>路面|路基|堤顶|坝顶|桥面|渠底))?[顶底]?[宽高深厚]度?")
_SIZE_GAP = re.compile(r"(?:以上|左右)?[、,]")
_SIZED_END = re.compile(r"(?:总?面积|[总全]?长度?|总?里程|[宽高深厚]度?)$")
_METRES = ("米", "公里", "千米", "里", "km", "m")
#: 自东门广场至西山公园长|24公里
_ROUTE_LONG = re.compile(
    r"(?:自|从|由|位于)?(?P<route>[^,;。、()]{2,14}[至到][^,;。、()]{2,14}?)[全总]?长"
)


def sized_works(asked: Asked) -> Head | None:
    """占地10公顷的商务区: the size of works, told before their name."""
    slot, value = asked.slot, asked.slot.first
    if slot.text[value.end : value.end + 1] not in ("的", "以", "左"):
        return None
    works = _OF_SIZE.match(slot.text, value.end, value.end + _REACH)
    if works is None:
        return None
    before = _SIZED.search(slot.text, max(0, slot.found.left - 1), value.start)
    if before is None:
        return None
    size = before.group("size")
    if size in _BARE_SIZES:
        size = "长度"
    elif size == "日供水":
        size = "日供水能力"
    elif size in ("占地", "总占地"):
        size += "面积"
    elif size.startswith("日处理"):
        size = "日处理能力"
    # what is built is the works, not their size
    name = works.group("works")
    if not name.endswith(("能力", "规模")):
        # 日处理8万吨的污水处理能力 is named by what it is
        name += size
    return Head(name, "", "sized_works", size, "deliver")


def measured_behind(asked: Asked) -> Head | None:
    """8立方米容积的沼气池, 20米宽林带: what was measured stands behind its value."""
    value = asked.slot.first
    behind = _MEASURED_BEHIND.match(asked.slot.text, value.end, value.end + _REACH)
    if behind is None or value.unit in COUNTS or value.unit == "%":
        return None
    measure = behind.group("measure")
    if len(measure) == 1:
        if not value.unit.endswith(_METRES):
            return None
        measure += "度"
    name = tidy(behind.group("noun")) + measure
    return Head(name, "", "measured_behind", *asked.verb, end=behind.end())


def of_size(slot: Slot) -> Head | None:
    """道路全长5公里、宽|40米: one more size of what was measured right before."""
    last, unit = slot.last, slot.first.unit
    size = _SIZE.fullmatch(slot.phrase)
    if last is None or size is None or not unit.endswith(_METRES):
        return None
    if not last.quantity.unit.endswith((*_METRES, "亩", "公顷")):
        return None
    if not _SIZE_GAP.fullmatch(slot.text, last.quantity.end, slot.found.np_start):
        return None
    thing = "" if size["own"] else _SIZED_END.sub("", last.indicator.removeprefix(last.verb))
    return Head(f"{thing}{slot.phrase.removesuffix('度')}度", last.scope, "head_anaphor")


def in_brackets(slot: Slot) -> Head | None:
    """龙泉公园(面积|12公顷)、东环路(长|3公里): a bare size in brackets is of what they follow."""
    text, left = slot.text, slot.found.left
    if text[left - 1 : left] != "(" or not _BARE.fullmatch(slot.phrase):
        return None
    if slot.first.unit in COUNTS or not _ASIDE_SIZE.match(text, slot.first.end):
        return None
    thing = _OWNER.search(text, max(0, left - _REACH), left - 1)
    if thing is None or _TOLD_ONCE.match(text, slot.first.end):
        return None
    owner = _COUNTED.sub("", _BUILT.sub("", thing.group()))
    scope, name = split_scope(tidy(carve(owner, 0, len(owner)).text))
    if len(name) < _MIN_NAME:
        return None
    size = _WRITTEN_OUT.get(slot.phrase, slot.phrase)
    return Head(name + size, scope, "head_before")


def of_route(slot: Slot) -> Head | None:
    """自东门广场至西山公园长|24公里: from where to where says which stretch is so long."""
    route = _ROUTE_LONG.fullmatch(slot.phrase) if slot.phrase.endswith("长") else None
    if route is None or not slot.first.unit.endswith(_METRES):
        return None
    return Head("长度", route.group("route"), "head_before")
