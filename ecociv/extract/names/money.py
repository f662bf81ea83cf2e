"""Name money by what it is spent on: 投资9.8亿元实施河道治理.

In: an `Asked`. Out: a `Head`, or nothing.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ecociv.extract.drafts import Head
from ecociv.extract.names.asked import Asked
from ecociv.extract.phrases.peel import tidy
from ecociv.extract.phrases.slots import Slot

_AMOUNT = (
    r"\d[\d.]*[万余多]*(?:平方公里|公里|(?:平方|立方|延)?米|公顷|蒸吨"
    r"|[个家座处项条台套栋幢间口眼亩户辆所盏件片吨株])"
)
#: 总投资180亿元的|甲项目, 总投资300亿元的|25个水利工程
_COSTING = re.compile(
    rf"(?:的(?:{_AMOUNT})?(?=.{{4}}))?(?P<work>[^,;。、\d]{{2,24}}?(?:项目|工程|基地|产业园|生产线)(?!”)|(?<=的)[^,;。、\d]{{3,16}}(?=、))"
)
#: Money with nothing but who gives it.
_BARE_MONEY = re.compile(
    r"(?:[\u4e00-\u9fff、]{2,12}?(?:将|共同?|拟|又|已|累计)|[\u4e00-\u9fff]{0,4}财政)?"
    r"(?:计划|预计|总|累计|完成|统筹)*(?:投资|投入|出资|安排|拨付|筹[集措])(?:专项)?(?:资金)?"
)
#: 青山区|投资3亿元实施…
_PLACE_SPENDS = re.compile(r"由?(?P<place>[\u4e00-\u9fff]{2,4}[市县区州旗镇乡])(?=投[资入])")
#: 投资4亿元|建设城东至西山12公里绿道
_SPENT = re.compile(
    r"(?:用于|实施了?|建设|(?:[新改扩]+建)+|改造|完成|设立|治理|整治|开展|启动|推进|支持|购[置买]|拆除|淘汰)了?的?"
    rf"(?P<work>(?:[\u4e00-\u9fff“”]{{0,10}}?{_AMOUNT})?(?:\dG)?[\u4e00-\u9fff“”]{{2,18}}?)"
    r"(?:任务|目标)?(?=[,;。、\d]|$)"
)
#: 安排5亿元,|支持A建设; 2亿元|用于A、B和C: all of what it is for.
_SPENT_ON_ALL = re.compile(
    r",?(?:重点|专项|主要)?(?:用于|支持)(?P<work>[^,;。、\d]{2,18}(?:、[^,;。、\d]{2,16}){0,3}(?:[和及与][^,;。、\d]{2,16})?)(?=[,;。]|$)"
)
#: 投资6230万元,|加快实施病虫害防控工程
_HOW = "(?:加快|大力|积极|全面|重点|主要|集中|先后|持续|继续|深入|着力|进一步)*"
_SPENT_ON_WORKS = re.compile(
    rf"(?:,?{_HOW}(?:用于|实施|启动|推进|加大|(?<=,)(?:建设|完成|新建|续建|改造))了?的?(?:[\u4e00-\u9fff、]{{2,30}}?等)?(?:\d{{1,5}}[条个座项处家](?:村的)?)?|的(?:\d{{1,5}}[条个座项处家])?)"
    r"(?P<work>[\u4e00-\u9fff“”、]{4,36}?(?:工程|项目))(?=等|建设|[,;。]|$)"
)
#: 安排2亿元,|全面完成活动场所建设任务
_SPENT_ON_TASK = re.compile(
    rf",{_HOW}(?:完成|强化|支持|加强|推动|推进|实施|开展)"
    r"(?P<work>(?:“[^”]{1,10}”|[\u4e00-\u9fff]){4,30}?(?:建设|改造|整治|治理|修复))(?:任务|工作|行动)?(?=[,;。]|$)"
)
_AMOUNT_WITH_BOUND = rf" ?{_AMOUNT}(?:/\d+延米)?(?:以上|左右)?"
#: 投资6亿元,|建设干线公路1498公里; where more works follow, it is spent on all of them.
_SPENT_ON_COUNTED = re.compile(
    r"(?:以上|左右)?,(?:加快|大力|重点|集中|先后|用于|共|再)*"
    r"(?P<verb>(?:新改扩|[新改扩修重续迁]|新改)建|建设|建成(?![区投])|铺设|架设|改造|治理|整治|修复|加固|硬化|绿化|维修|实施|完成|购[置买]|打造)了?"
    rf"(?:(?P<work>(?![^,\d]{{0,6}}投资)[\u4e00-\u9fff“”]{{2,16}}?)(?:共|约)?{_AMOUNT_WITH_BOUND}|{_AMOUNT_WITH_BOUND}(?:[村镇乡县]的)?(?P<thing>[\u4e00-\u9fff“”]{{2,20}}))"
    r"(?=[;。]|,(?:并|使|其中|建成后|完工后|惠及|受益|解决|有效|全面|极大|进一步|[\u4e00-\u9fff]{2,12}(?:达到?|增加到|提高)|[^\d;。]{2,24}(?:[;。]|$))|$)"
)
_SPENT_REACH = 60
_NOUNS = {**dict.fromkeys("新建 建成 修建 打造".split(), "建设"), "实施": "", "完成": ""}
_HAS_WORK = re.compile(r"(?:建设|改造|治理|整治|修复|加固|工程|项目|绿化|造林|搬迁)$")
#: 每年安排2000万元|专项资金
FUND = re.compile(r"(?:资金|经费|补助|补贴|基金)$")


def spent_on(asked: Asked) -> Head | None:
    """投资9.8亿元实施河道治理: money is named by what it is spent on."""
    slot = asked.slot
    text, end, last = slot.text, slot.first.end, slot.last
    money = slot.phrase or asked.verb[0]
    if slot.phrase and asked.delivery:
        money += asked.delivery.text
    place = _PLACE_SPENDS.match(money)
    scope = place.group("place") if place else slot.scope
    money = money[place.end() :] if place else money
    if not _BARE_MONEY.fullmatch(money):
        # 总投资180亿元的甲项目、52亿元的乙项目
        listed = text[end : end + 1] == "的" and last is not None and "spent_on" in last.rules
        if not listed or not slot.first.unit.endswith("元"):
            return None
        money = "投资"
    work = (
        _SPENT_ON_WORKS.match(text, end)
        or _SPENT_ON_TASK.match(text, end)
        or _SPENT_ON_ALL.match(text, end)
        or _SPENT.match(text, end)
        or _COSTING.match(text, end)
    )
    if work is None:
        spent = _on_counted(asked, money)
        return replace(spent, scope=scope) if spent and place else spent
    name = tidy(re.sub(_AMOUNT, "", work.group("work")))
    name = re.sub(r"^全[市省县区](?:域)?", "", name)
    if not FUND.search(name):
        name += "总投资" if money == "总投资" else "投资"
    return Head(name, scope, "spent_on")


def _is_of_counted(slot: Slot) -> bool:
    """Whether works are counted right before their money: 12个修复工程,|总投资3亿元,修复80亩."""
    last, left = slot.last, slot.found.left
    if slot.text[:left].endswith(("工程,", "项目,")) and not slot.text[:left].endswith("等项目,"):
        # 一是污水处理工程,投资|5亿元,新建3座
        return True
    if last is None or not last.is_named_behind or not last.indicator.endswith(("项目", "工程")):
        return False
    return slot.text[last.quantity.end : left].endswith(f"{last.indicator[-2:]},")


def _on_counted(asked: Asked, money: str) -> Head | None:
    """投资66亿元,|建设干线公路1498公里: money is spent on the one kind of works counted next."""
    slot, end = asked.slot, asked.slot.first.end
    if slot.text[end : end + 1] not in ",以左" or _is_of_counted(slot):
        return None
    spent = _SPENT_ON_COUNTED.match(slot.text, end, end + _SPENT_REACH)
    if spent is None:
        return None
    name = tidy(spent.group("work") or spent.group("thing"))
    if not _HAS_WORK.search(name):
        name += _NOUNS.get(spent.group("verb"), spent.group("verb"))
    sort = "总投资" if money.endswith("总投资") else "投入" if "投入" in money else "投资"
    return Head(name + sort, slot.scope, "spent_on")
