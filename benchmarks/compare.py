"""Measure this project beside other extractors, on the same texts and in the same run.

    python benchmarks/compare.py [--only NAME] [--python PATH] [--texts FILE ...]

Each extractor gets an environment of its own below .benchmarks/, made at the first run. One that
cannot be installed, or does not run, has a line in the table that says so.
"""

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = Path(__file__).resolve().parent / "peers"
ENVIRONMENTS = ROOT / ".benchmarks" / "peers"
TIME_OUT = 900


@dataclass(frozen=True)
class Peer:
    """An extractor: what it gives, its script, and how it is installed.

    ``steps`` are the arguments of one or several ``pip install``; ``pythons`` names the versions of
    Python it needs, empty where the running one will do.
    """

    name: str
    gives: str
    script: str
    steps: tuple[str, ...] = ()
    pythons: tuple[str, ...] = ()


OURS = Peer("ecociv", "full records and ledger", "ours.py")
PEERS = [
    Peer(
        "Recognizers-Text",
        "numbers, units, dates",
        "recognizers.py",
        # It imports a name that emoji 2 no longer has.
        ("recognizers-text-suite==1.0.2a2 emoji==1.7.0",),
    ),
    Peer(
        "LAC",
        "words, parts of speech",
        "lac_words.py",
        # It needs paddle.fluid as paddlepaddle 1 had it, and imports it while it is installed.
        ("paddlepaddle==1.8.5 numpy<1.24 protobuf<3.21", "--no-deps lac==2.1.2"),
        ("3.8", "3.7"),
    ),
    Peer("jionlp", "times, money", "jionlp_entities.py", ("jionlp==1.5.31",)),
]


class NotHereError(Exception):
    """An extractor cannot be had on this machine; the message is the reason."""


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", action="append", help="name of an extractor; may be repeated")
    parser.add_argument("--python", action="append", default=[], help="one more Python to choose")
    parser.add_argument("--texts", nargs="+", type=Path, help="plans to read (default: data/raw)")
    options = parser.parse_args()
    texts = read_texts(options.texts or sorted((ROOT / "data" / "raw").glob("*.txt")))
    characters = sum(map(len, texts))
    print(f"{len(texts)} texts, {characters:,} characters, one core, shortest round\n")
    print(f"{'':18} {'gives':24} {'found':>8} {'seconds':>9} {'characters/s':>13} {'slower':>9}")
    own = measure(OURS, Path(sys.executable), texts)["seconds"]
    for peer in [OURS, *PEERS]:
        if options.only and peer is not OURS and peer.name not in options.only:
            continue
        try:
            python = environment(peer, options.python) if peer.steps else Path(sys.executable)
            result = measure(peer, python, texts)
        except NotHereError as reason:
            print(f"{peer.name:18} {peer.gives:24} {reason}", flush=True)
            continue
        seconds = result["seconds"]
        line = f"{result['found']:8,} {seconds:9.3f} {characters / seconds:13,.0f}"
        slower = "" if peer is OURS else f"{seconds / own:8,.0f}x"
        print(f"{peer.name:18} {peer.gives:24} {line} {slower:>9}", flush=True)


def read_texts(paths):
    """The plans as this project reads them: without page furniture, so that all read the same."""
    from ecociv.read import read_plan

    return [read_plan(path).text for path in paths]


def environment(peer, extra):
    """Python of the extractor's own environment, made where it does not stand yet."""
    base = find_python(peer, extra)
    folder = ENVIRONMENTS / peer.name.lower()
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp = folder / "installed.txt"
    wanted = hashlib.sha256(repr((peer.steps, str(base))).encode()).hexdigest()
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return python
    print(f"({peer.name} is being installed)", file=sys.stderr, flush=True)
    shutil.rmtree(folder, ignore_errors=True)
    call([base, "-m", "venv", folder])
    for step in peer.steps:
        call([python, "-m", "pip", "install", "--quiet", *step.split()])
    stamp.write_text(wanted, encoding="utf-8")
    return python


def call(command):
    """Run a step of an installation; its last words become the reason where it fails."""
    done = subprocess.run(
        [str(part) for part in command], capture_output=True, encoding="utf-8", errors="replace"
    )
    if done.returncode:
        raise NotHereError(f"not installable here: {last_words(done.stderr)}")


def find_python(peer, extra):
    """The interpreter for an extractor's environment, of a version it can run on."""
    if not peer.pythons:
        return Path(sys.executable)
    candidates = list(extra)
    candidates += [f"python{version}" for version in peer.pythons]
    pyenv = shutil.which("pyenv")
    if pyenv:
        root = subprocess.run([pyenv, "root"], capture_output=True, encoding="utf-8").stdout.strip()
        for version in peer.pythons:
            candidates += sorted(Path(root).glob(f"versions/{version}.*/bin/python"))
    for candidate in candidates:
        found = shutil.which(str(candidate))
        if found and version_of(found) in peer.pythons:
            return Path(found)
    versions = " or ".join(peer.pythons)
    raise NotHereError(f"not installable here: needs Python {versions} (name one with --python)")


def version_of(python):
    """Version of an interpreter (3.8), empty where it does not run."""
    command = [python, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"]
    return subprocess.run(command, capture_output=True, encoding="utf-8").stdout.strip()


def measure(peer, python, texts):
    """What an extractor's script reports about the texts."""
    threads = ["OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"]
    env = {**os.environ, **dict.fromkeys(threads, "1"), "PYTHONUTF8": "1"}
    if peer is OURS:
        env["PYTHONPATH"] = str(ROOT)
    try:
        done = subprocess.run(
            [str(python), str(SCRIPTS / peer.script)],
            input=json.dumps(texts).encode("ascii"),
            capture_output=True,
            env=env,
            timeout=TIME_OUT,
        )
    except subprocess.TimeoutExpired as error:
        raise NotHereError(f"does not end within {TIME_OUT} s") from error
    if done.returncode:
        message = last_words(done.stderr.decode("utf-8", "replace"))
        raise NotHereError(f"does not run here: {message}")
    return json.loads(done.stdout.decode("utf-8", "replace").splitlines()[-1])


def last_words(output):
    """The line of an output that says what went wrong."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [line for line in lines if "error" in line.lower()]
    return (errors or lines or ["no reason given"])[-1][:120]


if __name__ == "__main__":
    main()
