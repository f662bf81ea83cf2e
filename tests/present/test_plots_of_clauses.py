"""Figures that are drawn from the texts of the plans: notebooks 08 to 10."""

from pathlib import Path

import pytest

from ecociv.errors import SourceError
from ecociv.present.figures import draw_figure
from ecociv.tables.holder import Tables


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
