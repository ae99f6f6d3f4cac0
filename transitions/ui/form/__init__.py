"""The transition form, section by section."""
