"""``python -m tests.pdf.write_golden`` writes the golden texts anew, after a change that was looked at."""

from __future__ import annotations

from pathlib import Path

from tests.pdf.test_samples import GOLDEN, MAKE, placed, printed
from transitions.pdf.press import Press


def write() -> None:
    """One file for each sample."""
    press = Press(Path(__file__).parents[2] / "resources" / "fonts")
    GOLDEN.mkdir(exist_ok=True)
    for name in MAKE:
        (GOLDEN / f"{name}.txt").write_text(placed(printed(press, name)[0]), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write()
