"""Turn drafts and milestones into records: kind, year, commitment.

In: a draft or a milestone with its `Scene`. Out: a `Record`, whose offsets are still those of the
repaired text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ecociv.codebook.established import established_names
from ecociv.extract.dates.baselines import baseline_year
from ecociv.extract.dates.years import target_year
from ecociv.extract.drafts import Draft
from ecociv.extract.kinds.commitments import strength_of
from ecociv.extract.kinds.decide import kind_of
from ecociv.extract.milestones.deadlines import Due
from ecociv.extract.scene import Column, Scene
from ecociv.extract.values.tokens import YearMention

_TOTALS = ("总投资", "投资", "总投资额", "投资额")
_WORKS_HEADING = ("工程", "项目", "建设")
_MAX_WORKS_HEADING = 10
#: 黑山引水工程:管道86公里,总投资|3亿元
_ALL_TOLD = ("总投资", "总投资额")
_OPENED_BY_WORKS = re.compile(
    r"\s*(?:[((]?[一二三四五六七八九十\d]+[))、.]\s*)?(?:计划|拟|规划|继续)?"
    r"(?P<verb>新建|续建|扩建|改扩建|改建|建设|实施)?(?P<works>[^,;。:、\d]{3,24}?(?:(?<!重点)(?<!重大)工程|(?<!重点)(?<!重大)项目|电站|水库|厂|填埋场|产业园))"
    r"(?=[,:]|占地|总?建筑面积|位于|日处理|设计|全长)"
)
#: A heading that says what is to be done names no works: 狠抓项目建设.
_BIDDING = re.compile(
    "(?:继续|持续|全力|深入|大力|扎实|全面)|[狠严紧]?抓|加[强快大]|强化|推[进动]|实施|聚[力焦]|突出|做[好大强]|[坚提]"
)
_HEADING_END = re.compile(r"[。,:]")
_NUMBERING = re.compile(r"^[(一二三四五六七八九十)\d.、\s]+")
#: 一、城市绿化建设|指标和分工: what the places below are allotted.
_ALLOTTED = re.compile(
    r"(?P<name>[^,;。:]{2,16}?)(?:年度)?(?:(?:指标|目标|任务|计划|分工|分解|安排|要求|数量|情况)(?:[和及与])?)+[:。]?"
)
_RURAL = re.compile("农村|乡村|村庄")
_URBAN = re.compile("城乡|城镇|城市")
#: How far before a phrase its commitment word may stand, and how far into a clause.
_VERB_REACH = 12
_CLAUSE_REACH = (8, 10)


# Not frozen, as are the classes of `scene`: they live for one sentence, and a frozen class takes
# three times as long to make.
@dataclass(slots=True)
class Record:
    """A statement before it is tied to the raw text and the codebook.

    ``sentence`` is the span of its sentence, ``outlook`` that of its draft; the other fields are
    those of `Statement`.
    """

    start: int
    end: int
    sentence: tuple[int, int]
    section_id: str | None
    kind: str
    value_type: str
    indicator_zh: str
    scope_zh: str | None
    target_year: int | None
    year_source: str
    binding_verb_zh: str | None
    strength: str | None
    rule_id: str
    operator: str | None = None
    value_low: float | None = None
    value_high: float | None = None
    unit_zh: str | None = None
    change: str | None = None
    direction: str | None = None
    baseline_year: int | None = None
    baseline_value: float | None = None
    nature: str | None = None
    outlook: float | None = None


def record_of(scene: Scene, draft: Draft, years: Sequence[YearMention], last_kind: str) -> Record:
    """Record of a draft.

    Parameters
    ----------
    scene
        The sentence, what governs it, and its cues.
    draft
        The draft.
    years
        Year mentions near its value, in order.
    last_kind
        Kind of the record before in the same sentence, empty for the first.
    """
    sentence, quantity = scene.sentence, draft.quantity
    _drop_own_place(scene, draft)
    _name_by_heading(scene, draft)
    _scope_by_heading(scene, draft)
    column = _column_of(scene, draft)
    year: int | None
    if column:
        kind, year, source = column.kind, column.year, "inherited"
        if year is None:
            year, source = target_year(scene, draft, years, kind)
        if column.change == "annual_rate":
            draft.change, draft.direction = column.change, draft.direction or "up"
            quantity = replace(quantity, unit="%")
    else:
        kind = kind_of(scene, draft, years, last_kind)
        year, source = (None, "none")
        if kind != "criterion":
            year, source = target_year(scene, draft, years, kind)
    if kind == "project":
        draft.change, draft.direction = "level", ""
    verb, strength = _commitment(scene, draft, kind)
    return Record(
        quantity.start,
        quantity.end,
        (sentence.start, sentence.end),
        scene.setting.section_id,
        kind,
        quantity.value_type,
        draft.indicator,
        draft.scope or None,
        year,
        source,
        verb,
        strength,
        "+".join(dict.fromkeys(filter(None, draft.rules))),
        draft.operator,
        quantity.low,
        quantity.high,
        quantity.unit or None,
        draft.change,
        draft.direction or None,
        baseline_year(scene, draft, years),
        draft.baseline_value,
        scene.nature,
        draft.outlook,
    )


def _column_of(scene: Scene, draft: Draft) -> Column | None:
    """The column of a value that stands in a row of a table."""
    columns = scene.setting.columns
    starts = [value.start for value in scene.sentence.values] if columns else []
    return columns[starts.index(draft.quantity.start)] if draft.quantity.start in starts else None


def _drop_own_place(scene: Scene, draft: Draft) -> None:
    """The plan's own place says nothing of scope: the whole is meant."""
    place = scene.document.own_place
    if place and draft.indicator.startswith(place):
        draft.indicator = draft.indicator.removeprefix(place).lstrip("的") or draft.indicator
    if draft.scope == place:
        draft.scope = ""


