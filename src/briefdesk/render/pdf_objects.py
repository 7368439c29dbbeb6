"""Small PDF objects written by hand, for what reportlab's document has no name for."""

from briefdesk.render.reportlab_guard import pdfdoc


class Inline(pdfdoc.PDFObject):  # type: ignore[misc]  # reportlab has no types
    """An object whose bytes are ours and that stands where it is used, in a dictionary or array."""

    def __init__(self, body: bytes = b"") -> None:
        self.body = body

    def format(self, document: object) -> bytes:  # noqa: ARG002  (overrides)
        """Return the body; `document` is reportlab's, which asks for it."""
        return self.body


class RawObject(Inline):
    """An object of its own in the file, named by reference; `body` may be set until the file is written."""

    __RefOnly__ = 1


def number_of(document: "pdfdoc.PDFDocument", reference: "pdfdoc.PDFObjectReference") -> int:
    """Return the object number behind a reference."""
    return int(document.idToObjectNumberAndVersion[reference.name][0])


def text_string(text: str) -> bytes:
    """Return `text` as a PDF text string, hexadecimal UTF-16 so that nothing needs escaping."""
    return b"<FEFF" + text.encode("utf-16-be", "replace").hex().upper().encode("ascii") + b">"


def web_address(url: str) -> bytes:
    """Return `url` as the ASCII string that PDF wants, all other characters percent-encoded."""
    safe = "".join(c if " " < c < "\x7f" and c not in "()\\<>" else _percent(c) for c in url)
    return b"(" + safe.encode("ascii") + b")"


def _percent(character: str) -> str:
    return "".join(f"%{byte:02X}" for byte in character.encode("utf-8", "replace"))
