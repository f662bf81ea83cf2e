import pandas as pd
import pytest

from ecociv.tables.agreement import FULL_FIELDS, compare, is_full, is_missing

from .conftest import record


def wrong(pred: dict, gold: dict) -> list[str]:
    return [field for field, right in compare(pred, gold).items() if not right]


@pytest.mark.parametrize("value", [None, float("nan"), pd.NA, pd.NaT, ""])
def test_every_empty_cell_is_missing(value: object):
    assert is_missing(value)


@pytest.mark.parametrize("value", [0, 0.0, "0", False, " "])
def test_zero_is_not_missing(value: object):
    assert not is_missing(value)


@pytest.mark.parametrize(
    ("field", "change"),
    [
        ("kind", {"kind": "status"}),
        ("value", {"value_low": 41.0}),
        ("value", {"value_high": None}),
        ("unit", {"unit_zh": "个百分点"}),
        ("operator", {"operator": "gt"}),
        ("change", {"change": "delta"}),
        ("direction", {"direction": "up"}),
        ("baseline_year", {"baseline_year": 2020}),
        ("target_year", {"target_year": 2030}),
        ("target_year", {"target_year": None}),
        ("indicator", {"indicator_zh": "林木覆盖率"}),
        ("scope", {"scope_zh": "市区"}),
    ],
)
def test_each_field_can_be_wrong_alone(field: str, change: dict):
    assert wrong(record(**change), record()) == [field]
    assert not is_full(compare(record(**change), record()))


def test_other_fields_are_compared_but_not_needed():
    found = compare(record(value_type="range", year_source="none"), record())
    assert [field for field, right in found.items() if not right] == ["value_type", "year_source"]
    assert is_full(found)
    assert set(found) - set(FULL_FIELDS) == {"value_type", "year_source"}


@pytest.mark.parametrize(
    "pred",
    [
        {"indicator_zh": "森林的覆盖率"},
        {"indicator_zh": "森林 覆盖率 "},
        {"indicator_zh": "林草覆盖率"},
        {"indicator_zh": "绿化率"},
        {"indicator_zh": "“森林”覆盖率"},
        {"scope_zh": "市区"},
        {"scope_zh": "建成区"},
        {"unit_zh": "％"},
        {"unit_zh": " %"},
        {"value_low": 40, "value_high": 40.0000000000001},
        {"target_year": 2025.0},
    ],
)
def test_equally_good_wordings_are_right(pred: dict):
    gold = record(indicator_alt_zh="林草覆盖率|绿化率", scope_alt_zh="市区|建成区")
    assert wrong(record(**pred), gold) == []


@pytest.mark.parametrize(
    ("pred", "gold"),
    [
        (("农村生活污水治理率", None), ("生活污水治理率", "农村")),
        (("生活污水治理率", "农村"), ("农村生活污水治理率", None)),
        (("生活垃圾无害化处理率", "城镇"), ("城镇生活垃圾无害化处理率", None)),
    ],
)
def test_another_split_of_scope_and_name_is_right(pred: tuple, gold: tuple):
    names = ("indicator_zh", "scope_zh")
    one = record(**dict(zip(names, pred, strict=True)))
    assert wrong(one, record(**dict(zip(names, gold, strict=True)))) == []


def test_a_lost_scope_is_no_other_split():
    assert wrong(
        record(indicator_zh="生活污水治理率"),
        record(indicator_zh="生活污水治理率", scope_zh="农村"),
    ) == ["scope"]


@pytest.mark.parametrize(
    ("pred", "gold"),
    [
        ("微克／立方米", "微克/立方米"),
        ("µg/m³", "μg/m³"),
        ("万㎡", "万m²"),
        ("立方米 / 万元", "立方米/万元"),
    ],
)
def test_written_variants_of_a_unit_are_one(pred: str, gold: str):
    assert wrong(record(unit_zh=pred), record(unit_zh=gold)) == []


def test_percent_and_percentage_points_are_different_units():
    assert wrong(record(unit_zh="%"), record(unit_zh="个百分点")) == ["unit"]


def test_any_annotated_cell_may_hold_alternatives():
    gold = record(kind="target|project", target_year="2025|2030", direction="|up")
    assert wrong(record(kind="project", target_year=2030, direction="up"), gold) == []
    assert wrong(record(), gold) == []
    assert wrong(record(kind="status", target_year=2035), gold) == ["kind", "target_year"]
