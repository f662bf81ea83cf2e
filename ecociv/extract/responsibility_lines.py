"""Find responsibility lines: brackets and sentences that name the bodies in charge of a task.

In: the text of a plan. Out: a `Line` for each of them, with its lead and responsible bodies as
written; offsets are those of the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_BLANK = r"[ \t\u3000\xa0]"
_LEAD_LABEL = (
    "(?:[省市县区]级)?(?:责任)?(?:总?牵头|主办|主责)(?:责任)?(?:单位|部门|机构)|牵头责任"
    "|(?:总?牵头|主办)(?=[:：])"
)
_OTHER_LABEL = (
    "(?:[省市县区]级)?(?:主要)?(?:责任|配合|协办|参与|参加|协同|协作|协助|落实|实施|承办|会同)"
    "(?:单位|部门|机构|县区)|(?:责任|实施)主体(?=[:：])|(?:配合|参与|协办|责任)(?=[:：])"
)
_LABEL = re.compile(
    rf"(?:(?P<lead>{_LEAD_LABEL})|{_OTHER_LABEL})(?:\*\*)?{_BLANK}?(?P<colon>[:：]|为)?"
)
# 完成时限：2025年底 and 责任领导：… stand in the same brackets and name no body.
_FOREIGN_LABEL = re.compile(r"[^:：、]{2,8}[:：]")
_INSIDE = r"(?:[^（）()\[\]【】\n]|(?<=[、，,；;])\n)"
_BRACKET = re.compile(
    rf"[（(\[【](?P<content>{_INSIDE}{{3,600}}+(?:[（(]{_INSIDE}{{0,40}}+[)）]{_INSIDE}{{0,600}}+)"
    r"{0,16}+)[)）\]】]"
)
# Outside brackets a line counts only where a label with its colon opens a line or a sentence.
_FREE = re.compile(
    rf"(?:^|(?<=[。；;])){_BLANK}*+(?:\*\*|[（(\[【])?"
    rf"(?P<content>(?:{_LEAD_LABEL}|{_OTHER_LABEL}){_BLANK}?(?:\*\*)?[:：][^。\n]{{2,600}})",
    re.MULTILINE,
)
_FREE_PROSE = re.compile(
    rf"(?:^|(?<=[。；;])){_BLANK}*+(?P<content>[^。；;，,\n]{{2,80}}?牵头[^。\n]{{0,200}})(?=[。\n]|\Z)",
    re.MULTILINE,
)
# A label behind a blank opens a clause even without a mark before it.
_CLAUSE = re.compile(
    rf"(?:(?!{_BLANK}+(?:{_LEAD_LABEL}|{_OTHER_LABEL}))[^，,；;。（）()]|[（(][^（）()]{{0,40}}[)）])+"
)
_ITEM = re.compile(r"(?:[^、（）()]|[（(][^（）()]{0,40}[)）])+")
_SHARE = r"(?:共同|分别|联合|具体|各|按照?(?:各自)?(?:职责|职能|分工)+)*"
_LEAD_VERB = re.compile(rf"{_SHARE}牵头{_SHARE}(?:负责|实施|组织实施|落实|推进)?$")
_OTHER_VERB = re.compile(
    rf"{_SHARE}(?:负责|配合|参与|参加|协助|协同|落实|实施|组织实施|积极配合|支持)+$"
)
_BODY = (
    "局|委|办|部|院|处|厅|府|司|署|社|队|站|所|中心|会|关|联|协|团|校|大学|行|单位|部门|机构|企业"
    "|室|组|馆|台|园|库|县|区|镇|乡|街道|市|州|旗|人大|公安|消防"
)
_IS_BODY = re.compile(
    r"\s*由?(?!和(?![平县田政顺龙静硕])|[及与或为是的要须需按未]|应(?!急)|会同|将(?!乐)|对(?!外)|不(?!动产))"
    r"[^\s:：。；;，,、]"
    rf"(?:[^:：。；;，,、（）()]|[（(][^（）()]{{0,20}}[)）]){{0,30}}(?:{_BODY})(?:[（(][^（）()]{{1,20}}[)）])?\s*$"
)
# 由龙头企业牵头，高校参与: actors of a market, not bodies in charge.
_ACTOR = re.compile("(?:企业|高校|院所|院校|科研机构|社会组织|协会|公司|大学|社会)$")
_LED = re.compile("[（(]牵头(?:单位|部门)?[)）]$")
_AND_SO_ON = re.compile(
    r"(?<=(?:局|委|办|部|院|处|厅|府|司|心|会|社|关|队|所|站|联|区|县|市|镇|室|团|行|校))等.*$"
    r"|等(?:相关|有关|部门|单位|成员).*$|等$"
)
_AND = re.compile(
    "(?<=(?:局|委|办|部|院|厅|府|处|社|司|室))(?:以及|和|及|与)"
    "(?!(?:人民)?政府$|(?:相关|有关)?(?:单位|部门)$)"
    "|(?<=(?:中心|委会|协会|合会|公司|单位|部门))(?:以及|和|及|与)(?!(?:人民)?政府$|单位$|部门$)"
)
_GENERIC = re.compile("(?:各|其他)?(?:相关|有关)(?:责任)?(?:部门|单位)(?:[和、](?:部门|单位))?")
_NOTE = re.compile("^(?:后续|以上|同上|下同)|不再|均需|逐一|负责$|配合$|完成$|列出$")
_DEADLINE = re.compile("完成|时限|[年月]底|[0-9]年")
_STOPS = frozenset("\n。；;！")
_BLANKS = " \t\r\n\u3000\xa0*"


@dataclass(frozen=True, slots=True)
class Body:
    """A body as written; ``role`` is ``lead`` or ``responsible``."""

    role: str
    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Line:
    """A responsibility line: its extent and its bodies."""

    start: int
    end: int
    bodies: tuple[Body, ...]


def responsibility_lines(text: str) -> list[Line]:
    """All responsibility lines of a text, in order; a label line below another joins it.

    Examples
    --------
    >>> [line] = responsibility_lines("造林。（由林业局牵头，财政局、水利局配合）")
    >>> [(body.role, body.name) for body in line.bodies]
    [('lead', '林业局'), ('responsible', '财政局'), ('responsible', '水利局')]
    """
    found: list[Line] = []
    matches = [*_BRACKET.finditer(text), *_FREE.finditer(text), *_FREE_PROSE.finditer(text)]
    # Where a bracket and a free line begin at one place, the bracket is the whole line.
    matches.sort(key=lambda match: (match.start("content"), match.re is not _BRACKET))
    taken = 0
    for match in matches:
        start, end = match.span("content")
        if start < taken:
            continue
        bodies = _labelled(text, start, end) or (_prose(text, start, end) if _closes(match) else ())
        if not bodies:
            continue
        taken = match.end()
        line = Line(match.start() if match.re is _BRACKET else start, taken, tuple(bodies))
        if found and _joins(text, found[-1], line):
            above = found.pop()
            line = Line(above.start, line.end, (*above.bodies, *line.bodies))
        found.append(line)
    return found


def _closes(match: re.Match[str]) -> bool:
    """Whether a match stands where a sentence or line ends, as brackets without a label must."""
    text = match.string
    after = text[match.end() : match.end() + 6].lstrip(" \t\u3000\xa0\r*")
    return text[match.start() - 1 : match.start()] in _STOPS or not after or after[0] in _STOPS


def _joins(text: str, above: Line, line: Line) -> bool:
    """Whether 责任单位：… on a line of its own goes on from 牵头单位：… on the line above."""
    return (
        {body.role for body in above.bodies} == {"lead"}
        and {body.role for body in line.bodies} == {"responsible"}
        and not text[above.end : line.start].strip(" \t\r\n。；;*")
    )


def _labelled(text: str, start: int, end: int) -> list[Body]:
    """Bodies behind labels such as 牵头单位 and 责任单位, empty where the words are no line."""
    parts: list[tuple[str, list[tuple[int, int]]]] = []
    for clause in _CLAUSE.finditer(text, start, end):
        low, high = clause.span()
        label = _LABEL.match(text, skip_blanks(text, low, high), high)
        if label and (label["colon"] or _IS_BODY.match(text[label.end() : high])):
            parts.append((_role(label), [(label.end(), high)]))
        elif _FOREIGN_LABEL.match(text, low, high):
            parts.append(("", []))
        elif parts:
            parts[-1][1].append((low, high))
        else:
            return []
    # Weihai once leaves the second label out: what follows the comma is the second list.
    two_lists = "responsible" not in dict(parts)
    bodies: list[Body] = []
    for role, spans in parts:
        for number, (low, high) in enumerate(spans):
            stop, verb = _verb(text, low, high)
            told = "lead" if verb == "lead" else role
            if role == "lead" and number and two_lists:
                told = "responsible"
            items = _items(text, low, stop)
            if number == 0 and not (items and _IS_BODY.match(text[slice(*items[0])])):
                break
            bodies += [_body(text, a, b, told) for a, b in items if told]
    return bodies


def _prose(text: str, start: int, end: int) -> list[Body]:
    """Bodies of 由甲局牵头，乙局、丙局配合, empty where a clause is anything else."""
    bodies: list[Body] = []
    waiting: list[tuple[int, int]] = []
    for clause in _CLAUSE.finditer(text, start, end):
        stop, verb = _verb(text, *clause.span())
        items = _items(text, clause.start(), stop)
        names = [text[a:b] for a, b in items]
        if not names or not all(_IS_BODY.match(name) for name in names) or _ACTOR.search(names[0]):
            if _DEADLINE.search(clause[0]):
                continue
            return []
        waiting += items
        if verb:
            bodies += [Body(verb, text[a:b], a, b) for a, b in waiting]
            waiting.clear()
    return [] if waiting else bodies


def _body(text: str, start: int, end: int, role: str) -> Body:
    """A body of a labelled list; 甲局（牵头） among others leads."""
    led = _LED.search(text[start:end])
    end = start + led.start() if led else end
    return Body("lead" if led else role, text[start:end], start, end)


def _role(label: re.Match[str]) -> str:
    return "lead" if label["lead"] else "responsible"


def _verb(text: str, start: int, end: int) -> tuple[int, str]:
    """Where a clause's list ends, and the role that its verb gives (empty without a verb)."""
    clause = text[start:end].rstrip()
    if found := _LEAD_VERB.search(clause):
        return start + found.start(), "lead"
    if found := _OTHER_VERB.search(clause):
        return start + found.start(), "responsible"
    return start + len(clause), ""


