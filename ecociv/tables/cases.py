"""Score the grammar against annotated sentences that belong to no plan.

In: a file of cases, one JSON object a line (those of ``tests/cases`` are such files). Out: an
`Evaluation` of what the grammar finds in each text, all of them pooled.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd

from ecociv.errors import SourceError
from ecociv.extract import extract_statements
from ecociv.extract.statement import statements_frame
from ecociv.read import plan_from_text
from ecociv.tables.scoring import Evaluation, evaluate

_ACCEPTED = "one JSON object a line with id, text and rows"
#: Fields of a row whose other readings stand in a list beside them (kind_alt, scope_alt).
_READ = (
    "kind",
    "operator",
    "change",
    "direction",
    "baseline_year",
    "target_year",
    "indicator_zh",
    "scope_zh",
    "unit_zh",
)


def evaluate_cases(path: str | Path, *, n_boot: int = 1000) -> Evaluation:
    """Extract the text of each case as a bare text, and score it against the rows of the case.

    Parameters
    ----------
    path
        A file of cases: ``id``, ``text`` and ``rows`` in each line. A row has ``value_text`` and
        ``nth`` (which of its occurrences in the text is meant, from 1), the columns of a statement,
        ``core`` (0 for a debatable row) and lists of other readings that are as good
        (``indicator_alt``, ``scope_alt``, ``kind_alt``). Lines without ``rows`` are left out.
    n_boot
        Number of bootstrap samples over sentences; 0 for no intervals.

    Raises
    ------
    SourceError
        The file cannot be read, a line is no case, or a value does not stand in its text.

    Examples
    --------
    >>> import json, tempfile
    >>> row = {"value_text": "40%", "nth": 1, "kind": "target", "value_low": 40, "value_high": 40,
    ...        "unit_zh": "%", "operator": "eq", "change": "level", "target_year": 2030,
    ...        "indicator_zh": "绿地率", "indicator_alt": ["城市绿地率"]}
    >>> case = {"id": "a", "text": "到2030年，绿地率达到40%。", "rows": [row]}
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = Path(folder, "cases.jsonl")
    ...     _ = file.write_text(json.dumps(case), encoding="utf-8")
    ...     evaluate_cases(file, n_boot=0).f1()
    1.0
    """
    path = Path(path)
    cases = list(_read(path))
    gold = [row for case in cases for row in _rows(path, case)]
    found = [
        statement
        for case in cases
        for statement in extract_statements(plan_from_text(case["text"], doc_id=case["id"]))
    ]
    texts = {case["id"]: case["text"] for case in cases}
    return evaluate(
        statements_frame(found), pd.DataFrame(gold), doc_ids=texts, texts=texts, n_boot=n_boot
    )


def _read(path: Path) -> Iterator[dict[str, Any]]:
    """Cases of a file that have annotated rows."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(path, f"cannot be read: {error}", _ACCEPTED) from error
    known: set[str] = set()
    for at, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            case = json.loads(line)
        except json.JSONDecodeError as error:
            raise SourceError(path, f"line {at}: {error}", _ACCEPTED) from error
        if not isinstance(case, dict) or not {"id", "text"} <= set(case):
            raise SourceError(path, f"line {at}: no id or no text", _ACCEPTED)
        if case["id"] in known:
            raise SourceError(path, f"line {at}: {case['id']} again", "one line for each id")
        known.add(case["id"])
        if "rows" in case:
            yield case
    if not known:
        raise SourceError(path, "no case", _ACCEPTED)


def _rows(path: Path, case: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Annotated rows of a case, with offsets and with alternatives in one cell."""
    for row in case["rows"]:
        value, start = str(row.get("value_text", "")), -1
        for _ in range(row.get("nth") or 1):
            start = case["text"].find(value, start + 1)
        if not value or start < 0:
            raise SourceError(path, f"{case['id']}: {value!r} not found", "a value of its text")
        read = {name: _cell(row, name) for name in _READ}
        yield {
            "doc_id": case["id"],
            "start": start,
            "end": start + len(value),
            "value_text": value,
            "value_low": row.get("value_low"),
            "value_high": row.get("value_high"),
            "core": row.get("core", 1),
            **read,
        }


def _cell(row: dict[str, Any], name: str) -> object:
    """The value of a field, with what is as good behind it."""
    others = row.get(f"{name.removesuffix('_zh')}_alt") or []
    values = dict.fromkeys([row.get(name), *others])
    if len(values) == 1:
        return row.get(name)
    return "|".join("" if value is None else str(value) for value in values)
