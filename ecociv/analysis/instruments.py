"""How plans mean to act: commitment clauses coded by policy instrument, by the cue in them.

In: plans, their clauses, the codebook's cue table. Out: one row per clause with its code, and one
per commitment with its domain and what makes it checkable.

A clause commits when it has a verb of commitment and none of the marks of background, purpose or
past (`instrument_cues`). Of the cues in a committing clause the weightiest group decides (``force``
before ``tool`` before ``act`` before ``object``), of one group the longest cue, of equal ones the
last, because the head of a Chinese noun phrase stands at its end. A committing clause without a cue
names an aim and no means; it is `UNSPECIFIED` and kept.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
import pandas as pd

from ecociv.analysis.clauses import clause_frame
from ecociv.codebook.instruments import CUE_GROUPS, INSTRUMENTS, domain_words, instrument_cues
from ecociv.codebook.words import alternation
from ecociv.read import Plan

UNSPECIFIED = "unspecified"
NO_COMMITMENT = "none"
#: Codes of a clause that commits.
CODES = (*INSTRUMENTS, UNSPECIFIED)
#: Domain of a clause under whose headings no word of the codebook stands.
NO_DOMAIN = "not_stated"

# A sentence that begins with its year states a goal, under whatever heading it stands.
_GOAL = re.compile(r"到[“”\"]?(?:(?:19|20)\d\d年|[一二三四五六七八九十]{2}五)")


@dataclass(frozen=True, slots=True)
class _Cue:
    group: str
    instrument: str
    start: int
    end: int


def code_clauses(plans: Mapping[str, Plan]) -> pd.DataFrame:
    r"""Code every clause of some plans by policy instrument.

    Parameters
    ----------
    plans
        Plans by ``doc_id``.

    Returns
    -------
    DataFrame
        What `clause_frame` gives, and ``instrument`` (one of `CODES`, or `NO_COMMITMENT`), ``rule``
        (the group of cues that decided: ``force``, ``tool``, ``act``, ``object``, or ``commit``
        where no cue names an instrument; else why the clause is no commitment: ``background``,
        ``not_start``, ``not_end``, ``not_in``, ``no_verb``), ``cue`` with ``cue_start`` and
        ``cue_end`` in the raw file (empty where a heading or nothing decided), and ``also`` (other
        instruments whose cues stand in the clause, separated by ``|``).

    Examples
    --------
    >>> from ecociv import plan_from_text
    >>> text = "一、任务\n以水为重点,严禁露天焚烧秸秆,推进排污权交易,提高效率。"
    >>> plan = plan_from_text(text, "demo")
    >>> code_clauses({"demo": plan}).set_index("text")[["instrument", "rule", "cue"]]
               instrument       rule  cue
    text
    以水为重点            none  not_start    以
    严禁露天焚烧秸秆   regulation      force   严禁
    推进排污权交易        market       tool  排污权
    提高效率       unspecified     commit   提高
    """
    clauses = clause_frame(plans)
    backgrounds = {doc_id: _Background(plan) for doc_id, plan in plans.items()}
    coded = [
        _coded(plans[row.doc_id], row.clause_zh, row.text_start, backgrounds[row.doc_id])
        for row in clauses.itertuples()
    ]
    frame = pd.DataFrame(coded, columns=_CODED, index=clauses.index)
    text = dict.fromkeys(("instrument", "rule", "cue", "also"), "str")
    frame = frame.astype(text | {"cue_start": "Int64", "cue_end": "Int64"})
    return pd.concat([clauses.drop(columns="text_start"), frame], axis=1)


def find_measures(
    plans: Mapping[str, Plan], statements: pd.DataFrame, tasks: pd.DataFrame
) -> pd.DataFrame:
    """Commitment clauses with their instrument, domain, and what makes them checkable.

    Parameters
    ----------
    plans
        Plans by ``doc_id``.
    statements, tasks
        The tables of these names; a plan without rows in them has clauses without numbers or tasks.

    Returns
    -------
    DataFrame
        The committing rows of `code_clauses`, and ``domain`` (of the innermost heading that names
        one; `NO_DOMAIN` where none does), ``task_id`` (of the task around it),
        ``statement_ids`` (of values in the clause, separated by ``|``) and ``qualitative`` (whether
        the clause has none).
    """
    coded = code_clauses(plans)
    rows = coded[coded["instrument"] != NO_COMMITMENT].reset_index(drop=True)
    values = _joined_inside(rows, statements, "statement_id")
    domains = {section: domain for plan in plans.values() for section, domain in _domains(plan)}
    return rows.assign(
        domain=rows["section_id"].map(domains).astype("str").fillna(NO_DOMAIN),
        task_id=_enclosing(rows, tasks),
        statement_ids=values,
        qualitative=values == "",
    )


_CODED = ["instrument", "rule", "cue", "cue_start", "cue_end", "also"]


def _coded(plan: Plan, words: str, start: int, background: _Background) -> tuple[object, ...]:
    if background.holds(start):
        return NO_COMMITMENT, "background", None, None, None, ""
    found = _cues_in(words)
    if (mark := _mark_against(words, found)) is not None:
        rule, cue = mark
        at = plan.raw_span(start + cue[0], start + cue[1]) if cue else (None, None)
        return NO_COMMITMENT, rule, words[cue[0] : cue[1]] if cue else None, *at, ""
    named = [cue for cue in found if cue.group in CUE_GROUPS]
    if named:
        best = max(named, key=_weight)
        code, rule = best.instrument, best.group
    else:
        best = next(cue for cue in found if cue.group == "commit")
        code, rule = UNSPECIFIED, "commit"
    also = {cue.instrument for cue in named} - {code}
    at = plan.raw_span(start + best.start, start + best.end)
    others = "|".join(name for name in INSTRUMENTS if name in also)
    return code, rule, words[best.start : best.end], *at, others


def _weight(cue: _Cue) -> tuple[int, int, int]:
    return -CUE_GROUPS.index(cue.group), cue.end - cue.start, cue.start


def _cues_in(words: str) -> list[_Cue]:
    """Cues of a clause from left to right, the longest at each place, without overlaps."""
    pattern, codes = _pattern()
    return [
        _Cue(*codes[match.group()], *match.span())
        for match in pattern.finditer(words)
        if codes[match.group()][0] != "name"
    ]


def _mark_against(words: str, found: list[_Cue]) -> tuple[str, tuple[int, int] | None] | None:
    """Why a clause is no commitment, and where that stands."""
    for cue in _words("not_start"):
        if words.startswith(cue):
            return "not_start", (0, len(cue))
    for cue in _words("not_end"):
        if words.endswith(cue):
            return "not_end", (len(words) - len(cue), len(words))
    for cue in _words("not_in"):
        if (at := words.find(cue)) >= 0:
            return "not_in", (at, at + len(cue))
    if not any(cue.group in {"force", "act", "commit"} for cue in found):
        return "no_verb", None
    return None


class _Background:
    """Stretches of a plan that say why and whence, not what will be done."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._first = min((section.text_start for section in plan.sections), default=0)
        self._spans = [
            (section.text_start, section.text_end)
            for section in plan.sections
            if any(word in section.heading_zh for word in _words("section"))
        ]

    def holds(self, offset: int) -> bool:
        inside = any(start <= offset < end for start, end in self._spans)
        return (inside or offset < self._first) and not self._is_goal(offset)

    def _is_goal(self, offset: int) -> bool:
        text = self._plan.text
        begin = max(text.rfind(mark, 0, offset) for mark in "。\n") + 1
        return _GOAL.match(text[begin:].lstrip()[:8]) is not None


