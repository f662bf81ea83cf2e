"""Options of the benchmarks, and the tables printed when they have run."""

import gc

import pytest

# The scripts are run by themselves; those in peers/ without this project's packages.
collect_ignore = ["peers", "compare.py", "explorer.py"]

_TABLES = pytest.StashKey[dict[str, list[str]]]()


def pytest_addoption(parser):
    parser.addoption(
        "--longest",
        type=int,
        default=1_000_000,
        metavar="N",
        help="characters of the longest hard text (default 1,000,000)",
    )


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config):
    config.stash[_TABLES] = {}
    # The project's settings name a distribution mode for its tests. Even without workers,
    # pytest-benchmark takes that for a distributed run and measures nothing.
    if not getattr(config.option, "numprocesses", None):
        config.option.dist = "no"


@pytest.fixture(scope="session", autouse=True)
def frozen_heap():
    """Keep what the test runner has loaded out of the garbage collector's sight.

    A full collection walks over all of it, which adds one step to some of the times measured.
    """
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.fixture(scope="session")
def print_row(request):
    """Add a row to a table of the closing summary."""

    def add(title: str, header: str, row: str) -> None:
        request.config.stash[_TABLES].setdefault(title, [header]).append(row)

    return add


def pytest_terminal_summary(terminalreporter, config):
    for title, lines in config.stash[_TABLES].items():
        terminalreporter.section(title)
        for line in lines:
            terminalreporter.write_line(line)
