"""One more plan: everything is made with it, by the real `reproduce`, without a change of code."""

import json
import re
import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import nbformat
import pytest

from ecociv.analysis.conclusions import CONCLUSIONS
from ecociv.present.figures import figure_specs, make_figures
from ecociv.present.notebooks import notebook_paths
from ecociv.present.reproduce import Written, reproduce
from ecociv.tables import load_tables
from ecociv.tables.beside import copy_with_plan
from ecociv.tables.holder import Tables

#: The made-up plan of notebook 12: dated, with a period, tasks, citations, a repair and a finding;
#: its place is not in the codebook.
NEW = "qingshan"
NOTEBOOKS = notebook_paths(Path(__file__).resolve().parents[2] / "notebooks")
FIGURES = sorted(figure_specs())
#: Figures that cannot show this plan: a map, where its place is not in the codebook, and annotated
#: rows, of which it has none. The rows behind the map have it all the same.
NOT_SHOWN, NOT_IN_ROWS = {"01_places", "08_reliability"}, {"08_reliability"}
#: Notebooks about something else than the plans of the corpus.
NOT_ABOUT_THE_CORPUS = {"12_your_own_plan.ipynb"}


@pytest.fixture(scope="module")
def reproduced(
    project_root: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Path, list[Written]]]:
    """A project with one more plan, and what `reproduce` made of it."""
    root = tmp_path_factory.mktemp("reproduced")
    leave = shutil.ignore_patterns("processed", ".ipynb_checkpoints")
    for folder in ("data/gold", "notebooks", "tests/cases"):
        shutil.copytree(project_root / folder, root / folder, ignore=leave)
    copy_with_plan(root / "notebooks" / "your_plan" / f"{NEW}.txt", root, project_root)
    with pytest.MonkeyPatch.context() as patch:
        # All figures in one language and one format: the others are drawn from the same rows.
        quick = partial(make_figures, lang="en", fmt="svg")
        patch.setattr("ecociv.present.reproduce.make_figures", quick)
        # Notebook 11 draws every conclusion again, by the real list; its figure need not, too.
        patch.setattr("ecociv.present.plots.sensitivity.CONCLUSIONS", CONCLUSIONS[:3])
        yield root, reproduce(root)


@pytest.fixture(scope="module")
def tables(reproduced: tuple[Path, list[Written]]) -> Tables:
    return load_tables(reproduced[0])


def outputs(path: Path) -> str:
    """All text that the cells of a notebook gave."""
    texts = []
    for cell in nbformat.read(path, as_version=4).cells:
        for output in cell.get("outputs", ()):
            texts += [output.get("text", ""), output.get("data", {}).get("text/plain", "")]
    return "\n".join(texts)


def test_every_step_made_its_files(reproduced: tuple[Path, list[Written]]):
    _, written = reproduced
    assert [step.step for step in written] == ["tables", "figures", "notebooks", "explorer"]
    notebooks = next(step for step in written if step.step == "notebooks")
    assert notebooks.n_files == len(NOTEBOOKS)


def test_every_table_of_plans_has_it(tables: Tables):
    frames = {name: getattr(tables, name) for name in tables.__dataclass_fields__}
    of_plans = {name: frame for name, frame in frames.items() if "doc_id" in frame}
    assert len(of_plans) >= 10
    assert [name for name, frame in of_plans.items() if NEW not in set(frame["doc_id"])] == []


@pytest.mark.parametrize("name", FIGURES)
def test_every_figure_has_it(reproduced: tuple[Path, list[Written]], tables: Tables, name: str):
    folder = reproduced[0] / "figures"
    assert (folder / f"{name}_en.svg").stat().st_size > 1000
    caption = json.loads((folder / f"{name}.json").read_text("utf-8"))["caption_en"]
    counted = re.search(r" of (\d+) plans?\. Source: .*\((.*)\)\.$", caption)
    assert counted
    assert len(counted[2].split("; ")) == int(counted[1])
    assert (NEW in counted[2]) != (name in NOT_SHOWN)
    rows = (folder / f"{name}.csv").read_text("utf-8")
    by_plan = any(doc_id in rows for doc_id in set(tables.documents["doc_id"]) - {NEW})
    assert (NEW in rows) == (by_plan and name not in NOT_IN_ROWS)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_every_notebook_runs_through_and_shows_it(
    reproduced: tuple[Path, list[Written]], path: Path
):
    new, old = outputs(reproduced[0] / "notebooks" / path.name), outputs(path)
    assert "Traceback" not in new
    if path.name in NOT_ABOUT_THE_CORPUS:
        return
    assert NEW in new
    assert NEW not in old


def test_the_explorer_has_it(reproduced: tuple[Path, list[Written]]):
    assert NEW in (reproduced[0] / "explorer" / "index.html").read_text("utf-8")
