import pandas as pd

from ecociv.analysis.lookalikes import lookalike_indicators
from ecociv.codebook import indicators


def statements(**plans: str) -> pd.DataFrame:
    rows = [(doc_id, name, 1.0) for doc_id, cell in plans.items() for name in cell.split()]
    return pd.DataFrame(rows, columns=["doc_id", "indicator_id", "value_low"])


def test_forest_tree_and_greening_rates_are_refused_with_their_definitions():
    rows = statements(a="forest_coverage", b="woodland_coverage", c="woodland_greening_rate")
    found = lookalike_indicators(rows, indicators())
    names = {frozenset(pair) for pair in found[["name_a_zh", "name_b_zh"]].values.tolist()}
    assert {
        frozenset({"森林覆盖率", "林木覆盖率"}),
        frozenset({"森林覆盖率", "林木绿化率"}),
    } <= names
    assert set(found["comparability"]) == {"refused"}
    assert found["definition_a"].notna().all()


def test_indicators_of_one_plan_alone_are_no_trap():
    rows = statements(a="forest_coverage woodland_coverage")
    assert lookalike_indicators(rows, indicators()).empty
    rows = statements(a="forest_coverage woodland_coverage", b="forest_coverage")
    assert len(lookalike_indicators(rows, indicators())) == 1


def test_unlike_units_and_unlike_names_are_not_listed():
    rows = statements(a="forest_coverage", b="pm25_concentration", c="straw_utilization_rate")
    assert lookalike_indicators(rows, indicators()).empty
