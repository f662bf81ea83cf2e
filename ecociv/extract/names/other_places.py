"""The measure of the value before, for another place or part: 其中市区|60%.

In: a `Slot`, or a `Head` that may be only a place, and the draft before. Out: a `Head`.
"""

from __future__ import annotations

import re

from ecociv.codebook.established import established_names
from ecociv.codebook.words import words
from ecociv.extract.drafts import Draft, Head
from ecociv.extract.phrases.nouns import COUNTS
from ecociv.extract.phrases.peel import tidy
from ecociv.extract.phrases.places import are_alike, is_part, is_place, is_place_name
from ecociv.extract.phrases.slots import Slot

#: What ends the name of a measure; other names are those of a place, a part or works.
MEASURE = re.compile(
    r"(?:率|比例|比重|占比|份额|面积|总量|排放量|用量|浓度|强度|能力|规模|指数|系数|盖度|密度|水平|天数|能耗|水耗)$"
)
#: 城镇|绿化覆盖率, 农村|达到30%: where people live, which stands in established names, too.
SETTLED = ("城镇", "农村", "城市", "县城", "乡村", "城区", "乡镇")
#: A thing is told in so many characters.
_THING = 2
_OF_PARTS = frozenset(("part_of_rate", "head_inherited_scope", "part_in_state"))
#: What has become of some of the things that were counted.
_STATE = re.compile(r"^(?:已建成?|在建|续建|完建|未建|待建|筹建|拟建|已完成|已建成投用|已开工)")
#: These are counted themselves: 入驻企业20家,其中规模以上工业企业8家.
_THINGS = ("企业", "机构", "水库", "单位")
_AMOUNTS = ("量", "值", "收入", "度", "额", "数", "人口")
#: 国家级|湿地公园, 省级|5个
_GOVERNMENT_LEVEL = re.compile(
    r"(?P<verb>新建|新增|新创|改造)?(?:国家级|省级|市级|县级|区级|州级|自治区级)"
)
#: 甲镇|灌溉面积
_TOWN = re.compile(
    r"(?!(?:乡镇|城市|城镇|乡村|农村|村镇|市区|县[市区]|[市区]县|小?区)$)"
    r"[\u4e00-\u9fff]{1,8}(?:[市县区镇乡村旗州场]|街道|社区|办事处|开发区)(?:境内)?"
)
_NEAR_WHOLE, _MIN_SAME = 6, 3
#: 绿色建筑占比达到70%,其中甲市、乙市|占比|80%: a share in short.
_BARE_SHARE = re.compile(r"(?P<places>[\u4e00-\u9fff、]{2,16}?)(?P<share>占比|比例|比重)")
#: 团旺河13公里、|老滧港|2公里: one water behind another.
_WATERS = re.compile(r"[\u4e00-\u9fff]{1,5}[江河湖渠溪沟港浦泾塘洪涌浜]")
#: 西山、南岭
_SHORT_NAMES = re.compile(r"[\u4e00-\u9fff]{2,3}(?:[、和][\u4e00-\u9fff]{2,3})*")
_MEMBERS = re.compile("[、和]")
_RATE = re.compile(r"(?:率|浓度|天数)$")
#: 污水|处理率, 其中工业废水
_TREATED = re.compile(
    r"(?:无害化|集中|资源化|综合|安全)*(?:处理|处置|利用|收集|达标|去除|回用|回收)率$"
)
#: 可安装光伏面积比例不低于50%,工商业厂房不低于|30%: what has a share, and none of its own.
_BODIES = re.compile(r"(?:建筑|厂房|屋顶|养殖场|企业|机关|学校|医院|单位|小区|园区|车辆?|船舶)$")
#: What a share may be told of in words of its own.
_TELLS_SHARE = re.compile(
    r"^占|(?:[率比重度值量额数幅速化分]|天数|天气|减排|增长|下降|提[高升]|处[理置]|治理|利用|回收|收集|覆盖|普及|达标|完成|贡献|面积|投[入资]|支出|收入|消费|能源|用水|绿[化地]|森林|就业|失业|通胀|合格|满意)$"
)
_NEAR_PART = 6
_SHORT_SCOPE = 12
_NO_PLACES = ("距离", "差距", "其中", "总体", "平均", "合计")


def is_measure(name: str) -> bool:
    """Whether a name ends like that of a measure.

    Examples
    --------
    >>> is_measure("污水处理率"), is_measure("污水处理厂")
    (True, False)
    """
    return name.endswith(_AMOUNTS) or MEASURE.search(name) is not None


