"""The task runner: it parses on old interpreters, sets up once, and stops with clear messages."""

import ast
import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The task runner on an empty folder; commands are noted in ``do.commands``, not run."""
    spec = importlib.util.spec_from_file_location("do", ROOT / "do.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.commands = []

    def note(command, stop=True):
        module.commands.append([str(part) for part in command])
        if "venv" in command:
            module.PYTHON.parent.mkdir(parents=True, exist_ok=True)
            module.PYTHON.touch()
            module.STAMP.unlink(missing_ok=True)
        return 0

    venv = tmp_path / ".venv"
    places = {
        "ROOT": tmp_path,
        "LOCK": tmp_path / "requirements.lock",
        "PROJECT": tmp_path / "pyproject.toml",
        "VENV": venv,
        "STAMP": venv / "stamp.json",
        "BIN": venv / "bin",
        "PYTHON": venv / "bin" / "python",
        "run": note,
    }
    for name, value in places.items():
        monkeypatch.setattr(module, name, value)
    module.LOCK.write_text("typer==0.29.2\n", encoding="utf-8")
    module.PROJECT.write_text("[project]\n", encoding="utf-8")
    return module


def test_old_interpreters_can_parse_it():
    source = (ROOT / "do.py").read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 6))


def test_every_task_is_listed_by_help_and_by_make(do, capsys):
    do.main([])
    listed = capsys.readouterr().out
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for task in do.TASKS:
        assert f"  {task} " in listed
        assert f" {task}" in makefile


def test_setup_installs_what_is_locked_then_the_project(do):
    do.main(["setup"])
    venv, packages, project = do.commands
    assert venv[1:] == ["-m", "venv", "--clear", str(do.VENV)]
    assert packages[-3:] == ["--require-hashes", "-r", str(do.LOCK)]
    assert project[-4:-1] == ["--no-deps", "--no-build-isolation", "--editable"]


def test_setup_is_not_done_twice(do):
    do.main(["setup", "setup"])
    assert len(do.commands) == 3


def test_a_changed_lock_makes_a_new_environment(do):
    do.main(["setup"])
    do.LOCK.write_text("typer==0.30.0\n", encoding="utf-8")
    do.main(["setup"])
    assert [command[2] for command in do.commands[3:]] == ["venv", "pip", "pip"]


def test_a_changed_pyproject_only_installs_the_project_again(do):
    do.main(["setup"])
    do.PROJECT.write_text("[project]\nname = 'ecociv'\n", encoding="utf-8")
    do.main(["setup"])
    assert [command[-2] for command in do.commands[3:]] == ["--editable"]


def test_a_broken_stamp_or_a_lost_interpreter_makes_a_new_environment(do):
    do.main(["setup"])
    do.STAMP.write_text("{", encoding="utf-8")
    do.main(["setup"])
    assert len(do.commands) == 6
    do.PYTHON.unlink()
    do.main(["setup"])
    assert [command[2] for command in do.commands[6:]] == ["venv", "pip", "pip"]


def test_a_set_up_that_fails_leaves_no_stamp(do, monkeypatch):
    def fail(command, stop=True):
        raise SystemExit(1)

    monkeypatch.setattr(do, "run", fail)
    with pytest.raises(SystemExit):
        do.main(["setup"])
    assert not do.STAMP.exists()


def test_line_ends_do_not_change_the_digest(do, tmp_path):
    (tmp_path / "unix").write_bytes(b"a\nb\n")
    (tmp_path / "windows").write_bytes(b"a\r\nb\r\n")
    assert do.digest(tmp_path / "unix") == do.digest(tmp_path / "windows")


@pytest.mark.parametrize("python", [(3, 10, 13), (3, 14, 0)])
def test_an_unsupported_python_gets_a_clear_message(do, monkeypatch, python):
    monkeypatch.setattr(sys, "version_info", python)
    with pytest.raises(
        SystemExit, match=rf"needs Python 3\.11 to 3\.13; this is Python 3\.{python[1]}"
    ):
        do.main(["setup"])
    assert do.commands == []


def test_a_python_that_cannot_make_environments_gets_a_clear_message(do, monkeypatch):
    monkeypatch.setattr(do.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(SystemExit, match="apt-get install python3-venv"):
        do.main(["setup"])


def test_an_unknown_task_lists_the_tasks(do):
    with pytest.raises(SystemExit, match="No task build; the tasks are: help, setup, reproduce"):
        do.main(["build"])


def test_a_failing_check_fails_the_test_task_although_the_tests_pass(do, monkeypatch):
    do.main(["setup"])
    monkeypatch.setattr(do, "run", lambda command, stop=True: int("ruff" in command))
    with pytest.raises(SystemExit, match="The checks found something"):
        do.main(["test"])


def test_clean_removes_what_was_made_and_nothing_else(do):
    do.main(["setup"])
    kept = do.ROOT / "data" / "processed"
    cache = do.ROOT / "ecociv" / "read" / "__pycache__"
    for folder in (kept, cache):
        folder.mkdir(parents=True)
    do.main(["clean"])
    assert kept.exists()
    assert not cache.exists()
    assert not do.VENV.exists()


def test_run_passes_no_foreign_packages_on_and_leaves_with_the_exit_code(monkeypatch):
    monkeypatch.setenv("PYTHONPATH", "elsewhere")
    code = (
        "import sys; sys.path.insert(0, '.'); import do, sys;"
        "do.run([sys.executable, '-c', 'import os, json; print(json.dumps("
        '[os.environ.get("PYTHONPATH"), os.environ["PYTHONUTF8"]]))\']);'
        "do.run([sys.executable, '-c', 'raise SystemExit(7)'])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert json.loads(done.stdout) == [None, "1"]
    assert done.returncode == 7
