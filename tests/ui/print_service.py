"""A print service that takes its time, for the tests of what the window does meanwhile."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from transitions.ui.controls.printing import plain_printer

SENDING = "Sender til printeren …"
CLIENT = """#!/bin/sh
/bin/cat > "{folder}/coming" && /bin/mv "{folder}/coming" "{folder}/taken"
until [ -e "{folder}/answer" ]; do /bin/sleep 0.02; done
read code < "{folder}/answer"
exit $code
"""


class SlowService:
    """It takes what it is handed, and answers when it is told to."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.folder, self.asked = folder, 0
        client = folder / "lp"
        client.write_text(CLIENT.format(folder=folder), "utf-8")
        client.chmod(0o700)
        patch.setenv("PATH", str(folder))
        patch.setattr("transitions.ui.controls.print_job.has_queue", lambda _: True)

    def choose(self, _parent: QWidget) -> QPrinter:
        """The printer she chooses; where there is none, Qt knows one that writes a file."""
        self.asked += 1
        printer = plain_printer()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.folder / "unused.pdf"))
        return printer

    @property
    def took(self) -> bool:
        """Whether a paper has reached it."""
        return self.taken.exists()

    @property
    def taken(self) -> Path:
        """The paper that came last."""
        return self.folder / "taken"

    def answer(self, *, went: bool) -> None:
        """Say that it went to a printer, or that there is none."""
        half = self.folder / "half"
        half.write_text(f"{0 if went else 1}\n", "utf-8")
        half.rename(self.folder / "answer")
