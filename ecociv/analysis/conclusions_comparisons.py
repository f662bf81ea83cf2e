"""The answers of notebooks 05 to 07: comparisons, national lists, and who is responsible.

In: the tables. Out: a `Reading` for each question.
"""

from __future__ import annotations

import pandas as pd

from ecociv.analysis.comparability import CAUTION, REFUSED
from ecociv.analysis.compare import compare_shared
from ecociv.analysis.functions import function_distances
from ecociv.analysis.governance import concentration_differences, role_shares, task_bodies
from ecociv.analysis.intervals import wilson
from ecociv.analysis.lists import lists_in_force
from ecociv.analysis.network import co_responsibility, holm
from ecociv.analysis.pairs import best_pairs
from ecociv.analysis.readings import (
    ALPHA,
    NOTHING,
    for_one_set_of_tables,
    half,
    some_of,
    vintage_of,
)
from ecociv.analysis.sensitivity import Conclusion, Reading
from ecociv.analysis.standards import MET, measure_plans
from ecociv.analysis.strictness import later_asks_more
from ecociv.tables.holder import Tables

#: From this share on, nearly all.
NEARLY_ALL = 0.9


def shared_usable(tables: Tables) -> Reading:
    """Whether most shared indicators have a pair that may be compared."""
    best = _best_pairs(tables)
    usable = best.loc[best["comparability"] != REFUSED, "indicator_id"].nunique()
    return half(int(usable), int(best["indicator_id"].nunique()))


def pairs_need_caution(tables: Tables) -> Reading:
    """Whether nearly every valid pair needs caution."""
    best = _best_pairs(tables)
    usable = best[best["comparability"] != REFUSED]
    if usable.empty:
        return NOTHING
    n = int((usable["comparability"] == CAUTION).sum())
    low, high = wilson(n, len(usable))
    nearly = n / len(usable) >= NEARLY_ALL
    verdict = "nearly_all" if nearly else "not_nearly_all"
    return Reading(verdict, n / len(usable), low, high, n=len(usable))


def later_is_stricter(tables: Tables) -> Reading:
    """Whether later plans ask for more: the share of unequal pairs in which they do."""
    best = _best_pairs(tables)
    usable = best[best["comparability"] != REFUSED]
    years = vintage_of(tables).set_index("doc_id")["made_by"]
    if usable.empty or not usable["stricter"].notna().any():
        return NOTHING
    found = later_asks_more(usable, years).iloc[0]
    unequal = found["later_more"] + found["earlier_more"]
    if not unequal:
        return NOTHING
    verdict = "no_sign"
    if found["p_value"] < ALPHA:
        verdict = "later_more" if found["statistic"] > 0 else "earlier_more"
    share = float(found["later_more"] / unequal)
    return Reading(verdict, share, p_value=float(found["p_value"]), n=int(found["n_pairs"]))


def thresholds_not_addressed(tables: Tables) -> Reading:
    """Whether most thresholds of a plan's own list are addressed by no number of the plan."""
    own = _own_lists(tables)
    n_missing = int((own["verdict"] == "not_addressed").sum())
    return half(n_missing, n_missing + int(own["verdict"].isin(MET).sum()))


def beyond_own_list(tables: Tables) -> Reading:
    """Whether any number goes beyond its own list."""
    own = _own_lists(tables)
    met = own[own["verdict"].isin(MET)]
    if met.empty:
        return NOTHING
    n = int((met["verdict"] == "above").sum())
    low, high = wilson(n, len(met))
    return Reading("some" if n else "none", n / len(met), low, high, n=len(met))


def at_the_threshold(tables: Tables) -> Reading:
    """How many plans set targets exactly at thresholds of their own list."""
    own = _own_lists(tables)
    n = int(own.loc[own["verdict"] == "at", "doc_id"].nunique())
    verdict = {0: "no_plan", 1: "one_plan"}.get(n, "several_plans")
    return Reading(verdict, n, n=int((own["verdict"] == "at").sum()))


def one_list_for_all(tables: Tables) -> Reading:
    """Whether one list applied to most plans: the largest share of plans to which one did."""
    lists = _lists(tables)
    n_plans = len(tables.documents)
    if lists.empty or not n_plans:
        return NOTHING
    share = float(lists.groupby("list_id")["applies"].sum().max() / n_plans)
    return Reading("for_most_plans" if share > 0.5 else "for_half_at_most", share, n=n_plans)


