"""The health visitor herself."""
