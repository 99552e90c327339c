"""A technician's examination of a terminal as a state machine: who, checks, trials, the record that is kept.

Apart from the citizen's visit: it runs instead of it, on its own screen. ``advance`` has every transition; an
event that comes late (of a trial that was left, of a round that was begun anew) changes nothing. Nothing of
it survives a power cut before ``Kept``; after it the record does.

Of a card that is read for a trial the initials are shown and gone with the page: no result holds them.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import ClassVar, Final, TypeAlias, TypeGuard, assert_never

from drivers.sticks import StickPhase
from kiosk.check import Check, Outcome, Record, Result, Trial

LONGEST_NAME: Final = 40
GIVEN_UP: Final = "given-up"


class Phase(StrEnum):
    """The states, as the screen and the log name them."""

    NAMING = "naming"  # who examines?
    CHECKS = "checks"  # checks come in; trials can be begun; the record can be kept
    TRYING = "trying"  # one trial
    KEEPING = "keeping"  # the record is on its way to the disk
    RECORDS = "records"  # the list of those that were kept
    RECORD = "record"  # one of them


class Stage(StrEnum):
    """Of a trial."""

    RUNNING = "running"  # the device, or the technician, is at it
    ASKING = "asking"  # only the technician can tell whether it was good
    ENDED = "ended"  # the result is known; it is shown until somebody has read it


@dataclass(frozen=True, slots=True)
class Naming:
    """``problem``: there was no name."""

    phase: ClassVar[Phase] = Phase.NAMING
    problem: bool = False


@dataclass(frozen=True, slots=True)
class Checks:
    """``problem``: the code of what kept the record from being kept."""

    phase: ClassVar[Phase] = Phase.CHECKS
    problem: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Trying:
    """One trial. ``said`` is the device's last word, as a code; ``person`` the initials of who was read."""

    phase: ClassVar[Phase] = Phase.TRYING
    trial: Trial
    run: int
    stage: Stage
    said: str = ""
    person: str = ""
    outcome: Outcome | None = None

    def __repr__(self) -> str:
        """Without the person."""
        return f"<Trying {self.trial} {self.stage} {self.said}>"


@dataclass(frozen=True, slots=True)
class Keeping:
    """A power cut now leaves the whole record or none."""

    phase: ClassVar[Phase] = Phase.KEEPING
    record: Record


@dataclass(frozen=True, slots=True)
class Records:
    """``records`` None: they are being read. ``closed``: so many cannot be opened."""

    phase: ClassVar[Phase] = Phase.RECORDS
    records: tuple[Record, ...] | None = None
    closed: int = 0
    problem: str = ""


@dataclass(frozen=True, slots=True)
class OneRecord:
    """``stick``: what became of taking it along; None as long as nobody asked."""

    phase: ClassVar[Phase] = Phase.RECORD
    record: Record
    stick: StickPhase | None = None
    new: bool = False


State: TypeAlias = Naming | Checks | Trying | Keeping | Records | OneRecord


@dataclass(frozen=True, slots=True)
class Examination:
    """The newest snapshot. ``expected``: the names of all checks; ``rows``: as they answered."""

    expected: tuple[str, ...]
    state: State = Naming()
    who: str = ""
    began: datetime | None = None
    rows: tuple[Check, ...] = ()
    results: tuple[Result, ...] = ()
    run: int = 0
    looks: int = 0
    member: str = ""
    """Whose staff card opened this, where one did: offered as the name."""

    @property
    def complete(self) -> bool:
        """Every check has answered."""
        return {row.check for row in self.rows} >= set(self.expected)

    def record(self, now: datetime) -> Record:
        """What would be kept now; its id is given when it is."""
        rows = sorted(self.rows, key=lambda row: self.expected.index(row.check))
        return Record("", self.who, self.began or now, now, tuple(rows), self.results)


@dataclass(frozen=True, slots=True)
class Begin:
    """A technician has given a name."""

    who: str


