"""The four sets of algorithms that protect the line to a chip: ICAO Doc 9303-11, 9.7 and 9.8.

3DES in CBC with retail MAC (ISO/IEC 9797-1 algorithm 3, padding 2), and AES with CMAC cut to eight bytes.
"""

import hashlib
from enum import Enum

from cryptography.hazmat.decrepit.ciphers.algorithms import TripleDES
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC, ECB
from cryptography.hazmat.primitives.cmac import CMAC

ENC, MAC, PASSWORD = 1, 2, 3
"""What a key is for: the counter of the key derivation function, 9.7.1."""


class Suite(Enum):
    """One set; the value is its key length in bytes, 3DES as two keys."""

    TDES = ("3des", 16)
    AES128 = ("aes", 16)
    AES192 = ("aes", 24)
    AES256 = ("aes", 32)

    @property
    def block(self) -> int:
        """Bytes of a cipher block, which is also the size of the send sequence counter."""
        return 8 if self is Suite.TDES else 16

    def derive(self, secret: bytes, purpose: int) -> bytes:
        """A key from a shared secret or a password."""
        digest = hashlib.sha256 if self.value[1] > 16 else hashlib.sha1
        key = digest(secret + purpose.to_bytes(4)).digest()[: self.value[1]]
        return _odd_parity(key) if self is Suite.TDES else key

    def encrypt(self, key: bytes, data: bytes, iv: bytes | None = None) -> bytes:
        """CBC over whole blocks; ``iv`` is zero if not given."""
        step = Cipher(self._algorithm(key), CBC(iv or bytes(self.block))).encryptor()
        return step.update(data) + step.finalize()

    def decrypt(self, key: bytes, data: bytes, iv: bytes | None = None) -> bytes:
        """The inverse.

        Raises:
            ValueError: these are not whole blocks.
        """
        step = Cipher(self._algorithm(key), CBC(iv or bytes(self.block))).decryptor()
        return step.update(data) + step.finalize()

    def mac(self, key: bytes, data: bytes) -> bytes:
        """Eight bytes over ``data`` as it is; only 3DES pads it itself."""
        if self is Suite.TDES:
            return _retail_mac(key, pad(data, 8))
        step = CMAC(AES(key))
        step.update(data)
        return step.finalize()[:8]

    def iv(self, key: bytes, counter: bytes) -> bytes:
        """Where the cipher of one message begins: zero for 3DES, the enciphered counter for AES."""
        if self is Suite.TDES:
            return bytes(8)
        step = Cipher(AES(key), ECB()).encryptor()  # noqa: S305  # one block, as 9.8.6.1 has it
        return step.update(counter) + step.finalize()

    def _algorithm(self, key: bytes) -> AES | TripleDES:
        # Two keys are given as three: the library is about to refuse the short form.
        return TripleDES(key + key[:8]) if self is Suite.TDES else AES(key)


def pad(data: bytes, block: int) -> bytes:
    """ISO/IEC 9797-1 padding method 2: a bit and zeros up to a whole block."""
    return data + b"\x80" + bytes(-(len(data) + 1) % block)


def unpad(data: bytes) -> bytes:
    """The inverse.

    Raises:
        ValueError: there is no such padding.
    """
    kept = data.rstrip(b"\0")
    if not kept.endswith(b"\x80"):
        raise ValueError("no padding")
    return kept[:-1]


def _retail_mac(key: bytes, data: bytes) -> bytes:
    """DES-CBC with the first key, then the last block deciphered with the second and enciphered again."""
    first, second = TripleDES(key[:8] * 3), TripleDES(key[8:] * 3)
    chain = Cipher(first, CBC(bytes(8))).encryptor()
    last = (chain.update(data) + chain.finalize())[-8:]
    step = Cipher(second, ECB()).decryptor()  # noqa: S305  # one block
    last = step.update(last) + step.finalize()
    again = Cipher(first, ECB()).encryptor()  # noqa: S305  # one block
    return again.update(last) + again.finalize()


def _odd_parity(key: bytes) -> bytes:
    return bytes(byte & 0xFE | (byte >> 1).bit_count() % 2 ^ 1 for byte in key)
