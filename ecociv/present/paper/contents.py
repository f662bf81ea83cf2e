"""What the main tables hold: corpus, kinds, comparability, distances, leads, quality.

In: the tables of a project, and the evaluations of its extraction. Out: `PaperTable` values.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd

from ecociv.analysis.comparability import CLASSES
from ecociv.analysis.compare import compare_shared
from ecociv.analysis.describe import joined_ids
from ecociv.analysis.governance import concentration, role_shares, task_bodies
from ecociv.analysis.lists import lists_in_force
from ecociv.analysis.pairs import best_pairs
from ecociv.analysis.quality import score_intervals
from ecociv.analysis.standards import MET, measure_plans
from ecociv.analysis.vintage import plan_vintage
from ecociv.errors import SourceError
from ecociv.present.function_names import function_name
from ecociv.present.labels import label, plan_list, source_notes, unit_sign
from ecociv.present.paper.table import PaperTable
from ecociv.present.style import LANGS, Lang
from ecociv.tables import find_root, load_tables
from ecociv.tables.gold import evaluate_tables
from ecociv.tables.holder import Tables
from ecociv.tables.shares import POOLED

_KINDS = ("target", "status", "investment", "project", "criterion", "milestone")
_SIGNS = {"ge": "≥", "gt": ">", "le": "≤", "lt": "<", "approx": "≈"}
#: Functions of each plan in the table of who leads.
_TOP = 5

_ALL_PLANS = ("All plans", "全部规划")

Row = dict[str, Any]


def paper_tables(root: str | Path | None = None) -> dict[str, PaperTable]:
    """The main tables of a project by name, ready to be set in a paper.

    Parameters
    ----------
    root
        Folder of the project; by default the nearest one upward that has ``data/raw``.

    Returns
    -------
    dict of PaperTable
        ``corpus`` (the documents), ``kinds`` (statements by kind), ``comparability`` (shared
        indicators and whether their values may be compared), ``distances`` (to the national lists
        in force), ``leads`` (who leads), ``quality`` (extraction against annotated rows). A table
        for which a project has nothing has no row.

    Raises
    ------
    SourceError
        A table is missing or cannot be read.

    Examples
    --------
    >>> tables = paper_tables()
    >>> tables["kinds"].cells("en").iloc[-1].tolist()[:3]
    ['All plans', '177', '41']
    """
    root = find_root() if root is None else Path(root)
    tables = load_tables(root)
    made = [make(tables) for make in _MAKERS]
    return {table.name: table for table in (*made, _quality(root, tables))}


def _corpus(tables: Tables) -> PaperTable:
    plans = _plans(tables)
    rows = plans.merge(tables.documents, on="doc_id")
    for lang in LANGS:
        rows[f"title_{lang}"] = rows[f"title_{lang}"].fillna(rows["title_zh"])
        for field in ("doc_type", "completeness"):
            rows[f"{field}_{lang}"] = [
                "" if pd.isna(code) else label(field, code, lang) for code in rows[field]
            ]
    rows["dated"], rows["posted"] = (
        rows[name].dt.strftime("%Y-%m-%d") for name in ("document_date", "posted_date")
    )
    ends = zip(rows["period_start"], rows["period_end"], strict=True)
    rows["period"] = [
        "" if pd.isna(first) and pd.isna(last) else _joined((first, last)) for first, last in ends
    ]
    for name in ("sections", "statements", "tasks"):
        counts = getattr(tables, name)["doc_id"].value_counts()
        rows[f"n_{name}"] = rows["doc_id"].map(counts).fillna(0).astype("int64")
    return _table("corpus", rows.drop(columns=["doc_type", "completeness"]), tables, len(rows),
                  "documents", "份文件")  # fmt: skip


def _kinds(tables: Tables) -> PaperTable:
    plans, statements = _plans(tables), tables.statements
    rows = []
    for plan in [*plans.to_dict("records"), None]:
        own = statements if plan is None else statements[statements["doc_id"] == plan["doc_id"]]
        stated = (own["year_source"] == "explicit").mean() * 100 if len(own) else None
        counts = own["kind"].value_counts()
        name = plan or {"doc_id": None, "plan_en": _ALL_PLANS[0], "plan_zh": _ALL_PLANS[1]}
        rows.append(
            name
            | {kind: int(counts.get(kind, 0)) for kind in _KINDS}
            | {"total": len(own), "stated": stated, "statement_ids": joined_ids(own)}
        )
    return _table("kinds", pd.DataFrame(rows), tables, len(statements), "statements", "条陈述")


def _comparability(tables: Tables) -> PaperTable:
    pairs = best_pairs(compare_shared(tables.statements, tables.documents, tables.places))
    plans = _plans(tables).set_index("doc_id")
    names = tables.indicators.set_index("indicator_id")
    rows = []
    for pair in pairs.to_dict("records"):
        row: Row = {name: pair[name] for name in ("indicator_id", "doc_a", "doc_b")}
        rate = pair["unit"] == "%/a"
        for lang in LANGS:
            row[f"unit_{lang}"] = _unit(pair["unit"], lang, tables.units)
            codes = [code for code in pair["codes"].split("|") if code]
            mark = "; " if lang == "en" else "；"
            row[f"indicator_{lang}"] = names.at[pair["indicator_id"], f"name_{lang}"]
            row[f"comparability_{lang}"] = label("comparability", pair["comparability"], lang)
            row[f"reasons_{lang}"] = mark.join(label("reason", code, lang) for code in codes)
            for side in "ab":
                row[f"plan_{side}_{lang}"] = plans.at[pair[f"doc_{side}"], f"plan_{lang}"]
        for side in "ab":
            ends = (pair[f"low_{side}"], pair[f"high_{side}"])
            row[f"value_{side}"] = _signed(pair[f"operator_{side}"], ends, 3 if rate else 6)
            row[f"year_{side}"] = _year(pair[f"year_{side}"], pair[f"year_source_{side}"])
        row["rank"] = CLASSES.index(pair["comparability"])
        rows.append(row | {"statement_ids": f"{pair['statement_a']}|{pair['statement_b']}"})
    rows.sort(key=lambda row: (row.pop("rank"), row["indicator_en"].casefold()))
    return _table("comparability", pd.DataFrame(rows), tables, len(rows), "pairs", "对")


def _distances(tables: Tables) -> PaperTable:
    vintage = plan_vintage(tables.documents, tables.statements, tables.citations)
    lists = lists_in_force(tables.standards, tables.documents, tables.places, vintage)
    measured = measure_plans(tables.statements, tables.standards, lists[lists["applies"]],
                             tables.documents, tables.places)  # fmt: skip
    met = measured[measured["verdict"].isin(MET)]
    titles = lists.drop_duplicates("list_id").set_index("list_id")
    names = tables.indicators.set_index("indicator_id")
    plans = _plans(tables)
    rows = plans.reset_index(names="place").merge(met, on="doc_id")
    rows = rows.sort_values(["place", "use", "indicator_id", "kind"], ignore_index=True)
    for lang in LANGS:
        rows[f"indicator_{lang}"] = rows["indicator_id"].map(names[f"name_{lang}"])
        rows[f"unit_{lang}"] = [_unit(unit, lang, tables.units) for unit in rows["unit"]]
        rows[f"list_{lang}"] = rows["list_id"].map(titles[f"list_{lang}"])
        for field, words in (("kind", "kind_one"), ("use", "use")):
            rows[f"{field}_{lang}"] = [label(words, code, lang) for code in rows[field]]
    rows["threshold"] = [
        _signed(row.operator, (row.threshold_low, row.threshold_high)) for row in rows.itertuples()
    ]
    rows = rows.rename(columns={"statement_id": "statement_ids"})
    worded = ("plan", "indicator", "kind", "unit", "list", "use")
    kept = [f"{name}_{lang}" for name in worded for lang in LANGS]
    kept = ["doc_id", *kept, "value", "threshold", "distance", "statement_ids"]
    return _table("distances", rows[kept], tables, len(rows), "values", "个数值")


def _leads(tables: Tables) -> PaperTable:
    bodies = task_bodies(tables.task_agencies, tables.agencies)
    shares = role_shares(bodies).groupby("doc_id", sort=False).head(_TOP)
    rows = _plans(tables).merge(shares, on="doc_id")
    for lang in LANGS:
        rows[f"function_{lang}"] = [function_name(name, lang) for name in rows["function"]]
    rows["interval"] = [f"{100 * row.low:.1f}–{100 * row.high:.1f}" for row in rows.itertuples()]
    rows["share"] *= 100
    n_tasks = int(rows.drop_duplicates("doc_id")["n_tasks"].sum())
    index = concentration(bodies).set_index("doc_id")
    found: dict[str, list[str]] = {lang: [] for lang in LANGS}
    for plan in rows.drop_duplicates("doc_id").to_dict("records"):
        hhi = index.loc[plan["doc_id"]]
        interval = f"[{hhi['low']:.2f}, {hhi['high']:.2f}]"
        for name, parts in found.items():
            parts.append(f"{plan[f'plan_{name}']} {hhi['hhi_corrected']:.2f} {interval}")
    table = _table("leads", rows.drop(columns="function"), tables, n_tasks,
                   "tasks with a lead body", "项有牵头单位的任务")  # fmt: skip
    en = (
        "Herfindahl–Hirschman index of all lead mentions, corrected for few mentions, with its "
        f"95% interval: {'; '.join(found['en'])}. "
    )
    zh = f"全部牵头次数的赫芬达尔指数（经小样本校正）及其95%区间：{'；'.join(found['zh'])}。"
    if rows.empty:
        return table
    return replace(table, source_en=f"{en}{table.source_en}", source_zh=f"{zh}{table.source_zh}")


def _quality(root: Path, tables: Tables) -> PaperTable:
    plans = _plans(tables).set_index("doc_id")
    try:
        scores = score_intervals(evaluate_tables(root))
    except SourceError:  # a project without annotated rows
        scores = pd.DataFrame(columns=["doc_id", "group", "measure", "n_gold", "machine"])
    cells = scores.set_index(["doc_id", "group", "measure"])
    rows = []
    for doc_id in [*plans.index, POOLED]:
        for group in ("numeric", "milestone"):
            if (doc_id, group, "full") not in cells.index:
                continue
            span, full = (cells.loc[(doc_id, group, measure)] for measure in ("span", "full"))
            row: Row = {"doc_id": doc_id, "n_gold": int(full["n_gold"])}
            for lang, pooled in zip(LANGS, _ALL_PLANS, strict=True):
                row[f"plan_{lang}"] = (
                    pooled if doc_id == POOLED else plans.at[doc_id, f"plan_{lang}"]
                )
                row[f"group_{lang}"] = label("gold_group", group, lang)
            row |= {"span_machine": span["machine"], "full_machine": full["machine"],
                    "full_published": full["published"]}  # fmt: skip
            rows.append(row)
    n = sum(row["n_gold"] for row in rows if row["doc_id"] == POOLED)
    return _table("quality", pd.DataFrame(rows), tables, n, "annotated rows", "条标注行")


def _plans(tables: Tables) -> pd.DataFrame:
    names = {f"name_{lang}": f"plan_{lang}" for lang in LANGS}
    return plan_list(tables.documents, tables.places).rename(columns=names)


def _table(name: str, rows: pd.DataFrame, tables: Tables, n: int, en: str, zh: str) -> PaperTable:
    """A table with n and its source: the plans that have a row in it."""
    plans = plan_list(tables.documents, tables.places)
    named = [part for part in ("doc_id", "doc_a", "doc_b") if part in rows]
    used = plans["doc_id"].isin(rows[named].stack().tolist() if named else [])
    table = PaperTable(name, rows, *source_notes(n, en, zh, plans[used]))
    if rows.empty:
        names = [column.name for column in table.columns]
        table = replace(table, rows=pd.DataFrame(columns=names, dtype="str"))
    return table


def _unit(symbol: Any, lang: Lang, units: pd.DataFrame) -> str:
    """A unit as it is printed; in Chinese, things that are counted have their Chinese name."""
    if lang == "zh" and pd.notna(symbol):
        names = units.set_index("unit_zh")["name_zh"]
        symbol = re.sub(r"[a-z_]{3,}", lambda word: str(names.get(word[0], word[0])), symbol)
    return unit_sign(symbol)


def _signed(operator: Any, ends: Iterable[float], digits: int = 6) -> str:
    return f"{_SIGNS.get(operator, '')}{_joined(ends, digits)}"


def _joined(ends: Iterable[float], digits: int = 6) -> str:
    return "–".join(dict.fromkeys(f"{end:.{digits}g}" for end in ends if pd.notna(end)))


def _year(year: Any, source: Any) -> str:
    if pd.isna(year):
        return ""
    return f"{int(year)}" if source == "explicit" else f"({int(year)})"


_MAKERS: tuple[Callable[[Tables], PaperTable], ...] = (
    _corpus, _kinds, _comparability, _distances, _leads,
)  # fmt: skip
