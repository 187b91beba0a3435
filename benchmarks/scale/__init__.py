"""What it costs to mark repeats by one task, and by several, with the same result."""
