"""Recognition of handwritten characters by zinnia, through its C interface (zinnia.h of 0.06).

Owns one model in memory: 6,763 simplified characters, about 10 ms to load, 5 to 16 ms a character, so call it
from no thread that draws. Nothing is kept of what was written. Library and model come from the Debian
packages ``libzinnia0`` and ``tegaki-zinnia-simplified-chinese``; without them there is no recognizer, and the
pinyin keyboard does alone.
"""

import ctypes
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

LIBRARY: Final = "libzinnia.so.0"
MODEL: Final = Path("/usr/share/tegaki/models/zinnia/handwriting-zh_CN.model")

Stroke = Sequence[tuple[float, float]]
"""The points of one stroke, in the order and in the units in which it was drawn, x to the right, y down."""

_SIDE = 1000
_MARGIN = 80
"""Zinnia's coordinates are whole numbers in a box; a character is put in its middle, as large as it fits."""
_LONGEST = 4000
"""Points of a character beyond which nobody writes: the rest is left out."""


class Recognizer:
    """One model. For several threads: they take turns."""

    def __init__(self, library: Any, handle: int) -> None:
        """See ``open``."""
        self._library = library
        self._handle = handle
        self._turn = threading.Lock()

    @classmethod
    def open(cls, model: Path = MODEL) -> "Recognizer | None":
        """The recognizer, or None where the library or the model is not installed or is damaged."""
        try:
            library = _declared(ctypes.CDLL(LIBRARY))
        except OSError:
            return None
        handle = library.zinnia_recognizer_new()
        if not model.is_file() or not library.zinnia_recognizer_open(handle, str(model).encode()):
            library.zinnia_recognizer_destroy(handle)
            return None
        return cls(library, handle)

    def candidates(self, strokes: Sequence[Stroke], most: int = 8) -> list[str]:
        """The characters that the strokes may be, the likeliest first; none for an empty pad.

        Where on the pad they stand, and how large, does not matter.
        """
        if not any(strokes):
            return []
        character = self._library.zinnia_character_new()
        try:
            self._draw(character, strokes)
            with self._turn:
                return self._classified(character, most)
        finally:
            self._library.zinnia_character_destroy(character)

    def _draw(self, character: int, strokes: Sequence[Stroke]) -> None:
        xs, ys = zip(*(point for stroke in strokes for point in stroke), strict=True)
        scale = (_SIDE - 2 * _MARGIN) / max(max(xs) - min(xs), max(ys) - min(ys), 1.0)
        middle_x, middle_y = (max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2
        self._library.zinnia_character_set_width(character, _SIDE)
        self._library.zinnia_character_set_height(character, _SIDE)
        left = _LONGEST
        for number, stroke in enumerate(strokes):
            for x, y in stroke[:left]:
                place = (round(_SIDE / 2 + v * scale) for v in (x - middle_x, y - middle_y))
                self._library.zinnia_character_add(character, number, *place)
            left = max(0, left - len(stroke))

    def _classified(self, character: int, most: int) -> list[str]:
        result = self._library.zinnia_recognizer_classify(self._handle, character, most)
        if not result:
            return []
        try:
            count = self._library.zinnia_result_size(result)
            return [self._library.zinnia_result_value(result, n).decode() for n in range(count)]
        finally:
            self._library.zinnia_result_destroy(result)

    def __del__(self) -> None:
        """Give the model's memory back."""
        self._library.zinnia_recognizer_destroy(self._handle)


def _declared(library: Any) -> Any:
    """The functions that are used, with their types: a pointer is no int for ctypes unless it is told."""
    pointer, size = ctypes.c_void_p, ctypes.c_size_t
    signatures: dict[str, tuple[Any, list[Any]]] = {
        "recognizer_new": (pointer, []),
        "recognizer_open": (ctypes.c_int, [pointer, ctypes.c_char_p]),
        "recognizer_classify": (pointer, [pointer, pointer, size]),
        "recognizer_destroy": (None, [pointer]),
        "character_new": (pointer, []),
        "character_set_width": (None, [pointer, size]),
        "character_set_height": (None, [pointer, size]),
        "character_add": (ctypes.c_int, [pointer, size, ctypes.c_int, ctypes.c_int]),
        "character_destroy": (None, [pointer]),
        "result_size": (size, [pointer]),
        "result_value": (ctypes.c_char_p, [pointer, size]),
        "result_destroy": (None, [pointer]),
    }
    for name, (result, arguments) in signatures.items():
        function = getattr(library, f"zinnia_{name}")
        function.restype, function.argtypes = result, arguments
    return library
