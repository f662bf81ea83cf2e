import pytest

from ecociv.codebook import indicators
from ecociv.codebook.instruments import (
    CUE_GROUPS,
    INSTRUMENTS,
    OTHER_GROUPS,
    check_cues,
    domain_words,
    instrument_cues,
)
from ecociv.errors import CodebookError


def row(cue: str = "排污许可", group: str = "tool", instrument: str = "regulation"):
    return {"group": group, "cue": cue, "instrument": instrument, "note": ""}


def test_every_instrument_has_cues_and_every_group_is_used():
    table = instrument_cues()
    assert set(table["instrument"]) - {""} == set(INSTRUMENTS)
    assert set(table["group"]) == {*CUE_GROUPS, *OTHER_GROUPS}


def test_the_table_is_handed_out_as_a_copy():
    table = instrument_cues()
    table.loc[0, "cue"] = "spoiled"
    assert "spoiled" not in set(instrument_cues()["cue"])


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([row(cue="")], "row 2, cue: found an empty cue"),
        ([row(), row()], "row 3, cue: found 排污许可, as in row 2"),
        ([row(group="verb")], "row 2, group: found verb; accepted: force, tool"),
        ([row(instrument="carrot")], "row 2, instrument: found carrot; accepted: regulation"),
        ([row(group="commit")], "row 2, instrument: found regulation; accepted: an empty cell"),
    ],
)
def test_a_wrong_row_is_named(rows: list[dict[str, str]], message: str):
    with pytest.raises(CodebookError, match=message):
        check_cues("instruments.csv", rows)


def test_words_of_headings_stand_for_domains_of_the_codebook():
    assert set(domain_words().values()) == set(indicators()["domain"].dropna())


def test_a_word_of_headings_that_stands_twice_is_an_error(monkeypatch: pytest.MonkeyPatch):
    twice = [{"word": "水", "domain": "environment"}] * 2
    monkeypatch.setattr("ecociv.codebook.instruments.read_rows", lambda _: twice)
    domain_words.cache_clear()
    with pytest.raises(CodebookError, match="row 3, word: found 水; accepted: each word once"):
        domain_words()
    domain_words.cache_clear()
