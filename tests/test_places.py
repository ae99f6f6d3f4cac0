from __future__ import annotations

import sys
from pathlib import Path

import pytest

from transitions.places import HOME_VARIABLE, OVERLAY_VARIABLE, Places, bundled_resources


def test_home_moves_everything_that_is_written(tmp_path: Path) -> None:
    places = Places.here({HOME_VARIABLE: str(tmp_path)})

    assert places.vaults == tmp_path / "vaults"
    assert places.logs == tmp_path / "logs"


def test_home_does_not_move_what_is_only_read(tmp_path: Path) -> None:
    moved, usual = Places.here({HOME_VARIABLE: str(tmp_path)}), Places.here({})

    assert (moved.resources, moved.overlay) == (usual.resources, usual.overlay)


def test_the_overlay_can_be_named(tmp_path: Path) -> None:
    assert Places.here({OVERLAY_VARIABLE: str(tmp_path)}).overlay == tmp_path


def test_an_empty_variable_counts_as_unset() -> None:
    assert Places.here({HOME_VARIABLE: "", OVERLAY_VARIABLE: ""}) == Places.here({})


def test_without_variables_the_machine_decides() -> None:
    places = Places.here({})

    assert all(path.is_absolute() for path in (places.overlay, places.vaults, places.logs))
    assert places.overlay not in (places.vaults, places.logs)


def test_nothing_is_made_by_asking(tmp_path: Path) -> None:
    home = tmp_path / "home"

    Places.here({HOME_VARIABLE: str(home), OVERLAY_VARIABLE: str(home / "local")})

    assert not home.exists()


def test_the_source_tree_has_its_resources() -> None:
    assert (bundled_resources() / "forms" / "overgangsskema.toml").is_file()


def test_a_frozen_program_reads_what_was_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    resources = tmp_path / "resources"
    resources.mkdir()
    (resources / "policy.toml").touch()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)

    assert bundled_resources() == resources


def test_a_frozen_program_without_resources_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)

    with pytest.raises(FileNotFoundError):
        bundled_resources()
