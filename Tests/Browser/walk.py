"""Walks through the office as people do: each walk is a function with a name that says what the person wants.

A walk gets an office that serves the demo province, and says what it saw to `checks`. `look` is what every page
must pass at both widths: a picture, accessibility, no sideways scrolling, no complaint of the browser.
"""

from __future__ import annotations

import sys
import time
import traceback
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "Outside"))

import absence  # noqa: E402
import account  # noqa: E402
import accused  # noqa: E402
import law  # noqa: E402
import lawcivil  # noqa: E402
import lawdesk  # noqa: E402
import lawtry  # noqa: E402
import matter  # noqa: E402
import mediation  # noqa: E402
import oversight  # noqa: E402
import portal  # noqa: E402
import post  # noqa: E402
import publication  # noqa: E402
import same  # noqa: E402
import search  # noqa: E402
import split  # noqa: E402
import staff  # noqa: E402
import voice  # noqa: E402
from browser import DESKTOP_PX, PHONE_PX, Browser  # noqa: E402
from desk import MAIN_SUBMIT, Desk  # noqa: E402
from matter import Matter  # noqa: E402
from office import Checks, Office  # noqa: E402

# The demo province stands at the first moment. On the second day the five working days after the penalty notice
# are over; between them the office is restarted once.
FIRST_DAY, SECOND_DAY = "2026-10-09T08:25:00+08:00", "2026-10-20T09:00:00+08:00"

Walk = Callable[[Office, Checks], None]
WALKS: list[Walk] = []


def walk(function: Walk) -> Walk:
    WALKS.append(function)
    return function


def look(browser: Browser, name: str, checks: Checks) -> None:
    """What every page must pass, at the width of this browser."""
    browser.picture(name)
    place = f"{name} at {browser.width} px"
    faults = browser.accessibility_faults()
    checks.check(f"{place} is accessible (WCAG 2.1 A and AA)", not faults, " | ".join(faults))
    checks.check(f"{place} does not scroll sideways", not browser.is_wider_than_the_window())
    complaints = browser.complaints()
    checks.check(f"{place} brings no complaint of the browser", not complaints, complaints[:3])


def look_at_both_widths(office: Office, pages: dict[str, str], checks: Checks, role: str | None = None) -> None:
    """`pages`: name of the picture to path. With a role, somebody with that role is signed in."""
    for width in (DESKTOP_PX, PHONE_PX):
        with Browser(office.url, width) as browser:
            if role is not None:
                person = office.login(role)
                browser.sign_in(person.login, person.password)
            for name, path in pages.items():
                browser.go(path)
                look(browser, name, checks)


@walk
def a_citizen_reads_the_portal(office: Office, checks: Checks) -> None:
    pages = {"portal": "/", "sign-in": "/sign-in", "accessibility": "/help/accessibility"}
    look_at_both_widths(office, pages, checks)


@walk
def a_visitor_reads_english_and_large_type(office: Office, checks: Checks) -> None:
    with Browser(office.url) as browser:
        browser.go("/")
        browser.follow("nav a[hreflang=en]")
        checks.check("the portal answers in English", browser.find("html").get_attribute("lang").startswith("en"))
        look(browser, "portal-english", checks)
        browser.follow("header nav.me a:not([hreflang])")
        checks.check("the portal shows large type", browser.has("html.large"))
        look(browser, "portal-english-large", checks)


@walk
def a_wrong_password_is_refused(office: Office, checks: Checks) -> None:
    person = office.login("case-officer")
    with Browser(office.url) as browser:
        browser.sign_in(person.login, person.password + "x")
        checks.check("a wrong password does not open the desk", browser.path.startswith("/sign-in"), browser.path)


