"""Cue words of policy instruments, kept as a table that a domain person edits.

In: ``data/instruments.csv`` (columns ``group``, ``cue``, ``instrument``, ``note``). Out: the cues
as a frame, and the list of instruments.

Seven classes, from coercion to self-commitment. Four rest on Hood's (1983) resources of government:
authority (`regulation`, and `planning` as authority over space and time), treasure
(`public_investment`), nodality (`information`) and `organisation`. `market` and `voluntary` split
off what environmental policy keeps apart from them: instruments that work through prices, and
those that firms and citizens join of their own will. The stick, the carrot and the sermon of Vedung
(1998) are `regulation`, `market` with `public_investment`, and `information`. That planning is an
instrument of its own in China, see Heilmann and Melton (2013).

References
----------
Hood (1983), The Tools of Government, London: Macmillan. Vedung (1998), Policy instruments:
typologies and theories, in Bemelmans-Videc, Rist and Vedung (eds), Carrots, Sticks and Sermons, New
Brunswick: Transaction, 21–58. Heilmann and Melton (2013), The reinvention of development planning
in China, 1993–2012, Modern China 39, 580–628.
"""

from __future__ import annotations

from functools import cache

import pandas as pd

from ecociv.codebook.source import read_rows
from ecociv.errors import CodebookError

TABLE = "instruments.csv"
DOMAIN_TABLE = "domain_words.csv"

#: From what the state commands to what others take on.
INSTRUMENTS = (
    "regulation", "planning", "market", "information", "public_investment", "organisation",
    "voluntary",
)  # fmt: skip

#: Groups whose cues name an instrument; a cue of an earlier group outweighs one of a later.
CUE_GROUPS = ("force", "tool", "act", "object")
#: Groups that decide whether a clause is a commitment, and words that are no cue although a part
#: of them is.
OTHER_GROUPS = ("name", "commit", "not_start", "not_end", "not_in", "section")


def check_cues(table: str, rows: list[dict[str, str]]) -> None:
    """Hold the rows of a cue table to its rules.

    Raises
    ------
    CodebookError
        A cue is empty or stands twice, a group is unknown, or a cue names no instrument where its
        group asks for one.
    """
    seen: dict[str, int] = {}
    for line, row in enumerate(rows, start=2):
        cue, group, instrument = row["cue"], row["group"], row["instrument"]
        if not cue:
            raise CodebookError(table, line, "cue", "an empty cue", "at least one character")
        if cue in seen:
            found = f"{cue}, as in row {seen[cue]}"
            raise CodebookError(table, line, "cue", found, "each cue once")
        seen[cue] = line
        if group not in CUE_GROUPS + OTHER_GROUPS:
            accepted = ", ".join(CUE_GROUPS + OTHER_GROUPS)
            raise CodebookError(table, line, "group", group or "an empty cell", accepted)
        known = INSTRUMENTS if group in CUE_GROUPS else ("",)
        if instrument not in known:
            shown = ", ".join(known) or "an empty cell"
            raise CodebookError(table, line, "instrument", instrument or "an empty cell", shown)


@cache
def _cues() -> pd.DataFrame:
    rows = read_rows(TABLE)
    check_cues(TABLE, rows)
    return pd.DataFrame(rows, dtype="str")


def instrument_cues() -> pd.DataFrame:
    """Cue words by which clauses are coded.

    Returns
    -------
    DataFrame
        ``group``: ``force`` (words of prohibition and compulsion), ``tool`` (names an instrument),
        ``act`` (what is done), ``object`` (what is made or treated), ``name`` (a word of which a
        part would be a cue), ``commit`` (commits and names no instrument), ``not_start``,
        ``not_end``, ``not_in`` (how no commitment begins, ends or reads), ``section`` (headings
        under which plans give background and principles). ``cue``, ``instrument``, ``note``.

    Raises
    ------
    CodebookError
        A row breaks the rules of the table; the message names it.

    Examples
    --------
    >>> instrument_cues().set_index("cue").loc["排污许可", ["group", "instrument"]].tolist()
    ['tool', 'regulation']
    """
    return _cues().copy()


@cache
def domain_words() -> dict[str, str]:
    """Words of headings with the domain of the codebook that they stand for.

    Raises
    ------
    CodebookError
        A word stands twice.

    Examples
    --------
    >>> domain_words()["大气"]
    'environment'
    """
    found: dict[str, str] = {}
    for line, row in enumerate(read_rows(DOMAIN_TABLE), start=2):
        if row["word"] in found:
            raise CodebookError(DOMAIN_TABLE, line, "word", row["word"], "each word once")
        found[row["word"]] = row["domain"]
    return found
