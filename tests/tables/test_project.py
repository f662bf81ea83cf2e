"""What the tables of the project's own plans must show."""

from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest

from ecociv.read import Plan
from ecociv.tables.build import Frames, make_tables, read_plans
from ecociv.tables.numerals import arabic_runs
from ecociv.tables.schema import schema


@pytest.fixture(scope="module")
def plans(project_root: Path) -> dict[str, Plan]:
    return read_plans(project_root)


@pytest.fixture(scope="module")
def made(project_root: Path) -> tuple[Frames, Frames]:
    return make_tables(project_root)


@pytest.fixture(scope="module")
def findings(made: tuple[Frames, Frames]) -> pd.DataFrame:
    return made[0]["quality_findings"]


def test_every_cell_of_evidence_stands_where_it_says(
    made: tuple[Frames, Frames], plans: dict[str, Plan]
):
    published, machine = made
    compared = 0
    for name, frame in [*published.items(), *machine.items()]:
        column = schema(name).evidence
        for row in frame[frame[column].notna()].to_dict("records") if column else ():
            assert plans[row["doc_id"]].raw[row["start"] : row["end"]] == row[column], (name, row)
            compared += 1
    assert compared > 2000


def test_the_ledger_holds_every_run_of_digits_once(
    made: tuple[Frames, Frames], plans: dict[str, Plan]
):
    for ledger in (made[0]["ledger"], made[1]["ledger"]):
        for doc_id, plan in plans.items():
            lines = ledger[ledger["doc_id"] == doc_id]
            spans = list(zip(lines["start"], lines["end"], strict=True))
            assert all(before[1] <= after[0] for before, after in pairwise(spans))
            runs = arabic_runs(plan.raw)
            held = [sum(s <= start and end <= e for s, e in spans) for start, end in runs]
            assert held == [1] * len(runs)


def test_a_statement_in_the_ledger_is_there(made: tuple[Frames, Frames]):
    published, _ = made
    lines = published["ledger"].query("disposition == 'statement'")
    spans = published["statements"].set_index("statement_id")
    for line in lines.itertuples():
        assert spans.loc[line.statement_id, "start"] < line.end
        assert line.start < spans.loc[line.statement_id, "end"]


@pytest.mark.parametrize(
    ("check", "doc_id", "words"),
    [
        ("parts_total", "baiyin", ["71.46亿元", "71.47亿元"]),
        ("target_short_of_status", "suifenhe", ["90%", "100%"]),
        ("deadline_before_document", "suifenhe", ["2015", "2018"]),
        ("posted_before_document", "jixi", ["2024-04-10", "2024-05-29"]),
    ],
)
def test_what_a_careful_reader_sees_is_found(
    findings: pd.DataFrame, check: str, doc_id: str, words: list[str]
):
    found = findings[(findings["check"] == check) & (findings["doc_id"] == doc_id)]
    assert len(found) == 1
    for column in ("message_en", "message_zh"):
        assert all(word in found[column].iloc[0] for word in words)


def test_evidence_of_findings_names_rows_that_are_there(
    findings: pd.DataFrame, made: tuple[Frames, Frames]
):
    published, _ = made
    known = {*published["statements"]["statement_id"], *published["repairs"]["repair_id"]}
    named = {name for cell in findings["evidence"].dropna() for name in cell.split("|")}
    assert named <= known


def test_tasks_name_a_lead_or_a_responsible_body(made: tuple[Frames, Frames]):
    published, _ = made
    assert set(published["tasks"]["task_id"]) == set(published["task_agencies"]["task_id"])
