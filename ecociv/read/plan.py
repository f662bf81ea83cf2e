"""A plan file to a ``Plan``: raw text, repaired text, the map between them, and the outline."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from ecociv.errors import SourceError
from ecociv.read.decode import decode_plan
from ecociv.read.furniture import MARK, find_furniture
from ecociv.read.outline import find_headings, section_ends
from ecociv.read.outline_view import OutlineView, outline_view
from ecociv.read.repair import Dropped, Repair, Repaired, Segment, repair_text
from ecociv.read.source import SourceRecord, load_source, source_from_mapping


@dataclass(frozen=True, slots=True)
class Section:
    """One section of the outline.

    ``start`` and ``end`` are raw offsets (the hull, where the copy is out of order), the others
    offsets of the text. ``text_end`` is the start of the next section of the same or a higher
    level, so subsections lie inside; ``heading_end`` is where the heading or lead-in ends.
    """

    section_id: str
    doc_id: str
    parent_id: str | None
    level: int
    numbering: str
    heading_zh: str
    start: int
    end: int
    text_start: int
    text_end: int
    heading_end: int


@dataclass(frozen=True, slots=True, repr=False)
class Plan:
    """A plan as it was found (``raw``) and as it is read (``text``).

    Every raw character is in exactly one of ``segments`` and ``dropped``; ``segments`` cover the
    text wholly and in order. A notebook shows a plan by its outline.
    """

    doc_id: str
    raw: str
    text: str
    source: SourceRecord
    sha256: str
    encoding: str
    segments: tuple[Segment, ...]
    dropped: tuple[Dropped, ...]
    repairs: tuple[Repair, ...]
    sections: tuple[Section, ...] = ()
    _by_raw: tuple[Segment, ...] = field(init=False, repr=False, compare=False)
    _text_starts: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _section_starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_raw = tuple(sorted(self.segments, key=_raw_start))
        object.__setattr__(self, "_by_raw", by_raw)
        # an offset is looked up for every record: numbers are searched faster than objects
        text_starts = tuple(segment.text_start for segment in self.segments)
        object.__setattr__(self, "_text_starts", text_starts)
        section_starts = tuple(section.text_start for section in self.sections)
        object.__setattr__(self, "_section_starts", section_starts)

    def __repr__(self) -> str:
        return f"Plan {self.doc_id!r}: {self.outline().facts[-1]}"

    def _repr_html_(self) -> str:
        return self.outline()._repr_html_()

    def outline(self) -> OutlineView:
        r"""What the plan is, and its headings.

        Examples
        --------
        >>> plan_from_text("一、目标\n造林5亩。", "demo").outline()
        demo
        10 characters, 1 heading
          一、目标
        """
        return outline_view(self.doc_id, self.source, self.sections, len(self.text))

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Raw offsets of the text span ``[start:end)``.

        Inside copied text this is exact. A replaced stretch counts whole, dropped stretches in
        between are inside, and across fragments that stand out of order it is the hull.

        Raises
        ------
        IndexError
            The span does not lie within the text.

        Examples
        --------
        >>> plan = plan_from_text("森林覆盖率达到40%。")
        >>> plan.raw_span(7, 10)
        (7, 10)
        """
        if not 0 <= start <= end <= len(self.text):
            raise IndexError(f"span [{start}:{end}) is not within [0:{len(self.text)})")
        return _raw_span(self.segments, self._text_starts, start, end)

    def text_offset(self, raw_offset: int) -> int | None:
        """Text offset of a raw character, None where it was dropped or lies outside the file.

        A character of a replaced stretch gives the start of the replacement.
        """
        index = bisect_right(self._by_raw, raw_offset, key=_raw_start) - 1
        if index < 0 or raw_offset >= self._by_raw[index].raw_end:
            return None
        segment = self._by_raw[index]
        if segment.kind == "replaced":
            return segment.text_start
        return segment.text_start + raw_offset - segment.raw_start

    def section_at(self, text_offset: int) -> Section | None:
        """The innermost section at a text offset, None before the first heading."""
        index = bisect_right(self._section_starts, text_offset) - 1
        # The last section to start holds the offset, but for the stretch behind a gap.
        while index >= 0 and self.sections[index].text_end <= text_offset:
            index -= 1
        return self.sections[index] if index >= 0 else None


def _raw_start(segment: Segment) -> int:
    return segment.raw_start