def of_place(head: Head, last: Draft | None) -> Head:
    """其中市区60%: only a place is named, the indicator is the one before."""
    if last is None or not is_place(head.indicator):
        return head
    if head.indicator.endswith("级"):
        level = _GOVERNMENT_LEVEL.match(last.indicator)
        verb = (level.group("verb") or "") if level else ""
        name = verb + head.indicator + last.indicator[level.end() if level else 0 :]
        return Head(name, last.scope, "head_inherited_tail", last.verb, last.verb_group)
    name = _without_part(last.indicator, head.indicator) or last.indicator
    return Head(name, head.indicator, "head_inherited_scope", last.verb, last.verb_group)


def _without_part(name: str, part: str) -> str:
    """A measure without the part that it begins with: 干流|水质优良比例, beside 支流."""
    if name in established_names() and not (part in SETTLED and name.startswith(SETTLED)):
        return ""
    for cut in (len(part), len(part) - 1, len(part) + 1):
        rest = name[cut:]
        if cut > 1 and len(rest) > 2 and is_measure(rest) and are_alike(name[:cut], part):
            return rest
    return ""


def follows_part(last: Draft) -> bool:
    """Whether a value stood for a place or part of what one before it is about."""
    return not _OF_PARTS.isdisjoint(last.rules)


def all_parts(words: str) -> bool:
    """Whether words name places or parts only, one or several.

    Examples
    --------
    >>> all_parts("眉山市、其他市县"), all_parts("煤电")
    (True, False)
    """
    return all(map(is_part, _MEMBERS.split(words)))


def of_stretch(slot: Slot) -> Head | None:
    """达标率达到90%,其中沙溪段达85%: what is named is no measure, so it is a part of the whole."""
    last, value, phrase = slot.last, slot.first, slot.phrase
    if last is None or last.quantity.unit != value.unit or not is_measure(last.indicator):
        return None
    counts = value.unit[-1:] in COUNTS and not _RATE.search(last.indicator)
    if counts and not is_part(phrase):
        # 森林公园总数达到80个,其中城郊型森林公园|12个
        return None
    if is_measure(phrase) or slot.found.verb or not phrase or value.value_type == "grade":
        return None
    low = max(last.quantity.end, slot.found.np_start - _NEAR_PART)
    starts = slot.text.find("其中", low, slot.found.np_start) >= 0
    beside = value.unit == "%" and not slot.is_last_of_earlier and _has_share(slot, last)
    if not starts and not follows_part(last) and not beside:
        return None
    if phrase in words("element") and not is_part(phrase):
        # 污水处理率达到90%,其中工业废水达到100%
        treated = _TREATED.search(last.indicator)
        name = phrase + treated.group() if treated else phrase
        return Head(name, last.scope, "part_of_rate", last.verb, last.verb_group)
    return Head(last.indicator, phrase, "part_of_rate", last.verb, last.verb_group)


def without_state(name: str) -> str:
    """A name without what has become of its things: 在建|公园."""
    return _STATE.sub("", name)


def _has_share(slot: Slot, last: Draft) -> bool:
    """Whether a thing has the share of the value before, and is told of in no words of its own."""
    bounded = last.operator != "eq"
    if bounded and _BODIES.search(slot.phrase):
        return True
    if last.change != "level" or _TELLS_SHARE.search(slot.phrase):
        return False
    # 绿地率不低于30%,旧区改建不低于|25%
    return bounded and slot.found.peeled.first("bound_before") is not None


def of_which(slot: Slot) -> Head | None:
    """建成公园58个,其中市本级|20个、各县区38个: how many of what was counted are where, or how.

    So far as they are places, or states (在建|6个); other words name a part of their own.
    """
    last, value = slot.last, slot.first
    if last is None or last.quantity.unit[-1:] != value.unit[-1:]:
        return None
    low = max(last.quantity.end, slot.found.left - _NEAR_PART)
    told = follows_part(last) or _STATE.match(last.indicator)
    if slot.text.find("其中", low, value.start) < 0 and not told:
        return None
    words = tidy(slot.text[slot.found.left : value.start]).removeprefix("其中").lstrip(",:")
    if not words:
        return None
    if _STATE.fullmatch(words) and not is_measure(last.indicator):
        thing = without_state(last.indicator.removeprefix(last.verb)) or last.indicator
        return Head(words + thing, last.scope, "part_in_state", last.verb)
    if slot.found.peeled.words or is_measure(words) or words.endswith(_THINGS):
        return None
    if "级" in words and "本级" not in words:
        # a level of government is a part of the name: 省级公园
        return None
    if len(words) > len(last.indicator) and words.endswith(last.indicator):
        # 花园乡村200个,其中精品花园乡村|50个: a kind of the things, by its own name
        return None
    of_last = follows_part(last) and are_alike(last.scope, words)
    of_last = of_last or bool(
        follows_part(last) and _WATERS.fullmatch(last.scope) and _WATERS.fullmatch(words)
    )
    if of_last or _TOWN.fullmatch(words) or is_part(words):
        return Head(last.indicator, words, "head_inherited_scope", last.verb, last.verb_group)
    return None


