"""Figures of notebook 06: which list was in force for which plan, and how far plans are from it."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from ecociv.analysis.lists import lists_in_force
from ecociv.analysis.standards import MET, measure_plans
from ecociv.analysis.vintage import plan_vintage
from ecociv.present.labels import plan_list, source_notes, unit_sign
from ecociv.present.plot import FigureSpec, Plot
from ecociv.present.rows import is_slim, row_name
from ecociv.present.style import (
    BOTH_WIDTHS,
    INK,
    MUTED,
    PALETTE,
    PAPER,
    RULE,
    SMALL_SIZE,
    Lang,
    figure_style,
    grid,
    new_figure,
)
from ecociv.tables.holder import Tables

#: What a list is to a plan, as one word: its use where it is in force, else why it is not.
_FILL = {
    "own_level": PALETTE[0],
    "analogy": PALETTE[2],
    "national": PALETTE[3],
    "same_year": PALETTE[4],
    "superseded": "#C9CDD1",
    "expired": "#C9CDD1",
    "other_level": "#ECECEC",
    "not_yet_issued": PAPER,
    "undated_plan": PAPER,
}
_WORDS = {
    "own_level": ("in force, own level", "有效，本层级"),
    "analogy": ("in force, by analogy", "有效，类比"),
    "national": ("in force, national", "有效，全国"),
    "same_year": ("same year", "同年"),
    "superseded": ("superseded", "已被取代"),
    "expired": ("expired", "已到期"),
    "other_level": ("another level", "非本层级"),
    "not_yet_issued": ("not yet issued", "尚未发布"),
    "undated_plan": ("undated plan", "规划无日期"),
}
#: Signs instead of words where the figure is narrow; the legend explains them.
_SHORT = {
    "own_level": "●", "analogy": "◐", "national": "○", "same_year": "=", "superseded": "↑",
    "expired": "×", "other_level": "–", "not_yet_issued": "", "undated_plan": "?",
}  # fmt: skip
_DARK = {"own_level"}
_KIND_WORDS = {"en": {"target": "target", "status": "reported"},
               "zh": {"target": "目标", "status": "现状"}}  # fmt: skip


def plot_lists(
    lists: pd.DataFrame, plans: pd.DataFrame, *, lang: Lang = "en", width: str | float = "double"
) -> Plot:
    """What each national list is to each plan.

    Parameters
    ----------
    lists
        What `ecociv.analysis.lists.lists_in_force` returns.
    plans
        What `plan_list` returns.
    lang, width
        As everywhere.
    """
    shown = lists.assign(state=[_state(row.use, row.timing) for row in lists.itertuples()])
    rows = shown.drop_duplicates("list_id").sort_values(["edition", "list_id"])
    place = {list_id: y for y, list_id in enumerate(rows["list_id"])}
    column = {doc_id: x for x, doc_id in enumerate(plans["doc_id"])}
    word, slim = 0 if lang == "en" else 1, is_slim(width)
    with figure_style():
        fig, ax = new_figure(width, 42 + 10.5 * len(place) if slim else 16 + 7.5 * len(place))
        for row in shown.itertuples():
            x, y = column[row.doc_id], place[row.list_id]
            ax.fill_between([x - 0.5, x + 0.5], y - 0.5, y + 0.5, facecolor=_FILL[row.state],
                            edgecolor=RULE, linewidth=0.6)  # fmt: skip
            color = PAPER if row.state in _DARK else INK
            text = _SHORT[row.state] if slim else _WORDS[row.state][word]
            ax.text(x, y, text, ha="center", va="center", color=color,
                    size=SMALL_SIZE)  # fmt: skip
        ax.set_xlim(-0.5, max(len(column), 1) - 0.5)
        ax.set_ylim(max(len(place), 1) - 0.5, -0.5)
        titles = [row_name(title, lang, width) for title in rows[f"list_{lang}"]]
        ax.set_yticks(range(len(place)), titles)
        ax.set_xticks(range(len(column)), plans[f"name_{lang}"], rotation=90 if slim else 0)
        ax.xaxis.tick_top()
        ax.tick_params(length=0)
        for side in ("left", "bottom"):
            ax.spines[side].set_visible(False)
        if slim:
            handles = [
                Patch(facecolor=_FILL[state], edgecolor=RULE,
                      label=f"{_SHORT[state]} {_WORDS[state][word]}")
                for state in _FILL if state in set(shown["state"])
            ]  # fmt: skip
            fig.legend(handles=handles, loc="outside lower center", ncols=2)
    note_en, note_zh = source_notes(len(shown), "pairs of a plan and a list", "对规划与清单", plans)
    en = (
        "National lists by year of edition, and what each is to each plan. In force: issued before "
        "the plan was made and the newest for its level; by analogy: for a development zone, for "
        "which no list is written, that of counties; same year: the order is not known. "
    )
    zh = (
        "各国家清单（按版次年份）与各规划的关系。有效：在规划制定前发布且为该层级最新；类比：开发区无专门清单，"
        "以县级清单类比；同年：先后不明。"
    )
    call = "plot_lists(lists, plans)"
    return Plot("06_lists", fig, lang, en + note_en, zh + note_zh, shown, call)


def plot_distances(
    measured: pd.DataFrame,
    plans: pd.DataFrame,
    indicators: pd.DataFrame,
    *,
    lang: Lang = "en",
    width: str | float = "double",
) -> Plot:
    """Distance of plans to the confirmed thresholds that they meet.

    Parameters
    ----------
    measured
        What `ecociv.analysis.standards.measure_plans` returns.
    plans
        What `plan_list` returns.
    indicators
        Rows of the ``indicators`` table.
    lang, width
        As everywhere.
    """
    met = measured[measured["verdict"].isin(MET)].copy()
    met["share"] = 100 * met["distance"] / met["threshold_low"].abs()
    order = {doc_id: number for number, doc_id in enumerate(plans["doc_id"])}
    met["place"] = met["doc_id"].map(order)
    met = met.sort_values(["place", "use", "share", "indicator_id", "kind"], ignore_index=True)
    names = indicators.set_index("indicator_id")[f"name_{lang}"]
    used = plans[plans["doc_id"].isin(met["doc_id"])]
    with figure_style():
        slim = is_slim(width)
        fig, ax = new_figure(width, (34 if slim else 24) + 5.2 * (len(met) + len(used)))
        ticks = _distance_rows(ax, met, used, names, lang)
        ticks = {y: row_name(name, lang, width) for y, name in ticks.items()}
        ax.axvline(0, color=INK, linewidth=0.8, zorder=1)
        ax.set_yticks(list(ticks), list(ticks.values()))
        ax.set_ylim(len(met) + len(used) - 0.4, -0.8)
        below = {"en": "← short of the list", "zh": "← 未达清单"}[lang]
        above = {"en": "beyond the list →", "zh": "超出清单 →"}[lang]
        middle = {"en": "distance, % of the threshold", "zh": "距离（占阈值的%）"}[lang]
        gap = " " * 5
        ax.set_xlabel(
            f"{middle}\n{below}{gap}{above}" if slim else f"{below}{gap}{middle}{gap}{above}"
        )
        grid(ax)
        uses = [use for use in ("own_level", "analogy", "national") if use in set(met["use"])]
        handles: list[Patch | Line2D] = [
            Patch(facecolor=_FILL[use], label=_WORDS[use][0 if lang == "en" else 1]) for use in uses
        ]
        for kind, hollow in (("target", False), ("status", True)):
            handles.append(
                Line2D([], [], linestyle="", marker="o", markeredgecolor=INK, color=INK,
                       markerfacecolor=PAPER if hollow else INK, label=_KIND_WORDS[lang][kind])
            )  # fmt: skip
        fig.legend(handles=handles, loc="outside upper center", ncols=2 if slim else 5)
    note_en, note_zh = source_notes(len(met), "values", "个数值", used)
    en = (
        "Values of plans against confirmed thresholds of the lists in force when they were made, "
        "in % of the threshold, positive where the plan asks for (or reports) more. Right: value "
        "and threshold. A national target is an average of the country, no requirement for a "
        "place. "
    )
    zh = (
        "规划数值与制定时有效清单中已核实阈值的距离（占阈值的百分比，高于要求为正）。右侧：数值与阈值。"
        "全国目标为全国平均，并非对各地的要求。"
    )
    rows = met.drop(columns="place").rename(columns={"statement_id": "statement_ids"})
    call = "plot_distances(measured, plans, indicators)"
    return Plot("06_distances", fig, lang, en + note_en, zh + note_zh, rows, call)


def _distance_rows(
    ax: Axes, met: pd.DataFrame, used: pd.DataFrame, names: pd.Series, lang: Lang
) -> dict[float, str]:
    """Draw the rows under the name of their plan, and give their labels."""
    ticks: dict[float, str] = {}
    y = 0
    for plan in used.itertuples():
        name = getattr(plan, f"name_{lang}")
        ax.text(0, y, name, transform=ax.get_yaxis_transform(), va="center", ha="left",
                bbox={"facecolor": PAPER, "edgecolor": "none", "pad": 1.0})  # fmt: skip
        y += 1
        for row in met[met["doc_id"] == plan.doc_id].itertuples():
            color = _FILL[row.use]
            face = PAPER if row.kind == "status" else color
            ax.plot([0, row.share], [y, y], color=color, linewidth=1.4)
            ax.plot([row.share], [y], "o", markerfacecolor=face, markeredgecolor=color,
                    markersize=5, zorder=3)  # fmt: skip
            sign = {"ge": "≥", "gt": ">", "le": "≤", "lt": "<"}.get(row.operator, "")
            unit = unit_sign(row.unit)
            unit = unit if unit in ("", "%") else f" {unit}"
            ends = dict.fromkeys((f"{row.threshold_low:g}", f"{row.threshold_high:g}"))
            text = f"{row.value:g} | {sign}{'–'.join(ends)}{unit}"
            ax.text(1.01, y, text, transform=ax.get_yaxis_transform(), va="center",
                    size=SMALL_SIZE, color=MUTED)  # fmt: skip
            ticks[y] = names[row.indicator_id]
            y += 1
    return ticks


def _state(use: str, timing: str) -> str:
    if timing in ("not_yet_issued", "undated_plan"):
        return timing
    return use if timing == "in_force" or use == "other_level" else timing


def _plans_and_lists(tables: Tables) -> tuple[pd.DataFrame, pd.DataFrame]:
    vintage = plan_vintage(tables.documents, tables.statements, tables.citations)
    lists = lists_in_force(tables.standards, tables.documents, tables.places, vintage)
    return plan_list(tables.documents, tables.places), lists


def _lists(tables: Tables, *, lang: Lang, width: str | float) -> Plot:
    plans, lists = _plans_and_lists(tables)
    return plot_lists(lists, plans, lang=lang, width=width)


def _distances(tables: Tables, *, lang: Lang, width: str | float) -> Plot:
    plans, lists = _plans_and_lists(tables)
    in_force = lists[lists["applies"]]
    measured = measure_plans(
        tables.statements, tables.standards, in_force, tables.documents, tables.places
    )
    return plot_distances(measured, plans, tables.indicators, lang=lang, width=width)


FIGURES = (
    FigureSpec("06_lists", _lists, widths=BOTH_WIDTHS),
    FigureSpec("06_distances", _distances, widths=BOTH_WIDTHS),
)
