"""A person's own account in a browser: where they are signed in, and the password."""

from __future__ import annotations

from collections.abc import Callable

from browser import Browser
from office import Checks, Office

PERSON = "cao"
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


def log(office: Office) -> str:
    return (office.folder / "server.log").read_text(errors="replace")


def changes(browser: Browser, old: str, new: str) -> None:
    browser.go("/my/account/password")
    browser.fill("#old", old)
    browser.fill("#new", new)
    browser.fill("#repeated", new)
    browser.follow("#password-form button")
