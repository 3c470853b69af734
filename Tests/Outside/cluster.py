"""A PostgreSQL server of its own: in a folder of its own, on a unix socket only, gone at the end."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import urllib.parse
from pathlib import Path


class Cluster:
    """Use it in a `with`. It can be stopped, as when a machine is switched off, and started again."""

    def __enter__(self) -> Cluster:
        folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
        if not folders:
            sys.exit("no PostgreSQL server here; run script/setup --tests")
        self.bin = folders[-1]
        self.folder = Path(tempfile.mkdtemp(prefix="zhibao-pg.", dir="/tmp"))
        if os.getuid() == 0:
            shutil.chown(self.folder, "postgres")
        self.runs = False
        try:
            self.as_postgres("initdb", "-D", f"{self.folder}/data", "-U", "postgres", "-A", "trust", "-E", "UTF8",
                             "--locale=C.UTF-8", "--no-sync")
            self.start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        if self.runs:
            self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def start(self) -> None:
        self.as_postgres("pg_ctl", "-D", f"{self.folder}/data", "-l", f"{self.folder}/log", "-w", "-t", "60",
                         "-o", f"-k {self.folder} -c listen_addresses='' -c max_connections=200", "start")
        self.runs = True

    def stop(self) -> None:
        """Without a word to anybody: the next start recovers from the log."""
        self.as_postgres("pg_ctl", "-D", f"{self.folder}/data", "-m", "immediate", "-w", "stop")
        self.runs = False

    def make(self, name: str) -> str:
        """An empty database, and its address."""
        self.sql(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'", "postgres")
        return f"postgres://postgres@/{name}?host={urllib.parse.quote(str(self.folder), safe='')}"

    def sql(self, text: str, database: str) -> str:
        """What psql prints: one row a line, columns by `|`."""
        run = subprocess.run(
            [self.bin / "psql", "-h", self.folder, "-U", "postgres", "-d", database, "-X", "-A", "-t", "-q",
             "-v", "ON_ERROR_STOP=1", "-c", text],
            capture_output=True, text=True, check=False, timeout=120)
        if run.returncode != 0:
            raise RuntimeError(f"{text[:200]}: {run.stderr[-500:]}")
        return run.stdout.strip()

    def as_postgres(self, program: str, *arguments: str) -> None:
        words = [str(self.bin / program), *arguments]
        if os.getuid() == 0:
            words = ["runuser", "-u", "postgres", "--", *words]
        log = Path(tempfile.gettempdir()) / f"zhibao-cluster-{os.getpid()}.log"
        with open(log, "ab") as out:
            # The server keeps what it inherits: a pipe would never end.
            status = subprocess.run(words, cwd="/", stdin=subprocess.DEVNULL, stdout=out, stderr=out, check=False,
                                    timeout=120).returncode
        said = log.read_text(errors="replace")[-2000:]
        log.unlink(missing_ok=True)
        if status != 0:
            raise RuntimeError(f"{program}: status {status}\n{said}")
