"""Name a count by the noun behind it: 建成15个|城镇生活污水处理设施.

In: an `Asked`. Out: a `Head`, or nothing where the words before the count name it.
"""

from __future__ import annotations

import re

from ecociv.extract.drafts import Head
from ecociv.extract.names.asked import DONE_TO_PEOPLE, PEOPLE, WORKED, Asked
from ecociv.extract.names.money import FUND
from ecociv.extract.names.predicates import (
    URGING,
    is_at,
    takes_away,
    with_predicate,
    work_on,
)
from ecociv.extract.phrases.nouns import COUNTS
from ecociv.extract.phrases.peel import Word
from ecociv.extract.phrases.places import is_place, is_place_name, is_plain_place
from ecociv.extract.phrases.scopes import split_scope
from ecociv.extract.phrases.slots import Slot

#: What may stand between a count and the member of a list before it.
#: 永和|90万千瓦: a place whose name ends so.
_ENDS_IN_AND = re.compile("[\u4e00-\u9fff]{1,2}和")
_JOINED = ("和", "及", "与", "、")
_CAPACITY_UNITS = tuple("千瓦 兆瓦 吉瓦 GW MW 蒸吨 吨/日 立方米/日 吨/天 立方米/天".split())
#: Output of works in these units names them only before 项目, 生产线, 工程.
_OUTPUT_UNITS = ("吨", "头", "只", "锭", "套", "台", "平方米")
#: Words that add up and leave the name to the noun behind the count (前四批共31项攻关).
_SOFT = ("共", "共计", "合计", "总计", "累计", "的", "共有")
_WORKS_END = re.compile(r"(?:项目|生产线|工程)$")
#: The list that a size stands in is one of works: 金怡农业1500万头生猪屠宰、…等项目建设.
_WORKS_BEHIND = re.compile(
    r"[^,;。]{2,60}?(?:项目|生产线|工程|基地)(?:的|有序|加快|加速|顺利|稳步|扎实|快速|全面|全部|正式|如期|按期|陆续|先后|成功|相继|即将|年内|[上下]半年|尽快|早日)*"
    r"(?:推进|开建|建设|实施|建成|投产|投运|落地|前期|开工|竣工|完工|启动|进展|签约|达产|协调服务|[,;。])"
)
_OUTPUT = re.compile(r"^(?:做好|抓好|加快|推进)|(?:年产|日产|年加工|年处理|日处理|总规模|总装机)$")
_MEASURE_END = re.compile(r"(?:量|率|值|规模|能力|装机|容量|总数|面积|产能)$")
_PLACE_END = re.compile(
    r"(?:电厂|集聚带|开发区|园区|县|市|镇|乡|村|基地|流域|河|湖|新区|片区|库区|港区|集聚区|合作区|示范区)$"
)
#: 以滨河路为重点的|10万亩桃树基地
_CENTRE = re.compile(r"以[^,;。]{2,20}为(?:重点|主体?|依托|核心|载体|中心|龙头|支撑)的?$")
_LENGTHS = ("公里", "千米", "米", "km")
#: 规划建设城东至西山|25公里绿道
_ROUTE = re.compile(r"[\u4e00-\u9fff]{2,6}(?:至|到)[\u4e00-\u9fff]{2,6}")
_WHOLE_END = re.compile("(?<!的)全[市省县区州]$")
_OTHERS_END = ("等", "等地", "中")
#: 除甲县外,|其余3个县, 办好原有|6个苗圃
_REST = ("其他", "其它", "其余", "另有", "另外", "原有", "既有")
#: 10大类|58项工程
_SORTS = re.compile(r"[\d一二三四五六七八九十]+大?[类项个]")
#: A word that sums up has at most so many characters: 措施, 专项行动.
_MAX_SUM = 4
_ADDED = ("新增", "净增")
#: 完成东河上游|16条河道整治
_AREA_END = re.compile(
    r"(?:上游|中游|下游|两岸|沿岸|沿线|流域|片区|城区|建成区|库区|地区|区域|周边|范围内|辖区|境内|城郊|郊区)$"
)
#: Bodies and places that are counted themselves: 29个省级开发区|循环化改造
_COUNTED = ("区", "企业", "机构", "市", "县", "镇", "乡", "单位")
#: The whole stands before these, its parts are counted behind: 功能区划分为8个|一级区
_COMPOSED = ("划分为", "分为", "划为", "分成", "包括", "包含", "涵盖", "下辖", "辖有")
#: Behind a place these leave the name to what is counted: 城区完成5个公园
_HOLDING = ("有", "完成", "现有", "共有", "拥有", "实现")
_NOUN_START = re.compile(
    r"\dA级|\dG|\d[\d.]*(?:[百千]?[万亿]元|户以|[万亿]*.{0,2}级|[万亿]*元?[-~—至到]\d)"
    # 其余34台|于2026年淘汰: when it is done, no noun
    r"|(?!于[〒\d])[\u4e00-\u9fffA-Za-z“《]"
)
#: 国控|12个断面
_CONTROLLED = re.compile(r"(?:[国省市县区][控考])(?:和|、|及)?")
#: 工程涉及|3个乡镇7个村, 覆盖|13个地市: what they are counted for.
_REACHING = re.compile(
    r"(?P<verb>涉及|覆盖)(?:到|全[省市县区州]|[\u4e00-\u9fff]{2,4}[省市县区州])?[约近共]?"
    r"(?:\d[\d.]*[万余多]*[^\d,;。、]{2,10}[、和及]?){0,2}$"
)
_REACHING_BACK = 30
_OF_SORTS = ("项", "类", "种", "条", "次")
_WORK_OBJECT = re.compile(
    r"(?:建设工程|改造工程|治理工程|建设任务|改造任务|(?:改造|治理|整治)(?:验收)?)$"
)
_ADVERBS = re.compile(r"分别|都要?|均|各|至少|平均")
#: What is done in a place, before it.
_VERB_FIRST = re.compile("^(?:完善|提升|优化|推进|加快|加强|支持|抓好|改善|整治|治理|建设|改造)")
_ADVERBS_END = re.compile(r"(?:分别|都要?|均|各|至少|平均)+$")


