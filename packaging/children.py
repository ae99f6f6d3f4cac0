"""The other programs that a command of ``make.py`` starts, and what it says."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
UNWANTED = ("PYTHONDONTWRITEBYTECODE", "PYTHONHOME", "PYTHONPATH", "PIP_USER", "PIP_TARGET", "PIP_PREFIX")
PROBE_SECONDS = 60


class SetupError(Exception):
    """Something the person at the keyboard can mend; the text says how."""


def say(text: str) -> None:
    print(text, flush=True)


def child_environment(added: Mapping[str, str] | None = None) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in UNWANTED}
    return {**kept, **(added or {})}


def child(arguments: Sequence[str | Path], added: Mapping[str, str] | None = None) -> int:
    """Runs it in the repository; a death by signal N becomes 128 + N, as in a shell."""
    code = subprocess.run(arguments, cwd=ROOT, env=child_environment(added), check=False).returncode
    return code if code >= 0 else 128 - code


def succeeds_quietly(arguments: Sequence[str | Path], added: Mapping[str, str] | None = None) -> bool:
    try:
        done = subprocess.run(
            arguments,
            cwd=ROOT,
            env=child_environment(added),
            check=False,
            capture_output=True,
            timeout=PROBE_SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
