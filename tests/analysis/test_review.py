from pathlib import Path

import pandas as pd
import pytest

from ecociv import extract_statements, plan_from_text, statements_frame
from ecociv.analysis.review import review_sheet, reviewed_precision
from ecociv.errors import SourceError

HEADER = "statement_id,value_text,right,note\n"


@pytest.fixture
def rows() -> pd.DataFrame:
    plan = plan_from_text("到2025年，森林覆盖率达到40%，建成公园3个，污水处理率达到95%。", "demo")
    return statements_frame(extract_statements(plan))


def test_the_same_rows_give_the_same_sheet_in_the_order_of_the_text(rows: pd.DataFrame):
    sheet = review_sheet(rows, 2)
    assert len(sheet) == 2
    assert sheet["statement_id"].is_monotonic_increasing
    pd.testing.assert_frame_equal(sheet, review_sheet(rows, 2))
    everything = review_sheet(rows, 99)
    assert everything["statement_id"].tolist() == rows["statement_id"].tolist()
    assert review_sheet(rows.head(0), 5).empty


def test_without_marks_nothing_is_known(rows: pd.DataFrame, tmp_path: Path):
    found = reviewed_precision(review_sheet(rows, 3, tmp_path / "none.csv")).iloc[0]
    assert (found["n_rows"], found["n_marked"]) == (3, 0)
    assert found[["share", "low", "high"]].isna().all()


def test_marks_are_put_beside_their_rows(rows: pd.DataFrame, tmp_path: Path):
    path = tmp_path / "demo.review.csv"
    ids = rows["statement_id"].tolist()
    path.write_text(f"{HEADER}{ids[0]},40%,1,\n{ids[1]},3个,0,no park\n", encoding="utf-8-sig")
    sheet = review_sheet(rows, 3, path)
    assert sheet["right"].tolist() == [1, 0, pd.NA]
    assert sheet["note"].tolist()[1] == "no park"
    found = reviewed_precision(sheet).iloc[0]
    assert (found["n_marked"], found["n_right"], found["share"]) == (2, 1, 0.5)
    assert found["low"] < 0.5 < found["high"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("statement_id,right\n", "found columns statement_id, right; accepted: statement_id, val"),
        (f"{HEADER}demo-000014,40%,yes,\n", "found right 'yes'; accepted: 1, 0 or an empty cell"),
        (f"{HEADER}demo-999999,40%,1,\n", "found no row demo-999999 with value 40%; accepted"),
        (f"{HEADER}demo-000014,41%,1,\n", "found no row demo-000014 with value 41%; accepted"),
    ],
)
def test_marks_that_do_not_fit_are_errors(
    rows: pd.DataFrame, tmp_path: Path, text: str, message: str
):
    path = tmp_path / "demo.review.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SourceError, match=message):
        review_sheet(rows, 3, path)
