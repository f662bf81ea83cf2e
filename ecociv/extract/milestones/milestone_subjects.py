"""What a commitment is of, where only words before its deadline name it.

In: what a clause says behind its deadline, and the text before. Out: the same with its subject.
(Its name is made from that in `milestones.milestone_names`.)
"""

from __future__ import annotations

import re

from ecociv.extract.milestones.milestone_names import LEAD_WORDS
from ecociv.extract.milestones.outcomes import is_bare
from ecociv.extract.phrases.noun_ends import ONE_END
from ecociv.extract.values.tokens import YEAR

_GOES_ON = re.compile(r"(?:建设)?正(?:在)?[^,]{0,6}(?:推进|建设|进行|施工|实施)(?:中)?$")
_PUSH = re.compile(
    r"^.*?(?:推进|加快|推动|开展|实施|抓好|做好|完善|启动|组织|组建|加强|落实|全面|继续|积极)+"
)
#: A clause that tells of more than its subject: 协调二期工程办理手续,争取年内开工.
_ACTS = re.compile("办理|协调|涉及|进行|提高|达到|完成")
_COST = re.compile(
    r"(?:计划|估算|概算|规划)?总?投资.*|(?:的|前期|工作|建设|实施){0,4}(?:进度|步伐)$"
)
#: 制定可执行的|任务清单|,于…|报市政府
_REPORTED = re.compile(r"上?报(?=[市省县区州国])")
_DRAWN_UP = re.compile(
    r"(?:制定|制订|编制|形成|起草|拟定|拟订|提出|梳理|填写|完善)(?:[^,]*的)?(?P<what>[^,的]{2,16})$"
)
#: 占地78亩, 建设工期2年: what works measure, cost and take is said of those named before.
_OF_WORKS = re.compile(
    r"(?:该|本)?(?:项目|工程|基地)?(?:总|计划|估算|概算|预计|规划|设计|日|年)*(?:占地|用地|建筑|投资|建设(?:时限|工期|周期|期限|期|规模)"
    r"|工期|时限|周期|处理|供水|生产|装机|库容)(?:面积|能力|规模|容量)?[^,;。]{0,4}[\d一二两三四五六七八九十]"
)
#: 在丙村新建|蔬菜基地|一处
_SET_OUT = re.compile(
    r"^(?:在[\u4e00-\u9fff]{1,10}?[省市县区镇乡村旗州])?(?:新增|新建|扩建|改建|兴建|修建|拟建|续建)(?=[\u4e00-\u9fff]{4})"
)
_CLAUSE_MARK = re.compile(r"[,;:。!?\n]")
_SUBJECT_REACH = 60
_SHORTEST_SUBJECT = 4
#: 综保区6月底前封关运营.
_PLACE_SUBJECT = re.compile(r"[\u4e00-\u9fff]{2}[区站厂馆桥港园院路线校场库]$")
#: 推动A高速年内通车: what is done to works is no part of their name.
_PUSHED = re.compile(
    r"^(?:全力|积极|加快|推动|推进|促进|促成|力促|保障|支持|实现)+(?=.{3})"
    r"|(?:计划|规划|总)*投资\d[\d.]*[万亿]*元的"
)
#: What a subject comes by: 力争A水库项目年内获得批复.
_RECEIVES = re.compile(r"获[得批评]|取得|通过|列入|纳入|入选")
#: 重点抓好A水库、B水厂,以及C、D高速等项目建设,力争年内建成: a list that a comma cuts.
_LIST_GOES_ON = re.compile(r"\s*(?:以及|及|和|并|同时推进)")
#: 水厂建设|建成投用
_BUILT = re.compile(
    r"(?:全部|全面|基本|如期|顺利|正式|主体)*(?:建成|完工|竣工|投[产运用入]|通车|贯通)"
)
_BUILDING = re.compile(r"(?<=[\u4e00-\u9fff]{3})建设$")
#: 筹备建设|城区污水处理厂, 建成投用
_TO_BUILD = re.compile(r"^(?:筹备|筹划|谋划|规划)?(?:建设|筹建|新建|扩建|改扩建|续建)(?=.{4})")
#: 4条在建高速, 105国道 and 2号高炉 name works, 概算投资9亿元 does not.
_AMOUNT = re.compile(
    r"\d[\d.]*(?!\d|[\d.]*(?:[条座个项处所家号期]|国道|省道|县道|千伏|[米万]吨级|\s*[\u4e00-\u9fff]线))"
)
_BEFORE_DEADLINE = re.compile(r"(?:计划|预计|预期|有望|可望|拟|将|要|力争|争取|确保|于|在|到|至)+$")