def _domains(plan: Plan) -> list[tuple[str, str]]:
    """Sections with the domain of their innermost heading that names one."""
    found: dict[str, str] = {}
    for section in plan.sections:  # parents come first
        domain = _domain_of(section.heading_zh)
        if domain is None and section.parent_id is not None:
            domain = found.get(section.parent_id)
        if domain is not None:
            found[section.section_id] = domain
    return list(found.items())


def _domain_of(heading: str) -> str | None:
    hits = [(len(word), -heading.find(word), word) for word in domain_words() if word in heading]
    return domain_words()[max(hits)[2]] if hits else None


def _joined_inside(rows: pd.DataFrame, statements: pd.DataFrame, name: str) -> pd.Series:
    """Identifiers of the statements whose values begin in each clause."""
    joined = pd.Series("", index=rows.index, dtype="str")
    groups = dict(list(statements.groupby("doc_id")))
    for doc_id, own in rows.groupby("doc_id"):
        if doc_id not in groups:
            continue
        inside = groups[doc_id].sort_values("start", kind="stable")
        starts, names = inside["start"].to_numpy(dtype=int), inside[name].tolist()
        firsts, lasts = np.searchsorted(starts, own["start"]), np.searchsorted(starts, own["end"])
        joined[own.index] = [
            "|".join(names[first:last]) for first, last in zip(firsts, lasts, strict=True)
        ]
    return joined


def _enclosing(rows: pd.DataFrame, tasks: pd.DataFrame) -> pd.Series:
    """The task around each clause, missing where there is none."""
    found = pd.Series(None, index=rows.index, dtype="str")
    for task in tasks.itertuples():
        around = (rows["doc_id"] == task.doc_id) & (rows["start"] >= task.start)
        found[around & (rows["end"] <= task.end)] = task.task_id
    return found


@cache
def _pattern() -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    table = instrument_cues()
    table = table[table["group"].isin([*CUE_GROUPS, "name", "commit"])]
    pairs = zip(table["group"], table["instrument"], strict=True)
    codes = dict(zip(table["cue"], pairs, strict=True))
    return re.compile(alternation(codes)), codes


@cache
def _words(group: str) -> tuple[str, ...]:
    table = instrument_cues()
    return tuple(table.loc[table["group"] == group, "cue"])
