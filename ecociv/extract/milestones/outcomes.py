"""Tell clauses that commit to an outcome from those that say what to do, or what was done.

In: a clause under a deadline, without its number. Out: whether it commits to something, whether
one could say later that it was kept, and whether it is a measure.
"""

from __future__ import annotations

import re

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
        r"按照?[^,]{2,20}标准(?:设计)?建[设造]",
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
    r"|迈上|迈出|制定|试点|具备|总结|确保|保持|持平|稳定|跻身|获批|成功|入网|归集|控制|管控|保障|打造"
    r"|培育|树立|领先|前列|先进|相适应|良性循环|均等化|一体化|清洁化|清洁能源化|优良|良好|向好"
    r"|成熟|供应|配套|收集|投入使用|开放"
)
_CHECKABLE = re.compile(rf"{_DONE}|{_KEPT}")
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
    r"|治理|修复|恢复|发展|建立|确保|做到|实行|试点|运用|利用|使用|采用|开工|规范|明确|引进|争创|申报|发挥|突破|破解|改变|转变|办好|繁荣|做[好大强优到]|促进|引导|调整|防治|压减|建好"
    r"|管好|用好|守住|严守|搞好|提供|丰富|探索|培养|树立|倡导|宣传|拓展|拓宽|延伸|加大|加速|设置|布局|谋划|推进|推动|加快|加强|深化|完善|健全|开展|实施|组织|定期)"
)
#: Such an act is a result: one can say whether it took place.
_SURVEY = re.compile(
    r"(?:开展|启动|实施|组织)[^,]{2,30}?(?:试点|详查|调查|普查|排查|评估|核算|试验|示范|创建|前期|准备)(?:工作)?$"
)
_VAGUE = re.compile(r"持续|不断|显著|进一步|明显|更加|稳步|稳中|积极|重大|逐步|大幅|较大")
#: A peak is reached or not, whatever comes then.
_PEAK = re.compile("达峰|峰值")
_ASIDE = re.compile(
    r"\s*为(?:了|率先|加快|进一步|切实|确保)|[^《]*》|[一二三四五六七八九十]{1,3}、[^,]{0,8}(?:任务|措施|保障|要求|重点)|.*的(?:前提|基础|条件)下$|.*(?:执行|完成|进展)情况$|\s*(?:根据|依据|比[^,]{1,8}提前|通过(?=实施|开展|推进|加强|采取|推动|建立|加快|大力|落实)|通过[^,]{2,40}(?:工作|方式|措施|手段|途径|行动|模式|方法|举措|形式|办法)$|其中|未|对未|[也又更]?是|逾期|届时|仍|否则|聚焦|围绕|结合|特?制定本|特制定|现制定)|.*(?:指标|目标)为$"
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
_BARE_RESULT = re.compile(
    r"(?:全部|基本|全面|如期|正式|顺利|全线|实质性|(?:主体|控制性)(?:工程)?|要|将|可|并|实现|实施)*"
    r"(?:完成|建成|到位|实现|达标|完工|竣工|投用|投产|投运|投入|使用|覆盖|开工|建设|通车|贯通|运行"
    r"|通水|供水|供气|达产|达效|交付|试运行|试运营|试生产|启用|开业|营业|开园|开放|开学|通航|首航|上线|挂牌|运营|归零|销号|蓄水|下闸|封顶|封关|并网|发电|验收|通过|达峰|达到峰值|并(?=投)){1,4}(?:任务|目标)?"
)

#: Nothing shorter says what will be.
_SHORTEST = 3


def is_measure(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` begins with what is to be done, not with what will be.

    Examples
    --------
    >>> is_measure("构建绿色出行体系", 0, 8), is_measure("绿色出行体系建成", 0, 8)
    (True, False)
    """
    return bool(_TO_DO.match(text, start, end) or _MEANS.match(text[start:end].lstrip()))


def is_bare(clause: str) -> bool:
    """Whether a clause names a result and not of what (全部完成).

    Examples
    --------
    >>> is_bare("全部建成投产"), is_bare("全部建成网络")
    (True, False)
    """
    return _BARE_RESULT.fullmatch(clause.strip()) is not None


def is_checkable(clause: str) -> bool:
    """Whether one could say of what a clause commits to that it was kept.

    Examples
    --------
    >>> is_checkable("完成规划编制"), is_checkable("环境质量显著改善")
    (True, False)
    """
    if _VAGUE.search(clause) and not _PEAK.search(clause):
        return False
    return bool(_CHECKABLE.search(clause) or _SURVEY.search(clause))


def commits(clause: str, *, results_only: bool = False, states_only: bool = False) -> bool:
    """Whether a clause commits to something.

    Parameters
    ----------
    clause
        What it says behind its deadline.
    results_only, states_only
        Whether it must state a result, and must not begin with a verb of doing (see
        `milestones_of`).

    Examples
    --------
    >>> commits("加强协调,推进整治"), commits("加强协调,推进整治", results_only=True)
    (True, False)
    >>> commits("完成了规划编制")
    False
    """
    if states_only and _TO_DO.match(clause):
        return False
    told = clause.strip()
    if _BARE_RESULT.fullmatch(told):
        return True
    if len(told) < _SHORTEST or _LEVEL_ONLY.fullmatch(told) or not _RESULT.search(clause):
        return False
    if _ASIDE.match(clause) or TOLD.search(clause):
        return False
    return (
        not results_only
        or _SURVEY.search(clause) is not None
        or bool(_CHECKABLE.search(clause) and not _MEANS.match(clause))
    )
