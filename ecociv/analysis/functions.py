"""Functions of government across plans, and across the reform of 2018.

In: bodies of tasks (`ecociv.analysis.governance.task_bodies`). Out: how plans spread their tasks
over functions, how unlike two plans are in that, and how many bodies share a function.
"""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pandas as pd

#: What the reform of 2018 did to a body, as one of three: its duties changed hands or name; it
#: stayed; or the national plan does not decide (local bodies, companies, courts …).
REFORM_GROUP = {
    "merged": "changed",
    "established": "changed",
    "renamed": "changed",
    "reorganised": "changed",
    "moved": "changed",
    "later": "kept",
    "kept": "kept",
    "local": "not_decided",
    "not_named": "not_decided",
}
GROUPS = ("changed", "kept", "not_decided")


def function_shares(bodies: pd.DataFrame) -> pd.DataFrame:
    """How much each plan calls on each function.

    Parameters
    ----------
    bodies
        What `task_bodies` returns.

    Returns
    -------
    DataFrame
        One row per plan and function, also where the plan does not name it: ``doc_id``,
        ``function``, ``n_tasks`` (tasks with a body of the function), ``share_tasks`` (of the
        tasks of the plan that name anybody), ``n_lead`` (tasks it leads) and ``share_lead``.
    """
    plans, functions = sorted(bodies["doc_id"].unique()), sorted(bodies["function"].unique())
    index = pd.MultiIndex.from_product([plans, functions], names=["doc_id", "function"])
    keys = ["doc_id", "function"]
    named = bodies.groupby(keys)["task_id"].nunique().reindex(index, fill_value=0)
    leads = bodies[bodies["role"] == "lead"].groupby(keys)["task_id"].nunique()
    frame = named.rename("n_tasks").to_frame()
    frame["n_lead"] = leads.reindex(index, fill_value=0)
    frame = frame.reset_index()
    total = frame["doc_id"].map(bodies.groupby("doc_id")["task_id"].nunique()).astype("float64")
    frame["share_tasks"] = frame["n_tasks"] / total
    frame["share_lead"] = frame["n_lead"] / total
    return frame[["doc_id", "function", "n_tasks", "share_tasks", "n_lead", "share_lead"]]


def function_distances(
    bodies: pd.DataFrame, role: str = "lead", *, n_draws: int = 4000, seed: int = 2018
) -> pd.DataFrame:
    """How unlike two plans are in the functions that they give a role to.

    The distance is the total variation distance of the shares of mentions: the share of one plan's
    mentions that would have to move to make it like the other. Small plans differ by chance alone,
    so the distance is set against those that come out when the tasks of the two plans are dealt
    out anew at random (a permutation test over whole tasks; Good 2005, Permutation, Parametric and
    Bootstrap Tests of Hypotheses, 3rd ed.).

    Parameters
    ----------
    bodies
        What `task_bodies` returns.
    role
        ``lead`` or ``responsible``.
    n_draws, seed
        Number of random deals, and their start.

    Returns
    -------
    DataFrame
        One row per pair of plans: ``doc_a``, ``doc_b``, ``n_a`` and ``n_b`` (tasks), ``distance``,
        ``expected`` (mean of the deals), ``p_value`` (share of deals, the real one counted in,
        that are at least as unlike).
    """
    rows = bodies[bodies["role"] == role]
    plans = sorted(rows["doc_id"].unique())
    counts = pd.crosstab([rows["doc_id"], rows["task_id"]], rows["function"])
    found = []
    for number, (doc_a, doc_b) in enumerate(combinations(plans, 2)):
        both = counts.loc[[doc_a, doc_b]]
        matrix = both.to_numpy(dtype=float)
        n_a = int((both.index.get_level_values(0) == doc_a).sum())
        first = np.arange(len(matrix)) < n_a
        observed = _distance(matrix, first)
        rng = np.random.default_rng(seed + number)
        dealt = np.array([_distance(matrix, rng.permutation(first)) for _ in range(n_draws)])
        p_value = (1 + int((dealt >= observed - 1e-12).sum())) / (1 + n_draws)
        n_b = len(matrix) - n_a
        found.append((doc_a, doc_b, n_a, n_b, observed, float(dealt.mean()), p_value))
    columns = ["doc_a", "doc_b", "n_a", "n_b", "distance", "expected", "p_value"]
    return pd.DataFrame(found, columns=columns)


def bodies_per_function(bodies: pd.DataFrame) -> pd.DataFrame:
    """How many bodies share a function in each plan, under the names of its time.

    Parameters
    ----------
    bodies
        What `task_bodies` returns.

    Returns
    -------
    DataFrame
        One row per plan and function that it names: ``doc_id``, ``function``, ``n_agencies``,
        ``agencies_zh`` (names as written, ``|`` between), ``bodies_zh`` (today's) and
        ``n_mentions``.
    """
    found = bodies.groupby(["doc_id", "function"]).agg(
        n_agencies=("agency_id", "nunique"),
        agencies_zh=("agency_zh", _joined),
        bodies_zh=("body_zh", _joined),
        n_mentions=("task_id", "size"),
    )
    return found.reset_index()


def reform_shares(bodies: pd.DataFrame, period: pd.Series) -> pd.DataFrame:
    """How much of each plan rests on bodies that the reform of 2018 changed.

    Parameters
    ----------
    bodies
        What `task_bodies` returns.
    period
        ``before``, ``around`` or ``after`` for each ``doc_id``
        (`ecociv.analysis.vintage.reform_period`).

    Returns
    -------
    DataFrame
        One row per plan: ``doc_id``, ``reform_period``, ``n`` (mentions), and the share of
        mentions of bodies whose duties ``changed`` hands or name, that were ``kept``, and for
        which the national plan is ``not_decided``; ``share_renamed`` is the share of mentions
        whose body of today has another name than the body as named.
    """
    group = bodies["reform"].map(REFORM_GROUP).fillna("not_decided")
    shares = pd.crosstab(bodies["doc_id"], group, normalize="index")
    shares = shares.reindex(columns=list(GROUPS), fill_value=0.0)
    shares.columns.name = None
    renamed = bodies["agency_en"] != bodies["body_en"]
    shares["share_renamed"] = renamed.groupby(bodies["doc_id"]).mean()
    shares.insert(0, "n", bodies.groupby("doc_id").size())
    shares.insert(0, "reform_period", period.reindex(shares.index))
    return shares.reset_index()


def _distance(matrix: np.ndarray, first: np.ndarray) -> float:
    one, other = matrix[first].sum(axis=0), matrix[~first].sum(axis=0)
    return float(np.abs(one / one.sum() - other / other.sum()).sum() / 2)


def _joined(values: pd.Series) -> str:
    return "|".join(dict.fromkeys(values))
