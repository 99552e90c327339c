"""What every view model has: the language and the theme of the moment, as QML binds to them."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Property, QObject, Signal, Slot

LANGUAGES = ("zh", "en")
THEMES = ("standard", "elder", "contrast")


@dataclass(frozen=True, slots=True)
class Look:
    """How every visit begins; ``size`` None is the whole display."""

    lang: str = "zh"
    theme: str = "standard"
    size: tuple[int, int] | None = None


class View(QObject):
    """See the module. ``translate`` is called with each new language, before anybody hears of it."""

    languageChanged = Signal()  # noqa: N815  # Qt's way to name signals
    themeChanged = Signal()  # noqa: N815

    def __init__(self, look: Look, translate: Callable[[str], None]) -> None:
        """In the language and the theme of ``look``."""
        super().__init__()
        self._lang, self._theme, self._translate = look.lang, look.theme, translate
        translate(look.lang)

    language = Property(str, lambda self: self._lang, notify=languageChanged)
    theme = Property(str, lambda self: self._theme, notify=themeChanged)

    @Slot(str)
    def setLanguage(self, lang: str) -> None:  # noqa: N802  # as QML calls it
        """``zh`` or ``en``: every word on the screen, at once."""
        if lang in LANGUAGES and lang != self._lang:
            self._lang = lang
            self._translate(lang)
            self.languageChanged.emit()
            self._language_changed()

    @Slot(str)
    def setTheme(self, theme: str) -> None:  # noqa: N802  # as QML calls it
        """Size and colours: ``standard``, ``elder`` or ``contrast``."""
        if theme in THEMES and theme != self._theme:
            self._theme = theme
            self.themeChanged.emit()

    def _language_changed(self) -> None:
        """For who has words of its own to say anew."""
