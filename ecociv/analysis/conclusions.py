"""The answers that notebooks 03 to 07 give, each as a function of the tables.

In: the tables. Out: a `Reading`: the answer as a code, and the numbers that it rests on. A further
conclusion is a function here and a line in `CONCLUSIONS`; the table and the figure of notebook 11
take it in.
"""

from __future__ import annotations

from functools import lru_cache

import pandas as pd

from ecociv.analysis import describe, timeline
from ecociv.analysis.comparability import CAUTION, REFUSED
from ecociv.analysis.compare import compare_shared
from ecociv.analysis.descent import cited_documents
from ecociv.analysis.functions import function_distances
from ecociv.analysis.governance import concentration_differences, role_shares, task_bodies
from ecociv.analysis.homogeneity import compare_compositions
from ecociv.analysis.intervals import share_interval, wilson
from ecociv.analysis.ladders import ladders
from ecociv.analysis.lists import lists_in_force
from ecociv.analysis.network import co_responsibility, holm
from ecociv.analysis.pairs import best_pairs
from ecociv.analysis.sensitivity import Conclusion, Reading
from ecociv.analysis.standards import MET, measure_plans
from ecociv.analysis.strictness import later_asks_more
from ecociv.analysis.vintage import plan_vintage
from ecociv.tables.holder import Tables

#: P-values below this count, as in the notebooks.
ALPHA = 0.05
#: One year in five ends a national five-year period.
ONE_IN_FIVE = 0.2
#: From this share on, nearly all.
NEARLY_ALL = 0.9
#: Verdict where there is nothing to ask.
NOTHING = Reading("no_row", decided=False)


def leading_domain(tables: Tables) -> Reading:
    """Domain of most quantified commitments."""
    domain = _domains(tables).dropna()
    if domain.empty:
        return NOTHING
    first = domain.value_counts(sort=False).sort_index().idxmax()
    hits = domain == first
    low, high = share_interval(hits, describe.sentences(tables.statements.loc[hits.index]))
    return Reading(str(first), float(hits.mean()), low, high, n=len(hits))


def domains_differ(tables: Tables) -> Reading:
    """Whether the composition by domain depends on the plan."""
    return _composition(tables, "domains")


def strength_differs(tables: Tables) -> Reading:
    """Whether the firmness of targets depends on the plan."""
    return _composition(tables, "strength")


def sections_with_number(tables: Tables) -> Reading:
    """Whether most of the smallest sections commit to a number."""
    ids = tables.documents["doc_id"].tolist()
    found = describe.quantified_sections(tables.sections, tables.statements, ids)
    n = int(found["n"].sum())
    return _half(int(found.loc[found["section_class"] == "number", "n"].sum()), n)


def targets_with_year(tables: Tables) -> Reading:
    """Whether most targets have a year in the text."""
    return _feature(tables, "year_any")


def targets_with_bound(tables: Tables) -> Reading:
    """Whether most targets have a bound."""
    return _feature(tables, "bound")


def targets_with_body(tables: Tables) -> Reading:
    """Whether most targets have a responsible body."""
    return _feature(tables, "responsible")


def targets_with_baseline(tables: Tables) -> Reading:
    """Whether most targets have a baseline."""
    return _feature(tables, "baseline")


def years_stated(tables: Tables) -> Reading:
    """Whether most years of commitments stand beside the value."""
    found = _horizons(tables)
    return _half_of(found["stated"], _sentences_of(tables, found))


def deadlines_at_period_ends(tables: Tables) -> Reading:
    """Whether deadlines fall on the last years of national periods more often than by chance."""
    found = _horizons(tables)
    hits = found["target_year"].astype("float64") % 5 == 0
    reading = _half_of(hits, _sentences_of(tables, found))
    if reading.low is None or reading.verdict == "most":
        return reading
    more = reading.low > ONE_IN_FIVE
    verdict = "more_than_a_fifth" if more else "not_told_from_a_fifth"
    return Reading(verdict, reading.estimate, reading.low, reading.high, None, reading.n, more)


