import pandas as pd
import pytest

from ecociv.errors import TableError
from ecociv.tables.checks import bad_cells, check_table, check_tables
from ecociv.tables.schema import conform, empty_frame, schema, table_names

from .conftest import statement, statements

LEDGER = schema("ledger")


def ledger(*rows: tuple) -> pd.DataFrame:
    frame = pd.DataFrame(list(rows), columns=LEDGER.columns, dtype=object)
    return conform(frame, LEDGER, sort=False)


def test_a_sound_table_passes():
    check_table(ledger(("a", 0, 2, "30", "unclaimed", None, None)), LEDGER)
    check_table(statements(statement()), schema("statements"))


def test_every_bad_cell_is_reported_with_its_row_and_what_is_accepted():
    found = bad_cells(
        ledger(
            ("a", 0, 2, "30", "lost", None, None),
            ("a", 3, 5, None, "unclaimed", None, None),
            ("a b", -1, 2, "30", "statement", None, None),
        ),
        LEDGER,
    )
    rows = {(row.row, row.column, row.found) for row in found.itertuples()}
    assert rows == {
        ("a 0 2", "disposition", "'lost'"),
        ("a 3 5", "text", "nothing"),
        ("a b -1 2", "doc_id", "'a b'"),
        ("a b -1 2", "start", "-1"),
    }
    accepted = found.set_index("column")["accepted"]
    assert accepted["disposition"] == "statement, rejected, unclaimed, never empty"
    assert accepted["start"] == "integer from 0, never empty"


def test_limits_of_years_and_shares_hold():
    frame = statements(statement(target_year=20255, confidence=1.5))
    found = bad_cells(frame, schema("statements"))
    assert sorted(found["column"]) == ["confidence", "target_year"]
    assert "to 2100" in found.set_index("column")["accepted"]["target_year"]


def test_a_repeated_primary_key_is_reported():
    row = ("a", 0, 2, "30", "unclaimed", None, None)
    with pytest.raises(
        TableError, match=r"a 0 2, doc_id\+start\+end: found a 0 2 again; accepted: each key once"
    ):
        check_table(ledger(row, row), LEDGER)


def test_a_key_that_finds_nothing_is_reported():
    tables = {name: empty_frame(schema(name)) for name in table_names()}
    tables["statements"] = statements(statement(indicator_id="no_such_indicator"))
    with pytest.raises(TableError) as caught:
        check_tables(tables)
    assert caught.value.table == "statements"
    assert caught.value.problems.values.tolist() == [
        ["demo-000010", "doc_id", "demo", "a row of documents"],
        ["demo-000010", "indicator_id", "no_such_indicator", "a row of indicators"],
    ]


def test_a_long_list_of_problems_is_cut_in_the_message_but_kept():
    rows = [("a", start, start + 1, "3", "lost", None, None) for start in range(15)]
    with pytest.raises(TableError, match=r"15 bad cells(.|\n)*and 5 more") as caught:
        check_table(ledger(*rows), LEDGER)
    assert len(caught.value.problems) == 15
