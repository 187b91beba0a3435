"""The words that widgets are known by, per language, as data; and the code that finds them.

1. ``*.toml`` hold the rules: phrases, where they must stand, what may follow, a text to hit, one to miss.
2. ``loader`` reads and checks a file; ``book`` joins all files, and picks what applies to a language.
3. ``matcher`` reads a block (:meth:`LanguageRules.read`), ``inside`` looks within a line
   (:meth:`LanguageRules.find_inside`); ``values`` says what a headline or a name looks like, ``figures``
   what a date, a time, an address.
4. ``patterns`` are what no list of words can say: clocks, temperatures, rule lines, addresses.

docs/rules.md says what a rule is, docs/languages.md how to add a language.
"""

from newscrawl.rules.book import RuleBook, load_rulebook
from newscrawl.rules.matcher import LanguageRules
from newscrawl.rules.model import ALL_EVIDENCE, Evidence, Mark, Rule, RuleError, Words, read_evidence
from newscrawl.rules.patterns import read_pattern

__all__ = [
    "ALL_EVIDENCE", "Evidence", "LanguageRules", "Mark", "Rule", "RuleBook", "RuleError", "Words", "load_rulebook",
    "read_evidence", "read_pattern",
]  # fmt: skip
