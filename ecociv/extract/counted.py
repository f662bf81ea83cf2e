"""Name a count by the noun behind it: 建成15个|城镇生活污水处理设施.

In: an `Asked`. Out: a `Head`, or nothing where the words before the count name it.
"""

from __future__ import annotations

import re

from ecociv.extract.asked import STATES, WORKED, Asked
from ecociv.extract.drafts import Head
from ecociv.extract.money import FUND
from ecociv.extract.nouns import COUNTS, noun_after
from ecociv.extract.phrases import Word, tidy
from ecociv.extract.scopes import as_scope, is_place_name, split_scope
from ecociv.extract.slots import Slot

#: What may stand between a count and the member of a list before it.
_JOINED = ("和", "及", "与", "、")
_CAPACITY_UNITS = ("千瓦 兆瓦 吉瓦 蒸吨 吨/日 立方米/日 吨/天 立方米/天").split()
#: Output of works in these units names them only before 项目, 生产线, 工程.
_OUTPUT_UNITS = ("吨", "头", "只", "锭", "套", "台", "平方米")
#: Words that add up and leave the name to the noun behind the count (前四批共31项攻关).
_SOFT = ("共", "共计", "合计", "总计", "累计", "的", "共有")
_WORKS_END = re.compile(r"(?:项目|生产线|工程)$")
#: The list that a size stands in is one of works: 金怡农业1500万头生猪屠宰、…等项目建设.
_WORKS_BEHIND = re.compile(
    r"[^,;。]{2,60}?(?:项目|生产线|工程|基地)(?:的)?(?:建设|实施|建成|投产|落地|前期|开工|竣工|协调服务|[,;。])"
)
_OUTPUT = re.compile(r"^(?:做好|抓好|加快|推进)|(?:年产|日产|年加工|年处理|日处理|总规模|总装机)$")
_MEASURE_END = re.compile(r"(?:量|率|值|规模|能力|装机|容量|总数|面积|产能)$")
_PLACE_END = re.compile(
    r"(?:电厂|集聚带|开发区|园区|县|市|镇|乡|村|基地|流域|河|湖|新区|片区|库区|港区|集聚区|合作区|示范区)$"
)
#: 占地|10公顷的商务区, 日处理能力|5万吨的污水厂: a size is told before the works it is of.
_SIZED = re.compile(
    r"(?:(?<![\u4e00-\u9fff“”()0-9A-Za-z.])|以及|[和及与]|(?:新建|扩建|改建|建成|建设|启动|完成|推进|实施|打造|形成|投运|开工|了|个|座|处)+)"
    r"(?P<size>总?占地(?:面积)?|总?建筑面积|日?(?:污水|垃圾|供水|供热|供气|加氢|发电)?(?:处理|处置|供水|供热|加氢|发电|焚烧)能力"
    r"|日处理(?:污水|垃圾|废水)?|日供水|总?装机(?:容量)?|总?库容|总?长度?|全长|年产能?|设计规模|设计能力|处理规模)$"
)
_OF_SIZE = re.compile(
    r"(?:以[上下]|左右)?的(?P<works>[\u4e00-\u9fff“”A-Za-z0-9]{1,20}?"
    r"(?:厂|站|园|场|区|库|中心|基地|工程|项目|电站|设施|公园|湖|湿地|绿道|道路|管网|路|生产线|机组|井|填埋场|能力|规模))"
    r"(?:等|建设|项目)*(?=[、,;。和及与(]|以及|$|已|将|于|建成|投|开工|竣工|正式|项目|一期|二期)"
)
#: 8立方米|容积的沼气池, 20米|宽林带
_MEASURED_BEHIND = re.compile(
    r"(?:以[上下]|左右)?(?P<measure>容积|库容|容量|装机(?:容量)?|产能|规模|面积|[宽高深厚](?![度达约速压铁山标效新温])|长(?=的))的?"
    r"(?P<noun>[\u4e00-\u9fff“”]{2,12}?)(?=[,;。、\d(]|$)"
)
_METRES = ("米", "公里", "千米", "里")
_BARE_SIZES = ("总长", "全长", "长")
#: 以滨河路为重点的|10万亩桃树基地
_CENTRE = re.compile(r"以[^,;。]{2,20}为(?:重点|主体?|依托|核心|载体|中心|龙头|支撑)的?$")
_LENGTHS = ("公里", "千米", "米", "km")
#: 规划建设城东至西山|25公里绿道
_ROUTE = re.compile(r"[\u4e00-\u9fff]{2,6}(?:至|到)[\u4e00-\u9fff]{2,6}")
_WHOLE_END = re.compile("(?<!的)全[市省县区州]$")
_OTHERS_END = ("等", "等地", "中")
#: 除甲县外,|其余3个县
_REST = ("其他", "其它", "其余", "另有", "另外")
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
_COMPOSED = ("划分为", "分为", "划为", "分成")
#: Behind a place these leave the name to what is counted: 城区完成5个公园
_HOLDING = ("有", "完成", "现有", "共有", "拥有", "实现")
PEOPLE = ("人", "户", "人次", "名")
_DOING = re.compile(
    r"(?P<who>[\u4e00-\u9fff]{0,10}?)(?:精准|稳定|成功|顺利|如期|全部|新|再)?(?P<what>(?:达到|符合|领到|拿到|[受获]益|[享接]受|脱贫|摘帽|就业|创业|入住|搬[进入]|[住喝用吃通走]上|参加|[纳列]入|获得|摆脱|告别)"
    r"[^,;。、\d]{0,10}?)(?:的?(?:目标|任务|目标任务))?(?=[,;。、]|$)"
)
_SOLVE = re.compile(r"解决了?[^,;。]*$")
_OF_PROBLEM = re.compile(
    r"(?P<who>[^,;。的]{0,40}?)(?P<of>的|(?=饮水|用水|吃水|住房|行路|出行|上学|就医|看病|就业))(?P<problem>[^,;。\d]{2,24}?(?:问题|困难(?=[,;。、]|$)))"
)
_NOUN_START = re.compile(r"\dA级|[\u4e00-\u9fffA-Za-z“《]")
_CLAUSE = re.compile(r"[^,;。\n]*")
_RELATED = re.compile(r"(与[\u4e00-\u9fff]{2,8}(?:相通|相连|相接|接壤|毗邻))(?=[,;。]|$)")
#: 15个乡镇实现垃圾分类: things counted for what they have reached.
_PREDICATE = re.compile(
    r"(?P<noun>[^,;。]{1,16}?)(?:目前已?|现已|全部|全面|基本|率先|成功|分别|均|都|全域)*"
    r"(?P<what>(?:没有|尚?未)?(?:实现|达到|建立|通过|(?:成功)?(?:创建|打造|注册)?成为|获[评批得]?(?!益)|荣获|入选|[纳列]入|开展|申报|争创|实行|实施(?![^,;。\d]{0,12}(?:改造|治理|整治|修复|搬迁|淘汰|关停|拆除|加固|清淤|疏浚|维修|防渗)(?:提升|工程|项目)?$)|享受|被[^,;。]{1,3}为"
    r"|具备|告别|摆脱|配备|安装|用上|接入|(?<=[没未有])建成"
    r"|建成(?=[^,;。]{0,14}(?:示范区|[乡镇村县市]|园区|[站厂场]|设施|系统|中心|体系|机制)$)"
    r"|完成(?!投资|目标|任务|年度)|消除)(?!率)(?:[^,;。\d]|\dA级){2,20}?)(?:工作|成果)?$"
)
#: 5个乡镇|和40个|村通过验收
_BESIDE = re.compile(
    r"(?P<noun>[\u4e00-\u9fff()]{1,10}?)(?:、|和|及|以及|与)?\d[\d.]*[余多]?[个家座处所](?=[\u4e00-\u9fff])"
)
#: 10万亩小麦|、38万亩|玉米实现全程机械化
_BESIDE_AREA = re.compile(
    r"(?P<noun>[\u4e00-\u9fff()]{1,10}?)(?:、|和|及|以及|与)\d[\d.]*[余多]?"
    r"(?P<unit>万?(?:亩|公顷|吨|头|只|羽|株|平方米|人|户))(?=[\u4e00-\u9fff])"
)
#: 36家企业|完成深度治理
_WORK_ON = re.compile(
    r"(?P<noun>[^,;。、\d]{2,20}?)(?:全部|全面|基本|均|都)?(?:完成|实施了?|进行了?)"
    r"(?P<work>[^,;。、\d]{0,12}(?:改造|治理|整治|修复|提标|淘汰|拆除|搬迁|关停|停产|取缔|审核|验收|排查|加固|清淤|疏浚|绿化|维修|防渗|清理|硬化)"
    r"(?:工程|项目)?)"
)
#: 国控|12个断面
_CONTROLLED = re.compile(r"(?:[国省市县区][控考])(?:和|、|及)?")
#: 其中11个项目|已开工
_REACHED = re.compile(
    r"(?P<noun>[^,;。]{1,16}?)(?:全部|现)?(?P<what>已(?:经|全部|全面|基本|陆续|先后)?"
    rf"(?:(?:{STATES}){{1,2}}|通过|申报|入驻|投入[^,;。]{{2,4}}|完成[^,;。\d]{{0,10}}))[^,;。]{{0,2}}$"
)
#: 工程涉及|3个乡镇7个村: what they are counted for.
_REACHING = re.compile(
    r"(?P<verb>涉及)(?:到|全[省市县区州]|[\u4e00-\u9fff]{2,4}[省市县区州])?[约近共]?"
    r"(?:\d[\d.]*[万余多]*[^\d,;。、]{2,10}[、和及]?){0,2}$"
)
_REACHING_BACK = 30
_OF_SORTS = ("项", "类", "种", "条", "次")
_BY_NOW = re.compile(r"^已(?:经|全部|全面|基本|陆续|先后)?")
#: Verbs of help: what is counted behind them does what the sentence says next.
_URGING = tuple("指导 支持 引导 推动 推进 帮助 鼓励 组织 促进 巩固 挑选 带动 辐射带动".split())
_WORK_ON_REACH = 40
_CLAUSE_REACH = 60
_WORK_OBJECT = re.compile(
    r"(?:建设工程|改造工程|治理工程|建设任务|改造任务|(?:改造|治理|整治)(?:验收)?)$"
)
_ADVERBS = re.compile(r"分别|都要?|均|各|至少|平均")
_ADVERBS_END = re.compile(r"(?:分别|都要?|均|各|至少|平均)+$")


