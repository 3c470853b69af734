"""The policy, figures and supervision: what everybody reads, what a head explains, what members draw."""

from __future__ import annotations

from collections.abc import Callable

from desk import Desk
from office import Checks

SUPERVISOR, HEAD, MEMBER = "gu", "zhao", "zeng"

PAGES = {
    "policy": "/policy",
    "policy-english": "/policy?lang=en&state=live",
    "policy-of-an-area": "/policy?area=230200",
    "policy-traditional": "/policy?lang=zh-Hant",
    "clause": "/policy/heilongjiang-2020/2.1.2-b",
    "clause-in-part": "/policy/heilongjiang-2020/2.3.1-b",
    "policy-russian": "/policy?lang=ru",
    "clause-russian": "/policy/heilongjiang-2020/2.3.2-b?lang=ru",
    "clause-missing": "/policy/heilongjiang-2020/2.3.2-f",
    "measures": "/measures",
    "measure-by-body": "/measures/clocks-kept?by=body",
    "measure-english": "/measures/dispatches-in-time?by=area&lang=en",
    "compliance": "/compliance",
    "compliance-of-a-body": "/compliance/market-supervision-230102",
    "samples-empty": "/samples",
}

Look = Callable[[str], None]


def supervisor_looks(desk: Desk, checks: Checks, look: Look) -> None:
    browser = desk.sit(SUPERVISOR)
    browser.go("/supervision")
    checks.check("breaches are listed by body and clock", browser.has("main table.stack tbody tr"))
    look("supervision")
    browser.go("/policy/heilongjiang-2020/2.1.2-b?area=230100")
    checks.check("a clause opens to the files behind it", browser.has("#files"))
    look("clause-officer")
    browser.go("/measures/clocks-kept/records?hit=no")
    look("measure-records")
    browser.go("/system/backups")
    checks.check("a supervisor sees that no backup was ever made", browser.has("#made .empty") and browser.has("#keys"))
    look("backups-never")


def head_explains(desk: Desk, checks: Checks, look: Look) -> None:
    browser = desk.sit(HEAD)
    browser.go("/supervision?said=no")
    browser.follow("main table.stack tbody a")
    checks.check("the head of the body may explain", browser.has("#explain"), browser.path)
    look("breach")
    browser.fill("#explanation", "承办人住院，未及时交接；已补办。")
    browser.fill("#password", "wrong")
    browser.follow("#explain button")
    checks.check("a wrong password keeps what was typed", "承办人住院" in browser.find("#explanation").text)
    look("breach-refused")
    browser.fill("#password", f"zhibao-demo-{HEAD}")
    browser.follow("#explain button")
    checks.check("the explanation stands beside the breach", "承办人住院" in browser.text and not browser.has("#explain"))
    look("breach-explained")
    browser.complaints()


def member_seals(desk: Desk, checks: Checks, look: Look) -> None:
    browser = desk.sit(MEMBER)
    browser.go("/samples")
    browser.follow("main a[href='/files/new/sampling-inspection']")
    look("sample-new")
    browser.follow("main form button")
    checks.check("an inspection is a file", browser.path.startswith("/files/"), browser.path)
    look("sample-file")
