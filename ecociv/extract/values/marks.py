"""Figures that are part of something else: numbering, document numbers, titles, names.

In: folded text. Out: the reason (a code of `values.reasons`) for which a figure is no
value, told from the marks around it or from its neighbours.
"""

from __future__ import annotations

import re

from ecociv.extract.values.tokens import Spans
from ecociv.extract.values.written_units import is_letter, unit_at

_DOCUMENT_NUMBER = re.compile(
    r"[〔\[(<]\s*((?:19|20)\d{2})\s*[〕\])>]\s*(?:第\s*)?(\d+)\s*(?:-\d+)?\s*号"
)
# These two begin with the break before their line, which a search skips to ("^" is tried at every
# character). [^\S\n] is a blank within the line; possessive, so that many blanks are not tried in
# many ways.
_SECTION = re.compile(
    r"\n[ \*#|]*+(?:\(?[^\S\n]*+(\d{1,3})[^\S\n]*+(?:\)|[.、](?!\d))"
    r"|(\d{1,2}(?:\.\d{1,2}){1,3})[^\S\n]+(?=[^\W\d])"
    r"|(\d{1,2})[^\S\n]+(?=[^\W\d]))"
)
#: 5.|10个村, 1.|2024年: what is counted one by one has no tenths, nor has a year, so the first
#: number is that of the line.
_GLUED = re.compile(
    r"\n[ \*#]*+(\d{1,2})[.]"
    r"(?=(?:19|20)\d{2}年|[1-9]\d{0,3}(?:个(?!百分|千分|基点|单位|小时|月)|家|项|名|所|处|件|户|座|位|支))"
)
_LIST = re.compile(r"[((〔\[]\s*(\d{1,3})\s*[))〕\]]")
_QUOTED = re.compile(r"[“\"'‘]([^“”\"'‘’\n]{1,24})[”\"'’]")
_TITLE = re.compile(r"《[^《》\n]{1,80}》")
# Begins with a digit and looks back from it: a pattern that begins with a lookbehind is tried at
# every character.
_PHONE = re.compile(
    r"\d(?<!\d\d)(?:\d{2,3}-\d{7,8}|(?<=1)[3-9]\d{9}"
    r"|\d{6,7}(?=[,;。\s]{0,4}(?:转|$)))(?![\d.]|\s*[万亿千百%])"
)
_HOTLINE = re.compile(r"1[012]\d{3}")
_HOTLINE_BESIDE = re.compile('[“"热线电话平台市民举报]')
_LATIN_NAME = re.compile(
    r"(?:PM|CO|SO|NO|NOx|BOD|COD|O|N|P|A|B|C|D|F|G|H|K|L|M|Q|R|S|T|V|X|Y|Z|ISO|VOC|WHO|TD|CR|CRH|"
    r"web|Web|HS|GB|DB|CN|EV|AK|CBD|IP|IPv|AT)[-—]?$"
)
#: The letters of a pollutant, and what is weighed.
_POLLUTANT = re.compile(r"(?:COD|BOD|VOCs?|NOx|TN|TP)$")
_WEIGHT = re.compile(r"[万千]?(?:吨|克|公斤)")
_LETTERS = re.compile(r"[A-Za-z]+[-—]?$")
#: A figure that directly follows these is the number of a road, a line, a document or a place.
_NAME_BEFORE = re.compile(
    r"(?:国道|省道|县道|乡道|高速|公路|航班|国标|邮编|编号|门牌|QQ|微信)[GSXY]?$"
)
#: 公路378公里, 高速5条: how much road there is, not which.
_MEASURED_ROAD = re.compile(r"\s*[多余万]?(?:公里|千米|米|km|条|个|处)")
_NAME_AFTER = re.compile(
    r"国道|省道|县道|乡道|线(?![路上下]|城市)"
    r"|号(?:线|路|令|文|楼|地块|大道|公告|机组|高炉|井|库|坝|桥|街|院|站)?"
    r"|路(?!公交)|#|＃|届|周年|强|版|型|度(?:电)?计"
)
_AFTER_REASONS = {"届": "ordinal", "周年": "duration", "强": "rank"}
#: Longer quotations are sentences, not names (“811”, “两山”).
MAX_QUOTED_NAME = 14


