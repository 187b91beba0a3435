"""Writes the output: which file a record goes to, its JSON line, and files that are never half."""
