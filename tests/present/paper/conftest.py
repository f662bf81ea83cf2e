"""The tables of a project with a made-up plan, and a table whose words try to break its form."""

from pathlib import Path

import pandas as pd
import pytest

from ecociv.present.paper import PaperTable, paper_tables

#: Commands of LaTeX, markup of Word and Excel, a formula, and what XML cannot hold.
HOSTILE = '=1+1 \\input{x} 50% & $x_1$ #{a}~^ <w:t>"甲"</w:t> [b] 10⁸ µg/m³ ≥ − –\x0b\x00'


@pytest.fixture(scope="session")
def made(six_root: Path) -> dict[str, PaperTable]:
    """The tables for papers of the corpus and one more plan."""
    return paper_tables(six_root)


@pytest.fixture
def hostile() -> PaperTable:
    """A table of two rows, one of hostile text and one of missing values."""
    texts = {"plan_en": HOSTILE, "plan_zh": HOSTILE, "function_en": HOSTILE, "function_zh": HOSTILE}
    numbers = {"n_tasks": 1234, "n": -5.0, "share": 0.05, "interval": "=A1"}
    rows = pd.DataFrame([texts | numbers, dict.fromkeys([*texts, *numbers])])
    return PaperTable("leads", rows, HOSTILE, HOSTILE)