def median_horizon(tables: Tables) -> Reading:
    """Whether the median commitment lies within five years."""
    found = _horizons(tables)
    years = found.loc[found["stage"] != "past", "horizon_low"].dropna().astype(int)
    if years.empty:
        return NOTHING
    median = float(years.median())
    return Reading("within_5_years" if median <= 5 else "beyond_5_years", median, n=len(years))


def steps_of_indicators(tables: Tables) -> Reading:
    """Whether plans set values for several years of one indicator."""
    n = int(ladders(tables.statements)["ladder"].nunique())
    n_plans = len(tables.documents)
    return Reading("fewer_than_plans" if n < n_plans else "one_a_plan_or_more", n, n=n_plans)


def citations_dated(tables: Tables) -> Reading:
    """Whether most cited documents have a written year."""
    found = cited_documents(tables.citations, _vintage(tables))
    return _half(int(found["year"].notna().sum()), len(found))


def shared_usable(tables: Tables) -> Reading:
    """Whether most shared indicators have a pair that may be compared."""
    best = _best_pairs(tables)
    usable = best.loc[best["comparability"] != REFUSED, "indicator_id"].nunique()
    return _half(int(usable), int(best["indicator_id"].nunique()))


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
    years = _vintage(tables).set_index("doc_id")["made_by"]
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
    return _half(n_missing, n_missing + int(own["verdict"].isin(MET).sum()))


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
    return _some(found["excludes_zero"].astype(bool))


def lead_functions_differ(tables: Tables) -> Reading:
    """Whether plans differ in the functions that lead: pairs that do, after Holm's adjustment."""
    found = function_distances(_bodies(tables))
    adjusted = holm(found["p_value"].astype("float64"))
    return _some(adjusted < ALPHA, adjusted)


def bodies_together(tables: Tables) -> Reading:
    """Whether any two functions are named together more often than by chance: pairs that are."""
    found = co_responsibility(_bodies(tables))
    return _some(found["p_holm"].astype("float64") < ALPHA, found["p_holm"].astype("float64"))


def _half(n_hits: int, n: int) -> Reading:
    """Whether a share is more or less than half, by its Wilson interval."""
    if not n:
        return NOTHING
    return _against_half(n_hits / n, *wilson(n_hits, n), n)


def _half_of(hits: pd.Series, clusters: pd.Series) -> Reading:
    """The same for rows that come in sentences."""
    if hits.empty:
        return NOTHING
    return _against_half(float(hits.mean()), *share_interval(hits, clusters), len(hits))


def _against_half(share: float, low: float, high: float, n: int) -> Reading:
    verdict = "most" if low > 0.5 else "fewer_than_half" if high < 0.5 else "about_half"
    return Reading(verdict, share, low, high, n=n, decided=verdict != "about_half")


def _some(hits: pd.Series, p_values: pd.Series | None = None) -> Reading:
    """Whether any of some pairs differ."""
    if hits.empty:
        return NOTHING
    least = None if p_values is None else float(p_values.min())
    return Reading("some" if hits.any() else "none", int(hits.sum()), p_value=least, n=len(hits))


def _feature(tables: Tables, feature: str) -> Reading:
    has = describe.target_features(tables.statements, tables.task_agencies)[feature]
    return _half_of(has, describe.sentences(tables.statements.loc[has.index]))


def _domains(tables: Tables) -> pd.Series:
    rows = tables.statements[tables.statements["kind"].isin(describe.QUANTIFIED)]
    return rows["indicator_id"].map(tables.indicators.set_index("indicator_id")["domain"])


def _sentences_of(tables: Tables, found: pd.DataFrame) -> pd.Series:
    """The sentence of each row of a frame of statements, on its index."""
    sentences = describe.sentences(tables.statements).set_axis(tables.statements["statement_id"])
    return found["statement_id"].map(sentences)


# One set of tables at a time: several conclusions rest on one computation.
_for_one_set_of_tables = lru_cache(maxsize=1)


@_for_one_set_of_tables
def _tests(tables: Tables) -> pd.DataFrame:
    statements = tables.statements
    quantified = statements[statements["kind"].isin(describe.QUANTIFIED)]
    targets = statements[statements["kind"] == "target"]
    codes = {
        "domains": _domains(tables).dropna(),
        "operators": quantified["operator"],
        "strength": targets["strength"].fillna(describe.NOT_STATED),
    }
    doc_ids = statements["doc_id"]
    return compare_compositions(codes, doc_ids, describe.sentences(statements)).set_index(
        "question"
    )


