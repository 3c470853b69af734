"""An office of its own for a test from outside: a fresh data folder, a loopback port, a known process."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BINARY = Path(os.environ.get("ZHIBAO", ROOT / ".build" / "debug" / "zhibao"))
START_SECONDS = 60
STOP_SECONDS = 20


@dataclass
class Login:
    login: str
    password: str
    agency: str
    roles: list[str]


@dataclass
class Office:
    """The demo province in a temporary folder. Use it in a `with`: it stops and is removed at the end."""

    at: str | None = None
    database: str | None = None      # of PostgreSQL; else the records lie in the folder
    settings: dict[str, str] = field(default_factory=dict)
    agencies: list[dict] = field(default_factory=list)
    logins: list[Login] = field(default_factory=list)

    def __enter__(self) -> Office:
        if not BINARY.exists():
            sys.exit(f"{BINARY} is missing; run `swift build` first")
        self.folder = Path(tempfile.mkdtemp(prefix="zhibao-test-"))
        self.data = self.folder / "data"
        self.log = open(self.folder / "server.log", "ab")
        self.process: subprocess.Popen | None = None
        self.port = free_port()
        try:
            made = json.loads(self.command("demo", "--data", self.data, "--json", *self._clock()))
            self.agencies = made["agencies"]
            known = Login.__dataclass_fields__
            self.logins = [Login(**{k: v for k, v in entry.items() if k in known}) for entry in made["logins"]]
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        if self.process is not None:
            self.kill()
        self.log.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def _records(self, arguments: tuple[object, ...]) -> list[str]:
        """A restored office lies in a folder of its own, whatever has the records of this one."""
        is_ours = "--data" in arguments and str(arguments[arguments.index("--data") + 1]) == str(self.data)
        return ["--database", self.database] if self.database and is_ours and arguments[0] != "restore" else []

    def _clock(self) -> list[str]:
        return ["--at", self.at] if self.at else []

    def command(self, *arguments: object) -> str:
        """What `zhibao ARGUMENTS` prints; a status other than 0 is an error with what it said."""
        run = self.run(*arguments)
        if run.returncode != 0:
            said = (run.stdout + run.stderr)[-3000:]
            raise RuntimeError(f"zhibao {' '.join(map(str, arguments))}: status {run.returncode}\n{said}")
        return run.stdout

    def run(self, *arguments: object) -> subprocess.CompletedProcess:
        words = [str(BINARY), *map(str, arguments), *self._records(arguments)]
        return subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)

    def start(self) -> None:
        """Starts `zhibao serve` and waits until it says that it is well."""
        self.started = time.time()
        self.process = subprocess.Popen(
            [str(BINARY), "serve", "--data", str(self.data), "--listen", f"127.0.0.1:{self.port}", *self._clock(),
             *(["--database", self.database] if self.database else [])],
            cwd=ROOT, stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log, env={**os.environ, **self.settings},
        )
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end:
            if self.process.poll() is not None:
                raise RuntimeError(f"the office ended at its start\n{self.said()}")
            if self.is_well():
                return
            time.sleep(0.05)
        raise RuntimeError(f"the office was not well within {START_SECONDS} s\n{self.said()}")

    def is_well(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/healthz", timeout=2) as answer:
                return answer.status == 200
        except (urllib.error.URLError, OSError):
            return False

    def kill(self) -> None:
        """`kill -9`, without a word before it."""
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(timeout=STOP_SECONDS)
        self.process = None

    def stop(self) -> int:
        """Asks the office to stop, and says with which status it did."""
        assert self.process is not None
        self.process.send_signal(signal.SIGTERM)
        status = self.process.wait(timeout=STOP_SECONDS)
        self.process = None
        return status

    def said(self) -> str:
        """The end of what the server wrote to its log."""
        return (self.folder / "server.log").read_text(errors="replace")[-3000:]

    def login(self, role: str, agency: str | None = None) -> Login:
        for entry in self.logins:
            if role in entry.roles and agency in (None, entry.agency):
                return entry
        raise LookupError(f"nobody in the demo province has the role {role}")

    def token(self, login: Login, role: str) -> str:
        return self.command(
            "token", "create", "--data", self.data, "--agency", login.agency, "--role", role,
            "--login", login.login,
        ).strip()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Checks:
    """Counts what was checked, says each in a line, and closes with `NAME: N passed, N failed`."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.passed = 0
        self.failed = 0

    def check(self, claim: str, holds: bool, why: object = "") -> bool:
        if holds:
            self.passed += 1
            print(f"  ok    {claim}", flush=True)
        else:
            self.failed += 1
            print(f"  FAIL  {claim}" + (f": {why}" if str(why) else ""), flush=True)
        return holds

    def close(self) -> int:
        print(f"{self.name}: {self.passed} passed, {self.failed} failed", flush=True)
        return 0 if self.failed == 0 and self.passed > 0 else 1
