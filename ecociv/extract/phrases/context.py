"""Read what stands before a value: the phrase that may name it, and the words around that phrase.

In: a masked, folded sentence and where a value begins. Out: a `Context`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ecociv.extract.phrases.carve import Carved, carve
from ecociv.extract.phrases.comparisons import comparison_before
from ecociv.extract.phrases.edges import left_edge
from ecociv.extract.phrases.peel import DELIVERIES, Peeled, Word, peel_right
from ecociv.extract.phrases.subjects import subject_before_year, subject_of, whole_of, years_start
from ecociv.extract.values.refuse_grades import STANDARD_NAME
from ecociv.extract.values.tokens import YEAR

_BEHIND_YEAR = re.compile(r"(?:底|末|初|前|的|期间|时期|以来|年底|年末|相比|水平|[,)])*")
#: A colon behind these announces a list and no value.
_ANNOUNCES = re.compile(r"目标|任务|指标|如下|以下|为|是|其中|包括|重点|工作|要求|——")
_STANDARD = re.compile(
    r"(?:稳定|总体|基本|持续|全部|均|能够|要|至少)*"
    r"(?:达到(?:或[优好]于)?|[优好]于|保持在?|稳定在|(?:提升|改善)[为到]|恢复到|执行"
    rf"|符合|满足|消除|为)?{STANDARD_NAME}(?:中的?|的)?"
    r"(?:国家|省|地表水|地下水|环境质量|环境空气质量|空气质量|功能区|标准|低能耗|低排放|能效|节水)*$"
)
_STANDARD_REACH, _TURN_REACH = 48, 8
#: 能耗|2020年|现状值: the name stands before the year.
VALUE_OF = re.compile(r"(?:目标|现状|规划|预期|指标|基期|完成)值")
_REALIZED = re.compile(r"(?P<almost>基本)?实现")
_MODALS_END = re.compile(r"(?:正在?|将|要|应|率先|全面|逐步|稳步|初步|全部|均|都)+$")
_ALL_START = re.compile(r"^(?:年?底?前|底)?(?:所有|全部)?")
_PLACE_END = re.compile(
    r"(?:建成区|城区|市区|县城|建制镇|园区|开发区|小区|地区|乡镇|街道|行政村|村庄)$"
)
#: 三项数值依次|好转(8%、5%): the name ends before the adverb, whatever the verb.
_IN_TURN = re.compile(r"(?:分别|依次)(?!达|为|是|占|由|从|比|较|控制|完成)[\u4e00-\u9fff]{2}$")
_TOWARDS = re.compile(
    r"\d[\d.]*[\u4e00-\u9fff]{1,4}(?:的?(?:目标|大关|规模|级)?)(?:迈进|冲刺|挺进|进军|跨越|发展)"
)
#: 回收利用率|近期为35%,远期为50%: when, behind the name.
_PHASE = re.compile(r"(?:(?:、|和)?(?:近期|中期|远期))+$")
_ALMOST = Word("基本", "tail_adverb", "approx")


@dataclass(slots=True)
class Context:
    """What stands around one value (or one list of values) in its sentence.

    ``head_text`` is the phrase at ``[np_start, np_end)``, ``left`` the start of its clause part.
    ``baseline_span`` are the words that say what is compared with (比2020年), ``compared`` those
    that name another area (高于全省), ``growth`` tells that the value is a rate of growth
    (保持8%以上的增长), the other fields are those of `Carved`.
    """

    peeled: Peeled
    left: int
    np_start: int
    np_end: int
    head_text: str = ""
    baseline_span: tuple[int, int] = (-1, -1)
    compared: str = ""
    subject: str = ""
    owner: str = ""
    verb: str = ""
    verb_group: str = ""
    verb_start: int = -1
    whole: str = ""
    growth: bool = False
    lead: list[str] = field(default_factory=list)

    @property
    def delivery(self) -> Word | None:
        """Delivery verb right before the value (建成5个)."""
        return self.peeled.first(*DELIVERIES)

    @property
    def is_verb_last(self) -> bool:
        """Whether a delivery verb ends the phrase (绿道建成5公里)."""
        return self.verb_start == self.np_end

    def add_bound(self, word: str, code: str) -> None:
        """Note a bound word, unless one stands nearer to the value."""
        if not self.peeled.first("bound_before"):
            self.peeled.words.append(Word(word, "bound_before", code))


def context(
    text: str,
    start: int,
    floor: int,
    *,
    grade: bool = False,
    counted: bool = True,
    full: bool = False,
) -> Context:
    """Read the words between the last mark (or value) and a value.

    Parameters
    ----------
    text
        Masked, folded text.
    start
        Where the value begins.
    floor
        Where the words of the value before it end.
    grade
        The value is a grade, which a standard's name may precede (达到国家二级标准).
    counted
        The value counts things or measures an amount; a share is neither.
    full
        The value is 全覆盖, whose verb may stand inside the name (垃圾收集实现行政村全覆盖).

    Examples
    --------
    >>> found = context("到〒〒,细颗粒物浓度力争控制在28微克", 15, 0)
    >>> found.head_text, found.peeled.joined()
    ('细颗粒物浓度', '力争控制在')
    """
    left = left_edge(text, start, floor)
    if grade:
        found = _before_standard(text, left, start, floor)
        if found is not None:
            return found
    found = Context(peel_right(text, left, start), left, left, start)
    against = comparison_before(text, left, start, found.peeled.end)
    end, found.compared, found.baseline_span = against.end, against.area, against.span
    found.peeled.words += against.words
    in_turn = _IN_TURN.search(text, max(left, end - _TURN_REACH), end)
    if in_turn:
        end = in_turn.start()
    if text[end - 1 : end] == "向" and _TOWARDS.match(text, start):
        # 蔬菜出口向|200亿元迈进
        end -= 1
    phase = _PHASE.search(text, max(left, end - _TURN_REACH), end)
    if phase and phase.start() > left:
        end = phase.start()
    year = text.rfind(YEAR, left, end)
    behind = _BEHIND_YEAR.match(text, year + 1, end) if year >= 0 else None
    begin = behind.end() if behind else left
    carved = carve(text, begin, end, counted=counted, listed=found.peeled.contains("分别"))
    if (not carved.text or VALUE_OF.fullmatch(carved.text)) and year >= 0:
        carved = _before_years(text, left, year, counted=counted) or carved
    elif year >= 0 and not carved.subject:
        carved.subject = subject_before_year(text, left, year, carved.text)
    if not carved.text and left > floor and text[left - 1] in "(:":
        carved = _before_mark(text, floor, found, counted=counted) or carved
    found.head_text = carved.text
    _note(found, carved)
    if full:
        _realize(text, begin, found, carved)
    return found


def _before_standard(text: str, left: int, start: int, floor: int) -> Context | None:
    """Read on before the standard that a grade belongs to: 达到国家|二级标准."""
    standard = _STANDARD.search(text, max(left, start - _STANDARD_REACH), start)
    if standard is None or not standard.group():
        return None
    found = context(text, standard.start(), floor)
    words = found.peeled.words
    words += peel_right(text, left, start).words
    if "基本" in standard.group():
        words.append(_ALMOST)
    if "优于" in standard.group() or "好于" in standard.group():
        words.append(Word("达到或优于", "bound_before", "ge"))
    if not found.peeled.first("level_verb"):
        words.append(Word("达到", "level_verb", ""))
    return found


def _before_years(text: str, left: int, year: int, *, counted: bool) -> Carved | None:
    """The name stands before its years: 绿化覆盖率2021年、2022年分别为."""
    start = years_start(text, left, year)
    if start <= left:
        return None
    return carve(text, left, peel_right(text, left, start).end, counted=counted)


def _before_mark(text: str, floor: int, found: Context, *, counted: bool) -> Carved | None:
    """The name stands before a bracket or a colon: 综合污染指数(≤0.45), 森林覆盖率:45%."""
    end = found.left - 1
    edge = left_edge(text, end, floor)
    if edge >= end:
        return None
    found.left = edge
    carved = carve(text, edge, end, counted=counted)
    if text[end] == ":" and _ANNOUNCES.search(carved.text):
        carved.text = ""
    return carved


def _note(found: Context, carved: Carved) -> None:
    """Take over what was carved."""
    found.np_start, found.np_end = carved.start, carved.end
    found.verb, found.verb_group = carved.verb, carved.verb_group
    found.verb_start = carved.verb_start
    found.subject, found.owner = subject_of(carved.subject)
    found.whole, found.lead = carved.whole, carved.lead
    if carved.subject and not (found.subject or found.whole):
        found.whole = whole_of(carved.subject)
    if carved.bound:
        found.add_bound(carved.lead[-1], carved.bound)
    delivery = found.delivery
    if delivery and not found.verb:
        found.verb, found.verb_start = delivery.text, found.np_end
        found.verb_group = f"deliver_{delivery.code}" if delivery.code else delivery.group


def _realize(text: str, begin: int, found: Context, carved: Carved) -> None:
    """Take the verb out of the name of what is covered: 垃圾收集(基本)实现行政村|全覆盖."""
    end = carved.end
    realized = _REALIZED.search(text, begin, end)
    if realized and begin + 2 < realized.start() and realized.end() < end:
        opening = carve(text, begin, realized.start(), counted=False).text
        opening = _ALL_START.sub("", _MODALS_END.sub("", opening))
        found.head_text = text[realized.end() : end]
        if _PLACE_END.search(opening):
            # 主城区和各县县城将率先实现|污水收集全覆盖
            found.subject = opening
        else:
            found.head_text = opening + found.head_text
        if realized.group("almost"):
            found.peeled.words.append(_ALMOST)
    if "基本" in carved.lead or "基本实现" in text[begin : carved.start]:
        found.peeled.words.append(_ALMOST)
