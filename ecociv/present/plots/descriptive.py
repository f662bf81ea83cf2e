"""Figures of what plans commit to (notebook 03).

In: frames of `ecociv.analysis.describe` and the plans in order. Out: a `Plot` each.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from ecociv.analysis import describe
from ecociv.present.labels import in_order, label, plan_list, source_notes
from ecociv.present.panels import count_matrix, dot_panels, nothing_to_show
from ecociv.present.plot import FigureSpec, Plot
from ecociv.present.style import BOTH_WIDTHS, Lang, figure_style, new_figure
from ecociv.tables.holder import Tables

_INTERVAL_EN = (
    "Dot: share; line: simultaneous 95% interval (Goodman 1965), rows of one sentence counted as "
    "one draw; right: number of statements; in brackets: all of the plan. Each plan is read whole: "
    "the line shows how firmly so few statements tell plans apart, not an error of sampling."
)
_INTERVAL_ZH = (
    "点为占比，线为95%联合置信区间（Goodman 1965；同一句内的各条按一次抽取计），右侧数字为条数，"
    "括号内为该规划总条数。规划均为全文读取，区间反映条数之少所致的不确定，并非抽样误差。"
)


def plot_kinds(
    kinds: pd.DataFrame, plans: pd.DataFrame, *, lang: Lang = "en", width: str | float = "double"
) -> Plot:
    """Kinds of statement of each plan, from `describe.count_kinds`."""
    return _composition(
        kinds, plans, "kinds", "kind", lang, width,
        ("Kinds of statement.", "各类陈述的占比。"), ("statements", "条陈述"),
    )  # fmt: skip


def plot_domains(
    domains: pd.DataFrame, plans: pd.DataFrame, *, lang: Lang = "en", width: str | float = "double"
) -> Plot:
    """Attention of each plan to the domains, from `describe.attention_by_domain`."""
    left_out = int(domains.drop_duplicates("doc_id")["n_unmapped"].sum())
    en = "Attention to the domains of eco-civilization: targets, investments and projects by the "
    en += f"domain of their indicator; {left_out} more have no indicator in the codebook."
    zh = "对各生态文明领域的关注：目标、投资与工程按指标所属领域的占比；"
    zh += f"另有{left_out}条无对应指标。"
    what = ("quantified commitments", "条量化承诺")
    return _composition(domains, plans, "domains", "domain", lang, width, (en, zh), what)


def plot_operators(
    operators: pd.DataFrame,
    plans: pd.DataFrame,
    *,
    lang: Lang = "en",
    width: str | float = "double",
) -> Plot:
    """How values are bounded, from `describe.count_operators`."""
    return _composition(
        operators, plans, "operators", "operator", lang, width,
        ("How the values of targets, investments and projects are bounded.",
         "目标、投资与工程数值的限定方式。"), ("quantified commitments", "条量化承诺"),
    )  # fmt: skip


def plot_strength(
    strength: pd.DataFrame,
    plans: pd.DataFrame,
    *,
    lang: Lang = "en",
    width: str | float = "double",
) -> Plot:
    """How firmly targets are worded, from `describe.count_strength`."""
    return _composition(
        strength, plans, "strength", "strength", lang, width,
        ("How firmly targets are worded, by the class of their commitment word.",
         "目标用词的强度（按承诺用词的类别）。"), ("targets", "条目标"),
    )  # fmt: skip


def plot_specificity(
    features: pd.DataFrame,
    plans: pd.DataFrame,
    *,
    lang: Lang = "en",
    width: str | float = "double",
) -> Plot:
    """Share of targets that say what is needed to check them, from `describe.specificity`."""
    names = {code: label("feature", code, lang) for code in describe.FEATURES}
    shown = _shown(features, plans)
    with figure_style():
        fig = dot_panels(
            features,
            shown,
            "feature",
            names,
            xlabel=_SHARE_OF_TARGETS[lang],
            lang=lang,
            width=width,
        )
    n = int(features.drop_duplicates("doc_id")["n_plan"].sum())
    note = source_notes(n, "targets", "条目标", shown)
    en = (
        "Targets that say what a reader needs in order to check them: a baseline (base year or "
        "starting value); the year beside the value; the year anywhere in the text that governs "
        "it; a bound instead of a bare number; a written scope; a responsible body. Dot: share of "
        "the plan's targets; line: 95% interval (Wilson 1927), rows of one sentence counted as one "
        "draw; right: targets that have it; in brackets: targets of the plan. "
    )
    zh = (
        "目标是否给出核查所需的信息：基准（基准年或起始值）、同句写明的年份、文中（含标题与前句）"
        "的年份、上下限、范围、责任单位。点为占该规划目标的比例，线为95%置信区间（Wilson 1927；"
        "同一句内的各条按一次抽取计），右侧数字为具备该信息的目标数，括号内为目标总数。"
    )
    call = f"plot_specificity(features, plans, lang={lang!r}, width={width!r})"
    return Plot("03_specificity", fig, lang, en + note[0], zh + note[1], features, call)


def plot_density(
    rates: pd.DataFrame, plans: pd.DataFrame, *, lang: Lang = "en", width: str | float = "double"
) -> Plot:
    """Statements per 1,000 characters, from `describe.density`."""
    names = {code: label("measure", code, lang) for code in rates["measure"].unique()}
    axis = {"en": "Statements per 1,000 characters of text", "zh": "每千字条数"}
    with figure_style():
        fig = dot_panels(
            rates, plans, "measure", names, value="per_1000", xlabel=axis[lang], lang=lang,
            width=width, percent=False, totals=False,
        )  # fmt: skip
    n = int(rates.loc[rates["measure"] == "commitments", "n"].sum())
    note = source_notes(n, "commitments", "条承诺", plans)
    en = (
        "Density of commitments per 1,000 characters of the text as read. Line: 95% interval (Fay "
        "and Feuer 1997), a sentence with all its statements being one event; right: number of "
        "statements. Copies that lost their tables or parts hold fewer numbers than their plans. "
    )
    zh = (
        "每千字（修复后文本）的承诺条数。线为95%置信区间（Fay与Feuer 1997；一句及其各条计为"
        "一个事件），右侧数字为条数。表格或段落缺失的副本，其数字少于原规划。"
    )
    call = f"plot_density(rates, plans, lang={lang!r}, width={width!r})"
    return Plot("03_density", fig, lang, en + note[0], zh + note[1], rates, call)


def plot_units(
    families: pd.DataFrame,
    plans: pd.DataFrame,
    *,
    lang: Lang = "en",
    width: str | float = "double",
) -> Plot:
    """What the numbers measure, from `describe.count_units`."""
    counts = families.pivot(index="doc_id", columns="unit_family", values="n")
    counts = counts.loc[:, in_order("unit_family", counts.columns)].reindex(plans["doc_id"])
    words = [label("unit_family", code, lang) for code in counts.columns]
    with figure_style():
        if counts.empty:
            fig = nothing_to_show(lang, width)
        else:
            fig, ax = new_figure(width, 18 + 5.0 * len(plans))
            count_matrix(ax, counts.fillna(0), words, plans[f"name_{lang}"].tolist())
    n = int(families["n"].sum())
    note = source_notes(n, "quantified commitments", "条量化承诺", plans)
    en = (
        "What the numbers of targets, investments and projects measure: number of statements by "
        "family of unit, the darker the larger the share of the plan (one per other: a quantity "
        "for each unit of another, such as µg/m³). "
    )
    zh = (
        "目标、投资与工程数值的计量对象：按单位类别的条数，颜色越深占该规划比例越大"
        "（复合单位如微克/立方米）。"
    )
    call = f"plot_units(families, plans, lang={lang!r}, width={width!r})"
    return Plot("03_units", fig, lang, en + note[0], zh + note[1], families, call)


def plot_sections(
    classes: pd.DataFrame, plans: pd.DataFrame, *, lang: Lang = "en", width: str | float = "double"
) -> Plot:
    """Sections that commit to a number, a date or neither: `describe.quantified_sections`."""
    names = {
        code: label("section_class", code, lang)
        for code in in_order("section_class", classes["section_class"].unique())
    }
    axis = {"en": "Share of the plan's smallest sections (%)", "zh": "占最小章节的比例（%）"}
    with figure_style():
        fig = dot_panels(
            classes, plans, "section_class", names, xlabel=axis[lang], lang=lang, width=width
        )
    note = source_notes(int(classes["n"].sum()), "sections", "个最小章节", plans)
    en = (
        "Quantified and unquantified commitments: the plan's smallest sections by the firmest "
        "commitment that stands in them. A section with neither may still commit in words. Line: "
        "simultaneous 95% interval (Goodman 1965); right: number of sections; in brackets: all of "
        "the plan. "
    )
    zh = (
        "量化与未量化的承诺：各规划最小章节按其中最确切的承诺分类；两者皆无的章节仍可能有文字承诺。"
        "线为95%联合置信区间（Goodman 1965），右侧数字为章节数，括号内为该规划最小章节总数。"
    )
    call = f"plot_sections(classes, plans, lang={lang!r}, width={width!r})"
    return Plot("03_sections", fig, lang, en + note[0], zh + note[1], classes, call)


_SHARE_OF_TARGETS = {"en": "Share of the plan's targets (%)", "zh": "占该规划目标的比例（%）"}


def _composition(
    frame: pd.DataFrame,
    plans: pd.DataFrame,
    name: str,
    field: str,
    lang: Lang,
    width: str | float,
    titles: tuple[str, str],
    what: tuple[str, str],
) -> Plot:
    names = {code: label(field, code, lang) for code in in_order(field, frame[field].unique())}
    shown = _shown(frame, plans)
    axis = {
        "en": f"Share of the plan's {what[0]} (%)",
        "zh": f"占该规划{what[1].removeprefix('条')}的比例（%）",
    }
    with figure_style():
        fig = dot_panels(frame, shown, field, names, xlabel=axis[lang], lang=lang, width=width)
    note = source_notes(int(frame["n"].sum()), *what, shown)
    en, zh = f"{titles[0]} {_INTERVAL_EN} {note[0]}", f"{titles[1]}{_INTERVAL_ZH}{note[1]}"
    call = f"plot_{name}({name}, plans, lang={lang!r}, width={width!r})"
    return Plot(f"03_{name}", fig, lang, en, zh, frame, call)


def _shown(frame: pd.DataFrame, plans: pd.DataFrame) -> pd.DataFrame:
    """Plans that the frame reports."""
    return plans[plans["doc_id"].isin(frame["doc_id"])]


def _drawn(
    find: Callable[[Tables, list[str]], pd.DataFrame], plot: Callable[..., Plot]
) -> Callable[..., Plot]:
    def draw(tables: Tables, **options: Any) -> Plot:
        plans = plan_list(tables.documents, tables.places)
        return plot(find(tables, plans["doc_id"].tolist()), plans, **options)

    return draw


def _both(name: str, draw: Callable[..., Plot]) -> FigureSpec:
    return FigureSpec(name, draw, widths=BOTH_WIDTHS)


FIGURES = (
    _both("03_kinds", _drawn(lambda t, ids: describe.count_kinds(t.statements, ids), plot_kinds)),
    _both(
        "03_domains",
        _drawn(
            lambda t, ids: describe.attention_by_domain(t.statements, t.indicators, ids),
            plot_domains,
        ),
    ),
    _both(
        "03_operators",
        _drawn(lambda t, ids: describe.count_operators(t.statements, ids), plot_operators),
    ),
    _both(
        "03_strength",
        _drawn(lambda t, ids: describe.count_strength(t.statements, ids), plot_strength),
    ),
    _both(
        "03_units",
        _drawn(lambda t, ids: describe.count_units(t.statements, t.units, ids), plot_units),
    ),
    _both(
        "03_specificity",
        _drawn(
            lambda t, ids: describe.specificity(t.statements, t.task_agencies, ids),
            plot_specificity,
        ),
    ),
    _both(
        "03_density", _drawn(lambda t, _: describe.density(t.statements, t.documents), plot_density)
    ),
    _both(
        "03_sections",
        _drawn(
            lambda t, ids: describe.quantified_sections(t.sections, t.statements, ids),
            plot_sections,
        ),
    ),
)
