import pandas as pd
import pytest

from ecociv import extract_statements, plan_from_text, statements_frame
from ecociv.analysis import describe
from ecociv.codebook import units


def statements(*rows: dict) -> pd.DataFrame:
    """Rows of the statements table; what is not given is empty."""
    filled = [
        {"doc_id": "a", "kind": "target", "sentence_zh": f"句{n}", "statement_id": f"a-{n:06d}"}
        | {"year_source": "none", "task_id": None, "scope_zh": None, "operator": "eq"}
        | {"strength": None, "binding_verb_zh": None, "indicator_id": None, "unit_zh": None}
        | {"baseline_year": None, "baseline_value": None, "section_id": None}
        | row
        for n, row in enumerate(rows)
    ]
    return pd.DataFrame(filled)


def cells(frame: pd.DataFrame, *columns: str) -> list:
    return frame[list(columns)].values.tolist()


def test_a_composition_counts_every_category_for_every_plan():
    rows = statements({"kind": "target"}, {"kind": "status"}, {"doc_id": "b", "kind": "target"})
    found = describe.count_kinds(rows, ["a", "b", "none"])
    assert cells(found, "doc_id", "kind", "n", "n_plan") == [
        ["a", "status", 1, 2], ["a", "target", 1, 2],
        ["b", "status", 0, 1], ["b", "target", 1, 1],
        ["none", "status", 0, 0], ["none", "target", 0, 0],
    ]  # fmt: skip
    assert found["share"].isna().tolist() == [False] * 4 + [True] * 2
    assert found.loc[found["doc_id"] == "none", ["low", "high"]].isna().all(axis=None)
    assert found["statement_ids"].tolist() == ["a-000001", "a-000000", "", "a-000002", "", ""]


def test_shares_of_a_composition_add_up_and_lie_in_their_intervals():
    kinds = ["target"] * 5 + ["status"] * 3 + ["milestone"]
    rows = statements(*({"kind": kind, "sentence_zh": f"{n // 2}"} for n, kind in enumerate(kinds)))
    found = describe.count_kinds(rows, ["a"])
    assert found["share"].sum() == pytest.approx(1)
    assert (found["low"] <= found["share"]).all()
    assert (found["share"] <= found["high"]).all()
    assert set(found["n_sentences"]) == {5}


def test_an_empty_field_is_a_category_of_its_own():
    rows = statements({"strength": "firm"}, {"strength": None}, {"kind": "status"})
    found = describe.count_strength(rows, ["a"])
    assert cells(found, "strength", "n", "n_plan") == [["firm", 1, 2], ["not_stated", 1, 2]]


def test_operators_are_those_of_quantified_commitments():
    rows = statements({"operator": "ge"}, {"kind": "investment"}, {"kind": "milestone"},
                      {"kind": "status", "operator": "le"})  # fmt: skip
    assert cells(describe.count_operators(rows, ["a"]), "operator", "n") == [["eq", 1], ["ge", 1]]


@pytest.mark.parametrize(
    ("unit_zh", "family"),
    [("%", "ratio"), ("个百分点", "points"), ("万亩", "area"), ("微克/立方米", "per"),
     (None, "number"), ("亿元", "money"), ("个", "count"), ("类", "grade"), ("万", "number"),
     ("吨标准煤", "energy")],
)  # fmt: skip
def test_units_fall_into_families(unit_zh: str | None, family: str):
    found = describe.count_units(statements({"unit_zh": unit_zh}), units(), ["a"])
    assert cells(found, "unit_family", "n") == [[family, 1]]


def test_domains_are_those_of_the_indicators_and_the_rest_is_counted():
    indicators = pd.DataFrame({"indicator_id": ["x", "y"], "domain": ["space", "life"]})
    rows = statements({"indicator_id": "x"}, {"indicator_id": "y"}, {"indicator_id": "x"}, {},
                      {"kind": "status", "indicator_id": "y"}, {"kind": "milestone"})  # fmt: skip
    found = describe.attention_by_domain(rows, indicators, ["a"])
    assert cells(found, "domain", "n", "n_plan", "n_unmapped") == [
        ["life", 1, 3, 1], ["space", 2, 3, 1],
    ]  # fmt: skip


