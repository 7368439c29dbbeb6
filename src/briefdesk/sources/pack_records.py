"""Turn a pack's records into findings, and say precisely what is wrong with those that cannot be."""

from collections.abc import Iterable

from briefdesk.model.finding import Finding, FindingId, KeyFigure
from briefdesk.model.source import Section, SourceId
from briefdesk.sources import pack_words
from briefdesk.sources.faults import Faults, did_you_mean, excerpt
from briefdesk.sources.pack_lines import RawField, RawRecord
from briefdesk.sources.pack_places import PlaceReader
from briefdesk.sources.pack_review import excuses_in, reason_in, release_in, state_in
from briefdesk.states import STATE_NAMES


class RecordReader:
    """Reads the records of one pack of `sections`; keeps the ids seen, for each may stand once."""

    def __init__(self, source: SourceId, sections: Iterable[Section], faults: Faults) -> None:
        self._source = source
        self._faults = faults
        self._places = PlaceReader(source, sections, faults)
        self._lines: dict[str, int] = {}

    def read(self, section: Section, records: Iterable[RawRecord]) -> list[Finding]:
        """Return the findings of `section`, leaving out those without a usable id or passage."""
        return [f for record in records if (f := self._finding(section, record)) is not None]

    def _finding(self, section: Section, record: RawRecord) -> Finding | None:
        fields = self._fields(record)
        citation = self._places.citation(section, record, fields)
        usable = self._id_is_free(record)
        text = record.text
        self._check_text(record, text)
        figures = self._figures(fields.get("figures"), text)
        committees = self._committees(fields.get("committees"))
        states = self._states(fields.get("states"))
        key_figure = self._key_figure(fields.get("key figure"), text)
        self._warn_of_undeclared(record, text, figures)
        also = self._places.also(section, [f for f in record.fields if f.name == "also"])
        state = state_in(fields.get("state"), self._faults)
        reason = reason_in(fields.get("reason"), state, self._faults)
        excuses = excuses_in([f for f in record.fields if f.name == "excuse"], text, self._faults)
        confidential, embargo = release_in(fields.get("release"), self._faults)
        if citation is None or not usable:
            return None
        return Finding(
            id=FindingId(f"{self._source}/{record.id}"),
            kind=pack_words.KINDS[record.kind],
            text=text,
            citation=citation,
            figures=figures,
            topics=_parts(fields.get("topics"), ","),
            committees=committees,
            states=states,
            key_figure=key_figure,
            also=also,
            state=state,
            reason=reason,
            excuses=excuses,
            confidential=confidential,
            embargo=embargo,
        )

    def _fields(self, record: RawRecord) -> dict[str, RawField]:
        fields: dict[str, RawField] = {}
        for field in record.fields:
            if field.name not in pack_words.FIELDS:
                self._faults.error(
                    field.line, "unknown-field", f"“{field.name}” is no field of a record.",
                    did_you_mean(field.name, pack_words.FIELDS),
                )  # fmt: skip
            elif field.name in fields and field.name not in pack_words.REPEATED_FIELDS:
                self._faults.error(
                    field.line, "field-twice",
                    f"“{field.name}” stands twice; the first is in line {fields[field.name].line}.",
                    "Keep one of the two lines.",
                )  # fmt: skip
            else:
                fields[field.name] = field
        return fields

    def _id_is_free(self, record: RawRecord) -> bool:
        if not pack_words.SLUG.fullmatch(record.id):
            self._faults.error(
                record.line, "bad-id", f"“{excerpt(record.id)}” cannot be the id of a record.",
                "Use lower-case letters, digits and hyphens: "
                f"“## {record.kind}: {excerpt(pack_words.slug(record.id)) or 'short-name'}”.",
            )  # fmt: skip
            return False
        if record.id in self._lines:
            self._faults.error(
                record.line, "duplicate-id",
                f"The id “{excerpt(record.id)}” stands already in line {self._lines[record.id]}.",
                f"Choose another, for example “{excerpt(record.id)}-2”.",
            )  # fmt: skip
            return False
        self._lines[record.id] = record.line
        return True

    def _check_text(self, record: RawRecord, text: str) -> None:
        if not text:
            self._faults.error(
                record.line, "empty-record", f"“{excerpt(record.id)}” has no text.",
                "Write one or two sentences below its heading.",
            )  # fmt: skip
        elif len(text) > pack_words.MAX_FINDING_CHARS:
            self._faults.error(
                record.line, "record-too-long",
                f"“{excerpt(record.id)}” has {len(text):,} characters.",
                f"Keep to {pack_words.MAX_FINDING_CHARS:,}: one or two sentences serve best.",
            )  # fmt: skip

    def _figures(self, field: RawField | None, text: str) -> tuple[str, ...]:
        figures = _parts(field, ";")
        for figure in figures:
            if field is not None and figure not in text:
                self._faults.error(
                    field.line, "figure-not-in-text", f"“{excerpt(figure)}” does not stand in the text.",
                    "Write it exactly as the text has it, or take it out; part figures by semicolons.",
                )  # fmt: skip
        return figures

    def _committees(self, field: RawField | None) -> tuple[str, ...]:
        codes = _parts(field, ",")
        for code in codes:
            if field is not None and not pack_words.COMMITTEE_CODE.fullmatch(code):
                self._faults.error(
                    field.line, "bad-committee", f"“{excerpt(code)}” is not a committee's code.",
                    "Write four capital letters, with two digits for a subcommittee: HSAS or HSAS02.",
                )  # fmt: skip
        return codes

    def _states(self, field: RawField | None) -> tuple[str, ...]:
        codes = _parts(field, ",")
        for code in codes:
            if field is None or code in STATE_NAMES:
                continue
            by_name = next((c for c, name in STATE_NAMES.items() if name.lower() == code.lower()), None)
            meant = by_name or (code.upper() if code.upper() in STATE_NAMES else None)
            self._faults.error(
                field.line, "bad-state", f"“{excerpt(code)}” is not a state's postal code.",
                f"Write “{meant}”." if meant else "Write two capital letters, for example TX, AZ, PR or DC.",
            )  # fmt: skip
        return codes

    def _key_figure(self, field: RawField | None, text: str) -> KeyFigure | None:
        if field is None:
            return None
        value, bar, label = (part.strip(" \t") for part in field.value.partition("|"))
        if not (value and bar and label):
            self._faults.error(
                field.line, "bad-key-figure", "A key figure has a value and a label with “|” between them.",
                "Write “- key figure: 3,600 | troops at the border”.",
            )  # fmt: skip
            return None
        if len(value) > pack_words.MAX_KEY_VALUE_CHARS or len(label) > pack_words.MAX_KEY_LABEL_CHARS:
            self._faults.error(
                field.line, "key-figure-too-long", f"The key figure “{excerpt(value)}” is too long.",
                f"Keep the value to {pack_words.MAX_KEY_VALUE_CHARS} characters "
                f"and the label to {pack_words.MAX_KEY_LABEL_CHARS}.",
            )  # fmt: skip
        for number in pack_words.FIGURE.findall(value):
            if number not in text:
                self._faults.error(
                    field.line, "key-figure-not-in-text", f"The text does not hold the figure {number}.",
                    "A key figure repeats a figure of its text.",
                )  # fmt: skip
        return KeyFigure(value, label)

    def _warn_of_undeclared(self, record: RawRecord, text: str, figures: tuple[str, ...]) -> None:
        declared = " ; ".join(figures)
        missing = [n for n in dict.fromkeys(pack_words.FIGURE.findall(text)) if n not in declared]
        if missing:
            self._faults.warning(
                record.line, "undeclared-figure",
                f"“{excerpt(record.id)}” holds {excerpt(', '.join(missing))}, which its figures do not name.",
                "Add what is missing to its “- figures:” line, so that it can be checked.",
            )  # fmt: skip


def _parts(field: RawField | None, separator: str) -> tuple[str, ...]:
    """Return the field's values, each once, without empty ones."""
    if field is None:
        return ()
    return tuple(dict.fromkeys(p for part in field.value.split(separator) if (p := pack_words.tidy(part))))
