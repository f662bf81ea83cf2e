"""Which years of a sentence are deadlines: those written so, those of what is promised.

In: a `Scene` with its drafts. Out: the deadlines of its sentence. What is due by them is found in
`milestones.deadlines`, how far each reaches in `milestones.deadline_reach`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ecociv.extract.drafts import Draft
from ecociv.extract.kinds.cues import score
from ecociv.extract.scene import Document, Scene
from ecociv.extract.values.tokens import YEAR, YearMention

_RESULT_NEXT = re.compile(
    r"\s*,?(?:左右|全面|基本|率先|如期|全部|全线|正式|陆续|实施|成功|初步)*"
    r"(?:建成(?!区)|完成(?!率)|实现|创成|创建|争创|达到|达标|形成|建立|消除|淘汰|设立|停止|停用|禁止|取消|通过"
    r"|完工|竣工|投产|投用|投运|投入|建好|开工|启动|通车|退出|关停|关闭|拆除|搬迁|获得|获评|获批|荣获|开展(?=[^,;。]{2,20}工作))"
)
_PROMISED = re.compile(r"力争|争取|确保|预计|(?:计划|拟|将)[于在]?$")
#: How far before a plain year such words stand, and how far behind it those of commitment.
_PROMISED_REACH = 4
_COMMITTED_REACH = 40
#: 推动A、B高速年内通车: what opens a clause that brings something about, and how far before.
_PUSHED = re.compile(
    r"(?:^|[,;。:!\n])\s*(?:全力|加快)?(?:推动|推进|促进|促成|力促|确保|保障|力争|争取)[^,;。:!\n]{3,40}$"
)
_PUSHED_REACH = 50
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
#: 自2024年起,政府投资的公共建筑一律采用….
_IN_FORCE = re.compile(
    r"起,?[^,;。]{0,40}?(?:全面|一律|统一|原则上|不得|禁止|停止|停售|执行|实行|采用|供应|推行|强制)"
)
#: Rules that read a year; the end of a five-year period is one, too.
_DATED = ("year", "year_month", "chinese_year", "five_year_period")
_MONTHS = ("month_day", "year_month")
#: 2003年由…发布, 2017年没有实现….
_REPORTED = re.compile(r"[末底初]?(?:由|经|在|以来|.季度以来|的|没有|未|为|是|与)")
#: 2030年左右|达到峰值
_PEAK = re.compile(r"左右[^,;。]{0,24}?(?:达峰|峰值|实现|达到|建成|完成|形成)")
_PHASES = re.compile(r"目标|任务|安排|步骤|阶段|打算")
#: 三年内 tells no end of its own.
_WITHIN = re.compile(r"[^年底末]{0,9}年(?:之内|以内|内)")
_UNTIL = re.compile(r"截[至止]")
_CITED = re.compile(r"[《(][^》)]{0,60}$")
_CLAUSE_MARK = re.compile(r"[,;:。!?\n、—“]")
_YEAR_OR_END = re.compile(rf"[;。\n{YEAR}]")
_OPENING = re.compile(
    r"(?:[近中远]期|长远|总体|主要|奋斗|建设)*目标(?:任务)?[是为]?|到|至|在|力争|争取|确保|展望|截止|—"
    r"|计划|拟|\s|\*|[((]|[一二三四五六七八九十\d]"
)


def deadlines_of(scene: Scene, drafts: Sequence[Draft]) -> list[YearMention]:
    """The deadlines of a sentence, in order."""
    found: list[YearMention] = []
    for year in scene.sentence.years:
        if year.role == "date":
            if _is_promised(scene, drafts, year, found):
                found.append(year)
        elif _is_deadline(scene.document, year) or _takes_effect(scene.document.masked, year):
            found.append(year)
    return found


def _is_promised(
    scene: Scene, drafts: Sequence[Draft], year: YearMention, before: Sequence[YearMention]
) -> bool:
    """Whether a plain year is one by which something is promised (2027年,全县将建成…)."""
    masked, sentence = scene.document.masked, scene.sentence
    within = year.rule == "relative_year" and year.shift == 0
    if year.rule == "month_day" and (
        is_set(masked, year) or _goes_on(before) or _is_among_months(scene, year)
    ):
        # 3月底前完成排查,6月完成整改
        return _RESULT_NEXT.match(masked, year.end) is not None
    if (not within and year.rule not in _DATED) or _CITED.search(
        scene.document.text, max(sentence.start, year.start - 30), year.start
    ):
        return False
    if masked.startswith("左右", year.end) and _PEAK.match(masked, year.end):
        # 二氧化碳排放2030年左右达到峰值: nobody tells a year that is over so
        return True
    near = masked[max(0, year.start - _PROMISED_REACH) : year.start]
    ahead = _looks_ahead(scene, drafts, year)
    if year.rule == "year_month" and (is_set(masked, year) or _goes_on(before)):
        # 计划2024年6月完成一期,2026年6月完成二期
        return _RESULT_NEXT.match(masked, year.end) is not None
    if year.rule != "year_month" and _RESULT_NEXT.match(masked, year.end):
        opens = not near or near.rstrip()[-1:] in ",;。:"
        open_end = within or ahead or not scene.cues.get("line_past")
        promised = _PROMISED.search(near) is not None or _is_pushed(masked, year)
        return (opens and open_end) or promised
    if within or not opens_clause(masked, year):
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


def _is_pushed(text: str, year: YearMention) -> bool:
    """Whether the clause of a year opens with what is to be brought about: 推动A高速年内通车."""
    return _PUSHED.search(text, max(0, year.start - _PUSHED_REACH), year.start) is not None


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


def _takes_effect(text: str, year: YearMention) -> bool:
    """Whether something is in force from a year on: 自2024年起,新建公共建筑一律采用…."""
    if year.role != "name" or year.rule != "year" or text[year.end : year.end + 1] != "起":
        return False
    return _IN_FORCE.match(text, year.end) is not None


def _is_among_months(scene: Scene, year: YearMention) -> bool:
    """Whether a month opens its clause where deadlines by the month go before, or tasks are told.

    6月底前,制定方案;7月份完成评估。
    """
    if not opens_clause(scene.document.masked, year):
        return False
    ruling = scene.setting.mention
    if ruling is not None and ruling.role == "deadline" and ruling.rule in _MONTHS:
        return True
    if scene.sentence.is_due and score(scene.cues) >= 0:
        return True
    return scene.document.commits and score(scene.cues) >= 0


def _goes_on(before: Sequence[YearMention]) -> bool:
    """Whether the deadline before is a month, too."""
    return bool(before) and before[-1].rule in _MONTHS


def is_set(text: str, year: YearMention) -> bool:
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


def opens_clause(text: str, deadline: YearMention) -> bool:
    """Whether a deadline stands at the beginning of its clause."""
    if (
        text[deadline.start - 1 : deadline.start] == ")"
        and text[deadline.end : deadline.end + 1] == ","
    ):
        # 推进搬迁。(市工信局)2019年底前,…
        return True
    before = _CLAUSE_MARK.split(text[max(0, deadline.start - 16) : deadline.start])[-1]
    return len(_OPENING.sub("", before)) < 3
