"""What readers try of civil proceedings: a worksheet of damages, the track of a case, judicial confirmation."""

from __future__ import annotations

from collections.abc import Callable

from browser import Browser
from office import Checks

PAGES = {
    "what-if-damages": "/law/try/damages",
    "what-if-track": "/law/try/track",
    "what-if-confirmation": "/law/try/confirmation",
}
CLAIM = {
    "infringed-right": "patent", "infringed-from": "2024-03-01", "infringed-to": "2025-02-28",
    "sued-on": "2025-06-02", "decided-on": "2026-06-20",
}
HARD = {"hard-loss": "yes", "hard-profit": "yes", "hard-royalty": "yes"}
FACTORS = ["right", "nature", "fault", "scale", "duration", "area", "gains", "royalty", "contribution", "record",
           "costs", "obstruction", "size"]
COSTS = {"cost-lawyer": "50000", "cost-lawyer-evidence": "yes", "cost-notary": "3200", "cost-notary-evidence": "no"}
MULTIPLE = {
    "loss": "1000000", "punitive-asked": "yes", "multiple-asked": "3", "fines-paid": "20000",
    "reply-after-notice": "yes", "reply-again-after-penalty": "yes",
}
TRACK = {"amount": "45000", "average-wage": "100000", "track-basic-court": "yes", "track-simple": "yes",
         "track-money-only": "yes", "track-foreign": "no"}
SEND = "main form.act button"

Look = Callable[[str], None]


def tries(browser: Browser, fields: dict[str, str]) -> str:
    browser.driver.execute_script("document.querySelectorAll('form details').forEach(each => each.open = true)")
    for name, value in fields.items():
        browser.set(name, value)
    browser.follow(SEND)
    return browser.find("h1").text


def makes_a_worksheet(browser: Browser, checks: Checks, look: Look) -> None:
    browser.go(PAGES["what-if-damages"])
    scores = {f"factor-{each}": "2" for each in FACTORS}
    reasons = {f"factor-{each}-reason": "示例：与同类案件相当" for each in FACTORS}
    tries(browser, CLAIM | HARD | COSTS | scores)
    checks.check("a score without its reason is refused at its field", browser.has("#factor-fault-reason-fault"))
    checks.check("the scores are kept", browser.find("#factor-fault").get_attribute("value") == "2")
    look("what-if-damages-refused")
    browser.complaints()
    headline = tries(browser, reasons)
    checks.check("statutory damages are a range", "30,000" in headline and "5,000,000" in headline, headline)
    checks.check("the band shows its arithmetic", "52 ÷ 104" in browser.text, browser.text[:400])
    look("what-if-damages-band")
    tries(browser, {"fixed-amount": "1000000"})
    checks.check("a departure without a reason is refused at its field", browser.has("#fixed-reason-fault"))
    look("what-if-damages-departure-refused")
    browser.complaints()
    headline = tries(browser, {"fixed-reason": "示例：被告拒不提交账簿"})
    checks.check("a departure with its reason is taken", "1,000,000" in headline, headline)
    checks.check("costs come on top", "1,053,200" in browser.text, browser.text[:400])
    look("what-if-damages-departure")


def weighs_a_multiple(browser: Browser, checks: Checks, look: Look) -> None:
    browser.go(PAGES["what-if-damages"])
    headline = tries(browser, CLAIM | MULTIPLE)
    checks.check("the loss measures the damages", "1,000,000" in headline, headline)
    for total in ("3,000,000", "4,000,000"):
        checks.check(f"the reading with {total} stands beside the other", total in browser.text, browser.text[:400])
    look("what-if-damages-punitive")
    headline = tries(browser, {"pick-figure": "loss", "pick-reading": "total", "pick-multiple": "3"})
    checks.check("a pick without a reason is refused at its field", browser.has("#pick-reason-fault"), headline)
    browser.complaints()
    headline = tries(browser, {"pick-reason": "示例：情节特别恶劣"})
    checks.check("a pick with its reason is taken", "3,000,000" in headline, headline)
    look("what-if-damages-picked")


def asks_for_the_track(browser: Browser, checks: Checks, look: Look) -> None:
    browser.go(PAGES["what-if-track"])
    headline = tries(browser, TRACK)
    checks.check("what is not answered leaves several tracks open", "可能适用" in headline, headline)
    look("what-if-track-open")
    browser.go(PAGES["what-if-confirmation"])
    headline = tries(browser, {"effective-on": "2026-09-20", "applied-on": "2026-10-08", "confirm-ip-ownership": "yes"})
    checks.check("ownership bars the confirmation", "不符合" in headline, headline)
    look("what-if-confirmation-barred")
