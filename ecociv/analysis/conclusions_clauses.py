"""The answers of notebooks 08 to 10: instruments, wording, and what goes with being specific.

In: the tables, and the texts of their plans, which `ecociv.analysis.clauses.plans_of` finds from
the current folder. Out: a `Reading` for each question.
"""

from __future__ import annotations

from functools import lru_cache

import pandas as pd

from ecociv.analysis.clauses import plans_of
from ecociv.analysis.homogeneity import plans_differ
from ecociv.analysis.instruments import find_measures
from ecociv.analysis.language import pair_likeness, sentence_sharing
from ecociv.analysis.model_frames import CLAUSE_TERMS, specificity_frame
from ecociv.analysis.models import Specification, fit_terms
from ecociv.analysis.permutation import pair_covariates, permute_pairs
from ecociv.analysis.readings import (
    ALPHA,
    NOTHING,
    differ,
    for_one_set_of_tables,
    half,
    half_of,
    vintage_of,
)
from ecociv.analysis.sensitivity import Conclusion, Reading
from ecociv.tables.holder import Tables

COVARIATES = ["years_apart", "same_province", "same_level", "same_type"]


def aims_without_means(tables: Tables) -> Reading:
    """Whether most commitments without a number name an aim and no means."""
    found = _qualitative(tables)
    return half_of(found["instrument"] == "unspecified", found["sentence_id"])


def instruments_differ(tables: Tables) -> Reading:
    """Whether the mix of instruments depends on the plan."""
    rows = _qualitative(tables)
    if rows.empty:
        return NOTHING
    found = plans_differ(rows["instrument"], rows["doc_id"], rows["sentence_id"])
    return differ(found.cramers_v, found.p_value, found.n)


def sentences_local(tables: Tables) -> Reading:
    """Whether most sentences share no run of characters with another plan."""
    found = sentence_sharing(plans_of(tables.documents))
    return half(int((found["sharing"] == "local").sum()), len(found))


def nearness_goes_with_sharing(tables: Tables) -> Reading:
    """Whether plans near to each other share more wording: the clearest of the tests."""
    if len(tables.documents) < 3:  # two plans are one pair, which goes with everything
        return NOTHING
    near = pair_covariates(tables.documents, tables.places, vintage_of(tables))
    texts = tables.documents[["doc_id", "sha256", "file"]]
    alike = _likeness(tuple(texts.itertuples(index=False, name=None)))
    pairs = alike.merge(near, on=["doc_a", "doc_b"])
    tests = permute_pairs(pairs, "likeness", COVARIATES).dropna(subset=["p_two_sided"])
    if tests.empty:
        return NOTHING
    first = tests.loc[tests["p_two_sided"].idxmin()]
    verdict = "sign" if first["p_two_sided"] < ALPHA else "no_sign"
    p_value = float(first["p_two_sided"])
    return Reading(verdict, float(first["correlation"]), p_value=p_value, n=len(pairs))


def means_go_with_numbers(tables: Tables) -> Reading:
    """Whether naming means goes with holding a number, by the wild cluster bootstrap."""
    return _coefficient(tables, "means")


def works_go_with_numbers(tables: Tables) -> Reading:
    """Whether public investment, against other means, goes with holding a number."""
    return _coefficient(tables, "works")


def _coefficient(tables: Tables, term: str) -> Reading:
    fits = _fits(tables)
    if fits is None:
        return NOTHING
    found = fits.set_index("term").loc[term]
    if pd.isna(found["wild_p"]):
        return NOTHING
    told = bool(found["wild_p"] < ALPHA)
    verdict = "not_told" if not told else "more" if found["estimate"] > 0 else "fewer"
    low, high = (float(found[name]) for name in ("wild_low", "wild_high"))
    n, p_value = int(found["n"]), float(found["wild_p"])
    return Reading(verdict, float(found["estimate"]), low, high, p_value, n, told)


@lru_cache(maxsize=1)
def _likeness(texts: tuple[tuple[str, str, str], ...]) -> pd.DataFrame:
    """Likeness of the pairs of some texts; it does not change with the tables around them."""
    documents = pd.DataFrame(list(texts), columns=["doc_id", "sha256", "file"])
    return pair_likeness(plans_of(documents))


@for_one_set_of_tables
def _measures(tables: Tables) -> pd.DataFrame:
    return find_measures(plans_of(tables.documents), tables.statements, tables.tasks)


def _qualitative(tables: Tables) -> pd.DataFrame:
    found = _measures(tables)
    return found[found["qualitative"].astype(bool)]


@for_one_set_of_tables
def _fits(tables: Tables) -> pd.DataFrame | None:
    """The two coefficients of the main specification of notebook 10; None where none can be."""
    frame = specificity_frame(
        _measures(tables),
        tables.statements,
        tables.task_agencies,
        tables.documents,
        tables.sections,
    )
    if frame["doc_id"].nunique() < 2 or frame["number"].nunique() < 2:
        return None
    main = Specification("main", CLAUSE_TERMS, ("domain",))
    return fit_terms(frame, "number", main, ("means", "works"))


_CLAUSES = ("statements", "documents", "tasks")
_NEAR = ("documents", "places", "statements", "citations")
_MODEL = (*_CLAUSES, "task_agencies", "sections")

CONCLUSIONS: tuple[Conclusion, ...] = (
    Conclusion("aims_without_means", "08", "Aims that name no means", "未言明手段的承诺",
               "share", _CLAUSES, aims_without_means),
    Conclusion("instruments_differ", "08", "Plans mix instruments differently (V)",
               "各规划工具构成不同（V）", "cramers_v", _CLAUSES, instruments_differ),
    Conclusion("sentences_local", "09", "Sentences that are local", "本地句子",
               "share", ("documents",), sentences_local),
    Conclusion("nearness_goes_with_sharing", "09", "Near plans share more wording (r)",
               "相近规划文字更相同（r）", "correlation", _NEAR, nearness_goes_with_sharing),
    Conclusion("means_go_with_numbers", "10", "Means named: clauses with a number, points",
               "言明手段：含数值分句，百分点", "points", _MODEL, means_go_with_numbers),
    Conclusion("works_go_with_numbers", "10", "Public investment: the same, points",
               "公共投资：同上，百分点", "points", _MODEL, works_go_with_numbers),
)  # fmt: skip
