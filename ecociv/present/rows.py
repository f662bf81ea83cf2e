"""Names beside rows, and what a figure of one column of a page does otherwise.

In: a width and the words. Out: words in lines that leave room for what is drawn.
"""

from __future__ import annotations

from ecociv.present.panels import wrapped
from ecociv.present.style import SMALL_SIZE, Lang, width_mm

#: Narrower than this, in millimetres, panels stand below each other and names are broken.
SLIM_MM = 120.0
#: Room for the names of rows, in millimetres.
_SLIM_NAMES_MM, _WIDE_NAMES_MM = 30.0, 62.0


def is_slim(width: str | float) -> bool:
    """Whether a width is that of one column.

    Examples
    --------
    >>> is_slim("single"), is_slim("double"), is_slim(130)
    (True, False, False)
    """
    return width_mm(width) < SLIM_MM


def row_name(name: str, lang: Lang, width: str | float) -> str:
    r"""The name of a row, in as many lines as the width asks for.

    Examples
    --------
    >>> row_name("Weight of eco-civilization in cadre assessment", "en", "single")
    'Weight of eco-civilization\nin cadre assessment'
    """
    room = _SLIM_NAMES_MM if is_slim(width) else _WIDE_NAMES_MM
    return wrapped(name, lang, room, SMALL_SIZE)


def panel_shape(n_panels: int, width: str | float) -> tuple[int, int]:
    """Rows and columns of panels: side by side, or below each other in one column of a page.

    Examples
    --------
    >>> panel_shape(3, "double"), panel_shape(3, "single"), panel_shape(0, "single")
    ((1, 3), (3, 1), (1, 1))
    """
    n_panels = max(n_panels, 1)
    return (n_panels, 1) if is_slim(width) else (1, n_panels)
