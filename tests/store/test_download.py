"""Fetching over the network, tried against a server on this computer that behaves badly on purpose."""

import datetime as dt
import gzip
import shutil
import ssl
import subprocess
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from briefdesk.store.download import DownloadFailed, DownloadStopped, Limits, check_address, fetch

CONTENT = b'[{"id": {"bioguide": "O000001"}}]'
MODIFIED = "Sat, 20 Jun 2026 12:00:00 GMT"
LIMITS = Limits(max_bytes=50_000, idle_s=5, total_s=10)
Act = Callable[[BaseHTTPRequestHandler], None]


def answer(
    body: bytes = CONTENT,
    *,
    status: int = 200,
    kind: str | None = "application/json",
    stated: int | None = None,
    **headers: str,
) -> Act:
    """Return what answers with a body, `stated` as its length."""

    def act(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        if kind:
            request.send_header("Content-Type", kind)
        request.send_header("Content-Length", str(len(body) if stated is None else stated))
        for name, value in headers.items():
            request.send_header(name.replace("_", "-"), value)
        request.end_headers()
        request.wfile.write(body)

    return act


@pytest.fixture
def serve() -> Iterator[Callable[..., str]]:
    """Start a server that acts as told, by path, and return its address."""
    servers: list[ThreadingHTTPServer] = []
    released = threading.Event()

    def start(act: Act | dict[str, Act], tls: ssl.SSLContext | None = None) -> str:
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                chosen = act.get(self.path.strip("/"), answer(status=404)) if isinstance(act, dict) else act
                self.released = released
                chosen(self)

            def log_message(self, *_words: object) -> None:
                return

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        server.daemon_threads = True
        if tls is not None:
            server.handle_error = lambda *_facts: None
            server.socket = tls.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
        servers.append(server)
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}/"

    yield start
    released.set()
    for server in servers:
        server.shutdown()
        server.server_close()


def got(url: str, **options: object) -> bytes:
    return fetch(url, limits=LIMITS, loopback=True, **options).data


def test_a_file_comes_whole_with_its_date(serve):
    found = fetch(serve(answer(Last_Modified=MODIFIED)), loopback=True)

    assert (found.data, found.changed) == (CONTENT, dt.date(2026, 6, 20))


@pytest.mark.parametrize("said", ["", "yesterday", "Sat, 99 Jun 2026 12:00:00 GMT", "\xff"])
def test_a_date_that_is_none_is_not_guessed(serve, said):
    assert fetch(serve(answer(Last_Modified=said)), loopback=True).changed is None


def test_packed_content_is_unpacked(serve):
    assert got(serve(answer(gzip.compress(CONTENT), Content_Encoding="gzip"))) == CONTENT


def test_the_server_is_told_nothing_of_the_user(serve):
    seen: list[dict[str, str]] = []

    def act(request: BaseHTTPRequestHandler) -> None:
        seen.append(dict(request.headers))
        answer()(request)

    got(serve(act))

    assert seen[0]["User-Agent"] == "Briefdesk"
    assert not {"Cookie", "Referer", "From", "Authorization"} & set(seen[0])


def redirect(to: str, status: int = 302) -> Act:
    return answer(b"", status=status, Location=to)


def test_redirects_are_followed_to_the_end(serve):
    assert got(serve({"": redirect("/next"), "next": redirect("/end", 301), "end": answer()})) == CONTENT


def _drip(request: BaseHTTPRequestHandler) -> None:
    answer(b"[", stated=1000)(request)
    request.wfile.flush()
    request.released.wait(20)


def _silent(request: BaseHTTPRequestHandler) -> None:
    request.released.wait(20)


def _broken(request: BaseHTTPRequestHandler) -> None:
    request.connection.close()


def _no_http(request: BaseHTTPRequestHandler) -> None:
    request.wfile.write(b"SSH-2.0-OpenSSH_9.2\r\n")


