"""Text and attributes made safe for XML, and the units of WordprocessingML."""

import re

# What XML 1.0 forbids (production 2, Char), and the marks that turn the reading order of a whole line
# round: a name could read differently on the page than it does to the sender.
_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u202a-\u202e\u2066-\u2069]")
_MARKS = '&<>"'
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
_SCHEMES = ("http://", "https://", "mailto:")

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = f'xmlns:w="{W}" xmlns:r="{R}"'
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def clean(text: str) -> str:
    """Return `text` without characters that XML forbids and without bidirectional overrides."""
    # What is printable holds neither: most texts by far are, and this is quick to ask.
    return text if text.isprintable() else _UNFIT.sub("", text)


def escaped(text: str) -> str:
    """Return `text`, cleaned, for XML content or a double-quoted attribute."""
    tidy = clean(text)
    return tidy.translate(_ENTITIES) if any(mark in tidy for mark in _MARKS) else tidy


def safe_link(url: str | None) -> str | None:
    """Return `url` if it is a link that a letter may carry (http, https, mailto), else None."""
    if url is None:
        return None
    tidy = clean(url).strip()
    return tidy if tidy.lower().startswith(_SCHEMES) and not re.search(r"\s", tidy) else None


def twips(points: float) -> int:
    """Return twentieths of a point, the unit of spacing and page sizes."""
    return round(points * 20)


def half_points(points: float) -> int:
    """Return half points, the unit of type sizes, rounded down so that a line never grows wider."""
    return int(points * 2 + 0.001)


def emu(points: float) -> int:
    """Return English Metric Units, the unit of pictures."""
    return round(points * 12700)
