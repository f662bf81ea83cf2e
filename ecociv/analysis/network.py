"""Who works with whom: bodies and the tasks that join them.

In: bodies of tasks (`ecociv.analysis.governance.task_bodies`). Out: edges, degrees, and pairs of
bodies with how often they meet. The networks are small (a plan has tens of tasks) and two-sided
(bodies and tasks), so plain tables say all that a graph library would.
"""

from __future__ import annotations

from itertools import combinations
from math import comb

import pandas as pd

from ecociv.analysis.governance import By


def task_edges(bodies: pd.DataFrame, by: By = "function") -> pd.DataFrame:
    """Edges between bodies and tasks, each once.

    Parameters
    ----------
    bodies
        What `task_bodies` returns.
    by
        What counts as one body: ``agency_id``, ``body_zh`` or ``function``.

    Returns
    -------
    DataFrame
        ``doc_id``, ``task_id``, ``by``, ``role`` (``lead`` where it leads and helps as well).
    """
    ordered = bodies.sort_values(["doc_id", "task_id", by, "role"])  # lead before responsible
    return ordered.drop_duplicates(["doc_id", "task_id", by], ignore_index=True)[
        ["doc_id", "task_id", by, "role"]
    ]


def body_degrees(bodies: pd.DataFrame, by: By = "function") -> pd.DataFrame:
    """How many tasks and partners each body has.

    Parameters
    ----------
    bodies, by
        As for `task_edges`.

    Returns
    -------
    DataFrame
        One row per plan and body: ``doc_id``, ``by``, ``n_tasks``, ``n_lead`` (of these it leads),
        ``n_partners`` (other bodies that share a task with it), ``share_partners`` (of all other
        bodies of the plan); the busiest of a plan first.
    """
    rows = []
    for doc_id, own in task_edges(bodies, by).groupby("doc_id", sort=True):
        everybody = own[by].nunique()
        in_task = own.groupby("task_id")[by].agg(set)
        for body, edges in own.groupby(by, sort=True):
            partners = set().union(*(in_task[task] for task in edges["task_id"])) - {body}
            rows.append(
                {
                    "doc_id": doc_id,
                    by: body,
                    "n_tasks": len(edges),
                    "n_lead": int((edges["role"] == "lead").sum()),
                    "n_partners": len(partners),
                    "share_partners": len(partners) / (everybody - 1) if everybody > 1 else 0.0,
                }
            )
    columns = ["doc_id", by, "n_tasks", "n_lead", "n_partners", "share_partners"]
    frame = pd.DataFrame(rows, columns=columns)
    order = ["doc_id", "n_tasks", "n_lead", by]
    return frame.sort_values(order, ascending=[True, False, False, True], ignore_index=True)


