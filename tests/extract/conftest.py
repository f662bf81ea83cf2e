"""The annotated sentences of ``tests/cases``, each read once for all tests of this folder."""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from ecociv.extract import Extraction, extract_plan
from ecociv.read import Plan, plan_from_text


@dataclass(frozen=True)
class Case:
    """A sentence, the rows it should yield, and what it yields."""

    case_id: str
    text: str
    rows: list[dict]
    refused: list[dict]
    plan: Plan
    found: Extraction


@pytest.fixture(scope="session")
def cases(project_root: Path) -> list[Case]:
    """All cases with expected rows (citations, outlines and tasks have files of their own kind)."""
    found = []
    for file in sorted((project_root / "tests" / "cases").glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            case = json.loads(line)
            if "rows" in case:
                plan = plan_from_text(case["text"], case["id"])
                rows, refused = case["rows"], case.get("refused", [])
                extraction = extract_plan(plan)
                found.append(Case(case["id"], case["text"], rows, refused, plan, extraction))
    return found
