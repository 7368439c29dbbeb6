"""Signatures of many at once: of those named in a list that somebody pasted, by name or e-mail address."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from briefdesk.english import counted
from briefdesk.model.draft import Project, Signatory
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.sign_on import keep_version, record_signature
from briefdesk.pipeline.signatories import mark_of
from briefdesk.sources.files import decode, read_bytes

_SHOWN = 40
_MOST_BYTES = 1_000_000
_PARTED = re.compile(r"[\n\r\t;]+")
_EMAIL = re.compile(r"[^\s@<>(),;:\"]+@[^\s@<>(),;:\"]+")
_BULLET = re.compile(r"^\s*(?:[-*•·–]\s+|\d{1,4}[.)]\s+)")


@dataclass(frozen=True, slots=True)
class NamesFound:
    """What a pasted list names: organizations of the project, each once in the order of the list.

    `unknown` are the lines that name none of them.
    """

    organizations: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """Return how many are found, and the first lines that name nobody."""
        told = f"{counted(len(self.organizations), 'organization')} found."
        return f"{told} {self.unknown_words}" if self.unknown else told

    @property
    def unknown_words(self) -> str:
        """Return the first lines that name nobody, empty where there are none."""
        if not self.unknown:
            return ""
        more = f" and {len(self.unknown) - 3:,} more" if len(self.unknown) > 3 else ""
        named = ", ".join(f"“{_short(line)}”" for line in self.unknown[:3])
        return f"Not among the organizations: {named}{more}."


def names_found(signatories: Iterable[Signatory], text: str) -> NamesFound:
    """Return the organizations that a list names, one to a line, or by e-mail addresses parted by anything.

    A line is a name, or holds the e-mail address of an organization; capitals, accents, a leading “The”,
    bullets and numbers of lines mean nothing.
    """
    by_name: dict[str, str] = {}
    by_mail: dict[str, list[str]] = {}
    for one in signatories:
        by_name[mark_of(one.organization)] = one.organization
        if one.email:
            by_mail.setdefault(one.email.casefold(), []).append(one.organization)
    found: dict[str, None] = {}
    unknown: list[str] = []
    for line in filter(None, (part.strip() for part in _PARTED.split(text))):
        named = by_name.get(mark_of(line)) or by_name.get(mark_of(_BULLET.sub("", line)))
        mails = _EMAIL.findall(line)
        if named is not None:
            found[named] = None
        elif not mails:
            unknown.append(line)
        for mail in mails if named is None else ():
            whose = by_mail.get(mail.casefold().rstrip("."), [])
            # Who answers for several organizations has not said for which of them.
            if len(whose) == 1:
                found[whose[0]] = None
            else:
                unknown.append(mail)
    return NamesFound(tuple(found), tuple(unknown))


def names_in_file(signatories: Iterable[Signatory], path: Path) -> NamesFound:
    """Return what a text file names, as `names_found` does. Raises SourceUnreadable."""
    return names_found(signatories, decode(read_bytes(path, max_bytes=_MOST_BYTES), path))


def _short(line: str) -> str:
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1].rstrip()}…"


def record_signatures(
    desk: Desk,
    project: Project,
    organizations: Iterable[str],
    *,
    day: dt.date,
    by: str = "",
    version: int | None = None,
) -> Project:
    """Return the project with the consent of several organizations, as `record_signature` does for one."""
    if version is None:
        project = keep_version(desk, project, day=day)
        version = project.sign_on.versions[-1].number
    for organization in organizations:
        project = record_signature(desk, project, organization, day=day, by=by, version=version)
    return project
