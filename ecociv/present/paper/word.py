"""Tables as a Word document: each with its title, three rules, and notes below.

In: `PaperTable` values. Out: bytes of a ``.docx`` file, the same for the same tables.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from ecociv.present.paper.table import Column, PaperTable, column_widths
from ecociv.present.style import Lang
from ecociv.tables.exchange import without_time

_LATIN, _CHINESE = "Times New Roman", "SimSun"
_LANGUAGES = {"en": "en-GB", "zh": "zh-CN"}
_CAPTION = {"en": "Table {}. {}", "zh": "表{}  {}"}
#: A fixed date for the document's properties: no clock goes into a file.
_NO_TIME = datetime(1980, 1, 1)  # noqa: DTZ001  # the file format knows no time zone
#: Eighths of a point: the rules above and below the table, and the one below its head.
_THICK, _THIN = 8, 4
#: Millimetres between the margins of a landscape page.
_ROOM_MM = 261


def document_bytes(tables: Sequence[PaperTable], lang: Lang) -> bytes:
    """Tables as one document on landscape pages, each on a page of its own."""
    document: Any = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    margin = (297 - _ROOM_MM) / 2
    section.left_margin = section.right_margin = section.top_margin = Mm(margin)
    _set_fonts(document.styles["Normal"], lang)
    for number, table in enumerate(tables, start=1):
        title = document.add_paragraph()
        title.paragraph_format.page_break_before = number > 1
        title.paragraph_format.keep_with_next = True
        title.add_run(_CAPTION[lang].format(number, table.title(lang))).bold = True
        _add_table(document, table, lang)
        notes = document.add_paragraph()
        notes.paragraph_format.space_before = Pt(4)
        notes.add_run(table.notes(lang)).font.size = Pt(8)
    properties = document.core_properties
    properties.author = properties.comments = properties.last_modified_by = ""
    properties.created = properties.modified = _NO_TIME
    properties.title, properties.language = "ecociv", _LANGUAGES[lang]
    out = BytesIO()
    document.save(out)
    return without_time(out.getvalue())


def _add_table(document: Any, table: PaperTable, lang: Lang) -> None:
    cells = table.cells(lang)
    grid = document.add_table(rows=1 + len(cells), cols=len(table.columns))
    grid.autofit = False
    wanted = column_widths(table, lang)
    widths = [Mm(width * min(1, _ROOM_MM / sum(wanted))) for width in wanted]
    for part, width in zip(grid.columns, widths, strict=True):
        part.width = width
    rows = [[column.heading(lang) for column in table.columns], *cells.to_numpy().tolist()]
    last = len(rows) - 1
    for y, (row, texts) in enumerate(zip(grid.rows, rows, strict=True)):
        _no_break(row, repeat=y == 0)
        for x, (cell, column) in enumerate(zip(row.cells, table.columns, strict=True)):
            cell.width = widths[x]
            _fill(cell, str(texts[x]), column, is_head=y == 0)
            below = _THICK if y == last else _THIN if y == 0 else None
            _rules(cell, top=_THICK if y == 0 else None, bottom=below)


def _fill(cell: Any, text: str, column: Column, *, is_head: bool) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(1)
    if column.is_number:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    run = paragraph.add_run(text)
    run.font.size, run.bold = Pt(8), is_head or None


def _rules(cell: Any, **sides: int | None) -> None:
    borders = OxmlElement("w:tcBorders")
    for side, size in sides.items():
        if size is not None:
            rule = OxmlElement(f"w:{side}")
            for name, value in (("val", "single"), ("sz", str(size)), ("color", "000000")):
                rule.set(qn(f"w:{name}"), value)
            borders.append(rule)
    if len(borders):
        cell._tc.get_or_add_tcPr().append(borders)


def _no_break(row: Any, *, repeat: bool) -> None:
    """Rows stay whole, and the head stands again on every page."""
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if repeat:
        properties.append(OxmlElement("w:tblHeader"))


def _set_fonts(style: Any, lang: Lang) -> None:
    style.font.name, style.font.size = _LATIN, Pt(10)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), _CHINESE)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-GB")
    language.set(qn("w:eastAsia"), "zh-CN")
    style.element.rPr.append(language)
