"""Signing in at providers of identities: one from PyPI in a process of its own, and one that forges what it can.

    .venv/bin/python Tests/Outside/oidc.py

The first is oidc-provider-mock (Authlib), made to insist on PKCE. The second speaks the same protocol and then lies:
about who signed, for whom, when, and how. Closes with `oidc: N passed, N failed`.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import os
import re
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import requests
from joserfc import jwt
from joserfc.jwk import RSAKey

sys.path.insert(0, str(Path(__file__).parent))
from office import BINARY, ROOT, START_SECONDS, Checks, Office, free_port  # noqa: E402

CLIENT = "zhibao-office"
SECRET = "a secret + of & the client"
NAME = "Provincial identity"

REAL = '''
import sys
from authlib.oauth2.rfc7636 import CodeChallenge
from authlib.integrations import flask_oauth2
from oidc_provider_mock import _app
import werkzeug.serving

challenges = {}

class Challenge(CodeChallenge):
    def get_authorization_code_challenge(self, code): return challenges.get(code.code, (None, None))[0]
    def get_authorization_code_challenge_method(self, code): return challenges.get(code.code, (None, None))[1]

keep = _app.AuthorizationCodeGrant.save_authorization_code
def save(self, code, request):
    data = request.form if "code_challenge" in request.form else request.args
    challenges[code] = (data["code_challenge"], data["code_challenge_method"])
    return keep(self, code, request)
_app.AuthorizationCodeGrant.save_authorization_code = save

register = flask_oauth2.AuthorizationServer.register_grant
def register_with_pkce(self, grant, extensions=None):
    if grant is _app.AuthorizationCodeGrant: extensions = [*extensions, Challenge(required=True)]
    return register(self, grant, extensions)
flask_oauth2.AuthorizationServer.register_grant = register_with_pkce

app = _app.app(require_nonce=True)
app.debug = False
werkzeug.serving.run_simple("127.0.0.1", int(sys.argv[1]), app, threaded=True)
'''


class Hostile:
    """A provider that gives for each code what the test laid there, and checks PKCE as it should."""

    def __init__(self) -> None:
        self.keys = [RSAKey.generate_key(2048, {"kid": "k1", "use": "sig"}, private=True)]
        self.shown = list(self.keys)
        self.codes: dict[str, dict] = {}
        self.seen: list[str] = []
        self.problems: list[str] = []
        self.mode = ""
        provider = self

        class Door(BaseHTTPRequestHandler):
            def log_message(self, *_: object) -> None: ...

            def do_GET(self) -> None:
                provider.seen.append(self.path)
                if self.path == "/.well-known/openid-configuration":
                    self.say(provider.configuration())
                elif self.path == "/keys":
                    self.say({"keys": [key.as_dict(private=False) for key in provider.shown]})
                else:
                    self.send_error(404)

            def do_POST(self) -> None:
                provider.seen.append(self.path)
                form = parse_qs(self.rfile.read(int(self.headers["content-length"])).decode())
                held = provider.codes.pop(form["code"][0], None)
                if held is None:
                    self.say({"error": "invalid_grant"}, 400)
                    return
                digest = hashlib.sha256(form["code_verifier"][0].encode()).digest()
                if base64.urlsafe_b64encode(digest).rstrip(b"=").decode() != held["challenge"]:
                    provider.problems.append("the verifier is not that of the challenge")
                pair = base64.b64decode(self.headers.get("authorization", "Basic ").split()[1]).decode()
                if pair != f"{quote(CLIENT, safe='')}:{quote(SECRET, safe='')}":
                    provider.problems.append(f"the client names itself as {pair}")
                if provider.mode == "redirect":
                    self.send_response(307)
                    self.send_header("location", "http://127.0.0.1:1/token")
                    self.end_headers()
                elif provider.mode == "endless":
                    self.send_response(200)
                    self.end_headers()
                    self.wfile.write(b"[" + b"0," * 400_000)
                else:
                    self.say({"id_token": held["token"], "access_token": "a", "token_type": "Bearer"})

            def say(self, value: object, status: int = 200) -> None:
                body = json.dumps(value).encode()
                self.send_response(status)
                self.send_header("content-type", "application/json")
                self.send_header("content-length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
        self.issuer = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def configuration(self) -> dict:
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
        }

    def claims(self, given: str, **changes: object) -> dict:
        now = int(time.time())
        claims = {"iss": self.issuer, "aud": CLIENT, "sub": "u-7", "nonce": given, "iat": now, "exp": now + 300}
        claims.update(changes)
        return {name: value for name, value in claims.items() if value is not None}

    def token(self, claims: dict, key: object = None, header: dict | None = None) -> str:
        key = key or self.keys[-1]
        head = {"alg": "RS256", "kid": key.kid, **(header or {})}
        return jwt.encode(head, claims, key)


def bare(header: dict, claims: dict, signature: bytes = b"") -> str:
    def part(value: bytes) -> str:
        return base64.urlsafe_b64encode(value).rstrip(b"=").decode()

    return ".".join([part(json.dumps(header).encode()), part(json.dumps(claims).encode()), part(signature)])


def hmac_token(header: dict, claims: dict, secret: bytes) -> str:
    signed = bare(header, claims).rsplit(".", 1)[0]
    digest = hmac.digest(secret, signed.encode(), "sha256")
    return signed + "." + base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def said(answer: requests.Response) -> str:
    """The status, and the title of the refusal that a page shows."""
    title = re.search(r'id="refusal">([^<]*)', answer.text)
    return f"{answer.status_code} {title.group(1) if title else ''}"


class Door:
    """An office that is served with a provider, and browsers that come to it. A demo's clock stands apart: it is set."""

    def __init__(self, office: Office, issuer: str) -> None:
        self.office = office
        secret = office.folder / "client-secret"
        secret.write_text(SECRET + "\n")
        secret.chmod(0o600)
        self.env = {
            **os.environ, "ZHIBAO_OIDC_ISSUER": issuer, "ZHIBAO_OIDC_CLIENT": CLIENT, "ZHIBAO_OIDC_NAME": NAME,
            "ZHIBAO_OIDC_SECRET_FILE": str(secret), "ZHIBAO_MAIL_SITE": office.url,
            "ZHIBAO_BEHIND_PROXY": "true",
        }
        self.browsers = 0

    def __enter__(self) -> Door:
        self.office.process = subprocess.Popen(
            [str(BINARY), "serve", "--data", str(self.office.data), "--listen", f"127.0.0.1:{self.office.port}",
             "--at", datetime.now(UTC).isoformat(timespec="seconds")],
            cwd=ROOT, env=self.env, stdin=subprocess.DEVNULL, stdout=self.office.log, stderr=self.office.log,
        )
        end = time.monotonic() + START_SECONDS
        while not self.office.is_well():
            if self.office.process.poll() is not None or time.monotonic() > end:
                raise RuntimeError(f"the office did not open\n{self.office.said()}")
            time.sleep(0.05)
        return self

    def __exit__(self, *_: object) -> None:
        self.office.stop()

    def doctor(self) -> subprocess.CompletedProcess:
        return subprocess.run(
            [str(BINARY), "doctor", "--data", str(self.office.data)], cwd=ROOT, env=self.env, text=True,
            capture_output=True, timeout=60, check=False,
        )

    def begin(self, then: str = "/desk") -> tuple[requests.Session, dict[str, str]]:
        """A new browser on its way to the provider, and what it was told to ask there."""
        browser = requests.Session()
        # Each from an address of its own: what one address may do is bounded.
        self.browsers += 1
        browser.headers["x-forwarded-for"] = f"198.51.100.{self.browsers}"
        answer = browser.get(
            f"{self.office.url}/sign-in/provider", params={"then": then}, allow_redirects=False, timeout=20)
        asked = {name: value[0] for name, value in parse_qs(urlsplit(answer.headers["location"]).query).items()}
        return browser, {**asked, "at": answer.headers["location"]}

    def answer(self, browser: requests.Session, **query: str) -> requests.Response:
        return browser.get(
            f"{self.office.url}/sign-in/provider/answer", params=query, allow_redirects=False, timeout=30)

    def works(self, browser: requests.Session) -> bool:
        return browser.get(f"{self.office.url}/desk", allow_redirects=False, timeout=20).status_code == 200


