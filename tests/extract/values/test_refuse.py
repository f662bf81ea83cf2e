"""Numerals that look like values and are none; each reason with a value that resembles it."""

import pytest

from ecociv.extract import extract_plan
from ecociv.extract.values.reasons import REASONS
from ecociv.read import plan_from_text


@pytest.mark.parametrize(
    ("text", "refused", "reason"),
    [
        ("实施三年行动计划，用3年时间完成。", "3年", "duration"),
        ("推进15分钟生活圈建设。", "15分钟", "duration"),
        ("Ⅲ类水质断面比例达到80%。", "Ⅲ类", "name_part"),
        ("500米服务半径覆盖率达到90%。", "500米", "name_part"),
        ("建设5000吨级码头。", "5000吨级", "name_part"),
        ("噪声小于55分贝的城市比例达到75%。", "55分贝", "name_part"),
        ("重点打造4种主要产品。", "4种", "name_part"),
        ("排名第3位。", "3", "ordinal"),
        ("全省排名3位。", "3位", "rank"),
        ("实施五大工程。", "五大", "rhetorical_count"),
        ("开展一批项目。", "一批", "indefinite"),
        ("分类2处理。", "2", "no_unit"),
        ("全市能耗下降8。", "8", "damaged"),
        ("比例为1:2:3。", "1:2:3", "ratio"),
    ],
)
def test_refused(text, refused, reason):
    ledger = extract_plan(plan_from_text(text)).ledger
    assert [entry.reason for entry in ledger if entry.text == refused] == [reason]
    assert reason in REASONS


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("优良天数增加到300天。", "300天"),
        ("人均预期寿命达到80岁。", "80岁"),
        ("断面水质达到Ⅲ类标准。", "Ⅲ类"),
        ("满意度达到90分。", "90分"),
        ("综合排名提升3位。", "3位"),
        ("举办培训5次。", "5次"),
        ("环境质量综合指数达到3.2。", "3.2"),
        ("建成五十个公园。", "五十个"),
        ("排放强度下降三成。", "三成"),
    ],
)
def test_kept(text, value):
    ledger = extract_plan(plan_from_text(text)).ledger
    assert [entry.disposition for entry in ledger if entry.text == value] == ["statement"]
