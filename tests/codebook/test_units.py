"""Written units are read in every spelling, convert there and back, and never by accident."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecociv.codebook import known_multipliers, known_units, parse_unit, standardize, units
from ecociv.codebook.units import compatible, conversion_factor, nearest
from ecociv.errors import UnitError

WRITTEN = units()
ROWS = list(WRITTEN[["unit_zh", "symbol", "unit_std"]].itertuples(index=False, name=None))
COMPOSED = [
    "微克/立方米",
    "毫克/升",
    "立方米/万元",
    "立方米/万元GDP",
    "立方米/万元工业增加值",
    "吨标准煤/万元",
    "吨标煤/万元GDP",
    "千克标准煤/平方米",
    "克标准煤/千瓦时",
    "万千瓦",
    "亿千瓦时",
    "万千瓦小时",
    "百万千瓦",
    "平方米/人",
    "辆/万人",
    "标台/万人",
    "张/千人",
    "册/人",
    "人/平方公里",
    "万人次/万人",
    "公里/小时",
    "公斤/亩",
    "千克/公顷",
    "吨/日",
    "万吨/日",
    "立方米/日",
    "万立方米/日",
    "吨/年",
    "万元/亩",
    "亿元/平方公里",
    "元/平方米·月",
    "吨·公里",
    "千亿",
]
values = st.floats(min_value=1e-6, max_value=1e9, allow_nan=False) | st.integers(0, 10**9)


@given(row=st.sampled_from(ROWS), value=values, multiplier=st.sampled_from(["", "百", "万", "亿"]))
def test_every_written_form_converts_there_and_back(row, value, multiplier):
    unit_zh, _, unit_std = row
    # A multiplier before an expression (万天/年) would belong to its first part: 万(天/年) is none.
    written = unit_zh if "/" in unit_zh else multiplier + unit_zh
    try:
        parse_unit(written)
    except UnitError:
        # 百 before 分点 or 千 before 克: the two are one word already, with or without the number.
        written = unit_zh
    low, high, symbol = standardize(value, value, written, unit_std)
    assert symbol == unit_std
    assert low == high
    back = low / conversion_factor(written, unit_std)
    assert math.isclose(back, value, rel_tol=1e-9)


@given(unit=st.sampled_from(COMPOSED), value=values)
def test_composed_units_convert_there_and_back(unit, value):
    base = parse_unit(unit)
    registry = base._REGISTRY
    root = registry.Quantity(float(value), base).to_root_units()
    assert math.isclose(root.to(base).magnitude, value, rel_tol=1e-9)
    assert standardize(value, value, unit, unit)[0] == pytest.approx(value)


@pytest.mark.parametrize(("unit_zh", "symbol"), [row[:2] for row in ROWS])
def test_every_written_form_means_its_symbol(unit_zh, symbol):
    assert parse_unit(unit_zh) == parse_unit(symbol)


@pytest.mark.parametrize(
    "spellings",
    [
        ("μg/m³", "µg/m3", "ug/m3", "微克/立方米", "微克每立方米", "微克／立方米", "μg／㎥"),
        ("%", "％", "﹪"),
        ("km²", "k㎡", "平方公里", "ｋｍ２", "km2"),
        ("㎡", "m²", "平方米", "平米"),
        ("mg/L", "毫克/升", "mg/l", "毫克每升", "㎎/L"),
        ("℃", "°C", "摄氏度"),
        ("万kWh", "万千瓦时", "万千瓦小时", "万度", "万 千瓦时"),
        ("kV", "千伏", "KV"),
        ("吨标准煤/万元", "吨标煤／万元", "吨标准煤/万元GDP", "tce/(10*4.CNY)"),
        ("立方米/万元", "m³/万元", "立方米／万元工业增加值", "m3/(10*4.CNY)"),
        ("标台/万人", "标台每万人", "标台/万人口"),
        ("天/年", "日/年", "天每年", "d/a"),
        ("dB(A)", "分贝", "dB"),
        ("10*4.[mu_cn]", "万亩", "万 亩"),
    ],
)
def test_spellings_of_one_unit_are_equal(spellings):
    assert len({str(parse_unit(form)) for form in spellings}) == 1


@pytest.mark.parametrize(
    ("unit_zh", "unit_std", "factor"),
    [
        ("万亩", "ha", 10000 / 15),
        ("亩", "m2", 10000 / 15),
        ("平方公里", "ha", 100),
        ("亿元", "10*4.CNY", 10_000),
        ("万亿元", "10*8.CNY", 10_000),
        ("亿千瓦时", "GW.h", 100),
        ("万千瓦", "MW", 10),
        ("‰", "%", 0.1),
        ("成", "%", 10),
        ("个千分点", "pp", 0.1),
        ("个基点", "pp", 0.01),
        ("公斤/亩", "kg/ha", 15),
        ("万吨/日", "t/d", 10_000),
        ("斤", "kg", 0.5),
        ("亿斤", "10*4.t", 5),
        ("百户", "household", 100),
        ("十万人", "person", 100_000),
        ("千亿", "1", 1e11),
    ],
)
def test_factors(unit_zh, unit_std, factor):
    assert conversion_factor(unit_zh, unit_std) == pytest.approx(factor, rel=1e-12)


@pytest.mark.parametrize(
    ("unit_zh", "unit_std"),
    [
        ("个百分点", "%"),
        ("%", "pp"),
        ("元", "USD"),
        ("亿美元", "10*8.CNY"),
        ("万亩", "%"),
        ("家", "structure"),
        ("座", "establishment"),
        ("辆", "person"),
        ("倍", "%"),
        ("番", "times"),
        ("吨标准煤", "t"),
        ("万千瓦时", "tce"),
        ("吨/年", "t/d"),
        ("天", "a"),
        ("蒸吨", "MW"),
        ("分贝", "1"),
        ("亿", "10*8.CNY"),
        ("万", "%"),
        ("", "%"),
        ("小时", "d/a"),
    ],
)
def test_what_is_not_alike_does_not_convert(unit_zh, unit_std):
    assert not compatible(unit_zh, unit_std)
    with pytest.raises(UnitError, match="accepted: units that convert to"):
        standardize(1.0, 1.0, unit_zh, unit_std)


def test_each_thing_counted_is_a_dimension_of_its_own():
    counted = WRITTEN[WRITTEN["kind"] == "count"].drop_duplicates("symbol")
    dimensions = {str(parse_unit(symbol).dimensionality) for symbol in counted["symbol"]}
    assert len(dimensions) == len(counted) > 40


@pytest.mark.parametrize(
    ("unit_zh", "unit_std", "value"),
    [
        ("户", "establishment", 5),  # 规模以上企业120户
        ("万个", "place", 50_000),  # 新增学位5万个
        ("万", "person", 50_000),  # 常住人口16万
        ("天", "d/a", 5),  # 优良天数340天
        ("立方米", "m3/(10*4.CNY)", 5),  # 万元GDP用水量50立方米
        ("平方米", "m2/person", 5),  # 人均公园绿地14平方米
        ("级", "class", 5),
    ],
)
def test_declared_readings_of_one_unit_as_another(unit_zh, unit_std, value):
    assert standardize(5, 5, unit_zh, unit_std) == (value, value, unit_std)


def test_bounds_may_be_missing_and_noise_is_rounded_away():
    assert standardize(0.55, None, "万元", "CNY") == (5500.0, None, "CNY")
    assert standardize(None, 3, "亩", "[mu_cn]") == (None, 3.0, "[mu_cn]")
    assert standardize(40, 45, "%", "%") == (40.0, 45.0, "%")


@pytest.mark.parametrize("unit_zh", ["斗", "微克/立米", "万斗", "/", "元/", "(元", "米" * 60, "每"])
def test_an_unknown_unit_is_an_error_that_names_the_nearest(unit_zh):
    with pytest.raises(UnitError, match="known units, the nearest are") as caught:
        parse_unit(unit_zh)
    assert caught.value.unit == unit_zh
    assert all(form in str(caught.value) for form in nearest(unit_zh))


@given(st.text(max_size=50))
def test_any_text_is_a_unit_or_a_unit_error(text):
    try:
        named = parse_unit(text) and text
    except UnitError as error:
        named = error.unit
    assert named == text


def test_known_units_are_what_plans_write():
    known = known_units()
    assert len(known) == len(set(known))
    assert {"亩", "公顷", "μg", "%", "‰", "个百分点", "人次", "蒸吨", "标台", "℃"} <= set(known)
    assert not {"person", "item", "pp", "CNY", "[mu_cn]", "1"} & set(known)
    assert known_multipliers() == {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}


def test_the_table_of_units_converts_as_it_says():
    assert WRITTEN["unit_zh"].is_unique
    for row in WRITTEN.itertuples():
        assert conversion_factor(row.unit_zh, row.unit_std) == row.factor
    assert WRITTEN.notna().all().all()
