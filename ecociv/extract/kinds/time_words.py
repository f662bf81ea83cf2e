"""Words that look ahead (力争, 将) or back (已, 去年), in a sentence, a line or a whole text.

In: a text. Out: which of these words it holds, how many, and where. `kinds.cues` weighs
them against each other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

# Each branch of these begins with a character, so that a search can skip what none begins with;
# what must not stand before it is asked behind it.
_STRONG = re.compile(
    r"力争|确保|争创(?<!成功争创)(?![^,;。]{0,24}成功)|争取(?<![共上]争取)(?!到)|力求|努力(?<!经过努力)(?<!持续努力)(?<!共同努力)(?<!年努力)(?!下)|约束性|预期性"
    r"|考核要求(?<!的考核要求)|规划(?:(?=期[内末]|\d|到|总?投资|项目|新[建增]|[改扩]建|[雨春秋冬]季造林|人工造林|造林|治理|改造|整治|种植|栽植|绿化(?!局)|建设(?!局|厅|部)|安排|布局|面积|总?规模|(?:累计|再|年)?(?:完成|实施|建成|发展|形成|设置|总?装机|产能|容量|库容))|(?:中?明确)?提出|(?<=[据照]规划)[:,])"
    r"|方案(?:中?明确)?提出|意见(?:中?明确)?提出|纲要(?:中?明确)?提出|》(?:中?明确)?提出"
    r"|安排(?=[^,;。:\d]{0,14}(?:指标|任务|计划)(?:[:为]|如下))|分解(?=[^,;。:\d]{0,14}(?:指标|任务|计划)(?:[:为]|如下))|下达(?=我|给|全|[^,;。:\d]{0,14}(?:指标|任务|计划)(?:[:为]|如下))|任务(?=及?(?:分工|清单|措施)[:])|任务(?=(?:分别)?[是为:](?!\S{0,6}完成))(?<!完成任务)|总任务|投资[估匡]算|经费[估匡]算|目标(?<!强化目标)(?=到|在|是|为(?!导向)|分别)"
    r"|主要指标[:为]|(?:考核|具体|预期)指标[:]|(?:工作|年度|具体)目标[:]|指标为(?<!污染指标为)|目标值|了(?<=[设确制规]定了)(?=[^,;。]{0,24}(?:目标|任务|指标))|了(?<=(?:下达|提出|明确)了)(?=[^,;。]{0,24}(?:目标|任务|指标))|将(?!近|军|来|[^,;。]{0,20}(?:纳入|列入)了"
    r"|[^,;。]{2,20}(?:有机结合|相结合|结合起来|作为|视为|贯穿|融入|转化为|划归|划转|移交|下放|剥离|更名))"
    r"|要(?<![主重需必纲简摘首扼紧]要)(?!求|素|点|件|塞|闻|地|道|务|领|义|强|害|的)"
    r"|计划(?:(?!单列|生育|经济|任务?的?\d(?!\d{3}年)|的?\d(?!\d{3}年)|[指目]标[,;。])|(?:中?明确)?提出)|拟(?!定)|预期目标|主要目标|今后|未来|远期|下一步|明年|必须"
    r"|可(?<![不认许]可)(?:年|每年|再|新)?(?=减少|节约|实现|新增|形成|带动|削减|减排|增加|替代|消纳)"
    r"|预计(?=削减|减少|新增|节约|减排|可|每?年(?!初)|总?投资|形成|带动)|负责(?=约?\d)"
    r"|目标(?<=(?:工作|总体|主要|年度|具体)目标)(?=[ :])"
    r"|不低于(?<!得不低于)|不超过|控制在|应当?(?=达)|须(?=达)|到本届政府|打算"
    r"|建议(?<!代表建议)(?<!委员建议)(?<!案建议)(?<!、建议)(?<!人大建议)(?!提案|议案|办理|办结|[、和及]提案|\d)"
    r"|如下(?=目标|任务|安排|意见|措施)|如下(?<=(?:目标|任务|安排|意见|指标)如下)"
)
_THIS_YEAR = re.compile(r"今年(?!以来|[^,。;]{0,4}(?:已|上半年))|年内|全年(?=力争|要|计划)")
_PAST = re.compile(
    r"去年|上年|上半年(?![^\n]{0,160}?(?:下半年|[到至][三四]季度|年底前))|前三季度|前[一二三四五六七八九十]个?月|过去|年来(?<=[一三四五两几]年来)|以来"
    r"|已(?<!业已)(?!有的|建(?!成|有|立))|年间(?<=[一二三四五六七八九十几]年间)|年共(?<=[二三四五]年共)"
    r"|现有(?:(?<![\u4e00-\u9fff]现有)|(?<=[市县省区州国镇乡村我]现有))|拥有"
    r"|共(?:有|(?<![公一总合]共)(?<![规计]划共)(?<!年内共)(?:(?=[拆淘栽植争])|完成|投入|投资|建成?|实施|安[装置]))"
    r"|至今|据悉|授予|未能?达到|近[一二两三四五几\d]年(?=来|间|,)|曾|荣获|获评|获批|获得(?!的)"
    r"|尚[有未]|还有(?!待)|仍有(?!待)|没有建成|缺口"
    r"|同比(?![^,;。\d]{0,12}\d[\d.]*%(?:以上|左右|以内))|先后|成功|如期|顺利|目前|截[至止](?!\d{4}年[\d月底末年]{0,6}前)"
    r"|位居|居全|名列|排名|连续[一二三四五六七八九十\d]+年|率先|首次|领先|显示(?![度屏器面])|全部完成"
    r"|超额完成|全部办结|均已办结|取得(?<![月年]底取得)(?<![月年]底前取得)|跃居|突破性|完成情况(?=:)|实际(?!出发)|竣工|投产|投运|启用|提前|迈上|跨上|实现了|较快"
    r"|卓有成效|胜利完成|均完成|再上新台阶|新突破(?=[,。;])|走在全[国省市]前列"
    r"|首[批个家](?<=[国省市区]首.)|入[选围]|跻身|落户(?=我|本|全|园|[^,;。]{0,6}[市县区],)|满意率|办结(?!时|期)"
    r"|被评|评为|肯定(?<=[高度分]肯定)|这一年|圆满|唯一(?<=[国省市]唯一)|一年,我们|来,我们|称赞"
    r"|办理[^,;。]{0,8}(?:建议|提案|议案)|一年来(?<!近一年来)|出台(?=[^,;。]{0,20}(?:政策|措施|办法|意见|方案|》|条)[\d、,;。])"
    r"|创[^,;。]{0,6}(?:最好|新高|新低)|为(?:全(?:省|国|市)|(?:年度|全年|省下达|市下达)?(?:任务|计划|目标){1,2}的\d)"
    r"|占(?:年度?|全年|总|[国省市县]级?(?:下达)?)*(?:任务|计划|目标){1,2}的?\d|完成(?:年度|全年|省下达|市下达)?(?:任务|计划|目标){1,2}的\d"
    r"|1(?<!\d1)[-—~至到]\d{1,2}月(?!底?[前内])"
)
#: Sums and estimates look back, too, unless a deadline stands over them: 到2025年累计治理80万亩.
_TALLIED = re.compile(
    r"累计(?!(?:达到?)?\d|[^。;\n]*累计)|预计(?!到|可|削减|减少|新增|节约|减排|每?年|总?投资|形成|带动)"
)
_COMPLETED = re.compile(
    r"了(?<=[\u4e00-\u9fff]了)(?<![为除]了)(?!解)"
    r"(?!(?<=[设确制下提规明][定达出确]了)[^。;\n]{0,24}?(?:目标|任务|指标))"
)
#: Words of planning, and how far before a sentence they may stand.
_PLANNING = re.compile(
    r"目标(?<!完成目标)(?!值?[^,;。]{0,6}完成)|任务(?<!完成任务)(?!值?[^,;。]{0,6}完成)|方案"
)
_PLANNING_REACH = 150
#: What a place is and has, and what has become better: such a text does not only look ahead.
_DESCRIPTION = re.compile(
    r"地处|位于|境内|下辖|海拔|地势|横贯|资源类型|现状|稳中[向趋]好|占全[国省]|是我国"
    r"|属于?(?=[^,;。]{0,6}(?:气候|流域))|得到(?=[^,;。]{0,6}(?:加强|改善|遏制|提[高升]|保护|发展))"
    r"|(?:基本|初步|稳步)(?:形成|建立|建成|改善|推进)|(?:有序|提速)(?:推进|建设)|建成(?=通车|投[产运用])"
    r"|(?:集中|正式|全面)开工"
)
#: Who is to do what, and by what rule: words that stand in plans only.
_DUTIES = re.compile(
    r"[单部](?<=[头任合施办核].)[位门]:|工作要点|完成时限|责任领导"
    r"|任(?<=[、.)](?:主要|重点|工作)任)务\s*\n"
)
_REVIEWED = re.compile(r"回顾|去年|上年|过去|工作总结")
#: A shorter text is a sentence or two, whose time nobody can tell by what it does not say.
_MIN_TEXT = 60
#: More words of commitment say no more.
_MAX_STRONG = 2
#: A verb in front commands, a verb at the end tells what has come about.
_COMMANDS = (
    r"推动|推进|加快|加强|深入|实施|开展|完善|健全|强化|打造|支持|鼓励|引导|谋划|统筹|着力|大力|抓好"
    r"|坚持|落实|继续|持续|进一步|积极|深化|优化|提升|系统推进|办好|办成|抓实|构建|培育|建立|推行"
    r"|严格|巩固|提高|扩大|发展|加大|优先|禁止|严禁|控制|减少|做好|做[强大优实]|打好|打赢|守[住牢好]|筑牢|夯实|拓展"
)
_IMPERATIVE = re.compile(
    r"[。;:\n!,](?:(?<!,)\s*(?:[(]?[一二三四五六七八九十\d]+[)、.是]\s*|[①-⑳])?(?:\*\*)?"
    rf"(?:{_COMMANDS})"
    # what is to come of it is said behind a comma, too: 完善服务体系,让群众放心
    r"|(?<=,)(?:让|争创|用好|建好|办好|抓好|做好|鼓励|引导|探索))"
)
_WELL = (
    "不断 持续 显著 扎实 全面 基本 逐步 进一步 稳步 加快 加速 明显 大幅 提速 步伐 成功"
    " 稳定(?!脱贫|达标) 深入 有序 便捷"
).split()
_DONE = "过半 丰收 向好 见效 初步形成 初步建立 步伐加快 在全[省国市]推广 纷呈 凸显".split()
_NARRATIVE = re.compile(
    "|".join(
        (
            *(rf"{word}[\u4e00-\u9fff]{{2,4}}(?=[。;!])" for word in _WELL),
            *(rf"{word}(?=[,。;])" for word in _DONE),
            *(
                rf"{word}(?:明显|显著|突出)(?=[,。;])"
                for word in ("成效", "作用", "效果", "优势", "亮点")
            ),
        )
    )
)
#: What is told with pride: 入选全国首批试点, 森林覆盖率居全省第一.
_WON = re.compile(
    r"全[省国市]第[一二三四五六七八九十\d]|部(?<=[西中东]部)(?:地区)?第[一二三四五六七八九十\d]|首[批个家]|入[选围]|获(?:评|批|得(?!感))|荣获|成为(?=全|国|省|首|唯)"
    r"|举办|出台|设立|落户|引进|顺利|得到|取得|有效|突出(?!问题)|通车|跻身|晋级|命名|表彰|成效|圆满|居全|满意率|办结"
)
#: A sentence that opens with what it tells of: 居民收入稳步增长, and not with a verb.
_TOLD_OF = re.compile(
    r"[。;\n]\s*(?:全[市县省区]|城[乡镇市]|农[村业民]|市[场民]|社会|居民|群众|工业|财政|一般公共|规模以上|固定资产|粮食)"
)


def strong_cues(sentence: str) -> list[int]:
    """Where the words of commitment stand (力争, 确保, 要 …).

    Examples
    --------
    >>> strong_cues("森林覆盖率力争达到45%")
    [5]
    """
    return [match.start() for match in _STRONG.finditer(sentence)]


def sentence_cues(
    sentence: str, strong: Sequence[int] | None = None, *, is_due: bool = False
) -> dict[str, float]:
    """Cues of time in the words of a sentence, each counted up to a limit.

    Parameters
    ----------
    sentence
        The sentence.
    strong
        Where its words of commitment stand, if that is known.
    is_due
        Whether a deadline opens it.

    Examples
    --------
    >>> sentence_cues("力争森林覆盖率达到45%")["strong"]
    1.0
    """
    strong = strong_cues(sentence) if strong is None else strong
    past = _count(_PAST, sentence, 3)
    # 年均下降3%,累计下降15%: the sum of what each year is to bring
    tallied = "累计" in sentence and "年均" not in sentence
    if not is_due and (tallied or "预计" in sentence):
        # most sentences hold neither, and a plain search is faster than the pattern
        past = min(3.0, past + _count(_TALLIED, sentence, 3))
    return {
        "strong": float(min(len(strong), _MAX_STRONG)),
        "this_year": _count(_THIS_YEAR, sentence, 1),
        "past": past,
        "le": _count(_COMPLETED, sentence, 2),
    }


def looks_only_ahead(clause: str) -> bool:
    """Whether words of commitment stand in a clause, and none that look back.

    Examples
    --------
    >>> looks_only_ahead("计划完成造林"), looks_only_ahead("计划造林已完成")
    (True, False)
    """
    return bool(_STRONG.search(clause)) and not (
        _PAST.search(clause) or _TALLIED.search(clause) or _COMPLETED.search(clause)
    )


def shape_cues(line: str, told: str) -> dict[str, float]:
    """Cues of time in the shape of sentences: a verb in front commands, a verb at the end tells.

    Parameters
    ----------
    line
        A line.
    told
        Its part before the first deadline: behind one, verbs at the end tell what will be.

    Examples
    --------
    >>> shape_cues("加快绿化。", "")
    {'line_imperative': 1.0, 'line_narrative': 0.0, 'line_won': 0.0, 'line_told_of': 0.0}
    >>> shape_cues("绿化步伐加快。", "绿化步伐加快。")["line_narrative"]
    1.0
    """
    return {
        "line_imperative": _count(_IMPERATIVE, f"\n{line}", 3),
        "line_narrative": _count(_NARRATIVE, told, 2),
        "line_won": _count(_WON, told, 4),
        "line_told_of": _count(_TOLD_OF, f"\n{told}", 2),
    }


def is_planned(text: str, start: int) -> bool:
    """Whether words of planning stand shortly before a sentence.

    Examples
    --------
    >>> is_planned("印发实施方案。建成绿道9公里", 7), is_planned("方案", 0)
    (True, False)
    """
    low = max(0, start - _PLANNING_REACH)
    return _PLANNING.search(text, low, start) is not None


def holds_no_review(text: str, *, is_dated: bool = False) -> bool:
    """Whether a text of some length holds no word of what was done, is or has become.

    What its sentences leave open is more likely to be promised than reported. What becomes better
    by a deadline is promised, too.

    Parameters
    ----------
    text
        The text.
    is_dated
        Whether it sets several deadlines.

    Examples
    --------
    >>> goals = "一、绿化。全市绿化覆盖率达到45%。造林5万亩,建成公园20个。"
    >>> holds_no_review(goals * 3), holds_no_review(goals), holds_no_review("去年," + goals * 3)
    (True, False, False)
    """
    if len(text) < _MIN_TEXT:
        return False
    marks = (_PAST, _COMPLETED) if is_dated else (_PAST, _COMPLETED, _NARRATIVE, _DESCRIPTION)
    return not any(mark.search(text) for mark in marks)


def assigns_duties(text: str) -> bool:
    """Whether a text says who is to do what, which only plans do.

    Examples
    --------
    >>> assigns_duties("完成造林5万亩。(责任单位:林业局)"), assigns_duties("完成造林5万亩。")
    (True, False)
    """
    return _DUTIES.search(text) is not None and _REVIEWED.search(text) is None


def _count(pattern: re.Pattern[str], text: str, limit: int) -> float:
    return float(min(len(pattern.findall(text)), limit))
