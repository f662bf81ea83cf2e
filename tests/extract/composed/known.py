"""What the grammar does not yet get right of what is composed: why, and in which words.

The words are patterns, looked for in the sentence with full-width marks. Each must still fail, so
that it is taken off once it is put right.
"""

import re
from functools import cache

from .compose import FRAMES, Composed, Deal

#: A pattern, and the frame that it holds for: none is every frame.
Entry = tuple[str | None, str]

_FOR_THE_MEASURE = "the place is taken for the measure"
_STAYS = "the place stays in the name"

#: In any frame, and in one: a reason, and the words.
KNOWN: dict[str | None, dict[str, list[str]]] = {
    None: {
        "a number without a unit is found behind few verbs only": [r"有效利用系数(?!达到[\d约])"],
        "two words of place are taken apart": ["平原农村", "山区农村"],
        "农村 is carried over to other measures": [
            "农村生活污水治理率.*[，；。、和与及].",
            "[、和与及]农村生活污水治理率",
            "农村公路.*(?:污水处理率|自来水普及率|卫生厕所普及率)",
        ],
        "the digit in the name hides the name beside 投资": ["5G基站"],
    },
    "place": {
        _STAYS: "东部 西部 北部平原 乡镇 东山镇 西河镇 规模以下 流域断面 清河区 开发区".split(),
    },
    "places_in_turn": {
        "a word of the measure is lost, or given to the place": [
            "规模以下养殖户",
        ],
    },
    "places_behind_a_colon": {
        _FOR_THE_MEASURE: ["[率例量重度]："],
    },
    "second_place_takes_the_measure": {
        _FOR_THE_MEASURE: "[、，；]规模以下".split(),
        _STAYS: "东部 东山镇 流域断面 城市建成区 设区市断面 开发区高新".split(),
    },
    "part_of_the_area": {
        _FOR_THE_MEASURE: "规模以 钢铁企业 化工企业".split(),
    },
    "two_counts": {
        "a space decides whether the verb is said of the second": [
            r"(?:关停|改造|整治).*\d\D{1,2}。$"
        ],
    },
    "change_then_level": {"总量 takes the place of 面积": ["面积.*总量"]},
    "share_that_does": {
        "who does it is lost before the share": [r"[村校区户院构位场镇庄]\d+%以上"],
    },
    "grade": {"two waters stay in the name": ["清水河、东沙河(?:水环境|饮用水|地表水)"]},
}


def entries() -> list[Entry]:
    """Every pattern with its frame."""
    return [
        (frame, words)
        for frame, reasons in KNOWN.items()
        for patterns in reasons.values()
        for words in patterns
    ]


@cache
def entries_of(name: str, text: str) -> list[Entry]:
    """The entries that a sentence of a frame falls under."""
    return [
        (frame, words)
        for frame, words in entries()
        if frame in (None, name) and re.search(words, text)
    ]


def sample(name: str, number: int) -> list[Composed]:
    """The first sentences of a frame that have none of the known words."""
    deal = Deal(name)
    found: list[Composed] = []
    while len(found) < number:
        sentence = FRAMES[name](deal)
        if not entries_of(name, sentence.text):
            found.append(sentence)
    return found


@cache
def _many(name: str, number: int) -> list[Composed]:
    deal = Deal(f"{name}, known words among others")
    return [FRAMES[name](deal) for _ in range(number)]


def known_sentences(entry: Entry, number: int) -> list[Composed]:
    """Sentences that fall under an entry and no other."""
    frame, words = entry
    found = (
        sentence
        for name in ([frame] if frame else FRAMES)
        for sentence in _many(name, 1000 if frame else 200)
        if re.search(words, sentence.text) and entries_of(name, sentence.text) == [entry]
    )
    return [sentence for _, sentence in zip(range(number), found, strict=False)]
