"""Compare indicators across plans, pair by pair, and refuse what cannot be compared.

In: statements, documents and places. Out: one row per pair of statements of two plans, with its
class (comparable, caution, refused), the reason, and for what is not refused the difference.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from typing import Any

import pandas as pd
from rapidfuzz import process

from ecociv.analysis.comparability import (
    CAUTION,
    REFUSED,
    Reason,
    Side,
    class_of,
    is_extensive,
    reasons_of,
    span_years,
)
from ecociv.codebook import indicators as codebook_indicators
from ecociv.codebook import match_indicator
from ecociv.errors import OptionError
from ecociv.tables.agreement import folded_name, is_missing

PAIR_COLUMNS = [
    "indicator_id", "doc_a", "doc_b", "statement_a", "statement_b", "comparability",
    "codes", "reason_en",
    "reason_zh", "kind_a", "kind_b", "change_a", "change_b", "name_a", "name_b", "scope_a",
    "scope_b", "operator_a", "operator_b", "year_a", "year_b", "year_source_a", "year_source_b",
    "years_apart", "low_a", "high_a", "low_b", "high_b", "unit", "difference_low",
    "difference_high", "stricter",
]  # fmt: skip

_SURE = ("exact", "alias", "normalized")
#: What makes two statements of one plan the same statement, said twice.
_SAME = ["doc_id", "indicator_id", "kind", "change", "direction", "scope_zh", "operator",
         "value_low", "value_high", "unit_zh", "baseline_year", "target_year"]  # fmt: skip


def shared_indicators(statements: pd.DataFrame, min_plans: int = 2) -> pd.DataFrame:
    """Indicators for which two or more plans give a number.

    Parameters
    ----------
    statements
        Rows of the ``statements`` table.
    min_plans
        Plans that must have it.

    Returns
    -------
    DataFrame
        One row per indicator: ``indicator_id``, ``n_plans``, ``plans`` and ``kinds`` (with ``|``
        between), ``n_statements``; the most widely shared first.
    """
    rows = _numbered(statements)
    found = [
        (name, own["doc_id"].nunique(), _joined(own["doc_id"]), _joined(own["kind"]), len(own))
        for name, own in rows.groupby("indicator_id")
    ]
    columns = ["indicator_id", "n_plans", "plans", "kinds", "n_statements"]
    shared = pd.DataFrame(found, columns=columns)
    shared = shared[shared["n_plans"] >= min_plans]
    order = ["n_plans", "indicator_id"]
    return shared.sort_values(order, ascending=[False, True], ignore_index=True)


def compare_indicator(
    indicator_id: str,
    statements: pd.DataFrame,
    documents: pd.DataFrame,
    places: pd.DataFrame,
    *,
    near_years: int = 5,
) -> pd.DataFrame:
    """Compare one indicator across plans, every statement of one with every one of another.

    Nothing is left out: a pair that must not be compared is a row of class ``refused`` with its
    reason and without a difference. Statements that a plan repeats word for word count once.

    Parameters
    ----------
    indicator_id
        Indicator of the codebook.
    statements, documents, places
        Rows of the tables of these names.
    near_years
        Years that two values may lie apart without caution; five is one national planning period.

    Returns
    -------
    DataFrame
        One row per pair. ``comparability`` is ``comparable`` (same kind, form of change, unit,
        denominator, scope, level of government, years near), ``caution`` (valid, but the
        ``reason`` limits what it means) or ``refused``. ``low`` and ``high`` are in ``unit``;
        relative changes over different spans are turned into compound rates a year.
        ``difference_low`` to ``difference_high`` is b minus a; ``stricter`` names the plan that
        asks for (or reports) more by the codebook's direction: ``a``, ``b``, ``same``, or nothing
        where ranges overlap, neither direction is better, or totals grow with the place.

    Raises
    ------
    OptionError
        No statement has this indicator; the message names the nearest that have numbers.

    Examples
    --------
    >>> from ecociv import plan_from_text, extract_statements, statements_frame
    >>> texts = {"north": "到2025年，森林覆盖率达到30%。", "south": "到2030年，森林覆盖率达到71%。"}
    >>> found = [s for d, t in texts.items() for s in extract_statements(plan_from_text(t, d))]
    >>> documents = pd.DataFrame({"doc_id": ["north", "south"], "place_id": ["n", "s"]})
    >>> level = ["prefecture_city", "county_level_city"]
    >>> places = pd.DataFrame({"place_id": ["n", "s"], "admin_level": level})
    >>> pair = compare_indicator("forest_coverage", statements_frame(found), documents, places)
    >>> pair[["comparability", "difference_low", "unit", "reason_en"]].values.tolist()
    [['caution', 41.0, '%', 'prefecture-level city against county-level city']]
    """
    rows = _numbered(statements)
    own = rows[rows["indicator_id"] == indicator_id]
    if own.empty:
        near = process.extract(indicator_id, sorted(rows["indicator_id"].unique()), limit=3)
        raise OptionError("indicator_id", indicator_id, ", ".join(name for name, *_ in near))
    levels = _levels(documents, places)
    pairs = _pairs(_once(own).to_dict("records"), levels, _better(), near_years)
    return _typed(pd.DataFrame(pairs, columns=PAIR_COLUMNS))


def compare_shared(
    statements: pd.DataFrame,
    documents: pd.DataFrame,
    places: pd.DataFrame,
    *,
    near_years: int = 5,
) -> pd.DataFrame:
    """`compare_indicator` for every indicator that two or more plans share, in one frame."""
    shared = sorted(shared_indicators(statements)["indicator_id"])
    own: dict[str, list[dict[str, Any]]] = {}
    for row in _once(_numbered(statements)).to_dict("records"):
        own.setdefault(row["indicator_id"], []).append(row)
    levels, better = _levels(documents, places), _better()
    pairs = [pair for name in shared for pair in _pairs(own[name], levels, better, near_years)]
    return _typed(pd.DataFrame(pairs, columns=PAIR_COLUMNS))


def _pairs(
    rows: list[dict[str, Any]],
    levels: Mapping[str, str],
    better: Mapping[str, str],
    near_years: int,
) -> list[dict[str, Any]]:
    """Every pair of statements of one indicator that stand in two plans."""
    sides = [(row, _side(row, levels)) for row in rows]
    return [
        _pair(first, second, better.get(first[0]["indicator_id"], "neutral"), near_years)
        for first, second in combinations(sides, 2)
        if first[0]["doc_id"] != second[0]["doc_id"]
    ]


def _numbered(statements: pd.DataFrame) -> pd.DataFrame:
    """Statements with an indicator and a value: a deadline alone is not a number of it."""
    return statements[statements["indicator_id"].notna() & statements["value_low"].notna()]


def _joined(values: pd.Series) -> str:
    return "|".join(sorted(set(values)))


def _typed(frame: pd.DataFrame) -> pd.DataFrame:
    """The columns of pairs with their types, also where there is no pair."""
    integers = ("year_a", "year_b", "years_apart")
    numbers = ("low_a", "high_a", "low_b", "high_b", "difference_low", "difference_high")
    frame = frame.reindex(columns=PAIR_COLUMNS)
    types = dict.fromkeys(PAIR_COLUMNS, "str")
    types |= dict.fromkeys(integers, "Int64") | dict.fromkeys(numbers, "float64")
    return frame.astype(types)


def _once(rows: pd.DataFrame) -> pd.DataFrame:
    ordered = rows.sort_values(["doc_id", "start", "statement_id"])
    return ordered.drop_duplicates(_SAME)


def _levels(documents: pd.DataFrame, places: pd.DataFrame) -> dict[str, str]:
    found = documents[["doc_id", "place_id"]].merge(
        places[["place_id", "admin_level"]], on="place_id", how="left"
    )
    return dict(zip(found["doc_id"], found["admin_level"].fillna(""), strict=True))


def _better() -> dict[str, str]:
    table = codebook_indicators()
    return dict(zip(table["indicator_id"], table["better"], strict=True))


def _side(row: Mapping[str, Any], levels: Mapping[str, str]) -> Side:
    name, scope = folded_name(row["indicator_zh"]), folded_name(row["scope_zh"])
    unit_zh = _text(row["unit_zh"])
    alone = match_indicator(row["indicator_zh"], unit_zh)
    whole = match_indicator(f"{_text(row['scope_zh'])}{row['indicator_zh']}", unit_zh)
    named = whole.how in _SURE and whole.indicator_id == row["indicator_id"]
    absolute = row["change"] in ("level", "delta")
    standard = absolute and not is_missing(row["unit_std"])
    ends = ("value_std_low", "value_std_high") if standard else ("value_low", "value_high")
    return Side(
        kind=row["kind"],
        change=row["change"],
        direction=_text(row["direction"]),
        value_type=row["value_type"],
        operator=_text(row["operator"]),
        low=_number(row[ends[0]]),
        high=_number(row[ends[1]]),
        unit=row["unit_std"] if standard else unit_zh,
        scope=scope,
        name=name,
        scope_in_name=named or not scope,
        reviewed=named or (alone.how in _SURE and alone.indicator_id == row["indicator_id"])
        or "indicator_id" in _text(row.get("curated_fields")),
        year=_integer(row["target_year"]),
        baseline_year=_integer(row["baseline_year"]),
        admin_level=levels.get(row["doc_id"], ""),
    )  # fmt: skip


def _pair(
    first: tuple[dict[str, Any], Side],
    second: tuple[dict[str, Any], Side],
    better: str,
    near_years: int,
) -> dict[str, Any]:
    (row_a, a), (row_b, b) = first, second
    reasons = reasons_of(a, b, near_years)
    verdict = class_of(reasons)
    found: dict[str, Any] = {
        "indicator_id": row_a["indicator_id"],
        "comparability": verdict,
        "codes": "|".join(reason.code for reason in reasons if reason.effect == verdict),
        **_reason_texts(reasons, verdict, a, b),
        "years_apart": None if a.year is None or b.year is None else abs(a.year - b.year),
    }
    for letter, row, side in (("a", row_a, a), ("b", row_b, b)):
        low, high, unit = _shown_values(side, reasons)
        found |= {
            f"doc_{letter}": row["doc_id"],
            f"statement_{letter}": row["statement_id"],
            f"kind_{letter}": side.kind,
            f"change_{letter}": side.change,
            f"name_{letter}": row["indicator_zh"],
            f"scope_{letter}": None if is_missing(row["scope_zh"]) else row["scope_zh"],
            f"operator_{letter}": side.operator,
            f"year_{letter}": side.year,
            f"year_source_{letter}": _text(row.get("year_source")) or None,
            f"low_{letter}": low,
            f"high_{letter}": high,
            "unit": unit,
        }
    if verdict == REFUSED:
        units = {_shown_values(side, reasons)[2] for side in (a, b)}
        return found | {"unit": units.pop() if len(units) == 1 else None, "stricter": None}
    return found | _difference(found, a, better)


def _reason_texts(reasons: list[Reason], verdict: str, a: Side, b: Side) -> dict[str, str]:
    shown = [reason for reason in reasons if reason.effect == verdict]
    if shown:
        return {
            "reason_en": "; ".join(reason.en for reason in shown),
            "reason_zh": ";".join(reason.zh for reason in shown),
        }
    apart = abs((a.year or 0) - (b.year or 0))
    return {
        "reason_en": f"same kind, form, unit, scope and level; {apart} years apart",
        "reason_zh": f"类型、形式、单位、范围与层级均相同;相隔{apart}年",
    }


def _shown_values(side: Side, reasons: list[Reason]) -> tuple[float | None, float | None, str]:
    """Values as they are compared: relative changes over unlike spans as rates a year."""
    span = span_years(side)
    as_rate = any(reason.code == "base" and reason.effect == CAUTION for reason in reasons)
    if not as_rate or span is None or side.unit != "%":
        return side.low, side.high, side.unit
    ends = [None if end is None else _rate(end, span, side.direction) for end in
            (side.low, side.high)]  # fmt: skip
    return ends[0], ends[1], "%/a"


def _rate(change: float, years: int, direction: str) -> float:
    """Compound rate a year, in per cent, that makes a change in per cent over some years.

    Examples
    --------
    >>> round(_rate(19.0, 2, "down"), 6), round(_rate(21.0, 2, "up"), 6)
    (10.0, 10.0)
    """
    if direction == "down":
        return float(100 * (1 - (1 - change / 100) ** (1 / years)))
    return float(100 * ((1 + change / 100) ** (1 / years) - 1))


def _difference(found: Mapping[str, Any], side: Side, better: str) -> dict[str, Any]:
    low = _rounded(found["low_b"] - found["high_a"])
    high = _rounded(found["high_b"] - found["low_a"])
    # Of amounts and changes the larger one asks for more; of levels it depends on the indicator.
    way = better if side.change == "level" else "higher"
    # A total that grows with the place asks for no more because it is larger.
    sized = side.change in ("level", "delta") and is_extensive(side.unit)
    stricter = None if sized else _stricter(low, high, way)
    if side.value_type == "grade":  # classes have an order, not a distance
        return {"difference_low": None, "difference_high": None, "stricter": stricter}
    return {"difference_low": low, "difference_high": high, "stricter": stricter}


def _stricter(low: float, high: float, way: str) -> str | None:
    if low == high == 0:
        return "same"
    if way not in ("higher", "lower") or low * high <= 0:
        return None
    return "b" if (low > 0) == (way == "higher") else "a"


def _rounded(value: float) -> float:
    return float(f"{value:.10g}")


def _text(value: object) -> str:
    return "" if is_missing(value) else str(value)


def _number(value: Any) -> float | None:
    return None if is_missing(value) else float(value)


def _integer(value: Any) -> int | None:
    return None if is_missing(value) else int(value)
