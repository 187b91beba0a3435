"""What comes of what worker processes are given: in order, some under way at once, losses among the results."""

from __future__ import annotations

import pickle
from concurrent.futures import Future
from itertools import count
from typing import Any

from newscrawl.stages.lines.known import Known
from newscrawl.workers.hands import Hands
from newscrawl.workers.process import LostError


def test_outcomes_come_in_order_and_no_more_than_a_window_is_under_way() -> None:
    under_way: list[Future[Any]] = []

    def submit(number: int) -> Future[Any]:
        future: Future[Any] = Future()
        under_way.append(future)
        if number == 1:
            future.set_exception(LostError("crashed", "gone"))
        else:
            future.set_result(number * 10)
        return future

    given: list[int] = []
    hands = Hands(submit=submit, window=3, numbers=count())
    found = hands.outcomes(submit, (given.append(number) or number for number in range(6)))  # type: ignore[func-returns-value]
    assert next(found) == (0, 0)
    assert given == [0, 1, 2]
    rest = list(found)
    assert [item for item, _ in rest] == [1, 2, 3, 4, 5]
    assert isinstance(rest[0][1], LostError)
    assert [result for _, result in rest[1:]] == [20, 30, 40, 50]


def test_what_is_shared_has_a_number_of_its_own_each_time() -> None:
    hands = Hands(submit=Future, window=1, numbers=count())
    one, other = hands.share(Known()), hands.share(Known())
    assert one.number != other.number
    assert pickle.loads(one.data) == Known()  # noqa: S301 - made above
