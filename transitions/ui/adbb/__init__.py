"""The ADBB observations of a child."""
