"""Find where a line turns from what was done to what is to be done, or back.

In: a line with the sentences that hold numerals. Out: its parts, each of which speaks of one time.
A paragraph that reviews and then plans (已建成20座。到2025年再建5座。改造管网30公里。) tells of two
times, and what one part says is no ground for the other.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ecociv.extract.drafts import bound_after
from ecociv.extract.kinds.cues import precision
from ecociv.extract.kinds.time_words import sentence_cues, shape_cues
from ecociv.extract.scene import Document, Sentence

_STOP = re.compile(r"[。;!?]")
#: What each cue of a sentence says by itself, in log-odds, rounded from a logistic regression over
#: sentences of government reports, whose time their headings tell.
_SAYS = {
    "strong": 1.8,
    "this_year": 3.2,
    "past": -1.5,
    "le": -3.1,
    "line_imperative": 1.7,
    "line_narrative": -2.3,
    "line_won": -0.8,
    "line_told_of": -0.1,
    "deadline": 4.1,
    "precise": -2.6,
    "bounded": 2.7,
}
#: A single sentence counts no more than this.
_MOST = 4.0
#: A turn must explain so much: a paragraph mostly keeps to one time, a sentence even more so.
_PRICE, _PRICE_WITHIN = 3.0, 6.0
#: A shorter line is a sentence or two, and of one time.
_MIN_LINE = 40


@dataclass(frozen=True, slots=True)
class Line:
    """A line, or the part of one that speaks of one time: its bounds and its sentences."""

    start: int
    end: int
    sentences: Sequence[Sentence]


def parts(document: Document, line: Line) -> list[Line]:
    """Cut a line where it turns.

    The likeliest sequence of two states (a hidden Markov model, decoded by Viterbi's algorithm):
    each sentence, also one without numerals, speaks for one of them by its own cues, and a change
    of state has its price.

    Parameters
    ----------
    document
        The plan.
    line
        A line of it.

    Returns
    -------
    list
        Its parts with numerals, in order; mostly the line itself.
    """
    if line.end - line.start < _MIN_LINE:
        return [line]
    bounds = _bounds(document.text, line)
    if len(bounds) < 3:
        return [line]
    held = {one.start: one for one in line.sentences}
    said = [_says(document.text, low, high, held.get(low)) for low, high in pairwise(bounds)]
    if min(said) >= 0 or max(said) <= 0:
        return [line]
    edges = [bounds[0], *(bounds[at] for at in _turns(document.text, bounds, said)), line.end]
    if len(edges) == 2:
        return [line]
    starts = [one.start for one in line.sentences]
    cuts = [bisect_left(starts, edge) for edge in edges]
    return [
        Line(edges[at], edges[at + 1], line.sentences[low:high])
        for at, (low, high) in enumerate(pairwise(cuts))
        if low < high
    ]


def _bounds(text: str, line: Line) -> list[int]:
    """Where the sentences of a line begin, those without numerals too, and where it ends."""
    found, at = [min(line.start, line.sentences[0].start)], line.start
    for sentence in line.sentences:
        found += _stops(text, at, sentence.start)
        if sentence.start > found[-1]:
            found.append(sentence.start)
        at = sentence.end + 1
        if at < line.end:
            found.append(at)
    found += _stops(text, at, line.end)
    if found[-1] < line.end:
        found.append(line.end)
    return found


def _stops(text: str, start: int, end: int) -> list[int]:
    """Ends of the sentences within a stretch of text, but for its own."""
    return [stop.end() for stop in _STOP.finditer(text, start, end) if stop.end() < end]


def _says(text: str, start: int, end: int, sentence: Sentence | None) -> float:
    """How far a sentence speaks by itself for a commitment (above zero) or a result."""
    words = text[start:end]
    said = {**((sentence and sentence.cues) or sentence_cues(words)), **shape_cues(words, words)}
    if sentence is not None and sentence.values:
        values = sentence.values
        bounded = sum(bound_after(text, value.end).operator in ("ge", "le") for value in values)
        said["bounded"] = bounded / len(values)
        said["precise"] = sum(map(precision, values)) / len(values)
    if sentence is not None:
        said["deadline"] = float(any(year.role == "deadline" for year in sentence.years))
    total = 0.0
    for name, value in said.items():
        total += _SAYS[name] * value
    return max(-_MOST, min(_MOST, total))


def _turns(text: str, bounds: Sequence[int], said: Sequence[float]) -> list[int]:
    """Which sentences the likeliest sequence of times turns at."""
    ahead, back = said[0], -said[0]
    stays: list[tuple[bool, bool]] = []
    for start, says in zip(bounds[1:], said[1:], strict=False):
        price = _PRICE_WITHIN if text[start - 1] == ";" else _PRICE
        stays.append((back > ahead - price, ahead > back - price))
        ahead, back = max(ahead, back - price) + says, max(back, ahead - price) - says
    is_ahead = ahead > back
    found: list[int] = []
    for at in range(len(stays), 0, -1):
        if not stays[at - 1][is_ahead]:
            found.append(at)
            is_ahead = not is_ahead
    return found[::-1]
