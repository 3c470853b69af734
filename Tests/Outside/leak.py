"""Plants reporters' identities in a busy office and looks for them in everything that it keeps and says.

Named and half-named leads come in through the interface and through the wizard of the portal. Officers of every
role then read lists, files, pages and searches, and one of them opens the sealed record, with a reason. After
that every byte is searched: the database and its journal, each cell of each table, a copy of the database, the
tables remade from the journal, the vault, the mail, the logs. A planted word must be in none of them, in no
encoding and in no unsalted digest; an open word planted beside it must be found, so that a search that finds
nothing is known to search.
"""

from __future__ import annotations

import base64
import hashlib
import html
import re
import sqlite3
import sys
import time
import urllib.parse
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import requests

from office import Checks, Login, Office

OPEN_WORD = "紫貂岭路边摊位售假"      # stands in the narrative: officers may read and find it
REASON = "核实举报线索，需要联系举报人"


@dataclass(frozen=True)
class Secret:
    """A word that must stay sealed. `short` ones are looked for as digits and letters only."""

    name: str
    word: str

    @cache
    def needles(self) -> dict[str, bytes]:
        """The word as it could lie in a file: by name of the encoding."""
        word = self.word
        found = {
            "UTF-8": word.encode(),
            "UTF-16 LE": word.encode("utf-16-le"),
            "UTF-16 BE": word.encode("utf-16-be"),
            "GB 18030": word.encode("gb18030"),
            "percent": urllib.parse.quote(word).encode(),
            "percent, small": urllib.parse.quote(word).lower().encode(),
            "JSON": word.encode("ascii", "backslashreplace"),
            "HTML": word.encode("ascii", "xmlcharrefreplace"),
            "hex": word.encode().hex().encode(),
            "hex, capital": word.encode().hex().upper().encode(),
        }
        # Base64 at its three offsets, without the characters that a neighbour changes.
        for offset in range(3):
            text = base64.b64encode(b"\0" * offset + word.encode())
            found[f"base64 at {offset}"] = text[4 if offset else 0:-4]
        if not word.isascii():
            found["bigrams"] = " ".join(word[i:i + 2] for i in range(len(word) - 1)).encode()
        for form in {word, word.lower(), word.upper()}:
            for kind in ("md5", "sha1", "sha256", "sha512"):
                digest = hashlib.new(kind, form.encode())
                found[f"{kind} of {form}"] = digest.digest()
                found[f"{kind} of {form}, hex"] = digest.hexdigest().encode()
        return {kind: needle for kind, needle in found.items() if len(needle) >= 6}


NAME = Secret("name", "澹台乌苏里")
PHONE = Secret("phone", "13904650987")
EMAIL = Secret("e-mail", "wusuli.kx7q@example.org")
WIZARD_NAME = Secret("name in the wizard", "鄂伦春阿玛呼")
WIZARD_PHONE = Secret("phone in the wizard", "15846791230")
WIZARD_EMAIL = Secret("e-mail in the wizard", "amahu.zz93@example.org")
MAILBOX_NAME = Secret("name in an answer by the code", "赫哲尤金别拉")
EVIDENCE_NOTE = Secret("name in a note beside evidence", "达斡尔敖拉氏")
SERIAL = Secret("serial number in a picture", "SN-7431905526-QX")
PLACE = Secret("place in a picture", "45.756967N 126.642464E")
FILE_NAME = Secret("name in the name of a file", "锡伯图伯特的手机")
CALLER_NAME = Secret("name of a caller", "满族瓜尔佳先生")
CALLER_PHONE = Secret("telephone of a caller", "13351187426")
ADDRESS = Secret("address of a visitor", "203.0.113.187")
BROWSER = Secret("browser of a visitor", "MozillaLeakProbe/91.7")
SECRETS = [
    NAME, PHONE, EMAIL, WIZARD_NAME, WIZARD_PHONE, WIZARD_EMAIL, MAILBOX_NAME, EVIDENCE_NOTE, SERIAL, PLACE, FILE_NAME,
    CALLER_NAME, CALLER_PHONE, ADDRESS, BROWSER,
]
# What a visitor's browser and a careless proxy would say of them.
VISITOR = {"User-Agent": BROWSER.word, "X-Forwarded-For": ADDRESS.word, "Referer": "https://example.org/" + ADDRESS.word}


