"""Sends the office's notices to a real mail server, answers them, lets one bounce, and reads a calendar feed.

The mail server is aiosmtpd on loopback, with STARTTLS and a login; the calendar is read by `icalendar`.
"""

from __future__ import annotations

import datetime
import email
import email.policy
import json
import os
import re
import subprocess
import sys
import time
import urllib.error
import urllib.request
from email.message import EmailMessage
from pathlib import Path

import icalendar
import requests
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from office import BINARY, ROOT, Checks, Office, free_port

# The world is made by the machine's clock, and its posts are held from that day on: the office works a month later.
DAY = datetime.date.today() + datetime.timedelta(days=30)
AT = f"{DAY}T09:00:00+08:00"
USER, PASSWORD = "office", "relay-secret-7"
REPORTER = "13912345678"
# The office goes its rounds every five seconds.
ROUNDS_SECONDS = 12


class Relay:
    """Keeps what it takes on, and refuses one mailbox for good."""

    def __init__(self) -> None:
        self.mails: list[tuple[str, list[str], bytes]] = []
        self.refused = ""
        self.down = False

    async def handle_RCPT(self, server, session, envelope, address, options):
        if self.down:
            return "451 later"
        if address == self.refused:
            return f"550 5.1.1 {address} unknown"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.mails.append((envelope.mail_from, envelope.rcpt_tos, envelope.content))
        return "250 taken"


def authenticator(server, session, envelope, mechanism, data):
    good = mechanism in ("PLAIN", "LOGIN") and data.login == USER.encode() and data.password == PASSWORD.encode()
    return AuthResult(success=good)


def certificate(folder: Path) -> tuple[Path, Path]:
    key, cert = folder / "relay.key", folder / "relay.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", cert, "-days", "2",
         "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-addext", "basicConstraints=CA:TRUE"],
        check=True, capture_output=True)
    return key, cert


def wait_for(claim, seconds: float = 30) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if claim():
            return True
        time.sleep(0.2)
    return False


def receive(office: Office, mail: bytes) -> tuple[int, dict]:
    run = subprocess.run(
        [str(BINARY), "mail", "receive", "--data", str(office.data)], input=mail, cwd=ROOT, capture_output=True,
        timeout=120, check=False)
    lines = run.stdout.decode().splitlines()
    return run.returncode, json.loads(lines[-1]) if lines else {}


def reply(mail: EmailMessage, text: str, sender: str | None = None, address: str | None = None) -> bytes:
    answer = EmailMessage()
    answer["From"] = sender or mail["To"]
    answer["To"] = address or mail["Reply-To"]
    answer["Subject"] = "答复：" + mail["Subject"]
    answer["In-Reply-To"] = mail["Message-ID"]
    answer.set_content(text)
    answer.add_attachment("证据".encode(), maintype="text", subtype="plain", filename="../../证据.txt")
    return answer.as_bytes(policy=email.policy.SMTP)


def bounce(mail: EmailMessage) -> bytes:
    return (
        "From: <mailer-daemon@relay.example>\r\nTo: " + mail["Reply-To"] + "\r\nAuto-Submitted: auto-replied\r\n"
        "Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\n\r\nfailed\r\n"
        "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; relay.example\r\n\r\n"
        f"Final-Recipient: rfc822; {mail['To']}\r\nAction: failed\r\nStatus: 5.2.2\r\n"
        "--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: " + mail["Message-ID"] + "\r\n--b--\r\n"
    ).encode()


OWN_PASSWORD = "Ochotnik-2026-Amur"


class Person:
    """Somebody who is signed in, and has put a password of their own in the place of the one that was told."""

    own: dict[str, str] = {}

    def __init__(self, office: Office, login: str, password: str) -> None:
        self.url = office.url
        self.session = requests.Session()
        page = self.session.get(f"{self.url}/sign-in", timeout=20).text
        known = Person.own.get(login, password)
        self.session.post(
            f"{self.url}/sign-in", data={"form-word": word(page), "login": login, "password": known}, timeout=20)
        if login not in Person.own:
            path = "/my/account/password"
            self.post(path, path, old=password, new=OWN_PASSWORD, repeated=OWN_PASSWORD)
            Person.own[login] = OWN_PASSWORD

    def get(self, path: str) -> requests.Response:
        return self.session.get(self.url + path, timeout=20)

    def post(self, path: str, page: str, **fields: str) -> requests.Response:
        data = {"form-word": word(self.get(page).text), **fields}
        return self.session.post(self.url + path, data=data, timeout=20)


