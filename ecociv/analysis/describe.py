"""What plans commit to: shares and rates of their statements, with intervals.

In: rows of the ``statements`` table and of the tables around it. Out: tidy frames with one row per
plan and category, each with the identifiers of the statements it counts.

Every share comes with an interval from `ecociv.analysis.intervals`, in which rows of one sentence
count as one draw.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from ecociv.analysis.intervals import composition_intervals, rate_interval, share_interval
from ecociv.codebook.units import parse_unit

#: Kinds that say what a plan will do, with a number or with a date alone.
QUANTIFIED = ("target", "investment", "project")
COMMITMENTS = (*QUANTIFIED, "milestone")
#: Category of a row whose field is empty.
NOT_STATED = "not_stated"

#: Features that make a target checkable, in the order in which figures show them.
FEATURES = ("baseline", "year_beside", "year_any", "bound", "scope", "responsible")


def composition(
    statements: pd.DataFrame, codes: pd.Series, doc_ids: Sequence[str], field: str = "code"
) -> pd.DataFrame:
    """Shares of categories among the statements of each plan.

    Parameters
    ----------
    statements
        Rows of the ``statements`` table, as far as they count.
    codes
        Category of each row, on the same index; empty is `NOT_STATED`.
    doc_ids
        Plans to report, also those without a row.
    field
        Name of the category's column.

    Returns
    -------
    DataFrame
        One row per plan and category: ``doc_id``, `field`, ``n``, ``n_plan`` (rows of the plan),
        ``n_sentences`` (of the plan), ``share``, ``low`` and ``high`` (simultaneous 95% intervals
        for all categories of the plan: Goodman 1965 on the effective number of rows; empty where
        the plan has no row), ``statement_ids`` (separated by ``|``).

    Examples
    --------
    >>> from ecociv import extract_statements, plan_from_text, statements_frame
    >>> plan = plan_from_text("到2025年，森林覆盖率达到40%以上。建成湿地公园3个。", "demo")
    >>> rows = statements_frame(extract_statements(plan))
    >>> found = composition(rows, rows["operator"], ["demo"], "operator")
    >>> found[["operator", "n", "n_plan", "share"]].values.tolist()
    [['eq', 1, 2, 0.5], ['ge', 1, 2, 0.5]]
    """
    codes = codes.fillna(NOT_STATED).astype("str")
    categories = sorted(codes.unique())
    rows = []
    for doc_id in doc_ids:
        own = statements[statements["doc_id"] == doc_id]
        own_codes = codes[own.index]
        limits = composition_intervals(own_codes, sentences(own), categories)
        for code in categories:
            hits = own[own_codes == code]
            row = {"doc_id": doc_id, field: code, "n": len(hits), "n_plan": len(own)}
            row |= {"n_sentences": sentences(own).nunique()}
            row |= {"share": len(hits) / len(own) if len(own) else None}
            row |= dict(zip(("low", "high"), limits[code], strict=True))
            rows.append(row | {"statement_ids": joined_ids(hits)})
    columns = ["doc_id", field, "n", "n_plan", "n_sentences", "share", "low", "high"]
    frame = pd.DataFrame(rows, columns=[*columns, "statement_ids"])
    return frame.astype({"share": "float64", "low": "float64", "high": "float64"})


def count_kinds(statements: pd.DataFrame, doc_ids: Sequence[str]) -> pd.DataFrame:
    """Kinds of statement of each plan: `composition` by ``kind``."""
    return composition(statements, statements["kind"], doc_ids, "kind")


def count_operators(statements: pd.DataFrame, doc_ids: Sequence[str]) -> pd.DataFrame:
    """How the values of quantified commitments are bounded: `composition` by ``operator``."""
    rows = statements[statements["kind"].isin(QUANTIFIED)]
    return composition(rows, rows["operator"], doc_ids, "operator")


def count_strength(statements: pd.DataFrame, doc_ids: Sequence[str]) -> pd.DataFrame:
    """How firmly targets are worded: `composition` by ``strength``."""
    rows = statements[statements["kind"] == "target"]
    return composition(rows, rows["strength"], doc_ids, "strength")


def commitment_words(statements: pd.DataFrame) -> pd.DataFrame:
    """Words by which targets commit, the commonest first.

    Returns
    -------
    DataFrame
        ``strength``, ``binding_verb_zh``, ``n`` (targets), ``n_plans``, ``statement_ids``.
    """
    rows = statements[(statements["kind"] == "target") & statements["binding_verb_zh"].notna()]
    keys = ["strength", "binding_verb_zh"]
    found = [
        {**dict(zip(keys, key, strict=True)), "n": len(hits), "n_plans": hits["doc_id"].nunique()}
        | {"statement_ids": joined_ids(hits)}
        for key, hits in rows.groupby(keys)
    ]
    frame = pd.DataFrame(found, columns=[*keys, "n", "n_plans", "statement_ids"])
    return frame.sort_values(["n", *keys], ascending=[False, True, True], ignore_index=True)


def count_units(
    statements: pd.DataFrame, units: pd.DataFrame, doc_ids: Sequence[str]
) -> pd.DataFrame:
    """What the numbers of quantified commitments measure: `composition` by family of unit.

    Families are the kinds of the ``units`` table, found by physical dimension; ``per`` is one
    quantity for each unit of another (微克/立方米), ``number`` a number without a unit.
    """
    families = {str(parse_unit(row.unit_zh).dimensionality): row.kind for row in units.itertuples()}
    rows = statements[statements["kind"].isin(QUANTIFIED)]
    codes = rows["unit_zh"].fillna("").map(lambda unit_zh: _unit_family(unit_zh, families))
    return composition(rows, codes.astype("str"), doc_ids, "unit_family")


def attention_by_domain(
    statements: pd.DataFrame, indicators: pd.DataFrame, doc_ids: Sequence[str]
) -> pd.DataFrame:
    """How each plan divides its quantified commitments between the domains.

    Parameters
    ----------
    statements, indicators
        The tables of these names.
    doc_ids
        Plans to report.

    Returns
    -------
    DataFrame
        As `composition` by ``domain``, over the commitments whose indicator is in the codebook,
        with ``n_unmapped``: commitments of the plan that are in no domain for want of an indicator.
    """
    rows = statements[statements["kind"].isin(QUANTIFIED)]
    domain = rows["indicator_id"].map(indicators.set_index("indicator_id")["domain"])
    mapped = rows[domain.notna()]
    found = composition(mapped, domain[mapped.index], doc_ids, "domain")
    unmapped = rows.loc[domain.isna(), "doc_id"].value_counts()
    return found.assign(n_unmapped=found["doc_id"].map(unmapped).fillna(0).astype("int64"))


def density(statements: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """Statements per 1,000 characters of text as read.

    Returns
    -------
    DataFrame
        One row per plan and measure: ``doc_id``, ``measure`` (``targets``, ``milestones``, or
        ``commitments``: these, investments and projects), ``n``, ``n_sentences`` (that hold them),
        ``n_chars``, ``per_1000``, ``low`` and ``high`` (95%, Fay and Feuer 1997, a sentence being
        the event), ``statement_ids``.
    """
    measures = {"targets": ("target",), "milestones": ("milestone",), "commitments": COMMITMENTS}
    rows = []
    for doc_id, n_chars in zip(documents["doc_id"], documents["n_chars_read"], strict=True):
        own = statements[statements["doc_id"] == doc_id]
        for measure, kinds in measures.items():
            hits = own[own["kind"].isin(kinds)]
            sizes = sentences(hits).value_counts().tolist()
            row = {"doc_id": doc_id, "measure": measure, "n": len(hits)}
            row |= {"n_sentences": len(sizes), "n_chars": n_chars}
            per_1000 = [1000 * count / n_chars for count in (len(hits), *rate_interval(sizes))]
            row |= dict(zip(("per_1000", "low", "high"), per_1000, strict=True))
            rows.append(row | {"statement_ids": joined_ids(hits)})
    return pd.DataFrame(rows)


def target_features(statements: pd.DataFrame, task_agencies: pd.DataFrame) -> pd.DataFrame:
    """Which of the `FEATURES` each target has.

    Parameters
    ----------
    statements, task_agencies
        The tables of these names.

    Returns
    -------
    DataFrame
        One row per target, on the index of its statement, one column of true and false per feature;
        `specificity` says what they mean.

    Examples
    --------
    >>> from ecociv import extract_statements, plan_from_text, statements_frame
    >>> plan = plan_from_text("到2025年，森林覆盖率达到40%以上。", "demo")
    >>> rows = statements_frame(extract_statements(plan))
    >>> has = target_features(rows, pd.DataFrame({"task_id": []}))
    >>> has.columns[has.loc[0]].tolist()
    ['year_beside', 'year_any', 'bound']
    """
    targets = statements[statements["kind"] == "target"]
    assigned = set(task_agencies["task_id"])
    return pd.DataFrame(
        {
            "baseline": targets["baseline_year"].notna() | targets["baseline_value"].notna(),
            "year_beside": targets["year_source"] == "explicit",
            "year_any": targets["year_source"].isin(["explicit", "inherited"]),
            "bound": targets["operator"].isin(["ge", "gt", "le", "lt", "range"]),
            "scope": targets["scope_zh"].notna(),
            "responsible": targets["task_id"].isin(assigned),
        },
        index=targets.index,
    )


def specificity(
    statements: pd.DataFrame, task_agencies: pd.DataFrame, doc_ids: Sequence[str]
) -> pd.DataFrame:
    """Share of each plan's targets that say what a reader needs in order to check them.

    Parameters
    ----------
    statements, task_agencies
        The tables of these names.
    doc_ids
        Plans to report, also those without a target.

    Returns
    -------
    DataFrame
        One row per plan and feature: ``doc_id``, ``feature``, ``n`` (targets that have it),
        ``n_plan`` (targets), ``n_sentences``, ``share``, ``low``, ``high`` (95%, Wilson 1927 on the
        effective number of rows), ``statement_ids``. Features: ``baseline`` (a base year or a
        starting value), ``year_beside`` (the year stands in the same sentence), ``year_any``
        (there, in a heading or in an earlier sentence), ``bound`` (at least, at most, or a range,
        not a bare number), ``scope`` (a written place or subset), ``responsible`` (the task around
        it names a body).
    """
    targets = statements[statements["kind"] == "target"]
    has = target_features(statements, task_agencies)
    rows = []
    for doc_id in doc_ids:
        own = targets[targets["doc_id"] == doc_id]
        for feature in FEATURES:
            hits = has.loc[own.index, feature]
            row = {"doc_id": doc_id, "feature": feature, "n": int(hits.sum()), "n_plan": len(own)}
            row |= {"n_sentences": sentences(own).nunique()}
            row |= {"share": float(hits.mean()) if len(own) else None}
            row |= dict(zip(("low", "high"), share_interval(hits, sentences(own)), strict=True))
            rows.append(row | {"statement_ids": joined_ids(own[hits])})
    return pd.DataFrame(rows).astype({"share": "float64"})


def quantified_sections(
    sections: pd.DataFrame, statements: pd.DataFrame, doc_ids: Sequence[str]
) -> pd.DataFrame:
    """How many of a plan's smallest sections commit to a number, to a date alone, or to neither.

    The share of numbers among statements cannot show what is left unquantified: a plan's words
    without a number are no statements. Its sections can: each smallest one (without a section below
    it) is a topic that the plan chose to treat.

    Returns
    -------
    DataFrame
        One row per plan and class: ``doc_id``, ``section_class`` (``number``, ``date_only``,
        ``neither``), ``n``, ``n_plan`` (smallest sections), ``share``, ``low``, ``high``
        (simultaneous 95%, Goodman 1965), ``section_ids``, ``statement_ids``.
    """
    smallest = sections[~sections["section_id"].isin(sections["parent_id"].dropna())]
    holds = {
        name: set(statements.loc[statements["kind"].isin(kinds), "section_id"].dropna())
        for name, kinds in (("number", QUANTIFIED), ("date_only", ("milestone",)))
    }
    ids = smallest["section_id"]
    classes = pd.Series("neither", index=smallest.index, dtype="str")
    classes = classes.mask(ids.isin(holds["date_only"]), "date_only")
    classes = classes.mask(ids.isin(holds["number"]), "number")
    order = ["number", "date_only", "neither"]
    rows = []
    for doc_id in doc_ids:
        own = smallest[smallest["doc_id"] == doc_id]
        limits = composition_intervals(classes[own.index], own["section_id"], order)
        for name in order:
            hits = own[classes[own.index] == name]
            inside = statements["section_id"].isin(hits["section_id"])
            inside &= statements["kind"].isin(COMMITMENTS)
            row = {"doc_id": doc_id, "section_class": name, "n": len(hits), "n_plan": len(own)}
            row |= {"share": len(hits) / len(own) if len(own) else None}
            row |= dict(zip(("low", "high"), limits[name], strict=True))
            row |= {"section_ids": "|".join(sorted(hits["section_id"]))}
            rows.append(row | {"statement_ids": joined_ids(statements[inside])})
    return pd.DataFrame(rows).astype({"share": "float64"})


def sentences(statements: pd.DataFrame) -> pd.Series:
    """The sentence of each row, as a label that no other plan's rows have."""
    return statements["doc_id"] + "|" + statements["sentence_zh"]


def joined_ids(statements: pd.DataFrame) -> str:
    """Identifiers of statements in one cell, separated by ``|``."""
    return "|".join(sorted(statements["statement_id"]))


def _unit_family(unit_zh: str, families: dict[str, str]) -> str:
    dimension = str(parse_unit(unit_zh).dimensionality)
    if dimension == "dimensionless":
        return "number"
    return families.get(dimension, "per")
