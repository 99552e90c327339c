"""BAC, PACE and secure messaging by the worked examples of ICAO Doc 9303-11, and the MRZ's arithmetic."""

import re
import subprocess
from datetime import date

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from drivers.cards.emrtd import bac, data_groups, mrz, pace, tlv
from drivers.cards.emrtd.curves import DOMAINS
from drivers.cards.emrtd.secure_messaging import SecureMessaging
from drivers.cards.emrtd.suite import ENC, MAC, PASSWORD, Suite
from drivers.cards.port import CardKey, CardUnreadable, Transmit
from kiosk.person import Sex

H = bytes.fromhex
TODAY = date(2026, 11, 24)


def script(*exchanges: tuple[str, str]) -> Transmit:
    """A chip that expects exactly these commands, in order."""
    left = [(H(command), H(answer)) for command, answer in exchanges]

    def transmit(command: bytes) -> tuple[bytes, int, int]:
        expected, answer = left.pop(0)
        assert command.hex() == expected.hex()
        return answer[:-2], answer[-2], answer[-1]

    return transmit


# 9303-11, appendix D.

BAC_KEY = mrz.key("L898902C", "690806", "940623")


def test_bac_keys_are_those_of_the_worked_example() -> None:
    assert BAC_KEY.mrz == "L898902C<369080619406236"
    seed = mrz.digest(BAC_KEY)[:16]
    assert seed == H("239AB9CB282DAF66231DC5A4DF6BFBAE")
    assert Suite.TDES.derive(seed, ENC) == H("AB94FDECF2674FDFB9B391F85D7F76F2")
    assert Suite.TDES.derive(seed, MAC) == H("7962D9ECE03D1ACD4C76089DCE131543")


BAC_EXCHANGES = (
    ("0084000008", "4608F919887022129000"),
    (
        "008200002872C29C2371CC9BDB65B779B8E8D37B29ECC154AA56A8799FAE2F498F76ED92F25F1448EEA8AD90A728",
        "46B9342A41396CD7386BF5803104D7CEDC122B9132139BAF2EEDC94EE178534F2F2D235D074D74499000",
    ),
)
PROTECTED_EXCHANGES = (
    ("0CA4020C158709016375432908C044F68E08BF8B92D635FF24F800", "990290008E08FA855A5D4C50A8ED9000"),
    ("0CB000000D9701048E08ED6705417E96BA5500", "8709019FF0EC34F9922651990290008E08AD55CC17140B2DED9000"),
    (
        "0CB000040D9701128E082EA28A70F3C7B53500",
        "871901FB9235F4E4037F2327DCC8964F1F9B8C30F42C8E2FFF224A990290008E08C8B2787EAEA07D749000",
    ),
)


def random_of_the_example(size: int) -> bytes:
    return {8: H("781723860C06C226"), 16: H("0B795240CB7049B01C19B33E32804F0B")}[size]


def test_bac_and_its_protected_commands_are_those_of_the_worked_example() -> None:
    chip = script(*BAC_EXCHANGES, *PROTECTED_EXCHANGES)
    session = bac.open_session(chip, mrz.digest(BAC_KEY)[:16], random_of_the_example)
    assert session
    assert session._enc == H("979EC13B1CBFE9DCD01AB0FED307EAE5")
    assert session._mac == H("F1CB1F1FB5ADF208806B89DC579DC1F8")
    assert session._counter == 0x887022120C06C226
    assert session.send(H("00A4020C"), H("011E")) == (b"", 0x90, 0x00)
    assert session.send(H("00B00000"), expected=4) == (H("60145F01"), 0x90, 0x00)
    assert session.send(H("00B00004"), expected=18) == (H("04303130365F36063034303030305C026175"), 0x90, 0x00)


@pytest.mark.parametrize(
    ("exchanges", "reason"),
    [
        ([("0084000008", "6D00")], "no challenge, status 6D00"),
        ([("0084000008", "46089000")], "no challenge"),
        ([BAC_EXCHANGES[0], (BAC_EXCHANGES[1][0], "9000")], "does not prove"),
        ([BAC_EXCHANGES[0], (BAC_EXCHANGES[1][0], "00" * 40 + "9000")], "does not prove"),
    ],
)
def test_bac_refuses_a_chip_that_leaves_the_protocol(exchanges: list[tuple[str, str]], reason: str) -> None:
    with pytest.raises(CardUnreadable, match=reason):
        bac.open_session(script(*exchanges), mrz.digest(BAC_KEY)[:16], random_of_the_example)