@walk
def the_main_job_is_walked_by_everybody_in_it(office: Office, checks: Checks) -> None:
    """Run A, where the police refuse and the fine opens; run B, where they file and the fine stays locked."""
    with Browser(office.url) as browser:
        desk = Desk(office, browser)
        receipts = [portal.report(browser, lambda at, name: look(at, name, checks)), portal.report(browser)]
        checks.check("the firm gets a number and a code", all(each.number and each.code for each in receipts), receipts)
        told = portal.progress(browser, receipts[0].code)
        checks.check("the code alone tells how it stands", receipts[0].number in told, told[:300])
        look(browser, "progress", checks)

        run_a = Matter(desk, checks, receipts[0], "run A", lambda name: look(browser, name, checks))
        run_b = Matter(desk, checks, receipts[1], "run B")
        for run in (run_a, run_b):
            run.is_taken_in()
            run.is_checked()
            run.is_investigated()

        restart(office, SECOND_DAY)
        desk.forget()
        for run in (run_a, run_b):
            run.is_locked()
            run.is_sent_to_the_police()
        run_a.is_refused_by_the_police()
        run_a.is_fined()
        run_b.is_filed_by_the_police()
        run_b.is_closed_by_the_judgment()

        desk.leave()
        told = portal.progress(browser, receipts[0].code)
        checks.check("the firm asks by its code at the end and learns that a case was filed", "立案" in told, told[:300])
        for secret in ("主观明知证据不足", "王立新", "80000", "80,000"):
            checks.check(f"the progress of a report does not tell {secret}", secret not in told)
        look(browser, "progress-at-the-end", checks)
        look_at_the_ended_files(office, desk, run_a, run_b, checks)


@walk
def a_citizen_reports_without_a_name_and_answers(office: Office, checks: Checks) -> None:
    """D11, first half: an anonymous report, a question, a sealed answer, a cleaned picture, the trace of an opening."""
    with Browser(office.url) as browser:
        browser.go("/help/safety")
        look(browser, "safety", checks)
        receipt = voice.reports_without_a_name(browser)
        desk = Desk(office, browser)
        checks.check("the officer asks", voice.is_asked(desk, receipt.number, "货架在店内什么位置？") is None)
        desk.leave()
        voice.enters(browser, receipt.code)
        checks.check("the code shows the question", browser.has("#question-1"), browser.text[:300])
        look(browser, "mailbox", checks)
        voice.answers(browser, voice.ANSWER)
        checks.check("the answer is taken and not shown again", browser.has("[role=status]") and voice.ANSWER not in browser.text)
        picture = voice.photograph()
        voice.sends_a_picture(browser, picture, "货架照片")
        said = browser.find("[role=status]").text if browser.has("[role=status]") else browser.text[:300]
        checks.check("the picture is cleaned and proved by a digest", "清除" in said and "SHA-256" in browser.text, said)
        look(browser, "mailbox-evidence", checks)
        kept = [p for p in (office.data / "vault").rglob("*") if p.is_file() and voice.PLANTED in p.read_bytes()]
        checks.check("no file of the vault holds what the device wrote", not kept, kept)
        refused = voice.opens_what_is_sealed(desk, receipt.number, "核实货架位置")
        checks.check("the officer opens the answer with a reason", refused is None, refused)
        desk.leave()
        voice.enters(browser, receipt.code)
        told = browser.find("#openings").text
        checks.check("the reporter reads who opened it, and why", "受理岗" in told and "核实货架位置" in told, told)
        checks.check("no name of the officer is told", "唐晓岚" not in browser.text)
        look(browser, "mailbox-opened", checks)
    with Browser(office.url, PHONE_PX, scripts=False) as browser:
        voice.enters(browser, receipt.code)
        checks.check("without scripts, on a telephone, the mailbox is the same", browser.has("#letters") and browser.has("#evidence-form"))
        browser.picture("mailbox-plain")
    with Browser(office.url, PHONE_PX) as browser:
        voice.enters(browser, receipt.code)
        look(browser, "mailbox", checks)


@walk
def an_agent_takes_a_call_and_hands_it_on(office: Office, checks: Checks) -> None:
    """A search, a call with a code of its own, a warm transfer that is taken over, and the answer by the code."""
    with Browser(office.url) as browser:
        desk = Desk(office, browser)
        number, code = voice.takes_a_call(desk, lambda at, name: look(at, name, checks))
        checks.check("the call has a number and a code", bool(number) and code.count("-") == 3, (number, code))
        handed = desk.act(
            voice.AGENT, number, "transfer", next_office="market-supervision-230102", transfer_note="已说明情况",
            spoken_with="值班岗")
        checks.check("the call is handed on", handed is None, handed)
        taken = desk.act(voice.INSPECTOR, number, "take-over")
        checks.check("the next desk takes it over", taken is None, taken)
        answered = desk.act(voice.INSPECTOR, number, "answer-as-next", answer_given="先到海关备案")
        checks.check("the next desk answers", answered is None, answered)
        desk.leave()
        voice.enters(browser, code)
        checks.check("the caller reads the answer by the code", "先到海关备案" in browser.text, browser.text[:400])
    look_at_both_widths(office, {"help": "/help", "help-article": "/help/customs-filing"}, checks)
    look_at_both_widths(office, {"knowledge": "/knowledge"}, checks, role="knowledge-editor")
    look_at_both_widths(office, {"hotline": "/hotline"}, checks, role="hotline-agent")


