"""Who is responsible: bodies by role, and how the lead is spread over them.

In: the bodies that task lines name, and the codebook's agencies. Out: frames with one row per plan,
body or pair of plans. Names of different years meet in the body of today that continues them, and
in its function.

The tasks of a plan are all there are; intervals answer how much a number hangs on which tasks the
drafters happened to write down, by drawing whole tasks with replacement (a cluster bootstrap:
Davison and Hinkley 1997, Bootstrap Methods and their Application, ch. 2 and 3.8).
"""

from __future__ import annotations

from itertools import combinations
from typing import Any, Literal

import numpy as np
import pandas as pd

By = Literal["function", "agency_id", "body_zh"]

UNMATCHED = "unmatched"
N_BOOT, SEED = 4000, 2018
BODY_COLUMNS = ["doc_id", "task_id", "role", "order", "agency_zh", "agency_id", "agency_en",
                "body_zh", "body_en", "function", "reform"]  # fmt: skip


def task_bodies(task_agencies: pd.DataFrame, agencies: pd.DataFrame) -> pd.DataFrame:
    """The bodies of each task with what the codebook knows about them.

    Parameters
    ----------
    task_agencies, agencies
        Rows of the tables of these names.

    Returns
    -------
    DataFrame
        One row per body of a task: ``doc_id``, ``task_id``, ``role``, ``order``, ``agency_zh`` (as
        written), ``agency_id``, ``agency_en``, ``body_zh`` and ``body_en`` (the body of today that
        continues it), ``function``, ``reform`` (what the reform of 2018 did to it). A body that
        the codebook does not know keeps its own name and has the function ``unmatched``.

    Examples
    --------
    >>> from ecociv.codebook import agencies
    >>> rows = pd.DataFrame({"doc_id": ["demo"], "task_id": ["demo-t1"], "role": ["lead"],
    ...     "order": [1], "agency_zh": ["市环保局"], "agency_id": ["environmental_protection"]})
    >>> task_bodies(rows, agencies())[["agency_zh", "body_zh", "function"]].values.tolist()
    [['市环保局', '生态环境局', 'ecology_environment']]
    """
    known = agencies.rename(
        columns={"name_en": "agency_en", "successor_zh": "body_zh", "successor_en": "body_en"}
    )
    columns = ["agency_id", "agency_en", "body_zh", "body_en", "function", "reform"]
    rows = task_agencies.merge(known[columns], on="agency_id", how="left")
    for name in ("body_zh", "body_en", "agency_en", "agency_id"):
        rows[name] = rows[name].fillna(rows["agency_zh"])
    rows["function"] = rows["function"].fillna(UNMATCHED)
    order = ["doc_id", "task_id", "role", "order"]
    return rows[BODY_COLUMNS].sort_values(order, ignore_index=True)


