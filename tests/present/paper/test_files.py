import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pandas as pd
import pytest
from docx import Document

from ecociv.errors import OptionError
from ecociv.present.paper import PaperTable, make_paper_tables
from ecociv.present.paper.excel import workbook_bytes
from ecociv.present.paper.latex import table_latex
from ecociv.present.paper.word import document_bytes
from ecociv.tables.folder import folder_files

from .conftest import HOSTILE

PLAIN = HOSTILE.rstrip("\x00\x0b")


def without_commands(text: str) -> str:
    """LaTeX with every command that `latex_text` writes taken out."""
    text = re.sub(r"\\ensuremath\{(\\\w+|-|\^\d|\^\{\\circ\})\}", "", text)
    text = re.sub(
        r"\\text(backslash|asciitilde|asciicircum|less|greater|perthousand)\{\}", "", text
    )
    return re.sub(r"\\[{}$&#_%]|\{\[\}|\{\]\}", "", text)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_latex_finds_no_command_in_a_cell(hostile: PaperTable, lang: str):
    body = table_latex(hostile, lang).split("\\midrule\n")[1].split("\\bottomrule")[0]
    rows = body.split(" \\\\\n")
    assert len(rows) == 3
    assert rows[-1] == ""
    cells = rows[0].split(" & ")
    assert len(cells) == len(hostile.columns)
    assert "\\textbackslash{}input\\{x\\} 50\\% \\& \\$x\\_1\\$ \\#\\{a\\}" in cells[0]
    assert "``甲''" in cells[0]
    assert set(without_commands("".join(cells))) & set('\\{}$&#_%~^<>"') == set()


def test_latex_has_the_rules_of_booktabs_label_and_notes(made: dict[str, PaperTable]):
    text = table_latex(made["kinds"], "en")
    for part in (
        "\\toprule",
        "\\midrule",
        "\\bottomrule",
        "\\label{tab:kinds}",
        "lrrrrrrrr",
        "\\caption{Statements of each plan by kind}",
        "Source: ecociv tables",
    ):
        assert text.count(part) == 1, part
    assert text.count("{") == text.count("}")
    assert text.startswith("% Needs array, booktabs and longtable.\n\\begin{table}\n\\centering")


def test_a_long_table_goes_on_over_pages(made: dict[str, PaperTable]):
    text = table_latex(made["comparability"], "zh")
    assert "\\begin{longtable}{>{\\raggedright\\arraybackslash}p{38mm}l" in text
    assert "续下页" in text
    assert "on next page" not in text
    assert text.count("{") == text.count("}")


def test_excel_holds_numbers_and_no_formula(hostile: PaperTable, made: dict[str, PaperTable]):
    book = openpyxl.load_workbook(BytesIO(workbook_bytes([hostile, made["quality"]], "zh")))
    assert book.sheetnames == ["leads", "quality"]
    sheet = book["leads"]
    first = [cell.value for cell in sheet[4]]
    assert first == [PLAIN, 1234, PLAIN, -5, 0.05, "=A1"]
    assert {cell.data_type for cell in sheet[4]} == {"s", "n"}
    assert [cell.value for cell in sheet[5]] == [None] * 6
    assert sheet["A7"].value.endswith(PLAIN)
    assert [cell.value for cell in sheet[3]] == [column.zh for column in hostile.columns]


def test_word_holds_title_table_and_notes(hostile: PaperTable, made: dict[str, PaperTable]):
    document = Document(BytesIO(document_bytes([hostile, made["kinds"]], "en")))
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert texts[0] == "Table 1. Functions that lead most tasks"
    assert texts[2] == "Table 2. Statements of each plan by kind"
    assert texts[3] == made["kinds"].notes("en")
    first, second = document.tables
    assert [cell.text for cell in first.rows[1].cells][:2] == [PLAIN, "1,234"]
    assert {cell.text for cell in first.rows[2].cells} == {"–"}
    assert [cell.text for cell in second.rows[0].cells] == [c.en for c in made["kinds"].columns]
    assert len(second.rows) == 1 + len(made["kinds"].rows)


def test_a_word_table_fits_its_page(made: dict[str, PaperTable]):
    for lang in ("en", "zh"):
        document = Document(BytesIO(document_bytes(list(made.values()), lang)))
        page = document.sections[0]
        room = page.page_width - page.left_margin - page.right_margin
        for table in document.tables:
            assert sum(column.width for column in table.columns) <= room


def test_files_are_the_same_every_time_and_hold_no_clock(six_root: Path, tmp_path: Path):
    first = make_paper_tables(six_root, folder=tmp_path / "first")
    make_paper_tables(six_root, folder=tmp_path / "second")
    assert folder_files(tmp_path / "first") == folder_files(tmp_path / "second")
    assert len(first) == 6 * 3 + 4
    for path in first:
        if path.suffix in (".docx", ".xlsx"):
            with ZipFile(path) as archive:
                assert {info.date_time[0] for info in archive.infolist()} == {1980}
                core = archive.read("docProps/core.xml").decode()
            assert set(re.findall(r"\d{4}-\d\d-\d\dT", core)) == {"1980-01-01T"}
            assert "python" not in core


def test_one_table_language_and_format_can_be_asked_for(six_root: Path, tmp_path: Path):
    paths = make_paper_tables(six_root, "zh", "xlsx", names=["corpus"], folder=tmp_path)
    assert [path.name for path in paths] == ["corpus.csv", "tables_zh.xlsx"]
    assert openpyxl.load_workbook(paths[1]).sheetnames == ["corpus"]
    rows = pd.read_csv(paths[0])
    assert rows["doc_id"].tolist()[-1] == "jixi"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"lang": "fr"}, "lang: found fr; accepted: en, zh"),
        ({"fmt": "odt"}, "format: found odt; accepted: tex, docx, xlsx"),
        ({"names": ["none"]}, "table: found none; accepted: corpus, kinds"),
    ],
)
def test_options_that_nothing_is_made_for_are_errors(
    six_root: Path, tmp_path: Path, options: dict, message: str
):
    with pytest.raises(OptionError, match=message):
        make_paper_tables(six_root, folder=tmp_path / "none", **options)
    assert not (tmp_path / "none").exists()


def test_the_tables_of_the_project_are_those_that_its_data_give(project_root: Path, tmp_path: Path):
    make_paper_tables(project_root, folder=tmp_path)
    assert folder_files(tmp_path) == folder_files(project_root / "figures" / "tables")