@walk
def two_reports_of_one_shop_are_sorted_by_a_person(office: Office, checks: Checks) -> None:
    """Side by side, told apart and taken back, joined and parted; and what an agent sees before a call is registered."""
    for width in (DESKTOP_PX, PHONE_PX):
        with Browser(office.url, width) as browser:
            desk = Desk(office, browser)
            seen = lambda name: look(browser, name, checks)  # noqa: E731
            same.is_sorted_by_a_person(desk, checks, seen)
            same.agent_looks_first(desk, checks, seen)


@walk
def people_come_stand_in_and_leave(office: Office, checks: Checks) -> None:
    """Three administrators, each with pages of their own; nobody takes power, and nobody leaves work lying."""
    with Browser(office.url) as browser:
        desk = Desk(office, browser)
        seen = lambda name: look(browser, name, checks)  # noqa: E731
        staff.account_is_made(desk, checks, seen)
        staff.post_is_given(desk, checks, seen)
        staff.head_lends(desk, checks, seen, (date.fromisoformat((office.at or FIRST_DAY)[:10]) + timedelta(days=5)).isoformat())
        staff.leaver_is_held(desk, checks, seen)
        staff.permissions_are_tested(desk, checks, seen)
        staff.trail_is_read(desk, checks, seen)
    for role, pages in staff.PAGES.items():
        look_at_both_widths(office, pages, checks, role=role)


@walk
def a_file_of_two_matters_is_split_and_joined_back(office: Office, checks: Checks) -> None:
    """Refused without a reason and on an earlier day; both halves have every day; joining back is the undo."""
    for width in (DESKTOP_PX, PHONE_PX):
        with Browser(office.url, width) as browser:
            split.is_walked(Desk(office, browser), checks, lambda name: look(browser, name, checks))


def restart(office: Office, at: str) -> None:
    status = office.stop()
    assert status == 0, f"the office stopped with status {status}: {office.said()}"
    office.at = at
    office.start()


def look_at_the_ended_files(office: Office, desk: Desk, run_a: Matter, run_b: Matter, checks: Checks) -> None:
    """The pages of one matter as each of its people sees them, at both widths, and the lists."""
    desk.sit(matter.OFFICER)
    clocks = {"clock": f"/files/{run_a.penalty}/clocks/decision", "handover-ended": f"/files/{run_b.transfer}/handover",
              "files": "/files", "desk": "/desk", "files-of-nothing": "/files?q=zzzz"}
    for name, path in clocks.items():
        desk.browser.go(path)
        look(desk.browser, name, checks)


@walk
def the_firm_and_its_officers_use_a_telephone(office: Office, checks: Checks) -> None:
    with Browser(office.url, PHONE_PX) as browser:
        desk = Desk(office, browser)
        seen = lambda name: look(browser, name, checks)  # noqa: E731
        receipt = portal.report(browser, lambda at, name: look(at, name, checks))
        checks.check("a telephone gets a number and a code", bool(receipt.number and receipt.code), receipt)
        portal.progress(browser, receipt.code)
        seen("progress")
        run = Matter(desk, checks, receipt, "telephone", seen)
        run.is_taken_in()
        run.needs_the_right_password("propose-no-filing")
        run.is_checked()
        run.is_investigated()
        accused.answers(desk, checks, matter.OFFICER, run.penalty, seen)
        run.is_refused(matter.TO_MEND, matter.OFFICER, run.penalty, "open-transfer", suspicion="")
        seen("refused-act")
        run.does(matter.OFFICER, run.penalty, "open-transfer", suspicion="threshold")
        desk.sit(matter.OFFICER)
        browser.go(f"/files/{run.penalty}/clocks/decision")
        seen("clock")
        browser.go("/files")
        seen("files")


@walk
def everybody_reads_the_law_base(office: Office, checks: Checks) -> None:
    look_at_both_widths(office, law.PAGES, checks)
    for width in (DESKTOP_PX, PHONE_PX):
        with Browser(office.url, width) as browser:
            law.looks_a_rule_up(browser, checks)
            law.reckons_a_period(browser, checks, lambda name: look(browser, name, checks))
            law.measures_a_crime(browser, checks, lambda name: look(browser, name, checks))
    with Browser(office.url) as browser:
        person = office.login("case-officer")
        browser.sign_in(person.login, person.password)
        law.counts_own_files(browser, checks, lambda name: look(browser, name, checks))
    with Browser(office.url, scripts=False) as browser:
        browser.go("/law?q=TR310")
        checks.check("the law base is read without JavaScript", browser.has("main ul.rows a"))


