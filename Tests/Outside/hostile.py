"""Hostile values and files, all of them drawn from one die, so that a seed says what was sent."""

from __future__ import annotations

import io
import json
import random
import struct
import urllib.parse
import zipfile
import zlib
from functools import cache
from typing import Any

MARK = "<zbq\"'>"             # stands in no page of ours; unescaped on a page it would be markup
SPLIT = "\r\nX-Injected: zbq\r\n\r\n<zbq>"

TEXTS = [
    "", " ", "\u3000", "\0", "a\0b", "\x01\x02\x1f\x7f", "\ufeff", "\ufffe", "\uffff", "\u202eevil\u202c", "\u200b" * 50,
    "e" + "\u0301" * 3000, "👩‍👩‍👧‍👦" * 200, "𝕏" * 100, "ﷺ" * 500, "İ" * 50, "ß" * 50, "\U0010ffff",
    MARK, f"{MARK}{{{{x}}}}{{{{{{y}}}}}}{{{{#z}}}}", "{{{{", "}}", "%00", "%", "%zz", "%25%32%35", "../" * 20 + "etc/passwd",
    "..\\..\\windows\\win.ini", "/etc/passwd", "file:///etc/passwd", "http://169.254.169.254/latest/meta-data/", "//evil.example",
    "/\\evil.example", "https://evil.example/", "javascript:alert(1)", SPLIT, "\r\n", "\r", "\n" * 2000,
    "=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "'; DROP TABLE case_file; --", "' OR '1'='1", "%' ESCAPE '",
    "\" NEAR \"", "* OR a:b", "NULL", "null", "nil", "true", "undefined", "NaN", "inf", "-Infinity", "$(id)", "`id`", "${jndi:ldap://x}",
    "{\"$ne\":1}", "[]", "{}", "a" * 300, "a" * 5_000, "汉" * 21_000, "a" * 70_000, "((((((((((((" * 500, "[" * 3000,
    "0", "-0", "-1", "1e308", "1e400", "0x10", "１２", "٣", "1_000", "1,000", " 1 ", "+1", "00000000000000000000001", "0.1", "0.005", ".5", "5.",
    "9223372036854775807", "9223372036854775808", "-9223372036854775808", "92233720368547758.07", "92233720368547758", "922337203685477580700",
    "99999999999999999999999999999999999999", "4611686018427387904", "2147483648", "1" * 400, "9" * 18, "9" * 17 + ".99",
    "0000-00-00", "0000-01-01", "0001-01-01", "1582-10-10", "1900-02-29", "1969-12-31", "2026-02-30", "2026-13-01", "2026-1-1", "9999-12-31",
    "10000-01-01", "99999-12-31", "-0001-01-01", "275760-09-13", "2026-W01", "2026-01-01T25:61:61Z", "9999-12-31T23:59:59-23:59", "0000-01-01T00:00",
    "2262-04-11T23:47:16Z", "2026-05-08T09:30", "2026-05-08T09:30:00+99:99", "24:00", "2026-12-31T23:59:60Z",
    "230102", "000000", "999999", "23010", "2301022", "230102-2026-00001", "230102-9999-99999", "230102-2026-99999999999999999999",
    "91110000600037341L", "91110000600037341I", "ZL202010000000.0", "CN000000000000000X", "0000-0000-0000-0000", "AAAA-AAAA-AAAA-AAAA",
    "yes", "no", "on", "report", "file", "read-sealed", "record", "x" * 64, "a@b", "a@" + "b" * 300, "\"a b\"@c", "中" * 64,
]
# Bytes that are no UTF-8, written as in a form.
RAW = ["%C0%AF", "%ED%A0%80", "%FF%FE", "%F8%88%80%80%80", "%80", "%E4%BD", "%C3%28", "%00%00", "%c0%ae%c0%ae/", "%F4%90%80%80"]
NAMES = [
    "", "form-word", "action", "file-revision", "code", "password", "a.b", "a.1.b", "obligations.1.amount", "obligations.50.amount",
    "obligations.51.amount", "obligations.-1.amount", "obligations.9223372036854775807.x", "obligations.99999999999999999999.x", "...", "a..b",
    "__proto__", "constructor", "\0", "a[b]", "a[]", MARK, "more", "at", "step", "file", "汉", "a" * 5_000,
]


