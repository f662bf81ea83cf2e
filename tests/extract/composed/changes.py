"""Sentences that say how much something is to change, and from what to what."""

from .compose import Amount, Composed, Deal, frame, row
from .levels import opened, wanted
from .words import AMOUNTS, ANNUAL, CHANGES, COMPARED_WITH, MEASURES, MOVES, SHARES


@frame
def by_points(deal: Deal) -> Composed:
    """到2025年，森林覆盖率比2020年提高3个百分点。"""
    opening, year = opened(deal)
    measure, way = deal(SHARES), "up"
    than, base = deal(COMPARED_WITH.items())
    amount = Amount(deal([2, 3, 5, 1.5, 0.8]), "个百分点")
    behind, operator = deal([("", "eq"), ("以上", "ge"), ("左右", "approx")])
    verb = deal(CHANGES[way][:4])
    text = f"{opening}{measure.name}{than}{verb}{amount}{behind}。"
    found = row(
        amount,
        measure.name,
        operator=operator,
        change="delta",
        direction=way,
        baseline_year=base,
        target_year=year,
    )
    return Composed(text, (found,))


@frame
def by_percent(deal: Deal) -> Composed:
    """到2025年，用水总量较2020年下降12%。"""
    opening, year = opened(deal)
    way, measure = wanted(deal, AMOUNTS)
    than, base = deal(COMPARED_WITH.items())
    amount = deal.count("%", 5, 60)
    behind, operator = deal([("", "eq"), ("以上", "ge"), ("左右", "approx")])
    verb = deal(CHANGES[way][-4:])
    text = f"{opening}{measure.name}{than}{verb}{amount}{behind}。"
    found = row(
        amount,
        measure.name,
        operator=operator,
        change="relative",
        direction=way,
        baseline_year=base,
        target_year=year,
    )
    return Composed(text, (found,))


@frame
def by_a_rate(deal: Deal) -> Composed:
    """到2025年，地区生产总值年均增长6%左右。"""
    opening, year = opened(deal)
    way, measure = wanted(deal, AMOUNTS)
    amount = deal.count("%", 2, 9)
    behind, operator = deal([("", "eq"), ("以上", "ge"), ("左右", "approx")])
    text = f"{opening}{measure.name}{deal(ANNUAL[way])}{amount}{behind}。"
    found = row(
        amount,
        measure.name,
        operator=operator,
        change="annual_rate",
        direction=way,
        target_year=year,
    )
    return Composed(text, (found,))


@frame
def in_words(deal: Deal) -> Composed:
    """到2025年，旅游总收入翻一番。"""
    opening, year = opened(deal)
    amount, way = deal(
        [
            (Amount(100, "%", None, "翻一番"), "up"),
            (Amount(300, "%", None, "翻两番"), "up"),
            (Amount(100, "%", None, "翻番"), "up"),
            (Amount(50, "%", None, "减半"), "down"),
            (Amount(50, "%", None, "减少一半"), "down"),
        ]
    )
    measure = deal([one for one in AMOUNTS if way in one.ways])
    text = f"{opening}{measure.name}{deal(['', '力争']) if way == 'up' else ''}{amount}。"
    found = row(amount, measure.name, change="relative", direction=way, target_year=year)
    return Composed(text, (found,))


@frame
def from_to(deal: Deal) -> Composed:
    """到2025年，森林覆盖率由2020年的35%提高到40%。"""
    way, measure = wanted(deal, MEASURES)
    low, high = deal.rising(measure)
    start, end = (low, high) if way == "up" else (high, low)
    form, base = deal(
        [
            ("{0}{1}2020年的{2}{3}2025年的{4}。", 2020),
            ("{0}{1}2020年{2}{3}2025年{4}。", 2020),
            ("到2025年，{0}{1}2020年的{2}{3}{4}。", 2020),
            ("到2025年，{0}{1}{2}{3}{4}。", None),
            ("到2025年，{0}{1}目前的{2}{3}{4}。", None),
            ("到2025年，{0}将{1}现状的{2}{3}{4}。", None),
        ]
    )
    text = form.format(measure.name, deal(["由", "从"]), start, deal(MOVES[way]), end)
    rows = (
        row(start, measure.name, target_year=base, kind="status"),
        row(end, measure.name, baseline_year=base, baseline_value=start.low),
    )
    return Composed(text, rows)


@frame
def level_and_change(deal: Deal) -> Composed:
    """到2025年，森林覆盖率达到40%，比2020年提高3个百分点。"""
    opening, year = opened(deal)
    measure, way = deal(SHARES), "up"
    level, change = deal.amount(measure), Amount(deal([2, 3, 5, 1.5]), "个百分点")
    than, base = deal(COMPARED_WITH.items())
    text = f"{opening}{measure.name}达到{level}，{than}{deal(CHANGES[way][:3])}{change}。"
    rows = (
        row(level, measure.name, target_year=year),
        row(
            change,
            measure.name,
            change="delta",
            direction=way,
            baseline_year=base,
            target_year=year,
        ),
    )
    return Composed(text, rows)
