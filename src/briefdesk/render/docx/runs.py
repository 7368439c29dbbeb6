"""Spans as runs: bold and italic, true links, placeholders that show, and footnote marks."""

import re
from functools import lru_cache
from itertools import groupby

from briefdesk.model.blocks import ComposedDocument, Span, Spans
from briefdesk.render.docx.markup import escaped, safe_link
from briefdesk.render.docx.reading import notes_in_order

# Word ends lines after any hyphen, the layout (as Unicode has it) only between letters: not in telephone
# numbers and dates, nor in “U.S.-Mexico”.
_FIRM_HYPHEN = re.compile(r"(?<!\w)-(?=[^\s<])|-(?=[^\s\w<]|[\d_])")
_NO_BREAK = '</w:t><w:noBreakHyphen/><w:t xml:space="preserve">'
_BLANKS = re.compile(r"\t[ \t]*|  [ \t]*")
SUPERSCRIPT = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'


class Links:
    """The outside links of one part: hands out relationship ids, one for each address."""

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix
        self._ids: dict[str, str] = {}

    def id_for(self, url: str) -> str:
        """Return the relationship id of `url`."""
        return self._ids.setdefault(url, f"{self._prefix}{len(self._ids) + 1}")

    @property
    def targets(self) -> tuple[tuple[str, str], ...]:
        """Return (relationship id, address) pairs in order."""
        return tuple((relation, url) for url, relation in self._ids.items())


class Marks:
    """The footnote marks of one document.

    A note's first mark is a true footnote reference. Word allows one reference per note, so a later
    mark of the same note is a field that repeats the first one's number. A number without a footnote
    (a brief's sources) is printed as it is.
    """

    def __init__(self, document: ComposedDocument) -> None:
        order = notes_in_order(document)
        notes = {note.number for note in document.footnotes}
        self.placed = tuple(dict.fromkeys(number for number in order if number in notes))
        self._repeated = {number for number in self.placed if order.count(number) > 1}
        # Word counts notes by itself; where its count would differ from ours, ours is written out.
        self.own_count = self.placed == tuple(range(1, len(self.placed) + 1))
        self._seen: set[int] = set()

    def xml(self, number: int) -> str:
        """Return the run or runs of one mark."""
        if number not in self.placed:
            return f"<w:r>{SUPERSCRIPT}<w:t>{number}</w:t></w:r>"
        if number in self._seen:
            return self._repeat(number)
        self._seen.add(number)
        reference = self._reference(number)
        if number not in self._repeated:
            return reference
        return (
            f'<w:bookmarkStart w:id="{number}" w:name="{_bookmark(number)}"/>{reference}'
            f'<w:bookmarkEnd w:id="{number}"/>'
        )

    def _reference(self, number: int) -> str:
        if self.own_count:
            return f'<w:r>{SUPERSCRIPT}<w:footnoteReference w:id="{number}"/></w:r>'
        return (
            f'<w:r>{SUPERSCRIPT}<w:footnoteReference w:customMarkFollows="1" w:id="{number}"/>'
            f"<w:t>{number}</w:t></w:r>"
        )

    def _repeat(self, number: int) -> str:
        if not self.own_count:
            return f"<w:r>{SUPERSCRIPT}<w:t>{number}</w:t></w:r>"
        return field_runs(f"NOTEREF {_bookmark(number)} \\h", str(number), SUPERSCRIPT)


def _bookmark(number: int) -> str:
    return f"_RefNote{number}"


def field_runs(instruction: str, shown: str, properties: str = "") -> str:
    """Return a field with the result `shown`, which Word replaces when it updates fields."""

    def run(content: str) -> str:
        return f"<w:r>{properties}{content}</w:r>"

    return "".join(
        (
            run('<w:fldChar w:fldCharType="begin"/>'),
            run(f'<w:instrText xml:space="preserve"> {escaped(instruction)} </w:instrText>'),
            run('<w:fldChar w:fldCharType="separate"/>'),
            run(f"<w:t>{escaped(shown)}</w:t>"),
            run('<w:fldChar w:fldCharType="end"/>'),
        )
    )


def spans_xml(spans: Spans, marks: Marks, links: Links) -> str:
    """Return the runs of `spans` in order; neighbors with one target become one link."""
    found: list[str] = []
    for target, group in groupby(spans, key=lambda span: safe_link(span.link)):
        runs = _runs(tuple(group), marks, linked=target is not None)
        if target is None:
            found.append(runs)
        else:
            found.append(f'<w:hyperlink r:id="{links.id_for(target)}" w:history="1">{runs}</w:hyperlink>')
    return "".join(found)


def _runs(spans: Spans, marks: Marks, *, linked: bool) -> str:
    found: list[str] = []
    before: Span | None = None
    for span in spans:
        if span.note is not None:
            if before is not None and before.note is not None:
                found.append(f"<w:r>{SUPERSCRIPT}<w:t>,</w:t></w:r>")
            found.append(marks.xml(span.note))
        elif span.text:
            # An address is left as it is: who copies it must get the very characters.
            content = text_xml(span.text) if linked else _unbroken(span.text)
            found.append(f"<w:r>{_properties(span, linked=linked)}{content}</w:r>")
        before = span
    return "".join(found)


@lru_cache(maxsize=600)
def _unbroken(text: str) -> str:
    content = text_xml(text)
    return _FIRM_HYPHEN.sub(_NO_BREAK, content) if "-" in content else content


def _properties(span: Span, *, linked: bool) -> str:
    style = "UnfilledField" if span.unfilled else "Hyperlink" if linked else ""
    inner = "".join(
        (
            f'<w:rStyle w:val="{style}"/>' if style else "",
            "<w:b/><w:bCs/>" if span.bold else "",
            "<w:i/><w:iCs/>" if span.italic else "",
        )
    )
    return f"<w:rPr>{inner}</w:rPr>" if inner else ""


def text_run(text: str, *, italic: bool = False) -> str:
    """Return `text` as one run in its paragraph's style."""
    look = "<w:rPr><w:i/><w:iCs/></w:rPr>" if italic else ""
    return f"<w:r>{look}{text_xml(text)}</w:r>"


@lru_cache(maxsize=600)
def text_xml(text: str) -> str:
    """Return `text` for a run: line ends as breaks, several spaces or tabs as one space, as in the PDF."""
    plain = _BLANKS.sub(" ", text).replace("\r\n", "\n").replace("\r", "\n")
    return "<w:br/>".join(
        f'<w:t xml:space="preserve">{escaped(line)}</w:t>' if line else "" for line in plain.split("\n")
    )


def lines_run(lines: tuple[str, ...]) -> str:
    """Return `lines` as one run with line breaks between them."""
    return text_run("\n".join(line.replace("\n", " ") for line in lines))
