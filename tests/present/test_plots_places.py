from dataclasses import replace

import pandas as pd
import pytest

from ecociv.present.figures import draw_figure
from ecociv.present.legibility import legibility_problems
from ecociv.present.plots.places import place_rows, plot_places
from ecociv.tables.holder import Tables


def test_a_plan_without_a_place_is_named_in_the_caption_and_kept_in_the_rows(six_plans: Tables):
    en, zh = (draw_figure("01_places", six_plans, lang=lang) for lang in ("en", "zh"))
    assert "Not shown, for want of coordinates: sixth 2021–30. " in en.caption
    assert "缺坐标而未绘出：sixth 2021–30。" in zh.caption
    assert "of 5 plans" in en.caption
    row = en.rows.set_index("doc_id").loc["sixth"]
    assert pd.isna(row["longitude"])
    assert row["n_statements"] == (six_plans.statements["doc_id"] == "sixth").sum() > 0


def test_positions_are_said_to_be_approximate_and_carry_their_source(six_plans: Tables):
    plot = draw_figure("01_places", six_plans)
    words = [plot.fig.axes[0].get_xlabel(), plot.fig.axes[0].get_ylabel(), plot.caption]
    assert all("approximate" in text for text in words)
    assert plot.rows["coordinates_note"].dropna().str.contains("GeoNames").all()


@pytest.mark.parametrize("tables", ["one_line", "no_statement"])
def test_without_any_coordinates_the_figure_says_so(request: pytest.FixtureRequest, tables: str):
    plot = draw_figure("01_places", request.getfixturevalue(tables))
    assert [text.get_text() for text in plot.fig.axes[0].texts] == ["No row to show"]
    assert "Not shown" in plot.caption


@pytest.mark.parametrize("width", ["single", "double"])
def test_many_plans_of_near_places_and_of_one_can_be_read(six_plans: Tables, width: str):
    names = [f"p{number:02d}" for number in range(40)]
    documents = pd.concat([six_plans.documents.iloc[[0]]] * len(names), ignore_index=True)
    documents["doc_id"] = documents["place_id"] = names
    places = pd.concat([six_plans.places.iloc[[0]]] * len(names), ignore_index=True)
    places["place_id"] = names
    places["longitude"] = [104 + number % 5 / 10 for number in range(len(names))]
    places["latitude"] = [30 + number // 2 / 10 for number in range(len(names))]
    places.loc[39, ["longitude", "latitude"]] = places.loc[38, ["longitude", "latitude"]].values
    many = replace(six_plans, documents=documents, places=places)
    located = place_rows(many)
    plot = plot_places(located, located[["doc_id", "name_en", "name_zh"]], width=width)
    assert legibility_problems(plot.fig).empty
    written = "\n".join(text.get_text() for text in plot.fig.axes[0].texts)
    assert written.count("\n") == 39
