"""The log: lines that a machine reads, fields that are agreed, and nothing of any person."""

import ast
import json
import logging
import subprocess
import sys
import traceback
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from standing_clock import StandingClock

from drivers.cards.people import demo
from kiosk import log as logs
from kiosk.catalogue import Catalogue
from kiosk.drafts import Drafts
from kiosk.errors import Fault
from kiosk.folder import DataFolder
from kiosk.log import FIELDS, Event, log, log_to
from kiosk.submission import compose
from kiosk.vault import Vault

ROOT = Path(logs.__file__).parents[1]
ZHANG = demo("resident")


@pytest.fixture
def written(tmp_path: Path) -> Iterator[Path]:
    """The file that events go to, for the length of a test."""
    logger = logging.getLogger("waystation")
    before = (logger.handlers[:], logger.level, logger.propagate)
    log_to(tmp_path, "test")
    yield tmp_path / "test.jsonl"
    for handler in set(logger.handlers) - set(before[0]):
        logger.removeHandler(handler)
        handler.close()
    logger.setLevel(before[1])
    logger.propagate = before[2]


def lines(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def test_a_line_is_json_with_time_level_event_and_what_is_known(written: Path) -> None:
    log(Event.SUBMISSION, before="queued", after="sending", seq=7, reason=None)
    log(Event.TROUBLE, logging.ERROR, code="disk-full", detail="百分之一")
    first, second = lines(written)
    at = datetime.fromisoformat(first.pop("at"))
    assert at.utcoffset() == timedelta()
    assert first == {"level": "INFO", "event": "submission", "before": "queued", "after": "sending", "seq": 7}
    assert (second["level"], second["code"], second["detail"]) == ("ERROR", "disk-full", "百分之一")


def test_a_process_says_the_same_on_stderr_and_keeps_stdout_for_answers(tmp_path: Path) -> None:
    program = "import sys, pathlib; from kiosk.log import Event, log, log_to;"
    program += "log_to(pathlib.Path(sys.argv[1]), 'run'); log(Event.STARTED, port=8420)"
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == ""
    assert done.stderr == (tmp_path / "run.jsonl").read_text("utf-8")
    assert json.loads(done.stderr)["event"] == "started"


@pytest.mark.parametrize(
    "field", ["name", "id_number", "phone", "address", "answers", "person", "note", "query"]
)
def test_a_field_that_was_not_agreed_is_refused_and_not_written(written: Path, field: str) -> None:
    with pytest.raises(AssertionError, match="not a log field"):
        log(Event.VISIT, before="idle", **{field: ZHANG.name})
    assert lines(written) == []
    assert ZHANG.name not in "".join(written.read_text("utf-8"))


def calls() -> Iterator[tuple[str, ast.Call]]:
    """Every call of ``log`` with an event, in the terminal's sources."""
    for folder in ("kiosk", "drivers", "sync", "ui"):
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call) and ast.unparse(node.func) == "log" and node.args:
                    yield f"{path.name}:{node.lineno}", node


def test_every_line_of_the_terminals_sources_keeps_to_the_agreed_events_and_fields() -> None:
    found = list(calls())
    assert len(found) > 15
    for where, call in found:
        event = ast.unparse(call.args[0]).rpartition(".")[2]
        assert event in Event.__members__, where
        assert {keyword.arg for keyword in call.keywords} <= FIELDS, where


def test_a_log_is_kept_to_a_few_megabytes(written: Path) -> None:
    for _ in range(70):
        log(Event.TROUBLE, detail="x" * 100_000)
    files = sorted(written.parent.glob("test.jsonl*"))
    assert len(files) == 6
    assert all(file.stat().st_size <= 1 << 20 for file in files)


def test_what_a_citizen_does_leaves_no_word_of_theirs(written: Path) -> None:
    folder, clock, catalogue = DataFolder.at(written.parent / "data"), StandingClock(), Catalogue.load()
    answers = {"reason": "burnt", "phone": "13800138000"}
    with Drafts(folder, Vault.open(folder), clock) as drafts:
        drafts.keep(ZHANG.id_number, "id-card-loss", catalogue.version, answers)
        drafts.drop(ZHANG.id_number, "id-card-loss")
    with pytest.raises(Fault) as raised:
        compose(catalogue, "id-card-loss", ZHANG, answers, clock)
    log(Event.TROUBLE, code=raised.value.code, detail=raised.value.detail)
    said = written.read_text("utf-8") + "".join(traceback.format_exception(raised.value))
    assert [line["event"] for line in lines(written)] == ["draft", "draft", "trouble"]
    for words in (ZHANG.name, ZHANG.id_number, ZHANG.address, "13800138000", "burnt"):
        assert words not in said
