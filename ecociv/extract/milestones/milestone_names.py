"""Name dated commitments as a table heading would: 到2025年,完成规划编制 is 规划编制.

In: a clause that commits to something. Out: its name and scope, the works that it lists, or the
subject that the words before its deadline name.
"""

from __future__ import annotations

import re

from ecociv.extract.phrases.peel import tidy
from ecociv.extract.phrases.scopes import split_scope

LEAD_WORDS = re.compile(
    r"^(?:\s|、|的|底|末|前(?!期|端|沿|置|景)|要(?!求|素)|将|应(?![对急用变])|须|必须|力争|争取|确保|保证|努力|顺利|如期|按期|逐步|逐渐|坚决|全力|同时|并|且|也|还"
    r"|使(?!用)|让|辖区内?|全市|全省|全县|全区|我市|我县|我区|我省|全州|全域|全旗|各地|完成(?!率)|实现(?!率)"
    r"|[一二三四五六七八九]是|“\d{1,3}”(?:是指|就是|指|即)|基本完成|全面完成|基本实现(?=.{2,}(?:目标|覆盖)))+"
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
#: 完成A工程、B工程和C项目: such a list is one commitment for each of its works.
_DELIVERS = re.compile(
    r"(?:全[市省县区州旗]|我[市省县区州])?(?:要|将|力争|确保|全面|基本|全部)*(?:完成|建成(?!区)|启动|开工)(?:建设|实施)?"
)
_BETWEEN = re.compile(
    r"、|(?<=工程)[和及]|(?<=项目)[和及]|(?<=中心)[和及]|(?<=[厂站场])[和及]|以及"
)
_ONE_WORK = re.compile(r"(?!等)[^,、]{3,40}(?:工程|项目|中心|[厂站场]|公园|平台)(?:建设)?")
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
    drop = LEAD_WORDS.match(body)
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
    if "与" in scope or _ACT.match(scope):
        # 与城市相适应的体系 is said of both; 制定甘州市方案: no part of a verb phrase is a scope
        return name, ""
    if scope.startswith(("全部", "所有")):
        # all of them are no part of them
        return name[2:], ""
    return LEAD_WORDS.sub("", rest) or rest, scope
