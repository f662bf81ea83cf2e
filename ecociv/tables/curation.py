"""Reviewed corrections, as a table that reviewers edit.

In: ``data/curation/*.csv``. Out: checked corrections, in order. What becomes of them is the matter
of `ecociv.tables.publish`.

A line corrects one field of one row (``set``), takes a row away (``remove``), or gives one field
of a new row (``add``; the lines with one ``statement_id`` make one row). ``value_text`` names the
words that the row is about, as a check on ``statement_id``.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from io import StringIO
from pathlib import Path

from ecociv.errors import CurationError
from ecociv.tables.schema import parse_cell, schema

COLUMNS = (
    "statement_id",
    "value_text",
    "action",
    "field",
    "old",
    "new",
    "reason",
    "evidence",
    "reviewer",
    "date",
)
ACTIONS = ("set", "add", "remove")
#: What a row is about is not corrected: such a row is removed and another one added.
FIXED = (
    "statement_id",
    "doc_id",
    "start",
    "end",
    "value_text",
    "sentence_offset",
    "method",
    "curated_fields",
    "rule_id",
    "confidence",
)


@dataclass(frozen=True, slots=True)
class Correction:
    """One line of a curation file."""

    file: str
    line: int
    statement_id: str
    value_text: str
    action: str
    field: str
    old: str
    new: str
    reason: str
    evidence: str
    reviewer: str
    date: str

    def error(self, found: str, accepted: str) -> CurationError:
        """An error that names this line."""
        return CurationError(self.file, self.line, found, accepted)


def read_corrections(folder: str | Path) -> list[Correction]:
    """Read every ``*.csv`` of a folder, in the order of names and lines.

    Raises
    ------
    CurationError
        A header, an action or a field is unknown, a needed cell is empty, or two lines correct
        the same field.
    """
    corrections = []
    for path in sorted(Path(folder).glob("*.csv")):
        corrections += _read_file(path)
    seen: dict[tuple[str, str, str], Correction] = {}
    for item in corrections:
        kind = "remove" if item.action == "remove" else "field"
        other = seen.setdefault((item.statement_id, kind, item.field), item)
        if other is not item:
            found = f"{item.statement_id} {item.field} again (first in {other.file}:{other.line})"
            raise item.error(" ".join(found.split()), "each field of a row once")
    return corrections


def _read_file(path: Path) -> list[Correction]:
    reader = csv.reader(StringIO(path.read_text(encoding="utf-8"), newline=""))
    header = next(reader, [])
    if tuple(header) != COLUMNS:
        raise CurationError(path.name, 1, f"header {','.join(header)}", ",".join(COLUMNS))
    corrections = []
    for cells in reader:
        if len(cells) != len(COLUMNS):
            accepted = f"{len(COLUMNS)} cells"
            raise CurationError(path.name, reader.line_num, f"{len(cells)} cells", accepted)
        item = Correction(path.name, reader.line_num, *cells)
        _check(item)
        corrections.append(item)
    return corrections


def _check(item: Correction) -> None:
    if item.action not in ACTIONS:
        raise item.error(f"action {item.action!r}", ", ".join(ACTIONS))
    for name in ("statement_id", "value_text", "reason", "reviewer", "date"):
        if not getattr(item, name):
            raise item.error(f"no {name}", "who corrects what, why and when")
    try:
        date.fromisoformat(item.date)
    except ValueError:
        raise item.error(f"date {item.date!r}", "a date like 2025-01-31") from None
    free = [name for name in schema("statements").columns if name not in FIXED]
    if item.action == "remove":
        if item.field or item.old or item.new:
            raise item.error("a field, an old or a new value", "none of them where a row goes")
    elif item.field not in free:
        raise item.error(f"field {item.field!r}", ", ".join(free))
    if item.action == "add" and item.old:
        raise item.error(f"old value {item.old!r}", "none for a row that is added")
    if item.action == "set" and item.old == item.new:
        raise item.error(f"{item.field} from {item.old!r} to the same", "another value")
    if item.action != "remove":
        _check_value(item)


def _check_value(item: Correction) -> None:
    field = schema("statements").field(item.field)
    codes = [code.code for code in field.codes]
    found = f"new value {item.new!r} of {item.field}"
    if (codes and item.new and item.new not in codes) or (field.required and not item.new):
        raise item.error(found, field.accepted)
    try:
        parse_cell(item.new, field.type)
    except ValueError:
        raise item.error(found, field.accepted) from None