def sized_works(asked: Asked) -> Head | None:
    """占地10公顷的商务区: the size of works, told before their name."""
    slot, value = asked.slot, asked.slot.first
    if slot.text[value.end : value.end + 1] not in ("的", "以", "左"):
        return None
    before = _SIZED.search(slot.text, max(0, slot.found.left - 1), value.start)
    works = _OF_SIZE.match(slot.text, value.end, value.end + _WORK_ON_REACH)
    if before is None or works is None:
        return None
    size = before.group("size")
    if size in _BARE_SIZES:
        size = "长度"
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
    behind = _MEASURED_BEHIND.match(asked.slot.text, value.end, value.end + _WORK_ON_REACH)
    if behind is None or value.unit in COUNTS or value.unit == "%":
        return None
    measure = behind.group("measure")
    if len(measure) == 1:
        if not value.unit.endswith(_METRES):
            return None
        measure += "度"
    name = tidy(behind.group("noun")) + measure
    return Head(name, "", "measured_behind", *asked.verb, end=behind.end())


def named_works(asked: Asked) -> Head | None:
    """柳毛湖20万千瓦风电: a name before a capacity, or a place before a count."""
    slot, after = asked.slot, asked.after
    if not after or not slot.phrase or slot.found.peeled.words:
        return None
    if slot.text[slot.first.start - 1] == "、":
        # one more member of a list: what stands before it is another
        return None
    if slot.first.unit.endswith(_LENGTHS) and _ROUTE.fullmatch(slot.phrase):
        return Head(after, slot.phrase, "named_works", *asked.verb)
    unit = slot.first.unit
    capacity = unit.endswith(tuple(_CAPACITY_UNITS)) or (
        unit.endswith(_OUTPUT_UNITS)
        and (_WORKS_END.search(after) or _WORKS_BEHIND.match(slot.text, slot.first.end))
    )
    if capacity and not _MEASURE_END.search(slot.phrase):
        owner = _OUTPUT.sub("", slot.phrase.split("、")[-1])
        works = after.split("、")[0]
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
        name = _with_predicate(slot, after) if slot.found.verb in _URGING else after
        rule = "named_works" if name == after else "noun_after"
        return Head(name, slot.scope + slot.phrase, rule, *asked.verb)
    return None


