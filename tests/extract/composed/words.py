"""The words that sentences are composed of, so that what is composed could stand in a plan.

Each table says what a word means: the unit and the usual size of a measure, which way a plan wants
it to go and which places have one; the operator of a verb; the year that an opening sets.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Measure:
    """What a plan measures: the table below in its order of columns."""

    name: str
    unit: str
    low: float
    high: float
    ways: tuple[str, ...]
    places: tuple[str, ...]

    @property
    def is_share(self) -> bool:
        return self.unit == "%"


# name, unit (a dash for none), usual size, ways a plan wants it to go, kinds of places with one
_MEASURES = """
森林覆盖率 % 20 78 up area land
林木绿化率 % 25 80 up area land
水土保持率 % 60 95 up area land
湿地保护率 % 40 80 up area land
自然岸线保有率 % 35 90 up area
空气质量优良天数比例 % 70 99 up area town park
水质优良比例 % 60 100 up basin water section
断面水质优良比例 % 60 100 up area basin
污水处理率 % 60 100 up town
再生水利用率 % 15 60 up town park
生活垃圾无害化处理率 % 80 100 up area town
生活垃圾分类覆盖率 % 50 100 up town
农村生活污水治理率 % 20 90 up area
城镇绿化覆盖率 % 30 48 up area
供水普及率 % 85 100 up town
燃气普及率 % 80 100 up town
自来水普及率 % 80 100 up area country
卫生厕所普及率 % 60 100 up area country
农膜回收率 % 70 98 up area
化肥利用率 % 35 50 up area
秸秆综合利用率 % 80 99 up area
农作物耕种收综合机械化率 % 60 95 up area
畜禽粪污综合利用率 % 75 99 up area farm
受污染耕地安全利用率 % 88 99 up area
危险废物安全处置率 % 90 100 up area park
工业固体废物综合利用率 % 60 98 up area park firm
工业用水重复利用率 % 70 97 up area park firm
自然村通硬化路率 % 80 100 up area
常住人口城镇化率 % 45 85 up area
非化石能源消费比重 % 12 35 up area
清洁能源消费比重 % 30 75 up area park
光伏装机占比 % 8 40 up area
绿色建筑占比 % 40 100 up town
高新技术产业增加值占比 % 20 60 up area park
公众满意度 % 80 98 up area
农田灌溉水有效利用系数 - 0.5 0.7 up area
细颗粒物平均浓度 微克/立方米 20 55 down area town park
二氧化硫浓度 微克/立方米 5 30 down area town park
化学需氧量排放量 万吨 1 20 down area
煤炭消费总量 万吨 60 900 down area park
万元GDP用水量 立方米 20 110 down area park
用水总量 亿立方米 2 90 up,down area
建设用地总规模 公顷 300 9000 up,down area town
森林蓄积量 万立方米 90 9000 up area land
湿地面积 万公顷 1 40 up area land
高标准农田面积 万亩 10 300 up area
人均公园绿地面积 平方米 9 18 up town
新能源汽车保有量 万辆 1 90 up area
可再生能源装机容量 万千瓦 30 900 up area
粮食总产量 万吨 20 900 up area
旅游总收入 亿元 15 900 up area
地区生产总值 亿元 100 990 up area
地方财政收入 亿元 12 300 up area
居民人均可支配收入 元 18000 60000 up area country
常住人口 万人 12 300 up area
"""


def _measure(name: str, unit: str, low: str, high: str, ways: str, *places: str) -> Measure:
    return Measure(name, unit.strip("-"), float(low), float(high), tuple(ways.split(",")), places)


MEASURES = [_measure(*line.split()) for line in _MEASURES.split("\n") if line]
SHARES = [measure for measure in MEASURES if measure.is_share]
AMOUNTS = [measure for measure in MEASURES if measure.unit and not measure.is_share]

#: Two places of a kind that a plan may set beside each other.
_PAIRS = {
    "area": "永安县 清河区|东山镇 西河镇|设区市 县级市|东部 西部|永安县 高新区",
    "land": "山区 平原区|南部山区 北部平原|库区 丘陵区|沿海地区 内陆地区",
    "town": "市区 县城|中心城区 乡镇|县城 重点镇|城区 建制镇|城市建成区 县城|新城区 老城区",
    "country": "城镇 农村|平原农村 山区农村",
    "basin": "长江流域 太湖流域",
    "water": "干流 支流|河流 湖库",
    "section": "国控断面 省控断面|省控断面 市控断面|出境断面 入境断面",
    "park": "开发区 工业园区|化工园区 经济开发区|国家级园区 省级园区",
    "firm": "规模以上工业企业 规模以下工业企业|钢铁企业 化工企业",
    "farm": "规模养殖场 规模以下养殖户|生猪养殖场 奶牛养殖场",
}
PAIRS = [(kind, *pair.split()) for kind, pairs in _PAIRS.items() for pair in pairs.split("|")]
PLACES = [(kind, place) for kind, *pair in PAIRS for place in pair]
#: Places that also begin established names (建成区绿地率, 农村卫生厕所普及率): name or scope.
PLACES_IN_NAMES = set(
    "城镇 农村 城市建成区 国控断面 省控断面 市控断面 出境断面 入境断面 河流 湖库 干流 支流".split()
)

#: Verbs that say nothing of a bound, by the operator of what follows them.
VERBS = {
    **dict.fromkeys(
        "达到 达 为 保持在 维持在 稳定在 维持 保持 力争达到 确保达到 争取达到 必须达到 应达到 "
        "要达到 将达到 总体保持在 基本稳定在 始终保持在 持续稳定在 努力达到 预期达到 总体稳定在 "
        "持续保持在 稳步达到 要求达到 实现 稳定达到".split(),
        "eq",
    ),
    **dict.fromkeys("接近 达到约 约为 大致保持在".split(), "approx"),
}
#: Verbs that set a bound, by the way that a plan wants the measure to go.
BOUNDS = {
    "up": {
        **dict.fromkeys(
            "不低于 不少于 不小于 至少达到 原则上不低于 不得低于 应不低于 不应低于".split(), "ge"
        ),
        **dict.fromkeys("超过 突破 高于 大于 力争超过 力争突破".split(), "gt"),
        **dict.fromkeys("提高到 提升到 提升至 进一步提高到 逐步提升至".split(), "eq"),
    },
    "down": {
        **dict.fromkeys("不超过 不高于 不大于 不得超过 应不高于 不应超过".split(), "le"),
        **dict.fromkeys("低于 小于 力争低于".split(), "lt"),
        **dict.fromkeys("下降到 降至 降到 降低到 控制在 控制到".split(), "eq"),
    },
}
TAILS = {
    "up": {"以上": "ge", "左右": "approx"},
    "down": {"以下": "le", "以内": "le", "左右": "approx"},
}
TAKES_A_TAIL = {
    "up": "达到 保持在 稳定在 提高到 维持在 达".split(),
    "down": "控制在 保持在 稳定在 下降到 降至".split(),
}

#: From one level to another, and by how much.
MOVES = {
    "up": (
        "提高到 提升到 提升至 提高至 增加到 上升到 增至 升至 增长到 进一步提高到 稳步提高到"
    ).split(),
    "down": (
        "下降到 降至 降到 降低到 下降至 减少到 压减到 降低至 下降为 控制到 压缩到 削减至"
    ).split(),
}
CHANGES = {"up": "提高 提升 上升 增加 增长".split(), "down": "下降 降低 减少 削减 压减".split()}
ANNUAL = {
    "up": "年均增长 年均递增 平均每年增长 每年增长".split(),
    "down": "年均下降 年均递减 每年下降".split(),
}
COMPARED_WITH = {
    "比2020年": 2020,
    "较2020年": 2020,
    "在2020年基础上": 2020,
    "相比2020年": 2020,
    "与2020年相比": 2020,
    "比“十三五”末": 2020,
    "": None,
}

OPENINGS = {
    **dict.fromkeys(
        "到2025年， 到2025年底， 2025年底前， 2025年， 到2025年末， 至2025年， 力争到2025年， "
        "在2025年底前， 2025年前， 2025年末， 规划到2025年， 到2025年年底， 到2025年12月底， "
        "到2025年6月底前， 截至2025年底前， 通过五年努力，到2025年， 到“十四五”末， "
        "到“十四五”末期， “十四五”期间， “十四五”时期， “十四五”末， 十四五末， 到2025年".split(),
        2025,
    ),
    "到2030年，": 2030,
    "力争到2035年底，": 2035,
    "到2027年末，": 2027,
}
#: Openings that also say that all of the plan's area is meant, which is no scope.
OPENINGS_OF_ALL = {
    **OPENINGS,
    **{
        f"{day}{whole}": 2025
        for day in ("到2025年，", "到2025年")
        for whole in ("全市", "全区", "全县")
    },
}
AND = ("和", "、", "与", "及")
