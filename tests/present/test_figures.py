import json
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from ecociv.errors import OptionError
from ecociv.present.figures import draw_figure, figure_specs, make_figures
from ecociv.present.legibility import legibility_problems
from ecociv.present.panels import spread, wrapped
from ecociv.present.plot import render
from ecociv.tables.holder import Tables

NAMES = sorted(figure_specs())
SIZES = [(name, width) for name in NAMES for width in figure_specs()[name].widths]
#: Figures that must be drawn whatever there is; the others may need plans to compare.
GENERAL = [name for name in NAMES if name.startswith(("03_", "04_"))]


def test_every_module_of_plots_lists_its_figures_once():
    assert {"03_kinds", "03_domains", "04_deadlines", "04_citations"} <= set(NAMES)
    assert len({spec.draw for spec in figure_specs().values()}) == len(NAMES)


@pytest.mark.parametrize(("name", "width"), SIZES)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_word_of_every_figure_can_be_read(
    six_plans: Tables, name: str, width: str, lang: str
):
    plot = draw_figure(name, six_plans, lang=lang, width=width)
    found = legibility_problems(plot.fig)
    assert found.empty, found.to_string()
    assert (plot.name, plot.lang) == (name, lang)
    assert "n = " in plot.caption
    assert {"en": "Source: ", "zh": "来源："}[lang] in plot.caption
    assert len(plot.rows)


@pytest.mark.parametrize("name", GENERAL)
def test_statement_ids_of_rows_are_in_the_tables(six_plans: Tables, name: str):
    rows = draw_figure(name, six_plans).rows
    columns = [column for column in ("statement_ids", "statement_id") if column in rows]
    assert columns or {"title_zh", "made_by"} & set(rows.columns)
    known = set(six_plans.statements["statement_id"])
    for column in columns:
        found = "|".join(rows[column].dropna()).split("|")
        assert set(found) - {""} <= known
        assert set(found) - {""}


@pytest.mark.parametrize("name", [name for name in GENERAL if name != "04_citations"])
def test_a_sixth_plan_is_in_the_figures(six_plans: Tables, name: str):
    assert "sixth" in set(draw_figure(name, six_plans).rows["doc_id"])


@pytest.mark.parametrize("name", GENERAL)
@pytest.mark.parametrize("tables", ["one_line", "no_statement"])
def test_little_to_show_is_shown(request: pytest.FixtureRequest, name: str, tables: str):
    plot = draw_figure(name, request.getfixturevalue(tables), width="single")
    assert legibility_problems(plot.fig).empty
    assert render(plot.fig, "png", dpi=72)


@pytest.mark.parametrize("name", GENERAL)
def test_the_call_in_the_sidecar_makes_the_figure_again(six_plans: Tables, name: str):
    plot = draw_figure(name, six_plans, width=120)
    names = {"draw_figure": draw_figure, "load_tables": lambda: six_plans}
    again = eval(plot.call, names)  # noqa: S307  # our own words, to be run
    assert render(again.fig, "png", dpi=72) == render(plot.fig, "png", dpi=72)


@pytest.fixture
def drawn(one_line: Tables, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setattr("ecociv.present.figures.load_tables", lambda root: one_line)
    return tmp_path


def test_make_figures_writes_both_languages_and_all_formats(drawn: Path):
    seen: list = []
    paths = make_figures(drawn, names=["03_kinds"], progress=lambda *args: seen.append(args))
    names = [f"03_kinds_{lang}.{fmt}" for lang in ("en", "zh") for fmt in ("pdf", "svg", "png")]
    assert sorted(path.name for path in paths) == sorted([*names, "03_kinds.csv", "03_kinds.json"])
    assert {path.parent for path in paths} == {drawn / "figures"}
    assert seen == [(0, 1, "03_kinds")]


def test_make_figures_writes_the_same_bytes_again(drawn: Path):
    names = ["03_domains", "04_deadlines"]
    first = {path: path.read_bytes() for path in make_figures(drawn, names=names)}
    second = {path: path.read_bytes() for path in make_figures(drawn, names=names)}
    assert first == second


def test_a_figure_that_needs_the_room_is_not_squeezed(
    drawn: Path, one_line: Tables, monkeypatch: pytest.MonkeyPatch
):
    wide = replace(figure_specs()["03_kinds"], widths=("double",))
    monkeypatch.setitem(figure_specs(), "03_kinds", wide)
    with pytest.raises(OptionError, match="width of 03_kinds: found single; accepted: double"):
        draw_figure("03_kinds", one_line, width="single")
    paths = make_figures(drawn, "en", "png", "single", names=["03_kinds"])
    record = json.loads(paths[-1].read_text("utf-8"))
    assert record["call"] == "draw_figure('03_kinds', load_tables())"


def test_make_figures_takes_one_language_format_and_width(drawn: Path):
    paths = make_figures(
        drawn, "zh", "svg", "single", names=["03_kinds"], folder=drawn / "elsewhere"
    )
    assert [path.name for path in paths] == ["03_kinds_zh.svg", "03_kinds.csv", "03_kinds.json"]
    record = json.loads(paths[-1].read_text("utf-8"))
    assert record["call"] == "draw_figure('03_kinds', load_tables(), width='single')"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"lang": "fr"}, "lang: found fr; accepted: en, zh"),
        ({"fmt": "gif"}, "format: found gif; accepted: pdf, svg, png"),
        ({"width": "wide"}, "width: found wide; accepted: single, double"),
        ({"names": ["99_none"]}, "figure: found 99_none; accepted: 0"),
    ],
)
def test_options_that_nothing_is_made_for_are_errors(drawn: Path, options: dict, message: str):
    with pytest.raises(OptionError, match=message):
        make_figures(drawn, **{"names": ["03_kinds"], **options})
    assert not (drawn / "figures").exists()


@pytest.mark.parametrize("positions", [[], [3.0], [1, 1, 1], [5, 1, 1.2, 9], [0, 10, 20]])
def test_spread_labels_stand_clear_and_in_order(positions: list[float]):
    placed = spread(positions, 1.0)
    ordered = [place for _, place in sorted(zip(positions, placed, strict=True))]
    gaps = [second - first for first, second in pairwise(ordered)]
    assert all(gap >= 1 - 1e-9 for gap in gaps)
    assert sum(placed) == pytest.approx(sum(positions))


def test_wrapped_text_breaks_at_no_bracket():
    for mm in range(8, 40):
        lines = wrapped("国家生态文明建设示范区(市)建设指标(2024年)", "zh", mm).split("\n")
        assert not any(line.startswith(")") or line.endswith("(") for line in lines)


def test_wrapped_text_loses_nothing():
    assert wrapped("目标、投资与工程", "zh", 8).replace("\n", "") == "目标、投资与工程"
    assert wrapped("Targets and projects", "en", 15).split() == ["Targets", "and", "projects"]
