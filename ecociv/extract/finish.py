"""Tie records to the raw text and to the codebook.

In: the records of a plan. Out: its statements, with raw offsets, identifiers, the codebook's
indicators and standard units; and which token each of them claims.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ecociv.codebook.match import Match, match_indicator
from ecociv.codebook.units import standardize
from ecociv.errors import UnitError
from ecociv.extract.confidence import confidence_of
from ecociv.extract.records import Record
from ecociv.extract.statement import Statement
from ecociv.extract.text.folding import as_written
from ecociv.read.plan import Plan

#: How far before its sentence the words of a name may stand.
_NAMES_REACH = 300


def finish(plan: Plan, records: Sequence[Record]) -> tuple[list[Statement], dict[int, str]]:
    """Statements of a plan in the order of its raw text.

    Parameters
    ----------
    plan
        The plan.
    records
        Its records, in any order; those of one value keep theirs.

    Returns
    -------
    tuple
        The statements, and the identifier of the first statement at each place of the repaired
        text.
    """
    spans = [plan.raw_span(record.start, record.end) for record in records]
    counts: Counter[int] = Counter()
    # One string for all rows of a sentence: a copy for each row would be quadratic in memory.
    sentences: dict[tuple[int, int], str] = {}
    claimed: dict[int, str] = {}
    statements = []
    for at in sorted(range(len(records)), key=spans.__getitem__):
        record, (start, end) = records[at], spans[at]
        counts[start] += 1
        name = f"{plan.doc_id}-{start:06d}"
        if counts[start] > 1:
            name = f"{name}-{counts[start]}"
        claimed.setdefault(record.start, name)
        low, high = record.sentence
        if record.sentence not in sentences:
            sentences[record.sentence] = plan.text[low:high].strip()
        statements.append(_statement(plan, name, start, end, record, sentences[record.sentence]))
    return statements, claimed


def _statement(
    plan: Plan, name: str, start: int, end: int, record: Record, sentence: str
) -> Statement:
    """Statement of a record."""
    match = None
    if record.kind != "milestone":
        match = match_indicator(
            record.indicator_zh,
            record.unit_zh or "",
            scope_zh=record.scope_zh or "",
            change=record.change or "",
        )
    low, high, unit = _standard(record, match)
    # the grammar reads folded text, but words are given as the plan writes them
    first, last = max(0, record.sentence[0] - _NAMES_REACH), record.sentence[1]
    return Statement(
        statement_id=name,
        doc_id=plan.doc_id,
        section_id=record.section_id,
        task_id=None,
        start=start,
        end=end,
        value_text=plan.raw[start:end],
        sentence_zh=sentence,
        kind=record.kind,
        value_type=record.value_type,
        indicator_zh=as_written(record.indicator_zh, plan.text, first, last),
        scope_zh=record.scope_zh and as_written(record.scope_zh, plan.text, first, last),
        indicator_id=match.indicator_id if match else None,
        operator=record.operator,
        value_low=record.value_low,
        value_high=record.value_high,
        unit_zh=record.unit_zh,
        value_std_low=low,
        value_std_high=high,
        unit_std=unit,
        change=record.change,
        direction=record.direction,
        baseline_year=record.baseline_year,
        baseline_value=record.baseline_value,
        target_year=record.target_year,
        year_source=record.year_source,
        nature=record.nature,
        binding_verb_zh=record.binding_verb_zh
        and as_written(record.binding_verb_zh, plan.text, first, last),
        strength=record.strength,
        method="rule",
        rule_id=record.rule_id,
        confidence=confidence_of(record, match.how if match else "none"),
    )


def _standard(record: Record, match: Match | None) -> tuple[float | None, float | None, str | None]:
    """Value in the indicator's standard unit, where there is one and the unit can be converted."""
    if match is None or not match.indicator_id:
        return None, None, None
    if record.value_low is None or record.value_high is None:
        return None, None, None
    try:
        return standardize(
            record.value_low, record.value_high, record.unit_zh or "", match.unit_std
        )
    except UnitError:
        return None, None, None
