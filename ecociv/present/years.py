"""Axes of years: national periods as bands, plans as rows, when a plan was made.

In: axes and frames of `ecociv.analysis.timeline`. Out: drawn axes. What is said in every caption
about stated and inferred years stands here too.
"""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from ecociv.analysis.timeline import national_periods
from ecociv.present.style import (
    INFERRED,
    MM_PER_INCH,
    MUTED,
    PALETTE,
    SMALL_SIZE,
    SMALLEST_SIZE,
    STATED,
    WIDTHS_MM,
    Lang,
)

STATED_WORD = {"en": "year stated", "zh": "年份写明"}
INFERRED_WORD = {"en": "year inferred", "zh": "年份推断"}
MADE_WORD = {"en": "plan made", "zh": "成文"}
YEARS_EN = (
    "Filled: the year stands in the sentence of the value; hollow: it was inferred from a heading, "
    "an earlier sentence or the plan's period. "
)
YEARS_ZH = "实心为同句写明的年份；空心为据标题、前句或规划期推断的年份。"
MADE_EN = "Red: when the plan was made, a line where only a bracket of years is known. "
MADE_ZH = "红色为成文年份，仅知区间者为线段。"


def national_bands(ax: Axes, first: int, last: int, lang: Lang) -> None:
    """Shade every second national period and name each along the top."""
    wide = _is_wide(ax)
    for period in national_periods(first, last).itertuples():
        start, end = max(period.start, first) - 0.5, min(period.end, last) + 0.5
        if period.number % 2 == 0:
            ax.axvspan(start, end, color="#F1F3F4", linewidth=0, zorder=0)
        name = period.name_zh if lang == "zh" else period.name_en
        if lang == "en" and wide:
            name += " FYP"
        if end - start >= 2:
            ax.annotate(name, ((start + end) / 2, 1), xycoords=ax.get_xaxis_transform(),
                        xytext=(0, 2), textcoords="offset points", ha="center", va="bottom",
                        fontsize=SMALLEST_SIZE, color=MUTED)  # fmt: skip


def mark_made(ax: Axes, period: pd.DataFrame, y: float, marker_size: float = 3.0) -> None:
    """The year in which a plan was made, or the bracket of years in which it can have been."""
    for row in period.itertuples():
        years = [year for year in (row.made_from, row.made_by) if pd.notna(year)]
        if years:
            ax.plot(years, [y] * len(years), color=PALETTE[1], linewidth=1.2, marker="D",
                    markersize=marker_size, markeredgewidth=0, zorder=4)  # fmt: skip


def plan_rows(ax: Axes, plans: pd.DataFrame, lang: Lang) -> None:
    """One row for each plan, the first at the top."""
    ax.set_yticks(range(len(plans)), plans[f"name_{lang}"].tolist())
    ax.set_ylim(len(plans) - 0.45, -0.55)
    ax.tick_params(axis="y", length=0)
    ax.spines["left"].set_visible(False)


def year_axis(ax: Axes, first: int, last: int, lang: Lang) -> None:
    """Years along the bottom, whole and not too many."""
    ax.set_xlim(first - 0.6, last + 0.6)
    step = 5 if last - first > 12 else 1 if _is_wide(ax) else 2
    ticks = [year for year in range(first, last + 1) if year % step == 0]
    ax.set_xticks(ticks, [str(year) for year in ticks])
    ax.set_xlabel({"en": "Year", "zh": "年份"}[lang], fontsize=SMALL_SIZE)


def year_range(years: pd.Series, periods: pd.DataFrame) -> tuple[int, int]:
    """First and last year of a figure: all that it shows."""
    columns = [name for name in ("start", "made_from", "made_by") if name in periods]
    found = pd.concat([years, *(periods[name] for name in columns)]).dropna().astype(int)
    return (int(found.min()), int(found.max())) if len(found) else (2011, 2015)


def year_legend(fig: Figure, lang: Lang) -> None:
    """What filled and hollow marks mean."""
    handles = [
        Line2D([], [], color=PALETTE[0], label=STATED_WORD[lang], **STATED),
        Line2D([], [], color=PALETTE[0], label=INFERRED_WORD[lang], **INFERRED),
    ]
    fig.legend(handles=handles, loc="outside upper left", ncols=2, handlelength=2.4)


def _is_wide(ax: Axes) -> bool:
    """Whether there is room for longer words and for every year: more than one column."""
    figure = ax.get_figure(root=True)
    return figure is not None and figure.get_figwidth() * MM_PER_INCH > WIDTHS_MM["single"] + 1
