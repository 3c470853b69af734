"""What a citizen does who wants to stay unknown, and what an agent does while somebody speaks on the telephone."""

from __future__ import annotations

import base64
import struct
import tempfile
from collections.abc import Callable
from pathlib import Path

import portal
from browser import Browser
from desk import MAIN_SUBMIT, Desk

RECEIVER, AGENT, INSPECTOR = "tang", "bai", "wang"
PLANTED = b"GPS 45.756967N 126.642464E SERIAL-7431905526"
ANSWER = "后门进去左手第二个货架"

Look = Callable[[Browser, str], None]

# An anonymous report answers the same questions, and gives no name.
ANONYMOUS = portal.ANSWERS | {"you": {"anonymous": "yes"}}


def photograph(browser: Browser) -> Path:
    """A real JPEG of this very page, with a word where telephones write where they are."""
    png = browser.driver.get_screenshot_as_base64()
    data = browser.driver.execute_async_script(
        "const done = arguments[1]; const i = new Image();"
        "i.onload = () => { const c = document.createElement('canvas'); c.width = 320; c.height = 200;"
        "c.getContext('2d').drawImage(i, 0, 0, 320, 200); done(c.toDataURL('image/jpeg')); };"
        "i.onerror = () => done(''); i.src = 'data:image/png;base64,' + arguments[0];", png)
    jpeg = base64.b64decode(data.split(",", 1)[1]) if data else plain_jpeg()
    exif = b"Exif\0\0" + PLANTED
    marked = jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + jpeg[2:]
    path = Path(tempfile.mkdtemp(prefix="zhibao-picture-")) / "我的手机.jpg"
    path.write_bytes(marked)
    return path


def plain_jpeg() -> bytes:
    """The parts of a small JPEG, where the page's own rules let no picture be drawn."""
    def part(marker: int, content: bytes) -> bytes:
        return bytes([0xFF, marker]) + struct.pack(">H", len(content) + 2) + content

    return (b"\xff\xd8" + part(0xDB, b"\0" + b"\x07" * 64) + part(0xC0, bytes([8, 0, 16, 0, 16, 1, 1, 0x11, 0]))
            + part(0xC4, b"\0\x01" + b"\0" * 15 + b"\x05") + part(0xDA, bytes([1, 1, 0, 0, 63, 0])) + b"\x12\x34" + b"\xff\xd9")


def enters(browser: Browser, code: str) -> None:
    browser.go("/progress")
    browser.fill("#code", code)
    browser.follow(MAIN_SUBMIT)


def reports_without_a_name(browser: Browser) -> portal.Receipt:
    return portal.report(browser, answers=ANONYMOUS)


def is_asked(desk: Desk, number: str, question: str) -> str | None:
    return desk.act(RECEIVER, number, "ask-reporter", question=question)


def answers(browser: Browser, text: str, run: int = 1) -> None:
    browser.fill(f"#question-{run}-answer", text)
    browser.follow(f"#question-{run} .btns button")


def sends_a_picture(browser: Browser, path: Path, note: str) -> None:
    browser.press(browser.find("#evidence summary"))
    browser.fill("#evidence-note", note)
    browser.find("#evidence-file").send_keys(str(path))
    browser.follow("#evidence-form .btns button")


def opens_what_is_sealed(desk: Desk, number: str, reason: str) -> str | None:
    """The newest sealed record, as the officer's form offers it."""
    browser = desk.sit(RECEIVER)
    desk.open(number)
    desk.unfold("#act-read-sealed")
    options = [each.get_attribute("value") for each in browser.all("#act-read-sealed-record option")]
    return desk.fill_and_send(RECEIVER, "read-sealed", record=[each for each in options if each][-1], reason=reason)


def takes_a_call(desk: Desk, look: Look) -> tuple[str, str]:
    """Searches, takes the call down, and reads number and code out."""
    browser = desk.sit(AGENT)
    browser.go("/hotline")
    look(browser, "hotline")
    browser.fill("#hotline-q", "期限")
    browser.follow("main form[role=search] button")
    browser.go("/hotline?q=%E6%B5%B7%E5%85%B3")
    look(browser, "hotline-answers")
    for name, value in {
        "call-topic": "customs", "call-narrative": "问海关备案", "call-place": "230102",
        "call-caller-name": "来电人", "call-caller-phone": "13904650987",
    }.items():
        browser.set(name, value)
    browser.follow("#call .btns button")
    look(browser, "hotline-taken")
    return browser.find("[role=status] b.no").text, browser.find("[role=status] .code").text
