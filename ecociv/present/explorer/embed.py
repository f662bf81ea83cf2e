r"""Data inside a page: text of a plan must never be read as part of the page.

In: plain values. Out: JSON that may stand inside a script element.
"""

from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256
from typing import Any

# "<" could close the element or open a comment; the two separators end a line for some readers;
# half of a surrogate pair cannot be written as UTF-8.
_UNSAFE = re.compile("[<>&\u2028\u2029\ud800-\udfff]")


def html_json(value: Any) -> str:
    r"""Write a value as JSON that a script element can hold.

    Raises
    ------
    ValueError
        A number is infinite or not a number, which JSON cannot say.

    Examples
    --------
    >>> html_json({"text": "</script>绿", "value": None})
    '{"text":"\\u003c/script\\u003e绿","value":null}'
    """
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return _UNSAFE.sub(_escaped, text)


def source_hash(text: str) -> str:
    """The name by which a content security policy admits a script or a style.

    Examples
    --------
    >>> source_hash("")
    "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
    """
    return f"'sha256-{b64encode(sha256(text.encode('utf-8')).digest()).decode('ascii')}'"


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"
