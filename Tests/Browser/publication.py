"""Anybody reads the public lists: finds an entry, holds its digest against its words, takes it away as feed and table."""

from __future__ import annotations

import csv
import hashlib
import io
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable

import requests

from browser import Browser
from office import Checks

LIST = "/public/penalties"
ATOM = "{http://www.w3.org/2005/Atom}"

Look = Callable[[str], None]


def reads_an_entry(browser: Browser, checks: Checks, look: Look) -> None:
    browser.go(LIST)
    look("penalties")
    links = browser.all("main table th a")
    if not checks.check("the list holds entries", bool(links), browser.find("main").text[:300]):
        return
    path = links[0].get_attribute("href").removeprefix(browser.url).partition("?")[0]
    browser.go(path)
    look("penalty-entry")
    words = requests.get(f"{browser.url}{path}/entry.json", timeout=20)
    digest = hashlib.sha256(words.content).hexdigest()
    checks.check("the digest on the page is that of its words", digest in browser.find("main").text.replace("\n", ""), digest)
    checks.check("no gap is shown", "待补" not in browser.text and "待补" not in words.text)
    browser.go(f"{path}?on=2020-01-01")
    checks.check("before its day nothing of it is shown", "罚款" not in browser.find("main").text, browser.find("main").text[:300])
    look("penalty-entry-before")
    browser.go(f"{LIST}?q=%E6%97%A0%E6%AD%A4%E4%B8%80%E5%AE%B6")
    checks.check("a list without results says what to do", browser.has("main .empty"))
    look("penalties-none")


def takes_it_away(url: str, checks: Checks) -> None:
    feed = requests.get(f"{url}{LIST}.atom", timeout=20)
    entries = ElementTree.fromstring(feed.content).findall(f"{ATOM}entry")
    checks.check("the feed is Atom and has entries", bool(entries), len(entries))
    table = requests.get(f"{url}{LIST}.csv", timeout=20)
    rows = list(csv.reader(io.StringIO(table.content.decode("utf-8-sig"))))
    checks.check("the table has a head and as many rows", len(rows) == len(entries) + 1, (len(rows), len(entries)))
    number = rows[1][0]
    paper = requests.get(f"{url}{LIST}/{number}/decision.pdf", timeout=20)
    is_there = paper.status_code == 200 and paper.content.startswith(b"%PDF-")
    checks.check("the decision comes as PDF", is_there, (number, paper.status_code))
