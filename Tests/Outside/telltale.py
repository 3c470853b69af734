"""Uses every kind of secret at an office that logs all it can, and looks for each of them in everything that it said.

Passwords, sessions, form words, tokens, codes of reporters and of calls, secrets and codes of a second factor, the words of an uploaded paper, the
name of its file, mails and their addresses, the relay's password, keys of the office and of its backups, sealed names; then a fault, and a crash. Read are
the log as text and as JSON, what each command printed, the queue of mails and, at the end, what a killed process left behind. A word that may be logged is
looked for too, so that a search that finds nothing is known to search.
"""

from __future__ import annotations

import base64
import datetime
import hashlib
import hmac
import json
import os
import re
import signal
import struct
import subprocess
import sys
import time
from pathlib import Path

import requests

from leak import hidden_fields
from office import BINARY, ROOT, Checks, Office

RELAY_PASSWORD = "relay-geheim-83-Sungari"
NEW_PASSWORD = "Nenjiang-2026-Oroqen"
WRONG_PASSWORD = "falsch-Tahe-4471"
SEALED = {"name": "鄂温克莫日格勒", "phone": "13804519977", "email": "moergele.q8@example.org"}
PAPER = b"%PDF-1.4\nzhibao-paper-content-5c1d\n%%EOF"
FILE_NAME = "莫日格勒的合同-7f3a.pdf"
SENDER = "mailwriter.z3@example.org"
MAIL_TEXT = "正文里的秘密-91ac"
BROWSER = "TelltaleBrowser/77.1"


class Used:
    """Every secret that was used, by what it is."""

    def __init__(self) -> None:
        self.words: dict[str, str] = {}
        self.said: list[str] = []

    def add(self, what: str, word: str | None) -> str:
        if word and len(word) >= 6:
            self.words[f"{what} {len(self.words)}"] = word
        return word or ""

    def command(self, office: Office, *arguments: object, stdin: bytes | None = None, prints_secret: bool = False) -> str:
        """Runs a command; what it prints is searched too, unless telling a secret is what it is for."""
        words = [str(BINARY), *map(str, arguments)]
        run = subprocess.run(words, cwd=ROOT, input=stdin, capture_output=True, timeout=300, check=False)
        out, err = run.stdout.decode(errors="replace"), run.stderr.decode(errors="replace")
        self.said.append(err if prints_secret else out + err)
        return out


def step(office: Office) -> int:
    """The half minute of the office, whose clock the demo has set."""
    log = (office.folder / "server.log").read_text(errors="replace")
    began = datetime.datetime.fromisoformat(re.search(r"clock=(\S+)", log).group(1)).timestamp()
    return int(began + time.time() - office.started) // 30


def time_code(secret: str, step: int) -> str:
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    mac = hmac.new(key, struct.pack(">Q", step), hashlib.sha1).digest()
    at = mac[19] & 15
    return f"{(struct.unpack('>I', mac[at:at + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"


class Browser:
    def __init__(self, office: Office, used: Used) -> None:
        self.office, self.used = office, used
        self.session = requests.Session()
        self.session.headers["User-Agent"] = BROWSER

    def get(self, path: str) -> requests.Response:
        answer = self.session.get(self.office.url + path, timeout=30)
        self.note()
        return answer

    def post(self, path: str, page: str, files: dict | None = None, **fields: str) -> requests.Response:
        form = {name: value for name, value in hidden_fields(self.get(page).text).items() if name == "form-word"}
        self.used.add("form word", form.get("form-word"))
        answer = self.session.post(self.office.url + path, data=form | fields, files=files, timeout=30)
        self.note()
        return answer

    def note(self) -> None:
        for cookie in self.session.cookies:
            if len(cookie.value) >= 16:
                self.used.add(cookie.name, cookie.value)


def account(office: Office, used: Used, checks: Checks) -> None:
    login = office.login("intake-officer")
    used.add("password", login.password)
    wrong = Browser(office, used)
    used.add("wrong password", WRONG_PASSWORD)
    answer = wrong.post("/sign-in", "/sign-in", login=login.login, password=WRONG_PASSWORD)
    checks.check("a wrong password opens nothing", answer.status_code == 401, answer.status_code)
    browser = Browser(office, used)
    browser.post("/sign-in", "/sign-in", login=login.login, password=login.password)
    made = browser.post("/my/account/second-factor/new", "/my/account/second-factor")
    address = re.search(r"secret=([A-Z2-7]+)", made.text)
    if not checks.check("a second factor is begun", address is not None, made.text[:300]):
        return
    secret = used.add("secret of a second factor", address.group(1))
    code = used.add("code of a second factor", time_code(secret, step(office)))
    page = browser.session.post(f"{office.url}/my/account/second-factor/confirmation", timeout=30,
                                data={"form-word": hidden_fields(made.text)["form-word"], "code": code, "password": login.password})
    recovery = re.findall(r'<li class="no">([^<]+)</li>', page.text)
    for word in recovery:
        used.add("recovery code", word)
    checks.check(f"it is confirmed, with {len(recovery)} recovery codes", len(recovery) >= 5, page.text[:300])
    if len(recovery) < 2:
        return
    used.add("new password", NEW_PASSWORD)
    changed = browser.post("/my/account/password", "/my/account/password", old=login.password, new=NEW_PASSWORD, repeated=NEW_PASSWORD,
                           **{"sign-code": recovery[1]})
    checks.check("the password is changed", changed.status_code == 200, changed.status_code)
    again = Browser(office, used)
    answer = again.post("/sign-in", "/sign-in", login=login.login, password=NEW_PASSWORD, code=recovery[0])
    checks.check("both factors together come in", "zhibao-session" in again.session.cookies, answer.status_code)


