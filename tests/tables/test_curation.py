from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from ecociv.errors import CurationError
from ecociv.tables import Tables, build_tables, load_tables
from ecociv.tables.curation import COLUMNS, read_corrections

Curate = Callable[..., Path]

#: What a reviewer says about the row of 40% in the small project.
FOREST = {"value_text": "40%", "action": "set", "field": "scope_zh", "new": "市区"}


@pytest.fixture
def tables(project: Path) -> Tables:
    return load_tables(project)


@pytest.fixture
def forest(tables: Tables) -> dict[str, str]:
    rows = tables.statements
    return FOREST | {"statement_id": rows.loc[rows["value_text"] == "40%", "statement_id"].iloc[0]}


def row_of(tables: Tables, statement_id: str) -> pd.Series:
    return tables.statements.set_index("statement_id").loc[statement_id]


def test_a_field_is_set_and_said_to_be_curated(project: Path, curate: Curate, forest: dict):
    curate(forest, forest | {"field": "operator", "old": "ge", "new": "gt"})
    built = build_tables(project)
    row = row_of(built, forest["statement_id"])
    assert row[["scope_zh", "operator", "method", "curated_fields"]].tolist() == [
        "市区", "gt", "curated", "scope_zh|operator",
    ]  # fmt: skip
    others = built.statements[built.statements["statement_id"] != forest["statement_id"]]
    assert set(others["method"]) == {"rule"}
    assert others["curated_fields"].isna().all()


def test_the_machine_tables_stay_as_they_were(
    project: Path, curate: Curate, forest: dict, tables: Tables
):
    curate(forest)
    built = build_tables(project)
    pd.testing.assert_frame_equal(built.machine_statements, tables.machine_statements)
    assert not built.statements.equals(built.machine_statements)


def test_a_field_can_be_emptied(project: Path, curate: Curate, forest: dict):
    curate(forest | {"field": "target_year", "old": "2025", "new": ""})
    assert pd.isna(row_of(build_tables(project), forest["statement_id"])["target_year"])


def test_standard_values_follow_the_corrected_words(project: Path, curate: Curate, forest: dict):
    curate(
        forest | {"field": "value_low", "old": "40", "new": "42.5"},
        forest | {"field": "value_high", "old": "40", "new": "42.5"},
    )
    row = row_of(build_tables(project), forest["statement_id"])
    assert row[["value_std_low", "value_std_high", "unit_std"]].tolist() == [42.5, 42.5, "%"]


def test_the_indicator_follows_its_corrected_name_unless_it_is_set(
    project: Path, curate: Curate, forest: dict
):
    renamed = forest | {"field": "indicator_zh", "old": "森林覆盖率", "new": "不在指标库中的指标"}
    curate(renamed)
    row = row_of(build_tables(project), forest["statement_id"])
    assert row[["indicator_id", "unit_std", "value_std_low"]].isna().all()
    known = row_of(load_tables(project), forest["statement_id"])
    assert known["curated_fields"] == "indicator_zh"
    first = load_tables(project).machine_statements.set_index("statement_id")
    old = first.loc[forest["statement_id"], "indicator_id"]
    curate(renamed, forest | {"field": "indicator_id", "old": old, "new": "pm25_concentration"})
    row = row_of(build_tables(project), forest["statement_id"])
    assert row["indicator_id"] == "pm25_concentration"
    assert pd.isna(row["value_std_low"])


def test_a_removed_row_is_gone_and_its_numeral_rejected(
    project: Path, curate: Curate, forest: dict
):
    curate(forest | {"action": "remove", "field": "", "new": ""})
    built = build_tables(project)
    assert forest["statement_id"] not in set(built.statements["statement_id"])
    line = built.ledger[built.ledger["text"] == "40%"].iloc[0]
    assert line[["disposition", "reason"]].tolist() == ["rejected", "removed_in_review"]
    assert pd.isna(line["statement_id"])


def test_an_added_row_stands_where_its_words_stand(project: Path, curate: Curate):
    raw = (project / "data" / "raw" / "demo.txt").read_text(encoding="utf-8")
    start = raw.index("2015〕12号")
    added = {
        "statement_id": f"demo-{start:06d}", "value_text": raw[start : start + 4], "action": "add",
    }  # fmt: skip
    values = {
        "kind": "status", "value_type": "number", "indicator_zh": "文件年份", "operator": "eq",
        "value_low": "2015", "value_high": "2015", "change": "level", "year_source": "none",
    }  # fmt: skip
    curate(*(added | {"field": field, "new": value} for field, value in values.items()))
    built = build_tables(project)
    row = row_of(built, added["statement_id"])
    shown = ["doc_id", "start", "end", "value_low", "kind", "method", "curated_fields"]
    assert row[shown].tolist() == [
        "demo", start, start + 4, 2015.0, "status", "curated", "row",
    ]  # fmt: skip
    assert "中发〔2015〕12号" in row["sentence_zh"]
    assert row["sentence_zh"][row["sentence_offset"] :].startswith("2015")
    assert row["section_id"] in set(built.sections["section_id"])
    line = built.ledger[(built.ledger["start"] < start + 4) & (built.ledger["end"] > start)]
    line = line[line["doc_id"] == "demo"].iloc[0]
    assert line[["disposition", "statement_id"]].tolist() == ["statement", added["statement_id"]]