def in_full(body: str, text: str, pos: int) -> str:
    """What a clause commits to, with its subject where only words before its deadline name it.

    Parameters
    ----------
    body
        What the clause says behind its deadline.
    text
        Masked, folded text.
    pos
        Where its deadline begins.

    Examples
    --------
    >>> in_full("全部完成", "推进农村改厕,到〒〒〒〒〒全部完成", 7)
    '农村改厕全部完成'
    """
    told = body.strip()
    if _REPORTED.match(told):
        return _drawn_up_before(text, pos) + told
    if is_bare(told):
        subject = _subject_before(text, pos)
        if subject and _BUILT.match(told):
            subject = _TO_BUILD.sub("", _BUILDING.sub("", subject))
        return subject + (told.lstrip("将要") if subject else told)
    if _RECEIVES.match(told):
        own = _own_subject(_CLAUSE_MARK.split(text[max(0, pos - _SUBJECT_REACH) : pos])[-1])
        return ("" if _AMOUNT.search(own) else own) + told
    return body


def _own_subject(clause: str) -> str:
    """Subject that stands before a deadline in its own clause, empty where there is none."""
    own = _BEFORE_DEADLINE.sub("", LEAD_WORDS.sub("", clause.strip()))
    own = _PUSHED.sub("", own)
    if YEAR in own or own.startswith("其中"):
        return ""
    return own if len(own) >= _SHORTEST_SUBJECT or _PLACE_SUBJECT.fullmatch(own) else ""


def _subject_before(text: str, pos: int) -> str:
    """What is to be done, where only its end stands behind: 推进A划定工作,到…全部完成.

    It may stand in the same clause: 确保A工程年底前建成投用.
    """
    low = max(0, pos - _SUBJECT_REACH)
    *before, own = _CLAUSE_MARK.split(text[low:pos])
    subject = _own_subject(own)
    if not subject:
        told = [one.strip() for one in reversed(before) if one.strip()]
        last = told[0] if told else ""
        goes_on = _LIST_GOES_ON.match(last) if len(told) > 1 else None
        if goes_on:
            last = f"{told[1]}、{last[goes_on.end() :]}"
        if _OF_WORKS.match(last):
            # what is said of works in between: 新建A厂,占地8亩,到…建成
            stop = max(low - 1, *(text.rfind(mark, low, pos) for mark in "。;\n")) + 1
            own = [one.strip() for one in reversed(text[stop:pos].split(",")[:-1])]
            last = next((one for one in own if not _OF_WORKS.match(one)), last)
            last = _SET_OUT.sub("", ONE_END.sub("", last))
        # 工程计划2026年开工,将于2028年完成蓄水
        last = _BEFORE_DEADLINE.sub("", last.split(YEAR)[0])
        subject = "" if _ACTS.search(last) else _PUSH.sub("", _GOES_ON.sub("", _COST.sub("", last)))
    # 概算投资9亿元,2024年底前建成投运: an amount is no subject
    return "" if _AMOUNT.search(subject) else subject


def _drawn_up_before(text: str, pos: int) -> str:
    """What the clause before draws up: 制定可执行的任务清单,于…报市政府."""
    *before, own = _CLAUSE_MARK.split(text[max(0, pos - _SUBJECT_REACH) : pos])
    drawn = _DRAWN_UP.search(before[-1]) if before and len(own) < _SHORTEST_SUBJECT else None
    return drawn.group("what") if drawn else ""