def test_bac_with_another_document_s_key_is_an_answer_not_an_error() -> None:
    chip = script(BAC_EXCHANGES[0], (BAC_EXCHANGES[1][0], "6300"))
    assert bac.open_session(chip, mrz.digest(BAC_KEY)[:16], random_of_the_example) is None


# 9303-11, appendix G.1 (AES-128), and the same protocol with 3DES from a real document.

PACE_KEY = mrz.key("T22000129", "640812", "101031")
OID = "04007F000702020402"


def pace_exchanges(oid: str, nonce: str, *keys: str, tokens: tuple[str, str]) -> list[tuple[str, str]]:
    return [
        (f"0022C1A40F800A{oid}830101", "9000"),
        ("10860000027C0000", f"7C128010{nonce}9000"),
        (f"10860000457C438141{keys[0]}00", f"7C438241{keys[1]}9000"),
        (f"10860000457C438341{keys[2]}00", f"7C438441{keys[3]}9000"),
        (f"008600000C7C0A8508{tokens[0]}00", f"7C0A8608{tokens[1]}9000"),
    ]


G1 = pace_exchanges(
    OID + "02",
    "95A3A016522EE98D01E76CB6B98B42C3",
    "047ACF3EFC982EC45565A4B155129EFBC74650DCBFA6362D896FC70262E0C2CC5E"
    "544552DCB6725218799115B55C9BAA6D9F6BC3A9618E70C25AF71777A9C4922D",
    "04824FBA91C9CBE26BEF53A0EBE7342A3BF178CEA9F45DE0B70AA601651FBA3F57"
    "30D8C879AAA9C9F73991E61B58F4D52EB87A0A0C709A49DC63719363CCD13C54",
    "042DB7A64C0355044EC9DF190514C625CBA2CEA48754887122F3A5EF0D5EDD301C"
    "3556F3B3B186DF10B857B58F6A7EB80F20BA5DC7BE1D43D9BF850149FBB36462",
    "049E880F842905B8B3181F7AF7CAA9F0EFB743847F44A306D2D28C1D9EC65DF6DB"
    "7764B22277A2EDDC3C265A9F018F9CB852E111B768B326904B59A0193776F094",
    tokens=("C2B0BD78D94BA866", "3ABB9674BCE93C08"),
)
G1_SECRETS = (
    0x7F4EF07B9EA82FD78AD689B38D0BC78CF21F249D953BC46F4C6E19259C010F99,
    0xA73FB703AC1436A18E0CFA5ABB3F7BEC7A070E7A6788486BEE230C4A22762595,
)
TDES_DOCUMENT = pace_exchanges(
    OID + "01",
    "B88382812290017AF1CC906FF00E7F4D",
    "047706b2b6246ab4612229b8a11212ddba7fea0568c9c0975dee22c0e3dd3a3f03"
    "21e8afee836e373b570d24000d56fb195104d486e63321ff8c819dd5ee018dcb",
    "04780b4edec9b926f9f964fad826d9990a667608d96ba7b397ae8609b6533e0d03"
    "6d148365ddf4e5ff6611c2b62aa17fc9899f327bc929db543e7abd0ee724e4be",
    "04507a0156efae8fb8acc519036c0b2fe0393c878744c7f91878ee4e07a41412ba"
    "5c0753d68a44a91e9f57f3f992ab689e6c2065d3b2a27c3658a4fd632931ee38",
    "042dbaf62e6fdfb31eb66f206493b9e7721586f0e5c93754d7bd5a884ca251ee4d"
    "720ab539a60561bc46812fa289b58ac69f0c6e32adbaf7241049a31211f80f5b",
    tokens=("8d7c617d43efe09e", "cb57047c809079f6"),
)
TDES_SECRETS = (
    0x2808272C0EC20E01A3450030EF32855E9FEB5CB17719E985389B1CF47609E69F,
    0x8F89449052DF6C7983750C7B042C3CEA12B36819174424C7CD28153F7B70B402,
)


def test_pace_keys_are_those_of_the_worked_example() -> None:
    secret = mrz.digest(PACE_KEY)
    assert secret == H("7E2D2A41C74EA0B38CD36F863939BFA8E9032AAD")
    assert Suite.AES128.derive(secret, PASSWORD) == H("89DED1B26624EC1E634C1989302849DD")


