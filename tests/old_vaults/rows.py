"""What the overview says of the families of the newest old vault: kept rows must not outlive a change of it.

``python -m tests.old_vaults.rows`` writes ``rows.json`` anew, after ``EDITION`` was raised.
"""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.rig import make_surroundings, make_vaults
from transitions.application.overview import EDITION
from transitions.storage.folders import PRACTICE

HERE = Path(__file__).parent
FILE, VAULT = HERE / "rows.json", HERE / "schema_3"
DAY = date(2026, 11, 21)


def rows_said(folder: Path) -> dict[str, object]:
    """The edition, and every row."""
    shutil.copytree(VAULT, folder / PRACTICE)
    around = make_surroundings(DAY)
    vault = make_vaults(folder, around).open_practice()
    rows = vault.submit(lambda store: around.desk(store).overview.rows()).result()
    vault.close()
    told = {str(row.transition): row.model_dump(mode="json") for row in rows}
    return {"edition": EDITION, "rows": told}


def write() -> None:
    """Write what is said now."""
    with TemporaryDirectory() as folder:
        said = rows_said(Path(folder))
    FILE.write_text(json.dumps(said, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write()
