"""Lines of a text: which go on with the one before, which are members of a list.

In: folded text and a place. Out: where a list ends, whether a year opens its line. (Breaks that the
copy put within sentences are mended before, in `text.line_breaks`.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ecociv.extract.values.tokens import YearMention

#: What may stand before the year that opens a paragraph: (二)年度目标。到….
_OPENING = re.compile(
    r"\s*(?:[-—·•●■◆○*]+|[(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)、.])?[^,;:。\d]{0,16}[。:]?\s*"
    r"(?:在[^,;:。\d]{1,10}[上下中],|为此,|同时,|此外,|另外,)?"
    r"(?:到|至|在|力争|争取|确保|计划|—)*"
)
_OPENING_REACH = 32
#: So much of a line is read to see whether it ends within a sentence; a heading is shorter.
_LONG_LINE = 400
_LONG_HEADING = 30
#: A member of a list: 2、….
_MEMBER = re.compile(r"\s*[(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})(?:[)、]|\.(?!\d))")
#: Members of a list, each a line, and goals told in turn: 产业结构更加优化:….
_LIST_LINE = re.compile(
    r"[ \t\u3000]*(?:[-—·•●■◆○]|[一二三四五六七八九十]{1,3}是|[(]?\d{1,2}(?:[)、]|\.(?!\d))|[①-⑳]"
    r"|首先|其次"
    r"|[\u4e00-\u9fff]{2,12}(?:更加?|进一步|明显|显著|不断|全面|大幅|持续|基本|稳步|稳定|快速|日益|逐步|较快|有效|取得|实现|达到|迈[上向]|再上)"
    r"[\u4e00-\u9fff]{1,8}[:。])"
)
_LINE_LENGTH = 600
#: A line that leads in goals, unless it tells that they were reached.
_GOALS_LEAD = re.compile(r"目标(?:任务)?(?:是|为|如下)?[:][ \t\u3000]*(?=\n)")
_REACHED = re.compile(r"完成|实现了|已|过去|回顾")
_REACHED_REACH = 24


class AtLineStart:
    r"""A pattern that begins where a line does.

    A search skips from break to break; ``(?:^|\n)`` would be tried at every character.

    Examples
    --------
    >>> heads = AtLineStart("[一二]、")
    >>> [heads.search("一、水\n二、林", low, 7).start() for low in (0, 1)]
    [0, 3]
    """

    def __init__(self, pattern: str) -> None:
        self._first = re.compile(pattern)
        self._behind_break = re.compile(rf"\n{pattern}")

    def search(self, text: str, low: int, end: int) -> re.Match[str] | None:
        """The first match in a part of a text, from the break before its line on."""
        first = None if low else self._first.match(text, 0, end)
        return first or self._behind_break.search(text, low, end)


def is_broken(text: str, start: int) -> bool:
    """Whether a line goes on with what the line before could not hold, or with its list."""
    end = max(0, start - 1)
    if text[end - 1 : end] in ("。", ""):
        # most lines end so
        return False
    low = max(0, end - _LONG_LINE)
    before = text[max(low, text.rfind("\n", low, end) + 1) : end].rstrip()
    if before[-1:] in (",", "、"):
        return True
    if before[-1:] == ";":
        # a number on the second line alone opens something new
        return _MEMBER.match(before) is not None or _MEMBER.match(text, start) is None
    return len(before) > _LONG_HEADING and "," in before and "\u4e00" <= before[-1] <= "\u9fff"


def list_end(text: str, start: int, end: int) -> int:
    """Where the list ends that the line of a sentence leads in, 0 where there is none.

    2017年绿化工作稳步推进。 一是…; the line itself is none of its members.
    """
    start = text.rfind("\n", max(0, start - _LINE_LENGTH), start) + 1
    end = text.find("\n", end, end + _LINE_LENGTH)
    if end < 0 or _LIST_LINE.match(text, start):
        return 0
    listed = 0
    while 0 <= end < len(text):
        low = end + 1
        end = text.find("\n", low)
        if _LIST_LINE.match(text, low):
            listed = end if end >= 0 else len(text)
        elif text[low : end if end >= 0 else len(text)].strip():
            break
    return listed


def goal_lists(text: str) -> Iterator[tuple[int, int]]:
    r"""Where lists of goals begin and end that a line leads in (主要目标是:).

    Examples
    --------
    >>> text = "主要目标是:\n--造林5万亩\n--绿地率达到40%\n林业现状"
    >>> [text[start:end] for start, end in goal_lists(text)]
    ['\n--造林5万亩\n--绿地率达到40%']
    """
    for lead in _GOALS_LEAD.finditer(text):
        if _REACHED.search(text, max(0, lead.start() - _REACHED_REACH), lead.start()):
            continue
        end = list_end(text, lead.start(), lead.end())
        if end:
            yield lead.end(), end


def opens_line(text: str, year: YearMention, opening: re.Pattern[str] = _OPENING) -> bool:
    """Whether a year opens its line, behind an opening (a number or a heading) at most."""
    near = max(0, year.start - _OPENING_REACH)
    start = text.rfind("\n", near, year.start) + 1
    if not start and near:
        return False
    return opening.fullmatch(text, start, year.start) is not None
