"""Documents as printers get them: the words are there, codes can be scanned, nothing runs off the paper."""

import io
import subprocess
import unicodedata
from datetime import timedelta
from pathlib import Path

import pytest
import zxingcpp
from issuers import NOW, Issuer, trusting
from PIL import Image
from PySide6.QtGui import QGuiApplication

from drivers.printers.strip import DOTS
from kiosk import paper as p
from kiosk import specimens, technician
from kiosk.catalogue import Catalogue
from kiosk.certificate import verify
from kiosk.certificate.document import paper_of
from kiosk.question import Text
from ui.documents import draw
from ui.documents.specimen import CODE

CATALOGUE = Catalogue.load()
SERVICE = CATALOGUE.service("newborn-household")
RECEIPT = specimens.pages(CATALOGUE)["receipt"].state.receipt
PLAN = specimens.pages(CATALOGUE)["plan"].state
QR = "WC1:" + "6BFOXN*TS0BI$ZD8UHPB0WJ2Z5" * 14
CLAIMS = tuple((Text(f"第{n}项", f"Claim {n}"), Text(f"内容{n}", f"Value {n}")) for n in range(1, 11))
USE = p.DataUse(
    specimens.NOW,
    Text("示范县民政局", "Civil affairs"),
    (Text("住址", "Address"),),
    Text("低保", "Allowance"),
)
EXAMINED = technician.specimens()["technician-record"].state.record
PAPERS: dict[str, p.Paper] = {
    "receipt": p.ReceiptPaper(RECEIPT, SERVICE.title, ((SERVICE.title, "0007-000043-7"),) * 3),
    "checklist": p.Checklist.of(SERVICE),
    "booklet": p.Booklet(PLAN.plan, PLAN.child.born, PLAN.clinics),
    "certificate": p.CertificatePaper(
        Text("示范证明", "Example"),
        CLAIMS,
        "示范县民政局",
        specimens.NOW,
        specimens.NOW + timedelta(days=365),
        QR,
    ),
    "uses": p.DataUses("张小样", (USE,) * 40),
    "test": p.PrinterTest("cups:office"),
    "examination": p.ExaminationPaper(EXAMINED, "0007 (a1b2c3)"),
}
SAYS = {
    "receipt": (RECEIPT.number, "0007-000043-7", {"zh": "收件回执", "en": "Receipt"}),
    "checklist": (
        {"zh": "出生医学证明", "en": "Birth medical certificate"},
        {"zh": "到哪里办", "en": "Where"},
    ),
    "booklet": (
        {"zh": "由门诊医生当面决定", "en": "The vaccination clinic decides"},
        {"zh": "2026年9月3日", "en": "Hepatitis B vaccine, dose"},
    ),
    "certificate": ("内容10", "Claim", "Value", "怎样核验", "How to verify"),
    "uses": (
        {"zh": "谁用过我的信息", "en": "Who used my data"},
        {"zh": "谁用了什么为了什么", "en": "Civil affairs"},
    ),
    "test": ("cups:office", {"zh": "细线从左到右不断", "en": "The thin lines run unbroken"}),
    "examination": (
        "示例技术员",
        {"zh": "回执打印机", "en": "Receipt printer"},
        {"zh": "网络登录页", "en": "Login page of the"},
        {"zh": "终端检修记录", "en": "Record of an examination"},
        {"zh": "没有这个设备", "en": "No such device here"},
    ),
}


RADICALS = str.maketrans("⻔⺠⻚⻬⻓⻅⻋⻢⻛⻝⻄⻨", "门民页齐长见车马风食西麦")


def plain(text: str) -> str:
    """Without blanks; one glyph of the font is a character and its radical, and the PDF may name either."""
    return "".join(unicodedata.normalize("NFKC", text).translate(RADICALS).split())


def text_of(pdf: bytes, tmp_path: Path) -> str:
    path = tmp_path / "document.pdf"
    path.write_bytes(pdf)
    done = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True, text=True)
    return plain(done.stdout)


def pictures_of(pdf: bytes, tmp_path: Path) -> list[Image.Image]:
    path = tmp_path / "document.pdf"
    path.write_bytes(pdf)
    subprocess.run(["pdftoppm", "-r", "110", "-png", path, tmp_path / "page"], check=True)
    return [Image.open(found).convert("L") for found in sorted(tmp_path.glob("page*.png"))]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", PAPERS)
def test_a_page_says_what_it_must(name: str, lang: str, tmp_path: Path, qapp: QGuiApplication) -> None:
    del qapp
    found = text_of(draw(PAPERS[name], lang, specimens.NOW), tmp_path)
    for words in SAYS[name]:
        assert plain(words[lang] if isinstance(words, dict) else words) in found


