"""Changes the master key of an office and kills the command with `kill -9` on the way, over and over.

The kill comes the moment the key file has one more generation: before the transaction, within it, or just after. Each
time the office must open with the key that it remembers, say what is begun, and go on with what it is told. At the
end every generation but the one in use is dropped, and nothing is lost.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

from office import BINARY, ROOT, Checks, Office


def lines(office: Office) -> list[list[str]]:
    return [line.split("\t") for line in office.command("keys", "list", "--data", office.data).splitlines()]


def killed_at_the_file(office: Office) -> bool:
    """Ends the command when the file has changed. Says whether it was still at work."""
    key = Path(f"{office.data}.key")
    before = key.stat().st_ino
    words = [str(BINARY), "keys", "rotate", "--data", str(office.data), "--master"]
    process = subprocess.Popen(words, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    end = time.monotonic() + 120
    while process.poll() is None and key.stat().st_ino == before and time.monotonic() < end:
        pass
    process.kill()
    return process.wait() != 0


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=2)
    kills = parser.parse_args().kills
    checks = Checks("keys")
    with Office() as office:
        first = lines(office)
        checks.check("a new office has one generation, in use", [line[3] for line in first] == ["in-use"], first)
        cut = 0
        for _ in range(kills):
            cut += killed_at_the_file(office)
            now = lines(office)
            states = [line[3] for line in now]
            checks.check("killed, the office opens with one key in use", states.count("in-use") == 1, now)
            if states[-1] == "begun":
                again = office.run("keys", "rotate", "--data", office.data, "--master")
                checks.check("a half-finished change refuses a further one", again.returncode == 2, again.stderr)
                office.command("keys", "rotate", "--data", office.data, "--master", "--finish")
            checks.check("no line of the list holds a key", all(len(part) <= 64 for line in now for part in line)
                         and not any(key in str(now) for key in secrets(office)))
        checks.check(f"of {kills} changes {cut} were cut off", cut > 0)
        mode = os.stat(f"{office.data}.key").st_mode & 0o777
        checks.check("the key file is for its owner alone", mode == 0o600, oct(mode))
        checks.check("nothing is left beside it", not Path(f"{office.data}.key.new").exists())
        used = lines(office)[-1]
        for line in lines(office)[:-1]:
            office.command("keys", "drop", "--data", office.data, "--generation", line[0], "--no-backups")
        checks.check("the generation in use is left alone", [line[1] for line in lines(office)] == [used[1]])
        office.command("keys", "rotate", "--data", office.data, "--all")
        found = office.run("verify", "--data", office.data)
        checks.check("after all of it nothing is amiss", found.returncode == 0, found.stdout[-500:])
        office.start()
        refused = office.run("keys", "rotate", "--data", office.data, "--master")
        checks.check("a served office is refused", refused.returncode == 2 and "serves" in refused.stderr, refused.stderr)
    return checks.close()


def secrets(office: Office) -> list[str]:
    return [line.split(" ")[-1] for line in Path(f"{office.data}.key").read_text().split("\n") if line]


if __name__ == "__main__":
    sys.exit(main())
