"""Ages and intervals as schedules write them, and the calendar arithmetic that every schedule shares.

A span is written ``8 m``, ``24 m + 4 w`` or ``6 w - 4 d``: years and months first, then weeks and days. A day
that the month does not have becomes the first of the next month (CDSi's rule CALCDT-5), so that nobody counts
as a month older than he is: 8 months after 30 June are 1 March.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Self

TERM: Final = r"[0-9]{1,4} [ymwd]"
PATTERN: Final = rf"^{TERM}( [+-] {TERM})*$"
"""What a span looks like, as JSON Schema takes it."""
_UNITS: Final = {
    "y": ("周岁", "年", "year"),
    "m": ("月龄", "个月", "month"),
    "w": ("周龄", "周", "week"),
    "d": ("日龄", "天", "day"),
}


@dataclass(frozen=True, slots=True)
class Span:
    """Calendar months, then days."""

    months: int
    days: int
    text: str

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``12 m - 4 d``; raises ValueError."""
        if not re.fullmatch(PATTERN, text):
            raise ValueError(f"no span: {text[:32]!r}")
        months = days = 0
        for sign, number, unit in re.findall(r"([+-]?) ?([0-9]+) ([ymwd])", text):
            amount = -int(number) if sign == "-" else int(number)
            match unit:
                case "y":
                    months += 12 * amount
                case "m":
                    months += amount
                case "w":
                    days += 7 * amount
                case _:
                    days += amount
        return cls(months, days, text)

    @classmethod
    def of_days(cls, days: int) -> Self:
        """A number of days."""
        return cls(0, days, f"{days} d")

    def after(self, day: date) -> date:
        """The day that lies this span after ``day``."""
        year, month = divmod(day.year * 12 + day.month - 1 + self.months, 12)
        try:
            moved = date(year, month + 1, day.day)
        except ValueError:
            moved = date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
        return moved + timedelta(days=self.days)

    def less(self, grace: "Span") -> "Span":
        """This span less a number of days."""
        return Span(self.months, self.days - grace.days, f"{self.text} - {grace.text}")

    def words(self, lang: str, *, age: bool = False) -> str:
        """``8 months`` or ``8个月``; as an age ``8月龄``, ``4周岁``, and ``birth`` for nothing."""
        if age and not (self.months or self.days):
            return "出生时" if lang == "zh" else "birth"
        parts = re.findall(r"([+-]?) ?([0-9]+) ([ymwd])", self.text)
        signs = {"+": ("加", " and "), "-": ("减", " less "), "": ("", "")}
        written = ""
        for sign, number, unit in parts:
            age_zh, span_zh, en = _UNITS[unit]
            if lang == "zh":
                written += f"{signs[sign][0]}{number}{age_zh if age and len(parts) == 1 else span_zh}"
            else:
                written += f"{signs[sign][1]}{number} {en}{'' if number == '1' else 's'}"
        return written