@pytest.mark.parametrize(
    ("exchanges", "secrets", "suite", "key", "session_keys"),
    [
        (
            G1,
            G1_SECRETS,
            Suite.AES128,
            PACE_KEY,
            ("F5F0E35C0D7161EE6724EE513A0D9A7F", "FE251C7858B356B24514B3BD5F4297D1"),
        ),
        (
            TDES_DOCUMENT,
            TDES_SECRETS,
            Suite.TDES,
            mrz.key("LM277954", "781214", "271115"),
            ("430e4c8c38dfefaed92067b919a897f8", "c1bc1f075797b970b5a45e64a764b0cb"),
        ),
    ],
    ids=["appendix-g1", "3des"],
)
def test_pace_is_the_worked_example_byte_for_byte(
    exchanges: list[tuple[str, str]],
    secrets: tuple[int, int],
    suite: Suite,
    key: CardKey,
    session_keys: tuple[str, str],
) -> None:
    left = list(secrets)
    oid = H(OID + f"{[*Suite].index(suite) + 1:02X}")
    offer = pace.Offer(oid, suite, 13)
    password = (pace.MRZ, mrz.digest(key))
    session = pace.open_session(script(*exchanges), offer, password, lambda _: left.pop(0))
    assert session
    assert (session._enc, session._mac) == tuple(H(k) for k in session_keys)
    assert session._counter == 0
    if suite is Suite.AES128:
        protected = session.wrap(H("00A4040C"), H("A0000002471001"))
        # AES-SM of this session: enciphered counter as IV (9.8.6.1), CMAC cut to eight bytes.
        expected = "0CA4040C1D871101752F676B09FAC86A87D632749A49C7CC8E08C18BA1FCE707BD9F00"
        assert protected == H(expected)
        assert session.unwrap(H("990290008E08BEA7B381C494A079"), 0x90, 0x00) == (b"", 0x90, 0x00)


@pytest.mark.parametrize(
    ("step", "answer", "reason"),
    [
        (0, "6A80", "not begun, status 6A80"),
        (1, "6300", "no nonce, status 6300"),
        (1, "7C0380010000" + "9000", "no whole blocks"),
        (2, "7C438241" + "04" + "11" * 64 + "9000", "not on the curve"),
        (2, G1[2][0][10:-2].replace("8141", "8241") + "9000", "returned our own key"),
        (3, "6300", "broken off"),
        (4, "7C0A8608" + "00" * 8 + "9000", "does not prove"),
        (4, "9000", "no data object 7C"),
    ],
)
def test_pace_refuses_a_chip_that_leaves_the_protocol(step: int, answer: str, reason: str) -> None:
    left = list(G1_SECRETS)
    exchanges = [*G1[:step], (G1[step][0], answer)]
    offer = pace.Offer(H(OID + "02"), Suite.AES128, 13)
    with pytest.raises(CardUnreadable, match=reason):
        pace.open_session(script(*exchanges), offer, (pace.MRZ, mrz.digest(PACE_KEY)), lambda _: left.pop(0))


def test_pace_with_another_password_is_an_answer_not_an_error() -> None:
    left = list(G1_SECRETS)
    offer = pace.Offer(H(OID + "02"), Suite.AES128, 13)
    exchanges = [*G1[:-1], (G1[-1][0], "6300")]
    password = (pace.MRZ, mrz.digest(PACE_KEY))
    assert pace.open_session(script(*exchanges), offer, password, lambda _: left.pop(0)) is None


LIBRARY = {
    8: ec.SECP192R1(),
    10: ec.SECP224R1(),
    12: ec.SECP256R1(),
    13: ec.BrainpoolP256R1(),
    15: ec.SECP384R1(),
    16: ec.BrainpoolP384R1(),
    17: ec.BrainpoolP512R1(),
    18: ec.SECP521R1(),
}
NAMES = {9: "brainpoolP192r1", 11: "brainpoolP224r1", 14: "brainpoolP320r1"}
"""Those that the library has not, as OpenSSL names them."""


