"""What every page is built of: buttons, words, cards, rows, editors; they know no vault."""
