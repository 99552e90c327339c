"""What an examination finds, in words: the names of checks and trials and how each went, in both languages.

The one place for them: the technician's screen and the record on paper take them from here. What to do about
a finding is the screen's (``Remedies.qml``).
"""

from collections.abc import Mapping
from typing import Final

from kiosk.check import DOWN, NONE, OK, WARN, Outcome, Trial
from kiosk.question import Text

WAITING: Final = "waiting"
"""The state of a check that has not answered yet."""

CHECKS: Final[Mapping[str, Text]] = {
    "engine": Text("数据库引擎", "Database engine"),
    "disk": Text("磁盘", "Disk"),
    "database": Text("数据库", "Database"),
    "schema": Text("数据库的表结构", "Tables of the database"),
    "vault": Text("保险库密钥", "Vault key"),
    "catalogue": Text("事项目录", "Catalogue of services"),
    "clock": Text("时钟", "Clock"),
    "enrolment": Text("终端登记", "Enrolment"),
    "dns": Text("平台域名（DNS）", "Name of the platform (DNS)"),
    "portal": Text("网络登录页", "Login page of the network"),
    "tls": Text("线路证书（TLS）", "Certificate of the line (TLS)"),
    "platform": Text("平台", "Platform"),
    "agent": Text("同步程序", "Sync agent"),
    "outbox": Text("待发送的申请", "Applications to be sent"),
    "reader": Text("读卡器", "Card reader"),
    "sam-port": Text("串口读卡器（SAM）", "Serial card reader (SAM)"),
    "country-certificates": Text("各国签发证书（护照）", "Country certificates (passports)"),
    "receipt-printer": Text("回执打印机", "Receipt printer"),
    "page-printer": Text("整页打印机", "Page printer"),
    "scanner": Text("文件扫描仪", "Document scanner"),
    "ocr": Text("文字识别", "Reading print"),
    "screen": Text("屏幕", "Screen"),
    "touch": Text("触摸", "Touch"),
    "sound": Text("声音", "Sound"),
    "speech": Text("朗读", "Reading aloud"),
    "handwriting": Text("手写", "Handwriting"),
    "fonts": Text("字体", "Fonts"),
}
STATES: Final[Mapping[str, Text]] = {
    OK: Text("正常", "Works"),
    WARN: Text("需留意", "Could be better"),
    DOWN: Text("故障", "Out of order"),
    NONE: Text("不适用", "Does not apply"),
    WAITING: Text("检查中……", "Checking…"),
}
TRIALS: Final[Mapping[Trial, Text]] = {
    Trial.RECEIPT: Text("打印回执", "Print a receipt"),
    Trial.PAGE: Text("打印整页", "Print a page"),
    Trial.CARD: Text("读一张卡", "Read a card"),
    Trial.SPEECH: Text("朗读一句话", "Speak a sentence"),
    Trial.TOUCH: Text("擦遍触摸屏", "Wipe the touchscreen"),
}
OUTCOMES: Final[Mapping[Outcome, Text]] = {
    Outcome.PASSED: Text("通过", "Passed"),
    Outcome.FAILED: Text("没通过", "Failed"),
    Outcome.IMPOSSIBLE: Text("没有这个设备", "No such device here"),
}
UNTRIED: Final = Text("还没测试", "Not tested yet")


def check_in(name: str, lang: str) -> str:
    """The name of a check; of one that a later release had, as its record has it."""
    return CHECKS[name].in_(lang) if name in CHECKS else name
