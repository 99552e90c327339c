"""A travel document's chip, played: files that open by BAC or PACE, from the chip's side of ICAO Doc 9303-11.

It is strict where a real chip is: nothing personal without a session, a wrong checksum ends the session, so
does a command in clear, a command longer than it takes is refused. It shares with the reader what the worked
examples of the standard vouch for (``suite``, points on curves) and not how a message is built or judged.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from drivers.cards.emrtd import tlv
from drivers.cards.emrtd.curves import DOMAINS, Point
from drivers.cards.emrtd.suite import ENC, MAC, PASSWORD, Suite, pad, unpad
from drivers.cards.port import CardUnreadable

OK, ENDED_EARLY = b"\x90\x00", b"\x62\x82"
_DENIED, _WRONG_LENGTH, _NOT_FOUND = b"\x69\x82", b"\x67\x00", b"\x6a\x82"
_NO_SUCH_OFFSET, _NO_SUCH_COMMAND, _WRONG_DATA = b"\x6b\x00", b"\x6d\x00", b"\x6a\x80"
_NOT_VERIFIED, _BAD_PROTECTION = b"\x63\x00", b"\x69\x88"

APPLICATION = bytes.fromhex("A0000002471001")
_IN_CLEAR = (0x011C, 0x2F01)


@dataclass(frozen=True, slots=True)
class Command:
    """A command APDU taken apart. ``expected`` is Le, 0 for none."""

    cla: int
    ins: int
    p1: int
    p2: int
    data: bytes = b""
    expected: int = 0
    extended: bool = False

    @classmethod
    def of(cls, raw: bytes) -> "Command":
        """Short and extended form, ISO/IEC 7816-3 12.1."""
        cla, ins, p1, p2 = raw[:4]
        body = raw[4:]
        extended = len(body) > 1 and body[0] == 0
        if extended:
            body = body[1:]
        width = 2 if extended else 1
        if len(body) <= width:
            data, rest = b"", body
        else:
            size = int.from_bytes(body[:width])
            data, rest = body[width : width + size], body[width + size :]
        expected = (int.from_bytes(rest) or 256**width) if rest else 0
        return cls(cla, ins, p1, p2, data, expected, extended)


@dataclass(frozen=True, slots=True, repr=False)
class Lock:
    """How the document opens: the digest of its MRZ, its CAN if it has one, and PACE if it offers that."""

    digest: bytes
    can: str = ""
    suite: Suite | None = None
    parameter: int = 12


@dataclass(slots=True)
class _Session:
    suite: Suite
    enc: bytes
    mac: bytes
    counter: int


@dataclass(slots=True)
class _Pace:
    """PACE under way: what the chip chose and what has come."""

    oid: bytes = b""
    reference: int = 0
    nonce: bytes = b""
    base: Point | None = None
    mine: int = 0
    keys: tuple[bytes, bytes] = (b"", b"")
    publics: tuple[Point, Point] | None = None


@dataclass(slots=True, repr=False)
class Chip:
    """The document. ``longest``: bytes of the longest command or answer that it takes; 256 is short."""

    atr: bytes
    files: Mapping[int, bytes]
    lock: Lock
    longest: int = 256
    spoil: int = -1
    """Counted from 0: the protected answer in which a bit is turned over on its way."""
    instructions: set[int] = field(default_factory=set)
    """Every instruction that was ever sent."""
    _file: int = 0
    _session: _Session | None = None
    _challenge: bytes = b""
    _pace: _Pace = field(default_factory=_Pace)
    _protected: int = 0

    def powered(self) -> "Chip":
        """See ``Played``."""
        self._file, self._session, self._challenge, self._pace = 0, None, b"", _Pace()
        return self

    def answer(self, raw: bytes) -> bytes:
        """See ``Powered``."""
        command = Command.of(raw)
        self.instructions.add(command.ins)
        if self.longest == 256 and command.extended:
            return _WRONG_LENGTH
        try:
            if command.cla & 0x0C:
                return self._under_protection(command)
            self._session = None
            data, status = self._do(command)
            return data + status
        except (CardUnreadable, ValueError, IndexError):
            self._session = None
            return _WRONG_DATA

    # Secure messaging.

    def _under_protection(self, command: Command) -> bytes:
        session = self._session
        if session is None:
            return _BAD_PROTECTION
        session.counter += 1
        size = session.suite.block
        objects = {tag: (value, whole) for tag, value, whole in tlv.each(command.data)}
        head = bytes([command.cla, command.ins, command.p1, command.p2])
        body = b"".join(whole for tag, (_, whole) in objects.items() if tag != 0x8E)
        signed = session.counter.to_bytes(size) + pad(head, size) + body
        if objects.get(0x8E, (b"",))[0] != self._checksum(session, signed):
            self._session = None
            return _BAD_PROTECTION
        iv = session.suite.iv(session.enc, session.counter.to_bytes(size))
        secret = objects[0x87][0][1:] if 0x87 in objects else objects.get(0x85, (b"",))[0]
        data = unpad(session.suite.decrypt(session.enc, secret, iv)) if secret else b""
        expected = int.from_bytes(objects[0x97][0]) if 0x97 in objects else 0
        if 0x97 in objects and not expected:
            expected = 256 if len(objects[0x97][0]) == 1 else 65536
        plain = Command(command.cla & 0xF0, command.ins, command.p1, command.p2, data, expected)
        return self._protect(session, *self._do(plain), odd=bool(command.ins & 1))

    def _protect(self, session: _Session, data: bytes, status: bytes, *, odd: bool) -> bytes:
        session.counter += 1
        size = session.suite.block
        body = b""
        if data:
            iv = session.suite.iv(session.enc, session.counter.to_bytes(size))
            secret = session.suite.encrypt(session.enc, pad(data, size), iv)
            body = tlv.encode(0x85, secret) if odd else tlv.encode(0x87, b"\x01" + secret)
        body += tlv.encode(0x99, status)
        body += tlv.encode(0x8E, self._checksum(session, session.counter.to_bytes(size) + body))
        if len(body) > self.longest:
            self._session = None
            return _WRONG_LENGTH
        number, self._protected = self._protected, self._protected + 1
        if number == self.spoil:
            body = bytes([*body[:-1], body[-1] ^ 1])
        return body + status

    @staticmethod
    def _checksum(session: _Session, data: bytes) -> bytes:
        size = session.suite.block
        return session.suite.mac(session.mac, data if size == 8 else pad(data, size))

    # Commands.

    def _do(self, c: Command) -> tuple[bytes, bytes]:
        does: dict[int, Callable[[Command], tuple[bytes, bytes]]] = {
            0xA4: lambda c: (b"", self._select(c)),
            0xB0: lambda c: self._read(c.p1 << 8 | c.p2, c.expected),
            0xB1: self._read_far,
            0x84: self._give_challenge,
            0x82: lambda c: self._authenticate(c.data),
            0x22: lambda c: (b"", self._begin_pace(c.data)),
            0x86: lambda c: self._go_on(c.data),
        }
        return does[c.ins](c) if c.ins in does else (b"", _NO_SUCH_COMMAND)

    def _give_challenge(self, _: Command) -> tuple[bytes, bytes]:
        self._challenge = os.urandom(8)
        return self._challenge, OK

    def _select(self, c: Command) -> bytes:
        if c.p1 == 0x04:
            if c.data != APPLICATION:
                return _NOT_FOUND
            return _DENIED if self.lock.suite and not self._session else OK
        if c.p1 == 0x00:
            return OK
        wanted = int.from_bytes(c.data)
        if wanted not in self.files:
            return _NOT_FOUND
        if wanted not in _IN_CLEAR and not self._session:
            return _DENIED
        self._file = wanted
        return OK

    def _read(self, at: int, expected: int) -> tuple[bytes, bytes]:
        if self._file not in _IN_CLEAR and not self._session:
            return b"", _DENIED
        data = self.files.get(self._file, b"")
        if at >= len(data):
            return b"", _NO_SUCH_OFFSET
        piece = data[at : at + expected]
        return piece, OK if len(piece) == expected else ENDED_EARLY

    def _read_far(self, c: Command) -> tuple[bytes, bytes]:
        """Le counts the head of the data object that the piece comes in."""
        at = int.from_bytes(tlv.need(c.data, 0x54))
        head = 2 if c.expected <= 0x81 else 3 if c.expected <= 0x102 else 4
        data, status = self._read(at, c.expected - head)
        return tlv.encode(0x53, data), status

    # BAC.

    def _authenticate(self, data: bytes) -> tuple[bytes, bytes]:
        suite, seed = Suite.TDES, self.lock.digest[:16]
        enc, mac = suite.derive(seed, ENC), suite.derive(seed, MAC)
        challenge, self._challenge = self._challenge, b""
        said = suite.decrypt(enc, data[:32])
        if (
            self.lock.suite
            or not challenge
            or suite.mac(mac, data[:32]) != data[32:]
            or said[8:16] != challenge
        ):
            return b"", _NOT_VERIFIED
        key = os.urandom(16)
        secret = suite.encrypt(enc, challenge + said[:8] + key)
        shared = bytes(a ^ b for a, b in zip(said[16:], key, strict=True))
        counter = int.from_bytes(challenge[4:] + said[4:8])
        self._session = _Session(suite, suite.derive(shared, ENC), suite.derive(shared, MAC), counter)
        return secret + suite.mac(mac, secret), OK

    # PACE.

    def _begin_pace(self, data: bytes) -> bytes:
        if self.lock.suite is None:
            return _NO_SUCH_COMMAND
        reference = tlv.need(data, 0x83)[0]
        if reference not in {1, 2} or (reference == 2 and not self.lock.can):
            return _WRONG_DATA
        self._pace = _Pace(tlv.need(data, 0x80), reference)
        return OK

    def _go_on(self, data: bytes) -> tuple[bytes, bytes]:
        run, suite, domain = self._pace, self.lock.suite, DOMAINS[self.lock.parameter]
        assert suite
        steps = list(tlv.each(tlv.need(data, 0x7C)))
        if not steps:
            run.nonce = os.urandom(16)
            phrase = self.lock.digest if run.reference == 1 else self.lock.can.encode()
            return _step(0x80, suite.encrypt(suite.derive(phrase, PASSWORD), run.nonce)), OK
        tag, value, _ = steps[0]
        if tag == 0x85:
            return self._prove(value)
        theirs = domain.decode(value)
        run.mine = domain.secret()
        base = domain.generator if tag == 0x81 else run.base
        assert base
        public, shared = domain.times(run.mine, base), domain.times(run.mine, theirs)
        if tag == 0x81:
            run.base = domain.plus(domain.times(int.from_bytes(run.nonce), base), shared)
        else:
            secret = shared[0].to_bytes(domain.size)
            run.keys, run.publics = (suite.derive(secret, ENC), suite.derive(secret, MAC)), (public, theirs)
        return _step(tag + 1, domain.encode(public)), OK

    def _prove(self, token: bytes) -> tuple[bytes, bytes]:
        run, suite, domain = self._pace, self.lock.suite, DOMAINS[self.lock.parameter]
        self._pace = _Pace()
        assert suite
        assert run.publics
        expected, ours = (
            suite.mac(
                run.keys[1],
                tlv.encode(0x7F49, tlv.encode(0x06, run.oid) + tlv.encode(0x86, domain.encode(public))),
            )
            for public in run.publics
        )
        if token != expected:
            return b"", _NOT_VERIFIED
        self._session = _Session(suite, *run.keys, 0)
        return _step(0x86, ours), OK


def _step(tag: int, value: bytes) -> bytes:
    return tlv.encode(0x7C, tlv.encode(tag, value))
