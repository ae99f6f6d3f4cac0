"""What the pages of an open vault share: a column that scrolls, rows that are saved as they are typed."""
