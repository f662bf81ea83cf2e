"""Records to tidy tables: schema, build, curation, audit, scoring, data package."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ecociv.tables.build import build_tables
    from ecociv.tables.gold import load_gold
    from ecociv.tables.holder import Tables, find_root, load_tables
    from ecociv.tables.scoring import Evaluation, evaluate
    from ecociv.tables.verification import Verification, verify

__all__ = [
    "Evaluation",
    "Tables",
    "Verification",
    "build_tables",
    "evaluate",
    "find_root",
    "load_gold",
    "load_tables",
    "verify",
]

# Scoring a few passages must not wait for what a build needs (pandera, pyarrow).
_MODULE = {
    "Evaluation": "scoring",
    "Tables": "holder",
    "Verification": "verification",
    "build_tables": "build",
    "evaluate": "scoring",
    "find_root": "holder",
    "load_gold": "gold",
    "load_tables": "holder",
    "verify": "verification",
}


def __getattr__(name: str) -> object:
    if name not in _MODULE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULE[name]}"), name)
