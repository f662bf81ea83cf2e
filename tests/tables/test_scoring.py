import math
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ecociv.errors import TableError
from ecociv.tables import Evaluation, evaluate

from .conftest import milestone, record


def frame(*rows: dict[str, Any]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=list(rows[0]) if rows else list(record()))


def score(found: Evaluation, measure: str, group: str = "numeric") -> tuple[int, int, int]:
    row = found.scores.query("doc_id == 'pooled' and measure == @measure and group == @group")
    return tuple(int(row[name].iloc[0]) for name in ("n_gold", "n_pred", "n_right"))


def test_the_annotated_rows_themselves_are_all_right():
    gold = frame(record(), record(start=30, end=33), milestone())
    found = evaluate(gold, gold, n_boot=50)
    assert set(found.scores["f1"]) == {1.0}
    assert set(found.fields["accuracy"]) == {1.0}
    assert found.errors.empty
    assert found.milestones["share"].tolist() == [1.0, 1.0]


def test_missed_spurious_and_wrong_rows_are_told_apart():
    gold = frame(record(), record(start=30, end=33), record(start=60, end=63, scope_zh="市区"))
    pred = frame(
        record(), record(start=61, end=63), record(start=90, end=93), record(start=60, end=63)
    )
    found = evaluate(pred, gold)
    assert score(found, "span") == (3, 4, 2)
    assert score(found, "full") == (3, 4, 1)
    assert found.errors["cause"].tolist() == ["missed", "wrong scope", "spurious", "spurious"]
    assert found.errors["gold"].tolist()[:2] == ["target: 森林覆盖率 ge 40% 2025", "市区"]


def test_a_prediction_beside_a_missed_span_is_one_error_with_both_texts():
    gold = frame(record(value_text="16万", end=13))
    pred = frame(record(value_text="16万人", end=14))
    found = evaluate(pred, gold)
    assert score(found, "span") == (1, 1, 0)
    assert found.errors[["cause", "gold", "predicted"]].values.tolist() == [
        ["wrong span", "16万", "16万人"]
    ]
    assert found.causes.values.tolist() == [["numeric", "wrong span", 1]]


@pytest.mark.parametrize(
    "pred",
    [
        [],
        [record(start=30, end=32)],
        [record(start=30, end=32), record(start=30, end=32, scope_zh="市区")],
        [record(start=31, end=32)],
    ],
)
def test_a_debatable_row_is_neither_rewarded_nor_punished(pred: list):
    gold = frame(record(core=1), record(start=30, end=32, core=0))
    found = evaluate(frame(record(), *pred), gold)
    assert score(found, "span") == (1, 1, 1)
    assert score(found, "full") == (1, 1, 1)
    assert found.errors.empty


def test_a_span_that_also_meets_a_clear_row_is_not_spared():
    gold = frame(record(core=1), record(start=12, end=15, core=0))
    assert score(evaluate(frame(record(start=11, end=14)), gold), "span") == (1, 1, 0)


def test_rows_on_one_span_are_matched_so_that_most_is_right():
    names = ["化学需氧量", "氨氮", "二氧化硫"]
    gold = frame(*(record(indicator_zh=name) for name in names))
    pred = frame(*(record(indicator_zh=name) for name in [names[2], names[0]]))
    found = evaluate(pred, gold)
    assert score(found, "full") == (3, 2, 2)
    assert found.errors[["cause", "gold"]].values.tolist() == [
        ["missed", "target: 氨氮 ge 40% 2025"]
    ]


def test_a_clear_row_goes_before_a_debatable_one_of_the_same_words():
    gold = frame(record(core=0), record(core=1))
    assert score(evaluate(frame(record()), gold), "full") == (1, 1, 1)


def test_several_milestones_on_one_deadline_are_matched_by_their_words():
    gold = frame(
        milestone(indicator_zh="垃圾分类处理系统基本建成"),
        milestone(indicator_zh="老旧内燃机车基本淘汰"),
    )
    pred = frame(
        milestone(indicator_zh="老旧内燃机车淘汰"), milestone(indicator_zh="垃圾分类处理系统建成")
    )
    found = evaluate(pred, gold)
    assert score(found, "span", "milestone") == (2, 2, 2)
    wrong = found.errors.set_index("gold")["predicted"]
    assert wrong["老旧内燃机车基本淘汰"] == "老旧内燃机车淘汰"


def test_deadlines_found_counts_spans_not_rows():
    gold = frame(milestone(), milestone(indicator_zh="另一项"), milestone(start=80, end=85))
    found = evaluate(frame(milestone(indicator_zh="别的")), gold)
    assert found.milestones.values.tolist() == [["demo", 2, 1, 0.5], ["pooled", 2, 1, 0.5]]


