"""Looks at every page as people see it who are not the one who made it: large type, a narrow strip, paper, keys, no scripts.

    Tests/Browser/looks.py [WORD …]       only pages whose name contains a word; nothing is compared then with `looks.json`

Pages are found by their links (`pages.py`). Each is held, beside WCAG 2.1 A and AA (axe-core), to these:

- at 1280, 390 and 320 px, and in large type, nothing is wider than the window;
- on paper the rail, the forms of the frame and buttons are gone, and what remains fits an A4 sheet;
- the Tab key comes to everything that can be pressed, in the order of the page, shows where it is, and gets out again;
- without scripts the page says the same;
- its picture differs from the one that somebody looked at by less than an eye would notice. `UPDATE_GOLDENS=1` takes the
  pictures anew: look at them first (`shots/look-*.png`).
"""

from __future__ import annotations

import base64
import io
import json
import os
import re
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "Outside"))

from PIL import Image  # noqa: E402

import pages  # noqa: E402
from browser import DESKTOP_PX, PHONE_PX, SHOTS, Browser  # noqa: E402
from office import Checks, Login, Office  # noqa: E402

FIRST_DAY = "2026-10-09T08:25:00+08:00"
GOLDENS = Path(__file__).parent / "looks.json"
STRIP_PX, SHEET_PX = 320, 740       # 1280 px at 400 %, and A4 within its margins
TILES = 48, 36                      # a picture is compared by the mean grey of so many tiles
SHADES = 16                         # of grey
MOST_MEAN, MOST_TILE = 0.45, 7      # what an eye does not notice, in shades
MOST_TABS = 600
# Each look at it is one more line of it, so that it is looked at where nothing is added: at what was before the first day.
GROWING = {"/trail": f"/trail?to={(date.fromisoformat(FIRST_DAY[:10]) - timedelta(days=1)).isoformat()}"}


def main(words: list[str]) -> int:
    checks = Checks("looks")
    with Office(at=FIRST_DAY) as office:
        office.start()
        found = [page for page in pages.every_page(office)
                 if not words or any(word in page.name for word in words)]
        checks.check(f"{len(found)} pages are found by their links", len(found) >= (1 if words else 55), len(found))
        goldens = Goldens(words)
        with Browser(office.url) as browser, Browser(office.url, scripts=False) as plain:
            looked = Looks(office, browser, plain, checks, goldens)
            for page in found:
                looked.at(page)
        goldens.close(checks)
    return checks.close()


