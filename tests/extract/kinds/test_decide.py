"""Kinds told by their own cues: commitment or result, money, works, rules."""

from datetime import date

import pytest

from ecociv.extract import extract_statements
from ecociv.extract.dates.headings import heading_tense
from ecociv.extract.kinds.commitments import nature_of, strength_of
from ecociv.extract.kinds.criteria import is_rule
from ecociv.extract.kinds.cues import WEIGHTS, precision, score
from ecociv.extract.kinds.money import is_investment
from ecociv.extract.kinds.time_words import sentence_cues
from ecociv.extract.kinds.works import is_capacity, is_project
from ecociv.extract.values.tokens import Quantity
from ecociv.read import plan_from_text


def kinds(text, **source):
    return [record.kind for record in extract_statements(plan_from_text(text, **source))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("到2030年，森林覆盖率达到45%以上。", ["target"]),
        ("力争森林覆盖率达到45%。", ["target"]),
        ("去年，森林覆盖率达到45.37%。", ["status"]),
        ("截至2020年底，森林覆盖率已达到45.3%。", ["status"]),
        ("五年来，累计造林5.63万亩。", ["status"]),
        ("力争森林覆盖率由40.2%提高到45%。", ["status", "target"]),
        ("到2025年，重点工程总投资5亿元。", ["investment"]),
        ("到2025年，完成滨江路、中山路等17条道路绿化提质。", ["project"]),
        ("新建小区绿地率不得低于30%。", ["criterion"]),
        ("对年综合用能1000吨标准煤以上的项目实行节能评估。", ["criterion"]),
        ("2025年底前完成生态保护红线勘界定标。", ["milestone"]),
    ],
)
def test_kinds(text, expected):
    assert kinds(text) == expected


def test_headings_tell_past_and_future_in_the_same_words():
    line = "森林覆盖率达到45%，新增造林12万亩。\n"
    review = f"一、2023年工作回顾\n{line}"
    programme = f"二、2024年主要任务\n{line}"
    assert set(kinds(review)) == {"status"}
    assert set(kinds(programme)) == {"target"}


def test_the_documents_date_tells_a_deadline_that_has_passed():
    text = "到2020年，森林覆盖率达到45%。"
    assert kinds(text, document_date=date(2023, 1, 1)) == ["status"]
    assert kinds(text, document_date=date(2018, 1, 1)) == ["target"]


def test_a_year_before_the_document_is_past_whatever_was_promised_before():
    text = "一、目标\n预计总投资10亿元。\n二、现状\n2020年，森林覆盖率达到35%。"
    said = {"doc_type": "plan", "document_date": date(2021, 3, 1)}
    assert kinds(text, **said) == ["investment", "status"]


def test_cues_point_where_they_should():
    ahead, back = sentence_cues("要力争达到"), sentence_cues("去年已经实现了")
    assert score(ahead) > 0 > score(back)
    assert heading_tense(["一、工作回顾"]) < 0 < heading_tense(["一、总体要求", "二、主要目标"])
    assert heading_tense(["总则"]) == 0
    assert sentence_cues("").keys() <= WEIGHTS.keys()


def test_results_are_reported_to_the_digit():
    found = [precision(Quantity(0, 1, x, x, "%", "number", "")) for x in (40, 1234, 40.1, 40.12)]
    assert found == sorted(found)


def test_money_works_and_rules():
    assert is_investment("重点工程总投资", "亿元")
    assert not is_investment("固定资产投资", "亿元")
    assert not is_investment("重点工程总投资", "%")
    assert is_project("风电", "万千瓦")
    assert not is_project("风电", "亿元")
    assert is_capacity("处理规模", "万吨/日", "新建污水处理厂二期工程")
    assert not is_capacity("处理规模", "%", "新建污水处理厂二期工程")
    assert is_rule("噪声敏感建筑应满足30分贝")
    assert not is_rule("绿地率达到30%")


@pytest.mark.parametrize(
    ("words", "verb", "strength"),
    [
        ("确保达到", "确保", "binding"),
        ("力争达到", "力争", "aspirational"),
        ("达到", "达到", "firm"),
        ("共有", None, None),
    ],
)
def test_strength(words, verb, strength):
    assert strength_of(words) == (verb, strength)


def test_nature():
    assert nature_of("约束性指标") == "binding"
    assert nature_of("预期性指标") == "expected"
    assert nature_of("参考性指标") == "reference"
    assert nature_of("主要指标") is None
