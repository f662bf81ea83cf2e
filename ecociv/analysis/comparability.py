"""Whether two statements of one indicator may be compared.

In: two statements as `Side` values. Out: every reason that speaks for refusing the comparison or
for reading it with caution. A comparison of two numbers needs the same thing, measured the same
way, over the same ground: kind, form of change, unit, denominator, scope; what does not spoil it
but limits its meaning (years far apart, places of different level or size) is said.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from rapidfuzz.fuzz import ratio

from ecociv.codebook import compatible, units
from ecociv.tables.schema import schema

COMPARABLE, CAUTION, REFUSED = "comparable", "caution", "refused"
#: From the best to the worst.
CLASSES = (COMPARABLE, CAUTION, REFUSED)

#: Likeness (0 to 100) of two wordings of one indicator at and below which both are shown to the
#: reader: names that have half their characters or fewer in common often have another denominator
#: (废弃矿山治理率, 可视范围内历史遗留矿山地质环境治理率).
LIKE_WORDING = 50.0

_FLOORS, _CEILINGS = {"ge", "gt"}, {"le", "lt"}
#: Kinds of unit whose values grow with the place: an area, a sum of money, a number of things.
_EXTENSIVE = {"length", "area", "volume", "mass", "energy", "power", "money", "count"}
_POWER_OF_TEN = re.compile(r"^10\*\d+\.")


@dataclass(frozen=True, slots=True)
class Side:
    """One statement as a side of a comparison.

    ``scope`` and ``name`` are folded for matching; ``scope_in_name`` says that the codebook takes
    the scope for a part of the indicator's name; ``reviewed`` that the codebook lists the wording
    as a name of the indicator (and it was not found by likeness alone). ``unit`` is the standard
    unit of levels and amounts, and the written one of relative changes.
    """

    kind: str
    change: str
    direction: str
    value_type: str
    operator: str
    low: float | None
    high: float | None
    unit: str
    scope: str
    name: str
    scope_in_name: bool
    reviewed: bool
    year: int | None
    baseline_year: int | None
    admin_level: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a comparison is refused, or what limits it (``effect``: refused, caution, comparable)."""

    code: str
    effect: str
    en: str
    zh: str


def reasons_of(a: Side, b: Side, near_years: int = 5) -> list[Reason]:
    """Everything that a comparison of two statements of one indicator meets.

    Parameters
    ----------
    a, b
        The two statements.
    near_years
        Years that two values may lie apart; five is one national planning period.

    Returns
    -------
    list of Reason
        Refusals first, then cautions; empty where nothing speaks against the comparison.
    """
    found = [reason for rule in _RULES for reason in rule(a, b)]
    found += _years(a, b, near_years)
    return sorted(found, key=lambda reason: -CLASSES.index(reason.effect))


def class_of(reasons: list[Reason]) -> str:
    """The worst effect of some reasons; without any, the pair is comparable."""
    return max((reason.effect for reason in reasons), key=CLASSES.index, default=COMPARABLE)


def code_label(table: str, field: str, code: str, lang: str) -> str:
    """What a code of the data model means, in English or Chinese.

    Examples
    --------
    >>> code_label("places", "admin_level", "development_zone", "zh")
    '开发区'
    """
    for known in schema(table).field(field).codes:
        if known.code == code:
            return known.meaning_zh if lang == "zh" else known.meaning_en
    return code


def span_years(side: Side) -> int | None:
    """Years over which a relative change runs, where both ends are written."""
    if side.change == "annual_rate":
        return 1
    if side.baseline_year is None or side.year is None or side.year <= side.baseline_year:
        return None
    return side.year - side.baseline_year


def is_extensive(unit_std: str) -> bool:
    """Whether values in a unit grow with the size of the place.

    Examples
    --------
    >>> is_extensive("10*4.m2"), is_extensive("m3/(10*4.CNY)"), is_extensive("%")
    (True, False, False)
    """
    return _kinds_of_units().get(_POWER_OF_TEN.sub("", unit_std)) in _EXTENSIVE


@cache
def _kinds_of_units() -> dict[str, str]:
    table = units()
    return dict(zip(table["symbol"], table["kind"], strict=True))


def _kind(a: Side, b: Side) -> Iterator[Reason]:
    if a.kind != b.kind:
        yield _refusal("kind", *_against("statements", "kind", a.kind, b.kind))


def _change(a: Side, b: Side) -> Iterator[Reason]:
    if a.change != b.change:
        yield _refusal("change", *_against("statements", "change", a.change, b.change))
    elif a.direction != b.direction:
        yield _refusal("direction", *_against("statements", "direction", a.direction, b.direction))


def _value(a: Side, b: Side) -> Iterator[Reason]:
    if a.low is None or b.low is None:
        yield _refusal("value", "no value in a common unit", "缺少可统一单位的数值")
    elif (a.value_type == "grade") != (b.value_type == "grade"):
        yield _refusal("value", "a grade against a number", "等级与数值相比")


