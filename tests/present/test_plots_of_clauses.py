"""Figures that are drawn from the texts of the plans: notebooks 08 to 10."""

from pathlib import Path

import pandas as pd
import pytest

from ecociv.errors import SourceError
from ecociv.present.figures import draw_figure, figure_specs
from ecociv.present.legibility import legibility_problems
from ecociv.present.plot import render
from ecociv.present.plots.models import OUTCOMES, plot_coefficients
from ecociv.tables.build import build_tables
from ecociv.tables.holder import Tables

NAMES = [name for name in figure_specs() if name.startswith(("08_", "09_", "10_"))]
LITTLE = {
    "no_commitment": "坚持绿色发展。\n",
    "one_line": "到2030年，城镇污水处理率达到95%。\n",
    "short": "一、主要目标\n到2030年，城镇污水处理率达到95%。\n二、重点任务\n"
    "建设污水管网20公里，严格执行排污许可制度，推进排污权交易，提高效率。\n",
}


@pytest.mark.parametrize("text", LITTLE.values(), ids=list(LITTLE))
def test_one_short_plan_is_shown_or_said_to_give_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
):
    raw = tmp_path / "data" / "raw"
    raw.mkdir(parents=True)
    (raw / "little.txt").write_bytes(text.encode("utf-8"))
    tables = build_tables(tmp_path)
    monkeypatch.chdir(tmp_path)
    for name in NAMES:
        plot = draw_figure(name, tables, width=figure_specs()[name].widths[0])
        assert legibility_problems(plot.fig).empty, name
        assert render(plot.fig, "png", dpi=72)
        words = [text.get_text() for ax in plot.fig.axes for text in ax.texts]
        assert words, f"{name}: axes with nothing in them"


def test_what_lies_beyond_the_axis_is_an_arrow():
    row = {"term": "means", "estimate": 0.3, "naive_low": 0.2, "naive_high": 0.4, "n": 9}
    row |= {"wild_low": -3.0, "wild_high": 0.6, "wild_p": 0.5}
    fits = pd.DataFrame([row | {"outcome": outcome} for outcome in OUTCOMES])
    alone = pd.DataFrame(
        [(outcome, "means", -0.9) for outcome in OUTCOMES], columns=["outcome", "term", "estimate"]
    )
    plans = pd.DataFrame({"doc_id": ["a"], "name_en": ["A"], "name_zh": ["甲"]})
    for ax in plot_coefficients(fits, alone, plans).fig.axes:
        marks = [line.get_marker() for line in ax.lines if len(line.get_xdata())]
        assert sorted(mark for mark in marks if mark in "<>o") == ["<", "<", ">", "o"]
        low, high = ax.get_xlim()
        assert all(low <= x <= high for line in ax.lines for x in line.get_xdata())


@pytest.mark.parametrize("name", ["08_mix", "09_sharing"])
def test_a_sixth_plan_is_in_the_figures(six_plans: Tables, name: str):
    assert "sixth" in set(draw_figure(name, six_plans).rows["doc_id"])


def test_a_sixth_plan_is_in_every_pair(six_plans: Tables):
    rows = draw_figure("09_likeness", six_plans).rows
    n_plans = len(six_plans.documents)
    assert len(rows) == n_plans * (n_plans - 1) // 2


def test_a_sixth_plan_is_a_sixth_cluster(six_plans: Tables):
    rows = draw_figure("10_coefficients", six_plans).rows
    assert set(rows["n_clusters"]) == {len(six_plans.documents)}
    assert set(rows["outcome"]) == {"number", "deadline"}


def test_the_caption_of_the_reliability_gives_kappa_with_its_interval(six_plans: Tables):
    assert "kappa 0." in draw_figure("08_reliability", six_plans).caption_en


def test_tables_of_other_files_are_refused(
    six_plans: Tables, project_root: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(project_root)
    with pytest.raises(SourceError, match="found no such plan"):
        draw_figure("08_mix", six_plans)
