"""Name a value after the one before it: 新建保障房1.5万套,建成6900套.

In: an `Asked`. Out: a `Head`, or nothing where no value stands before.
"""

from __future__ import annotations

import re

from ecociv.extract.drafts import Draft, Head
from ecociv.extract.names.asked import STATES, WORKED, Asked
from ecociv.extract.names.counted import any_noun_after
from ecociv.extract.names.other_places import without_state
from ecociv.extract.phrases.edges import part_start
from ecociv.extract.phrases.nouns import COUNTS
from ecociv.extract.phrases.peel import tidy
from ecociv.extract.phrases.subjects import without_setting

_TAKES = ("占", "仅占", "约占", "占到", "占了", "占比", "占比为", "占比达")
_NUMBER = re.compile("(?:总?数量?|占比)$")
_NEXT_CLAUSE = re.compile(r"(?:以上|以下|左右)?,[^,;。\n]{0,12}")
_BARE_MEASURES = ("面积", "里程", "长度", "总面积", "数量", "工程", "项目")
_NOW = re.compile(
    rf"(?:已?(?:经|全部|全面|基本)?(?P<what>{STATES})|还?(?P<yet>(?:尚未|未|没有|待)(?:得到)?"
    rf"(?:治理|改造|整治|完成|{STATES})))(?=[,;。、]|$)"
)
#: A shorter clause is no subject.
_MIN_CLAUSE = 4
#: Verbs of change that say of counted things that they are worked on.
_WORKS_ALSO = ("提升",)
#: What is told of works beside 新建: they are other works.
_STAGES = ("续建", "完建", "扩建", "改建", "迁建", "重建", "复建")
_BEGUN = re.compile("^(?:新?开工|新建)(?=.{2})")
#: 本次|规划, 调整|续建
_BARE_WORKS = re.compile(
    r"(?:本次|本轮|近期|远期|其中)?(?P<act>规划(?:新[增建]|布局)?|(?:调整)?(?:续建|迁建|重建|改扩建|新改建|新建|扩建|改建)|保留|撤销|撤并|归并|取消"
    r"|关停取缔|关停整合|关闭取缔|整合搬迁|搬迁入园|搬迁改造|升级改造|提升改造|规范提升|整治提升|整改提升|就地改造)"
)
#: 对企业实施|分类整治,其中关停取缔320家
_SORTED = re.compile(r"(?<=.{2})(?:分类|综合|集中)(?:整治|治理|处置)$")
_LIFTED = ("提升", "deliver_up")
#: 24个村、|2.3万人
_DWELLINGS = re.compile(r"(?:村|社区|街道|乡|镇|村民小组|乡镇|县)(?:\([^()]*\))?$")
_DWELLERS = {"人": "人口", "户": "户数"}
#: 建成投用的|泄洪设施: what the things counted before have come to.
_COME_ABOUT = re.compile(rf"^已?(?:{STATES})+的(?=.{{2}})")
_REACHED_NAME = re.compile(rf"^已?[^的]{{2,12}}的|^(?:{STATES})")


def same_as_last(asked: Asked) -> Head | None:
    """The value before is about the same."""
    slot, last = asked.slot, asked.slot.last
    if last is None:
        return None
    if _begins_anew(asked, last):
        # 覆盖率达到60%。推进水利工程建设,|完成365处
        return any_noun_after(asked) if asked.countable else None
    named = _in_state(asked, last) or _dwellers(asked, last)
    if named is not None:
        return named
    beside = last.words_end == slot.first.start and not last.is_criterion
    if asked.countable and last.is_named_behind and beside:
        # 其中1万吨中型站|6个
        return Head(last.indicator, last.scope, "head_inherited", last.verb, last.verb_group)
    last = _last_in_unit(asked, last)
    verb, group = asked.verb
    if slot.first.unit.endswith("元") and last.quantity.unit == "%":
        whole = _SHARE_OF.sub("", last.indicator)
        if whole != last.indicator:
            # 环保投入占GDP的比重不低于2.5%,累计投入|50亿元
            return Head(whole, last.scope, "head_inherited", verb, group)
    if asked.level and asked.level.text in _WORKS_ALSO and _is_next_work(asked, last):
        # 新建乡村客运站17个、提升|20个
        thing = _without_verb(last)
        return Head(f"{asked.level.text}{thing}", last.scope, "head_inherited", *_LIFTED)
    if slot.first.unit == "%" and asked.level and asked.level.text in _TAKES:
        # 已治理的村庄660个,占|11%
        return Head(f"{_NUMBER.sub('', last.indicator)}占比", last.scope, "share_of_whole")
    if verb and asked.countable and not asked.level:
        # 新建保障房1.5万套,建成6900套: another verb, the same thing
        thing = without_state(_COME_ABOUT.sub("", _without_verb(last)))
        kept = group in WORKED or verb in _STAGES
        thing = _BEGUN.sub("", thing) if verb in _STAGES else _WORKED_ON.sub("", thing)
        name = f"{verb}{thing}" if kept and not thing.startswith(verb) else thing
        return Head(name, last.scope, "head_inherited", verb, group)
    name = _COME_ABOUT.sub("", last.indicator) if asked.countable else last.indicator
    if asked.level and asked.level.group == "level_verb" and asked.countable:
        # 新建绿道6公里,累计达到20公里
        name = _without_verb(last)
    # 新增公路220公里,是2015年的|2倍: how much more is no amount added
    group = "" if asked.level or slot.first.unit == "倍" else last.verb_group
    return Head(name, last.scope, "head_inherited", last.verb, group)


