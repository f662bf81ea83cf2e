"""How an answer is read from numbers, the same for every conclusion.

In: hits, counts, intervals and p-values. Out: a `Reading`.
"""

from __future__ import annotations

from functools import lru_cache

import pandas as pd

from ecociv.analysis.intervals import share_interval, wilson
from ecociv.analysis.sensitivity import Reading
from ecociv.analysis.vintage import plan_vintage
from ecociv.tables.holder import Tables

#: P-values below this count, as in the notebooks.
ALPHA = 0.05
#: Verdict where there is nothing to ask.
NOTHING = Reading("no_row", decided=False)

# One set of tables at a time: several conclusions rest on one computation.
for_one_set_of_tables = lru_cache(maxsize=1)


def half(n_hits: int, n: int) -> Reading:
    """Whether a share is more or less than half, by its Wilson interval.

    Examples
    --------
    >>> half(90, 100).verdict, half(5, 9).verdict
    ('most', 'about_half')
    """
    if not n:
        return NOTHING
    return _against_half(n_hits / n, *wilson(n_hits, n), n)


def half_of(hits: pd.Series, clusters: pd.Series) -> Reading:
    """`half` for rows that come in sentences: a sentence counts as one draw."""
    if hits.empty:
        return NOTHING
    return _against_half(float(hits.mean()), *share_interval(hits, clusters), len(hits))


def _against_half(share: float, low: float, high: float, n: int) -> Reading:
    verdict = "most" if low > 0.5 else "fewer_than_half" if high < 0.5 else "about_half"
    return Reading(verdict, share, low, high, n=n, decided=verdict != "about_half")


def some_of(hits: pd.Series, p_values: pd.Series | None = None) -> Reading:
    """Whether any of some pairs differ."""
    if hits.empty:
        return NOTHING
    least = None if p_values is None else float(p_values.min())
    return Reading("some" if hits.any() else "none", int(hits.sum()), p_value=least, n=len(hits))


def differ(effect: float, p_value: float, n: int) -> Reading:
    """Whether a test tells things apart; where it does not, the question stays open.

    Examples
    --------
    >>> differ(0.3, 0.01, 100).verdict, differ(0.3, 0.2, 100).decided
    ('differ', False)
    """
    if pd.isna(p_value):
        return NOTHING
    told = bool(p_value < ALPHA)
    verdict = "differ" if told else "not_told_apart"
    return Reading(verdict, float(effect), p_value=float(p_value), n=n, decided=told)


@for_one_set_of_tables
def vintage_of(tables: Tables) -> pd.DataFrame:
    """When each plan can have been made, as `plan_vintage` gives it."""
    return plan_vintage(tables.documents, tables.statements, tables.citations)
