"""A program just started that shows the first page of a handover: ``python -m tests.benchmarks.cold WAY``.

The way is ``tagged`` or ``untagged`` and tells milliseconds, or ``memory`` and tells resident bytes
after the first so many handovers and after so many in all.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

FONTS = Path(__file__).parents[2] / "resources" / "fonts"
_STATM = Path("/proc/self/statm")


def first_page(*, tagged: bool) -> list[float]:
    """From nothing imported to the picture of a page, as the window and as bare as can be."""
    began = time.perf_counter()
    from pypdfium2 import PdfDocument  # noqa: PLC0415 - the import is measured

    from tests.pdf import samples  # noqa: PLC0415
    from transitions.pdf import press  # noqa: PLC0415

    if not tagged:
        from tests.benchmarks.untagged import UntaggedCanvas  # noqa: PLC0415

        press.TaggedCanvas = UntaggedCanvas  # type: ignore[attr-defined]
    pdf = press.Press(FONTS).print_disclosure(samples.handover())
    PdfDocument(pdf)[0].render(scale=96 / 72)
    return [(time.perf_counter() - began) * 1000]


def memory(early: int, late: int) -> list[float]:
    """Resident bytes after so many handovers, and after so many in all; Linux tells them."""
    from tests.pdf import samples  # noqa: PLC0415 - what the other way measures
    from transitions.pdf.press import Press  # noqa: PLC0415

    press, seen = Press(FONTS), []
    for number in range(1, late + 1):
        press.print_disclosure(samples.handover())
        if number in (early, late):
            seen.append(float(_STATM.read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGESIZE"))
    return seen


if __name__ == "__main__":
    way = sys.argv[1]
    options = map(int, sys.argv[2:])
    told = memory(*options) if way == "memory" else first_page(tagged=way == "tagged")
    sys.stdout.write(json.dumps(told))
