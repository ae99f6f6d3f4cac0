"""The start-up meeting, agreements and follow-up."""
