"""The papers: seen, printed, saved, handed over."""
