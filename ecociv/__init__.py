"""Quantitative statements of Chinese eco-civilization plans, as tidy tables with evidence.

What is listed here, and the modules of `ecociv.analysis`, are the public interface; everything else
may change. A name is loaded when it is first used, so that ``import ecociv`` costs nothing.

Examples
--------
>>> import ecociv
>>> plan = ecociv.plan_from_text("到2025年，森林覆盖率达到40%以上。")
>>> [(s.value_text, s.operator, s.target_year) for s in ecociv.extract_statements(plan)]
[('40%', 'ge', 2025)]
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ecociv.errors import EcocivError
    from ecociv.extract import Statement, extract_statements, statements_frame
    from ecociv.present import show
    from ecociv.read import Plan, plan_from_text, read_plan
    from ecociv.tables import build_tables, evaluate, load_gold, load_tables
    from ecociv.tables.gold import evaluate_tables

__version__ = "0.1.0"

__all__ = [
    "EcocivError",
    "Plan",
    "Statement",
    "__version__",
    "build_tables",
    "evaluate",
    "evaluate_tables",
    "extract_statements",
    "load_gold",
    "load_tables",
    "plan_from_text",
    "read_plan",
    "show",
    "statements_frame",
]

_ROOM = {
    "EcocivError": "ecociv.errors",
    "Plan": "ecociv.read",
    "Statement": "ecociv.extract",
    "build_tables": "ecociv.tables",
    "evaluate": "ecociv.tables",
    "evaluate_tables": "ecociv.tables.gold",
    "extract_statements": "ecociv.extract",
    "load_gold": "ecociv.tables",
    "load_tables": "ecociv.tables",
    "plan_from_text": "ecociv.read",
    "read_plan": "ecociv.read",
    "show": "ecociv.present",
    "statements_frame": "ecociv.extract",
}


def __getattr__(name: str) -> object:
    if name not in _ROOM:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_ROOM[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
