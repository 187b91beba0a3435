"""Work in processes of its own, with a hard limit a task."""
