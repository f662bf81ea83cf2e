"""The answers of notebooks 03 and 04: what the plans commit to, and when.

In: the tables. Out: a `Reading` for each question.
"""

from __future__ import annotations

import pandas as pd

from ecociv.analysis import describe, timeline
from ecociv.analysis.descent import cited_documents
from ecociv.analysis.homogeneity import compare_compositions
from ecociv.analysis.intervals import share_interval
from ecociv.analysis.ladders import ladders
from ecociv.analysis.readings import (
    NOTHING,
    differ,
    for_one_set_of_tables,
    half,
    half_of,
    vintage_of,
)
from ecociv.analysis.sensitivity import Conclusion, Reading
from ecociv.tables.holder import Tables

#: One year in five ends a national five-year period.
ONE_IN_FIVE = 0.2


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
    return half(int(found.loc[found["section_class"] == "number", "n"].sum()), n)


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
    return half_of(found["stated"], _sentences_of(tables, found))


def deadlines_at_period_ends(tables: Tables) -> Reading:
    """Whether deadlines fall on the last years of national periods more often than by chance."""
    found = _horizons(tables)
    hits = found["target_year"].astype("float64") % 5 == 0
    reading = half_of(hits, _sentences_of(tables, found))
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
    found = cited_documents(tables.citations, vintage_of(tables))
    return half(int(found["year"].notna().sum()), len(found))


def _feature(tables: Tables, feature: str) -> Reading:
    has = describe.target_features(tables.statements, tables.task_agencies)[feature]
    return half_of(has, describe.sentences(tables.statements.loc[has.index]))


def _domains(tables: Tables) -> pd.Series:
    rows = tables.statements[tables.statements["kind"].isin(describe.QUANTIFIED)]
    return rows["indicator_id"].map(tables.indicators.set_index("indicator_id")["domain"])


def _sentences_of(tables: Tables, found: pd.DataFrame) -> pd.Series:
    """The sentence of each row of a frame of statements, on its index."""
    sentences = describe.sentences(tables.statements).set_axis(tables.statements["statement_id"])
    return found["statement_id"].map(sentences)


@for_one_set_of_tables
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
    return differ(found["cramers_v"], found["p_holm"], int(found["n"]))


@for_one_set_of_tables
def _horizons(tables: Tables) -> pd.DataFrame:
    return timeline.horizons(tables.statements, tables.documents, vintage_of(tables))


_YEARS = frozenset({"years"})
_DATED = ("statements", "documents", "citations")

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
)  # fmt: skip
