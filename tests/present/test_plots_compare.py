"""A plan more, and plans with nothing in common, in the figures of comparison and governance."""

import pytest

from ecociv.analysis.compare import compare_shared
from ecociv.present.figures import draw_figure, figure_specs
from ecociv.present.legibility import legibility_problems
from ecociv.present.plot import render
from ecociv.tables.holder import Tables

NAMES = [name for name in figure_specs() if name.startswith(("05_", "06_", "07_"))]


def test_a_sixth_plan_is_compared_with_the_others(six_plans: Tables):
    pairs = compare_shared(six_plans.statements, six_plans.documents, six_plans.places)
    own = pairs[(pairs["doc_a"] == "sixth") | (pairs["doc_b"] == "sixth")]
    assert "forest_coverage" in set(own["indicator_id"])
    assert own.loc[own["comparability"] == "caution", "codes"].str.contains("admin_level").all()
    rows = draw_figure("05_comparability", six_plans).rows
    assert "sixth" in {*rows["doc_a"], *rows["doc_b"]}
    assert "sixth" in set(draw_figure("05_dumbbells_target", six_plans).rows["doc_id"])


def test_a_sixth_plan_without_a_known_place_has_national_lists_only(six_plans: Tables):
    rows = draw_figure("06_lists", six_plans).rows
    assert set(rows.loc[rows["doc_id"] == "sixth", "use"]) == {"national", "other_level"}


def test_no_valid_pair_mixes_kinds_changes_or_units(six_plans: Tables):
    pairs = compare_shared(six_plans.statements, six_plans.documents, six_plans.places)
    valid = pairs[pairs["comparability"] != "refused"]
    assert (valid["kind_a"] == valid["kind_b"]).all()
    assert (valid["change_a"] == valid["change_b"]).all()
    assert valid["unit"].notna().all()
    refused = pairs[pairs["comparability"] == "refused"]
    assert refused["difference_low"].isna().all()
    assert refused["reason_en"].ne("").all()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("tables", ["one_line", "no_statement"])
def test_nothing_to_compare_is_an_empty_figure(
    request: pytest.FixtureRequest, name: str, tables: str
):
    narrowest = figure_specs()[name].widths[0]
    plot = draw_figure(name, request.getfixturevalue(tables), width=narrowest)
    assert legibility_problems(plot.fig).empty
    assert render(plot.fig, "png", dpi=72)
