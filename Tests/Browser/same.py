"""Two reports of one shop: seen alike at intake, set side by side, told apart and taken back, joined, and parted again."""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import count

import portal
from browser import Browser
from desk import Desk
from office import Checks

RECEIVER, AGENT = "tang", "bai"
# Rounds come every few seconds; on a slow machine they take their time.
PATIENCE_SECONDS = 120
SHOP = count(1)

Look = Callable[[str], None]


def answers(shop: int, story: str, name: str) -> dict[str, dict[str, str]]:
    """What a firm says of a shop that no other walk knows: its story, its name, its right, nothing of amounts."""
    return portal.ANSWERS | {
        "story": {"narrative": story, "occurred-on": "2026-09-28"},
        "right": {"right-type": "trademark", "right-number": f"3111{shop:04}"},
        "respondent": {"respondent-name": name, "respondent-address": ""},
    }


def two_reports(browser: Browser) -> tuple[portal.Receipt, portal.Receipt]:
    shop = next(SHOP)
    phone = f"138000077{shop:02}"
    first = portal.report(browser, answers=answers(
        shop, f"道里区一茶行卖假冒松雪岭大米，店主电话{phone}", f"哈尔滨雪岭{'甲乙丙丁'[shop % 4]}茶行有限公司"))
    second = portal.report(browser, answers=answers(
        shop, f"还是那家，电话{phone[:3]}-{phone[3:7]}-{phone[7:]}，今天又在卖", f"雪岭{'甲乙丙丁'[shop % 4]}茶行"))
    return first, second


def waits_for(browser: Browser, path: str, css: str) -> bool:
    """Reads a page again until it has what the next round of the office brings."""
    until = time.monotonic() + PATIENCE_SECONDS
    while True:
        browser.go(path)
        if browser.has(css):
            return True
        if time.monotonic() > until:
            return False
        time.sleep(2)


def pair_with(browser: Browser, number: str) -> str:
    """The section of the page on which this number stands beside the file."""
    for section in browser.all("section.pair"):
        if number in section.find_element("css selector", "h2").text:
            return "#" + (section.get_attribute("id") or "")
    raise LookupError(f"{number} is not proposed: {browser.text[:300]}")


def decides(browser: Browser, number: str, action: str, reason: str, keeps: str | None = None) -> None:
    place = pair_with(browser, number)
    browser.fill(f"{place} textarea", reason)
    if keeps is not None:
        browser.set(f"{place[1:]}-keeps", keeps)
    browser.follow(f"{place} button[value={action}]")


def is_sorted_by_a_person(desk: Desk, checks: Checks, look: Look) -> None:
    browser = desk.browser
    desk.leave()
    first, second = two_reports(browser)
    desk.sit(RECEIVER)
    found = waits_for(browser, f"/files/{second.number}", "nav.tabs a[href$='/same']")
    checks.check("the file leads to what may be the same", found, browser.text[:300])
    browser.go(f"/reports/{second.number}")
    checks.check("intake sees the like matter with its reasons", first.number in browser.find("#like").text, browser.text[:600])
    look("triage-like")

    browser.go(f"/files/{second.number}/same")
    checks.check("the telephone is the reason", "电话相同" in browser.text, browser.text[:600])
    checks.check("the reporter is not compared", "13900000002" not in browser.text and "黑土酒业" not in browser.text)
    look("same")
    decides(browser, first.number, "tell-apart", "")
    checks.check("without a reason nothing is decided", browser.has(".refusal"), browser.text[:300])
    look("same-refused")
    decides(browser, first.number, "tell-apart", "两笔不同的交易")
    remembered = first.number in browser.find("#apart").text and not browser.has("section.pair")
    checks.check("told apart, they are proposed no more", remembered, browser.text[:400])
    look("same-apart")
    browser.follow("#apart button")
    checks.check("taken back, they are proposed again", browser.has("section.pair"), browser.text[:300])

    decides(browser, first.number, "merge", "同一家店，同一件事", keeps=first.number)
    checks.check("the file that goes on is shown", browser.path == f"/files/{first.number}", browser.path)
    browser.go(f"/files/{second.number}")
    checks.check("the old number leads to it", browser.has(f"main a[href='/files/{first.number}']"), browser.text[:300])
    look("file-joined")
    desk.leave()
    told = portal.progress(browser, second.code)
    checks.check("the code says that both go on together", "合并办理" in told and first.number not in told, told[:300])
    look("progress-joined")
    parted = desk.act(RECEIVER, second.number, "undo-merge", reason="看错了")
    checks.check("an undo lets it go on by itself", parted is None and browser.has("#act-take-and-route"), parted)


def agent_looks_first(desk: Desk, checks: Checks, look: Look) -> None:
    browser = desk.sit(AGENT)
    name = f"雪岭热线{next(SHOP)}号商行有限公司"

    def looks() -> str:
        browser.go("/hotline")
        browser.set("call-narrative", "来电人说这家店卖假货")
        browser.set("call-respondent", name)
        browser.follow("#call button[name=look]")
        return browser.find("#like").text

    checks.check("nothing is like the first call", name not in looks())
    look("hotline-alone")
    checks.check("what was typed stays", browser.find("#call-respondent").get_attribute("value") == name)
    browser.follow("#call .btns button:not([name])")
    number = browser.find("[role=status] b.no").text
    until = time.monotonic() + PATIENCE_SECONDS
    while name not in looks() and time.monotonic() < until:
        time.sleep(2)
    told = browser.find("#like").text
    checks.check("the next agent sees the call with its reason", number in told and "名称相同" in told, told[:300])
    look("hotline-like")
