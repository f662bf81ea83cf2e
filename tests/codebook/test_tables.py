"""The tables hold what they promise, and each rule has a row that breaks it."""

import copy
import re

import pandas as pd
import pytest

from ecociv.codebook import agencies, checks, indicators, places, standards
from ecociv.codebook.source import read_rows
from ecociv.codebook.units import compatible
from ecociv.errors import CodebookError

PLACES_GB2260 = {
    "suifenhe": "231081",
    "baiyin": "620400",
    "jixi": "230300",
    "weihai_etdz": "371000",
    "quzhou": "330800",
}


def test_indicators_are_many_and_in_both_languages():
    table = indicators()
    assert len(table) > 250
    assert table["indicator_id"].is_unique
    for column in ("name_zh", "name_en", "definition_en"):
        assert table[column].notna().all()
    assert set(table["domain"]) == set(checks.DOMAINS)


def test_a_unit_is_missing_only_where_an_indicator_has_no_numbers():
    table = indicators()
    bare = table[table["unit_std"].isna()]
    assert bare["definition_en"].str.contains("qualitative").all()


def test_only_confirmed_numbers_of_the_2019_list_are_given():
    table = indicators().dropna(subset=["national_2019"])
    confirmed = standards().query("list_id == 'natl_demo_2019'")
    given = table.set_index("indicator_id")["national_2019"].to_dict()
    assert given == confirmed.set_index("indicator_id")["number"].to_dict()


def test_places_have_their_codes_and_say_that_coordinates_are_approximate():
    table = places()
    assert dict(zip(table["place_id"], table["gb2260"], strict=True)) == PLACES_GB2260
    assert table["coordinates_note"].str.fullmatch(r"approximate: .+ GeoNames \d+ .+").all()


def test_a_place_may_have_no_coordinates():
    cells = dict.fromkeys(("longitude", "latitude", "coordinates_note"), "")
    checks.check_places("places.csv", broken("places.csv", 0, **cells))


def test_standards_keep_their_sources_and_their_gaps():
    table = standards()
    assert table["source"].notna().all()
    assert table["standard_id"].is_unique
    stated = table[["value", "value_zh", "weight_percent"]].notna().any(axis=1)
    confirmed = table["confirmed_fields"].str.split("|").map(lambda fields: "value" in fields)
    assert not (stated & ~confirmed).any()
    assert (table["operator"].notna() == table[["value", "value_zh"]].notna().any(axis=1)).all()
    assert not stated.all()


def test_units_of_standards_convert_to_those_of_their_indicators():
    units = indicators().set_index("indicator_id")["unit_std"]
    wrong = [
        row.standard_id
        for row in standards().itertuples()
        if row.unit not in ("1", "%")
        and isinstance(row.unit, str)
        and not compatible(row.unit, units[row.indicator_id])
    ]
    assert wrong == []


def test_every_body_has_a_body_of_today():
    table = agencies()
    assert table[["successor_zh", "successor_en", "note"]].notna().all().all()
    renamed = table[table["reform"].isin(["merged", "renamed"])]
    assert renamed["source"].str.contains("March 2018").all()


@pytest.mark.parametrize("table", [indicators, agencies, places, standards])
def test_a_table_is_handed_out_as_a_copy(table):
    first = table()
    first.iloc[0, 0] = "changed"
    assert table().iloc[0, 0] != "changed"
    assert all(
        isinstance(kind, pd.StringDtype) or pd.api.types.is_numeric_dtype(kind)
        for kind in table().dtypes
    )


