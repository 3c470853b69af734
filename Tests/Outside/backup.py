"""Backs a busy office up, restores it elsewhere, and damages backups in every way that can be thought of.

Leads are posted from several threads while a backup runs. What it restores to must be whole, must be a stretch of
the journal of the office that went on, and must hold every lead that was acknowledged before the backup began. A
bit is flipped in random places of a backup, pieces are left out, keys are swapped, disks are full, processes are
killed: each time the fault is named and nothing half-made stays.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import shutil
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import requests

from kill import THREADS, Lead, post, progress_says
from leak import NAME, OPEN_WORD, PHONE, named_lead
from office import BINARY, ROOT, Checks, Office

BEFORE_SECONDS = 3
# Tables that a backup itself writes to: its line in the trail, and its standing.
OWN = {"audit", "audit_head", "office_setting"}


class Load:
    """Posts leads from several threads until it is told to stop."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.lock = threading.Lock()
        self.stopped = threading.Event()
        self.leads: list[Lead] = []
        self.faults: list[str] = []
        self.threads = [threading.Thread(target=self.run, daemon=True) for _ in range(THREADS)]
        for thread in self.threads:
            thread.start()

    def run(self) -> None:
        session = requests.Session()
        while not self.stopped.is_set():
            with self.lock:
                lead = Lead(1 + len(self.leads))
                self.leads.append(lead)
            answer = post(session, self.office, lead)
            while answer.status_code == 429 and not self.stopped.is_set():
                time.sleep(float(answer.headers.get("Retry-After", "0.2")))
                answer = post(session, self.office, lead)
            if answer.status_code not in (201, 429):
                self.faults.append(f"{answer.status_code}: {answer.text[:200]}")
                return

    def acknowledged(self) -> list[Lead]:
        with self.lock:
            return [lead for lead in self.leads if lead.answers]

    def stop(self) -> None:
        self.stopped.set()
        for thread in self.threads:
            thread.join(timeout=30)


class Elsewhere:
    """An office that was restored into a folder of its own, with the key that it needs beside it."""

    def __init__(self, office: Office, backups: Path, name: str) -> None:
        self.office = office
        self.backups = backups
        self.data = office.folder / name
        shutil.copy(f"{office.data}.key", f"{self.data}.key")
        shutil.copy(f"{office.data}.backup-key", f"{self.data}.backup-key")

    def restore(self, *arguments: object) -> subprocess.CompletedProcess:
        return self.office.run("restore", "--from", self.backups, "--data", self.data, *arguments)

    def is_nothing(self) -> bool:
        return not self.data.exists() and not Path(f"{self.data}.restoring").exists()


