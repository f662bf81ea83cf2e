"""Figures of what goes with a commitment being specific (notebook 10).

In: tables of `ecociv.analysis.models` and the plans in order. Out: a `Plot` each.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MultipleLocator

from ecociv.analysis.clauses import plans_of
from ecociv.analysis.instruments import find_measures
from ecociv.analysis.model_frames import CLAUSE_TERMS, specificity_frame
from ecociv.analysis.models import (
    Specification,
    estimates_by_plan,
    fit_terms,
    specification_table,
)
from ecociv.present.labels import plan_list, source_notes
from ecociv.present.panels import nothing_to_show
from ecociv.present.plot import FigureSpec, Plot
from ecociv.present.style import (
    BOTH_WIDTHS,
    INK,
    MUTED,
    PALETTE,
    PAPER,
    TEXT_SIZE,
    Lang,
    figure_style,
    grid,
    new_figure,
    width_mm,
)
from ecociv.tables.holder import Tables

OUTCOMES = {
    "number": ("A number in the clause", "分句中有数值"),
    "deadline": ("A year in its sentence", "同句写明年份"),
}
TERMS = {
    "means": ("Means named", "言明手段"),
    "works": ("Public investment", "公共投资"),
    "body": ("Body named", "写明责任单位"),
    "position": ("Later in the plan (0–1)", "在文中的位置（0–1）"),
    "length": ("Twice as long", "字数加倍"),
}
#: What the notebook asks, from the plainest to the fullest.
SPECIFICATIONS = (
    Specification("no plan effects", ("means",), (), False),
    Specification("plan effects", ("means",)),
    Specification("all terms", CLAUSE_TERMS),
    Specification("main", CLAUSE_TERMS, ("domain",)),
    Specification("without length", CLAUSE_TERMS[:-1], ("domain",)),
    Specification("without goal lists", CLAUSE_TERMS, ("domain",), True, "no_goal_list"),
    Specification("without reports", CLAUSE_TERMS, ("domain",), True, "forward"),
)
MAIN = SPECIFICATIONS[3]
_SPEC_WORDS = {
    "no plan effects": "无规划效应",
    "plan effects": "规划效应",
    "all terms": "全部变量",
    "main": "主模型（另控制领域）",
    "without length": "不含字数",
    "without goal lists": "不含目标清单",
    "without reports": "不含成果报告",
}
#: Shares at which the common axis may end, each with the distance of its ticks. Intervals that
#: reach beyond the last are cut and end in an arrow.
_LIMITS = ((0.1, 0.05), (0.2, 0.1), (0.3, 0.1), (0.45, 0.2))
_DOT, _SMALL_DOT = 3.2, 2.6
_NAIVE, _WILD = PALETTE[2], PALETTE[0]
_LEGEND = {
    "en": ("rows independent (HC1)", "wild cluster bootstrap", "each plan by itself"),
    "zh": ("视各行独立（HC1）", "聚类wild自助法", "各规划单独估计"),
}


def plot_coefficients(
    fits: pd.DataFrame,
    by_plan: pd.DataFrame,
    plans: pd.DataFrame,
    *,
    lang: Lang = "en",
    width: str | float = "double",
) -> Plot:
    """Coefficients of each outcome with naive and few-cluster intervals.

    Nothing is drawn of less than three plans: there is no interval then that takes them for what
    they are.

    Parameters
    ----------
    fits
        Rows of `fit_terms`, one after another for the outcomes.
    by_plan
        Rows of `estimates_by_plan` with a column ``outcome``.
    plans
        As from `plan_list`.
    lang, width
        Language and width of the figure.
    """
    terms = list(dict.fromkeys(fits["term"]))
    singles = {key: own["estimate"].dropna() for key, own in by_plan.groupby(["outcome", "term"])}
    with figure_style():
        if fits["wild_p"].notna().any():
            rows = {term: TERMS[term][lang == "zh"] for term in terms}
            fig = _draw_panels(fits, "term", rows, singles, lang, width)
        else:
            fig = nothing_to_show(lang, width)
    n = int(fits["n"].max())
    note = source_notes(n, "commitment clauses", "个承诺分句", plans)
    en = (
        "Linear probability models with plan effects and the domain of the heading held constant: "
        "difference in the share of clauses within plans. Thick: 95% interval as if clauses were "
        "independent; thin: restricted wild cluster bootstrap with Webb weights; hollow: "
        "estimate within one plan. What ends in an arrow or is one lies beyond the axis. "
    )
    zh = (
        "线性概率模型，含规划效应并控制标题所属领域：同一规划内分句比例之差。粗线为视各分句独立的95%"
        "区间，细线为Webb权重的受限聚类wild自助法区间；空心点为单份规划内的估计；箭头表示超出坐标范围。"
    )
    call = f"plot_coefficients(fits, by_plan, plans, lang={lang!r}, width={width!r})"
    return Plot("10_coefficients", fig, lang, en + note[0], zh + note[1], fits, call)


def plot_specifications(
    table: pd.DataFrame,
    plans: pd.DataFrame,
    *,
    lang: Lang = "en",
    width: str | float = "double",
) -> Plot:
    """One coefficient under every specification.

    Parameters
    ----------
    table
        Rows of `specification_table`, one after another for the outcomes.
    plans
        As from `plan_list`.
    lang, width
        Language and width of the figure.
    """
    names = list(dict.fromkeys(table["specification"]))
    with figure_style():
        if table["wild_p"].notna().any():
            rows = {name: _SPEC_WORDS.get(name, name) if lang == "zh" else name for name in names}
            fig = _draw_panels(table, "specification", rows, {}, lang, width)
        else:
            fig = nothing_to_show(lang, width)
    term = table["term"].iloc[0]
    note = source_notes(int(table["n"].max()), "commitment clauses", "个承诺分句", plans)
    en = (
        f"The coefficient of “{TERMS[term][0].lower()}” under each specification. Thick: 95% "
        "interval as if clauses were independent; thin: restricted wild cluster bootstrap with "
        "Webb weights. "
    )
    zh = (
        f"“{TERMS[term][1]}”的系数随模型设定的变化。粗线为视各分句独立的95%区间，细线为Webb权重的受限"
        "聚类wild自助法区间。"
    )
    call = f"plot_specifications(table, plans, lang={lang!r}, width={width!r})"
    return Plot("10_specifications", fig, lang, en + note[0], zh + note[1], table, call)


_LEGEND_STYLES: tuple[dict[str, Any], ...] = (
    {"color": _NAIVE, "linewidth": 3.6},
    {"color": _WILD, "linewidth": 0.9, "marker": "o", "markersize": _DOT, "markeredgewidth": 0},
    {
        "color": MUTED, "linestyle": "", "marker": "o", "markersize": _SMALL_DOT,
        "markerfacecolor": PAPER, "markeredgewidth": 0.7,
    },
)  # fmt: skip


def _draw_panels(
    rows: pd.DataFrame,
    field: str,
    names: dict[str, str],
    singles: dict[Any, pd.Series],
    lang: Lang,
    width: str | float,
) -> Figure:
    """One panel for each outcome, one row for each term or specification."""
    outcomes = list(dict.fromkeys(rows["outcome"]))
    per_row = 8.5 if singles else 6.5
    fig, axes = new_figure(
        width, 26 + per_row * len(names), 1, len(outcomes), sharey=True, squeeze=False
    )
    limit, tick = _axis_end(rows)
    for ax, outcome in zip(axes[0], outcomes, strict=True):
        own = rows[rows["outcome"] == outcome].set_index(field).reindex(list(names))
        for y, row in enumerate(own.itertuples()):
            if not pd.isna(row.estimate):
                _draw_row(ax, y, row, singles.get((outcome, row.Index)), limit)
        ax.set_title(OUTCOMES[outcome][lang == "zh"])
        ax.axvline(0, color=MUTED, linewidth=0.6, zorder=0.9)
        ax.set_xlim(-1.05 * limit, 1.05 * limit)
        ax.xaxis.set_major_locator(MultipleLocator(tick))
        ax.xaxis.set_major_formatter(FuncFormatter(lambda x, _: f"{100 * x:.0f}".replace("-", "−")))
        grid(ax, "x")
        ax.spines["left"].set_visible(False)
    axes[0, 0].set_yticks(range(len(names)), names.values())
    axes[0, 0].set_ylim(len(names) - 0.4, -0.5)
    fig.supxlabel(
        {"en": "Difference in percentage points", "zh": "相差百分点"}[lang],
        fontsize=TEXT_SIZE, color=INK,
    )  # fmt: skip
    styles = _LEGEND_STYLES if singles else _LEGEND_STYLES[:2]
    handles = [axes[0, 0].plot([], [], **style)[0] for style in styles]
    columns = len(styles) if width_mm(width) > 120 else 2
    fig.legend(handles, _LEGEND[lang][: len(styles)], loc="outside upper left", ncols=columns)
    return fig


def _axis_end(rows: pd.DataFrame) -> tuple[float, float]:
    ends = rows[["naive_low", "naive_high", "wild_low", "wild_high"]].abs().to_numpy().ravel()
    finite = ends[np.isfinite(ends)]
    reach = finite.max() if len(finite) else 0.0
    return next(((end, tick) for end, tick in _LIMITS if reach <= end), _LIMITS[-1])


def _draw_row(ax: Axes, y: int, row: Any, singles: pd.Series | None, limit: float) -> None:
    low, high = np.clip([row.naive_low, row.naive_high], -limit, limit)
    ax.hlines(y, low, high, color=_NAIVE, linewidth=3.6)
    low, high = np.clip([row.wild_low, row.wild_high], -limit, limit)
    ax.hlines(y, low, high, color=_WILD, linewidth=0.9)
    for end, mark in ((row.wild_low, "<"), (row.wild_high, ">")):
        if abs(end) > limit:
            ax.plot(np.sign(end) * limit, y, mark, color=_WILD, markersize=_DOT, markeredgewidth=0)
    inside = np.clip(row.estimate, -limit, limit)
    ax.plot(inside, y, "o", color=_WILD, markersize=_DOT, markeredgewidth=0)
    if singles is None:
        return
    hollow: dict[str, Any] = {"color": MUTED, "markerfacecolor": PAPER, "markeredgewidth": 0.7}
    for estimate in singles:
        mark = "o" if abs(estimate) <= limit else "<" if estimate < 0 else ">"
        at = np.clip(estimate, -limit, limit)
        ax.plot(at, y + 0.3, mark, markersize=_SMALL_DOT, **hollow)


def _frame(tables: Tables) -> pd.DataFrame:
    measures = find_measures(plans_of(tables.documents), tables.statements, tables.tasks)
    return specificity_frame(
        measures, tables.statements, tables.task_agencies, tables.documents, tables.sections
    )


def _coefficients(tables: Tables, **options: Any) -> Plot:
    frame = _frame(tables)
    fits = pd.concat([fit_terms(frame, y, MAIN) for y in OUTCOMES], ignore_index=True)
    alone = [estimates_by_plan(frame, y, MAIN).assign(outcome=y) for y in OUTCOMES]
    plans = plan_list(tables.documents, tables.places)
    return plot_coefficients(fits, pd.concat(alone, ignore_index=True), plans, **options)


def _specifications(tables: Tables, **options: Any) -> Plot:
    frame = _frame(tables)
    parts = [specification_table(frame, y, "means", SPECIFICATIONS) for y in OUTCOMES]
    plans = plan_list(tables.documents, tables.places)
    return plot_specifications(pd.concat(parts, ignore_index=True), plans, **options)


#: They need the texts of the plans, which `plans_of` finds from the current folder.
FIGURES = (
    FigureSpec("10_coefficients", _coefficients, widths=BOTH_WIDTHS),
    FigureSpec("10_specifications", _specifications, widths=BOTH_WIDTHS),
)
