"""Names of values that are a place, a part or a share of what an earlier value is about.

In: a `Slot` or a phrase, and the draft before. Out: a `Head`, or nothing.
"""

from __future__ import annotations

import re

from ecociv.codebook.established import established_names
from ecociv.codebook.words import words
from ecociv.extract.drafts import Draft, Head
from ecociv.extract.nouns import COUNTS
from ecociv.extract.phrases import tidy
from ecociv.extract.scopes import is_place, is_place_name
from ecociv.extract.slots import Slot
from ecociv.extract.tokens import Quantity

MEASURE = re.compile(
    r"(?:率|比例|比重|占比|份额|面积|总量|排放量|用量|浓度|强度|能力|规模|指数|系数|盖度|密度|水平|天数|能耗|水耗)$"
)
_GOVERNMENT_LEVEL = re.compile(
    r"(?P<verb>新建|新增|新创|改造)?(?:国家级|省级|市级|县级|区级|州级|自治区级)"
)
_GRADE_ONLY = re.compile(r"^劣?[ⅠⅡⅢⅣⅤ]类")
_PART = re.compile(
    r"其?(?:总量|总数|总面积|总规模|总里程|数量|比例|占比|面积|规模|产量|总产量|增加值|总人数|人数"
    r""
    r"|总长度?|全长|户数|受益|惠及|(?:削减|减少|增长|提升|下降|上升)幅度|减幅|增速|增幅|降幅|涨幅|金额|交易额|投资额|生产能力|总产|单产)"
)
#: 销售收入5亿元,|同比增幅12%; 改厕任务400座,|完成率95%: a rate of what was told right before.
_RATE_OF_LAST = re.compile(
    r"(?:同比|综合|平均|年均|累计|环比|同口径)*(?:[增减降涨]幅|增速|增长率|增长速度|递增率|增长幅度)"
    r"|(?:任务|计划|目标)?完成率|(?:投资)?到位率|达标率|合格率|成活率|保存率|开工率|竣工率|投产率|入住率"
    r"|出租率|签约率|履约率|办结率|执行率"
)
#: 甲镇|灌溉面积
_TOWN = re.compile(
    r"(?!(?:乡镇|城市|城镇|乡村|农村|村镇|市区|县[市区]|[市区]县|小?区)$)"
    r"[\u4e00-\u9fff]{1,8}(?:[市县区镇乡村旗州场]|街道|社区|办事处|开发区)(?:境内)?"
)
#: 堤顶|宽6米
_SIZE = re.compile(r"(?:平均|最大|(?P<own>路面|路基|堤顶|坝顶|桥面|渠底))?[顶底]?[宽高深厚]度?")
_SIZE_GAP = re.compile(r"(?:以上|左右)?[、,]")
_SIZED_END = re.compile(r"(?:总?面积|[总全]?长度?|总?里程|[宽高深厚]度?)$")
_METRES = ("米", "公里", "千米", "里", "km", "m")
_ROUTE_LONG = re.compile(
    r"(?:自|从|由|位于)?(?P<route>[^,;。、()]{2,14}[至到][^,;。、()]{2,14}?)[全总]?长"
)
_NEAR_WHOLE, _MIN_SAME = 6, 3
_TO_NEXT = re.compile(r"(?:以上|以下|以内|左右)?[,、;]")
_OWN_RATE = re.compile(
    r"(?:[\u4e00-\u9fff]{2}率|(?:同比|环比)?(?:[增减降涨]幅|增速)|(?<=造林)面积)$"
)
#: What works cost, behind their number: 重点项目45个,|总投资62亿元.
_SUM_OF_WORKS = re.compile(r"(?:概算|估算|计划|协议|合同)?总投资额?|到位资金")
_WORKS = re.compile(r"(?:项目|工程)$")
_PLANNED = re.compile("^(?:概算|估算)")
_PARTS = re.compile("其中")
_MARK_OF_END = re.compile("[。;]")
_IN_CHARGE = re.compile(r".{2,14}(?:负责|承担)$")
_PART_OF_TIME = re.compile(r"^(?:[春夏秋冬]季|采暖季|非采暖季|汛期|非汛期|昼间|夜间|白天)")
_HERD = re.compile("年?[存出]栏量?")
_ASIDE = re.compile(r"(?:下达|年度|计划)?(?:任务|计划|立项|批复|指标)")
_ADDING = re.compile(r"^(?:新增|净增|新建|改造)")
#: 淘汰产能120万吨,为|省下达任务的|133%.
_OF_TASK = re.compile(
    r"占?(?:国家|上级|省|市|年度|全年|当年|本年度|“十.五”)?(?:委|政府)?(?:下达|计划|规划|目标)*的?"
    r"(?:任务|计划|目标)(?:任务)?[数量]?"
)
#: 粮食|播种面积, 总产量: the thing without its own measure.
_MEASURED = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:播种|种植|养殖)?(?:面积|规模)$")
_TASK_AMOUNT = re.compile(r"占(?:年度|全年|总|计划)*(?:任务|计划)?")
_TASK_END = re.compile(r"总?任务(?=的?$)")
_RATIO_END = re.compile(r"(?:比例|比重)$")
#: 占地面积 is an area, 占地区生产总值 a share.
_TAKES_LAND = re.compile(r"占地(?!区)")
#: 减少氮氧化物排放3200吨、氨氮1850吨: the second is an emission, too.
_POLLUTION_ENDS = ("排放总量", "排放量", "减排量", "排放", "浓度")
_SHARED_ENDS = ("投资", "面积", "总投资", "补助")
_OF_COUNTED = re.compile(
    r"占(?:[^,;。、\d]{0,8}\d[\d.]*[万余多]*[个家座处项条所](?P<whole>[^,;。、\d的]{1,12})"
    r"|(?P<task>(?:年度|全年|总|计划)*(?:任务|计划))\d[\d.]*[万亿]?[\u4e00-\u9fff]{1,3})的$"
)
_MEASURE_TAKES = re.compile(r"(?:总?面积|数量|人口|里程|长度|产值|产量)占")
_NUMBER_END = re.compile(r"(?:总数|数量|总量|个数)$")
_SHORT_NAMES = re.compile(r"[\u4e00-\u9fff]{2,3}(?:[、和][\u4e00-\u9fff]{2,3})*")
_MEMBERS = re.compile("[、和]")
_RATE = re.compile(r"(?:率|浓度|天数)$")
_TREATED = re.compile(
    r"(?:无害化|集中|资源化|综合|安全)*(?:处理|处置|利用|收集|达标|去除|回用|回收)率$"
)
_NEAR_PART = 6
_SHORT_SCOPE = 12
#: 年生产木材
MADE = re.compile(
    r"年(?:均|可)?(?:生产|产|加工|处理|处置|利用|供应|出栏|存栏|提供|消纳|转化|收集|回收)(?!值|量|能|率|总)"
)
#: What is done to each member of a list: 疏浚河道55公里、|渠道58公里.
_DONE_TO_EACH = (
    "疏浚 清淤 清理 拆除 取缔 治理 整治 修复 改造 绿化 硬化"
    " 铺设 敷设 关停 关闭 淘汰 清运 养护 维修 加固 恢复"
).split()
_NEXT_MEMBER = re.compile(
    r"[、和及与]\s*(?P<name>(?!规范|整顿|回收|查[封处]|涉及|带动|惠及|受益|保护|保障|完成|投[入放]"
    r"|累计|修复|清)[\u4e00-\u9fff]{2,10})"
)
_EARNED = ("值", "收入", "税收", "利润", "投资", "就业", "税")
_SHORT_GAP = 20
_NO_PLACES = ("距离", "差距", "其中", "总体", "平均", "合计")


