"""Deadlines of a sentence, and the stretches that each of them governs.

In: a `Scene` with its drafts. Out: milestones with their deadline, its year and its source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ecociv.extract.cues import WEIGHTS, score
from ecociv.extract.drafts import Draft
from ecociv.extract.milestones import TOLD, Milestone, is_measure, milestones_of
from ecociv.extract.relative import has_other_time
from ecociv.extract.scene import Document, Scene
from ecociv.extract.tokens import YEAR, YearMention

#: A sentence that looks back more than this sets no deadlines; one that says 到2025年 or 2025年前
#: looks ahead by the weight of these words.
_BACKWARD = -1.5
_DONE = re.compile(r"已完成|已建成|已经|已全面|已实现")
#: Values that the scan did not find or that were refused; their clauses are no milestones either.
_LOST_NUMBER = re.compile(
    r"(?:达到?|为|至|到|在|提高|下降|增长)\s*\d[\d.]*(?![\d.]*[号线级路年月])"
    r"|(?<!“)零(?:增长|排放|填埋)|负增长|翻[一两]?番|减半|年一遇|\d\.\.|\d/\d|\$|(?<!劣)[Ⅰ-Ⅴ]类(?!水[体质](?:断面)?比例)"
)
_RESULT_NEXT = re.compile(
    r"\s*,?(?:全面|基本|率先|如期|全部|全线|正式|陆续|实施|成功|初步)*"
    r"(?:建成(?!区)|完成(?!率)|实现|创成|创建|争创|达到|达标|形成|建立|消除|淘汰|设立|停止|停用|禁止|取消|通过"
    r"|完工|竣工|投产|投用|投运|投入|建好|开工|启动|通车|退出|关停|关闭|拆除|搬迁|获得|获评|获批|荣获|开展(?=[^,;。]{2,20}工作))"
)
_PROMISED = re.compile(r"力争|争取|确保|预计|(?:计划|拟|将)[于在]?$")
#: Farther from its deadline a clause without a number is no longer plainly ruled by it.
_RULED_REACH = 400
#: 到2015年,基本实现以下目标: rules the whole list that it leads in.
_LEADS_IN = re.compile(r"[^。;\n]{0,24}:")
#: How far before a plain year such words stand, and how far behind it those of commitment.
_PROMISED_REACH = 4
_COMMITTED_REACH = 40
#: Built before 2005, not to be built by then: 2005年底前注册营运的黄标车.
_ATTRIBUTE = re.compile(
    r"(?:已|注册|登记|建成|建设|投产|投运|生产|取得|核发|批准|购买|备案|出厂|销售|安装)[^,;。]{0,12}?的"
)
_COMMITTED = re.compile(
    r"将(?!近|军|来)|(?<![主重需必纲简摘首扼紧])要(?!求|素|点|件|塞|闻|地|道|务|领|义|强|害|的)|力争|争取"
    r"|确保|必须|务必|拟(?!定)|计划(?=[新在于]|[开投建竣完])"
)
#: 2025年是…之年, 2025年工作思路: the year is what is spoken of.
_TOPIC = re.compile(
    r"\s*,?(?:[也又更]?是|作为|[^,;。]{0,4}远景目标|[^,;。]{0,10}?(?:工作|思路|要求))"
)
#: What is delivered by the deadline that opens a paragraph, sentence by sentence.
_DELIVERED = re.compile(
    r"\s*(?:基本|全面|初步|全部|率先)*(?:完成|建成(?!区)|形成|实现|消除|解决|建立健全|建立起?(?=[^,;。]{2,30}(?:体系|机制|制度)))"
)
#: Rules that read a year; the end of a five-year period is one, too.
_DATED = ("year", "year_month", "chinese_year", "five_year_period")
#: Of the members of a list, what a line begins with, and a line that is a heading.
_ITEM = re.compile(r"\s*(?:[-—·•●■◆○*]+|[(]?[一二三四五六七八九十]{1,3}[)、.])?\s*")
_HEADING = re.compile(r"\s*(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]+[章节])")
#: 2003年由…发布, 2017年没有实现….
_REPORTED = re.compile(r"[末底初]?(?:由|经|在|以来|.季度以来|的|没有|未|为|是|与)")
_PHASES = re.compile(r"目标|任务|安排|步骤|阶段|打算")
#: 三年内 tells no end of its own.
_WITHIN = re.compile(r"[^年底末]{0,9}年(?:之内|以内|内)")
_UNTIL = re.compile(r"截[至止]")
_STOP = re.compile(r"[。\n]")
_CITED = re.compile(r"[《(][^》)]{0,60}$")
_CLAUSE_MARK = re.compile(r"[,;:。!?\n、—“]")
_YEAR_OR_END = re.compile(rf"[;。\n{YEAR}]")
_OPENING = re.compile(
    r"(?:[近中远]期|长远|总体|主要|奋斗|建设)*目标(?:任务)?[是为]?|到|至|在|力争|争取|确保|展望|截止|—"
    r"|计划|拟|\s|\*|[((]|[一二三四五六七八九十\d]"
)


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
    deadlines = _deadlines(scene, drafts)
    ruled = mention is not None and mention.role == "deadline"
    if not deadlines and not ruled:
        return
    outlook = score(scene.cues)
    if any(year.role == "deadline" or _is_set(document.masked, year) for year in deadlines):
        outlook += WEIGHTS["deadline"]
    # 主体已完成,将于11月初投产: what is done stands before what is meant to be
    meant = bool(deadlines) and _is_set(document.masked, deadlines[0])
    done = _DONE.search(document.text, deadlines[0].end if meant else start, end)
    if outlook < _BACKWARD or done:
        return
    if deadlines:
        blocked = _blocked(scene, drafts)
        if mention is not None and ruled:
            # 到2025年A达到40%;建成B,到2027年建成C
            first = max(document.masked.rfind(mark, start, deadlines[0].start) for mark in ",;:")
            yield from _inherited(scene, mention, blocked, first)
        for at, deadline in enumerate(deadlines):
            year = _deadline_year(scene, deadline, deadlines)
            for low, high in _governed(document.masked, deadline, deadlines[at + 1 :], end):
                for found in milestones_of(
                    document.masked,
                    low,
                    high,
                    deadline,
                    blocked,
                    results_only=deadline.role == "date",
                ):
                    yield Due(found, deadline, year, "explicit", "deadline_clause")
        telling = [year for year in sentence.years if year.role not in ("baseline", "name")]
        if deadlines[-1] is telling[-1]:
            yield from _in_clauses_behind(scene, deadlines[-1])
        return
    dated = any(year.role in ("deadline", "date") for year in sentence.years)
    if mention is None or (
        start - mention.end > _RULED_REACH and not _LEADS_IN.match(document.text, mention.end)
    ):
        return
    told = not drafts and _is_over(document.masked, start, end)
    if not dated and not told:
        yield from _inherited(scene, mention, _blocked(scene, drafts), end)
        yield from _in_clauses_behind(scene, mention)


def _inherited(
    scene: Scene, mention: YearMention, blocked: Sequence[tuple[int, int]], end: int
) -> Iterator[Due]:
    """Results up to a place of a sentence that the deadline of one before governs."""
    document, start = scene.document, scene.sentence.start
    year = document.year_of(mention)
    for found in milestones_of(
        document.masked,
        start,
        end,
        mention,
        blocked,
        results_only=True,
        states_only=is_measure(document.masked, start, end),
    ):
        yield Due(found, mention, year, "inherited", "deadline_inherited")


def _in_clauses_behind(scene: Scene, deadline: YearMention) -> Iterator[Due]:
    """Results without a number behind a sentence: 到2027年,…达到40%;建成区消除黑臭水体.

    Behind a full stop only what will be, up to the first sentence on what is to be done; behind a
    colon the members of the list.
    """
    document, sentence = scene.document, scene.sentence
    year = document.year_of(deadline)
    if year is None or deadline.role != "deadline":
        return
    text, start, end = document.masked, sentence.end, sentence.reach
    listed = text[start - 1 : start] == ":"
    before = text[max(0, deadline.start - 2) : deadline.start].rstrip("到至")
    opens = not before or before[-1] == "\n"
    follows = listed or text[start : start + 1] == ";"
    while start < end:
        stop = _STOP.search(text, start + 1, end)
        high = stop.start() if stop else end
        low = start
        if listed:
            low = _item_start(text, start + 1, high)
            if low < 0:
                return
        delivers = opens and _DELIVERED.match(text, start + 1, high) is not None
        if not listed and not follows and not delivers and _is_over(text, start + 1, high):
            return
        for found in milestones_of(
            text,
            low,
            high,
            deadline,
            (),
            results_only=True,
            states_only=not follows and not delivers,
        ):
            if found.is_checkable:
                yield Due(found, deadline, year, "inherited", "deadline_inherited")
        start, follows = high, listed


def _item_start(text: str, start: int, end: int) -> int:
    """Where the words of a list's member begin, below zero where a heading ends the list."""
    item = _ITEM.match(text, start, end)
    return -1 if _HEADING.match(text, start, end) or item is None else item.end()


