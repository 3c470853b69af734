"""An office that the first version made, taken over by this one: nothing is lost, nothing needs a hand in the database.

`Tests/Goldens/offices/2026-11-23.tar.xz` was written by the program of 23 November 2026 (commit 3ce77533, six
migrations): the demo province of then, 255 files with 12 032 pages, 660 documents, sealed reporters, their codes.
"""

from __future__ import annotations

import json
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import requests

from office import BINARY, ROOT, STOP_SECONDS, Checks, Login, Office, free_port

OLD = ROOT / "Tests/Goldens/offices/2026-11-23.tar.xz"
KILLS = 5


class OldOffice(Office):
    """The old office in a temporary folder; its first start is that of this program."""

    def __enter__(self) -> OldOffice:
        self.folder = Path(tempfile.mkdtemp(prefix="zhibao-test-"))
        subprocess.run(["tar", "-xf", OLD, "-C", self.folder], check=True)
        self.data = self.folder / "office"
        (self.folder / "office.key").chmod(0o600)
        self.log = open(self.folder / "server.log", "ab")
        self.process = None
        self.port = free_port()
        return self

    def rows(self, query: str) -> list[tuple]:
        with sqlite3.connect(self.data / "zhibao.db") as db:
            found = db.execute(query).fetchall()
        db.close()
        return found


KEPT = {
    "pages of the journal": "SELECT position, case_number, revision, chain FROM journal ORDER BY position",
    "salts": "SELECT * FROM journal_salt ORDER BY 1",
    "files with their stage, place and days":
        "SELECT number, procedure, procedure_version, stage, revision, opening_agency, area, right_number,"
        " opened_day, opened_ms, outcome, ended_day, parent_number FROM case_file ORDER BY number",
    "rows of agencies": "SELECT agency, case_number, stage, is_open, next_last_day FROM case_for_agency ORDER BY 1, 2",
    "running clocks": "SELECT case_number, clock, run, agency, state, alarm_ms, last_ms, deadline_day, source"
                      " FROM running_clock ORDER BY 1, 2, 3",
    "sealed records": "SELECT id, case_number, compartment, nonce, ciphertext FROM sealed_record ORDER BY id",
    "texts": "SELECT id, case_number, field, text FROM text_record ORDER BY id",
    "documents": "SELECT id, case_number, kind, sha256, size_bytes, file_name FROM document ORDER BY id",
    "codes of reporters": "SELECT code_hmac, case_number, made_ms FROM lead_code ORDER BY 1",
    "logins": "SELECT login, person, password_hash FROM account WHERE login NOT LIKE '%-administrator' ORDER BY 1",
}


def kept(office: OldOffice) -> dict[str, list[tuple]]:
    return {name: office.rows(query) for name, query in KEPT.items()}


def before(office: OldOffice, checks: Checks) -> None:
    said = office.run("doctor", "--data", office.data)
    schema = next((line for line in said.stdout.splitlines() if " schema " in line), "")
    checks.check(f"doctor says: {schema.strip()[:100]}", schema.startswith("warn") and "steps behind" in schema, said.stdout)
    checks.check("and has taken no step itself", office.rows("SELECT max(number) FROM schema_version") == [(6,)])
    store = office.folder / "backups"
    office.command("backup", "key", "--data", office.data, "--to", store)
    made = office.run("backup", "--data", office.data, "--to", store, "--check")
    checks.check("it is backed up as it is, and the backup restores, to be rebuilt once",
                 made.returncode == 0 and "is good" in made.stderr and "zhibao rebuild" in made.stderr,
                 (made.stdout + made.stderr)[-600:])


def first_start_is_killed(office: OldOffice, checks: Checks) -> None:
    """About the moment of its migrations, which a start on a copy tells: a step is whole or not begun."""
    copy = fresh_copy(office)
    moment = until_killed(office, copy, lambda: step(copy) != 6)
    random.seed(20261123)
    steps, faults = [], []
    for _ in range(KILLS):
        copy = fresh_copy(office)
        end = time.monotonic() + moment * random.uniform(0.6, 1.1)
        until_killed(office, copy, lambda end=end: time.monotonic() >= end)
        steps.append(step(copy))
        said = office.run("doctor", "--data", copy).stdout
        faults += [line for line in said.splitlines() if line.startswith("fail")]
    checks.check(f"killed {KILLS} times about the {moment:.1f}th second of its start, the schema stood at {steps}",
                 set(steps) <= set(range(6, newest() + 1)), steps)
    checks.check("and doctor finds no half step", not faults, faults[:3])
    shutil.rmtree(office.data)
    copy.rename(office.data)
    (office.folder / "copy.key").unlink()


def fresh_copy(office: OldOffice) -> Path:
    copy = office.folder / "copy"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(office.data, copy)
    shutil.copy(office.folder / "office.key", office.folder / "copy.key")
    return copy