def word(page: str) -> str:
    return re.search(r'name="form-word" value="([^"]*)"', page).group(1)


def world(folder: Path) -> Path:
    """A small office whose people have mailboxes."""
    path = folder / "world.yaml"
    path.write_text("""
agencies:
  - { id: centre, name: 保护中心, kind: ip-centre, division: "230102" }
  - { id: bureau, name: 市场监管局, kind: market-supervision, division: "230102" }
people:
  - { name: 甲, login: jia, password: correct-horse-1, email: jia@example.org, posts: [{ agency: centre, role: intake-officer }] }
  - { name: 乙, login: yi, password: correct-horse-1, email: yi@example.org, posts: [{ agency: centre, role: intake-officer }] }
  - { name: 丙, login: bing, password: correct-horse-1, posts: [{ agency: bureau, role: case-officer }] }
""", encoding="utf-8")
    return path


def lead(office: Office) -> str:
    body = {"kind": "report", "place": "230102", "narrative": "某店销售假冒商品",
            "reporter": {"name": "王举报", "phone": REPORTER, "email": "secret-reporter@example.net"}}
    return requests.post(f"{office.url}/api/v1/leads", json=body, timeout=20).json()["number"]


def mails_out(office: Office, relay: Relay, checks: Checks) -> tuple[str, list[EmailMessage]]:
    relay.refused = "yi@example.org"
    number = lead(office)
    checks.check("the notice reaches the mail server", wait_for(lambda: len(relay.mails) >= 1), relay.mails)
    taken = [email.message_from_bytes(raw, policy=email.policy.default) for _, _, raw in relay.mails]
    mail = taken[0]
    checks.check("it is for who takes leads in", mail["To"] == "jia@example.org", mail["To"])
    checks.check("its envelope comes back to its own address", relay.mails[0][0] in mail["Reply-To"])
    body = mail.get_content()
    checks.check("it has the number and a link", number in body and f"https://office.example/files/{number}" in body, body)
    checks.check("it says nothing of the reporter", not any(w in body for w in ("王举报", REPORTER, "某店")))
    jia = Person(office, "jia", "correct-horse-1")
    page = wait_for(lambda: "不再发送" in jia.get(f"/files/{number}/mail").text)
    checks.check("the refused mailbox is told on the file", page, jia.get(f"/files/{number}/mail").text[-1500:])
    checks.check("no address stands on the page", "@example.org" not in jia.get(f"/files/{number}/mail").text)
    relay.refused, relay.down = "", True
    second = lead(office)
    retried = wait_for(lambda: "稍后再发" in jia.get(f"/files/{second}/mail").text)
    checks.check("a server that is away is tried again", retried)
    relay.down = False
    return number, taken


