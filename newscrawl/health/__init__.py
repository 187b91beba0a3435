"""What each source usually brings, and whether it still does. Pure: days are whole days since 1970 (UTC).

A source has a row a day (:mod:`.days`). Two questions are asked of the rows: has it fallen silent (:mod:`.silence`), and
have its articles changed shape (:mod:`.shape`)? Each answer is an alarm that stands until the source is as it was, or is
taken for what it is now (:mod:`.alarms`).

An alarm needs three things at once, so that none is raised by chance, at weekends, or of a source that is new:

- evidence enough: weeks of days, and tens of articles;
- a chance of less than :data:`.tails.CHANCE` that a source as it usually is does this;
- more than it ever did in the weeks that are known: whatever its week looks like, those weeks have had it.
"""
