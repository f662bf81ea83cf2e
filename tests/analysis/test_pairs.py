from typing import Any

import pandas as pd

from ecociv.analysis.pairs import best_pairs, comparable_values, count_classes, refusal_reasons


def pair(**fields: Any) -> dict[str, Any]:
    whole = {
        "indicator_id": "x", "doc_a": "a", "doc_b": "b", "comparability": "caution",
        "codes": "year", "reason_en": "far", "kind_a": "target", "kind_b": "target", "unit": "%",
        "year_a": 2020, "year_b": 2025, "year_source_a": "explicit", "year_source_b": "inherited",
        "scope_a": None, "scope_b": None, "low_a": 1.0, "high_a": 1.0,
        "low_b": 2.0, "high_b": 2.0, "operator_a": "ge", "operator_b": "eq",
    } | fields  # fmt: skip
    years = {"years_apart": abs(whole["year_a"] - whole["year_b"])}
    ids = {
        "statement_a": f"{whole['doc_a']}-{whole['year_a']}-{whole['kind_a']}",
        "statement_b": f"{whole['doc_b']}-{whole['year_b']}-{whole['kind_b']}",
    }
    return years | ids | whole


def table(*pairs: dict[str, Any]) -> pd.DataFrame:
    return pd.DataFrame(list(pairs)).astype({"year_a": "Int64", "year_b": "Int64"})


def test_the_best_class_speaks_for_two_plans_then_the_nearest_years():
    found = best_pairs(
        table(
            pair(year_a=2010),
            pair(year_a=2024),
            pair(comparability="comparable", codes="", year_a=2021),
            pair(comparability="refused", codes="kind", kind_a="status"),
        )
    )
    assert found[["comparability", "year_a"]].values.tolist() == [["comparable", 2021]]


def test_of_years_as_near_the_later_ones_are_taken():
    found = best_pairs(table(pair(year_a=2012, year_b=2017), pair(year_a=2015, year_b=2020)))
    assert found["year_a"].tolist() == [2015]


def test_results_and_targets_each_have_their_best_pair():
    found = best_pairs(table(pair(), pair(kind_a="status", kind_b="status", year_a=2016)))
    assert sorted(found["kind_a"]) == ["status", "target"]


def test_a_refused_pair_stands_only_where_there_is_nothing_better():
    refused = {"comparability": "refused", "codes": "kind", "kind_b": "status"}
    found = best_pairs(table(pair(**refused), pair(indicator_id="y", **refused), pair()))
    assert found[["indicator_id", "comparability"]].values.tolist() == [
        ["x", "caution"],
        ["y", "refused"],
    ]


def test_values_side_by_side_come_from_valid_pairs_only():
    values = comparable_values(
        table(
            pair(doc_b="c", comparability="comparable", codes=""),
            pair(),
            pair(indicator_id="y", comparability="refused", codes="kind"),
        )
    )
    columns = ["doc_id", "low", "year_source", "comparability"]
    assert values[columns].values.tolist() == [
        ["a", 1.0, "explicit", "comparable"],
        ["b", 2.0, "inherited", "caution"],
        ["c", 2.0, "inherited", "comparable"],
    ]


def test_reasons_and_classes_are_counted():
    pairs = table(pair(codes="year|scope"), pair(comparability="refused", codes="kind"))
    reasons = refusal_reasons(pairs)
    assert reasons[["comparability", "code", "n"]].values.tolist() == [
        ["refused", "kind", 1],
        ["caution", "scope", 1],
        ["caution", "year", 1],
    ]
    assert count_classes(pairs).values.tolist() == [["x", 0, 1, 1, 2]]