def text(die: random.Random) -> str:
    """One hostile text; now and then two of them in a row, or one that nobody wrote down."""
    throw = die.random()
    if throw < 0.75:
        return die.choice(TEXTS)
    if throw < 0.88:
        return die.choice(TEXTS)[:2000] + die.choice(TEXTS)[:2000]
    return "".join(chr(die.choice([die.randrange(1, 0x300), die.randrange(0x4E00, 0x9FFF), die.randrange(0xE000, 0x11_0000)]))
                   for _ in range(die.randrange(1, 40)))


def encoded(die: random.Random, value: str) -> str:
    if die.random() < 0.05:
        return die.choice(RAW) + urllib.parse.quote_plus(value[:100], errors="surrogatepass")
    if die.random() < 0.03:
        return value[:2000].replace("&", "").replace("\0", "")      # not encoded at all
    return urllib.parse.quote_plus(value, errors="surrogatepass")


def form(die: random.Random, fields: list[tuple[str, str]]) -> bytes:
    """A form some of whose fields are hostile; seldom one whose very shape is."""
    fields = list(fields)
    if fields:
        for _ in range(die.choice([1, 1, 1, 2, 3])):
            at = die.randrange(len(fields))
            if fields[at][0] != "form-word" or die.random() < 0.1:
                fields[at] = (fields[at][0], text(die))
    throw = die.random()
    if throw < 0.10:
        fields.append((die.choice(NAMES), text(die)))
    elif throw < 0.14 and fields:
        del fields[die.randrange(len(fields))]
    elif throw < 0.17 and fields:
        fields += [die.choice(fields)] * die.choice([1, 2, 300])
    elif throw < 0.172:
        fields += [(f"f{n}", "") for n in range(die.choice([500, 5_000, 40_000]))]
    elif throw < 0.178:
        fields += [(f"obligations.{n}.c{n}", "1") for n in range(1, 200)]
    body = "&".join(encoded(die, name) + "=" + encoded(die, value) for name, value in fields)
    if die.random() < 0.01:
        body += die.choice(["&" * 2000, "=" * 2000, "&=&=&", "&a", "&%", "&a=%4", ";a=b", "&form-word=x", "a" * 530_000])
    return body.encode("utf-8", "surrogatepass")


# ── JSON ──

SCALARS: list[Any] = [
    None, True, False, 0, -1, 1, 0.5, 2**31, 2**53 + 1, 2**63 - 1, 2**63, -2**63, 10**30, 1e308, -1e308, 5e-324, [], {}, [[]], {"": ""}, [None],
    {"a": {"b": []}}, "", "a", [1, "a", None] * 50,
]
WORDS = ['{', '[', '"', '{"a":', '{"a":1', '{"a":1}}', '[1,]', '{"a":1,}', "{'a':1}", 'NaN', '{"a":NaN}', '{"a":Infinity}', '{"a":1e999}', '{"a":-}',
         '{"a":01}', '{"a":"\\ud800"}', '{"a":"\\udc00\\ud800"}', '{"a":"\\u0000"}', '{"a":"\\x"}', '{"a":"\t"}', '// c\n{}', '{}{}', 'null', '1', '""',
         '\ufeff{}', '{"a":1e-999999999}', '{"a":1' + "0" * 5000 + '}', '{"a":0.' + "0" * 5000 + '1}', "", " ", "\0", "{}\0"]


