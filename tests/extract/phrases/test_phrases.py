"""Phrases beside a value: peeled, carved, tidied, their scope split off."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecociv.extract.names.lists import split_each, split_heads
from ecociv.extract.names.members import complete_members
from ecociv.extract.phrases.carve import carve
from ecociv.extract.phrases.context import context
from ecociv.extract.phrases.edges import left_edge
from ecociv.extract.phrases.peel import peel_right, tidy
from ecociv.extract.phrases.places import is_place, is_plain_place
from ecociv.extract.phrases.scopes import split_scope


@pytest.mark.parametrize(
    ("text", "phrase", "words"),
    [
        ("森林覆盖率达到", "森林覆盖率", ["达到"]),
        ("细颗粒物浓度力争控制在", "细颗粒物浓度", ["控制在", "力争"]),
        ("单位GDP能耗", "单位GDP能耗", []),
    ],
)
def test_verbs_are_peeled_off_the_end(text, phrase, words):
    peeled = peel_right(text, 0, len(text))
    assert text[: peeled.end] == phrase
    assert [word.text for word in peeled.words] == words
    assert peeled.joined() == "".join(reversed(words))


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("力争全市森林覆盖率", "森林覆盖率"),
        ("到位后，绿地率"[4:], "绿地率"),
        ("加快新增造林面积", "造林面积"),
        ("服务业增加值", "服务业增加值"),
    ],
)
def test_lead_words_are_carved_off_the_front(text, phrase):
    assert carve(text, 0, len(text)).text == phrase


@pytest.mark.parametrize(
    ("phrase", "tidied"),
    [
        ("细颗粒物(PM2.5)平均浓度的", "细颗粒物平均浓度"),
        ("**森林 覆盖率**", "森林覆盖率"),
        ("森林覆盖率[3]", "森林覆盖率"),
        ("主要指标", "主要"),
        ("单位产量(处理量)", "单位产量(处理量)"),
    ],
)
def test_tidy(phrase, tidied):
    assert tidy(phrase) == tidied


@given(st.text(alphabet="森林率(2.5)（的、“” *[3]指标", max_size=20))
def test_tidying_makes_nothing_longer(phrase):
    assert len(tidy(phrase)) <= len(phrase)


@pytest.mark.parametrize(
    ("phrase", "scope", "name"),
    [
        ("市区环境空气质量优良天数", "市区", "环境空气质量优良天数"),
        ("城镇污水处理率", "", "城镇污水处理率"),
        ("各县区绿地率", "各县区", "绿地率"),
        ("规模以上工业企业能耗", "规模以上工业企业", "能耗"),
        ("绍兴市森林覆盖率", "绍兴市", "森林覆盖率"),
        ("城市绿地率", "", "城市绿地率"),
    ],
)
def test_scopes(phrase, scope, name):
    assert split_scope(phrase) == (scope, name)


def test_places():
    assert is_plain_place("每个乡镇")
    assert not is_plain_place("绿地")
    assert not is_plain_place("占全区")
    assert is_place("越城区")
    assert not is_place("老旧小区")


@given(st.text(alphabet="市区县各乡镇的绿地率企业流域", max_size=14))
def test_splitting_a_scope_loses_no_word(phrase):
    scope, name = split_scope(phrase)
    assert phrase in (scope + name, scope + "的" + name) or phrase.startswith(scope)


@pytest.mark.parametrize(
    ("phrase", "names"),
    [
        ("化学需氧量、氨氮排放量", ["化学需氧量排放量", "氨氮排放量"]),
        ("绿地率和绿化覆盖率", ["绿地率", "绿化覆盖率"]),
        ("污水、垃圾无害化处理率", ["污水无害化处理率", "垃圾无害化处理率"]),
        ("森林覆盖率", None),
    ],
)
def test_lists_of_names(phrase, names):
    assert split_heads(phrase, 2) == names
    assert split_each(phrase) == names


def test_a_shared_beginning_is_completed():
    assert complete_members(["万元工业增加值能耗", "水耗"])[1] == "万元工业增加值水耗"
    assert complete_members(["绿地率"]) == ["绿地率"]


def test_left_edge_stops_at_marks_but_not_inside_brackets():
    text = "全市,细颗粒物(PM2.5)浓度"
    assert left_edge(text, len(text), 0) == 3
    assert left_edge(text, len(text), 5) == 5
    assert left_edge("系数(不高于", 6, 0) == 3


def test_context_reads_a_comparison():
    text = "能耗比〒〒〒〒〒下降8%"
    found = context(text, text.index("8"), 0)
    assert found.head_text == "能耗"
    assert text[slice(*found.baseline_span)] == "比〒〒〒〒〒"
    assert found.peeled.first("change_verb").text == "下降"