@dataclass(frozen=True, slots=True)
class Looked:
    """A check has answered, in that round."""

    looks: int
    row: Check


@dataclass(frozen=True, slots=True)
class LookAgain:
    """Every check once more: something was mended."""


@dataclass(frozen=True, slots=True)
class Try:
    """Begin a trial; what is printed is in ``lang``."""

    trial: Trial
    lang: str


@dataclass(frozen=True, slots=True)
class Moved:
    """The device said something."""

    run: int
    said: str


@dataclass(frozen=True, slots=True)
class Ask:
    """The device is done; was it good?"""

    run: int


@dataclass(frozen=True, slots=True, repr=False)
class Ended:
    """The trial has judged itself."""

    run: int
    outcome: Outcome
    said: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """The technician saw or heard it."""

    good: bool


@dataclass(frozen=True, slots=True)
class Finish:
    """Keep the record."""


@dataclass(frozen=True, slots=True)
class Kept:
    """It is durable."""

    record: Record


@dataclass(frozen=True, slots=True)
class NotKept:
    """It is not; ``code`` of the fault."""

    code: str


@dataclass(frozen=True, slots=True)
class OpenRecords:
    """Show the list."""


@dataclass(frozen=True, slots=True)
class Listed:
    """The list; ``problem``: the code of why there is none."""

    records: tuple[Record, ...]
    closed: int = 0
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Open:
    """Show one of them."""

    id: str


@dataclass(frozen=True, slots=True)
class Export:
    """Take it along on a USB stick."""

    lang: str


@dataclass(frozen=True, slots=True)
class Exported:
    """What came of it."""

    stick: StickPhase


@dataclass(frozen=True, slots=True)
class Back:
    """The way back of each page: a trial that runs is given up, one that has ended has been read."""