def openssl_point(name: str, scalar: int) -> tuple[int, int]:
    """``scalar`` times the generator, by OpenSSL: the public key of an EC private key (RFC 5915)."""
    size = (DOMAINS[next(n for n, known in NAMES.items() if known == name)].order.bit_length() + 7) // 8
    key = tlv.encode(0x30, b"\x02\x01\x01" + tlv.encode(0x04, scalar.to_bytes(size)) + _named(name))
    told = subprocess.run(
        ["openssl", "ec", "-inform", "DER", "-text", "-noout", "-conv_form", "uncompressed"],
        input=key, capture_output=True, check=True,
    ).stdout.decode()  # fmt: skip
    raw = bytes.fromhex(re.sub(r"[^0-9a-f]", "", told.partition("pub:")[2].partition("ASN1")[0]))
    return int.from_bytes(raw[1 : 1 + size]), int.from_bytes(raw[1 + size :])


def _named(name: str) -> bytes:
    """The curve as an EC private key names it (RFC 5639 A.1: 1.3.36.3.3.2.8.1.1.N)."""
    number = {"brainpoolP192r1": 3, "brainpoolP224r1": 5, "brainpoolP320r1": 9}[name]
    return tlv.encode(0xA0, tlv.encode(0x06, bytes.fromhex("2B240303020801") + bytes([1, number])))


@pytest.mark.parametrize("parameter", DOMAINS)
def test_our_curve_arithmetic_is_the_library_s_and_openssl_s(parameter: int) -> None:
    domain = DOMAINS[parameter]
    for scalar in (1, 2, 3, 0xDEADBEEF << 150, domain.order - 1):
        if parameter in LIBRARY:
            known = ec.derive_private_key(scalar, LIBRARY[parameter]).public_key().public_numbers()
            expected = known.x, known.y
        else:
            expected = openssl_point(NAMES[parameter], scalar)
        assert domain.times(scalar, domain.generator) == expected
        assert domain.decode(domain.encode(expected)) == expected
    assert domain.times(domain.order - 1, domain.generator)[1] == domain.p - domain.generator[1]
    with pytest.raises(CardUnreadable, match="infinity"):
        domain.times(domain.order, domain.generator)
    seven = domain.plus(domain.times(3, domain.generator), domain.times(4, domain.generator))
    assert seven == domain.times(7, domain.generator)


@pytest.mark.parametrize("parameter", DOMAINS)
def test_a_key_is_fresh_and_a_point_off_the_curve_is_refused(parameter: int) -> None:
    domain = DOMAINS[parameter]
    assert {0 < domain.secret() < domain.order for _ in range(20)} == {True}
    assert len({domain.secret() for _ in range(20)}) == 20
    good = domain.encode(domain.generator)
    x, y = domain.generator
    for bad in (
        good[:-1],
        good + b"\0",
        b"\x02" + good[1:],
        good[:-1] + bytes([good[-1] ^ 1]),
        b"",
        b"\x04" + bytes(2 * domain.size),
        b"\x04" + (x + domain.p).to_bytes(domain.size + 1)[-domain.size :] + y.to_bytes(domain.size),
    ):
        with pytest.raises(CardUnreadable, match="not on the curve"):
            domain.decode(bad)


def info(oid: str, parameter: int) -> str:
    return f"3012060A{oid}0201020201{parameter:02X}"


@pytest.mark.parametrize(
    ("infos", "expected"),
    [
        ([info(OID + "02", 13)], [(Suite.AES128, 13, False)]),
        ([info(OID + "01", 12), info(OID + "04", 16)], [(Suite.AES256, 16, False), (Suite.TDES, 12, False)]),
        ([info(OID + "02", 12), info(OID + "02", 13)], [(Suite.AES128, 12, True), (Suite.AES128, 13, True)]),
        ([info("04007F00070202040402", 13)], []),  # integrated mapping
        ([info(OID + "02", 2)], []),  # a group of integers
        (["300D060804007F0007020202020101"], []),  # terminal authentication: not a PACEInfo
        (["0400", "3000"], []),
    ],
)
def test_what_a_document_offers(infos: list[str], expected: list[tuple[Suite, int, bool]]) -> None:
    body = H("".join(infos))
    found = pace.offers(b"\x31" + bytes([len(body)]) + body)
    assert [(o.suite, o.parameter, o.named) for o in found] == expected


# Secure messaging.

KEYS = (bytes(range(16)), bytes(range(16, 32)))