def broken(name: str, row: int, **cells: str) -> list[dict[str, str]]:
    """Rows of a table of the codebook with a few cells changed."""
    rows = copy.deepcopy(read_rows(name))
    rows[row].update(cells)
    return rows


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"indicator_id": "PM 2.5"}, "row 3, indicator_id: found 'PM 2.5'"),
        ({"indicator_id": "pm25_concentration"}, "which row 2 has already"),
        ({"name_zh": ""}, "row 3, name_zh: found an empty cell"),
        ({"name_zh": "PM"}, "row 3, name_zh: found 'PM'; accepted: a name in Chinese"),
        ({"name_en": ""}, "row 3, name_en: found an empty cell"),
        ({"name_en": "颗粒物"}, "accepted: words in English"),
        ({"definition_en": ""}, "row 3, definition_en: found an empty cell"),
        ({"domain": "air"}, "row 3, domain: found 'air'; accepted: one of institution"),
        ({"better": "more"}, "row 3, better: found 'more'; accepted: one of higher"),
        ({"unit_std": "furlong"}, "row 3, unit_std: found 'furlong'; accepted: known units"),
        ({"unit_std": "微克/立方米"}, "accepted: a symbol, not a written form"),
        ({"national_2019": "forty"}, "row 3, national_2019: found 'forty'; accepted: a number"),
        ({"national_2019": "41"}, "accepted: a number from 1 to 40"),
        ({"sdg": "goal 11"}, "row 3, sdg: found 'goal 11'"),
    ],
)
def test_a_broken_indicator_is_an_error_that_names_it(cells, message):
    with pytest.raises(CodebookError, match=re.escape(message)):
        checks.check_indicators("indicators.csv", broken("indicators.csv", 1, **cells))


def test_an_empty_table_and_a_missing_column_are_errors():
    with pytest.raises(CodebookError, match="found an empty table; accepted: at least one row"):
        checks.check_places("places.csv", [])
    rows = [{key: row[key] for key in row if key != "region"} for row in read_rows("places.csv")]
    with pytest.raises(CodebookError, match="row 1, region: found no such column"):
        checks.check_places("places.csv", rows)


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"admin_level": "town"}, "row 2, admin_level: found 'town'"),
        ({"region": "north"}, "row 2, region: found 'north'"),
        ({"gb2260": "2310"}, "accepted: six digits of GB/T 2260"),
        ({"gb2260": ""}, "row 2, gb2260: found an empty cell"),
        ({"longitude": "200"}, "accepted: a number from 73 to 136"),
        ({"latitude": "north"}, "accepted: a number from 3 to 54"),
        ({"coordinates_note": ""}, "row 2, coordinates_note: found an empty cell"),
        ({"latitude": ""}, "row 2, latitude: found an empty cell; accepted: both coordinates"),
    ],
)
def test_a_broken_place_is_an_error_that_names_it(cells, message):
    with pytest.raises(CodebookError, match=re.escape(message)):
        checks.check_places("places.csv", broken("places.csv", 0, **cells))


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"reform": "abolished"}, "row 2, reform: found 'abolished'"),
        ({"named": "yes"}, "row 2, named: found 'yes'"),
        ({"function": "Ecology!"}, "row 2, function: found 'Ecology!'; accepted: a snake_case"),
        ({"successor_en": ""}, "row 2, successor_en: found an empty cell"),
        ({"source": ""}, "row 2, source: found an empty cell; accepted: the source"),
    ],
)
def test_a_broken_body_is_an_error_that_names_it(cells, message):
    with pytest.raises(CodebookError, match=re.escape(message)):
        checks.check_agencies("agencies.csv", broken("agencies.csv", 0, **cells))


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"indicator_id": "unheard_of"}, "found 'unheard_of'; accepted: a known indicator"),
        ({"applies_to": "city|moon"}, "applies_to: found 'moon'"),
        ({"change": "more"}, "change: found 'more'"),
        ({"operator": ">="}, "operator: found '>='"),
        ({"binding": "maybe"}, "binding: found 'maybe'"),
        ({"edition": "19"}, "accepted: a number from 2000 to 2100"),
        ({"unit": "furlong"}, "unit: found 'furlong'"),
        ({"source": ""}, "source: found an empty cell"),
        ({"confirmed_fields": "number"}, "accepted: a value among the confirmed fields"),
        ({"operator": ""}, "operator: found ''; accepted: an operator with each value"),
    ],
)
def test_a_broken_standard_is_an_error_that_names_it(cells, message):
    rows = broken("standards.csv", 4, **cells)
    known = {row["indicator_id"] for row in read_rows("indicators.csv")}
    with pytest.raises(CodebookError, match=re.escape(message)):
        checks.check_standards("standards.csv", rows, known)


def test_standards_are_checked_against_the_indicators():
    with pytest.raises(CodebookError, match="accepted: a known indicator"):
        checks.check_standards("standards.csv", read_rows("standards.csv"), set())
