from pathlib import Path

import pytest

from ecociv.analysis.describe import count_kinds
from ecociv.present.paper import PaperTable, paper_tables
from ecociv.present.paper.table import table_names
from ecociv.tables.holder import Tables

NAMES = ["corpus", "kinds", "comparability", "distances", "leads", "quality"]


def test_the_main_tables_are_there_in_order(made: dict[str, PaperTable]):
    assert list(made) == table_names() == NAMES


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_table_has_title_headings_notes_n_and_source(
    made: dict[str, PaperTable], name: str, lang: str
):
    table = made[name]
    cells = table.cells(lang)
    assert len(cells) == len(table.rows) > 0
    assert cells.columns.is_unique
    assert all(cells.columns)
    assert table.title(lang)
    assert "n = " in table.notes(lang)
    assert {"en": "Source: ecociv tables", "zh": "来源：ecociv数据表"}[lang] in table.notes(lang)
    assert not cells.map(str.strip).eq("").any(axis=None)
    assert "nan" not in cells.to_numpy()


def test_an_english_table_is_in_english(made: dict[str, PaperTable]):
    for table in made.values():
        words = "".join([table.title("en"), *table.cells("en").to_numpy().ravel()])
        assert [sign for sign in words if "\u3400" < sign < "\u9fff"] == [], table.name


def test_a_sixth_plan_is_in_the_tables(made: dict[str, PaperTable]):
    assert "sixth" in set(made["corpus"].rows["doc_id"])
    assert "sixth" in set(made["kinds"].rows["doc_id"])
    pairs = made["comparability"].rows
    assert "sixth" in {*pairs["doc_a"], *pairs["doc_b"]}
    assert "sixth" in made["corpus"].notes("en")


def test_numbers_of_kinds_are_those_of_the_analysis(
    made: dict[str, PaperTable], six_tables: Tables
):
    rows = made["kinds"].rows.set_index("doc_id")
    for row in count_kinds(
        six_tables.statements, list(six_tables.documents["doc_id"])
    ).itertuples():
        assert rows.loc[row.doc_id, row.kind] == row.n
    assert rows["total"].iloc[-1] == rows["total"].iloc[:-1].sum() == len(six_tables.statements)


def test_rows_lead_back_to_statements(made: dict[str, PaperTable], six_tables: Tables):
    known = set(six_tables.statements["statement_id"])
    for name in ("kinds", "comparability", "distances"):
        found = set("|".join(made[name].rows["statement_ids"]).split("|"))
        assert found
        assert found <= known


def test_inferred_years_stand_in_brackets(made: dict[str, PaperTable], six_tables: Tables):
    sources = six_tables.statements.set_index("statement_id")["year_source"]
    for row in made["comparability"].rows.itertuples():
        source = sources[row.statement_ids.split("|")[0]]
        assert row.year_a.startswith("(") == (source in ("inherited", "plan_period"))


def test_things_that_are_counted_have_a_name_in_both_languages(made: dict[str, PaperTable]):
    rows = made["comparability"].rows
    units = dict(zip(rows["unit_en"], rows["unit_zh"], strict=True))
    assert (units["item"], units["%"], units["ha"]) == ("个", "%", "ha")


def test_the_best_pairs_come_first(made: dict[str, PaperTable]):
    classes = made["comparability"].rows["comparability_en"].tolist()
    assert classes == sorted(classes, key=["comparable", "with caution", "refused"].index)


@pytest.mark.parametrize("root", ["one_line_root", "no_statement_root"])
def test_a_project_without_more_has_tables_without_rows(request: pytest.FixtureRequest, root: Path):
    made = paper_tables(request.getfixturevalue(root))
    assert len(made["corpus"].rows) == 1
    assert [name for name in NAMES if made[name].rows.empty] == NAMES[2:]
    for table in made.values():
        assert list(table.cells("zh").columns) == [column.zh for column in table.columns]


def test_a_notebook_shows_a_table_with_its_notes(hostile: PaperTable):
    html = hostile._repr_html_()
    assert "&lt;w:t&gt;" in html
    assert "<w:t>" not in html
    assert repr(hostile) == "leads: Functions that lead most tasks (2 rows)"