@pytest.mark.parametrize(("name", "text"), [("receipt", RECEIPT.qr), ("certificate", QR), ("test", CODE)])
def test_the_code_on_a_page_can_be_scanned(
    name: str, text: str, tmp_path: Path, qapp: QGuiApplication
) -> None:
    del qapp
    first = pictures_of(draw(PAPERS[name], "zh", specimens.NOW), tmp_path)[0]
    assert [code.text for code in zxingcpp.read_barcodes(first)] == [text]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", PAPERS)
def test_nothing_runs_off_a_page_and_nothing_lies_on_something_else(
    name: str, lang: str, tmp_path: Path, qapp: QGuiApplication
) -> None:
    """The margins are white beside the band at the head, and there is a foot on every page."""
    del qapp
    for page in pictures_of(draw(PAPERS[name], lang, specimens.NOW), tmp_path):
        width, height = page.size
        for edge in ((0, 60, 30, height), (width - 30, 60, width, height), (0, height - 25, width, height)):
            assert page.crop(edge).getextrema()[0] > 200
        assert page.crop((30, height - 65, width, height - 35)).getextrema()[0] < 150


@pytest.mark.parametrize("dots", DOTS.values())
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", ["receipt", "checklist", "booklet", "uses", "test", "examination"])
def test_a_strip_is_one_bit_a_dot_as_wide_as_the_head_and_ends_after_its_words(
    name: str, lang: str, dots: int, qapp: QGuiApplication
) -> None:
    del qapp
    with Image.open(io.BytesIO(draw(PAPERS[name], lang, specimens.NOW, dots))) as strip:
        assert (len(strip.getcolors()), strip.width) == (2, dots)
        grey = strip.convert("L")
        left, top, right, bottom = grey.point(lambda dot: 255 - dot).getbbox()
        assert left >= 4
        assert right <= dots - 4
        assert top < 60
        assert strip.height - bottom < 60


@pytest.mark.parametrize("dots", DOTS.values())
def test_the_code_on_a_strip_lies_on_whole_dots(dots: int, qapp: QGuiApplication) -> None:
    del qapp
    with Image.open(io.BytesIO(draw(PAPERS["receipt"], "zh", specimens.NOW, dots))) as strip:
        assert [code.text for code in zxingcpp.read_barcodes(strip.convert("L"))] == [RECEIPT.qr]


def test_a_printed_certificate_verifies_and_says_the_same_as_its_page(
    tmp_path: Path, qapp: QGuiApplication
) -> None:
    del qapp
    issuer = Issuer()
    trusted = trusting(issuer.entry(), status=issuer.status())
    text = issuer.issue()
    page = draw(paper_of(verify(text, trusted, NOW), text), "en", NOW)
    (code,) = zxingcpp.read_barcodes(pictures_of(page, tmp_path)[0])
    verdict = verify(code.text, trusted, NOW)
    assert verdict.valid
    words = text_of(page, tmp_path)
    assert plain(verdict.issuer_name) in words
    kind = verdict.kind
    assert kind
    for name in verdict.claims:
        assert plain(kind.claims[name].label.zh) in words
    for said in (kind.title.zh, kind.title.en, "张演示", "样例县云上食品有限公司", "单位就业", "employed"):
        assert plain(said) in words


def test_what_is_not_valid_is_not_printed() -> None:
    verdict = verify(Issuer().issue(), trusting(), NOW)
    with pytest.raises(AssertionError, match="nobody vouches"):
        paper_of(verdict, "")


def test_the_properties_of_a_pdf_name_nobody(tmp_path: Path, qapp: QGuiApplication) -> None:
    del qapp
    path = tmp_path / "document.pdf"
    path.write_bytes(draw(PAPERS["uses"], "zh", specimens.NOW))
    done = subprocess.run(["pdfinfo", path], capture_output=True, check=True, text=True)
    assert "张" not in done.stdout
    assert "Waystation" in done.stdout


def test_the_list_of_a_life_event_names_each_thing_once() -> None:
    event = CATALOGUE.event("birth")
    services = {name: CATALOGUE.service(name) for name in event.services}
    made = p.of_event(event.title, services)
    ids = [material.id for material in made.materials]
    assert len(ids) == len(set(ids))
    assert set(ids) == {m.id for service in services.values() for m in service.materials}
    needed = {m.id for service in services.values() for m in service.materials if m.required}
    assert {m.id for m in made.materials if m.required} == needed
