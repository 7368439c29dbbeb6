"""Organizations from a stranger's table and back: every row is taken, or refused with its line and why."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefdesk.model.draft import Project, Signatory
from briefdesk.model.sign_on import TIERS
from briefdesk.model.table import RefusedRow, TableRow
from briefdesk.pipeline.csv_text import csv_bytes, without_guard
from briefdesk.pipeline.sign_on import SignOnView
from briefdesk.pipeline.signatories import address_lines, alike, with_signatories
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
_TIER_WORDS = {
    "nationwide": "national", "federal": "national", "us": "national", "international": "national",
    "statewide": "state", "regional": "state", "community": "local", "city": "local", "county": "local",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ImportedSignatories:
    """What an import took, and the rows that it refused; those listed already are among these.

    `alike` are rows that were taken and whose names are much like another's, `passed_over` columns that
    nothing was read from.
    """

    project: Project
    taken: tuple[Signatory, ...]
    refused: tuple[RefusedRow, ...]
    alike: tuple[RefusedRow, ...] = ()
    passed_over: tuple[str, ...] = ()


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
    before = len(project.signatories)
    project, faults = with_signatories(project, (_signatory(row, columns) for row in table.rows))
    rows = [(table.rows[at], error) for at, error in faults]
    refused = tuple(RefusedRow(row.line, row_text(row), str(error)) for row, error in rows)
    taken = project.signatories[before:]
    left = {row.line for row, _ in rows}
    lines = dict(zip(taken, (row for row in table.rows if row.line not in left), strict=True))
    unread = (text for at, text in enumerate(table.header.cells) if at not in columns.values())
    passed_over = tuple(" ".join(text.split())[:40] for text in unread if text.strip())
    return ImportedSignatories(project, taken, refused, tuple(_alike(project, lines)), passed_over)


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
