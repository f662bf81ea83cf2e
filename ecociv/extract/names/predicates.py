"""What a sentence says of the things that it counts: 15个乡镇|实现垃圾分类.

In: a `Slot` and the noun behind its value. Out: the noun with what is said of it, or the work that
is done to it.
"""

from __future__ import annotations

import re

from ecociv.extract.names.asked import STATES
from ecociv.extract.phrases.nouns import COUNTS
from ecociv.extract.phrases.slots import Slot

_CLAUSE = re.compile(r"[^,;。\n]*")
_RELATED = re.compile(r"(与[\u4e00-\u9fff]{2,8}(?:相通|相连|相接|接壤|毗邻))(?=[,;。]|$)")
#: 15个乡镇实现垃圾分类: things counted for what they have reached.
_PREDICATE = re.compile(
    r"(?P<noun>[^,;。]{1,16}?)(?:目前已?|现已|全部|全面|基本|率先|成功|分别|均|都|全域)*"
    r"(?P<what>(?:没有|尚?未)?(?:实现|达到|建立|通过|(?:成功)?(?:创建|打造|注册)?成为|获[评批得]?(?!益)|荣获|入选|入围|跻身|荣登|上榜|登上|进入(?=[^,;。\d]{0,16}(?:强|榜|榜单|名单|目录|行列|前列|[^数仓]库)$)|[纳列]入|开展|申报|争创|实行|实施(?![^,;。\d]{0,12}(?:改造|治理|整治|修复|搬迁|淘汰|关停|拆除|加固|清淤|疏浚|维修|防渗)(?:提升|工程|项目)?$)|享受|被[^,;。]{1,3}为"
    r"|具备|告别|摆脱|配备|安装|[通用喝吃住装]上|接[入通]|(?<=[没未有])建成"
    r"|建成(?=[^,;。]{0,14}(?:示范区|[乡镇村县市]|园区|[站厂场]|设施|系统|中心|体系|机制)$)"
    r"|完成(?!投资|目标|任务|年度)|消除)(?!率)(?:[^,;。:\d]|\dA级){2,20}?)(?:工作|成果)?$"
)
#: 5个乡镇|和40个|村通过验收
_BESIDE = re.compile(
    r"(?P<noun>[\u4e00-\u9fff()]{1,10}?)(?:、|和|及|以及|与)?\d[\d.]*[余多]?[个家座处所](?=[\u4e00-\u9fff])"
)
#: 10万亩小麦|、38万亩|玉米实现全程机械化
_BESIDE_AREA = re.compile(
    r"(?P<noun>[\u4e00-\u9fff()]{1,10}?)(?:、|和|及|以及|与)\d[\d.]*[余多]?"
    r"(?P<unit>万?(?:亩|公顷|吨|头|只|羽|株|平方米|人|户))(?=[\u4e00-\u9fff])"
)
#: 其中11个项目|已开工
_REACHED = re.compile(
    r"(?P<noun>[^,;。]{1,16}?)(?:全部|现)?(?P<what>已(?:经|全部|全面|基本|陆续|先后)?"
    rf"(?:(?:{STATES}){{1,2}}|通过|申报|入驻|投入[^,;。]{{2,4}}|完成[^,;。\d]{{0,10}}))[^,;。]{{0,2}}$"
)
_BY_NOW = re.compile(r"^已(?:经|全部|全面|基本|陆续|先后)?")
#: 36家企业|完成深度治理
_WORK_ON = re.compile(
    r"(?P<noun>[^,;。、\d]{2,20}?)(?:全部|全面|基本|均|都)?(?:完成|实施了?|进行了?|予以)"
    r"(?P<work>[^,;。、\d]{0,12}(?:改造|治理|整治|修复|提标|淘汰|拆除|搬迁|关停|停产|取缔|撤销|整合|审核|验收|排查|加固|清淤|疏浚|绿化|维修|防渗|清理|硬化)"
    r"(?:工程|项目)?)"
)
_TAKES_AWAY = ("淘汰", "拆除", "关停", "停产", "取缔", "撤销", "清理")
#: 24名专业人员|支援大连: verbs that need no other, or name only where to.
_OBJECT = r"[\u4e00-\u9fff]{2,8}"
_INTRANSITIVE = re.compile(
    r"(?P<noun>(?:[^,;。、\d]|\d00强){1,16}?)(?:全部|全面|基本|率先|成功|顺利|紧急|火速|相继|陆续|先后|集中|全线|主体|正式|稳定|均|都|已|[赶前]赴|主动|安全|早日|现场|整体|分段)*"
    rf"(?P<what>受灾|成灾|绝收|受损|倒塌|(?:逆行)?出征(?:驰援)?|援鄂(?:抗疫)?|(?:对口)?支援{_OBJECT}|驰援{_OBJECT}|奔赴{_OBJECT}"
    r"|[来赴][\u4e00-\u9fff]{1,6}?(?:参[会展赛]|投资(?:发展|兴业|创业|办厂|考察)?|考察(?:洽谈|调研)?|发展)"
    r"|签[订署][\u4e00-\u9fff]{0,8}(?:协议|合同)书?|参[会展赛保训]|返岗(?:就业|复工)?|(?:持证)?上岗|复工(?:复产)?|复产|动工(?:建设)?|贯通|封顶"
    rf"|(?:下闸)?试?蓄水|[入进]驻(?:{_OBJECT})?|入园|(?<!线)上[云线]|回归(?:{_OBJECT})?|落户(?:{_OBJECT})?|获奖|(?:下山|搬迁)?进城(?:落户|入镇)?|参与{_OBJECT}|下沉{_OBJECT}|助力{_OBJECT}|(?P<state>(?!整改|验收|办结(?!销号)|达标建设)(?:{STATES}){{1,2}}(?:建设|运营|使用)?))"
    r"(?:的?(?:目标|任务))?(?=[,;。、]|$)"
)
#: 在|36个社区推行居家养老: what is done at the counted places.
_THERE = re.compile(
    r"(?P<noun>[^,;。、\d]{1,14}?)(?:全面|率先|成功|同步|均|都)*(?P<what>(?:注册|推行|推广|铺开|配备|试点"
    r"|设立|建设(?!区|用地)|创办|部署|开设|销售|布局|应用|落地)了?[^,;。\d]{0,20})(?=[,;。]|$)"
)
#: 32家医院|检查检验结果实现互认: the bodies are counted, not what is theirs.
_OWN = re.compile(
    r"(?P<body>[\u4e00-\u9fff]{0,8}?(?:医院|企业|机构|公司|学校))"
    r"(?P<own>[\u4e00-\u9fff]{0,6}(?:产品|项目|成果|结果|食堂|饭堂|商标|数据))"
)
_BODIES = ("家", "户", "所")
_AT = re.compile(r"(?<![存现所正实潜内外好])在(?:全[市省县区国州]|境内外|海外|全球|同批次)*$")
_AT_REACH = 6
_TIMES = ("次", "批", "起")
#: 15家企业关闭|退出: what ends so is done itself, and comes to nothing.
_DONE_END = re.compile(
    r"(?:治理|整治|改造|关闭|转化|建设|整改|环评|成功|征收|搬迁|拆除|组建)$|[^“].*”$"
)
#: Verbs of help: what is counted behind them does what the sentence says next.
URGING = tuple(
    "指导 支持 引导 推动 推进 帮助 鼓励 组织 促进 巩固 挑选 带动 辐射带动"
    " 选派 派出 吸引 组建".split()
)
#: 300家|各类商贸企业参与促销
_PLAIN = re.compile("^各[类种级]")
_CLAUSE_REACH, _WORK_REACH = 60, 40


