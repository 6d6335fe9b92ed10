"""HTTP to a server: retries, time limits, credentials from the environment, and errors of one line.

Requests may be sent again because none of them does anything else the second time: what is written has
no blank nodes. Credentials never stand in a URL, on the command line or in a message.
"""

from __future__ import annotations

import os
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter
from requests.auth import AuthBase, HTTPBasicAuth, HTTPDigestAuth
from urllib3 import Retry
from urllib3.exceptions import ReadTimeoutError

from kg.errors import KgError, UsageError

CONNECTING = 10
"""Seconds until a server is called unreachable."""
ANSWERING = 300
"""Seconds until a server that says nothing is given up, unless `KG_STORE_TIMEOUT` says otherwise."""
TRIES = 4
PAUSE = 0.5
"""Seconds before the second try; each further one waits twice as long."""
_BUSY = (429, 502, 503, 504)
_SAID = 200
"""How many characters of a server's own message are passed on."""


class ServerError(KgError):
    """A server that cannot be reached, refuses, or fails."""


@dataclass(frozen=True, slots=True)
class Credentials:
    """What a server may ask for; neither is shown when this is printed."""

    user: str = field(default="", repr=False)
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)

    @classmethod
    def of_environment(cls) -> Credentials:
        """`KG_STORE_USER` and `KG_STORE_PASSWORD`, or `KG_STORE_TOKEN`."""
        return cls(*(os.environ.get(f"KG_STORE_{name}", "") for name in ("USER", "PASSWORD", "TOKEN")))

    def __bool__(self) -> bool:
        return bool(self.user or self.token)

    def auth(self, digest: bool) -> AuthBase:
        """How they are sent."""
        if self.token:
            return _Bearer(self.token)
        if not self.user:
            return _Nobody()
        if digest:
            return HTTPDigestAuth(self.user, self.password)
        return HTTPBasicAuth(self.user.encode(), self.password.encode())

    def hidden(self, text: str) -> str:
        """A text without them, whatever a server repeats of what it was sent."""
        basic = b64encode(f"{self.user}:{self.password}".encode()).decode() if self.user else ""
        for secret in (basic, self.password, self.token):
            text = text.replace(secret, "…") if secret else text
        return text


class _Bearer(AuthBase):
    def __init__(self, token: str) -> None:
        self._token = token

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        request.headers["Authorization"] = f"Bearer {self._token}"
        return request


class _Nobody(AuthBase):
    """No credentials, not those of a .netrc file either."""

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        return request


class _Patience(Retry):
    """Tries again after a cut connection or a busy server, and not while the server may still be at work."""

    def increment(self, *of: Any, **what: Any) -> Retry:  # type: ignore[override]
        if isinstance(what.get("error"), ReadTimeoutError):
            raise what["error"]
        return super().increment(*of, **what)


