"""Sentences that say how high something is to be: verbs, bounds, places, lists, two dates."""

from .compose import Amount, Composed, Deal, frame, row
from .words import (
    AMOUNTS,
    AND,
    BOUNDS,
    MEASURES,
    OPENINGS,
    OPENINGS_OF_ALL,
    PAIRS,
    PLACES,
    PLACES_IN_NAMES,
    SHARES,
    TAILS,
    TAKES_A_TAIL,
    VERBS,
    Measure,
)


def opened(deal: Deal) -> tuple[str, int]:
    """Deal an opening with its year."""
    return deal(OPENINGS.items())


def wanted(deal: Deal, measures: list[Measure]) -> tuple[str, Measure]:
    """A way to go, up as often as down, and a measure that a plan wants to go that way."""
    way = deal(("up", "down"))
    return way, deal([measure for measure in measures if way in measure.ways])


def at(place: str, measure: Measure) -> list[tuple[str, str]]:
    """What a value of a place measures; both ways where the place may be part of the name."""
    joined = [(place + measure.name, "")] if place in PLACES_IN_NAMES else []
    return [(measure.name, place), *joined]


def with_place(deal: Deal) -> tuple[Measure, str]:
    """A measure and a place that has one."""
    kind, place = deal(PLACES)
    return deal([measure for measure in MEASURES if kind in measure.places]), place


def with_pair(deal: Deal) -> tuple[Measure, str, str]:
    """A measure and two places of a kind that have one."""
    kind, one, other = deal(PAIRS)
    return deal([measure for measure in MEASURES if kind in measure.places]), one, other


@frame
def verb(deal: Deal) -> Composed:
    """到2025年，森林覆盖率达到40%。"""
    opening, year = deal(OPENINGS_OF_ALL.items())
    measure = deal(MEASURES)
    word, operator = deal([*VERBS.items()])
    amount = deal.amount(measure)
    text = f"{opening}{measure.name}{word}{amount}。"
    return Composed(text, (row(amount, measure.name, operator=operator, target_year=year),))


@frame
def bound(deal: Deal) -> Composed:
    """到2025年，煤炭消费总量不超过300万吨。"""
    opening, year = deal(OPENINGS_OF_ALL.items())
    way, measure = wanted(deal, MEASURES)
    word, operator = deal(BOUNDS[way].items())
    amount = deal.amount(measure)
    text = f"{opening}{measure.name}{word}{amount}。"
    return Composed(text, (row(amount, measure.name, operator=operator, target_year=year),))


@frame
def tail(deal: Deal) -> Composed:
    """到2025年，森林覆盖率稳定在40%以上。"""
    opening, year = deal(OPENINGS_OF_ALL.items())
    way, measure = wanted(deal, MEASURES)
    word, (behind, operator) = deal(TAKES_A_TAIL[way]), deal(TAILS[way].items())
    amount = deal.amount(measure)
    text = f"{opening}{measure.name}{word}{amount}{behind}。"
    return Composed(text, (row(amount, measure.name, operator=operator, target_year=year),))


@frame
def range_of_values(deal: Deal) -> Composed:
    """到2025年，森林覆盖率保持在40%-45%之间。"""
    opening, year = opened(deal)
    measure = deal([measure for measure in MEASURES if measure.unit])
    low, high = deal.rising(measure)
    mark = deal(["{0}{2}-{1}{2}", "{0}-{1}{2}", "{0}{2}至{1}{2}", "{0}{2}~{1}{2}", "{0}—{1}{2}"])
    words = mark.format(f"{low.low:g}", f"{high.low:g}", measure.unit)
    amount = Amount(low.low, measure.unit, high.low, words)
    word, behind = deal(["达到", "保持在", "控制在"]), deal(["", "之间"])
    text = f"{opening}{measure.name}{word}{words}{behind}。"
    return Composed(text, (row(amount, measure.name, operator="range", target_year=year),))


@frame
def place(deal: Deal) -> Composed:
    """到2025年，永安县森林覆盖率达到40%。"""
    opening, year = opened(deal)
    measure, where = with_place(deal)
    amount = deal.amount(measure)
    text = f"{opening}{where}{measure.name}{deal(['达到', '达到', '保持在'])}{amount}。"
    return Composed(text, (row(amount, at(where, measure), target_year=year),))


@frame
def places_in_turn(deal: Deal) -> Composed:
    """到2025年，山区和平原区森林覆盖率分别达到70%和30%。"""
    opening, year = opened(deal)
    measure, one, other = with_pair(deal)
    first, second = deal.rising(measure)
    word = deal(["分别达到", "分别为", "分别保持在"])
    text = (
        f"{opening}{one}{deal(AND)}{other}{measure.name}{word}{first}{deal(['和', '、'])}{second}。"
    )
    rows = (
        row(first, at(one, measure), target_year=year),
        row(second, at(other, measure), target_year=year),
    )
    return Composed(text, rows)


@frame
def places_behind_a_colon(deal: Deal) -> Composed:
    """到2025年，森林覆盖率分别为：山区70%、平原区30%。"""
    opening, year = opened(deal)
    measure, one, other = with_pair(deal)
    first, second = deal.rising(measure)
    word = deal(["分别为：", "分别为", "分别达到：", "分别是：", "："])
    text = f"{opening}{measure.name}{word}{one}{first}、{other}{second}。"
    rows = (
        row(first, at(one, measure), target_year=year),
        row(second, at(other, measure), target_year=year),
    )
    return Composed(text, rows)


