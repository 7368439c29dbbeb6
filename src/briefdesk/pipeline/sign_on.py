"""Sign-on: who consents to which text, who must sign again, and who is printed."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from briefdesk.english import counted, long_date
from briefdesk.errors import BriefdeskError, ComposeError
from briefdesk.model.draft import Project, Signatory
from briefdesk.model.sign_on import (
    Consent,
    ConsentState,
    Judgement,
    Ruling,
    SignOn,
    TextVersion,
)
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.drafts import template_of
from briefdesk.pipeline.sign_on_text import known_words, text_hash, text_to_sign
from briefdesk.pipeline.sign_on_words import PlainWords
from briefdesk.pipeline.signatories import mark_of, named

__all__ = [
    "SignOnRefused",
    "SignOnView",
    "Signing",
    "TextNow",
    "decline",
    "invite_again",
    "keep_version",
    "record_signature",
    "rule_on",
    "set_deadline",
    "show_people",
    "sign_on_view",
    "standing",
    "text_now",
    "version_numbered",
]  # fmt: skip


class SignOnRefused(ComposeError):
    """A step of the sign-on that cannot be taken."""


@dataclass(frozen=True, slots=True)
class TextNow:
    """The text as it stands: `kept` is the newest version, None before the first.

    `judgement` compares the two, and is None where nothing changed since. `shown` is the text in plain words.
    """

    text: str
    sha256: str
    kept: TextVersion | None
    judgement: Judgement | None
    shown: str = ""

    @property
    def words(self) -> str:
        """Return in a line how the text stands to its newest version."""
        if self.kept is None:
            return "No version of the text is kept yet."
        if self.judgement is None:
            return f"Version {self.kept.number}, unchanged."
        nobody = ": nobody must sign again" if self.judgement.ruling is Ruling.TYPO else ""
        return f"Changed since version {self.kept.number}. {self.judgement.words}{nobody}."


@dataclass(frozen=True, slots=True)
class Signing:
    """An organization with how far it has come; `late` tells that it signed after the deadline."""

    signatory: Signatory
    state: ConsentState
    late: bool = False

    @property
    def words(self) -> str:
        """Return the state as a list shows it."""
        consent, no = self.signatory.consent, self.signatory.declined
        match self.state:
            case ConsentState.SIGNED if consent is not None:
                return "Signed late: in the next printing" if self.late else "Signed"
            case ConsentState.SIGN_AGAIN:
                return "Must sign again"
            case ConsentState.DECLINED if no is not None:
                return "Declined"
            case _:
                return "Invited"


@dataclass(frozen=True, slots=True)
class SignOnView:
    """Everything that a list of the sign-on shows; `shown` are the versions' texts in plain words.

    `not_printed_by` is the name of the letter's template where that prints no organizations.
    """

    signings: tuple[Signing, ...]
    now: TextNow
    sign_on: SignOn
    days_left: int | None
    shown: Mapping[int, str] = field(default_factory=dict)
    not_printed_by: str = ""

    def of(self, state: ConsentState) -> tuple[Signatory, ...]:
        """Return the organizations in that state, in the order of the list."""
        return tuple(s.signatory for s in self.signings if s.state is state)

    @property
    def next_words(self) -> str:
        """Return how many are printed and what comes next, in a line or two."""
        signed, again = len(self.of(ConsentState.SIGNED)), len(self.of(ConsentState.SIGN_AGAIN))
        invited = len(self.of(ConsentState.INVITED))
        if not self.signings:
            return "List the organizations that shall sign."
        if self.not_printed_by:
            return not_printed(self.not_printed_by)
        if not self.sign_on.versions:
            return "All are printed until the first signature is recorded; then those who signed."
        printed = f"{counted(signed, 'organization')} counted and printed."
        waiting = f"{invited:,} {'has' if invited == 1 else 'have'} not answered"
        if again:
            left = f"; {waiting}" if invited else ""
            return f"{printed} {again:,} must sign again: send them the text{left}."
        if invited:
            return f"{printed} {waiting}: remind them."
        return f"{printed} All have answered."

    @property
    def deadline_words(self) -> str:
        """Return how long organizations may still sign; empty without a deadline."""
        if self.days_left is None:
            return ""
        if self.days_left < 0:
            return f"The deadline passed {counted(-self.days_left, 'day')} ago"
        return f"{counted(self.days_left, 'day')} left" if self.days_left else "The deadline is today"


def text_now(desk: Desk, project: Project) -> TextNow:
    """Return the text to sign beside its newest version. Raises BriefdeskError as `text_to_sign` does."""
    text = text_to_sign(desk, project)
    sha, kept = text_hash(text), _newest(project)
    words = PlainWords(desk, project)
    judged = None if kept is None or kept.sha256 == sha else _judged(project, kept.text, text, words)
    return TextNow(text, sha, kept, judged, words.of(text))


def sign_on_view(desk: Desk, project: Project, today: dt.date) -> SignOnView:
    """Return the sign-on of a project for a list. Raises BriefdeskError where no letter can be made."""
    now = text_now(desk, project)
    holds = _Holding(project, now, desk.today)
    deadline = project.sign_on.deadline
    signings = tuple(Signing(s, holds.state(s), _is_late(s, deadline)) for s in project.signatories)
    days_left = (deadline - today).days if deadline else None
    words = PlainWords(desk, project)
    shown = {version.number: words.of(version.text) for version in project.sign_on.versions}
    template = template_of(desk, project, "letter")
    return SignOnView(
        signings, now, project.sign_on, days_left, shown, "" if template.signatories else template.name
    )


def not_printed(template: str) -> str:
    """Return that a template prints no organizations, and what to do."""
    return f"The template “{template}” prints no organizations. Choose “Coalition sign-on letter” in Write."


def standing(desk: Desk, project: Project) -> Project:
    """Return the project with those organizations alone that sign the text as it stands.

    That is what letters and their counts are made of. Where no version of the text is kept, all that are
    listed sign. The result keeps no versions, so that it stands for itself.
    """
    if not project.sign_on.versions:
        return project
    kept: tuple[Signatory, ...] = ()
    if any(s.consent and not s.declined for s in project.signatories):
        try:
            holds = _Holding(project, text_now(desk, project), desk.today)
        except BriefdeskError:
            # No letter can be made at all: whoever asked is told so by the letter itself.
            return replace(project, signatories=(), sign_on=_settled(project))
        signed = (s for s in reversed(project.signatories) if holds.state(s) is ConsentState.SIGNED)
        # Nobody counts twice, however often a file lists them: the first of a name stands.
        kept = tuple({mark_of(s.organization): s for s in signed}.values())[::-1]
    return replace(project, signatories=kept, sign_on=_settled(project))


def keep_version(
    desk: Desk,
    project: Project,
    *,
    day: dt.date,
    ruling: Ruling | None = None,
    reason: str = "",
    by: str = "",
) -> Project:
    """Return the project with the text as it stands kept as a version; the same one where nothing changed.

    `ruling` is what staff say against the judgement. Raises SignOnRefused where they are laxer without a
    reason, and BriefdeskError where no letter can be made.
    """
    now = text_now(desk, project)
    if now.kept is not None and now.judgement is None:
        return project
    number = now.kept.number + 1 if now.kept else 1
    judged = now.judgement or Judgement(Ruling.FIRST)
    version = TextVersion(number, now.sha256, day, now.text, judged.ruling, judged.reasons)
    if ruling is not None and now.kept is not None:
        version = _ruled(version, ruling, reason, by)
    return _with(project, versions=(*project.sign_on.versions, version))


def rule_on(project: Project, number: int, ruling: Ruling, *, reason: str = "", by: str = "") -> Project:
    """Return the project with a version ruled a typo or of substance. Raises SignOnRefused as above."""
    version = version_numbered(project, number)
    if version.judged is Ruling.FIRST:
        raise SignOnRefused("The first version changes nothing.", "Rule on a later one.")
    ruled = _ruled(version, ruling, reason, by)
    return _with(project, versions=tuple(ruled if v == version else v for v in project.sign_on.versions))


def record_signature(
    desk: Desk,
    project: Project,
    organization: str,
    *,
    day: dt.date,
    by: str = "",
    version: int | None = None,
) -> Project:
    """Return the project with an organization's consent to a version, or to the text as it stands.

    A text that no version holds yet is kept as one. Raises SignatoryInvalid for an organization that is not
    listed, SignOnRefused for a version that is not kept and for a day to come.
    """
    one = named(project, organization)
    if day > desk.today:
        raise SignOnRefused(f"{long_date(day)} has not come yet.", "Give the day on which it signed.")
    if version is None:
        project = keep_version(desk, project, day=day)
    text = version_numbered(project, version or project.sign_on.versions[-1].number)
    consent = Consent(text.sha256, text.number, day, " ".join(by.split()))
    return _changed(project, replace(one, consent=consent, declined=None))


def decline(project: Project, organization: str, day: dt.date) -> Project:
    """Return the project with an organization that said no; what it signed before is kept beside."""
    return _changed(project, replace(named(project, organization), declined=day))


def invite_again(project: Project, organization: str) -> Project:
    """Return the project with an organization that neither signed nor declined."""
    return _changed(project, replace(named(project, organization), consent=None, declined=None))


def set_deadline(project: Project, deadline: dt.date | None) -> Project:
    """Return the project with the day until when organizations may sign, None for no such day."""
    return replace(project, sign_on=replace(project.sign_on, deadline=deadline))


def show_people(project: Project, wanted: bool) -> Project:
    """Return the project whose letters name who signs for each organization, or not."""
    return replace(project, sign_on=replace(project.sign_on, shows_people=wanted))


def version_numbered(project: Project, number: int) -> TextVersion:
    """Return a version of the text. Raises SignOnRefused where there is none of that number."""
    found = next((v for v in project.sign_on.versions if v.number == number), None)
    if found is None:
        raise SignOnRefused(f"There is no version {number} of the text.", "Look at the versions kept.")
    return found


class _Holding:
    """Which consents hold for the text as it stands; each version is looked at once."""

    def __init__(self, project: Project, now: TextNow, today: dt.date) -> None:
        self._project = project
        self._now = now
        # It may be tomorrow already where somebody signed.
        self._last_day = today + dt.timedelta(days=1)
        self._known: dict[str, bool] = {}

    def state(self, one: Signatory) -> ConsentState:
        """Return how far an organization has come."""
        if one.declined is not None:
            return ConsentState.DECLINED
        if one.consent is None:
            return ConsentState.INVITED
        if one.consent.day > self._last_day:
            return ConsentState.SIGN_AGAIN  # nobody has signed on a day to come, whatever the file says
        sha = one.consent.sha256
        if sha not in self._known:
            self._known[sha] = self._holds(sha)
        return ConsentState.SIGNED if self._known[sha] else ConsentState.SIGN_AGAIN

    def _holds(self, sha: str) -> bool:
        """Return whether consent to the text of that hash is consent to the text as it stands.

        It is where only typos were mended since, one by one and all together; where staff ruled something
        a typo, they answer for the whole.
        """
        if sha == self._now.sha256:
            return True
        versions = self._project.sign_on.versions
        signed = next((at for at in reversed(range(len(versions))) if versions[at].sha256 == sha), None)
        if signed is None or text_hash(versions[signed].text) != sha:
            return False  # never kept, or its words were exchanged in the file
        since = versions[signed + 1 :]
        pending = self._now.judgement
        if any(v.ruling is not Ruling.TYPO for v in since):
            return False
        if pending is not None and pending.ruling is not Ruling.TYPO:
            return False
        if any(v.judged is not Ruling.TYPO for v in since):
            return True
        return _judged(self._project, versions[signed].text, self._now.text).ruling is Ruling.TYPO


def _judged(project: Project, before: str, after: str, words: PlainWords | None = None) -> Judgement:
    """Return how a text changed; with `words` the reasons say in plain words for whom paragraphs are."""
    from briefdesk.sources.text_change import judge_change  # noqa: PLC0415  (loads the guards)

    known = known_words(project)
    judged = judge_change(before, after, known)
    if words is None or judged.ruling is not Ruling.SUBSTANCE:
        return judged
    told = judge_change(words.of(before), words.of(after), known)
    return told if told.ruling is Ruling.SUBSTANCE else judged


def _ruled(version: TextVersion, ruling: Ruling, reason: str, by: str) -> TextVersion:
    """Return a version as staff ruled; laxer than the judgement only for a reason."""
    told = " ".join(reason.split())
    if ruling is Ruling.FIRST:
        raise SignOnRefused("A change is a typo or of substance.", "Choose one of the two.")
    if ruling is Ruling.TYPO and version.judged is Ruling.SUBSTANCE and not told:
        raise SignOnRefused(
            f"{version.judgement.words}. To call that a typo needs a reason.",
            "Say why those who signed need not sign again.",
        )
    ruled = None if ruling is version.judged else ruling
    return replace(version, ruled=ruled, reason=told if ruled else "", by=" ".join(by.split()))


def _newest(project: Project) -> TextVersion | None:
    return project.sign_on.versions[-1] if project.sign_on.versions else None


def _is_late(one: Signatory, deadline: dt.date | None) -> bool:
    return deadline is not None and one.consent is not None and one.consent.day > deadline


def _settled(project: Project) -> SignOn:
    return replace(project.sign_on, versions=())


def _with(project: Project, *, versions: tuple[TextVersion, ...]) -> Project:
    return replace(project, sign_on=replace(project.sign_on, versions=versions))


def _changed(project: Project, signatory: Signatory) -> Project:
    listed = tuple(signatory if s.organization == signatory.organization else s for s in project.signatories)
    return replace(project, signatories=listed)
