"""One recording, cut off at many moments: ``python -m tests.soak.power FOLDER MOMENTS SEED TURNS WAY``."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path

from tests.storage import power

if __name__ == "__main__":
    folder, moments, seed, turns, way = sys.argv[1:]
    recording = power.record(Path(folder), int(seed), int(turns))
    outage = recording.try_some(int(moments), int(seed), lying=way == "lying")
    sys.stdout.write(json.dumps(asdict(outage)) + "\n")
