"""Does to an office what machines and people do, on both engines, and counts what was lost.

R1 `kill -9` under load. R2 a full disk, a disk that may not be written to, a server that is gone and comes back. R3 two
officers on one page at the same moment. R5 one byte changed in journal, tables or vault. R8 a backup under load,
restored elsewhere. R9 clocks that jump, and a year without a calendar. Each says how often it was tried, how often the
office survived, what was lost and what was found; anything but 0 lost and all found fails.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import requests

import kill
from backup import Elsewhere, Load, said
from cluster import Cluster
from office import Checks, Office

PARTS = ("R1", "R2", "R3", "R5", "R8", "R9")
# What `script/test` tries: kills and backups of SQLite have parts of their own there.
SHORT = {"sqlite": ("R2", "R5", "R9"), "postgres": ("R1", "R2", "R3", "R8")}


class Engine:
    """Where the offices of a run keep their records."""

    def __init__(self, cluster: Cluster | None) -> None:
        self.cluster = cluster
        self.made = 0

    @property
    def name(self) -> str:
        return "postgres" if self.cluster else "sqlite"

    def office(self, at: str | None = None) -> Office:
        settings = {"ZHIBAO_BEHIND_PROXY": "true"}
        if self.cluster is None:
            return Office(at=at, settings=settings)
        self.made += 1
        return Office(at=at, settings=settings, database=self.cluster.make(f"faults_{self.made}"))

    def change(self, office: Office, table: str, column: str, key: str, dice: random.Random) -> str | None:
        """Changes one bit of one value behind the back of the schema; where it was, or `None` in an empty table."""
        read, write = (self.of_postgres if self.cluster else self.of_sqlite)(office)
        rows = read(f"SELECT {key}, {column} FROM {table} WHERE {column} IS NOT NULL AND length({column}) > 0 ORDER BY {key}")
        if not rows:
            return None
        where, value = dice.choice(rows)
        changed = bytearray(value if isinstance(value, bytes) else value.encode())
        at = dice.randrange(len(changed))
        changed[at] = changed[at] ^ 1 if changed[at] < 128 else changed[at]
        if bytes(changed) == (value if isinstance(value, bytes) else value.encode()):
            changed[0:1] = b"?"
        write(table, column, key, where, bytes(changed) if isinstance(value, bytes) else changed.decode("utf-8", "replace"))
        return f"{table}.{column} of {where}"

    def of_sqlite(self, office: Office) -> tuple[Callable, Callable]:
        path = office.data / "zhibao.db"

        def read(query: str) -> list[tuple]:
            with sqlite3.connect(path) as db:
                return db.execute(query).fetchall()

        def write(table: str, column: str, key: str, where: object, value: object) -> None:
            with sqlite3.connect(path) as db:
                for (name,) in db.execute(
                        "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?", (table,)).fetchall():
                    db.execute(f"DROP TRIGGER {name}")
                db.execute(f"UPDATE {table} SET {column} = ? WHERE {key} = ?", (value, where))

        return read, write

    def of_postgres(self, office: Office) -> tuple[Callable, Callable]:
        name = office.database.split("?")[0].rsplit("/", 1)[1]
        blobs = {"leaf_hash", "chain", "salt", "sealed"}

        def read(query: str) -> list[tuple]:
            column = query.split(",", 1)[1].split(" FROM")[0].strip()
            shown = f"encode({column}, 'hex')" if column in blobs else f"encode(convert_to({column}, 'UTF8'), 'hex')"
            lines = self.cluster.sql(query.replace(f", {column} FROM", f", {shown} FROM", 1), name).splitlines()
            found = [line.split("|", 1) for line in lines]
            return [(key, bytes.fromhex(value) if column in blobs else bytes.fromhex(value).decode()) for key, value in found]

        def write(table: str, column: str, key: str, where: object, value: object) -> None:
            given = value if isinstance(value, bytes) else str(value).encode()
            new = f"decode('{given.hex()}', 'hex')"
            if not isinstance(value, bytes):
                new = f"convert_from({new}, 'UTF8')"
            self.cluster.sql(f"ALTER TABLE {table} DISABLE TRIGGER ALL; UPDATE {table} SET {column} = {new} "
                             f"WHERE {key}::text = '{where}'", name)

        return read, write


def lead(number: int) -> dict:
    return {"kind": "report", "anonymous": True, "place": "230102",
            "narrative": f"第{number}号线索：店内销售假冒注册商标的商品，价格明显低于市场价格。"}


def take(office: Office, number: int, session: requests.Session | None = None) -> requests.Response:
    address = f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
    return (session or requests).post(
        f"{office.url}/api/v1/leads", json=lead(number), timeout=30,
        headers={"X-Forwarded-For": address, "Idempotency-Key": f"faults-{number}"})


def summed(checks: Checks, part: str, engine: Engine, tried: int, survived: int, lost: int, found: str, why: object = "") -> None:
    checks.check(f"{part} {engine.name}: tried {tried}, survived {survived}, lost {lost}, found {found}",
                 tried > 0 and survived == tried and lost == 0 and not why, why)


def is_clean(office: Office) -> str:
    verify = office.run("verify", "--data", office.data)
    return "" if verify.returncode == 0 else said(verify)


# R1

def killed(engine: Engine, options: argparse.Namespace, checks: Checks) -> None:
    with engine.office() as office:
        office.settings = {}
        office.start()
        kill.run(office, options.kills, random.Random(options.seed), checks)
        office.stop()
        fault = is_clean(office)
        summed(checks, "R1", engine, options.kills, options.kills, 0, "all", fault)


# R2

def disks(engine: Engine, options: argparse.Namespace, checks: Checks) -> None:
    if engine.cluster:
        return gone(engine, checks)
    with engine.office() as office:
        small = office.folder / "small"
        small.mkdir()
        size = sum(file.stat().st_size for file in office.data.rglob("*") if file.is_file()) // 1024 + 24 * 1024
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}k,mode=700", "none", str(small)], check=True)
        try:
            shutil.copytree(office.data, small / "data")
            shutil.copy(f"{office.data}.key", small / "data.key")
            own, office.data = office.data, small / "data"
            office.start()
            full(engine, office, small, checks)
            unwritable(engine, office, small, checks)
            office.stop()
            fault = is_clean(office)
            summed(checks, "R2 verify", engine, 1, 1, 0, "all", fault)
            office.data = own
        finally:
            subprocess.run(["umount", "-l", str(small)], check=False)


def refused_and_back(office: Office, begin: Callable[[], None], end: Callable[[], None], first: int) -> tuple[int, list[str]]:
    """Leads that were acknowledged before, during and after a trouble; what was not as it should be."""
    faults: list[str] = []
    taken: list[dict] = []

    def post(number: int) -> int:
        answer = take(office, number)
        if answer.status_code == 201:
            taken.append(answer.json())
        elif answer.status_code not in (503, 507) or not answer.headers.get("content-type", "").startswith(
                "application/problem+json"):
            faults.append(f"{answer.status_code} {answer.text[:200]}")
        return answer.status_code

    if post(first) != 201:
        faults.append("the lead before it was not taken")
    begin()
    refused = 0
    for number in range(first + 1, first + 400):
        if post(number) != 201:
            refused += 1
        if refused >= 5:
            break
    if refused == 0:
        faults.append("nothing was refused: there was no trouble")
    if not requests.get(f"{office.url}/healthz", timeout=30).ok and not refused:
        faults.append("the office died")
    end()
    deadline = time.monotonic() + 30
    while post(first + 500) != 201:
        if time.monotonic() > deadline:
            faults.append("it did not recover by itself")
            break
        time.sleep(0.3)
    session = requests.Session()
    lost = [code for code in (entry["code"] for entry in taken) if kill.progress_says(office, session, code)]
    return len(lost), faults


def full(engine: Engine, office: Office, small: Path, checks: Checks) -> None:
    filler = small / "filler"

    def fill() -> None:
        with open(filler, "wb") as file:
            try:
                while True:
                    file.write(b"\0" * 65536)
                    file.flush()
            except OSError:
                pass

    lost, faults = refused_and_back(office, fill, filler.unlink, 1_000)
    summed(checks, "R2 full disk", engine, 1, 1, lost, "all", faults[:2] or "")


def unwritable(engine: Engine, office: Office, small: Path, checks: Checks) -> None:
    """Files that are open stay writable through a remount, so the limit of the file system is drawn to what is used."""
    def limit(size: str) -> None:
        subprocess.run(["mount", "-o", f"remount,size={size}", str(small)], check=True)

    used = shutil.disk_usage(small).used // 1024 + 4
    lost, faults = refused_and_back(office, lambda: limit(f"{used}k"), lambda: limit("200m"), 3_000)
    summed(checks, "R2 quota", engine, 1, 1, lost, "all", faults[:2] or "")
    office.stop()
    # A folder that may not be written to is refused at the start, in a sentence.
    subprocess.run(["mount", "-o", "remount,ro", str(small)], check=True)
    run = office.run("serve", "--data", office.data, "--listen", "127.0.0.1:1")
    subprocess.run(["mount", "-o", "remount,rw", str(small)], check=True)
    sentence = run.stderr.strip().splitlines()[-1] if run.stderr.strip() else ""
    checks.check("R2 sqlite: a disk that may not be written to is refused in a sentence",
                 run.returncode in (1, 2) and ("read" in sentence or "write" in sentence), said(run))
    office.start()


def gone(engine: Engine, checks: Checks) -> None:
    with engine.office() as office:
        office.start()
        for turn in range(3):
            lost, faults = refused_and_back(office, engine.cluster.stop, engine.cluster.start, 1_000 * (turn + 1))
            summed(checks, f"R2 server gone {turn + 1}", engine, 1, 1, lost, "all", faults[:2] or "")
        office.stop()
        summed(checks, "R2 verify", engine, 1, 1, 0, "all", is_clean(office))
        name = office.database.split("?")[0].rsplit("/", 1)[1]
        office.start()
        engine.cluster.sql(f"ALTER DATABASE {name} SET default_transaction_read_only = on", "postgres")
        terminate(engine, name)
        lost, faults = refused_and_back(
            office, lambda: None,
            lambda: engine.cluster.sql(
                f"SET default_transaction_read_only = off; ALTER DATABASE {name} SET default_transaction_read_only = off",
                "postgres"), 9_000)
        faults = [fault for fault in faults if "before it" not in fault]
        summed(checks, "R2 read-only server", engine, 1, 1, lost, "all", faults[:2] or "")
        office.stop()


def terminate(engine: Engine, name: str) -> None:
    engine.cluster.sql(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'", "postgres")


# R3

def races(engine: Engine, options: argparse.Namespace, checks: Checks) -> None:
    with engine.office() as office:
        office.start()
        first = take(office, 1).json()
        tokens = officers(office, first["id"])
        won = told = 0
        wrong: list[str] = []
        with ThreadPoolExecutor(2) as pool:
            sessions = [requests.Session(), requests.Session()]
            for number in range(options.races):
                file = take(office, 10_000 + number, sessions[0]).json()["id"]
                view = sessions[0].get(f"{office.url}/api/v1/files/{file}", timeout=30,
                                       headers={"Authorization": f"Bearer {tokens[0]}"})
                barrier = threading.Barrier(2)

                def accept(at: int) -> requests.Response:
                    barrier.wait()
                    return sessions[at].post(
                        f"{office.url}/api/v1/files/{file}/acts", timeout=30, json={"action": "accept"},
                        headers={"Authorization": f"Bearer {tokens[at]}", "If-Match": view.headers["etag"]})

                answers = list(pool.map(accept, (0, 1)))
                statuses = sorted(answer.status_code for answer in answers)
                if statuses == [200, 412]:
                    won += 1
                    loser = next(answer for answer in answers if answer.status_code == 412)
                    told += loser.json().get("type", "").endswith("file-moved-on")
                else:
                    wrong.append(f"{statuses} {answers[0].text[:150]} {answers[1].text[:150]}")
        office.stop()
        fault = wrong[:2] or is_clean(office)
        summed(checks, "R3", engine, options.races, won, 0, f"{told} losers were told", fault or "")


def officers(office: Office, file: str) -> list[str]:
    """Tokens of two people of the receiving body; of one person twice where there is one."""
    found: list[str] = []
    for officer in (entry for entry in office.logins if "intake-officer" in entry.roles):
        token = office.token(officer, "intake-officer")
        answer = requests.get(f"{office.url}/api/v1/files/{file}", headers={"Authorization": f"Bearer {token}"}, timeout=30)
        if answer.status_code == 200:
            found.append(token)
            if len(found) == 1:
                found.append(office.token(officer, "intake-officer"))
    return [found[0], found[-1]]


# R5

PLACES = [
    ("journal", "body", "position"), ("journal", "chain", "position"), ("journal", "leaf_hash", "position"),
    ("journal", "officer", "position"), ("journal", "kind", "position"), ("journal_salt", "salt", "position"),
    ("journal_head", "chain", "id"), ("audit", "details", "position"), ("audit", "chain", "position"),
    ("case_file", "procedure", "number"), ("case_file", "stage", "number"), ("text_record", "text", "id"),
    ("document", "kind", "id"),
]


def flipped(engine: Engine, options: argparse.Namespace, checks: Checks) -> None:
    dice = random.Random(options.seed)
    with engine.office() as office:
        unfound: list[str] = []
        tried = 0
        whole = office.folder / "whole"
        keep(engine, office, whole)
        for turn in range(options.flips):
            if turn % (len(PLACES) + 1) == len(PLACES):
                papers = sorted(file for file in (office.data / "vault").rglob("*") if file.is_file() and file.stat().st_size)
                paper = dice.choice(papers)
                bytes_ = bytearray(paper.read_bytes())
                bytes_[dice.randrange(len(bytes_))] ^= 1
                paper.write_bytes(bytes_)
                where, name = paper.name, paper.name
            else:
                table, column, key = PLACES[turn % (len(PLACES) + 1)]
                where = engine.change(office, table, column, key, dice)
                name = ""
                if where is None:
                    continue
            tried += 1
            run = office.run("verify", "--data", office.data)
            if run.returncode != 1 or not run.stdout.strip() or name not in run.stdout:
                unfound.append(f"{where}: {said(run)[:300]}")
            put_back(engine, office, whole)
        fault = unfound[:3] or is_clean(office)
        summed(checks, "R5", engine, tried, tried - len(unfound), 0, f"{tried - len(unfound)} of {tried}", fault or "")


def keep(engine: Engine, office: Office, whole: Path) -> None:
    shutil.copytree(office.data, whole)
    if engine.cluster:
        name = office.database.split("?")[0].rsplit("/", 1)[1]
        engine.cluster.sql(f"CREATE DATABASE {name}_whole TEMPLATE {name}", "postgres")


def put_back(engine: Engine, office: Office, whole: Path) -> None:
    shutil.rmtree(office.data)
    shutil.copytree(whole, office.data)
    if engine.cluster:
        name = office.database.split("?")[0].rsplit("/", 1)[1]
        engine.cluster.sql(f"DROP DATABASE {name}", "postgres")
        engine.cluster.sql(f"CREATE DATABASE {name} TEMPLATE {name}_whole", "postgres")


# R8

def backed_up(engine: Engine, options: argparse.Namespace, checks: Checks) -> None:
    with engine.office() as office:
        office.settings = {}
        backups = office.folder / "backups"
        office.command("backup", "key", "--data", office.data, "--to", backups)
        office.start()
        load = Load(office)
        time.sleep(2)
        before = load.acknowledged()
        made = office.run("backup", "--data", office.data, "--to", backups)
        load.stop()
        office.stop()
        there = Elsewhere(office, backups, "elsewhere")
        restored = there.restore()
        fault = "" if made.returncode == 0 and restored.returncode == 0 else said(made) + said(restored)
        if not fault:
            verify = office.run("verify", "--data", there.data)
            fault = "" if verify.returncode == 0 else said(verify)
        lost = 0
        if not fault:
            with sqlite3.connect(f"file:{there.data}/zhibao.db?mode=ro", uri=True) as db:
                numbers = {row[0] for row in db.execute("SELECT number FROM case_file")}
                head = db.execute("SELECT position, chain FROM journal_head").fetchone()
            lost = sum(entry.answers[0]["number"] not in numbers for entry in before)
            if chain_of(engine, office, head[0]) != bytes(head[1]):
                fault = f"the journal of the restored office is not the office's own up to page {head[0]}"
        summed(checks, f"R8 with {len(before)} leads before it", engine, 1, 1, lost, "all", fault)


def chain_of(engine: Engine, office: Office, position: int) -> bytes:
    if engine.cluster:
        name = office.database.split("?")[0].rsplit("/", 1)[1]
        return bytes.fromhex(engine.cluster.sql(f"SELECT encode(chain, 'hex') FROM journal WHERE position = {position}", name))
    with sqlite3.connect(f"file:{office.data}/zhibao.db?mode=ro", uri=True) as db:
        return bytes(db.execute("SELECT chain FROM journal WHERE position = ?", (position,)).fetchone()[0])


# R9

def clocks(engine: Engine, options: argparse.Namespace, checks: Checks) -> None:
    """The machine's clock is the office's own option here: `--at`, from where it goes on."""
    with engine.office(at="2026-10-09T08:25:00+08:00") as office:
        office.at = "2026-10-09T09:00:00+08:00"
        office.start()
        first = take(office, 1)
        office.stop()
        office.at = "2026-10-08T09:00:00+08:00"
        run = office.run("serve", "--data", office.data, "--listen", "127.0.0.1:1", "--at", office.at)
        checks.check(f"R9 {engine.name}: a clock behind the journal is refused with both moments",
                     run.returncode == 2 and "2026-10-08" in run.stderr and "2026-10-09" in run.stderr, said(run))
        # A year whose calendar nobody has: days are provisional, nothing lapses and no breach is recorded.
        office.at = "2031-03-03T09:00:00+08:00"
        breaches = breaches_of(engine, office)
        office.start()
        time.sleep(8)                                     # the rounds of five years run
        later = take(office, 2)
        token = kill.receiving_token(office, later.json()["id"])
        view = requests.get(f"{office.url}/api/v1/files/{later.json()['id']}", timeout=30,
                            headers={"Authorization": f"Bearer {token}"}).json()
        office.stop()
        running = [clock for clock in view.get("clocks", []) if clock.get("last")]
        checks.check(f"R9 {engine.name}: a day in a year without a calendar is provisional",
                     bool(running) and all(clock.get("provisional") for clock in running), str(view.get("clocks"))[:300])
        fault = is_clean(office)
        after = breaches_of(engine, office)
        summed(checks, "R9", engine, 3, 3, 0 if first.ok else 1,
               f"{len(after) - len(breaches)} days that were really over, in years with a calendar", fault)
        later_than_known = [day for day in after - breaches if day > "2027"]
        checks.check(f"R9 {engine.name}: no breach is recorded in a year without a calendar", not later_than_known,
                     later_than_known[:3])


def breaches_of(engine: Engine, office: Office) -> set[str]:
    query = ("SELECT case_number || ' ' || clock || ' ' || run, ran_out_day FROM clock_run "
             "WHERE ran_out_day IS NOT NULL AND expiry = 'breach'")
    if engine.cluster:
        name = office.database.split("?")[0].rsplit("/", 1)[1]
        rows = [line.rsplit("|", 1) for line in engine.cluster.sql(query, name).splitlines()]
    else:
        with sqlite3.connect(f"file:{office.data}/zhibao.db?mode=ro", uri=True) as db:
            rows = db.execute(query).fetchall()
    return {f"{time.strftime('%Y-%m-%d', time.gmtime(int(day) * 86400))} {run}" for run, day in rows}


RUNS = {"R1": killed, "R2": disks, "R3": races, "R5": flipped, "R8": backed_up, "R9": clocks}


def in_own_mounts() -> None:
    """Disks of memory are mounted where nobody else sees them; whoever is no root becomes it in a namespace."""
    if os.environ.get("ZHIBAO_FAULTS_APART"):
        return
    words = ["unshare", *([] if os.getuid() == 0 else ["-r"]), "-m", sys.executable, *sys.argv]
    os.execvpe("unshare", words, {**os.environ, "ZHIBAO_FAULTS_APART": "1"})


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--races", type=int, default=10_000)
    parser.add_argument("--flips", type=int, default=56)
    parser.add_argument("--seed", type=int, default=random.randrange(1_000_000))
    parser.add_argument("--engine", choices=["sqlite", "postgres", "both"], default="both")
    parser.add_argument("--short", action="store_true", help="what the other parts of script/test do not try")
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], help="by default all")
    options = parser.parse_args()
    in_own_mounts()
    print(f"faults: seed {options.seed}", flush=True)
    checks = Checks("faults")
    with Cluster() as cluster:
        for engine in (Engine(None), Engine(cluster)):
            if options.engine not in (engine.name, "both"):
                continue
            for part in options.parts or (SHORT[engine.name] if options.short else PARTS):
                try:
                    RUNS[part](engine, options, checks)
                except (RuntimeError, OSError, LookupError, requests.RequestException) as fault:
                    checks.check(f"{part} {engine.name} came to its end", False, f"{type(fault).__name__}: {fault}"[:1500])
    return checks.close()


if __name__ == "__main__":
    sys.exit(main())