def test_numbers_and_milestones_are_scored_apart_and_together():
    found = evaluate(frame(record()), frame(record(), milestone()))
    assert score(found, "span", "numeric") == (1, 1, 1)
    assert score(found, "span", "milestone") == (1, 0, 0)
    assert score(found, "span", "all") == (2, 1, 1)
    assert found.f1("span", "all") == pytest.approx(2 / 3)


def test_plans_are_scored_apart_and_pooled():
    gold = frame(record(doc_id="a"), record(doc_id="b"))
    found = evaluate(frame(record(doc_id="a"), record(doc_id="c")), gold)
    assert found.f1(doc_id="a") == 1.0
    assert found.f1(doc_id="b") == 0.0
    assert score(found, "span") == (2, 1, 1)


def test_a_passage_without_rows_counts_when_it_is_named():
    gold = frame(record(doc_id="a"))
    pred = frame(record(doc_id="a"), record(doc_id="b"))
    assert score(evaluate(pred, gold), "span") == (1, 1, 1)
    assert score(evaluate(pred, gold, doc_ids=["a", "b"]), "span") == (1, 2, 1)


def test_nothing_predicted_and_nothing_annotated():
    assert evaluate(frame(), frame(record())).f1() == 0.0
    assert evaluate(frame(record()), frame(), doc_ids=["demo"]).f1() == 0.0
    assert math.isnan(evaluate(frame(), frame(), doc_ids=["demo"]).f1())


def test_pairs_say_for_each_prediction_whether_it_is_right():
    pred = frame(record(statement_id="demo-000010", confidence=0.7, operator="eq"))
    pairs = evaluate(pred, frame(record())).pairs
    assert pairs[["statement_id", "confidence", "operator", "kind", "full"]].values.tolist() == [
        ["demo-000010", 0.7, False, True, False]
    ]


def test_intervals_are_the_same_each_time_and_hold_the_score():
    gold = frame(*(record(start=20 * i, end=20 * i + 3) for i in range(30)))
    pred = gold.iloc[::2]
    one, two = evaluate(pred, gold), evaluate(pred, gold)
    pd.testing.assert_frame_equal(one.scores, two.scores)
    row = one.scores.query("doc_id == 'pooled' and group == 'numeric' and measure == 'span'").iloc[
        0
    ]
    assert row["recall_low"] < row["recall"] == 0.5 < row["recall_high"]
    assert not evaluate(pred, gold, seed=1).scores.equals(one.scores)
    assert evaluate(pred, gold, n_boot=0).scores["f1_low"].isna().all()


def test_intervals_over_sentences_keep_the_rows_of_a_sentence_together():
    gold = frame(*(record(start=4 * i, end=4 * i + 3) for i in range(20)))
    one_sentence = {"demo": "字" * 100}
    pred = gold.iloc[:10]
    inside = evaluate(pred, gold, texts=one_sentence).scores.iloc[0]
    assert inside["recall_low"] == inside["recall_high"] == 0.5
    assert evaluate(pred, gold).scores.iloc[0]["recall_low"] < 0.5


def test_a_missing_column_is_named():
    with pytest.raises(
        TableError, match="table predicted rows: 1 bad cells\n  header, operator: found nothing"
    ):
        evaluate(frame(record()).drop(columns="operator"), frame(record()))
    with pytest.raises(TableError, match="table annotated rows"):
        evaluate(frame(record()), frame(record()).drop(columns=["end", "scope_zh"]))


ROWS = st.lists(
    st.builds(
        record,
        start=st.sampled_from([0, 10, 20]),
        end=st.just(25),
        indicator_zh=st.sampled_from(["甲", "乙"]),
        operator=st.sampled_from(["ge", "eq"]),
        kind=st.sampled_from(["target", "milestone"]),
    ),
    min_size=1,
    max_size=6,
)


@settings(deadline=None, max_examples=50)
@given(pred=ROWS, gold=ROWS)
def test_scores_do_not_depend_on_the_order_and_swap_with_the_sides(pred: list, gold: list):
    found = evaluate(frame(*pred), frame(*gold), n_boot=0).scores
    turned = evaluate(frame(*pred[::-1]), frame(*gold[::-1]), n_boot=0).scores
    pd.testing.assert_frame_equal(found, turned)
    pooled = found.query("doc_id == 'pooled' and group == 'all' and measure == 'span'").iloc[0]
    other = evaluate(frame(*gold), frame(*pred), n_boot=0).scores
    swapped = other.query("doc_id == 'pooled' and group == 'all' and measure == 'span'").iloc[0]
    assert pooled["n_right"] == swapped["n_right"]
    assert pooled["precision"] == swapped["recall"]