def of_place(head: Head, last: Draft | None) -> Head:
    """其中市区60%: only a place is named, the indicator is the one before."""
    if last is None or not is_place(head.indicator):
        return head
    if head.indicator.endswith("级"):
        level = _GOVERNMENT_LEVEL.match(last.indicator)
        verb = (level.group("verb") or "") if level else ""
        name = verb + head.indicator + last.indicator[level.end() if level else 0 :]
        return Head(name, last.scope, "head_inherited_tail", last.verb, last.verb_group)
    return Head(last.indicator, head.indicator, "head_inherited_scope", last.verb, last.verb_group)


def of_shared_task(slot: Slot) -> Head | None:
    """改造任务:甲区500套,|新区300套: one more place that a task is shared out to."""
    for one in reversed(slot.earlier):
        if "head_of_task" in one.rules:
            same = one.quantity.unit == slot.first.unit and len(slot.phrase) <= _SHORT_SCOPE
            beside = slot.last and _TO_NEXT.fullmatch(
                slot.text, slot.last.quantity.end, slot.found.np_start
            )
            if not (same and beside) or slot.found.peeled.words:
                return None
            place, rule = slot.scope + slot.phrase, "head_inherited_scope"
            return Head(one.indicator, place, rule, one.verb, one.verb_group)
        if "head_inherited_scope" not in one.rules:
            return None
    return None


