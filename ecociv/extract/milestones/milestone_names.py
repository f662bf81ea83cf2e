"""Name dated commitments as a table heading would: 到2025年,完成规划编制 is 规划编制.

In: a clause that commits to something. Out: its name and scope, the works that it lists, or the
subject that the words before its deadline name.
"""

from __future__ import annotations

import re

from ecociv.extract.milestones.outcomes import is_bare
from ecociv.extract.phrases.peel import tidy
from ecociv.extract.phrases.scopes import split_scope
from ecociv.extract.values.tokens import YEAR

_DROP = re.compile(
    r"^(?:\s|、|的|底|末|前(?!期|端|沿|置|景)|要(?!求|素)|将|应(?![对急用变])|须|必须|力争|争取|确保|保证|努力|顺利|如期|按期|逐步|逐渐|坚决|全力|同时|并|且|也|还"
    r"|使(?!用)|让|辖区内?|全市|全省|全县|全区|我市|我县|我区|我省|全州|全域|全旗|各地|完成(?!率)|实现(?!率)"
    r"|基本完成|全面完成|基本实现(?=.{2,}(?:目标|覆盖)))+"
)
_FILLER = re.compile(
    r"一套|一批|一系列|一个|相对完善的|比较完善的|较为完善的|较为完备的|完善的|若干|效果好、"
)
#: 排放确保完成国家下达指标: words of commitment are no part of a name.
_COMMITMENT = re.compile(
    r"(?<=.{2})(?:确保|力争|争取|务必|努力)(?=完成|达到|实现|全部|全面|基本|由|得到)"
)
#: 建成公园并投入使用 is named by what comes first.
_AND_THEN = re.compile(
    r"(?<=.{4})并(?=安装|通过|投入|投用|投产|投运|实施|向社会|逐步|启动|组织|达到|实现|持续|稳定|保持|公布|正式|开展|完成)"
)
#: 完成排查工作 is the 排查 itself.
_WORK = re.compile("(?<=.{4})(?<!准备)(?<!前期)(?<!”)的?工作$")
_GOAL = re.compile(
    r"(?:的)?(?:目标|任务|工作任务|阶段性目标|(?:创建|考核|各项|约束性|预期性|减排)指标)(?:的(?:时间|时限|进度)?要求)?$"
)
#: 把任务落实到山头地块, 把全市建设成为节水型社会: what becomes of it follows.
_BECOMES = re.compile(r"^把(?=.{2,40}落实到)|^把.{2,10}?(?=建成)|^把.{2,10}?建设成为?")
_ANY_GOAL = re.compile(r"(?:各项|全部|全年|年度|既定|预定|上述|以上|规划|主要|工作|目标|任务|的)+")
_DID = re.compile(r"(?:基本|全面|全部)?(?:实现|完成)")
_GOES_ON = re.compile(r"(?:建设)?正(?:在)?[^,]{0,6}(?:推进|建设|进行|施工|实施)(?:中)?$")
_PUSH = re.compile(
    r"^.*?(?:推进|加快|推动|开展|实施|抓好|做好|完善|启动|组织|加强|落实|全面|继续|积极)+"
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
_ONE_OF_THEM = re.compile(r"[一1][处座个条项家]$")
_CLAUSE_MARK = re.compile(r"[,;:。!?\n]")
_SUBJECT_REACH = 60
_SHORTEST_SUBJECT = 4
_DIGIT = re.compile(r"\d")
#: 完成A工程、B工程和C项目: such a list is one commitment for each of its works.
_DELIVERS = re.compile(
    r"(?:全[市省县区州旗]|我[市省县区州])?(?:要|将|力争|确保|全面|基本|全部)*(?:完成|建成(?!区)|启动|开工)(?:建设|实施)?"
)
_BETWEEN = re.compile(
    r"、|(?<=工程)[和及]|(?<=项目)[和及]|(?<=中心)[和及]|(?<=[厂站场])[和及]|以及"
)
_ONE_WORK = re.compile(r"(?!等)[^,、]{3,40}(?:工程|项目|中心|[厂站场]|公园|平台)(?:建设)?")
_BEFORE_DEADLINE = re.compile(r"(?:计划|预计|预期|有望|可望|拟|将|要|力争|争取|确保|于|在|到|至)+$")
_ACTOR = re.compile(
    r"^(?P<place>[^,]{2,30}?(?:市|县|区|镇|乡|城区|园区|开发区|集聚区|企业|流域)(?:\([^()]{2,6}\))?)(?:要|将|须|应)?"
    r"(?:按照?(?:规划|要求|计划|规定))?"
    r"(?P<verb>(?:基本|全面|率先|全部|初步)?(?:建成(?!区)|完成|实现|形成|建立|创建|禁止|淘汰|停止|消除|消灭|取缔|启动))"
    r"(?P<rest>.{3,})$"
)
#: 达到省市要求: no scope stands before it.
_STANDARD = re.compile("达到|符合|满足|优于|通过|接入|进入|退出")
_ACT = re.compile(
    "掌握|查明|摸清|完成|形成|实现|落实|制定|制订|编制|出台|印发|发布|公布|关闭|关停|取缔|拆除|淘汰|清理|建立|建成(?!区)|启动|开展|消除|创建|停止|禁止|修订|划定"
)
_NO_ACTOR = re.compile(r"^(?:小区|社区|灌区)")


def works_of(body: str) -> list[str]:
    """Works that a clause lists one by one, each by its full name (完成A工程、B工程).

    Examples
    --------
    >>> works_of("完成城北管网改造工程、南湖清淤工程")
    ['城北管网改造工程', '南湖清淤工程']
    >>> works_of("完成城北、城南管网改造工程")
    []
    """
    verb = _DELIVERS.match(body)
    if not verb:
        return []
    members = _BETWEEN.split(body[verb.end() :].strip())
    return members if len(members) > 1 and all(map(_ONE_WORK.fullmatch, members)) else []


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
        return subject + (told.lstrip("将要") if subject else told)
    return body


def _subject_before(text: str, pos: int) -> str:
    """What is to be done, where only its end stands behind: 推进A划定工作,到…全部完成.

    It may stand in the same clause: 确保A工程年底前建成投用.
    """
    low = max(0, pos - _SUBJECT_REACH)
    *before, own = _CLAUSE_MARK.split(text[low:pos])
    own = _BEFORE_DEADLINE.sub("", _DROP.sub("", own.strip()))
    if len(own) >= _SHORTEST_SUBJECT:
        subject = own
    else:
        told = [one.strip() for one in reversed(before) if one.strip()]
        last = told[0] if told else ""
        if _OF_WORKS.match(last):
            # what is said of works in between: 新建A厂,占地8亩,到…建成
            stop = max(low - 1, *(text.rfind(mark, low, pos) for mark in "。;\n")) + 1
            own = [one.strip() for one in reversed(text[stop:pos].split(",")[:-1])]
            last = next((one for one in own if not _OF_WORKS.match(one)), last)
            last = _SET_OUT.sub("", _ONE_OF_THEM.sub("", last))
        # 工程计划2026年开工,将于2028年完成蓄水
        last = _BEFORE_DEADLINE.sub("", last.split(YEAR)[0])
        subject = "" if _ACTS.search(last) else _PUSH.sub("", _GOES_ON.sub("", _COST.sub("", last)))
    # 概算投资9亿元,2024年底前建成投运: an amount is no subject
    return "" if _DIGIT.search(subject) else subject


def _drawn_up_before(text: str, pos: int) -> str:
    """What the clause before draws up: 制定可执行的任务清单,于…报市政府."""
    *before, own = _CLAUSE_MARK.split(text[max(0, pos - _SUBJECT_REACH) : pos])
    drawn = _DRAWN_UP.search(before[-1]) if before and len(own) < _SHORTEST_SUBJECT else None
    return drawn.group("what") if drawn else ""


def name_of(body: str, *, is_goal: bool) -> tuple[str, str]:
    """Name and scope of a commitment: its clause without lead words, its verb behind its object.

    Parameters
    ----------
    body
        A clause that commits to something.
    is_goal
        Whether a verb of reaching stands before the deadline, so that the clause names the goal
        (实现2030年碳达峰目标).

    Examples
    --------
    >>> name_of("全市力争完成规划编制", is_goal=False), name_of("乐城县建成监测网络", is_goal=False)
    (('规划编制', ''), ('监测网络建成', '乐城县'))
    """
    becomes = _BECOMES.match(body)
    if becomes:
        body = ("建成" if "建设成" in becomes.group() else "") + body[becomes.end() :]
    drop = _DROP.match(body)
    dropped = drop.group() if drop else ""
    first = _AND_THEN.split(body[len(dropped) :], maxsplit=1)[0]
    name = tidy(_FILLER.sub("", _COMMITMENT.sub("", first)), keep_goal=True)
    reached = [match.start() for match in _DID.finditer(dropped)]
    core = _GOAL.sub("", name)
    if is_goal:
        name = core
    elif reached and core != name:
        # 全面完成控制任务 stays as it is; 完成各项任务 names nothing
        if len(core) < 2 or _ANY_GOAL.fullmatch(core):
            return "", ""
        return dropped[reached[-1] :] + name, ""
    if "完成" in dropped:
        name = _WORK.sub("", name)
    moved = _ACTOR.match(name)
    place = moved.group("place") if moved else ""
    if moved and not _NO_ACTOR.search(place):
        verb, rest = moved.group("verb"), moved.group("rest")
        if verb.endswith(("完成", "实现")):
            return rest, place
        return (rest + verb if verb.endswith(("成", "立")) else verb + rest), place
    if _STANDARD.match(name):
        return name, ""
    scope, rest = split_scope(name)
    if scope == "重点行业":
        # 重点行业能源利用效率达到先进水平 is said of them as a whole
        return name, ""
    if _ACT.match(scope):
        # 制定甘州市方案: no part of a verb phrase is a scope
        return name, ""
    if scope.startswith(("全部", "所有")):
        # all of them are no part of them
        return name[2:], ""
    return _DROP.sub("", rest) or rest, scope