def test_density_is_counted_in_the_text_as_read():
    rows = statements({"sentence_zh": "一"}, {"sentence_zh": "一"}, {"kind": "milestone"},
                      {"kind": "status"}, {"kind": "project"})  # fmt: skip
    documents = pd.DataFrame({"doc_id": ["a", "b"], "n_chars_read": [500, 100]})
    found = describe.density(rows, documents).set_index(["doc_id", "measure"])
    assert found["n"].tolist() == [2, 1, 4, 0, 0, 0]
    assert found.loc[("a", "targets"), "per_1000"] == 4
    assert found.loc[("a", "targets"), "n_sentences"] == 1
    assert found.loc[("b", "targets"), "low"] == 0
    assert (found["high"] > found["per_1000"]).all()


def test_specificity_asks_of_each_target_what_makes_it_checkable():
    rows = statements(
        {"baseline_year": 2010, "year_source": "explicit", "operator": "ge", "scope_zh": "市区",
         "task_id": "t1"},
        {"baseline_value": 35.0, "year_source": "inherited", "operator": "approx", "task_id": "t2"},
        {"year_source": "plan_period", "operator": "range"},
        {"kind": "status", "baseline_year": 2010},
    )  # fmt: skip
    found = describe.specificity(rows, pd.DataFrame({"task_id": ["t1"]}), ["a", "none"])
    assert dict(cells(found[found["doc_id"] == "a"], "feature", "n")) == {
        "baseline": 2, "year_beside": 1, "year_any": 2, "bound": 2, "scope": 1, "responsible": 1,
    }  # fmt: skip
    assert set(found.loc[found["doc_id"] == "a", "n_plan"]) == {3}
    assert found.loc[found["doc_id"] == "none", "share"].isna().all()
    assert found["feature"].unique().tolist() == list(describe.FEATURES)


def test_sections_are_classed_by_their_firmest_commitment():
    sections = pd.DataFrame(
        {
            "section_id": ["top", "number", "both", "date", "words", "result"],
            "doc_id": ["a"] * 6,
            "parent_id": [None, "top", "top", "top", "top", "top"],
        }
    )
    rows = statements(
        {"section_id": "number"}, {"section_id": "both"},
        {"section_id": "both", "kind": "milestone"}, {"section_id": "date", "kind": "milestone"},
        {"section_id": "result", "kind": "status"}, {"section_id": "top"},
    )  # fmt: skip
    found = describe.quantified_sections(sections, rows, ["a", "none"])
    assert cells(found[found["doc_id"] == "a"], "section_class", "n", "n_plan") == [
        ["number", 2, 5], ["date_only", 1, 5], ["neither", 2, 5],
    ]  # fmt: skip
    assert found.loc[0, "section_ids"] == "both|number"
    assert found.loc[0, "statement_ids"] == "a-000000|a-000001|a-000002"
    assert found.loc[found["doc_id"] == "none", "n"].tolist() == [0, 0, 0]


def test_words_of_commitment_are_counted_over_plans():
    rows = statements(
        {"binding_verb_zh": "达到", "strength": "firm"},
        {"binding_verb_zh": "达到", "strength": "firm", "doc_id": "b"},
        {"binding_verb_zh": "力争", "strength": "aspirational"},
        {"binding_verb_zh": "达到", "strength": "firm", "kind": "status"},
        {},
    )
    found = describe.commitment_words(rows)
    assert cells(found, "binding_verb_zh", "strength", "n", "n_plans") == [
        ["达到", "firm", 2, 2], ["力争", "aspirational", 1, 1],
    ]  # fmt: skip


def test_everything_runs_on_the_statements_of_any_plan():
    plan = plan_from_text("一、目标\n到2025年，森林覆盖率达到40%以上，总投资12亿元。", "demo")
    rows = statements_frame(extract_statements(plan))
    assert describe.count_kinds(rows, ["demo"])["n"].sum() == len(rows) == 2
    assert describe.specificity(rows, pd.DataFrame({"task_id": []}), ["demo"])["n"].sum() == 3


def test_no_statement_gives_empty_frames():
    empty = statements({}).iloc[:0]
    assert describe.count_kinds(empty, ["a"]).empty
    assert describe.commitment_words(empty).empty
    assert describe.specificity(empty, pd.DataFrame({"task_id": []}), ["a"])["n"].sum() == 0
