"""Before anything is open: unlocking, a new vault, a forgotten passphrase."""
