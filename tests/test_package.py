"""The package's front: what it exports, and one version number everywhere."""

import re
import subprocess
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest
import yaml

import ecociv


@pytest.mark.parametrize("name", ecociv.__all__)
def test_every_public_name_loads(name: str):
    assert getattr(ecociv, name) is not None
    assert name in dir(ecociv)


def test_public_names_and_their_rooms_are_the_same_list():
    assert sorted([*ecociv._ROOM, "__version__"]) == sorted(ecociv.__all__)


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="module 'ecociv' has no attribute 'read_plans'"):
        ecociv.read_plans  # noqa: B018  # the access is what is tested


def test_importing_the_package_loads_no_large_library():
    code = "import sys, ecociv; print({'pandas', 'pint', 'matplotlib'} & set(sys.modules))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "set()"


def test_one_version_everywhere(project_root: Path):
    pyproject = tomllib.loads((project_root / "pyproject.toml").read_text(encoding="utf-8"))
    citation = yaml.safe_load((project_root / "CITATION.cff").read_text(encoding="utf-8"))
    changelog = (project_root / "CHANGELOG.md").read_text(encoding="utf-8")
    released = re.findall(r"^## \[?(\d+\.\d+\.\d+)", changelog, flags=re.MULTILINE)
    assert pyproject["project"]["version"] == ecociv.__version__ == version("ecociv")
    assert citation["version"] == ecociv.__version__
    assert released[0] == ecociv.__version__
