"""The guide: a page for each screen over the window, and what the program is made of."""
