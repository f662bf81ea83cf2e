"""Line breaks inside a sentence: text copied from a page whose lines were broken for print.

In: folded text. Out: the same text with a blank for each such break, so that offsets stay. Most
lines without an end mark are headings or members of a list, which stay cut: only what cannot end a
line, or cannot begin one, shows that a sentence goes on.
"""

from __future__ import annotations

import re

#: Behind an end mark a line is over, whatever follows.
_BREAK = re.compile(r"(?<![。;!?:.])\n\s{0,8}")
#: How far before a break the words reach that are looked at.
_REACH = 4
#: No heading ends so; 目的, 行为, 参与 and their like are nouns.
_OPEN_END = re.compile(
    r"(?:(?<!目)的|(?<![行作有人])为|(?<![存所内潜])在|(?<![参给])与|(?<![普涉可])及|(?<![饱缓温祥])和|达到|提高到"
    r"|降低到|下降到|控制到|(?<![报周])[至将把]|不低于|不高于|不少于|不超过|超过|高于|低于|[、(])$"
)
_NUMBER_END = re.compile(r"[\u4e00-\u9fff]\s?\d[\d.]{0,6}$")
_UNIT_NEXT = re.compile(r"[%年万亿个座吨]|微克|毫克|公里|公顷|平方|立方|亩")
_CLOSING = re.compile(r"[,。;、)%]|以上|以下|以内|左右|个百分点")
_LIST_MARK = re.compile(
    r"[-*·●○■□◆◇▲—①-⑳]|[(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[、.)](?!\d)|第[一二三四五六七八九十]"
)


def join_lines(text: str) -> str:
    r"""Blank the line breaks that stand inside a sentence.

    Examples
    --------
    >>> join_lines("优良率在\n90%以上;\n二、水")
    '优良率在 90%以上;\n二、水'
    """
    return _BREAK.sub(_joined, text)


def _joined(match: re.Match[str]) -> str:
    """A break itself, or blanks of its length."""
    text, start, end = match.string, match.start(), match.end()
    while text[start - 1 : start] == " ":
        start -= 1
    before = text[max(0, start - _REACH) : start]
    if not before or before[-1] == "\n":
        return match.group()
    soft = (
        (_CLOSING.match(text, end) is not None and before[-1] not in ".。;!?:")
        or (_OPEN_END.search(before) and not _LIST_MARK.match(text, end))
        or (_NUMBER_END.search(before) and _UNIT_NEXT.match(text, end))
    )
    return " " * len(match.group()) if soft else match.group()
