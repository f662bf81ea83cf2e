"""The words of plans are looked up by group, and a broken table is an error."""

import re

import pytest

from ecociv.codebook import words as module
from ecociv.codebook.words import alternation, group_pattern, words
from ecociv.errors import CodebookError


def test_a_group_gives_its_words_with_their_codes():
    assert words("bound_after")["以上"] == "ge"
    assert re.fullmatch(group_pattern("bound_after"), "以上")


def test_an_unknown_group_is_an_error_that_lists_the_groups():
    with pytest.raises(CodebookError, match=r"group: found spells; accepted: .*bound_after"):
        words("spells")


def test_the_longest_word_is_matched_first():
    pattern = re.compile(alternation(["以上", "以", "左右", "a.b"]))
    assert [pattern.match(text).group() for text in ("以上", "以下", "a.b")] == [
        "以上",
        "以",
        "a.b",
    ]
    assert pattern.match("axb") is None


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("g,,x,\n", "row 2, word: found an empty word; accepted: at least one character"),
        ("g,甲,x,\ng,甲,y,\n", "row 3, word: found 甲 twice in g; accepted: each word once"),
    ],
)
def test_a_broken_table_is_an_error_that_names_the_row(monkeypatch, tmp_path, rows, message):
    data = tmp_path / "data"
    data.mkdir()
    (data / module.TABLE).write_text("group,word,code,note\n" + rows, encoding="utf-8")
    monkeypatch.setattr(module, "files", lambda _: tmp_path)
    with pytest.raises(CodebookError, match=re.escape(message)):
        module._table.__wrapped__()
