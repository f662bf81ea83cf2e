"""Figures of when plans promise what (notebook 04).

In: frames of `ecociv.analysis.timeline` and the plans in order. Out: a `Plot` each.
"""

from __future__ import annotations

from typing import Any

import pandas as pd
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Patch, Rectangle

from ecociv.analysis import timeline
from ecociv.analysis.vintage import plan_vintage
from ecociv.present.labels import plan_list, source_notes
from ecociv.present.plot import FigureSpec, Plot
from ecociv.present.style import (
    BOTH_WIDTHS,
    INFERRED,
    MUTED,
    PALETTE,
    PAPER,
    SMALL_SIZE,
    SMALLEST_SIZE,
    STATED,
    Lang,
    figure_style,
    grid,
    new_figure,
)
from ecociv.present.years import (
    INFERRED_WORD,
    MADE_EN,
    MADE_WORD,
    MADE_ZH,
    STATED_WORD,
    YEARS_EN,
    YEARS_ZH,
    mark_made,
    national_bands,
    plan_rows,
    year_axis,
    year_legend,
    year_range,
)
from ecociv.tables.holder import Tables


def plot_deadlines(
    density: pd.DataFrame,
    periods: pd.DataFrame,
    plans: pd.DataFrame,
    *,
    lang: Lang = "en",
    width: str | float = "double",
) -> Plot:
    """Commitments due in each year, one row of bars for each plan.

    Parameters
    ----------
    density, periods
        As from `timeline.deadline_density` and `timeline.plan_periods`.
    plans
        As from `plan_list`.
    lang, width
        Language of the words; ``"single"``, ``"double"`` or millimetres.
    """
    first, last = year_range(density["target_year"], periods)
    scale = 0.40 / max(1, density["n"].max())
    with figure_style():
        fig, ax = new_figure(width, 16 + 13 * len(plans))
        national_bands(ax, first, last, lang)
        for y, doc_id in enumerate(plans["doc_id"]):
            own = density[density["doc_id"] == doc_id]
            ax.axhline(y, color=MUTED, linewidth=0.5, zorder=2)
            for bar in own.itertuples():
                _deadline_bar(ax, bar, y, scale)
            # Below the line: above it stand the numbers of years that are stated.
            mark_made(ax, periods[periods["doc_id"] == doc_id], y + 0.13)
        plan_rows(ax, plans, lang)
        year_axis(ax, first, last, lang)
        handles: list[Artist] = [
            Patch(facecolor=PALETTE[0], label=STATED_WORD[lang]),
            Patch(facecolor=PAPER, edgecolor=PALETTE[0], label=INFERRED_WORD[lang]),
            Line2D([], [], color=PALETTE[1], marker="D", markersize=3, label=MADE_WORD[lang]),
        ]
        fig.legend(handles=handles, loc="outside upper left", ncols=3)
    note = source_notes(int(density["n"].sum()), "commitments with a year", "条有年份的承诺", plans)
    en = (
        "Commitments due in each year; bands: national five-year periods. Above the line and "
        "filled: the year stands in the sentence of the value; below and hollow: it was inferred "
        f"from a heading, an earlier sentence or the plan's period. {MADE_EN}{note[0]}"
    )
    zh = (
        "各年到期的承诺条数；色带为国家五年规划期。线上实心为同句写明的年份，线下空心为据标题、前句或"
        f"规划期推断的年份。{MADE_ZH}{note[1]}"
    )
    call = f"plot_deadlines(density, periods, plans, lang={lang!r}, width={width!r})"
    return Plot("04_deadlines", fig, lang, en, zh, density, call)


def plot_periods(
    periods: pd.DataFrame, plans: pd.DataFrame, *, lang: Lang = "en", width: str | float = "double"
) -> Plot:
    """Periods of plans against the national ones, from `timeline.plan_periods`."""
    known = periods[periods["start"].notna()]
    first, last = year_range(known["end"], periods)
    with figure_style():
        fig, ax = new_figure(width, 19 + 5.5 * len(plans))
        national_bands(ax, first, last, lang)
        for y, doc_id in enumerate(plans["doc_id"]):
            own = periods[periods["doc_id"] == doc_id]
            for period in own[own["start"].notna()].itertuples():
                corner, length = (period.start - 0.5, y - 0.22), period.end - period.start + 1
                face = PALETTE[0] if period.stated else PAPER
                line = "-" if period.stated else (0, (2, 1.6))
                ax.add_patch(
                    Rectangle(corner, length, 0.44, facecolor=face, edgecolor=PALETTE[0],
                              linestyle=line, zorder=2)
                )  # fmt: skip
            mark_made(ax, own, y)
        plan_rows(ax, plans, lang)
        year_axis(ax, first, last, lang)
        words = {"en": ("period stated", "period inferred"), "zh": ("规划期写明", "规划期推断")}
        handles: list[Artist] = [
            Patch(facecolor=PALETTE[0], edgecolor=PALETTE[0], label=words[lang][0]),
            Patch(facecolor=PAPER, edgecolor=PALETTE[0], linestyle="--", label=words[lang][1]),
            Line2D([], [], color=PALETTE[1], marker="D", markersize=3, label=MADE_WORD[lang]),
        ]
        fig.legend(handles=handles, loc="outside upper left", ncols=3)
    note = source_notes(len(plans), "periods", "个规划期", plans)
    en = (
        "Periods of the plans against the national five-year periods (bands). Hollow: the plan "
        "names no period; it is taken to run from its making to the commonest year of its "
        f"commitments, and is left out where that cannot be said. {MADE_EN}{note[0]}"
    )
    zh = (
        "各规划的规划期与国家五年规划期（色带）。空心者原文未写明规划期，取成文年至承诺最集中的年份，"
        f"无从判断者不画。{MADE_ZH}{note[1]}"
    )
    call = f"plot_periods(periods, plans, lang={lang!r}, width={width!r})"
    return Plot("04_periods", fig, lang, en, zh, periods, call)


