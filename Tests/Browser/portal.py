"""What a firm does at the portal: answers one question a page, keeps the number and the code, asks how it stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count

from browser import Browser
from desk import MAIN_SUBMIT
from office import Checks

FOUND = count(1)

Look = Callable[[Browser, str], None]

# Step of the wizard to its answers. 230100 is Harbin, 230102 its district Daoli. Everything else is invented.
ANSWERS: dict[str, dict[str, str]] = {
    "kind": {"kind": "holder"},
    "story": {
        "narrative": "道里区一商行长期低价销售假冒我公司注册商标的白酒，瓶身标识与正品不符，我公司已购买样品。",
        "occurred-on": "2026-09-28",
    },
    "right": {"right-type": "trademark", "right-number": "30000001"},
    "respondent": {"respondent-name": "哈尔滨市道里区北岭商行", "respondent-address": "道里区尚志大街"},
    "place": {"prefecture": "230100"},
    "county": {"place": "230102"},
    "amounts": {"sales": "62000"},
    "venue": {"venue": "offline", "dispute": "infringement"},
    "wishes": {},
    "options": {"channel": "administrative-report"},
    "you": {"anonymous": "no", "name": "黑土酒业（虚构）", "phone": "13900000002"},
}


@dataclass
class Receipt:
    number: str
    code: str


def report(browser: Browser, look: Look = lambda *_: None, answers: dict[str, dict[str, str]] = ANSWERS) -> Receipt:
    browser.go("/")
    browser.follow("main a[href='/report/kind?as=holder']")
    for step, fields in answers.items():
        here = browser.path.partition("?")[0]
        assert here == f"/report/{step}", f"expected the question {step}, got {browser.path}: {browser.text[:300]}"
        look(browser, f"report-{step}")
        if step == "options":
            # The demo province has ended enough matters about trademarks to tell how they went.
            assert "近一年同类" in browser.text, f"no like matters on the ways: {browser.text[:600]}"
            browser.follow(f"form:has(input[value='{fields['channel']}']) button")
            continue
        for name, value in fields.items():
            # The same words twice are refused as the same report; every walk has found something of its own.
            browser.set(name, f"{value}（第{next(FOUND)}次发现）" if name == "narrative" else value)
        browser.follow(MAIN_SUBMIT)
    assert browser.path == "/report/check", f"the last question leads to {browser.path}: {browser.text[:300]}"
    look(browser, "report-check")
    browser.follow(MAIN_SUBMIT)
    look(browser, "report-receipt")
    assert browser.has("dl.facts .code"), f"no receipt: {browser.text[:300]}"
    return Receipt(number=browser.find("dl.facts b.no").text, code=browser.find("dl.facts .code").text)


def progress(browser: Browser, code: str) -> str:
    """What the portal tells somebody who has the code and nothing else."""
    browser.go("/progress")
    browser.fill("#code", code)
    browser.follow(MAIN_SUBMIT)
    return browser.find("main").text


def takes_another_way(browser: Browser, checks: Checks) -> None:
    """A wrong door costs nothing: what was told goes along, and who told it stays behind."""
    browser.follow("form[action='/report/again'] button")
    checks.check("another way begins where ways are chosen", browser.path.startswith("/report/options"), browser.path)
    browser.go("/report/story")
    told = browser.find("#narrative").get_attribute("value")
    checks.check("what was told is not typed twice", "北岭" in told or "假冒" in told, told)
    browser.go("/report/you")
    kept = [each.get_attribute("value") for each in browser.all("main input[type=text], main input[type=tel]")]
    checks.check("name and telephone stay behind", not any(kept), kept)
