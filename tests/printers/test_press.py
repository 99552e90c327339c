"""The printers of a terminal at work: a thread that draws, prints, looks, and stops."""

import json
import queue
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from drivers.printers.page import PagePrinter
from drivers.printers.port import AddressInvalid, Health, Job, JobPhase, Kind
from drivers.printers.press import STALE, Press
from drivers.printers.settings import FILE, addresses, printers, use
from drivers.printers.simulator import Condition, Simulator
from drivers.printers.strip import StripPrinter
from kiosk.errors import Fault
from tests.printers.conftest import DEADLINE, PDF, mute_server, strip


@pytest.fixture
def device(tmp_path: Path) -> Iterator[Simulator]:
    with closing(Simulator(tmp_path)) as device:
        yield device


@pytest.fixture
def press(device: Simulator) -> Iterator[Press]:
    press = Press({Kind.RECEIPT: StripPrinter(f"tcp://127.0.0.1:{device.listen()}")})
    yield press
    press.stop()


def heard_of(press: Press, kind: Kind, sheet: bytes = b"") -> "queue.SimpleQueue[Job]":
    heard: queue.SimpleQueue[Job] = queue.SimpleQueue()
    press.print(kind, lambda dots: sheet or strip(dots=dots or 0), heard.put)
    return heard


def phases(heard: "queue.SimpleQueue[Job]") -> list[JobPhase]:
    found = [heard.get(timeout=DEADLINE)]
    while not found[-1].over:
        found.append(heard.get(timeout=DEADLINE))
    return [job.phase for job in found]


def test_it_says_how_the_printers_are_and_prints_what_it_is_given(press: Press) -> None:
    seen: queue.SimpleQueue[dict[Kind, Health]] = queue.SimpleQueue()
    press.start(lambda found: seen.put(dict(found)))
    assert seen.get(timeout=DEADLINE) == {Kind.RECEIPT: Health.READY}
    assert phases(heard_of(press, Kind.RECEIPT)) == [JobPhase.ASKED, JobPhase.PRINTING, JobPhase.PRINTED]


def test_a_page_goes_to_the_receipt_printer_where_there_is_no_other(press: Press, device: Simulator) -> None:
    press.start(lambda _: None)
    assert phases(heard_of(press, Kind.PAGE))[-1] is JobPhase.PRINTED
    assert len(device.papers) == 1


def test_after_a_sheet_that_failed_the_next_is_printed_and_health_is_news(
    press: Press, device: Simulator
) -> None:
    seen: queue.SimpleQueue[dict[Kind, Health]] = queue.SimpleQueue()
    device.tell(Condition.PAPER_OUT)
    press.start(lambda found: seen.put(dict(found)))
    assert seen.get(timeout=DEADLINE)[Kind.RECEIPT] is Health.PAPER_OUT
    assert phases(heard_of(press, Kind.RECEIPT))[-1] is JobPhase.PAPER_OUT
    device.tell(Condition.READY)
    assert phases(heard_of(press, Kind.RECEIPT))[-1] is JobPhase.PRINTED
    assert seen.get(timeout=DEADLINE)[Kind.RECEIPT] is Health.READY


def test_without_printers_a_sheet_is_not_even_drawn() -> None:
    press = Press({})
    press.start(lambda _: None)
    heard: queue.SimpleQueue[Job] = queue.SimpleQueue()
    press.print(Kind.RECEIPT, lambda _: pytest.fail("drawn"), heard.put)
    assert heard.get(timeout=DEADLINE) == Job(JobPhase.NONE)
    press.stop()


def test_a_sheet_that_waited_for_a_printer_that_hung_is_not_for_whoever_stands_there_then(
    device: Simulator,
) -> None:
    now = 0.0
    printer = StripPrinter(f"tcp://127.0.0.1:{device.listen()}")
    press = Press({Kind.RECEIPT: printer}, lambda: now)
    late = heard_of(press, Kind.RECEIPT)
    now = STALE + 1
    in_time = heard_of(press, Kind.RECEIPT)
    press.start(lambda _: None)
    assert phases(late) == [JobPhase.FAILED]
    assert phases(in_time)[-1] is JobPhase.PRINTED
    press.stop()
    assert len(device.papers) == 1


