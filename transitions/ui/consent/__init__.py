"""What may travel, and who has said yes to it."""