def mails_in(office: Office, number: str, mail: EmailMessage, checks: Checks) -> None:
    checks.check("a reply is put into the file", receive(office, reply(mail, "已核对")) [1].get("file") == number)
    status, said = receive(office, reply(mail, "我来", sender="other@example.org"))
    checks.check("another sender's waits", (status, said.get("reason")) == (0, "other-sender"), said)
    address = re.sub(r"\+r(.)", lambda m: "+r" + ("1" if m.group(1) == "0" else "0"), mail["Reply-To"])
    forged = EmailMessage()
    forged["From"], forged["To"] = "citizen@example.com", address
    forged.set_content("我是赵举报，不要告诉别人")
    checks.check("a forged address waits", receive(office, forged.as_bytes())[1].get("reason") == "forged-token")
    checks.check("a bounce is known", receive(office, bounce(mail))[1].get("outcome") == "bounce")
    status, said = receive(office, b"x" * (26 << 20))
    checks.check("what is too large is sent back by the mail server", status == 65, (status, said))
    checks.check("bytes without any order are taken", receive(office, os.urandom(5_000))[0] == 0)
    jia = Person(office, "jia", "correct-horse-1")
    page = jia.get(f"/files/{number}").text
    checks.check("the reply stands among the papers with a safe name", "外来邮件" in page and ">证据.txt<" in page)
    checks.check("the bounce stands on the file", "被退回（5.2.2）" in jia.get(f"/files/{number}/mail").text)
    checks.check("and at the notice", "退回 1" in jia.get("/desk").text)
    queue = jia.get("/mail").text
    checks.check("the queue names no sender", "citizen@example.com" not in queue and "赵举报" not in queue)
    links = re.findall(r'href="(/mail/m-[^"]+)"', queue)
    opened = next(path for path in links if "赵举报" in jia.get(path).text)
    refused = jia.post(f"{opened}/file", opened, number="230102-2026-99999")
    checks.check("an unknown number is refused", refused.status_code == 422, refused.status_code)
    done = jia.post(f"{opened}/file", opened, number=number)
    checks.check("an officer puts it into a file", done.status_code == 200 and opened not in done.text)
    checks.check("and it is gone from the queue", jia.get(opened).status_code == 404)
    bing = Person(office, "bing", "correct-horse-1")
    checks.check("others do not read the queue", bing.get("/mail").status_code == 403, bing.get("/mail").status_code)


def maildir(office: Office, folder: Path, number: str, mail: EmailMessage, checks: Checks) -> None:
    (folder / "new" / "1.mail").write_bytes(reply(mail, "经由邮箱的答复"))
    taken = wait_for(lambda: not list((folder / "new").iterdir()))
    checks.check("a round of the server empties the maildir", taken)
    page = Person(office, "jia", "correct-horse-1").get(f"/files/{number}/mail").text
    checks.check("and the mail is in the file", page.count("已存入案卷") >= 2, page[-1500:])


def feed(office: Office, number: str, checks: Checks) -> None:
    jia = Person(office, "jia", "correct-horse-1")
    made = jia.post("/my/post/feeds", "/my/post", language="zh-Hans")
    address = re.search(r'value="https://office.example(/calendar/[^"]+)"', made.text).group(1)
    checks.check("the address is shown once", "/calendar/" not in jia.get("/my/post").text)
    with urllib.request.urlopen(office.url + address, timeout=20) as answer:
        checks.check("it is a calendar", answer.headers["content-type"].startswith("text/calendar"))
        raw = answer.read()
    checks.check("its lines are folded at 75 octets", all(len(line) <= 75 for line in raw.split(b"\r\n")))
    calendar = icalendar.Calendar.from_ical(raw)
    events = calendar.walk("VEVENT")
    own = [event for event in events if number in str(event["UID"])]
    checks.check("it holds the deadline of the file", bool(own), raw[:2000])
    day = own[0].decoded("DTSTART")
    checks.check("on a day ahead", datetime.date(day.year, day.month, day.day) > DAY, day)
    checks.check("and ends the day after", own[0].decoded("DTEND") - day == datetime.timedelta(days=1))
    uids = [str(event["UID"]) for event in events]
    checks.check("each entry has a name of its own", len(uids) == len(set(uids)))
    checks.check("it names the time zone", [str(z["TZID"]) for z in calendar.walk("VTIMEZONE")] == ["Asia/Shanghai"])
    checks.check("it says nothing of the reporter", "王举报".encode() not in raw and REPORTER.encode() not in raw)
    page = jia.get("/my/post").text
    revocation = re.search(r'action="(/my/post/feeds/[^"]+/revocation)"', page).group(1)
    jia.post(revocation, "/my/post")
    try:
        urllib.request.urlopen(office.url + address, timeout=20)
        gone = False
    except urllib.error.HTTPError as error:
        gone = error.code == 404
    checks.check("a revoked feed is not found", gone)


