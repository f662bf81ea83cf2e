"""Distance of plans to the national list that was in force when they were made.

In: statements, thresholds, and what each list is to each plan (`ecociv.analysis.lists`). Out: one
row per plan, threshold and kind of statement: above, at or below the list, not addressed, or why
it cannot be said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from ecociv.analysis.comparability import is_extensive
from ecociv.codebook import indicators as codebook_indicators
from ecociv.codebook import standardize
from ecociv.errors import UnitError
from ecociv.tables.agreement import is_missing

#: Outcomes where a plan and a threshold meet, seen from the list: the plan asks for (or reports)
#: more than the list does, as much, or less.
MET = ("above", "at", "below")
#: Why a threshold measures nothing, in the order in which it is decided.
UNMEASURED = (
    "weight",  # of an index, no threshold
    "not_confirmed",  # the value was not read at the source
    "qualitative",  # a requirement without a number
    "change",  # the list asks for a change, over its own period
    "unit",  # the value does not convert to the indicator's unit
    "national_total",  # a sum over the country
)
VERDICTS = (*MET, "depends", "other_form", "not_addressed", *UNMEASURED)

KINDS = ("target", "status")
_REGIONS = ("east", "central", "west", "northeast")
_CONDITION = re.compile(r"[;,]\s*")
_HIGHER, _LOWER = {"ge", "gt"}, {"le", "lt"}

COLUMNS = [
    "doc_id", "list_id", "use", "timing", "applies", "number", "indicator_id", "indicator_en",
    "indicator_zh", "kind", "verdict", "distance", "value", "year", "statement_id", "n_statements",
    "operator", "threshold_low", "threshold_high", "unit", "condition", "condition_zh", "binding",
    "standard_ids", "source", "note",
]  # fmt: skip

Row = dict[str, Any]


def measure_plans(
    statements: pd.DataFrame,
    standards: pd.DataFrame,
    lists: pd.DataFrame,
    documents: pd.DataFrame,
    places: pd.DataFrame,
) -> pd.DataFrame:
    """Measure each plan against lists, threshold by threshold.

    Only thresholds whose value was read at its source count (``value`` among their
    ``confirmed_fields``), and only levels are set against levels. Where a list has one value for
    each region or terrain, the place's region chooses; what the region does not decide is tried
    with every value, and where that changes the outcome it is ``depends`` (as where neither
    direction of an indicator is better). Targets and reported
    status are measured apart; of several statements of one kind the one without scope counts
    first, then the latest year.

    Parameters
    ----------
    statements, standards, documents, places
        Rows of the tables of these names.
    lists
        Rows of `ecociv.analysis.lists.lists_in_force`: the lists to measure with.

    Returns
    -------
    DataFrame
        One row per plan, list, indicator of the list and kind of statement that the plan has for
        it (one without kind where it has none). ``verdict`` is one of `VERDICTS`; ``distance`` is
        the plan's value less the threshold, in ``unit``, positive where the plan asks for more;
        ``threshold_low`` and ``threshold_high`` differ where several values of the list may apply;
        ``source`` is where the threshold was read, ``note`` what is uncertain about that.

    Examples
    --------
    >>> from ecociv.codebook import standards
    >>> lists = pd.DataFrame({"doc_id": ["demo"], "list_id": ["natl_demo_2024_city"],
    ...                       "use": ["own_level"], "timing": ["in_force"], "applies": [True]})
    >>> documents = pd.DataFrame({"doc_id": ["demo"], "place_id": ["demo"]})
    >>> places = pd.DataFrame({"place_id": ["demo"], "region": ["west"]})
    >>> from ecociv import extract_statements, plan_from_text, statements_frame
    >>> plan = plan_from_text("到2025年，PM2.5年均浓度降至28微克/立方米以下。", "demo")
    >>> statements = statements_frame(extract_statements(plan))
    >>> found = measure_plans(statements, standards(), lists, documents, places)
    >>> found.loc[found["kind"] == "target", ["verdict", "distance"]].values.tolist()
    [['below', -3.0]]
    """
    regions = documents[["doc_id", "place_id"]].merge(
        places[["place_id", "region"]], on="place_id", how="left"
    )
    region_of = dict(zip(regions["doc_id"], regions["region"], strict=True))
    units = dict(codebook_indicators()[["indicator_id", "unit_std"]].itertuples(index=False))
    better = dict(codebook_indicators()[["indicator_id", "better"]].itertuples(index=False))
    numbered = statements[statements["kind"].isin(KINDS) & statements["value_low"].notna()]
    used = standards[standards["list_id"].isin(lists["list_id"])]
    groups = {list_id: list(_list_items(rows)) for list_id, rows in used.groupby("list_id")}
    rows: list[Row] = []
    for entry in lists.to_dict("records"):
        own = numbered[numbered["doc_id"] == entry["doc_id"]]
        for item in groups[entry["list_id"]]:
            variants = _variants(item, region_of.get(entry["doc_id"]))
            said = own[own["indicator_id"] == item[0]["indicator_id"]]
            rows += _measured(entry, variants, said, units, better)
    frame = pd.DataFrame(rows, columns=COLUMNS).astype(
        {"number": "Int64", "year": "Int64", "n_statements": "int64", "distance": "float64"}
    )
    keys = ["doc_id", "list_id", "number", "indicator_id", "kind"]
    return frame.sort_values(keys, ignore_index=True)


def count_verdicts(measured: pd.DataFrame) -> pd.DataFrame:
    """Number of outcomes by plan and list.

    Parameters
    ----------
    measured
        What `measure_plans` returns.

    Returns
    -------
    DataFrame
        ``doc_id``, ``list_id``, ``use``, ``timing``, one column per verdict, ``n`` (rows) and
        ``n_met``: rows in which a value of the plan meets a confirmed threshold.
    """
    keys = ["doc_id", "list_id", "use", "timing"]
    counts = (
        measured.groupby([*keys, "verdict"]).size().unstack(fill_value=0)
        .reindex(columns=list(VERDICTS), fill_value=0)
    )  # fmt: skip
    counts.columns.name = None
    total = counts.sum(axis=1)
    return counts.assign(n=total, n_met=counts[list(MET)].sum(axis=1)).reset_index()


def threshold_editions(standards: pd.DataFrame, min_lists: int = 2) -> pd.DataFrame:
    """Confirmed thresholds of one indicator in several lists: how far the yardstick itself moved.

    Parameters
    ----------
    standards
        Rows of the ``standards`` table.
    min_lists
        Lists in which an indicator must have a confirmed threshold.

    Returns
    -------
    DataFrame
        One row per indicator, list and value: ``indicator_id``, ``indicator_en``, ``list_id``,
        ``edition``, ``applies_to``, ``change``, ``condition``, ``operator``, ``value``, ``unit``.
    """
    rows = standards[standards["value"].notna() & _confirmed(standards)]
    n_lists = rows.groupby("indicator_id")["list_id"].transform("nunique")
    columns = [
        "indicator_id", "indicator_en", "list_id", "edition", "applies_to", "change", "condition",
        "operator", "value", "unit",
    ]  # fmt: skip
    order = ["indicator_id", "edition", "list_id", "condition"]
    return rows[n_lists >= min_lists].sort_values(order, ignore_index=True)[columns]


def _confirmed(standards: pd.DataFrame) -> pd.Series:
    fields = standards["confirmed_fields"].fillna("").str.split("|")
    return fields.map(lambda known: "value" in known).astype(bool)


def _list_items(rows: pd.DataFrame) -> Iterator[list[Row]]:
    """Rows of a list that stand for one indicator, with its values for regions and terrains."""
    usable = rows.dropna(subset=["indicator_id"])
    numbers = usable.groupby(["number", "indicator_id"], sort=True, dropna=False).ngroup()
    items: dict[int, list[Row]] = {}
    for number, row in zip(numbers, usable.to_dict("records"), strict=True):
        items.setdefault(number, []).append(row)
    for number in sorted(items):
        yield items[number]


def _variants(item: list[Row], region: object) -> list[Row]:
    """The rows of an item that can hold in a region.

    The first word of a condition names the region. A list that divides the country into three
    parts has no value for the Northeast, which other lists count to the centre or the east: all
    its values are kept then.
    """
    named = [row for row in item if _region_of(row) is not None]
    fitting = [row for row in named if _region_of(row) == region]
    return fitting or item


def _region_of(row: Row) -> str | None:
    first = "" if is_missing(row["condition"]) else _CONDITION.split(row["condition"])[0]
    return first if first in _REGIONS else None


def _measured(
    entry: Row,
    variants: list[Row],
    said: pd.DataFrame,
    units: Mapping[str, str],
    better: Mapping[str, str],
) -> Iterator[Row]:
    first = variants[0]
    unit = units[first["indicator_id"]]
    values = [value for row in variants if (value := _threshold(row, unit)) is not None]
    found: Row = {
        **{name: entry[name] for name in ("doc_id", "list_id", "use", "timing", "applies")},
        **{name: first[name] for name in ("number", "indicator_id", "indicator_en",
                                          "indicator_zh", "operator", "binding")},
        "condition": _joined(variants, "condition"),
        "condition_zh": _joined(variants, "condition_zh"),
        "standard_ids": "|".join(row["standard_id"] for row in variants),
        "source": _joined(variants, "source"),
        "note": _joined(variants, "note"),
        "threshold_low": min(values, default=None),
        "threshold_high": max(values, default=None),
        "unit": unit,
        "kind": None, "distance": None, "value": None, "year": None, "statement_id": None,
        "n_statements": 0,
    }  # fmt: skip
    reason = _unmeasured(first, values, unit)
    if said.empty:
        yield found | {"verdict": reason or "not_addressed"}
        return
    for kind, rows in said.groupby("kind", sort=True):
        best = _chosen(rows)
        shown: Row = {
            "kind": kind,
            "year": best["target_year"],
            "statement_id": best["statement_id"],
            "n_statements": len(rows),
            "value": best["value_std_low"] if best["change"] == "level" else None,
        }
        yield found | shown | _verdict(reason, best, values, _way(first, better))


def _threshold(row: Row, unit: str) -> float | None:
    """The value of a threshold in the indicator's own unit, where it was confirmed."""
    if is_missing(row["value"]) or "value" not in str(row["confirmed_fields"]).split("|"):
        return None
    try:
        low, _, _ = standardize(row["value"], row["value"], row["unit"], unit)
    except UnitError:
        return None
    return low


