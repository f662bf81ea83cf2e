"""Carve the noun phrase out of the clause before a value.

In: a clause up to the words peeled off its end. Out: the phrase without the time words, modals and
verbs before it, and what those words said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ecociv.codebook.established import established_names
from ecociv.extract.names.lists import both_done
from ecociv.extract.phrases.peel import AND, DELIVERIES, last_match, lookup, tidy
from ecociv.extract.phrases.place_words import PROVINCE
from ecociv.extract.phrases.whole_words import cuts_word

#: Groups of words that stand before a name.
LEFT_GROUPS = ("lead_stop", "lead_whole", "lead_skip", "deliver_up", "deliver_down", "deliver")

#: What a plan or its place does, behind an adverb.
_ACTS = (
    r"(?:率先|全面|基本)?(?:登记|建成|完成|实现|实施|安排|划定|建有|投资|投入|新建|改造|建设|治理|新增|创建|培育|推广"
    r"|启动|推进|设立|设有?(?![计施备置])|争取|发放|关停|关闭|淘汰|拆除|清理|整治|修复|种植|造林|植树|减排|削减|引进|开展"
    r"|组织|修建|兴建|修筑|查处|办理|出资|打造|再建|认定|命名|申报|节约)"
)
# A name begins behind the last of these; excluded are names that begin with them (实现率). What
# none of them begins with is skipped by one look at the character.
_INNER = re.compile(
    r"(?=[指目任内中力争决确保促使让把做合共累已将拟计先陆每全便调修变约预考控基主继进境辖完现涵包划实带推其我])"
    r"(?:(?:(?:力争|争取|确保|保证)(?!达到|超过|占|控制|率|金)|促使|使得|使(?!用|馆|命|节)|(?<![出转受谦])让(?!利|渡)|把|做到"
    rf"|(?:(?<![公中总一])共|合计|累计|已经?|将|拟|计划|决定|先后|陆续|每年|全年)(?:各|将|拟|再|已)*(?={_ACTS})"
    r"|(?P<gone>将[再其]|指标要求(?=[\u4e00-\u9fffA-Z]{2})|便可|(?:调整|修改|修订|变更)为“?|(?:约束性|预期性|考核|控制)(?:指标|目标)[为是:]|基础上(?:要求)?"
    r"|中共(?:涉及|有|包括|安排)(?=[\u4e00-\u9fff]{2})|(?:目标|任务|内容)[是为](?=[\u4e00-\u9fff]{2})|拟建(?=[\u4e00-\u9fff]{2})|主要(?:建设(?!任务|内容|目标|用地)|包括)(?:[一二三四五六七八九十两]+大?[类项个])?|继续(?:开展|推进|实施)|(?<!没有)进行(?=[\u4e00-\u9fff]{3})"
    r"|(?:境内|辖区内?|全境)(?:共|现)?有)|(?<=[区村镇乡县市厂业程侧岸会])完成(?!率|情况|度|投资|量|额|时|后|任务|的)(?=[\u4e00-\u9fff]{3})"
    r"|[现已]有(?=[\u4e00-\u9fff]{2})|(?:涵盖|包含|划分为)(?=[\u4e00-\u9fff\d]{2})|实现(?!率|度|程度|价值)|力促(?!进)|(?<!辐射)带动(?!的|[^,;。]{0,12}占)|推动|预计|预期(?!寿命|性|目标|指标)|其中"
    r"|(?<![占期])(?<!当于)(?:全自治[区州县旗]|全[市省县州]|全区(?!域))|我[市省县区州]))"
)
#: A verb before these is the first part of a compound noun (服务业, 开发利用规划, 推广面积).
#: 在…基础上, 建成通车后, 按照《…》要求 tell when or why, not what.
_CIRCUMSTANCE = re.compile(
    r"在[^,;。、]{2,14}(?:基础上|前提下|条件下|情况下|背景下|期间|阶段|时段|时期)的?(?![内外末初])|[^,;。、]{2,10}(?:以后|之后)"
    r"|为[^,;。、\d]{2,20}?(?=提供|培训|发放|减免|办理|筹集|输送|新增|争取|节约|购买|配备|安装)|在?此基础上|经[\u4e00-\u9fff]{0,6}(?:核查|普查|统计|测算|评估|核算|调查|排查|审核|核实|考核|验收|筛选|遴选|评审)后?(?=认定|确定|确认|发现|核定|共|全)"
    r"|(?:剔除|扣除|扣减|除去)[^,;。、\d]{2,20}后"
    r"|[与同][^,;。、\d]{2,16}相(?:匹配|适应|衔接|配套|协调)的"
    r"|[^,;。、\d]{0,10}(?:建成|投产|达产|投用|投运|完工|竣工|实施)后(?=年|每年|日|可|将|新增|预计)"
    r"|(?:按照|根据|依据|对照)[^,;。]{0,6}《[^》]{2,30}》(?:\([^()]*\))?(?:的?(?:要求|规定|标准))?"
)
#: 在甲镇、乙镇等乡镇|造林, 在丙村|修建, 在高层建筑、老旧小区|建立
_AT_PLACES = re.compile(
    rf"在(?P<place>[\u4e00-\u9fff]{{1,12}}?(?:[省市县区镇乡村旗州]|街道|园区|境内|沿线|流域|两岸|沿岸|[上中下]游))"
    rf"(?:分别|共|各)?(?={_ACTS})"
    r"|在(?P<places>[\u4e00-\u9fff]{2,4}(?:、[\u4e00-\u9fff]{2,4})+等?(?:乡镇|县市区|县市|县区|市县|区县|街道|园区|[乡镇村县市区州])(?!、))"
    r"|(?P<spots>在(?![孵建校岗册职读编线研产])[\u4e00-\u9fff]{2,8}?(?:、[\u4e00-\u9fff]{2,8}?)+(?:等(?:地区?|场所|区域|城市))?)"
    rf"(?<![等率])(?=(?:重点)?(?:建立|设置|布局|布设|开设|{_ACTS}|$))"
)
_NATION = re.compile(
    r"全国(?:全社会)?(?=(?:农村|城镇|新增|森林|草原|湿地|水土|沙化|石漠|营造|造林|农作物|地级|县级|单位|万元|煤炭|能源"
    r"|非化石|累计|平均|化学|二氧化|规模|畜禽|秸秆|生活|污水|完成|建成|新建|地表|近岸|工业|公共机构)(?:[\u4e00-\u9fff(、]|(?<=公共机构)))"
)
_COMPOUND = re.compile(
    r"业|率|量|额|值|金额|合同|面积|规模|总|用地|水平|能力|强度|区(?!域)|型|性|化(?![工学肥])|者|商|费|资金|利用"
    r"|投资|项目|工程(?!量)|标准(?![化地厂])|任务|计划|规划|方案|指标|比例|比重|补助|补贴|贷款|收入|贸易|外包|消费"
)
#: A name may begin with the grade that is reached: 达到或好于Ⅲ类水体比例.
_GRADED = re.compile(r"(?:或[优好]于)?(?:国家)?[ⅠⅡⅢⅣⅤ一二三][类级]")
_REACHED = ("达到", "达", "满足", "符合", "优于", "好于")
_DONE_WORDS = ("完成", "实现", "达到", "已", "已经", "满足")
_CLAUSE_OF = re.compile(r"[\u4e00-\u9fff]{2,20}的[\u4e00-\u9fff]{1,8}$")
_OF_DONE = re.compile(r"率|投资(?:额|占.*)?$")
#: (六)农村改厕, 三、|住房: the mark of an item; 一、二、三产业 and 二、三级公路 are lists.
_ONES = "[一二三四五六七八九十]"
_ITEM = rf"\((?:{_ONES}{{1,3}}|\d{{1,2}})\)|{_ONES}{{1,3}}、(?!{_ONES})"
_CLAUSE_LEAD = re.compile(
    rf"(?:{AND}|{_ITEM}|"
    r"[\s*、,的:>—\-·①-⑳]|(?:任务|工作)(?=、)|及(?!时)|与(?!会)|并(?!网|购)|且|其(?![他它余中实])|中(?=已|共|有|排名|新[发增建开]|水质|优良|达标|达到|空气|环境|森林)|\d{1,2}[.、)](?!\d)"
    r"|重点(?=(?:新建|改造|整治|治理|修复|打造|创建|培育|扶持|改扩建|建设(?!项目|工程|任务|内容|领域|用地))[\u4e00-\u9fff]{2})|需要?(?=完成|建[成设]|新[建增]|投入|投资|资金)|如(?=[\u4e00-\u9fff]{4})(?!期|何)|涉及(?=总?投资|资金|淘汰|关停|压减|退出)|[两二三四五六]年(?=建[成设]|新[建增]|改造|完成|治理|培育|创建|实施|投入|投资)|也(?=将|已|要)|获(?=全国|国家|省级?|市级)|(?:目前|现在|当前)(?=[\u4e00-\u9fff]{2})|仅(?=[\u4e00-\u9fff“]{4})"
    r"|含(?![水硫税盐氮磷氧油砂沙量碳铅氟汞铬镉砷酚氰重])(?=[\u4e00-\u9fff]{2})|或(?=[\u4e00-\u9fff]{4})|对于|[该本](?=(?:工程|项目|基地|园区|规划|方案))(?=.{5})|(?:20)?[Xx×]{2}年度?"
    r"|拟?建(?![设成筑制档立国材议造德安平阳湖水宁始瓯康华邺昌档言改])(?=[\u4e00-\u9fff]{4}))+"
)
#: Verbs that are never part of a name: what stands before them is a place or a subject.
_STRONG_VERB = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?<!占)(?:累计)?新?"
    r"(?:建成(?!区|率)|新增(?![和及与、]|(?<=[城乡]镇新增)就业)|新建(?![和及与、]|建筑|住宅|小区|民用|居住|公共)(?=[^\d]{2})|引进(?!率)|举办|打造"
    r"|净增|夺得|勇[夺摘]|斩获|摘得|荣[获膺]|投放(?!准确率|率|[点站桶])|累计投入|签约|(?:还|也|都|均)?要(?:重点)?(?:抓好|建设|培育|打造|创建)|开通|每年建设|每年培育)(?=[\u4e00-\u9fff“]{2})"
)
#: What may stand right before a strong verb: a place or an adverb. 城镇新增就业 is a name.
_PLACE_OR_ADVERB = re.compile(r"(?:[市县区州乡村园]|(?<![城乡])镇)$|每年|累计|分别")
#: A rate may be named by these: 按期办结率.
_ON_TIME = ("按时", "按期")
_SHORT = 3
#: A verb and what it is about.
_MIN_TASK = 5
#: Verbs that no name of a share begins with: 引导|公众绿色出行比例.
_URGING = ("引导", "鼓励", "支持", "带动", "帮助", "推动", "推进", "扶持")
#: The verb behind one of these is what is done: 实施|帮扶贫困户项目.
_GENERAL = ("实施", "开展", "组织开展", "组织实施")
_WORKS_ONLY = re.compile(
    r"(?:重点|重大|各类|一批)?(?:项目|工程)$|了?(?:计划)?总?投资(?=[\d超过达约近]|$)"
)
_MODALS = re.compile(r"(?:要|将|应|须|都|均|今年以?来?|目前|年内|全年|已)+$")
_MODALS_BEFORE_VERB = re.compile(r"(?:要|将|应|须|都|均|每年|分别)+$")


#: How a measure ends, and what is said of it and stands in front of some names of the codebook.
_MEASURES = ("率", "比例", "占比", "比重", "减排量", "面积", "强度")
_SAID_OF = tuple(
    (
        "实现 完成 全年 全市 累计 共 各 年末 新增 净增 压减 削减 减少 增加 与 距 可 应 拥有"
        " 推动 计划 当年 市内 境内 城镇累计 建有 创建"
    ).split()
)


@dataclass(slots=True)
class Carved:
    """A noun phrase with what was stripped before it.

    ``verb`` is a delivery verb directly before the phrase, with its group and place. ``whole`` is a
    word for the whole area (全市), ``subject`` what stood before a modal, ``lead`` the other words,
    ``bound`` the operator that one of them means.
    """

    text: str
    start: int
    end: int
    verb: str = ""
    verb_group: str = ""
    verb_start: int = -1
    whole: str = ""
    lead: list[str] = field(default_factory=list)
    bound: str = ""
    subject: str = ""


def carve(text: str, start: int, end: int, *, counted: bool = True, listed: bool = False) -> Carved:
    """Strip leading time words, modals and verbs from a candidate noun phrase.

    Parameters
    ----------
    text
        Folded, masked text.
    start, end
        The clause before a value, without the words peeled off its end.
    counted
        Whether the value counts things. Before a share only verbs that add (新增) can be delivery
        verbs; others belong to the name.
    listed
        Whether names in turn are told (A、新增B分别): a verb within them begins one of the names.

    Examples
    --------
    >>> carved = carve("全市造林面积", 0, 6)
    >>> carved.text, carved.whole
    ('造林面积', '全市')
    >>> carve("新增绿化面积", 0, 6).verb
    '新增'
    >>> carve("全市节约型机关建成比例", 0, 11).text
    '节约型机关建成比例'
    """
    carved = _carve(text, start, end, counted=counted, listed=listed)
    known = _known_measure(text, start, carved.start, end)
    if known < 0 or (carved.verb and text.startswith(carved.verb, known)):
        # 治理|水土流失面积, too, is a name, but of work that is done
        return carved
    # no verb inside a name that the field has agreed on is one of the sentence
    before = _carve(text, start, known, counted=counted, listed=listed)
    begin = before.start if before.text else known
    return Carved(text[begin:end], begin, end, lead=before.lead, whole=before.whole)


def _known_measure(text: str, start: int, at: int, end: int) -> int:
    """Where an established measure begins that a cut at ``at`` would shorten, or -1."""
    if at <= start or not text.endswith(_MEASURES, at, end):
        return -1
    names = established_names()
    known = (
        place
        for place in range(start, at)
        if text[place:end] in names and not text.startswith(_SAID_OF, place)
    )
    return next(known, -1)


def _carve(text: str, start: int, end: int, *, counted: bool, listed: bool) -> Carved:
    """What is left of a candidate noun phrase, by its verbs and marks alone."""
    carved = Carved("", start, end)
    at = _behind_subject(text, start, end, carved, listed=listed)
    table, _, by_first, _ = lookup(LEFT_GROUPS)
    if counted and not listed:
        at = _last_task(text, at, end)
    while at < end:
        lead = _CLAUSE_LEAD.match(text, at, end)
        if lead:
            at = lead.end()
            continue
        for size in by_first.get(text[at], ()):
            word = text[at : at + size]
            if size > end - at or word not in table or cuts_word(text, at + size):
                continue
            two = counted and word.startswith("新建") and len(word) > 2
            if not two or table[word][0] in DELIVERIES:
                # counted, 新建|污水管网 is work; 新建改造 are two verbs
                break
        else:
            break
        group, code = table[word]
        said = group in DELIVERIES or word.endswith(_DONE_WORDS)
        if said and text[end : end + 1] == "有" and _CLAUSE_OF.match(text, at + len(word), end):
            # 完成生活污水治理的行政村|有660个: the verb says which are meant
            break
        if not _take(carved, text, at, word, group, code, counted=counted):
            break
        if word.endswith("完成") and _OF_DONE.match(text, at + len(word), end):
            # 已完成投资, 完成率: the verb belongs to the name
            at += len(word) - len("完成")
            break
        at += len(word)
    carved.start = at
    carved.text = text[at:end]
    return carved


def _behind_subject(text: str, start: int, end: int, carved: Carved, *, listed: bool) -> int:
    """Where the words behind a subject begin; the subject is noted."""
    aside = _CIRCUMSTANCE.match(text, start, end)
    if aside:
        start = aside.end()
    if places := _AT_PLACES.match(text, start, end):
        carved.subject, start = places["places"] or places["place"] or places["spots"], places.end()
    nation = _NATION.match(text, start, end) or PROVINCE.match(text, start, end)
    at = start = nation.end() if nation else start
    inner = last_match(_INNER, text, start, end)
    gone = inner.group("gone") if inner else ""
    if inner and (gone or start < inner.start()) and (gone or inner.end() < end):
        at = inner.end("gone") if gone else inner.start()
        carved.subject = tidy(_MODALS.sub("", text[start : inner.start()]))
    strong = last_match(_STRONG_VERB, text, at, end)
    if strong and listed and text[strong.start() - 1] in "、和及与":
        strong = None
    if strong and (
        strong.start() - at > _SHORT or _PLACE_OR_ADVERB.search(text[at : strong.start()])
    ):
        carved.subject = tidy(_MODALS_BEFORE_VERB.sub("", text[at : strong.start()]))
        at = strong.start()
    return at


def _last_task(text: str, start: int, end: int) -> int:
    """Where the last of several tasks begins: 推进垃圾分类、|建成回收站(5个)."""
    mark = text.rfind("、", start, end)
    if mark - start <= _SHORT or end - mark < _MIN_TASK or both_done(text[mark - 2 : end]):
        # 新增、恢复湿地面积: two verbs of one task
        return start
    table, longest, *_ = lookup(DELIVERIES)
    for size in (2, 3):
        if text[mark - size : mark] in table and text[mark - size - 1] in "市省县区州镇":
            # 全市新建、改扩建学校
            return start
    for size in range(longest, 1, -1):
        word = text[mark + 1 : mark + 1 + size]
        if word in table and not _COMPOUND.match(text, mark + 1 + size):
            return mark + 1
    return start


def _take(
    carved: Carved, text: str, at: int, word: str, group: str, code: str, *, counted: bool
) -> bool:
    """Note a leading word; false where the phrase begins with it."""
    graded = word in _REACHED and _GRADED.match(text, at + len(word))
    rated = word in _ON_TIME and text[carved.end - 1] == "率"
    if group == "lead_stop" or graded or rated:
        return False
    if group == "lead_whole":
        carved.whole = word
    elif group in DELIVERIES:
        compound = _COMPOUND.match(text, at + len(word))
        if word in _GENERAL and _WORKS_ONLY.match(text, at + len(word), carved.end):
            # 实施|项目31个, 实施|投资500万元以上项目31个
            compound = None
        if compound or (not counted and code != "up" and not word.endswith(_URGING)):
            return False
        if carved.verb_group in ("deliver_up", "deliver_down") or carved.verb in _GENERAL:
            return False
        carved.verb, carved.verb_start = word, at
        carved.verb_group = f"deliver_{code}" if code else group
    else:
        carved.lead.append(word)
        carved.bound = carved.bound or code
    return True
