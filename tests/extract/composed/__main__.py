"""Print some sentences of each frame, or of those named, and what is wrong with their records.

``python -m tests.extract.composed [frame ...]``
"""

import sys

from . import amounts, changes, counts, documents, levels, tables  # noqa: F401  # importing enters their frames
from .compare import wrong
from .compose import FRAMES
from .known import sample


def main(names: list[str]) -> None:
    """Print to the terminal: a few sentences of a frame, and every one that is wrong."""
    for name in names or FRAMES:
        sentences = sample(name, 40)
        faults = [fault for fault in map(wrong, sentences) if fault]
        sys.stdout.write(f"{name}: {len(faults)} of {len(sentences)} wrong\n")
        for sentence in sentences[:4]:
            sys.stdout.write(f"  {sentence.text!r}\n")
        for fault in faults:
            sys.stdout.write(f"  WRONG {fault}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