def test_an_added_value_without_a_numeral_gets_a_line_in_the_ledger(project: Path, curate: Curate):
    raw = (project / "data" / "raw" / "demo.txt").read_text(encoding="utf-8")
    start = raw.index("各县区")
    added = {"statement_id": f"demo-{start:06d}", "value_text": "各县区", "action": "add"}
    values = {
        "kind": "target",
        "value_type": "full",
        "indicator_zh": "覆盖率",
        "year_source": "none",
    }
    curate(*(added | {"field": field, "new": value} for field, value in values.items()))
    ledger = build_tables(project).ledger.query("text == '各县区'")
    assert ledger["disposition"].tolist() == ["statement"]
    assert ledger["statement_id"].tolist() == [added["statement_id"]]


STALE = [
    (
        {"statement_id": "demo-999999"},
        "found no row demo-999999; accepted: a row of the statements",
    ),
    ({"value_text": "41%"}, "with value_text '40%'; accepted: '41%'"),
    ({"old": "农村"}, "scope_zh ''; accepted: '农村', the old value"),
    ({"action": "add", "new": "x"}, "which is there; accepted: a row that is not there"),
    ({"action": "add", "statement_id": "demo-000006"}, r"at demo \[6:9\); accepted: '40%'"),
    ({"action": "add", "statement_id": "other-000001"}, "accepted: a plan and an offset"),
    ({"action": "add", "statement_id": "demo-start"}, "accepted: a plan and an offset"),
    (
        {"action": "add", "statement_id": "demo-000000", "value_text": "网站"},
        "words at 0 that a repair leaves out",
    ),
]


@pytest.mark.parametrize(("change", "message"), STALE)
def test_a_correction_that_no_longer_fits_is_an_error(
    project: Path, curate: Curate, forest: dict, change: dict, message: str
):
    curate(forest | change)
    before = (project / "data" / "processed" / "statements.csv").read_bytes()
    with pytest.raises(CurationError, match=message) as caught:
        build_tables(project)
    assert (caught.value.file, caught.value.row) == ("demo.csv", 2)
    assert str(caught.value).startswith("demo.csv, line 2: found ")
    assert (project / "data" / "processed" / "statements.csv").read_bytes() == before


def test_correcting_a_removed_row_is_an_error(project: Path, curate: Curate, forest: dict):
    curate(forest | {"action": "remove", "field": "", "new": ""}, forest)
    with pytest.raises(CurationError, match="line 3: found no row"):
        build_tables(project)


def test_an_added_row_must_be_complete(project: Path, curate: Curate, forest: dict):
    raw = (project / "data" / "raw" / "demo.txt").read_text(encoding="utf-8")
    start = raw.index("各县区")
    added = {"statement_id": f"demo-{start:06d}", "value_text": "各县区", "action": "add"}
    curate(added | {"field": "kind", "new": "target"})
    with pytest.raises(CurationError, match="without value_type; accepted: every field"):
        build_tables(project)


WRONG = [
    ({"action": "change"}, "action 'change'; accepted: set, add, remove"),
    ({"statement_id": ""}, "found no statement_id; accepted: who corrects what, why and when"),
    ({"value_text": ""}, "found no value_text"),
    ({"reason": ""}, "found no reason"),
    ({"reviewer": ""}, "found no reviewer"),
    ({"date": "31.1.2025"}, "date '31.1.2025'; accepted: a date like 2025-01-31"),
    ({"field": "start"}, "field 'start'; accepted: section_id, task_id"),
    ({"field": "colour"}, "field 'colour'"),
    ({"action": "remove"}, "accepted: none of them where a row goes"),
    ({"action": "add", "old": "x"}, "old value 'x'; accepted: none for a row that is added"),
    ({"old": "市区"}, "scope_zh from '市区' to the same; accepted: another value"),
    ({"field": "kind", "new": "goal"}, "new value 'goal' of kind; accepted: target, status"),
    ({"field": "kind", "old": "x", "new": ""}, "new value '' of kind"),
    ({"field": "value_low", "new": "many"}, "new value 'many' of value_low; accepted: number"),
]


@pytest.mark.parametrize(("change", "message"), WRONG)
def test_a_line_that_says_nothing_usable_is_an_error(
    project: Path, curate: Curate, forest: dict, change: dict, message: str
):
    path = curate(forest | change)
    with pytest.raises(CurationError, match=message):
        read_corrections(path.parent)


def test_two_lines_for_one_field_are_an_error(project: Path, curate: Curate, forest: dict):
    curate(forest, name="a.csv")
    path = curate(forest | {"new": "城区"}, name="b.csv")
    with pytest.raises(CurationError, match=r"b.csv, line 2: .* again \(first in a.csv:2\)"):
        read_corrections(path.parent)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("statement_id,field\n", "line 1: found header statement_id,field"),
        ("", "line 1: found header"),
        (",".join(COLUMNS) + "\na,b\n", "line 2: found 2 cells; accepted: 10 cells"),
    ],
)
def test_another_header_or_a_short_line_is_an_error(tmp_path: Path, text: str, message: str):
    (tmp_path / "x.csv").write_text(text, encoding="utf-8")
    with pytest.raises(CurationError, match=message):
        read_corrections(tmp_path)


def test_no_folder_means_no_corrections(tmp_path: Path):
    assert read_corrections(tmp_path / "none") == []
