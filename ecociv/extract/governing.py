"""What governs a sentence from outside: headings, lead-ins, the years of sentences before.

In: a plan, and its sentences in order. Out: for each sentence a `Setting`.
"""

from __future__ import annotations

import re

from ecociv.extract.commitments import nature_of
from ecociv.extract.cues import heading_tense
from ecociv.extract.folding import fold
from ecociv.extract.relative import relative_periods
from ecociv.extract.scene import Document, Sentence, Setting
from ecociv.extract.tokens import YearMention
from ecociv.read.plan import Plan, Section

_LEAD_IN = re.compile(r"以下|如下|[::]\s*$|主要目标|总体目标|目标是")
#: How near the end of a sentence the words of a lead-in stand.
_LEAD_IN_REACH = (24, 12)
_YEAR = re.compile(r"((?:19|20)\d{2})年")
#: A longer heading is a sentence: a year in it need not govern what follows.
MAX_HEADING = 40


class Governing:
    """Follows a plan from sentence to sentence and keeps what reaches farther than one.

    A deadline holds for the rest of its paragraph; that of a lead-in (到2025年，主要目标如下：), or
    of any paragraph under a heading of goals, for the rest of its section; the year of a heading
    wherever nothing nearer is said.
    """

    def __init__(self, plan: Plan, document: Document) -> None:
        self._plan = plan
        self._document = document
        self._sections = {section.section_id: section for section in plan.sections}
        self._section: Section | None = None
        self._in_paragraph: YearMention | None = None
        self._in_section: YearMention | None = None
        self._lead_end = -1
        self._headings: list[str] = []
        self._heading_year: int | None = None
        self._nature: str | None = None
        self._tense = 0.0

    def enter_line(self) -> None:
        """Forget what does not reach over a line break."""
        self._in_paragraph = None

    def setting(self, sentence: Sentence) -> Setting:
        """What governs a sentence."""
        self._move(sentence.start)
        return Setting(
            self._section.section_id if self._section else None,
            self._headings[-1] if self._headings else "",
            self._heading_year,
            self._in_paragraph or self._in_section,
            self._nature,
            self._tense,
        )

    def note(self, sentence: Sentence) -> None:
        """Take over the deadline that a sentence sets for those behind it."""
        mention = self._governing_year(sentence)
        if mention is None:
            return
        self._in_paragraph = mention
        far, near = _LEAD_IN_REACH
        text = self._document.text[sentence.start : sentence.end + 1]
        goals = bool(self._headings) and "目标" in self._headings[-1]
        if goals or _LEAD_IN.search(text[-far:].rstrip()) or _LEAD_IN.search(sentence.text[-near:]):
            self._in_section = mention
            self._lead_end = self._section.text_end if self._section else len(self._document.text)

    def _governing_year(self, sentence: Sentence) -> YearMention | None:
        """The last deadline or period of a sentence, or else its last plain year."""
        known = [year for year in sentence.years if year.last]
        found = [year for year in known if year.role in ("deadline", "period")] or [
            year for year in known if year.role == "date" and year.rule == "year"
        ]
        # 2020年前 bounds its own clause only
        text = self._document.text
        found = [year for year in found if text[year.end - 1] != "前"]
        return found[-1] if found else None

    def _move(self, start: int) -> None:
        """Notice where a new section begins and a lead-in ends."""
        section = self._plan.section_at(start)
        if section is not self._section:
            self._enter(section)
        if start >= self._lead_end:
            self._in_section = None

    def _enter(self, section: Section | None) -> None:
        """Read the headings above: their orientation, and a year that governs what follows."""
        self._section = section
        headings: list[str] = []
        at = section
        while at is not None:
            headings.append(fold(at.heading_zh))
            at = self._sections.get(at.parent_id) if at.parent_id else None
        self._heading_year = next(filter(None, map(_year_of, headings)), None)
        headings.reverse()
        self._headings = headings
        self._tense = heading_tense(headings)
        self._nature = nature_of(" ".join(headings))


def _year_of(heading: str) -> int | None:
    """Last year that a heading names."""
    if len(heading) >= MAX_HEADING:
        return None
    years = [int(year) for year in _YEAR.findall(heading)]
    years += [mention.last for mention in relative_periods(heading) if mention.last]
    return years[-1] if years else None
