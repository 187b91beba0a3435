"""Cleaning as blocks of datatrove's pipelines, for more than one machine (docs/scale.md); needs the extra ``corpus``.

An archive, or a manifest of pages, is the unit, as in ``scrapy clean``: it is cleaned by itself, by whichever task it falls
to, and gives the same records anywhere. What repeats what is told of all of them at the end, by one task or by several:

    cleaned sheets -> rows and keys (prints) -> stories that met (datatrove) -> stories alike (alike) -> clusters (datatrove)
                   -> what repeats what in each (found) -> records, in files a task (writing)
"""
