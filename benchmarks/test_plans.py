"""How fast the plans of the project are read and extracted, in characters a second.

A round handles whole plans on one core. Its time is taken warm (tables loaded, patterns compiled)
and with the garbage collector on, as a user's run has it, but without the garbage of the rounds
before.
"""

import gc
from pathlib import Path

import pytest

from ecociv.extract.engine import extract_plan
from ecociv.read import read_plan

PLANS = sorted((Path(__file__).resolve().parent.parent / "data" / "raw").glob("*.txt"))
ROUNDS = 20

TITLE = "characters a second, one core"
HEADER = f"{'':28} {'characters':>10} {'records':>8} {'min ms':>8} {'median ms':>9} " + (
    f"{'at min':>11} {'at median':>11}"
)


def measure(benchmark, run):
    """Time a call that takes nothing; the seconds of the shortest and the median round."""
    # The collection happens outside the timed part of a round.
    benchmark.pedantic(run, setup=lambda: gc.collect() and None, rounds=ROUNDS, warmup_rounds=2)
    return benchmark.stats.stats.min, benchmark.stats.stats.median


def row(name, characters, records, low, median):
    speeds = f"{characters / low:11,.0f} {characters / median:11,.0f}"
    return f"{name:28} {characters:10,} {records:8} {low * 1000:8.2f} {median * 1000:9.2f} {speeds}"


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_extract_plan(benchmark, print_row, path):
    plan = read_plan(path)
    records = len(extract_plan(plan).statements)
    seconds = measure(benchmark, lambda: extract_plan(plan))
    print_row(TITLE, HEADER, row(plan.doc_id, len(plan.text), records, *seconds))
    assert records


def test_extract_all_plans(benchmark, print_row):
    plans = [read_plan(path) for path in PLANS]
    characters = sum(len(plan.text) for plan in plans)
    records = sum(len(extract_plan(plan).statements) for plan in plans)
    seconds = measure(benchmark, lambda: [extract_plan(plan) for plan in plans])
    print_row(TITLE, HEADER, row("extract_plan, all plans", characters, records, *seconds))
    assert records


def test_read_all_plans(benchmark, print_row):
    characters = sum(len(read_plan(path).text) for path in PLANS)
    seconds = measure(benchmark, lambda: [read_plan(path) for path in PLANS])
    print_row(TITLE, HEADER, row("read_plan, all plans", characters, "", *seconds))
    assert characters
