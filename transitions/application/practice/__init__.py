"""Fictitious families for practice and demonstration."""
