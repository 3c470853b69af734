"""A real browser on an office: pages at two widths, sign-in, pictures, accessibility."""

from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path

from selenium import webdriver
from selenium.common.exceptions import NoSuchElementException
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import Select, WebDriverWait

SHOTS = Path(__file__).parent / "shots"
DESKTOP_PX, PHONE_PX = 1280, 390
PAGE_SECONDS = 30

# WCAG 2.1, levels A and AA.
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]


def axe_source() -> str:
    """The text of axe-core, read from the package that carries it; nothing else of the package is used."""
    package = importlib.util.find_spec("axe_playwright_python")
    assert package is not None and package.origin is not None, "run script/setup --tests"
    return (Path(package.origin).parent / "axe.min.js").read_text(encoding="utf-8")


class Browser:
    """One chromium window without a history. `scripts=False` is a browser that runs no JavaScript of pages."""

    def __init__(self, url: str, width: int = DESKTOP_PX, scripts: bool = True) -> None:
        self.url = url
        self.width = width
        options = Options()
        options.binary_location = shutil.which("chromium") or "/usr/bin/chromium"
        for argument in (
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--lang=zh-CN",
            "--hide-scrollbars", "--force-device-scale-factor=1", f"--window-size={max(width, 500)},900",
        ):
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        preferences: dict[str, object] = {"intl.accept_languages": "zh-CN,zh"}
        if not scripts:
            preferences["profile.managed_default_content_settings.javascript"] = 2
        options.add_experimental_option("prefs", preferences)
        self.driver = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
        self.driver.set_page_load_timeout(PAGE_SECONDS)
        self.resize(900)

    def __enter__(self) -> Browser:
        return self

    def __exit__(self, *_: object) -> None:
        self.driver.quit()

    def resize(self, height: int) -> None:
        """The viewport itself, since a window cannot be as narrow as a telephone."""
        self.driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": self.width, "height": height, "deviceScaleFactor": 1, "mobile": self.width < 600},
        )

    def go(self, path: str) -> None:
        self.driver.get(self.url + path)

    @property
    def path(self) -> str:
        return self.driver.current_url.removeprefix(self.url)

    @property
    def text(self) -> str:
        """All that a reader sees on the page."""
        return self.driver.find_element(By.TAG_NAME, "body").text

    def find(self, css: str) -> WebElement:
        return self.driver.find_element(By.CSS_SELECTOR, css)

    def all(self, css: str) -> list[WebElement]:
        return self.driver.find_elements(By.CSS_SELECTOR, css)

    def has(self, css: str) -> bool:
        try:
            self.find(css)
        except NoSuchElementException:
            return False
        return True

    def fill(self, css: str, text: str) -> None:
        box = self.find(css)
        box.clear()
        box.send_keys(text)

    def set(self, name: str, value: str) -> None:
        """Answers the field with this id: a line, a date, a choice of a list, or one of a set of buttons."""
        if not self.has(f"[id='{name}']"):
            self.press(self.find(f"[id='{name}-{value}']"))
            return
        field = self.find(f"[id='{name}']")
        if field.tag_name == "select":
            Select(field).select_by_value(value)
        elif field.get_attribute("type") in ("date", "datetime-local"):
            # Typing a day depends on the language of the browser; its value does not.
            self.driver.execute_script("arguments[0].value = arguments[1]", field, value)
        else:
            field.clear()
            field.send_keys(value)

    def press(self, element: WebElement) -> None:
        """Presses something that stays on this page."""
        self.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
        element.click()

    def follow(self, css: str) -> None:
        """Presses what leads to another page, and waits until that page is there."""
        page = self.find("html")
        self.press(self.find(css))
        WebDriverWait(self.driver, PAGE_SECONDS).until(lambda _: is_gone(page))

    def sign_in(self, login: str, password: str) -> None:
        self.go("/sign-in")
        self.fill("input[name=login]", login)
        self.fill("input[name=password]", password)
        self.follow("main form button[type=submit], main form button:not([type])")

    def picture(self, name: str) -> Path:
        """A picture of the whole page, as `shots/NAME-WIDTH.png`."""
        SHOTS.mkdir(exist_ok=True)
        path = SHOTS / f"{name}-{self.width}.png"
        height = self.driver.execute_script("return document.documentElement.scrollHeight")
        self.resize(max(900, min(int(height), 6000)))
        self.driver.save_screenshot(str(path))
        self.resize(900)
        return path

    def accessibility_faults(self) -> list[str]:
        """What axe-core finds against WCAG 2.1 A and AA, one line a rule and its first places."""
        self.driver.execute_script(axe_source())
        found = self.driver.execute_async_script(
            "const done = arguments[1];"
            "axe.run(document, {runOnly: {type: 'tag', values: arguments[0]}})"
            ".then(r => done(r.violations), e => done([{id: 'axe', help: String(e), nodes: []}]));",
            AXE_TAGS,
        )
        return [
            f"{fault['id']} ({fault['help']}): "
            + "; ".join(str(node["target"]) for node in fault["nodes"][:3])
            for fault in found
        ]

    def is_wider_than_the_window(self) -> bool:
        return bool(self.driver.execute_script(
            "return document.documentElement.scrollWidth > document.documentElement.clientWidth + 1"))

    def complaints(self) -> list[str]:
        """Errors of the browser's console since the last call: scripts that failed, what the policy blocked.

        A page that refuses answers with a status of its own, as it should: only its parts must all be there.
        """
        said = [entry["message"] for entry in self.driver.get_log("browser") if entry["level"] == "SEVERE"]
        return [each for each in said if "Failed to load resource" not in each or "/assets/" in each]


def is_gone(element: WebElement) -> bool:
    try:
        element.is_enabled()
    except Exception:  # selenium says it with several types, and each means that the page has changed
        return True
    return False