@walk
def everybody_reads_what_was_published(office: Office, checks: Checks) -> None:
    for width in (DESKTOP_PX, PHONE_PX):
        with Browser(office.url, width) as browser:
            publication.reads_an_entry(browser, checks, lambda name: look(browser, name, checks))
    publication.takes_it_away(office.url, checks)


@walk
def nothing_needs_scripts(office: Office, checks: Checks) -> None:
    """From the report to the bureau and to the first papers, in a browser that runs no JavaScript."""
    with Browser(office.url, scripts=False) as browser:
        desk = Desk(office, browser)
        answers = {step: {k: v for k, v in fields.items() if k != "occurred-on"} for step, fields in portal.ANSWERS.items()}
        receipt = portal.report(browser, answers=answers)
        checks.check("a report can be made without JavaScript", bool(receipt.number and receipt.code), receipt)
        told = portal.progress(browser, receipt.code)
        checks.check("its progress can be asked without JavaScript", receipt.number in told, told[:300])
        portal.takes_another_way(browser, checks)
        run = Matter(desk, checks, receipt, "without scripts")
        run.is_taken_in()
        run.files(matter.OFFICER, run.review, "identification-request")
        run.does(matter.OFFICER, run.review, "ask-identification")


@walk
def the_legal_section_releases_a_change_of_the_law(office: Office, checks: Checks) -> None:
    """Without scripts, and at the width of a telephone once more for what is read there."""
    with Browser(office.url, scripts=False) as browser:
        desk = Desk(office, browser)
        seen = lambda name: browser.picture(name)  # noqa: E731
        page = lawdesk.is_proposed(desk, checks, seen)
        lawdesk.effects_are_seen(desk, checks, page, seen)
        lawdesk.is_signed_by_another(desk, checks, page, seen)
        lawdesk.everybody_reads_it(desk, checks, seen)
    pages = {"releases": "/law/releases", "propose-rule": f"/law/releases/new?rule={lawdesk.RULE}",
             "release-released": page, "release-impact": page + "/impact", "changes": "/law/changes"}
    look_at_both_widths(office, pages, checks, role="legal-editor")


@walk
def a_reader_asks_who_has_jurisdiction_and_goes_through_the_questions(office: Office, checks: Checks) -> None:
    look_at_both_widths(office, lawtry.PAGES, checks)
    for width in (DESKTOP_PX, PHONE_PX):
        with Browser(office.url, width) as browser:
            seen = lambda name: look(browser, name, checks)  # noqa: E731
            lawtry.asks_who_has_jurisdiction(browser, checks, seen)
            lawtry.asks_who_settles_a_conflict(browser, checks, seen)
            lawtry.sorts_a_letter(browser, checks, seen)
            lawtry.goes_through_a_list(browser, checks, seen)


@walk
def a_claimant_makes_a_worksheet_of_damages(office: Office, checks: Checks) -> None:
    look_at_both_widths(office, lawcivil.PAGES, checks)
    for width in (DESKTOP_PX, PHONE_PX):
        with Browser(office.url, width) as browser:
            seen = lambda name: look(browser, name, checks)  # noqa: E731
            lawcivil.makes_a_worksheet(browser, checks, seen)
            lawcivil.weighs_a_multiple(browser, checks, seen)
            lawcivil.asks_for_the_track(browser, checks, seen)


@walk
def an_officer_settles_mail_and_makes_a_calendar(office: Office, checks: Checks) -> None:
    for width in (DESKTOP_PX, PHONE_PX):
        with Browser(office.url, width) as browser:
            desk = Desk(office, browser)
            seen = lambda name: look(browser, name, checks)  # noqa: E731
            post.queue_is_settled(desk, checks, seen)
            post.calendar_is_made(desk, checks, seen)
            post.mails_of_a_file(desk, checks, seen)
            browser.go("/my/post?lang=en")
            seen("my-post-english")


