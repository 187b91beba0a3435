"""What is believed of what a page declares: facts and hints in, one :class:`~newscrawl.items.Metadata` out.

One file a question: ``outlets`` (what is the outlet's name, not the story's), ``titles``, ``authors``
(its words are in ``newscrawl/rules/authors``), ``moments`` (published and modified), ``keywords``,
``addresses`` (canonical, image), ``languages``. ``judge`` asks them all.
"""

from newscrawl.stages.metadata.judge import settle

__all__ = ["settle"]
