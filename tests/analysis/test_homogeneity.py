import math

import numpy as np
import pandas as pd
import pytest
from scipy.stats import chi2_contingency

from ecociv.analysis.homogeneity import compare_compositions, plans_differ


def rows(*plans: tuple[str, str]) -> tuple[pd.Series, pd.Series]:
    """Codes and plans: ``("a", "xxy")`` is a plan of three rows."""
    codes = pd.Series([code for _, text in plans for code in text])
    return codes, pd.Series([name for name, text in plans for _ in text])


def test_the_statistic_is_pearsons():
    codes, doc_ids = rows(("a", "xxxxyyz"), ("b", "xyyyyzz"))
    found = plans_differ(codes, doc_ids, pd.Series(range(14)))
    expected = chi2_contingency(pd.crosstab(doc_ids, codes), correction=False).statistic
    assert found.chi2 == pytest.approx(expected)
    assert found.cramers_v == pytest.approx(math.sqrt(expected / 14))


def test_the_same_composition_is_no_difference():
    codes, doc_ids = rows(("a", "xyxyxy"), ("b", "xyxyxy"))
    found = plans_differ(codes, doc_ids, pd.Series(range(12)))
    assert (found.chi2, found.p_value, found.cramers_v) == (0, 1, 0)


def test_opposite_compositions_are_a_difference():
    codes, doc_ids = rows(("a", "x" * 8), ("b", "y" * 8))
    assert plans_differ(codes, doc_ids, pd.Series(range(16))).p_value < 0.005


def test_rows_of_one_sentence_are_dealt_together():
    codes, doc_ids = rows(("a", "x" * 8), ("b", "y" * 8))
    # Two sentences: whichever way they are dealt, the table is as extreme as the observed one.
    found = plans_differ(codes, doc_ids, doc_ids)
    assert (found.p_value, found.n_sentences) == (1, 2)


def test_the_same_seed_gives_the_same_p_value():
    codes, doc_ids = rows(("a", "xxyxyxx"), ("b", "yyxyyxy"), ("c", "xyz"))
    first, second = (plans_differ(codes, doc_ids, pd.Series(range(17))) for _ in range(2))
    assert first == second


@pytest.mark.parametrize("plans", [[("a", "xxyy")], [("a", "xx"), ("b", "xx")]])
def test_one_plan_or_one_category_has_nothing_to_compare(plans: list[tuple[str, str]]):
    codes, doc_ids = rows(*plans)
    assert math.isnan(plans_differ(codes, doc_ids, pd.Series(range(len(codes)))).p_value)


def test_false_alarms_are_as_rare_as_they_should_be(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("ecociv.analysis.homogeneity.PERMUTATIONS", 199)
    random = np.random.default_rng(3)
    alarms = 0
    for seed in range(120):
        codes = pd.Series(random.choice(list("xyz"), 60))
        doc_ids = pd.Series(np.repeat(["a", "b", "c"], 20))
        alarms += plans_differ(codes, doc_ids, pd.Series(range(60)), seed).p_value <= 0.05
    assert alarms <= 14  # 6 expected; more than 14 has a probability below 0.002


def test_several_questions_are_adjusted_for_their_number():
    codes, doc_ids = rows(("a", "x" * 8), ("b", "y" * 8))
    same = pd.Series(["z"] * 16)
    found = compare_compositions(
        {"differ": codes, "one": same, "again": codes}, doc_ids, pd.Series(range(16))
    ).set_index("question")
    assert found.loc["differ", "p_holm"] == pytest.approx(2 * found.loc["differ", "p_value"])
    assert math.isnan(found.loc["one", "p_holm"])
