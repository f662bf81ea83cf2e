"""Weigh cues of time: whether they speak for a commitment or a result.

In: cues by name, each a number (`kinds.time_words` counts those in words). Out: those of
a line, and the weighted sum.
"""

from __future__ import annotations

from collections.abc import Sequence

from ecociv.extract.kinds.time_words import shape_cues
from ecociv.extract.values.tokens import Quantity

#: Where one value in so many has a bound word, the line speaks of goals.
_BOUNDED_SHARE = 3

#: Weight of each cue; above zero it looks forward (a commitment), below zero back (a result). The
#: unit is rough log-odds; `tests/extract/kinds/test_decide.py` and the annotated cases hold them to
#: account.
WEIGHTS = {
    "strong": 2.5,
    "this_year": 1.2,
    "past": -0.9,
    "le": -0.8,
    "heading": 1.8,
    "bounded": 2.0,
    "precise": -0.4,
    "line_strong": 1.6,
    "line_past": -1.6,
    "line_le": -1.2,
    "line_bounded": 2.0,
    "planned": 0.5,
    "line_precise": -2.3,
    "line_imperative": 1.1,
    "line_narrative": -1.8,
    "line_won": -0.5,
    "line_told_of": -0.3,
    "deadline": 4.5,
    "until": -6.0,
    "past_year": -4.5,
    "future_year": 4.5,
    "plain_year": -0.5,
    "held": -3.0,
    "governed": 3.0,
    "aim": 3.0,
    "relative": 1.0,
    "carry": 2.0,
    "own": 2.2,
    "goes_on": 1.5,
    "no_review": 1.3,
    "reviewed": -3.0,
}

#: What looks back in a review only: the shape and the pride of a line that tells.
TELLING = ("line_narrative", "line_won", "line_told_of")


def score(cues: dict[str, float]) -> float:
    """Weighted sum of cues: above zero a commitment, below zero a result.

    Examples
    --------
    >>> score({"strong": 1.0}) > 0 > score({"past": 1.0, "precise": 1.0})
    True
    """
    total = 0.0
    # a loop: this is asked of every sentence, and twice as fast as a sum over a generator
    for name, value in cues.items():
        total += WEIGHTS[name] * value
    return total


def line_cues(
    line: str, told: str, cues: Sequence[dict[str, float]], values: Sequence[Quantity], bounded: int
) -> dict[str, float]:
    """What the sentences of one line say together about time.

    Parameters
    ----------
    line, told
        The line, and its part before the first deadline.
    cues
        Cues of its sentences, see `sentence_cues`.
    values
        Its values.
    bounded
        How many of them have a bound word behind them.

    Returns
    -------
    dict
        Empty for a line without values.

    Examples
    --------
    >>> value = Quantity(7, 10, 40, 40, "%", "number", "number_unit")
    >>> found = line_cues("加快绿化,达到40%。", "", [{"strong": 1.0}], [value], 0)
    >>> found["line_imperative"], found["line_strong"], found["line_precise"]
    (1.0, 1.0, 0.0)
    """
    if not values:
        return {}
    return {
        "line_strong": min(sum(one.get("strong", 0.0) for one in cues), 3.0),
        "line_past": min(sum(one.get("past", 0.0) for one in cues), 4.0),
        "line_le": min(sum(one.get("le", 0.0) for one in cues), 2.0),
        "line_bounded": min(1.0, _BOUNDED_SHARE * bounded / len(values)),
        "line_precise": sum(map(precision, values)) / (len(values) + 1),
        **shape_cues(line, told),
    }


def precision(value: Quantity) -> float:
    """How exact a figure is: results are reported to the digit, targets are round.

    Examples
    --------
    >>> [precision(Quantity(0, 1, x, x, "%", "number", "")) for x in (40, 1234, 40.1, 40.12)]
    [0.0, 0.5, 1.0, 1.5]
    """
    if value.low == int(value.low):
        digits = str(int(value.low)).rstrip("0")
        return 0.0 if len(digits) < 3 else 0.5
    return 1.0 if round(value.low, 1) == value.low else 1.5


def promised(cues: dict[str, float], sentence: str = "") -> dict[str, float]:
    """Cues without those that look back only in a review.

    Among goals, what gets better by itself is promised (生态环境持续改善), and 同比 says what a
    change is measured against.

    Examples
    --------
    >>> promised({"past": 1.0, "line_narrative": 2.0}, "能耗同比下降5%")["past"]
    0.0
    """
    changed = {**cues, **dict.fromkeys(TELLING, 0.0)}
    against = sentence.count("同比")
    for name in ("past", "line_past"):
        if against and name in cues:
            changed[name] = max(0.0, cues[name] - against)
    if changed.get("carry", 0.0) < 0:
        changed["carry"] = 0.0
    return changed