def of_named_place(slot: Slot) -> Head | None:
    """西山、南岭不高于20%;北川不高于15%: names of places alone, behind a value of one place."""
    last, value = slot.last, slot.first
    if last is None:
        return None
    bare = None if slot.scope else _BARE_SHARE.fullmatch(slot.phrase)
    if bare and last.indicator.endswith(bare["share"]) and all_parts(bare["places"]):
        return Head(last.indicator, bare["places"], "head_inherited_scope")
    listed = tidy(slot.found.head_text)
    if "、" in listed and all(map(is_place_name, _MEMBERS.split(listed))):
        return Head(last.indicator, listed, "head_inherited_scope", last.verb, last.verb_group)
    if last.quantity.unit != value.unit or not is_measure(last.indicator):
        return None
    if len(slot.phrase) <= _SHORT_SCOPE and not is_measure(slot.phrase):
        rest = _without_part(last.indicator, slot.phrase)
        alike = last.scope and are_alike(last.scope, slot.phrase)
        if rest or alike:
            # 干流优良比例达到90%,支流|达到80%
            name, rule = rest or last.indicator, "head_inherited_scope"
            return Head(name, slot.phrase, rule, last.verb, last.verb_group)
    if not _SHORT_NAMES.fullmatch(slot.phrase) or slot.phrase in established_names():
        return None
    parts = _MEMBERS.split(slot.phrase)
    elements = words("element")
    if any(part in elements or part in _NO_PLACES or MEASURE.search(part) for part in parts):
        return None
    if len(parts) == 1 and not (last.scope and len(last.scope) <= _SHORT_SCOPE):
        return None
    return Head(last.indicator, slot.phrase, "head_inherited_scope", last.verb, last.verb_group)


def of_same_name(slot: Slot) -> Head | None:
    """新增灌溉面积900亩,其中:甲镇灌溉面积|300亩;乙乡灌溉面积|600亩: a place, then the same name."""
    for last in reversed(slot.earlier[-_NEAR_WHOLE:]):
        name = last.indicator.removeprefix(last.verb)
        if last.quantity.unit != slot.first.unit or len(name) < _MIN_SAME:
            continue
        place = slot.phrase.removesuffix(name) or slot.scope
        if place == slot.phrase or not _TOWN.fullmatch(place):
            continue
        parted = slot.text.find("其中", last.quantity.end, slot.found.np_start) >= 0
        if parted or follows_part(last):
            rule = "head_inherited_scope"
            return Head(last.indicator, place, rule, last.verb, last.verb_group)
    return None


def with_measure_of_last(slot: Slot) -> Head | None:
    """国控断面优良比例达到93%,省控断面|达到90%: the measure that was told of the like of it.

    Examples
    --------
    >>> from ecociv.extract.compose import compose
    >>> from ecociv.extract.values.quantities import scan
    >>> s = "国控断面优良比例达到93%,省控断面达到90%"
    >>> [draft.indicator for draft in compose(s, 0, len(s), scan(s))]
    ['国控断面优良比例', '省控断面优良比例']
    """
    last, phrase = slot.last, slot.phrase
    if last is None or slot.first.unit != "%" or last.quantity.unit != "%" or slot.scope:
        return None
    if last.change != "level":
        return None
    if len(phrase) <= _THING or is_measure(phrase) or "、" in phrase:
        return None
    thing, at, measure = last.indicator.partition(phrase[-_THING:])
    share = measure.endswith(("率", "比例")) and "占" not in measure
    if not (thing and at and share) or len(thing) > len(phrase):
        return None
    return Head(phrase + measure, last.scope, "head_inherited_tail", last.verb, last.verb_group)
