"""What an officer is told when nothing came: an answer that is not there by its day, and files on which nobody writes."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date, timedelta

import same
from desk import Desk
from office import Checks
from same import SHOP
from search import FILES, INTAKE

import portal

Look = Callable[[str], None]

NO_ANSWER, SILENT, ANSWERED = "等厂家回音", "白酒没动静", "等同一家店的材料"
PATIENCE_SECONDS = 120
# The office goes its rounds every five seconds.
TWO_ROUNDS_SECONDS = 15


def today(desk: Desk) -> date:
    return date.fromisoformat((desk.office.at or "")[:10])


def morning(day: date) -> str:
    return f"{day}T09:00:00+08:00"


def saves(desk: Desk, path: str, title: str, alert: str, **fields: str) -> None:
    browser = desk.browser
    browser.go(path)
    desk.unfold("#save form")
    browser.set("save-title", title)
    browser.set("save-alert", alert)
    for name, value in fields.items():
        browser.set(f"save-{name}", value)
    browser.follow("#save form .btns button")


def told(desk: Desk, title: str) -> list[str]:
    """What the desk says of a saved search."""
    desk.browser.go("/desk")
    return [each.text for each in desk.browser.all("aside a") if f"“{title}”" in each.text]


def is_refused(desk: Desk, checks: Checks, look: Look) -> None:
    browser = desk.sit(INTAKE)
    saves(desk, FILES, NO_ANSWER, "absent-by", until=str(today(desk) - timedelta(days=1)))
    checks.check("a day that is over is refused at its field", browser.has("#save-until-fault"), browser.text[:300])
    look("absence-day-refused")
    saves(desk, FILES, SILENT, "silent-for", days="0")
    checks.check("no days of silence are refused at their field", browser.has("#save-days-fault"), browser.text[:300])
    look("absence-days-refused")
    browser.complaints()


def waits(desk: Desk, checks: Checks, look: Look) -> None:
    """Three searches: one waits in vain, one for a silence, and one for what a citizen then brings."""
    browser = desk.browser
    desk.leave()
    shop = next(SHOP)
    name = f"松雪丁{shop}号茶行"
    portal.report(browser, answers=same.answers(shop, f"{name}卖假冒松雪岭大米", name))
    desk.sit(INTAKE)
    day = str(today(desk))
    saves(desk, FILES, NO_ANSWER, "absent-by", until=day)
    saves(desk, FILES, SILENT, "silent-for", days="1")
    saves(desk, "/files?q=" + name, ANSWERED, "absent-by", until=day)
    browser.go("/files/searches")
    checks.check("each says what it waits for", "过完还没有回音就提醒" in browser.text and "1 天没有动静就提醒" in browser.text, browser.text[:600])
    look("absence-saved")
    desk.leave()
    portal.report(browser, answers=same.answers(shop, f"{name}今天又在卖", name))
    desk.sit(INTAKE)
    time.sleep(TWO_ROUNDS_SECONDS)
    early = [each for title in (NO_ANSWER, SILENT, ANSWERED) for each in told(desk, title)]
    checks.check("nothing is told before its day is over", not early, early)


def is_told_once(desk: Desk, checks: Checks, look: Look) -> None:
    browser = desk.sit(INTAKE)
    until = time.monotonic() + PATIENCE_SECONDS
    while not (told(desk, NO_ANSWER) and told(desk, SILENT)) and time.monotonic() < until:
        time.sleep(2)
    time.sleep(TWO_ROUNDS_SECONDS)
    vain, silent = told(desk, NO_ANSWER), told(desk, SILENT)
    checks.check("no answer by the day is told once", len(vain) == 1 and "没有回音" in vain[0], vain)
    checks.check("the silence is told once", len(silent) == 1 and "已经 1 天没有动静" in silent[0], silent)
    checks.check("what came in time is told by no alert", not told(desk, ANSWERED), told(desk, ANSWERED))
    look("absence-told")
    browser.driver.get(next(
        each.get_attribute("href") for each in browser.all("aside a") if f"“{NO_ANSWER}”" in each.text))
    checks.check("the alert leads to what the search finds now", browser.has("main mark"), browser.path)
    browser.go("/files/searches")
    told_at = browser.driver.find_element("xpath", f"//li[h2[a[text()='{NO_ANSWER}']]]").text
    came_at = browser.driver.find_element("xpath", f"//li[h2[a[text()='{ANSWERED}']]]").text
    checks.check("the page of saved searches says when it was told", "上次提醒" in told_at, told_at)
    checks.check("and when the answer came", "已有回音" in came_at and "上次提醒" not in came_at, came_at)
    look("absence-saved-after")