@pytest.mark.parametrize("suite", Suite)
def test_no_changed_answer_is_believed(suite: Suite) -> None:
    keys = (bytes(range(suite.value[1])), bytes(range(1, 1 + suite.value[1])))

    def session() -> SecureMessaging:
        return SecureMessaging(lambda _: (b"", 0x90, 0x00), suite, keys, bytes(suite.block))

    answer = b"\x99\x02\x90\x00\x8e\x08"
    counter = (1).to_bytes(suite.block)
    message = counter + answer[:4]
    from drivers.cards.emrtd.suite import pad

    good = answer + suite.mac(keys[1], message if suite is Suite.TDES else pad(message, 16))
    assert session().unwrap(good, 0x90, 0x00) == (b"", 0x90, 0x00)
    for n in range(len(good)):
        for bit in range(8):
            bad = bytearray(good)
            bad[n] ^= 1 << bit
            with pytest.raises(CardUnreadable):
                session().unwrap(bytes(bad), 0x90, 0x00)
    replayed = session()
    replayed.unwrap(good, 0x90, 0x00)
    with pytest.raises(CardUnreadable, match="checksum is wrong"):
        replayed.unwrap(good, 0x90, 0x00)
    with pytest.raises(CardUnreadable, match="unprotected answer, status 6988"):
        session().unwrap(b"", 0x69, 0x88)


def test_long_and_odd_commands_take_their_own_form() -> None:
    session = SecureMessaging(lambda _: (b"", 0x90, 0x00), Suite.AES128, KEYS, bytes(16))
    extended = session.wrap(H("00B00000"), expected=2000)
    assert extended[:7] == H("0CB00000") + b"\0" + (len(extended) - 9).to_bytes(2)
    assert extended[7:11] == H("970207D0")
    assert extended.endswith(b"\0\0")
    odd = session.wrap(H("00B10000"), H("54028000"), 200)
    assert odd[5] == 0x85
    assert session.wrap(H("00B00000"), expected=256)[5:8] == H("970100")


# The MRZ.

TD3 = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10"
TD1 = "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<"
TD1_LONG = "I<UTOD23145890<7349<<<<<<<<<<<\n3407127M9507122UTO<<<<<<<<<<<2\nSTEVENSON<<PETER<JOHN<<<<<<<<<"
TD2 = "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6"
TD2_LONG = "I<UTOSTEVENSON<<PETER<JOHN<<<<<<<<<<\nD23145890<UTO3407127M95071227349<<<8"


@pytest.mark.parametrize(
    ("zone", "number", "birth", "expiry", "given", "key"),
    [
        (TD3, "L898902C3", date(1974, 8, 12), date(2012, 4, 15), "ANNA MARIA", "L898902C3674081221204159"),
        (TD1, "D23145890", date(1974, 8, 12), date(2012, 4, 15), "ANNA MARIA", "D23145890774081221204159"),
        (TD2, "D23145890", date(1974, 8, 12), date(2012, 4, 15), "ANNA MARIA", "D23145890774081221204159"),
        (
            TD1_LONG,
            "D23145890734",
            date(1934, 7, 12),
            date(1995, 7, 12),
            "PETER JOHN",
            "D23145890734934071279507122",
        ),
        (
            TD2_LONG,
            "D23145890734",
            date(1934, 7, 12),
            date(1995, 7, 12),
            "PETER JOHN",
            "D23145890734934071279507122",
        ),
    ],
    ids=["td3", "td1", "td2", "td1-long", "td2-long"],
)
def test_the_specimens_of_the_standard_are_read(
    *, zone: str, number: str, birth: date, expiry: date, given: str, key: str
) -> None:
    found = mrz.parse(zone, TODAY)
    assert found.wrong == ()
    assert (found.number, found.birth, found.expiry, found.given) == (number, birth, expiry, given)
    assert (found.state, found.nationality) == ("UTO", "UTO")
    assert found.key.mrz == key
    assert mrz.key_in(zone, TODAY).mrz == key


@pytest.mark.parametrize(
    ("zone", "at", "wrong"),
    [
        (TD3, 45, {"number", "composite"}),
        (TD3, 58, {"birth", "composite"}),
        (TD3, 66, {"expiry", "composite"}),
        (TD3, 73, {"optional", "composite"}),
        (TD3, 88, {"composite"}),
        (TD1, 5, {"number", "composite"}),
        (TD1, 31, {"birth", "composite"}),
        (TD1, 39, {"expiry", "composite"}),
        (TD1_LONG, 15, {"number", "composite"}),
        (TD2, 37, {"number", "composite"}),
        (TD2_LONG, 65, {"number", "composite"}),
    ],
)
def test_the_field_with_the_slip_is_named(zone: str, at: int, wrong: set[str]) -> None:
    slipped = zone[:at] + ("9" if zone[at] != "9" else "8") + zone[at + 1 :]
    assert set(mrz.parse(slipped, TODAY).wrong) == wrong
    if named := wrong & set(mrz.FIELDS):
        with pytest.raises(CardUnreadable, match="wrong check digit: " + named.pop()):
            mrz.key_in(slipped, TODAY)


