"""WARC files of generated sites, cleaned by newscrawl and by datatrove's own pipeline, over the same files in one run.

    python -m benchmarks.archives [--megabytes N] [--files N] [--workers N] [--kills N]

``making`` writes the files, ``running`` runs a command and watches it, ``peer`` is datatrove's side, in an environment of
its own, ``killing`` has ``scrapy clean`` killed and gone on with, ``__main__`` is the command.
"""