@walk
def an_officer_finds_files_and_is_told_of_new_ones(office: Office, checks: Checks) -> None:
    for width in (DESKTOP_PX, PHONE_PX):
        with Browser(office.url, width) as browser:
            desk = Desk(office, browser)
            seen = lambda name: look(browser, name, checks)  # noqa: E731
            number = search.finds_in_any_form(desk, checks, seen)
            search.opens_by_number(desk, checks, number)
            search.finds_nothing(desk, checks, seen)
            search.is_refused_an_alert(desk, checks, seen)
            saved = search.keeps_a_search(desk, checks, seen, f"白酒 {width}")
            desk.leave()
            receipt = portal.report(browser)
            search.is_told(desk, checks, seen, saved, receipt.number)
            search.renames_and_removes(desk, checks, seen, saved)
            browser.go(search.FILES + "&lang=en")
            seen("search-english")
    with Browser(office.url, scripts=False) as browser:
        search.finds_in_any_form(Desk(office, browser), checks, lambda _: None)


@walk
def a_supervisor_and_a_head_look_at_a_breach(office: Office, checks: Checks) -> None:
    look_at_both_widths(office, oversight.PAGES, checks)
    for width in (DESKTOP_PX, PHONE_PX):
        with Browser(office.url, width) as browser:
            desk = Desk(office, browser)
            seen = lambda name: look(browser, name, checks)  # noqa: E731
            oversight.supervisor_looks(desk, checks, seen)
            oversight.head_explains(desk, checks, seen)
            oversight.member_seals(desk, checks, seen)


@walk
def two_firms_mediate_by_code(office: Office, checks: Checks) -> None:
    look_at_both_widths(office, {"matter-ask": "/matter"}, checks)
    with Browser(office.url) as officers, Browser(office.url) as parties, Browser(office.url, PHONE_PX) as phone:
        seen = lambda browser, name: look(browser, name, checks)  # noqa: E731
        desk = Desk(office, officers)
        desk.sit(mediation.SECRETARY)
        number = mediation.opens_a_mediation(officers, seen)
        mine, theirs = (mediation.code_of(desk, number, party) for party in ("applicant", "respondent"))
        checks.check("each party has a code of its own", mine != theirs)
        officers.go(f"/files/{number}")
        look(officers, "mediation-assign", checks)
        checks.check("who has a tie is named with the reason", "应当回避" in officers.text or "1" in officers.text)
        refusal = desk.act(mediation.SECRETARY, number, "assign", mediator="ding")
        checks.check("passing over a better place needs a reason", refusal is not None, refusal)
        checks.check("whom both sides chose is taken, with the reason", desk.act(
            mediation.SECRETARY, number, "assign", mediator="wen", override_reason="双方共同选定") is None)
        desk.act(mediation.MEDIATOR, number, "take-on")
        mediation.enters(parties, theirs)
        mediation.does(desk, parties, "agree-to-mediate")
        mediation.enters(phone, mine)
        mediation.does(desk, phone, "make-offer", offer=mediation.OFFER)
        look(phone, "matter-offer-made", checks)
        mediation.enters(parties, theirs)
        checks.check("the other side does not see the offer", mediation.OFFER not in parties.text)
        look(parties, "matter-respondent", checks)
        desk.sit(mediation.MEDIATOR)
        officers.go(f"/files/{number}")
        look(officers, "mediation-builder", checks)
        checks.check("the agreement builder has rows", len(officers.all("#act-draft-agreement .table-row")) >= 2)
        rows = len(officers.all("#act-draft-agreement .table-row"))
        desk.unfold("#act-draft-agreement")
        officers.set("act-draft-agreement-obligations.2.obligation", "支付赔偿款")
        officers.follow("#act-draft-agreement button[name=more]")
        checks.check("more rows come without a script, and what was typed stays",
                     len(officers.all("#act-draft-agreement .table-row")) > rows
                     and "支付赔偿款" in officers.find(
                         "[id='act-draft-agreement-obligations.2.obligation']").get_attribute("value"))
        told = {"debtor": "respondent", "kind-of-duty": "payment", "obligation": "支付赔偿款", "amount": "50000",
                "due-on": "2026-11-30", "proof": "转账凭证"}
        items = {f"obligations.1.{name}": value for name, value in told.items()}
        desk.open(number)
        barred = mediation.drafts(desk, officers, **items, **{"settles-validity": "yes", "settles-ownership": "no"})
        checks.check("what settles a right is split out before anybody signs",
                     barred is not None and "权利是否有效" in officers.find(".refusal").text, barred)
        look(officers, "mediation-barred", checks)
        desk.open(number)
        drafted = mediation.drafts(desk, officers, **items, **{"settles-validity": "no", "settles-ownership": "no"})
        checks.check("an agreement is drawn up item by item", drafted is None, drafted)
        for browser, code, side in ((parties, theirs, "respondent"), (phone, mine, "applicant")):
            mediation.enters(browser, code)
            mediation.does(desk, browser, f"sign-as-{side}")
            look(browser, f"matter-signed-{side}", checks)
            checks.check(f"the {side} is not asked to sign twice", not browser.has(f"form[id$='-sign-as-{side}']"))
        checks.check("the mediator puts it into effect", desk.act(mediation.MEDIATOR, number, "conclude") is None)
        for browser, code, side in ((parties, theirs, "respondent"), (phone, mine, "applicant")):
            mediation.enters(browser, code)
            mediation.does(desk, browser, f"join-application-as-{side}", **{f"{side}-applies": "yes"})
        refused = desk.act(mediation.MEDIATOR, number, "apply")
        checks.check("the parties apply to the court that is found", refused is None, refused)
        desk.sit(mediation.CLERK)
        officers.go("/files?procedure=judicial-confirmation&lang=en")
        look(officers, "court-queue-english", checks)