def mutated_json(die: random.Random, value: Any) -> bytes:
    throw = die.random()
    if throw < 0.06:
        return die.choice(WORDS).encode("utf-8", "surrogatepass")
    if throw < 0.09:
        depth = die.choice([31, 32, 33, 511, 513, 10_000, 200_000])
        opened, closed = die.choice([("[", "]"), ('{"a":', "}")])
        return ('{"narrative":' + opened * depth + "1" + closed * depth + "}").encode()
    value = json.loads(json.dumps(value))
    for _ in range(die.choice([1, 1, 2, 3])):
        value = replaced(die, value, 0)
    said = json.dumps(value, ensure_ascii=die.random() < 0.3, allow_nan=True).encode("utf-8", "surrogatepass")
    if throw < 0.12 and said[:1] == b"{":
        key = json.dumps(die.choice(list(value) or ["a"]) if isinstance(value, dict) else "a").encode()
        said = b"{" + key + b":" + json.dumps(text(die)).encode() + b"," + said[1:]
    elif throw < 0.14:
        said = said[:die.randrange(len(said) + 1)]
    elif throw < 0.16 and said:
        at = die.randrange(len(said))
        said = said[:at] + bytes([die.randrange(256)]) + said[at + 1:]
    elif throw < 0.165:
        said = said.decode("utf-8", "replace").encode(die.choice(["utf-16", "utf-32", "utf-16-be"]))
    elif throw < 0.168:
        said += b" " * die.choice([1_000_000, 1_048_577])
    return said


def replaced(die: random.Random, value: Any, depth: int) -> Any:
    """The value with one thing inside it put wrong."""
    if isinstance(value, dict) and value and (depth == 0 or die.random() < 0.7):
        value = dict(value)
        throw = die.random()
        key = die.choice(list(value))
        if throw < 0.08:
            del value[key]
        elif throw < 0.16:
            value[die.choice(NAMES + TEXTS[:60])] = scalar(die)
        else:
            value[key] = replaced(die, value[key], depth + 1)
        return value
    if isinstance(value, list) and value and die.random() < 0.7:
        value = list(value)
        at = die.randrange(len(value))
        value[at] = replaced(die, value[at], depth + 1)
        return value * die.choice([1, 1, 1, 60])
    return scalar(die)


def scalar(die: random.Random) -> Any:
    return text(die) if die.random() < 0.6 else die.choice(SCALARS)


# ── Files ──

@cache
def zip_bomb(kind: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        if kind == 0:
            archive.writestr("../../../../tmp/zbq-escaped.txt", b"\0" * (8 << 20))
        else:
            for n in range(300):
                archive.writestr(f"word/{n}.xml", "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x>&a;</x>")
    return out.getvalue()


def png(width: int, height: int, data: bytes) -> bytes:
    def chunk(kind: bytes, content: bytes, crc: int | None = None) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content) if crc is None else crc)
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"tEXt", b"Comment\0zbq") + chunk(b"IDAT", zlib.compress(data), 7) + chunk(b"IEND", b"")


def jpeg(die: random.Random) -> bytes:
    segments = b"\xff\xd8"
    for _ in range(die.randrange(6)):
        content = bytes(die.randrange(256) for _ in range(die.randrange(60)))
        length = die.choice([len(content) + 2, 0, 1, 2, 65535, len(content)])
        segments += b"\xff" + bytes([die.choice([0xE0, 0xE1, 0xFE, 0xDB, 0xC0, 0xDA, 0x00, 0xFF])]) + struct.pack(">H", length) + content
    return segments + die.choice([b"\xff\xd9", b"", b"\xff", b"\xff\xda\0\x02" + b"\0" * 200])


def document(die: random.Random) -> bytes:
    kinds = [
        lambda: b"", lambda: b"\0", lambda: zip_bomb(die.randrange(2)), lambda: jpeg(die), lambda: png(2**31 - 1, 2**31 - 1, b""),
        lambda: png(0, 0, b""), lambda: b"%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\n%%EOF",
        lambda: b"%PDF-1.4\n" + b"1 0 obj\n" * 500, lambda: b"GIF89a\xff\xff\xff\xff\x80\0\0<script>zbq</script>",
        lambda: b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", lambda: b"<!DOCTYPE html><script>zbq</script>",
        lambda: b"<?xml version='1.0'?><!DOCTYPE l [<!ENTITY a 'a'><!ENTITY b '&a;&a;&a;'>]><l>&b;</l>", lambda: b"MZ" + b"\0" * 300,
        lambda: b"\x7fELF" + b"\0" * 300, lambda: b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR", lambda: text(die).encode("utf-8", "surrogatepass"),
        lambda: bytes(die.randrange(256) for _ in range(die.randrange(400))), lambda: b"a: &a [*a, *a]\n" * 50, lambda: b"[" * 5000,
        lambda: b"\xff\xd8\xff\xe0\0\x10JFIF\0%PDF-1.4 PK\x03\x04" + b"\0" * 100, lambda: b"\r\n--zbq--\r\n" * 20,
    ]
    made = die.choice(kinds)()
    if made and die.random() < 0.2:
        made = made[:die.randrange(len(made))]
    return made


