"""The screen: windows, pages and controls. Knows Qt; asks `application` for everything else."""
