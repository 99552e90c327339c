"""Admission: who gets in, and when the others are asked back."""

from cloud.admission import LONGEST, Admission


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_there_is_room_until_it_is_full_and_again_when_one_leaves() -> None:
    admission = Admission(2, Clock())
    assert [admission.enter() is None for _ in range(3)] == [True, True, False]
    admission.leave()
    assert admission.enter() is None


def test_those_turned_away_are_asked_back_one_after_the_other() -> None:
    admission = Admission(1, Clock())
    admission.enter()
    waits = [admission.enter() or 0 for _ in range(1000)]
    assert waits == sorted(waits)
    assert abs(waits[-1] - 5) < 0.1  # 1000 at the two hundred a second that are reckoned with at first


def test_the_rate_is_the_one_that_was_measured_while_full() -> None:
    clock = Clock()
    admission = Admission(1, clock)
    for _ in range(200):
        admission.enter()
        clock.now += 0.001
        admission.leave()
    admission.enter()
    waits = [admission.enter() or 0 for _ in range(1000)]
    assert 0.9 < waits[-1] < 1.2


def test_an_idle_hour_is_no_slow_platform() -> None:
    clock = Clock()
    admission = Admission(2, clock)
    for _ in range(50):
        admission.enter()
        clock.now += 60
        admission.leave()
    admission.enter()
    admission.enter()
    assert (admission.enter() or 0) <= 0.02


def test_nobody_is_asked_to_stay_away_for_ever() -> None:
    admission = Admission(1, Clock())
    admission.enter()
    for _ in range(200_000):
        wait = admission.enter()
    assert wait == LONGEST
