"""Source records: what is known about one copy of a plan, and the repairs declared for it.

In: a YAML file beside the plan. Out: a frozen ``SourceRecord``; unknown keys and wrong types are
errors, and what the copy does not say stays empty.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from ecociv.errors import SourceError

try:  # libyaml reads a record some ten times faster than the pure Python loader
    from yaml import CSafeLoader as SafeLoader
except ImportError:
    from yaml import SafeLoader  # type: ignore[assignment]  # another class with the same use

DOC_TYPES = ("", "status_report", "plan", "implementation_plan", "action_plan")
COMPLETENESS = ("", "complete", "truncated", "fragments")
OPS = ("order", "gap", "drop", "drop_each", "replace", "replace_each")


@dataclass(frozen=True, slots=True)
class Fragment:
    """A stretch of raw text, with the characters it must begin and end with."""

    start: int
    end: int
    begins: str
    ends: str


@dataclass(frozen=True, slots=True)
class RepairOp:
    """One declared repair of a copy.

    ``drop`` and ``replace`` name a stretch and what stands in it (``expect``, or ``begins`` and
    ``ends`` for a long one); ``drop_each`` and ``replace_each`` name a text (``expect``) and how
    often it occurs (``count``); ``order`` gives the fragments in reading order; ``gap`` names what
    stands where part of the document is lost, and is read as a line break or as ``text``.
    """

    op: str
    reason_en: str
    reason_zh: str
    reason: str = ""
    start: int | None = None
    end: int | None = None
    expect: str = ""
    begins: str = ""
    ends: str = ""
    count: int | None = None
    text: str = ""
    fragments: tuple[Fragment, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """What is known about one copy of a plan; an empty field is something the copy does not say."""

    title_zh: str = ""
    title_en: str = ""
    doc_type: str = ""
    issuing_body_zh: str = ""
    document_number: str = ""
    document_date: date | None = None
    posted_date: date | None = None
    period_start: int | None = None
    period_end: int | None = None
    place_id: str = ""
    completeness: str = ""
    damage_zh: str = ""
    damage_en: str = ""
    source_title: str = ""
    source_site: str = ""
    sha256: str = ""
    repairs: tuple[RepairOp, ...] = field(default=())


_TYPES: dict[str, tuple[type, ...]] = {
    "document_date": (date,),
    "posted_date": (date,),
    "period_start": (int,),
    "period_end": (int,),
    "start": (int,),
    "end": (int,),
    "count": (int,),
    "repairs": (list,),
    "fragments": (list,),
}
_CHOICES = {"doc_type": DOC_TYPES, "completeness": COMPLETENESS, "op": OPS}
_REQUIRED = {
    "order": ("fragments",),
    "gap": ("start", "end", "expect"),
    "drop": ("start", "end", "reason"),
    "drop_each": ("expect", "count", "reason"),
    "replace": ("start", "end", "expect"),
    "replace_each": ("expect", "count", "text"),
}


def load_source(path: str | Path) -> SourceRecord:
    """Read a source record.

    Parameters
    ----------
    path
        A YAML file with the fields of ``SourceRecord``; a key left out or left empty is a field
        the copy does not give.

    Raises
    ------
    SourceError
        The file is missing or is no YAML mapping; a key is unknown; a value has the wrong type; a
        repair lacks a part that its operation needs.
    """
    path = Path(path)
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=SafeLoader)
    except OSError as error:
        raise SourceError(path, "no readable file", "a source record in YAML") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        problem = " ".join(str(error).split())
        raise SourceError(path, f"text that is no YAML ({problem})", "UTF-8 YAML") from error
    return source_from_mapping(content, path)


def source_from_mapping(content: object, path: str | Path = "source record") -> SourceRecord:
    """Turn a mapping of plain values into a checked ``SourceRecord`` (see ``load_source``)."""
    values = _checked(content, SourceRecord, "", path)
    values["repairs"] = tuple(
        _repair_op(item, f"repairs[{number}]", path)
        for number, item in enumerate(values.get("repairs", ()), start=1)
    )
    return SourceRecord(**values)


def _repair_op(item: object, where: str, path: str | Path) -> RepairOp:
    values = _checked(item, RepairOp, where, path)
    values["fragments"] = tuple(
        Fragment(**_checked(part, Fragment, f"{where}.fragments[{number}]", path, all_keys=True))
        for number, part in enumerate(values.get("fragments", ()), start=1)
    )
    needed = ("op", "reason_en", "reason_zh", *_REQUIRED.get(values.get("op", ""), ()))
    missing = [key for key in needed if key not in values or values[key] in ("", ())]
    if missing:
        raise SourceError(path, f"{where} without {', '.join(missing)}", f"all of {list(needed)}")
    if values["op"] == "drop" and not (
        values.get("expect") or (values.get("begins") and values.get("ends"))
    ):
        raise SourceError(path, f"{where} that expects nothing", "expect, or begins and ends")
    return RepairOp(**values)


def _checked(
    content: object, kind: type, where: str, path: str | Path, all_keys: bool = False
) -> dict[str, Any]:
    """Values of a mapping whose keys and types fit the dataclass; empty values are left out."""
    at = f" in {where}" if where else ""
    names = [item.name for item in fields(kind)]
    if not isinstance(content, Mapping):
        raise SourceError(path, f"{type(content).__name__}{at}", f"a mapping with {names}")
    unknown = [str(key) for key in content if key not in names]
    if unknown:
        raise SourceError(path, f"unknown key {', '.join(unknown)}{at}", f"keys {names}")
    if all_keys and (missing := [name for name in names if content.get(name) in (None, "")]):
        raise SourceError(path, f"no {', '.join(missing)}{at}", f"all of {names}")
    values: dict[str, Any] = {}
    for key, value in content.items():
        if value is None:
            continue
        types = _TYPES.get(key, (str,))
        # bool is an int and datetime is a date: neither is meant.
        if type(value) not in types and not (types == (list,) and isinstance(value, tuple)):
            accepted = " or ".join(item.__name__ for item in types)
            raise SourceError(path, f"{key}: {value!r}{at}", f"a value of type {accepted}")
        if key in _CHOICES and value not in _CHOICES[key]:
            accepted = ", ".join(name for name in _CHOICES[key] if name)
            raise SourceError(path, f"{key}: {value!r}{at}", accepted)
        values[key] = value
    return values
