"""Time grows no faster than length, on texts that are made to break that."""

import pytest

from ecociv.extract import extract_plan
from ecociv.extract.values.quantities import scan
from ecociv.read import plan_from_text

#: Shapes that only the finding of numerals sees.
SCANNED = {
    "digits": "1234567890",
    "thousands": "1,234,",
    "decimal points": "1.2.",
    "blanks": " ",
    "line ends": "\n",
    "numbers in lines": "1 \n",
    "brackets": "(1",
    "quotes": "“1”",
    "titles": "《1",
    "years": "2025年",
    "classes": "Ⅲ类",
    "Chinese numerals": "一百二十三",
    "five-year plans": "十四五",
    "colons": "1:2:",
}
#: Shapes that the whole grammar sees.
READ = {
    "respectively": "分别",
    "opening brackets": "（",
    "one unbroken sentence": "坚持生态优先绿色发展达到目标",
    "verbs": "达到提高到",
    "shares": "占",
    "headings": "一、2025年目标\n",
    "plan names": "“十四五”规划，",
    "lines without words": "\n",
    "cells of signs": "\n<",
    "cells of a table": "率\n%\n5\n",
    "bare structures": "结构为30:30:40，",
    "lists of goals": "主要目标是：\n—造林5亩\n",
    "shares of the share before": "支出只增不减，占总支出的72%以上，",
    "rates of nothing": "过去五年，覆盖率达到9%。\n",
    "what fairs come to": "举办博览会，签约金额3亿元，",
    "deadlines of tasks": "完成时限：2025年底\n",
    "sentences": "到2025年，全市森林覆盖率达到40%以上，坚持生态优先、绿色发展，加快转型。",
}


@pytest.mark.parametrize("unit", SCANNED.values(), ids=SCANNED)
def test_scanning_is_linear(assert_linear, unit):
    assert_linear(scan, unit)


@pytest.mark.parametrize("unit", READ.values(), ids=READ)
def test_extraction_is_linear(assert_linear, unit):
    assert_linear(lambda text: extract_plan(plan_from_text(text)), unit)
