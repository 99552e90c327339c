"""The log: every event has an id and a sentence here, and a line can hold no personal data.

Lines are JSON on stderr and, for the long-running commands, in ``DATA/log/NAME.jsonl`` (rotated, 5 x 1 MB).
A field whose name is not in ``FIELDS`` is a programming error: so a name or a number cannot slip in.
"""

import json
import logging
import logging.handlers
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# fmt: off
FIELDS = frozenset(
    ("before", "after", "event", "code", "detail", "submission", "service", "terminal", "seq", "count",
     "seconds", "reader", "link", "status", "batch", "reason", "port")
)
# fmt: on


class Event(StrEnum):
    """What can be logged; the comment is what a technician should make of it."""

    STARTED = "started"  # a long-running command is up
    STOPPED = "stopped"  # it ended as asked
    VISIT = "visit"  # the visit moved: before → after, by event
    CARD = "card"  # the reader side moved
    SCANNER = "scanner"  # the document scanner moved: before → after
    SUBMITTED = "submitted"  # a submission is durable on this terminal
    SUBMISSION = "submission"  # a submission moved: before → after
    LINK = "link"  # the line to the platform moved
    BATCH = "batch"  # a batch was answered
    FEED = "feed"  # events came from the platform
    ENROLLED = "enrolled"  # the terminal has a certificate
    DRAFT = "draft"  # a draft was saved, resumed, discarded or expired
    PRINTER = "printer"  # a printer's health moved: before → after
    PRINTED = "printed"  # a sheet's life has ended, well or not
    SAVED_OUT = "saved-out"  # a file went to a stick, or did not
    EXAMINATION = "examination"  # a technician's examination moved: before → after, by event
    COURIER = "courier"  # a USB stick was written, or its acknowledgement taken in
    TROUBLE = "trouble"  # something needs a person: code and detail say what


_LOGGER = logging.getLogger("waystation")
_LOGGER.addHandler(logging.NullHandler())  # a command without a log has a sentence of its own


def log(event: Event, level: int = logging.INFO, /, **fields: str | float | None) -> None:
    """Write one line. Values are ids, states, codes, counts, times; never what a person said or is called."""
    unknown = fields.keys() - FIELDS
    assert not unknown, f"not a log field: {sorted(unknown)}"
    _LOGGER.log(level, event.value, extra={"fields": {k: v for k, v in fields.items() if v is not None}})


class _JsonLines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        fields = getattr(record, "fields", {})
        return json.dumps(
            {"at": at, "level": record.levelname, "event": record.getMessage(), **fields}, ensure_ascii=False
        )


def log_to(folder: "Path | None", name: str) -> None:
    """Send events to stderr and, with a ``folder``, to ``folder/NAME.jsonl``."""
    handlers: list[logging.Handler] = [logging.StreamHandler()]
    if folder:
        handlers.append(
            logging.handlers.RotatingFileHandler(
                folder / f"{name}.jsonl", maxBytes=1 << 20, backupCount=5, encoding="utf-8"
            )
        )
    for handler in handlers:
        handler.setFormatter(_JsonLines())
        _LOGGER.addHandler(handler)
    _LOGGER.setLevel(logging.INFO)
    _LOGGER.propagate = False
