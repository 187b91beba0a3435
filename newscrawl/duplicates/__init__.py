"""Which story repeats which: the same words, or nearly the same. Pure; the index is in :mod:`newscrawl.store`.

A story is compared with *originals* only, those that repeat nothing themselves. So ``duplicate_of`` always names one that
is kept, and nobody is a duplicate at the end of a chain whose ends have little in common.
"""
