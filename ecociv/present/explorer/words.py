"""The words of the page in both languages, and what the coded values mean.

In: ``words.csv`` beside this file, and the data model. Out: mappings to (English, Chinese).
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from ecociv.errors import CodebookError
from ecociv.tables.schema import schema

Pair = tuple[str, str]

#: Fields whose coded values the page shows, by the table that defines them.
CODED = {
    "statements": ("kind", "value_type", "operator", "change", "direction", "year_source",
                   "nature", "strength", "method"),
    "documents": ("doc_type", "completeness"),
    "indicators": ("domain", "better"),
    "ledger": ("disposition", "reason"),
    "quality_findings": ("severity",),
    "task_agencies": ("role",),
}  # fmt: skip


@cache
def words() -> dict[str, Pair]:
    """Words by key.

    Raises
    ------
    CodebookError
        A key stands twice, or a cell is empty.
    """
    text = files(__package__).joinpath("words.csv").read_text(encoding="utf-8")
    return check_words(csv.DictReader(text.splitlines()))


def check_words(rows: Iterable[Mapping[str, str]]) -> dict[str, Pair]:
    """Turn rows of key, en and zh into a mapping, each key once and no cell empty."""
    found: dict[str, Pair] = {}
    for line, row in enumerate(rows, start=2):
        for name in ("key", "en", "zh"):
            if not row[name]:
                raise CodebookError("words.csv", line, name, "nothing", "a text")
        if row["key"] in found:
            raise CodebookError("words.csv", line, "key", row["key"], "each key once")
        found[row["key"]] = (row["en"], row["zh"])
    return found


def meanings() -> dict[str, dict[str, Pair]]:
    """What each coded value means, by field and code, as the data model says it."""
    return {
        name: {code.code: (code.meaning_en, code.meaning_zh) for code in field.codes}
        for table, names in CODED.items()
        for name in names
        for field in [schema(table).field(name)]
    }


def descriptions() -> dict[str, Pair]:
    """What each column of the statements holds, as the data model says it."""
    return {
        field.name: (field.description_en, field.description_zh)
        for field in schema("statements").fields
    }