def _raw_span(
    segments: Sequence[Segment], starts: Sequence[int], start: int, end: int
) -> tuple[int, int]:
    if not segments:
        return 0, 0
    index = max(bisect_right(starts, start) - 1, 0)
    first = segments[index]
    if end <= first.text_end and first.kind != "replaced":
        # most spans lie within one copied stretch
        shift = first.raw_start - first.text_start
        return start + shift, end + shift
    low, high = _raw_part(first, start, end)
    while (index := index + 1) < len(segments) and segments[index].text_start < end:
        part_low, part_high = _raw_part(segments[index], start, end)
        low, high = min(low, part_low), max(high, part_high)
    return low, high


def _raw_part(segment: Segment, start: int, end: int) -> tuple[int, int]:
    if segment.kind == "replaced":
        return segment.raw_start, segment.raw_end
    shift = segment.raw_start - segment.text_start
    return max(start, segment.text_start) + shift, min(end, segment.text_end) + shift


def read_plan(path: str | Path, *, source: SourceRecord | None = None) -> Plan:
    """Read a plan from a plain-text file.

    Parameters
    ----------
    path
        The plan; its name without suffix becomes ``doc_id``.
    source
        The source record; by default ``<stem>.yaml`` beside the plan, or an empty record where
        there is no such file.

    Raises
    ------
    SourceError
        The file is missing, a directory, empty, binary or in an unknown encoding; the record is
        wrong, names another hash, or a repair does not find what it expects.
    """
    path = Path(path)
    if path.is_dir():
        raise SourceError(path, "a directory", "the path of one plain-text plan")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SourceError(path, "no readable file", "the path of one plain-text plan") from error
    record_path = path.with_suffix(".yaml")
    if source is None:
        source = load_source(record_path) if record_path.is_file() else SourceRecord()
    digest = sha256(data).hexdigest()
    if source.sha256 and source.sha256 != digest:
        found = f"sha256 {digest} of {path.name}"
        raise SourceError(record_path, found, f"{source.sha256}, as the source record says")
    raw, encoding = decode_plan(data, path)
    return _build(raw, path.stem, source, digest, encoding, record_path)


def plan_from_text(text: str, doc_id: str = "text", **source_fields: Any) -> Plan:
    r"""Make a plan of a text in memory.

    Parameters
    ----------
    text
        The raw text.
    doc_id
        Name of the document in every record made from it.
    **source_fields
        Fields of ``SourceRecord``, such as ``document_date`` or ``period_end``.

    Examples
    --------
    >>> plan = plan_from_text("一、总体要求\n(一)加强保护。到2025年达到40%。", period_end=2025)
    >>> [(section.level, section.heading_zh) for section in plan.sections]
    [(1, '总体要求'), (2, '加强保护')]
    """
    if isinstance(source_fields.get("repairs"), tuple):
        source = SourceRecord(**source_fields)
    else:
        source = source_from_mapping(source_fields, doc_id)
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return _build(text, doc_id, source, digest, "utf-8", doc_id)


def _build(
    raw: str, doc_id: str, source: SourceRecord, digest: str, encoding: str, path: str | Path
) -> Plan:
    # A source record with repairs says itself what is furniture; only the mark of the encoding,
    # which an editor does not show, is taken out for it.
    furniture = [edit for edit in find_furniture(raw) if not source.repairs or edit.reason == MARK]
    repaired = repair_text(raw, source.repairs, furniture, path, doc_id)
    return Plan(
        doc_id=doc_id,
        raw=raw,
        text=repaired.text,
        source=source,
        sha256=digest,
        encoding=encoding,
        segments=repaired.segments,
        dropped=repaired.dropped,
        repairs=repaired.repairs,
        sections=_sections(doc_id, repaired),
    )


def _sections(doc_id: str, repaired: Repaired) -> tuple[Section, ...]:
    headings = find_headings(repaired.text)
    starts = [segment.text_start for segment in repaired.segments]
    ends = section_ends(headings, len(repaired.text), repaired.gaps)
    sections: list[Section] = []
    open_sections: list[Section] = []
    for heading, text_end in zip(headings, ends, strict=True):
        while open_sections and open_sections[-1].level >= heading.level:
            open_sections.pop()
        head, _ = _raw_span(repaired.segments, starts, heading.start, heading.start + 1)
        start, end = _raw_span(repaired.segments, starts, heading.start, text_end)
        section = Section(
            section_id=f"{doc_id}-s{head:06d}",
            doc_id=doc_id,
            parent_id=open_sections[-1].section_id if open_sections else None,
            level=heading.level,
            numbering=heading.numbering,
            heading_zh=heading.heading_zh,
            start=start,
            end=end,
            text_start=heading.start,
            text_end=text_end,
            heading_end=heading.end,
        )
        sections.append(section)
        open_sections.append(section)
    return tuple(sections)