class Looks:
    """Two browsers in which the people of the office take turns: one as usual, one that runs no scripts."""

    def __init__(self, office: Office, browser: Browser, plain: Browser, checks: Checks, goldens: Goldens) -> None:
        self.office = office
        self.browsers = (browser, plain)
        self.browser, self.plain = self.browsers
        self.checks = checks
        self.goldens = goldens
        self.sitting: str | None = None

    def sit(self, login: str | None) -> None:
        if login == self.sitting:
            return
        for browser in self.browsers:
            if not browser.driver.current_url.startswith(self.office.url):
                browser.go("/healthz")
            browser.driver.delete_all_cookies()
            if login is not None:
                person = next(person for person in self.office.logins if person.login == login)
                self.sign_in(browser, person)
        self.sitting = login

    @staticmethod
    def sign_in(browser: Browser, person: Login) -> None:
        """Everybody comes from one address, so that the door slows them down: whoever is told to wait, waits."""
        for _ in range(30):
            browser.sign_in(person.login, person.password)
            if "/sign-in" not in browser.driver.current_url:
                return
            time.sleep(3)
        sys.exit(f"looks: {person.login} was not let in")

    def at(self, page: pages.Page) -> None:
        page = replace(page, path=GROWING.get(page.pattern, page.path))
        self.sit(page.login)
        faults: list[str] = []
        self.width(DESKTOP_PX)
        self.browser.go(page.path)
        faults += [f"axe: {fault}" for fault in self.browser.accessibility_faults()]
        faults += self.goldens.compare(page, self.browser)
        faults += self.keys()
        faults += self.without_scripts(page)
        faults += self.paper()
        for width in (PHONE_PX, STRIP_PX):
            self.width(width)
            faults += self.fits(f"at {width} px")
            if width == PHONE_PX:
                faults += self.goldens.compare(page, self.browser)
        faults += self.large(page)
        self.checks.check(f"{page.name} ({page.login or 'anybody'})", not faults, " | ".join(faults))

    def width(self, width: int) -> None:
        self.browser.width = width
        self.browser.resize(900)

    def fits(self, where: str) -> list[str]:
        if not self.browser.is_wider_than_the_window():
            return []
        wide = self.browser.driver.execute_script(WIDE)
        return [f"{where} it scrolls sideways: {', '.join(wide)}"]

    def large(self, page: pages.Page) -> list[str]:
        faults = []
        mark = "&" if "?" in page.path else "?"
        self.browser.go(f"{page.path}{mark}text=large")
        size = self.browser.driver.execute_script("return parseFloat(getComputedStyle(document.body).fontSize)")
        if size < 18:
            faults.append(f"large type has {size} px")
        for width in (STRIP_PX, DESKTOP_PX):
            self.width(width)
            faults += self.fits(f"in large type at {width} px")
        self.browser.driver.delete_cookie("zhibao-type")
        self.browser.go("/healthz?text=normal")
        return faults

    def paper(self) -> list[str]:
        self.width(SHEET_PX)
        self.browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
        faults = self.fits("on paper")
        shown = self.browser.driver.execute_script(ON_PAPER)
        if shown:
            faults.append(f"on paper it shows {', '.join(shown)}")
        if not self.browser.driver.execute_script("return ((document.querySelector('main') || document.body).innerText).trim().length > 0"):
            faults.append("on paper it is empty")
        self.browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
        return faults

    def keys(self) -> list[str]:
        """Tab through the page, beginning before its first word."""
        driver = self.browser.driver
        wanted = driver.execute_script(FOCUSABLE)
        met: list[int] = []
        seen: set[int] = set()
        for _ in range(min(4 * len(wanted) + 8, MOST_TABS)):
            for kind in ("rawKeyDown", "keyUp"):
                driver.execute_cdp_cmd("Input.dispatchKeyEvent", {
                    "type": kind, "key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9})
            at, is_seen = driver.execute_script(FOCUSED)
            if at is None:
                break
            # A day has several parts, and each is a stop of its own.
            met.append(at)
            if is_seen:
                seen.add(at)
        unseen = {wanted[at] if at >= 0 else "what no key should come to" for at in met if at not in seen}
        faults = []
        missed = [what for at, what in enumerate(wanted) if at not in set(met)]
        if missed and len(met) < MOST_TABS:
            faults.append(f"the Tab key does not come to {', '.join(missed[:4])}")
        if met != sorted(met):
            faults.append("the Tab key leaves the order of the page")
        if unseen:
            faults.append(f"nothing shows that the key is on {', '.join(sorted(unseen)[:4])}")
        return faults

    def without_scripts(self, page: pages.Page) -> list[str]:
        self.plain.go(page.path)
        says, plainly = (browser.driver.execute_script(SAID) for browser in self.browsers)
        if page.pattern in GROWING:
            # It says how long it is by now.
            says, plainly = ([re.sub(r"\d", "", line) for line in lines] for lines in (says, plainly))
        others = [line for line in says if line not in plainly][:3] + [line for line in plainly if line not in says][:3]
        return [f"without scripts it says something else: {others}"] if others else []


class Goldens:
    """What each page looked like when somebody looked at it, as tiles of grey. Another font is another picture."""

    def __init__(self, words: list[str]) -> None:
        self.is_updating = bool(os.environ.get("UPDATE_GOLDENS"))
        self.font = subprocess.run(["fc-match", "-f", "%{family[0]} %{fontversion}", "sans-serif:lang=zh-cn"],
                                   capture_output=True, text=True, check=True).stdout
        self.kept = json.loads(GOLDENS.read_text()) if GOLDENS.exists() else {"font": self.font, "pages": {}}
        self.is_other_font = self.kept["font"] != self.font and not self.is_updating
        self.is_whole = not words
        self.seen: dict[str, str] = {}

    def compare(self, page: pages.Page, browser: Browser) -> list[str]:
        name = f"{page.pattern} {browser.width}"
        browser.driver.execute_script("document.activeElement && document.activeElement.blur(); window.scrollTo(0, 0)")
        picture = browser.driver.get_screenshot_as_png()
        SHOTS.mkdir(exist_ok=True)
        (SHOTS / f"look-{page.name.replace(' ', '-')}-{browser.width}.png").write_bytes(picture)
        tiles = self.tiles(picture)
        self.seen[name] = base64.b64encode(bytes(tiles)).decode()
        if self.is_updating or self.is_other_font:
            return []
        if name not in self.kept["pages"]:
            return [f"nobody has looked at it yet at {browser.width} px (UPDATE_GOLDENS=1)"]
        before = base64.b64decode(self.kept["pages"][name])
        differences = [abs(a - b) for a, b in zip(unpacked(before), unpacked(tiles))]
        mean, most = sum(differences) / len(differences), max(differences)
        if mean <= MOST_MEAN and most <= MOST_TILE:
            return []
        return [f"at {browser.width} px it looks different (mean {mean:.2f}, most {most} of {SHADES} shades)"]

    @staticmethod
    def tiles(picture: bytes) -> bytes:
        """Two tiles a byte."""
        grey = Image.open(io.BytesIO(picture)).convert("L").resize(TILES, Image.Resampling.BOX).tobytes()
        shades = [level * SHADES // 256 for level in grey]
        return bytes(first << 4 | second for first, second in zip(shades[::2], shades[1::2]))

    def close(self, checks: Checks) -> None:
        if self.is_other_font:
            print(f"  left out: pictures were taken with {self.kept['font']}, here is {self.font}")
        if self.is_updating:
            kept = self.seen if self.is_whole else {**self.kept["pages"], **self.seen}
            GOLDENS.write_text(json.dumps({"font": self.font, "pages": dict(sorted(kept.items()))}, indent=0) + "\n")
        elif self.is_whole and not self.is_other_font:
            gone = sorted(set(self.kept["pages"]) - set(self.seen))
            checks.check(f"each of the {len(self.kept['pages'])} pictures is of a page that there is", not gone, gone[:6])


def unpacked(tiles: bytes) -> list[int]:
    return [shade for byte in tiles for shade in (byte >> 4, byte & 15)]


# What sticks out most, by tag and class.
WIDE = """
const edge = document.documentElement.clientWidth + 1;
return [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > edge)
  .slice(0, 4).map(e => e.tagName.toLowerCase() + (e.className && e.className.baseVal === undefined ? '.' + e.className : ''));
"""

ON_PAPER = """
const shown = e => e.checkVisibility({visibilityProperty: true}) && e.getBoundingClientRect().height > 1;
return ['nav.rail', '.bar .find', '.bar .me', '.skip', 'main button', 'main .btns'].filter(
  css => [...document.querySelectorAll(css)].some(shown));
"""

# A group of buttons of which one is chosen is one stop; what is folded or hidden is none.
FOCUSABLE = """
const shown = e => e.checkVisibility({visibilityProperty: true, contentVisibilityAuto: true}) && !e.disabled;
const groups = new Set();
const first = e => {
  if (e.type !== 'radio') return true;
  const group = [...document.querySelectorAll('input[type=radio]')].filter(r => r.name === e.name && r.form === e.form);
  const stop = group.find(r => r.checked) || group[0];
  return stop === e;
};
window.stops = [...document.querySelectorAll(
  'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]:not([tabindex="-1"])')]
  .filter(shown).filter(first);
document.activeElement && document.activeElement.blur();
window.getSelection().removeAllRanges();
window.scrollTo(0, 0);
return window.stops.map(e => (e.tagName.toLowerCase() + ' ' + (e.innerText || e.name || e.id || '').trim()).slice(0, 40));
"""

FOCUSED = """
const e = document.activeElement;
if (!e || e === document.body || e === document.documentElement) return [null, true];
const style = getComputedStyle(e);
const seen = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
return [window.stops.indexOf(e), seen];
"""

SAID = """
return document.body.innerText.replace(/\\d\\d:\\d\\d/g, '').split('\\n').map(l => l.trim()).filter(l => l);
"""


if __name__ == "__main__":
    begun = time.monotonic()
    status = main(sys.argv[1:])
    print(f"looks: {time.monotonic() - begun:.0f} s", file=sys.stderr)
    sys.exit(status)