def _composition(tables: Tables, question: str) -> Reading:
    found = _tests(tables).loc[question]
    if pd.isna(found["p_holm"]):
        return NOTHING
    differ = found["p_holm"] < ALPHA
    verdict = "differ" if differ else "not_told_apart"
    v, p = float(found["cramers_v"]), float(found["p_holm"])
    return Reading(verdict, v, p_value=p, n=int(found["n"]), decided=bool(differ))


@_for_one_set_of_tables
def _vintage(tables: Tables) -> pd.DataFrame:
    return plan_vintage(tables.documents, tables.statements, tables.citations)


@_for_one_set_of_tables
def _horizons(tables: Tables) -> pd.DataFrame:
    return timeline.horizons(tables.statements, tables.documents, _vintage(tables))


@_for_one_set_of_tables
def _best_pairs(tables: Tables) -> pd.DataFrame:
    return best_pairs(compare_shared(tables.statements, tables.documents, tables.places))


@_for_one_set_of_tables
def _lists(tables: Tables) -> pd.DataFrame:
    return lists_in_force(tables.standards, tables.documents, tables.places, _vintage(tables))


@_for_one_set_of_tables
def _own_lists(tables: Tables) -> pd.DataFrame:
    """What is measured by lists for the plan's own level, or by analogy."""
    lists = _lists(tables)
    lists = lists[lists["applies"] & (lists["use"] != "national")]
    return measure_plans(
        tables.statements, tables.standards, lists, tables.documents, tables.places
    )


@_for_one_set_of_tables
def _bodies(tables: Tables) -> pd.DataFrame:
    return task_bodies(tables.task_agencies, tables.agencies)


_YEARS = frozenset({"years"})
_COMPARED = ("statements", "documents", "places")
_DATED = ("statements", "documents", "citations")
_LISTED = ("statements", "standards", "documents", "places", "citations")
_NAMED = ("task_agencies", "agencies")

CONCLUSIONS: tuple[Conclusion, ...] = (
    Conclusion("leading_domain", "03", "Commitments in the leading domain", "首要领域的承诺",
               "share", ("statements", "indicators"), leading_domain),
    Conclusion("domains_differ", "03", "Plans divide attention differently (V)",
               "各规划关注领域不同（V）", "cramers_v", ("statements", "indicators"),
               domains_differ),
    Conclusion("strength_differs", "03", "Plans differ in firmness (V)", "各规划用词强度不同（V）",
               "cramers_v", ("statements", "indicators"), strength_differs),
    Conclusion("sections_with_number", "03", "Smallest sections with a number", "含数值的最小章节",
               "share", ("statements", "sections", "documents"), sections_with_number),
    Conclusion("targets_with_year", "03", "Targets with a year in the text", "文中有年份的目标",
               "share", ("statements", "task_agencies"), targets_with_year, _YEARS),
    Conclusion("targets_with_bound", "03", "Targets with a bound", "有上下限的目标",
               "share", ("statements", "task_agencies"), targets_with_bound),
    Conclusion("targets_with_body", "03", "Targets with a responsible body", "有责任单位的目标",
               "share", ("statements", "task_agencies"), targets_with_body),
    Conclusion("targets_with_baseline", "03", "Targets with a baseline", "有基准的目标",
               "share", ("statements", "task_agencies"), targets_with_baseline),
    Conclusion("years_stated", "04", "Years stated beside the value", "与数值同句的年份",
               "share", _DATED, years_stated, _YEARS),
    Conclusion("deadlines_at_period_ends", "04", "Deadlines that end a five-year period",
               "落在五年规划期末的期限", "share", _DATED, deadlines_at_period_ends),
    Conclusion("median_horizon", "04", "Median horizon, years", "承诺年限中位数（年）",
               "years", _DATED, median_horizon),
    Conclusion("steps_of_indicators", "04", "Indicators given in steps", "分年设定的指标数",
               "count", ("statements", "documents"), steps_of_indicators),
    Conclusion("citations_dated", "04", "Cited documents with a year", "写明年份的被引文件",
               "share", _DATED, citations_dated),
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
