"""The text of a code out of a picture: PNG or JPEG, by Pillow and zxing-cpp; a camera's frames too.

QR codes first: ours are. Then what stands on the papers that people bring: Code 128, Code 39 and EAN bars,
Data Matrix, PDF417 and Aztec.
"""

import io
import warnings

import zxingcpp
from PIL import Image

from kiosk.errors import Fault

MAX_BYTES = 32 << 20
_MAX_PIXELS = 64_000_000
_FORMATS = ("PNG", "JPEG")


_FIRST = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
_OTHERS = zxingcpp.BarcodeFormats(
    [
        zxingcpp.BarcodeFormat.Code128,
        zxingcpp.BarcodeFormat.Code39,
        zxingcpp.BarcodeFormat.EAN13,
        zxingcpp.BarcodeFormat.DataMatrix,
        zxingcpp.BarcodeFormat.PDF417,
        zxingcpp.BarcodeFormat.Aztec,
    ]
)


class PictureInvalid(Fault):
    """No picture, or none with a code that can be read."""

    code = "picture-invalid"


def is_picture(data: bytes) -> bool:
    """Whether it begins as a PNG or a JPEG does."""
    return data.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"))


def read_picture(data: bytes) -> str:
    """The text of the one code in the picture; of several, a QR code, or else the first that is read.

    Raises:
        PictureInvalid: see the class.
    """
    if len(data) > MAX_BYTES:
        raise PictureInvalid(f"the picture has more than {MAX_BYTES >> 20} MiB")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=_FORMATS) as picture:
                if picture.width * picture.height > _MAX_PIXELS:
                    raise PictureInvalid("the picture has too many pixels")
                grey = _grey(picture)
    except (
        OSError,
        ValueError,
        SyntaxError,
        Image.DecompressionBombWarning,
        Image.DecompressionBombError,
    ) as e:
        raise PictureInvalid(f"no picture that can be read ({type(e).__name__})") from e
    found = zxingcpp.read_barcodes(grey, formats=_FIRST) or zxingcpp.read_barcodes(grey, formats=_OTHERS)
    if not found:
        raise PictureInvalid("there is no code in the picture that can be read")
    return str(found[0].text)


def _grey(picture: Image.Image) -> Image.Image:
    """What shows through is paper: a picture's own colour there is often black."""
    if not picture.has_transparency_data:
        return picture.convert("L")
    grey, alpha = picture.convert("RGBA" if picture.mode == "P" else "LA").convert("LA").split()
    paper = Image.new("L", grey.size, 255)
    paper.paste(grey, mask=alpha)
    return paper