#: A占B比重: the share, not the money.
_SHARE_OF = re.compile("(?<=.{2})占.+(?:比重|比例|的比|%)$")
#: 管网新建|120公里,改造|65公里
_WORKED_ON = re.compile(r"(?<=.{2})(?:新建|扩建|改建)$")


def bare_works(asked: Asked) -> Head | None:
    """加油站13座,本次规划|12座,迁建|1座: what is done to the things counted before."""
    slot, last = asked.slot, asked.slot.last
    if last is None or not asked.countable or asked.after or slot.is_last_of_earlier:
        return None
    said = tidy(slot.text[slot.found.left : slot.first.start]).removeprefix("其中")
    works = _BARE_WORKS.fullmatch(said)
    if works is None or last.quantity.unit != slot.first.unit:
        return None
    before, (_, group) = _BARE_WORKS.match(last.indicator), asked.verb
    thing = last.indicator[before.end() :] if before else _without_verb(last)
    act = works.group("act")
    name = act + _BEGUN.sub("", _SORTED.sub("", thing) or thing)
    return Head(name, last.scope, "head_inherited", act, group or "deliver")


def _begins_anew(asked: Asked, last: Draft) -> bool:
    """Whether the sentence of a value, or its part behind a semicolon, is of something else.

    A clause before the value says of what, or a verb of its own counts in another unit.
    """
    text, end = asked.slot.text, asked.slot.first.start
    at = part_start(text, last.quantity.end, end)
    if at < 0 or text.find("其中", at, end) >= 0:
        return False
    clause = without_setting(text[at + 1 : max(at + 1, text.rfind(",", at, end))])
    if len(clause) >= _MIN_CLAUSE:
        return True
    alike = asked.slot.alike or last
    return bool(asked.delivery) and asked.slot.first.unit[-1:] != alike.quantity.unit[-1:]


def _is_next_work(asked: Asked, last: Draft) -> bool:
    """Whether a verb of change counts the next things that are worked on."""
    alike = asked.slot.first.unit == last.quantity.unit and last.verb_group in WORKED
    return alike and asked.slot.first.unit in COUNTS and len(asked.slot.found.peeled.words) == 1


def _in_state(asked: Asked, last: Draft) -> Head | None:
    """其中11个项目已开工,|26个已竣工: the same things in another state."""
    slot = asked.slot
    reached = _NOW.match(slot.text, slot.first.end)
    if reached is None or not asked.countable or slot.phrase:
        return None
    last = slot.alike or last
    what = reached.group("what") or f"{reached.group('yet')}的"
    name = _REACHED_NAME.sub("", last.indicator)
    return Head(what + name, last.scope, "head_inherited", *asked.verb)


def _dwellers(asked: Asked, last: Draft) -> Head | None:
    """24个村、|2.3万人: who lives in the places that were counted."""
    slot, who = asked.slot, _DWELLERS.get(asked.slot.first.unit[-1:])
    in_places = last.quantity.unit in COUNTS and _DWELLINGS.search(last.indicator)
    if who is None or not in_places or slot.phrase or last.verb or asked.verb[0]:
        return None
    return Head(who, last.scope, "head_inherited")


def _last_in_unit(asked: Asked, last: Draft) -> Draft:
    """The draft that a value is about: 焚烧厂2座,日处理能力600吨;在建|1座."""
    slot = asked.slot
    aside = slot.text[last.quantity.end : slot.first.start].strip() == "("
    if not asked.countable or aside or last.quantity.end == slot.first.start:
        # 河道2处、老旧小区4个|5519户: two measures of one thing
        return last
    # 浓度下降20%,达到43微克: the change before is of the same measure
    moved = (
        last.change != "level"
        and asked.level
        and _NEXT_CLAUSE.fullmatch(slot.text, last.quantity.end, slot.first.start)
    )
    return last if moved else slot.alike or last


def _without_verb(draft: Draft) -> str:
    """Name of a draft without its verb of work; of 造林面积 no bare 面积 is left."""
    name = draft.indicator.removeprefix(draft.verb)
    return name if name and name not in _BARE_MEASURES else draft.indicator
