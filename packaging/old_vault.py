"""Writes the practice vault of this version for ``tests/old_vaults``: run once per schema, at release.

``python packaging/old_vault.py tests/old_vaults/schema_1`` (from the root, with the program's own
environment). The families are played on a fixed day; beside the vault stands what it must still say.
"""

from __future__ import annotations

import json
import shutil
import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from transitions.application.desk import Desk, Surroundings
from transitions.application.practice.play import PlayClock, PlayIds, Practice
from transitions.application.store import Store
from transitions.catalogue import Catalogue
from transitions.clock import RandomIds, SystemClock
from transitions.export.formats import Formats
from transitions.pdf.press import Press
from transitions.places import bundled_resources
from transitions.storage.folders import PRACTICE
from transitions.storage.local_vaults import LocalVaults

DAY = date(2026, 11, 21)
FILES = ("vault.db", "vault.key", "vault.seal")


def main(target: Path) -> None:
    """Play the families into a new vault, close it, and copy it to ``target``."""
    resources = bundled_resources()
    catalogue = Catalogue([resources])
    clock = PlayClock(DAY)
    press = Press(resources / "fonts")
    around = Surroundings(clock=clock, ids=PlayIds(), library=catalogue, press=press, exports=Formats())
    families = catalogue.families(resources / "practice" / "families.toml")
    with TemporaryDirectory() as folder:
        vault = LocalVaults(Path(folder), SystemClock(), RandomIds()).open_practice()

        def play(store: Store) -> dict[str, dict[str, object]]:
            Practice(around.desk(store), clock, DAY).play(families)
            return {str(t): what_it_says(around.desk(store), t) for t in store.subjects.all("transition")}

        said = vault.submit(play).result()
        vault.close()
        target.mkdir(parents=True, exist_ok=True)
        for name in FILES:
            shutil.copy2(Path(folder) / PRACTICE / name, target / name)
    (target / "says.json").write_text(json.dumps(said, ensure_ascii=False, indent=1) + "\n")


def what_it_says(desk: Desk, transition: UUID) -> dict[str, object]:
    """What a later version must still read from this vault."""
    record = desk.transitions.show(transition)
    return {
        "child": record.child.name,
        "parents": [parent.name for parent in record.child.parents],
        "answers": {
            f"{a.key.field}/{a.key.voice}/{a.key.row}": [a.stance, a.value] for a in record.answers
        },
        "consents": [event.event for event in desk.consents.ledger(transition).events],
        "totals": [screening.total for screening in record.screenings],
        "handovers": [line.step for line in record.handovers],
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]))
