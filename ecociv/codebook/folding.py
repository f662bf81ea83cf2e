"""Fold written variants of units and names onto one form, for matching only.

In: a unit or a name as written. Out: a key to look it up by. Offsets are of no concern here, so
folding may change the length (㎡ becomes m2); texts are folded elsewhere, length for length.
"""

from __future__ import annotations

import unicodedata

#: Characters that Unicode's compatibility forms leave apart although writers mix them.
_SIGNS: dict[str, str | None] = {
    "µ": "μ",
    "∕": "/",
    "⁄": "/",
    "•": "·",
    "・": "·",
    "‧": "·",
    "∙": "·",
    "﹪": "%",
    "–": "-",
    "—": "-",
    "－": "-",
}
_BLANKS = " \t\r\n\u00a0\u3000\u200b\ufeff"
_TABLE = str.maketrans(_SIGNS | dict.fromkeys(_BLANKS))


def fold_characters(text: str) -> str:
    """Half-width, compatibility forms resolved, blanks removed, µ and dashes in one form.

    Parameters
    ----------
    text
        A unit or a name.

    Examples
    --------
    >>> fold_characters("µg／m³"), fold_characters("万㎡"), fold_characters("ＰＭ２．５ 浓度")
    ('μg/m3', '万m2', 'PM2.5浓度')
    >>> fold_characters("Ⅲ类")
    'III类'
    """
    folded = text.translate(_TABLE)
    if unicodedata.is_normalized("NFKC", folded):
        return folded
    return unicodedata.normalize("NFKC", folded).translate(_TABLE)
