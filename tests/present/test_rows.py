import pytest

from ecociv.codebook import agencies
from ecociv.present.function_names import function_name
from ecociv.present.rows import is_slim, panel_shape, row_name


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_function_of_the_codebook_has_a_name_of_its_own(lang: str):
    functions = sorted(agencies()["function"].unique())
    names = [function_name(function, lang) for function in functions]
    assert len(set(names)) == len(functions)
    if lang == "zh":
        assert not [name for name in names if name.isascii()]


def test_a_new_function_goes_by_its_code():
    assert function_name("space_affairs", "zh") == "Space affairs"


def test_names_break_only_where_a_figure_is_narrow():
    name = "Compliance of drinking water sources"
    assert row_name(name, "en", "double") == name
    assert row_name(name, "en", "single").replace("\n", " ") == name
    assert "\n" in row_name(name, "en", "single")


def test_panels_stand_below_each_other_in_one_column():
    assert panel_shape(4, "single") == (4, 1)
    assert panel_shape(4, 150) == (1, 4)
    assert is_slim(119)