def problem_solved(asked: Asked) -> Head | None:
    """解决了20万农牧民、2.3万师生的饮水安全问题: a problem solved for so many."""
    slot, value = asked.slot, asked.slot.first
    if not asked.countable:
        return None
    behind = _OF_PROBLEM.match(slot.text, value.end, value.end + _CLAUSE_REACH)
    begin = max(0, value.start - _CLAUSE_REACH)
    if behind is None or not _SOLVE.search(slot.text, begin, value.start):
        return None
    people = tidy(behind.group("who"))
    if not people or len(people) > 12 or any(char.isdigit() or char in "、,和" for char in people):
        people = noun_after(slot.text, value, slot.stop).split("的")[0]
    if people.endswith(("问题", "困难")):
        people = ""
    if people and not behind.group("of"):
        return Head(f"解决{people}{behind.group('problem')}", "", "problem_solved")
    what = f"解决{tidy(behind.group('problem'))}"
    if not people:
        people = (
            "户数" if value.unit.endswith("户") else "人数" if value.unit.endswith(PEOPLE) else ""
        )
        return Head(what + people, slot.scope if slot.phrase else "", "problem_solved")
    return Head(f"{what}的{people}", "", "problem_solved")


def doing_people(asked: Asked) -> Head | None:
    """8万人喝上干净水: people named by what they do."""
    slot, value = asked.slot, asked.slot.first
    people = value.unit.endswith(PEOPLE) or value.unit in ("万", "余万")
    if not people or (slot.phrase and not asked.delivery):
        return None
    doing = _DOING.match(slot.text, value.end)
    if doing is None:
        return None
    who = doing.group("who")
    suffix = "" if who else "户数" if value.unit.endswith("户") else "人数"
    what = doing.group("what").replace("了", "")
    return Head(f"{who}{what}{suffix}", slot.scope, "doing_people")


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
    if reaching and value.unit in COUNTS and value.unit not in _OF_SORTS:
        # 涉及|3个乡镇
        return Head(f"{reaching.group('verb')}{name}", scope or _scope_before(slot), "noun_after")
    name = _with_predicate(slot, name)
    work = _WORK_ON.match(slot.text, value.end, value.end + _WORK_ON_REACH)
    if work and name in work.group("noun"):
        return Head(f"{name}{work.group('work')}", scope, "noun_after", "改造", "deliver_up")
    return _with_verb(asked, name, scope or _scope_before(slot), added)