def walk_real(checks: Checks, office: Office) -> None:
    port = free_port()
    issuer = f"http://127.0.0.1:{port}"
    provider = subprocess.Popen(
        [sys.executable, "-c", REAL, str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        end = time.monotonic() + 20
        while True:
            try:
                requests.get(f"{issuer}/jwks", timeout=2).raise_for_status()
                break
            except requests.RequestException:
                if time.monotonic() > end:
                    raise
                time.sleep(0.1)
        login = office.login("case-officer").login
        with Door(office, issuer) as door:
            line = next(line for line in door.doctor().stdout.splitlines() if " provider " in line)
            checks.check("the doctor finds the provider", line.startswith("ok"), line)
            page = requests.get(f"{office.url}/sign-in", params={"lang": "en"}, timeout=20).text
            checks.check("the sign-in page has its button", f"Sign in with {NAME}" in page)

            def at_provider(browser: requests.Session, at: str) -> dict[str, str]:
                went = browser.post(at, data={"sub": "officer-7"}, allow_redirects=False, timeout=20)
                back = urlsplit(went.headers["location"])
                checks.check("the provider sends back to the office", went.headers["location"].startswith(
                    f"{office.url}/sign-in/provider/answer?"), went.headers["location"])
                return {name: value[0] for name, value in parse_qs(back.query).items()}

            browser, asked = door.begin()
            checks.check("the office asks by code, PKCE, state and nonce",
                asked["response_type"] == "code" and asked["code_challenge_method"] == "S256"
                and len(asked["code_challenge"]) == 43 and len(asked["state"]) == 64 and len(asked["nonce"]) == 64)
            refused = door.answer(browser, **at_provider(browser, asked["at"]))
            checks.check("an account that is not linked is refused, and the identity is told",
                refused.status_code == 403 and "officer-7" in refused.text, refused.status_code)
            office.command("account", "link", "--data", office.data, "--issuer", issuer, login, "officer-7")
            again = office.run("account", "link", "--data", office.data, "--issuer", issuer, "admin", "officer-7")
            checks.check("a subject is linked to one login", again.returncode != 0, again.stdout)

            browser, asked = door.begin("/files")
            told = at_provider(browser, asked["at"])
            came = door.answer(browser, **told)
            checks.check("a linked account comes in, to the page that was asked for",
                came.status_code == 303 and came.headers["location"] == "/files" and door.works(browser),
                said(came))
            once_more = door.answer(browser, **told)
            checks.check("the same answer opens nothing twice", once_more.status_code in (403, 409))
            page = browser.get(f"{office.url}/sign-out", timeout=20).text
            word = page.split('name="form-word" value="')[1].split('"')[0]
            browser.post(f"{office.url}/sign-out", data={"form-word": word}, timeout=20)
            checks.check("signing out ends the session", not door.works(browser))

            browser, asked = door.begin()
            other, _ = door.begin()
            told = at_provider(browser, asked["at"])
            checks.check("another browser cannot use the answer",
                door.answer(other, **told).status_code == 403 and not door.works(other))
            denied = door.answer(browser, error="access_denied", state=told["state"])
            checks.check("a no of the provider is a no", denied.status_code == 403 and not door.works(browser))

            office.command("account", "unlink", "--data", office.data, "--issuer", issuer, login)
            browser, asked = door.begin()
            refused = door.answer(browser, **at_provider(browser, asked["at"]))
            checks.check("after unlinking nobody comes in", refused.status_code == 403)

            provider.terminate()
            provider.wait(10)
            browser, asked = door.begin()
            away = door.answer(browser, code="c", state=asked["state"])
            checks.check("a provider that is away is told in words, beside the form for a password",
                away.status_code == 503 and 'name="password"' in away.text, away.status_code)
            line = next(line for line in door.doctor().stdout.splitlines() if " provider " in line)
            checks.check("the doctor misses it", line.startswith("fail"), line)
    finally:
        provider.kill()


def walk_hostile(checks: Checks, office: Office) -> None:
    provider = Hostile()
    login = office.login("case-officer").login
    office.command("account", "link", "--data", office.data, "--issuer", provider.issuer, login, "u-7")
    with Door(office, provider.issuer) as door:

        def come(make, **query: str) -> tuple[requests.Response, bool]:
            browser, asked = door.begin()
            code = f"c-{len(provider.seen)}-{time.monotonic_ns()}"
            provider.codes[code] = {"token": make(asked["nonce"]), "challenge": asked["code_challenge"]}
            answer = door.answer(browser, code=code, state=asked["state"], **query)
            return answer, door.works(browser)

        def good(given: str, **changes: object) -> str:
            return provider.token(provider.claims(given, **changes))

        def refuses(claim: str, make, status: int = 403, **query: str) -> None:
            answer, works = come(make, **query)
            checks.check(f"{claim} is refused", answer.status_code == status and not works, said(answer))

        answer, works = come(good)
        checks.check("an honest token is taken", answer.status_code == 303 and works, said(answer))
        checks.check("the provider saw the right verifier and the right client", not provider.problems, provider.problems)

        now = int(time.time())
        refuses("a token of another issuer", lambda n: good(n, iss="https://evil.example"))
        refuses("a token for another client", lambda n: good(n, aud="other"))
        refuses("a token for several that was made for another", lambda n: good(n, aud=[CLIENT, "b"], azp="b"))
        refuses("a token without its nonce", lambda n: good(n, nonce=None))
        refuses("a token with the nonce of another sign-in", lambda n: good("0" * 64))
        refuses("a token that is over", lambda n: good(n, iat=now - 900, exp=now - 90))
        refuses("a token of the future", lambda n: good(n, iat=now + 900, exp=now + 1200))
        refuses("a token that does not begin yet", lambda n: good(n, nbf=now + 900))
        refuses("a token without an end", lambda n: good(n, exp=None))
        refuses("a token about nobody", lambda n: good(n, sub=None))
        refuses("a token without a signature (alg none)", lambda n: bare({"alg": "none"}, provider.claims(n)))
        public = provider.keys[0].as_pem(private=False)
        refuses("a token signed with the public key as if it were a secret (HS256)",
            lambda n: hmac_token({"alg": "HS256", "kid": "k1"}, provider.claims(n), public))
        thief = RSAKey.generate_key(2048, {"kid": "k1", "use": "sig"}, private=True)
        refuses("a token signed by a stranger in the name of a key", lambda n: provider.token(provider.claims(n), thief))
        refuses("a token that brings its own key along",
            lambda n: provider.token(provider.claims(n), thief, {"jwk": thief.as_dict(private=False)}))
        refuses("a token whose claims were changed after signing", lambda n: ".".join([
            good(n, sub="u-8").split(".")[0], bare({}, provider.claims(n)).split(".")[1], good(n, sub="u-8").split(".")[2]]))
        refuses("no token at all", lambda n: "nonsense")
        refuses("an answer in the name of another issuer", good, iss="https://evil.example")
        code = {"code": "never given"}
        browser, asked = door.begin()
        lapsed = door.answer(browser, **code, state=asked["state"])
        checks.check("a code that the provider does not know is refused", lapsed.status_code == 403)

        before = provider.seen.count("/keys")
        unknown = RSAKey.generate_key(2048, {"kid": "nobody's", "use": "sig"}, private=True)
        for _ in range(5):
            refuses("a token under a key that nobody has", lambda n: provider.token(provider.claims(n), unknown))
        looked = provider.seen.count("/keys") - before
        checks.check("forged names of keys make the office look once a minute at most", looked <= 1, looked)

        provider.mode = "redirect"
        refuses("a provider that leads elsewhere", good, 503)
        provider.mode = "endless"
        refuses("an answer that does not end", good, 503)
        provider.mode = ""
        answer, works = come(good)
        checks.check("after all that an honest token is taken", answer.status_code == 303 and works, answer.status_code)

        greedy = {"x-forwarded-for": "198.51.100.250"}
        tries = [requests.get(f"{office.url}/sign-in/provider", headers=greedy, allow_redirects=False, timeout=20)
            .status_code for _ in range(40)]
        checks.check("an address that begins too often waits", tries[0] == 303 and tries[-1] == 429, tries)

        log = (office.folder / "server.log").read_text(errors="replace")
        files = b"".join(path.read_bytes() for path in office.data.rglob("zhibao.db*") if path.is_file())
        checks.check("the secret stands neither in the log nor in the database",
            SECRET not in log and SECRET.encode() not in files)


def main() -> int:
    checks = Checks("oidc")
    with Office() as office:
        walk_real(checks, office)
        walk_hostile(checks, office)
        for name, value in [("ZHIBAO_OIDC_ISSUER", "http://id.example"), ("ZHIBAO_OIDC_CLIENT", ""),
                            ("ZHIBAO_OIDC_SECRET_FILE", "/dev/null")]:
            env = {**os.environ, "ZHIBAO_OIDC_ISSUER": "https://id.example", "ZHIBAO_OIDC_CLIENT": CLIENT,
                   "ZHIBAO_MAIL_SITE": office.url, name: value}
            run = subprocess.run(
                [str(BINARY), "serve", "--data", str(office.data), "--listen", f"127.0.0.1:{office.port}"],
                cwd=ROOT, env=env, capture_output=True, text=True, timeout=30, check=False)
            checks.check(f"a wrong {name} is refused at the start", run.returncode != 0 and name in run.stderr,
                run.stderr[-300:])
    return checks.close()


if __name__ == "__main__":
    sys.exit(main())
