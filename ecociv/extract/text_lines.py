"""Lines of a text: which go on with the one before, which are members of a list.

In: folded text and a place. Out: where a list ends, whether a year opens its line.
"""

from __future__ import annotations

import re

from ecociv.extract.scene import Sentence
from ecociv.extract.tokens import YearMention

#: What may stand before the year that opens a paragraph: (二)年度目标。到….
_OPENING = re.compile(
    r"\s*(?:[-—·•●■◆○*]+|[(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)、.])?[^,;:。\d]{0,16}[。:]?\s*"
    r"(?:到|至|在|力争|争取|确保|计划|—)*"
)
_OPENING_REACH = 32
#: So much of a line is read to see whether it ends within a sentence; a heading is shorter.
_LONG_LINE = 400
_LONG_HEADING = 30
#: A member of a list: 2、….
_MEMBER = re.compile(r"\s*[(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)、.](?!\d)")
#: Members of a list, each a line.
_LIST_LINE = re.compile(
    r"[ \t\u3000]*(?:[-—·•●■◆○]|[一二三四五六七八九十]{1,3}是|[(]?\d{1,2}[)、.](?!\d)|[①-⑳]"
    r"|首先|其次)"
)
_LINE_LENGTH = 600


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
        return _MEMBER.match(before) is not None and _MEMBER.match(text, start) is not None
    return len(before) > _LONG_HEADING and "," in before and "\u4e00" <= before[-1] <= "\u9fff"


def list_end(text: str, sentence: Sentence) -> int:
    """Where the list ends that the line of a sentence leads in, 0 where there is none.

    2017年绿化工作稳步推进。 一是…; the line itself is none of its members.
    """
    start = text.rfind("\n", max(0, sentence.start - _LINE_LENGTH), sentence.start) + 1
    end = text.find("\n", sentence.end, sentence.end + _LINE_LENGTH)
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


def opens_line(text: str, year: YearMention, opening: re.Pattern[str] = _OPENING) -> bool:
    """Whether a year opens its line, behind an opening (a number or a heading) at most."""
    near = max(0, year.start - _OPENING_REACH)
    start = text.rfind("\n", near, year.start) + 1
    if not start and near:
        return False
    return opening.fullmatch(text, start, year.start) is not None
