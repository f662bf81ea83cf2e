"""What the rules on time and kind may look at: the document, the sentence, what governs it.

In: a plan. Out: a `Document`; the other types here are filled in where sentences are read.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from ecociv.extract.dates.document_date import YearMonth, document_date
from ecociv.extract.kinds.time_words import assigns_duties, holds_no_review, strong_cues
from ecociv.extract.text.folding import fold
from ecociv.extract.text.item_marks import part_marks
from ecociv.extract.text.line_breaks import join_lines
from ecociv.extract.text.prose_cells import part_prose
from ecociv.extract.text.same_words import same_words
from ecociv.extract.text.table_cells import join_cells
from ecociv.extract.values.quantities import scan
from ecociv.extract.values.tokens import Quantity, Token, YearMention, mask_years
from ecociv.read.plan import Plan

#: A plan without a stated period must set at least so many deadlines to show what it is.
MIN_DEADLINES = 5
#: So many deadlines show that what gets better in a text is promised.
_SEVERAL = 2
#: How far a document's type leans to results (below zero) or to commitments.
_LEANING = {"status_report": -0.4, None: 0.0, "": 0.0}
_LEANING_OF_PLANS = 2.0
_PLACE_NAME = re.compile(r"[\u4e00-\u9fff]{2,7}?(?:市|县|区|州|盟|旗|省)")


@dataclass(frozen=True, slots=True)
class Document:
    """A plan as the rules see it; offsets are those of the repaired text.

    ``text`` is folded, ``masked`` also hides year mentions and the marks of items. ``year`` is
    that of the document's own date as its source record tells it, ``date`` year and month, also
    where only the head of the text says them, ``period_end`` the last year of its period,
    ``own_place`` the place it is of, ``leaning`` what its type says about results and
    commitments. ``no_review`` tells of a text without a declared type that it holds no word of
    results, ``commits`` that it holds one of commitment besides.
    """

    text: str
    masked: str
    tokens: tuple[Token, ...]
    year: int | None
    period_end: int | None
    own_place: str
    leaning: float
    no_review: bool = False
    commits: bool = False
    date: YearMonth | None = None

    def year_of(self, mention: YearMention) -> int | None:
        """Year of a mention; relative words need the document's date."""
        if mention.last is not None:
            return mention.last
        if mention.shift is not None and self.year is not None:
            return self.year + mention.shift
        return None


@dataclass(slots=True)
class Sentence:
    """A sentence that holds numerals, its years and values sorted out.

    ``reach`` is where the clauses without numerals end that follow it in its line. ``counts``
    are counts in words, too rhetorical for a value but no vague words either. ``cues`` are those of
    `sentence_cues`, ``strong`` the places of the words of commitment. ``is_due`` tells that a
    deadline opens it, or the part before a semicolon.
    """

    start: int
    end: int
    text: str
    reach: int = -1
    years: list[YearMention] = field(default_factory=list)
    values: list[Quantity] = field(default_factory=list)
    counts: list[Quantity] = field(default_factory=list)
    cues: dict[str, float] = field(default_factory=dict)
    is_due: bool = False
    strong: list[int] = field(default_factory=list)


class DatedTask(NamedTuple):
    """A task whose deadline stands at its end: its bounds, and those of what is to be done."""

    start: int
    words: int
    stop: int
    end: int
    mention: YearMention


class Column(NamedTuple):
    """A column of a table: the year of its head, the kind and the change of what stands below."""

    year: int | None
    kind: str
    change: str = "level"


@dataclass(slots=True)
class Setting:
    """What governs a sentence from outside.

    ``mention`` is a year of its paragraph or of a lead-in, ``heading_year`` that of a heading,
    ``tense`` the orientation of the headings, ``plan_years`` the first and last year of the plan
    that the text is about, where a title or a sentence of its own says them, ``last_year`` the year
    that its paragraph named last, which a month without a year goes by. ``part_year`` is the year
    that its part of the text is about, and whether it is over. ``is_of_goals`` tells that a heading
    announces goals. ``columns`` are those of the table that it is a row of. ``against`` is the year
    that the part before its semicolon compares with, ``task`` the task that it belongs to, where a
    deadline stands at its end.
    """

    section_id: str | None
    heading: str
    heading_year: int | None
    mention: YearMention | None
    nature: str | None
    tense: float
    plan_years: tuple[int, int] | None = None
    last_year: int | None = None
    part_year: tuple[int, bool] | None = None
    is_of_goals: bool = False
    columns: tuple[Column, ...] = ()
    against: int | None = None
    task: DatedTask | None = None


@dataclass(slots=True)
class Scene:
    """All that the rules on time and kind may look at for the values of one sentence."""

    document: Document
    sentence: Sentence
    setting: Setting
    cues: dict[str, float]
    nature: str | None


def read_document(plan: Plan) -> Document:
    """Find the numerals of a plan, and what its source record says about time and place.

    Examples
    --------
    >>> from ecociv.read import plan_from_text
    >>> document = read_document(plan_from_text("到２０３０年达到４０％"))
    >>> document.masked, document.tokens[0].last
    ('到〒〒〒〒〒达到40%', 2030)
    """
    text = join_lines(join_cells(part_prose(same_words(fold(plan.text)))))
    tokens = tuple(scan(text))
    source = plan.source
    deadlines = sum(isinstance(one, YearMention) and one.role == "deadline" for one in tokens)
    is_dated = deadlines >= _SEVERAL
    assigned = not source.doc_type and assigns_duties(text)
    no_review = assigned or (not source.doc_type and holds_no_review(text, is_dated=is_dated))
    return Document(
        text,
        part_marks(mask_years(text, tokens)),
        tokens,
        source.document_date.year if source.document_date else None,
        source.period_end or _principal_year(source.doc_type, tokens),
        _own_place(source.title_zh, source.issuing_body_zh),
        _LEANING.get(source.doc_type, _LEANING_OF_PLANS),
        no_review,
        assigned or (no_review and bool(strong_cues(text))),
        document_date(plan, text),
    )


def _principal_year(doc_type: str | None, tokens: tuple[Token, ...]) -> int | None:
    """End of a plan that names no period: the year that most of its deadlines share."""
    if not doc_type or "plan" not in doc_type:
        return None
    years = [
        token.last
        for token in tokens
        if isinstance(token, YearMention) and token.role == "deadline" and token.last
    ]
    if len(years) < MIN_DEADLINES:
        return None
    year, count = Counter(sorted(years)).most_common(1)[0]
    return year if 2 * count > len(years) else None


def _own_place(*names: str | None) -> str:
    """Name of the place that a plan is of, from its title or issuing body."""
    for name in names:
        match = _PLACE_NAME.match(name or "")
        if match:
            return match.group()
    return ""
