"""Organizations from a stranger's table and back: every row is taken, or refused with its line and why."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefdesk.english import counted
from briefdesk.model.draft import Project, Signatory
from briefdesk.model.sign_on import TIERS
from briefdesk.model.table import RefusedRow, TableRow
from briefdesk.pipeline.csv_text import csv_bytes, without_guard
from briefdesk.pipeline.sign_on import SignOnView
from briefdesk.pipeline.signatories import (
    ListedAlready,
    SignatoryInvalid,
    address_lines,
    alike,
    checked_signatory,
    mark_of,
    with_signatories,
)
from briefdesk.pipeline.table_columns import columns_of, row_text
from briefdesk.sources.tables import TableInvalid, read_table
from briefdesk.store.atomic import write_atomic

_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "organization": ("organization", "organisation", "organization name", "name of organization", "group",
                     "signatory organization", "name"),
    "tier": ("tier", "level", "scope", "reach"),
    "state": ("state", "province"),
    "signatory": ("signatory", "signed by", "signer", "name of signatory", "signatory name"),
    "title": ("title", "position", "signatory title", "job title", "role"),
    "contact": ("contact", "contact name", "contact person"),
    "email": ("email", "e mail", "mail", "email address", "contact email"),
    "phone": ("phone", "telephone", "phone number"),
    "website": ("website", "web site", "url", "homepage"),
    "address": ("address", "postal address", "mailing address", "street address"),
    "note": ("note", "notes", "remarks"),
}  # fmt: skip
_WRITTEN = ("organization", "tier", "state", "signatory", "title", "contact", "email", "phone",
            "website", "address", "note", "consent", "version", "day", "recorded by")  # fmt: skip
_COMPARED = {
    "state": "state", "signatory": "signatory", "title": "title", "contact": "contact", "email": "e-mail",
    "phone": "phone", "website": "website", "address": "address", "note": "note",
}  # fmt: skip
_TIER_WORDS = {
    "nationwide": "national", "federal": "national", "us": "national", "international": "national",
    "statewide": "state", "regional": "state", "community": "local", "city": "local", "county": "local",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ImportedSignatories:
    """What an import took, and the rows that it refused.

    `listed` counts rows that say of an organization what the list says already; where they say something
    else, they are among the refused. `alike` are rows that were taken and whose names are much like
    another's, `passed_over` columns that nothing was read from.
    """

    project: Project
    taken: tuple[Signatory, ...]
    refused: tuple[RefusedRow, ...]
    alike: tuple[RefusedRow, ...] = ()
    passed_over: tuple[str, ...] = ()
    listed: int = 0

    @property
    def words(self) -> str:
        """Return how many were taken, refused and there before, in a line."""
        told = [f"{counted(len(self.taken), 'organization')} taken"]
        told += [f"{counted(len(self.refused), 'row')} refused"] if self.refused else []
        told += [f"{self.listed:,} listed already"] if self.listed else []
        return ", ".join(told) + "."

    @property
    def passed_over_words(self) -> str:
        """Return which columns nothing was read from, empty where there are none."""
        if not self.passed_over:
            return ""
        named = ", ".join(self.passed_over[:6]) + (" …" if len(self.passed_over) > 6 else "")
        return f"{'Columns' if len(self.passed_over) > 1 else 'Column'} not read: {named}."


def import_signatories(project: Project, path: Path) -> ImportedSignatories:
    """Return the project with the organizations of a CSV or XLSX file, all invited, none signed yet.

    Columns are known by the words that head them: organization, tier, state, signatory, title, contact,
    e-mail, phone, website, address (lines parted by “;”), note. A consent in a file is nobody's word and is
    passed over. Raises TableInvalid or SourceUnreadable; nothing is taken then.
    """
    table = read_table(path)
    columns = columns_of(table.header, _COLUMNS)
    if "organization" not in columns:
        raise TableInvalid(
            f"“{path.name}” has no column of organizations.",
            "Head the columns: organization, tier, state, signatory, title, contact, email.",
            where=str(path),
        )
    before = project.signatories
    ones = [_signatory(row, columns) for row in table.rows]
    project, faults = with_signatories(project, ones)
    there = {mark_of(one.organization): one for one in before}
    refused: list[RefusedRow] = []
    for at, error in faults:
        told = _told(error, ones[at], there)
        if told:
            refused.append(RefusedRow(table.rows[at].line, row_text(table.rows[at]), told))
    taken = project.signatories[len(before) :]
    left = {table.rows[at].line for at, _ in faults}
    lines = dict(zip(taken, (row for row in table.rows if row.line not in left), strict=True))
    unread = (text for at, text in enumerate(table.header.cells) if at not in columns.values())
    passed_over = tuple(" ".join(text.split())[:40] for text in unread if text.strip())
    alike_rows, listed = tuple(_alike(project, lines)), len(faults) - len(refused)
    return ImportedSignatories(project, taken, tuple(refused), alike_rows, passed_over, listed)


def _told(error: SignatoryInvalid, one: Signatory, there: Mapping[str, Signatory]) -> str:
    """Return why a row is refused and what to do; empty where the list says all that it says."""
    if not isinstance(error, ListedAlready):
        return f"{error} {error.next_step}"
    listed, tidy = there[mark_of(one.organization)], checked_signatory(one)
    others = [words for field, words in _COMPARED.items() if _differs(tidy, listed, field)]
    return f"{error} Its {', '.join(others)} differs in the table: edit the one listed." if others else ""


def _differs(one: Signatory, listed: Signatory, field: str) -> bool:
    wanted = getattr(one, field)
    return bool(wanted) and wanted != getattr(listed, field)


def _alike(project: Project, rows: Mapping[Signatory, TableRow]) -> Iterator[RefusedRow]:
    for later, earlier in alike(project):
        if later in rows:
            row = rows[later]
            yield RefusedRow(
                row.line,
                row_text(row),
                f"Taken; much like “{earlier.organization}”. Remove one if they are the same.",
            )


def export_signatories(view: SignOnView, path: Path) -> int:
    """Write the organizations with their states to a CSV file, which is replaced, and return how many.

    Raises StoreError.
    """
    rows = list(_rows(view))
    write_atomic(path, csv_bytes(_WRITTEN, rows))
    return len(rows)


def _signatory(row: TableRow, columns: Mapping[str, int]) -> Signatory:
    cell: dict[str, Any] = {name: without_guard(row.cell(at)) for name, at in columns.items()}
    tier = " ".join(cell.pop("tier", "").split()).casefold()
    state = cell.get("state", "").strip()
    cell["address"] = address_lines(cell.get("address", ""))
    # Who names a state and no tier is an organization of that state.
    known = _TIER_WORDS.get(tier, tier) or (TIERS[1] if state else TIERS[0])
    return Signatory(**cell, tier=known)


def _rows(view: SignOnView) -> Iterable[tuple[str, ...]]:
    for signing in view.signings:
        one, consent = signing.signatory, signing.signatory.consent
        signed = (str(consent.version), consent.day.isoformat(), consent.by) if consent else ("", "", "")
        yield (
            one.organization, one.tier, one.state, one.signatory, one.title, one.contact, one.email,
            one.phone, one.website, "; ".join(one.address), one.note, signing.words, *signed,
        )  # fmt: skip
