from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from ecociv.analysis import conclusions_comparisons as comparisons
from ecociv.analysis import conclusions_statements as conclusions
from ecociv.analysis import describe
from ecociv.analysis.conclusions import CONCLUSIONS
from ecociv.analysis.readings import NOTHING, half
from ecociv.analysis.sensitivity import MEASURES, Conclusion, Reading, sensitivity
from ecociv.tables import build_tables, load_tables
from ecociv.tables.holder import Tables

NAMES = [item.name for item in CONCLUSIONS]


@pytest.fixture(scope="module")
def tables(project_root: Path) -> Tables:
    return load_tables(project_root)


@pytest.fixture(scope="module", params=["到2030年，城镇污水处理率达到95%。\n", "坚持绿色发展。\n"])
def little(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Tables]:
    """The tables of a plan of one line, with a number and without, from its folder."""
    raw = tmp_path_factory.mktemp("little") / "data" / "raw"
    raw.mkdir(parents=True)
    (raw / "line.txt").write_bytes(request.param.encode())
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(raw.parent.parent)  # some conclusions read the texts of the plans
        yield build_tables(raw.parent.parent)


class Watched(Tables):
    """Tables that remember which of them were looked at."""

    def __getattribute__(self, name: str) -> object:
        if name in Tables.__dataclass_fields__:
            super().__getattribute__("__dict__").setdefault("_seen", set()).add(name)
        return super().__getattribute__(name)


def test_names_are_used_once_and_measures_are_known():
    assert len(set(NAMES)) == len(NAMES)
    assert {item.measure for item in CONCLUSIONS} <= set(MEASURES)
    assert {item.notebook for item in CONCLUSIONS} >= {f"{number:02d}" for number in range(3, 11)}


@pytest.mark.parametrize("item", CONCLUSIONS, ids=NAMES)
def test_a_conclusion_reads_no_table_that_it_does_not_name(tables: Tables, item: Conclusion):
    watched = Watched(**{name: getattr(tables, name) for name in Tables.__dataclass_fields__})
    item.draw(watched)
    assert vars(watched)["_seen"] <= set(item.reads)


@pytest.mark.parametrize("item", CONCLUSIONS, ids=NAMES)
def test_an_answer_comes_with_what_it_rests_on(tables: Tables, item: Conclusion):
    found = item.draw(tables)
    assert found.verdict != NOTHING.verdict
    assert found.estimate is not None
    assert found.n > 0
    if item.measure == "share":
        assert 0 <= found.estimate <= 1
    if found.low is not None and found.high is not None:
        assert found.low <= found.estimate <= found.high


@pytest.mark.parametrize("item", CONCLUSIONS, ids=NAMES)
def test_little_to_ask_gives_an_answer_too(little: Tables, item: Conclusion):
    found = item.draw(little)
    assert isinstance(found, Reading)
    assert found.estimate is None or found.estimate == found.estimate


def test_the_whole_table_can_be_made_of_one_plan(little: Tables):
    found = sensitivity(little, CONCLUSIONS)
    assert len(found) == 5 * len(CONCLUSIONS)


@pytest.mark.parametrize(
    ("n_hits", "n", "verdict"),
    [(90, 100, "most"), (10, 100, "fewer_than_half"), (5, 9, "about_half"), (3, 3, "about_half"),
     (5, 5, "most"), (0, 0, "no_row")],
)  # fmt: skip
def test_half_is_decided_by_the_interval(n_hits: int, n: int, verdict: str):
    found = half(n_hits, n)
    assert (found.verdict, found.decided) == (verdict, verdict in {"most", "fewer_than_half"})


def test_answers_are_those_of_the_notebooks(tables: Tables):
    ids = tables.documents["doc_id"].tolist()
    features = describe.specificity(tables.statements, tables.task_agencies, ids)
    shares = features.groupby("feature")["n"].sum() / (tables.statements["kind"] == "target").sum()
    assert conclusions.targets_with_bound(tables).estimate == pytest.approx(shares["bound"])
    assert conclusions.targets_with_year(tables).estimate == pytest.approx(shares["year_any"])
    domains = describe.attention_by_domain(tables.statements, tables.indicators, ids)
    counts = domains.groupby("domain")["n"].sum()
    leading = conclusions.leading_domain(tables)
    assert leading.verdict == counts.idxmax()
    assert leading.estimate == pytest.approx(counts.max() / counts.sum())


def test_a_verdict_follows_the_rows(tables: Tables):
    def given(**columns: object) -> Tables:
        rows = tables.statements.assign(**columns)
        return Tables(**{**vars(tables), "statements": rows})

    assert conclusions.targets_with_bound(given(operator="ge")).verdict == "most"
    assert conclusions.targets_with_bound(given(operator="eq")).verdict == "fewer_than_half"
    five = pd.array([2025] * len(tables.statements), dtype="Int64")
    assert conclusions.deadlines_at_period_ends(given(target_year=five)).verdict == "most"
    six = pd.array([2026] * len(tables.statements), dtype="Int64")
    found = conclusions.deadlines_at_period_ends(given(target_year=six))
    assert (found.verdict, found.decided) == ("not_told_from_a_fifth", False)
    far = pd.array([2060] * len(tables.statements), dtype="Int64")
    assert conclusions.median_horizon(given(target_year=far)).verdict == "beyond_5_years"
    assert conclusions.steps_of_indicators(given(kind="milestone")).estimate == 0
    assert comparisons.later_is_stricter(given(kind="status")).verdict == "no_row"
