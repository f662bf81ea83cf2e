"""Words for those whose an amount is: firms, zones, markets, trades, the industry of an area.

In: nothing. Out: patterns, which the rules of `names.amount_owners` (of bare amounts of money) and
of `names.opening_owners` (of whatever a body that opens a sentence does or has) are made of.
"""

from __future__ import annotations

import re

#: Amounts that every trade and every body has.
ACCOUNT = (
    r"(?:规模|综合|工业|生产|年)?总?产值|增加值|(?:主营业务|营业|销售|经营|综合|主营)总?收入|总收入|(?:市场|年|累计)?(?:销售|交易|成交|营业)总?额"
    r"|利润(?:总额)?|利税(?:总额)?|净利润|营收"
)
#: What the names of such amounts end with.
ACCOUNT_ENDS = tuple("值 收入 额 利润 利税 营收 税收 产能 产量 规模 占比 比重".split())
FIRMS = "公司|集团"
ZONES = "经开区|高新区|开发区|保税港?区|合作区|园区|产业园(?!区)|工业园(?!区)|物流园(?!区)"
MARKETS = "交易所|交易中心|交易平台|市场|电商平台|商城"
#: Sites that a sentence tells of as of one body.
SITES = "景区|新区|油田|机场|矿区|电厂|口岸"
#: A trade; 企业, 就业, 创业 and 农业合作社 are none.
TRADE = (
    r"(?:农林牧渔|第?[一二三]产业?|(?:[\u4e00-\u9fff“”()]{1,14}?、){0,6}[\u4e00-\u9fff“”()]{0,14}?"
    r"(?:产业集群|产业链|集群|产业|(?<![企就创从作毕专失行事职结开复停])业(?!集群|链|[务主态绩者内界园委余户协])|经济))"
)
#: 规模以上工业|增加值, 规上工业企业|利税
INDUSTRY = re.compile(r"(?:规模以上|规上|规模|全部|限额以上)工业(?:企业)?")
#: What is done to a body or in a trade is no part of its name.
NO_NAME = (
    r"推[进动]|加[快大强]|支持|提升|促进|发挥|完善|鼓励|引导|深化|实施|打造|创建|培育|围绕|依托|启动|新[增建]|引进|优化|聚焦|做[大强优]|发展"
    r"|全[市省州县区]|实现|完成|达到"
)
#: The whole area as the subject ends what was told of a part of it.
WHOLE_AREA = "全[市省州县区国社]|我[市省州县区]"