def with_predicate(slot: Slot, name: str) -> str:
    """有1条铁路、2条公路与俄罗斯相通: what is said of counted things belongs to their name."""
    end = slot.first.end
    beside = _BESIDE.match(slot.text, end, end + _CLAUSE_REACH)
    if beside and beside.group("noun") == name:
        # 5个乡镇和40个村|通过验收
        end = beside.end()
    listed = _BESIDE_AREA.match(slot.text, end, end + _CLAUSE_REACH)
    alike = listed is not None and slot.first.unit == listed.group("unit")
    if listed and alike and not beside and listed.group("noun") == name:
        beside, end = listed, listed.end()
    clause = _CLAUSE.match(slot.text, end, end + _CLAUSE_REACH)
    related = _RELATED.search(clause.group()) if clause else None
    if related:
        return f"{related.group(1)}{name}"
    urged = not slot.found.verb or slot.found.verb in URGING
    does = _INTRANSITIVE.match(slot.text, end, end + _CLAUSE_REACH) if urged else None
    if does and _does(slot.first.unit, name, does):
        return f"{does.group('what')}的{_PLAIN.sub('', does.group('noun'))}"
    there = _THERE.match(slot.text, end, end + _CLAUSE_REACH) if is_at(slot) else None
    if there and name.startswith(there.group("noun")) and slot.first.unit in COUNTS:
        return f"{there.group('what').replace('了', '')}的{there.group('noun')}"
    done = _PREDICATE.match(clause.group()) if clause and urged else None
    reached = _REACHED.match(clause.group()) if clause and urged and not done else None
    if reached and (beside or reached.group("noun").endswith(name)):
        # 其中11个项目已开工
        return f"{_BY_NOW.sub('', reached.group('what'))}的{name}"
    if done and (beside or done.group("noun").endswith(name)) and "了" not in done.group("what"):
        own = _OWN.fullmatch(name) if slot.first.unit in _BODIES else None
        if own:
            return f"{own.group('own')}{done.group('what')}的{own.group('body')}"
        return f"{done.group('what')}的{name}"
    return name


def is_at(slot: Slot) -> bool:
    """Whether the counted things are where something is done: 在|36个社区推行居家养老."""
    start = slot.first.start
    low = max(0, start - _AT_REACH)
    return slot.text.find("在", low, start) >= 0 and _AT.search(slot.text, low, start) is not None


def _does(unit: str, name: str, does: re.Match[str]) -> bool:
    """Whether counted things do what the sentence says next."""
    noun = _PLAIN.sub("", does.group("noun"))
    if unit in _TIMES or not name.startswith(noun) or _DONE_END.search(noun):
        return False
    return unit in COUNTS or not does.group("state")


def takes_away(work: str) -> bool:
    """Whether there is less behind a work than before (关停, 撤销取缔).

    Examples
    --------
    >>> takes_away("撤销取缔"), takes_away("深度治理")
    (True, False)
    """
    return work.endswith(_TAKES_AWAY)


def work_on(slot: Slot, name: str) -> str:
    """Work that is done to counted things, empty where none is: 36家企业|完成深度治理."""
    end = slot.first.end
    work = _WORK_ON.match(slot.text, end, end + _WORK_REACH)
    return work.group("work") if work and name in work.group("noun") else ""
