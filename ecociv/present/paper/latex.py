r"""A table as LaTeX with booktabs, to be read in with ``\input``.

In: a `PaperTable`. Out: text of a ``table``, or of a ``longtable`` where it fills more than a page.
"""

from __future__ import annotations

import re

import pandas as pd

from ecociv.present.paper.table import Column, PaperTable
from ecociv.present.style import Lang

#: Rows that stand on one page together with title and notes.
_PAGE = 30
_NEEDS = {
    "en": "% Needs array, booktabs and longtable.\n",
    "zh": "% Needs array, booktabs and longtable; for Chinese, ctex with XeLaTeX or LuaLaTeX.\n",
}
#: What LaTeX would read as a command, and signs that its usual fonts do not have.
_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "_": r"\_",
    "%": r"\%",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "[": "{[}",  # at the start of a row it would be an option of the line break before it
    "]": "{]}",
    "–": "--",
    "−": r"\ensuremath{-}",
    "≥": r"\ensuremath{\geq}",
    "≤": r"\ensuremath{\leq}",
    "≈": r"\ensuremath{\approx}",
    "µ": r"\ensuremath{\mu}",
    "°": r"\ensuremath{^{\circ}}",
    "‰": r"\textperthousand{}",
    "\n": " ",
} | {
    sign: rf"\ensuremath{{^{digit}}}"
    for digit, sign in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")
}  # fmt: skip
_TABLE = str.maketrans(_SPECIAL)


def latex_text(text: str) -> str:
    r"""Text in which LaTeX finds no command.

    Examples
    --------
    >>> print(latex_text('"R&D" ≥ 50%_{#1} 10⁸ 元'))
    ``R\&D'' \ensuremath{\geq} 50\%\_\{\#1\} 10\ensuremath{^8} 元
    """
    return re.sub('"([^"]*)"', r"``\1''", text.translate(_TABLE))


def table_latex(table: PaperTable, lang: Lang) -> str:
    """A table as LaTeX: title, label ``tab:<name>``, rules of booktabs, notes below."""
    cells = table.cells(lang).map(latex_text)
    cells.columns = pd.Index([latex_text(str(heading)) for heading in cells.columns])
    is_long = len(cells) > _PAGE
    body: str = cells.to_latex(
        index=False,
        escape=False,
        longtable=is_long,
        column_format="".join(map(_column_format, table.columns)),
        caption=latex_text(table.title(lang)),
        label=f"tab:{table.name}",
    )
    notes = rf"\par\smallskip{{\footnotesize\raggedright {latex_text(table.notes(lang))}\par}}" "\n"
    if is_long:
        more = {"en": "Continued on the next page", "zh": "续下页"}[lang]
        body = body.replace("Continued on next page", more)
        return f"{_NEEDS[lang]}{{\\footnotesize\n{body}{notes}}}\n"
    start, end = "\\begin{table}\n", "\\end{table}\n"
    body = body.replace(start, f"{start}\\centering\n\\footnotesize\n", 1)
    return _NEEDS[lang] + body.replace(end, notes + end)


def _column_format(column: Column) -> str:
    if column.is_number:
        return "r"
    if column.mm is None:
        return "l"
    return rf">{{\raggedright\arraybackslash}}p{{{column.mm:g}mm}}"
