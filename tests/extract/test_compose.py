"""What a value measures, its operator and its change: each rule by the sentences it is for."""

import pytest

from ecociv.extract import extract_plan
from ecociv.extract.compose import compose
from ecociv.extract.text.folding import fold
from ecociv.extract.values.quantities import scan
from ecociv.extract.values.tokens import Quantity, mask_years
from ecociv.read import plan_from_text


def drafts(text):
    text = fold(text)
    tokens = scan(text)
    values = [token for token in tokens if isinstance(token, Quantity)]
    return compose(mask_years(text, tokens), 0, len(text), values)


@pytest.mark.parametrize(
    ("text", "rule", "names"),
    [
        ("森林覆盖率达到40%", "head_before", ["森林覆盖率"]),
        ("建成15个生态文明示范村", "noun_after", ["生态文明示范村"]),
        ("绿地率、绿化覆盖率均达到40%", "one_for_all", ["绿地率", "绿化覆盖率"]),
        ("污水、垃圾处理率分别达到95%、90%", "heads_in_order", ["污水处理率", "垃圾处理率"]),
        ("在新增发电装机容量中,风电占35%", "share_among", ["风电占新增发电装机容量比例"]),
        ("70%以上的村庄实现清洁供暖", "share_first", ["清洁供暖村庄比例"]),
        ("农村生活垃圾收集处理全覆盖", "full_coverage_name", ["农村生活垃圾收集处理覆盖率"]),
        ("水电、风电、光伏比例为50:30:20", "ratio_named", ["水电比重", "风电比重", "光伏比重"]),
        (
            "三次产业结构为5:45:50",
            "ratio_of_industries",
            ["第一产业比重", "第二产业比重", "第三产业比重"],
        ),
        ("森林覆盖率稳步提高,达到40%", "head_inherited_clause", ["森林覆盖率"]),
        ("单机10万千瓦及以上机组", "filter", ["单机容量"]),
        ("完成造林5万亩", "work_name", ["造林面积"]),
    ],
)
def test_names(text, rule, names):
    found = drafts(text)
    assert [draft.indicator for draft in found] == names
    assert all(rule in draft.rules for draft in found)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("绿地率达到40%,绿化覆盖率达到45%", "one_for_all"),
        ("绿地率达到40%,绿化覆盖率达到45%", "list"),
        ("绿地率达到40%,绿化覆盖率达到45%", "from_to"),
        ("森林覆盖率达到40%以上", "filter"),
        ("森林覆盖率达到40%以上", "share_first"),
        ("由15个生态文明示范村组成", "from_to"),
    ],
)
def test_rules_do_not_apply_elsewhere(text, rule):
    assert all(rule not in draft.rules for draft in drafts(text))


@pytest.mark.parametrize(
    ("text", "operator"),
    [
        ("森林覆盖率达到40%以上", "ge"),
        ("森林覆盖率不低于40%", "ge"),
        ("森林覆盖率≥40%", "ge"),
        ("浓度控制在28微克/立方米以内", "le"),
        ("浓度不超过28微克/立方米", "le"),
        ("面积超过300亩", "gt"),
        ("面积小于300亩", "lt"),
        ("森林覆盖率达到40%左右", "approx"),
        ("森林覆盖率约40%", "approx"),
        ("比例达到40%-45%", "range"),
        ("森林覆盖率达到40%", "eq"),
        ("新增绿地30多公顷", "gt"),
    ],
)
def test_operators(text, operator):
    assert [draft.operator for draft in drafts(text)] == [operator]


@pytest.mark.parametrize(
    ("text", "change", "direction"),
    [
        ("森林覆盖率达到40%", "level", ""),
        ("森林覆盖率提高2个百分点", "delta", "up"),
        ("单位GDP能耗下降13.5%", "relative", "down"),
        ("增加值年均增长8%", "annual_rate", "up"),
        ("年均浓度达到28微克/立方米", "level", ""),
        ("新增绿地30公顷", "delta", "up"),
        ("淘汰落后产能5万吨", "delta", "down"),
        ("氨氮减排量250吨", "delta", "down"),
        ("产值翻一番", "relative", "up"),
        ("排放强度减半", "relative", "down"),
    ],
)
def test_changes(text, change, direction):
    assert [(draft.change, draft.direction) for draft in drafts(text)] == [(change, direction)]


def test_a_bound_behind_a_list_holds_for_all_of_it_and_each_may_have_its_own():
    assert [d.operator for d in drafts("绿地率、绿化率分别达到38%和42%以上")] == ["ge", "ge"]
    own = drafts("绿地率、绿化率分别达到38%以上和42%左右")
    assert [draft.operator for draft in own] == ["ge", "approx"]


def test_a_change_has_its_start_as_a_record_of_its_own():
    start, end = drafts("森林覆盖率由35.2%提高到40%以上")
    assert (start.is_start, start.operator, start.baseline_value) == (True, "eq", None)
    assert (end.is_start, end.operator, end.baseline_value) == (False, "ge", 35.2)


def test_crossed_lists():
    found = drafts("绿地率、绿化率分别由35%、36%提高到38%、40%")
    assert [(d.indicator, d.quantity.low, d.baseline_value) for d in found] == [
        ("绿地率", 35, None),
        ("绿化率", 36, None),
        ("绿地率", 38, 35),
        ("绿化率", 40, 36),
    ]


def test_one_change_for_several_indicators():
    found = drafts("绿地率、绿化率均由30%提高到40%")
    assert [(d.indicator, d.quantity.low) for d in found] == [
        ("绿地率", 30),
        ("绿化率", 30),
        ("绿地率", 40),
        ("绿化率", 40),
    ]


def test_two_structures_beside_each_other():
    text = "三次产业比由5:45:50和6:44:50调整为7:43:50。"
    found = extract_plan(plan_from_text(text)).statements
    assert [record.indicator_zh[:4] for record in found] == ["第一产业", "第二产业", "第三产业"] * 3
