"""Errors of the package: each keeps its parts and says what was found, where, what is accepted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


class EcocivError(ValueError):
    """Base of every error that the package raises on purpose."""


class SourceError(EcocivError):
    """A plan file or its source record cannot be used.

    Parameters
    ----------
    path
        The file at fault.
    found
        What was found in it.
    accepted
        What would be accepted instead.
    """

    def __init__(self, path: str | Path, found: str, accepted: str) -> None:
        self.path = str(path)
        self.found = found
        self.accepted = accepted
        super().__init__(f"{self.path}: found {found}; accepted: {accepted}")


class CodebookError(EcocivError):
    """A codebook table breaks its own rules.

    Parameters
    ----------
    table
        File name of the table.
    row
        Where in it: row number (the header is row 1) or the rows that collide.
    field
        The column at fault.
    found
        What was found there.
    accepted
        What would be accepted instead.
    """

    def __init__(self, table: str, row: int | str, field: str, found: str, accepted: str) -> None:
        self.table = table
        self.row = row
        self.field = field
        self.found = found
        self.accepted = accepted
        super().__init__(f"{table}, row {row}, {field}: found {found}; accepted: {accepted}")


class UnitError(EcocivError):
    """A unit is unknown, or does not measure what its standard unit measures.

    Parameters
    ----------
    unit
        The unit as it was written.
    accepted
        What would be accepted instead: the nearest known units, or the dimension asked for.
    """

    def __init__(self, unit: str, accepted: str) -> None:
        self.unit = unit
        self.accepted = accepted
        super().__init__(f"unit {unit!r}; accepted: {accepted}")


class TableError(EcocivError):
    """A table breaks its schema.

    Parameters
    ----------
    table
        Name of the table.
    problems
        Every bad cell: ``row`` (its key), ``column``, ``found`` and ``accepted``.
    """

    def __init__(self, table: str, problems: pd.DataFrame) -> None:
        self.table = table
        self.problems = problems
        shown = [
            f"  {row.row}, {row.column}: found {row.found}; accepted: {row.accepted}"
            for row in problems.head(10).itertuples()
        ]
        if len(problems) > len(shown):
            shown.append(f"  and {len(problems) - len(shown)} more")
        super().__init__("\n".join([f"table {table}: {len(problems)} bad cells", *shown]))


class CurationError(EcocivError):
    """A reviewed correction does not fit the rows it corrects.

    Parameters
    ----------
    file
        The curation file.
    row
        Line of the correction in the file.
    found
        What was found there.
    accepted
        What would be accepted instead.
    """

    def __init__(self, file: str | Path, row: int, found: str, accepted: str) -> None:
        self.file = str(file)
        self.row = row
        self.found = found
        self.accepted = accepted
        super().__init__(f"{self.file}, line {row}: found {found}; accepted: {accepted}")


class StaleError(EcocivError):
    """Generated files are not what the project generates now.

    Parameters
    ----------
    folder
        The folder of the files.
    changes
        What is wrong with each file: ``missing``, ``different`` or ``not generated``.
    """

    def __init__(self, folder: str, changes: dict[str, str]) -> None:
        self.folder = folder
        self.changes = changes
        shown = [f"  {folder}/{name}: {change}" for name, change in changes.items()]
        super().__init__("\n".join([f"{len(changes)} files of {folder} are not fresh", *shown]))


class NotebookError(EcocivError):
    """A notebook does not run to its end.

    Parameters
    ----------
    path
        The notebook.
    cell
        Number of the code cell that failed, from 1; 0 where the file is no notebook.
    found
        What went wrong.
    """

    def __init__(self, path: str | Path, cell: int, found: str) -> None:
        self.path = str(path)
        self.cell = cell
        self.found = found
        place = f", code cell {cell}" if cell else ""
        super().__init__(f"{self.path}{place}: {found}")


class UnknownStatementError(EcocivError):
    """No statement has this identifier.

    Parameters
    ----------
    statement_id
        What was asked for.
    nearest
        Identifiers most like it.
    """

    def __init__(self, statement_id: str, nearest: list[str]) -> None:
        self.statement_id = statement_id
        self.nearest = nearest
        super().__init__(
            f"no statement {statement_id}; the nearest: {', '.join(nearest) or 'there are none'}"
        )


class OptionError(EcocivError):
    """An option has a value that nothing is made for.

    Parameters
    ----------
    option
        Name of the option.
    found
        The value it was given.
    accepted
        What would be accepted instead.
    """

    def __init__(self, option: str, found: object, accepted: str) -> None:
        self.option = option
        self.found = found
        self.accepted = accepted
        super().__init__(f"{option}: found {found}; accepted: {accepted}")
