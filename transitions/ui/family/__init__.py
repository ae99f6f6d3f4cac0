"""The child, the parents and the daycare."""
