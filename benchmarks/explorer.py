"""Size and speed of the explorer page, with the plans of the project and with many more.

    python benchmarks/explorer.py [--statements 50000] [--runs 5]

The many plans are the project's own, again and again under other names, with other values and no
two sentences alike, so that what the page stores once for equal texts gains nothing. First view:
from the start of the navigation to the first frame with rows. A filter: from what the reader does
to the next frame after the rows have changed. Needs Chromium and the packages of the test extra.
"""

import argparse
import shutil
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from statistics import median
from time import perf_counter

import pandas as pd
from playwright.sync_api import sync_playwright

from ecociv.present.explorer import explorer_page
from ecociv.tables import find_root, load_tables
from ecociv.tables.build import read_plans

FIRST_VIEW_LIMIT, FILTER_LIMIT = 2.0, 0.2
KEYED = (
    "documents", "sections", "statements", "ledger", "tasks", "task_agencies", "quality_findings",
)  # fmt: skip
KEYS = ("doc_id", "section_id", "parent_id", "task_id", "statement_id")
ACTIONS_MEASURED = {
    "search, Chinese": "type('search', '污水处理')",
    "search, English": "type('search', 'forest')",
    "search, no hit": "type('search', 'zzzz')",
    "search, cleared": "type('search', '')",
    "years": "type('year-from', '2020')",
    "years, cleared": "type('year-from', '')",
    "kind": "tick('kind', 'status')",
    "kind and plan": "tick('doc_id', null)",
    "all cleared": "document.getElementById('clear').click()",
    "sort by value": "head('value')",
    "sort by indicator": "head('indicator_zh')",
    "sort by sentence": "head('sentence_zh')",
    "open: statement": "document.querySelector('#rows tbody tr[data-at]').click()",
    "open: timeline": "tab('timeline')",
    "open: indicators": "tab('indicators')",
    "open: texts": "tab('texts')",
}
HELPERS = """
const type = (id, text) => {
  const box = document.getElementById(id);
  box.value = text;
  box.dispatchEvent(new Event('input', { bubbles: true }));
};
const tick = (name, value) => {
  const box = document.getElementById(`facet-${name}`);
  const wanted = [...box.querySelectorAll('li input')];
  (value === null ? wanted[0] : wanted.find((input) => input.dataset.value === value)).click();
};
const head = (name) => document.querySelector(`th[data-column="${name}"] button`).click();
const tab = (name) => document.querySelector(`[data-view-tab=${name}]`).click();
const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
"""
MEASURE = """(async () => {{
  {helpers}
  await frame();
  const start = performance.now();
  {action};
  await frame();
  return (performance.now() - start) / 1000;
}})()"""
FIRST_VIEW = """new Promise((done) =>
  requestAnimationFrame(() => setTimeout(() => done(performance.now() / 1000))))"""


def multiply(tables, plans, wanted):
    """As many copies of the plans as it takes to have ``wanted`` statements."""
    copies = -(-wanted // len(tables.statements))
    frames = {}
    for name in KEYED:
        parts = [copy_of(getattr(tables, name), name, number) for number in range(copies)]
        frames[name] = pd.concat(parts, ignore_index=True)
    frames["statements"] = frames["statements"].head(wanted)
    many = {f"{name}{number:04d}": plan for number in range(copies) for name, plan in plans.items()}
    return replace(tables, **frames), many


def copy_of(frame, table, number):
    copy = frame.copy()
    for key in {*KEYS} & {*copy.columns}:
        copy[key] = [rename(value, number) for value in copy[key]]
    if table == "quality_findings":
        del copy["evidence"]  # names rows of several tables
        copy["evidence"] = None
    if table == "statements":
        copy["sentence_zh"] = copy["sentence_zh"] + f"({number})"
        copy["value_low"] += number / 7
    return copy


def rename(value, number):
    if pd.isna(value):
        return value
    name, *rest = value.split("-", 1)
    return "-".join([f"{name}{number:04d}", *rest])


def measure(path, runs):
    """Median seconds of the first view and of each filter, over fresh loads of the page."""
    found = {}
    with sync_playwright() as driver:
        chromium = shutil.which("chromium") or shutil.which("google-chrome")
        browser = driver.chromium.launch(executable_path=chromium)
        for _ in range(runs):
            page = browser.new_page(viewport={"width": 1400, "height": 900})
            start = perf_counter()
            page.goto(path.as_uri(), wait_until="commit")
            page.wait_for_selector("html[data-state=ready]", state="attached")
            found.setdefault("first view", []).append(page.evaluate(FIRST_VIEW))
            page.wait_for_load_state("load")
            found.setdefault("whole page", []).append(perf_counter() - start)
            page.wait_for_timeout(500)
            for name, action in ACTIONS_MEASURED.items():
                measured = page.evaluate(MEASURE.format(helpers=HELPERS, action=action))
                found.setdefault(name, []).append(measured)
            page.close()
        browser.close()
    return {name: (median(times), max(times)) for name, times in found.items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--root", default=None, help="folder of the project")
    parser.add_argument("--statements", type=int, default=50_000)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    root = find_root() if options.root is None else options.root
    tables, plans = load_tables(root), read_plans(root)
    slow = []
    with tempfile.TemporaryDirectory() as folder:
        for label, (some, texts) in {
            "the project's plans": (tables, plans),
            "many plans": multiply(tables, plans, options.statements),
        }.items():
            start = perf_counter()
            page = explorer_page(some, texts).encode("utf-8")
            made = perf_counter() - start
            path = Path(folder, "index.html")
            path.write_bytes(page)
            print(
                f"\n{label}: {len(some.documents):,} plans, {len(some.statements):,} statements; "
                f"{len(page) / 1e6:.1f} MB, made in {made:.1f} s"
            )
            print(f"{'seconds':20} {'median':>8} {'worst':>8}")
            for name, (middle, worst) in measure(path, options.runs).items():
                limit = {"first view": FIRST_VIEW_LIMIT, "whole page": None}.get(name, FILTER_LIMIT)
                limit = None if name.startswith(("sort", "open")) else limit
                flag = limit is not None and middle > limit
                slow += [f"{label}: {name}"] if flag else []
                print(f"{name:20} {middle:8.3f} {worst:8.3f}{f'  over {limit}' if flag else ''}")
    return f"over the limit: {'; '.join(slow)}" if slow else 0


if __name__ == "__main__":
    sys.exit(main())
