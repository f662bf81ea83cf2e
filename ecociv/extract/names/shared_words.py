"""Words that a member of a list leaves to the one before: 疏浚河道55公里、|渠道58公里.

In: the phrase before a value, and the draft before. Out: the phrase with the words that it shares.
"""

from __future__ import annotations

import re

from ecociv.codebook.words import words
from ecociv.extract.drafts import Draft
from ecociv.extract.names.other_places import MEASURE
from ecociv.extract.values.tokens import Quantity

#: 减少氮氧化物排放3200吨、氨氮1850吨: the second is an emission, too.
_POLLUTION_ENDS = ("排放总量", "排放量", "减排量", "排放", "浓度")
#: 废弃矿山|生态修复面积2300亩,其中历史遗留矿山1500亩: what is measured, or spent, for each.
_SHARED_END = re.compile(
    r"(?:生态|综合|植被)?(?:修复|治理|整治|恢复|复绿|改造|建设|保护)?(?:面积|总?投资|补助)"
)
#: 年生产木材
MADE = re.compile(
    r"年(?:均|可)?(?:生产|产|加工|处理|处置|利用|供应|出栏|存栏|提供|消纳|转化|收集|回收)(?!值|量|能|率|总)"
)
#: What is done to each member of a list: 疏浚河道55公里、|渠道58公里.
_DONE_TO_EACH = (
    "收购 疏浚 清淤 清理 拆除 取缔 治理 整治 修复 改造 绿化 硬化"
    " 铺设 敷设 关停 关闭 淘汰 清运 养护 维修 加固 恢复"
).split()
_NEXT_MEMBER = re.compile(
    r"[、和及与]\s*(?P<name>(?!规范|整顿|回收|查[封处]|涉及|带动|惠及|受益|保护|保障|完成|投[入放]"
    r"|累计|修复|清)(?:“[^”]{1,6}”)?[\u4e00-\u9fff]{2,10})"
)
_EARNED = ("值", "收入", "税收", "利润", "投资", "就业", "税")
_SHORT_GAP = 20
#: 粮食总产318万吨、|水果108万吨: what is grown, with its measure said once.
_GROWN = tuple(
    "粮食 蔬菜 水果 果蔬 瓜果 肉类 禽蛋 牛奶 奶类 油料 棉花 甘蔗 玉米 水稻 小麦 大豆"
    " 马铃薯 茶叶 茶园 食用菌 药材 花卉 苹果 核桃 葡萄 柑橘 烟叶 蚕桑"
    " 水产品 水产 原煤 原油 天然气 钢材 水泥".split()
)
_OF_GROWN = re.compile(r"(?<=.{2})(?:总产量?|产量|产值|(?:种植|播种)?面积)$")
_LONGEST_GROWN = 6
#: 财政预算收入92亿元、|支出216亿元
_BUDGET = re.compile(r"(?P<of>.*(?:财政|预算|基金))(?:总?收入|征缴)$")


def with_shared_start(text: str, phrase: str, value: Quantity, last: Draft | None) -> str:
    """年产木材400万立方米、|竹材1000万根: what is made a year, member by member."""
    if last is None or not phrase or last.quantity.end - value.start < -_SHORT_GAP:
        return phrase
    between = text[last.quantity.end : value.start]
    made = MADE.match(last.indicator)
    if made is None or MADE.match(phrase) or phrase.endswith(_EARNED) or MEASURE.search(phrase):
        return phrase
    return made.group() + phrase if between.strip().startswith("、") else phrase


def with_verb_before(text: str, phrase: str, value: Quantity, last: Draft | None) -> str:
    """疏浚河道55公里、|渠道58公里: what is done to the first member is done to the next one."""
    # 完成改造小区50个、危房20户
    verb = last.verb.removeprefix("完成") if last else ""
    if last is None or verb not in _DONE_TO_EACH or not last.indicator.startswith(verb):
        return phrase
    if value.start - last.quantity.end > _SHORT_GAP or MEASURE.search(phrase):
        return phrase
    member = _NEXT_MEMBER.fullmatch(text, last.quantity.end, value.start)
    if member is None or member.group("name") != phrase:
        return phrase
    begin = len(verb)
    second = last.indicator[begin : begin + 2]
    # 整治修复岸线60公里、|湿地12公顷
    return verb + (second if second in _DONE_TO_EACH else "") + phrase


def with_measure_before(text: str, phrase: str, value: Quantity, last: Draft | None) -> str:
    """粮食总产318万吨、|水果108万吨: a member of a list with the measure said of the first."""
    if last is None or value.unit[-1:] != last.quantity.unit[-1:]:
        return phrase
    gap = text[last.quantity.end : value.start]
    if len(gap) > _SHORT_GAP or gap[:1] != "、":
        return phrase
    if phrase == "支出":
        budget = _BUDGET.match(last.indicator)
        return budget.group("of") + phrase if budget else phrase
    if not phrase.endswith(_GROWN) or len(phrase) > _LONGEST_GROWN or gap[1:] != phrase:
        return phrase
    end = _OF_GROWN.search(last.indicator)
    alike = end and last.indicator[: end.start()].endswith(_GROWN)
    return phrase + end.group() if end and alike else phrase


def with_shared_end(phrase: str, unit: str, last: Draft | None) -> str:
    """生态产业工程投资…、生态人居工程…: a member that drops the end of the one before gets it."""
    if last is None or len(phrase) < 2 or unit[-1:] != last.quantity.unit[-1:]:
        return phrase
    if last.indicator.endswith("落后产能") and len(phrase) <= 4:
        return f"{phrase}落后产能"
    for end in _POLLUTION_ENDS:
        if phrase in words("element") and last.indicator.endswith(end):
            return phrase + end
    at = last.indicator.rfind(phrase[-2:], 2) + 2
    if at > 3 and _SHARED_END.fullmatch(last.indicator, at) and not MEASURE.search(phrase):
        return phrase + last.indicator[at:]
    return phrase
