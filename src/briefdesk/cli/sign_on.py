"""`briefdesk signon`: organizations that sign a letter, and which text each consents to."""

import datetime as dt
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from briefdesk.cli.call import DONE, IN_PART, Answer, Call, Run
from briefdesk.cli.columns import table
from briefdesk.cli.parser import Parser
from briefdesk.cli.paths import refuse_existing
from briefdesk.cli.projects import add_project, opened
from briefdesk.cli.shapes import refused_json, refused_lines
from briefdesk.cli.wrong import CallWrong
from briefdesk.english import counted
from briefdesk.model.draft import Project, Signatory
from briefdesk.model.sign_on import TIERS, ConsentState, Ruling, TextVersion
from briefdesk.pipeline.projects import save_project
from briefdesk.pipeline.sign_on import (
    Signing,
    SignOnView,
    decline,
    keep_version,
    record_signature,
    rule_on,
    set_deadline,
    show_people,
    sign_on_view,
    version_numbered,
)
from briefdesk.pipeline.signatories import (
    address_lines,
    is_listed,
    named,
    with_signatory,
    without_signatories,
)
from briefdesk.pipeline.signatory_files import export_signatories, import_signatories
from briefdesk.pipeline.signing_logos import signing_logo_file
from briefdesk.store.project_file import file_hash

_TEXTS = {
    "state": "the state of a state or local organization, as TX",
    "signatory": "who signs for it",
    "title": "the title of who signs",
    "contact": "whom you write to",
    "email": "the e-mail address",
    "phone": "the telephone number",
    "website": "the website",
    "address": "the postal address, its lines parted by ;",
    "note": "a note of your own; it is never printed",
}


def add_options(parser: ArgumentParser, common: Parser) -> None:
    """Add the project and the steps of `briefdesk signon`."""
    add_project(parser)
    steps = parser.add_subparsers(title="steps", metavar="STEP", required=True)

    def add(name: str, text: str, run: Run) -> ArgumentParser:
        step = steps.add_parser(name, parents=[common], help=text)
        step.set_defaults(run=run)
        return step

    listed = add("list", "the organizations, and how far each has come", list_signings)
    listed.add_argument("--state", choices=[s.value for s in ConsentState], help="those of one state")
    taken = add("import", "take organizations from a CSV or XLSX file", take_table)
    taken.add_argument("file", type=Path, metavar="FILE")
    out = add("export", "write the organizations to a CSV file", write_table)
    out.add_argument("file", type=Path, metavar="FILE")
    out.add_argument("--replace", action="store_true", help="replace a file of that name")
    new = add("add", "list an organization, or change the one listed", keep_organization)
    new.add_argument("organization", metavar="ORGANIZATION")
    new.add_argument("--tier", choices=TIERS, help="default: national")
    for field, text in _TEXTS.items():
        new.add_argument(f"--{field}", metavar="TEXT", help=text)
    new.add_argument("--logo", metavar="FILE|none", help="its logo, a PNG or JPEG file")
    new.add_argument("--show-logo", choices=("yes", "no"), help="show the logo at the head of the pages")
    gone = add("remove", "take an organization off the list", drop_organization)
    gone.add_argument("organization", metavar="ORGANIZATION")
    signed = add("sign", "record that an organization signed", sign)
    signed.add_argument("organization", metavar="ORGANIZATION")
    signed.add_argument("--number", type=int, metavar="N", help="the version signed (default: the text now)")
    signed.add_argument("--by", default="", metavar="NAME", help="who said so")
    no = add("decline", "record that an organization declined", say_no)
    no.add_argument("organization", metavar="ORGANIZATION")
    for step in (signed, no):
        step.add_argument("--day", type=_day, metavar="YYYY-MM-DD", help="default: today")
    _add_text_steps(add)


def _add_text_steps(add: Any) -> None:
    told = add("text", "the text to sign, in plain words", tell_text)
    told.add_argument("--number", type=int, metavar="N", help="a version kept (default: the text now)")
    texts = add("versions", "the versions of the text; keep one, or rule on one", versions)
    texts.add_argument("--keep", action="store_true", help="keep the text as it stands as a version")
    texts.add_argument("--number", type=int, metavar="N", help="the version to rule on")
    texts.add_argument(
        "--rule", choices=(Ruling.TYPO.value, Ruling.SUBSTANCE.value), help="rule against the judgement"
    )
    texts.add_argument("--reason", default="", metavar="TEXT", help="why; needed for a laxer ruling")
    texts.add_argument("--by", default="", metavar="NAME", help="who rules")
    end = add("deadline", "until when organizations may sign", deadline)
    end.add_argument("day", metavar="YYYY-MM-DD|none")
    shown = add("people", "print who signs under each organization, or not", people)
    shown.add_argument("wanted", choices=("yes", "no"))


