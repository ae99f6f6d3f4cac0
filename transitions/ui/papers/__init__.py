"""Papers that are taken along: several chosen on one card and printed at once."""
