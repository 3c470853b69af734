"""Walks through the office as people do: each walk is a function with a name that says what the person wants.

A walk gets an office that serves the demo province, and says what it saw to `checks`. `look` is what every page
must pass at both widths: a picture, accessibility, no sideways scrolling, no complaint of the browser.
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "Outside"))

from browser import DESKTOP_PX, PHONE_PX, Browser  # noqa: E402
from office import Checks, Office  # noqa: E402

Walk = Callable[[Office, Checks], None]
WALKS: list[Walk] = []


def walk(function: Walk) -> Walk:
    WALKS.append(function)
    return function


def look(browser: Browser, name: str, checks: Checks) -> None:
    """What every page must pass, at the width of this browser."""
    browser.picture(name)
    place = f"{name} at {browser.width} px"
    faults = browser.accessibility_faults()
    checks.check(f"{place} is accessible (WCAG 2.1 A and AA)", not faults, " | ".join(faults))
    checks.check(f"{place} does not scroll sideways", not browser.is_wider_than_the_window())
    complaints = browser.complaints()
    checks.check(f"{place} brings no complaint of the browser", not complaints, complaints[:3])


def look_at_both_widths(office: Office, pages: dict[str, str], checks: Checks, role: str | None = None) -> None:
    """`pages`: name of the picture to path. With a role, somebody with that role is signed in."""
    for width in (DESKTOP_PX, PHONE_PX):
        with Browser(office.url, width) as browser:
            if role is not None:
                person = office.login(role)
                browser.sign_in(person.login, person.password)
            for name, path in pages.items():
                browser.go(path)
                look(browser, name, checks)


@walk
def a_citizen_reads_the_portal(office: Office, checks: Checks) -> None:
    look_at_both_widths(office, {"portal": "/", "sign-in": "/sign-in"}, checks)


@walk
def a_wrong_password_is_refused(office: Office, checks: Checks) -> None:
    person = office.login("case-officer")
    with Browser(office.url) as browser:
        browser.sign_in(person.login, person.password + "x")
        checks.check("a wrong password does not open the desk", browser.path.startswith("/sign-in"), browser.path)


@walk
def an_officer_signs_in_without_scripts(office: Office, checks: Checks) -> None:
    person = office.login("case-officer")
    with Browser(office.url, scripts=False) as browser:
        browser.sign_in(person.login, person.password)
        checks.check("the desk opens without JavaScript", not browser.path.startswith("/sign-in"), browser.path)


def main() -> int:
    wanted = sys.argv[1:]
    walks = [each for each in WALKS if not wanted or any(word in each.__name__ for word in wanted)]
    checks = Checks("browser")
    with Office() as office:
        office.start()
        for each in walks:
            print(each.__name__.replace("_", " "), flush=True)
            try:
                each(office, checks)
            except Exception as fault:  # one broken walk must not hide the others
                where = traceback.extract_tb(fault.__traceback__)[-1]
                said = str(fault).strip().splitlines() or [type(fault).__name__]
                checks.check(f"the walk comes to its end (line {where.lineno} of {Path(where.filename).name})", False, said[0])
        if checks.failed:
            print(office.said())
    return checks.close()


if __name__ == "__main__":
    sys.exit(main())
