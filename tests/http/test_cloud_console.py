"""The console as a browser sees it: log in, find, open, decide, revoke; and nothing from elsewhere."""

import hashlib
import re
import uuid
from collections.abc import Callable, Iterator

import pytest
import requests
from platform_server import Platform
from terminal_client import TerminalClient


class Browser:
    """Cookies and CSRF tokens, as forms want them."""

    def __init__(self, url: str) -> None:
        self.url, self.session = url, requests.Session()

    def get(self, path: str, **options: str) -> requests.Response:
        return self.session.get(self.url + path, headers=options, timeout=30)

    def post(self, path: str, **fields: str) -> requests.Response:
        token = self.session.cookies.get("csrftoken") or ""
        return self.session.post(self.url + path, data=fields | {"csrfmiddlewaretoken": token}, timeout=30)

    def log_in(self, name: str, password: str) -> requests.Response:
        self.get("/admin/login/")
        return self.post("/admin/login/?next=/admin/", username=name, password=password)


@pytest.fixture(scope="module")
def operator(sqlite_platform: Platform) -> Iterator[Browser]:
    made = sqlite_platform.cli("operator", "staff")
    browser = Browser(sqlite_platform.url)
    assert "Console" in browser.log_in("staff", made["password"]).text
    yield browser
    browser.session.close()


@pytest.fixture
def case(sqlite_terminal: TerminalClient, operator: Browser) -> tuple[str, str]:
    """The address of a new case's page, and its id."""
    uid = str(uuid.uuid4())
    sqlite_terminal.submit(sqlite_terminal.envelope(uid=uuid.UUID(uid)))
    found = operator.get(f"/admin/cloud/transaction/?q={uid}").text
    links = set(re.findall(r'href="(/admin/cloud/transaction/\d+/change/)', found))
    assert len(links) == 1
    return links.pop(), uid


def test_strangers_are_sent_to_the_door(sqlite_platform: Platform) -> None:
    browser = Browser(sqlite_platform.url)
    assert "/admin/login/" in browser.get("/admin/cloud/transaction/").url
    assert "errornote" in browser.log_in("staff", "wrong").text
    browser.session.close()


def test_opening_decrypts_and_is_on_record(operator: Browser, case: tuple[str, str]) -> None:
    page, uid = case
    closed = operator.get(page).text
    assert "张演示" not in closed
    assert operator.get(page.replace("change", "open")).status_code == 405
    opened = operator.post(page.replace("change", "open"))
    assert "张演示" in opened.text
    assert opened.headers["Cache-Control"].startswith("no-store")
    trail = operator.get(f"/admin/cloud/audit/?q={uid}").text
    assert re.search(r"field-actor\">staff<.*field-action\">open<", trail, re.DOTALL)


def test_the_clerk_sees_what_became_of_each_paper(operator: Browser, sqlite_terminal: TerminalClient) -> None:
    states = ("attached", "certificate", "card", "later")
    materials = [{"id": f"paper-{s}", "required": s != "later", "state": s} for s in states]
    for said, body in enumerate(({}, {"materials": "none"}, {"materials": materials})):
        uid = uuid.uuid4()
        sqlite_terminal.submit(sqlite_terminal.envelope(body, uid=uid))
        found = operator.get(f"/admin/cloud/transaction/?q={uid}").text
        (page,) = set(re.findall(r'href="(/admin/cloud/transaction/\d+)/change/', found))
        shown = operator.post(f"{page}/open/").text
        assert ('id="materials"' in shown) == (said == 2)
    assert re.search(
        r"paper-later \(if there is one\).*<strong>brought to the counter later", shown, re.DOTALL
    )
    assert "paper-attached</td>" in shown
    assert "replaced by an e-certificate" in shown


def test_deciding_reaches_the_terminal(
    operator: Browser, case: tuple[str, str], sqlite_terminal: TerminalClient
) -> None:
    page, uid = case
    answer = operator.post(page.replace("change", "decide"), decision="rejected", note="请到窗口")
    assert "请到窗口" in answer.text
    told = [e for e in sqlite_terminal.feed()["events"] if e["type"] == "decided"]
    assert [(e["id"], e["decision"], e["note"]) for e in told] == [(uid, "rejected", "请到窗口")]
    operator.post(page.replace("change", "decide"), decision="perhaps")
    assert len(sqlite_terminal.feed()["events"]) == 2


