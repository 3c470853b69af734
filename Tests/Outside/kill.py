"""Kills a busy office with `kill -9` at random moments and looks whether anything acknowledged was lost.

Leads are posted from several threads, each with an Idempotency-Key. After every kill the office starts again
on the same data; each post without an answer is sent once more with its key, and so is one key that had its
answer. At the end each acknowledged lead must answer by its code, no key may have made two files, and
`zhibao verify` must find nothing.
"""

from __future__ import annotations

import argparse
import random
import sys
import threading
import time
import uuid

import requests

from office import Checks, Login, Office

THREADS = 4
LEADS_A_THREAD = 500         # at most, in one round: the kill comes before
SHORTEST_S, LONGEST_S = 0.15, 2.0
AGAIN_SECONDS = 30           # how long a post is tried again after a restart


class Lead:
    def __init__(self, number: int) -> None:
        self.key = str(uuid.uuid4())
        self.body = {
            "kind": "report",
            "anonymous": True,
            "place": "230102",
            "narrative": f"第{number}号线索：店内销售假冒注册商标的商品，价格明显低于市场价格。",
        }
        self.answers: list[dict] = []


class Round:
    """One stretch of load on the running office, ended by the kill."""

    def __init__(self, office: Office, first: int) -> None:
        self.office = office
        self.numbers = iter(range(first, first + THREADS * LEADS_A_THREAD))
        self.lock = threading.Lock()
        self.stopped = threading.Event()
        self.leads: list[Lead] = []
        self.faults: list[str] = []

    def next(self) -> Lead | None:
        with self.lock:
            number = next(self.numbers, None)
            if number is None or self.stopped.is_set():
                return None
            lead = Lead(number)
            self.leads.append(lead)
            return lead

    def post_until_killed(self) -> None:
        session = requests.Session()
        while (lead := self.next()) is not None:
            try:
                answer = post(session, self.office, lead)
            except requests.RequestException:
                return
            if answer.status_code == 429:
                time.sleep(float(answer.headers.get("Retry-After", "0.2")))
            elif answer.status_code != 201:
                self.faults.append(f"answered {answer.status_code}: {answer.text[:300]}")
                return

    def run(self, seconds: float) -> None:
        threads = [threading.Thread(target=self.post_until_killed, daemon=True) for _ in range(THREADS)]
        for thread in threads:
            thread.start()
        time.sleep(seconds)
        self.office.kill()
        self.stopped.set()
        for thread in threads:
            thread.join(timeout=30)


def post(session: requests.Session, office: Office, lead: Lead) -> requests.Response:
    answer = session.post(
        f"{office.url}/api/v1/leads", json=lead.body, headers={"Idempotency-Key": lead.key}, timeout=10
    )
    if answer.status_code in (200, 201):
        lead.answers.append(answer.json())
    return answer


def post_again(office: Office, lead: Lead) -> str:
    """Sends the lead once more with its key; the reason why not, when it is not taken."""
    session = requests.Session()
    end = time.monotonic() + AGAIN_SECONDS
    while True:
        answer = post(session, office, lead)
        if answer.status_code in (200, 201):
            return ""
        if answer.status_code != 429 or time.monotonic() > end:
            return f"{answer.status_code} {answer.text[:300]}"
        time.sleep(float(answer.headers.get("Retry-After", "0.5")))


def progress_says(office: Office, session: requests.Session, code: str) -> str:
    end = time.monotonic() + AGAIN_SECONDS
    while True:
        answer = session.post(f"{office.url}/api/v1/progress", json={"code": code}, timeout=10)
        if answer.status_code == 200:
            return ""
        if answer.status_code != 429 or time.monotonic() > end:
            return f"{answer.status_code} {answer.text[:200]}"
        time.sleep(float(answer.headers.get("Retry-After", "0.5")))


def receiving_token(office: Office, file: str) -> str | None:
    """A token of the intake officer whose agency received the file."""
    officers: list[Login] = [entry for entry in office.logins if "intake-officer" in entry.roles]
    for officer in officers:
        token = office.token(officer, "intake-officer")
        answer = requests.get(
            f"{office.url}/api/v1/files/{file}", headers={"Authorization": f"Bearer {token}"}, timeout=10
        )
        if answer.status_code == 200:
            return token
    return None


