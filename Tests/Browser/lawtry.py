"""What readers of the law try: who has jurisdiction, who settles a conflict, complaint or report, guided questions."""

from __future__ import annotations

from collections.abc import Callable

from browser import Browser
from office import Checks

PAGES = {
    "what-if-jurisdiction": "/law/try/jurisdiction",
    "what-if-conflict": "/law/try/conflict",
    "what-if-petition": "/law/try/petition",
    "questions": "/law/questions",
    "question-list": "/law/questions/knowledge-214?on=2025-06-01",
    "question-list-none": "/law/questions/knowledge-214?on=2020-06-01",
}

SUIT = {
    "subject": "trademark", "dispute": "infringement", "filed-on": "2026-10-08", "place.act": "230102",
    "place.domicile": "230103", "amount": "300000",
}
CLAIMS = {
    "conflict-kind": "positive", "forum": "penalty", "arisen-on": "2026-10-08", "a-kind": "market-regulation",
    "a-place": "230102", "a-filed-on": "2026-09-28", "b-kind": "market-regulation", "b-place": "230103",
    "b-filed-on": "2026-09-29",
}
LETTER = {"petitioner": "right-holder", "matter": "both", "is-named": "yes", "received-on": "2026-10-08"}
SEND = "main form.act button"

Look = Callable[[str], None]


def tries(browser: Browser, fields: dict[str, str]) -> str:
    for name, value in fields.items():
        browser.set(name, value)
    browser.follow(SEND)
    return browser.find("h1").text


def asks_who_has_jurisdiction(browser: Browser, checks: Checks, look: Look) -> None:
    browser.go(PAGES["what-if-jurisdiction"])
    tries(browser, {"route": "court"})
    checks.check("choosing the way is no fault", not browser.has(".refusal"), browser.path)
    look("what-if-jurisdiction-way")
    headline = tries(browser, {"subject": "trademark"})
    checks.check("a missing place is said at its field", browser.has("[id='place.act-fault']"), headline)
    look("what-if-jurisdiction-refused")
    browser.complaints()
    headline = tries(browser, SUIT)
    checks.check("a list that is not entered is asked for, never guessed", "高级人民法院" in browser.text, headline)
    look("what-if-jurisdiction-open")
    headline = tries(browser, {"subject": "invention", "place.domicile": ""})
    checks.check("an invention goes to the court of the capital", "中级" in headline, headline)
    look("what-if-jurisdiction-determined")


def asks_who_settles_a_conflict(browser: Browser, checks: Checks, look: Look) -> None:
    browser.go(PAGES["what-if-conflict"])
    headline = tries(browser, CLAIMS)
    checks.check("who filed first keeps the matter", "道里区" in headline, headline)
    look("what-if-conflict-answer")


def sorts_a_letter(browser: Browser, checks: Checks, look: Look) -> None:
    browser.go(PAGES["what-if-petition"])
    headline = tries(browser, LETTER)
    checks.check("what a right holder writes is a report", "举报" in headline, headline)
    look("what-if-petition-answer")


def goes_through_a_list(browser: Browser, checks: Checks, look: Look) -> None:
    browser.go(PAGES["question-list"])
    headline = tries(browser, {"price-far-below-market": "yes", "other-sign": "yes", "mark-altered": "unclear"})
    checks.check("the outcome is a proposal", "建议" in headline, headline)
    checks.check("what is still open is said", "没有定" in browser.text)
    look("question-list-answer")
