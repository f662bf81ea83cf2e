"""Figures of how plans mean to act (notebook 08).

In: frames of `ecociv.analysis.instruments` and `ecociv.analysis.coding`, and the plans in order.
Out: a `Plot` each.
"""

from __future__ import annotations

import math
from typing import Any

import pandas as pd
from matplotlib.figure import Figure

from ecociv.analysis.clauses import plans_of
from ecociv.analysis.coding import (
    agreement_table,
    code_scores,
    compare_codes,
    confusion_table,
    load_sample,
)
from ecociv.analysis.instruments import (
    CODES,
    NO_COMMITMENT,
    NO_DOMAIN,
    code_clauses,
    find_measures,
)
from ecociv.analysis.mixes import instrument_mix
from ecociv.present.labels import in_order, label, plan_list, source_notes
from ecociv.present.panels import count_matrix, dot_panels, nothing_to_show
from ecociv.present.plot import FigureSpec, Plot
from ecociv.present.style import (
    BOTH_WIDTHS,
    MUTED,
    PALETTE,
    Lang,
    figure_style,
    grid,
    new_figure,
    width_mm,
)
from ecociv.tables.holder import Tables

WORDS = {
    "regulation": ("Regulation", "管制"),
    "planning": ("Planning", "规划"),
    "market": ("Market", "市场"),
    "information": ("Information", "信息"),
    "public_investment": ("Public investment", "公共投资"),
    "organisation": ("Organisation", "组织"),
    "voluntary": ("Voluntary", "自愿"),
    "unspecified": ("No means named", "未言明手段"),
    "none": ("No commitment", "非承诺"),
}
_BROAD_MM, _VERY_BROAD_MM = 120, 170
_SOURCE_EN = (
    "Clauses coded by cue words (ecociv/codebook/data/instruments.csv; typology after Hood 1983 "
    "and Vedung 1998). "
)
_SOURCE_ZH = (
    "分句按线索词编码（ecociv/codebook/data/instruments.csv；分类参照Hood 1983与Vedung 1998）。"
)


def instrument_word(code: str, lang: Lang) -> str:
    """Short name of an instrument.

    Examples
    --------
    >>> instrument_word("market", "en"), instrument_word("market", "zh")
    ('Market', '市场')
    """
    return WORDS[code][lang == "zh"]


def plot_mix(
    mix: pd.DataFrame, plans: pd.DataFrame, *, lang: Lang = "en", width: str | float = "double"
) -> Plot:
    """Mix of instruments of each plan.

    Parameters
    ----------
    mix
        What `instrument_mix` gives without ``by``.
    plans
        As from `plan_list`.
    lang, width
        Language and width of the figure.
    """
    names = {code: instrument_word(code, lang) for code in CODES}
    axis = {"en": "Share of commitment clauses without a number, within the plan (%)",
            "zh": "占该规划无数字承诺分句的比例（%）"}  # fmt: skip
    frame = mix.rename(columns={"n_group": "n_plan"})
    shown = plans[plans["doc_id"].isin(frame.loc[frame["n_plan"] > 0, "doc_id"])]
    names = names if len(shown) else {}
    with figure_style():
        fig = dot_panels(
            frame, shown, "instrument", names, xlabel=axis[lang], lang=lang, width=width
        )
        if names:
            _zoom(fig, float(frame["high"].max()))
    n = int(frame["n"].sum())
    note = source_notes(n, "clauses without a number", "个无数字分句", shown)
    en = (
        "Policy instruments of commitment clauses that hold no number. "
        + _SOURCE_EN
        + "Dot: share; "
        "line: simultaneous 95% interval (Goodman 1965), clauses of one sentence counted as one "
        "draw; it leaves out errors of coding. Right: clauses; in brackets: all of the plan. "
    )
    zh = (
        "无数字承诺分句的政策工具。" + _SOURCE_ZH + "点为占比，线为95%联合置信区间（Goodman 1965；"
        "同一句内各分句按一次抽取计），未含编码误差；右侧为分句数，括号内为该规划分句总数。"
    )
    call = f"plot_mix(mix, plans, lang={lang!r}, width={width!r})"
    return Plot("08_mix", fig, lang, en + note[0], zh + note[1], mix, call)