@walk
def a_person_keeps_their_own_account(office: Office, checks: Checks) -> None:
    for width in (DESKTOP_PX, PHONE_PX):
        with Browser(office.url, width) as browser:
            account.browsers_are_listed_and_ended(office, browser, checks, lambda name: look(browser, name, checks))
            if width == PHONE_PX:
                account.a_password_is_changed(office, browser, checks, lambda name: look(browser, name, checks))
            account.signs_out(browser)


@walk
def a_person_signs_in_with_a_code(office: Office, checks: Checks) -> None:
    for width in (DESKTOP_PX, PHONE_PX):
        with Browser(office.url, width) as browser:
            account.a_second_factor_is_set_up(office, browser, checks, lambda name: look(browser, name, checks))


@walk
def what_is_not_there_is_said_in_place(office: Office, checks: Checks) -> None:
    with Browser(office.url) as browser:
        browser.go("/files/nothing")
        look(browser, "refused-signed-out", checks)
        told = portal.progress(browser, "AAAA-BBBB-CCCC-DDDD")
        checks.check("a code that nobody has is refused in the form", browser.has("form .refusal"), told[:200])
        look(browser, "progress-unknown", checks)
        browser.complaints()
        browser.go("/report/story")
        browser.follow(MAIN_SUBMIT)
        checks.check("an empty answer is asked for again, at its field", browser.has("#narrative[aria-invalid]"))
        look(browser, "report-story-refused", checks)


@walk
def an_officer_is_told_that_nothing_came(office: Office, checks: Checks) -> None:
    """Two alerts on absence, over a night in which the office stands still. The last walk: it moves the clock on."""
    with Browser(office.url) as browser:
        desk = Desk(office, browser)
        seen = lambda name: look(browser, name, checks)  # noqa: E731
        absence.is_refused(desk, checks, seen)
        absence.waits(desk, checks, seen)
        restart(office, absence.morning(absence.today(desk) + timedelta(days=2)))
    for width in (DESKTOP_PX, PHONE_PX):
        with Browser(office.url, width) as browser:
            absence.is_told_once(Desk(office, browser), checks, lambda name: look(browser, name, checks))


def main() -> int:
    wanted = sys.argv[1:]
    walks = [each for each in WALKS if not wanted or any(word in each.__name__ for word in wanted)]
    checks = Checks("browser")
    with Office(at=FIRST_DAY) as office:
        office.start()
        for each in walks:
            print(each.__name__.replace("_", " "), flush=True)
            began = time.monotonic()
            try:
                each(office, checks)
            except Exception as fault:  # one broken walk must not hide the others
                where = next(
                    (step for step in reversed(traceback.extract_tb(fault.__traceback__))
                     if Path(step.filename).parent == Path(__file__).parent), traceback.extract_tb(fault.__traceback__)[-1])
                said = str(fault).strip().splitlines() or [type(fault).__name__]
                checks.check(f"the walk comes to its end (line {where.lineno} of {Path(where.filename).name})", False, said[0])
            print(f"  {time.monotonic() - began:.0f} s", flush=True)
        office.stop()
        proof = office.run("verify", "--data", office.data)
        checks.check("verify finds nothing amiss in what was walked", proof.returncode == 0, proof.stdout[-500:])
        if checks.failed:
            print(office.said())
    return checks.close()


if __name__ == "__main__":
    sys.exit(main())