def _name_by_heading(scene: Scene, draft: Draft) -> None:
    """A bare 总投资 is that of the works that the section's heading names, a place its measure."""
    if not draft.indicator and draft.scope and "head_missing" in draft.rules:
        named = _ALLOTTED.fullmatch(_NUMBERING.sub("", scene.setting.heading))
        if named:
            draft.indicator = named.group("name")
        elif "、" not in draft.scope:
            draft.indicator, draft.scope = draft.scope, ""
    if draft.indicator not in _TOTALS:
        return
    heading = _NUMBERING.sub("", _HEADING_END.split(scene.setting.heading)[0])
    is_works = heading.endswith(_WORKS_HEADING) and not _BIDDING.match(heading)
    if 2 < len(heading) <= _MAX_WORKS_HEADING and is_works:
        draft.indicator = heading + draft.indicator
        return
    if draft.indicator not in _ALL_TOLD:
        return
    opening = _OPENED_BY_WORKS.match(scene.sentence.text)
    # 加强项目谋划,… names no works
    if opening and (opening.group("verb") or scene.sentence.text[opening.end()] != ","):
        draft.indicator = opening.group("works") + draft.indicator


def _scope_by_heading(scene: Scene, draft: Draft) -> None:
    """农村 of a heading holds for a name that is established with it."""
    if draft.scope or draft.whole or draft.is_criterion or "农村" in draft.indicator:
        return
    heading = scene.setting.heading
    rural = _RURAL.search(heading) and not _URBAN.search(heading)
    if rural and f"农村{draft.indicator}" in established_names():
        draft.scope = "农村"


def _commitment(scene: Scene, draft: Draft, kind: str) -> tuple[str | None, str | None]:
    """Commitment word of a value and its strength; what is or rules commits to nothing."""
    if kind in ("status", "criterion"):
        return None, None
    start = max(scene.sentence.start, draft.np_start - _VERB_REACH)
    before = scene.document.text[start : draft.np_start].split(",")[-1]
    words = "".join(draft.lead) + draft.verb + "".join(reversed(draft.verb_words))
    return strength_of(before + words)


def share_years(record: Record, draft: Draft, before: Sequence[Draft]) -> None:
    """Give a change without years those of the change before its semicolon, where both are said.

    生产总值由2015年的8亿元增加到2020年的16亿元;税收由|1亿元增加到2亿元.

    Parameters
    ----------
    record, draft
        One value of a change; the draft is told its years.
    before
        The drafts before the semicolon, none where there is none.
    """
    if record.baseline_year and record.year_source == "explicit":
        draft.years = record.target_year, record.baseline_year
    if draft.change != "level" or record.baseline_year or draft.quantity.value_type == "grade":
        return
    holds, since = next((one.years for one in reversed(before) if one.years[1]), (None, None))
    year = since if draft.is_start else holds
    if year is None or record.target_year not in (None, year):
        return
    if record.target_year is None:
        record.target_year, record.year_source = year, "inherited"
    if not draft.is_start:
        record.baseline_year = since
        draft.years = holds, since


def milestone_record(scene: Scene, due: Due) -> Record:
    """Record of a dated commitment; its span is the deadline."""
    sentence, milestone = scene.sentence, due.milestone
    back, ahead = _CLAUSE_REACH
    at = milestone.clause_start
    verb, strength = strength_of(scene.document.text[max(sentence.start, at - back) : at + ahead])
    return Record(
        due.deadline.start,
        due.deadline.end,
        (sentence.start, sentence.end),
        scene.setting.section_id,
        "milestone",
        "deadline",
        milestone.indicator,
        milestone.scope or None,
        due.year,
        due.source if due.year else "none",
        verb,
        strength,
        due.rule if milestone.is_checkable else f"{due.rule}+vague",
    )
