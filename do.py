"""Set up, rebuild and check the project with nothing but Python 3.11 to 3.13.

`make TASK` calls this file; where there is no make, `python do.py TASK` does the same
(on Windows `py do.py TASK`). Each task sets up what it needs first.
"""

# This file keeps to what Python 3.6 can parse: an old interpreter must get as far as the message
# that says it is too old.
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
LOCK = ROOT / "requirements.lock"
PROJECT = ROOT / "pyproject.toml"
VENV = ROOT / ".venv"
STAMP = VENV / "ecociv-setup.json"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
SUFFIX = ".exe" if os.name == "nt" else ""
PYTHON = BIN / ("python" + SUFFIX)

OLDEST, NEWEST = (3, 11), (3, 13)
CACHES = [".pytest_cache", ".mypy_cache", ".ruff_cache", ".hypothesis", ".benchmarks"]


def task_help():
    """Show this list."""
    print("Usage: make TASK  (or: python do.py TASK)\n")
    for name, task in TASKS.items():
        print("  {:<10} {}".format(name, task.__doc__.splitlines()[0]))
    print("\nmake PYTHON=python3.12 TASK uses another interpreter for the environment.")


def task_setup():
    """Make .venv and install the locked packages and this project into it."""
    check_interpreter()
    wanted = {
        "python": list(sys.version_info[:2]),
        "root": str(ROOT),  # scripts in .venv hold its path: a clone that moved needs a new one
        "lock": digest(LOCK),
        "project": digest(PROJECT),
    }
    found = read_stamp()
    if found == wanted:
        return
    pip = [PYTHON, "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    if {**found, "project": None} != {**wanted, "project": None}:
        print("Setting up .venv from requirements.lock: about a minute, 1.2 GB.", flush=True)
        make_environment()
        run([*pip, "--require-hashes", "-r", LOCK])
    run([*pip, "--no-deps", "--no-build-isolation", "--editable", ROOT])
    STAMP.write_text(json.dumps(wanted), encoding="utf-8")


def task_reproduce():
    """Rebuild tables, notebooks, figures and pages from the raw plans."""
    task_setup()
    run([BIN / ("ecociv" + SUFFIX), "reproduce"])


def task_test():
    """Run the checks, the tests, the docstring examples and the notebooks."""
    task_setup()
    checks = [run(command, stop=False) for command in check_commands()]
    run([PYTHON, "-m", "pytest", "-n", "2"])
    if any(checks):
        # Said last, or a green closing line of the tests would hide it.
        sys.exit("The checks found something: see above, or run `make check`.")


def task_check():
    """Run only the checks of style and types (ruff, mypy)."""
    task_setup()
    checks = [run(command, stop=False) for command in check_commands()]
    if any(checks):
        sys.exit(1)


def task_bench():
    """Measure the speed of the extraction (some minutes)."""
    task_setup()
    run([PYTHON, "-m", "pytest", "benchmarks", "--benchmark-only", "--benchmark-quiet"])


def task_lab():
    """Open the first notebook in JupyterLab."""
    task_setup()
    run([PYTHON, "-m", "jupyterlab", "notebooks/00_quickstart.ipynb"])


def task_lock():
    """Write requirements.lock anew from pyproject.toml (needs uv; for maintainers)."""
    uv = shutil.which("uv")
    if uv is None:
        sys.exit("uv was not found. Install it (pip install uv) and run this task again.")
    # Universal: one file for all systems and all supported versions of Python; fewest: the same
    # versions on each of them, so that each writes the same bytes.
    command = [uv, "pip", "compile", PROJECT.name, "--output-file", LOCK.name, "--quiet"]
    command += ["--extra", "test", "--universal", "--python-version", "{}.{}".format(*OLDEST)]
    command += ["--fork-strategy", "fewest", "--generate-hashes"]
    run([*command, "--custom-compile-command", "python do.py lock"])


def task_clean():
    """Remove .venv and the caches; generated tables and figures stay."""
    folders = [VENV] + [ROOT / name for name in [*CACHES, "build", "dist"]]
    for room in ["ecociv", "tests", "benchmarks", "notebooks"]:
        folders += (ROOT / room).rglob("__pycache__")
        folders += (ROOT / room).rglob(".ipynb_checkpoints")
    for folder in folders:
        if folder.is_dir():
            shutil.rmtree(str(folder))


def check_interpreter():
    """Stop with a clear message where this interpreter cannot run the project."""
    if OLDEST <= sys.version_info[:2] <= NEWEST:
        return
    sys.exit(
        "ecociv needs Python {}.{} to {}.{}; this is Python {}.{} ({}).\n"
        "Name another one: make PYTHON=python3.12 setup  (or: python3.12 do.py setup; on Windows: "
        "py -3.12 do.py setup)".format(*OLDEST, *NEWEST, *sys.version_info[:2], sys.executable)
    )


def make_environment():
    """Create .venv, or empty it where it exists, so that it holds what is locked and no more."""
    if importlib.util.find_spec("ensurepip") is None:
        sys.exit(
            "This Python cannot make virtual environments: its ensurepip module is missing.\n"
            "On Debian and Ubuntu: apt-get install python3-venv"
        )
    # From inside .venv itself, its base must do it: an environment cannot empty itself.
    python = getattr(sys, "_base_executable", sys.executable)
    run([python, "-m", "venv", "--clear", VENV])


def check_commands():
    """Give the commands of `make check`."""
    ruff = [PYTHON, "-m", "ruff"]
    return [
        [*ruff, "check", "--quiet"],
        [*ruff, "format", "--check"],
        [PYTHON, "-m", "mypy"],
    ]


def digest(path):
    """Give the SHA-256 of a text file, whichever way its lines end."""
    return hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def read_stamp():
    """Give what the last complete set-up was made from; empty where none stands."""
    if not PYTHON.exists():  # a link to an interpreter that has been removed counts as missing
        return {}
    try:
        return json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


def run(command, stop=True):
    """Run a command in the project's folder; leave with its exit code where it fails."""
    env = dict(os.environ, PYTHONUTF8="1")  # Chinese text through pipes on every system
    for name in ["PYTHONPATH", "PYTHONHOME"]:  # packages of elsewhere would shadow the locked ones
        env.pop(name, None)
    code = subprocess.call([str(part) for part in command], cwd=str(ROOT), env=env)
    if code and stop:
        sys.exit(code if code > 0 else 1)
    return code


TASKS = {
    "help": task_help,
    "setup": task_setup,
    "reproduce": task_reproduce,
    "test": task_test,
    "check": task_check,
    "bench": task_bench,
    "lab": task_lab,
    "lock": task_lock,
    "clean": task_clean,
}


def main(names):
    """Run the named tasks in order; without a name, show the list."""
    unknown = [name for name in names if name not in TASKS]
    if unknown:
        sys.exit("No task {}; the tasks are: {}".format(", ".join(unknown), ", ".join(TASKS)))
    for name in names or ["help"]:
        TASKS[name]()


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except KeyboardInterrupt:
        sys.exit(130)