def plot_domain_mix(
    measures: pd.DataFrame,
    plans: pd.DataFrame,
    *,
    lang: Lang = "en",
    width: str | float = "double",
) -> Plot:
    """Instruments by domain, all plans together.

    Parameters
    ----------
    measures
        Rows of `find_measures`, as far as they count.
    plans
        As from `plan_list`.
    lang, width
        Language and width of the figure.
    """
    counts = pd.crosstab(measures["domain"], measures["instrument"])
    order = in_order("domain", counts.index)
    counts = counts.reindex(index=order, columns=list(CODES), fill_value=0)
    other = {"en": "Not stated", "zh": "未标明"}[lang]
    rows = [other if code == NO_DOMAIN else label("domain", code, lang) for code in order]
    with figure_style():
        if rows:
            upright = _upright(lang, width) or width_mm(width) > _VERY_BROAD_MM
            fig, ax = new_figure(width, (14 if upright else 24) + 5.2 * len(rows))
            words = [instrument_word(code, lang) for code in CODES]
            count_matrix(ax, counts, words, rows, upright=upright)
        else:
            fig = nothing_to_show(lang, width)
    shown = plans[plans["doc_id"].isin(measures["doc_id"])]
    note = source_notes(len(measures), "clauses without a number", "个无数字分句", shown)
    en = (
        "Policy instruments by domain: number of commitment clauses without a number, the darker "
        "the larger the share of the domain. The domain is that of the innermost heading that "
        "names one. " + _SOURCE_EN
    )
    zh = (
        "各领域的政策工具：无数字承诺分句数，颜色越深占该领域比例越大；领域取自最近一级能判明领域的"
        "标题。" + _SOURCE_ZH
    )
    call = f"plot_domain_mix(measures, plans, lang={lang!r}, width={width!r})"
    rows_behind = counts.reset_index().melt("domain", var_name="instrument", value_name="n")
    return Plot("08_domains", fig, lang, en + note[0], zh + note[1], rows_behind, call)


def plot_reliability(
    compared: pd.DataFrame,
    plans: pd.DataFrame,
    *,
    lang: Lang = "en",
    width: str | float = "double",
) -> Plot:
    """Annotated codes against codes by cue, and how well each code is found.

    Parameters
    ----------
    compared
        What `compare_codes` gives.
    plans
        As from `plan_list`.
    lang, width
        Language and width of the figure.
    """
    order = [*CODES, NO_COMMITMENT]
    counts = confusion_table(compared).loc[order, order]
    scores = code_scores(compared).set_index("instrument").loc[order]
    words = [instrument_word(code, lang) for code in order]
    with figure_style():
        if compared.empty:
            fig = nothing_to_show(lang, width)
        else:
            upright = _upright(lang, width)
            height = (22 if upright else 32) + 5.2 * len(order)
            fig, (left, right) = new_figure(width, height, 1, 2, width_ratios=(2.2, 1))
            count_matrix(left, counts, words, words, upright=upright)
            left.set_ylabel({"en": "Read", "zh": "通读"}[lang])
            left.set_xlabel({"en": "By cue", "zh": "按线索词"}[lang])
            left.xaxis.set_label_position("top")
            _draw_scores(right, scores, lang)
    agreement = agreement_table(compared).set_index(["question", "clauses"])
    whole = agreement.loc[("instrument", "all")]
    kappa = f"{whole['kappa']:.2f} ({whole['low']:.2f}–{whole['high']:.2f})"
    shown = plans[plans["doc_id"].isin(compared["doc_id"])]
    note = source_notes(len(compared), "annotated clauses", "个标注分句", shown)
    en = (
        "Coding by cue words against a reading of a random sample; the reader is a language model, "
        "as the writer of the cue words was. Left: number of clauses, the darker the larger the "
        "share of the row. Right: precision (filled) and recall (hollow) of "
        "each code with 95% Wilson intervals. Which instrument, where both say that the clause "
        f"commits: kappa {kappa} in {int(whole['n'])} clauses. "
    )
    zh = (
        "线索词编码与随机样本通读标注的对照；标注者与线索词的编写者均为语言模型。左：分句数，颜色越深占该行比例越大；右：各编码的精确率"
        "（实心）与召回率（空心），线为95% Wilson区间。双方均判为承诺的分句中，工具编码的κ为"
        f"{kappa}，共{int(whole['n'])}个分句。"
    )
    call = f"plot_reliability(compared, plans, lang={lang!r}, width={width!r})"
    return Plot("08_reliability", fig, lang, en + note[0], zh + note[1], scores.reset_index(), call)