def list_signings(call: Call) -> Answer:
    """List the organizations with their states."""
    return _answer(call, opened(call), call.options.state)


def take_table(call: Call) -> Answer:
    """Take organizations from a file; exit status 1 where some rows were refused."""
    expected, project = _opened(call)
    done = import_signatories(project, call.options.file)
    save_project(done.project, call.options.project, expected=expected)
    document = {
        "taken": [s.organization for s in done.taken],
        "refused": refused_json(done.refused),
        "alike": refused_json(done.alike),
        "not_read": list(done.passed_over),
        "listed_already": done.listed,
    }
    unread = [done.passed_over_words] if done.passed_over else []
    lines = (*refused_lines(done.refused), *refused_lines(done.alike), *unread, done.words)
    return Answer(document, lines, IN_PART if done.refused else DONE)


def write_table(call: Call) -> Answer:
    """Write the organizations to a file."""
    path: Path = call.options.file
    refuse_existing(path, replace=call.options.replace)
    count = export_signatories(sign_on_view(call.desk, opened(call), call.desk.today), path)
    said = f"Wrote {counted(count, 'organization')} to “{path}”."
    return Answer({"path": str(path), "organizations": count}, (said,))


def keep_organization(call: Call) -> Answer:
    """List an organization; of one that is listed, what is not given stays."""
    options = call.options
    expected, project = _opened(call)
    if not is_listed(project, options.organization):
        project = with_signatory(project, Signatory(options.organization))
    old = named(project, options.organization)
    given: dict[str, Any] = {
        field: value for field in (*_TEXTS, "tier") if (value := getattr(options, field)) is not None
    }
    if "address" in given:
        given["address"] = address_lines(given["address"])
    facts: dict[str, Any] = {field: getattr(old, field) for field in Signatory.__slots__}
    if options.show_logo:
        given["shows_logo"] = options.show_logo == "yes"
        if given["shows_logo"] and not (options.logo or old.logo):
            raise CallWrong(f"“{old.organization}” has no logo to show.", "Give one with --logo FILE.")
    if options.logo == "none":
        given["logo"] = None
    logo = signing_logo_file(Path(options.logo)) if options.logo not in {None, "none"} else None
    project = with_signatory(project, Signatory(**{**facts, **given}), was=old.organization, logo=logo)
    save_project(project, options.project, expected=expected)
    return _one(call, project, old.organization)


def drop_organization(call: Call) -> Answer:
    """Take an organization off the list."""
    expected, project = _opened(call)
    one = named(project, call.options.organization)
    project = without_signatories(project, frozenset({one.organization}))
    save_project(project, call.options.project, expected=expected)
    return Answer({"removed": one.organization}, (f"Removed “{one.organization}”.",))


def sign(call: Call) -> Answer:
    """Record a signature."""
    options = call.options
    expected, project = _opened(call)
    project = record_signature(
        call.desk,
        project,
        options.organization,
        day=options.day or call.desk.today,
        by=options.by,
        version=options.number,
    )
    save_project(project, options.project, expected=expected)
    return _one(call, project, options.organization)


def say_no(call: Call) -> Answer:
    """Record that an organization declined."""
    expected, project = _opened(call)
    project = decline(project, call.options.organization, call.options.day or call.desk.today)
    save_project(project, call.options.project, expected=expected)
    return _one(call, project, call.options.organization)


def versions(call: Call) -> Answer:
    """List the versions of the text, after keeping one or ruling on one where asked."""
    options = call.options
    expected, project = _opened(call)
    ruling = Ruling(options.rule) if options.rule else None
    if options.keep:
        project = keep_version(
            call.desk, project, day=call.desk.today, ruling=ruling, reason=options.reason, by=options.by
        )
    elif ruling is not None:
        number = options.number or len(project.sign_on.versions)
        project = rule_on(project, number, ruling, reason=options.reason, by=options.by)
    if options.keep or ruling is not None:
        save_project(project, options.project, expected=expected)
    view = sign_on_view(call.desk, project, call.desk.today)
    rows = [_version_row(v) for v in project.sign_on.versions]
    lines = table(rows, head=("VERSION", "DAY", "JUDGED", "RULED", "HASH")) if rows else ()
    kept = [_version_json(v, view.shown) for v in project.sign_on.versions]
    document = {"now": view.now.words, "versions": kept}
    return Answer(document, (*lines, view.now.words))


