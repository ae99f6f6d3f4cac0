"""What things look like: tokens, the style sheet, icons and letters."""
