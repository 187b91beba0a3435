"""Cleaning as blocks of datatrove's pipelines, for more than one machine (docs/scale.md); needs the extra ``corpus``.

An archive is the unit, as in ``scrapy clean``: it is cleaned by itself, by whichever task it falls to, and gives the
same records anywhere. What repeats what is told of all of them at the end.
"""
