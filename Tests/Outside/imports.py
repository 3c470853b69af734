"""Takes a long list of leads in from outside: beside a running office, in GBK, killed in the middle and run again.

The list is generated. Memory and rates are printed, and the peak is held to a bound: a reader that keeps the list would
pass it. Times are not judged.
"""

from __future__ import annotations

import argparse
import json
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from office import BINARY, ROOT, Checks, Office

COLUMNS = (
    "external_no received_at kind place reporter_name reporter_phone respondent_name respondent_uscc "
    "right_type right_number occurred_on amount narrative"
).split()
AT = "2026-05-11T09:00:00+08:00"
BOUND_MIB = 400              # a list of 200 000 rows has some 60 MiB, and several times that in memory
EVERY = 1_000                # one row of so many is bad


def cell(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if any(c in text for c in ',"\r\n') else text


def row(number: int) -> str:
    words = ["report", "2026-05-08 09:30", "230102", "张三", f"138{number % 10**8:08d}", "某某商行"]
    kind, received, place, reporter, phone, respondent = words
    if number % EVERY == 0:
        kind = "rumour"
    narrative = f"第{number}号线索：“正品”，价格明显低于市场。" + ("\n续行," if number % 7 == 0 else "") * 2
    cells = [
        f"A-{number}", received, kind, place, reporter, phone, respondent, "91110000600037341L", "trademark",
        "1234567", "2026-05-01", "1200.50", narrative * 2,
    ]
    return ",".join(map(cell, cells))


def write_list(path: Path, rows: int, encoding: str) -> int:
    with open(path, "w", encoding=encoding, newline="") as out:
        out.write(",".join(COLUMNS) + "\r\n")
        for number in range(1, rows + 1):
            out.write(row(number) + "\r\n")
    return path.stat().st_size


def peak_mib(process: subprocess.Popen) -> float:
    """The most memory that the process has held so far."""
    try:
        for line in Path(f"/proc/{process.pid}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    except (FileNotFoundError, ProcessLookupError):
        pass
    return 0.0


def start(office: Office, path: Path, *more: str) -> subprocess.Popen:
    words = [str(BINARY), "import", "leads", str(path), "--data", str(office.data), "--source", "test", *more]
    return subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def watch(process: subprocess.Popen, until: float | None = None, then: int = signal.SIGKILL) -> tuple[dict, list, float]:
    """The sum, the rejected rows and the peak of memory; with `until`, a signal after so many seconds."""
    import threading

    lines: list[str] = []
    reader = threading.Thread(target=lambda: lines.extend(process.stdout), daemon=True)
    errors = threading.Thread(target=process.stderr.read, daemon=True)
    reader.start()
    errors.start()
    begun, peak = time.monotonic(), 0.0
    while process.poll() is None:
        peak = max(peak, peak_mib(process))
        if until is not None and time.monotonic() - begun > until:
            process.send_signal(then)
            until = None
        time.sleep(0.05)
    reader.join()
    said = [json.loads(line) for line in lines]
    sums = [line["summary"] for line in said if "summary" in line]
    return (sums[0] if sums else {}), [line for line in said if "reason" in line], peak


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rows", type=int, default=3_000)
    rows = options.parse_args().rows
    checks = Checks("imports")
    random.seed(7)
    with Office(at=AT) as office:
        office.start()
        gbk, utf8 = office.folder / "gbk.csv", office.folder / "utf8.csv"
        size = write_list(gbk, rows, "gb18030")
        write_list(utf8, rows, "utf-8")
        bad = rows // EVERY

        begun = time.monotonic()
        sums, rejected, peak = watch(start(office, gbk, "--dry-run"))
        print(f"  trial: {rows} rows, {size / 2**20:.0f} MiB, peak {peak:.0f} MiB, "
              f"{rows / (time.monotonic() - begun):.0f} rows/s", flush=True)
        checks.check("a trial reads the list in GBK", (sums.get("encoding"), sums.get("bad")) == ("gb18030", bad), sums)
        checks.check(f"memory stays below {BOUND_MIB} MiB", 0 < peak < BOUND_MIB, peak)
        checks.check("every bad row has its line", all(r["reason"] == "choice" and r["column"] == "kind" for r in rejected))

        watch(start(office, gbk), until=random.uniform(1.5, 3))
        sums, _, _ = watch(start(office, gbk), until=2, then=signal.SIGINT)
        stopped = sums
        begun = time.monotonic()
        sums, rejected, peak = watch(start(office, gbk))
        print(f"  import: {sums}, peak {peak:.0f} MiB, {sums.get('added', 0) / (time.monotonic() - begun):.0f} rows/s",
              flush=True)
        checks.check("Ctrl-C sums up", bool(stopped), stopped)
        checks.check("after a kill -9 and a Ctrl-C the rest is added", sums["added"] + sums["known"] == rows - bad, sums)
        checks.check(f"memory stays below {BOUND_MIB} MiB", 0 < peak < BOUND_MIB, peak)
        checks.check("the office beside it is well", office.is_well())
        sums, _, _ = watch(start(office, utf8))
        checks.check("the same list in UTF-8 adds nothing", (sums["added"], sums["known"]) == (0, rows - bad), sums)
        checks.check("the office stops as asked", office.stop() == 0)
        if rows <= 10_000:
            found = office.run("verify", "--data", office.data)
            checks.check("verify finds nothing", found.returncode == 0, found.stdout[-500:])
        identity = "13800000001".encode()
        held = [p.name for p in office.data.rglob("*") if p.is_file() and identity in p.read_bytes()]
        checks.check("no file of the office holds a reporter's number", not held, held)
    return checks.close()


if __name__ == "__main__":
    sys.exit(main())
