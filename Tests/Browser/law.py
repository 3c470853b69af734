"""What readers of the law do: look a rule up, go to its article, reckon with their own facts."""

from __future__ import annotations

from collections.abc import Callable

from browser import Browser
from office import Checks

RULE, TEXT = "link.step.approve", "INT2025-5"

PAGES = {
    "law": "/law",
    "law-search": "/law?q=%E5%95%86%E6%A0%87",
    "law-of-another-day": "/law?on=2019-06-01&state=in-force",
    "law-instrument": f"/law/instruments/{TEXT}",
    "law-rule": f"/law/rules/{RULE}",
    "law-rule-versions": "/law/rules/damages.tm.2019",
    "law-missing": "/law/rules/link.step.aprove",
    "what-ifs": "/law/try",
    "what-if-periods": "/law/try/periods?period=lead-verification",
    "what-if-thresholds": "/law/try/thresholds?offence=214",
    "law-english": "/law?lang=en",
    "law-rule-english": "/law/rules/damages.tm.2019?lang=en",
    "what-if-thresholds-english-large": "/law/try/thresholds?lang=en&text=large",
}

CONDUCT = {
    "offence": "214", "conduct-from": "2024-05-06", "conduct-to": "2025-09-30", "role": "seller", "same-mark": "yes",
    "same-goods": "yes", "repeat-within-two-years": "no", "sales": "41850", "unsold-value": "96300",
    "illegal-gains": "12450",
}
SEND = "main form.what-if button"

Look = Callable[[str], None]


def looks_a_rule_up(browser: Browser, checks: Checks) -> None:
    browser.go("/law")
    browser.fill("#law-q", RULE)
    browser.follow("main form.law-find button")
    browser.follow(f"a[href^='/law/rules/{RULE}']")
    checks.check("a rule is found by its id", browser.path.startswith(f"/law/rules/{RULE}"), browser.path)
    checks.check("the public sees no counts of files", not browser.has("#live"))
    browser.follow("a.law[href*='/law/instruments/']")
    checks.check("its citation leads to the article", "#art-" in browser.path, browser.path)


def reckons_a_period(browser: Browser, checks: Checks, look: Look) -> None:
    browser.go("/law/try/periods?period=transfer-approval")
    browser.set("start-day", "2026-10-01")
    browser.follow(SEND)
    checks.check("a period says its end in its headline", "2026年10月" in browser.find("h1").text, browser.find("h1").text)
    look("what-if-periods-answer")
    browser.set("start-day", "1980-10-01")
    browser.follow(SEND)
    checks.check("a day before the text is refused at the day", browser.has("#start-day[aria-invalid]"))
    look("what-if-periods-refused")
    browser.complaints()


def measures_a_crime(browser: Browser, checks: Checks, look: Look) -> None:
    browser.go("/law/try/thresholds")
    for name, value in CONDUCT.items():
        browser.set(name, value)
    browser.follow(SEND)
    checks.check("both texts stand side by side", browser.has("table.versions .use"))
    checks.check("facts stand in no address", "41850" not in browser.path, browser.path)
    checks.check("what was filled in stays in the form", browser.find("#sales").get_attribute("value") == "41850")
    look("what-if-thresholds-answer")


def counts_own_files(browser: Browser, checks: Checks, look: Look) -> None:
    """For somebody who is signed in."""
    browser.go("/law/rules/admin.lead.verify")
    checks.check("an officer sees how many files of the office stand under a rule", browser.has("#live"))
    look("law-rule-officer")
    browser.follow("#live li > a")
    checks.check("the count leads to the list of open files", "open=yes" in browser.path, browser.path)
    look("files-of-a-rule")
