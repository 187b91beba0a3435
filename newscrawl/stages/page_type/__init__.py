"""What a page is: an article, or what the record's verdict says instead.

1. ``look`` measures the blocks: prose in one piece, offered headlines, captions, stamped entries.
2. ``declared`` reads what the page declares to be, and the shape of its address.
3. ``words`` finds the phrases of ``newscrawl/rules/pages``.
4. ``weights`` says what each of these signs is worth; ``tell`` adds them up.
"""

from newscrawl.stages.page_type.tell import PageType, judge_type, tell_type

__all__ = ["PageType", "judge_type", "tell_type"]
