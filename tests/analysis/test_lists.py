from typing import Any

import pandas as pd
import pytest

from ecociv.analysis.lists import five_year_end, list_level, lists_in_force


def standard(list_id: str, edition: int, applies_to: str, **fields: Any) -> dict[str, Any]:
    return {
        "list_id": list_id, "list_en": list_id.replace("_", " "), "list_zh": "清单",
        "edition": edition, "applies_to": applies_to, "confirmed_fields": "value|edition",
        "source": "a page",
    } | fields  # fmt: skip


def placed(
    rows: list[dict[str, Any]], level: str | None, made_by: int | None, date: str | None = None
) -> dict[str, tuple[str, str, bool]]:
    documents = pd.DataFrame(
        {"doc_id": ["d"], "place_id": ["p"], "document_date": pd.to_datetime([date]),
         "posted_date": pd.to_datetime([None])}
    )  # fmt: skip
    places = pd.DataFrame({"place_id": ["p"], "admin_level": [level]})
    vintage = pd.DataFrame({"doc_id": ["d"], "made_by": pd.array([made_by], dtype="Int64")})
    found = lists_in_force(pd.DataFrame(rows), documents, places, vintage)
    return {row.list_id: (row.use, row.timing, row.applies) for row in found.itertuples()}


LISTS = [
    standard("old_city", 2007, "city"), standard("county", 2016, "county"),
    standard("both", 2019, "city|county"), standard("late_city", 2024, "city"),
    standard("country", 2016, "national"), standard("province", 2016, "province"),
]  # fmt: skip


def test_the_newest_list_for_the_level_is_in_force():
    found = placed(LISTS, "prefecture_city", 2022)
    assert found["both"] == ("own_level", "in_force", True)
    assert found["old_city"] == ("own_level", "superseded", False)
    assert found["late_city"] == ("own_level", "not_yet_issued", False)
    assert found["county"] == ("other_level", "in_force", False)
    assert found["country"] == ("national", "in_force", True)
    assert found["province"] == ("other_level", "in_force", False)


def test_a_county_level_city_is_a_county_to_a_list():
    assert placed(LISTS, "county_level_city", 2018)["county"] == ("own_level", "in_force", True)


def test_a_development_zone_has_the_county_list_by_analogy():
    found = placed(LISTS, "development_zone", 2018)
    assert found["county"] == ("analogy", "in_force", True)
    assert found["old_city"][0] == "other_level"


@pytest.mark.parametrize("level", [None, "", "village"])
def test_an_unknown_level_has_no_list_of_its_own(level: str | None):
    found = placed(LISTS, level, 2022)
    assert {use for use, _, _ in found.values()} == {"other_level", "national"}
    assert list_level(level or "") is None


def test_an_undated_plan_has_no_list_in_force():
    found = placed(LISTS, "prefecture_city", None)
    assert {timing for _, timing, _ in found.values()} == {"undated_plan"}
    assert not any(applies for *_, applies in found.values())


def test_a_list_of_the_same_year_needs_a_date_that_settles_the_order():
    posted = "http://example.gov.cn/202402/t20240221_1.shtml"
    city = [standard("late_city", 2024, "city", source=posted)]
    assert placed(city, "prefecture_city", 2024, "2024-05-29")["late_city"][1] == "in_force"
    assert placed(city, "prefecture_city", 2024, "2024-01-03")["late_city"][1] == "same_year"
    city = [standard("late_city", 2024, "city")]
    assert placed(city, "prefecture_city", 2024, "2024-05-29")["late_city"][1:] == (
        "same_year", False,
    )  # fmt: skip


def test_five_year_targets_expire_with_their_period():
    plan = [standard("fyp", 2011, "national", list_en="Targets of the 12th five-year plan")]
    assert placed(plan, "prefecture_city", 2015)["fyp"] == ("national", "in_force", True)
    assert placed(plan, "prefecture_city", 2016)["fyp"] == ("national", "expired", False)
    assert [five_year_end(year) for year in (2006, 2010, 2016, 2021)] == [2010, 2010, 2020, 2025]


def test_an_inferred_edition_is_said():
    rows = [standard("county", 2016, "county", confirmed_fields="value")]
    documents = pd.DataFrame({"doc_id": ["d"], "place_id": ["p"], "document_date": [None],
                              "posted_date": [None]})  # fmt: skip
    places = pd.DataFrame({"place_id": ["p"], "admin_level": ["county"]})
    vintage = pd.DataFrame({"doc_id": ["d"], "made_by": [2018]})
    found = lists_in_force(pd.DataFrame(rows), documents, places, vintage)
    assert found["edition_confirmed"].tolist() == [False]