@frame
def second_place_takes_the_measure(deal: Deal) -> Composed:
    """到2025年，山区森林覆盖率达到70%，平原区达到30%。"""
    opening, year = opened(deal)
    measure, one, other = with_pair(deal)
    first, second = deal.rising(measure)
    mark = deal(["，", "、", "；"])
    text = f"{opening}{one}{measure.name}达到{first}{mark}{other}达到{second}。"
    rows = (
        row(first, at(one, measure), target_year=year),
        row(second, at(other, measure), target_year=year),
    )
    return Composed(text, rows)


@frame
def part_of_the_area(deal: Deal) -> Composed:
    """到2025年，森林覆盖率达到40%，其中山区达到70%。"""
    opening, year = opened(deal)
    measure, where = with_place(deal)
    whole, part = deal.rising(measure)
    mark, end = deal([("，其中", ""), ("（其中", "）"), ("，其中：", "")])
    text = f"{opening}{measure.name}达到{whole}{mark}{where}{deal(['达到', '为', ''])}{part}{end}。"
    rows = (
        row(whole, measure.name, target_year=year),
        row(part, at(where, measure), target_year=year),
    )
    return Composed(text, rows)


@frame
def measures_in_turn(deal: Deal) -> Composed:
    """到2025年，森林覆盖率和湿地保护率分别达到40%和60%。"""
    opening, year = opened(deal)
    one, other = deal.several(SHARES if deal([True, True, False]) else AMOUNTS, 2)
    first, second = deal.amount(one), deal.amount(other)
    word = deal(["分别达到", "分别为", "分别保持在", "分别达"])
    text = f"{opening}{one.name}{deal(AND)}{other.name}{word}{first}{deal(['和', '、'])}{second}。"
    rows = row(first, one.name, target_year=year), row(second, other.name, target_year=year)
    return Composed(text, rows)


@frame
def three_measures_in_turn(deal: Deal) -> Composed:
    """到2025年，森林覆盖率、湿地保护率和污水处理率分别达到40%、60%、95%以上。"""
    opening, year = opened(deal)
    first, second, third = measures = deal.several(SHARES, 3)
    amounts = [deal.amount(measure) for measure in measures]
    names = f"{first.name}、{second.name}{deal(AND)}{third.name}"
    text = f"{opening}{names}分别达到{'、'.join(map(str, amounts))}以上。"
    rows = tuple(
        row(amount, measure.name, operator="ge", target_year=year)
        for measure, amount in zip(measures, amounts, strict=True)
    )
    return Composed(text, rows)


@frame
def one_value_for_two_measures(deal: Deal) -> Composed:
    """到2025年，供水普及率和燃气普及率均达到98%。"""
    opening, year = opened(deal)
    one, other = deal.several([measure for measure in SHARES if measure.high >= 90], 2)
    amount = deal.amount(one, over=max(one.low, other.low))
    word, operator = deal([("均达到", "eq"), ("都达到", "eq"), ("均为", "eq"), ("均超过", "gt")])
    text = f"{opening}{one.name}{deal(AND)}{other.name}{word}{amount}。"
    rows = tuple(
        row(amount, measure.name, operator=operator, target_year=year) for measure in (one, other)
    )
    return Composed(text, rows)


@frame
def two_dates(deal: Deal) -> Composed:
    """到2025年，森林覆盖率达到40%；到2035年达到45%。"""
    measure = deal(MEASURES)
    low, high = deal.rising(measure)
    first, second = (low, high) if "up" in measure.ways else (high, low)
    mark, name = deal(["；", "，"]), measure.name
    form = deal(
        [
            f"到2025年，{name}达到{{}}{mark}到2035年，{name}达到{{}}。",
            f"到2025年，{name}达到{{}}{mark}到2035年达到{{}}。",
            f"{name}到2025年达到{{}}，到2035年达到{{}}。",
            f"2025年和2035年{name}分别达到{{}}和{{}}。",
            f"到2025年、2035年，{name}分别达到{{}}、{{}}。",
            f"近期（2025年）{name}达到{{}}，远期（2035年）达到{{}}。",
        ]
    )
    rows = (row(first, name, target_year=2025), row(second, name, target_year=2035))
    return Composed(form.format(first, second), rows)


@frame
def state(deal: Deal) -> Composed:
    """截至2020年底，森林覆盖率达到40%。"""
    measure = deal(MEASURES)
    amount = deal.amount(measure)
    form, year = deal(
        [
            ("截至2020年底，{}达到{}。", 2020),
            ("2020年底，全市{}已达到{}。", 2020),
            ("2020年，{}达到了{}。", 2020),
            ("截止2020年底，全区{}达{}。", 2020),
            ("2020年{}为{}，与上年持平。", 2020),
            ("目前，{}已达{}。", None),
            ("截至目前，{}为{}。", None),
            ("“十三五”期间，{}达到{}，生态环境明显改善。", 2020),
        ]
    )
    found = row(amount, measure.name, target_year=year, kind="status")
    return Composed(form.format(measure.name, amount), (found,))
