"""Measurements of quality, beside the peers of the field; results in README.md."""
