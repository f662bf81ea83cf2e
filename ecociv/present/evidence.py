"""A statement as a reader wants to check it: the value marked in its sentence.

In: a statement. Out: an `Evidence`, which prints itself as plain text, as HTML in a notebook, and
in colour on a terminal.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from html import escape
from typing import Any

import pandas as pd
from rich.text import Text

from ecociv.extract import Statement

#: Around a value in plain text.
OPEN, CLOSE = "【", "】"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence cut around its value, and what the statement says about it.

    ``before``, ``value`` and ``after`` make up the sentence; ``title`` names the statement and
    ``summary`` its fields.
    """

    title: str
    summary: str
    before: str
    value: str
    after: str

    def __str__(self) -> str:
        sentence = f"{self.before}{OPEN}{self.value}{CLOSE}{self.after}"
        return f"{self.title}\n{self.summary}\n{sentence}"

    __repr__ = __str__

    def _repr_html_(self) -> str:
        return (
            f'<div><p><b>{escape(self.title)}</b><br>{escape(self.summary)}</p><p lang="zh">'
            f"{escape(self.before)}<mark>{escape(self.value)}</mark>{escape(self.after)}</p></div>"
        )

    def __rich__(self) -> Text:
        return Text.assemble(
            (f"{self.title}\n", "bold"),
            (f"{self.summary}\n", "dim"),
            self.before,
            (self.value, "bold reverse"),
            self.after,
        )


def show(statement: Statement | Mapping[str, Any] | pd.Series) -> Evidence:
    """Show a statement in its sentence.

    Parameters
    ----------
    statement
        A `Statement`, or one row of the ``statements`` table. Where the row has no
        ``sentence_offset``, the first occurrence of the value is marked.

    Examples
    --------
    >>> from ecociv import extract_statements, plan_from_text
    >>> plan = plan_from_text("到2025年，森林覆盖率达到40%以上。", doc_id="demo")
    >>> show(extract_statements(plan)[0])
    demo-000014
    target: 森林覆盖率 ge 40% (2025)
    到2025年，森林覆盖率达到【40%】以上
    """
    row = _row(statement)
    sentence, value = row["sentence_zh"], row["value_text"]
    at = row.get("sentence_offset")
    if at is None:
        at = sentence.find(value)
    title, summary = row["statement_id"], _summary(row)
    if at < 0:
        # The deadline of a milestone may stand in an earlier sentence.
        return Evidence(title, summary, "", value, f" … {sentence}")
    end = at + len(value)
    return Evidence(title, summary, sentence[:at], sentence[at:end], sentence[end:])


def _row(statement: Statement | Mapping[str, Any] | pd.Series) -> dict[str, Any]:
    if isinstance(statement, Statement):
        return asdict(statement)
    return {str(name): None if pd.isna(value) else value for name, value in dict(statement).items()}


def _summary(row: Mapping[str, Any]) -> str:
    names = ("scope_zh", "indicator_zh", "operator", "value_text")
    said = " ".join(str(row[name]) for name in names if row.get(name))
    return f"{row['kind']}: {said}" + (f" ({row['target_year']})" if row.get("target_year") else "")
