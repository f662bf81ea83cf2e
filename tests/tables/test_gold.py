from pathlib import Path

import pandas as pd
import pytest

from ecociv.errors import SourceError
from ecociv.tables import load_gold, load_tables
from ecociv.tables.gold import evaluate_tables, ledger_coverage

COLUMNS = [
    "doc_id", "start", "end", "value_text", "value_type", "kind", "indicator_zh", "scope_zh",
    "operator", "value_low", "value_high", "unit_zh", "change", "direction", "baseline_year",
    "target_year", "year_source",
]  # fmt: skip


def annotate(project: Path, doc_id: str, rows: pd.DataFrame) -> Path:
    folder = project / "data" / "gold"
    folder.mkdir(exist_ok=True)
    path = folder / f"{doc_id}.csv"
    rows.to_csv(path, index=False)
    return path


@pytest.fixture
def gold(project: Path) -> pd.DataFrame:
    """What the rules found in one plan, taken as annotated rows."""
    rows = load_tables(project).statements[COLUMNS].assign(core=1)
    rows = rows[rows["doc_id"] == "demo"].reset_index(drop=True)
    annotate(project, "demo", rows)
    return rows


def test_rows_of_the_annotated_plans_are_loaded(project: Path, gold: pd.DataFrame):
    (project / "data" / "gold" / "agreement.csv").write_text("plan\ndemo\n", encoding="utf-8")
    assert load_gold(project)["doc_id"].tolist() == gold["doc_id"].tolist()


def test_machine_and_published_are_scored_beside_each_other(project: Path, gold: pd.DataFrame):
    found = evaluate_tables(project)
    assert list(found) == ["machine", "published"]
    assert {evaluation.f1() for evaluation in found.values()} == {1.0}


def test_no_annotated_rows_is_an_error(project: Path):
    with pytest.raises(SourceError, match="gold: found no annotated rows"):
        load_gold(project)


def test_rows_of_another_plan_are_an_error(project: Path, gold: pd.DataFrame):
    annotate(project, "plain", gold)
    with pytest.raises(
        SourceError, match=r"plain.csv: found rows of demo; accepted: rows of plain alone"
    ):
        load_gold(project)


def test_a_file_without_offsets_is_an_error(project: Path, gold: pd.DataFrame):
    annotate(project, "demo", gold.drop(columns=["start", "end"]))
    with pytest.raises(SourceError, match="found no column start, end; accepted: annotated rows"):
        load_gold(project)


def test_ledger_coverage_counts_every_line_once(project: Path):
    ledger = load_tables(project).ledger
    coverage = ledger_coverage(ledger).set_index("doc_id")
    assert coverage.loc["pooled", "numerals"] == len(ledger)
    parts = coverage[["statement", "rejected", "unclaimed"]].sum(axis=1)
    assert (parts == coverage["numerals"]).all()
    lost = ledger.assign(disposition="unclaimed")
    assert ledger_coverage(lost)["accounted"].eq(0).all()