def files_seen(office: Office, token: str) -> list[str]:
    """The ids of all files that the holder of the token may list."""
    ids: list[str] = []
    after = None
    for _ in range(500):
        parameters = {"limit": 200} | ({"after": after} if after else {})
        answer = requests.get(
            f"{office.url}/api/v1/files", params=parameters, headers={"Authorization": f"Bearer {token}"}, timeout=10
        )
        answer.raise_for_status()
        page = answer.json()
        ids += [item["id"] for item in page["items"]]
        after = page["next"]
        if not after:
            break
    return ids


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=5)
    parser.add_argument("--seed", type=int, default=random.randrange(1_000_000))
    options = parser.parse_args()
    kills = max(1, min(options.kills, 200))
    dice = random.Random(options.seed)
    print(f"kill: {kills} kills, seed {options.seed}", flush=True)
    checks = Checks("kill")
    with Office() as office:
        office.start()
        run(office, kills, dice, checks)
        checks.check("the office stops when asked", office.stop() == 0)
        verify = office.run("verify", "--data", office.data)
        checks.check("zhibao verify finds nothing", verify.returncode == 0, (verify.stdout + verify.stderr)[-800:])
        if checks.failed:
            print(office.said())
    return checks.close()


def run(office: Office, kills: int, dice: random.Random, checks: Checks) -> None:
    first = Lead(0)
    reason = post_again(office, first)
    if not checks.check("a lead is taken", not reason, reason):
        return
    token = receiving_token(office, first.answers[0]["id"])
    if token is None:
        checks.check("the receiving agency sees the file", False)
        return
    before = set(files_seen(office, token))
    leads: list[Lead] = []
    interrupted = 0
    for turn in range(kills):
        load = Round(office, 1 + turn * THREADS * LEADS_A_THREAD)
        load.run(dice.uniform(SHORTEST_S, LONGEST_S))
        office.start()
        answered = [lead for lead in load.leads if lead.answers]
        cut_off = [lead for lead in load.leads if not lead.answers]
        again = cut_off + dice.sample(answered, min(5, len(answered)))
        refused = [reason for lead in again if (reason := post_again(office, lead))]
        refused += load.faults
        checks.check(
            f"kill {turn + 1}: {len(answered)} acknowledged, {len(cut_off)} cut off, all taken with their keys",
            not refused, refused[:2],
        )
        leads += load.leads
        interrupted += len(cut_off)
    checks.check(f"the kills cut off {interrupted} posts", interrupted > 0)
    judge(office, [lead for lead in leads if lead.answers], before, token, checks)


def judge(office: Office, leads: list[Lead], before: set[str], token: str, checks: Checks) -> None:
    session = requests.Session()
    checks.check(f"the load was real: {len(leads)} leads", len(leads) >= 10)
    codes = sorted({answer["code"] for lead in leads for answer in lead.answers})
    lost = [reason for code in codes if (reason := progress_says(office, session, code))]
    checks.check(f"each of {len(leads)} acknowledged leads answers by its code", not lost, lost[:3])
    twice = [lead.key for lead in leads if len({answer["id"] for answer in lead.answers}) != 1]
    checks.check("a retried key gets the file that it made", not twice, twice[:3])
    ids = {lead.answers[0]["id"] for lead in leads}
    checks.check("two keys never share a file", len(ids) == len(leads))
    numbers = {lead.answers[0]["number"] for lead in leads}
    checks.check("no number was given twice", len(numbers) == len(leads))
    seen = files_seen(office, token)
    checks.check("the agency's list has no file twice", len(seen) == len(set(seen)))
    missing, unasked = ids - set(seen), set(seen) - ids - before
    checks.check("every acknowledged lead is in the agency's list", not missing, len(missing))
    checks.check("no file was made that no key answers for", not unasked, sorted(unasked)[:3])


if __name__ == "__main__":
    sys.exit(main())
