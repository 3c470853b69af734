"""Finds every page of an office as people come to it: by links, from the pages where each kind of person begins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import requests

from office import Login, Office

# Where somebody begins. What a post has no use for is refused in words, which is a page as well.
OPEN = ["/", "/law?q=商标", "/help?q=商标", "/public/penalties?q=a", "/policy?state=built", "/report", "/progress", "/law/try",
        "/law/questions", "/law/changes", "/help/accessibility", "/help/safety"]
AT_WORK = ["/desk", "/files?q=商标", "/my/post", "/my/account", "/my/account/password", "/my/account/second-factor", "/head", "/mail", "/hotline", "/knowledge", "/law/releases",
           "/law/releases/new", "/supervision", "/staff", "/trail", "/system/backups"]
# No pages: what a program reads, what is downloaded, a paper as it was filed, what ends the visit.
NO_PAGES = re.compile(r"^/(api|assets|calendar|healthz|metrics|robots|favicon)|\.(csv|txt|json|xml|atom|pdf|ics)$|/(pdf|export|feed)$"
                      r"|^/(sign-out|leave)$|/(documents|drafts)/[^/]+$")
MOST_PAGES = 400
# Below these each page is one of many of its kind.
NAMED = {"help": 1, "policy": 1, "measures": 1, "samples": 1, "compliance": 1, "guide": 1, "law": 2, "staff": 2, "files": 3}
OF_ITS_OWN = {"accessibility", "safety", "records"}


@dataclass(frozen=True)
class Page:
    """One page, named by its pattern: `/files/_/clocks/_`, with the login of who came to it first."""

    pattern: str
    path: str
    login: str | None

    @property
    def name(self) -> str:
        return self.pattern.strip("/").replace("/", " ") or "home"


class Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        href = dict(attrs).get("href")
        if tag == "a" and href and "download" not in dict(attrs):
            self.found.append(href)


def pattern(path: str) -> str:
    """`/files/230102-2026-00001/clocks/fine` and `/law/APL2021/25` lose what names one of many."""
    known = urlsplit(path).path.split("/")
    if known[1:3] == ["files", "new"]:
        known[3:] = ["_"]
    kind = NAMED.get(known[1], len(known))
    return "/".join(
        "_" if re.search(r"[0-9A-Z_%]", part) or (at > kind and part not in OF_ITS_OWN) else part
        for at, part in enumerate(known))


def session_of(office: Office, login: Login | None) -> requests.Session:
    session = requests.Session()
    if login is not None:
        form = session.get(f"{office.url}/sign-in", timeout=20).text
        hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form))
        session.post(f"{office.url}/sign-in", data={**hidden, "login": login.login, "password": login.password}, timeout=20)
    return session


def crawl(office: Office, login: Login | None, known: set[str]) -> list[Page]:
    """The pages that `login` finds and nobody before did. `known` grows by their patterns."""
    session = session_of(office, login)
    waiting = list(OPEN if login is None else AT_WORK)
    asked: set[str] = set()
    found: list[Page] = []
    seen: set[str] = set()
    while waiting and len(seen) < MOST_PAGES:
        path = waiting.pop(0)
        kind = pattern(path)
        if path in seen or kind in asked or NO_PAGES.search(urlsplit(path).path):
            continue
        seen.add(path)
        asked.add(kind)
        answer = session.get(office.url + path, timeout=30)
        if not answer.headers.get("Content-Type", "").startswith("text/html"):
            continue
        arrived = answer.url.removeprefix(office.url)
        kind = pattern(arrived)
        if answer.status_code == 200 and kind not in known:
            known.add(kind)
            found.append(Page(kind, arrived, login.login if login else None))
        links = Links()
        links.feed(answer.text)
        for href in links.found:
            target = urljoin(answer.url, href)
            if target.startswith(office.url + "/"):
                waiting.append(target.removeprefix(office.url).split("#")[0])
    return found


def every_page(office: Office) -> list[Page]:
    """Strangers first, then one person of each role; a page belongs to who came to it first."""
    known: set[str] = set()
    pages = crawl(office, None, known)
    roles: set[str] = set()
    for login in office.logins:
        if set(login.roles) - roles:
            roles |= set(login.roles)
            pages += crawl(office, login, known)
    return pages
