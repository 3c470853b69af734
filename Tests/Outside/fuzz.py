"""Sends hostile inputs of every kind to a busy office: a seed says which, `--inputs` how many.

Forms, JSON, uploads, tokens and cookies, paths, headers and bytes that are no request go to the running server over
connections that are kept, as a stranger, as a party with a code and as officers, with the right word of the form.
Lists, mails and packs go through the commands. Nothing may crash, fault, hang or grow; no page may hold our mark
unescaped, no header may be one that we sent inside a value; afterwards the office proves itself, and its log holds
none of the secrets that were used.
"""

from __future__ import annotations

import argparse
import asyncio
import html.parser
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import yaml

import hostile
from office import BINARY, ROOT, Checks, Office
from wire import Client, Hang, Reply, request

BOUND_S = 60.0                 # a request that is not answered or closed by then hangs
GROWTH_MIB = 96                # what the server may hold more at the end than after the first fifth
CLIENTS = 8
SLOW_CLIENTS = 12              # a wrong code is answered after a wait of up to 8 s: those have clients of their own
PAGES_EACH = 90                # how many pages are read for their forms, as each person
# Shares of a hundred of what goes to the server.
KINDS = {"form": 34, "json": 24, "upload": 9, "secret": 9, "path": 12, "header": 6, "torn": 6}
SLOW_SHARE = 0.002             # codes and passwords
# Ends the session or the person behind it: nothing would be tried after that.
LEFT_OUT = re.compile(r"^/(sign-out|sign-in|my/account|staff|leave)")


