"""How often rows are right, by reading a sample of them.

In: statements, and a reader's marks. Out: a sheet to mark, and the share that is right with its
interval.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from ecociv.analysis.intervals import wilson
from ecociv.errors import SourceError

#: What a reader checks of a row, with the sentence to check it against.
CHECKED = (
    "statement_id kind scope_zh indicator_zh operator value_text change direction baseline_year"
    " target_year sentence_zh"
).split()
MARKS = ["right", "note"]
_KEYS = ["statement_id", "value_text"]


def review_sheet(
    statements: pd.DataFrame, n: int, path: str | Path | None = None, *, seed: int = 0
) -> pd.DataFrame:
    """A sample of rows to be read, with the marks that a reader has given.

    Parameters
    ----------
    statements
        Rows of the ``statements`` table, or of `ecociv.statements_frame`.
    n
        How many rows to draw at random; all where there are no more.
    path
        A CSV file with ``statement_id``, ``value_text``, ``right`` (1 or 0) and ``note``; where
        there is no such file yet, nothing is marked.
    seed
        Start of the random numbers: the same rows and seed give the same sheet.

    Returns
    -------
    DataFrame
        The sampled rows in the order of the text: what is to be checked, with the sentence, then
        ``right`` (1, 0, or empty where nobody has marked the row) and ``note``.

    Raises
    ------
    SourceError
        The file has other columns, a mark other than 1 or 0, or marks a row that is not there any
        more or holds another value.

    Examples
    --------
    >>> from ecociv import extract_statements, plan_from_text, statements_frame
    >>> plan = plan_from_text("到2025年，森林覆盖率达到40%以上。", "demo")
    >>> sheet = review_sheet(statements_frame(extract_statements(plan)), 5)
    >>> sheet["value_text"].tolist(), bool(sheet["right"].isna().all())
    (['40%'], True)
    """
    drawn = statements.sample(min(n, len(statements)), random_state=seed)
    sheet = drawn.sort_values(["doc_id", "start", "statement_id"], ignore_index=True)[CHECKED]
    if path is None or not Path(path).is_file():
        nothing = pd.Series(pd.NA, index=sheet.index)
        return sheet.assign(right=nothing.astype("Int64"), note=nothing.astype("str"))
    marks = _read_marks(Path(path), statements)
    return sheet.merge(marks.drop(columns="value_text"), on="statement_id", how="left")


def reviewed_precision(sheet: pd.DataFrame) -> pd.DataFrame:
    """Share of the marked rows that are right in full.

    Parameters
    ----------
    sheet
        What `review_sheet` returns.

    Returns
    -------
    DataFrame
        One row: ``n_rows`` (of the sheet), ``n_marked``, ``n_right``, ``share``, ``low`` and
        ``high`` (95%, Wilson 1927; wider than needed where the sample is a large part of all rows).

    Examples
    --------
    >>> sheet = pd.DataFrame({"right": pd.array([1, 1, 1, 0, None], dtype="Int64")})
    >>> reviewed_precision(sheet).round(2).values.tolist()
    [[5.0, 4.0, 3.0, 0.75, 0.3, 0.95]]
    """
    marked = sheet["right"].dropna().astype(int)
    n, n_right = len(marked), int(marked.sum())
    low, high = wilson(n_right, n)
    share = n_right / n if n else float("nan")
    row = {"n_rows": len(sheet), "n_marked": n, "n_right": n_right}
    return pd.DataFrame([row | {"share": share, "low": low, "high": high}])


def _read_marks(path: Path, statements: pd.DataFrame) -> pd.DataFrame:
    frame = pd.read_csv(path, dtype="str", encoding="utf-8-sig")
    if list(frame.columns) != [*_KEYS, *MARKS]:
        raise SourceError(path, f"columns {', '.join(frame)}", ", ".join([*_KEYS, *MARKS]))
    wrong = frame[~frame["right"].isin(["0", "1"]) & frame["right"].notna()]
    if len(wrong):
        raise SourceError(path, f"right {wrong['right'].iloc[0]!r}", "1, 0 or an empty cell")
    known = set(statements[_KEYS].itertuples(index=False, name=None))
    for key in frame[_KEYS].itertuples(index=False, name=None):
        if key not in known:
            raise SourceError(
                path, f"no row {key[0]} with value {key[1]}", "rows of the statements"
            )
    return frame.astype({"right": "Int64"})
