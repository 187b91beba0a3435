"""What is found of stories that repeat others, what is taken for one and is none, and what it costs."""
