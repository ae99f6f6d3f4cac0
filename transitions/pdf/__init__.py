"""Lays a cleared disclosure or a sheet out as a PDF; adds no word of its own to a page."""