def _leads(asked: Asked) -> bool:
    """Whether the noun behind a count names it, not what stands before."""
    slot, found, value = asked.slot, asked.slot.found, asked.slot.first
    words, before = found.peeled.words, slot.text[value.start - 1 : value.start]
    if len(slot.phrase) < 2 or asked.delivery or slot.phrase.endswith(_REST):
        return True
    if _others(asked) or _is_beside(asked):
        return True
    if asked.level and asked.level.text in _COMPOSED:
        return True
    if before == "的" and _CENTRE.search(slot.found.head_text):
        return True
    if _is_place(slot.phrase) and (not asked.level or asked.level.text in _HOLDING):
        return True
    if value.unit.endswith("元"):
        return FUND.search(asked.after) is not None
    soft = words and all(word.text in _SOFT for word in words)
    return value.unit in COUNTS and bool(soft or before == "的" or before in _JOINED)


def _is_place(phrase: str) -> bool:
    """Whether the words before a count only say where."""
    return bool(as_scope(phrase) or is_place_name(phrase))


def _others(asked: Asked) -> bool:
    """Whether members of what is counted stand before it: 甲厂、乙厂等|7家企业."""
    return asked.slot.found.head_text.rstrip().endswith(_OTHERS_END)


def _added(asked: Asked) -> Word | None:
    """The verb of 郊区新增|30座污水处理厂, which else is one of change."""
    phrase, level = asked.slot.phrase, asked.level
    if level is None or level.text not in _ADDED:
        return None
    return level if _is_place(phrase) or _AREA_END.search(phrase) else None


def _scope_before(slot: Slot) -> str:
    """Scope that the words before a count give to the noun behind it."""
    rest = _ADVERBS_END.sub("", slot.phrase)
    if not _ADVERBS.sub("", slot.phrase) and slot.scope:
        return slot.scope
    return as_scope(rest) or (rest if is_place_name(rest) else "")


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


def _with_predicate(slot: Slot, name: str) -> str:
    """有1条铁路、2条公路与俄罗斯相通: what is said of counted things belongs to their name."""
    end = slot.first.end
    beside = _BESIDE.match(slot.text, end, end + _CLAUSE_REACH)
    if beside and beside.group("noun") == name:
        # 5个乡镇和40个村|通过验收
        end = beside.end()
    listed = _BESIDE_AREA.match(slot.text, end, end + _CLAUSE_REACH)
    alike = listed is not None and slot.first.unit == listed.group("unit")
    if listed and alike and not beside and listed.group("noun") == name:
        beside, end = listed, listed.end()
    clause = _CLAUSE.match(slot.text, end, end + _CLAUSE_REACH)
    related = _RELATED.search(clause.group()) if clause else None
    if related:
        return f"{related.group(1)}{name}"
    urged = not slot.found.verb or slot.found.verb in _URGING
    done = _PREDICATE.match(clause.group()) if clause and urged else None
    reached = _REACHED.match(clause.group()) if clause and urged and not done else None
    if reached and (beside or reached.group("noun").endswith(name)):
        # 其中11个项目已开工
        return f"{_BY_NOW.sub('', reached.group('what'))}的{name}"
    if done and (beside or done.group("noun").endswith(name)) and "了" not in done.group("what"):
        return f"{done.group('what')}的{name}"
    return name


def any_noun_after(asked: Asked) -> Head | None:
    """The noun behind the value, for want of anything else."""
    if not asked.after:
        return None
    scope, name = split_scope(asked.after)
    return Head(name, scope, "noun_after", *asked.verb)
