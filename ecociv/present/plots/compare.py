"""Figures of notebook 05: which pairs of plans can be compared, and how their values lie."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from ecociv.analysis.comparability import CAUTION, CLASSES, COMPARABLE, REFUSED
from ecociv.analysis.compare import compare_shared
from ecociv.analysis.pairs import best_pairs, comparable_values
from ecociv.present.labels import label, plan_list, source_notes
from ecociv.present.plot import FigureSpec, Plot
from ecociv.present.rows import is_slim, row_name
from ecociv.present.style import (
    BOTH_WIDTHS,
    INK,
    MUTED,
    PALETTE,
    RULE,
    SMALL_SIZE,
    SMALLEST_SIZE,
    Lang,
    figure_style,
    grid,
    new_figure,
)
from ecociv.tables.holder import Tables

_FILL = {COMPARABLE: PALETTE[2], CAUTION: PALETTE[3], REFUSED: "#ECECEC"}
#: One letter for each reason, the same in both languages; the caption spells them out.
REASON_LETTERS = {
    "kind": "K", "change": "C", "direction": "D", "value": "V", "unit": "U", "denominator": "N",
    "base": "B", "bound": "F", "scope": "S", "wording": "W", "admin_level": "L", "size": "T",
    "year": "Y",
}  # fmt: skip
MARKERS = "osD^vP*X"
_DASHED: Any = (0, (2, 1.6))


def plot_comparability(
    pairs: pd.DataFrame,
    plans: pd.DataFrame,
    indicators: pd.DataFrame,
    *,
    lang: Lang = "en",
    width: str | float = "double",
) -> Plot:
    """Map of shared indicators by pairs of plans: which class, and for which reasons.

    Parameters
    ----------
    pairs
        What `ecociv.analysis.pairs.best_pairs` returns.
    plans
        What `plan_list` returns.
    indicators
        Rows of the ``indicators`` table.
    lang, width
        As everywhere.
    """
    best = pairs.assign(rank=pairs["comparability"].map(CLASSES.index))
    best = best.sort_values("rank").drop_duplicates(["indicator_id", "doc_a", "doc_b"])
    order = {doc_id: number for number, doc_id in enumerate(plans["doc_id"])}
    best = best.assign(
        column=[
            tuple(sorted((a, b), key=order.__getitem__))
            for a, b in zip(best["doc_a"], best["doc_b"], strict=True)
        ]
    )
    columns = sorted(set(best["column"]), key=lambda pair: [order[doc_id] for doc_id in pair])
    rows = _indicator_order(best)
    names = indicators.set_index("indicator_id")[f"name_{lang}"]
    plan_name = plans.set_index("doc_id")[f"name_{lang}"]
    slim = is_slim(width)
    with figure_style():
        fig, ax = new_figure(width, 55 + 5.4 * len(rows) if slim else 30 + 3.9 * len(rows))
        for row in best.itertuples():
            x, y = columns.index(row.column), rows.index(row.indicator_id)
            _cell(ax, x, y, row.comparability, row.codes, 90 if slim else 0)
        ax.set_xlim(-0.5, max(len(columns), 1) - 0.5)
        ax.set_ylim(max(len(rows), 1) - 0.5, -0.5)
        ax.set_yticks(range(len(rows)), [row_name(names[row], lang, width) for row in rows])
        between = " / " if slim else "\n"
        pair_names = [f"{plan_name[a]}{between}{plan_name[b]}" for a, b in columns]
        ax.set_xticks(range(len(columns)), pair_names, rotation=90)
        ax.xaxis.tick_top()
        ax.tick_params(length=0)
        for side in ("left", "bottom"):
            ax.spines[side].set_visible(False)
        ax.set_xticks(np.arange(-0.5, len(columns)), minor=True)
        ax.set_yticks(np.arange(-0.5, len(rows)), minor=True)
        ax.grid(which="minor", color=RULE)
        ax.tick_params(which="minor", length=0)
        handles = [
            Patch(facecolor=_FILL[name], label=label("comparability", name, lang))
            for name in CLASSES
        ]
        ax.legend(handles=handles, loc="upper center", bbox_to_anchor=(0.5, 0), ncols=len(handles))
    shown = [code for code in REASON_LETTERS if best["codes"].str.split("|").map(
        lambda codes, code=code: code in codes).any()]  # fmt: skip
    keys_en = "; ".join(f"{REASON_LETTERS[code]} {label('reason', code, 'en')}" for code in shown)
    keys_zh = "；".join(f"{REASON_LETTERS[code]} {label('reason', code, 'zh')}" for code in shown)
    used = plans[plans["doc_id"].isin({*best["doc_a"], *best["doc_b"]})]
    note_en, note_zh = source_notes(len(best), "pairs", "对", used)
    return Plot(
        name="05_comparability",
        fig=fig,
        lang=lang,
        caption_en=f"Shared indicators by pairs of plans: the best pair of statements. {keys_en}. "
        f"White: not both plans give a number. {note_en}",
        caption_zh=f"各对规划共有的指标：取最可比的一对陈述。{keys_zh}。空白：并非两份规划都给出数值。{note_zh}",
        rows=_with_ids(best.drop(columns=["rank", "column"])),
        call="plot_comparability(best_pairs(pairs), plans, indicators)",
    )


def plot_dumbbells(
    values: pd.DataFrame,
    plans: pd.DataFrame,
    indicators: pd.DataFrame,
    *,
    kind: str = "target",
    unit: str = "%",
    lang: Lang = "en",
    width: str | float = "double",
) -> Plot:
    """Values of one kind and unit that may stand side by side, one line for each indicator.

    Parameters
    ----------
    values
        What `ecociv.analysis.pairs.comparable_values` returns.
    plans
        What `plan_list` returns.
    indicators
        Rows of the ``indicators`` table.
    kind, unit
        Which values; targets and reported status never share a figure.
    lang, width
        As everywhere.
    """
    own = values[(values["kind"] == kind) & (values["unit"] == unit)]
    spread = own.groupby("indicator_id")["low"].agg(lambda cells: cells.max() - cells.min())
    rows = list(spread.sort_values(ascending=False, kind="stable").index)
    names = indicators.set_index("indicator_id")[f"name_{lang}"]
    used = plans[plans["doc_id"].isin(own["doc_id"])]
    with figure_style():
        fig, ax = new_figure(width, (30 if is_slim(width) else 22) + 5.4 * max(len(rows), 1))
        for y, indicator_id in enumerate(rows):
            _dumbbell(ax, y, own[own["indicator_id"] == indicator_id], list(plans["doc_id"]))
        ax.set_ylim(max(len(rows), 1) - 0.4, -0.6)
        ax.set_yticks(range(len(rows)), [row_name(names[row], lang, width) for row in rows])
        ax.set_xlabel({"en": f"Value ({unit})", "zh": f"数值（{unit}）"}[lang])
        ax.set_xlim(left=0)
        grid(ax)
        handles = [_mark(list(plans["doc_id"]).index(row.doc_id), getattr(row, f"name_{lang}"))
                   for row in used.itertuples()]  # fmt: skip
        handles += [
            _line(label("comparability", COMPARABLE, lang), "-"),
            _line(label("comparability", CAUTION, lang), _DASHED),
        ]
        fig.legend(handles=handles, loc="outside upper center", ncols=2 if is_slim(width) else 4)
    note_en, note_zh = source_notes(len(own), f"values ({kind})", "个数值", used)
    what = "Targets" if kind == "target" else "Reported results"
    what_zh = "目标" if kind == "target" else "现状"
    return Plot(
        name=f"05_dumbbells_{kind}",
        fig=fig,
        lang=lang,
        caption_en=f"{what} in {unit} that may stand side by side; years at the right in the order "
        f"of the values (– not written; in brackets: inferred). A dashed line: read with caution. "
        f"{note_en}",
        caption_zh=f"可以并列的{what_zh}（{unit}）；右侧年份按数值从小到大排列（–为未写明，括号内为推断）。虚线：须慎比。{note_zh}",
        rows=own.rename(columns={"statement_id": "statement_ids"}),
        call=f"plot_dumbbells(comparable_values(pairs), plans, indicators, kind={kind!r})",
    )


def _indicator_order(best: pd.DataFrame) -> list[str]:
    """Indicators with the most usable pairs first."""
    usable = (best["comparability"] != REFUSED).groupby(best["indicator_id"]).sum()
    total = best.groupby("indicator_id").size()
    return sorted(usable.index, key=lambda name: (-usable[name], -total[name], name))


def _cell(ax: Axes, x: int, y: int, comparability: str, codes: str, rotation: int) -> None:
    ax.fill_between([x - 0.5, x + 0.5], y - 0.5, y + 0.5, color=_FILL[comparability], linewidth=0)
    letters = "".join(REASON_LETTERS.get(code, "") for code in codes.split("|"))
    color = MUTED if comparability == REFUSED else INK
    ax.text(x, y, letters, ha="center", va="center", size=SMALLEST_SIZE, color=color,
            rotation=rotation)  # fmt: skip


def _dumbbell(ax: Axes, y: int, own: pd.DataFrame, doc_ids: list[str]) -> None:
    dashed = (own["comparability"] != COMPARABLE).any()
    ends = [own["low"].min(), own["low"].max()]
    ax.plot(ends, [y, y], color=MUTED, linestyle=_DASHED if dashed else "-", zorder=1)
    ordered = own.sort_values(["low", "doc_id"])
    same = ordered.groupby("low").cumcount()
    for row, step in zip(ordered.itertuples(), same, strict=True):
        mark = _mark(doc_ids.index(row.doc_id), "")
        ax.plot([row.low], [y - 0.26 * step], marker=mark.get_marker(), linestyle="",
                color=mark.get_color(), markeredgecolor=INK, markeredgewidth=0.4,
                markersize=5, zorder=3)  # fmt: skip
    years = [_year(row.year, row.year_source) for row in ordered.itertuples()]
    ax.text(1.01, y, " · ".join(years), transform=ax.get_yaxis_transform(), va="center",
            size=SMALL_SIZE, color=MUTED)  # fmt: skip


def _year(year: Any, source: str) -> str:
    """A year as it stands at the right: in brackets where it was inferred."""
    if pd.isna(year):
        return "–"
    return f"{int(year)}" if source == "explicit" else f"({int(year)})"


def _mark(place: int, name: str) -> Line2D:
    return Line2D(
        [], [], linestyle="", label=name, marker=MARKERS[place % len(MARKERS)],
        color=PALETTE[place % len(PALETTE)], markeredgecolor=INK, markeredgewidth=0.4,
        markersize=5,
    )  # fmt: skip


def _line(name: str, style: Any) -> Line2D:
    return Line2D([], [], label=name, linestyle=style, color=MUTED)


def _with_ids(pairs: pd.DataFrame) -> pd.DataFrame:
    ids = pairs["statement_a"] + "|" + pairs["statement_b"]
    return pairs.assign(statement_ids=ids)


def _pairs(tables: Tables) -> pd.DataFrame:
    return compare_shared(tables.statements, tables.documents, tables.places)


def _comparability(tables: Tables, *, lang: Lang, width: str | float) -> Plot:
    plans = plan_list(tables.documents, tables.places)
    pairs = best_pairs(_pairs(tables))
    return plot_comparability(pairs, plans, tables.indicators, lang=lang, width=width)


def _target_dumbbells(tables: Tables, *, lang: Lang, width: str | float) -> Plot:
    plans = plan_list(tables.documents, tables.places)
    values = comparable_values(_pairs(tables))
    return plot_dumbbells(values, plans, tables.indicators, lang=lang, width=width)


FIGURES = (
    FigureSpec("05_comparability", _comparability, widths=BOTH_WIDTHS),
    FigureSpec("05_dumbbells_target", _target_dumbbells, widths=BOTH_WIDTHS),
)
