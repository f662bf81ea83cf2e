"""Figures of notebook 07: who leads, and what each plan calls on."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from ecociv.analysis.functions import function_shares
from ecociv.analysis.governance import concentration, role_shares, task_bodies
from ecociv.present.function_names import function_name
from ecociv.present.labels import plan_list, source_notes
from ecociv.present.plot import FigureSpec, Plot
from ecociv.present.rows import panel_shape
from ecociv.present.style import (
    BOTH_WIDTHS,
    INK,
    MUTED,
    PALETTE,
    PAPER,
    SMALL_SIZE,
    Lang,
    figure_style,
    grid,
    new_figure,
)
from ecociv.tables.holder import Tables

_LEAD = PALETTE[0]


def plot_lead_shares(
    shares: pd.DataFrame,
    index: pd.DataFrame,
    plans: pd.DataFrame,
    *,
    top: int = 8,
    lang: Lang = "en",
    width: str | float = "double",
) -> Plot:
    """Share of the lead by function, one panel a plan, with the concentration index.

    Parameters
    ----------
    shares, index
        What `ecociv.analysis.governance.role_shares` and `concentration` return.
    plans
        What `plan_list` returns.
    top
        Functions shown of each plan.
    lang, width
        As everywhere.
    """
    used = plans[plans["doc_id"].isin(shares["doc_id"])]
    values = index.set_index("doc_id")
    with figure_style():
        shape = panel_shape(len(used), width)
        fig, axes = new_figure(width, (20 + 5 * top) * shape[0], *shape, sharex=True, squeeze=False)
        for ax, plan in zip(axes.flat, used.itertuples(), strict=False):
            own = shares[shares["doc_id"] == plan.doc_id].head(top)
            places = np.arange(len(own))
            ax.hlines(places, 100 * own["low"], 100 * own["high"], color=MUTED, linewidth=1.0)
            ax.plot(100 * own["share"], places, "o", color=_LEAD, markersize=4)
            ax.set_yticks(places, [function_name(name, lang) for name in own["function"]])
            ax.set_ylim(top - 0.5, -0.6)
            ax.set_xlim(left=0)
            grid(ax)
            ax.set_title(_panel_title(plan, values, lang))
        axis = {"en": "Share of lead mentions, %", "zh": "占牵头次数的比例（%）"}[lang]
        fig.supxlabel(axis, fontsize=SMALL_SIZE)
    rows = shares[shares["doc_id"].isin(used["doc_id"])]
    n_tasks = int(rows.drop_duplicates("doc_id")["n_tasks"].sum())
    note_en, note_zh = source_notes(n_tasks, "tasks with a lead body", "项有牵头单位的任务", used)
    en = (
        f"Functions that lead most often (the first {top}). Line: 95% bootstrap interval over "
        "tasks. HHI: Herfindahl–Hirschman index of all lead mentions over functions, corrected for "
        "few mentions (Simpson 1949), with its 95% interval. "
    )
    zh = (
        f"各规划牵头最多的前{top}类职能。线为按任务自助抽样的95%区间；HHI为全部牵头次数"
        "在职能间的赫芬达尔指数（经小样本校正，Simpson 1949）及其95%区间。"
    )
    call = "plot_lead_shares(role_shares(bodies), concentration(bodies), plans)"
    return Plot("07_lead_shares", fig, lang, en + note_en, zh + note_zh, rows, call)


def plot_function_shares(
    shares: pd.DataFrame,
    plans: pd.DataFrame,
    *,
    top: int = 18,
    lang: Lang = "en",
    width: str | float = "single",
) -> Plot:
    """How many of its tasks each plan names a function in.

    Parameters
    ----------
    shares
        What `ecociv.analysis.functions.function_shares` returns.
    plans
        What `plan_list` returns.
    top
        Functions shown, by their mean share.
    lang, width
        As everywhere.
    """
    used = plans[plans["doc_id"].isin(shares["doc_id"])]
    table = shares.pivot_table(index="function", columns="doc_id", values="share_tasks")
    table = table.reindex(columns=used["doc_id"])
    shown = table.mean(axis=1).sort_values(ascending=False, kind="stable").head(top).index
    table = 100 * table.loc[shown]
    with figure_style():
        fig, ax = new_figure(width, 18 + 4.3 * max(len(table), 1))
        for y, (_, row) in enumerate(table.iterrows()):
            for x, value in enumerate(row):
                ax.fill_between([x - 0.5, x + 0.5], y - 0.5, y + 0.5, linewidth=0.6,
                                edgecolor=PAPER, facecolor=shade(value / 100))  # fmt: skip
                ax.text(x, y, f"{value:.0f}", ha="center", va="center", size=SMALL_SIZE,
                        color=PAPER if value > 55 else INK)  # fmt: skip
        ax.set_xlim(-0.5, max(len(used), 1) - 0.5)
        ax.set_ylim(max(len(table), 1) - 0.5, -0.5)
        ax.set_yticks(range(len(table)), [function_name(name, lang) for name in table.index])
        names = ["\n".join(name.rsplit(" ", 1)) for name in used[f"name_{lang}"]]
        ax.set_xticks(range(len(used)), names)
        ax.xaxis.tick_top()
        ax.tick_params(length=0)
        for side in ("left", "bottom"):
            ax.spines[side].set_visible(False)
    n_tasks = int((shares["n_tasks"] / shares["share_tasks"]).groupby(shares["doc_id"]).max().sum())
    note_en, note_zh = source_notes(n_tasks, "tasks", "项任务", used)
    en = f"Tasks that name a body of a function, in % of the plan's tasks (the first {top}). "
    zh = f"涉及各类职能的任务占该规划任务的百分比（前{top}类）。"
    rows = shares[shares["function"].isin(shown)]
    return Plot("07_functions", fig, lang, en + note_en, zh + note_zh, rows,
                "plot_function_shares(function_shares(bodies), plans)")  # fmt: skip


def _panel_title(plan: Any, index: pd.DataFrame, lang: Lang) -> str:
    name = getattr(plan, f"name_{lang}")
    if plan.doc_id not in index.index:
        return str(name)
    row = index.loc[plan.doc_id]
    return f"{name}\nHHI {row['hhi_corrected']:.2f} [{row['low']:.2f}, {row['high']:.2f}]"


def shade(share: float) -> str:
    """A blue that is the darker the larger a share."""
    light, dark = (0xF3, 0xF7, 0xF9), (0x14, 0x21, 0x3D)
    weight = min(max(share, 0.0), 1.0) ** 0.8
    mixed = (round(a + (b - a) * weight) for a, b in zip(light, dark, strict=True))
    return "#" + "".join(f"{part:02X}" for part in mixed)


def _bodies(tables: Tables) -> tuple[pd.DataFrame, pd.DataFrame]:
    bodies = task_bodies(tables.task_agencies, tables.agencies)
    return bodies, plan_list(tables.documents, tables.places)


def _lead_shares(tables: Tables, *, lang: Lang, width: str | float) -> Plot:
    bodies, plans = _bodies(tables)
    shares, index = role_shares(bodies), concentration(bodies)
    return plot_lead_shares(shares, index, plans, lang=lang, width=width)


def _functions(tables: Tables, *, lang: Lang, width: str | float) -> Plot:
    bodies, plans = _bodies(tables)
    return plot_function_shares(function_shares(bodies), plans, lang=lang, width=width)


FIGURES = (
    FigureSpec("07_lead_shares", _lead_shares, widths=BOTH_WIDTHS),
    FigureSpec("07_functions", _functions, "single", widths=BOTH_WIDTHS),
)
