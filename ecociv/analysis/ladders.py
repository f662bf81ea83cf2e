"""Steps that one indicator of one plan is to take, and how fast it would have to move.

In: rows of the ``statements`` table. Out: ladders (values of one indicator in two or more years)
and the change a year that they, or a base year, imply.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pandas as pd

LADDER_KEYS = ["doc_id", "indicator_id", "name_zh", "unit_std"]
_POINTS = {"%", "pp"}
_RATES = ["rate_percent", "rate_low", "rate_high"]


def ladders(statements: pd.DataFrame) -> pd.DataFrame:
    """Values of one indicator in several years of one plan.

    Two values belong together only where plan, written name with its scope, and standard unit are
    the same and both are levels: 县级以上集中式饮用水水源地水质达标率 and that of 乡镇 are two
    indicators, although the codebook knows one. Reported status is the foot of a ladder, and so is
    a starting value that a target names.

    Parameters
    ----------
    statements
        Rows of the ``statements`` table.

    Returns
    -------
    DataFrame
        One row per step: ``ladder`` (number), ``doc_id``, ``indicator_id``, ``name_zh`` (scope and
        indicator as written), ``unit_std``, ``year``, ``value`` (the middle of a range),
        ``operator``, ``role`` (``baseline``, ``status`` or ``target``), ``stated``,
        ``statement_id``; by plan, name and year. Where a plan gives two values for one year, both
        are there.

    Examples
    --------
    >>> from ecociv import extract_statements, plan_from_text, statements_frame
    >>> plan = plan_from_text("到2012年森林覆盖率达到40%。到2015年森林覆盖率达到43%。", "demo")
    >>> steps = ladders(statements_frame(extract_statements(plan)))
    >>> steps[["year", "value", "role"]].values.tolist()
    [[2012, 40.0, 'target'], [2015, 43.0, 'target']]
    """
    rows = statements[
        statements["kind"].isin(["target", "status"])
        & (statements["change"] == "level")
        & statements["target_year"].notna()
    ]
    steps = pd.DataFrame(
        [step for row in rows.to_dict("records") for step in _steps(row)],
        columns=[*LADDER_KEYS, "year", "value", "operator", "role", "stated", "statement_id"],
    )
    years = steps.groupby(LADDER_KEYS, dropna=False)["year"].transform("nunique")
    steps = steps[years > 1].sort_values([*LADDER_KEYS, "year", "statement_id"], ignore_index=True)
    numbers = steps.groupby(LADDER_KEYS, dropna=False, sort=False).ngroup() + 1
    steps.insert(0, "ladder", numbers.astype("int64"))
    return steps


def implied_change(statements: pd.DataFrame) -> pd.DataFrame:
    """Change a year that a plan asks for where it names both ends.

    Three forms of statement name both ends: a step of a ladder to the next (``ladder``), a starting
    value with its year (``baseline``), and a relative change since a base year (``relative``: down
    by 40% from 2005 to 2020). A relative change asks for a constant rate, ``(1 ± r)^(1/years) - 1``
    (compound growth). Between two levels the change is given in the unit a year, and as a constant
    rate where the unit is no share (a percentage moves by points) and both values are above zero.

    Parameters
    ----------
    statements
        Rows of the ``statements`` table.

    Returns
    -------
    DataFrame
        ``doc_id``, ``indicator_id``, ``name_zh``, ``form``, ``from_year``, ``to_year``, ``years``,
        ``from_value``, ``to_value``, ``unit_std`` (for ``relative`` the change in per cent and
        ``%``), ``operator`` (``ge`` and ``le`` bound the change as they bound the value),
        ``per_year`` (unit a year; empty for ``relative``), ``rate_percent`` (per cent a year; for a
        range that of its middle), ``rate_low`` and ``rate_high`` (of the ends of a range),
        ``stated`` (whether the last year is), ``statement_ids``.

    Examples
    --------
    >>> from ecociv import extract_statements, plan_from_text, statements_frame
    >>> plan = plan_from_text("到2020年，单位GDP能耗比2015年下降15%。", "demo")
    >>> found = implied_change(statements_frame(extract_statements(plan)))
    >>> found[["from_year", "to_year", "rate_percent"]].round(2).values.tolist()
    [[2015.0, 2020.0, -3.2]]
    """
    rows = [*_relative_rows(statements), *_ladder_rows(ladders(statements))]
    columns = ["doc_id", "indicator_id", "name_zh", "form", "from_year", "to_year", "years"]
    columns += ["from_value", "to_value", "unit_std", "operator", "per_year", *_RATES]
    frame = pd.DataFrame(rows, columns=[*columns, "stated", "statement_ids"])
    frame = frame.astype(dict.fromkeys(["from_value", "per_year", *_RATES], "float64"))
    order = ["doc_id", "form", "name_zh", "from_year", "statement_ids"]
    return frame.sort_values(order, ignore_index=True)


def _steps(row: dict[str, Any]) -> list[dict[str, Any]]:
    name = f"{'' if pd.isna(row['scope_zh']) else row['scope_zh']}{row['indicator_zh']}"
    value, factor, unit = _standard_value(row)
    if value is None:
        return []
    shared = {"doc_id": row["doc_id"], "indicator_id": row["indicator_id"], "name_zh": name}
    shared |= {"unit_std": unit, "statement_id": row["statement_id"]}
    stated = row["year_source"] == "explicit"
    steps = []
    if pd.notna(row["baseline_value"]) and pd.notna(row["baseline_year"]):
        start = {"year": int(row["baseline_year"]), "value": row["baseline_value"] * factor}
        steps.append(shared | start | {"operator": "eq", "role": "baseline", "stated": True})
    end = {"year": int(row["target_year"]), "value": value, "operator": row["operator"]}
    return [*steps, shared | end | {"role": row["kind"], "stated": stated}]


def _standard_value(row: dict[str, Any]) -> tuple[float | None, float, str]:
    """Value of a row in its standard unit, or as written where it has none, and the factor."""
    written = _middle(row["value_low"], row["value_high"])
    standard = _middle(row["value_std_low"], row["value_std_high"])
    if standard is not None:
        return standard, standard / written if written else 1.0, row["unit_std"]
    return written, 1.0, "" if pd.isna(row["unit_zh"]) else row["unit_zh"]


def _middle(low: Any, high: Any) -> float | None:
    return None if pd.isna(low) or pd.isna(high) else (low + high) / 2


def _relative_rows(statements: pd.DataFrame) -> list[dict[str, Any]]:
    chosen = statements[
        (statements["kind"] == "target")
        & (statements["change"] == "relative")
        & statements[["baseline_year", "target_year", "value_low", "value_high"]]
        .notna()
        .all(axis=1)
    ]
    rows = []
    for row in chosen.to_dict("records"):
        years = int(row["target_year"] - row["baseline_year"])
        sign = -1 if row["direction"] == "down" else 1
        ends = sorted((sign * row["value_low"], sign * row["value_high"]))
        signed = sum(ends) / 2
        if years <= 0 or ends[0] <= -100:
            continue
        rates = [100 * ((1 + percent / 100) ** (1 / years) - 1) for percent in (signed, *ends)]
        scope = "" if pd.isna(row["scope_zh"]) else row["scope_zh"]
        rows.append(
            {
                "doc_id": row["doc_id"],
                "indicator_id": row["indicator_id"],
                "name_zh": f"{scope}{row['indicator_zh']}",
                "form": "relative",
                "from_year": int(row["baseline_year"]),
                "to_year": int(row["target_year"]),
                "years": years,
                "to_value": signed,
                "unit_std": "%",
                "operator": row["operator"],
                **dict(zip(_RATES, rates, strict=True)),
                "stated": row["year_source"] == "explicit",
                "statement_ids": row["statement_id"],
            }
        )
    return rows


def _ladder_rows(steps: pd.DataFrame) -> list[dict[str, Any]]:
    rows = []
    for _, own in steps.groupby("ladder"):
        # Two values for one year contradict each other: no change can be read from or to them.
        single = own[~own["year"].duplicated(keep=False)].to_dict("records")
        for first, second in pairwise(single):
            years = second["year"] - first["year"]
            difference = second["value"] - first["value"]
            grows = second["unit_std"] not in _POINTS and min(first["value"], second["value"]) > 0
            rate = 100 * ((second["value"] / first["value"]) ** (1 / years) - 1) if grows else None
            ids = sorted({first["statement_id"], second["statement_id"]})
            rows.append(
                {name: second[name] for name in ("doc_id", "indicator_id", "name_zh", "unit_std")}
                | {"form": "baseline" if first["role"] == "baseline" else "ladder"}
                | {"from_year": first["year"], "to_year": second["year"], "years": years}
                | {"from_value": first["value"], "to_value": second["value"]}
                | {"operator": second["operator"], "per_year": difference / years}
                | dict.fromkeys(_RATES, rate)
                | {"stated": second["stated"], "statement_ids": "|".join(ids)}
            )
    return rows