Event: TypeAlias = (
    Begin | Looked | LookAgain | Try | Moved | Ask | Ended | Judged | Finish | Kept | NotKept
    | OpenRecords | Listed | Open | Export | Exported | Back
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class LookAll:
    """Make every check; tell each as ``Looked`` of this round."""

    looks: int


@dataclass(frozen=True, slots=True)
class Perform:
    """Let the device do it; tell ``Moved``, then ``Ask`` or ``Ended``."""

    trial: Trial
    run: int
    lang: str


@dataclass(frozen=True, slots=True)
class Leave:
    """Nobody waits for that run any more."""

    run: int


@dataclass(frozen=True, slots=True)
class Keep:
    """Make the record durable; tell ``Kept`` or ``NotKept``."""

    record: Record


@dataclass(frozen=True, slots=True)
class List:
    """Read the records; tell ``Listed``."""


@dataclass(frozen=True, slots=True)
class WriteOut:
    """Write the record to a stick as PDF; tell ``Exported``."""

    record: Record
    lang: str


Effect: TypeAlias = LookAll | Perform | Leave | Keep | List | WriteOut
Step: TypeAlias = tuple[Examination, tuple[Effect, ...]]


def advance(e: Examination, event: Event, now: datetime) -> Step:  # noqa: C901, PLR0911, PLR0912  # one match over the events
    """The next snapshot, and what is to be done. What does not fit the state changes nothing."""
    state = e.state
    match event:
        case Begin(who) if isinstance(state, Naming):
            return _begin(e, " ".join(who.split())[:LONGEST_NAME], now)
        case Looked(looks, row) if looks == e.looks and e.who:
            return replace(e, rows=(*e.rows, row)), ()
        case LookAgain() if isinstance(state, Checks) and e.complete:
            return _look(replace(e, state=Checks()))
        case Try(trial, lang) if isinstance(state, Checks):
            return _try(e, trial, lang)
        case Moved(run, said) if _running(state, run):
            return replace(e, state=replace(state, said=said)), ()
        case Ask(run) if _running(state, run):
            return replace(e, state=replace(state, stage=Stage.ASKING)), ()
        case Ended(run, outcome, said, person) if _under_way(state, run):
            ended = replace(state, stage=Stage.ENDED, outcome=outcome, said=said, person=person)
            return _with(replace(e, state=ended), ended.trial, outcome, now, said), (Leave(run),)
        case Judged(good) if isinstance(state, Trying) and state.stage is Stage.ASKING:
            outcome = Outcome.PASSED if good else Outcome.FAILED
            return _with(replace(e, state=Checks()), state.trial, outcome, now, ""), ()
        case Finish() if isinstance(state, Checks) and e.complete:
            record = e.record(now)
            return replace(e, state=Keeping(record)), (Keep(record),)
        case Kept(record) if isinstance(state, Keeping):
            kept = OneRecord(record, new=True)
            return Examination(e.expected, kept, looks=e.looks, run=e.run, member=e.member), ()
        case NotKept(code) if isinstance(state, Keeping):
            return replace(e, state=Checks(code)), ()
        case OpenRecords() if isinstance(state, Naming | OneRecord):
            return replace(e, state=Records()), (List(),)
        case Listed(records, closed, problem) if isinstance(state, Records):
            return replace(e, state=Records(records, closed, problem)), ()
        case Open(id_) if isinstance(state, Records):
            found = next((r for r in state.records or () if r.id == id_), None)
            return (replace(e, state=OneRecord(found)) if found else e), ()
        case Export(lang) if isinstance(state, OneRecord) and state.stick is not StickPhase.WRITING:
            writing = replace(state, stick=StickPhase.WRITING)
            return replace(e, state=writing), (WriteOut(state.record, lang),)
        case Exported(stick) if isinstance(state, OneRecord) and state.stick is StickPhase.WRITING:
            return replace(e, state=replace(state, stick=stick)), ()
        case Back():
            return _back(e, now)
        case (
            Begin() | Looked() | LookAgain() | Try() | Moved() | Ask() | Ended() | Judged() | Finish()
            | Kept() | NotKept() | OpenRecords() | Listed() | Open() | Export() | Exported()
        ):  # fmt: skip
            return e, ()
        case _:
            assert_never(event)


def _begin(e: Examination, who: str, now: datetime) -> Step:
    if not who:
        return replace(e, state=Naming(problem=True)), ()
    return _look(replace(e, state=Checks(), who=who, began=now))


def _look(e: Examination) -> Step:
    looks = e.looks + 1
    return replace(e, rows=(), looks=looks), (LookAll(looks),)


def _try(e: Examination, trial: Trial, lang: str) -> Step:
    """What a device does is an effect; to hear and to touch is the technician's."""
    run = e.run + 1
    stage = Stage.ASKING if trial is Trial.SPEECH else Stage.RUNNING
    begun = replace(e, state=Trying(trial, run, stage), run=run)
    by_hand = trial in {Trial.SPEECH, Trial.TOUCH}
    return begun, () if by_hand else (Perform(trial, run, lang),)


def _running(state: State, run: int) -> TypeGuard[Trying]:
    return isinstance(state, Trying) and state.run == run and state.stage is Stage.RUNNING


def _under_way(state: State, run: int) -> TypeGuard[Trying]:
    return isinstance(state, Trying) and state.run == run and state.stage is not Stage.ENDED


def _with(e: Examination, trial: Trial, outcome: Outcome, now: datetime, said: str) -> Examination:
    return replace(e, results=(*e.results, Result(trial, outcome, now, said)))


def _back(e: Examination, now: datetime) -> Step:
    state = e.state
    match state:
        case Trying(stage=Stage.RUNNING):
            left = _with(replace(e, state=Checks()), state.trial, Outcome.FAILED, now, GIVEN_UP)
            return left, (Leave(state.run),)
        case Trying():  # it was read, or will be tried again
            return replace(e, state=Checks()), ()
        case OneRecord(new=False):
            return replace(e, state=Records()), (List(),)
        case Records() | OneRecord():
            return replace(e, state=Naming()), ()
        case Naming() | Checks() | Keeping():  # begun: it ends with a record, or with the program
            return e, ()
        case _:
            assert_never(state)
