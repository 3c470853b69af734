"""A letter that tells of two shops: its file is split with a reason, each half has every day of it, and it is joined back."""

from __future__ import annotations

import same
from desk import Desk
from office import Checks
from same import RECEIVER, SHOP, Look

import portal

REASON = "乙茶行是另一家店，另案办理"
# Before anything of the demo province was opened.
EARLIER = "2026-09-01T09:00"


def two_shops(desk: Desk) -> tuple[portal.Receipt, str]:
    """What was handed out for the letter, and the name of the other shop."""
    desk.leave()
    shop = next(SHOP)
    story = f"松雪路{shop}号甲茶行卖假冒松雪岭大米，斜对面的乙茶行也卖"
    receipt = portal.report(
        desk.browser, answers=same.answers(shop, story, f"哈尔滨松雪甲{shop}号茶行有限公司"))
    return receipt, f"松雪乙{shop}号茶行"


def days(desk: Desk, number: str) -> list[str]:
    """Each period of a file with the day on which it ends, as its page says."""
    desk.open(number)
    return [row.text for row in desk.browser.all("#clocks li > p")]


def linked(desk: Desk, number: str) -> dict[str, str]:
    """Numbers of the files to which the page of this one leads, and what it says of each."""
    desk.open(number)
    rows = desk.browser.all("main aside li:has(a[href^='/files/'])")
    links = [(row.find_element("css selector", "a[href^='/files/']"), row.text) for row in rows]
    return {(a.get_attribute("href") or "").rpartition("/")[2]: said for a, said in links}


def is_refused(desk: Desk, checks: Checks, look: Look, number: str, other: str) -> None:
    browser = desk.sit(RECEIVER)
    desk.open(number)
    desk.unfold("#act-split")
    look("split-form")
    refused = desk.act(RECEIVER, number, "split", reason="", respondent=other)
    checks.check("without a reason nothing is split", refused is not None and browser.has("#act-split-reason[aria-invalid]"), refused)
    typed = browser.find("#act-split-respondent").get_attribute("value")
    checks.check("what was typed of the other shop stays", typed == other, typed)
    look("split-refused")
    desk.open(number)
    desk.unfold("#act-split-at")
    refused = desk.fill_and_send(RECEIVER, "split", reason=REASON, respondent=other, at=EARLIER)
    checks.check("no file is split on an earlier day without proof of it", refused is not None, browser.text[:300])
    kept = browser.find("#act-split-at").get_attribute("value")
    checks.check("the moment that was typed stays, in sight", kept == EARLIER and browser.find("#act-split-at").is_displayed(), kept)
    look("split-earlier")
    browser.complaints()
    checks.check("nothing came of what was refused", not linked(desk, number), linked(desk, number))


def is_split(desk: Desk, checks: Checks, look: Look, number: str, other: str) -> str:
    """The number of the new file."""
    browser = desk.browser
    before = days(desk, number)
    refused = desk.act(RECEIVER, number, "split", reason=REASON, respondent=other)
    checks.check("with a reason the file is split", refused is None, refused)
    at_once = [a.text for a in browser.all("[role=status] a[href^='/files/']")]
    look("split-done")
    new = next((each for each, said in linked(desk, number).items() if "自本案卷分出" in said), "")
    checks.check("its page leads to the new file and says why", bool(new) and REASON in browser.text, browser.text[-900:])
    checks.check("what says that it is done leads there at once", len(at_once) == 1 and new in at_once[0], at_once)
    checks.check("it keeps its days", bool(before) and days(desk, number) == before, (before, days(desk, number)))
    checks.check("the new file has the same days", days(desk, new) == before, (before, days(desk, new)))
    checks.check("the new file says why it is there", REASON in browser.find("#journal").text, browser.find("#journal").text[-600:])
    checks.check("the new file names the other shop", other in browser.find("#parties").text, browser.find("#parties").text)
    checks.check("the reporter stays sealed in the first", "13900000002" not in browser.text and "黑土酒业" not in browser.text)
    checks.check("the new file leads back", "本案卷自这一件" in linked(desk, new).get(number, ""), linked(desk, new))
    look("split-new-file")
    browser.go("/desk")
    told = [each.text for each in browser.all("aside a") if each.get_attribute("href").endswith(f"/files/{new}")]
    checks.check("the desk says that a new file waits", any("分案" in each for each in told), browser.find("aside").text[:500])
    look("split-desk")
    return new


def is_told_by_its_code(desk: Desk, checks: Checks, look: Look, receipt: portal.Receipt, new: str) -> None:
    desk.leave()
    told = portal.progress(desk.browser, receipt.code)
    checks.check("the code still leads to its own file, and names the new one", receipt.number in told and new in told, told[:400])
    look("progress-split")


def is_joined_back(desk: Desk, checks: Checks, look: Look, number: str, new: str) -> None:
    browser = desk.sit(RECEIVER)
    desk.open(new)
    desk.unfold("#act-merge")
    look("split-join-form")
    refused = desk.act(RECEIVER, new, "merge", file=number, reason="")
    checks.check("without a reason nothing is joined back", refused is not None, browser.text[:300])
    browser.complaints()
    refused = desk.act(RECEIVER, new, "merge", file=number, reason="核对后仍是一件事")
    checks.check("joining the new file back undoes it", refused is None, refused)
    desk.open(new)
    checks.check("the new file waits, and leads to where work goes on", browser.has(f"main a[href='/files/{number}']") and not browser.has("#act-split"))
    look("split-joined-back")
    desk.open(number)
    checks.check("while one is joined to it, a file is not split again", not browser.has("#act-split"), desk.offered())
    checks.check("work goes on in the first", browser.has("#act-take-and-route"), desk.offered())
    look("split-goes-on")


def is_walked(desk: Desk, checks: Checks, look: Look) -> None:
    receipt, other = two_shops(desk)
    is_refused(desk, checks, look, receipt.number, other)
    new = is_split(desk, checks, look, receipt.number, other)
    is_told_by_its_code(desk, checks, look, receipt, new)
    is_joined_back(desk, checks, look, receipt.number, new)