FILE_NAMES = [
    "", "a.pdf", "../../etc/passwd", "..\\..\\a.exe", "a.pdf\0.exe", "a" * 5000 + ".pdf", "con", "a\r\nX-Injected: zbq", "=1+1.csv", MARK + ".pdf",
    "\u202efdp.exe", "a.pdf;filename=\"b\"", "a\"b.pdf", ".", "..", "/", "%2e%2e%2f", "汉" * 300 + ".pdf", "\ufeff.pdf", "a.pdf\n", "~/.ssh/id", "a%0d%0ab",
]
MEDIA_TYPES = ["application/pdf", "image/jpeg", "image/png", "text/html", "image/svg+xml", "", "a", "a/b;c=\"d", "text/html\t", "multipart/mixed; boundary=x",
               "application/" + "x" * 3000, "汉/字", "application/x-www-form-urlencoded", "*/*"]


def multipart(die: random.Random, fields: list[tuple[str, str]], file_field: str) -> tuple[str, bytes]:
    """A form with a file: sometimes in order around a hostile file, sometimes torn."""
    boundary = die.choice(["zbq", "-", "a" * 70, "zbq--", "'()+_,-./:=?"])
    said = [b"Content-Disposition: form-data; name=\"" + name.encode("utf-8", "surrogatepass") + b"\"\r\n\r\n"
            + (value if name == "form-word" or die.random() > 0.15 else text(die)).encode("utf-8", "surrogatepass")
            for name, value in fields]
    name = die.choice(FILE_NAMES).encode("utf-8", "surrogatepass")
    kind = die.choice(MEDIA_TYPES).encode("utf-8", "surrogatepass")
    said.append(b"Content-Disposition: form-data; name=\"" + file_field.encode() + b"\"; filename=\"" + name + b"\"\r\nContent-Type: " + kind
                + b"\r\n\r\n" + document(die))
    mark = b"--" + boundary.encode()
    throw = die.random()
    if throw < 0.05:
        die.shuffle(said)
    elif throw < 0.08:
        said.append(said[-1])
    elif throw < 0.10:
        said.insert(0, b"Content-Disposition: form-data\r\n\r\nno name")
    elif throw < 0.12:
        said.insert(0, b"no colon\r\n\r\n")
    elif throw < 0.14:
        said.insert(0, b"A: " + b"b" * die.choice([60_000, 70_000]) + b"\r\n\r\n")
    elif throw < 0.15:
        said[:0] = [b"Content-Disposition: form-data; name=\"%d\"\r\n\r\n" % n for n in range(3000)]
    elif throw < 0.16:
        said.insert(0, b"Content-Disposition: form-data; name=\"long\"\r\n\r\n" + b"x" * 70_000)
    body = b"".join(mark + b"\r\n" + part + b"\r\n" for part in said) + mark + b"--\r\n"
    if throw > 0.95:
        body = body[:die.randrange(len(body))]
    elif throw > 0.93:
        body = body.replace(b"\r\n", b"\n")
    elif throw > 0.91:
        body = b"preamble\r\n" + body
    elif throw > 0.90:
        body = mark + b"--\r\n"
    elif throw > 0.89:
        at = die.randrange(len(body))
        body = body[:at] + bytes([die.randrange(256)]) + body[at + 1:]
    named = die.choice([boundary] * 12 + [f'"{boundary}"', boundary + "x", "", "b" * 71, "汉", boundary + "; boundary=y"])
    return f"multipart/form-data; boundary={named}", body


