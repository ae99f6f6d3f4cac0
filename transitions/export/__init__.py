"""What leaves as something else than pages: journal note, KL's ADBB answer, encrypted copy."""
