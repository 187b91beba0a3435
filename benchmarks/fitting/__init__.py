"""Fit the weights of the evidence to pages whose stories are known.

The folders named hold sets in the form of ``benchmarks.quality``. Their pages are cleaned up to the point where the
evidence is weighed; each line, and each place where a story could begin, is labelled by the gold; and a logistic
regression gives each sign its weight. Printed is how well the weights tell lines and places of pages that they were
not fitted to. ``--write`` puts them, or those of ``lines`` or ``seams`` alone, into ``newscrawl/stages/stripping/weights.py`` and ``newscrawl/stages/splitting/seam_weights.py``;
their comments stay.
"""
