"""A plan as a reader wants to look it over: what it is, and its headings.

In: a source record, sections and the length of the text. Out: an `OutlineView`, which prints itself
as plain text and as HTML in a notebook.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from typing import Protocol

from ecociv.read.source import SourceRecord


class _Heading(Protocol):
    """What is needed of a section."""

    @property
    def level(self) -> int: ...
    @property
    def numbering(self) -> str: ...
    @property
    def heading_zh(self) -> str: ...


@dataclass(frozen=True, slots=True)
class OutlineView:
    """Title and facts of a plan, and its headings with their levels.

    ``facts`` are what the source record says: title in English, issuing body, document number,
    date, period and the state of the copy, each only where it is known.
    """

    doc_id: str
    title_zh: str
    facts: tuple[str, ...]
    headings: tuple[tuple[int, str], ...]

    def __str__(self) -> str:
        lines = [f"{self.doc_id}: {self.title_zh}".rstrip(": "), *self.facts]
        lines += [f"{'  ' * level}{heading}" for level, heading in self.headings]
        return "\n".join(lines)

    __repr__ = __str__

    def _repr_html_(self) -> str:
        facts = "<br>".join(escape(fact) for fact in self.facts)
        items = "".join(
            f'<div style="margin-left: {1.5 * (level - 1):g}em">{escape(heading)}</div>'
            for level, heading in self.headings
        )
        return (
            f'<div><p><b>{escape(self.doc_id)}</b> <b lang="zh">{escape(self.title_zh)}</b><br>'
            f'{facts}</p><div lang="zh">{items}</div></div>'
        )


def outline_view(
    doc_id: str, source: SourceRecord, sections: Iterable[_Heading], n_chars: int
) -> OutlineView:
    r"""What a plan is and how it is divided.

    Parameters
    ----------
    doc_id, source, sections
        As in `Plan`.
    n_chars
        Length of the text.

    Examples
    --------
    >>> from ecociv.read import plan_from_text
    >>> plan = plan_from_text("一、目标\n1.扩绿。造林5亩。", "demo", title_zh="示例规划")
    >>> outline_view(plan.doc_id, plan.source, plan.sections, len(plan.text))
    demo: 示例规划
    15 characters, 2 headings
      一、目标
        1.扩绿
    """
    headings = tuple((section.level, f"{section.numbering}{section.heading_zh}")
                     for section in sections)  # fmt: skip
    period = (source.period_start, source.period_end)
    written = (
        source.title_en,
        source.issuing_body_zh,
        source.document_number,
        f"dated {source.document_date}" if source.document_date else "",
        f"posted {source.posted_date}" if source.posted_date else "",
        f"period {period[0] or '…'}–{period[1] or '…'}" if any(period) else "",
        f"copy: {source.completeness}" if source.completeness else "",
        source.damage_en,
        source.damage_zh,
        f"{n_chars:,} characters, {len(headings)} heading{'' if len(headings) == 1 else 's'}",
    )
    return OutlineView(doc_id, source.title_zh, tuple(filter(None, written)), headings)
