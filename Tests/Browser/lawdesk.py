"""What the legal section does: proposes a change, looks at its effects, tries it, signs it, and everybody reads it."""

from __future__ import annotations

from collections.abc import Callable

from desk import Desk
from office import Checks

# Who sits where; see share/worlds/demo.yaml.
EDITOR, REVIEWER = "lu", "mei"
RULE = "admin.lead.verify"

FIELDS = {
    "number-wd": "20",
    "from": "2027-01-01",
    "title-zh": "线索核查改为二十个工作日（示例）",
    "title-en": "Lead reviews take twenty working days (example)",
    "changelog-zh": "二〇二七年一月一日起收到的线索，核查期限为二十个工作日；此前收到的仍为十五个工作日。",
    "changelog-en": "Leads received from 1 January 2027 are reviewed within twenty working days; earlier ones keep fifteen.",
    "reason": "示例",
    "zh": "线索核查：发现线索或收到材料之日起20个工作日内核查并由负责人决定是否立案；特殊情况经批准延长15个工作日",
}

Look = Callable[[str], None]


def fill(desk: Desk, fields: dict[str, str]) -> None:
    for name, value in fields.items():
        desk.browser.set(f"propose-{name}", value)


def is_proposed(desk: Desk, checks: Checks, look: Look) -> str:
    """Answers with the path of the page of the release."""
    browser = desk.sit(EDITOR)
    browser.go("/law/releases")
    look("releases")
    browser.follow("main a.btn")
    look("propose")
    browser.fill("#propose-rule", RULE)
    browser.follow("form[method=get] button.alt")
    checks.check("the form says what holds now", "15" in browser.find("#propose-number-wd").get_attribute("value"))
    look("propose-rule")
    browser.follow("form[method=post] .btns button")
    checks.check("an empty proposal is refused in its fields", browser.has(".refusal") and browser.has("[aria-invalid]"))
    fill(desk, {**FIELDS, "number-wd": "15"})
    browser.follow("form[method=post] .btns button")
    checks.check("a change that brings nothing to try is refused", "示例" in browser.find(".refusal").text)
    look("propose-refused")
    browser.complaints()
    fill(desk, FIELDS)
    browser.follow("form[method=post] .btns button")
    checks.check("the change is proposed", browser.path.startswith("/law/releases/23"), browser.text[:300])
    look("release-drafted")
    return browser.path


def effects_are_seen(desk: Desk, checks: Checks, page: str, look: Look) -> None:
    browser = desk.sit(EDITOR)
    browser.go(page + "/impact")
    for _ in range(40):
        if not browser.has("progress"):
            break
        browser.go(page + "/impact")
    text = browser.find("main").text
    checks.check("the preview goes through all files", not browser.has("progress"), text[:200])
    checks.check("the preview names clocks of open files", "核查线索" in text, text[:400])
    checks.check("the preview tells nobody's name", "商行" not in text and "酒业" not in text, text[:400])
    look("release-impact")


def is_signed_by_another(desk: Desk, checks: Checks, page: str, look: Look) -> None:
    browser = desk.sit(EDITOR)
    browser.go(page)
    checks.check("what was not tested has no form to sign it", not browser.has("#act-approve"))
    browser.follow("#act-test button")
    checks.check("all rule tests pass", "全部" in browser.find("#tests").text, browser.find("#tests").text[:300])
    look("release-tested")
    checks.check("who proposed it has no form to sign it", not browser.has("#act-approve"))
    browser = desk.sit(REVIEWER)
    browser.go(page)
    look("release-to-sign")
    browser.fill("#act-approve-password", desk.person(REVIEWER).password + "x")
    browser.follow("#act-approve button")
    checks.check("a wrong password does not sign", browser.has(".refusal"), browser.text[:200])
    browser.complaints()
    browser.fill("#act-approve-password", desk.person(REVIEWER).password)
    browser.follow("#act-approve button")
    checks.check("another person signs", browser.has("#act-release"), browser.text[:300])
    browser.follow("#act-release button")
    checks.check("the release has its number", "第 1 号" in browser.text, browser.text[:300])
    look("release-released")
    browser.go("/law/releases")
    look("releases-with-one")


def everybody_reads_it(desk: Desk, checks: Checks, look: Look) -> None:
    desk.leave()
    browser = desk.browser
    browser.go("/law/changes")
    text = browser.find("main").text
    checks.check("everybody reads the change in words of offices", "二十个工作日" in text, text[:300])
    checks.check("the digest of what was signed is there", len(browser.find(".hash").text) == 64)
    look("changes")
    browser.go("/law/releases")
    checks.check("who is not signed in is sent to sign in", browser.has("a[href^='/sign-in']"), browser.text[:200])
    browser.complaints()
