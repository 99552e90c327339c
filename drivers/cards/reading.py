"""What every card's decoder shares: text cleaned, days and codes judged, and each doubt noted once.

A field that cannot be read is left empty and named in ``warnings``; no value of a card ever stands in one.
The codes: ``text-damaged``, ``sex-unknown``, ``nation-unknown``, ``birth-unreadable``, ``card-type-unknown``,
``validity-unreadable``, and of the number ``id-length``, ``id-characters``, ``id-birth``, ``id-checksum``,
``id-birth-mismatch``, ``id-sex-mismatch``, ``id-kind-mismatch`` and the warnings of ``kiosk.id_number``.
``birth-future``, and ``id-birth-future`` of the number, are added by ``on_the_day`` once the person is read.
"""

import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date

from kiosk.id_number import IdKind, IdNumber, check
from kiosk.person import Person, Sex

SEXES = {"1": Sex.MALE, "2": Sex.FEMALE, "0": Sex.UNKNOWN, "9": Sex.UNKNOWN}
"""GB/T 2261.1-2003."""

_NATIONS = (
    "汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 "
    "佤 畲 高山 拉祜 水 东乡 纳西 景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 "
    "塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺"
)
NATIONS: Mapping[str, str] = {
    **{f"{code:02d}": name for code, name in enumerate(_NATIONS.split(), 1)},
    "97": "其他",
    "98": "外国血统中国籍人士",
}
"""Ethnic group by its numeric code, GB/T 3304-1991; 97 and 98 as the police register uses them."""


class Reading:
    """One pass over a card: collects what did not add up, in order, once each."""

    def __init__(self) -> None:
        """Nothing is wrong yet."""
        self._warnings: list[str] = []

    @property
    def warnings(self) -> tuple[str, ...]:
        """The codes so far."""
        return tuple(self._warnings)

    def warn(self, code: str) -> None:
        """Note a doubt."""
        if code not in self._warnings:
            self._warnings.append(code)

    def text(self, padded: str) -> str:
        """Without padding; a broken surrogate or a control is said and dropped."""
        padded = padded.replace("\0", "")
        kept = "".join(c for c in padded if not _is_damage(c))
        if kept != padded:
            self.warn("text-damaged")
        return kept.strip()

    def day(self, digits: str, trouble: str) -> date | None:
        """A day as YYYYMMDD; None, and ``trouble`` noted, when it is none."""
        if not digits:
            return None
        try:
            if len(digits) == 8 and digits.isascii() and digits.isdigit():
                return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
        except ValueError:
            pass
        self.warn(trouble)
        return None

    def coded(self, code: str, table: Mapping[str, str], trouble: str) -> str | None:
        """What a code stands for; None when it is empty, or in no table (``trouble`` is noted)."""
        if code and code not in table:
            self.warn(trouble)
        return table.get(code)

    def sex(self, code: str, table: Mapping[str, Sex] = SEXES) -> Sex:
        """The sex that a code stands for; unknown is said, not guessed."""
        found = table.get(code)
        if found is None:
            self.warn("sex-unknown")
        return found or Sex.UNKNOWN

    def number(self, number: IdNumber, birth: date | None, sex: Sex, kinds: Collection[IdKind]) -> str:
        """The number normalised, every contradiction between it and the rest of the card noted."""
        for code in (number.problem, *number.warnings):
            if code:
                self.warn(code)
        if number.kind not in {*kinds, IdKind.UNKNOWN}:
            self.warn("id-kind-mismatch")
        if number.birth and birth and number.birth != birth:
            self.warn("id-birth-mismatch")
        if Sex.UNKNOWN not in {number.sex, sex} and number.sex is not sex:
            self.warn("id-sex-mismatch")
        return number.number


def on_the_day(person: Person, today: date) -> Person:
    """The person with what only the day can tell among the warnings: a birth that is still to come."""
    codes = ["birth-future"] if person.birth and person.birth > today else []
    numbers = (person.id_number, dict(person.extra).get("personal_number", ""))
    if any("id-birth-future" in check(number, today).warnings for number in numbers):
        codes.append("id-birth-future")
    return replace(person, warnings=(*person.warnings, *codes)) if codes else person


def _is_damage(c: str) -> bool:
    """Controls, formats, line ends, the mark of a broken surrogate, noncharacters: none is part of a name.

    Private-use and yet unassigned characters stay: rare names are written with them.
    """
    return c == "\ufffd" or ord(c) & 0xFFFE == 0xFFFE or unicodedata.category(c) in {"Cc", "Cf", "Zl", "Zp"}
