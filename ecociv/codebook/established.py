"""Names that the field has agreed on, for telling a name from a qualifier.

In: the indicators of the codebook. Out: whether a phrase is one of their names.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files


@cache
def established_names() -> frozenset[str]:
    """All names and aliases of the codebook's indicators, as written.

    Examples
    --------
    >>> "森林覆盖率" in established_names()
    True
    """
    text = files("ecociv.codebook").joinpath("data", "indicators.csv").read_text(encoding="utf-8")
    names: set[str] = set()
    for row in csv.DictReader(text.splitlines()):
        names.add(row["name_zh"])
        names.update(alias for alias in row["synonyms_zh"].split("|") if alias)
    return frozenset(names)