def _is_over(text: str, start: int, end: int) -> bool:
    """Whether a sentence tells what to do, or what is, and a deadline before it no longer rules."""
    return bool(
        is_measure(text, start, end)
        or _DONE.search(text, start, end)
        or TOLD.search(text, start, end)
        or has_other_time(text, start, end)
    )


def _blocked(scene: Scene, drafts: Sequence[Draft]) -> list[tuple[int, int]]:
    """Spans that hold a value."""
    sentence = scene.sentence
    values = [draft.quantity for draft in drafts if not draft.is_criterion] + sentence.counts
    lost = _LOST_NUMBER.finditer(scene.document.masked, sentence.start, sentence.end)
    return sorted([(value.start, value.end) for value in values] + [m.span() for m in lost])


def _deadlines(scene: Scene, drafts: Sequence[Draft]) -> list[YearMention]:
    """The deadlines of a sentence, in order."""
    found: list[YearMention] = []
    for year in scene.sentence.years:
        if year.role == "date":
            if _is_promised(scene, drafts, year, found):
                found.append(year)
        elif _is_deadline(scene.document, year):
            found.append(year)
    return found


def _is_promised(
    scene: Scene, drafts: Sequence[Draft], year: YearMention, before: Sequence[YearMention]
) -> bool:
    """Whether a plain year is one by which something is promised (2027年,全县将建成…)."""
    masked, sentence = scene.document.masked, scene.sentence
    within = year.rule == "relative_year" and year.shift == 0
    if year.rule == "month_day" and (_is_set(masked, year) or _goes_on(before)):
        # 3月底前完成排查,6月完成整改
        return _RESULT_NEXT.match(masked, year.end) is not None
    if (not within and year.rule not in _DATED) or _CITED.search(
        scene.document.text, max(sentence.start, year.start - 30), year.start
    ):
        return False
    near = masked[max(0, year.start - _PROMISED_REACH) : year.start]
    ahead = _looks_ahead(scene, drafts, year)
    if year.rule == "year_month" and (_is_set(masked, year) or _goes_on(before)):
        # 计划2024年6月完成一期,2026年6月完成二期
        return _RESULT_NEXT.match(masked, year.end) is not None
    if year.rule != "year_month" and _RESULT_NEXT.match(masked, year.end):
        opens = not near or near.rstrip()[-1:] in ",;。:"
        open_end = within or ahead or not scene.cues.get("line_past")
        return (opens and open_end) or _PROMISED.search(near) is not None
    if within or not _opens_clause(masked, year):
        return False
    if _TOPIC.match(masked, year.end) or _REPORTED.match(masked, year.end):
        return False
    ruling = before[-1] if before else scene.setting.mention
    if ruling and ruling.role == "deadline" and (ruling.last or 0) < (year.last or 0):
        # the next phase: 到2025年基本完成,2030年全面完成
        return True
    behind = _YEAR_OR_END.split(masked[year.end : year.end + _COMMITTED_REACH])[0]
    return (
        _COMMITTED.search(behind) is not None
        or ahead
        or (score(scene.cues) > 0 and _PHASES.search(scene.setting.heading) is not None)
    )