def named_lead() -> dict:
    return {
        "kind": "report", "anonymous": False, "place": "230102",
        "narrative": f"{OPEN_WORD}：低价销售假冒注册商标的鞋。",
        "reporter": {"name": NAME.word, "phone": PHONE.word, "email": EMAIL.word},
        "respondent": {"name": "道里区紫貂岭商店"},
    }


def report_by_wizard(office: Office) -> str:
    """The wizard from its first to its last page; the code on the receipt."""
    session = requests.Session()
    answers = {
        "kind": {"kind": "holder"},
        "story": {"narrative": f"{OPEN_WORD}，第二次。", "occurred-on": "2026-01-05"},
        "right": {"right-type": "other"},
        "respondent": {"respondent-name": "道里区紫貂岭商店"},
        "place": {"prefecture": "230100"},
        "county": {"place": "230102"},
        "amounts": {},
        "venue": {"venue": "offline", "dispute": "infringement"},
        "wishes": {},
        "options": {"channel": "administrative-report"},
        "you": {
            "anonymous": "no", "name": WIZARD_NAME.word, "phone": WIZARD_PHONE.word, "email": WIZARD_EMAIL.word,
        },
        "check": {},
    }
    for step, fields in answers.items():
        page = session.get(f"{office.url}/report/{step}", timeout=20)
        hidden = dict(re.findall(r'<input[^>]*type="hidden"[^>]*name="([^"]+)"[^>]*value="([^"]*)"', page.text))
        form = {name: html.unescape(value) for name, value in hidden.items()} | fields
        answer = session.post(f"{office.url}/report/{step}", data=form, timeout=20)
        if answer.status_code != 200 or answer.url.endswith(f"/report/{step}"):
            raise RuntimeError(f"the wizard stands at {step}: {answer.status_code} {answer.text[:600]}")
    code = re.search(r'class="code[^"]*"[^>]*>([^<]+)<', answer.text)
    if code is None:
        raise RuntimeError(f"no code on the receipt: {answer.text[:800]}")
    return code.group(1).strip()


def hidden_fields(text: str) -> dict[str, str]:
    found = re.findall(r'<input[^>]*type="hidden"[^>]*name="([^"]+)"[^>]*value="([^"]*)"', text)
    return {name: html.unescape(value) for name, value in found}


def picture() -> bytes:
    """A small JPEG with the place and the serial number where cameras write them, and behind its end."""
    def part(marker: int, content: bytes) -> bytes:
        return bytes([0xFF, marker]) + (len(content) + 2).to_bytes(2, "big") + content

    told = f"{SERIAL.word} {PLACE.word}".encode()
    return (b"\xff\xd8" + part(0xE1, b"Exif\0\0" + told) + part(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + told)
            + part(0xED, told) + part(0xFE, told) + part(0xDB, b"\0" + b"\x07" * 64)
            + part(0xC0, bytes([8, 0, 16, 0, 16, 1, 1, 0x11, 0])) + part(0xC4, b"\0\x01" + b"\0" * 15 + b"\x05")
            + part(0xDA, bytes([1, 1, 0, 0, 63, 0])) + b"\x12\x34" + b"\xff\xd9" + told)