PATHS = [
    "/../../etc/passwd", "/..%2f..%2fetc%2fpasswd", "/%2e%2e/%2e%2e/etc/passwd", "/%252e%252e%252fetc/passwd", "/assets/../../../zhibao.db",
    "/assets/..%2f..%2f..%2fREADME.md", "/assets/%00", "/assets/zhibao.css%00.js", "/..;/", "//", "///", "/.", "/./desk", "/desk/../sign-in", "/%", "/%zz", "/%c0%af",
    "/\\..\\..", "/files/..", "/files/%2e%2e/acts", "/files/%2f", "/files/" + "a" * 5000, "/law/rules/%00", "/law/rules/" + "%E6%B1%89" * 700,
    "/help/%0d%0aX-Injected:%20zbq", "/report/%0d%0aX-Injected:%20zbq", "/guide/%3Czbq%22'%3E", "/calendar/x.ics", "/calendar/" + "a" * 3000 + ".ics",
    "/public/penalties/%2e%2e/entry.json", "/public/penalties/x/decision.pdf", "/api", "/api/", "/api/v1", "/api/v1/files/%2e%2e/acts", "/api/v2/files", "/API/v1/leads",
    "/api/v1/files/a/documents/..%2f..", "/api/v1/law/rules/%00", "/metrics/", "/healthz/x", "/.git/config", "/.env", "/zhibao.db", "/data/vault/", "/sign-in/..",
    "/measures/..%2fx/table.csv", "/policy/%2e%2e/clauses.csv", "/law/try/..", "/law/try/zbq", "/samples/" + "9" * 30, "/notices/99999999999999999999/read",
    "/files/230102-2026-00001/clocks/..%2f", "/files/230102-2026-00001/documents/%2e%2e%2fx", "/staff/..", "/trail?from=zbq", "/law/instruments/" + "Z" * 200,
]


def address(die: random.Random, known: list[str]) -> str:
    """A path of ours with something hostile in it, or one that is none of ours."""
    if not known or die.random() < 0.25:
        path = die.choice(PATHS)
    else:
        path = die.choice(known)
        throw = die.random()
        segments = path.split("?")[0].split("/")
        if throw < 0.35 and len(segments) > 1:
            segments[die.randrange(1, len(segments))] = urllib.parse.quote(text(die)[:3000], safe="", errors="surrogatepass")
            path = "/".join(segments)
        elif throw < 0.45:
            path = path.split("?")[0] + die.choice(["/", "//", "/.", "/..", "%00", ".csv", ".json", ";a=b", "/x"])
    query = path.partition("?")[2]
    pairs = [pair.split("=", 1)[0] for pair in query.split("&") if pair] + ["q", "after", "on", "from", "to", "then", "lang", "text", "done", "page", "clock", "stage", "due"]
    if die.random() < 0.6:
        asked = "&".join(f"{die.choice(pairs)}={encoded(die, text(die)[:6000])}" for _ in range(die.choice([1, 1, 2, 5])))
        path = path.split("?")[0] + "?" + asked
    return "".join(c if 0x20 < ord(c) < 0x7F else urllib.parse.quote(c, errors="surrogatepass") for c in path) or "/"


def header(die: random.Random) -> tuple[str, str]:
    """A header that a server may trip over, with its frame in order."""
    name = die.choice(["Accept-Language", "User-Agent", "Referer", "Range", "If-None-Match", "If-Modified-Since", "Authorization", "Cookie", "Idempotency-Key", "Origin",
                       "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "Forwarded", "Host", "Expect", "Accept", "Accept-Encoding", "Sec-Fetch-Site",
                       "Content-Encoding", "X-HTTP-Method-Override", "Upgrade", "X-Original-URL", "Last-Event-ID"])
    value = die.choice(["", "*", "bytes=0-0,1-1," * 200, "bytes=-1", "bytes=9999999999999999999-", "zh;q=nan,en;q=1e999", "en;q=" + "9" * 300, "x," * 5000, "evil.example",
                        "127.0.0.1, ::1, " + "1.1.1.1," * 500, "Basic Og==", "Bearer", "Bearer " + "a" * 5000, "bearer \t", "cross-site", "same-origin", "gzip", "h2c",
                        "websocket", "100-continue-x", "Thu, 99 Foo 99999 99:99:99 GMT", "\"\\\"", "zhibao-session=" + "a" * 4000, "zhibao-session", "=;=;=", "a=b;" * 1000,
                        "zhibao-draft=" + "%00" * 30, "zhibao-language=zbq; zhibao-type=zbq", "汉", "a" * 30_000, text(die)])
    value = "".join(c for c in value[:60_000] if c not in "\r\n\0" and (ord(c) >= 0x20 or c == "\t") and ord(c) != 0x7F)
    return name, value.encode("utf-8", "replace").decode("utf-8", "surrogateescape")


