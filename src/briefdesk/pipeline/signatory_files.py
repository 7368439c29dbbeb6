"""Organizations from a stranger's table and back: every row is taken, or refused with its line and why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefdesk.model.draft import Project, Signatory
from briefdesk.model.sign_on import TIERS
from briefdesk.model.table import RefusedRow, TableRow
from briefdesk.pipeline.csv_text import csv_bytes, without_guard
from briefdesk.pipeline.sign_on import SignOnView
from briefdesk.pipeline.signatories import SignatoryInvalid, address_lines, with_signatory
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
    """What an import took, and the rows that it refused; those listed already are among these."""

    project: Project
    taken: tuple[Signatory, ...]
    refused: tuple[RefusedRow, ...]


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
    refused: list[RefusedRow] = []
    before = len(project.signatories)
    for row in table.rows:
        try:
            project = with_signatory(project, _signatory(row, columns))
        except SignatoryInvalid as error:
            refused.append(RefusedRow(row.line, row_text(row), str(error)))
    return ImportedSignatories(project, project.signatories[before:], tuple(refused))


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