def reports(office: Office, used: Used, checks: Checks) -> str:
    for what, word in SEALED.items():
        used.add(f"sealed {what}", word)
    lead = {"kind": "report", "anonymous": False, "place": "230102", "narrative": "店内销售假冒注册商标的鞋。", "reporter": SEALED}
    key = used.add("idempotency key", "key-of-a-retry-55d1")
    taken = requests.post(f"{office.url}/api/v1/leads", json=lead, headers={"Idempotency-Key": key}, timeout=30).json()
    code = used.add("code", taken["code"])
    used.add("code without hyphens", code.replace("-", ""))
    visitor = Browser(office, used)
    page = visitor.post("/progress", "/progress", code=code)
    checks.check("the mailbox opens by the code", taken["number"] in page.text)
    used.add("name of a file", FILE_NAME)
    used.add("words of a paper", PAPER.decode().splitlines()[1])
    sent = visitor.session.post(f"{office.url}/progress/evidence", timeout=30, files={"file": (FILE_NAME, PAPER, "application/pdf")},
                                data={"form-word": hidden_fields(page.text)["form-word"], "code": code, "cleaning": "kept", "evidence-note": "附件"})
    checks.check("a paper comes in by the code", sent.status_code == 200 and "SHA-256" in sent.text, sent.text[:200])
    guessed = used.add("wrong code", "Q7QQ-Q8QQ-Q9QQ-Q6QQ")
    visitor.post("/progress", "/progress", code=guessed)
    return taken["id"]


def programs(office: Office, used: Used, file: str, checks: Checks) -> None:
    login = office.login("case-officer")
    out = used.command(office, "token", "create", "--data", office.data, "--agency", login.agency, "--role", "case-officer", "--login", login.login, prints_secret=True)
    token = used.add("token", out.strip())
    listed = requests.get(f"{office.url}/api/v1/files", headers={"Authorization": f"Bearer {token}"}, timeout=30)
    checks.check("a program comes in by its token", listed.status_code == 200, listed.status_code)
    forged = used.add("forged token", token[:-4] + "zzzz")
    refused = requests.get(f"{office.url}/api/v1/files/{file}", headers={"Authorization": f"Bearer {forged}"}, timeout=30)
    checks.check("not by one that is almost it", refused.status_code == 401, refused.status_code)
    used.add("token in an address", "token-in-an-address-88")
    requests.get(f"{office.url}/calendar/token-in-an-address-88.ics", timeout=30)


def mail(office: Office, used: Used, checks: Checks) -> None:
    used.add("sender", SENDER)
    used.add("mail", MAIL_TEXT)
    text = f"From: <{SENDER}>\r\nTo: files+rabcdef@office.example\r\nSubject: =?utf-8?B?{base64.b64encode(MAIL_TEXT.encode()).decode()}?=\r\n\r\n{MAIL_TEXT}\r\n"
    said = used.command(office, "mail", "receive", "--data", office.data, stdin=text.encode())
    checks.check("a mail is put aside", "waiting" in said, said)


def keys(office: Office, used: Used) -> None:
    """The keys beside the data, in every way in which somebody might print them."""
    used.add("password of the relay", RELAY_PASSWORD)
    used.command(office, "backup", "key", "--data", office.data, "--to", office.folder / "backups", "--backup-key", office.folder / "backup.key", prints_secret=True)
    used.command(office, "backup", "create", "--data", office.data, "--to", office.folder / "backups", "--backup-key", office.folder / "backup.key")
    for path in [*office.folder.glob("*.key"), *office.data.parent.glob("*.key")]:
        content = path.read_bytes()
        used.add(f"key {path.name}", content.decode(errors="replace").strip())
        for form in (content.hex(), base64.b64encode(content).decode()[:-4], content.strip().hex()):
            used.add(f"key {path.name}", form)


def papers(browser: Browser) -> list[str]:
    """Papers on the files of this person, of the first files that have any."""
    found: list[str] = []
    for path in dict.fromkeys(re.findall(r'href="(/files/\d{6}-[\d-]+)', browser.get("/files").text)):
        found += re.findall(r'href="(/files/[^"/]+/documents/[^"/]+)"', browser.get(path).text)
        if len(found) >= 3:
            break
    return found[:5]


