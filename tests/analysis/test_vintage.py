from typing import Any

import pandas as pd
import pytest

from ecociv.analysis.vintage import plan_vintage, reform_period


def vintage(
    document_date: str | None = None,
    posted_date: str | None = None,
    period_start: int | None = None,
    cited: tuple[int, ...] = (),
    reported: tuple[int, ...] = (),
    baseline: tuple[int, ...] = (),
) -> list[Any]:
    documents = pd.DataFrame(
        {"doc_id": ["d"], "document_date": pd.to_datetime([document_date]),
         "posted_date": pd.to_datetime([posted_date]), "period_start": [period_start]}
    ).astype({"period_start": "Int64"})  # fmt: skip
    rows = [("d", "status", year, None) for year in reported]
    rows += [("d", "target", 2050, year) for year in baseline]
    columns = ["doc_id", "kind", "target_year", "baseline_year"]
    statements = pd.DataFrame(rows, columns=columns)
    citations = pd.DataFrame([("d", year) for year in cited], columns=["doc_id", "year"])
    row = plan_vintage(documents, statements, citations).iloc[0]
    return [None if pd.isna(value) else value for value in row[1:]]


def test_a_document_date_settles_the_year():
    found = vintage("2011-10-29", "2013-08-15", 2011, cited=(2016,))
    assert found == [2011, "document_date", 2011, "document_date"]


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        ({"cited": (2015, 2017)}, [2017, "citation"]),
        ({"reported": (2016,)}, [2016, "reported_year"]),
        ({"baseline": (2015,)}, [2015, "reported_year"]),
        ({"period_start": 2017, "cited": (2010,)}, [2016, "period_start"]),
        ({"cited": (2016, 2019)}, [2016, "citation"]),  # 2019 is beyond the posting: a slip
        ({}, [None, None]),
    ],
)
def test_without_a_date_the_newest_evidence_bounds_it(evidence: dict, expected: list):
    assert vintage(posted_date="2018-01-17", **evidence) == [*expected, 2018, "posted_date"]


def test_a_plan_without_any_date_has_no_upper_bound():
    assert vintage(cited=(2015,)) == [2015, "citation", None, None]


def test_a_plan_that_nothing_bounds_is_around_the_reform():
    frame = pd.DataFrame(
        {"doc_id": list("abcd"), "made_from": [None, 2018, 2019, 2010],
         "made_by": [2017, 2018, None, None]}
    ).astype({"made_from": "Int64", "made_by": "Int64"})  # fmt: skip
    assert reform_period(frame).tolist() == ["before", "around", "after", "around"]