def _unmeasured(row: Row, values: list[float], unit: str) -> str | None:
    if not is_missing(row["weight_percent"]):
        return "weight"
    if row["operator"] == "qualitative":
        return "qualitative"
    if is_missing(row["value"]) or "value" not in str(row["confirmed_fields"]).split("|"):
        return "not_confirmed"
    if row["change"] != "level":
        return "change"
    if not values:
        return "unit"
    if "national" in str(row["applies_to"]).split("|") and is_extensive(unit):
        return "national_total"
    return None


def _chosen(rows: pd.DataFrame) -> Row:
    """The statement that speaks for a plan: a level, without scope, of the latest year."""
    ordered = rows.assign(
        changes=rows["change"] != "level",
        scoped=rows["scope_zh"].notna(),
        earlier=-rows["target_year"].fillna(0).astype("int64"),
    ).sort_values(["changes", "scoped", "earlier", "start"])
    return dict(ordered.iloc[0])


def _way(row: Row, better: Mapping[str, str]) -> str:
    if row["operator"] in _HIGHER:
        return "higher"
    if row["operator"] in _LOWER:
        return "lower"
    return better.get(row["indicator_id"], "neutral")


def _verdict(reason: str | None, said: Row, values: list[float], way: str) -> Row:
    if reason is not None:
        return {"verdict": reason}
    low, high = said["value_std_low"], said["value_std_high"]
    opposite = _LOWER if way == "higher" else _HIGHER
    if said["change"] != "level" or is_missing(low) or said["operator"] in opposite:
        return {"verdict": "other_form", "value": None}
    value = low if way == "higher" else high
    sign = 1 if way == "higher" else -1
    distances = [_rounded(sign * (value - threshold)) for threshold in values]
    verdicts = {MET[1 - (distance > 0) + (distance < 0)] for distance in distances}
    if way == "neutral" or len(verdicts) > 1:
        return {"verdict": "depends", "value": value}
    # Of several thresholds that lead to one outcome the nearest gives the distance.
    return {"verdict": verdicts.pop(), "distance": min(distances, key=abs), "value": value}


def _joined(rows: list[Row], name: str) -> str | None:
    known = dict.fromkeys(row[name] for row in rows if not is_missing(row[name]))
    return " | ".join(known) or None


def _rounded(value: float) -> float:
    return float(f"{value:.10g}")
