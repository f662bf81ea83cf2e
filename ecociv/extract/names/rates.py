"""Rates whose subject stands in another clause: what is used, treated, or grows.

In: a `Slot`. Out: a `Head`, or nothing.
"""

from __future__ import annotations

import re

from ecociv.codebook.words import words
from ecociv.extract.drafts import Head
from ecociv.extract.names.parts import is_beside_last
from ecociv.extract.phrases.edges import REACH, left_edge
from ecociv.extract.phrases.peel import tidy
from ecociv.extract.phrases.places import is_place_name
from ecociv.extract.phrases.scopes import split_scope
from ecociv.extract.phrases.slots import Slot
from ecociv.extract.values.tokens import YEAR

_MIN_CLAUSE, _MAX_THING = 6, 16
_RATE_OF_USE = re.compile(r"(?P<verb>使用|利用|应用|采用|普及|推广|配备|安装|覆盖)(?:率|比例)")
_RATE_OF_TREATMENT = re.compile(
    r"(?:综合|无害化|资源化|有效|安全|规范|集中|分类|离田|回收|收集)*"
    r"(?P<verb>处理|处置|利用|治理|收集|收运|清运|回收|改造|整治|绿化|覆盖)率|(?:资源化|无害化|减量化)率"
)
#: What is treated: 城市生活垃圾, 农作物秸秆.
_MATTERS = "垃圾|污水|废水|秸秆|粪污|粪便|固体废物|固废|废物|废弃物|农膜|地膜|污泥|尾矿|废渣"
_MATTER = re.compile(
    rf"(?P<thing>[\u4e00-\u9fff()]{{0,10}}?(?:{_MATTERS}))(?:[\u4e00-\u9fff]{{0,8}})率$"
    # what is collected, treated or used is a matter, whatever its name
    r"|(?P<other>(?!综合|无害化|资源化|有效|安全|规范|集中|分类|回收|收集|处理|处置)[\u4e00-\u9fff()]{2,10}?)(?:综合|无害化|资源化|有效|安全|规范|集中|分类|离田)*"
    r"(?:处理|处置|利用|收集|收运|清运|回收)率$"
    rf"|(?P<amount>[\u4e00-\u9fff()]{{0,10}}?(?:{_MATTERS}))(?:[日年月]|日均|年均)?(?:可?[\u4e00-\u9fff]{{2}})?量$"
)
_MATTER_OF_AIM = re.compile(
    rf"(?P<thing>[\u4e00-\u9fff]{{0,8}}(?:{_MATTERS}))(?:处理|处置|利用|治理|收集|回收|分类|收运|清运|收储)[\u4e00-\u9fff]{{0,6}}$"
)
#: 推进粪污利用|,到2025年,|利用率达到90%
_TIME_ALONE = re.compile(rf",(?:力争|争取|确保)?[到至在]?{YEAR}+[年底末前]*,$")
_TIME_REACH = 20
_TREATED_BEFORE = re.compile(
    r"(?P<thing>[\u4e00-\u9fff]{2,16}?)(?:基本|全部|全面|均|得到|实现|有效|安全|规范|无害化|资源化|综合|集中)+"
    r"(?P<what>处理|处置|利用|治理|收集|回收|改造|整治|绿化|覆盖)"
)
_USERS_END = re.compile(r"(?:车辆?|船舶|企业|单位|机关|养殖场|农户|居民|家庭|小区|建筑|学校|医院)$")
_ADVERBS_END = re.compile(r"(?:全面|全部|优先|主要|推广|普遍|应|要|将|均|都)+$")
_URGED = re.compile(
    r"^(?:加快|大力|积极|全面|推动|推进|鼓励|引导|支持|要求|确保|力争|加强|完善|强化|开展|实施|健全|提高|提升)+"
)
#: 销售收入5亿元,|同比增幅12%; 改厕任务400座,|完成率95%: a rate of what was told right before.
_RATE_OF_LAST = re.compile(
    r"(?:同比|综合|平均|年均|累计|环比|同口径)*(?:[增减降涨]幅|增速|增长率|增长速度|递增率|增长幅度)"
    r"|(?:任务|计划|目标)?完成率|(?:投资)?到位率|达标率|合格率|成活率|保存率|开工率|竣工率|投产率|入住率"
    r"|出租率|签约率|履约率|执行率|(?:当年|年内)?(?:落地|注册|新开工|开竣工|达产)率"
)
#: 签约项目40个、总投资80亿元,落地率90%、|开工率70%: of the works, not of their money.
_OF_WORKS = re.compile(
    r"(?<=项目)(?:总?投资额?|(?:当年|年内)?(?:落地|注册|履约|签约|新?开工|竣工|投产|达产)率)$"
)
#: 推进全民参保计划,|确保覆盖率达95%: a bare rate of what the clause before sets out to do.
_RATE_OF_AIM = ("覆盖率", "普及率", "达标率", "合格率", "开工率", "投产率", "入户率", "完好率")
_AIM = re.compile(
    r"(?:开展|实施|实行|推进|推动|加强|加快|完善|强化|推广|深化|抓好)了?(?P<thing>(?!各项|相关|有关)[\u4e00-\u9fff“”]{4,20}?)"
    r"(?:计划|工作|行动|建设|工程|任务|服务|制度|体系|保护|管理|开工(?:建设)?)+$"
)
#: 65%|节能标准, 83%|的节能要求, 20年一遇|防洪标准
_STANDARD_BEHIND = re.compile(
    r"(?:[及或]?以上)?的?(?P<name>(?:建筑)?节[能水电材](?:设计)?(?:标准|要求)"
    r"|(?:城市|城镇|防御)?(?:防洪|防潮|排涝|除涝|排水|内涝|设防|洪水)[\u4e00-\u9fff]{0,4}(?:标准|能力))(?![化制修])"
)
_HELD_TO = re.compile(
    r"(?:全面|全部|严格|均|须|应)*(?:执行|实行|实施|落实|按照?|达到|满足|符合)(?:国家|地方|行业|省|市|现行)*$"
)
#: 执行国家|节能50%的标准: the standard is named before its share.
_STANDARD_AROUND = re.compile(r"(?:[及或]?以上)?的?(?P<end>标准|要求)(?![化制修])")
_OF_STANDARD = re.compile(r"(?P<sort>(?:建筑)?节[能水电材])$")
_OWN_RATE = re.compile(
    r"(?:[\u4e00-\u9fff]{2}率|(?:同比|环比)?(?:[增减降涨]幅|增速)|(?<=造林)面积)$"
)

