"""Time one extractor over the texts that come on standard input; run by compare.py.

This file and the scripts beside it keep to Python 3.8: each runs in its own environment.
"""

import json
import os
import sys
import time

# As many rounds as fit into this, at least one and at most ten.
SECONDS = 20.0


def main(prepare):
    """Print, as the last line, what an extractor found and how long its shortest round took.

    ``prepare`` loads the extractor and gives a function from one text to the number of its finds.
    """
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    texts = json.loads(sys.stdin.buffer.read().decode("utf-8"))
    run = prepare()
    # Warm: dictionaries and patterns are loaded at the first call, which no round should pay for.
    run(texts[0][:2000])
    times = []
    found = 0
    while not times or (len(times) < 10 and sum(times) + times[-1] < SECONDS):
        start = time.perf_counter()
        found = sum(run(text) for text in texts)
        times.append(time.perf_counter() - start)
    print()
    print(json.dumps({"seconds": min(times), "rounds": len(times), "found": found}))