def lead_is_spread(tables: Tables) -> Reading:
    """Whether some function holds more than half of the lead of a plan: the largest share."""
    shares = role_shares(_bodies(tables))
    if shares.empty:
        return NOTHING
    first = shares.loc[shares["share"].astype("float64").idxmax()]
    verdict = "concentrated" if first["share"] > 0.5 else "spread"
    low, high = float(first["low"]), float(first["high"])
    return Reading(verdict, float(first["share"]), low, high, n=int(shares["n"].sum()))


def concentration_differs(tables: Tables) -> Reading:
    """Whether plans differ in how concentrated the lead is: pairs that do."""
    found = concentration_differences(_bodies(tables))
    return some_of(found["excludes_zero"].astype(bool))


def lead_functions_differ(tables: Tables) -> Reading:
    """Whether plans differ in the functions that lead: pairs that do, after Holm's adjustment."""
    found = function_distances(_bodies(tables))
    adjusted = holm(found["p_value"].astype("float64"))
    return some_of(adjusted < ALPHA, adjusted)


def bodies_together(tables: Tables) -> Reading:
    """Whether any two functions are named together more often than by chance: pairs that are."""
    found = co_responsibility(_bodies(tables))
    return some_of(found["p_holm"].astype("float64") < ALPHA, found["p_holm"].astype("float64"))


@for_one_set_of_tables
def _best_pairs(tables: Tables) -> pd.DataFrame:
    return best_pairs(compare_shared(tables.statements, tables.documents, tables.places))


@for_one_set_of_tables
def _lists(tables: Tables) -> pd.DataFrame:
    return lists_in_force(tables.standards, tables.documents, tables.places, vintage_of(tables))


@for_one_set_of_tables
def _own_lists(tables: Tables) -> pd.DataFrame:
    """What is measured by lists for the plan's own level, or by analogy."""
    lists = _lists(tables)
    lists = lists[lists["applies"] & (lists["use"] != "national")]
    return measure_plans(
        tables.statements, tables.standards, lists, tables.documents, tables.places
    )


@for_one_set_of_tables
def _bodies(tables: Tables) -> pd.DataFrame:
    return task_bodies(tables.task_agencies, tables.agencies)


_COMPARED = ("statements", "documents", "places")
_LISTED = ("statements", "standards", "documents", "places", "citations")
_NAMED = ("task_agencies", "agencies")

CONCLUSIONS: tuple[Conclusion, ...] = (
    Conclusion("shared_usable", "05", "Shared indicators that can be compared",
               "可比较的共有指标", "share", _COMPARED, shared_usable),
    Conclusion("pairs_need_caution", "05", "Valid pairs that need caution", "须慎比的有效对",
               "share", _COMPARED, pairs_need_caution),
    Conclusion("later_is_stricter", "05", "Pairs in which the later plan asks for more",
               "较晚规划要求更高的对", "share", (*_COMPARED, "citations"), later_is_stricter),
    Conclusion("thresholds_not_addressed", "06", "Thresholds that no number addresses",
               "未涉及的清单阈值", "share", _LISTED, thresholds_not_addressed),
    Conclusion("beyond_own_list", "06", "Values beyond the plan's own list", "高于本级清单的数值",
               "share", _LISTED, beyond_own_list),
    Conclusion("at_the_threshold", "06", "Plans with targets at thresholds",
               "目标恰等于阈值的规划数", "count", _LISTED, at_the_threshold),
    Conclusion("one_list_for_all", "06", "Plans to which one list applied", "同一清单适用的规划",
               "share", _LISTED, one_list_for_all),
    Conclusion("lead_is_spread", "07", "Largest share of one function in the lead",
               "牵头职能的最大占比", "share", _NAMED, lead_is_spread),
    Conclusion("concentration_differs", "07", "Pairs of plans unlike in concentration",
               "集中度不同的规划对", "count", _NAMED, concentration_differs),
    Conclusion("lead_functions_differ", "07", "Pairs of plans unlike in leading functions",
               "牵头职能不同的规划对", "count", _NAMED, lead_functions_differ),
    Conclusion("bodies_together", "07", "Functions together beyond chance", "超出偶然的职能同列",
               "count", _NAMED, bodies_together),
)  # fmt: skip