class Marks:
    """Spans that decide on the numerals inside them: numbering, quotes, titles, phone numbers."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._claimed: dict[int, tuple[int, str]] = {}
        for match in _DOCUMENT_NUMBER.finditer(text) if "号" in text else ():
            self._claimed[match.start(1)] = (match.end(), "document_number")
        lines = f"\n{text}"
        for match in _SECTION.finditer(lines):
            start, end = match.span(match.lastindex or 0)
            self._claimed.setdefault(start - 1, (end - 1, "section_number"))
        self._glued = set()
        for match in _GLUED.finditer(lines):
            self._claimed[match.start(1) - 1] = (match.end() - 1, "section_number")
            self._glued.add(match.end() - 1)
        for match in _LIST.finditer(text):
            self._claimed.setdefault(match.start(1), (match.end(1), "list_number"))
        for match in _PHONE.finditer(text):
            self._claimed.setdefault(match.start(), (match.end(), "road_or_phone"))
        self._quotes = Spans([match.span() for match in _QUOTED.finditer(text)])
        self._titles = Spans([match.span() for match in _TITLE.finditer(text)])

    def claimed(self, start: int) -> tuple[int, str] | None:
        """End and reason of a mark that begins with the figure at ``start``.

        Examples
        --------
        >>> Marks("京政发〔2020〕12号").claimed(4)
        (12, 'document_number')
        """
        return self._claimed.get(start)

    def is_glued(self, start: int) -> bool:
        """Whether the number of a line stands right before a figure (5.|10个村).

        Examples
        --------
        >>> Marks("5.10个村").is_glued(2), Marks("共5.10万个").is_glued(3)
        (True, False)
        """
        return start in self._glued

    def in_title(self, pos: int) -> bool:
        """Whether a position lies between 《 and 》."""
        return self._titles.at(pos) is not None

    def in_quotes(self, pos: int) -> bool:
        """Whether a position lies between quotation marks."""
        return self._quotes.at(pos) is not None

    def name_reason(self, start: int, end: int) -> str:
        """Reason for which the figure ``text[start:end]`` is part of a name, or empty.

        Examples
        --------
        >>> Marks("PM2.5浓度").name_reason(2, 5), Marks("达到40%").name_reason(2, 4)
        ('latin_name', '')
        """
        text = self._text
        before, after = text[max(0, start - 8) : start], text[end : end + 4]
        if before.endswith(("第", "第 ")):
            return "ordinal"
        named = _latin_before(before) and not _is_amount_of(text, before, end)
        if named or _latin_after(text, end):
            return "latin_name"
        if before.endswith("+") or (after[:1] == "+" and after[1:2].isalnum()):
            return "plan_name"
        if _NAME_BEFORE.search(before) and not _MEASURED_ROAD.match(text, end):
            return "road_or_phone"
        after_name = _NAME_AFTER.match(text, end)
        if after_name:
            word = after_name.group()
            kind = "road_or_phone" if word[0] in "国省县乡线路" else "name_part"
            return _AFTER_REASONS.get(word, kind)
        if _HOTLINE.fullmatch(text, start, end) and _HOTLINE_BESIDE.search(before[-2:] + after[:2]):
            return "road_or_phone"
        quote = self._quotes.at(start)
        if quote and quote[1] - quote[0] <= MAX_QUOTED_NAME:
            return "plan_name"
        return ""


def _latin_before(before: str) -> bool:
    """Whether letters before a figure make a name of it: PM2.5, CR400, GB-3095."""
    letters = _LETTERS.search(before) if is_letter(before[-1:]) else None
    if letters and _LATIN_NAME.search(letters.group()):
        return True
    return before[-1:] in ("-", "—") and is_letter(before[-2:-1])


def _is_amount_of(text: str, before: str, end: int) -> bool:
    """Whether a figure with a weight behind it stands right behind a pollutant: COD4200吨."""
    return _POLLUTANT.search(before) is not None and _WEIGHT.match(text, end) is not None


def _latin_after(text: str, end: int) -> bool:
    """Whether letters behind a figure are no unit: 5G, 4A."""
    if not is_letter(text[end : end + 1]):
        return False
    unit = unit_at(text, end)
    return unit.end == end or is_letter(text[unit.end : unit.end + 1])
