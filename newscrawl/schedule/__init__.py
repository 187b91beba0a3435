"""When a feed is asked again. Pure: the time is handed in, and what looks like chance is a hash.

    what it brought -> habit (how much is to be expected of it, hour by hour) -> wait -> due

1. :mod:`.habits` estimates how many new articles a feed brings at what time of the day, and how much busier than
   usual it is just now.
2. :mod:`.waits` says how long to wait: until the articles that are expected meanwhile have waited, together, as long
   as one request is worth; and never so long that entries drop out of the feed unseen.
3. :mod:`.feeds` says what answers, failures and clocks that jump make of a feed's state (:mod:`.states`).

Times are seconds since 1970, UTC; durations are seconds.
"""
