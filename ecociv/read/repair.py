"""Declared repairs: raw text to reading text, with a map back that loses nothing.

Every raw character ends up in exactly one segment of the text or in one dropped stretch. A
replacement by nothing is a drop.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from ecociv.errors import SourceError
from ecociv.read.source import Fragment, RepairOp


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the text and the raw stretch it stands for; ``kind`` is copy or replaced."""

    text_start: int
    text_end: int
    raw_start: int
    raw_end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Dropped:
    """A raw stretch that is not part of the text, with a ledger reason code."""

    raw_start: int
    raw_end: int
    reason: str
    note_en: str
    note_zh: str


@dataclass(frozen=True, slots=True)
class Repair:
    """One applied repair: ``before`` is the raw text, ``after`` what is read instead.

    For a fragment put in order both are empty: its words stay as they are.
    """

    repair_id: str
    op: str
    raw_start: int
    raw_end: int
    before: str
    after: str
    reason_en: str
    reason_zh: str


@dataclass(frozen=True, slots=True)
class Edit:
    """A raw stretch to take out (``after`` is None) or to read as ``after``."""

    start: int
    end: int
    after: str | None
    reason: str
    note_en: str
    note_zh: str
    op: str = ""


@dataclass(frozen=True, slots=True)
class Repaired:
    """What a repair run gives: the text, its map, the repairs, and where text is known to be lost.

    ``gaps`` are the text offsets behind each declared gap.
    """

    text: str
    segments: tuple[Segment, ...]
    dropped: tuple[Dropped, ...]
    repairs: tuple[Repair, ...]
    gaps: tuple[int, ...] = ()


def repair_text(
    raw: str,
    ops: Sequence[RepairOp] = (),
    furniture: Iterable[Edit] = (),
    path: str | Path = "source record",
    doc_id: str = "text",
) -> Repaired:
    """Apply declared repairs, then take out undeclared page furniture.

    Parameters
    ----------
    raw
        The decoded file.
    ops
        The repairs of the source record.
    furniture
        Stretches found to be page furniture; they must not meet a declared edit.
    path, doc_id
        Name the source record in messages and the repairs in the table.

    Raises
    ------
    SourceError
        An operation does not find what it expects, leaves the file, overlaps another, crosses the
        edge of a fragment, or the fragments overlap or leave raw text out.
    """
    declared = [edit for op in ops if op.op != "order" for edit in _edits(raw, op, path)]
    edits = sorted([*declared, *furniture], key=_start)
    for before, after in pairwise(edits):
        if after.start < before.end:
            found = f"repairs that overlap: {_span(before)} and {_span(after)}"
            raise SourceError(path, found, "repairs of stretches that do not meet")
    orders = [op for op in ops if op.op == "order"]
    if len(orders) > 1:
        raise SourceError(path, f"{len(orders)} order repairs", "one list of fragments")
    fragments = _fragments(raw, orders, path)
    layout = _lay_out(raw, edits, fragments, path)
    rows = [
        (edit.start, edit.end, edit.op, raw[edit.start : edit.end], edit.after or "", edit)
        for edit in declared
    ]
    for order in orders:
        note = Edit(0, 0, None, "", order.reason_en, order.reason_zh)
        rows += [(part.start, part.end, "order", "", "", note) for part in fragments]
    rows.sort(key=lambda row: row[:3])
    return Repaired(
        text="".join(layout.pieces),
        segments=tuple(layout.segments),
        dropped=tuple(sorted(layout.dropped, key=lambda item: item.raw_start)),
        repairs=tuple(
            Repair(f"{doc_id}-r{number:02d}", op, start, end, before, after, note.note_en,
                   note.note_zh)
            for number, (start, end, op, before, after, note) in enumerate(rows, start=1)
        ),
        gaps=tuple(layout.gaps),
    )  # fmt: skip


def _span(edit: Edit | Fragment) -> str:
    return f"[{edit.start}:{edit.end})"


def _edits(raw: str, op: RepairOp, path: str | Path) -> list[Edit]:
    """The edits of one operation, each checked against what the operation expects."""
    after = op.text if op.op.startswith("replace") else None
    if op.op == "gap":
        after = op.text or "\n"
    if op.op.endswith("_each"):
        starts = []
        at = raw.find(op.expect)
        while at >= 0:
            starts.append(at)
            at = raw.find(op.expect, at + len(op.expect))
        if len(starts) != op.count:
            found = f"{len(starts)} times {op.expect!r}"
            raise SourceError(path, found, f"{op.count} times, as {op.op} expects")
        spans = [(start, start + len(op.expect)) for start in starts]
    else:
        spans = [_checked_span(raw, op, path)]
    return [
        Edit(start, end, after, op.reason, op.reason_en, op.reason_zh, op.op)
        for start, end in spans
    ]