def _cut_chunks(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.send_header("Content-Type", "application/json")
    request.send_header("Transfer-Encoding", "chunked")
    request.end_headers()
    request.wfile.write(b"4\r\n[1,2\r\n")


def _endless(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.send_header("Content-Type", "application/json")
    request.end_headers()
    while not request.released.is_set():
        try:
            request.wfile.write(b" " * 10_000)
        except OSError:
            return


@pytest.mark.parametrize(
    ("act", "reason"),
    [
        (answer(status=404), "no such file"),
        (answer(status=410), "gone"),
        (answer(status=403), "refuses"),
        (answer(status=429), "too many requests"),
        (answer(status=500), "has failed (500)"),
        (answer(status=204, body=b""), "status 204"),
        (answer(status=206), "status 206"),
        (answer(b"<!DOCTYPE html><p>Sign in", kind="text/html"), "web page"),
        (answer(b" <html>Sign in", kind="application/json"), "web page"),
        (answer(kind="image/png"), "image/png"),
        (answer(stated=5_000), "broke off after"),
        (answer(b" " * 60_000), "larger than"),
        (answer(stated=10**12), "larger than"),
        (answer(gzip.compress(b" " * 5_000_000), Content_Encoding="gzip"), "larger than"),
        (answer(gzip.compress(CONTENT)[:-9], Content_Encoding="gzip"), "broke off before its end"),
        (answer(b"no gzip at all", Content_Encoding="gzip"), "cannot be unpacked"),
        (answer(Content_Encoding="br"), "packed as"),
        (answer(b""), "empty"),
        (redirect("/"), "without end"),
        (redirect("http://example.org/"), "is not asked"),
        (redirect("file:///etc/passwd"), "that is not asked"),
        (redirect("https://user:secret@example.org/"), "is not asked"),
        (_broken, "broke off"),
        (_cut_chunks, "broke off"),
        (_endless, "larger than"),
        (_no_http, "not that of a web server"),
    ],
)
def test_an_answer_that_is_no_use_is_refused_in_words(serve, act, reason):
    with pytest.raises(DownloadFailed) as failed:
        got(serve(act))

    assert reason in str(failed.value)
    assert failed.value.next_step.endswith(".")


@pytest.mark.parametrize("act", [_silent, _drip])
def test_a_server_that_says_no_more_is_given_up(serve, act):
    with pytest.raises(DownloadFailed, match="does not answer"):
        fetch(serve(act), limits=Limits(idle_s=0.2), loopback=True)


def test_what_takes_too_long_in_all_is_given_up(serve):
    with pytest.raises(DownloadFailed, match=r"longer than 0\.3 seconds"):
        fetch(serve(_drip), limits=Limits(idle_s=15, total_s=0.3), loopback=True)


@pytest.mark.parametrize("act", [_silent, _drip])
def test_cancel_does_not_wait_for_the_server(serve, act):
    asked = iter([False, False, True])

    with pytest.raises(DownloadStopped):
        fetch(serve(act), cancelled=lambda: next(asked), loopback=True)


def test_progress_tells_bytes_and_their_number(serve):
    told: list[tuple[int, int | None]] = []

    def act(request: BaseHTTPRequestHandler) -> None:
        answer(CONTENT[:10], stated=len(CONTENT))(request)
        request.wfile.flush()
        seen.wait(5)
        request.wfile.write(CONTENT[10:])

    seen = threading.Event()

    def progress(done: int, of: int | None) -> None:
        told.append((done, of))
        if done:
            seen.set()

    assert got(serve(act), progress=progress) == CONTENT
    assert (10, len(CONTENT)) in told


def test_nobody_there_is_said():
    with pytest.raises(DownloadFailed, match="refuses the connection"):
        got("http://127.0.0.1:1/")


def test_a_server_that_speaks_no_tls_is_no_safe_connection(serve):
    with pytest.raises(DownloadFailed, match="no safe connection"):
        fetch(serve(answer()).replace("http:", "https:"), limits=LIMITS, loopback=True)


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl, which signs a certificate, is not here")
def test_a_certificate_that_nobody_vouches_for_is_not_trusted(serve, tmp_path):
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate,
         "-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1", "-days", "2"],
        check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)

    with pytest.raises(DownloadFailed, match="certificate is not trusted"):
        fetch(serve(answer(), tls=context).replace("http:", "https:"), limits=LIMITS)


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org/a.json",
        "http://127.0.0.1/a.json",
        "file:///etc/passwd",
        "ftp://example.org/a",
        "data:application/json,[]",
        "https://",
        "https://user@example.org/a",
        "https://exa mple.org/",
        "https://example.org:0/",
        "https://example.org:99999/",
        "https://[::1/",
        "https://example.org/\n",
        "example.org",
        "",
    ],
)
def test_only_addresses_of_https_are_asked(url):
    with pytest.raises(DownloadFailed, match="https"):
        check_address(url)


def test_loopback_allows_this_computer_and_no_other():
    check_address("http://127.0.0.1:8000/a.json", loopback=True)
    with pytest.raises(DownloadFailed):
        check_address("http://example.org/a.json", loopback=True)
