import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecociv.analysis import timeline


def statements(*rows: tuple) -> pd.DataFrame:
    """Kind, year and source of the year of each row of plan ``a``."""
    return pd.DataFrame(
        [
            {
                "statement_id": f"a-{n:06d}",
                "doc_id": "a",
                "kind": kind,
                "indicator_zh": "指标",
                "target_year": year,
                "year_source": source,
            }
            for n, (kind, year, source) in enumerate(rows)
        ]
    ).astype({"target_year": "Int64"})


def documents(start: int | None = None, end: int | None = None) -> pd.DataFrame:
    frame = pd.DataFrame({"doc_id": ["a"], "period_start": [start], "period_end": [end]})
    return frame.astype({"period_start": "Int64", "period_end": "Int64"})


def vintage(made_from: int | None, made_by: int | None) -> pd.DataFrame:
    frame = pd.DataFrame({"doc_id": ["a"], "made_from": [made_from], "made_by": [made_by]})
    return frame.astype({"made_from": "Int64", "made_by": "Int64"})


ROWS = statements(
    ("target", 2012, "explicit"),
    ("target", 2015, "explicit"),
    ("milestone", 2015, "inherited"),
    ("project", 2020, "plan_period"),
    ("status", 2010, "explicit"),
    ("target", None, "none"),
)


@pytest.mark.parametrize(
    ("year", "name_zh", "name_en", "start", "end"),
    [
        (1966, "三五", "3rd", 1966, 1970),
        (1991, "八五", "8th", 1991, 1995),
        (2005, "十五", "10th", 2001, 2005),
        (2010, "十一五", "11th", 2006, 2010),
        (2011, "十二五", "12th", 2011, 2015),
        (2025, "十四五", "14th", 2021, 2025),
        (2026, "十五五", "15th", 2026, 2030),
        (2051, "二十五", "20th", 2051, 2055),
        (2056, "二十一五", "21st", 2056, 2060),
    ],
)
def test_national_periods(year: int, name_zh: str, name_en: str, start: int, end: int):
    (found,) = timeline.national_periods(year, year).itertuples(index=False)
    assert found[1:] == (name_zh, name_en, start, end)


@given(st.integers(1966, 2100), st.integers(0, 60))
def test_national_periods_cover_every_year_once(first: int, more: int):
    found = timeline.national_periods(first, first + more)
    covered = [y for row in found.itertuples() for y in range(row.start, row.end + 1)]
    assert covered == list(range(covered[0], covered[-1] + 1))
    assert covered[0] <= first
    assert first + more <= covered[-1]
    assert len(covered) <= more + 1 + 8


def test_years_before_the_regular_periods_are_left_out():
    assert timeline.national_periods(1950, 1960).empty


def test_horizons_carry_the_bracket_of_the_making():
    found = timeline.horizons(ROWS, documents(2011, 2015), vintage(2010, 2011))
    assert found["target_year"].tolist() == [2012, 2015, 2015, 2020]
    assert found["horizon_low"].tolist() == [1, 4, 4, 9]
    assert found["horizon_high"].tolist() == [2, 5, 5, 10]
    assert found["stated"].tolist() == [True, True, False, False]
    assert found["stage"].tolist() == ["interim", "final", "final", "beyond"]


def test_a_year_before_the_making_is_past():
    found = timeline.horizons(ROWS, documents(2011, 2015), vintage(2013, 2013))
    assert found["stage"].tolist() == ["past", "final", "final", "beyond"]


def test_a_plan_of_unknown_making_has_no_horizon_but_stages():
    found = timeline.horizons(ROWS, documents(2011, 2015), vintage(None, None))
    assert found["horizon_low"].isna().all()
    assert found["stage"].tolist() == ["interim", "final", "final", "beyond"]
    assert timeline.horizon_summary(found).empty


@pytest.mark.parametrize(
    ("period", "made", "last"),
    [
        ((2011, 2015), 2011, 2015),
        ((None, None), 2011, 2015),  # two of four commitments
        ((None, None), 2016, 2020),  # the others are past
        ((None, None), 2021, None),
    ],
)
def test_last_year_of_a_plan(period: tuple, made: int, last: int | None):
    found = timeline.final_years(ROWS, documents(*period), vintage(made, made))
    assert found.get("a") == last


def test_of_two_years_as_common_the_later_is_the_last():
    rows = statements(("target", 2020, "explicit"), ("target", 2025, "explicit"))
    assert timeline.final_years(rows, documents(), vintage(2018, 2018)) == {"a": 2025}


def test_summary_keeps_stated_and_inferred_apart():
    found = timeline.horizons(ROWS, documents(2011, 2015), vintage(2010, 2013))
    summary = timeline.horizon_summary(found)
    columns = ["stated", "n", "median", "shortest", "longest", "slack", "n_past"]
    assert summary[columns].values.tolist() == [
        [False, 2, 4.5, 2, 7, 3, 0],
        [True, 2, 0.5, -1, 2, 3, 1],
    ]
    assert summary["statement_ids"].tolist() == ["a-000002|a-000003", "a-000000|a-000001"]


def test_deadlines_are_counted_by_year():
    density = timeline.deadline_density(
        timeline.horizons(ROWS, documents(2011, 2015), vintage(2011, 2011))
    )
    columns = ["target_year", "stated", "period_end", "n"]
    assert density[columns].values.tolist() == [
        [2012, True, False, 1], [2015, False, True, 1], [2015, True, True, 1],
        [2020, False, True, 1],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("period", "made", "expected"),
    [
        ((2011, 2015), (2011, 2011), [2011, 2015, True, "十二五", "十二五", 1]),
        ((2014, 2020), (2014, 2014), [2014, 2020, True, None, "十三五", 2]),
        ((None, None), (2012, 2012), [2012, 2015, False, None, "十二五", 1]),
        ((None, None), (2014, 2016), [2015, 2015, False, None, "十二五", 1]),  # not after its end
        ((None, None), (2021, 2021), [None, None, False, None, None, None]),
    ],
)
def test_periods_against_the_national_ones(period: tuple, made: tuple, expected: list):
    found = timeline.plan_periods(documents(*period), ROWS, vintage(*made))
    columns = ["start", "end", "stated", "same_as", "ends_with", "n_national"]
    row = [None if pd.isna(value) else value for value in found.loc[0, columns]]
    assert row == expected


def test_no_statement_gives_empty_frames():
    found = timeline.horizons(ROWS.iloc[:0], documents(), vintage(2011, 2011))
    assert found.empty
    assert timeline.horizon_summary(found).empty
    assert timeline.deadline_density(found).empty
    assert (
        timeline.plan_periods(documents(), ROWS.iloc[:0], vintage(2011, 2011))["start"].isna().all()
    )