def role_counts(bodies: pd.DataFrame, tasks: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """How each plan hands out responsibility.

    Parameters
    ----------
    bodies
        What `task_bodies` returns.
    tasks, documents
        Rows of the tables of these names.

    Returns
    -------
    DataFrame
        One row per plan, also of those that name nobody: ``doc_id``, ``n_tasks``, ``n_lead`` and
        ``n_responsible`` (mentions), ``n_agencies`` (as named), ``n_functions``,
        ``leads_per_task``, ``bodies_per_task``, ``share_joint_lead`` (tasks with two leads or
        more) and ``share_no_lead``.
    """
    rows = []
    for doc_id in documents["doc_id"]:
        own, n_tasks = bodies[bodies["doc_id"] == doc_id], int((tasks["doc_id"] == doc_id).sum())
        leads = own[own["role"] == "lead"].groupby("task_id").size()
        rows.append(
            {
                "doc_id": doc_id,
                "n_tasks": n_tasks,
                "n_lead": int((own["role"] == "lead").sum()),
                "n_responsible": int((own["role"] == "responsible").sum()),
                "n_agencies": own["agency_id"].nunique(),
                "n_functions": own["function"].nunique(),
                "leads_per_task": _ratio(leads.sum(), n_tasks),
                "bodies_per_task": _ratio(len(own), n_tasks),
                "share_joint_lead": _ratio((leads > 1).sum(), n_tasks),
                "share_no_lead": _ratio(n_tasks - len(leads), n_tasks),
            }
        )
    return pd.DataFrame(rows)


def role_shares(
    bodies: pd.DataFrame,
    by: By = "function",
    role: str = "lead",
    *,
    level: float = 0.95,
    n_boot: int = N_BOOT,
    seed: int = SEED,
) -> pd.DataFrame:
    """Share of each body in the mentions of one role, plan by plan.

    Parameters
    ----------
    bodies
        What `task_bodies` returns.
    by
        ``agency_id`` (as named then), ``body_zh`` (today's body) or ``function``.
    role
        ``lead`` or ``responsible``.
    level, n_boot, seed
        Coverage, number of draws and start of the bootstrap over tasks.

    Returns
    -------
    DataFrame
        One row per plan and body: ``doc_id``, ``by``, ``n`` (mentions), ``n_tasks`` (tasks of the
        plan with this role), ``share``, ``low`` and ``high`` (percentile interval); the largest of
        a plan first.
    """
    frames = []
    for doc_id, counts in _role_matrices(bodies, by, role):
        matrix = counts.to_numpy(dtype=float)
        drawn = _draws(len(matrix), n_boot, seed) @ matrix
        shares = drawn / drawn.sum(axis=1, keepdims=True)
        low, high = np.quantile(shares, _tails(level), axis=0)
        frame = pd.DataFrame(
            {
                "doc_id": doc_id,
                by: counts.columns,
                "n": matrix.sum(axis=0).astype(int),
                "n_tasks": len(matrix),
                "share": matrix.sum(axis=0) / matrix.sum(),
                "low": low,
                "high": high,
            }
        )
        frames.append(frame.sort_values(["n", by], ascending=[False, True]))
    columns = ["doc_id", by, "n", "n_tasks", "share", "low", "high"]
    return pd.concat(frames, ignore_index=True) if frames else pd.DataFrame(columns=columns)


def concentration(
    bodies: pd.DataFrame,
    by: By = "function",
    role: str = "lead",
    *,
    level: float = 0.95,
    n_boot: int = N_BOOT,
    seed: int = SEED,
) -> pd.DataFrame:
    """Herfindahl–Hirschman index of a role over bodies, corrected for few mentions.

    The sum of squared shares (Hirschman 1964, American Economic Review 54, 761) is the chance that
    two mentions drawn with replacement name one body. From few mentions it comes out too high; the
    chance without replacement, ``(n·HHI − 1)/(n − 1)``, does not (Simpson 1949, Nature 163, 688).
    The interval is the basic bootstrap one over tasks: a resample's own truth is the plain index
    of the plan.

    Parameters
    ----------
    bodies, by, role, level, n_boot, seed
        As for `role_shares`.

    Returns
    -------
    DataFrame
        One row per plan with at least two mentions: ``doc_id``, ``n_tasks``, ``n`` (mentions),
        ``n_bodies``, ``top`` and ``top_share``, ``hhi`` (plain), ``hhi_corrected``, ``low``,
        ``high``, ``effective`` (number of equal bodies with the same plain index).

    Examples
    --------
    >>> rows = pd.DataFrame({"doc_id": "demo", "task_id": list("wxyz"), "role": "lead",
    ...                      "function": ["a", "a", "b", "b"]})
    >>> concentration(rows)[["hhi", "hhi_corrected"]].round(3).values.tolist()
    [[0.5, 0.333]]
    """
    rows = []
    for doc_id, counts in _role_matrices(bodies, by, role):
        matrix = counts.to_numpy(dtype=float)
        total = matrix.sum(axis=0)
        if total.sum() < 2:
            continue
        plain, corrected = _indices(total[None, :])
        _, drawn = _indices(_draws(len(matrix), n_boot, seed) @ matrix)
        low, high = _basic_interval(corrected[0], plain[0], drawn, level)
        rows.append(
            {
                "doc_id": doc_id,
                "n_tasks": len(matrix),
                "n": int(total.sum()),
                "n_bodies": int((total > 0).sum()),
                "top": counts.columns[int(total.argmax())],
                "top_share": total.max() / total.sum(),
                "hhi": plain[0],
                "hhi_corrected": corrected[0],
                "low": low,
                "high": high,
                "effective": 1 / plain[0],
            }
        )
    columns = ["doc_id", "n_tasks", "n", "n_bodies", "top", "top_share", "hhi", "hhi_corrected",
               "low", "high", "effective"]  # fmt: skip
    return pd.DataFrame(rows, columns=columns)


def concentration_differences(
    bodies: pd.DataFrame,
    by: By = "function",
    role: str = "lead",
    *,
    level: float = 0.95,
    n_boot: int = N_BOOT,
    seed: int = SEED,
) -> pd.DataFrame:
    """Difference of the corrected index between two plans, with its bootstrap interval.

    Parameters
    ----------
    bodies, by, role, level, n_boot, seed
        As for `role_shares`; the tasks of the two plans are drawn apart.

    Returns
    -------
    DataFrame
        One row per pair of plans: ``doc_a``, ``doc_b``, ``difference`` (b minus a), ``low``,
        ``high``, ``excludes_zero``.
    """
    drawn: dict[str, tuple[float, float, np.ndarray]] = {}
    for number, (doc_id, counts) in enumerate(_role_matrices(bodies, by, role)):
        matrix = counts.to_numpy(dtype=float)
        if matrix.sum() < 2:
            continue
        plain, corrected = _indices(matrix.sum(axis=0)[None, :])
        _, resampled = _indices(_draws(len(matrix), n_boot, seed + number) @ matrix)
        drawn[doc_id] = (plain[0], corrected[0], resampled)
    rows = []
    for doc_a, doc_b in combinations(drawn, 2):
        a, b = drawn[doc_a], drawn[doc_b]
        low, high = _basic_interval(b[1] - a[1], b[0] - a[0], b[2] - a[2], level, (-1.0, 1.0))
        rows.append((doc_a, doc_b, b[1] - a[1], low, high, low > 0 or high < 0))
    columns = ["doc_a", "doc_b", "difference", "low", "high", "excludes_zero"]
    return pd.DataFrame(rows, columns=columns)


def _role_matrices(bodies: pd.DataFrame, by: By, role: str) -> list[tuple[str, pd.DataFrame]]:
    """Mentions of each body in each task of each plan, for one role."""
    rows = bodies[bodies["role"] == role]
    return [
        (str(doc_id), pd.crosstab(own["task_id"], own[by]))
        for doc_id, own in rows.groupby("doc_id", sort=True)
    ]


def _draws(n_tasks: int, n_boot: int, seed: int) -> np.ndarray:
    """How often each task is drawn, in each resample."""
    rng = np.random.default_rng(seed)
    return rng.multinomial(n_tasks, np.full(n_tasks, 1 / n_tasks), size=n_boot)


def _indices(counts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Plain and corrected index of each row of counts."""
    n = counts.sum(axis=1)
    plain = ((counts / n[:, None]) ** 2).sum(axis=1)
    return plain, (n * plain - 1) / np.maximum(n - 1, 1)


def _basic_interval(
    estimate: float,
    truth: float,
    drawn: np.ndarray,
    level: float,
    limits: tuple[float, float] = (0.0, 1.0),
) -> tuple[float, float]:
    low, high = np.quantile(drawn - truth, _tails(level))
    return max(limits[0], float(estimate - high)), min(limits[1], float(estimate - low))


def _tails(level: float) -> tuple[float, float]:
    return (1 - level) / 2, (1 + level) / 2


def _ratio(part: Any, whole: int) -> float:
    return float(part) / whole if whole else float("nan")
