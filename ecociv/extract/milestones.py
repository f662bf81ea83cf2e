"""Commitments with a deadline and no number: 2025年底前完成第二轮规划编制.

In: a stretch of a sentence that a deadline governs. Out: its clauses that commit to something,
named as a table heading would name them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ecociv.extract.phrases import tidy
from ecociv.extract.scopes import split_scope
from ecociv.extract.tokens import YEAR, YearMention


@dataclass(frozen=True, slots=True)
class Milestone:
    """A dated commitment: its name and scope, and where the clause begins that states it.

    ``is_checkable`` tells a commitment of which one could say whether it was kept.
    """

    indicator: str
    scope: str
    clause_start: int
    is_checkable: bool


_CLAUSES = re.compile(r"[^,;:。!?\[\]\n]+")
#: What will be: works and acts that are done, states that are reached or kept.
_DONE = (
    r"形成|建立|建有|设有|配备|配建|建成(?!区)|完成(?!率)|达到|达标|优于|淘汰|消除|创建|完工|竣工|投产|投用|投运|通车"
    r"|运营|出台|印发|编制|制订|修订|修编|划定|清理|取缔|关闭|拆除|改造|搬迁|退出|安装|更换|普遍|碳达峰"
    r"|碳中和|达峰|启动|开工|摘帽|脱贫|实现(?!率)|创成|达成|建好|入选|通过|设立|清零|消灭|停止|停产|停用|停售|关停|补齐|补足|普及(?!率|知识|教育|工作)|落实到(?=[^,]{0,6}(?:山头|地块|项目|企业|具体|人头|单位))"
    r"|均采用|全部采用|一律采用|全面采用|不出现|无黑臭|达(?=国家|省级|国际|先进)|杜绝|符合|满足|零排放|零填埋|零直排|遏制|扭转|根治|禁止|禁用|改用|改为|构建|全面供应|执行|挂牌|上线"
    r"|封顶|销号|归零|解决|成型|成形|全覆盖|办结|整改到位|落实到位|接管|查明|摸清|掌握|恢复(?:$|(?<=(?:初步|基本|全面|得到)恢复))|回升|止跌|公布|公示|发布|上报|报送|报(?<![申汇通公预播举])(?=[省市县区州](?:委|政|级|人民|[\u4e00-\u9fff]{1,8}[局办厅部委组室])|上级)"
    r"|保有|不发生|改善到|提升到|获(?:[得评批]|(?<=荣获))[^,]{0,20}(?:称号|命名|市|县|区|示范|认定)|命名[^,]{0,20}(?:称号|命名|市|县|区|示范|认定)|得到维持|予以维持|展开(?<=(?:工作|试点)展开)"
)
# Each branch begins with a character, so that a search can skip what none begins with.
_KEPT = "|".join(
    (
        r"得到[^,]{0,8}(?:控制|保障|保护|治理|处理|修复|整治|规范|管控|恢复|分类|利用|避让|满足|落实)",
        *(
            rf"{word}[^,]{{0,4}}保障$"
            for word in ("安全", "供给", "供应", "需求", "用水", "用地", "水量", "流量")
        ),
        r"无劣|不[降退改][低化变]|不再?(?:新增|增加|减少|下降|恶化)|只[减增]不[减增]|稳定达标",
        *(
            rf"{word}[^,]{{0,8}}(?:平均|先进|同期)[^,]{{0,4}}水平"
            for word in ("低于", "高于", "优于", "好于")
        ),
        *(rf"{word}[^,]{{0,4}}(?:稳定|达标)" for word in ("保持", "持续", "总体", "稳定")),
    )
)
_RESULT = re.compile(
    rf"{_DONE}|{_KEPT}|整治|治理|覆盖|普及|健全|完善|巩固|改善|提升|稳固|增强|提高|降低|减少|下降|好转|优化"
    r"|增设|增加(?!值)|补充|设置|布设|转型|转变|显现|显著|贯通|接入|联网|替代|推行|推广|实施|开展|验收|基本|全部|全面|成为|得到|取得|进入"
    r"|迈上|迈出|发布|制定|试点|具备|总结|确保|保持|持平|稳定|跻身|获批|成功|入网|归集|控制|管控|保障|打造"
    r"|培育|树立|领先|前列|先进|相适应|良性循环|均等化|一体化|清洁化|清洁能源化|优良|良好|向好"
    r"|成熟|供应|配套|收集|投入使用|开放|按照?[^,]{2,20}标准(?:设计)?建[设造]"
)
_CHECKABLE = re.compile(rf"{_DONE}|{_KEPT}|按照?[^,]{{2,20}}标准(?:设计)?建[设造]")
#: A clause that begins with one of these tells what to do, not what will be.
_MEANS = re.compile(
    r"采取|做好|加大|加强|推进|加快|深入|推动|开展|实施|积极|大力|完善|健全|强化|严格|落实|统筹|鼓励|支持|全面加强"
    r"|持续|组织|抓好|坚持|以|对|把|将(?!(?:全面|基本|率先|全部|初步)*(?:完成|建成|实现|形成|建立|消除))"
    r"|通过(?![^,]{0,20}(?:验收|考核|评估|评审|命名|认定|审))|围绕|依托|按照(?![^,]{2,20}标准)|建立健全|进一步|建立(?!起)"
    r"|编制|制定"
)
#: A sentence that begins so is a measure of its own, no part of the aim before it.
_TO_DO = re.compile(
    r"\s*(?:有效|严格|逐步|正式|着力|努力|重点|先行|率先|全面|继续|新|依法|坚决|科学|合理|主动|同时|并|全力|系统|统一"
    r"|充分|切实|认真|扎实|稳步)*"
    r"(?:构建|增加|遏制|形成|设立|划定|启动|减少|控制|保障|取缔|关闭|拆除|改造|建设|清理|整治|配备|配套|安装|更换|淘汰"
    r"|禁止|杜绝|执行|印发|创建|出台|推广|打造|培育|解决|修订|编修|制止|防止|优化|提升|提高|巩固|保护|保持|改善|扩大|关停|停止"
    r"|治理|修复|恢复|发展|建立|确保|做到|实行|试点|运用|利用|使用|采用|开工|规范|明确|引进|争创|申报|发挥|突破|破解|改变|转变|办好|繁荣|做[好大强优到]|促进|引导|调整|防治|整治|控制|压减|建好"
    r"|管好|用好|守住|严守|搞好|提供|丰富|探索|培养|树立|倡导|宣传|拓展|拓宽|延伸|加大|加速|设置|布局|谋划|推进|推动|加快|加强|深化|完善|健全|开展|实施|组织|定期)"
)
#: Such an act is a result: one can say whether it took place.
_SURVEY = re.compile(
    r"(?:开展|启动|实施|组织)[^,]{2,30}?(?:试点|详查|调查|普查|排查|评估|核算|试验|示范|创建|前期|准备)(?:工作)?$"
)
_VAGUE = re.compile(r"持续|不断|显著|进一步|明显|更加|稳步|稳中|积极|重大|逐步|大幅|较大")
#: A peak is reached or not, whatever comes then.
_PEAK = re.compile("达峰|峰值")
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
_ASIDE = re.compile(
    r"\s*为(?:了|率先|加快|进一步|切实|确保)|[^《]*》|[一二三四五六七八九十]{1,3}、[^,]{0,8}(?:任务|措施|保障|要求|重点)|.*的(?:前提|基础|条件)下$|.*(?:执行|完成|进展)情况$|\s*(?:根据|依据|比[^,]{1,8}提前|通过(?=实施|开展|推进|加强|采取|推动|建立|加快|大力|落实)|其中|未|对未|[也又更]?是|逾期|届时|仍|否则|聚焦|围绕|结合|特?制定本|特制定|现制定)|.*(?:指标|目标)为$"
    r"|\s*在[^,]*(?:前提|基础|情况|同时|过程)[上下中]?$|.*(?:没有|未能|尚未|无法|如下|以下(?:目标|任务|工作|方面|指标))|.*(?:达到|(?<!行)为|比|较)$|[^,]{0,6}(?:内容|范围|对象|方式|措施|标准)(?:主要)?(?:包括|包含|涵盖|涉及)"
    r"|.*为(?:中心|重点|主线?|核心|抓手|契机|载体|依托|导向|引领|突破口)$"
)
#: 收入9800元以上,|达到全省平均水平: said of the value before, no commitment of its own.
_LEVEL_ONLY = re.compile(
    r"(?:基本|力争|总体|均|并|也|或)*(?:达到|高于|低于|接近|超过|略高于|相当于)(?:或(?:高于|超过))?(?:全国|全省|全市|全县|国家|省|市|世界)"
    r"(?:的)?(?:同期)?平均水平(?:以上)?"
)
#: What has happened is told so: 明确了时间表.
TOLD = re.compile(r"(?<=[\u4e00-\u9fff])(?<![为除])了(?!解)")
#: 完成排查工作 is the 排查 itself.
_WORK = re.compile("(?<=.{4})(?<!准备)(?<!前期)(?<!”)的?工作$")
_GOAL = re.compile(
    r"(?:的)?(?:目标|任务|工作任务|阶段性目标|(?:创建|考核|各项|约束性|预期性|减排)指标)(?:的(?:时间|时限|进度)?要求)?$"
)
#: 为2030年前碳达峰奠定坚实基础 is named by what is to be reached.
_PAVED = re.compile(
    r"(?:奠定|打下|打好|夯实)[^,]{0,6}基础$|赢得主动$|(?:创造|提供)[^,]{0,6}(?:条件|支撑)$"
)
_YEARS_TASK = re.compile(
    rf"[^{YEAR}]{{0,12}}?(?:完成|实现)[^{YEAR}]{{0,40}}{YEAR}+(?=[^,]*(?:任务|目标|计划|指标))"
)
#: 完成|2026年度|造林任务: the year of the task is no part of its name.
_TASK_YEAR = re.compile(r"(?:19|20)\d{2}年(?:度|的)?")
#: 2005年底前建成的|小区
_DATED_THING = re.compile(
    rf"{YEAR}+(?:年?[底末初])?(?:之?前|以[前后来]|之?后|至今)?(?:已|新)?(?:建成|建设|投运|投产|投用|竣工|完工|开工|注册|登记"
    rf"|生产|制造|出厂|批准|审批|立项|签订|出台|印发|施行|关闭|退出|遗留)的(?=[^,{YEAR}]{{2}})"
)
#: 把任务落实到山头地块, 把全市建设成为节水型社会: what becomes of it follows.
_BECOMES = re.compile(r"^把(?=.{2,40}落实到)|^把.{2,10}?(?=建成)|^把.{2,10}?建设成为?")
_ANY_GOAL = re.compile(r"(?:各项|全部|全年|年度|既定|预定|上述|以上|规划|主要|工作|目标|任务|的)+")
_REACHED = re.compile("实现|完成")
_DID = re.compile(r"(?:基本|全面|全部)?(?:实现|完成)")
_BARE_RESULT = re.compile(
    r"(?:全部|基本|全面|如期|正式|顺利|全线|主体|要|将|可|并|实现|实施)*"
    r"(?:完成|建成|到位|实现|达标|完工|竣工|投用|投产|投运|投入|使用|覆盖|开工|建设|通车|贯通|运行"
    r"|通水|供水|供气|达产|达效|交付|试运行|启用|开业|开园|上线|运营|蓄水|下闸|封顶|封关|并网|发电|验收|通过|达峰|达到峰值|并(?=投)){1,4}(?:任务|目标)?"
)
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


def milestones_of(
    text: str,
    start: int,
    end: int,
    deadline: YearMention,
    blocked: Sequence[tuple[int, int]],
    *,
    results_only: bool = False,
    states_only: bool = False,
    words: str = "",
) -> Iterator[Milestone]:
    """Clauses of ``text[start:end]`` that a deadline governs and that hold no value.

    Parameters
    ----------
    text
        Masked, folded text.
    start, end
        Where the deadline's words begin and end their rule.
    deadline
        The year mention.
    blocked
        Spans of values, in order: a clause that holds one states no milestone.
    results_only
        Keep only clauses that state a result (for clauses that merely follow the dated one).
    states_only
        Keep none that begins with a verb of doing either (for sentences that follow it).
    words
        The same text with its years.

    Examples
    --------
    >>> deadline = YearMention(0, 7, 2025, 2025, "deadline", "year")
    >>> text = "〒〒〒〒〒〒〒,完成第二轮规划编制"
    >>> [found.indicator for found in milestones_of(text, 7, len(text), deadline, [])]
    ['第二轮规划编制']
    """
    starts = [span[0] for span in blocked]
    for match in _CLAUSES.finditer(text, start, end):
        low, high = match.span()
        at = bisect_left(starts, high) - 1
        if at >= 0 and blocked[at][1] > low:
            continue
        shift, body = _body_of(match, deadline, words or text)
        if not _commits(body, results_only=results_only):
            continue
        if states_only and _TO_DO.match(body):
            continue
        reached = low == deadline.end and _REACHED.search(
            text, max(0, deadline.start - 8), deadline.start
        )
        if _REPORTED.match(body.strip()):
            body = _drawn_up_before(text, deadline.start) + body.strip()
        elif _BARE_RESULT.fullmatch(body.strip()):
            subject = _subject_before(text, deadline.start)
            body = subject + (body.strip().lstrip("将要") if subject else body.strip())
        paved = _PAVED.search(body)
        if paved and low != deadline.end:
            continue
        name, scope = _name(body[: paved.start()] if paved else body, is_goal=bool(reached))
        works = _works_of(body)
        if works:
            for one in works:
                yield Milestone(one, "", low + shift, True)
        elif len(name) >= 3:
            act = _CHECKABLE.search(body) or _SURVEY.search(body)
            vague = _VAGUE.search(body) and not _PEAK.search(body)
            yield Milestone(name, scope, low + shift, bool(act and not vague))


def _body_of(clause: re.Match[str], deadline: YearMention, words: str) -> tuple[int, str]:
    """What a clause says behind its last year, and how far into the clause that begins."""
    masked, low = clause.group(), clause.start()
    shift = masked.rfind(YEAR) + 1
    dated = _DATED_THING.search(masked) if shift else None
    if dated and dated.end() > shift:
        # 完成2005年底前建成的小区改造: a date that says which are meant
        shift = masked.rfind(YEAR, 0, dated.start()) + 1
        return shift, words[low + shift : clause.end()]
    if low >= deadline.end and _YEARS_TASK.match(masked):
        # 12月底前完成2026年的任务, 完成省下达的“十四五”减排目标
        return 0, _TASK_YEAR.sub("", words[low : clause.end()])
    return shift, masked[shift:].removeprefix("左右")


def _works_of(body: str) -> list[str]:
    """Works that a clause lists one by one, each by its full name (完成A工程、B工程).

    Examples
    --------
    >>> _works_of("完成城北管网改造工程、南湖清淤工程")
    ['城北管网改造工程', '南湖清淤工程']
    >>> _works_of("完成城北、城南管网改造工程")
    []
    """
    verb = _DELIVERS.match(body)
    if not verb:
        return []
    members = _BETWEEN.split(body[verb.end() :].strip())
    return members if len(members) > 1 and all(map(_ONE_WORK.fullmatch, members)) else []


def is_measure(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` begins with what is to be done, not with what will be.

    Examples
    --------
    >>> is_measure("构建绿色出行体系", 0, 8), is_measure("绿色出行体系建成", 0, 8)
    (True, False)
    """
    return bool(_TO_DO.match(text, start, end) or _MEANS.match(text[start:end].lstrip()))


def _commits(body: str, *, results_only: bool) -> bool:
    """Whether a clause commits to something."""
    if _BARE_RESULT.fullmatch(body.strip()):
        return True
    if _LEVEL_ONLY.fullmatch(body.strip()):
        return False
    if len(body.strip()) < 3 or not _RESULT.search(body):
        return False
    if _ASIDE.match(body) or TOLD.search(body):
        return False
    return (
        not results_only
        or _SURVEY.search(body) is not None
        or bool(_CHECKABLE.search(body) and not _MEANS.match(body))
    )


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


def _name(body: str, *, is_goal: bool) -> tuple[str, str]:
    """Name and scope of a commitment: its clause without lead words, its verb behind its object."""
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
