"""A statement as a reader wants to check it: the value marked in its sentence.

In: the fields of a statement. Out: an `Evidence`, which prints itself as plain text, as HTML in a
notebook, and in colour on a terminal.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.text import Text

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
        from rich.text import Text  # a terminal has it loaded; extraction does not need it

        return Text.assemble(
            (f"{self.title}\n", "bold"),
            (f"{self.summary}\n", "dim"),
            self.before,
            (self.value, "bold reverse"),
            self.after,
        )


def statement_evidence(row: Mapping[str, Any]) -> Evidence:
    """The evidence of a statement.

    Parameters
    ----------
    row
        Fields of a statement, with None for a missing value. Where it has no
        ``sentence_offset``, the first occurrence of the value is marked.

    Examples
    --------
    >>> fields = {"statement_id": "demo-000014", "kind": "target", "indicator_zh": "森林覆盖率",
    ...           "operator": "ge", "value_text": "40%", "sentence_zh": "森林覆盖率达到40%以上"}
    >>> statement_evidence(fields).value
    '40%'
    """
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


def _summary(row: Mapping[str, Any]) -> str:
    names = ("scope_zh", "indicator_zh", "operator", "value_text")
    said = " ".join(str(row[name]) for name in names if row.get(name))
    return f"{row['kind']}: {said}" + (f" ({row['target_year']})" if row.get("target_year") else "")
