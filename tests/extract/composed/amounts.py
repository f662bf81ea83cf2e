"""Sentences about money and works, a change with its level, names in turn, work for people."""

from .compose import Amount, Composed, Deal, Row, frame, row
from .counts import count, counted
from .levels import opened
from .words import AND, MEASURES
from .works import DONE_FOR, STOCKS, UNLIKE, WORKS

#: What money is called by before its amount, and the word that must end its name.
MONEY = {
    **dict.fromkeys("投资 计划投资 预计投资 计划完成投资".split(), "投资"),
    **dict.fromkeys("投入 投入资金 计划投入".split(), "投入"),
    "总投资": "总投资",
}
#: Words before a verb that say how long or that all is summed up.
ADVERBS = "共 累计 计划 全年 每年 三年 五年 计划共 重点 继续 力争".split()


def _free(amount: Amount, names: list[str], year: int | None, kind: str) -> Row:
    """A row with a kind of its own, and either change."""
    return row(
        amount,
        [(name, "") for name in names],
        change=("level", "delta"),
        direction=(None, "up"),
        target_year=(year, None),
        kind=kind,
    )


@frame
def money_then_works(deal: Deal) -> Composed:
    """到2025年，计划投资12亿元，新建绿道30公里。"""
    opening, year = opened(deal)
    verb = deal("建设 新建 改造 整治 修复 建成".split())
    work = deal([work for work in WORKS if verb in work.verbs])
    (before, end), amount, number = (
        deal(MONEY.items()),
        deal.count("亿元", 2, 90),
        count(deal, work),
    )
    form = deal(["{0}{1}，{2}{3}{4}。", "{0}{1}，{2}{4}{3}。", "{0}{1}，{2}{3}{4}，惠及群众。"])
    text = opening + form.format(before, amount, verb, work.name, number)
    noun = verb if verb in ("改造", "整治", "修复") else "建设"
    names = [
        name
        for last in {end, "投资"}
        for name in (work.name + noun + last, work.name + last, verb + work.name + last)
    ]
    return Composed(
        text, (_free(amount, names, year, "investment"), counted(work, verb, number, year))
    )


@frame
def money_and_its_givers(deal: Deal) -> Composed:
    """“十四五”期间，湿地公园建设总投资15亿元，其中中央投资5亿元、地方配套10亿元。"""
    work = deal([work for work in WORKS if "建设" in work.verbs])
    givers = "中央投资 省级配套 市县自筹 地方配套 中央预算内投资 社会投资 企业自筹 银行贷款".split()
    one, other = deal.several(givers, 2)
    first, second = deal.count("亿元", 2, 9), deal.count("亿元", 10, 90)
    whole = Amount(first.low + second.low, "亿元")
    money, mark = deal(["总投资", "计划投资", "投资"]), deal(["、", "，"])
    about = deal(["建设", "项目", "工程"])
    text = (
        f"“十四五”期间，{work.name}{about}{money}{whole}，其中{one}{first}{mark}{other}{second}。"
    )
    thing = work.name + about
    rows = (
        _free(whole, [thing + money, thing + "投资"], 2025, "investment"),
        _free(first, [one, thing + one], 2025, "investment"),
        _free(second, [other, thing + other], 2025, "investment"),
    )
    return Composed(text, rows)


@frame
def change_then_level(deal: Deal) -> Composed:
    """到2025年，高速公路里程增加120公里，达到680公里。"""
    opening, year = opened(deal)
    name, unit, low = deal(STOCKS)
    change, level = Amount(deal.random.randint(2, low), unit), Amount(low * 5, unit)
    verb, more = deal(["增加", "扩大", "增长", "新增"]), deal(["达到", "达", "总量达到"])
    behind = f"{name}{deal(['达到', '达'])}{level}，{verb}{change}。"
    ahead = f"{name}{verb}{change}，{more}{level}。"
    rows = (
        row(change, name, change="delta", direction="up", target_year=year),
        row(level, [(name, ""), (name + "总量", "")], target_year=year),
    )
    return Composed(opening + deal([behind, ahead]), rows)


@frame
def points_then_level(deal: Deal) -> Composed:
    """到2025年，森林覆盖率提高3个百分点，达到40%。"""
    opening, year = opened(deal)
    measure = deal([one for one in MEASURES if one.is_share])
    change, level = Amount(deal([2, 3, 5, 1.5, 0.8]), "个百分点"), deal.amount(measure)
    verb, reached = deal(["提高", "提升", "上升", "增加"]), deal(["达到", "达", "提高到"])
    text = f"{opening}{measure.name}{verb}{change}，{reached}{level}。"
    rows = (
        row(change, measure.name, change="delta", direction="up", target_year=year),
        row(level, measure.name, target_year=year),
    )
    return Composed(text, rows)


@frame
def unlike_measures_in_turn(deal: Deal) -> Composed:
    """到2025年，新增耕地面积、再生水利用率、建成区面积和出口总额分别达到2万亩、35%、85平方公里和30亿元。"""
    opening, year = opened(deal)
    several = deal.several(UNLIKE, deal([4, 5, 6]))
    amounts = [deal.count(unit, low, 4 * low) for _, unit, low in several]
    *names, last = (name for name, *_ in several)
    *before, end = map(str, amounts)
    word, mark = deal(["分别达到", "分别为"]), deal(["和", "、"])
    listed = "、".join(names) + deal(AND) + last
    text = f"{opening}{listed}{word}{'、'.join(before)}{mark}{end}。"
    rows = tuple(
        row(
            amount,
            [(name, ""), (name.removeprefix("新增"), "")],
            change=("level", "delta") if name.startswith(("新增", "改造", "治理")) else "level",
            direction=(None, "up") if name.startswith(("新增", "改造", "治理")) else None,
            target_year=year,
        )
        for (name, *_), amount in zip(several, amounts, strict=True)
    )
    return Composed(text, rows)


@frame
def count_with_an_adverb(deal: Deal) -> Composed:
    """到2025年，累计新建绿道30公里。"""
    opening, year = opened(deal)
    work = deal(WORKS)
    verb = deal([verb for verb in work.verbs if not verb.startswith(("累计", "规划", "再"))])
    adverb, amount = deal(ADVERBS), count(deal, work)
    form = deal(["{0}{1}{2}{3}{4}。", "{0}{1}{2}{4}{3}。", "{0}全市{1}{2}{3}{4}。"])
    text = form.format(opening, adverb, verb, work.name, amount)
    return Composed(text, (counted(work, verb, amount, year),))


@frame
def done_for_things(deal: Deal) -> Composed:
    """到2025年，完成32个村的污水治理。"""
    opening, year = opened(deal)
    who, unit, does, work = deal(DONE_FOR)
    amount = deal.count(unit, 12, 300)
    form = deal(["对{0}{1}{2}{3}。", "完成{0}{1}的{3}。", "完成{0}{1}{3}。"])
    text = opening + form.format(amount, who, does, work)
    names = [who + work, f"{does}{work}{who}", who + does + work, work + who, "完成" + who + work]
    found = row(
        amount,
        [(name, "") for name in names],
        change=("level", "delta"),
        direction=(None, "up"),
        target_year=year,
        kind=("target", "project"),
    )
    return Composed(text, (found,))
