"""Bodies of responsibility lines are found whatever their city calls them."""

import re

import pytest

from ecociv.codebook import agencies, agency, match_agency
from ecociv.errors import CodebookError


def test_every_name_finds_its_own_body():
    for row in agencies().fillna("").itertuples():
        for name in [row.name_zh, *filter(None, row.synonyms_zh.split("|"))]:
            assert match_agency(name) == row.agency_id


@pytest.mark.parametrize(
    ("name", "agency_id"),
    [
        ("市发改委", "development_reform"),
        ("市发展改革委", "development_reform"),
        ("县发展和改革局", "development_reform"),
        ("威海市发展和改革委员会", "development_reform"),
        ("经发局", "economic_development_zone"),
        ("市环保局", "environmental_protection"),
        ("环保分局", "environmental_protection"),
        ("省生态环境厅", "ecology_environment"),
        ("国土资源分局", "land_resources"),
        ("黑龙江省鸡西环境监测中心", "environmental_monitoring"),
        ("密山海关", "customs"),
        ("兴凯湖管委会", "administrative_committee"),
        ("中石化衢州分公司", "petroleum_company"),
        ("市委宣传部", "publicity_department"),
        ("工委办", "government_office"),
        ("县(市)区政府", "county_governments"),
        ("市民政局按照职责分别负责", "civil_affairs"),
        ("市财政局等相关部门和单位", "finance"),
        ("供电客服分中心", "power_supply"),
    ],
)
def test_names_of_other_places_and_levels(name, agency_id):
    assert match_agency(name) == agency_id


@pytest.mark.parametrize("name", ["", "火星事务局", "不再逐一列出", "局", "市"])
def test_what_is_no_known_body_is_none(name):
    assert match_agency(name) is None


def test_a_name_at_two_bodies_is_an_error_that_names_both_rows(monkeypatch):
    rows = [
        {"agency_id": "a", "name_zh": "甲局", "synonyms_zh": "丙局", "named": ""},
        {"agency_id": "b", "name_zh": "乙局", "synonyms_zh": "丙 局", "named": ""},
    ]
    monkeypatch.setattr(agency, "read_rows", lambda _: rows)
    message = re.escape("row 3, synonyms_zh: found '丙 局' of b, which row 2 (a) has already")
    with pytest.raises(CodebookError, match=message):
        agency._index.__wrapped__()