def follows_part(last: Draft) -> bool:
    """Whether a value stood for a place or part of what one before it is about."""
    return not {"part_of_rate", "head_inherited_scope"}.isdisjoint(last.rules)


def of_stretch(slot: Slot) -> Head | None:
    """达标率达到90%,其中沙溪段达85%: what is named is no measure, so it is a part of the whole."""
    last, value, phrase = slot.last, slot.first, slot.phrase
    if last is None or last.quantity.unit != value.unit or not _RATE.search(last.indicator):
        return None
    if MEASURE.search(phrase) or slot.found.verb:
        return None
    low = max(last.quantity.end, slot.found.np_start - _NEAR_PART)
    starts = slot.text.find("其中", low, slot.found.np_start) >= 0
    if not starts and not follows_part(last):
        return None
    if phrase in words("element"):
        # 污水处理率达到90%,其中工业废水达到100%
        treated = _TREATED.search(last.indicator)
        name = phrase + treated.group() if treated else phrase
        return Head(name, last.scope, "part_of_rate", last.verb, last.verb_group)
    return Head(last.indicator, phrase, "part_of_rate", last.verb, last.verb_group)


def of_named_place(slot: Slot) -> Head | None:
    """西山、南岭不高于20%;北川不高于15%: names of places alone, behind a value of one place."""
    last, value = slot.last, slot.first
    if last is None:
        return None
    listed = tidy(slot.found.head_text)
    if "、" in listed and all(map(is_place_name, _MEMBERS.split(listed))):
        return Head(last.indicator, listed, "head_inherited_scope", last.verb, last.verb_group)
    if last.quantity.unit != value.unit or not MEASURE.search(last.indicator):
        return None
    if not _SHORT_NAMES.fullmatch(slot.phrase) or slot.phrase in established_names():
        return None
    parts = _MEMBERS.split(slot.phrase)
    elements = words("element")
    if any(part in elements or part in _NO_PLACES or MEASURE.search(part) for part in parts):
        return None
    if len(parts) == 1 and not (last.scope and len(last.scope) <= _SHORT_SCOPE):
        return None
    return Head(last.indicator, slot.phrase, "head_inherited_scope", last.verb, last.verb_group)