def tell_text(call: Call) -> Answer:
    """Print the text to sign, to send it to organizations."""
    project, number = opened(call), call.options.number
    view = sign_on_view(call.desk, project, call.desk.today)
    if number is None:
        text, sha = view.now.shown, view.now.sha256
    else:
        version = version_numbered(project, number)
        text, sha = view.shown[version.number], version.sha256
    return Answer({"sha256": sha, "text": text}, ("\n\n".join(text.split("\n")),))


def deadline(call: Call) -> Answer:
    """Set or remove the deadline."""
    expected, project = _opened(call)
    text = call.options.day.strip().casefold()
    try:
        day = None if text == "none" else _day(text)
    except ArgumentTypeError as error:
        raise CallWrong(f"{error}.", "Write it as 2026-07-01, or “none”.") from error
    project = set_deadline(project, day)
    save_project(project, call.options.project, expected=expected)
    said = sign_on_view(call.desk, project, call.desk.today).deadline_words or "No deadline"
    return Answer({"deadline": day.isoformat() if day else None}, (f"{said}.",))


def people(call: Call) -> Answer:
    """Print who signs for each organization, or not."""
    expected, project = _opened(call)
    wanted = call.options.wanted == "yes"
    save_project(show_people(project, wanted), call.options.project, expected=expected)
    said = "Who signs is printed under each organization." if wanted else "Organizations are printed alone."
    return Answer({"people": wanted}, (said,))


def _opened(call: Call) -> tuple[str, Project]:
    return file_hash(call.options.project), opened(call)


def _answer(call: Call, project: Project, state: str | None) -> Answer:
    view = sign_on_view(call.desk, project, call.desk.today)
    found = [s for s in view.signings if state is None or s.state == state]
    rows = [_row(signing) for signing in found]
    head = ("ORGANIZATION", "TIER", "STATE", "CONTACT", "CONSENT", "VERSION")
    lines = table(rows, head=head) if rows else ()
    said = [view.now.words, view.next_words]
    said += [f"{view.deadline_words}."] if view.deadline_words else []
    return Answer(_view_json(view, found), (*lines, *said))


def _one(call: Call, project: Project, organization: str) -> Answer:
    view = sign_on_view(call.desk, project, call.desk.today)
    wanted = named(project, organization)
    signing = next(s for s in view.signings if s.signatory == wanted)
    version = f", version {wanted.consent.version}" if wanted.consent else ""
    return Answer(_json(signing), (f"{wanted.organization}: {signing.words}{version}.",))


def _row(signing: Signing) -> list[str]:
    one = signing.signatory
    version = str(one.consent.version) if one.consent else ""
    return [one.organization, one.tier, one.state, one.contact or one.email, signing.words, version]


def _view_json(view: SignOnView, found: list[Signing]) -> dict[str, Any]:
    return {
        "text": view.now.words,
        "deadline": view.sign_on.deadline.isoformat() if view.sign_on.deadline else None,
        "days_left": view.days_left,
        "signed": len(view.of(ConsentState.SIGNED)),
        "organizations": [_json(signing) for signing in found],
    }


def _json(signing: Signing) -> dict[str, Any]:
    one = signing.signatory
    consent = one.consent
    return {
        "organization": one.organization,
        "tier": one.tier,
        **{field: getattr(one, field) for field in _TEXTS},
        "logo": one.logo is not None,
        "shows_logo": one.shows_logo,
        "consent": signing.state.value,
        "late": signing.late,
        "version": consent.version if consent else None,
        "day": consent.day.isoformat() if consent else None,
        "by": consent.by if consent else "",
        "declined": one.declined.isoformat() if one.declined else None,
    }


def _version_row(version: TextVersion) -> list[str]:
    ruled = f"{version.ruled.value}: {version.reason}".rstrip(": ") if version.ruled else ""
    day = version.day.isoformat()
    return [str(version.number), day, version.judgement.words, ruled, version.sha256[:12]]


def _version_json(version: TextVersion, shown: Mapping[int, str]) -> dict[str, Any]:
    return {
        "number": version.number,
        "day": version.day.isoformat(),
        "sha256": version.sha256,
        "judged": version.judged.value,
        "because": list(version.because),
        "ruled": version.ruled.value if version.ruled else None,
        "reason": version.reason,
        "by": version.by,
        "text": shown[version.number],
        "hashed": version.text,
    }


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(f"“{text}” is not a date") from error
