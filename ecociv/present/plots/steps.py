"""Figures of the steps that indicators take, and of the pace they imply (notebook 04).

In: frames of `ecociv.analysis.ladders` and the plans in order. Out: a `Plot` each.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from ecociv.analysis import ladders
from ecociv.present.labels import plan_list, source_notes
from ecociv.present.panels import signed_percent, wrapped
from ecociv.present.plot import FigureSpec, Plot
from ecociv.present.style import (
    BOTH_WIDTHS,
    INFERRED,
    INK,
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
    width_mm,
)
from ecociv.present.years import YEARS_EN, YEARS_ZH, year_legend
from ecociv.tables.holder import Tables


def plot_ladders(
    steps: pd.DataFrame,
    plans: pd.DataFrame,
    *,
    lang: Lang = "en",
    width: str | float = "double",
    most: int = 12,
) -> Plot:
    """Steps of the indicators that plans take in stages, from `ladders.ladders`.

    Parameters
    ----------
    steps
        As from `ladders.ladders`; with a column ``name_en``, the English names are shown.
    plans
        As from `plan_list`.
    lang, width
        Language of the words; ``"single"``, ``"double"`` or millimetres.
    most
        Ladders shown: those with the most steps first.
    """
    sizes = steps.groupby("ladder").size().sort_values(ascending=False, kind="stable")
    shown = sizes.index[:most]
    per_row = max(1, min(len(shown), int(width_mm(width) // 58)))
    n_rows = max(1, -(-len(shown) // per_row))
    names = plans.set_index("doc_id")[f"name_{lang}"]
    with figure_style():
        fig, axes = new_figure(width, 8 + 38 * n_rows, n_rows, per_row, squeeze=False)
        for ax, number in zip(axes.flat, shown, strict=False):
            own = steps[steps["ladder"] == number]
            _ladder(ax, own, lang)
            title = f"{names[own['doc_id'].iloc[0]]}: {_indicator_name(own.iloc[0], lang)}"
            ax.set_title(wrapped(title, lang, (width_mm(width) - 4) / per_row * 0.92))
        for ax in axes.flat[len(shown) :]:
            ax.set_axis_off()
        fig.supxlabel({"en": "Year", "zh": "年份"}[lang], fontsize=SMALL_SIZE)
        year_legend(fig, lang)
    left_out = len(sizes) - len(shown)
    used = plans[plans["doc_id"].isin(steps["doc_id"])]
    note = source_notes(len(steps), "values", "个数值", used)
    more = (
        (f"{left_out} more are in the rows. ", f"另有{left_out}组见数据。")
        if left_out
        else ("", "")
    )
    en = (
        "Ladders: indicators for which one plan gives values in two or more years (same words, "
        "same scope, same unit). ≥, >, ≤ and < mark values that are bounds. "
        f"{more[0]}{YEARS_EN}{note[0]}"
    )
    zh = (
        "阶梯目标：同一规划对同一指标（用语、范围、单位相同）给出两个以上年份的数值；"
        f"≥、>、≤、<表示该值为上下限。{more[1]}{YEARS_ZH}{note[1]}"
    )
    call = f"plot_ladders(steps, plans, lang={lang!r}, width={width!r})"
    return Plot("04_ladders", fig, lang, en, zh, steps, call)


def plot_change(
    changes: pd.DataFrame, plans: pd.DataFrame, *, lang: Lang = "en", width: str | float = "double"
) -> Plot:
    """Constant rates that targets with two known ends imply, from `ladders.implied_change`.

    Rows without a rate (shares, which move by points) stay in the table behind the figure.
    """
    order = {doc_id: number for number, doc_id in enumerate(plans["doc_id"])}
    rated = changes[changes["rate_percent"].notna()]
    rated = rated.assign(order=rated["doc_id"].map(order))
    rated = rated.sort_values(["order", "rate_percent", "name_zh"], ignore_index=True)
    names = plans.set_index("doc_id")[f"name_{lang}"]
    axis = {"en": "Change a year (%), at a constant rate", "zh": "年均变化率（%），按恒定速率计"}
    room = width_mm(width) * 0.36
    with figure_style():
        words = [wrapped(_indicator_name(row, lang), lang, room, SMALL_SIZE) for _, row in
                 rated.iterrows()]  # fmt: skip
        n_lines = sum(1 + name.count("\n") for name in words)
        fig, ax = new_figure(width, 19 + 2.2 * len(rated) + 2.9 * n_lines)
        ax.axvline(0, color=MUTED, linewidth=0.6)
        at, ticks = 0.0, []
        for row, name in zip(rated.itertuples(), words, strict=True):
            height = 1 + name.count("\n")
            ticks.append(at + height / 2)
            at += height + 0.75
            look = STATED if row.stated else INFERRED
            ax.plot([0, row.rate_percent], [ticks[-1]] * 2, color=PALETTE[2],
                    linestyle=look["linestyle"], zorder=1)  # fmt: skip
            ax.plot(row.rate_percent, ticks[-1], color=PALETTE[0], zorder=3, **look)
            if row.rate_low < row.rate_high:
                ax.plot([row.rate_low, row.rate_high], [ticks[-1]] * 2, color=PALETTE[0],
                        linewidth=2.4, solid_capstyle="butt", zorder=2)  # fmt: skip
            side = 1 if row.rate_percent >= 0 else -1
            ax.annotate(
                f"{names[row.doc_id]}\n{row.from_year}–{row.to_year}", (0, ticks[-1]),
                xytext=(-4 * side, 0), textcoords="offset points", va="center",
                ha="right" if side > 0 else "left", fontsize=SMALLEST_SIZE, color=MUTED,
                linespacing=1.05, bbox={"facecolor": PAPER, "edgecolor": "none", "pad": 0.8},
            )  # fmt: skip
        ax.set_yticks(ticks, words)
        ax.set_ylim(at, -0.4)
        reach = rated["rate_percent"].abs().max() if len(rated) else 1.0
        ax.set_xlim(-1.15 * reach, 1.15 * reach)
        ax.xaxis.set_major_formatter(signed_percent())
        ax.set_xlabel(axis[lang], fontsize=SMALL_SIZE)
        grid(ax, "x")
        ax.spines["left"].set_visible(False)
        year_legend(fig, lang)
    used = plans[plans["doc_id"].isin(rated["doc_id"])]
    note = source_notes(len(rated), "targets", "条目标", used)
    en = (
        "Change a year that targets imply which name both ends (a base year and a change since "
        "then, or two values): the constant rate that leads from one to the other. A target that "
        "is a bound asks for at least or at most this much; a thick bar spans a range. "
        f"{YEARS_EN}{note[0]}"
    )
    zh = (
        "给出起止两端的目标（基准年与其后变化，或两个数值）所隐含的年均变化率，即由起点到终点的恒定速率。"
        f"目标为上下限者，此为至少或至多；粗线为区间。{YEARS_ZH}{note[1]}"
    )
    call = f"plot_change(changes, plans, lang={lang!r}, width={width!r})"
    return Plot("04_change", fig, lang, en, zh, changes, call)


def _ladder(ax: Axes, steps: pd.DataFrame, lang: Lang) -> None:
    years, values = steps["year"].astype(int).tolist(), steps["value"].tolist()
    ax.plot(years, values, color=PALETTE[2], zorder=1)
    close = 0.16 * max(1, years[-1] - years[0])
    for number, step in enumerate(steps.itertuples()):
        look = STATED if step.stated else INFERRED
        ax.plot(step.year, step.value, color=PALETTE[0], zorder=3, **{**look, "linestyle": ""})
        sign = {"ge": "≥ ", "gt": "> ", "le": "≤ ", "lt": "< ", "approx": "≈ "}
        # Of two steps that stand close together, the second has its value below.
        below = number % 2 == 1 and step.year - years[number - 1] < close
        ax.annotate(f"{sign.get(step.operator, '')}{step.value:g}", (step.year, step.value),
                    xytext=(0, -4 if below else 4), textcoords="offset points", ha="center",
                    va="top" if below else "bottom", fontsize=SMALL_SIZE, color=INK)  # fmt: skip
    if min(second - first for first, second in pairwise(sorted(set(years)))) < close:
        ax.xaxis.set_major_locator(MaxNLocator(4, integer=True))
    else:
        ax.set_xticks(sorted(set(years)), [str(year) for year in sorted(set(years))])
    ax.margins(x=0.22, y=0.35)
    unit = steps["unit_std"].iloc[0]
    words = {"en": "Value", "zh": "数值"}
    ax.set_ylabel(f"{words[lang]} ({unit})" if unit else words[lang], fontsize=SMALL_SIZE)
    grid(ax, "y")


def _indicator_name(row: pd.Series, lang: Lang) -> str:
    """Name as written in Chinese; in English the codebook's, where the frame has it."""
    english = row.get("name_en")
    return row["name_zh"] if lang == "zh" or english is None or pd.isna(english) else str(english)


