"""The years of the plan that a text is about, where its title or a sentence of its own says them.

In: the sentences of a text in order. Out: first and last year of the plan; targets without another
year are due by the last. A source record that names the period goes before all of this. (The single
year that a part of a text is about is found in `dates.part_years`.)
"""

from __future__ import annotations

import re

from ecociv.extract.dates.relative import end_of_five
from ecociv.extract.scene import Document, Sentence
from ecociv.read.plan import Section

_PLAN_WORD = r"(?:规划|计划|方案|纲要|要点|行动|任务|目标|安排|清单|意见)"
_PLAN_TITLE = re.compile(_PLAN_WORD)
#: A line that is a title: 2018年行动计划, 实施方案(2021-2025年), 九大行动任务明确.
_TITLE = re.compile(
    rf"[^\n。;!?,:]{{0,60}}{_PLAN_WORD}(?:[((][^()]{{0,16}}[))]|[^\n。;!?,:]{{0,4}})?\s*"
)
#: A plan named as what the text is about: 印发《…》, 《…》提出, 《…》拟….
_NAMED = re.compile(r"《(?P<title>[^《》\n]{4,80})[《》]")
_INTRODUCED = re.compile(
    r"(?:印发|出台|发布|公布|下发|编制|制[定订]|起草|下达|审定|签发|出炉|听证|审议|通过|获批|批复|批准|实施)[^,;。]{0,8}$"
)
_INTRODUCED_REACH = 16
_SAYS = re.compile(
    r":|[^,;。]{0,24}?(?:提出|明确|要求|指出|确定|显示|给出)|,?(?:拟|规划|计划|提出|明确|将)"
)
#: 根据《…规划》,全市将…, but not 根据《…规划》,制定本方案.
_BY = re.compile(r"(?:根据|按照|依据)$")
_THEN = re.compile(r",(?!结合|[特现]?制定|为|经|[^,;。]{0,6}(?:制定|编制))")
_YEARS = re.compile(
    r"(?:(?P<first>20\d\d)\s*年?\s*[-—~至到]+\s*)?(?P<last>20\d\d)\s*(?:年|[))])"
    r"|(?P<five>十[一二三四五六七])五"
)
#: 制定了“十三五”主要目标。
_GOALS = re.compile(
    r"(?:制定|提出|明确|确定|[的是]|^)了?“?(?P<title>十[一二三四五六]五”?(?:时期|期间)?(?:的?(?:主要|总体|发展|工作|预期))*(?:目标|任务))"
    r"(?:[是为]|如下|$)"
)
#: 规划期限为2016年至2020年.
_TERM = re.compile(r"(?:规划|实施|建设|行动|计划)(?:期限?|年限|时限|期间)(?:是|为|:|从|自)")
_TERM_REACH = 40

Years = tuple[int, int]


class PlanYears:
    """Follows a text from sentence to sentence and keeps the years of its plan.

    A title or a term holds for the whole text, a plan that is named within a section for that
    section.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._whole: Years | None = None
        self._named: Years | None = None
        self._named_end = -1

    def at(self, pos: int) -> Years | None:
        """Years of the plan that a place of the text is about."""
        return self._named if self._named and pos < self._named_end else self._whole

    def note(self, sentence: Sentence, section: Section | None) -> None:
        """Take over the years of a plan that a sentence introduces."""
        term = self._term(sentence)
        found = term or self._titled(sentence) or self._introduced(sentence)
        if found and section and not term:
            self._named, self._named_end = found, section.text_end
        elif found:
            self._whole = found

    def _term(self, sentence: Sentence) -> Years | None:
        """The term of the plan: 规划期限为2016年至2020年."""
        if not sentence.years:
            return None
        term = _TERM.search(self._document.text, sentence.start, sentence.end)
        if term is None:
            return None
        end = term.end()
        near = [year for year in sentence.years if 0 <= year.start - end <= _TERM_REACH]
        spans = [(year.first or year.last, year.last) for year in near if year.last]
        return (min(spans)[0], max(last for _, last in spans)) if spans else None

    def _titled(self, sentence: Sentence) -> Years | None:
        """Years of a line that is the title of a plan."""
        text, start, end = self._document.text, sentence.start, sentence.end
        whole_line = text[start - 1 : start] in ("", "\n") and text[end : end + 1] in ("", "\n")
        if whole_line and _TITLE.fullmatch(sentence.text):
            return _years_of_plan(sentence.text)
        return None

    def _introduced(self, sentence: Sentence) -> Years | None:
        """Years of a plan that the sentence names as what it is about."""
        text, start, end = self._document.text, sentence.start, sentence.end
        named = _NAMED.finditer(text, start, end) if text.find("《", start, end) >= 0 else ()
        for match in named:
            before = max(start, match.start() - _INTRODUCED_REACH)
            if (
                _INTRODUCED.search(text, before, match.start())
                or _SAYS.match(text, match.end())
                or (_BY.search(text, before, match.start()) and _THEN.match(text, match.end()))
            ):
                return _years_of_plan(match.group("title"))
        # most sentences name no such plan, and a plain search is faster than the pattern
        goals = _GOALS.search(text, start, end) if text.find("五", start, end) >= 0 else None
        return _years_of_plan(goals.group("title")) if goals else None


def _years_of_plan(title: str) -> Years | None:
    """First and last year that the title of a plan names (“十四五” is 2021 to 2025).

    Only plans set targets for their years; a report or a regulation does not.
    """
    if not _PLAN_TITLE.search(title):
        return None
    found = None
    for match in _YEARS.finditer(title):
        if match.group("five"):
            last = end_of_five(match.group("five"))
            found = last - 4, last
        else:
            last = int(match.group("last"))
            found = int(match.group("first") or last), last
    return found
