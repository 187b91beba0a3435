"""Quality checks of the field (Gopher, C4, FineWeb), each a name that a record carries as a verdict.

A check says that a text is beyond a limit, and nothing more: ``NEWSCRAWL_REJECT`` decides what follows. ``limits`` are
what a text may be, which ``book`` reads from newscrawl/rules/checks/limits.toml, by language; ``measured`` is what is
counted of a text, once for all checks; ``gopher``, ``repetition``, ``c4`` and ``fineweb`` hold the checks, and
``choosing`` names them. docs/quality.md says what each of them means.
"""

from newscrawl.stages.checks.book import Book, LimitError
from newscrawl.stages.checks.choosing import CHECKS, NO_CHECKS, Checks, read_checks
from newscrawl.stages.checks.limits import Limits

__all__ = ["CHECKS", "NO_CHECKS", "Book", "Checks", "LimitError", "Limits", "read_checks"]
