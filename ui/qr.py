"""QR codes as rows of 0 and 1, for the screen and for paper."""

from functools import lru_cache

import qrcode


@lru_cache(maxsize=8)
def modules(text: str) -> tuple[str, ...]:
    """The code as rows of 0 and 1, without a margin (ISO/IEC 18004, level M)."""
    code = qrcode.QRCode(border=0, error_correction=qrcode.constants.ERROR_CORRECT_M)
    code.add_data(text)
    code.make()
    return tuple("".join("1" if dark else "0" for dark in row) for row in code.get_matrix())
