"""P1, P2, P3 and P9 of a release binary on drilled offices, each beside a floor taken in the same run.

    Benchmarks/serving.py --binary PATH --files 20000 200000 [--seed 7] [--keep DIR] [--leads 4000]

CPU is what the kernel counts for the process tree of the server (user and system time of /proc). The clients are other
processes and do not count. Offices are made by `zhibao drill` and kept, since making one takes longer than measuring it; each
measurement works on a copy. Prints the rows of a table; the status is 1 when a promise is broken.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

TICK = os.sysconf("SC_CLK_TCK")
CLIENTS = 32
BATCH = 32                      # intakes in one commit of the floor, as the office groups them under 32 clients
PAGES = 400                     # how often each page is asked for
WORDS = ["商标", "假冒", "专利", "侵权", "仿冒", "哈尔滨"]
OFFICER = ("wang", "zhibao-demo-wang")


@dataclass
class Row:
    id: str
    operation: str
    files: int
    count: int
    measured: str
    floor: str
    ratio: str
    promise: str
    kept: bool | None

    def __str__(self) -> str:
        kept = {True: "yes", False: "NO", None: "shown only"}[self.kept]
        return (f"| {self.id} | {self.operation} | {self.files:,} | {self.count:,} | {self.measured} | {self.floor} | {self.ratio} "
                f"| {self.promise} | {kept} |")


HEAD = ("| id | operation | files | n | measured | floor | ratio | promise | kept |\n"
        "|---|---|--:|--:|---|---|---|---|---|")


class Server:
    """One `zhibao serve` on a folder, with the kernel's count of what it used."""

    def __init__(self, binary: Path, data: Path, *words: str) -> None:
        self.port = free_port()
        self.begun = time.monotonic()
        environment = {**os.environ, "ZHIBAO_BEHIND_PROXY": "true", "ZHIBAO_LOG_LEVEL": "warning"}
        self.process = subprocess.Popen(
            [str(binary), "serve", "--data", str(data), "--listen", f"127.0.0.1:{self.port}", *words],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
        while True:
            if self.process.poll() is not None:
                sys.exit(f"bench: the server ended at its start ({data})")
            try:
                with Line(self.port) as line:
                    if line.ask(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")[0] == 200:
                        break
            except OSError:
                time.sleep(0.001)
        self.start_seconds = time.monotonic() - self.begun

    def __enter__(self) -> Server:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=60)

    def cpu(self) -> float:
        """Seconds of the processor since the start, with those of children that ended."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return sum(int(fields[at]) for at in (11, 12, 13, 14)) / TICK

    def memory(self) -> float:
        """Proportional set size, in MB."""
        text = Path(f"/proc/{self.process.pid}/smaps_rollup").read_text()
        return int(re.search(r"^Pss:\s+(\d+) kB", text, re.M)[1]) / 1000


class Line:
    """A connection that stays open; answers are read to their length."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=60)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.rest = b""

    def __enter__(self) -> Line:
        return self

    def __exit__(self, *_: object) -> None:
        self.socket.close()

    def ask(self, request: bytes) -> tuple[int, bytes, bytes]:
        self.socket.sendall(request)
        held = self.rest
        while b"\r\n\r\n" not in held:
            held += self.read()
        head, held = held.split(b"\r\n\r\n", 1)
        lower = head.lower()
        if b"transfer-encoding: chunked" in lower:
            body, held = self.chunks(held)
        else:
            length = int(re.search(rb"content-length: (\d+)", lower)[1]) if b"content-length:" in lower else 0
            while len(held) < length:
                held += self.read()
            body, held = held[:length], held[length:]
        self.rest = held
        return int(head[9:12]), head, body

    def chunks(self, held: bytes) -> tuple[bytes, bytes]:
        body = b""
        while True:
            while b"\r\n" not in held:
                held += self.read()
            size, held = held.split(b"\r\n", 1)
            length = int(size.split(b";")[0], 16)
            while len(held) < length + 2:
                held += self.read()
            body, held = body + held[:length], held[length + 2:]
            if length == 0:
                return body, held

    def read(self) -> bytes:
        piece = self.socket.recv(262_144)
        if not piece:
            raise OSError("the server closed")
        return piece


def settle(server: Server) -> None:
    """Waits until the rounds of an office that was just opened are done: they belong to no request."""
    while True:
        cpu = server.cpu()
        time.sleep(2)
        if server.cpu() - cpu < 0.05:
            return


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def lead(number: int) -> bytes:
    """A complaint with about 200 characters; each from an address and with a key of its own."""
    narrative = f"第{number}号：" + ("店内销售假冒注册商标的商品，包装、价格和防伪标识均与正品不同，店员称货源来自外地批发市场。" * 5)[:200]
    body = json.dumps({"kind": "report", "anonymous": True, "place": "230102", "narrative": narrative},
                      ensure_ascii=False).encode()
    address = f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
    return (f"POST /api/v1/leads HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nIdempotency-Key: bench-{number}\r\n"
            f"X-Forwarded-For: {address}\r\nContent-Length: {len(body)}\r\n\r\n").encode() + body


def client(port: int, first: int, count: int) -> list[int]:
    """The statuses that were not 201."""
    with Line(port) as line:
        return [status for status in (line.ask(lead(number))[0] for number in range(first, first + count)) if status != 201]


def intake(binary: Path, office: Path, leads: int, files: int, scratch: Path) -> list[Row]:
    data = copied(office, scratch / "p1")
    before = scratch / f"before-{files}.db"
    with Server(binary, data) as server:
        settle(server)
        client(server.port, 1, 200)
        with sqlite3.connect(data / "zhibao.db") as db:
            db.execute(f"VACUUM INTO '{before}'")
        each = leads // CLIENTS
        cpu, begun = server.cpu(), time.monotonic()
        with ProcessPoolExecutor(CLIENTS) as pool:
            wrong = sum(pool.map(client, [server.port] * CLIENTS, [1_000 + at * each for at in range(CLIENTS)],
                                 [each] * CLIENTS), [])
        seconds, cpu = time.monotonic() - begun, server.cpu() - cpu
    count = each * CLIENTS
    if wrong:
        sys.exit(f"bench: {len(wrong)} of {count} leads were refused: {sorted(set(wrong))}")
    floor_cpu, floor_seconds, rows = replay(data / "zhibao.db", before, count)
    shutil.rmtree(data)
    per, floor_per = 1000 * cpu / count, 1000 * floor_cpu / count
    rate, floor_rate = count / seconds, count / floor_seconds
    return [
        Row("P1", "take in a report over HTTP, durably: CPU a request", files, count, f"{per:.2f} ms",
            f"bare SQLite, the same {rows / count:.0f} rows in groups of {BATCH}: {floor_per:.2f} ms", f"{per / floor_per:.1f}",
            "at most 1 ms", per <= 1),
        Row("P1", f"the same, rate at {CLIENTS} clients on the same two cores", files, count, f"{rate:,.0f} a second",
            f"bare SQLite: {floor_rate:,.0f} a second", f"{rate / floor_rate:.2f}", "at least 0.5", rate >= floor_rate / 2),
    ]


def replay(after: Path, before: Path, count: int) -> tuple[float, float, int]:
    """Writes the rows that the intakes made into a database of the same tables and indexes, with full durability."""
    db = sqlite3.connect(after)
    db.execute("ATTACH ? AS old", (str(before),))
    tables = [name for name, sql in db.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table'")
              if "VIRTUAL" not in sql and not name.startswith(("search_index", "sqlite_"))]
    made = {name: rows for name in tables
            if (rows := db.execute(f"SELECT * FROM main.{name} EXCEPT SELECT * FROM old.{name}").fetchall())}
    db.close()
    target = sqlite3.connect(before, isolation_level=None)
    for name, in target.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
        target.execute(f"DROP TRIGGER {name}")
    target.execute("PRAGMA journal_mode = WAL")
    target.execute("PRAGMA synchronous = FULL")
    target.execute("PRAGMA foreign_keys = OFF")
    statements = {name: f"INSERT OR REPLACE INTO {name} VALUES ({','.join('?' * len(rows[0]))})" for name, rows in made.items()}
    statements["search_index"] = "INSERT INTO search_index (rowid, readers, marks, words) VALUES (?, ?, ?, ?)"
    made["search_index"] = [(row[0], row[2], row[3], row[4]) for row in made["search_text"]]
    groups = -(-count // BATCH)
    cpu, begun = time.process_time(), time.monotonic()
    for group in range(groups):
        target.execute("BEGIN IMMEDIATE")
        for name, rows in made.items():
            target.executemany(statements[name], rows[group * len(rows) // groups:(group + 1) * len(rows) // groups])
        target.execute("COMMIT")
    spent = time.process_time() - cpu, time.monotonic() - begun
    target.close()
    return *spent, sum(len(rows) for rows in made.values())


def pages(binary: Path, office: Path, files: int, scratch: Path) -> dict[str, tuple[float, int]]:
    """CPU milliseconds of each page, and how many were asked for."""
    data = copied(office, scratch / "p2")
    found = served_pages(binary, data, some_files(data, OFFICER[0]))
    found["floor of search"] = 1000 * bare_search(data / "zhibao.db"), PAGES
    shutil.rmtree(data)
    return found


def served_pages(binary: Path, data: Path, numbers: list[str], *words: str) -> dict[str, tuple[float, int]]:
    token = subprocess.run(
        [binary, "token", "create", "--data", data, "--agency", "market-supervision-230102", "--role", "case-officer",
         "--login", OFFICER[0], *words], capture_output=True, text=True, check=True).stdout.strip()
    found: dict[str, tuple[float, int]] = {}
    with Server(binary, data, *words) as server, Line(server.port) as line:
        settle(server)
        cookie = signed_in(line)
        page = f" HTTP/1.1\r\nHost: x\r\nCookie: {cookie}\r\n\r\n"
        program = f" HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\n\r\n"
        asked = {
            "due list of 50 rows (/desk)": [f"GET /desk{page}"],
            "work queue, newest 50 (/files)": [f"GET /files{page}"],
            "file page": [f"GET /files/{number}{page}" for number in numbers],
            "API view of a file": [f"GET /api/v1/files/{number}{program}" for number in numbers],
            "search, 2 characters, newest 50 with rights": [f"GET /files?q={word}{page}" for word in map(quoted, WORDS)],
        }
        for name, requests in asked.items():
            for request in requests[:20]:
                expect(line.ask(request.encode()), request)
            cpu = server.cpu()
            for at in range(PAGES):
                expect(line.ask(requests[at % len(requests)].encode()), requests[at % len(requests)])
            found[name] = 1000 * (server.cpu() - cpu) / PAGES, PAGES
    return found


def bare_search(database: Path) -> float:
    """Seconds of CPU of the same words typed into the engine's own index, newest 50."""
    db = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    words = [" ".join(word[at:at + 2] for at in range(len(word) - 1)) for word in WORDS]
    cpu = time.process_time()
    for at in range(PAGES):
        db.execute("SELECT rowid FROM search_index WHERE search_index MATCH ? ORDER BY rowid DESC LIMIT 50",
                   (f'words : "{words[at % len(words)]}"',)).fetchall()
    spent = (time.process_time() - cpu) / PAGES
    db.close()
    return spent


def expect(answer: tuple[int, bytes, bytes], request: str) -> None:
    if answer[0] != 200:
        sys.exit(f"bench: {request.splitlines()[0]} answered {answer[0]}")


def quoted(word: str) -> str:
    return "".join(f"%{byte:02X}" for byte in word.encode())


def some_files(data: Path, person: str) -> list[str]:
    """Files of the officer's body, spread over all of them."""
    with sqlite3.connect(f"file:{data}/zhibao.db?mode=ro", uri=True) as db:
        numbers = [number for number, in db.execute(
            "SELECT case_number FROM case_for_agency WHERE agency IN (SELECT agency FROM post WHERE person = ?)"
            " ORDER BY case_number", (person,))]
    db.close()
    if not numbers:
        sys.exit(f"bench: the body of {person} has no file; drill more of them")
    return numbers[::max(1, len(numbers) // 50)][:50]


def signed_in(line: Line) -> str:
    _, head, body = line.ask(b"GET /sign-in HTTP/1.1\r\nHost: x\r\n\r\n")
    cookies = jar(head)
    fields = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', body.decode()))
    form = "&".join(f"{name}={value}" for name, value in {**fields, "login": OFFICER[0], "password": OFFICER[1]}.items()).encode()
    status, head, _ = line.ask(
        f"POST /sign-in HTTP/1.1\r\nHost: x\r\nCookie: {text_of(cookies)}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        f"Content-Length: {len(form)}\r\n\r\n".encode() + form)
    if status != 303:
        sys.exit(f"bench: nobody could sign in ({status})")
    return text_of({**cookies, **jar(head)})


def jar(head: bytes) -> dict[str, str]:
    return dict(re.findall(r"(?im)^set-cookie: ([^=]+)=([^;\r\n]*)", head.decode("latin-1")))


def text_of(cookies: dict[str, str]) -> str:
    return "; ".join(f"{name}={value}" for name, value in cookies.items())


def starting(binary: Path, scratch: Path) -> list[Row]:
    data = scratch / "empty"
    subprocess.run([binary, "setup", "--world", share_of(binary) / "worlds/demo.yaml", "--data", data], check=True,
                   capture_output=True)
    seconds, memory = [], []
    for _ in range(5):
        with Server(binary, data) as server:
            seconds.append(server.start_seconds)
            time.sleep(2)
            memory.append(server.memory())
    begun = time.monotonic()
    subprocess.run([binary, "--version"], check=True, capture_output=True)
    floor = time.monotonic() - begun
    shutil.rmtree(data)
    best, held = min(seconds), min(memory)
    return [
        Row("P9", "cold start to the first page, empty database", 0, 5, f"{1000 * best:.0f} ms", f"the program alone: {1000 * floor:.0f} ms",
            f"{best / floor:.1f}", "at most 60 ms (a tenth of the best peer)", best <= 0.06),
        Row("P9", "idle memory (PSS)", 0, 5, f"{held:.0f} MB", "best peer 424 MB", f"{held / 424:.2f}", "at most a fifth", held <= 424 / 5),
    ]


def share_of(binary: Path) -> Path:
    place = binary.resolve().parent
    while not (place / "share").exists():
        place = place.parent
    return place / "share/zhibao" if (place / "share/zhibao").exists() else place / "share"


def copied(office: Path, to: Path) -> Path:
    shutil.rmtree(to, ignore_errors=True)
    shutil.copytree(office, to)
    shutil.copy(f"{office}.key", f"{to}.key")
    return to


def drilled(binary: Path, files: int, seed: int, keep: Path) -> Path:
    office = keep / f"drill-{files}-{seed}"
    if not Path(f"{office}.done").exists():
        shutil.rmtree(office, ignore_errors=True)
        Path(f"{office}.key").unlink(missing_ok=True)
        begun = time.monotonic()
        made = subprocess.run([binary, "drill", "--data", office, "--files", str(files), "--seed", str(seed)],
                              capture_output=True, text=True, check=True)
        Path(f"{office}.done").write_text(made.stdout)
        print(f"bench: {files} files drilled in {time.monotonic() - begun:.0f} s", file=sys.stderr)
    return settled(binary, office)


def settled(binary: Path, office: Path) -> Path:
    """Takes the steps of the schema and the first rounds once, which take up every file: no copy waits for them again."""
    schema = (share_of(binary) / "migrations/HEAD").read_text().strip()
    mark = Path(f"{office}.settled")
    if not mark.exists() or mark.read_text() != schema:
        begun = time.monotonic()
        with Server(binary, office) as server:
            settle(server)
            spent = server.cpu()
        mark.write_text(schema)
        print(f"bench: {office.name} settled in {time.monotonic() - begun:.0f} s, {spent:.0f} s of the processor", file=sys.stderr)
    return office


PROMISES = {  # CPU milliseconds, and growth from the smallest to the largest office
    "due list of 50 rows (/desk)": ("P2", 2.0, 1.5), "work queue, newest 50 (/files)": ("P2", 2.0, 1.5), "file page": ("P2", 2.0, 1.5),
    "API view of a file": ("P2", 0.35, 1.5), "search, 2 characters, newest 50 with rights": ("P3", 0.5, None),
}


def reading_rows(found: dict[int, dict[str, tuple[float, int]]]) -> list[Row]:
    rows: list[Row] = []
    sizes = sorted(found)
    for name, (promise, most, growth) in PROMISES.items():
        for files in sizes:
            spent, count = found[files][name]
            is_search = promise == "P3"
            floor = found[files]["floor of search"][0] if is_search else found[sizes[0]][name][0]
            said = f"the engine's own index: {floor:.2f} ms" if is_search else f"with {sizes[0]:,} files: {floor:.2f} ms"
            rows.append(Row(promise, f"{name}: CPU", files, count, f"{spent:.2f} ms", said, f"{spent / floor:.1f}",
                            f"at most {most:g} ms" + (f", growth {growth:g}" if growth else ""),
                            spent <= most and (growth is None or spent <= floor * growth)))
    return rows


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", type=Path, required=True)
    parser.add_argument("--files", type=int, nargs="+", default=[20_000])
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--leads", type=int, default=4_000)
    parser.add_argument("--keep", type=Path, default=Path(".build-bench/offices"))
    asked = parser.parse_args()
    asked.keep.mkdir(parents=True, exist_ok=True)
    rows: list[Row] = []
    with tempfile.TemporaryDirectory(prefix="zhibao-bench-", dir=asked.keep) as folder:
        scratch = Path(folder)
        rows += starting(asked.binary, scratch)
        found = {}
        for files in sorted(asked.files):
            office = drilled(asked.binary, files, asked.seed, asked.keep)
            rows += intake(asked.binary, office, asked.leads, files, scratch)
            found[files] = pages(asked.binary, office, files, scratch)
        rows += reading_rows(found)
    print(HEAD)
    for row in rows:
        print(row)
    return 0 if all(row.kept is not False for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