def speak_through_the_mailbox(office: Office, lead: dict, token: str, checks: Checks) -> None:
    """The officer asks; the reporter answers by the code with a name in it, and sends a picture that tells on them."""
    bearer = {"Authorization": f"Bearer {token}"}
    asked = requests.post(
        f"{office.url}/api/v1/files/{lead['id']}/acts", headers=bearer, timeout=20,
        json={"action": "ask-reporter", "fields": {"question": "还有谁知道"}})
    checks.check("the officer asks the reporter", asked.status_code == 200, asked.text[:300])
    session = requests.Session()
    session.headers.update(VISITOR)
    form = hidden_fields(session.get(f"{office.url}/progress", timeout=20).text)
    page = session.post(f"{office.url}/progress", data=form | {"code": lead["code"]}, timeout=20)
    word = hidden_fields(page.text)["form-word"]
    own = {"form-word": word, "code": lead["code"]}
    answered = session.post(
        f"{office.url}/progress/acts", timeout=20,
        data=own | {"action": "answer-question", "file": lead["id"], "run": "1", "answer": f"问{MAILBOX_NAME.word}"})
    checks.check("the reporter answers by the code", answered.status_code == 200 and "role=\"status\"" in answered.text)
    sent = session.post(
        f"{office.url}/progress/evidence", timeout=20,
        data=own | {"cleaning": "cleaned", "evidence-note": f"{EVIDENCE_NOTE.word}拍的"},
        files={"file": (f"{FILE_NAME.word}.jpg", picture(), "image/jpeg")})
    checks.check("the picture is taken and cleaned", sent.status_code == 200 and "SHA-256" in sent.text, sent.text[:300])
    wrong = session.post(f"{office.url}/progress", data={"form-word": word, "code": "0000-0000-0000-0000"}, timeout=30)
    checks.check("a wrong code opens nothing", wrong.status_code == 404, wrong.status_code)
    for answer in (page, answered, sent, wrong):
        checks.check("no page sends its address on", answer.headers.get("Referrer-Policy") == "no-referrer")
    names = {cookie.name for cookie in session.cookies}
    checks.check("one cookie is set, for the form", names == {"zhibao-form"}, names)


def call_the_hotline(office: Office, checks: Checks) -> str:
    """An agent takes a call down; the code that is read out."""
    session = signed_in(office, office.login("hotline-agent"))
    form = hidden_fields(session.get(f"{office.url}/hotline", timeout=20).text)
    taken = session.post(
        f"{office.url}/hotline/calls", timeout=20,
        data=form | {"topic": "report", "narrative": f"{OPEN_WORD}，来电", "caller-name": CALLER_NAME.word,
                     "caller-phone": CALLER_PHONE.word})
    code = re.search(r'class="code[^"]*"[^>]*>([^<]+)<', taken.text)
    checks.check("a call is taken down", taken.status_code == 200 and code is not None, taken.text[:300])
    return code.group(1).strip() if code else "none"


def found_in(text: bytes, secrets: list[Secret]) -> list[str]:
    return [
        f"{secret.name} as {kind}"
        for secret in secrets for kind, needle in secret.needles().items() if needle in text
    ]


def code_secret(name: str, code: str) -> list[Secret]:
    """The code as printed and as typed without hyphens."""
    bare = code.replace("-", "")
    return [Secret(f"{name}, printed", code), Secret(f"{name}, bare", bare)]


def sweep(folder: Path, secrets: list[Secret]) -> tuple[list[str], int, bool]:
    """Where a secret lies in the bytes of the folder; how many files; whether the open word was met."""
    findings, files, open_met = [], 0, False
    for path in sorted(folder.rglob("*")):
        if not path.is_file():
            continue
        files += 1
        content = path.read_bytes()
        open_met = open_met or OPEN_WORD.encode() in content
        findings += [f"{path.relative_to(folder)}: {what}" for what in found_in(content, secrets)]
    return findings, files, open_met


