import math

import pandas as pd
import pytest

from ecociv.analysis.indicator_names import (
    WAYS,
    count_ways,
    least_threshold,
    match_ways,
    threshold_folds,
)
from ecociv.codebook import indicators

COLUMNS = ["statement_id", "kind", "indicator_zh", "indicator_id", "unit_zh", "scope_zh", "change"]


def statements(*rows: tuple) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=COLUMNS)


@pytest.fixture(scope="module")
def pairs() -> list[tuple[str, str, str]]:
    """Names one character away from those of the codebook, with and without an indicator."""
    known = indicators()
    names = known[known["name_zh"].str.len().between(8, 12) & (known["unit_std"] == "%")].head(24)
    near = [
        (f"{name[:4]}总{name[4:]}", "%", owner)
        for name, owner in zip(names["name_zh"], names["indicator_id"], strict=True)
    ]
    return [*near, *((f"{name[:5]}甲乙丙丁{name[5:]}", unit, "") for name, unit, _ in near[:6])]


def test_the_way_of_each_statement_is_told():
    found = match_ways(
        statements(
            ("a", "target", "森林覆盖率", "forest_coverage", "%", None, "level"),
            ("b", "target", "某某某某", None, None, None, None),
            ("c", "milestone", "体系建成", None, None, None, None),
        )
    )
    assert found["statement_id"].tolist() == ["a", "b"]
    assert found["way"].tolist() == ["exact", "none"]
    assert found["found"].tolist()[0] == "forest_coverage"
    assert pd.isna(found["found"].tolist()[1])


def test_every_way_has_a_row_and_shares_add_up():
    counts = count_ways(pd.DataFrame({"way": ["exact", "exact", "none", "alias"]}))
    assert tuple(counts["way"]) == WAYS
    assert counts["n"].tolist() == [2, 1, 0, 0, 1]
    assert counts["share"].sum() == 1


def test_without_statements_there_are_no_shares():
    assert count_ways(match_ways(statements()))["share"].tolist() == [0] * len(WAYS)


@pytest.mark.parametrize(
    ("precision", "expected"),
    [
        ([0.9, 0.96, 0.97, 1.0], 70),  # the least that is high enough
        ([0.96, 0.9, 0.97, 1.0], 80),  # a level that is lost again does not count
        ([0.9, 0.96, 1.0, math.nan], 70),  # where nothing is matched nothing is wrong
    ],
)
def test_the_least_threshold_keeps_its_precision(precision: list[float], expected: float):
    curve = pd.DataFrame({"threshold": [60.0, 70.0, 80.0, 90.0], "precision": precision})
    assert least_threshold(curve, 0.95) == expected


def test_a_precision_that_is_never_kept_gives_no_threshold():
    curve = pd.DataFrame({"threshold": [60.0, 70.0], "precision": [0.9, math.nan]})
    assert math.isnan(least_threshold(curve, 0.95))


def test_each_pair_is_tried_once_with_a_threshold_of_the_others(pairs: list):
    found = threshold_folds(pairs, n_folds=3)
    assert found["fold"].tolist() == [1, 2, 3]
    assert found["n"].sum() == len(pairs)
    assert found["matched"].sum() > 0
    assert found["threshold"].between(60, 100).all()


def test_the_part_that_is_tried_has_no_say_in_the_choice(pairs: list):
    # Every name of the first part is labelled wrong: chosen for the second, none is good enough.
    wrong = [(name, unit, "") for name, unit, _ in pairs[:8]]
    mixed = [pair for both in zip(wrong, pairs[8:16], strict=True) for pair in both]
    found = threshold_folds(mixed, n_folds=2)
    assert found.loc[0, "threshold"] < found.loc[1, "threshold"] == 100
    assert found.loc[0, ["matched", "right"]].tolist() == [8, 0]
