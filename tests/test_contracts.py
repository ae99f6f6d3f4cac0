"""Every import contract can fail: each is broken on purpose in a copy of the package."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LINT_IMPORTS = "from importlinter.cli import lint_imports_command as run; run()"
VERDICT = re.compile(r"^(?P<name>.+?) (?P<verdict>KEPT|BROKEN)\b", re.MULTILINE)

LAYERS = "Layers: one direction, nothing unlisted"
QT = "Qt only in the window"
WINDOW = "The window never sees an adapter"
LIBRARIES = "SQLCipher only in storage, reportlab only in pdf, FHIR only in export"
RENDERERS = "Renderers know what is disclosed and nothing else"
DISCLOSED = "What is disclosed knows no rule"
CYCLES = "No cycles"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The package, its settings and our contract type, and nothing else."""
    sources = shutil.ignore_patterns("__pycache__", "*.sql", "*.md")
    shutil.copytree(ROOT / "transitions", tmp_path / "transitions", ignore=sources)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "tests").mkdir()
    shutil.copy(ROOT / "tests" / "import_contract.py", tmp_path / "tests")
    return tmp_path


def source_of(root: Path, module: str) -> Path:
    """Where the module is, made empty with the packages above it if it is not there yet."""
    *packages, name = module.split(".")
    folder = root
    for package in packages:
        folder = folder / package
        folder.mkdir(exist_ok=True)
        (folder / "__init__.py").touch()
    inside = folder / name / "__init__.py"
    source = inside if inside.is_file() else folder / f"{name}.py"
    source.touch()
    return source


def add_import(root: Path, importer: str, imported: str) -> None:
    if imported.startswith("transitions."):
        source_of(root, imported)
    with source_of(root, importer).open("a", encoding="utf-8") as source:
        source.write(f"\nimport {imported}\n")


def lint(root: Path) -> tuple[int, dict[str, str]]:
    done = subprocess.run(
        [sys.executable, "-c", LINT_IMPORTS, "--no-cache", "--no-logo"],
        cwd=root,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    verdicts = {found["name"]: found["verdict"] for found in VERDICT.finditer(done.stdout)}
    assert verdicts, done.stdout + done.stderr
    return done.returncode, verdicts


def broken_by(root: Path, *imports: tuple[str, str]) -> set[str]:
    for importer, imported in imports:
        add_import(root, importer, imported)
    code, verdicts = lint(root)
    broken = {name for name, verdict in verdicts.items() if verdict == "BROKEN"}
    assert (code != 0) == bool(broken)
    return broken


def test_the_package_as_it_is_keeps_every_contract(copy: Path) -> None:
    code, verdicts = lint(copy)
    assert code == 0
    assert verdicts == dict.fromkeys((LAYERS, QT, WINDOW, LIBRARIES, RENDERERS, DISCLOSED, CYCLES), "KEPT")


@pytest.mark.parametrize(
    ("importer", "imported", "contract"),
    [
        ("transitions.domain.form", "PySide6.QtCore", QT),
        ("transitions.places", "PySide6.QtWidgets", QT),
        ("transitions.main", "PySide6.QtWidgets", QT),
        ("transitions.ui.unlock_screen", "transitions.storage.database", WINDOW),
        ("transitions.ui.unlock_screen", "transitions.catalogue", WINDOW),
        ("transitions.ui.unlock_screen", "sqlcipher3", LIBRARIES),
        ("transitions.application.ports", "reportlab.lib", LIBRARIES),
        ("transitions.application.imports", "fhir.resources.R4B.bundle", LIBRARIES),
        ("transitions.export.second_check", "fhir_core.types", LIBRARIES),
        ("transitions.pdf.handover", "transitions.domain.transition", RENDERERS),
        ("transitions.pdf.handover", "transitions.application.ports", RENDERERS),
        ("transitions.export.journal", "transitions.domain.transition", RENDERERS),
        ("transitions.export.journal", "transitions.application.ports", RENDERERS),
        ("transitions.domain.disclosure", "transitions.domain.gate", DISCLOSED),
        ("transitions.domain.form", "transitions.application.ports", LAYERS),
        ("transitions.storage.database", "transitions.pdf.handover", LAYERS),
        ("transitions.not_in_the_plan", "json", LAYERS),
    ],
)
def test_a_forbidden_import_breaks_its_contract(
    copy: Path, importer: str, imported: str, contract: str
) -> None:
    assert contract in broken_by(copy, (importer, imported))


def test_a_renderer_that_reaches_a_rule_through_an_allowed_module_breaks_the_contract(copy: Path) -> None:
    broken = broken_by(
        copy,
        ("transitions.pdf.handover", "transitions.domain.sheet"),
        ("transitions.domain.sheet", "transitions.domain.added_later"),
    )
    assert {RENDERERS, DISCLOSED} <= broken


def test_two_modules_that_import_each_other_break_the_contract(copy: Path) -> None:
    broken = broken_by(
        copy,
        ("transitions.application.one", "transitions.application.other"),
        ("transitions.application.other", "transitions.application.one"),
    )
    assert broken == {CYCLES}


def test_what_the_plan_allows_keeps_every_contract(copy: Path) -> None:
    broken = broken_by(
        copy,
        ("transitions.__main__", "transitions.main"),
        ("transitions.main", "transitions.ui.added_later"),
        ("transitions.main", "transitions.storage.added_later"),
        ("transitions.ui.added_later", "PySide6.QtWidgets"),
        ("transitions.ui.added_later", "transitions.application.added_later"),
        ("transitions.storage.added_later", "sqlcipher3"),
        ("transitions.pdf.added_later", "reportlab.lib"),
        ("transitions.pdf.added_later", "transitions.domain.disclosure"),
        ("transitions.export.added_later", "fhir.resources.R4B.patient"),
        ("transitions.export.added_later", "transitions.domain.sheet"),
    )
    assert not broken
