"""Clauses of a plan: the units that are coded by instrument and compared by wording.

In: a plan. Out: one row per clause of its running text, with offsets of the raw file. Headings,
lead-ins and the lines that name responsible bodies are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

import pandas as pd

from ecociv.analysis.corpus import corpus_plans
from ecociv.errors import SourceError
from ecociv.read import Plan

COLUMNS = [
    "clause_id", "doc_id", "section_id", "sentence_id", "start", "end", "text", "clause_zh",
    "text_start",
]  # fmt: skip

_NUMBERS = ("start", "end", "text_start")

#: Shorter stretches between two marks hold no statement of their own.
MIN_CHARS = 4

# A comma or colon between digits belongs to a number or a ratio; the stop of a decimal ends no
# sentence, because only Chinese stops do.
_SENTENCE_END = re.compile(r"[。；;！!？?\n\r]")
_CLAUSE_END = re.compile(r"[，—]|(?<!\d)[,:：]|[,:：](?!\d)")
_RESPONSIBLE = re.compile(r"[（(]\s*(?:牵头|责任)(?:单位|部门|责任)?[^\n]*")
_EDGE = re.compile(r"^[\s\"”’、）)》?]+|[\s\"“‘、（(《]+$")


def clause_frame(plans: Mapping[str, Plan]) -> pd.DataFrame:
    r"""Clauses of the running text of some plans.

    A clause is what stands between two marks of which one is at least a comma (，：；。 or a line
    break); a list with 、 is one clause. Sentences end at 。；！？ or a line break.

    Parameters
    ----------
    plans
        Plans by ``doc_id``.

    Returns
    -------
    DataFrame
        One row per clause in reading order: ``clause_id`` (plan and raw start), ``doc_id``,
        ``section_id`` (the innermost; missing before the first heading), ``sentence_id``,
        ``start``, ``end`` (``raw[start:end] == text``), ``text`` (as in the file),
        ``clause_zh`` (as it is read, with damage repaired) and ``text_start`` (its offset there).

    Examples
    --------
    >>> from ecociv import plan_from_text
    >>> plan = plan_from_text("一、任务\n加强监管,严禁露天焚烧秸秆。(牵头单位:环保局)", "demo")
    >>> clause_frame({"demo": plan})[["clause_id", "text"]].values.tolist()
    [['demo-c000005', '加强监管'], ['demo-c000010', '严禁露天焚烧秸秆']]
    """
    rows = [row for plan in plans.values() for row in _plan_rows(plan)]
    return pd.DataFrame(rows, columns=COLUMNS).astype(
        {name: "int64" if name in _NUMBERS else "str" for name in COLUMNS}
    )


def plans_of(documents: pd.DataFrame) -> dict[str, Plan]:
    """The plans that a ``documents`` table describes, read from the project around.

    Raises
    ------
    SourceError
        A plan is missing there, or its file is not the one that the table was built from.
    """
    found = corpus_plans()
    plans = {}
    for row in documents.itertuples():
        plan = found.get(row.doc_id)
        if plan is None or plan.sha256 != row.sha256:
            was = "no such plan" if plan is None else f"sha256 {plan.sha256}"
            raise SourceError(row.file, was, f"the plan the tables were built from, {row.sha256}")
        plans[row.doc_id] = plan
    return plans


def _plan_rows(plan: Plan) -> Iterator[dict[str, object]]:
    for sentence_start, start, end in _clause_spans(plan):
        raw_start, raw_end = plan.raw_span(start, end)
        section = plan.section_at(start)
        yield {
            "clause_id": f"{plan.doc_id}-c{raw_start:06d}",
            "doc_id": plan.doc_id,
            "section_id": section.section_id if section else None,
            "sentence_id": f"{plan.doc_id}-n{plan.raw_span(sentence_start, end)[0]:06d}",
            "start": raw_start,
            "end": raw_end,
            "text": plan.raw[raw_start:raw_end],
            "clause_zh": plan.text[start:end],
            "text_start": start,
        }


def _clause_spans(plan: Plan) -> Iterator[tuple[int, int, int]]:
    """Sentence start, clause start and clause end, as offsets of the text."""
    text = plan.text
    cuts = {0, len(text)}
    stops = {match.start() for match in _SENTENCE_END.finditer(text)}
    stops |= {match.start() for match in _CLAUSE_END.finditer(text)}
    left_out = list(_left_out(plan))
    for start, end in left_out:
        cuts |= {start, end}
    sentence_ends = {match.end() for match in _SENTENCE_END.finditer(text)}
    cuts |= sentence_ends | stops | {stop + 1 for stop in stops}
    jumps = set(_jumps(plan))
    sentence_starts = {0} | sentence_ends | {end for _, end in left_out} | jumps
    outside = _Spans(left_out)
    sentence_start = 0
    for start, end in pairwise(sorted(cuts | jumps)):
        if start in sentence_starts:
            sentence_start = start
        if start in stops or outside.holds(start):
            continue
        first, last = _trimmed(text, start, end)
        if last - first >= MIN_CHARS:
            yield sentence_start, first, last


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    while match := _EDGE.search(words):
        if match.start() == 0:
            start += match.end()
        else:
            end -= len(words) - match.start()
        words = text[start:end]
    return start, end


def _left_out(plan: Plan) -> Iterator[tuple[int, int]]:
    """Headings with their lead-ins, and lines of responsible bodies, in text order."""
    spans = [(section.text_start, section.heading_end) for section in plan.sections]
    spans += [match.span() for match in _RESPONSIBLE.finditer(plan.text)]
    reached = 0
    for start, end in sorted(spans):
        if end > reached:
            yield max(start, reached), end
            reached = end


def _jumps(plan: Plan) -> Iterator[int]:
    """Where the text goes on elsewhere in the file: no clause may reach across."""
    starts = sorted(segment.raw_start for segment in plan.segments)
    for before, after in pairwise(plan.segments):
        between = any(before.raw_end <= start < after.raw_start for start in starts)
        if after.raw_start < before.raw_end or between:
            yield after.text_start


class _Spans:
    """Whether an offset lies in one of some sorted spans; asked in rising order."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self._waiting = list(reversed(spans))

    def holds(self, offset: int) -> bool:
        while self._waiting and self._waiting[-1][1] <= offset:
            self._waiting.pop()
        return bool(self._waiting) and self._waiting[-1][0] <= offset
