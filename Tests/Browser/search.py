"""What an officer does with the search box: finds files however the words are written, and is told of new ones."""

from __future__ import annotations

import time
from collections.abc import Callable
from urllib.parse import quote

from desk import Desk
from office import Checks

INTAKE = "tang"
Look = Callable[[str], None]

PLAIN = "假冒 白酒"
# Traditional, full-width blank, and the broken form that copying out of a document leaves (U+2F69 for 白).
FORMS = ("假冒 白酒", "假冒　白酒", "假冒 \u2f69酒")
TRADITIONAL = ("注册商标", "註冊商標")
FILES = "/files?q=" + quote(PLAIN)
ROUND_SECONDS = 40


def types(desk: Desk, words: str) -> None:
    """Into the box of the top bar."""
    desk.browser.fill("#q", words)
    desk.browser.follow(".bar .find button")


def finds_in_any_form(desk: Desk, checks: Checks, look: Look) -> str:
    """The number of the newest file that was found."""
    browser = desk.sit(INTAKE)
    browser.go("/desk")
    counted = {}
    for words in FORMS + TRADITIONAL:
        types(desk, words)
        counted[words] = len(browser.all("main tbody tr"))
        checks.check(f"“{words}” marks what it found", browser.has("main mark"), browser.text[:300])
    checks.check("every form finds the same", len({counted[each] for each in FORMS}) == 1, counted)
    checks.check("Traditional finds what Simplified does", len({counted[each] for each in TRADITIONAL}) == 1, counted)
    types(desk, PLAIN)
    look("search")
    number = browser.find("main tbody tr .no").text
    browser.follow("main tbody tr td:nth-child(2) a")
    checks.check("the hit opens its file", number in browser.text and browser.path.startswith("/files/"), browser.path)
    return number


def opens_by_number(desk: Desk, checks: Checks, number: str) -> None:
    wide = number.translate(str.maketrans("0123456789-", "０１２３４５６７８９－"))
    types(desk, wide)
    checks.check("a full-width number opens its file", desk.browser.path == f"/files/{number}", desk.browser.path)


def finds_nothing(desk: Desk, checks: Checks, look: Look) -> None:
    browser = desk.browser
    browser.go("/files?open=no&q=" + quote("白酒 绝无此词"))
    checks.check("nothing found says what was asked", "绝无此词" in browser.find("h1").text)
    look("search-none")
    browser.follow("main .empty a[href='/files?q=" + quote("白酒") + "']")
    checks.check("and leads to what finds more", browser.has("main mark"), browser.path)


def is_refused_an_alert(desk: Desk, checks: Checks, look: Look) -> None:
    browser = desk.browser
    browser.go(FILES)
    desk.unfold("#save form")
    browser.set("save-alert", "absent-by")
    browser.follow("#save form .btns button")
    checks.check("an alert without its day is refused at its field", browser.has("#save-until-fault"), browser.text[:300])
    look("search-alert-refused")
    browser.complaints()


def keeps_a_search(desk: Desk, checks: Checks, look: Look, title: str) -> str:
    browser = desk.browser
    browser.go(FILES)
    desk.unfold("#save form")
    browser.set("save-title", title)
    browser.set("save-alert", "found")
    look("search-save")
    browser.follow("#save form .btns button")
    checks.check("the search is saved under its name", title in browser.find("[role=status]").text)
    look("saved-searches")
    browser.go("/files")
    checks.check("and stands beside the files", title in browser.text)
    return title


def is_told(desk: Desk, checks: Checks, look: Look, title: str, number: str) -> None:
    """A report came in; the office goes its rounds every few seconds."""
    browser = desk.sit(INTAKE)
    end = time.monotonic() + ROUND_SECONDS
    while True:
        browser.go("/desk")
        if f"“{title}”查到" in browser.text or time.monotonic() > end:
            break
        time.sleep(1)
    told = [a for a in browser.all("aside a") if f"“{title}”查到" in a.text]
    checks.check("the alert is told once", len(told) == 1, browser.find("aside").text[:400])
    look("desk-alert")
    browser.driver.get(told[0].get_attribute("href"))
    checks.check("the alert leads to the new file", browser.path == f"/files/{number}", browser.path)


def renames_and_removes(desk: Desk, checks: Checks, look: Look, title: str) -> None:
    browser = desk.browser
    browser.go("/files/searches")
    heading = f"//h2[a[text()='{title}']]/following-sibling::details"
    part = browser.driver.find_element("xpath", heading).get_attribute("id")
    browser.press(browser.find(f"#{part} summary"))
    browser.set(part.removeprefix("change-") + "-title", title + "（新名）")
    browser.follow(f"#{part} form.act .btns button")
    look("saved-renamed")
    browser.follow("#undo")
    checks.check("the old name is back", "（新名）" not in browser.text and title in browser.text, browser.text[:300])
    if not browser.find(f"#{part}").get_attribute("open"):
        browser.press(browser.find(f"#{part} summary"))
    browser.follow(f"#{part} form[action$='/removal'] button")
    checks.check("the search is removed", not browser.has(f"#{part}"))
    look("saved-removed")
    browser.follow("#undo")
    checks.check("and back again", browser.has(f"#{part}"))