def co_responsibility(bodies: pd.DataFrame, by: By = "function") -> pd.DataFrame:
    """How often two bodies are named in one task, and how often chance would have it.

    A body that is named in many tasks meets everybody. If the tasks of two bodies were chosen
    independently of each other, the number that they share would follow the hypergeometric
    distribution (Veech 2013, Global Ecology and Biogeography 22, 252–260, for species on sites);
    the exact upper tail says how surprising it is to share so many. Over all pairs of a plan the
    p-values are adjusted by Holm's method (1979, Scandinavian Journal of Statistics 6, 65–70).

    Parameters
    ----------
    bodies, by
        As for `task_edges`.

    Returns
    -------
    DataFrame
        One row per plan and pair of bodies that share a task: ``doc_id``, ``body_a``, ``body_b``,
        ``n_tasks`` (of the plan), ``n_a``, ``n_b``, ``n_both``, ``expected``, ``jaccard``,
        ``p_value``, ``p_holm``; the most frequent of a plan first.

    Examples
    --------
    >>> rows = pd.DataFrame({"doc_id": "demo", "task_id": list("wwxxyz"), "role": "lead",
    ...                      "function": ["a", "b", "a", "b", "c", "c"]})
    >>> found = co_responsibility(rows)
    >>> found[["body_a", "body_b", "n_both", "expected"]].values.tolist()
    [['a', 'b', 2, 1.0]]
    >>> round(float(found["p_value"].iloc[0]), 4)
    0.1667
    """
    frames = []
    for doc_id, own in task_edges(bodies, by).groupby("doc_id", sort=True):
        tasks = own.groupby(by)["task_id"].agg(set)
        n_tasks, rows = own["task_id"].nunique(), []
        for a, b in combinations(tasks.index, 2):
            n_a, n_b, both = len(tasks[a]), len(tasks[b]), len(tasks[a] & tasks[b])
            p_value = shared_tail(both, n_tasks, n_a, n_b)
            jaccard = both / (n_a + n_b - both)
            rows.append((a, b, n_tasks, n_a, n_b, both, n_a * n_b / n_tasks, jaccard, p_value))
        frame = pd.DataFrame(rows, columns=_PAIR_COLUMNS)
        frame = frame.assign(doc_id=doc_id, p_holm=holm(frame["p_value"]))
        frames.append(frame[frame["n_both"] > 0])
    columns = ["doc_id", *_PAIR_COLUMNS, "p_holm"]
    if not frames:
        return pd.DataFrame(columns=columns)
    order = ["doc_id", "n_both", "p_value", "body_a", "body_b"]
    ascending = [True, False, True, True, True]
    found = pd.concat(frames)[columns]
    return found.sort_values(order, ascending=ascending, ignore_index=True)


def lead_calls(bodies: pd.DataFrame, by: By = "function") -> pd.DataFrame:
    """Which bodies the leads of tasks have beside them.

    Parameters
    ----------
    bodies, by
        As for `task_edges`.

    Returns
    -------
    DataFrame
        One row per plan, lead and responsible body: ``doc_id``, ``lead``, ``responsible``,
        ``n_tasks``, ``share`` (of the tasks that the lead leads).
    """
    edges = task_edges(bodies, by)
    leads = edges[edges["role"] == "lead"].rename(columns={by: "lead"})
    others = edges[edges["role"] == "responsible"].rename(columns={by: "responsible"})
    keys = ["doc_id", "task_id"]
    pairs = leads[[*keys, "lead"]].merge(others[[*keys, "responsible"]], on=keys)
    counts = pairs.groupby(["doc_id", "lead", "responsible"]).size().rename("n_tasks").reset_index()
    led = leads.groupby(["doc_id", "lead"]).size()
    whole = pd.MultiIndex.from_frame(counts[["doc_id", "lead"]])
    counts["share"] = counts["n_tasks"].to_numpy() / led.reindex(whole).to_numpy()
    order = ["doc_id", "n_tasks", "lead", "responsible"]
    return counts.sort_values(order, ascending=[True, False, True, True], ignore_index=True)


def shared_tail(both: int, n_tasks: int, n_a: int, n_b: int) -> float:
    """Chance that two bodies share so many tasks or more, if each chose its own independently.

    Examples
    --------
    >>> round(shared_tail(2, 4, 2, 2), 4), shared_tail(0, 4, 2, 2)
    (0.1667, 1.0)
    """
    ways = sum(comb(n_a, k) * comb(n_tasks - n_a, n_b - k) for k in range(both, min(n_a, n_b) + 1))
    return ways / comb(n_tasks, n_b)


def holm(p_values: pd.Series) -> pd.Series:
    """P-values adjusted for their number by Holm's step-down method.

    Examples
    --------
    >>> holm(pd.Series([0.01, 0.04, 0.03])).round(3).tolist()
    [0.03, 0.06, 0.06]
    """
    ordered = p_values.sort_values(kind="stable")
    factors = range(len(ordered), 0, -1)
    stepped = pd.Series(
        [p * factor for p, factor in zip(ordered, factors, strict=True)],
        index=ordered.index,
        dtype="float64",
    )
    return stepped.cummax().clip(upper=1.0).reindex(p_values.index)


_PAIR_COLUMNS = ["body_a", "body_b", "n_tasks", "n_a", "n_b", "n_both", "expected", "jaccard",
                 "p_value"]  # fmt: skip