@pytest.mark.parametrize("text", ["", "12345", "1234567", TD3[:-1], TD3 + "<", TD3.replace("UTO", "ÜTO")])
def test_what_is_no_zone_is_said(text: str) -> None:
    with pytest.raises(CardUnreadable, match="no machine readable zone"):
        mrz.key_in(text, TODAY)


def test_six_digits_are_a_card_access_number() -> None:
    assert mrz.key_in(" 123456\n", TODAY) == CardKey(can="123456")


@pytest.mark.parametrize(
    ("two_digits", "born", "expires"),
    [
        ("261124", date(2026, 11, 24), date(2026, 11, 24)),
        ("261125", date(1926, 11, 25), date(2026, 11, 25)),
        ("261231", date(1926, 12, 31), date(2026, 12, 31)),
        ("271124", date(1927, 11, 24), date(2027, 11, 24)),
        ("761231", date(1976, 12, 31), date(2076, 12, 31)),
        ("771124", date(1977, 11, 24), date(1977, 11, 24)),
        ("000229", date(2000, 2, 29), date(2000, 2, 29)),
        ("280229", date(1928, 2, 29), date(2028, 2, 29)),
    ],
)
def test_two_digits_of_a_year_mean_the_past_or_the_next_fifty_years(
    two_digits: str, born: date | None, expires: date
) -> None:
    line = f"L898902C36UTO{two_digits}0<{two_digits}0ZE184226B<<<<<10"
    found = mrz.parse(TD3[:45] + line, TODAY)
    assert (found.birth, found.expiry) == (born, expires)
    assert found.sex is Sex.UNKNOWN


@pytest.mark.parametrize(
    ("values", "problems", "digits"),
    [
        ({}, {"number": "required", "birth": "required", "expiry": "required"}, {}),
        (
            {"number": "l898902c", "birth": "1969-08-06", "expiry": "1994 06 23"},
            {},
            {"number": "3", "birth": "1", "expiry": "6"},
        ),
        (
            {"number": "L89é", "birth": "19690231", "expiry": "940623"},
            {"number": "key-characters", "birth": "not-a-date", "expiry": "not-a-date"},
            {},
        ),
        (
            {"number": "L898902C", "birth": "20261125", "expiry": "20990101"},
            {"birth": "key-birth-future", "expiry": "key-expiry-far"},
            {"number": "3"},
        ),
        (
            {"number": "L898902C", "birth": "١٩٦٩٠٨٠٦"},
            {"birth": "not-a-date", "expiry": "required"},
            {"number": "3"},
        ),
    ],
)
def test_what_is_typed_is_judged_field_by_field(
    values: dict[str, str], problems: dict[str, str], digits: dict[str, str]
) -> None:
    found = mrz.typed(values, TODAY)
    assert (found.problems, found.digits) == (problems, digits)
    assert (found.key == BAC_KEY) == (not problems)


@pytest.mark.parametrize(
    ("written", "raw"),
    [
        ("AB-123456", "AB<123456"),
        (" ab 123456 ", "AB<123456"),
        ("AB<123456<<", "AB<123456"),
        ("A - 12", "A<<<12<<<"),
        ("L898902C", "L898902C<"),
    ],
)
def test_a_blank_or_a_hyphen_in_a_number_is_the_zone_s_filler(written: str, raw: str) -> None:
    found = mrz.typed({"number": written, "birth": "1974-08-12", "expiry": "2034-04-15"}, TODAY)
    assert found.digits["number"] == mrz.check_digit(raw)
    assert found.key == mrz.key(raw, "740812", "340415")
    again, _, _ = mrz.printed(found.key, TODAY)
    typed_again = mrz.typed({"number": again, "birth": "1974-08-12", "expiry": "2034-04-15"}, TODAY)
    assert typed_again.key == found.key


@pytest.mark.parametrize("written", ["-", "A_B", "A" * 23])
def test_what_is_no_number_of_a_document_is_said(written: str) -> None:
    found = mrz.typed({"number": written, "birth": "1974-08-12", "expiry": "2034-04-15"}, TODAY)
    assert found.problems.keys() == {"number"}


