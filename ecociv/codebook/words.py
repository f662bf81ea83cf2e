"""Words of the language of plans, kept as a table that a domain person edits.

In: ``data/words.csv`` (columns ``group``, ``word``, ``code``, ``note``). Out: lookups by group, and
patterns that match the longest word of a group first.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from ecociv.errors import CodebookError

TABLE = "words.csv"


@cache
def _table() -> dict[str, dict[str, str]]:
    groups: dict[str, dict[str, str]] = {}
    text = files("ecociv.codebook").joinpath("data", TABLE).read_text(encoding="utf-8")
    for line, row in enumerate(csv.DictReader(text.splitlines()), start=2):
        group = groups.setdefault(row["group"], {})
        if not row["word"]:
            raise CodebookError(TABLE, line, "word", "an empty word", "at least one character")
        if row["word"] in group:
            raise CodebookError(
                TABLE, line, "word", f"{row['word']} twice in {row['group']}", "each word once"
            )
        group[row["word"]] = row["code"]
    return groups


def words(group: str) -> dict[str, str]:
    """Words of a group with their codes.

    Parameters
    ----------
    group
        A value of the column ``group``, such as ``bound_after``.

    Raises
    ------
    CodebookError
        There is no such group; the message lists those there are.

    Examples
    --------
    >>> words("bound_after")["以上"]
    'ge'
    """
    table = _table()
    if group not in table:
        raise CodebookError(TABLE, 0, "group", group, ", ".join(sorted(table)))
    return table[group]


def alternation(items: Iterable[str]) -> str:
    """Regular expression that matches the longest of some literal words first.

    Words with a common beginning are grouped, so that a failed match costs a few steps however
    many words there are.

    Examples
    --------
    >>> alternation(["以上", "以下", "左右"])
    '(?:以(?:上|下)|左右)'
    """
    tree: dict[str, Any] = {}
    for item in items:
        node = tree
        for char in item:
            node = node.setdefault(char, {})
        node[""] = {}
    return _branch(tree)


def _branch(tree: dict[str, Any]) -> str:
    """Turn one level of the prefix tree into a pattern."""
    optional = "" in tree
    parts = [re.escape(char) + _branch(node) for char, node in sorted(tree.items()) if char]
    if not parts:
        return ""
    body = parts[0] if len(parts) == 1 and not optional else f"(?:{'|'.join(parts)})"
    return f"{body}?" if optional else body


@cache
def group_pattern(*groups: str) -> str:
    """Pattern over all words of some groups (see `alternation`)."""
    return alternation(word for group in groups for word in words(group))