def fault(office: Office, used: Used, checks: Checks) -> None:
    """Takes the vault away under the office: what nobody expected is logged, and says nothing of what was asked."""
    login = office.login("case-officer")
    browser = Browser(office, used)
    browser.post("/sign-in", "/sign-in", login=login.login, password=used.add("password", login.password))
    documents = papers(browser)
    vault = next(path for path in office.data.iterdir() if path.name.startswith("vault"))
    vault.rename(office.data / "gone")
    statuses = []
    for path in documents:
        try:
            statuses.append(browser.get(path).status_code)
        except requests.RequestException:
            statuses.append(0)
    (office.data / "gone").rename(vault)
    checks.check(f"without its vault the office cannot give out papers: {statuses}", documents and not {200} & set(statuses), statuses)


def look(what: str, text: str, used: Used, checks: Checks) -> None:
    found = [name for name, word in used.words.items() if word in text]
    checks.check(f"{what}: {len(text) // 1024} KiB hold none of {len(used.words)} secrets", not found, found[:6])


def audit(office: Office, used: Used, checks: Checks) -> None:
    """What an administrator of audit takes along."""
    for role in ("audit-administrator", "auditor", "supervisor"):
        login = next((entry for entry in office.logins if role in entry.roles), None)
        if login is None:
            continue
        browser = Browser(office, Used())
        browser.post("/sign-in", "/sign-in", login=login.login, password=login.password)
        page = browser.get("/trail")
        if page.status_code != 200:
            continue
        text = page.text
        for link in re.findall(r'href="(/trail[^"]*)"', page.text):
            text += browser.get(link.replace("&amp;", "&")).text
        own = {name: word for name, word in used.words.items() if not name.startswith(("form word", "zhibao-"))}
        found = [name for name, word in own.items() if word in text]
        checks.check(f"the trail that a {role} reads, {len(text) // 1024} KiB, holds none of {len(own)} secrets", not found, found[:6])
        return
    checks.check("somebody reads the trail", False)


def run(office: Office, used: Used, checks: Checks, log_format: str) -> None:
    account(office, used, checks)
    file = reports(office, used, checks)
    programs(office, used, file, checks)
    mail(office, used, checks)
    keys(office, used)
    fault(office, used, checks)
    audit(office, used, checks)
    used.command(office, "doctor", "--data", office.data)
    assert office.process is not None
    # As a fault of memory would end it: whatever the runtime writes then is read too.
    office.process.send_signal(signal.SIGSEGV)
    office.process.wait(timeout=60)
    office.process = None
    log = (office.folder / "server.log").read_text(errors="replace")
    look(f"the log in {log_format}, with a fault and a crash", log, used, checks)
    checks.check("the search meets what may be logged", "the office is open" in log and "a fault" in log, log[-300:])
    checks.check("no browser is named in it", BROWSER not in log)
    used.command(office, "verify", "--data", office.data)
    look("what the commands said", "".join(used.said), used, checks)
    outbox = "".join(path.read_text(errors="replace") for path in (office.data / "mail").rglob("*") if path.is_file()) if (office.data / "mail").exists() else ""
    look("mails that wait on the disk", outbox, used, checks)
    left = [path for path in (*office.folder.glob("core*"), *ROOT.glob("core*")) if path.is_file()]
    checks.check("a crash leaves no image of the memory", not left, left)


def main() -> int:
    checks = Checks("telltale")
    os.environ["ZHIBAO_LOG_LEVEL"] = "trace"
    used = Used()
    # A backtrace shows memory in hex: the unit that we ship turns it off, as docs/operations/serving.md says.
    unit = (ROOT / "docs" / "operations" / "systemd" / "zhibao.service").read_text()
    checks.check("the unit that we ship asks for no backtrace and no core", "SWIFT_BACKTRACE=enable=no" in unit and "LimitCORE=0" in unit)
    os.environ["SWIFT_BACKTRACE"] = "enable=no"
    with Office() as office:
        secret = office.folder / "relay.password"
        secret.write_text(RELAY_PASSWORD + "\n")
        os.environ |= {"ZHIBAO_MAIL_SMTP": "localhost:1", "ZHIBAO_MAIL_USER": "office", "ZHIBAO_MAIL_PASSWORD_FILE": str(secret),
                       "ZHIBAO_MAIL_FROM": "zhibao@office.example", "ZHIBAO_MAIL_REPLIES": "files@office.example", "ZHIBAO_MAIL_SITE": "https://office.example"}
        office.start()
        run(office, used, checks, "text")
    print(f"  {len(used.words)} secrets of {len({name.rsplit(' ', 1)[0] for name in used.words})} kinds", flush=True)
    return checks.close()


if __name__ == "__main__":
    sys.exit(main())