def _checked_span(raw: str, op: RepairOp | Fragment, path: str | Path) -> tuple[int, int]:
    name = op.op if isinstance(op, RepairOp) else "fragment"
    start, end = op.start or 0, op.end or 0
    if not 0 <= start < end <= len(raw):
        raise SourceError(path, f"{name} [{start}:{end})", f"a stretch within [0:{len(raw)})")
    found = raw[start:end]
    expect = op.expect if isinstance(op, RepairOp) else ""
    if expect and found != expect:
        raise SourceError(path, f"{found[:40]!r} at {name} [{start}:{end})", repr(expect))
    if not found.startswith(op.begins):
        shown = found[: len(op.begins)]
        raise SourceError(
            path, f"{name} [{start}:{end}) that begins with {shown!r}", repr(op.begins)
        )
    if op.ends and not found.endswith(op.ends):
        shown = found[-len(op.ends) :]
        raise SourceError(path, f"{name} [{start}:{end}) that ends with {shown!r}", repr(op.ends))
    return start, end


def _fragments(raw: str, orders: list[RepairOp], path: str | Path) -> list[Fragment]:
    if not orders:
        return [Fragment(0, len(raw), "", "")]
    fragments = list(orders[0].fragments)
    for fragment in fragments:
        _checked_span(raw, fragment, path)
    for before, after in pairwise(sorted(fragments, key=lambda item: item.start)):
        if after.start < before.end:
            found = f"fragments that overlap: {_span(before)} and {_span(after)}"
            raise SourceError(path, found, "fragments of stretches that do not meet")
    return fragments


@dataclass(slots=True)
class _Layout:
    """The text while it is put together, piece by piece in reading order."""

    pieces: list[str] = field(default_factory=list)
    segments: list[Segment] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    gaps: list[int] = field(default_factory=list)
    length: int = 0

    def add(self, piece: str, start: int, end: int, kind: str) -> None:
        if start < end:
            self.pieces.append(piece)
            stop = self.length + len(piece)
            self.segments.append(Segment(self.length, stop, start, end, kind))
            self.length = stop

    def edit(self, edit: Edit) -> None:
        if edit.after:
            self.add(edit.after, edit.start, edit.end, "replaced")
        else:
            note = (edit.reason, edit.note_en, edit.note_zh)
            self.dropped.append(Dropped(edit.start, edit.end, *note))
        if edit.op == "gap":
            self.gaps.append(self.length)


def _lay_out(raw: str, edits: list[Edit], fragments: list[Fragment], path: str | Path) -> _Layout:
    layout = _Layout()
    outside = set(range(len(edits)))
    for fragment in fragments:
        position = fragment.start
        index = bisect_left(edits, fragment.start, key=_start)
        if index and edits[index - 1].end > fragment.start:
            index -= 1
        while index < len(edits) and edits[index].start < fragment.end:
            edit = edits[index]
            if edit.start < fragment.start or edit.end > fragment.end:
                found = f"repair {_span(edit)} across the edge of fragment {_span(fragment)}"
                raise SourceError(path, found, "repairs inside one fragment or outside all")
            layout.add(raw[position : edit.start], position, edit.start, "copy")
            layout.edit(edit)
            outside.discard(index)
            position = edit.end
            index += 1
        layout.add(raw[position : fragment.end], position, fragment.end, "copy")
    for index in sorted(outside):
        edit = edits[index]
        if edit.after:
            found = f"{edit.op} {_span(edit)} outside all fragments"
            raise SourceError(path, found, "a stretch of a fragment, or a drop")
        layout.edit(edit)
    _check_cover(len(raw), layout, path)
    return layout


def _start(edit: Edit) -> int:
    return edit.start


def _check_cover(length: int, layout: _Layout, path: str | Path) -> None:
    spans = [(part.raw_start, part.raw_end) for part in layout.segments]
    spans += [(part.raw_start, part.raw_end) for part in layout.dropped]
    position = 0
    for start, end in [*sorted(spans), (length, length)]:
        if start > position:
            found = f"raw text [{position}:{start}) in no fragment and not dropped"
            raise SourceError(path, found, "every raw character in one fragment or one drop")
        position = end
