"""The settings of this computer in a small file beside the vaults."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from transitions.application.errors import ExpectedError
from transitions.application.settings import Settings
from transitions.storage import disk

_LARGEST = 4096


@dataclass(frozen=True)
class SettingsOnDisk:
    """Whatever is in the file, the program starts; what a newer program wrote is passed over."""

    path: Path

    def read(self) -> Settings:
        """As they were kept last, or as they come."""
        with suppress(ExpectedError, OSError, ValueError, TypeError, AttributeError):
            content = disk.read(self.path)
            if content is not None and len(content) <= _LARGEST:
                import json  # noqa: PLC0415 - most start without settings, and the window waits

                kept, known = json.loads(content), {field.name for field in fields(Settings)}
                return Settings(**{name: value for name, value in kept.items() if name in known})
        return Settings()

    def keep(self, settings: Settings) -> None:
        """Put them in place of what was there; a disk that refuses is no reason to stop."""
        with suppress(ExpectedError, OSError):
            import json  # noqa: PLC0415

            self.path.parent.mkdir(parents=True, exist_ok=True)
            disk.write(self.path, json.dumps(asdict(settings)).encode())