def absence(office: Office, relay: Relay, checks: Checks) -> None:
    """A day goes by on which nobody writes to what a saved search finds: one mail says so, and not what was sought."""
    jia = Person(office, "jia", "correct-horse-1")
    found = "/files?q=" + "假冒商品"
    form = {"q": "假冒商品", "title": "等假冒商品的回音", "alert": "absent-by"}
    late = jia.post("/files/searches", found, until=str(DAY - datetime.timedelta(days=1)), **form)
    checks.check("a day that is over is no day to wait for", late.status_code == 422, late.status_code)
    kept = jia.post("/files/searches", found, until=str(DAY), **form)
    checks.check("a search waits for an answer", "等假冒商品的回音" in kept.text, kept.text[-500:])

    def alerts() -> list[EmailMessage]:
        mails = [email.message_from_bytes(raw, policy=email.policy.default) for _, _, raw in relay.mails]
        return [mail for mail in mails if "查询有提醒" in mail["Subject"]]

    time.sleep(ROUNDS_SECONDS)
    checks.check("no mail while the day goes on", not alerts(), alerts())
    checks.check("the office stops for the night", office.stop() == 0)
    office.at = f"{DAY + datetime.timedelta(days=1)}T09:00:00+08:00"
    office.start()
    checks.check("a mail says that there is an alert", wait_for(lambda: bool(alerts()), 60))
    time.sleep(ROUNDS_SECONDS)
    told = alerts()
    checks.check("to its owner alone, and once", [mail["To"] for mail in told] == ["jia@example.org"], told)
    whole = "".join(mail["Subject"] + mail.get_content() for mail in told)
    checks.check("it says neither the words nor the name of the search", bool(whole) and "假冒" not in whole and "回音" not in whole, whole)
    desk = Person(office, "jia", "correct-horse-1").get("/desk").text
    checks.check("the desk says which search it was, once", desk.count("等假冒商品的回音”：") == 1, desk[-2000:])


def main() -> int:
    checks = Checks("mail")
    relay, port = Relay(), free_port()
    office = Office(at=AT)
    office.__enter__()
    try:
        office.data = office.folder / "own"
        office.command("setup", "--data", office.data, "--world", world(office.folder))
        key, cert = certificate(office.folder)
        import ssl
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(cert, key)
        server = Controller(
            relay, hostname="127.0.0.1", port=port, tls_context=context, require_starttls=True,
            authenticator=authenticator, auth_required=True)
        server.start()
        inbox = office.folder / "inbox"
        for name in ("new", "cur", "tmp"):
            (inbox / name).mkdir(parents=True)
        secret = office.folder / "relay.password"
        secret.write_text(PASSWORD + "\n")
        os.environ.update({
            "ZHIBAO_MAIL_SMTP": f"localhost:{port}", "ZHIBAO_MAIL_USER": USER,
            "ZHIBAO_MAIL_PASSWORD_FILE": str(secret), "ZHIBAO_MAIL_AUTHORITIES": str(cert),
            "ZHIBAO_MAIL_FROM": "zhibao@office.example", "ZHIBAO_MAIL_REPLIES": "files@office.example",
            "ZHIBAO_MAIL_SITE": "https://office.example", "ZHIBAO_MAIL_MAILDIR": str(inbox),
            "ZHIBAO_LOG_LEVEL": "trace",
        })
        office.start()
        number, taken = mails_out(office, relay, checks)
        mails_in(office, number, taken[0], checks)
        maildir(office, inbox, number, taken[0], checks)
        feed(office, number, checks)
        absence(office, relay, checks)
        checks.check("the office stops as asked", office.stop() == 0)
        log = (office.folder / "server.log").read_text(errors="replace")
        secrets = [PASSWORD, "@example.org", "citizen@example.com", "secret-reporter", "赵举报", "/calendar/"]
        checks.check("the log names no address and no secret", not [s for s in secrets if s in log], log[-500:])
        held = [p.name for p in office.data.rglob("*") if p.is_file() and b"secret-reporter@" in p.read_bytes()]
        checks.check("no file of the office holds the reporter's address", not held, held)
        found = office.run("verify", "--data", office.data)
        checks.check("verify finds nothing", found.returncode == 0, found.stdout[-500:])
        server.stop()
    finally:
        office.__exit__()
    return checks.close()


if __name__ == "__main__":
    sys.exit(main())