def plot_horizons(
    summary: pd.DataFrame, plans: pd.DataFrame, *, lang: Lang = "en", width: str | float = "double"
) -> Plot:
    """Years from the making of plans to their deadlines, from `timeline.horizon_summary`."""
    shown = plans[plans["doc_id"].isin(summary["doc_id"])]
    axis = {"en": "Years from the making of the plan to the deadline",
            "zh": "自成文至期限的年数（年）"}  # fmt: skip
    with figure_style():
        fig, ax = new_figure(width, 17 + 7 * len(shown))
        ax.axvline(0, color=PALETTE[1], linewidth=0.8)
        for y, doc_id in enumerate(shown["doc_id"]):
            for row in summary[summary["doc_id"] == doc_id].itertuples():
                at, look = y + (-0.18 if row.stated else 0.18), STATED if row.stated else INFERRED
                slack = 0 if pd.isna(row.slack) else row.slack
                ends = [row.shortest, row.longest]
                if slack:
                    ax.plot([ends[0], ends[1] + slack], [at, at], color=PALETTE[4], linewidth=4,
                            solid_capstyle="butt", zorder=1)  # fmt: skip
                ax.plot(ends, [at, at], color=PALETTE[0], linestyle=look["linestyle"], zorder=2)
                ax.plot(row.median, at, color=PALETTE[0], markersize=4.2, zorder=3, **look)
                ax.annotate(f"{row.n}", (ends[1] + slack, at), xytext=(5, 0),
                            textcoords="offset points", va="center", fontsize=SMALLEST_SIZE,
                            color=MUTED)  # fmt: skip
        plan_rows(ax, shown, lang)
        ax.set_xlabel(axis[lang], fontsize=SMALL_SIZE)
        ax.xaxis.get_major_locator().set_params(integer=True)
        grid(ax, "x")
        year_legend(fig, lang)
    note = source_notes(int(summary["n"].sum()), "commitments with a year", "条有年份的承诺", shown)
    en = (
        "Horizons. Mark: median; line: shortest to longest, counted from the latest year in which "
        "the plan can have been made; pale bar: as much longer as it may be older; right: number "
        f"of commitments. {YEARS_EN}{note[0]}"
    )
    zh = (
        "期限跨度。点为中位数，线为最短至最长（自可能的最晚成文年份起算）；浅色条为成文可能更早而"
        "增加的年数；右侧为条数。"
        f"{YEARS_ZH}{note[1]}"
    )
    call = f"plot_horizons(summary, plans, lang={lang!r}, width={width!r})"
    return Plot("04_horizons", fig, lang, en, zh, summary, call)


def _deadline_bar(ax: Axes, bar: Any, y: int, scale: float) -> None:
    up = -1 if bar.stated else 1  # the axis of plans runs downward
    height = max(bar.n * scale, 0.012)
    face = PALETTE[0] if bar.stated else PAPER
    ax.bar(bar.target_year, up * height, bottom=y, width=0.72, facecolor=face,
           edgecolor=PALETTE[0], linewidth=0.7, zorder=3)  # fmt: skip
    ax.annotate(f"{bar.n}", (bar.target_year, y + up * height), xytext=(0, -1.5 * up),
                textcoords="offset points", ha="center", va="bottom" if bar.stated else "top",
                fontsize=SMALLEST_SIZE)  # fmt: skip


def _parts(tables: Tables) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    plans = plan_list(tables.documents, tables.places)
    vintage = plan_vintage(tables.documents, tables.statements, tables.citations)
    return plans, vintage, timeline.plan_periods(tables.documents, tables.statements, vintage)


def _draw_deadlines(tables: Tables, **options: Any) -> Plot:
    plans, vintage, periods = _parts(tables)
    found = timeline.horizons(tables.statements, tables.documents, vintage)
    return plot_deadlines(timeline.deadline_density(found), periods, plans, **options)


def _draw_periods(tables: Tables, **options: Any) -> Plot:
    plans, _, periods = _parts(tables)
    return plot_periods(periods, plans, **options)


def _draw_horizons(tables: Tables, **options: Any) -> Plot:
    plans, vintage, _ = _parts(tables)
    found = timeline.horizons(tables.statements, tables.documents, vintage)
    return plot_horizons(timeline.horizon_summary(found), plans, **options)


FIGURES = (
    FigureSpec("04_deadlines", _draw_deadlines, widths=BOTH_WIDTHS),
    FigureSpec("04_periods", _draw_periods, widths=BOTH_WIDTHS),
    FigureSpec("04_horizons", _draw_horizons, widths=BOTH_WIDTHS),
)
