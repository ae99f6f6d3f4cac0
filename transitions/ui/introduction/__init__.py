"""What the parents have been told, and whether they want the form."""
