"""Two firms settle by mediation: the secretary opens the file, the parties act by their codes, the court confirms."""

from __future__ import annotations

from collections.abc import Callable

from browser import Browser
from desk import MAIN_SUBMIT, Desk

# Who sits where; see share/worlds/demo.yaml.
SECRETARY, MEDIATOR, CLERK = "ji", "wen", "ge"
OFFER = "赔偿六万元即可了结"

Look = Callable[[Browser, str], None]


def opens_a_mediation(browser: Browser, look: Look) -> str:
    """The secretary's form; gives the number of the file."""
    browser.go("/files/new/mediation")
    look(browser, "mediation-open")
    for name, value in {
        "applicant-name": "黑土酒业（虚构）", "respondent-name": "北岭商行",
        "right-type": "trademark", "place": "230102", "narrative": "商标侵权赔偿争议",
        "subject": "trademark", "applicant-place": "230102", "respondent-place": "230102",
    }.items():
        browser.set(name, value)
    browser.follow(MAIN_SUBMIT)
    return browser.path.rsplit("/", 1)[-1]


def code_of(desk: Desk, number: str, party: str) -> str:
    """The code is shown once, on the page that answers."""
    desk.act(SECRETARY, number, "give-code", party=party)
    said = desk.browser.find("[role=status]").text
    return next(word for word in said.replace("：", " ").replace("。", " ").split() if word.count("-") == 3)


def enters(browser: Browser, code: str) -> None:
    browser.go("/matter")
    browser.fill("#code", code)
    browser.follow(MAIN_SUBMIT)


def does(desk: Desk, browser: Browser, act: str, **fields: str) -> None:
    """An act of a party on the page of its matter, opened first where it is folded."""
    form = browser.find(f"form[id$='-{act}']").get_attribute("id")
    if browser.has(f"details:not([open]) > #{form}"):
        browser.press(browser.find(f"#more-{form} summary"))
    for name, value in fields.items():
        browser.set(f"{form}-{name}", value)
    browser.follow(f"[id='{form}'] p.btns button:not([name])")


def drafts(desk: Desk, browser: Browser, **fields: str) -> str | None:
    """Fills the agreement builder; answers with the title of a refusal."""
    desk.unfold("#act-draft-agreement")
    for name, value in fields.items():
        browser.set(f"act-draft-agreement-{name}", value)
    browser.follow("#act-draft-agreement button:not([name])")
    return browser.find(".refusal h3").text if browser.has(".refusal") else desk.unsaid("draft-agreement")
