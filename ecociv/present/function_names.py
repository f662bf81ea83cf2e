"""Short names of functions of government in figures, from ``functions.csv``."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pandas as pd

from ecociv.present.style import Lang

_FUNCTIONS = Path(__file__).parent / "functions.csv"


def function_name(function: str, lang: Lang) -> str:
    """Short name of a function of government; its code where the list of names has none.

    Examples
    --------
    >>> function_name("ecology_environment", "zh"), function_name("new_function", "en")
    ('生态环境', 'New function')
    """
    return _function_names().get((function, lang), function.replace("_", " ").capitalize())


@cache
def _function_names() -> dict[tuple[str, str], str]:
    table = pd.read_csv(_FUNCTIONS, dtype=str)
    return {
        (row["function"], lang): row[lang]
        for row in table.to_dict("records")
        for lang in ("en", "zh")
    }
