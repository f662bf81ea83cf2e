"""How sure a record is: a probability that all its fields are right.

In: a record and how its name met the codebook. Out: a number between 0 and 1. The weights are
those of a logistic regression of "right in full" on what a record shows of itself, fitted to the
annotated cases and plans.
"""

from __future__ import annotations

import csv
import math
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ecociv.extract.records import Record

#: A name longer than this is the more doubtful the longer it is.
LONG_NAME = 14
SHORT_NAME = 3


@cache
def _weights() -> dict[str, float]:
    text = files("ecociv.codebook").joinpath("data", "confidence.csv").read_text(encoding="utf-8")
    return {row["feature"]: float(row["weight"]) for row in csv.DictReader(text.splitlines())}


def confidence_of(record: Record, matched: str) -> float:
    """Calibrated probability that a record is right in full.

    Parameters
    ----------
    record
        The record.
    matched
        How its indicator met the codebook: exact, alias, normalized, fuzzy or none.
    """
    weights = _weights()
    size = len(record.indicator_zh)
    logit = weights["intercept"] + weights["long"] * max(0, size - LONG_NAME) / 10
    if size < SHORT_NAME:
        logit += weights["short"]
    if record.scope_zh:
        logit += weights["scope"]
    features = [f"r:{rule}" for rule in record.rule_id.split("+")]
    features += [f"k:{record.kind}", f"y:{record.year_source}", f"c:{record.change or '-'}"]
    if record.kind != "milestone":
        features.append(f"m:{matched}")
    logit += sum(weights.get(feature, 0.0) for feature in features)
    return round(1 / (1 + math.exp(-logit)), 2)
