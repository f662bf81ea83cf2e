"""Figures of notebook 07: functions, the tasks that name them, and who is named together."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from ecociv.analysis.governance import task_bodies
from ecociv.analysis.network import body_degrees, co_responsibility, task_edges
from ecociv.present.function_names import function_name
from ecociv.present.labels import plan_list, source_notes
from ecociv.present.plot import FigureSpec, Plot
from ecociv.present.plots.governance import shade
from ecociv.present.rows import is_slim, panel_shape
from ecociv.present.style import (
    BOTH_WIDTHS,
    PALETTE,
    PAPER,
    SMALL_SIZE,
    SMALLEST_SIZE,
    Lang,
    figure_style,
    grid,
    new_figure,
)
from ecociv.tables.holder import Tables

_LEAD, _HELP = PALETTE[0], "#9CC7D6"
_ROLE_WORDS = {"en": ("leads", "responsible"), "zh": ("牵头", "责任")}


def plot_task_network(
    edges: pd.DataFrame,
    plans: pd.DataFrame,
    *,
    min_tasks: int = 5,
    lang: Lang = "en",
    width: str | float = "double",
) -> Plot:
    """Network of functions and tasks: each column a task, each mark an edge.

    Parameters
    ----------
    edges
        What `ecociv.analysis.network.task_edges` returns.
    plans
        What `plan_list` returns.
    min_tasks
        Functions with fewer tasks in the corpus stand together in the last row.
    lang, width
        As everywhere.
    """
    used = plans[plans["doc_id"].isin(edges["doc_id"])]
    counts = edges.groupby("function")["task_id"].nunique().sort_values(ascending=False)
    shown = list(counts[counts >= min_tasks].index)
    row_of = {name: y for y, name in enumerate(shown)}
    sizes = edges.groupby("doc_id")["task_id"].nunique()
    widths = [int(sizes[doc_id]) for doc_id in used["doc_id"]] or [1]
    slim = is_slim(width)
    shape = panel_shape(len(used), width)
    with figure_style():
        fig, axes = new_figure(width, (26 + 3.2 * len(shown)) * shape[0], *shape, sharey=True,
                               squeeze=False, width_ratios=None if slim else widths)  # fmt: skip
        for ax, plan in zip(axes.flat, used.itertuples(), strict=False):
            own = edges[edges["doc_id"] == plan.doc_id]
            column = {task: x for x, task in enumerate(sorted(own["task_id"].unique()))}
            for role, color in (("responsible", _HELP), ("lead", _LEAD)):
                part = own[own["role"] == role]
                ax.plot(part["task_id"].map(column),
                        [row_of.get(name, len(shown)) for name in part["function"]],
                        marker="s", linestyle="", color=color, markersize=2.0,
                        markeredgewidth=0)  # fmt: skip
            ax.set_xlim(-0.8, (max(widths) if slim else len(column)) - 0.2)
            ax.set_ylim(len(shown) + 0.6, -0.6)
            ends = sorted({1, len(column)})
            ax.set_xticks([end - 1 for end in ends], [str(end) for end in ends])
            ax.set_title(getattr(plan, f"name_{lang}"))
            grid(ax, "y")
        other = {"en": "All others", "zh": "其他"}[lang]
        names = [*(function_name(name, lang) for name in shown), other]
        axes[0][0].set_yticks(range(len(names)), names)
        axis = {"en": "Tasks in the order of the file", "zh": "任务（按文件中的次序）"}
        fig.supxlabel(axis[lang], fontsize=SMALL_SIZE)
        words = _ROLE_WORDS[lang]
        handles = [Patch(facecolor=_LEAD, label=words[0]), Patch(facecolor=_HELP, label=words[1])]
        fig.legend(handles=handles, loc="outside upper right", ncols=2)
    note_en, note_zh = source_notes(int(sizes.sum()), "tasks", "项任务", used)
    en = (
        f"Which functions each task names. Functions with fewer than {min_tasks} tasks in all "
        "plans stand together. "
    )
    zh = f"各任务所涉职能。全部规划中少于{min_tasks}项任务的职能合并为“其他”。"
    return Plot("07_task_network", fig, lang, en + note_en, zh + note_zh, edges,
                "plot_task_network(task_edges(bodies), plans)")  # fmt: skip


def plot_co_responsibility(
    pairs: pd.DataFrame,
    degrees: pd.DataFrame,
    plans: pd.DataFrame,
    *,
    top: int = 10,
    lang: Lang = "en",
    width: str | float = "double",
) -> Plot:
    """Functions that are named in the same tasks, one ring a plan.

    Parameters
    ----------
    pairs, degrees
        What `ecociv.analysis.network.co_responsibility` and `body_degrees` return.
    plans
        What `plan_list` returns.
    top
        Functions shown of each plan, the busiest first.
    lang, width
        As everywhere.
    """
    used = plans[plans["doc_id"].isin(degrees["doc_id"])]
    with figure_style():
        shape = panel_shape(len(used), width)
        fig, axes = new_figure(width, 58 * shape[0], *shape, squeeze=False)
        for ax, plan in zip(axes.flat, used.itertuples(), strict=False):
            nodes = degrees[degrees["doc_id"] == plan.doc_id].head(top)
            _ring(ax, nodes, pairs[pairs["doc_id"] == plan.doc_id], lang)
            ax.set_title(getattr(plan, f"name_{lang}"), loc="center")
        handles = [
            Line2D([], [], marker="o", linestyle="", color=_LEAD,
                   label={"en": "leads at least one task", "zh": "至少牵头一项"}[lang]),
            Line2D([], [], marker="o", linestyle="", color=_LEAD, markerfacecolor=PAPER,
                   label={"en": "leads none", "zh": "未牵头"}[lang]),
        ]  # fmt: skip
        fig.legend(handles=handles, loc="outside lower center", ncols=2)
    note_en, note_zh = source_notes(len(pairs), "pairs of functions", "对职能", used)
    en = (
        f"The {top} functions named in most tasks, joined where a task names both: the wider and "
        "darker the line, the larger the share of the plan's tasks. Dot area: tasks. "
    )
    zh = (
        f"任务最多的{top}类职能；连线表示同列于一项任务，越粗越深则占该规划任务的比例越大。"
        "点的面积为任务数。"
    )
    return Plot("07_co_responsibility", fig, lang, en + note_en, zh + note_zh, pairs,
                "plot_co_responsibility(co_responsibility(bodies), body_degrees(bodies), "
                "plans)")  # fmt: skip


def _ring(ax: Axes, nodes: pd.DataFrame, pairs: pd.DataFrame, lang: Lang) -> None:
    angle = {
        name: math.pi / 2 - 2 * math.pi * place / len(nodes)
        for place, name in enumerate(nodes["function"])
    }
    for row in pairs.sort_values(["n_both", "body_a", "body_b"]).itertuples():
        if row.body_a in angle and row.body_b in angle:
            ends = [angle[row.body_a], angle[row.body_b]]
            share = row.n_both / row.n_tasks
            ax.plot(np.cos(ends), np.sin(ends), color=shade(0.12 + share), zorder=1 + share,
                    linewidth=0.4 + 5 * share)  # fmt: skip
    largest = nodes["n_tasks"].max()
    for row in nodes.itertuples():
        x, y = math.cos(angle[row.function]), math.sin(angle[row.function])
        ax.plot([x], [y], "o", color=_LEAD, markerfacecolor=_LEAD if row.n_lead else PAPER,
                markersize=2.5 + 6 * math.sqrt(row.n_tasks / largest), zorder=3)  # fmt: skip
        side = "center" if abs(x) < 0.2 else "left" if x > 0 else "right"
        above = "center" if abs(y) < 0.9 else "bottom" if y > 0 else "top"
        name = _two_lines(function_name(row.function, lang))
        ax.text(1.22 * x, 1.17 * y, name, ha=side, va=above, size=SMALLEST_SIZE)
    ax.set_xlim(-2.05, 2.05)
    ax.set_ylim(-1.4, 1.4)
    ax.set_aspect("equal")
    ax.axis("off")


def _two_lines(name: str) -> str:
    """A name of several words in two lines of like length."""
    words = name.split()
    cuts = [(" ".join(words[:cut]), " ".join(words[cut:])) for cut in range(1, len(words))]
    return "\n".join(min(cuts, key=lambda cut: max(map(len, cut)))) if cuts else name


def _bodies(tables: Tables) -> tuple[pd.DataFrame, pd.DataFrame]:
    bodies = task_bodies(tables.task_agencies, tables.agencies)
    return bodies, plan_list(tables.documents, tables.places)


def _task_network(tables: Tables, *, lang: Lang, width: str | float) -> Plot:
    bodies, plans = _bodies(tables)
    return plot_task_network(task_edges(bodies), plans, lang=lang, width=width)


def _co_responsibility(tables: Tables, *, lang: Lang, width: str | float) -> Plot:
    bodies, plans = _bodies(tables)
    pairs, degrees = co_responsibility(bodies), body_degrees(bodies)
    return plot_co_responsibility(pairs, degrees, plans, lang=lang, width=width)


FIGURES = (
    FigureSpec("07_task_network", _task_network),
    FigureSpec("07_co_responsibility", _co_responsibility, widths=BOTH_WIDTHS),
)
