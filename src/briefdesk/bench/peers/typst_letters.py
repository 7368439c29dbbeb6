"""Typst in this process: the letter as a template that takes its words as input."""

import json
import tempfile
from functools import lru_cache
from pathlib import Path
from typing import Any

from briefdesk.bench import texts
from briefdesk.bench.peers.fonts import font_files

_ONE = """
#let print(l) = {
  text(17pt, weight: "bold", d.organization); linebreak()
  text(8pt, font: "Arimo", d.contact); v(18pt)
  d.date; v(8pt)
  for line in l.address { line; linebreak() }
  v(6pt); text(weight: "bold", "Re: " + d.subject); parbreak()
  l.salutation; parbreak()
  l.opening; parbreak()
  list(..l.bullets.zip(l.notes).map(((b, n)) => [#b#footnote(n)]))
  l.ask; parbreak()
  d.close; v(36pt)
  for line in d.signed { line; linebreak() }
}
"""
_HEAD = """
#let d = json(bytes(sys.inputs.letter))
#set document(title: d.subject)
#set page("us-letter", margin: 72pt)
#set text(font: "Caladea", 11pt, lang: "en")
"""


def make(number: int, count: int) -> list[bytes]:
    """Return the letters of a round, one file each."""
    compiler = _compiler("#print(d)")
    return [
        compiler.compile(format="pdf", sys_inputs={"letter": json.dumps(_words(letter))})
        for letter in texts.letters(number, count)
    ]


def make_combined(number: int, count: int) -> bytes:
    """Return the letters of a round in one file."""
    compiler = _compiler("#for (i, l) in d.letters.enumerate() { if i > 0 { pagebreak() }; print(l) }")
    letters = [_words(letter) for letter in texts.letters(number, count)]
    made: bytes = compiler.compile(
        format="pdf", sys_inputs={"letter": json.dumps({**letters[0], "letters": letters})}
    )
    return made


def _words(letter: texts.Letter) -> dict[str, Any]:
    return {
        "organization": texts.ORGANIZATION,
        "contact": texts.CONTACT,
        "date": texts.DATE,
        "subject": texts.SUBJECT,
        "close": texts.CLOSE,
        "signed": texts.SIGNED,
        "address": letter.address,
        "salutation": letter.salutation,
        "opening": letter.opening,
        "bullets": letter.bullets,
        "notes": letter.notes,
        "ask": letter.ask,
    }


@lru_cache(maxsize=2)
def _compiler(body: str) -> Any:
    import typst  # noqa: PLC0415

    source = Path(tempfile.mkdtemp(prefix="briefdesk-typst-")) / "letter.typ"
    source.write_text(_HEAD + _ONE + body, encoding="utf-8")
    return typst.Compiler(
        str(source), font_paths=[str(font_files()["Regular"].parent)], ignore_system_fonts=True
    )
