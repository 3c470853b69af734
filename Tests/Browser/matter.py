"""One matter from the firm's report to the end, told in acts. Runs A and B share it until the police decide."""

from __future__ import annotations

from collections.abc import Callable

from desk import Desk
from office import Checks
from portal import Receipt

# Who sits where; see share/worlds/demo.yaml.
INTAKE, OFFICER, SECOND, LEGAL, HEAD, POLICE, PROCURATOR = "tang", "wang", "sun", "li", "zhao", "chen", "lin"
BUREAU = "market-supervision-230102"
LOCKED = "犯罪问题没有答复，现在不能罚"
WRONG_PASSWORD = "密码不对，没有办成"
MISSING = "缺材料"
TO_MEND = "有几项要改"

Look = Callable[[str], None]


def no_look(_: str) -> None:
    """When the pages of this turn have been looked at before."""


class Matter:
    def __init__(self, desk: Desk, checks: Checks, receipt: Receipt, name: str, look: Look = no_look) -> None:
        self.desk = desk
        self.checks = checks
        self.report = receipt.number
        self.name = name
        self.look = look
        self.review = self.penalty = self.transfer = ""

    # what is claimed of an act

    def does(self, login: str, number: str, act: str, **fields: str) -> None:
        refusal = self.desk.act(login, number, act, **fields)
        said = refusal and f"{refusal}: {self.desk.browser.find('main').text[:1500]!r}"
        if not self.checks.check(f"{self.name}: {login} does {act}", refusal is None, said):
            raise AssertionError(f"{self.name} cannot go on after {act}")

    def files(self, login: str, number: str, kind: str) -> None:
        refusal = self.desk.upload(login, number, kind)
        self.checks.check(f"{self.name}: {login} files {kind}", refusal is None, refusal)

    def is_refused(self, title: str, login: str, number: str, act: str, **fields: str) -> None:
        """Refused at the place of the act: why, the way on, and all that was typed is still there."""
        refusal = self.desk.act(login, number, act, **fields)
        browser, form = self.desk.browser, f"#act-{act}"
        self.checks.check(f"{self.name}: {act} is refused with “{title}”", refusal == title, refusal)
        inside = browser.all(f"{form} .refusal")
        self.checks.check(f"{self.name}: the refusal of {act} stands in its form, in sight",
                          bool(inside) and inside[0].is_displayed())
        terms = [term.text for term in browser.all(f"{form} .refusal dt")]
        self.checks.check(f"{self.name}: the refusal of {act} says why and the way on",
                          {"为什么"} < set(terms), terms)
        for name, value in fields.items():
            box = browser.all(f"[id='act-{act}-{name.replace('_', '-')}']")
            if box:
                kept = box[0].get_attribute("value")
                self.checks.check(f"{self.name}: {name} of {act} is not typed twice", kept == value, kept)

    def needs_the_right_password(self, act: str) -> None:
        """An act that puts a name under a paper is not done with another password."""
        browser = self.desk.sit(OFFICER)
        self.desk.open(self.review)
        self.desk.unfold(f"#act-{act}")
        browser.fill(f"#act-{act} input[type=password]", "another password")
        browser.follow(f"#act-{act} .btns button")
        said = browser.find(f"#act-{act} .refusal h3").text
        self.checks.check(f"{self.name}: a wrong password signs nothing", said == WRONG_PASSWORD, said)

    def is_not_offered(self, login: str, number: str, act: str) -> None:
        self.desk.sit(login)
        self.desk.open(number)
        self.checks.check(f"{self.name}: {login} is not offered {act}", act not in self.desk.offered())

    def stands(self, login: str, number: str, *words: str) -> None:
        browser = self.desk.sit(login)
        self.desk.open(number)
        text = browser.text
        for word in words:
            self.checks.check(f"{self.name}: the file says {word}", word in text, browser.find("main").text[:500])

    # first day: from the report to the penalty notice

    def is_taken_in(self) -> None:
        desk = self.desk
        browser = desk.sit(INTAKE)
        browser.go("/reports")
        self.look("reports")
        if self.checks.check(f"{self.name}: the report lies on the intake desk", self.report in browser.text):
            browser.follow(f"main a[href='/reports/{self.report}']")
        self.look("triage-report")
        self.checks.check(f"{self.name}: the intake desk is given a proposal with reasons", "建议" in browser.text)
        self.does(INTAKE, self.report, "accept")
        self.does(INTAKE, self.report, "route", competent_agency=BUREAU, channel_advice="行为发生地在道里区")
        self.is_not_offered(INTAKE, self.report, "receive")
        browser = desk.sit(OFFICER)
        browser.go("/desk")
        self.look("desk-case-officer")
        self.checks.check(f"{self.name}: the bureau's case officer finds it on the desk", self.report in browser.text)
        self.does(OFFICER, self.report, "receive")
        self.review = desk.linked(OFFICER, self.report, "核查")

    def is_checked(self) -> None:
        self.does(OFFICER, self.review, "record-findings", team_size="2", party_kind="organisation",
                  discovered_on="2026-10-09", conduct_from="2026-08-01", conduct_to="2026-10-08",
                  prima_facie_evidence="yes", penalty_due="yes", within_competence="yes", within_time_limit="yes")
        self.does(OFFICER, self.review, "propose-filing", checked="现场核实在售侵权白酒")
        self.look("file-lead-review")
        self.does(SECOND, self.review, "sign")
        browser = self.desk.sit(HEAD)
        browser.go("/head")
        self.look("head")
        self.checks.check(f"{self.name}: the head finds the proposal in the list", self.review in browser.text)
        self.does(HEAD, self.review, "open-case")
        self.penalty = self.desk.linked(HEAD, self.review, "处罚")
        self.does(OFFICER, self.report, "close")

    def is_investigated(self) -> None:
        self.does(OFFICER, self.penalty, "record-findings", goods="白酒320瓶", role="seller", object="goods",
                  same_mark="yes", same_goods="yes", sales="62000", illegal_gains="18000", unsold_value="40000",
                  marks="1", repeat_within_two_years="no", turnover="102000", unaware="no",
                  repeat_within_five_years="no", serious_circumstances="no")
        self.look("file-penalty")
        self.stands(OFFICER, self.penalty, "达到销售假冒注册商标的商品罪的入罪标准")
        self.does(OFFICER, self.penalty, "conclude", facts_found="销售假冒注册商标的商品", legal_basis="商标法第六十条",
                  discretion="一般", proposed_penalty="罚款80000元并没收", fine="80000", confiscation="40000",
                  heavy_measure="no", fine_basis="trademark-infringement", discretion_band="light")
        self.does(SECOND, self.penalty, "sign")
        self.does(OFFICER, self.penalty, "give-notice")
        self.does(OFFICER, self.penalty, "record-receipt", document="penalty-notice", method="direct")

    # second day: the lock, and the way to the police

    def is_locked(self) -> None:
        self.does(OFFICER, self.penalty, "proceed")
        self.does(LEGAL, self.penalty, "pass-review", legal_review="passed", review_opinion="同意")
        self.fine_is_refused()
        self.look("refused-act")

    def fine_is_refused(self) -> None:
        self.is_refused(LOCKED, HEAD, self.penalty, "decide-fine", fine="80000", penalty_content="罚款80000元并没收侵权商品",
                        confiscation="40000")

    def is_sent_to_the_police(self) -> None:
        self.does(OFFICER, self.penalty, "open-transfer", suspicion="threshold")
        self.transfer = self.desk.linked(OFFICER, self.penalty, "移送")
        self.does(OFFICER, self.transfer, "assess", suspicion="threshold", team_size="2", goods_appraised="no",
                  other_materials="yes")
        self.does(OFFICER, self.transfer, "submit-report")
        self.does(SECOND, self.transfer, "sign")
        self.look("file-transfer-second-officer")
        self.does(HEAD, self.transfer, "approve")
        self.look("file-transfer-head")
        self.is_refused(MISSING, OFFICER, self.transfer, "send")
        self.look("refused-for-papers")
        self.files(OFFICER, self.transfer, "other-papers")
        self.does(OFFICER, self.transfer, "send")
        self.does(SECOND, self.transfer, "sign")
        self.desk.browser.go(f"/files/{self.transfer}/handover")
        self.look("handover")
        browser = self.desk.sit(POLICE)
        browser.go("/desk")
        self.look("desk-police")
        self.checks.check(f"{self.name}: the police desk finds the transfer", self.transfer in browser.text)
        self.does(POLICE, self.transfer, "receive")
        self.look("file-transfer-police")

    # run A

    def is_refused_by_the_police(self) -> None:
        self.files(POLICE, self.transfer, "refusal-notice")
        self.does(POLICE, self.transfer, "refuse", reason="主观明知证据不足")
        self.fine_is_refused()
        self.does(OFFICER, self.transfer, "record-receipt", document="refusal-notice", method="direct")
        self.procurator_sees_the_course()
        self.does(HEAD, self.transfer, "waive", reason="不再提请复议和监督，依法作出行政处罚")
        self.stands(HEAD, self.transfer, "退回行政处理")

    def procurator_sees_the_course(self) -> None:
        browser = self.desk.sit(PROCURATOR)
        self.desk.open(self.transfer)
        self.look("file-transfer-procurator")
        text = browser.find("main").text
        self.checks.check(f"{self.name}: the procurator sees the reason of the police", "主观明知证据不足" in text, text[:800])
        self.checks.check(f"{self.name}: the procurator sees clocks", bool(browser.all("#clocks li")))
        papers = browser.all("#documents a[href*='/documents/']")
        self.checks.check(f"{self.name}: the procurator is shown no papers that were not shared", not papers, len(papers))
        self.checks.check(f"{self.name}: the procurator does not see what was found", not browser.has("#facts"))
        self.desk.open(self.penalty)
        self.checks.check(f"{self.name}: the penalty file is not the procurator's", not browser.has("#clocks"))

    def is_fined(self) -> None:
        self.does(HEAD, self.penalty, "decide-fine", fine="80000", penalty_content="罚款80000元并没收侵权商品",
                  confiscation="40000")
        self.does(OFFICER, self.penalty, "deliver")
        self.does(OFFICER, self.penalty, "record-receipt", document="penalty-decision", method="direct")
        summary = "某商行销售侵犯注册商标专用权的商品，罚款80000元"
        self.does(OFFICER, self.penalty, "prepare-publication", publication_summary=summary)
        self.is_not_offered(OFFICER, self.penalty, "publish")
        self.does(LEGAL, self.penalty, "publish", warning_only="no")
        for kind in ("payment-voucher", "publication-proof", "credit-receipt"):
            self.files(OFFICER, self.penalty, kind)
        self.does(OFFICER, self.penalty, "report-credit")
        self.does(OFFICER, self.penalty, "record-payment", amount_paid="120000")
        self.does(HEAD, self.penalty, "close", execution="已缴清并公示")
        self.stands(HEAD, self.penalty, "办结")
        self.look("file-closed")

    # run B

    def is_filed_by_the_police(self) -> None:
        self.files(POLICE, self.transfer, "filing-notice")
        self.does(POLICE, self.transfer, "file")
        self.does(OFFICER, self.transfer, "record-receipt", document="filing-notice", method="direct")
        self.look("file-transfer-filed")
        self.does(OFFICER, self.transfer, "hand-over-goods")
        self.does(OFFICER, self.penalty, "tell-goods-handed-over")
        self.fine_is_refused()

    def is_closed_by_the_judgment(self) -> None:
        self.is_refused(MISSING, OFFICER, self.penalty, "record-judgment", set_off_recorded="yes", criminal_fine="60000")
        self.files(OFFICER, self.penalty, "criminal-judgment")
        self.does(OFFICER, self.penalty, "record-judgment", set_off_recorded="yes", criminal_fine="60000")
        self.fine_is_refused()
        self.does(HEAD, self.penalty, "close-after-judgment", execution="判处罚金60000元，不再罚款")
        self.stands(HEAD, self.penalty, "刑事判决后办结")
