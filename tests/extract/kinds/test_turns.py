"""A line that reviews and then plans is cut where it turns, and only there."""

import pytest

from ecociv.extract import extract_statements
from ecociv.extract.kinds import turns
from ecociv.read import plan_from_text

REVIEW = "已建成公园12个。绿地率达到36.52%,居全省前列。"
PLAN = "大力推进绿化提质。加快建设口袋公园。新建公园30个。栽植行道树2万株。"


def kinds(text, **source):
    return [record.kind for record in extract_statements(plan_from_text(text, **source))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (REVIEW, ["status"] * 2),
        (PLAN, ["target"] * 2),
        (REVIEW + PLAN, ["status"] * 2 + ["target"] * 2),
        (PLAN + REVIEW, ["target"] * 2 + ["status"] * 2),
    ],
)
def test_each_part_speaks_for_itself(text, expected):
    assert kinds(text) == expected


def test_the_cut_does_it(monkeypatch):
    monkeypatch.setattr(turns, "_PRICE", float("inf"))
    monkeypatch.setattr(turns, "_PRICE_WITHIN", float("inf"))
    assert kinds(REVIEW + PLAN) != ["status"] * 2 + ["target"] * 2


def test_a_heading_that_tells_the_time_keeps_its_line_whole():
    assert set(kinds("一、2029年工作回顾\n" + REVIEW + PLAN)) == {"status"}


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ([-3.0, 0.0, -1.0], []),
        ([-3.0, 0.0, 4.0, 0.0], [2]),
        ([-3.0, 1.0, -3.0], []),
        ([4.0, -4.0, -4.0, 4.0], [1, 3]),
    ],
)
def test_a_turn_has_its_price(said, expected):
    text = "一。二。三。四。"
    assert turns._turns(text, range(0, 2 * len(said) + 1, 2), said) == expected


def test_within_a_sentence_a_turn_costs_more():
    said = [-2.5, 2.5]
    assert turns._turns("一。二。", [0, 2, 4], said) == [1]
    assert turns._turns("一;二。", [0, 2, 4], said) == []


def test_a_sentence_or_two_is_of_one_time():
    assert kinds("去年新增减税5亿元。开展帮扶行动,总数达到3万户。") == ["status"] * 2
