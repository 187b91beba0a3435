"""The commands of the documents, run: each in a folder that holds what it names."""