def named_works(asked: Asked) -> Head | None:
    """柳毛湖20万千瓦风电: a name before a capacity, or a place before a count."""
    slot, after = asked.slot, asked.after
    if not after or not slot.phrase or slot.found.peeled.words:
        return None
    before = slot.text[slot.first.start - 1]
    if before in _JOINED and not _ENDS_IN_AND.fullmatch(slot.phrase):
        # one more member of a list: what stands before it is another
        return Head(after.split("、")[0], "", "noun_after") if _is_of_works(asked) else None
    if slot.first.unit.endswith(_LENGTHS) and _ROUTE.fullmatch(slot.phrase):
        return Head(after, slot.phrase, "named_works", *asked.verb)
    if _is_of_works(asked) and not _MEASURE_END.search(slot.phrase):
        owner = _OUTPUT.sub("", slot.phrase.split("、")[-1])
        works = after.split("、")[0]
        if works in ("项目", "工程"):
            # 三期|10GW项目
            return Head(owner + works, slot.scope, "named_works")
        return Head(works, slot.scope + owner, "named_works")
    if asked.countable and "、" in slot.phrase:
        # 建成甲县、乙县|3座垃圾填埋场
        places = all(map(is_place_name, slot.phrase.split("、")))
        return Head(after, slot.phrase if places else "", "counted_list", *asked.verb)
    if _WHOLE_END.search(slot.phrase):
        # 高中、职中和全市|8所学校
        slot.phrase = ""
        return None
    if asked.countable and len(slot.phrase) > 2 and _PLACE_END.search(slot.phrase):
        name = with_predicate(slot, after) if slot.found.verb in URGING else after
        rule = "named_works" if name == after else "noun_after"
        # 五龙村等|14个保护小区: one of them, no place of all
        place = "" if _others(asked) else _place_alone(slot.phrase)
        return Head(name, slot.scope + place, rule, *asked.verb)
    return None


def _is_of_works(asked: Asked) -> bool:
    """Whether a value is the capacity of the works behind it (20万千瓦风电, 30万吨选矿等项目)."""
    slot, unit = asked.slot, asked.slot.first.unit
    if unit.endswith(_CAPACITY_UNITS):
        return True
    return unit.endswith(_OUTPUT_UNITS) and bool(
        _WORKS_END.search(asked.after) or _WORKS_BEHIND.match(slot.text, slot.first.end)
    )


def noun_after_count(asked: Asked) -> Head | None:
    """建成15个…设施: things are counted before they are named."""
    slot, name, value = asked.slot, asked.after, asked.slot.first
    if not asked.countable or not name:
        return None
    if _SORTS.fullmatch(slot.phrase) or _CENTRE.search(slot.found.head_text):
        slot.phrase = ""
    added = _added(asked)
    if not (added or _leads(asked)):
        return None
    if slot.text[value.start - 1] in _JOINED:
        slot.phrase = ""
    if slot.text[value.start - 1] == "的":
        # what stands before 的 is said of the thing, not of its number
        slot.found.peeled.words.clear()
    if not _NOUN_START.match(name) or slot.text[value.end : value.end + 1] in ",;。:、":
        return None
    scope, name = _split_counted_place(value.unit, name)
    if _CONTROLLED.fullmatch(slot.phrase):
        slot.phrase, name = "", slot.phrase + name
    reaching = _REACHING.search(slot.text, max(0, value.start - _REACHING_BACK), value.start)
    if reaching and value.unit in COUNTS and value.unit not in _OF_SORTS and "的" not in name:
        # 涉及|3个乡镇
        return Head(f"{reaching.group('verb')}{name}", scope or _scope_before(slot), "noun_after")
    name = with_predicate(slot, name)
    work = work_on(slot, name)
    if work:
        group = "deliver_down" if takes_away(work) else "deliver_up"
        return Head(f"{name}{work}", scope, "noun_after", work, group)
    return _with_verb(asked, name, scope or _scope_before(slot), added)