def checked(url: str) -> str:
    """A URL that can be a server's. Raises: UsageError, which repeats nothing that may be a secret."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    if parts.scheme not in ("http", "https") or not parts.hostname or port == 0:
        raise UsageError("a server is named by a URL such as http://localhost:7878")
    if parts.username is not None or parts.password is not None:
        raise UsageError("no name and password in the URL of a server: set KG_STORE_USER and KG_STORE_PASSWORD")
    if parts.query or parts.fragment:
        raise UsageError("no ? and # in the URL of a server; where it asks for a token, set KG_STORE_TOKEN")
    return url.rstrip("/")


class Http:
    """A session with one server, called `name` in messages."""

    def __init__(self, name: str, credentials: Credentials) -> None:
        self.name = name
        self.credentials = credentials
        self.patience = _patience()
        self._auth = credentials.auth(digest=False)
        self._reading = _session(_BUSY)
        self._writing = _session((*_BUSY, 500))

    def digest(self) -> None:
        """Send a name and a password from now on as digests alone."""
        self._auth = self.credentials.auth(digest=True)

    def close(self) -> None:
        """Close the connections."""
        self._reading.close()
        self._writing.close()

    def get(self, url: str, form: Mapping[str, str], accept: str) -> requests.Response:
        """Ask something by POST, so that it may be long. The answer may be an error of the server."""
        return self._send(self._reading, url, data=dict(form), headers={"Accept": accept})

    def put(self, url: str, body: bytes, media_type: str, params: Mapping[str, str] | None = None) -> None:
        """Write something, which can be done twice. Raises: ServerError."""
        headers = {"Content-Type": media_type, "Accept": "*/*"}
        response = self._send(self._writing, url, data=body, headers=headers, params=params)
        if not response.ok:
            raise self.refused(response)

    def _send(self, session: requests.Session, url: str, **what: Any) -> requests.Response:
        try:
            response = session.post(
                url, auth=self._auth, timeout=(CONNECTING, self.patience), allow_redirects=False, **what
            )
        except requests.RequestException as error:
            raise ServerError(f"{self.name}: {self.credentials.hidden(self._why(error))}") from error
        if response.is_redirect:
            raise ServerError(f"{self.name}: it stands elsewhere; name {response.headers.get('location')} instead")
        return response

    def refused(self, response: requests.Response) -> ServerError:
        """What a response of 400 and above means to the person who asked."""
        permission = response.status_code == 500 and "permission" in response.text
        if response.status_code in (401, 403) or (permission and not self.credentials):
            if self.credentials:
                return ServerError(f"{self.name}: it refuses the credentials in the environment ({_status(response)})")
            how = "set KG_STORE_USER and KG_STORE_PASSWORD, or KG_STORE_TOKEN"
            return ServerError(f"{self.name}: it asks for credentials: {how}")
        return ServerError(f"{self.name}: {_status(response)}{self.said(response)}")

    def said(self, response: requests.Response) -> str:
        """The beginning of a server's own message, behind a colon."""
        words = " ".join(response.text.partition("SPARQL query:")[0].split())[:_SAID]
        return f": {self.credentials.hidden(words)}" if words and not words.startswith("<") else ""

    def _why(self, error: requests.RequestException) -> str:
        if isinstance(error, requests.ConnectTimeout):
            return f"it cannot be reached: no answer within {CONNECTING} s"
        if isinstance(error, requests.ReadTimeout):
            return f"no answer within {self.patience:g} s; KG_STORE_TIMEOUT sets how many seconds to wait"
        if isinstance(error, requests.exceptions.RetryError):
            return f"it failed {TRIES} times: {_innermost(error)}"
        if isinstance(error, requests.exceptions.ChunkedEncodingError | requests.exceptions.ContentDecodingError):
            return "the connection was cut before the answer was whole"
        return f"it cannot be reached: {_innermost(error)}"


def _session(busy: tuple[int, ...]) -> requests.Session:
    session = requests.Session()
    retry = _Patience(
        total=TRIES - 1, backoff_factor=PAUSE, status_forcelist=busy, allowed_methods=None, raise_on_status=False
    )
    for scheme in ("http://", "https://"):
        session.mount(scheme, HTTPAdapter(max_retries=retry))
    return session


def _patience() -> float:
    given = os.environ.get("KG_STORE_TIMEOUT", "")
    try:
        seconds = float(given or ANSWERING)
    except ValueError:
        seconds = 0
    if not 0 < seconds < float("inf"):
        raise UsageError("KG_STORE_TIMEOUT is a number of seconds, such as 600")
    return seconds


def _status(response: requests.Response) -> str:
    return f"it answers {response.status_code} {response.reason or ''}".rstrip()


def _innermost(error: BaseException) -> str:
    """What went wrong at the bottom of a chain of errors."""
    while (cause := _below(error)) is not None:
        error = cause
    words = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return words.rsplit(">: ", 1)[-1]


def _below(error: BaseException) -> BaseException | None:
    inner = getattr(error, "reason", None) or next((a for a in error.args if isinstance(a, BaseException)), None)
    return inner if isinstance(inner, BaseException) else error.__cause__
