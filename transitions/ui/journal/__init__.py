"""What is copied into the real journal."""