def rows(data: Path) -> dict[str, tuple[int, str]]:
    """The count and a digest of the rows of each table."""
    with sqlite3.connect(f"file:{data}/zhibao.db?mode=ro", uri=True) as db:
        names = [row[0] for row in db.execute(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' ORDER BY name")]
        found = {}
        for name in names:
            lines = sorted(repr(row) for row in db.execute(f'SELECT * FROM "{name}"'))
            found[name] = (len(lines), hashlib.sha256("\n".join(lines).encode()).hexdigest())
        return found


def head(data: Path, table: str = "journal_head") -> tuple[int, bytes]:
    with sqlite3.connect(f"file:{data}/zhibao.db?mode=ro", uri=True) as db:
        return tuple(db.execute(f"SELECT position, chain FROM {table}").fetchone())


def chain_at(data: Path, position: int) -> bytes | None:
    with sqlite3.connect(f"file:{data}/zhibao.db?mode=ro", uri=True) as db:
        found = db.execute("SELECT chain FROM journal WHERE position = ?", (position,)).fetchone()
        return found[0] if found else None


def numbers_in(data: Path) -> set[str]:
    with sqlite3.connect(f"file:{data}/zhibao.db?mode=ro", uri=True) as db:
        return {row[0] for row in db.execute("SELECT number FROM case_file")}


def vault(data: Path) -> dict[str, str]:
    files = (data / "vault").rglob("*") if (data / "vault").exists() else []
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files if file.is_file()}


def pieces(backups: Path) -> list[Path]:
    return sorted(file for file in (backups / "pieces").rglob("*") if file.is_file())


def said(run: subprocess.CompletedProcess) -> str:
    return (run.stdout + run.stderr).strip()[-600:]


def backup(office: Office, backups: Path, *arguments: object) -> subprocess.CompletedProcess:
    return office.run("backup", "--data", office.data, "--to", backups, *arguments)


def under_load(office: Office, backups: Path, checks: Checks) -> None:
    planted = requests.post(f"{office.url}/api/v1/leads", json=named_lead(), timeout=10)
    checks.check("a reporter's name is planted", planted.status_code == 201, planted.text[:200])
    load = Load(office)
    time.sleep(BEFORE_SECONDS)
    before = load.acknowledged()
    made = backup(office, backups)
    after = load.acknowledged()
    load.stop()
    checks.check("a backup is made beside the busy office", made.returncode == 0, said(made))
    checks.check("the office refused nobody meanwhile", not load.faults, load.faults[:2])
    checks.check(f"the load was real: {len(before)} leads before the backup, {len(after) - len(before)} during it",
                 len(before) >= 10 and len(after) > len(before))
    run = office.run("restore", "--from", backups, "--data", office.data)
    checks.check("a live office is refused", run.returncode == 2 and "serves the office" in run.stderr, said(run))
    office.stop()
    there = Elsewhere(office, backups, "under-load")
    restored = there.restore()
    if not checks.check("the backup is restored elsewhere", restored.returncode == 0, said(restored)):
        return
    position, chain = head(there.data)
    checks.check(f"its journal is the office's own up to page {position}", chain_at(office.data, position) == chain)
    numbers = numbers_in(there.data)
    lost = [lead for lead in before if lead.answers[0]["number"] not in numbers]
    checks.check(f"all {len(before)} leads that were acknowledged before are in it", not lost, len(lost))
    verify = office.run("verify", "--data", there.data)
    checks.check("zhibao verify finds nothing in it", verify.returncode == 0, said(verify))
    codes_answer(office, there, before, checks)


def codes_answer(office: Office, there: Elsewhere, leads: list[Lead], checks: Checks) -> None:
    """Opens the restored office, as after a fire, and asks by the codes that people hold."""
    ours, office.data = office.data, there.data
    try:
        office.start()
        session = requests.Session()
        asked = leads[:3] + leads[-3:]
        faults = [fault for lead in asked if (fault := progress_says(office, session, lead.answers[0]["code"]))]
        checks.check("the restored office opens, and codes of receipts answer", not faults, faults[:2])
        office.stop()
    finally:
        office.data = ours


def at_rest(office: Office, backups: Path, checks: Checks) -> None:
    before = len(pieces(backups))
    second = backup(office, backups)
    new = len(pieces(backups)) - before
    checks.check(f"a second backup writes what changed: {new} pieces beside {before}",
                 second.returncode == 0 and 0 < new < before, said(second))
    third = backup(office, backups)
    again = len(pieces(backups)) - before - new
    checks.check(f"a third, with nothing done between, writes {again} pieces", 0 < again <= 16, said(third))
    there = Elsewhere(office, backups, "at-rest")
    restored = there.restore()
    checks.check("the third is restored", restored.returncode == 0, said(restored))
    ours, theirs = rows(office.data), rows(there.data)
    differing = [name for name in ours if name not in OWN and ours[name] != theirs.get(name)]
    checks.check(f"all {len(ours)} tables have the same rows, by count and digest", not differing, differing)
    checks.check("the chain of the journal has the same end", head(office.data) == head(there.data))
    trail = (head(office.data, "audit_head")[0], head(there.data, "audit_head")[0])
    checks.check("the trail goes on by one line: that it was restored", trail[0] == trail[1], trail)
    checks.check("the vaults are equal byte by byte", vault(office.data) == vault(there.data) != {})
    heads = (office.data / "heads.log").read_bytes()
    checks.check("heads.log is equal", heads == (there.data / "heads.log").read_bytes() and bool(heads))


def refusals(office: Office, backups: Path, checks: Checks) -> None:
    wrong = Elsewhere(office, backups, "wrong-key")
    key = Path(f"{wrong.data}.backup-key")
    needed = office.run("backup", "list", "--to", backups).stdout.split("\t")[3][:16]
    key.write_text("ab" * 32 + "\n")
    run = wrong.restore()
    checks.check("a wrong backup key is refused by name", run.returncode == 2 and needed in run.stderr, said(run))
    shutil.copy(f"{office.data}.backup-key", key)
    Path(f"{wrong.data}.key").write_text("cd" * 32 + "\n")
    run = wrong.restore()
    checks.check("a wrong master key is refused by name",
                 run.returncode == 2 and "needs the master key" in run.stderr, said(run))
    key.unlink()
    run = wrong.restore()
    checks.check("a missing key is refused", run.returncode == 2 and "is missing" in run.stderr, said(run))
    checks.check("nothing of the refused restores stays", wrong.is_nothing())
    run = office.run("restore", "--from", backups, "--data", office.data)
    checks.check("an office that is there is refused", run.returncode == 2 and "not empty" in run.stderr, said(run))


def half_copied(office: Office, backups: Path, dice: random.Random, checks: Checks) -> None:
    copy = office.folder / "half-copied"
    shutil.copytree(backups, copy)
    there = Elsewhere(office, copy, "from-half")
    gone = dice.sample(pieces(copy), 3)
    for file in gone:
        file.unlink()
    run = there.restore()
    names = [str(file.relative_to(copy)) for file in gone]
    checks.check("a half-copied backup is refused, and what is missing is named",
                 run.returncode == 1 and all(name in run.stderr for name in names), said(run))
    check = office.run("backup", "check", "--data", office.data, "--to", copy)
    checks.check("its check fails and names it too", check.returncode == 1 and names[0] in check.stdout, said(check))
    (copy / "lists" / "000001").unlink(missing_ok=True)
    for file in (copy / "lists").iterdir():
        file.write_bytes(file.read_bytes()[:-1])
    run = there.restore()
    checks.check("a list that is cut short is refused", run.returncode == 1 and "cut short" in run.stderr, said(run))
    checks.check("nothing of them stays", there.is_nothing())


def flipped(office: Office, backups: Path, count: int, dice: random.Random, checks: Checks) -> None:
    """Each byte is as likely as any other: a file is chosen by its size."""
    files = pieces(backups) + sorted((backups / "lists").iterdir())
    sizes = [file.stat().st_size for file in files]
    there = Elsewhere(office, backups, "flipped")
    unfound = []
    for file in dice.choices(files, weights=sizes, k=count - 2) + [files[0], files[-1]]:
        whole = file.read_bytes()
        place = dice.randrange(len(whole))
        changed = bytearray(whole)
        changed[place] ^= 1 << dice.randrange(8)
        file.write_bytes(changed)
        run = there.restore()
        name = str(file.relative_to(backups))
        is_list = name.startswith("lists")
        named = "backup" in run.stderr and ("list" in run.stderr or "key" in run.stderr or "newer" in run.stderr
                                            or "there is no" in run.stderr)
        if run.returncode == 0 or not (named if is_list else name in run.stderr) or not there.is_nothing():
            unfound.append((name, place, said(run)))
        file.write_bytes(whole)
    checks.check(f"one flipped bit in each of {count} random places is found and named", not unfound, unfound[:2])
    checks.check("the backup that was mended is good again", there.restore().returncode == 0)


def retention(office: Office, backups: Path, dice: random.Random, checks: Checks) -> None:
    # A piece of a document: those of the database have whole pages, and another backup may not need them.
    victim = dice.choice([file for file in pieces(backups) if (file.stat().st_size - 20) % 4096])
    whole = victim.read_bytes()
    victim.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    lists = sorted((backups / "lists").iterdir())
    failed = backup(office, backups, "--keep", 1)
    after = sorted((backups / "lists").iterdir())
    checks.check("nothing is removed when the check of the newest fails",
                 failed.returncode == 1 and after[:len(lists)] == lists and len(after) == len(lists) + 1, said(failed))
    victim.write_bytes(whole)
    kept = backup(office, backups, "--keep", 1)
    left = list((backups / "lists").iterdir())
    checks.check("--keep 1 leaves the newest, which was restored and is good",
                 kept.returncode == 0 and len(left) == 1 and "is good" in kept.stderr, said(kept))


def full_disks(office: Office, backups: Path, checks: Checks) -> None:
    """Small disks of memory: one for the backups, one for the office."""
    size = sum(file.stat().st_size + 4096 for file in pieces(backups)) // 1024 + 1024
    listed = office.run("backup", "list", "--to", backups).stdout
    small = office.folder / "small"
    small.mkdir()
    script = f"""
        mount -t tmpfs -o size={size}k none {small} && cp -r {backups}/. {small} || exit 90
        ls -R {small}/pieces > {office.folder}/pieces-before
        head -c 100000000 /dev/zero > {small}/filler 2>/dev/null
        truncate -s -8192 {small}/filler
        {BINARY} backup --data {office.data} --to {small}; echo "status $?" >&2
        ls -R {small}/pieces | cmp - {office.folder}/pieces-before && echo "same pieces" >&2
        [ -z "$(ls {small}/incoming)" ] && echo "nothing came in" >&2
        rm {small}/filler
        {BINARY} backup list --to {small}
        {BINARY} restore --from {small} --data {office.folder}/from-full --key {office.data}.key \
            --backup-key {office.data}.backup-key && echo "restored" >&2
    """
    run = in_own_mounts(script)
    checks.check("a full disk is refused in one sentence",
                 "status 1" in run.stderr and "the disk is full" in run.stderr, said(run))
    checks.check("of the backup that did not fit nothing stays",
                 "same pieces" in run.stderr and "nothing came in" in run.stderr, said(run))
    checks.check("the backup before it is listed alone, and whole",
                 run.stdout == listed and run.stderr.rstrip().endswith("restored"), said(run))
    script = f"""
        mount -t tmpfs -o size=40m none {small} && cp -r {office.data} {small}/data || exit 90
        cp {office.data}.key {office.data}.backup-key {office.folder}/ 2>/dev/null
        {BINARY} backup --data {small}/data --to {office.folder}/never --backup-key {office.data}.backup-key \
            --key {office.data}.key; echo "status $?" >&2
        ls {small}/data | grep -q backup-copy || echo "no copy stays" >&2
        [ -e {office.folder}/never/lists/000001 ] || echo "none listed" >&2
    """
    run = in_own_mounts(script)
    checks.check("a backup that would fill the office's own disk is not begun",
                 all(word in run.stderr for word in ("too full for a backup", "no copy stays", "none listed")),
                 said(run))


def in_own_mounts(script: str) -> subprocess.CompletedProcess:
    """Root mounts in a namespace of its own; others become root in theirs."""
    unshare = ["unshare", "-m"]
    if subprocess.run(["id", "-u"], capture_output=True, text=True, check=True).stdout.strip() != "0":
        unshare = ["unshare", "-r", "-m"]
    return subprocess.run([*unshare, "sh", "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=120,
                          check=False)


def killed(office: Office, backups: Path, dice: random.Random, checks: Checks) -> None:
    strays = []
    cut_off = 0
    folder = office.folder / "killed"
    shutil.copytree(backups, folder)
    for _ in range(4):
        listed = office.run("backup", "list", "--to", folder).stdout
        for file in dice.sample(pieces(folder), len(pieces(folder)) // 2):
            file.unlink()      # so that there is something to write
        process = subprocess.Popen([str(BINARY), "backup", "--data", str(office.data), "--to", str(folder)],
                                   cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(dice.uniform(0.05, 0.4))
        process.kill()
        if process.wait() != 0:
            cut_off += 1
            now = office.run("backup", "list", "--to", folder).stdout
            if now != listed:
                strays.append(now)
    checks.check(f"{cut_off} of 4 backups were killed, and none of them is listed", cut_off > 0 and not strays, strays)
    made = backup(office, folder, "--check")
    checks.check("the next backup is good", made.returncode == 0 and "is good" in made.stderr, said(made))
    checks.check("no copy of the database stays", not (office.data / "backup-copy").exists())
    there = Elsewhere(office, backups, "killed-restore")
    process = subprocess.Popen(
        [str(BINARY), "restore", "--from", str(backups), "--data", str(there.data)], cwd=ROOT,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while process.poll() is None and not Path(f"{there.data}.restoring").exists():
        time.sleep(0.002)
    process.kill()
    status = process.wait()
    checks.check("a restore that is killed leaves no office", status != 0 and not there.data.exists(), status)
    run = there.restore()
    checks.check("and it can be begun anew", run.returncode == 0 and not Path(f"{there.data}.restoring").exists(),
                 said(run))


def leaks(office: Office, backups: Path, checks: Checks) -> None:
    # Cut as a whole: no word of the office is in any byte of the backups, sealed or not.
    words = {OPEN_WORD: {"UTF-8": OPEN_WORD.encode()}} | {secret.word: secret.needles() for secret in (NAME, PHONE)}
    with_words = (office.data / "zhibao.db").read_bytes() + b"".join(
        file.read_bytes() for file in office.data.glob("zhibao.db-wal"))
    checks.check("the open word is found in the database, so that the search is one", OPEN_WORD.encode() in with_words)
    files = [file for file in backups.rglob("*") if file.is_file()]
    keys = [bytes.fromhex(Path(f"{office.data}.{name}").read_text().strip()) for name in ("key", "backup-key")]
    found = []
    for file in files:
        content = file.read_bytes() + file.name.encode()
        found += [f"{kind} of {word} in {file.name}" for word, needles in words.items()
                  for kind, needle in needles.items() if needle in content]
        found += [f"a key in {file.name}" for key in keys if key in content or key.hex().encode() in content]
        if file.name == "SQLite" or b"SQLite format 3" in content:
            found.append(f"a database in {file.name}")
    checks.check(f"no planted word, no narrative and no key is in the {len(files)} files", not found, found[:3])
    open_to_others = [file for file in files if file.stat().st_mode & 0o077]
    checks.check("others may read none of them", not open_to_others, open_to_others[:2])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--flips", type=int, default=12)
    parser.add_argument("--seed", type=int, default=random.randrange(1_000_000))
    options = parser.parse_args()
    dice = random.Random(options.seed)
    print(f"backup: {options.flips} flips, seed {options.seed}", flush=True)
    checks = Checks("backup")
    with Office() as office:
        backups = office.folder / "backups"
        key = office.run("backup", "key", "--data", office.data, "--to", backups)
        checks.check("a backup key is made, for its owner alone",
                     key.returncode == 0 and Path(f"{office.data}.backup-key").stat().st_mode & 0o777 == 0o600,
                     said(key))
        office.start()
        under_load(office, backups, checks)
        at_rest(office, backups, checks)
        refusals(office, backups, checks)
        leaks(office, backups, checks)
        retention(office, backups, dice, checks)     # from here on every piece is one of the only backup
        half_copied(office, backups, dice, checks)
        flipped(office, backups, max(4, min(options.flips, 500)), dice, checks)
        full_disks(office, backups, checks)
        killed(office, backups, dice, checks)
        verify = office.run("verify", "--data", office.data)
        checks.check("zhibao verify finds nothing in the office itself", verify.returncode == 0, said(verify))
        if checks.failed:
            print(office.said())
    return checks.close()


if __name__ == "__main__":
    sys.exit(main())