def torn(die: random.Random) -> bytes:
    """Bytes that are no request, or that two servers would read as two."""
    lines = die.choice([
        b"GET / HTTP/1.1\r\n", b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", b"GET /\r\n\r\n", b"GET / HTTP/0.9\r\n\r\n", b"GET / HTTP/9.9\r\nHost: a\r\n\r\n",
        b"get / HTTP/1.1\r\nHost: a\r\n\r\n", b"FOO /desk HTTP/1.1\r\nHost: a\r\n\r\n", b"GET  /  HTTP/1.1\r\nHost: a\r\n\r\n", b"\r\n\r\n\r\n", b"\0" * 200, b"\x16\x03\x01\x02\0\x01",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", b"OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", b"GET http://evil.example/ HTTP/1.1\r\nHost: a\r\n\r\n", b"CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n",
        b"TRACE / HTTP/1.1\r\nHost: a\r\n\r\n",
        b"POST /sign-in HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef",
        b"POST /sign-in HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /desk HTTP/1.1\r\nHost: a\r\n\r\n",
        b"POST /sign-in HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n",
        b"POST /sign-in HTTP/1.1\r\nHost: a\r\nTransfer-Encoding : chunked\r\n\r\n0\r\n\r\n", b"POST /sign-in HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
        b"POST /sign-in HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n", b"POST /sign-in HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n",
        b"POST /api/v1/leads HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n", b"POST /api/v1/leads HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\n\r\n{}",
        b"POST /api/v1/leads HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{\"kind\":", b"POST /api/v1/leads HTTP/1.1\r\nHost: a\r\nContent-Length: +2\r\n\r\n{}",
        b"GET / HTTP/1.1\r\nHost: a\r\n folded: b\r\n\r\n", b"GET / HTTP/1.1\r\nHost: a\r\nA\r\n\r\n", b"GET / HTTP/1.1\r\nHost: a\r\n: b\r\n\r\n", b"GET / HTTP/1.1\r\nHost: a\r\nA: b\0c\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\n" + b"A: b\r\n" * 400 + b"\r\n", b"GET / HTTP/1.1\r\nHost: a\r\nA: " + b"b" * 200_000 + b"\r\n\r\n", b"GET /" + b"a" * 200_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n",
        b"GET / HTTP/1.1\nHost: a\n\n", b"GET /\xff\xfe HTTP/1.1\r\nHost: a\r\n\r\n", b"GET / HTTP/1.1\r\nHost: a\r\nX: \x80\xff\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n" * 3, b"HTTP/1.1 200 OK\r\n\r\n",
    ])
    if die.random() < 0.3 and lines:
        at = die.randrange(len(lines))
        lines = lines[:at] + bytes([die.randrange(256)]) + lines[at + die.randrange(2):]
    return lines


def broken_secret(die: random.Random, secret: str) -> str:
    """A token or cookie that is almost one."""
    at = die.randrange(len(secret))
    other = die.choice("abcdefghijklmnopqrstuvwxyz0123456789-_.")
    return die.choice([secret[:at], secret + other, secret[::-1], secret.upper(), secret[:at] + other + secret[at + 1:], secret[1:], secret * 20, " " + secret,
                       secret.replace("-", "_"), "0" * len(secret), "a"])
