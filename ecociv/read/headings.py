"""Lines of a text that are headings: numbered ones in every usual form, and some without a number.

In: text. Out: headings in text order, not yet with levels. Only the beginning of a line can be a
heading; each line is looked at once and to a bounded depth, so the work grows with the length
alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

#: Kinds of numbering from the highest to the lowest, as official Chinese documents nest them.
KINDS = (
    "part",
    "chapter",
    "division",
    "article",
    "cn",
    "cn_paren",
    "multi",
    "arabic",
    "arabic_paren",
    "arabic_half",
    "circled",
    "ordinal",
    "box",
)
ATTACHMENT = "attachment"
PLAIN = "plain"
_LEAD = 60

_CN = "[〇零一二三四五六七八九十百]{1,5}"
_DIGITS = "[0-9０-９]{1,2}"
_NUMBER = rf"(?:{_CN}|{_DIGITS})"
_BLANK = r"[ \t\u3000\xa0\u2002\u2003]"
_HAN = "[\u4e00-\u9fff“《]"
_HEADING = re.compile(
    rf"^{_BLANK}*+(?:\#{{1,6}}{_BLANK}*+)?(?:\*\*|__)?{_BLANK}*+(?P<numbering>"
    rf"(?P<part>第{_NUMBER}(?:部分|[篇编]))"
    rf"|(?P<chapter>第{_BLANK}?{_NUMBER}{_BLANK}?章)"
    rf"|(?P<division>第{_BLANK}?{_NUMBER}{_BLANK}?节)"
    rf"|(?P<article>第{_NUMBER}条(?={_BLANK}))"
    rf"|(?P<cn>{_CN}{_BLANK}?[、.．])"
    rf"|(?P<cn_paren>[(（]{_BLANK}?{_CN}{_BLANK}?[)）]、?|[㈠-㈩])"
    rf"|(?P<multi>{_DIGITS}(?:[.．]{_DIGITS}){{1,3}}(?=[.．、]?(?:{_BLANK}|{_HAN}))[.．、]?)"
    rf"|(?P<arabic>{_DIGITS}{_BLANK}?[.．、](?![0-9０-９](?![0-9０-９]{{3}}年))|[⒈-⒛])"
    rf"|(?P<arabic_paren>[(（]{_BLANK}?{_DIGITS}{_BLANK}?[)）]、?|[⑴-⒇])"
    rf"|(?P<arabic_half>{_DIGITS}[)）]、?)"
    r"|(?P<circled>[①-⑳])"
    rf"|(?P<ordinal>第{_CN}[,，、:：]|{_CN}是)"
    rf"|(?P<box>专栏{_BLANK}?{_NUMBER})"
    rf"|(?P<attachment>附[件表录图]{_BLANK}?(?:{_NUMBER}(?:[-—–]{_DIGITS})?)?(?=[:：\s]|\Z))"
    r")",
    re.MULTILINE,
)
_WORD = re.compile(r"\w")
_LEAD_END = re.compile("[。！？!?]")
_CLAUSE_END = re.compile("[：:；;，,]")
_CONTENTS_LINE = re.compile(r"(?:[.．·]{3,}|…{2,}|\t)\s*[0-9０-９]{1,3}\s*$")
# 一、二产业 and 三、四线城市 count things; they open no section.
_COUNTING = re.compile("[二三四五六七八九十][、级类线次产季月期代]")
# 12.5公里 and 1.2亿元 are measures; 1.2公共交通 and 1.1项目背景 are headings.
_UNIT = re.compile(
    "[万亿千百十%％‰℃个倍吨元月日秒米克升瓦亩座户件处辆套株头次厘毫微级成]|平方|立方|公里|公顷|公斤"
    "|年(?!度)|时(?![代期空])|天(?!然)|条(?!件)|项(?!目)|家(?!园)|人(?![口才民居与])"
)
_OPEN_LINE = re.compile(r"[，,、(（《“]\s*$")

# Headings without a number: short lines between paragraphs. Bold ones need no more; others, which
# may also be picture captions (Suifenhe), must end in a word that names a part of a document.
_PLAIN = re.compile(
    rf"^{_BLANK}*+(?P<title>(?:\*\*[^\n。；;！？!?*]{{4,44}}\*\*)|[^\s。；;，,、：:！？!?*—-]"
    rf"[^\n。；;，,：:！？!?*]{{3,31}})[：:]?(?={_BLANK}*+\r?$)",
    re.MULTILINE,
)
_PART_OF_DOCUMENT = re.compile(
    "(?:工作|任务|目标|要求|安排|回顾|总结|思路|重点|建设|情况|形势|解释|注释|说明|实事|成就|成效|考虑|措施"
    "|部署|原则|依据|背景|基础|问题|指标|工程|项目|内容)$"
)
#: A passage may begin with the heading of its section; the title of a document ends otherwise.
_SECTION = re.compile("(?:目标|任务|要求|回顾|成就|成效|基础|现状|问题|形势|背景)$")
_CLOSED = re.compile(r"[。；;！!？?：:”\")）*]$")
# A speaker, a date, an address, or the lead-in of a list (重点抓好以下工作).
_NO_TITLE = re.compile(
    "[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日|^(?:各位|同志)|(?:抓好?|做好?)(?:了|以下|下列|[^，]{1,8}[个项方])"
    r"|(?:[市省州县区]长|主席|主任|书记)\s*[\u4e00-\u9fff·\s]{2,6}$"
)
_GLOSSARY = re.compile("(?:解释|注释|注解|释义)(?:[和及](?:有关)?说明)?$|附件[0-9一二三四五六]?$")


@dataclass(frozen=True, slots=True)
class HeadingLine:
    """A heading: where its words begin, where heading or lead-in end, kind, number and words."""

    start: int
    end: int
    kind: str
    numbering: str
    title: str


def find_heading_lines(text: str) -> list[HeadingLine]:
    """All heading lines of a text, in order."""
    numbered = [line for match in _HEADING.finditer(text) if (line := _numbered(text, match))]
    return sorted([*numbered, *_plain(text, numbered)], key=lambda line: line.start)


def _numbered(text: str, match: re.Match[str]) -> HeadingLine | None:
    kind = next(name for name in (*KINDS, ATTACHMENT) if match[name] is not None)
    body = match.end()
    line_end = text.find("\n", body)
    line_end = len(text) if line_end < 0 else line_end
    # The heading words are looked for in a bounded stretch, however long the line is.
    rest = text[body : min(line_end, body + 4 * _LEAD)]
    whole = body + len(rest) == line_end
    if not _opens_section(text, match, kind, rest, whole):
        return None
    lead, length = _lead(rest, whole)
    title = lead.strip().strip("*_").strip(" \t\u3000\xa0:：")
    if not _WORD.search(title) and kind != ATTACHMENT:
        return None
    return HeadingLine(match.start("numbering"), body + length, kind, match["numbering"], title)


def _opens_section(text: str, match: re.Match[str], kind: str, rest: str, whole: bool) -> bool:
    if whole and _CONTENTS_LINE.search(rest):
        return False
    if kind == "cn" and _COUNTING.match(rest):
        return False
    if kind == "ordinal" and rest[:1] == "第":
        return False
    if kind == "multi" and (_UNIT.match(rest) or not whole or "。" in rest):
        return False
    if kind in {"part", "chapter", "division"} and (not whole or _LEAD_END.search(rest)):
        return False
    before = text[max(match.start() - 20, 0) : match.start()].rstrip()
    return not _OPEN_LINE.search(before)


def _lead(rest: str, whole: bool) -> tuple[str, int]:
    """Words of a heading and how many characters they take of the rest of its line."""
    stop = _LEAD_END.search(rest, 0, _LEAD)
    if stop:
        return rest[: stop.start()], stop.end()
    if whole and len(rest) <= _LEAD:
        return rest, len(rest)
    clause = _CLAUSE_END.search(rest, 1, _LEAD)
    if clause:
        return rest[: clause.start()], clause.end()
    return rest[:_LEAD], min(len(rest), _LEAD)


def _plain(text: str, numbered: list[HeadingLine]) -> Iterator[HeadingLine]:
    taken = {line.start for line in numbered}
    for match in _PLAIN.finditer(text):
        title = match["title"].strip("*").strip()
        start = match.start("title")
        offset = start + (2 if match["title"].startswith("**") else 0)
        if taken.intersection((start, offset)) or _NO_TITLE.search(title):
            continue
        if start == offset and not _PART_OF_DOCUMENT.search(title):
            continue
        before = text[max(start - 40, 0) : start].rstrip()
        behind = text[match.end() : match.end() + 80].strip()
        # In the title block at the top no line ends in a mark; behind a heading there is text.
        opens = not before and _SECTION.search(title) is not None
        if (opens or (before and _CLOSED.search(before))) and behind:
            kind = ATTACHMENT if _GLOSSARY.search(title) else PLAIN
            yield HeadingLine(offset, match.end(), kind, "", title)
