"""Takes a database through the steps of a folder, to be killed on the way."""

from __future__ import annotations

import sys
from pathlib import Path

from transitions.storage.database import open_database
from transitions.storage.schema import Schema
from transitions.storage.secret import Secret

with Secret(bytearray(b"k" * 32)) as key:
    database = open_database(Path(sys.argv[1]), key)
sys.stdout.write("migrating\n")
sys.stdout.flush()
Schema(Path(sys.argv[2])).migrate(database, lambda: None)
database.close()
