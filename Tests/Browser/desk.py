"""What officers do in a browser: come with a session, open a file, fill the form of an act, upload a paper."""

from __future__ import annotations

import time
from pathlib import Path

from browser import Browser
from office import Login, Office

MAIN_SUBMIT = "main form.act .btns button"


class Desk:
    """One browser in which several people work in turn. Everybody signs in once; sessions outlive a change of chair."""

    def __init__(self, office: Office, browser: Browser) -> None:
        self.office = office
        self.browser = browser
        self.people = {person.login: person for person in office.logins}
        self.sessions: dict[str, list[dict]] = {}
        self.sitting: str | None = None

    def person(self, login: str) -> Login:
        return self.people[login]

    def sit(self, login: str) -> Browser:
        """From now on the pages are those of `login`."""
        if self.sitting == login:
            return self.browser
        self.leave()
        if login in self.sessions:
            for cookie in self.sessions[login]:
                self.browser.driver.add_cookie(cookie)
        else:
            self.browser.sign_in(login, self.person(login).password)
            assert self.browser.path.startswith(("/desk", "/staff", "/trail")), f"{login} cannot sign in: {self.browser.path}"
            self.sessions[login] = self.browser.driver.get_cookies()
        self.sitting = login
        return self.browser

    def leave(self) -> None:
        """Nobody is signed in, as at a public computer."""
        if not self.browser.driver.current_url.startswith(self.browser.url):
            self.browser.go("/")
        self.browser.driver.delete_all_cookies()
        self.sitting = None

    def forget(self) -> None:
        """After a restart on another day: sessions of yesterday are over."""
        self.sessions.clear()
        self.leave()

    def open(self, number: str) -> None:
        self.browser.go(f"/files/{number}")

    def act(self, login: str, number: str, act: str, **fields: str) -> str | None:
        """Does an act by its form, as a person would. Answers with the title of the refusal, or None when it is done.

        A dash in the name of a field is written as an underscore. Acts that put a name under something ask for the
        password, and get it.
        """
        browser = self.sit(login)
        self.open(number)
        return self.fill_and_send(login, act, **fields)

    def fill_and_send(self, login: str, act: str, **fields: str) -> str | None:
        browser, form = self.browser, f"#act-{act}"
        assert browser.has(form), f"{login} does not see the act {act}: {self.offered()}"
        self.unfold(form)
        for name, value in fields.items():
            browser.set(f"act-{act}-" + name.replace("_", "-"), value)
        if browser.has(f"{form} input[type=password]"):
            browser.fill(f"{form} input[type=password]", self.person(login).password)
        browser.follow(f"{form} .btns button")
        return browser.find(".refusal h3").text if browser.has(".refusal") else self.unsaid(act)

    def unsaid(self, act: str) -> str | None:
        """A page that neither refuses nor says what was done is a fault of its own."""
        return None if self.browser.has("[role=status]") else f"nothing is said of {act}: {self.browser.text[:200]}"

    def offered(self) -> list[str]:
        return [form.get_attribute("id").removeprefix("act-") for form in self.browser.all("form.act[id^=act-]")]

    def unfold(self, css: str) -> None:
        """Opens what the form lies in, by its summary."""
        for part in self.browser.driver.execute_script(
            "const all = []; let e = document.querySelector(arguments[0]).parentElement;"
            "while (e) { if (e.tagName === 'DETAILS' && !e.open) all.unshift(e); e = e.parentElement; } return all;",
            css,
        ):
            self.browser.press(part.find_element("css selector", "summary"))

    def upload(self, login: str, number: str, kind: str) -> str | None:
        """Files a paper of this kind; answers as `act` does."""
        browser = self.sit(login)
        self.open(number)
        self.unfold("#upload")
        paper = Path(self.office.folder) / f"{kind}.txt"
        paper.write_text(f"{kind} {number} {time.time_ns()}\n", encoding="utf-8")
        browser.set("upload-kind", kind)
        browser.find("#upload-file").send_keys(str(paper))
        browser.follow("#upload .btns button")
        return browser.find(".refusal h3").text if browser.has(".refusal") else self.unsaid("upload")

    def linked(self, login: str, number: str, procedure: str) -> str:
        """The number of the newest file that the page of `number` leads to and that says it is a `procedure`."""
        browser = self.sit(login)
        self.open(number)
        links = [a.get_attribute("href") for a in browser.all("main aside a[href*='/files/']")]
        for href in reversed(links):
            browser.driver.get(href)
            if procedure in browser.find(".crumb").text:
                return browser.path.removeprefix("/files/").split("?")[0].split("#")[0]
        raise LookupError(f"{number} leads to no {procedure}: {links}")