def until_killed(office: OldOffice, data: Path, is_time: Callable[[], bool]) -> float:
    begun = time.monotonic()
    process = subprocess.Popen([str(BINARY), "serve", "--data", str(data), "--listen", f"127.0.0.1:{office.port}"],
                               cwd=ROOT, stdin=subprocess.DEVNULL, stdout=office.log, stderr=office.log)
    while not is_time() and process.poll() is None and time.monotonic() < begun + 60:
        time.sleep(0.002)
    process.send_signal(signal.SIGKILL)
    process.wait(timeout=STOP_SECONDS)
    return time.monotonic() - begun


def step(data: Path) -> int:
    with sqlite3.connect(data / "zhibao.db") as db:
        ((number,),) = db.execute("SELECT max(number) FROM schema_version")
    db.close()
    return number


def newest() -> int:
    return int((ROOT / "share/migrations/HEAD").read_text()[:4])


def taken_over(office: OldOffice, old: dict[str, list[tuple]], checks: Checks) -> None:
    office.start()
    checks.check("the old office opens", office.is_well())
    office.stop()
    told = office.run("verify", "--data", office.data)
    lines = told.stdout.splitlines()
    checks.check(f"verify says in {len(lines)} lines which tables are to be made again",
                 told.returncode == 1 and 0 < len(lines) < 40 and all("zhibao rebuild" in line for line in lines), lines[:3])
    rebuilt = office.run("rebuild", "--data", office.data)
    checks.check("rebuild makes the tables of today", rebuilt.returncode == 0, rebuilt.stdout + rebuilt.stderr)
    verified = office.run("verify", "--data", office.data)
    checks.check("verify finds nothing", verified.returncode == 0, (verified.stdout + verified.stderr)[-600:])
    new = kept(office)
    for name, rows in old.items():
        gone = [row for row in rows if row not in set(new[name])][:2] if new[name] != rows else []
        checks.check(f"{len(rows)} {name} are as they were", len(rows) > 0 and new[name] == rows, gone)
    said = office.command("administrators", "--data", office.data)
    checks.check("the two other administrators are appointed once",
                 len(re.findall(r"^\S+\t\S+\t(?:security|audit)-administrator$", said, re.M)) == 2, said)
    again = office.command("administrators", "--data", office.data)
    checks.check("and not twice", "\t" not in again, again)


def at_work(office: OldOffice, logins: list[Login], checks: Checks) -> None:
    office.start()
    officer = next(login for login in logins if "case-officer" in login.roles)
    with requests.Session() as session:
        page = session.get(f"{office.url}/sign-in", timeout=10)
        form = {"login": officer.login, "password": officer.password, **hidden(page.text)}
        answer = session.post(f"{office.url}/sign-in", data=form, timeout=20)
        checks.check("an officer signs in with the password of then", answer.url.endswith("/desk"), answer.url)
        found = session.get(f"{office.url}/files", params={"q": "商标"}, timeout=20)
        checks.check("a search finds files of then", found.status_code == 200 and "2026" in found.text, found.status_code)
        files = office.rows(
            f"SELECT case_number FROM case_for_agency WHERE agency = '{officer.agency}' ORDER BY case_number")
        faults = [number for number, in files
                  if session.get(f"{office.url}/files/{number}", timeout=20).status_code != 200]
        checks.check(f"each of the {len(files)} files of his office opens", files and not faults, faults[:3])
    token = office.token(officer, "case-officer")
    listed = requests.get(f"{office.url}/api/v1/files", headers={"Authorization": f"Bearer {token}"}, timeout=20)
    checks.check("programs read the list of files", listed.status_code == 200 and listed.json().get("items"), listed.text[:200])
    lead = requests.post(f"{office.url}/api/v1/leads", headers={"Idempotency-Key": "after"}, timeout=20,
                         json={"kind": "report", "anonymous": True, "place": "230102", "narrative": "升级之后的线索"})
    checks.check("and the next lead is taken in", lead.status_code == 201, lead.text[:300])
    checks.check("the office stops", office.stop() == 0)
    verified = office.run("verify", "--data", office.data)
    checks.check("after a day of work verify finds nothing", verified.returncode == 0, verified.stdout[-600:])


def hidden(page: str) -> dict[str, str]:
    return {name: value for tag in re.findall(r"<input[^>]*type=\"hidden\"[^>]*>", page)
            for name, value in [(re.search(r'name="([^"]*)"', tag)[1], re.search(r'value="([^"]*)"', tag)[1])]}


def main() -> int:
    checks = Checks("upgrade")
    with OldOffice() as office:
        logins = [Login(**{key: login[key] for key in Login.__dataclass_fields__})
                  for login in json.loads((office.folder / "logins.json").read_text())["logins"]]
        old = kept(office)
        before(office, checks)
        first_start_is_killed(office, checks)
        taken_over(office, old, checks)
        at_work(office, logins, checks)
        if checks.failed:
            print(office.said())
    return checks.close()


if __name__ == "__main__":
    sys.exit(main())
