"""A finding, and what the checks share: names and numbers for messages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ecociv.tables.serialize import cell_text

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding of one check.

    ``anchor`` tells it apart from the other findings of the check in the same plan: the offset of
    what it points at. ``evidence`` names statements or other rows.
    """

    doc_id: str
    anchor: str
    severity: str
    evidence: tuple[str, ...]
    message_en: str
    message_zh: str


def anchor_of(row: Row) -> str:
    """Anchor of a finding about a statement: its identifier without the plan's name."""
    return str(row["statement_id"]).removeprefix(f"{row['doc_id']}-")


def name_of(row: Row) -> str:
    """Scope and indicator of a statement, for messages."""
    return f"{row['scope_zh'] or ''}{row['indicator_zh'] or ''}"


def value_of(row: Row) -> str:
    """Value of a statement as written, for messages."""
    return str(row["value_text"])


def number(value: float) -> str:
    """A number for messages, without the noise of binary sums.

    Examples
    --------
    >>> number(53.28 + 0.11 + 7.19 + 10.65 + 0.21 + 0.02)
    '71.46'
    """
    return cell_text(float(f"{value:.10g}"))