def test_a_case_cannot_be_changed(operator: Browser, case: tuple[str, str]) -> None:
    page, _ = case
    assert operator.post(page, state="approved").status_code == 403
    assert operator.post(page.replace("change", "delete"), post="yes").status_code == 403


def test_an_attachment_is_downloaded(operator: Browser, sqlite_terminal: TerminalClient) -> None:
    uid = uuid.uuid4()
    sealed = sqlite_terminal.seal_blob(b"a photograph", uid)
    raw = sqlite_terminal.envelope(uid=uid, blobs=[sealed])
    sqlite_terminal.patch_blob(_sha(sealed), 0, len(sealed), sealed)
    assert sqlite_terminal.submit(raw) == [("accepted", "")]
    found = operator.get(f"/admin/cloud/transaction/?q={uid}").text
    (page,) = set(re.findall(r'href="(/admin/cloud/transaction/\d+)/change/', found))
    answer = operator.post(f"{page}/attachment/0/")
    assert answer.content == b"a photograph"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "IndexError" in operator.post(f"{page}/attachment/1/").text


def test_revoking(
    operator: Browser, sqlite_platform: Platform, new_terminal: Callable[[Platform], TerminalClient]
) -> None:
    terminal = new_terminal(sqlite_platform)
    operator.get("/admin/cloud/terminal/")
    operator.post("/admin/cloud/terminal/", action="revoke", _selected_action=terminal.terminal)
    assert terminal.request("GET", "/api/v1/feed").json()["code"] == "terminal-revoked"


def test_incidents_are_shown(operator: Browser, sqlite_terminal: TerminalClient) -> None:
    sqlite_terminal.submit(b"garbage")
    page = operator.get("/admin/cloud/incident/?q=").text
    assert "malformed" in page
    assert "an envelope that cannot be read" in page


def test_what_a_terminal_has_lost_is_shown_in_words(
    operator: Browser, sqlite_terminal: TerminalClient
) -> None:
    raw = sqlite_terminal.envelope(uid=(uid := uuid.uuid4()))
    sqlite_terminal.submit(lost=sqlite_terminal.losses((1, hashlib.sha256(raw).digest())))
    where = f"/admin/cloud/incident/?kind=lost&terminal__id__exact={sqlite_terminal.terminal}"
    assert "lost at the terminal: the citizen has the receipt" in operator.get(where).text
    chinese = operator.get(where, **{"Accept-Language": "zh-CN"}).text
    assert "群众持有回执" in chinese
    sqlite_terminal.submit(raw)
    assert operator.get(f"/admin/cloud/transaction/?q={uid}").text.count("/change/") > 0
    assert "lost at the terminal" not in operator.get(where).text


def test_a_case_whose_attachment_is_lost_says_so(operator: Browser, sqlite_terminal: TerminalClient) -> None:
    raw = sqlite_terminal.envelope(uid=(uid := uuid.uuid4()), blobs=[b"sealed bytes"])
    sqlite_terminal.submit(raw, lost=b"")
    sqlite_terminal.submit(lost=sqlite_terminal.losses((1, hashlib.sha256(raw).digest())))
    found = operator.get(f"/admin/cloud/transaction/?q={uid}").text
    assert "has lost an attachment" in found
    (page,) = set(re.findall(r'href="(/admin/cloud/transaction/\d+/change/)', found))
    assert "has lost an attachment" in operator.get(page).text
    assert "ask the citizen for the paper" in operator.get("/admin/cloud/incident/?q=").text


def test_in_chinese(operator: Browser) -> None:
    page = operator.get("/admin/", **{"Accept-Language": "zh-CN"}).text
    assert "驿站平台" in page
    assert "办件" in page


@pytest.mark.parametrize("path", ["/api/v1/docs", "/admin/login/"])
def test_no_page_loads_anything_from_elsewhere(sqlite_platform: Platform, path: str) -> None:
    answer = requests.get(sqlite_platform.url + path, timeout=30)
    sources = re.findall(r"""(?:src|href|action|url)["']?\s*[=:]\s*["']([^"']+)""", answer.text)
    assert sources
    assert [s for s in sources if not s.startswith(("/", "#", "?"))] == []
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'self'")
    for source in sources:
        if source.startswith("/static/"):
            assert requests.get(sqlite_platform.url + source, timeout=30).status_code == 200, source
    assert '"validatorUrl": null' in answer.text or path != "/api/v1/docs"


def _sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
