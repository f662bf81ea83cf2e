"""One plan's records as rows of the tables.

In: a `Plan`, and what extraction makes of it. Out: rows by table, not yet in their types.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import asdict, fields
from typing import Any

import pandas as pd

from ecociv.codebook import match_agency
from ecociv.extract import extract_plan
from ecociv.extract.citations import Citation, extract_citations
from ecociv.extract.responsibilities import Task, extract_tasks
from ecociv.extract.statement import Statement
from ecociv.extract.text.folding import fold
from ecociv.read import Plan
from ecociv.read.source import SourceRecord
from ecociv.tables.schema import schema

_SENTENCE_END = re.compile(r"[。!?;\n]")
_SOURCE_FIELDS = [item.name for item in fields(SourceRecord) if item.name != "repairs"]

Row = dict[str, Any]
Rows = dict[str, list[Row]]


def plan_rows(plan: Plan, file: str) -> Rows:
    """Rows of every table that one plan gives.

    Parameters
    ----------
    plan
        From `ecociv.read_plan`.
    file
        Path of its raw file within the project.
    """
    extraction = extract_plan(plan)
    tasks = extract_tasks(plan)
    extents = task_extents(plan, tasks)
    return {
        "documents": [_document(plan, file)],
        "sections": [_only(asdict(section), "sections") for section in plan.sections],
        "statements": [_statement(plan, statement, extents) for statement in extraction.statements],
        "ledger": [asdict(entry) for entry in extraction.ledger],
        "tasks": [_only(asdict(task), "tasks") for task in tasks],
        "task_agencies": [row for task in tasks for row in _agencies(task)],
        "citations": [_citation(plan, citation) for citation in extract_citations(plan)],
        "repairs": [_repair(plan, number) for number in range(len(plan.repairs))],
    }


def merge_rows(parts: Iterable[Rows]) -> dict[str, pd.DataFrame]:
    """Rows of several plans as one frame a table."""
    merged: Rows = {}
    for part in parts:
        for name, rows in part.items():
            merged.setdefault(name, []).extend(rows)
    return {
        name: pd.DataFrame(rows, columns=schema(name).columns, dtype=object)
        for name, rows in merged.items()
    }


def cite_corpus(citations: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """Name the cited document where it is itself in the corpus: same number, or same title."""
    by_number = _lookup(documents, "document_number")
    by_title = _lookup(documents, "title_zh") | _lookup(documents, "source_title")
    found = [
        by_number.get(_plain(number), by_title.get(_plain(title)))
        for number, title in zip(citations["document_number"], citations["title_zh"], strict=True)
    ]
    return citations.assign(cited_doc_id=pd.Series(found, index=citations.index, dtype=object))


def task_extents(plan: Plan, tasks: Iterable[Task]) -> list[tuple[int, int, str]]:
    """Where each task begins and ends in the text (raw hulls overlap in a copy out of order)."""
    extents = []
    for task in tasks:
        start, last = plan.text_offset(task.start), plan.text_offset(task.end - 1)
        if start is not None and last is not None:
            extents.append((start, last + 1, task.task_id))
    return extents


def task_at(
    plan: Plan, raw_start: int, extents: list[tuple[int, int, str]] | None = None
) -> str | None:
    """The smallest task that holds a raw offset."""
    if extents is None:
        extents = task_extents(plan, extract_tasks(plan))
    at = plan.text_offset(raw_start)
    if at is None:
        return None
    around = [(end - start, name) for start, end, name in extents if start <= at < end]
    return min(around)[1] if around else None


def sentence_around(plan: Plan, at: int) -> str:
    """The sentence at an offset of the text.

    Examples
    --------
    >>> from ecociv.read import plan_from_text
    >>> sentence_around(plan_from_text("一。森林覆盖率达到40%。三。"), 8)
    '森林覆盖率达到40%'
    """
    text = fold(plan.text)
    start = max(text.rfind(mark, 0, at) for mark in "。!?;\n") + 1
    found = _SENTENCE_END.search(text, at)
    return plan.text[start : found.start() if found else len(text)].strip()


def sentence_offset(plan: Plan, sentence: str, raw_start: int, value_text: str) -> int | None:
    """Where a value stands in its sentence; None where the sentence cannot be found again.

    A value that occurs twice in its sentence is told apart by its place in the text.
    """
    at = plan.text_offset(raw_start)
    if at is None:
        return None
    begin = plan.text.rfind(sentence, max(at - len(sentence), 0), at + len(sentence))
    if 0 <= begin <= at < begin + len(sentence):
        return at - begin
    begin = sentence.find(value_text)
    return begin if begin >= 0 else None


def _document(plan: Plan, file: str) -> Row:
    row = {name: getattr(plan.source, name) for name in _SOURCE_FIELDS}
    return row | {
        "doc_id": plan.doc_id,
        "file": file,
        "encoding": plan.encoding,
        "sha256": plan.sha256,
        "n_chars": len(plan.raw),
        "n_chars_read": len(plan.text),
    }


def _statement(plan: Plan, statement: Statement, extents: list[tuple[int, int, str]]) -> Row:
    row = {item.name: getattr(statement, item.name) for item in fields(Statement)}
    row["task_id"] = row["task_id"] or task_at(plan, statement.start, extents)
    row["curated_fields"] = None
    row["sentence_offset"] = sentence_offset(
        plan, statement.sentence_zh, statement.start, statement.value_text
    )
    return row


def _agencies(task: Task) -> list[Row]:
    return [
        {
            **asdict(agency),
            "task_id": task.task_id,
            "doc_id": task.doc_id,
            "agency_id": match_agency(agency.agency_zh),
        }
        for agency in task.agencies
    ]


def _citation(plan: Plan, citation: Citation) -> Row:
    text = plan.raw[citation.start : citation.end]
    return asdict(citation) | {"citation_zh": text, "cited_doc_id": None}


def _repair(plan: Plan, number: int) -> Row:
    row = asdict(plan.repairs[number])
    row |= {"doc_id": plan.doc_id, "start": row.pop("raw_start"), "end": row.pop("raw_end")}
    return row


def _only(row: Row, table: str) -> Row:
    return {name: row[name] for name in schema(table).columns}


def _lookup(documents: pd.DataFrame, column: str) -> dict[str, str]:
    pairs = zip(documents[column], documents["doc_id"], strict=True)
    return {_plain(text): doc_id for text, doc_id in pairs if _plain(text)}


def _plain(text: object) -> str:
    return "" if text is None or pd.isna(text) else re.sub(r"\s", "", fold(str(text)))
