"""How the program looks here, the form in use, and the municipality's own folder."""
