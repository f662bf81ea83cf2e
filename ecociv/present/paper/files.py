"""The main tables as files.

In: the folder of a project. Out: LaTeX for each table, one Word document and one Excel workbook
with all of them, in each language; and the rows behind each as CSV.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from ecociv.errors import OptionError
from ecociv.present.figures import FIGURES_FOLDER
from ecociv.present.paper.contents import paper_tables
from ecociv.present.paper.excel import workbook_bytes
from ecociv.present.paper.latex import table_latex
from ecociv.present.paper.table import PaperTable, table_names
from ecociv.present.paper.word import document_bytes
from ecociv.present.style import LANGS, Lang, check_lang
from ecociv.tables import find_root
from ecociv.tables.serialize import csv_bytes

TABLES_FOLDER = FIGURES_FOLDER / "tables"
FORMATS = ("tex", "docx", "xlsx")

_WHOLE: dict[str, Callable[[Sequence[PaperTable], Lang], bytes]] = {
    "docx": document_bytes,
    "xlsx": workbook_bytes,
}


def make_paper_tables(
    root: str | Path | None = None,
    lang: str | None = None,
    fmt: str | None = None,
    *,
    names: Iterable[str] | None = None,
    folder: str | Path | None = None,
) -> list[Path]:
    """Write the main tables.

    Parameters
    ----------
    root
        Folder of the project; by default the nearest one upward that has ``data/raw``.
    lang
        ``"en"`` or ``"zh"``; by default both.
    fmt
        ``"tex"``, ``"docx"`` or ``"xlsx"``; by default all three.
    names
        Tables to write; by default all that `paper_tables` gives.
    folder
        Where to write; by default ``figures/tables`` of the project.

    Returns
    -------
    list of Path
        ``<name>.csv`` (the rows behind a table, with ``statement_ids``) and ``<name>_<lang>.tex``
        for each table, then ``tables_<lang>.docx`` and ``tables_<lang>.xlsx``. The same project
        gives the same bytes.

    Raises
    ------
    OptionError
        There is no such table, language or format.
    """
    root = find_root() if root is None else Path(root)
    langs = LANGS if lang is None else (check_lang(lang),)
    if fmt is not None and fmt not in FORMATS:
        raise OptionError("format", fmt, ", ".join(FORMATS))
    wanted = table_names() if names is None else list(names)
    for name in wanted:
        if name not in table_names():
            raise OptionError("table", name, ", ".join(table_names()))
    made = paper_tables(root)
    chosen = [made[name] for name in wanted]
    formats = FORMATS if fmt is None else (fmt,)
    files = {f"{table.name}.csv": csv_bytes(table.rows) for table in chosen}
    for language in langs:
        if "tex" in formats:
            files |= {
                f"{table.name}_{language}.tex": table_latex(table, language).encode("utf-8")
                for table in chosen
            }
        for name in formats:
            if name in _WHOLE:
                files[f"tables_{language}.{name}"] = _WHOLE[name](chosen, language)
    target = root / TABLES_FOLDER if folder is None else Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (target / name).write_bytes(data)
    return [target / name for name in files]