def _looks_ahead(scene: Scene, drafts: Sequence[Draft], year: YearMention) -> bool:
    """Whether the value behind a plain year is promised, or what all around it says."""
    behind = (draft.outlook for draft in drafts if draft.quantity.start >= year.end)
    outlook = next(behind, None)
    if year.rule == "year_month":
        return False
    if outlook is not None:
        return outlook > 0
    cues = scene.cues
    said = year.rule == "five_year_period" or cues.get("strong", 0) + cues.get("line_strong", 0) > 0
    past = sum(cues.get(name, 0) for name in ("past", "le", "line_past", "line_le"))
    first, _ = scene.setting.plan_years or (None, None)
    planned = first is not None and (year.last or 0) >= first
    return score(cues) >= 0 and (planned or bool(said and not past))


def _goes_on(before: Sequence[YearMention]) -> bool:
    """Whether the deadline before is a month, too."""
    return bool(before) and before[-1].rule in ("month_day", "year_month")


def _is_set(text: str, year: YearMention) -> bool:
    """Whether a plan is told just before a year: 计划2024年6月完工."""
    near = text[max(0, year.start - _PROMISED_REACH) : year.start]
    return _PROMISED.search(near) is not None


def _is_deadline(document: Document, year: YearMention) -> bool:
    """Whether a year mention is a deadline that lies ahead."""
    text, start = document.text, year.start
    if text[start - 1 : start] in ("对", "凡"):
        return False
    if year.role != "deadline" or _WITHIN.match(text, year.start, year.end):
        return False
    if _UNTIL.search(text, max(0, start - 4), start) or _ATTRIBUTE.match(text, year.end):
        return False
    return not _CITED.search(text, max(0, start - 30), start)


