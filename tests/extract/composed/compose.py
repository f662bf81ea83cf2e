"""How a sentence is composed: dealt words, amounts, the records it must give, its spellings."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from random import Random
from typing import TypeVar

from .words import Measure

T = TypeVar("T")


@dataclass(frozen=True)
class Amount:
    """A number with its unit, as it is written."""

    low: float
    unit: str
    high: float | None = None
    words: str = ""

    def __str__(self) -> str:
        return self.words or f"{self.low:g}{self.unit}"


@dataclass(frozen=True)
class Row:
    """The record of one value; where the guideline allows several, a field holds them all.

    ``measured`` holds pairs of an indicator and its scope.
    """

    amount: Amount
    measured: tuple[tuple[str, str], ...]
    operator: tuple[str, ...] = ("eq",)
    change: tuple[str, ...] = ("level",)
    direction: tuple[str | None, ...] = (None,)
    baseline_year: int | None = None
    baseline_value: float | None = None
    target_year: tuple[int | None, ...] = (2025,)
    kind: tuple[str, ...] = ("target",)


def row(amount: Amount, measured: str | Iterable[tuple[str, str]], **fields: object) -> Row:
    """Make a row; a field with one value, and a name without a scope, need no brackets."""
    several = {"operator", "change", "direction", "target_year", "kind"}
    given = {
        name: (value,) if name in several and not isinstance(value, tuple) else value
        for name, value in fields.items()
    }
    pairs = ((measured, ""),) if isinstance(measured, str) else tuple(measured)
    return Row(amount, pairs, **given)


@dataclass(frozen=True)
class Composed:
    """A text, written with full-width marks, and the rows it must give."""

    text: str
    rows: tuple[Row, ...]


class Deal:
    """Deals words like cards: none twice before all have been dealt, so that few texts show all."""

    def __init__(self, seed: str) -> None:
        self.random = Random(seed)
        self._decks: dict[tuple, list] = {}

    def __call__(self, options: Iterable[T]) -> T:
        cards = tuple(options)
        deck = self._decks.setdefault(cards, [])
        if not deck:
            deck += cards
            self.random.shuffle(deck)
        return deck.pop()

    def several(self, options: Iterable[T], number: int) -> list[T]:
        """Some that differ."""
        chosen: list[T] = []
        for _ in range(number):
            chosen.append(self(option for option in options if option not in chosen))
        return chosen

    def amount(self, measure: Measure, *, over: float | None = None) -> Amount:
        """A plausible amount of a measure, above another where one is given."""
        low = measure.low if over is None else over
        span = measure.high - low
        number = low + span * self.random.uniform(0.2 if over else 0.0, 0.6)
        if measure.high == 100 and over is not None and self.random.random() < 0.3:
            return Amount(100, measure.unit)
        digits = 2 if measure.high < 1 else self.random.choice((0, 1)) if measure.high < 200 else 0
        return Amount(round(number, digits), measure.unit)

    def rising(self, measure: Measure) -> tuple[Amount, Amount]:
        """Two amounts, the second the greater."""
        low = self.amount(measure)
        return low, self.amount(measure, over=low.low)

    def count(self, unit: str, low: int, high: int) -> Amount:
        return Amount(self.random.randint(low, high), unit)


Frame = Callable[[Deal], Composed]
FRAMES: dict[str, Frame] = {}


def frame(compose: Frame) -> Frame:
    """Enter a frame by its name; its docstring shows one sentence."""
    FRAMES[compose.__name__] = compose
    return compose


def _spaced(text: str) -> str:
    return re.sub(r"(?<=[\u4e00-\u9fff])(?=\d)", " ", text)


#: The same text as other hands type it.
SPELLINGS: dict[str, Callable[[str], str]] = {
    "full-width marks": str,
    "ASCII marks": lambda text: text.translate(str.maketrans("，；：（）", ",;:()")),
    "a space before numbers": _spaced,
    "full-width percent": lambda text: text.replace("%", "％"),
}