_RULE_REACH = 24
#: 给予|不超过|更新费用|30%
_GRANTED = re.compile(
    r"(?:给予|予以|发放|提供|享受)(?:其|一次性|最高)?(?P<bound>不超过|不高于|不低于|不少于)?(?P<whole>[^,;。、\d]{0,12})$"
)
_GRANT = re.compile(
    r"的(?:一次性)?(?P<grant>[^,;。、\d]{0,6}(?:补助|补贴|奖励|资助|贴息|补偿|优惠|担保))"
)
#: 按照|不低于|10%的比例|配建充电桩
_BY = re.compile(
    r"(?<![省市县])按照?(?P<whole>(?![不至])[^,;。、\d]{2,10}?)?的?(?:不低于|不少于|不超过|不高于|至少)?$"
)
_ASKED = re.compile(
    r"的(?P<ratio>[\u4e00-\u9fff]{0,6}比例)(?:(?P<act>建设|配套建设|配建|预留|配[置备]|安装|设置|安排|计?提取|投入)(?P<thing>[^,;。、\d]{2,12}))?"
)


def rate_of_use(slot: Slot) -> Head | None:
    """出租车使用清洁能源,使用率达到80%: what is used, and by whom, stands in the clause before."""
    rate, end = _RATE_OF_USE.fullmatch(slot.phrase), _clause_before(slot)
    if rate is None or not end:
        return None
    verb = rate.group("verb")
    edge = left_edge(slot.text, end, max(0, end - REACH))
    at = slot.text.rfind(verb, edge, end)
    if at < 0:
        return None
    thing = tidy(slot.text[at + len(verb) : end])
    if not 2 <= len(thing) <= _MAX_THING or YEAR in thing or thing[-1].isdigit():
        return None
    users = _URGED.sub("", _ADVERBS_END.sub("", tidy(slot.text[edge:at])))
    scope = users if _USERS_END.search(users) else slot.scope
    return Head(f"{thing}{slot.phrase}", scope, "rate_of_use")


def rate_of_treatment(slot: Slot) -> Head | None:
    """厕所粪污得到有效处理,处理率达到100%: what is treated stands in the clause before."""
    rate, end = _RATE_OF_TREATMENT.fullmatch(slot.phrase), _clause_before(slot)
    if rate is None:
        return None
    edge = left_edge(slot.text, end, max(0, end - REACH)) if end else end
    treated = _TREATED_BEFORE.fullmatch(slot.text[edge:end])
    if treated is None or not treated.group("what").endswith(rate.group("verb") or "化"):
        return _of_matter(slot, slot.text[edge:end])
    scope, thing = split_scope(tidy(_URGED.sub("", treated.group("thing"))))
    return Head(f"{thing}{slot.phrase}", scope or slot.scope, "rate_of_use")


