"""Imports inside the package go one way: records <- ports <- steps <- wiring <- faces."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "agent"
LAYERS = ("records", "ports", "steps", "wiring", "faces")
MODULES = sorted(PACKAGE.rglob("*.py"))


def _imported(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return found


def _layer(module: str) -> int | None:
    parts = module.split(".")
    return (
        LAYERS.index(parts[1])
        if parts[0] == "agent" and parts[1:2] and parts[1] in LAYERS
        else None
    )


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_a_module_imports_only_from_its_layer_and_those_below(path: Path) -> None:
    own = path.relative_to(PACKAGE).parts[0]
    if own not in LAYERS:
        return
    above = {m for m in _imported(path) if (_layer(m) or 0) > LAYERS.index(own)}
    assert not above


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_a_module_stays_a_size_that_can_be_read(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= 350


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_a_function_stays_a_size_that_can_be_read(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno <= 60, node.name


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_a_module_that_catches_everything_lets_it_go_on(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text())):
        if not isinstance(node, ast.ExceptHandler):
            continue
        caught = ast.walk(node.type) if node.type else [ast.Name("BaseException")]
        names = {each.id for each in caught if isinstance(each, ast.Name)}
        if names & {"Exception", "BaseException"} and path.name != "sandbox_runner.py":
            last = node.body[-1]
            assert isinstance(last, ast.Raise)
            assert last.exc is None
