"""What the real platform and the terminal's real adapter say to each other, held against the schemas.

The contract suite judges any platform by a terminal of its own; here both ends are the product, and what is
judged is each byte between them.
"""

import json
import re
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import cbor2
import jsonschema
import pytest
import requests
from enrolled_terminal import submission
from hypothesis import given
from hypothesis import strategies as st
from middleman import Exchange, between
from platform_server import Platform as Server

from kiosk.clock import SystemClock
from kiosk.errors import EnrolmentRefused
from kiosk.folder import DataFolder
from kiosk.vault import Vault
from sync import agent
from sync.enrolment import enrol
from sync.outbox import Outbox
from sync.platform import Platform
from sync.wire import http as wire

SCHEMA_OF = {
    wire.DESCRIPTION: "description",
    wire.ENROLMENT: "enrolment",
    wire.RESULTS: "results",
    wire.EVENTS: "events",
    wire.TRANSACTION: "transaction",
    wire.PROBLEM: "problem",
}
SEALED = {"application", "materials"}
"""Of what is inside a sealed payload: no body of a request."""
SCHEMAS = sorted(path.stem for path in Path(wire.__file__).with_name("schemas").glob("*.json"))


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    platform = Server(tmp_path_factory.mktemp("cloud") / "data").start()
    yield platform
    platform.stop()


@pytest.fixture(scope="module")
def exchanges(server: Server, tmp_path_factory: pytest.TempPathFactory) -> list[Exchange]:
    """A terminal's life: refused, enrolled, handing in, told of a decision, asking after one, revoked."""
    folder, clock = DataFolder.at(tmp_path_factory.mktemp("kiosk"), floor=0), SystemClock()
    vault = Vault.open(folder)
    with between(server.url) as middleman:

        def sync() -> None:
            agent.run(folder, clock, stop=threading.Event(), once=True)

        with pytest.raises(EnrolmentRefused):
            enrol(folder, vault, "0000-00000", middleman.url, clock)
        code = server.cli("enrol", "--name", "样例厅")["code"]
        enrolment = enrol(folder, vault, code, middleman.url, clock)
        with Outbox.open(folder, vault, clock) as outbox:
            first = outbox.enqueue(submission(b"scan")).id
            outbox.enqueue(submission())
            sync()
            server.cli("decide", str(first), "needs-material", "--note", "请补交户口本")
            sync()
            key = vault.device_key(folder)
            adapter = Platform(
                middleman.url, clock=clock, name=enrolment.platform, key=key, key_id=enrolment.key_id
            )
            assert adapter.query(first)
            server.cli("terminals", "revoke", enrolment.terminal)
            outbox.enqueue(submission(b"too late"))
            sync()
        return list(middleman.exchanges)


def test_every_kind_of_answer_was_seen(exchanges: list[Exchange]) -> None:
    signed = {wire.TRUST_LIST_TYPE, wire.POLICY_TYPE}  # CBOR, which its root signs; no schema of JSON
    assert {e.headers["Content-Type"] for e in exchanges if e.body} == set(SCHEMA_OF) | signed
    assert {(e.method, e.status) for e in exchanges} >= {("HEAD", 404), ("PATCH", 204), ("POST", 403)}


@pytest.mark.parametrize("media_type", SCHEMA_OF)
def test_every_answer_is_what_its_schema_describes(exchanges: list[Exchange], media_type: str) -> None:
    bodies = [json.loads(e.body) for e in exchanges if e.body and e.headers["Content-Type"] == media_type]
    errors = [e.message for body in bodies for e in wire.validator(SCHEMA_OF[media_type]).iter_errors(body)]
    assert bodies
    assert errors == []


def test_every_answer_tells_the_time(exchanges: list[Exchange]) -> None:
    """The terminal's clock is mended by it."""
    assert all("Date" in e.headers for e in exchanges)


def test_what_the_terminal_asks_with_is_what_the_schema_describes(exchanges: list[Exchange]) -> None:
    asked = [e for e in exchanges if e.path == wire.ENROL]
    assert len(asked) == 2
    assert all(wire.is_valid("enrol", json.loads(e.asked)) for e in asked)


def test_the_terminal_compresses_its_batches(exchanges: list[Exchange]) -> None:
    batches = [e.asked for e in exchanges if e.path == wire.TRANSACTIONS and e.method == "POST"]
    assert batches
    assert all("envelopes" in cbor2.loads(wire.decoded(batch, 8 << 20)) for batch in batches)


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_refuses_what_is_something_else(name: str) -> None:
    for body in ({}, ["x"], "x", None, {"ok": True}):
        assert not wire.is_valid(name, body)


leaves = st.none() | st.booleans() | st.integers() | st.text(max_size=40) | st.just("2026-02-30T00:00:00Z")


@pytest.mark.parametrize("media_type", SCHEMA_OF)
@given(data=st.data())
def test_another_validator_comes_to_the_same_verdict(
    exchanges: list[Exchange], media_type: str, data: st.DataObject
) -> None:
    """The platform's own answers, with something else somewhere in them."""
    name = SCHEMA_OF[media_type]
    seen = [json.loads(e.body) for e in exchanges if e.body and e.headers["Content-Type"] == media_type]
    part = body = data.draw(st.sampled_from(seen))
    while True:
        key = data.draw(st.sampled_from(list(part) if isinstance(part, dict) else range(len(part))))
        if not (isinstance(part[key], dict | list) and part[key]) or data.draw(st.booleans()):
            break
        part = part[key]
    part[key] = data.draw(leaves)
    referee = jsonschema.Draft202012Validator(
        wire.schema(name), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )
    assert wire.is_valid(name, body) == referee.is_valid(body)


def quoted(document: Any) -> Iterator[Any]:
    """Every schema that the OpenAPI document quotes."""
    if isinstance(document, dict):
        if "$schema" in document:
            yield document
        for value in document.values():
            yield from quoted(value)
    elif isinstance(document, list):
        for value in document:
            yield from quoted(value)


def test_the_openapi_document_quotes_the_schemas_and_names_no_other_host(server: Server) -> None:
    answer = requests.get(f"{server.url}/api/v1/openapi.json", timeout=30)
    assert answer.status_code == 200
    document = answer.json()
    assert document["openapi"].startswith("3.1")
    titles = {schema["title"] for schema in quoted(document)}
    assert titles == {wire.schema(name)["title"] for name in SCHEMAS if name not in SEALED}
    for schema in quoted(document):
        assert schema in [wire.schema(name) for name in SCHEMAS]
    hosts = set(re.findall(r"(?:https?:)?//[^/\s\"']+", answer.text)) - {"https://json-schema.org"}
    assert hosts == set()
