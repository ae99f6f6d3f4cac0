"""The steps of one transition, and the frame they are shown in."""