def _unit(a: Side, b: Side) -> Iterator[Reason]:
    if a.change != b.change or a.unit == b.unit or compatible(a.unit, b.unit):
        return
    upper, lower = ([side.unit.partition("/")[place] for side in (a, b)] for place in (0, 2))
    en, zh = f"{a.unit} against {b.unit}", f"{a.unit}与{b.unit}相比"
    if all(lower) and compatible(upper[0], upper[1]):
        yield _refusal("denominator", en, zh)
    else:
        yield _refusal("unit", en, zh)


def _base(a: Side, b: Side) -> Iterator[Reason]:
    """A relative change is a share of the level of its base year: that is its denominator."""
    if not a.change == b.change == "relative":
        return
    spans = span_years(a), span_years(b)
    if None in spans:
        yield _refusal("base", "a change without a written base year", "相对变化未写明基准年")
    elif (a.baseline_year, a.year) != (b.baseline_year, b.year):
        en = f"changes over {spans[0]} and {spans[1]} years, compared as rates a year"
        yield _caution("base", en, f"变化跨度分别为{spans[0]}年和{spans[1]}年,折为年均变化率比较")


def _bound(a: Side, b: Side) -> Iterator[Reason]:
    for one, other in ((a, b), (b, a)):
        if one.operator in _FLOORS and other.operator in _CEILINGS:
            yield _refusal("bound", "a floor against a ceiling", "下限与上限相比")


def _scope(a: Side, b: Side) -> Iterator[Reason]:
    if a.scope == b.scope or all(_said(one, other) for one, other in ((a, b), (b, a))):
        return
    en = f"{a.scope or 'no scope'} against {b.scope or 'no scope'}"
    zh = f"{a.scope or '未限定范围'}与{b.scope or '未限定范围'}相比"
    if a.scope and b.scope and not (a.scope_in_name and b.scope_in_name):
        yield _refusal("scope", en, zh)
    else:
        yield _caution("scope", en, zh)


def _said(one: Side, other: Side) -> bool:
    """Whether the other side says the scope, too, or it belongs to the name of the indicator."""
    return one.scope in other.scope + other.name or (one.scope_in_name and not other.scope)


def _wording(a: Side, b: Side) -> Iterator[Reason]:
    likeness = ratio(a.scope + a.name, b.scope + b.name)
    if a.name == b.name or (likeness > LIKE_WORDING and a.reviewed and b.reviewed):
        return
    yield _caution("wording", f"worded {a.name} and {b.name}", f"表述为{a.name}与{b.name}")


def _level(a: Side, b: Side) -> Iterator[Reason]:
    if not (a.admin_level and b.admin_level):
        yield _caution("admin_level", "a level of government is not known", "有行政层级不详")
    elif a.admin_level != b.admin_level:
        levels = a.admin_level, b.admin_level
        yield _caution("admin_level", *_against("places", "admin_level", *levels))


def _size(a: Side, b: Side) -> Iterator[Reason]:
    if a.change in ("level", "delta") and is_extensive(a.unit):
        en = f"totals in {a.unit}, which grow with the size of the place"
        yield _caution("size", en, f"以{a.unit}计的总量,随地区规模而异")


def _years(a: Side, b: Side, near_years: int) -> Iterator[Reason]:
    if a.year is None or b.year is None:
        yield _caution("year", "a value without a year", "有数值未写明年份")
    elif abs(a.year - b.year) > near_years:
        apart = abs(a.year - b.year)
        en = f"{a.year} against {b.year}, {apart} years apart"
        yield _caution("year", en, f"{a.year}年与{b.year}年相比,相隔{apart}年")


def _against(table: str, field: str, a: str, b: str) -> tuple[str, str]:
    en = [code_label(table, field, code, "en") for code in (a, b)]
    zh = [code_label(table, field, code, "zh") for code in (a, b)]
    if field == "kind":  # the meanings of these codes are sentences
        en = [code.replace("_", " ") for code in (a, b)]
        zh = [_KIND_ZH.get(code, code) for code in (a, b)]
    return f"{en[0]} against {en[1]}", f"{zh[0]}与{zh[1]}相比"


_KIND_ZH = {
    "target": "目标",
    "status": "现状",
    "investment": "投资",
    "project": "工程规模",
    "criterion": "门槛条件",
    "milestone": "里程碑",
}


def _refusal(code: str, en: str, zh: str) -> Reason:
    return Reason(code, REFUSED, en, zh)


def _caution(code: str, en: str, zh: str) -> Reason:
    return Reason(code, CAUTION, en, zh)


_RULES: tuple[Callable[[Side, Side], Iterator[Reason]], ...] = (
    _kind, _change, _value, _unit, _base, _bound, _scope, _wording, _level, _size,
)  # fmt: skip
