"""Index of all names of the indicators: what a written name can be looked up in.

In: the rows of the indicator table. Out: one frozen `NameIndex`. The order in which it is asked is
the matter of `ecociv.codebook.match`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from ecociv.codebook.names import folded_name, measured_name, stripped_names
from ecociv.codebook.source import read_rows
from ecociv.errors import CodebookError

FILE = "indicators.csv"
#: Longer names are clauses, no names; comparing them would cost time for nothing.
LONGEST = 60


@dataclass(frozen=True, slots=True)
class NameIndex:
    """Lookups from names to indicators.

    Parameters
    ----------
    unit_std
        Indicator to its standard unit; empty for an indicator without numbers.
    exact, alias
        Names and synonyms as they stand in the table.
    folded
        The same in one wording (`ecociv.codebook.names.folded_name`).
    stripped
        Folded names without scope words before and verbs behind.
    measured
        Folded names without the noun that a unit repeats, to all indicators that share it.
    patterns
        Synonyms with a ``*`` for any words, as patterns.
    forms, owners
        All folded names by length, and the indicator of each: what fuzzy matching compares.
    shorter
        For each length the number of shorter forms: where forms of that length begin.
    postings
        Character (and which occurrence of it) to the positions of the forms that hold it.
    """

    unit_std: dict[str, str]
    exact: dict[str, str]
    alias: dict[str, str]
    folded: dict[str, str]
    stripped: dict[str, str]
    measured: dict[str, tuple[str, ...]]
    patterns: tuple[tuple[re.Pattern[str], str], ...]
    forms: tuple[str, ...]
    owners: tuple[str, ...]
    shorter: tuple[int, ...]
    postings: dict[tuple[str, int], tuple[int, ...]]


def occurrences(text: str) -> list[tuple[str, int]]:
    """Characters of a text, each with the number of times it stood before.

    Examples
    --------
    >>> occurrences("水水")
    [('水', 0), ('水', 1)]
    """
    seen: dict[str, int] = {}
    out = []
    for character in text:
        count = seen.get(character, 0)
        out.append((character, count))
        seen[character] = count + 1
    return out


def _claim(table: dict[str, str], rows: dict[str, int], form: str, owner: str, row: int) -> None:
    """Enter a name; two indicators may not share one."""
    if table.setdefault(form, owner) != owner:
        found = f"{form!r} of {owner}, which row {rows[form]} ({table[form]}) has already"
        raise CodebookError(FILE, row, "synonyms_zh", found, "each name at one indicator")
    rows.setdefault(form, row)


def _derived(folded: dict[str, str]) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """Stripped and measured keys; a key that two indicators would share is no key."""
    stripped: dict[str, set[str]] = defaultdict(set)
    measured: dict[str, set[str]] = defaultdict(set)
    for form, owner in folded.items():
        for key in stripped_names(form):
            stripped[key].add(owner)
        measured[measured_name(form)].add(owner)
    single = {
        key: next(iter(owners))
        for key, owners in stripped.items()
        if len(owners) == 1 and len(key) > 1 and key not in folded
    }
    return single, {key: tuple(sorted(owners)) for key, owners in measured.items()}


def build_index(rows: list[dict[str, str]]) -> NameIndex:
    """Build the index.

    Parameters
    ----------
    rows
        Rows with ``indicator_id``, ``name_zh``, ``synonyms_zh``, ``unit_std``.

    Raises
    ------
    CodebookError
        Two indicators share a name, as written or after folding; both rows are named.
    """
    exact: dict[str, str] = {}
    alias: dict[str, str] = {}
    folded: dict[str, str] = {}
    written_rows: dict[str, int] = {}
    folded_rows: dict[str, int] = {}
    written: dict[str, str] = {}
    patterns = []
    for number, row in enumerate(rows, start=2):
        owner = row["indicator_id"]
        _claim(written, written_rows, row["name_zh"], owner, number)
        exact[row["name_zh"]] = owner
        _claim(folded, folded_rows, folded_name(row["name_zh"]), owner, number)
        for synonym in filter(None, row["synonyms_zh"].split("|")):
            if "*" in synonym:
                pattern = re.escape(folded_name(synonym)).replace(r"\*", ".+")
                patterns.append((re.compile(pattern), owner))
                continue
            _claim(written, written_rows, synonym, owner, number)
            alias[synonym] = owner
            _claim(folded, folded_rows, folded_name(synonym), owner, number)
    stripped, measured = _derived(folded)
    # By length, so that names of like length stand together and every posting is in that order.
    forms = tuple(sorted(folded, key=len))
    postings: dict[tuple[str, int], list[int]] = defaultdict(list)
    for position, form in enumerate(forms):
        for token in occurrences(form):
            postings[token].append(position)
    return NameIndex(
        unit_std={row["indicator_id"]: row["unit_std"] for row in rows},
        exact=exact,
        alias=alias,
        folded=folded,
        stripped=stripped,
        measured=measured,
        patterns=tuple(patterns),
        forms=forms,
        owners=tuple(folded[form] for form in forms),
        shorter=tuple(sum(len(form) < n for form in forms) for n in range(LONGEST + 2)),
        postings={token: tuple(found) for token, found in postings.items()},
    )


@cache
def name_index() -> NameIndex:
    """The index of the codebook's indicators, built once."""
    return build_index(read_rows(FILE))