def _deadline_year(
    scene: Scene, deadline: YearMention, deadlines: Sequence[YearMention]
) -> int | None:
    """Year of a deadline; a month without a year takes the year of the deadline before it."""
    year = scene.document.year_of(deadline)
    if year is not None or deadline.rule != "month_day":
        return year
    before = [other for other in deadlines if other.start < deadline.start]
    if before and before[-1].rule == "relative_year":
        return scene.document.year_of(before[-1])
    if any(other.last for other in before):
        return next(other.last for other in reversed(before) if other.last)
    # 12月底前全面完成2026年的任务
    end = _clause_end(scene.document.text, deadline.end, scene.sentence.end)
    behind = [other for other in scene.sentence.years if deadline.end <= other.start < end]
    if behind and behind[0].role == "date" and behind[0].last:
        return behind[0].last
    governing = scene.setting.mention
    if scene.setting.last_year or governing is None:
        return scene.setting.last_year
    return governing.last


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
    # [县政府:到2025年全面完成]县政府日前…
    bracket = text.find("]", low, end)
    if bracket >= 0 and text.find("[", low, bracket) < 0:
        return [(low, bracket)]
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
    if (
        text[deadline.start - 1 : deadline.start] == ")"
        and text[deadline.end : deadline.end + 1] == ","
    ):
        # 推进搬迁。(市工信局)2019年底前,…
        return True
    before = _CLAUSE_MARK.split(text[max(0, deadline.start - 16) : deadline.start])[-1]
    return len(_OPENING.sub("", before)) < 3