def test_what_cannot_be_drawn_has_failed_and_the_press_goes_on(press: Press) -> None:
    def broken(_: int | None) -> bytes:
        raise Fault("no such letter")

    heard: queue.SimpleQueue[Job] = queue.SimpleQueue()
    press.start(lambda _: None)
    press.print(Kind.RECEIPT, broken, heard.put)
    assert heard.get(timeout=DEADLINE) == Job(JobPhase.FAILED, detail="no such letter")
    assert phases(heard_of(press, Kind.RECEIPT))[-1] is JobPhase.PRINTED


def test_a_stop_withdraws_what_is_under_way(press: Press, device: Simulator) -> None:
    device.tell(Condition.SLOW)
    press.start(lambda _: None)
    heard = heard_of(press, Kind.RECEIPT, strip(rows=2000))
    assert heard.get(timeout=DEADLINE).phase is JobPhase.ASKED
    assert heard.get(timeout=DEADLINE).phase is JobPhase.PRINTING
    press.stop()
    assert heard.get(timeout=DEADLINE).phase is JobPhase.FAILED
    assert device.papers == []


def test_a_print_server_that_never_answers_holds_nobody_up(device: Simulator) -> None:
    receipts = StripPrinter(f"tcp://127.0.0.1:{device.listen()}")
    seen: queue.SimpleQueue[dict[Kind, Health]] = queue.SimpleQueue()
    with mute_server() as address:
        press = Press({Kind.PAGE: PagePrinter(address), Kind.RECEIPT: receipts})
        press.start(lambda found: seen.put(dict(found)))
        page = heard_of(press, Kind.PAGE, PDF)
        assert phases(heard_of(press, Kind.RECEIPT))[-1] is JobPhase.PRINTED
        assert seen.get(timeout=DEADLINE) == {Kind.RECEIPT: Health.READY}, "the other is still being asked"
        assert seen.get(timeout=DEADLINE)[Kind.PAGE] is Health.OFFLINE
        assert phases(page)[-1] is JobPhase.OFFLINE
        assert phases(heard_of(press, Kind.RECEIPT))[-1] is JobPhase.PRINTED
        assert phases(heard_of(press, Kind.PAGE, PDF))[-1] is JobPhase.OFFLINE, "it is asked anew"
        begun = time.monotonic()
        press.stop()
        assert time.monotonic() - begun < 3


def test_the_settings_are_a_small_file(tmp_path: Path) -> None:
    assert addresses(tmp_path) == printers(tmp_path) == {}
    use(tmp_path, Kind.RECEIPT, "tcp://192.0.2.7?paper=58")
    use(tmp_path, Kind.PAGE, "cups:office")
    assert json.loads((tmp_path / FILE).read_text()) == {
        "receipt": "tcp://192.0.2.7?paper=58",
        "page": "cups:office",
    }
    assert {kind: printer.dots for kind, printer in printers(tmp_path).items()} == {
        Kind.RECEIPT: 384,
        Kind.PAGE: None,
    }
    use(tmp_path, Kind.RECEIPT, "")
    assert list(addresses(tmp_path)) == [Kind.PAGE]


@pytest.mark.parametrize("text", ["", "[]", "{", '{"fax": "tcp://h"}', '{"receipt": 7}', "\udcff"])
def test_settings_that_cannot_be_understood_say_so(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_bytes(text.encode(errors="surrogateescape"))
    with pytest.raises(AddressInvalid):
        addresses(tmp_path)


def test_an_address_that_is_none_is_not_kept(tmp_path: Path) -> None:
    for kind, address in ((Kind.RECEIPT, "cups:office"), (Kind.PAGE, "tcp://192.0.2.7")):
        with pytest.raises(AddressInvalid):
            use(tmp_path, kind, address)
    assert addresses(tmp_path) == {}
