"""Figure of notebook 11: which conclusions hold when part of the evidence is left out."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch

from ecociv.analysis.conclusions import CONCLUSIONS
from ecociv.analysis.sensitivity import sensitivity
from ecociv.present.labels import label, plan_list, source_notes
from ecociv.present.plot import FigureSpec, Plot
from ecociv.present.rows import is_slim, row_name
from ecociv.present.style import (
    BOTH_WIDTHS,
    INK,
    MUTED,
    PALETTE,
    PAPER,
    RULE,
    SMALLEST_SIZE,
    Lang,
    figure_style,
    new_figure,
)
from ecociv.tables.holder import Tables

_FILL = {"same": "#EEF0F2", "undecided": PALETTE[3], "changed": PALETTE[1], "moot": PAPER}


def plot_sensitivity(
    found: pd.DataFrame, plans: pd.DataFrame, *, lang: Lang = "en", width: str | float = "double"
) -> Plot:
    """Conclusions by what is left out: the estimate, and what becomes of the answer.

    Parameters
    ----------
    found
        What `ecociv.analysis.sensitivity.sensitivity` returns.
    plans
        What `plan_list` returns.
    lang, width
        As everywhere.
    """
    order = {doc_id: number for number, doc_id in enumerate(plans["doc_id"])}
    ways = found.drop_duplicates("perturbation")
    place = ways["doc_id"].map(order).fillna(-1)
    ways = ways.assign(place=place).sort_values("place", kind="stable")
    columns = {name: x for x, name in enumerate(ways["perturbation"])}
    asked = found.drop_duplicates("conclusion").reset_index(drop=True)
    rows = {name: y for y, name in enumerate(asked["conclusion"])}
    slim = is_slim(width)
    with figure_style():
        fig, ax = new_figure(width, 42 + (6.2 if slim else 4.3) * len(rows))
        for row in found.itertuples():
            _cell(ax, columns[row.perturbation], rows[row.conclusion], row, slim)
        _frame(ax, len(columns), len(rows))
        for y in range(1, len(asked)):
            if asked["notebook"][y] != asked["notebook"][y - 1]:
                ax.axhline(y - 0.5, color=MUTED, linewidth=0.8)
        names = [
            row_name(f"{row['notebook']}  {row[f'question_{lang}']}", lang, width)
            for row in asked.to_dict("records")
        ]
        ax.set_yticks(range(len(rows)), names)
        ax.set_xticks(range(len(columns)), _way_names(ways, plans, lang), rotation=90)
        ax.xaxis.tick_top()
        ax.tick_params(length=0)
        handles = [
            Patch(facecolor=fill, edgecolor=RULE, label=label("outcome", outcome, lang))
            for outcome, fill in _FILL.items()
        ]
        fig.legend(handles=handles, loc="outside lower center", ncols=2 if slim else 4)
    note_en, note_zh = source_notes(len(rows), "conclusions", "项结论", plans)
    en = (
        "Conclusions of the notebooks (number at the left) drawn again with part of the evidence "
        "left out (columns). Cell: the estimate (share in %, points, Cramér's V, r, years, or a "
        "number); colour: what becomes of the answer. Where a column leaves out a plan, an answer "
        "may be lost because fewer rows cannot carry it. "
    )
    zh = (
        "各笔记本（左侧编号）的结论在略去部分证据（各列）后重新得出的结果。格内为估计值（占比%、百分点、克莱姆V、相关系数r、年数或个数），"
        "颜色表示结论如何变化。略去一份规划时，结论可能只因行数减少而不能成立。"
    )
    call = "plot_sensitivity(sensitivity(tables, CONCLUSIONS), plans)"
    return Plot("11_sensitivity", fig, lang, en + note_en, zh + note_zh, found, call)


def _cell(ax: Axes, x: int, y: int, row: object, slim: bool) -> None:
    outcome: str = row.outcome  # type: ignore[attr-defined]
    ax.fill_between([x - 0.5, x + 0.5], y - 0.5, y + 0.5, color=_FILL[outcome], linewidth=0)
    color = PAPER if outcome == "changed" else INK
    text = _number(row.estimate, row.measure)  # type: ignore[attr-defined]
    ax.text(x, y, text, ha="center", va="center", color=color, size=SMALLEST_SIZE,
            rotation=0 if not slim or len(text) < 4 else 90)  # fmt: skip


def _number(estimate: float, measure: str) -> str:
    if pd.isna(estimate):
        return "–"
    if measure == "share":
        return f"{100 * estimate:.0f}"
    if measure == "points":
        return f"{100 * estimate:+.0f}".replace("-", "−")
    if measure in ("cramers_v", "correlation"):
        return f"{estimate:.2f}".replace("-", "−")
    return f"{estimate:g}"


def _frame(ax: Axes, n_columns: int, n_rows: int) -> None:
    ax.set_xlim(-0.5, n_columns - 0.5)
    ax.set_ylim(n_rows - 0.5, -0.5)
    ax.spines[:].set_visible(False)
    ax.set_xticks(np.arange(n_columns + 1) - 0.5, minor=True)
    ax.set_yticks(np.arange(n_rows + 1) - 0.5, minor=True)
    ax.grid(which="minor", color=PAPER, linewidth=1.2)
    ax.tick_params(which="minor", length=0)


def _way_names(ways: pd.DataFrame, plans: pd.DataFrame, lang: Lang) -> list[str]:
    plan_name = plans.set_index("doc_id")[f"name_{lang}"]
    without = {"en": "without {}", "zh": "不含{}"}[lang]
    return [
        label("perturbation", row.perturbation, lang)
        if pd.isna(row.doc_id)
        else without.format(plan_name[row.doc_id])
        for row in ways.itertuples()
    ]


@lru_cache(maxsize=1)
def _found(tables: Tables) -> pd.DataFrame:
    """Drawn once for both languages."""
    return sensitivity(tables, CONCLUSIONS)


def _sensitivity(tables: Tables, *, lang: Lang, width: str | float) -> Plot:
    plans = plan_list(tables.documents, tables.places)
    return plot_sensitivity(_found(tables), plans, lang=lang, width=width)


FIGURES = (FigureSpec("11_sensitivity", _sensitivity, widths=BOTH_WIDTHS),)
