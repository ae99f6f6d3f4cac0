"""The vault on disk: the key file, the encrypted database, its seal and its backups.

OpenSSL reads a configuration file when it is loaded, and a foreign one could load foreign code,
so the place it looks is emptied before anything here imports OpenSSL.
"""

from __future__ import annotations

import os

os.environ["OPENSSL_CONF"] = os.devnull
