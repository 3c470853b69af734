"""P10 and P2 on PostgreSQL: an office that was moved there, served by one, two and four processes.

    Benchmarks/fleet.py --binary PATH --files 20000 [--seed 7] [--keep DIR] [--leads 1600]

The server is a throw-away cluster with its usual waits for the disk. CPU is what the kernel counts for the processes of the office
and, apart from it, for those of PostgreSQL. The same office on SQLite is measured in the same run. Everything shares the same cores.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from pathlib import Path

from serving import CLIENTS, OFFICER, TICK, Server, client, copied, drilled, served_pages, settle, some_files

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "Tests/Outside"))
from cluster import Cluster  # noqa: E402

HEAD = "| id | operation | files | measured | on PostgreSQL's side |\n|---|---|--:|---|---|"


def postgres_cpu(cluster: Cluster) -> float:
    """Seconds of all processes of the server, those that ended included."""
    master = int((cluster.folder / "data/postmaster.pid").read_text().split()[0])
    total = 0
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            fields = (entry / "stat").read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if int(entry.name) == master:
            total += sum(int(fields[at]) for at in (11, 12, 13, 14))
        elif int(fields[1]) == master:
            total += int(fields[11]) + int(fields[12])
    return total / TICK


def intake(binary: Path, data: Path, processes: int, leads: int, first: int, cluster: Cluster | None, *words: str) -> tuple[float, float, float]:
    """Reports a second, and milliseconds of CPU each: of the office, and of the server with its database."""
    with ExitStack() as stack:
        servers = [stack.enter_context(Server(binary, data, *words)) for _ in range(processes)]
        for server in servers:
            settle(server)
        each = leads // CLIENTS
        cpu = sum(server.cpu() for server in servers)
        behind = postgres_cpu(cluster) if cluster else 0
        begun = time.monotonic()
        with ProcessPoolExecutor(CLIENTS) as pool:
            wrong = sum(pool.map(client, [servers[at % processes].port for at in range(CLIENTS)],
                                 [first + at * each for at in range(CLIENTS)], [each] * CLIENTS), [])
        seconds = time.monotonic() - begun
        count = each * CLIENTS
        if wrong:
            sys.exit(f"bench: {len(wrong)} of {count} leads were refused: {sorted(set(wrong))}")
        return (count / seconds, 1000 * (sum(server.cpu() for server in servers) - cpu) / count,
                1000 * ((postgres_cpu(cluster) if cluster else 0) - behind) / count)


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", type=Path, required=True)
    parser.add_argument("--files", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--leads", type=int, default=1_600)
    parser.add_argument("--keep", type=Path, default=Path(".build-bench/offices"))
    asked = parser.parse_args()
    asked.keep.mkdir(parents=True, exist_ok=True)
    office = drilled(asked.binary, asked.files, asked.seed, asked.keep)
    print(HEAD)
    with tempfile.TemporaryDirectory(prefix="zhibao-bench-", dir=asked.keep) as folder, Cluster() as cluster:
        own = copied(office, Path(folder) / "own")
        numbers = some_files(own, OFFICER[0])
        rate, per, _ = intake(asked.binary, own, 1, asked.leads, 1_000_000, None)
        print(f"| P1 | report over HTTP, SQLite, 1 process | {asked.files:,} | {rate:,.0f} a second, {per:.2f} ms | |", flush=True)
        data = copied(office, Path(folder) / "moved")
        address = cluster.make("moved")
        begun = time.monotonic()
        moved = subprocess.run([asked.binary, "move", "--from", f"sqlite:{data}", "--to", address, "--key", f"{data}.key"],
                               capture_output=True, text=True, check=True)
        seconds = time.monotonic() - begun
        rows = int(moved.stdout.split("rows: ")[1].split()[0])
        print(f"| | `zhibao move`, compared and proven | {asked.files:,} | {rows:,} rows in {seconds:.0f} s | |", flush=True)
        first = 2_000_000
        for processes in (1, 2, 4):
            rate, per, behind = intake(asked.binary, data, processes, asked.leads, first, cluster, "--database", address)
            first += 1_000_000
            print(f"| P10 | report over HTTP, PostgreSQL, {processes} process{'es' if processes > 1 else ''} | {asked.files:,} | "
                  f"{rate:,.0f} a second, {per:.2f} ms | {behind:.2f} ms |", flush=True)
        for name, (spent, _) in served_pages(asked.binary, own, numbers).items():
            print(f"| P2 | {name}, SQLite | {asked.files:,} | {spent:.2f} ms | |", flush=True)
        behind = postgres_cpu(cluster)
        for name, (spent, _) in served_pages(asked.binary, data, numbers, "--database", address).items():
            print(f"| P2 | {name}, PostgreSQL | {asked.files:,} | {spent:.2f} ms | |", flush=True)
        print(f"| P2 | all of them, {os.cpu_count()} cores | {asked.files:,} | | {postgres_cpu(cluster) - behind:.1f} s of CPU |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