class Forms(html.parser.HTMLParser):
    """The forms and links of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[dict[str, Any]] = []
        self.links: list[str] = []
        self.select: str | None = None
        self.area: str | None = None

    def handle_starttag(self, tag: str, given: list) -> None:
        attributes = {name: value or "" for name, value in given}
        if tag == "a" and attributes.get("href", "").startswith("/"):
            self.links.append(attributes["href"].split("#")[0])
        if tag == "form":
            self.forms.append({"method": attributes.get("method", "get").lower(), "action": attributes.get("action", ""),
                               "type": attributes.get("enctype", ""), "fields": []})
        if not self.forms:
            return
        fields, name = self.forms[-1]["fields"], attributes.get("name", "")
        if tag == "input" and name:
            fields.append((name, attributes.get("value", ""), attributes.get("type", "text")))
        elif tag == "button" and name:
            fields.append((name, attributes.get("value", ""), "button"))
        elif tag == "textarea":
            self.area = name
            fields.append((name, "", "textarea"))
        elif tag == "select":
            self.select = name
        elif tag == "option" and self.select and attributes.get("value"):
            if not any(known == self.select for known, _, _ in fields):
                fields.append((self.select, attributes["value"], "select"))

    def handle_data(self, data: str) -> None:
        if self.area is not None:
            name, _, kind = self.forms[-1]["fields"][-1]
            self.forms[-1]["fields"][-1] = (name, data, kind)

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self.select = None
        if tag == "textarea":
            self.area = None


@dataclass
class Person:
    """Somebody with a browser: their cookies, the pages that they have read, the forms on them."""

    name: str
    cookies: dict[str, str] = field(default_factory=dict)
    links: list[str] = field(default_factory=list)
    forms: list[dict[str, Any]] = field(default_factory=list)
    token: str = ""

    def cookie(self) -> list[tuple[str, str]]:
        return [("Cookie", "; ".join(f"{name}={value}" for name, value in self.cookies.items()))] if self.cookies else []

    def keep(self, reply: Reply) -> None:
        for name, value in reply.headers:
            if name == "set-cookie":
                key, _, rest = value.partition("=")
                if rest.split(";")[0]:
                    self.cookies[key] = rest.split(";")[0]
                else:
                    self.cookies.pop(key, None)

    def read(self, path: str, reply: Reply) -> list[str]:
        forms = Forms()
        forms.feed(reply.body.decode("utf-8", "replace"))
        for form in forms.forms:
            action = urlsplit(urljoin("http://a" + path, form["action"] or path))
            form["action"] = action.path + (f"?{action.query}" if action.query else "")
            if form not in self.forms and not LEFT_OUT.match(form["action"]):
                self.forms.append(form)
        return forms.links


class Attack:
    """Draws the inputs one by one, sends each, and keeps what should not have been."""

    def __init__(self, office: Office, seed: int, checks: Checks) -> None:
        self.office, self.seed, self.checks = office, seed, checks
        self.people: list[Person] = []
        self.operations = operations()
        self.counts: Counter[str] = Counter()
        self.statuses: Counter[int] = Counter()
        self.faults: list[str] = []
        self.slowest: dict[str, float] = defaultdict(float)
        self.next = 0
        self.files: list[str] = []
        self.secrets: set[str] = set()
        self.under_way: set[int] = set()
        self.has_ended = False

    # ── Before it ──

    async def enter(self) -> None:
        """Everybody comes in and reads pages, so that what is sent later fits forms that there are."""
        client = Client(self.office.port, BOUND_S)
        stranger = Person("stranger")
        await self.walk(client, stranger, ["/", "/report", "/progress", "/matter", "/law/try", "/law", "/law/questions", "/help", "/public/penalties", "/policy",
                                           "/measures", "/samples", "/sign-in", "/compliance"])
        await self.wizard(client, stranger)
        await self.party(client)
        for role in ("case-officer", "intake-officer", "legal-officer", "mediator", "hotline-agent", "publication-officer", "head", "supervisor", "security-administrator"):
            login = next((entry for entry in self.office.logins if role in entry.roles), None)
            if login is None:
                continue
            person = Person(login.login)
            page = await client.ask(request("GET", "/sign-in", []))
            person.keep(page)
            sent = f"form-word={person.cookies.get('zhibao-form', '')}&login={login.login}&password={login.password}"
            person.keep(await client.ask(posted(person, "/sign-in", sent.encode())))
            if "zhibao-session" not in person.cookies:
                raise RuntimeError(f"{login.login} did not come in")
            person.token = self.office.token(login, role)
            self.secrets |= {login.password, person.token, person.cookies["zhibao-session"]}
            await self.walk(client, person, ["/desk", "/files", "/reports", "/mail", "/my/post", "/law/releases", "/knowledge", "/hotline", "/supervision", "/samples",
                                             "/system/backups", "/trail", "/files/searches"])
        client.close()
        self.files = sorted({link.split("/")[2] for person in self.people for link in person.links if re.match(r"/files/\d{6}-", link)})
        self.secrets |= {value for person in self.people for name, value in person.cookies.items() if len(value) >= 20}

    async def walk(self, client: Client, person: Person, seeds: list[str]) -> None:
        waiting, seen, kinds = list(seeds), set(), Counter()
        while waiting and len(seen) < PAGES_EACH:
            path = waiting.pop(0)
            kind = re.sub(r"\d[\w.-]*", "N", path.split("?")[0])
            if path in seen or kinds[kind] >= 5 or LEFT_OUT.match(path):
                continue
            kinds[kind] += 1
            seen.add(path)
            reply = await client.ask(request("GET", path, person.cookie()))
            person.keep(reply)
            if reply.status == 200 and reply.is_page:
                waiting += person.read(path, reply)
        person.links = sorted(seen)
        self.people.append(person)

    async def wizard(self, client: Client, person: Person) -> None:
        """The first steps of a report, so that the later ones can be fuzzed too."""
        word = person.cookies.get("zhibao-form", "")
        for step, said in {"kind": "kind=holder", "story": "narrative=abcdefghijklmnopqrst&occurred-on=2026-01-05", "right": "right-type=other",
                           "respondent": "respondent-name=zbq", "place": "prefecture=230100", "county": "place=230102", "amounts": "a=1",
                           "venue": "venue=offline&dispute=infringement", "wishes": "a=1"}.items():
            person.keep(await client.ask(posted(person, f"/report/{step}", f"form-word={word}&{said}".encode())))
        for step in ("kind", "story", "right", "respondent", "place", "county", "amounts", "venue", "wishes", "options", "you", "check"):
            reply = await client.ask(request("GET", f"/report/{step}", person.cookie()))
            person.keep(reply)
            person.read(f"/report/{step}", reply)

    async def party(self, client: Client) -> None:
        """Whoever reported, at the mailbox of the code."""
        body = {"kind": "report", "anonymous": True, "place": "230102", "narrative": "某店销售假冒注册商标的商品，价格明显低于市场价格。"}
        for number in range(2):
            taken = await client.ask(request("POST", "/api/v1/leads", [("Content-Type", "application/json")], json.dumps(body).encode()))
            code = json.loads(taken.body)["code"]
            self.secrets.add(code)
            person = Person(f"reporter {number}")
            person.keep(await client.ask(request("GET", "/progress", [])))
            sent = f"form-word={person.cookies['zhibao-form']}&code={code}".encode()
            person.read("/progress", await client.ask(posted(person, "/progress", sent)))
            self.people.append(person)

    # ── One input ──

    def draw(self, number: int) -> tuple[str, Any, bool]:
        """The kind of this input, its bytes, and whether the connection ends with it."""
        die = random.Random(f"{self.seed}:{number}")
        if die.random() < SLOW_SHARE:
            return "code", self.guess(die), False
        kind = die.choices(list(KINDS), list(KINDS.values()))[0]
        sent = getattr(self, "draw_" + kind)(die)
        return kind, sent, kind == "torn"

    def draw_form(self, die: random.Random) -> bytes:
        person = die.choice([p for p in self.people if p.forms])
        form = die.choice(person.forms)
        fields = chosen(die, form)
        body = hostile.form(die, fields)
        if form["method"] == "get":
            path = form["action"].split("?")[0] + "?" + re.sub(rb"[^!-~]", b"", body).decode()[:60_000]
            return request("GET", path, self.heads(die, person))
        kind = "application/x-www-form-urlencoded"
        if die.random() < 0.04:
            kind = die.choice(["", "text/plain", kind + "; charset=gbk", kind + "; charset=utf-16", "multipart/form-data", "application/json", kind.upper()])
        return request("POST", form["action"], self.heads(die, person) + [("Content-Type", kind)], body)

    def draw_json(self, die: random.Random) -> bytes:
        operation = die.choice(self.operations)
        path = operation["path"]
        for name in re.findall(r"{(\w+)}", path):
            known = die.choice(self.files or ["x"]) if name == "id" else "x"
            value = known if die.random() < 0.75 else hostile.encoded(die, hostile.text(die)[:3000]).replace("+", "%20").replace("/", "%2F")
            path = path.replace(f"{{{name}}}", value or "x")
        if operation["query"] and die.random() < 0.7:
            path += "?" + "&".join(f"{name}={hostile.encoded(die, hostile.text(die)[:3000])}" for name in operation["query"] if die.random() < 0.6)
        path = re.sub(r"[^!-~]", "", path)
        officers = [p for p in self.people if p.token]
        heads = [("Authorization", f"Bearer {die.choice(officers).token}")] if die.random() < 0.9 else []
        heads += [self.visitor(die)]
        if die.random() < 0.1:
            heads.append(("Idempotency-Key", die.choice(["a", "", "x" * 200, "x" * 201, "汉"])))
        if operation["body"] is None:
            return request(operation["method"], path, heads)
        kind, sample = operation["body"]
        if kind != "application/json":
            return request(operation["method"], path, heads + [("Content-Type", die.choice([kind, *hostile.MEDIA_TYPES]))], hostile.document(die))
        body = hostile.mutated_json(die, sample(die))
        typed = kind if die.random() < 0.97 else die.choice(["", "text/json", "application/json; charset=gbk", "application/json;;;", "application/x-www-form-urlencoded"])
        return request(operation["method"], path, heads + [("Content-Type", typed)], body)

    def draw_upload(self, die: random.Random) -> bytes:
        forms = [(p, f) for p in self.people for f in p.forms if f["type"] == "multipart/form-data"]
        person, form = die.choice(forms)
        fields = [(name, value) for name, value in chosen(die, form) if name != "file"]
        files = [name for name, _, kind in form["fields"] if kind == "file"] or ["file"]
        kind, body = hostile.multipart(die, fields, files[0])
        return request("POST", form["action"], self.heads(die, person) + [("Content-Type", kind)], body)

    def draw_secret(self, die: random.Random) -> bytes:
        """Somebody's token or cookie, not quite, or another's."""
        officers = [p for p in self.people if p.token]
        one, other = die.choice(officers), die.choice(officers)
        if die.random() < 0.5:
            token = die.choice([hostile.broken_secret(die, one.token), other.cookies["zhibao-session"], hostile.text(die)])
            token = re.sub(r"[^\t -~]", "", token)[:20_000]
            return request("GET", f"/api/v1/files/{die.choice(self.files)}", [("Authorization", "Bearer " + token), self.visitor(die)])
        cookies = dict(one.cookies)
        name = die.choice(list(cookies))
        cookies[name] = re.sub(r"[^\t -~]", "", die.choice([hostile.broken_secret(die, cookies[name]), other.token, other.cookies.get(name, ""), hostile.text(die)[:8000]]))
        if die.random() < 0.05:
            cookies |= {f"c{n}": "x" for n in range(1000)}
        head = [("Cookie", "; ".join(f"{key}={value}" for key, value in cookies.items())), self.visitor(die)]
        if die.random() < 0.4:
            body = "&".join(f"{key}={hostile.encoded(die, value)}" for key, value in chosen(die, die.choice(other.forms)))
            return request("POST", die.choice(other.forms)["action"].split("?")[0], head + [("Content-Type", "application/x-www-form-urlencoded")], body.encode())
        return request("GET", die.choice(one.links), head)

    def draw_path(self, die: random.Random) -> bytes:
        person = die.choice(self.people)
        method = die.choice(["GET"] * 9 + ["HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "ZBQ"])
        body = b"" if method in ("POST", "PUT", "PATCH") else None
        return request(method, hostile.address(die, person.links), self.heads(die, person), body)

    def draw_header(self, die: random.Random) -> bytes:
        person = die.choice(self.people)
        heads = [hostile.header(die) for _ in range(die.choice([1, 1, 2, 8]))]
        heads = [(name, value) for name, value in heads if name != "Expect" or "100" not in value]
        return request("GET", die.choice(person.links or ["/progress"]), self.heads(die, person) + heads)

    def draw_torn(self, die: random.Random) -> bytes:
        return hostile.torn(die)

    def guess(self, die: random.Random) -> bytes:
        """A code or a password that is wrong; both are answered after a wait."""
        person = self.people[0]
        word = person.cookies.get("zhibao-form", "")
        if die.random() < 0.5:
            body = [("form-word", word), ("login", die.choice([hostile.text(die)[:2000], die.choice(self.office.logins).login])), ("password", hostile.text(die)[:3000])]
            return posted(person, "/sign-in", "&".join(f"{n}={hostile.encoded(die, v)}" for n, v in body).encode(), [self.visitor(die)])
        code = hostile.broken_secret(die, "AAAA-BBBB-CCCC-DDDD") if die.random() < 0.5 else hostile.text(die)[:3000]
        where = die.choice(["/progress", "/matter"])
        return posted(person, where, f"form-word={word}&code={hostile.encoded(die, code)}".encode("utf-8", "surrogatepass"), [self.visitor(die)])

    def heads(self, die: random.Random, person: Person) -> list[tuple[str, str]]:
        return person.cookie() + [self.visitor(die)]

    def visitor(self, die: random.Random) -> tuple[str, str]:
        """The office stands behind a proxy here, so that one machine can be a hundred thousand."""
        return "X-Forwarded-For", f"10.{die.randrange(256)}.{die.randrange(256)}.{die.randrange(256)}"

    # ── Sending ──

    async def run(self, inputs: int, end: float) -> None:
        slow: asyncio.Queue = asyncio.Queue()
        lanes = [asyncio.ensure_future(self.slow_lane(slow)) for _ in range(SLOW_CLIENTS)]
        last = self.next + inputs
        await asyncio.gather(*(self.lane(last, end, slow) for _ in range(CLIENTS)))
        for _ in lanes:
            slow.put_nowait(None)
        await asyncio.gather(*lanes)

    async def lane(self, last: int, end: float, slow: asyncio.Queue) -> None:
        client = Client(self.office.port, BOUND_S)
        while self.next < last and time.monotonic() < end and len(self.faults) < 50 and not self.has_ended:
            number = self.next
            self.next += 1
            kind, sent, is_torn = self.draw(number)
            if kind == "code":
                if slow.qsize() < 50:
                    slow.put_nowait((number, sent))
                    continue
                kind, sent = "header", request("GET", "/healthz", [])
            await self.send(client, number, kind, sent, is_torn)
        client.close()

    async def slow_lane(self, slow: asyncio.Queue) -> None:
        client = Client(self.office.port, BOUND_S)
        while (drawn := await slow.get()) is not None:
            await self.send(client, drawn[0], "code", drawn[1], False)
        client.close()

    async def send(self, client: Client, number: int, kind: str, sent: bytes, is_torn: bool) -> None:
        began = time.monotonic()
        self.counts[kind] += 1
        self.under_way.add(number)
        try:
            reply = await client.ask(sent, is_torn)
            self.under_way.discard(number)
        except (Hang, ConnectionError, OSError, ValueError, asyncio.LimitOverrunError) as error:
            client.close()
            self.fault(number, kind, sent, f"{type(error).__name__}: {error}")
            return
        took = time.monotonic() - began
        if took > self.slowest[kind]:
            self.slowest[kind] = took
            if took > 3 and kind != "code":
                print(f"  slow  {kind} {number}: {took:.1f} s: {sent[:120]!r}", flush=True)
        self.statuses[reply.status] += 1
        self.judge(number, kind, sent, reply, is_torn)

    def judge(self, number: int, kind: str, sent: bytes, reply: Reply, is_torn: bool) -> None:
        if reply.status >= 500:
            self.fault(number, kind, sent, f"{reply.status} {reply.body[:200]!r}")
        if reply.status == 0 and (self.office.process is None or self.office.process.poll() is not None or not is_torn and kind != "header"):
            self.fault(number, kind, sent, "closed without an answer")
        if reply.header("x-injected") is not None:
            self.fault(number, kind, sent, "a header out of a value")
        if reply.is_page and (b"<zbq" in reply.body or hostile.MARK.encode() in reply.body):
            self.fault(number, kind, sent, "markup out of a value")
        location = reply.header("location") or "/"
        if not location.startswith("/") or location.startswith(("//", "/\\")):
            self.fault(number, kind, sent, f"leads away: {location[:100]}")
        if reply.is_page and reply.header("x-content-type-options") != "nosniff":
            self.fault(number, kind, sent, "a page without its headers")

    def fault(self, number: int, kind: str, sent: bytes, what: str) -> None:
        if self.office.process is None or self.office.process.poll() is not None:
            if not self.has_ended:
                self.has_ended = True
                log = (self.office.folder / "server.log").read_text(errors="replace")
                last = next((line for line in log.splitlines() if "Fatal error" in line), log[-300:])
                self.faults.append(f"the office ended: {last}")
                print(f"  ENDED at {number} with {sorted(self.under_way)} under way (seed {self.seed}): {last}", flush=True)
            return
        shown = sent[:1500].decode("latin-1").replace("\r\n", "⏎")
        self.faults.append(f"{kind} {number} (seed {self.seed}): {what} of {shown}")
        print(f"  FAULT {kind} {number}: {what} of {shown[:900]}", flush=True)


def chosen(die: random.Random, form: dict[str, Any]) -> list[tuple[str, str]]:
    """The fields of a form as somebody might send them: one of its buttons, one of each set of radio buttons."""
    fields = [(name, value or "1") for name, value, kind in form["fields"] if kind not in ("button", "radio", "file")]
    buttons = [(name, value) for name, value, kind in form["fields"] if kind == "button"]
    radios: dict[str, list[str]] = defaultdict(list)
    for name, value, kind in form["fields"]:
        if kind == "radio":
            radios[name].append(value)
    fields += [(name, die.choice(values)) for name, values in radios.items()]
    return fields + ([die.choice(buttons)] if buttons else [])


def posted(person: Person, path: str, body: bytes, heads: list[tuple[str, str]] = []) -> bytes:
    return request("POST", path, person.cookie() + heads + [("Content-Type", "application/x-www-form-urlencoded")], body)


def operations() -> list[dict[str, Any]]:
    """Every operation of our own description, with the names in its query and a maker of bodies."""
    api = yaml.safe_load((ROOT / "share" / "openapi.yaml").read_text())
    found = []
    for path, item in api["paths"].items():
        for method in ("get", "post", "put", "delete", "patch"):
            if method not in item:
                continue
            parameters = [resolved(api, p) for p in item.get("parameters", []) + item[method].get("parameters", [])]
            body = None
            for kind, content in item[method].get("requestBody", {}).get("content", {}).items():
                examples = [e["value"] for e in content.get("examples", {}).values()]
                schema = content.get("schema", {})
                body = (kind, lambda die, schema=schema, examples=examples: die.choice(examples) if examples and die.random() < 0.5 else sample(api, schema, die, 0))
                break
            found.append({"path": path, "method": method.upper(), "query": [p["name"] for p in parameters if p["in"] == "query"], "body": body})
    return found


def resolved(api: dict, node: dict) -> dict:
    while "$ref" in node:
        target: Any = api
        for part in node["$ref"].removeprefix("#/").split("/"):
            target = target[part]
        node = target
    return node


def sample(api: dict, schema: dict, die: random.Random, depth: int) -> Any:
    """Something that the schema allows, more or less."""
    schema = resolved(api, schema)
    for name in ("oneOf", "anyOf"):
        if name in schema:
            return sample(api, die.choice(schema[name]), die, depth)
    if "const" in schema:
        return schema["const"]
    if "enum" in schema:
        return die.choice(schema["enum"])
    kinds = schema.get("type", "object" if "properties" in schema or "allOf" in schema else "string")
    kind = die.choice(kinds) if isinstance(kinds, list) else kinds
    if kind == "object":
        members = dict(schema.get("properties", {}))
        for part in schema.get("allOf", []):
            members |= resolved(api, part).get("properties", {})
        needed = schema.get("required", [])
        made = {name: sample(api, inner, die, depth + 1) for name, inner in members.items() if name in needed or (depth < 4 and die.random() < 0.6)}
        if not members:
            made = {die.choice(["narrative", "reason", "record", "place", "amount", "obligations"]): die.choice(["a", 1, [{"amount": 1}]])}
        return made
    if kind == "array":
        return [sample(api, schema.get("items", {}), die, depth + 1) for _ in range(die.choice([0, 1, 2]))]
    return {"integer": die.choice([0, 1, 7]), "number": 1.5, "boolean": die.random() < 0.5, "null": None}.get(kind, die.choice(
        ["read-sealed", "note", "230102", "2026-05-08", "2026-05-08T09:30:00+08:00", "假冒", "AAAA-BBBB-CCCC-DDDD", "report"]))


# ── Through the commands ──

def lists(office: Office, seed: int, inputs: int, checks: Checks) -> int:
    """Rows of lists, tried without taking them in; whole lists in every encoding."""
    columns = ("external_no received_at kind place reporter_name reporter_phone respondent_name respondent_uscc "
               "right_type right_number occurred_on amount narrative").split()
    good = ["A-1", "2026-05-08 09:30", "report", "230102", "张三", "13800000001", "某某商行", "91110000600037341L", "trademark", "1234567", "2026-05-01", "1200.50", "低价"]
    tried, number, bad = 0, 0, []
    while tried < inputs:
        die = random.Random(f"{seed}:list:{number}")
        number += 1
        rows = []
        for _ in range(min(5_000, inputs - tried)):
            row = list(good)
            for _ in range(die.choice([1, 1, 2, 4])):
                row[die.randrange(len(row))] = hostile.text(die)[:die.choice([200, 5000, 25_000])]
            if die.random() < 0.05:
                row = row[:die.randrange(len(row))] + [""] * die.choice([0, 0, 300])
            rows.append(",".join(row if die.random() < 0.02 else ['"' + cell.replace('"', '""') + '"' for cell in row]))
        said = "\r\n".join([",".join(columns), *rows]).encode(die.choice(["utf-8", "utf-8", "utf-8-sig", "gb18030", "utf-16"]), "replace")
        if die.random() < 0.5:
            for _ in range(20):
                at = die.randrange(len(said))
                said = said[:at] + bytes([die.randrange(256)]) + said[at + 1:]
        path = office.folder / "list.csv"
        path.write_bytes(said)
        run = office.run("import", "leads", path, "--data", office.data, "--source", "fuzz", "--dry-run")
        tried += len(rows)
        if run.returncode not in (0, 1, 2, 64, 65) or "Fatal error" in run.stderr:
            bad.append(f"list {number}: status {run.returncode} {run.stderr[-500:]}")
    checks.check(f"{tried} rows of {number} lists were judged without a crash", not bad, bad[:3])
    return tried


def mails(office: Office, seed: int, inputs: int, checks: Checks) -> int:
    """Mails out of a maildir, into the office that is at work."""
    samples = [
        b"From: <yi@example.org>\r\nTo: files+r0123456789abcdef@office.example\r\nSubject: =?utf-8?B?5L615p2D?=\r\nMessage-ID: <1@a>\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
        b"--b\r\nContent-Type: text/plain; charset=gb18030\r\nContent-Transfer-Encoding: base64\r\n\r\nx9bIqA==\r\n--b\r\nContent-Type: application/pdf\r\n"
        b"Content-Disposition: attachment; filename*0*=utf-8''%E4%BE; filename*1=\"b.pdf\"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n=25PDF=\r\n-1.4\r\n--b--\r\n",
        b"From: <mailer-daemon@a>\r\nAuto-Submitted: auto-replied\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\n\r\nfailed\r\n--b\r\n"
        b"Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; a\r\n\r\nFinal-Recipient: rfc822; x@y\r\nAction: failed\r\nStatus: 5.2.2\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n"
        b"Message-ID: <2@a>\r\n\r\nx\r\n--b--\r\n",
        b"From: a@b\r\nSubject: plain\r\n\r\n" + "正文\r\n".encode() * 5,
    ]
    words = [b"Content-Type: multipart/mixed; boundary=b\r\n", b"--b\r\n", b"--b--\r\n", b"\r\n\r\n", b"\0", b"=?gb2312?Q?", b"?=", b"boundary=\"", b"Content-Transfer-Encoding: base64\r\n",
             b"charset=utf-7", b"=\r\n", b"A" * 3000, b"\xff\xfe", b"Subject: " + b"=?utf-8?B?5L61?= " * 50 + b"\r\n"]
    folder = office.folder / "maildir"
    for name in ("new", "cur", "tmp"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    done, bad = 0, []
    while done < inputs:
        count = min(200, inputs - done)          # as many as one round takes
        for number in range(done, done + count):
            die = random.Random(f"{seed}:mail:{number}")
            # From ever other senders: what one sends too often waits in the folder.
            mail = die.choice(samples).replace(b"@example.org", b"@%d.example.org" % number).replace(b"@a>", b"@%d.a>" % number)
            for _ in range(die.choice([1, 2, 5, 20])):
                at, throw = die.randrange(len(mail) + 1), die.random()
                if throw < 0.5:
                    mail = mail[:at] + die.choice(words) + mail[at:]
                elif throw < 0.8:
                    mail = mail[:at] + bytes([die.randrange(256)]) + mail[at + 1:]
                elif throw < 0.9:
                    mail = mail[:at] + mail[at + die.randrange(80):]
                else:
                    mail = mail[:at] + hostile.text(die).encode("utf-8", "surrogatepass")[:20_000] + mail[at:]
            (folder / "new" / f"{number}.mail").write_bytes(mail)
        run = office.run("mail", "receive", "--data", office.data, "--maildir", folder)
        left, postponed = list((folder / "new").iterdir()), run.stdout.count('"later"')
        if run.returncode != 0 or len(left) != postponed or len(run.stdout.splitlines()) != count:
            bad.append(f"mails to {done + count}: status {run.returncode}, {len(left)} left, {run.stderr[-500:]}")
            break
        for name in ("new", "cur"):
            shutil.rmtree(folder / name)
            (folder / name).mkdir()
        done += count
    checks.check(f"{done} mails were taken in or put aside without a crash", not bad, bad[:3])
    return done


def packs(office: Office, seed: int, inputs: int, checks: Checks) -> int:
    """The shipped packs with a few bytes, lines or words put wrong, through the checker."""
    shipped = sorted(path for path in (BINARY_SHARE / "programmes").iterdir() if (path / "procedures").is_dir())
    words = ["&a ", "*a", "{", "[", "]", "}", ": ", "- ", "|", ">", "'", '"', "\t", "\0", "---\n", "%TAG", "!!binary ", "!!float ", "? ", "<<: ", "~", "yes", "99999999999999999999", "-1", "\u2028", "\ue000", "{{"]
    at_once, done, bad, said = 25, 0, [], 0
    while done < inputs:
        with tempfile.TemporaryDirectory(dir=office.folder) as scratch:
            for number in range(done, min(done + at_once, inputs)):
                die = random.Random(f"{seed}:pack:{number}")
                own = Path(scratch) / f"m{number}"
                shutil.copytree(die.choice(shipped), own)
                target = die.choice([path for path in sorted(own.rglob("*.yaml"))])
                text = target.read_text()
                for _ in range(die.choice([1, 1, 2, 4, 12])):
                    text = mutated_pack(die, text, words)
                target.write_text(text, errors="replace")
            run = office.run("programmes", "check", scratch)
        done = min(done + at_once, inputs)
        said += len(run.stdout.splitlines())
        if run.returncode not in (0, 1) or "Fatal error" in run.stderr:
            bad.append(f"packs to {done}: status {run.returncode} {run.stderr[-600:]}")
    checks.check(f"{done} packs were checked, with {said} findings and without a crash", not bad and said > 0, bad[:3])
    return done


def mutated_pack(die: random.Random, text: str, words: list[str]) -> str:
    throw, at = die.random(), die.randrange(len(text) + 1)
    if throw < 0.3:
        return text[:at] + die.choice(words) + text[at:]
    if throw < 0.5:
        return text[:at] + text[at + die.randrange(1, 60):]
    lines = text.split("\n")
    one, other = die.randrange(len(lines)), die.randrange(len(lines))
    if throw < 0.65:
        lines[one], lines[other] = lines[other], lines[one]
    elif throw < 0.75:
        lines.insert(one, lines[other])
    elif throw < 0.85:
        lines[one] = " " * die.randrange(9) + lines[one].lstrip()
    else:
        key, colon, _ = lines[one].partition(":")
        lines[one] = key + colon + " " + hostile.text(die)[:2000].replace("\n", " ")
    return "\n".join(lines)


BINARY_SHARE = (BINARY.parent / "share") if (BINARY.parent / "share").is_dir() else ROOT / "share"


# ── The whole ──

def memory_mib(pid: int, word: str = "VmRSS:") -> float:
    status = Path(f"/proc/{pid}/status")
    for line in status.read_text().splitlines() if status.exists() else []:
        if line.startswith(word):
            return int(line.split()[1]) / 1024
    return 0.0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--inputs", type=int, default=30_000)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--seconds", type=float, default=86_400, help="stop sending to the server after so long, whatever was sent")
    options = parser.parse_args()
    inputs = max(1_000, min(options.inputs, 100_000_000))
    checks = Checks("fuzz")
    os.environ["ZHIBAO_BEHIND_PROXY"] = "true"
    os.environ["ZHIBAO_LOG_LEVEL"] = "trace"
    with Office() as office:
        office.start()
        asyncio.run(attack(office, options.seed, inputs, options.seconds, checks))
    return checks.close()


async def attack(office: Office, seed: int, inputs: int, seconds: float, checks: Checks) -> None:
    assert office.process is not None
    pid = office.process.pid
    attack = Attack(office, seed, checks)
    await attack.enter()
    forms = sum(len(person.forms) for person in attack.people)
    checks.check(f"{len(attack.people)} people found {forms} forms, and the description names {len(attack.operations)} operations",
                 forms > 80 and len(attack.operations) > 20)
    through_commands = inputs * 3 // 10
    print(f"  fuzz: seed {seed}, {inputs} inputs, from {memory_mib(pid):.0f} MiB", flush=True)
    began = time.monotonic()
    # Rows of lists cost least, packs most: each is read with the law and all its stories are told.
    done = lists(office, seed, through_commands * 95 // 100, checks) + mails(office, seed, through_commands * 4 // 100, checks)
    done += packs(office, seed, through_commands // 100, checks)
    sent, begun = inputs - done, time.monotonic()
    await attack.run(sent // 5, begun + seconds / 4)
    warm = memory_mib(pid)
    await attack.run(sent - sent // 5, begun + seconds)
    total, took = sum(attack.counts.values()), time.monotonic() - began
    print(f"  sent: {dict(attack.counts)}", flush=True)
    print(f"  answers: {dict(sorted(attack.statuses.items()))}; slowest {({k: round(v, 2) for k, v in attack.slowest.items()})}", flush=True)
    print(f"  memory: {warm:.0f} MiB after a fifth, {memory_mib(pid):.0f} MiB at the end, peak {memory_mib(pid, 'VmHWM:'):.0f} MiB", flush=True)
    print(f"  {total + done} inputs in {took:.0f} s", flush=True)
    judge(office, pid, attack, warm, total, checks)


def judge(office: Office, pid: int, attack: Attack, warm: float, total: int, checks: Checks) -> None:
    checks.check(f"{total} requests brought no 5xx, no hang, no markup and no header out of a value", not attack.faults, attack.faults[:3])
    refused = sum(count for status, count in attack.statuses.items() if 400 <= status < 500)
    taken = sum(count for status, count in attack.statuses.items() if 200 <= status < 400)
    checks.check(f"{refused} were refused and {taken} were taken: the door was reached", refused > total / 10 and taken > total / 50)
    checks.check("it is the same process", office.process is not None and office.process.poll() is None and office.process.pid == pid, office.said())
    grown = memory_mib(pid) - warm
    checks.check(f"memory is flat: {grown:+.0f} MiB", grown < GROWTH_MIB, f"{warm:.0f} MiB after a fifth")
    checks.check("it is well", office.is_well())
    checks.check("it stops as asked", attack.has_ended or office.stop() == 0)
    log = (office.folder / "server.log").read_text(errors="replace")
    told = [secret for secret in attack.secrets if secret in log]
    checks.check(f"its log of {len(log) // 1024} KiB holds none of {len(attack.secrets)} secrets", not told and len(attack.secrets) > 20, told[:3])
    checks.check("its log tells of no fault", "a fault" not in log and "Fatal error" not in log, log[-1500:])
    found = office.run("verify", "--data", office.data)
    checks.check("zhibao verify finds nothing", found.returncode == 0, (found.stdout + found.stderr)[-800:])


if __name__ == "__main__":
    sys.exit(main())