def _upright(lang: Lang, width: str | float) -> bool:
    """Whether the names of instruments need not be turned: Chinese ones, on a broad page."""
    return lang == "zh" and width_mm(width) > _BROAD_MM


def _zoom(fig: Figure, highest: float) -> None:
    """End the common axis of shares soon after the highest interval: no share is near 100%."""
    end = min(1.0, math.ceil(10 * highest) / 10) if math.isfinite(highest) else 1.0
    for ax in fig.axes:
        ax.set_xlim(-0.03 * end, 1.03 * end)
        ax.set_xticks([0, end / 2, end], ["0", f"{50 * end:g}", f"{100 * end:g}"])


def _draw_scores(ax: Any, scores: pd.DataFrame, lang: Lang) -> None:
    for shift, name, face in ((-0.16, "precision", PALETTE[0]), (0.16, "recall", "white")):
        at = [place + shift for place in range(len(scores))]
        ax.hlines(
            at, scores[f"{name}_low"], scores[f"{name}_high"], color=PALETTE[2], linewidth=1.2
        )
        ax.plot(
            scores[name], at, "o", markersize=3.2, markerfacecolor=face,
            markeredgecolor=PALETTE[0], markeredgewidth=0.8,
        )  # fmt: skip
    ax.set_ylim(len(scores) - 0.5, -0.5)
    ax.set_yticks([])
    ax.set_xlim(-0.03, 1.03)
    ax.set_xticks([0, 0.5, 1], ["0", "50", "100"])
    ax.set_xlabel({"en": "Precision ●,\nrecall ○ (%)", "zh": "精确率●\n召回率○（%）"}[lang])
    ax.spines["left"].set_color(MUTED)
    grid(ax, "x")


def _qualitative(tables: Tables) -> pd.DataFrame:
    measures = find_measures(plans_of(tables.documents), tables.statements, tables.tasks)
    return measures[measures["qualitative"]]


def _mix(tables: Tables, **options: Any) -> Plot:
    plans = plan_list(tables.documents, tables.places)
    mix = instrument_mix(_qualitative(tables), plans["doc_id"].tolist())
    return plot_mix(mix, plans, **options)


def _domains(tables: Tables, **options: Any) -> Plot:
    plans = plan_list(tables.documents, tables.places)
    return plot_domain_mix(_qualitative(tables), plans, **options)


def _reliability(tables: Tables, **options: Any) -> Plot:
    plans = plan_list(tables.documents, tables.places)
    compared = compare_codes(code_clauses(plans_of(tables.documents)), load_sample())
    return plot_reliability(compared, plans, **options)


#: They need the texts of the plans, which `plans_of` finds from the current folder.
FIGURES = (
    FigureSpec("08_mix", _mix, widths=BOTH_WIDTHS),
    FigureSpec("08_domains", _domains, widths=BOTH_WIDTHS),
    FigureSpec("08_reliability", _reliability, widths=BOTH_WIDTHS),
)
