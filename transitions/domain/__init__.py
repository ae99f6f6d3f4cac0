"""What is true about a transition: no Qt, no disk, no clock."""