def _leads(asked: Asked) -> bool:
    """Whether the noun behind a count names it, not what stands before."""
    slot, found, value = asked.slot, asked.slot.found, asked.slot.first
    words, before = found.peeled.words, slot.text[value.start - 1 : value.start]
    if len(slot.phrase) < 2 or asked.delivery or slot.phrase.endswith(_REST):
        return True
    if _others(asked) or _is_beside(asked) or asked.is_one_of:
        return True
    if asked.level and asked.level.text in _COMPOSED:
        return True
    if value.unit in COUNTS and is_at(slot):
        # 空气质量在全国|168个重点城市中排名第17位
        return True
    if is_place(slot.phrase) and (not asked.level or asked.level.text in _HOLDING):
        return True
    if value.unit.endswith("元"):
        return FUND.search(asked.after) is not None
    soft = words and all(word.text in _SOFT for word in words)
    return value.unit in COUNTS and bool(soft or before == "的" or before in _JOINED)


def _others(asked: Asked) -> bool:
    """Whether members of what is counted stand before it: 甲厂、乙厂等|7家企业."""
    return asked.slot.found.head_text.rstrip().endswith(_OTHERS_END)


def _added(asked: Asked) -> Word | None:
    """The verb of 郊区新增|30座污水处理厂, which else is one of change."""
    phrase, level = asked.slot.phrase, asked.level
    if level is None or level.text not in _ADDED:
        return None
    return level if is_place(phrase) or _AREA_END.search(phrase) else None


def _scope_before(slot: Slot) -> str:
    """Scope that the words before a count give to the noun behind it."""
    rest = _ADVERBS_END.sub("", slot.phrase)
    if not _ADVERBS.sub("", slot.phrase) and slot.scope:
        return slot.scope
    return _place_alone(rest) if is_plain_place(rest) else ""


def _place_alone(words: str) -> str:
    """A place without what is done there: 完善市区|30条道路."""
    place = _VERB_FIRST.sub("", words)
    return place if is_plain_place(place) else words


def _with_verb(asked: Asked, name: str, scope: str, added: Word | None) -> Head:
    """The noun behind a count with the verb of work before it (新建|公园)."""
    slot, found, delivery = asked.slot, asked.slot.found, asked.delivery
    verb, group = (added.text, "deliver_up") if added else asked.verb
    if delivery and not slot.phrase and len(found.peeled.words) == 1:
        # 取消和停征114项收费: both verbs
        verb = slot.text[found.verb_start : slot.first.start].strip() or verb
    finished = "完成" in found.lead or any(word.text == "完成" for word in found.peeled.words)
    if finished and _WORK_OBJECT.search(name):
        group = "deliver_up"
    if verb in DONE_TO_PEOPLE and slot.first.unit.endswith(PEOPLE) and asked.after.endswith(name):
        # 引进|20名人才: who comes, not who is there
        return Head(f"{verb}{name}", scope, "noun_after", verb, group)
    alone = not slot.phrase or _others(asked) or found.is_verb_last or added
    if group not in WORKED or not alone:
        if delivery is None or delivery.group not in WORKED:
            return Head(name, scope, "noun_after", verb, group)
        verb, group = delivery.text, f"deliver_{delivery.code or 'up'}"
    return Head(f"{verb}{name}", scope, "noun_after", verb, group)


def _is_beside(asked: Asked) -> bool:
    """Whether a noun right behind a value names it, whatever stands before (东河上游|16条支流)."""
    slot, value = asked.slot, asked.slot.first
    if asked.level or not asked.after or value.unit.endswith("元"):
        return False
    if _MEASURE_END.search(slot.phrase) or slot.text[value.end] == "的":
        return False
    if _AREA_END.search(slot.phrase):
        return True
    # 节水8条措施: a short word behind a count sums up the words before
    return len(asked.after) > _MAX_SUM


def _split_counted_place(unit: str, name: str) -> tuple[str, str]:
    """Scope and name behind a count; the bodies that are counted are no scope."""
    scope, rest = split_scope(name)
    if unit in COUNTS and scope.endswith(_COUNTED):
        return "", name
    return scope, rest


def any_noun_after(asked: Asked) -> Head | None:
    """The noun behind the value, for want of anything else."""
    if not asked.after:
        return None
    scope, name = split_scope(asked.after)
    return Head(name, scope, "noun_after", *asked.verb)
