"""Proofs that a crawl loses nothing and repeats nothing, whatever happens: each too long for the tests."""
