"""A person's own account in a browser: where they are signed in, the password, and the second factor."""

from __future__ import annotations

import base64
import hashlib
import hmac
import struct
import time
from collections.abc import Callable
from datetime import datetime

from browser import Browser
from office import Checks, Office

PERSON, FACTOR_PERSON = "cao", "peng"
NEW_PASSWORD = "Regen-im-Moor-7"
Look = Callable[[str], None]


def browsers_are_listed_and_ended(office: Office, browser: Browser, checks: Checks, look: Look) -> None:
    person = next(entry for entry in office.logins if entry.login == PERSON)
    with Browser(office.url) as elsewhere:
        elsewhere.sign_in(person.login, person.password)
        browser.sign_in(person.login, person.password)
        browser.go("/sign-out")
        browser.follow("main form a[href='/my/account']")
        checks.check("two browsers are listed", len(browser.all("#sessions tbody tr")) == 2, browser.text[:400])
        look("account")
        browser.follow("#sessions tbody form button")
        checks.check("the other browser is ended", len(browser.all("#sessions tbody tr")) == 1, browser.text[:400])
        elsewhere.go("/desk")
        checks.check("and has to sign in again", elsewhere.path.startswith("/sign-in"), elsewhere.path)


def a_password_is_changed(office: Office, browser: Browser, checks: Checks, look: Look) -> None:
    person = next(entry for entry in office.logins if entry.login == PERSON)
    changes(browser, person.password, "short")
    checks.check("a weak password is refused with its reasons", "至少要10个字符" in browser.text, browser.text[:400])
    look("password-refused")
    browser.complaints()
    changes(browser, person.password, NEW_PASSWORD)
    checks.check("a good one is taken", browser.has("[role=status]"), browser.text[:400])
    look("password-changed")

    told = office.command("account", "password", "--data", office.data, person.login).strip()
    with Browser(office.url) as other:
        other.sign_in(person.login, told)
        checks.check("who was told a password comes to one page alone", other.path.startswith("/my/account/password"), other.path)
        other.go("/files")
        checks.check("and to no other", other.path.startswith("/my/account/password"), other.path)
    for secret in (NEW_PASSWORD, told, person.password):
        checks.check("no password stands in the server's log", secret not in log(office))


def signs_out(browser: Browser) -> None:
    browser.go("/sign-out")
    browser.follow("main form button")


def log(office: Office) -> str:
    return (office.folder / "server.log").read_text(errors="replace")


def changes(browser: Browser, old: str, new: str) -> None:
    browser.go("/my/account/password")
    browser.fill("#old", old)
    browser.fill("#new", new)
    browser.fill("#repeated", new)
    browser.follow("#password-form button")


def a_second_factor_is_set_up(office: Office, browser: Browser, checks: Checks, look: Look) -> None:
    """The code is reckoned here, from the secret on the page, as a telephone would."""
    person = next(entry for entry in office.logins if entry.login == FACTOR_PERSON)
    browser.sign_in(person.login, person.password)
    browser.go("/my/account/second-factor")
    look("second-factor-none")
    browser.follow("#begin button")
    secret = browser.find("#secret-groups").text.replace(" ", "")
    checks.check("the square is drawn", browser.has("#secret svg path[d^=M]"))
    look("second-factor-secret")
    browser.fill("#code", totp(secret, office))
    browser.fill("#password", person.password)
    browser.follow("#confirm button")
    codes = [item.text for item in browser.all("#recovery-codes li")]
    checks.check("ten recovery codes are shown", len(set(codes)) == 10, codes)
    look("second-factor-codes")
    browser.go("/my/account/second-factor")
    checks.check("and not again", not browser.has("#recovery-codes"))

    with Browser(office.url) as other:
        other.sign_in(person.login, person.password)
        checks.check("the password alone opens nothing", other.path.startswith("/sign-in"), other.path)
        checks.check("and it is not told that it was right", "账号、密码或者验证码不对" in other.text, other.text[:300])
        other.complaints()
        other.fill("input[name=password]", person.password)
        other.fill("input[name=code]", codes[0])
        other.follow("main form button:not([type])")
        checks.check("a recovery code opens", other.path.startswith("/desk"), other.path)
    for kept in (secret, codes[0], codes[1]):
        checks.check("neither secret nor code stands in the server's log", kept not in log(office))
    office.command("account", "second-factor", "--data", office.data, "--remove", person.login)


def totp(secret: str, office: Office) -> str:
    """RFC 6238 with SHA-1 and half minutes, at the moment of the office's clock."""
    assert office.at is not None
    step = int(datetime.fromisoformat(office.at).timestamp() + time.time() - office.started) // 30
    mac = hmac.new(base64.b32decode(secret), struct.pack(">Q", step), hashlib.sha1).digest()
    start = mac[19] & 15
    return f"{(struct.unpack('>I', mac[start:start + 4])[0] & 0x7FFFFFFF) % 1000000:06d}"
