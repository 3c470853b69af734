"""Who is accused reads what is said, shows a licence, states, and asks for help, with a code and without an account."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import mediation
from browser import Browser
from desk import Desk
from office import Checks

AID_OFFICER = "jiang"
NEED = "想请人看看授权书够不够，电话十三九四六五〇八八七六"
STATEMENT = "商品由授权经销商供货，凭证另附"

Look = Callable[[str], None]


def code_of(desk: Desk, officer: str, number: str) -> str:
    """The officer gives the party its code, which is shown once."""
    desk.act(officer, number, "give-code", party="respondent")
    said = desk.browser.find("[role=status]").text
    return next(word for word in said.replace("：", " ").replace("。", " ").split() if word.count("-") == 3)


def uploads_a_licence(browser: Browser) -> None:
    path = Path(tempfile.mkdtemp(prefix="zhibao-licence-")) / "授权书.pdf"
    path.write_bytes(b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n")
    browser.find("input[id^=upload-][id$=licence-proof]").send_keys(str(path))
    browser.follow("form:has(input[id^=upload-][id$=licence-proof]) button")


def answers(desk: Desk, checks: Checks, officer: str, number: str, look: Look) -> None:
    """The whole way of the accused; afterwards the officer and the aid desk see what is theirs."""
    code = code_of(desk, officer, number)
    desk.leave()
    browser = desk.browser
    mediation.enters(browser, code)
    look("accused-matter")
    text = browser.find("main").text
    checks.check("the accused sees what is claimed", "罚款80000元" in text, text[:600])
    checks.check("the accused does not see who reported", "13900000002" not in text and "黑土酒业" not in text)

    mediation.does(desk, browser, "show-licence", **{"licence-note": "经销授权书"})
    said = browser.find(".refusal h3").text if browser.has(".refusal") else ""
    checks.check("a licence that is only told of is refused", said == "缺材料", said)
    look("accused-refused")
    uploads_a_licence(browser)
    checks.check("the licence is taken", browser.has("[role=status]"), browser.find("main").text[:300])
    mediation.does(desk, browser, "show-licence", **{"licence-note": "经销授权书"})
    checks.check("the licence is shown", browser.has("[role=status]"), browser.find("main").text[:300])
    mediation.does(desk, browser, "ask-for-aid", **{"aid-need": NEED})
    checks.check("aid is asked for", browser.has("[role=status]"), browser.find("main").text[:300])
    look("accused-done")

    desk.sit(officer)
    desk.open(number)
    text = browser.find("main").text
    checks.check("the officer sees the licence", "经销授权书" in text)
    checks.check("the officer does not read what help was asked for", NEED not in text)
    aid = desk.sit(AID_OFFICER)
    aid.go("/files")
    checks.check("the aid desk has a file of its own", "维权援助" in aid.text, aid.text[:400])
