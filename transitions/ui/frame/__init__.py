"""The window around every screen: switching, saving, locking, closing, what went wrong."""