ONE_LINE = "CSC000000015<3404159<8408129<4"
"""Made by the rule: nobody's."""
CARD_FITS = dict.fromkeys((*mrz.FIELDS, "composite"), True)
PASSPORT_FITS = {**CARD_FITS, "optional": True}


def test_the_one_line_of_a_chinese_permit_is_read_where_all_its_check_digits_fit() -> None:
    found = mrz.parse(ONE_LINE, TODAY)
    assert (found.state, found.number, found.wrong) == ("CHN", "C00000001", ())
    assert (found.birth, found.expiry) == (date(1984, 8, 12), date(2034, 4, 15))
    assert mrz.key_in(ONE_LINE, TODAY) == mrz.key("C00000001", "840812", "340415")
    for at in (0, 5, 11, 15, 19, 23, 27, 29):
        slipped = ONE_LINE[:at] + ("9" if ONE_LINE[at] != "9" else "8") + ONE_LINE[at + 1 :]
        with pytest.raises(CardUnreadable, match="no machine readable zone"):
            mrz.parse(slipped, TODAY)


def test_a_zone_in_which_no_check_digit_fits_is_an_issuer_s_own() -> None:
    text = (ONE_LINE + "<" * 60).encode()
    dg1 = tlv.encode(0x61, tlv.encode(0x5F1F, text))
    assert data_groups.zone(dg1, TODAY) == text.decode()


@pytest.mark.parametrize(
    ("text", "code", "fits", "missing"),
    [
        ("", "required", {}, 0),
        ("P<UTO ÉRIKSSON", "key-alphabet", {}, 0),
        (TD3[:20], "key-lines-short", {}, 68),
        (TD3[:55], "key-lines-short", {"number": True}, 34),
        (TD3[:72].replace("74081", "74091"), "key-lines-short", {"number": True, "birth": False}, 17),
        (TD3.lower(), "", PASSPORT_FITS, 0),
        (TD3.replace("\n", ""), "", PASSPORT_FITS, 0),
        (TD3[:-1] + "1", "key-lines-wrong", {"composite": False}, 0),
        (TD3 + "<", "key-lines-short", {}, 0),
        (TD2, "", CARD_FITS, 0),
        (TD2.replace("\n", ""), "", {}, 0),
        (TD1, "", CARD_FITS, 0),
        (TD1[:30], "key-lines-short", {"number": True}, 60),
        (TD1[:38], "key-lines-short", {"number": True, "birth": True}, 53),
        (TD1_LONG, "", {}, 0),
        (ONE_LINE[:14], "key-lines-short", {"number": True}, 16),
        (ONE_LINE, "", CARD_FITS, 0),
        (ONE_LINE.replace("3404159", "3404158"), "key-lines-wrong", {"number": True, "expiry": False}, 0),
    ],
)
def test_whole_lines_are_judged_as_far_as_they_are_typed(
    *, text: str, code: str, fits: dict[str, bool], missing: int
) -> None:
    found = mrz.typed_lines(text, TODAY)
    assert found.problems == ({"lines": code} if code else {})
    assert found.fits.items() >= fits.items()
    assert found.missing == missing
    assert found.key == (None if code else mrz.parse(text.upper(), TODAY).key)


@pytest.mark.parametrize(
    ("text", "code"),
    [("", "required"), ("12345", "key-can"), ("1234567", "key-can"), ("12345x", "key-can"), (" 123 456", "")],
)
def test_a_card_access_number_is_judged_as_it_is_typed(text: str, code: str) -> None:
    found = mrz.typed_can(text)
    assert found.problems == ({"can": code} if code else {})
    assert found.key == (None if code else CardKey(can="123456"))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (TD3[:44], True),
        (TD3[45:], True),
        (TD3.replace("\n", ""), True),
        (TD1[:30], True),
        (ONE_LINE, True),
        ("WC1:ABC", False),
        ("0017-000042-8", False),
        (TD3[:43], False),
        (TD3, False),
    ],
)
def test_what_a_reader_of_documents_types_is_told_from_other_codes(*, text: str, line: bool) -> None:
    assert mrz.is_line(text) == line


def test_no_key_is_in_a_repr() -> None:
    assert "L898902C" not in f"{BAC_KEY!r}{mrz.parse(TD3, TODAY)!r}{mrz.typed({}, TODAY)!r}"
