"""The words for what is built, put right, closed or made better, and for shares and coverage."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Work:
    """A kind of things that a plan counts, with the verbs that say what is done to them."""

    name: str
    unit: str
    low: int
    high: int
    verbs: tuple[str, ...]


#: What verbs of work say: delivered counts are levels, work done and things removed are amounts;
#: 建设 and its like may be read as either.
DONE = {
    **dict.fromkeys("建成 累计建成 创建 打造 培育 建立".split(), ("level",)),
    **dict.fromkeys("改造 整治 修复 升级改造 新增".split(), ("delta",)),
    **dict.fromkeys("淘汰 关停".split(), ("delta",)),
    **dict.fromkeys(
        "建设 新建 新建成 规划建设 新改扩建 再建 实施 完成 推广 更新".split(), ("level", "delta")
    ),
}
REMOVED = {"淘汰", "关停"}
_VERBS = {
    "build": "建成 新建 建设 新增 规划建设 新建成 累计建成 再建",
    "extend": "新改扩建",
    "renew": "改造 升级改造",
    "restore": "整治 修复",
    "tidy": "整治",
    "close": "关停 淘汰",
    "make": "创建 打造 培育 建成",
    "replace": "更新 新增 推广",
}
_WORKS = """
公园 个 2 60 build renew
湿地公园 处 2 20 build
口袋公园 个 5 90 build
污水处理厂 座 2 40 build extend renew
污水管网 公里 12 900 build renew
人工湿地 处 2 30 build restore
垃圾中转站 座 2 60 build extend renew
监测站 个 2 90 build
充电桩 个 50 900 build
加氢站 座 2 30 build
5G基站 座 60 900 build
高标准农田 万亩 3 90 build renew
标准化养殖场 个 3 90 build renew
生态廊道 公里 12 300 build restore
碧道 公里 12 300 build
绿道 公里 12 300 build
农村公路 公里 30 900 build renew
卫生厕所 座 30 900 build renew
公共停车位 个 100 900 build
保障性住房 套 100 900 build
幼儿园 所 3 60 build extend
公交车 辆 20 300 replace
燃煤锅炉 台 5 300 close renew
造纸企业 家 2 60 close tidy
矿山 个 2 60 close restore
绿色工厂 家 5 90 make
绿色矿山 个 3 60 make
美丽乡村 个 5 200 make
示范村 个 5 200 make
生态村 个 5 200 make
"""


def _work(name: str, unit: str, low: str, high: str, *groups: str) -> Work:
    verbs = tuple(verb for group in groups for verb in _VERBS[group].split())
    return Work(name, unit, int(low), int(high), verbs)


WORKS = [_work(*line.split()) for line in _WORKS.split("\n") if line]
BUILT = [work for work in WORKS if "新建" in work.verbs]
RENEWED = [work for work in BUILT if "改造" in work.verbs]
MADE = [work for work in WORKS if "创建" in work.verbs]

#: A count and its parts: which works, the verb of the whole, the two parts.
PARTS = [
    (BUILT, "建设", "完建", "在建"),
    (BUILT, "建设", "新建", "续建"),
    (RENEWED, "建设改造", "新建", "改造"),
    (RENEWED, "建设", "新建", "改扩建"),
    (MADE, "创建", "国家级", "省级"),
    (MADE, "建成", "省级", "市级"),
]
PART_PLACES = [
    ("永安县", "清河区"),
    ("清河区", "高新区"),
    ("永安县", "东山镇"),
    ("市本级", "各县区"),
]

#: Those of whom a share does something, and what; the verbs 实现 and 完成 may fall away in a name.
SHARE_DOES = [
    ("行政村", "完成污水治理"),
    ("行政村", "实现垃圾分类"),
    ("自然村", "通硬化路"),
    ("自然村", "实现集中供水"),
    ("村庄", "实现冬季清洁供暖"),
    ("村庄", "开展环境整治"),
    ("乡镇", "建成污水处理设施"),
    ("规模养殖场", "配备粪污处理设施"),
    ("工业园区", "完成清洁生产审核"),
    ("省级以上园区", "完成循环化改造"),
    ("学校", "达到绿色标准"),
    ("社区", "实现垃圾分类"),
    ("城市社区", "达到绿色社区标准"),
    ("公共机构", "建成节约型机关"),
    ("农户", "实现清洁取暖"),
    ("医院", "配备污水处理设施"),
]

COVERED = [
    ("生活垃圾分类", "城市建成区"),
    ("农村污水治理", "行政村"),
    ("河长制", "县级以上城市"),
    ("网格化监管", "重点区域"),
    ("5G网络", "县级以上城市"),
    ("生态环境监测网络", "重点区域"),
    ("排污许可", "重点行业"),
    ("清洁取暖", "城市建成区"),
    ("城乡公交", "行政村"),
    ("集中供水", "行政村"),
]

#: Waters and the stretch of them that a grade is for, with the words of the quality.
WATERS = ("", "永安河", "青龙湖", "主要河流", "清水河、东沙河")
QUALITIES = ("水质", "水环境质量", "断面水质", "出境断面水质", "饮用水水源地水质", "地表水水质")
GRADES = {"Ⅲ类": 3, "Ⅱ类": 2, "III类": 3, "三类": 3, "Ⅳ类": 4}
GRADE_VERBS = {
    **dict.fromkeys("达到 稳定达到 保持在 总体达到 均达到 稳定保持 稳定在".split(), "eq"),
    **dict.fromkeys("达到或优于 不低于 稳定达到或优于".split(), "ge"),
    # better than a grade: the guideline settles only 达到或优于
    "优于": ("gt", "ge"),
}

#: Stocks that grow: name, unit, and the least that is added at most.
STOCKS = [
    ("高速公路通车里程", "公里", 90),
    ("城区面积", "平方公里", 12),
    ("规模以上工业企业数量", "家", 60),
    ("森林面积", "万亩", 20),
    ("财政总收入", "亿元", 30),
    ("高新技术企业总数", "家", 40),
    ("常住人口", "万人", 12),
    ("水库总库容", "万立方米", 300),
    ("养老床位", "张", 300),
]

#: Measures in different units, some of which begin with what could be a verb.
UNLIKE = [
    ("新增劳动力平均受教育年限", "年", 4),
    ("新增耕地面积", "万亩", 3),
    ("再生水利用率", "%", 20),
    ("绿化覆盖率", "%", 24),
    ("建成区面积", "平方公里", 40),
    ("改造中低产田面积", "万亩", 5),
    ("治理水土流失面积", "平方公里", 60),
    ("出口总额", "亿美元", 12),
    ("消费品零售总额", "亿元", 90),
    ("高等教育毛入学率", "%", 20),
    ("中等职业学校在校生人数", "万人", 3),
    ("人均公园绿地面积", "平方米", 4),
    ("粮食总产量", "万吨", 50),
    ("供水普及率", "%", 24),
]

#: Work that is done for things or bodies one by one: they, their unit, the verb, the work.
DONE_FOR = [
    ("村", "个", "开展", "污水治理"),
    ("行政村", "个", "开展", "环境整治"),
    ("重点企业", "家", "开展", "清洁生产审核"),
    ("老旧小区", "个", "实施", "综合改造"),
    ("入河排污口", "个", "开展", "规范化整治"),
    ("水源地", "处", "开展", "环境整治"),
    ("河道", "条", "实施", "综合治理"),
    ("矿山", "座", "实施", "生态修复"),
]