def _items(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans of the bodies of one list, without tails, notes and words for any other body."""
    spans: list[tuple[int, int]] = []
    generic: list[tuple[int, int]] = []
    for item in _ITEM.finditer(text, start, end):
        low = item.start()
        for cut in (*_AND.finditer(text, *item.span()), None):
            high = cut.start() if cut else item.end()
            span = _trim(text, low, high)
            low = cut.end() if cut else high
            name = text[slice(*span)]
            if _GENERIC.fullmatch(name):
                generic.append(span)
            elif name and not _NOTE.search(name):
                spans.append(span)
    return spans or generic


def _trim(text: str, low: int, high: int) -> tuple[int, int]:
    """The span without blanks, 由 before it, and 等… behind it."""
    tail = _AND_SO_ON.search(text[low:high])
    high = low + tail.start() if tail else high
    while low < high and text[low] in _BLANKS:
        low += 1
    while low < high and text[high - 1] in _BLANKS:
        high -= 1
    return low + (text[low:high].startswith("由") and high - low > 2), high


def skip_blanks(text: str, start: int, stop: int) -> int:
    """First offset from ``start`` on that is neither blank nor the end of a sentence before."""
    while start < stop and text[start] in " \t\r\n\u3000\xa0。；;":
        start += 1
    return start