def with_english(frame: pd.DataFrame, indicators: pd.DataFrame) -> pd.DataFrame:
    """Add ``name_en``, the codebook's name of each indicator; empty where it has none.

    Examples
    --------
    >>> frame = pd.DataFrame({"indicator_id": ["a", None]})
    >>> indicators = pd.DataFrame({"indicator_id": ["a"], "name_en": ["Forest cover"]})
    >>> with_english(frame, indicators)["name_en"].fillna("").tolist()
    ['Forest cover', '']
    """
    english = indicators.set_index("indicator_id")["name_en"]
    return frame.assign(name_en=frame["indicator_id"].map(english).astype("str"))


def _draw_ladders(tables: Tables, **options: Any) -> Plot:
    steps = with_english(ladders.ladders(tables.statements), tables.indicators)
    return plot_ladders(steps, plan_list(tables.documents, tables.places), **options)


def _draw_change(tables: Tables, **options: Any) -> Plot:
    changes = with_english(ladders.implied_change(tables.statements), tables.indicators)
    return plot_change(changes, plan_list(tables.documents, tables.places), **options)


FIGURES = (
    FigureSpec("04_ladders", _draw_ladders, "single", BOTH_WIDTHS),
    FigureSpec("04_change", _draw_change, widths=BOTH_WIDTHS),
)
