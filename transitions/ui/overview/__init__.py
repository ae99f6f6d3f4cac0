"""All transitions by next step."""
