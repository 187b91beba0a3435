"""What a page is: an article, or what the record's verdict says instead.

1. ``look`` measures the blocks: prose in one piece, offered headlines, captions; ``stamps`` counts entries with
   a time.
2. ``declared`` reads what the page declares to be, and the shape of its address.
3. ``words`` finds the phrases of ``newscrawl/rules/pages``.
4. ``signs`` puts these together; ``weights`` says what each is worth, and ``tell`` adds them up.
"""

from newscrawl.stages.page_type.tell import PageType, judge_type, tell_type

__all__ = ["PageType", "judge_type", "tell_type"]