def cells(database: Path, secrets: list[Secret]) -> tuple[list[str], int]:
    """Where a secret lies in a value of a table, also in the shadow tables of an index; how many values."""
    findings, count = [], 0
    base = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    base.text_factory = bytes
    tables = [name.decode() for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    for table in tables:
        try:
            rows = base.execute(f'SELECT * FROM "{table}"')
        except sqlite3.OperationalError:
            continue
        for row in rows:
            for value in row:
                count += 1
                text = value if isinstance(value, bytes) else str(value).encode()
                findings += [f"{table}: {what}" for what in found_in(text, secrets)]
    base.close()
    return findings, count


FOUND = "?q=" + urllib.parse.quote(OPEN_WORD)
PAGES = ["/", "/desk", "/desk/files", "/desk/reports", "/desk/head", "/law", "/search" + FOUND, "/desk/files" + FOUND]


def ask_everything(office: Office, ids: list[str], checks: Checks) -> None:
    """Every role of every agency asks the interface; nothing that is answered holds a secret, or is found by one."""
    paths = ["/api/v1/files?limit=200"]
    paths += [f"/api/v1/files/{file}{part}" for file in ids for part in ("", "/events")]
    by_secret = ["/api/v1/files?q=" + urllib.parse.quote(secret.word) for secret in SECRETS]
    findings: list[str] = []
    found: list[str] = []
    asked, answered = 0, 0
    for agency, role, login in sorted({(l.agency, role, l.login) for l in office.logins for role in l.roles}):
        known = next(entry for entry in office.logins if entry.login == login)
        bearer = {"Authorization": f"Bearer {office.token(known, role)}"}
        asked += 1
        for path in paths + by_secret:
            answer = requests.get(office.url + path, headers=bearer, timeout=20)
            answered += answer.status_code == 200
            if path in by_secret:
                found += [f"{login} {path}" for _ in answer.json().get("items", [])]
            findings += [f"{login} {path}: {what}" for what in found_in(answer.content, SECRETS)]
    checks.check(f"{asked} roles had {answered} answers, none with an identity", not findings, findings[:5])
    checks.check("nobody finds a file by a sealed word", not found, found[:5])
    checks.check("the roles were answered at all", answered > asked)


def signed_in(office: Office, login: Login) -> requests.Session:
    session = requests.Session()
    page = session.get(f"{office.url}/sign-in", timeout=20)
    hidden = dict(re.findall(r'<input[^>]*type="hidden"[^>]*name="([^"]+)"[^>]*value="([^"]*)"', page.text))
    form = {name: html.unescape(value) for name, value in hidden.items()}
    form |= {"login": login.login, "password": login.password}
    session.post(f"{office.url}/sign-in", data=form, timeout=20)
    return session


def browse(office: Office, ids: list[str], checks: Checks) -> None:
    """The pages of everybody, as a browser gets them, before anybody has opened the record."""
    findings: list[str] = []
    opened, files = 0, 0
    for login in office.logins:
        session = signed_in(office, login)
        for path in [*PAGES, *(f"/files/{file}" for file in ids)]:
            answer = session.get(office.url + path, timeout=20)
            opened += answer.status_code == 200
            files += answer.status_code == 200 and path.startswith("/files/")
            findings += [f"{login.login} {path}: {what}" for what in found_in(answer.content, SECRETS)]
    checks.check(f"{opened} pages were opened, none with an identity", not findings, findings[:5])
    checks.check("the receiving officer saw the files", files >= len(ids), files)


def receiver(office: Office, file: str) -> tuple[str, dict]:
    for login in office.logins:
        if "intake-officer" in login.roles:
            token = office.token(login, "intake-officer")
            answer = requests.get(
                f"{office.url}/api/v1/files/{file}", headers={"Authorization": f"Bearer {token}"}, timeout=20)
            if answer.status_code == 200:
                return token, answer.json()
    raise LookupError("no intake officer sees the file")


def signed_in_at_last(office: Office, login: Login) -> requests.Session:
    """Everybody has just signed in from this one address, which is slowed down for a while."""
    for _ in range(20):
        session = signed_in(office, login)
        if session.get(f"{office.url}/desk", timeout=20, allow_redirects=False).status_code == 200:
            return session
        time.sleep(5)
    raise LookupError(f"{login.login} cannot sign in")


def two_agree(office: Office, file: str, record: str, checks: Checks) -> None:
    """One officer asks to open the record, another agrees: on the page, since nobody opens it alone."""
    takers = [login for login in office.logins if "intake-officer" in login.roles][:2]
    forms = [{"action": "open", "subject": record}, {"action": "approve"}]
    for login, form in zip(takers, forms, strict=True):
        session = signed_in_at_last(office, login)
        address = f"{office.url}/files/{file}/keeping"
        page = session.get(address, timeout=20).text
        word = re.search(r'name="form-word" value="([^"]*)"', page)
        form |= {"form-word": html.unescape(word.group(1)) if word else "", "reason": REASON}
        if form["action"] == "approve":
            asked = re.search(r'id="request-([^"]+)"', page)
            form["subject"] = asked.group(1) if asked else ""
        answer = session.post(address, data=form, timeout=20)
        checks.check(f"{login.login} may {form['action']}", answer.ok and "done=" in answer.url,
                     " ".join(re.sub(r"<[^>]+>", " ", answer.text).split())[-600:])


def open_sealed(office: Office, file: str, checks: Checks) -> None:
    """The officer who may opens the record: a second agrees, a reason is asked, a trace stays."""
    token, seen = receiver(office, file)
    bearer = {"Authorization": f"Bearer {token}"}
    act = next((act for act in seen["acts"] if act["action"] == "read-sealed"), None)
    if not checks.check("the receiving officer may open the record, as an act", act is not None):
        return
    events = requests.get(f"{office.url}/api/v1/files/{file}/events", headers=bearer, timeout=20).json()
    bodies = [event["body"] for event in events["items"]]
    record = next((body["name"] for body in bodies if body["kind"] == "record-sealed"), None)
    body = {"action": "read-sealed", "revision": seen["revision"], "fields": {"record": record}}
    refused = requests.post(f"{office.url}/api/v1/files/{file}/acts", json=body, headers=bearer, timeout=20)
    checks.check("without a reason it stays closed", refused.status_code == 422, refused.text[:300])
    body["fields"]["reason"] = REASON
    alone = requests.post(f"{office.url}/api/v1/files/{file}/acts", json=body, headers=bearer, timeout=20)
    checks.check("alone nobody opens it", "second-person-needed" in alone.text, alone.text[:300])
    two_agree(office, file, record, checks)
    taken = requests.post(f"{office.url}/api/v1/files/{file}/acts", json=body, headers=bearer, timeout=20)
    checks.check("with a reason it opens", taken.status_code == 200, taken.text[:300])
    after = requests.get(f"{office.url}/api/v1/files/{file}/events", headers=bearer, timeout=20)
    checks.check("the opening is in the journal of the file", "sealed-record-read" in after.text, after.text[-600:])


def look_everywhere(office: Office, secrets: list[Secret], when: str, checks: Checks) -> None:
    findings, files, open_met = sweep(office.folder, secrets)
    checks.check(f"{when}: {files} files hold no identity and no code", not findings, findings[:5])
    checks.check(f"{when}: the search meets what is open", open_met)
    findings, count = cells(office.data / "zhibao.db", secrets)
    checks.check(f"{when}: {count} values of all tables hold none", not findings and count > 1000, findings[:5])


def copied(office: Office) -> None:
    """A copy as the engine itself makes it, beside the running office."""
    source = sqlite3.connect(office.data / "zhibao.db")
    target = sqlite3.connect(office.folder / "copy.db")
    source.backup(target)
    target.close()
    source.close()


def main() -> int:
    checks = Checks("leak")
    with Office() as office:
        office.start()
        answer = requests.post(f"{office.url}/api/v1/leads", json=named_lead(), timeout=20)
        if not checks.check("a named lead is taken", answer.status_code == 201, answer.text[:300]):
            return checks.close()
        lead = answer.json()
        secrets = SECRETS + code_secret("code", lead["code"]) + code_secret("wizard code", report_by_wizard(office))
        token, _ = receiver(office, lead["id"])
        speak_through_the_mailbox(office, lead, token, checks)
        secrets += code_secret("code of a call", call_the_hotline(office, checks))
        listed = requests.get(
            f"{office.url}/api/v1/files", params={"limit": 200, "q": "紫貂岭"},
            headers={"Authorization": f"Bearer {token}"}, timeout=20).json()
        ids = [item["id"] for item in listed["items"]]
        checks.check("the officer finds both files by the respondent", len(ids) >= 2, listed)
        ask_everything(office, ids, checks)
        browse(office, ids, checks)
        open_sealed(office, lead["id"], checks)
        copied(office)
        look_everywhere(office, secrets, "while it runs", checks)
        office.stop()
        look_everywhere(office, secrets, "when it has stopped", checks)
        rebuilt = office.run("rebuild", "--data", office.data)
        checks.check("the tables are remade from the journal", rebuilt.returncode == 0, rebuilt.stderr[-400:])
        look_everywhere(office, secrets, "when its tables are remade", checks)
        verify = office.run("verify", "--data", office.data)
        checks.check("zhibao verify finds nothing", verify.returncode == 0, (verify.stdout + verify.stderr)[-400:])
    return checks.close()


if __name__ == "__main__":
    sys.exit(main())