def of_part(phrase: str, unit: str, last: Draft, verb: str, group: str) -> Head | None:
    """其面积, 总量, Ⅱ类: a part or a measure of what the value before is about."""
    counted = last.quantity.unit in ("个", "项", "批")
    bare = phrase in ("投资", "计划投资") and last.indicator.endswith("工程") and not verb
    if counted and (bare or _SUM_OF_WORKS.fullmatch(phrase)) and _WORKS.search(last.indicator):
        works = last.indicator.removeprefix(last.verb) or last.indicator
        return Head(works + _PLANNED.sub("", phrase), last.scope, "head_anaphor", verb, group)
    if _IN_CHARGE.fullmatch(phrase) and last.quantity.unit == unit:
        # 改厕8万户,其中省卫生厅负责|3万户
        return Head(last.indicator, last.scope, "head_anaphor", last.verb, last.verb_group)
    if _ASIDE.fullmatch(phrase) and last.quantity.unit == unit and last.change == "delta":
        # 人工造林1.7万亩(任务1.5万亩)
        return Head(last.indicator + phrase, last.scope, "head_anaphor", last.verb, "")
    herd = _HERD.fullmatch(phrase) and _HERD.search(last.indicator)
    if herd:
        # 年出栏生猪26万头,|存栏9万头
        return Head(_HERD.sub("", last.indicator) + phrase, last.scope, "head_anaphor")
    if _PART_OF_TIME.fullmatch(phrase):
        return Head(
            phrase + _PART_OF_TIME.sub("", last.indicator), last.scope, "head_anaphor", verb, group
        )
    if _GRADE_ONLY.fullmatch(phrase):
        name = phrase + _GRADE_ONLY.sub("", last.indicator)
    elif _PART.fullmatch(phrase):
        whole = _MEASURED.sub("", _ADDING.sub("", last.indicator)) or last.indicator
        name = whole + phrase.removeprefix("其")
    else:
        return None
    return Head(name, last.scope, "head_anaphor", verb, group)


def of_same_name(slot: Slot) -> Head | None:
    """新增灌溉面积900亩,其中:甲镇灌溉面积|300亩;乙乡灌溉面积|600亩: a place, then the same name."""
    for last in reversed(slot.earlier[-_NEAR_WHOLE:]):
        name = last.indicator.removeprefix(last.verb)
        if last.quantity.unit != slot.first.unit or len(name) < _MIN_SAME:
            continue
        place = slot.phrase.removesuffix(name)
        if place == slot.phrase or not _TOWN.fullmatch(place):
            continue
        if follows_part(last) or _PARTS.search(slot.text, last.quantity.end, slot.found.np_start):
            rule = "head_inherited_scope"
            return Head(last.indicator, place, rule, last.verb, last.verb_group)
    return None


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


def of_route(slot: Slot) -> Head | None:
    """自东门广场至西山公园长|24公里: from where to where says which stretch is so long."""
    route = _ROUTE_LONG.fullmatch(slot.phrase) if slot.phrase.endswith("长") else None
    if route is None or not slot.first.unit.endswith(_METRES):
        return None
    return Head("长度", route.group("route"), "head_before")


def of_rate(phrase: str, slot: Slot) -> Head | None:
    """销售收入5亿元,同比增幅|12%: a bare rate is one of what the clause before tells."""
    last = slot.last
    if last is None or slot.first.unit != "%" or not _RATE_OF_LAST.fullmatch(phrase):
        return None
    if last.quantity.unit == "%" and phrase not in ("达标率", "合格率"):
        # 到位资金增长12%,|开工率达到80%
        return None
    beside = _TO_NEXT.fullmatch(slot.text, last.quantity.end, slot.found.np_start)
    thing = _OWN_RATE.sub("", last.indicator).removeprefix("完成") if beside else ""
    return Head(thing + phrase, last.scope, "head_anaphor") if thing else None


def of_works(phrase: str, slot: Slot) -> Head | None:
    """造林250万亩,其中重点工程|80万亩: so much of the work before falls to named works."""
    unit, text, start = slot.first.unit, slot.text, slot.first.start
    if unit in COUNTS or not _WORKS.search(phrase):
        return None
    wholes = (one for one in reversed(slot.earlier) if _PARTS.search(text, one.quantity.end, start))
    last = next(wholes, None)
    if last is None or last.change != "delta" or last.quantity.unit != unit:
        return None
    if phrase in last.indicator or _MARK_OF_END.search(text, last.quantity.end, start):
        return None
    return Head(f"{phrase}{last.indicator}", last.scope, "head_anaphor", last.verb, last.verb_group)


