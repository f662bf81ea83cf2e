"""The ways to install the project agree with each other, and name no machine and no registry."""

import re
import subprocess
import tomllib
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from rattler import BuildString, MatchSpec, PackageRecord

ROOT = Path(__file__).resolve().parent.parent

#: conda-forge's names, where they differ. Its ``matplotlib`` adds a desktop toolkit.
CONDA_NAMES = {
    "matplotlib": "matplotlib-base",
    "pandera": "pandera-pandas",
    "playwright": "playwright-python",
}

REGISTRY_ADDRESS = re.compile(
    rb"\b(?:pypi|pythonhosted|npmjs|anaconda)\.(?:org|com)\b"
    rb"|--(?:extra-)?index-url|--find[-]links"
    rb'|"resolved":\s*"http|registry\s*=\s*["\']?http',
)
MACHINE_PATH = re.compile(
    rb"(?<![\w./])/(?:home|root|Users|work|tmp|private)/[\w.]|\b[A-Za-z]:\\+Users\\+\w"
)


def pyproject() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def requirements() -> list[Requirement]:
    """What pyproject.toml asks for: to run, to test and to build."""
    project = pyproject()
    lines = project["project"]["dependencies"]
    lines = lines + project["project"]["optional-dependencies"]["test"]
    lines = lines + project["build-system"]["requires"]
    return [Requirement(line) for line in dict.fromkeys(lines)]


def conda_lines() -> list[str]:
    environment = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
    return environment["dependencies"]


def conda_specs() -> dict[str, MatchSpec]:
    """Conda's own reading of environment.yml, by package name."""
    specs = [MatchSpec(line, strict=True) for line in conda_lines()]
    return {spec.name.normalized: spec for spec in specs}


def locked() -> dict[str, str]:
    """Version by name of every requirement in the lock."""
    pattern = re.compile(r"^([a-z0-9][a-z0-9.-]*)==([^\s;]+)", re.MULTILINE)
    return dict(pattern.findall((ROOT / "requirements.lock").read_text(encoding="utf-8")))


def satisfies(spec: MatchSpec, found: str) -> bool:
    record = PackageRecord(spec.name.normalized, found, BuildString("0"), 0, "noarch")
    return spec.matches(record)


def conda_name(requirement: Requirement) -> str:
    return CONDA_NAMES.get(requirement.name, requirement.name)


@pytest.mark.parametrize("line", conda_lines())
def test_every_line_of_the_conda_environment_parses(line: str):
    assert MatchSpec(line, strict=True).name is not None


@pytest.mark.parametrize("line", ["pandas >=3.0<4", "pandas >>3", "pandas ==", "pan das=3 0 1"])
def test_the_parser_rejects_what_conda_would(line: str):
    with pytest.raises(Exception, match=r"version spec|build string"):
        MatchSpec(line, strict=True)


def test_conda_environment_names_what_pyproject_names_and_no_more():
    expected = {conda_name(requirement) for requirement in requirements()}
    assert set(conda_specs()) == expected | {"python", "pip"}


@pytest.mark.parametrize("requirement", requirements(), ids=str)
def test_conda_ranges_are_those_of_pyproject(requirement: Requirement):
    spec = conda_specs()[conda_name(requirement)]
    assert SpecifierSet(spec.version) == requirement.specifier


def test_conda_python_range_is_that_of_pyproject():
    wanted = SpecifierSet(pyproject()["project"]["requires-python"])
    assert SpecifierSet(conda_specs()["python"].version) == wanted


@pytest.mark.parametrize("requirement", requirements(), ids=str)
def test_installed_and_locked_versions_satisfy_the_conda_environment(requirement: Requirement):
    spec = conda_specs()[conda_name(requirement)]
    assert satisfies(spec, version(requirement.name))
    assert satisfies(spec, locked()[requirement.name])


def test_a_version_outside_the_range_does_not_satisfy():
    assert not satisfies(conda_specs()["pandas"], "4.0.0")


@pytest.mark.parametrize("requirement", requirements(), ids=str)
def test_the_lock_holds_every_dependency(requirement: Requirement):
    assert requirement.specifier.contains(locked()[requirement.name])


def test_every_locked_requirement_has_a_hash_and_one_version():
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    entries = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
    unhashed = [entry for entry in entries if not re.search(r"--hash=sha256:[0-9a-f]{64}", entry)]
    assert unhashed == []
    # One version for every supported Python, or two machines could write different bytes.
    assert len(locked()) == len(entries) > len(requirements())


def tracked_files() -> Iterator[Path]:
    """Files that git tracks or would add."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git clone: no list of the project's own files")
    paths = (ROOT / name for name in listed.decode("utf-8").split("\0") if name)
    return (path for path in paths if path.is_file())


def leaks(data: bytes) -> list[bytes]:
    """Registry addresses and paths of one machine in the bytes of a file."""
    found = REGISTRY_ADDRESS.findall(data) + MACHINE_PATH.findall(data)
    here = [str(place).encode() for place in (ROOT, Path.home()) if len(place.parts) > 2]
    return found + [place for place in here if place in data]


def test_no_file_holds_a_registry_address_or_a_machine_path():
    found = {str(path.relative_to(ROOT)): leaks(path.read_bytes()) for path in tracked_files()}
    assert {name: what for name, what in found.items() if what} == {}


@pytest.mark.parametrize(
    "text",
    [
        "https://py" + "pi.org/simple",
        "--index" + "-url https://example.org",
        '"resolved": ' + '"https://example.org/a.tgz"',
        "see /ho" + "me/ann/plans",
        '"/ro' + 'ot/x"',
        "C:\\\\Us" + "ers\\\\ann",
        str(ROOT / "data"),
    ],
)
def test_the_search_finds_addresses_and_paths(text: str):
    if text == str(ROOT / "data") and len(ROOT.parts) <= 2:
        pytest.skip("the clone's own path is too short to be searched for")
    assert leaks(text.encode()) != []
