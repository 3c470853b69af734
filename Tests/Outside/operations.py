"""What an operator relies on: doctor beside a server and on a broken office, metrics, logs, a graceful stop, units.

`zhibao doctor` must say one clear sentence for each thing that is wrong and change nothing. A request that began
before SIGTERM must be answered after it. The table of metrics must be what a server says.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import requests

from office import BINARY, ROOT, STOP_SECONDS, Checks, Office, free_port

METRICS = ROOT / "docs/operations/metrics.md"
UNITS = ROOT / "docs/operations/systemd"


def doctor(office: Office, data: Path, *arguments: object) -> tuple[int, dict[str, dict]]:
    """The status, and the worst line of each check."""
    run = office.run("doctor", "--data", data, "--json", *arguments)
    try:
        lines = json.loads(run.stdout)["checks"]
    except (json.JSONDecodeError, KeyError):
        return run.returncode, {"said": {"verdict": "none", "said": (run.stdout + run.stderr)[-500:]}}
    order = {"ok": 0, "warn": 1, "fail": 2}
    found: dict[str, dict] = {}
    for line in lines:
        if line["check"] not in found or order[line["verdict"]] > order[found[line["check"]]["verdict"]]:
            found[line["check"]] = line
    return run.returncode, found


def told(found: dict[str, dict], verdict: str) -> dict[str, str]:
    return {check: line["said"] for check, line in found.items() if line["verdict"] == verdict}


def state(folder: Path) -> dict[str, str]:
    return {str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest() + oct(file.stat().st_mode)
            for file in sorted(folder.rglob("*")) if file.is_file()}


def beside_a_server(office: Office, checks: Checks) -> None:
    status, found = doctor(office, office.data)
    checks.check("doctor sees that the office is served", found.get("lock", {}).get("said") == "the office is served",
                 found)
    checks.check("nothing fails in a new office", status == 0 and not told(found, "fail"), told(found, "fail"))
    warned = set(told(found, "warn"))
    checks.check("it warns that there is no backup", {"backup", "good-restore"} <= warned, warned)
    backups = office.folder / "backups"
    office.command("backup", "key", "--data", office.data, "--to", backups)
    office.command("backup", "--data", office.data, "--to", backups, "--check")
    status, found = doctor(office, office.data)
    checks.check("after a backup that was checked it does not",
                 status == 0 and not {"backup", "good-restore"} & set(told(found, "warn")), told(found, "warn"))
    text = office.run("doctor", "--data", office.data).stdout.splitlines()
    checks.check("each line has a verdict, a check and a sentence",
                 len(text) >= 15 and all(re.fullmatch(r"(ok  |warn|fail)  [a-z-]+ +  ?\S.*", line) for line in text),
                 text[:2])


def broken(office: Office, checks: Checks) -> None:
    """Copies of the office, which is at rest, each with two things wrong. Every single fault has a test in Swift."""
    def no_key_and_other_heads(data: Path) -> None:
        Path(f"{data}.key").unlink()
        with open(data / "heads.log", "a", encoding="ascii") as file:
            file.write("999999 " + "a" * 64 + " 1\n")

    def open_key_and_half_migrated(data: Path) -> None:
        Path(f"{data}.key").chmod(0o644)
        sql(data, "DELETE FROM schema_version WHERE number = 4")

    def no_key_and_damaged_database(data: Path) -> None:
        Path(f"{data}.key").write_text("no key\n")
        # The log that was not written back yet would make the file whole again.
        for ending in ("-wal", "-shm"):
            Path(f"{data}/zhibao.db{ending}").unlink(missing_ok=True)
        with open(data / "zhibao.db", "r+b") as file:
            file.write(b"\0" * 4096)

    ways = [
        (no_key_and_other_heads, {"key": "is missing", "heads": "heads.log knows"}),
        (open_key_and_half_migrated, {"key": "chmod 600", "schema": "migration 4 is missing"}),
        (no_key_and_damaged_database, {"key": "is no master key", "database": "cannot be read"}),
    ]
    for number, (break_it, wanted) in enumerate(ways):
        data = office.folder / f"broken-{number}"
        shutil.copytree(office.data, data)
        shutil.copy(f"{office.data}.key", f"{data}.key")
        break_it(data)
        before = state(data)
        status, found = doctor(office, data)
        for check, words in wanted.items():
            line = found.get(check, {})
            checks.check(f"doctor says of the {check}: {line.get('said', '')[:90]}",
                         words in line.get("said", "") and bool(line.get("remedy")), found)
        checks.check("it fails nothing else, and its status is 1",
                     status == 1 and set(told(found, "fail")) == set(wanted), told(found, "fail"))
        after = state(data)
        checks.check("it changed nothing", after == before, set(after.items()) ^ set(before.items()))
    read_only(office, checks)


def sql(data: Path, script: str) -> None:
    with sqlite3.connect(data / "zhibao.db") as db:
        for name, in db.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            db.execute(f"DROP TRIGGER {name}")
        db.executescript(script)
    db.close()


def read_only(office: Office, checks: Checks) -> None:
    """A disk that is mounted for reading stops even root."""
    script = f"mount --bind {office.data} {office.data} && mount -o remount,bind,ro {office.data} || exit 90\n" \
             f"{BINARY} doctor --data {office.data} --json"
    unshare = ["unshare", "-m"] if Path("/proc/self").stat().st_uid == 0 else ["unshare", "-r", "-m"]
    run = subprocess.run([*unshare, "sh", "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=60,
                         check=False)
    lines = {line["check"]: line for line in json.loads(run.stdout or '{"checks":[]}')["checks"]}
    checks.check("doctor works on a disk that is mounted for reading, and says so",
                 "read-only" in lines.get("folder", {}).get("said", "") and lines.get("journal", {}).get("verdict") == "ok",
                 (run.stdout + run.stderr)[-600:])


def metrics(office: Office, checks: Checks) -> None:
    requests.get(f"{office.url}/api/v1/files", timeout=10)
    said = requests.get(f"{office.url}/metrics", timeout=10).text
    types = dict(re.findall(r"^# TYPE (\S+) (\S+)$", said, re.M))
    table = dict(re.findall(r"^\| `(zhibao_\w+)` \| (\w+) \|", METRICS.read_text(), re.M))
    checks.check(f"the {len(table)} metrics of the table are those of the server, with their types",
                 types == table and len(table) > 3, set(types.items()) ^ set(table.items()))
    values = dict(re.findall(r"^(zhibao_last_\w+) (\d+)$", said, re.M))
    checks.check("ages of backups can be watched", len(values) == 2, said[-400:])


def stop(office: Office, checks: Checks) -> None:
    body = json.dumps({"kind": "report", "anonymous": True, "place": "230102", "narrative": "停机时提交的线索"}).encode()
    with socket.create_connection(("127.0.0.1", office.port), timeout=20) as line:
        line.sendall(b"POST /api/v1/leads HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                     b"Idempotency-Key: stop-1\r\nContent-Length: %d\r\n\r\n" % len(body) + body[:10])
        time.sleep(0.5)
        process = office.process
        assert process is not None
        process.send_signal(signal.SIGTERM)
        time.sleep(1)
        checks.check("the office waits for a request that began before it was told to stop", process.poll() is None)
        try:
            socket.create_connection(("127.0.0.1", office.port), timeout=2).close()
            refused = False
        except OSError:
            refused = True
        checks.check("it takes no new connection meanwhile", refused)
        line.sendall(body[10:])
        answer = b""
        while piece := line.recv(65_536):
            answer += piece
            if b"\r\n\r\n" in answer:
                break
    checks.check("the request is answered", answer.startswith(b"HTTP/1.1 201"), answer[:200])
    status = process.wait(timeout=STOP_SECONDS)
    office.process = None
    checks.check("and the office ends with status 0", status == 0, status)
    head = (office.data / "heads.log").read_text().splitlines()[-1]
    verify = office.run("verify", "--data", office.data)
    checks.check("its head was logged, and verify finds nothing",
                 verify.returncode == 0 and int(head.split()[0]) > 0, verify.stdout[-300:])


def logs(office: Office, checks: Checks) -> None:
    port = free_port()
    process = subprocess.Popen(
        [str(BINARY), "serve", "--data", str(office.data), "--listen", f"127.0.0.1:{port}", "--log-format", "json"],
        cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    end = time.monotonic() + 60
    while time.monotonic() < end:
        try:
            if requests.get(f"http://127.0.0.1:{port}/healthz", timeout=2).status_code == 200:
                break
        except requests.RequestException:
            time.sleep(0.1)
    process.send_signal(signal.SIGTERM)
    _, said = process.communicate(timeout=STOP_SECONDS)
    try:
        lines = [json.loads(line) for line in said.splitlines()]
    except json.JSONDecodeError as fault:
        checks.check("each line of the log is one JSON object", False, f"{fault}: {said[:300]}")
        return
    checks.check("each line of the log is one JSON object with moment, level and message",
                 len(lines) >= 2 and all({"at", "level", "message", "about"} <= set(line) for line in lines), lines[:2])
    checks.check("it says when the office opens and closes",
                 {"the office is open", "the office is closed"} <= {line["message"] for line in lines}, lines)


def units(checks: Checks) -> None:
    tool = shutil.which("systemd-analyze")
    if tool is None:
        print("  left out: systemd-analyze is not installed, so that the units are not judged")
        return
    for name, most in [("zhibao.service", 20), ("zhibao-backup.service", 20)]:
        run = subprocess.run([tool, "security", "--offline=true", f"--threshold={most}", str(UNITS / name)],
                             capture_output=True, text=True, timeout=60, check=False)
        said = run.stdout.strip().splitlines()[-1:] or [run.stderr[-200:]]
        checks.check(f"{name} is confined: {said[0].lstrip('→ ')[:70]}", run.returncode == 0, run.stderr[-300:])
    words = re.findall(r"^ExecStart=/usr/bin/zhibao (.*)$", "\n".join(
        file.read_text() for file in UNITS.glob("*.service")), re.M)
    unknown = []
    for command in words:
        verb, *rest = command.split()
        known = subprocess.run([str(BINARY), verb, "--help"], capture_output=True, text=True, timeout=60, check=True).stdout
        if verb == "backup":
            known += subprocess.run([str(BINARY), verb, "make", "--help"], capture_output=True, text=True, timeout=60,
                                    check=True).stdout
        unknown += [word for word in rest if word.startswith("--") and word not in known]
    checks.check("the units start commands with options that there are", len(words) == 2 and not unknown, unknown)


def main() -> int:
    checks = Checks("operations")
    with Office() as office:
        office.start()
        beside_a_server(office, checks)
        metrics(office, checks)
        stop(office, checks)
        broken(office, checks)
        logs(office, checks)
        units(checks)
        if checks.failed:
            print(office.said())
    return checks.close()


if __name__ == "__main__":
    sys.exit(main())