def share_of_last(slot: Slot) -> Head | None:
    """…,占总面积的20%: a share of a whole, of what the value before is about."""
    last = slot.last
    if last is not None and "share_of_whole" in last.rules and slot.phrase.startswith("占"):
        # 占A的60%,占B的20%: both are shares of what stands before
        wholes = (one for one in reversed(slot.earlier) if "share_of_whole" not in one.rules)
        last = next(wholes, last)
    start, is_share = slot.first.start, slot.first.unit == "%"
    if last is not None and not is_share and _TASK_AMOUNT.fullmatch(slot.phrase):
        # 占|总任务480万亩|的85.5%
        return Head(f"{last.indicator}任务", last.scope, "share_of_whole")
    counted = _OF_COUNTED.search(slot.text, max(0, start - 40), start) if is_share else None
    if counted and len(slot.earlier) > 1:
        # 建成示范村262个,占全县427个行政村的61%
        whole = counted.group("task") or tidy(counted.group("whole"))
        return Head(f"{slot.earlier[-2].indicator}占{whole}比例", "", "share_of_whole")
    if last is not None and _MEASURE_TAKES.match(slot.phrase):
        name = _NUMBER_END.sub("", last.indicator)
        return Head(f"{name}{slot.phrase}", last.scope, "share_of_whole")
    task = slot.found.head_text.strip().removesuffix("的")
    if last is not None and _OF_TASK.fullmatch(task) and slot.first.unit == "%":
        return Head(
            f"{last.indicator}占{task.removeprefix('占')}比例", last.scope, "share_of_whole"
        )
    if last is not None and slot.phrase in ("占比", "占总投资比例", "占比例"):
        return Head(f"{last.indicator}占比", last.scope, "share_of_whole")
    if last is None or not slot.phrase.startswith("占") or _TAKES_LAND.match(slot.phrase):
        return None
    whole = slot.phrase.removeprefix("占").removesuffix("的")
    if _RATIO_END.search(whole):
        ratio = ""
    else:
        total = _TASK_END.search(slot.found.head_text)
        ratio = f"{total.group()}比例" if total else "比例"
    part = last.indicator.replace("总面积", "面积")
    whole = whole.removeprefix(part)
    return Head(f"{part}占{whole}{ratio}", last.scope, "share_of_whole")


def with_shared_start(text: str, phrase: str, value: Quantity, last: Draft | None) -> str:
    """年产木材400万立方米、|竹材1000万根: what is made a year, member by member."""
    if last is None or not phrase or last.quantity.end - value.start < -_SHORT_GAP:
        return phrase
    between = text[last.quantity.end : value.start]
    made = MADE.match(last.indicator)
    if made is None or MADE.match(phrase) or phrase.endswith(_EARNED) or MEASURE.search(phrase):
        return phrase
    return made.group() + phrase if between.strip().startswith("、") else phrase


def with_verb_before(text: str, phrase: str, value: Quantity, last: Draft | None) -> str:
    """疏浚河道55公里、|渠道58公里: what is done to the first member is done to the next one."""
    if last is None or last.verb not in _DONE_TO_EACH or not last.indicator.startswith(last.verb):
        return phrase
    if value.start - last.quantity.end > _SHORT_GAP or MEASURE.search(phrase):
        return phrase
    member = _NEXT_MEMBER.fullmatch(text, last.quantity.end, value.start)
    if member is None or member.group("name") != phrase:
        return phrase
    begin = len(last.verb)
    second = last.indicator[begin : begin + 2]
    # 整治修复岸线60公里、|湿地12公顷
    return last.verb + (second if second in _DONE_TO_EACH else "") + phrase


def with_shared_end(phrase: str, unit: str, last: Draft | None) -> str:
    """生态产业工程投资…、生态人居工程…: a member that drops the end of the one before gets it."""
    if last is None or len(phrase) < 2 or unit[-1:] != last.quantity.unit[-1:]:
        return phrase
    if last.indicator.endswith("落后产能") and len(phrase) <= 4:
        return f"{phrase}落后产能"
    for end in _POLLUTION_ENDS:
        if phrase in words("element") and last.indicator.endswith(end):
            return phrase + end
    for size in (2, 3):
        stem, end = last.indicator[:-size], last.indicator[-size:]
        if len(stem) > 3 and stem[-2:] == phrase[-2:] and end in _SHARED_ENDS:
            return phrase + end
    return phrase
