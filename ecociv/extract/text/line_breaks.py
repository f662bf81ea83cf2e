"""Line breaks inside a sentence: text copied from a page whose lines were broken for print.

In: folded text. Out: the same text with a blank for each such break, so that offsets stay. Most
lines without an end mark are headings or members of a list, which stay cut: only what cannot end a
line, or cannot begin one, shows that a sentence goes on. Where the unfinished lines of a text are
all about as wide, they were filled to the width of a page, and every full line goes on.
"""

from __future__ import annotations

import re
from collections import Counter

#: Behind an end mark a line is over, whatever follows.
_BREAK = re.compile(r"\n(?<![。;!?:.]\n)\s{0,8}")
#: How far before a break the words reach that are looked at.
_REACH = 4
#: No heading ends so; 目的, 行为, 参与 and their like are nouns.
_OPEN_END = re.compile(
    r"(?:(?<!目)的|(?<![行作有人])为|(?<![存所内潜])在|(?<![参给])与|(?<![普涉可])及|(?<![饱缓温祥])和|达到|提高到"
    r"|降低到|下降到|控制到|(?<![报周])[至将把]|不低于|不高于|不少于|不超过|超过|高于|低于|[、,(])$"
)
#: The characters that `_OPEN_END` may end with: a look at one is faster than the pattern.
_OPEN_CHARACTERS = frozenset("的为在与及和到至将把于过、,(")
_NUMBER_END = re.compile(r"[\u4e00-\u9fff]\s?\d[\d.]{0,6}$")
_UNIT_NEXT = re.compile(r"[%年万亿个座吨]|微克|毫克|公里|公顷|平方|立方|亩")
_CLOSING = re.compile(r"[,。;、)%]|以上|以下|以内|左右|个百分点")
_LIST_MARK = re.compile(
    r"[-*·●○■□◆◇▲—①-⑳]|[(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[、.)](?!\d)|第[一二三四五六七八九十]"
)
#: A page is at least so wide (a Chinese character counts two), its lines differ by so much, the
#: first of a paragraph is indented, and so many lines must be full.
_MIN_WIDTH = 40
_SPREAD = 2
_INDENT = 4
_MIN_LINES = 3
#: Of so many lines one may be wider, not more: a text with a line for each paragraph has no page.
_WIDER = 20
_NARROW = re.compile(r"[0-9A-Za-z .%/-]")
_ENDED = "。;!?:."
#: 森林覆盖率 % 35 40, or a bar: the row of a table, which is as wide as it is.
_ROW = re.compile(r"(?:\d[%年]?|年[^ \d,。]{1,6}) +(?:[<>≤≥]=?)?\d[^,;。]*$")


def join_lines(text: str) -> str:
    r"""Blank the line breaks that stand inside a sentence.

    Examples
    --------
    >>> join_lines("优良率在\n90%以上;\n二、水")
    '优良率在 90%以上;\n二、水'
    """
    width = _page_width(text)
    return _BREAK.sub(lambda match: _joined(match, width), text)


def _width(line: str) -> int:
    """Width of a line as printed."""
    return 2 * len(line) - len(_NARROW.findall(line))


def _page_width(text: str) -> int:
    """Width that the unfinished lines of a text were filled to, 0 where they were not."""
    lines = [line.rstrip() for line in text.split("\n")]
    # a character counts two at most
    long = (line for line in lines if 2 * len(line) >= _MIN_WIDTH and line[-1] not in _ENDED)
    widths = [_width(line) for line in long if not _is_row(line)]
    widths = [width for width in widths if width >= _MIN_WIDTH]
    if len(widths) < _MIN_LINES:
        return 0
    common, _ = Counter(widths).most_common(1)[0]
    full = sum(abs(width - common) <= _SPREAD for width in widths)
    if full < _MIN_LINES or 2 * full < len(widths):
        return 0
    wider = sum(len(line) > common or _width(line) > common + _SPREAD for line in lines)
    return 0 if _WIDER * wider > len(lines) else common


def _is_row(line: str) -> bool:
    """Whether a line is the row of a table."""
    # most lines hold neither, and a plain search is faster than the pattern
    return "|" in line or (" " in line and _ROW.search(line) is not None)


def _is_full(line: str, page: int) -> bool:
    """Whether a line fills the page, counting the indent of a paragraph."""
    is_wide = -_INDENT - _SPREAD <= _width(line.strip()) - page <= _SPREAD
    return is_wide and not _is_row(line)


def _joined(match: re.Match[str], page: int) -> str:
    """A break itself, or blanks of its length."""
    text, start, end = match.string, match.start(), match.end()
    while text[start - 1 : start] == " ":
        start -= 1
    before = text[max(0, start - _REACH) : start]
    if not before or before[-1] in "\n|":
        return match.group()
    soft = (
        (_CLOSING.match(text, end) is not None and before[-1] not in ".。;!?:")
        or (
            before[-1] in _OPEN_CHARACTERS
            and _OPEN_END.search(before) is not None
            and not _LIST_MARK.match(text, end)
        )
        or (
            before[-1] in "0123456789."
            and _NUMBER_END.search(before) is not None
            and _UNIT_NEXT.match(text, end) is not None
        )
        or (
            page
            and _is_full(text[max(text.rfind("\n", 0, start), start - page) + 1 : start], page)
            and not _LIST_MARK.match(text, end)
        )
    )
    return " " * len(match.group()) if soft else match.group()
