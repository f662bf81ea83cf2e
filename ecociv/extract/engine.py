"""Run the grammar over a plan: sentences, values, records, ledger.

In: a `Plan`. Out: an `Extraction` with its statements and its ledger, both with raw offsets. One
pass from left to right; each sentence looks back only at what `Governing` keeps, and each value
only at a bounded stretch of words, so time grows with the length of the text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ecociv.extract.compose import compose
from ecociv.extract.dates.baselines import mark_baselines
from ecociv.extract.dates.governing import Governing
from ecociv.extract.dates.own_years import due_behind
from ecociv.extract.dates.years import NEAR_YEARS
from ecociv.extract.drafts import Draft
from ecociv.extract.finish import finish
from ecociv.extract.kinds.commitments import nature_of
from ecociv.extract.kinds.cues import promised, score
from ecociv.extract.kinds.lines import with_line_cues
from ecociv.extract.ledger import ledger_of
from ecociv.extract.milestones.deadlines import Due, due
from ecociv.extract.records import Record, milestone_record, record_of, share_years
from ecociv.extract.scene import Document, Scene, Sentence, Setting, read_document
from ecociv.extract.statement import LedgerEntry, Statement
from ecociv.extract.text.sentences import lines
from ecociv.read.plan import Plan

#: So many drafts back a value may take its name from.
NEAR_DRAFTS = 6
#: Kinds that commit.
_PROMISING = ("target", "milestone")
#: A promise that no cue of a value speaks for.
_LEAST = 0.1
#: What a line says of its time carries over to the next one by half, up to this.
_MAX_CARRY = 1.2


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one plan yields: its statements and the account of all its numerals."""

    statements: tuple[Statement, ...]
    ledger: tuple[LedgerEntry, ...]


def extract_plan(plan: Plan) -> Extraction:
    """Extract the statements and the ledger of a plan.

    Parameters
    ----------
    plan
        From `ecociv.read_plan` or `ecociv.plan_from_text`.

    Examples
    --------
    >>> from ecociv.read import plan_from_text
    >>> extraction = extract_plan(plan_from_text("一、目标。到2026年,森林覆盖率达到29.8%以上。"))
    >>> [(s.indicator_zh, s.operator, s.target_year) for s in extraction.statements]
    [('森林覆盖率', 'ge', 2026)]
    >>> [(e.text, e.disposition) for e in extraction.ledger]
    [('2026年', 'rejected'), ('29.8%', 'statement')]
    """
    document = read_document(plan)
    governing = Governing(plan, document)
    reasons: dict[int, str] = {}
    records: list[Record] = []
    carry = 0.0
    for sentences in lines(document, reasons):
        governing.enter_line()
        earlier: list[Draft] = []
        first = governing.setting(sentences[0])
        for sentence, cues in with_line_cues(document, sentences, first):
            setting = first if sentence is sentences[0] else governing.setting(sentence)
            sentence.years = governing.dated(sentence)
            found: list[Record] = []
            if _can_state(sentence, setting):
                scene = _scene(document, sentence, setting, {**cues, "carry": carry})
                found += _records(scene, earlier)
                records += found
            for year in sentence.years:
                # “十四五”规划 is a name, 自1987年以来 a year all the same
                named = year.role == "name" and not year.rule.startswith("year")
                reasons.setdefault(year.start, "plan_name" if named else "year")
            results = bool(found) and all(record.kind == "status" for record in found)
            promises = bool(found) and all(record.kind in _PROMISING for record in found)
            promise = _how_sure(sentence, earlier) if promises else 0.0
            governing.note(sentence, is_result=results, promise=promise)
        if cues:
            carry = max(-_MAX_CARRY, min(_MAX_CARRY, 0.5 * carry + 0.5 * score(cues)))
    statements, claimed = finish(plan, records)
    return Extraction(tuple(statements), tuple(ledger_of(plan, document.tokens, claimed, reasons)))


def extract_statements(plan: Plan) -> list[Statement]:
    """Extract the statements of a plan (see `extract_plan` for the ledger too).

    Parameters
    ----------
    plan
        From `ecociv.read_plan` or `ecociv.plan_from_text`.

    Examples
    --------
    >>> from ecociv.read import plan_from_text
    >>> len(extract_statements(plan_from_text("全市绿地率、绿化覆盖率分别达到38%、42%以上。")))
    2
    """
    return list(extract_plan(plan).statements)


def _can_state(sentence: Sentence, setting: Setting) -> bool:
    """Whether a sentence holds a value or a year, or stands under a deadline; most do not."""
    if sentence.values or sentence.years:
        return True
    return setting.mention is not None and setting.mention.role == "deadline"


def _scene(
    document: Document, sentence: Sentence, setting: Setting, cues: dict[str, float]
) -> Scene:
    """A sentence with what governs it and all that speaks of its time."""
    nature = (nature_of(sentence.text) or setting.nature) if sentence.values else None
    cues = {**sentence.cues, **cues, "heading": setting.tense + document.leaning}
    if document.no_review or setting.is_of_goals:
        cues = promised(cues, sentence.text)
    return Scene(document, sentence, setting, cues, nature)


def _records(scene: Scene, earlier: list[Draft]) -> Iterator[Record]:
    """Records of one sentence; its drafts are added to those before."""
    sentence, masked = scene.sentence, scene.document.masked
    kind = ""
    goes_on: list[Draft] = []
    if earlier and masked[sentence.start - 1 : sentence.start] == ";":
        # what the part before a semicolon tells of its time holds for the next one
        before = earlier[-1].outlook or 0.0
        goes_on = list(earlier)
        scene = replace(scene, cues={**scene.cues, "goes_on": max(-1.0, min(1.0, before))})
        # 总投资12亿元,其中治水8亿元;造林4亿元
        kind = earlier[-1].kind if earlier[-1].kind == "investment" else ""
    drafts: list[Draft] = []
    if sentence.values:
        drafts = compose(masked, sentence.start, sentence.end, sentence.values, earlier)
        earlier += drafts
        del earlier[:-NEAR_DRAFTS]
        sentence.years = mark_baselines(masked, sentence.years, drafts)
    starts = [year.start for year in sentence.years]
    for draft in drafts:
        at = bisect_right(starts, draft.quantity.start)
        near = sentence.years[max(0, at - NEAR_YEARS) : at + 2]
        record = record_of(scene, draft, near, kind)
        kind = draft.kind = record.kind
        if "from_to" in draft.rules:
            share_years(record, draft, goes_on)
        yield record
    for found in due(scene, drafts):
        if not _is_counted(scene, found, drafts):
            yield milestone_record(scene, found)


def _how_sure(sentence: Sentence, drafts: Sequence[Draft]) -> float:
    """How far what a sentence promises looks ahead: the outlook of its surest value."""
    surest = _LEAST
    for draft in reversed(drafts):
        if draft.quantity.start < sentence.start:
            break
        surest = max(surest, draft.outlook or _LEAST)
    return surest


def _is_counted(scene: Scene, found: Due, drafts: Sequence[Draft]) -> bool:
    """Whether a milestone says no more than a value whose deadline stands in the clause behind.

    改造小区100个,2025年底前完成 is one commitment, and its number says how much.
    """
    document = scene.document
    return any(
        document.masked[draft.quantity.start : draft.quantity.end] in found.milestone.indicator
        and due_behind(document, draft, scene.sentence.years) == found.deadline
        for draft in drafts
    )
