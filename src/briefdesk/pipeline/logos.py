"""Logos by name of file: what `--set sender.logo=` and `sender.partners=` take into a project."""

from dataclasses import replace
from pathlib import Path

from briefdesk.errors import BriefdeskError
from briefdesk.model.draft import MOST_PARTNERS, Asset, Partner, Project
from briefdesk.render.logo import printable_logo
from briefdesk.store.reading import read_regular

LOGO_BOX_PT = (72.0, 72.0)
"""Any size will do to see whether a picture can be read."""

_MOST_BYTES = 5_000_000
_PNG = b"\x89PNG\r\n\x1a\n"


class TooManyPartners(BriefdeskError):
    """More logos than have room in a letterhead."""

    def __init__(self, count: int) -> None:
        super().__init__(
            f"{count} partners are too many: {MOST_PARTNERS} logos have room beside the sender’s."
        )
        self.next_step = "Leave some out, and name them among the signatories."


def with_logo(project: Project, value: str) -> Project:
    """Return the project with the logo in the file `value`, or without one if that is empty.

    Raises BriefdeskError if the file is no PNG or JPEG that can be printed.
    """
    kept = tuple(asset for asset in project.assets if asset.name != project.sender.logo)
    if not value.strip():
        return replace(project, sender=replace(project.sender, logo=None), assets=kept)
    logo = read_logo_file(value, "logo")
    kept = tuple(asset for asset in kept if asset.name != logo.name)
    return replace(project, sender=replace(project.sender, logo=logo.name), assets=(*kept, logo))


def with_partners(project: Project, value: str) -> Project:
    """Return the project with the partners' logos that `value` names: "a.png = Words; b.jpg = Words".

    Those that it had go. Raises TooManyPartners, or BriefdeskError as `with_logo`.
    """
    entries = [entry for entry in value.split(";") if entry.strip()]
    if len(entries) > MOST_PARTNERS:
        raise TooManyPartners(len(entries))
    former = {partner.logo for partner in project.sender.partners}
    partners, assets = [], [asset for asset in project.assets if asset.name not in former]
    for number, entry in enumerate(entries, 1):
        file, _, words = entry.partition("=")
        logo = read_logo_file(file, f"partner-{number}")
        assets.append(logo)
        partners.append(Partner(logo.name, words.strip()))
    return replace(project, sender=replace(project.sender, partners=tuple(partners)), assets=tuple(assets))


def read_logo_file(file: str, name: str) -> Asset:
    """Return the logo in a file as an asset of that name. Raises BriefdeskError as `with_logo`."""
    data = read_regular(Path(file.strip()), max_bytes=_MOST_BYTES)
    try:
        printable_logo(data, *LOGO_BOX_PT)
    except BriefdeskError as error:
        raise BriefdeskError(
            f"“{file.strip()}”: {error}", "Choose a .png or .jpg file that a viewer opens."
        ) from error
    return Asset(f"{name}.{'png' if data.startswith(_PNG) else 'jpg'}", data)
