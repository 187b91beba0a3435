"""Measure cleaning on sets with known answers, side by side with other extractors, as a Markdown table.

    python -m benchmarks.quality [FOLDER] [--sets NAME ...] [--peers NAME ... | --no-peers] [--workers N]

FOLDER (default: ``../shared/eval`` beside the repository) holds ``score.py`` and a folder a set, each with
``manifest.jsonl`` and ``gold.jsonl``. Every set goes

1. through newscrawl, by the real command (``cleaning``);
2. if its pages are text, into the table as it is: what cleaning adds is the difference (``asis``);
3. if its pages are HTML, through the peers, each in an environment of its own (``environments``, ``peers``;
   what runs in there is the package ``benchmarks.peers``).

``scoring`` turns records into figures, ``floors`` compares newscrawl's with ``benchmarks/floors.toml``,
``table`` writes what standard output gets; progress goes to standard error. ``ablation`` names the runs of
``--ablate``. The exit code is 1 if a floor is missed or a set could not be cleaned, and never because of a
peer: what a peer cannot do stands under the table.
"""
