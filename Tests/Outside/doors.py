"""Tries the tricks that need a real server: headers of every page, addresses, hosts, cookies, tables, and doors under load.

The office stands behind a proxy of ours here, so that one machine can be thousands of visitors.
"""

from __future__ import annotations

import asyncio
import csv
import io
import os
import re
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import requests

from leak import hidden_fields
from office import Checks, Login, Office
from wire import Client, Reply, request

PAGE_HEADERS = {
    "x-content-type-options": "nosniff", "x-frame-options": "DENY", "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin", "strict-transport-security": "max-age=31536000",
}
POLICY = ("default-src 'none'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'")
FORMULA = "=HYPERLINK(\"http://evil.example\",\"店\")"
GROWTH_MIB = 64
BURST = 1_000                 # strangers at each door


def visitor(number: int) -> dict[str, str]:
    return {"X-Forwarded-For": f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"}


def signed_in(office: Office, login: Login, number: int = 1) -> tuple[requests.Session, requests.Response]:
    """Over plain HTTP a cookie marked for https would not come back: its mark is taken off here, by hand."""
    session = requests.Session()
    session.headers.update(visitor(number))
    page = session.get(f"{office.url}/sign-in", timeout=30)
    open_cookies(session)
    form = hidden_fields(page.text) | {"login": login.login, "password": login.password}
    answer = session.post(f"{office.url}/sign-in", data=form, timeout=30, allow_redirects=False)
    open_cookies(session)
    return session, answer


def open_cookies(session: requests.Session) -> None:
    for cookie in session.cookies:
        cookie.secure = False


def crawl(office: Office, session: requests.Session, seeds: list[str], most: int) -> dict[str, requests.Response]:
    """Pages by their address, a few of each kind."""
    waiting, seen, kinds = list(seeds), {}, Counter()
    while waiting and len(seen) < most:
        path = waiting.pop(0)
        kind = re.sub(r"\d[\w.-]*", "N", path.split("?")[0])
        if path in seen or kinds[kind] >= 2 or path.startswith("/sign-out"):
            continue
        kinds[kind] += 1
        answer = session.get(office.url + path, timeout=30, allow_redirects=False)
        open_cookies(session)
        seen[path] = answer
        if answer.headers.get("content-type", "").startswith("text/html"):
            waiting += [link.split("#")[0] for link in re.findall(r'href="(/[^"]*)"', answer.text)]
    return seen


def faults_of(path: str, answer: requests.Response) -> list[str]:
    """What is missing at one answer, whatever it is."""
    kind = answer.headers.get("content-type", "")
    found = [f"{path}: {name}" for name, value in PAGE_HEADERS.items() if answer.headers.get(name) != value]
    policy = answer.headers.get("content-security-policy", "")
    wanted = POLICY if kind.startswith("text/html") and "sandbox" not in policy and "sha256" not in policy else POLICY[:1]
    found += [f"{path}: policy without {part}" for part in wanted if part not in policy]
    if "unsafe" in policy or "*" in policy:
        found.append(f"{path}: {policy}")
    if kind.startswith("text/html") and answer.headers.get("cache-control") != "no-store":
        found.append(f"{path}: kept by caches: {answer.headers.get('cache-control')}")
    return found


def headers(office: Office, checks: Checks) -> list[requests.Session]:
    stranger = requests.Session()
    stranger.headers.update(visitor(2))
    pages = crawl(office, stranger, ["/", "/law", "/help", "/progress", "/matter", "/report", "/public/penalties", "/nothing-there", "/files/x", "/api/nothing",
                                     "/healthz", "/metrics", "/api/openapi.yaml", "/api/v1/files", "/robots.txt", "/favicon.ico", "/files.csv"], 60)
    sessions = []
    for number, role in enumerate(("case-officer", "intake-officer", "supervisor"), 3):
        session, answer = signed_in(office, office.login(role), number)
        if not checks.check(f"a {role} comes in", answer.status_code == 303, answer.status_code):
            continue
        sessions.append(session)
        seen = crawl(office, session, ["/desk", "/files", "/files.csv", "/my/post", "/my/account", "/law/releases", "/supervision"], 40)
        pages |= {f"{role} {path}": answer for path, answer in seen.items()}
        private = [answer.headers.get("cache-control") for answer in seen.values() if answer.status_code == 200 and "/assets/" not in answer.url]
        checks.check(f"{len(private)} answers to a {role} are kept by nobody", private.count("no-store") >= len(private) - 2, Counter(private))
    found = [fault for path, answer in pages.items() for fault in faults_of(path, answer)]
    checks.check(f"{len(pages)} answers carry every header of ours, refusals too", not found and len(pages) > 100, found[:6])
    away = [(path, answer.headers["location"]) for path, answer in pages.items() if not answer.headers.get("location", "/").startswith("/")]
    checks.check("no answer leads to another site", not away, away[:3])
    set_cookies = [value for answer in pages.values() for value in answer.raw.headers.getlist("set-cookie")]
    bare = [value for value in set_cookies if not all(flag in value for flag in ("HttpOnly", "Secure", "SameSite=Lax", "Path=/"))]
    checks.check(f"{len(set_cookies)} cookies are for https, for no script and for no other site", set_cookies and not bare, bare[:3])
    return sessions


async def raw(office: Office, sent: list[bytes]) -> list[Reply]:
    client = Client(office.port, 30)
    replies = [await client.ask(one) for one in sent]
    client.close()
    return replies


def addresses(office: Office, checks: Checks) -> None:
    login = office.login("case-officer")
    for number, target in enumerate(["//evil.example/", "https://evil.example/", "/\\evil.example", "\\\\evil.example", "javascript:alert(1)", "/\t/evil.example", "/%0d%0aSet-Cookie:a=b",
                                     "/desk\r\nX-Injected: 1", "//evil.example%2f..", "/\u3002evil"], 50):
        session = requests.Session()
        session.headers.update(visitor(number))
        page = session.get(f"{office.url}/sign-in", params={"then": target}, timeout=30)
        open_cookies(session)
        form = hidden_fields(page.text) | {"login": login.login, "password": login.password, "then": target}
        answer = session.post(f"{office.url}/sign-in", data=form, timeout=30, allow_redirects=False)
        location = answer.headers.get("location", "")
        holds = answer.status_code == 303 and location.startswith("/") and not location.startswith(("//", "/\\")) and "x-injected" not in answer.headers
        checks.check(f"signing in leads on within the house, not to {target[:30]!r}", holds, (answer.status_code, location))
    paths = ["/assets/../../../etc/passwd", "/assets/..%2f..%2f..%2fetc%2fpasswd", "/assets/%2e%2e/%2e%2e/%2e%2e/etc/passwd", "/assets/%252e%252e%252fetc%252fpasswd",
             "/assets/zhibao.css/../../../../etc/passwd", "/assets//etc/passwd", "/..%5c..%5cetc%5cpasswd", "/assets/zhibao.css%00.txt", "/data/zhibao.db", "/../data/zhibao.db"]
    replies = asyncio.run(raw(office, [request("GET", path, []) for path in paths]))
    opened = [path for path, reply in zip(paths, replies) if reply.status == 200 or b"root:" in reply.body or b"SQLite" in reply.body]
    checks.check(f"{len(paths)} ways up and out of the folder of assets lead nowhere", not opened and all(400 <= reply.status < 500 for reply in replies), opened)
    hosts = asyncio.run(raw(office, [
        f"GET {path} HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\nForwarded: host=evil.example\r\n\r\n".encode()
        for path in ("/", "/sign-in", "/files", "/nothing-there", "/public/penalties.atom", "/report/kind", "/robots.txt", "/api/openapi.yaml")]))
    told = [reply.headers for reply in hosts if b"evil.example" in reply.body or any("evil" in value for _, value in reply.headers)]
    checks.check("a host that a client makes up stands in no page, feed or address", not told and all(reply.status for reply in hosts), told[:2])
    split = asyncio.run(raw(office, [request("GET", path, []) for path in (
        "/files/%0d%0aX-Injected:%201", "/sign-in?then=%0d%0aX-Injected:%201", "/?lang=en%0d%0aX-Injected:%201", "/law?q=%0d%0aX-Injected:%201", "/calendar/%0d%0aX-Injected.ics",
        "/files?q=%0d%0aSet-Cookie:%20a=b")]))
    injected = [reply.headers for reply in split if reply.header("x-injected") or "a=b" in (reply.header("set-cookie") or "")]
    checks.check("no line break in an address becomes a header", not injected, injected)


def tables(office: Office, sessions: list[requests.Session], checks: Checks) -> None:
    """A firm that calls itself by a formula is written down, and every table for a spreadsheet is read cell by cell."""
    lead = {"kind": "report", "anonymous": True, "place": "230102", "narrative": "店内销售假冒注册商标的鞋。", "respondent": {"name": FORMULA}}
    taken = requests.post(f"{office.url}/api/v1/leads", json=lead, timeout=30)
    checks.check("a firm called by a formula is written down", taken.status_code == 201, taken.text[:200])
    found, read, met = [], 0, False
    stranger = requests.Session()
    links = ["/files.csv", "/public/penalties.csv", "/supervision/breaches.csv"]
    links += re.findall(r'href="(/policy/[^"]+\.csv)"', stranger.get(f"{office.url}/policy", timeout=30).text)[:1]
    measures = re.findall(r'href="(/measures/[^"?#]+)"', stranger.get(f"{office.url}/measures", timeout=30).text)
    links += [measures[0] + "/table.csv"] if measures else []
    for session in [stranger, *sessions]:
        for link in links:
            answer = session.get(office.url + link, timeout=30, allow_redirects=False)
            if answer.status_code != 200 or not answer.headers["content-type"].startswith("text/csv"):
                continue
            read += 1
            met = met or "HYPERLINK" in answer.text
            for row in csv.reader(io.StringIO(answer.text.removeprefix("\ufeff"))):
                found += [f"{link}: {cell[:40]}" for cell in row if cell[:1] in ("=", "+", "-", "@", "\t", "\r") and len(cell) > 1 and not re.fullmatch(r"-?[\d.,]+", cell)]
    checks.check(f"{read} tables hold no cell that a spreadsheet would run", not found and read >= 5, found[:5])
    checks.check("the formula was in one of them, as text", met)


# ── Under load ──

def memory_mib(office: Office) -> float:
    assert office.process is not None
    text = open(f"/proc/{office.process.pid}/status").read()
    return int(re.search(r"VmRSS:\s+(\d+)", text).group(1)) / 1024


async def knock(office: Office, jobs: list[bytes], clients: int = 24) -> Counter:
    """Sends all of it over kept connections and counts the answers."""
    counted: Counter = Counter()
    left = iter(jobs)

    async def one() -> None:
        client = Client(office.port, 60)
        for sent in left:
            counted[(await client.ask(sent)).status] += 1
        client.close()

    await asyncio.gather(*(one() for _ in range(clients)))
    return counted


def form(path: str, word: str, address: dict[str, str], fields: str) -> bytes:
    heads = [*address.items(), ("Cookie", f"zhibao-form={word}"), ("Content-Type", "application/x-www-form-urlencoded")]
    return request("POST", path, heads, f"form-word={word}&{fields}".encode())


def limits(office: Office, checks: Checks) -> None:
    word = "f" * 32
    before = memory_mib(office)
    # One address tries passwords without end; then a stranger who knows one comes from elsewhere.
    hammer = asyncio.run(knock(office, [form("/sign-in", word, visitor(9_000), f"login=nobody{n}&password=x") for n in range(150)], clients=4))
    checks.check(f"one address has 30 tries at the door in five minutes: {dict(hammer)}", hammer[429] >= 110 and hammer[401] <= 35 and not hammer[500])
    other, answer = signed_in(office, office.login("case-officer"), 9_001)
    checks.check("somebody else comes in meanwhile", answer.status_code == 303, answer.status_code)
    _, same = signed_in(office, office.login("case-officer"), 9_000)
    checks.check("the address that knocked does not, even with the right password", same.status_code == 429, same.status_code)
    # Drafts: each new one takes a row.
    drafts = asyncio.run(knock(office, [form("/report/kind", word, visitor(9_002), "kind=holder") for _ in range(400)]))
    checks.check(f"one address begins 240 reports in an hour: {dict(drafts)}", 100 <= drafts[429] and drafts[303] <= 245 and not drafts[500])
    # Calculations of law, from one address and from many.
    tries = asyncio.run(knock(office, [form("/law/try/fines", word, visitor(9_003), "a=1") for _ in range(500)]))
    checks.check(f"one address reckons 300 times in five minutes: {dict(tries)}", tries[429] >= 150 and not tries[500], tries)
    crowd(office, word, checks)
    grown = memory_mib(office) - before
    checks.check(f"after all that the office holds {grown:+.0f} MiB", grown < GROWTH_MIB)


def crowd(office: Office, word: str, checks: Checks) -> None:
    """Thousands of addresses at once: wrong codes wait, the waiting places are bounded, and who has a right code comes in."""
    lead = {"kind": "report", "anonymous": True, "place": "230102", "narrative": "店内销售假冒注册商标的酒。"}
    code = requests.post(f"{office.url}/api/v1/leads", json=lead, timeout=30).json()["code"]
    jobs = [form("/progress", word, visitor(20_000 + n), "code=AAAA-BBBB-CCCC-DDDD") for n in range(BURST)]
    portal = [request("GET", path, [*visitor(40_000 + n).items()]) for n in range(BURST // 2) for path in ("/", "/api/v1/law/rules?limit=1")]

    def right_code() -> tuple[int, float]:
        begun = time.monotonic()
        sent = requests.post(f"{office.url}/progress", timeout=60, data={"form-word": word, "code": code},
                             headers=visitor(60_000) | {"Cookie": f"zhibao-form={word}"})
        return sent.status_code, time.monotonic() - begun

    with ThreadPoolExecutor(3) as pool:
        wrong = pool.submit(lambda: asyncio.run(knock(office, jobs, clients=400)))
        pages = pool.submit(lambda: asyncio.run(knock(office, portal, clients=8)))
        asked = []
        while not wrong.done() and len(asked) < 40:
            asked.append(right_code())
            time.sleep(0.2)
        answers, shown = wrong.result(), pages.result()
    checks.check(f"{BURST} wrong codes of as many addresses open nothing: {dict(answers)}", answers[404] + answers[429] == BURST and answers[404] > 0)
    checks.check("more than wait at once are asked to come later", answers[429] > 0, answers)
    slowest = max(took for _, took in asked)
    checks.check(f"a right code opened {len(asked)} times meanwhile, at most after {slowest:.1f} s", asked and all(status == 200 for status, _ in asked) and slowest < 10)
    checks.check(f"{sum(shown.values())} pages were read meanwhile", shown[200] == len(portal), shown)


def main() -> int:
    checks = Checks("doors")
    os.environ |= {"ZHIBAO_BEHIND_PROXY": "true", "ZHIBAO_SECURE_COOKIES": "true"}
    with Office() as office:
        office.start()
        sessions = headers(office, checks)
        addresses(office, checks)
        tables(office, sessions, checks)
        limits(office, checks)
        checks.check("the office is well", office.is_well(), office.said())
        checks.check("it stops as asked", office.stop() == 0)
        checks.check("its log tells of no fault", "a fault" not in (office.folder / "server.log").read_text(errors="replace"))
    return checks.close()


if __name__ == "__main__":
    sys.exit(main())
