"""Figure of the documents that plans descend from (notebook 04).

In: frames of `ecociv.analysis.descent` and `.timeline`, and the plans in order. Out: a `Plot`.
"""

from __future__ import annotations

from typing import Any

import pandas as pd
from matplotlib.lines import Line2D

from ecociv.analysis import descent, timeline
from ecociv.analysis.vintage import plan_vintage
from ecociv.present.labels import in_order, label, plan_list, source_notes
from ecociv.present.panels import spread, wrapped
from ecociv.present.plot import FigureSpec, Plot
from ecociv.present.style import (
    BOTH_WIDTHS,
    MUTED,
    PALETTE,
    RULE,
    SMALL_SIZE,
    SMALLEST_SIZE,
    Lang,
    figure_style,
    new_figure,
    width_mm,
)
from ecociv.present.years import (
    MADE_EN,
    MADE_WORD,
    MADE_ZH,
    mark_made,
    national_bands,
    plan_rows,
    year_axis,
    year_range,
)
from ecociv.tables.holder import Tables

#: How far below its line, in rows, a plan itself stands.
_BELOW = 0.42
# Outlined, so that the pale ones stand out; red is kept for the plans themselves.
_EDGE = {"markeredgecolor": PALETTE[0], "markeredgewidth": 0.6}
_LOOKS: dict[str, dict[str, Any]] = {
    "central": {"marker": "s", "color": PALETTE[0], **_EDGE},
    "province": {"marker": "^", "color": PALETTE[3], **_EDGE},
    "city": {"marker": "o", "color": PALETTE[2], **_EDGE},
    "county": {"marker": "v", "color": PALETTE[4], **_EDGE},
    descent.UNKNOWN_LEVEL: {"marker": "X", "color": MUTED, **_EDGE},
}


def plot_citations(
    cited: pd.DataFrame,
    chains: pd.DataFrame,
    periods: pd.DataFrame,
    plans: pd.DataFrame,
    *,
    lang: Lang = "en",
    width: str | float = "double",
) -> Plot:
    """Documents that plans cite, by year and level.

    Parameters
    ----------
    cited, chains, periods
        As from `descent.cited_documents`, `descent.descent_chains` and `timeline.plan_periods`.
    plans
        As from `plan_list`.
    lang, width
        Language of the words; ``"single"``, ``"double"`` or millimetres.
    """
    dated = cited[cited["year"].notna()]
    levels = in_order("issuer_level", dated["issuer_level"].unique())
    first, last = year_range(dated["year"], periods[["made_from", "made_by"]])
    undated = {"en": "without a year", "zh": "无年份"}
    with figure_style():
        fig, ax = new_figure(width, 19 + 9 * len(plans))
        national_bands(ax, first, last, lang)
        for y, doc_id in enumerate(plans["doc_id"]):
            own = dated[dated["doc_id"] == doc_id]
            ax.axhline(y, color=RULE, linewidth=0.6, zorder=1)
            at: dict[str, tuple[int, float]] = {}
            for year, same in own.groupby("year"):
                same = same.assign(rank=same["issuer_level"].map(levels.index))
                offsets = spread([0.0] * len(same), 0.26)
                for offset, row in zip(offsets, same.sort_values("rank").itertuples(), strict=True):
                    code = row.issuer_level
                    at[row.title_zh] = (year, y + offset)
                    ax.plot(year, y + offset, markersize=4.6, linestyle="",
                            zorder=3, **_LOOKS[code])  # fmt: skip
            mark_made(ax, periods[periods["doc_id"] == doc_id], y + _BELOW, marker_size=2.6)
            chain = chains[chains["doc_id"] == doc_id]
            points = [at[title] for title in chain["title_zh"] if title in at]
            points += [(year, y + _BELOW) for year in chain["year"].tail(1)]
            ax.plot(*zip(*points, strict=True) if points else ([], []), color=PALETTE[0],
                    linewidth=0.8, zorder=2)  # fmt: skip
            n = int(((cited["doc_id"] == doc_id) & cited["year"].isna()).sum())
            ax.annotate(f"{n}", (1, y), xycoords=ax.get_yaxis_transform(), xytext=(8, 0),
                        textcoords="offset points", va="center", ha="right", color=MUTED,
                        fontsize=SMALL_SIZE)  # fmt: skip
        heading = wrapped(undated[lang], lang, 9, SMALLEST_SIZE)
        ax.annotate(heading, (1, 1), xycoords="axes fraction",
                    xytext=(8, 3), textcoords="offset points", ha="right", va="bottom",
                    fontsize=SMALLEST_SIZE, color=MUTED)  # fmt: skip
        plan_rows(ax, plans, lang)
        year_axis(ax, first, last, lang)
        handles = [
            Line2D([], [], linestyle="", markersize=4.6,
                   label=label("issuer_level", code, lang), **_LOOKS[code])
            for code in levels
        ]  # fmt: skip
        handles.append(
            Line2D([], [], color=PALETTE[1], marker="D", markersize=2.6, label=MADE_WORD[lang])
        )
        columns = 6 if width_mm(width) > 120 else 3
        fig.legend(handles=handles, loc="outside upper left", ncols=columns)
    note = source_notes(len(cited), "cited documents", "份被引文件", plans)
    en = (
        "Documents that the plans cite, by the year in their number or title and the level that "
        "issued them; right: cited documents without a written year. A line leads from documents "
        f"whose title the plan carries on to the plan. {MADE_EN}{note[0]}"
    )
    zh = (
        "各规划所引文件：按文号或标题所示年份与发文层级；右侧为无年份者；连线表示规划标题承袭"
        f"所引文件。{MADE_ZH}{note[1]}"
    )
    call = f"plot_citations(cited, chains, periods, plans, lang={lang!r}, width={width!r})"
    return Plot("04_citations", fig, lang, en, zh, cited, call)


def _draw_citations(tables: Tables, **options: Any) -> Plot:
    plans = plan_list(tables.documents, tables.places)
    vintage = plan_vintage(tables.documents, tables.statements, tables.citations)
    periods = timeline.plan_periods(tables.documents, tables.statements, vintage)
    cited = descent.cited_documents(tables.citations, vintage)
    chains = descent.descent_chains(cited, tables.documents, vintage)
    return plot_citations(cited, chains, periods, plans, **options)


FIGURES = (FigureSpec("04_citations", _draw_citations, widths=BOTH_WIDTHS),)
