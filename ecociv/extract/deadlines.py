"""Deadlines of a sentence, and the stretches that each of them governs.

In: a `Scene` with its drafts. Out: milestones with their deadline, its year and its source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ecociv.extract.cues import score
from ecociv.extract.drafts import Draft
from ecociv.extract.milestones import Milestone, milestones_of
from ecociv.extract.scene import Document, Scene
from ecociv.extract.tokens import YearMention

#: A sentence that looks back more than this sets no deadlines.
_BACKWARD = -1.5
_DONE = re.compile(r"已完成|已建成|已经|已全面|已实现")
#: Values that the scan did not find or that were refused; their clauses are no milestones either.
_LOST_NUMBER = re.compile(
    r"(?:达到?|为|至|到|在|提高|下降|增长)\s*\d[\d.]*(?![\d.]*[号线级路年月])"
    r"|零增长|零排放|零填埋|负增长|翻[一两]?番|减半|\d\.\.|\$"
)
_RESULT_NEXT = re.compile(
    r"\s*,?(?:全面|基本|率先|如期|全部)?"
    r"(?:建成|完成|实现|创成|创建|争创|达到|形成|建立|消除|淘汰)"
)
_PROMISED = re.compile(r"力争|争取|确保|[,;。:]\s*$")
_UNTIL = re.compile(r"截[至止]")
_CITED = re.compile(r"[《(][^》)]{0,60}$")
_CLAUSE_MARK = re.compile(r"[,;:。!?\n、]")
_OPENING = re.compile(r"到|至|在|力争|争取|确保|展望|截止|—|\s|\*|[((]|[一二三四五六七八九十\d]")


class Due(NamedTuple):
    """A milestone, its deadline with year and year source, and the rule that found it."""

    milestone: Milestone
    deadline: YearMention
    year: int | None
    source: str
    rule: str


def due(scene: Scene, drafts: Sequence[Draft]) -> Iterator[Due]:
    """Dated commitments of a sentence without a number.

    Parameters
    ----------
    scene
        The sentence and what governs it.
    drafts
        Drafts of its values, whose clauses state no milestone.
    """
    sentence, document = scene.sentence, scene.document
    start, end, mention = sentence.start, sentence.end, scene.setting.mention
    if score(scene.cues) < _BACKWARD or _DONE.search(document.text, start, end):
        return
    deadlines = [year for year in sentence.years if _is_deadline(document, year)]
    if deadlines:
        blocked = _blocked(scene, drafts)
        for at, deadline in enumerate(deadlines):
            year = _deadline_year(scene, deadline, deadlines)
            for low, high in _governed(document.masked, deadline, deadlines[at + 1 :], end):
                for found in milestones_of(document.masked, low, high, deadline, blocked):
                    yield Due(found, deadline, year, "explicit", "deadline_clause")
        return
    dated = any(year.role in ("deadline", "date") for year in sentence.years)
    if mention is not None and mention.role == "deadline" and drafts and not dated:
        blocked = _blocked(scene, drafts)
        year = document.year_of(mention)
        for found in milestones_of(
            document.masked, start, end, mention, blocked, results_only=True
        ):
            yield Due(found, mention, year, "inherited", "deadline_inherited")


def _blocked(scene: Scene, drafts: Sequence[Draft]) -> list[tuple[int, int]]:
    """Spans that hold a value."""
    sentence = scene.sentence
    values = [draft.quantity for draft in drafts] + sentence.counts
    lost = _LOST_NUMBER.finditer(scene.document.masked, sentence.start, sentence.end)
    return sorted([(value.start, value.end) for value in values] + [m.span() for m in lost])


def _is_deadline(document: Document, year: YearMention) -> bool:
    """Whether a year mention is a deadline that lies ahead."""
    text, start = document.text, year.start
    if text[start - 1 : start] in ("对", "凡"):
        return False
    if (
        year.role == "date"
        and year.rule == "year"
        and _RESULT_NEXT.match(document.masked, year.end)
    ):
        before = document.masked[max(0, start - 3) : start]
        return not before or _PROMISED.search(before) is not None
    if year.role != "deadline" or year.rule == "relative_year":
        return False
    if _UNTIL.search(text, max(0, start - 4), start):
        return False
    return not _CITED.search(text, max(0, start - 30), start)


def _deadline_year(
    scene: Scene, deadline: YearMention, deadlines: Sequence[YearMention]
) -> int | None:
    """Year of a deadline; a month without a year takes the year of the deadline before it."""
    year = scene.document.year_of(deadline)
    if year is not None or deadline.rule != "month_day":
        return year
    before = [other for other in deadlines if other.start < deadline.start and other.last]
    if before:
        return before[-1].last
    governing = scene.setting.mention
    return governing.last if governing is not None else None


def _governed(
    text: str, deadline: YearMention, later: Sequence[YearMention], end: int
) -> list[tuple[int, int]]:
    """Stretches of a sentence that a deadline governs: up to the next one.

    A deadline in the middle of a clause (顺利实现2030年前碳达峰) governs that clause only; what
    follows it goes back to the deadline before.
    """
    if not _opens_clause(text, deadline):
        return [(deadline.end, _clause_end(text, deadline.end, end))]
    stretches = []
    low = deadline.end
    for other in later:
        high = max(text.rfind(mark, low, other.start) for mark in ",;:")
        stretches.append((low, high if high > 0 else other.start))
        if _opens_clause(text, other):
            return stretches
        low = _clause_end(text, other.end, end)
    return [*stretches, (low, end)]


def _clause_end(text: str, start: int, end: int) -> int:
    """Where the clause ends that holds a place."""
    marks = (text.find(mark, start, end) for mark in ",;:")
    return min((at for at in marks if at >= 0), default=end)


def _opens_clause(text: str, deadline: YearMention) -> bool:
    """Whether a deadline stands at the beginning of its clause."""
    before = _CLAUSE_MARK.split(text[max(0, deadline.start - 16) : deadline.start])[-1]
    return len(_OPENING.sub("", before)) < 3
