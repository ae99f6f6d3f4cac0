"""Keys, backups, the log, deletion and colleagues: what keeps the vault safe, seen by her."""
