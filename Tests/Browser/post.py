"""Mail and calendar as officers see them: the mails of a file, mail without a file, and one's own calendar."""

from __future__ import annotations

import subprocess
from collections.abc import Callable

from desk import Desk
from office import BINARY, ROOT, Checks, Office

INTAKE = "tang"
Look = Callable[[str], None]

LETTER = """From: <citizen@example.com>
To: files@office.example
Subject: =?utf-8?B?5YWz5LqO5LiA5Lu25Y2W5YGH5ZCN54mM55qE5LqL?=
Content-Type: text/plain; charset=utf-8

附近有一家店在卖假名牌，第二行。
请不要告诉别人是我说的。
"""


def letter_comes_in(office: Office) -> None:
    words = [str(BINARY), "mail", "receive", "--data", str(office.data)]
    subprocess.run(words, input=LETTER.replace("\n", "\r\n").encode(), cwd=ROOT, check=True, capture_output=True)


def queue_is_settled(desk: Desk, checks: Checks, look: Look) -> None:
    browser = desk.sit(INTAKE)
    browser.go("/mail")
    look("mail-queue-empty")
    letter_comes_in(desk.office)
    browser.go("/mail")
    checks.check("the queue says nothing of the letter", "假名牌" not in browser.text)
    look("mail-queue")
    browser.follow("main table a")
    checks.check("the letter can be read", "假名牌" in browser.text)
    look("mail-opened")
    browser.fill("#number", "230102-2026-99999")
    browser.follow("#filing button")
    checks.check("an unknown number is refused at its place", browser.has("#filing .refusal"), browser.text[:300])
    look("mail-refused")
    browser.complaints()


def calendar_is_made(desk: Desk, checks: Checks, look: Look) -> None:
    browser = desk.sit(INTAKE)
    browser.go("/my/post")
    look("my-post")
    browser.follow("#new-feed button")
    address = browser.find("#feed-address").get_attribute("value")
    checks.check("the address of the feed is shown", "/calendar/" in address and address.endswith(".ics"), address)
    look("my-post-made")
    browser.go("/my/post")
    checks.check("and not again", not browser.has("#feed-address"))


def mails_of_a_file(desk: Desk, checks: Checks, look: Look) -> None:
    browser = desk.sit(INTAKE)
    browser.go("/files")
    browser.follow("main table td:nth-child(2) a")
    page = browser.path
    browser.go(page + "/mail")
    checks.check("the mails of the file have a page", browser.has("main .crumb .no"), browser.text[:200])
    look("file-mail")
