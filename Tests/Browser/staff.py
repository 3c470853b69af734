"""People and posts: an account, a post, a colleague who stands in, a leaver, a test of permissions, the trail."""

from __future__ import annotations

from collections.abc import Callable

from desk import Desk
from office import Checks

BUREAU = "market-supervision-230102"
LEAVER = "tian"
Look = Callable[[str], None]


def account_is_made(desk: Desk, checks: Checks, look: Look) -> None:
    browser = desk.sit("admin")
    checks.check("the system administrator is led to the people", browser.path == "/staff", browser.path)
    look("staff")
    browser.go("/staff/new")
    browser.fill("#name", "周新来")
    browser.fill("#login", "zhouxinlai")
    look("staff-new")
    browser.follow("main form button")
    checks.check("a password is told once", browser.has("main dl.facts"), browser.path)
    look("staff-made")
    browser.follow("main .btns a.btn")
    checks.check("the new person has no post", browser.has(".empty") and not browser.has("#give"), browser.path)


def give(desk: Desk, role: str, reason: str) -> None:
    desk.browser.set("give-agency", BUREAU)
    desk.browser.set("give-role", role)
    desk.browser.fill("#give-reason", reason)
    desk.browser.follow("#give button")


def post_is_given(desk: Desk, checks: Checks, look: Look) -> None:
    browser = desk.sit("security")
    browser.go("/staff?q=zhouxinlai")
    browser.follow("main table.stack tbody a")
    look("staff-person-empty")
    give(desk, "audit-administrator", "新入职")
    give(desk, "case-officer", "新入职")
    checks.check("whoever looks after the office gets no second post", browser.has(".refusal"), browser.text[:200])
    look("staff-person-refused")
    browser.go("/staff/people/sun")
    give(desk, "legal-reviewer", "审核岗缺人")
    checks.check("a post is given with its reason", "审核岗缺人" in browser.text, browser.path)
    look("staff-person")


def head_lends(desk: Desk, checks: Checks, look: Look, last: str) -> None:
    browser = desk.sit("zhao")
    browser.go("/my/posts")
    look("my-posts")
    browser.set("lend-person", "li")
    browser.set("lend-to", last)
    browser.fill("#lend-reason", "出差")
    browser.follow("#lend button")
    checks.check("a colleague stands in", browser.has("#lent table"), browser.path)
    look("my-posts-lent")
    browser.follow("#lent form button")
    checks.check("and it is taken back", not browser.has("#lent table"), browser.path)


def leaver_is_held(desk: Desk, checks: Checks, look: Look) -> None:
    browser = desk.sit("security")
    browser.go("/staff/people/zhao")
    checks.check("what only this head does is named", browser.has("#leave select"), browser.path)
    browser.fill("#leave-reason", "调离")
    browser.follow("#leave button")
    checks.check("nobody leaves work lying", browser.has(".refusal"), browser.path)
    look("staff-leaving-refused")
    browser.go(f"/staff/people/{LEAVER}")
    browser.fill("#leave-reason", "退休")
    browser.follow("#leave button")
    checks.check("who leaves nothing lying may go", browser.has("[role=status]"), browser.path)
    look("staff-left")


def permissions_are_tested(desk: Desk, checks: Checks, look: Look) -> None:
    browser = desk.sit("wang")
    browser.go("/files?open=yes")
    browser.follow("main table.stack tbody a")
    number = browser.path.split("/")[2].split("?")[0].split("#")[0]
    browser = desk.sit("security")
    browser.go(f"/staff/powers?person=wang&file={number}")
    checks.check("the test names acts and roles", browser.has("main table.stack tbody tr"), browser.path)
    look("powers")
    browser.go(f"/staff/powers?person=deng&file={number}")
    look("powers-none")


def trail_is_read(desk: Desk, checks: Checks, look: Look) -> None:
    browser = desk.sit("audit")
    checks.check("the audit administrator is led to the trail", browser.path == "/trail", browser.path)
    look("trail")
    browser.go("/trail?group=people")
    checks.check("given posts stand in the trail", "给岗位" in browser.text, browser.path)
    look("trail-people")
    browser.go("/staff")
    checks.check("and the people are not theirs", "没有" in browser.text and not browser.has("table.stack"), browser.path)


PAGES = {
    "system-administrator": {"staff": "/staff", "staff-new": "/staff/new"},
    "security-administrator": {"staff-security": "/staff", "staff-person": "/staff/people/sun", "powers": "/staff/powers"},
    "agency-head": {"my-posts": "/my/posts"},
    "audit-administrator": {"trail": "/trail", "trail-looks": "/trail?group=looks"},
}
