"""Page furniture of plans without a source record: what is taken out, and what never is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecociv.read import plan_from_text
from ecociv.read.furniture import find_furniture

BODY = (
    "一、总体要求\n"
    + "深入贯彻绿色发展理念，推进生态文明建设，" * 4
    + "到2025年森林覆盖率达到40%。\n"
)

FURNITURE = [
    "发布时间：2021-03-05 09:58:13丨浏览：1382",
    "发布时间: 2013.08.15   来源:超级管理员",
    "信息来源：市政府办   发布时间：2021-03-05   浏览次数：123次",
    "来源：本站",
    "【字号：大 中 小】",
    "字体：大 中 小",
    "您的位置：首页 > 政务公开 > 规划计划",
    "当前位置:首页 > 管委文件",
    "首页 > 信息公开 > 规划",
    "当前时间:2018-01-17",
    "时间：2020-05-06 10:11",
    "2022-07-20 14:28来源:北方网关键词:生态文明收藏点赞",
    "2022-07-20 14:28",
    "索引号：0032452/2017-69 公开日期：2017/12/28 内容分类：文件",
    "打印 关闭窗口",
    "[打印本页] [关闭窗口]",
    "设为首页 | 加入收藏",
    "上一页\u00a0下一页",
    "上一篇：关于节水的通知",
    "下一篇：没有了",
    "附件：规划图.jpg",
    "301.png",
    "309_副本.png",
    "![图1](images/1.png)",
    "联系电话：0335-1234567 邮箱：a@b.cn",
    "版权所有：甲市人民政府",
    "Copyright © 2020 All Rights Reserved",
    "甲ICP备12345678号",
    "鲁公网安备 37100402000118号",
    "免责声明：本站转载其他网站内容，仅供参考。如有侵权，请联系删除。",
]

DOCUMENT = [
    "甲市人民政府文件",
    "甲政发〔2021〕5号",
    "2021年3月5日",
    "来源于工业的排放量下降5%。",
    "打印机行业排放治理",
    "首页设计大赛举办3场。",
    "时间：2021年底前完成",
    "主办单位：市教育局，东湖区人民政府",
    "承办单位：市民政局",
    "责任单位：市财政局",
    "附件：重点工程表",
    "附件1",
    "完成时间：2025年",
    "地址灾害点3处",
    "电话普及率达到100%",
    "编辑出版3部志书",
    "分享经济产值5亿元",
    "日期待定的项目2个",
    "照片.png文件共3个。",
    "更多村庄3个",
    "3.5",
]


@pytest.mark.parametrize("line", FURNITURE)
@pytest.mark.parametrize(
    "layout", ["{line}\n\n{body}", "{body}\n{line}\n", "甲市规划\n{line}\n{body}"]
)
def test_furniture_is_taken_out(line, layout):
    raw = layout.format(line=line, body=BODY)
    plan = plan_from_text(raw)
    assert [raw[part.raw_start : part.raw_end] for part in plan.dropped] == [line]
    assert {part.reason for part in plan.dropped} == {"page_furniture"}
    assert plan.text == raw.replace(line, "")
    assert plan.repairs == ()


@pytest.mark.parametrize("line", DOCUMENT)
@pytest.mark.parametrize("layout", ["{line}\n\n{body}", "{body}\n{line}\n", "{line}"])
def test_words_of_the_document_stay(line, layout):
    raw = layout.format(line=line, body=BODY)
    assert plan_from_text(raw).text == raw


@pytest.mark.parametrize("line", ["来源：工业和生活", "浏览：3万人次", "时间：2020-05-06", "打印"])
def test_labels_within_the_running_text_stay(line):
    raw = BODY + line + "\n" + BODY
    assert plan_from_text(raw).text == raw


def test_image_names_go_wherever_they_stand():
    raw = f"{BODY}301.png\n\n302.png\n{BODY}"
    assert plan_from_text(raw).text == f"{BODY}\n\n\n{BODY}"


def test_front_matter_and_comments():
    raw = f"---\ntitle: 甲市规划（2021年）\ndate: 2021-03-05\n---\n<!-- 图为会场 -->\n{BODY}"
    assert plan_from_text(raw).text == f"\n{BODY}"


def test_rule_that_opens_no_front_matter_stays():
    raw = f"---\n{BODY}---\n"
    assert plan_from_text(raw).text == raw


def test_byte_order_mark():
    plan = plan_from_text("\ufeff" + BODY)
    assert plan.text == BODY
    assert [(part.raw_start, part.raw_end, part.reason) for part in plan.dropped] == [
        (0, 1, "byte_order_mark")
    ]
    assert plan.raw_span(0, 1) == (1, 2)


def test_source_record_with_repairs_decides_alone():
    drop = {
        "op": "drop",
        "start": 1,
        "end": 3,
        "expect": "89",
        "reason": "scraping_noise",
        "reason_en": "page number",
        "reason_zh": "页码",
    }
    raw = "\ufeff89来源：本站\n" + BODY
    plan = plan_from_text(raw, repairs=[drop])
    assert plan.text == raw[3:]
    assert [part.reason for part in plan.dropped] == ["byte_order_mark", "scraping_noise"]


def test_line_breaks_of_windows():
    raw = f"来源：本站\r\n\r\n{BODY}上一页 下一页\r\n"
    assert plan_from_text(raw).text == f"\r\n\r\n{BODY}\r\n"


@given(st.text("来源：打印.png\n-一、0。\ufeff附件<!> ", max_size=80))
def test_stretches_are_in_order_and_apart(raw):
    position = 0
    for edit in find_furniture(raw):
        assert position <= edit.start < edit.end <= len(raw)
        position = edit.end
    plan = plan_from_text(raw)
    parts = sorted((part.raw_start, part.raw_end) for part in (*plan.segments, *plan.dropped))
    assert sum(end - start for start, end in parts) == len(raw)
