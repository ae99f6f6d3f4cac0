"""Where things lie on this machine, from the source tree, an installed wheel or a frozen build."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import platformdirs

PROGRAM = "Tryg Overgang"
HOME_VARIABLE = "TRYG_OVERGANG_HOME"
OVERLAY_VARIABLE = "TRYG_OVERGANG_OVERLAY"


@dataclass(frozen=True)
class Places:
    """The folders the program reads and writes; none of them is made here.

    ``resources`` came with the program and ``overlay`` is the municipality's own (it need not
    exist): both are only read. ``vaults`` and ``logs`` are written.
    """

    resources: Path
    overlay: Path
    vaults: Path
    logs: Path

    @classmethod
    def here(cls, environment: Mapping[str, str] | None = None) -> Self:
        """The places of this machine and user.

        ``TRYG_OVERGANG_HOME`` moves everything that is written into one folder and
        ``TRYG_OVERGANG_OVERLAY`` names another overlay; an empty value counts as unset.
        """
        given = os.environ if environment is None else environment
        home = given.get(HOME_VARIABLE, "")
        overlay = given.get(OVERLAY_VARIABLE, "")
        return cls(
            resources=bundled_resources(),
            overlay=Path(overlay) if overlay else _municipality_folder(),
            vaults=(Path(home) if home else _own_folder()) / "vaults",
            logs=Path(home) / "logs" if home else _log_folder(),
        )


def bundled_resources() -> Path:
    """The resources that came with the program.

    Raises ``FileNotFoundError`` when the installation has none.
    """
    for folder in _candidates():
        if (folder / "policy.toml").is_file():
            return folder
    raise FileNotFoundError("the program's own resources are missing; install it again")


def _candidates() -> tuple[Path, ...]:
    package = Path(__file__).resolve().parent
    unpacked = getattr(sys, "_MEIPASS", None)
    if unpacked is not None:
        return (Path(unpacked) / "resources",)
    return package / "_resources", package.parent / "resources"


def _own_folder() -> Path:
    return platformdirs.user_data_path(PROGRAM, appauthor=False, roaming=False)


def _log_folder() -> Path:
    return platformdirs.user_log_path(PROGRAM, appauthor=False)


def _municipality_folder() -> Path:
    return platformdirs.site_config_path(PROGRAM, appauthor=False)