def _of_matter(slot: Slot, clause: str) -> Head | None:
    """The matter that a bare rate is of: that of the rate beside it, or of the clause before.

    秸秆综合利用率达到90%,离田利用率达到|30%; 完善垃圾收运体系,收集率达到|100%.
    """
    last = None if slot.is_last_of_earlier else slot.last
    told = _MATTER.match(last.indicator) if last else _MATTER_OF_AIM.search(clause)
    if told is None or slot.scope:
        return None
    named = next(filter(None, told.groupdict().values()))
    scope, thing = split_scope(_URGED.sub("", named))
    return Head(f"{thing}{slot.phrase}", (last.scope if last else "") or scope, "rate_of_use")


def _clause_before(slot: Slot) -> int:
    """Where the clause before ends, behind which a year may stand; 0 where none does."""
    left = slot.found.left
    if left < _MIN_CLAUSE or slot.text[left - 1] != ",":
        return 0
    timed = _TIME_ALONE.search(slot.text, max(0, left - _TIME_REACH), left)
    return timed.start() if timed else left - 1


def rate_of_aim(slot: Slot) -> Head | None:
    """推进全民参保计划,确保覆盖率达95%: the clause before says of what the rate is."""
    end = _clause_before(slot)
    if slot.phrase not in _RATE_OF_AIM or slot.scope or not end:
        return None
    edge = left_edge(slot.text, end, max(0, end - REACH))
    told = [draft for draft in slot.earlier[-1:] if not draft.is_criterion]
    if any(edge <= draft.quantity.start for draft in told):
        return None
    aim = _AIM.search(slot.text, edge, end)
    if aim is None:
        return None
    scope, thing = split_scope(tidy(aim.group("thing")))
    return Head(f"{thing}{slot.phrase}", scope, "rate_of_use")


def rate_of_rule(slot: Slot) -> Head | None:
    """按不低于|30%的车位比例, 给予不超过更新费用|30%的补助: what a rule asks for, or grants."""
    text, value = slot.text, slot.first
    if value.unit != "%" or not text.startswith("的", value.end):
        return None
    begin = max(0, value.start - _RULE_REACH)
    granted = _GRANTED.search(text, begin, value.start)
    if granted is not None:
        grant = _GRANT.match(text, value.end)
        if grant is None:
            return None
        bound = granted.group("bound")
        if bound:
            slot.found.add_bound(bound, words("bound_before")[bound])
        whole = tidy(granted.group("whole"))
        of = f"占{whole}" if whole else ""
        return Head(f"{grant.group('grant')}{of}比例", "", "rate_of_rule")
    by = _BY.search(text, begin, value.start)
    asked = _ASKED.match(text, value.end) if by else None
    if by is None or asked is None:
        return None
    ratio, thing, act = asked.group("ratio"), asked.group("thing"), asked.group("act")
    if ratio == "比例" and not thing:
        return None
    whole = tidy(by.group("whole") or "")
    if whole:
        return Head(f"{thing}占{whole}比例", "", "rate_of_rule") if thing else None
    name = ratio if ratio != "比例" else f"{thing}{act}比例"
    scope = tidy(slot.phrase.removesuffix("照").removesuffix("按"))
    return Head(name, scope if len(scope) <= _MAX_THING else "", "rate_of_rule")


def by_standard(slot: Slot) -> Head | None:
    """新建建筑达到|65%|节能标准: the standard names what the share is of."""
    standard = _STANDARD_BEHIND.match(slot.text, slot.first.end)
    around = _STANDARD_AROUND.match(slot.text, slot.first.end)
    sort = _OF_STANDARD.search(slot.phrase) if around else None
    if standard:
        held, name = slot.phrase, standard.group("name")
    elif around and sort:
        held, name = slot.phrase[: sort.start()], sort.group("sort") + around.group("end")
    elif around and slot.last and "by_standard" in slot.last.rules:
        # 执行节能50%的标准并加快达到|65%的标准
        return Head(slot.last.indicator, slot.last.scope, "by_standard")
    else:
        return None
    of = _HELD_TO.sub("", held)
    if is_place_name(of):
        # 城区|20年一遇防洪标准
        return Head(name, of, "by_standard")
    return Head(of + name, slot.scope, "by_standard")


def of_rate(phrase: str, slot: Slot) -> Head | None:
    """销售收入5亿元,同比增幅|12%: a bare rate is one of what the clause before tells."""
    last = slot.last
    if last is None or slot.first.unit != "%" or not _RATE_OF_LAST.fullmatch(phrase):
        return None
    works = _OF_WORKS.search(last.indicator) and _OF_WORKS.search(f"项目{phrase}")
    if last.quantity.unit == "%" and phrase not in ("达标率", "合格率") and not works:
        # 到位资金增长12%,|开工率达到80%
        return None
    beside = is_beside_last(slot)
    own = _OF_WORKS if works else _OWN_RATE
    thing = own.sub("", last.indicator).removeprefix("完成") if beside else ""
    return Head(thing + phrase, last.scope, "head_anaphor") if thing else None
