"""How sure a record is: a probability that all its fields are right.

In: a record and how its name met the codebook. Out: a number between 0 and 1. The weights are
those of a logistic regression of "right in full" on what a record shows of itself, fitted to the
annotated cases and plans; their level is that of text which the rules were not made from
(`benchmarks/confidence.py`).
"""

from __future__ import annotations

import csv
import math
import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ecociv.extract.records import Record

#: A record so doubtful is not believed at all.
_SURE_WRONG = 50.0
#: A name longer than this is the more doubtful the longer it is.
LONG_NAME = 14
SHORT_NAME = 3
#: Cues of time that weigh less than this leave the kind in doubt.
EVEN = 1.5
#: Characters that a table heading hardly holds: a mark, a verb's particle, a digit, a lost bracket.
_ODD_INSIDE = re.compile(r"[、,;:了由从使将并等第\d()]")
_ODD_FIRST, _ODD_LAST = "的及和与中等", "的及和与在为"
_TOO_SHORT = 2


@cache
def _weights() -> dict[str, float]:
    text = files("ecociv.codebook").joinpath("data", "confidence.csv").read_text(encoding="utf-8")
    return {row["feature"]: float(row["weight"]) for row in csv.DictReader(text.splitlines())}


def confidence_of(record: Record, matched: str) -> float:
    """Probability that a record of a plan nobody here has read is right in full.

    Parameters
    ----------
    record
        The record.
    matched
        How its indicator met the codebook: exact, alias, normalized, fuzzy or none.
    """
    logit = _coded_logit(*_codes(record, matched)) + _logit(_measures(record))
    # below this nothing is left to round, and the exponential would overflow at some length of name
    return round(1 / (1 + math.exp(-max(logit, -_SURE_WRONG))), 2)


def features(record: Record, matched: str) -> dict[str, float]:
    """What a record shows of itself: its rules, kind, year source, change, match and name.

    Parameters
    ----------
    record, matched
        See `confidence_of`.

    Returns
    -------
    dict
        Feature to value. ``even`` tells how evenly the cues of time speak for a commitment and a
        result, ``odd`` that the name holds what a table heading hardly does.
    """
    return _coded(*_codes(record, matched)) | _measures(record)


def _logit(found: dict[str, float]) -> float:
    weights = _weights()
    return sum(weights.get(name, 0.0) * value for name, value in found.items())


def _codes(record: Record, matched: str) -> tuple[str, str, str, str, bool, str]:
    """The coded values of a record that its features are read from."""
    change, scoped = record.change or "-", bool(record.scope_zh)
    return record.rule_id, record.kind, record.year_source, change, scoped, matched


@lru_cache(maxsize=4096)
def _coded_logit(rules: str, kind: str, source: str, change: str, scoped: bool, how: str) -> float:
    """What the coded values weigh; few of their combinations make up most records."""
    return _weights()["intercept"] + _logit(_coded(rules, kind, source, change, scoped, how))


def _coded(
    rules: str, kind: str, source: str, change: str, scoped: bool, how: str
) -> dict[str, float]:
    """Features that a record has or has not."""
    found = {f"r:{rule}": 1.0 for rule in rules.split("+")}
    found |= {f"k:{kind}": 1.0, f"y:{source}": 1.0, f"c:{change}": 1.0, "scope": float(scoped)}
    if kind != "milestone":
        found[f"m:{how}"] = 1.0
    return found


def _measures(record: Record) -> dict[str, float]:
    """Features of a record's name and of its time."""
    size = len(record.indicator_zh)
    found: dict[str, float] = {}
    if size > LONG_NAME:
        found["long"] = (size - LONG_NAME) / 10
    if size < SHORT_NAME:
        found["short"] = 1.0
    if record.outlook is not None and abs(record.outlook) < EVEN:
        found["even"] = EVEN - abs(record.outlook)
    if _is_odd(record.indicator_zh):
        found["odd"] = 1.0
    return found


def _is_odd(name: str) -> bool:
    """Whether a name looks like no heading of a table."""
    if 0 < len(name) <= _TOO_SHORT or _ODD_INSIDE.search(name):
        return True
    return bool(name) and (name[0] in _ODD_FIRST or name[-1] in _ODD_LAST)
