"""Who consents, and until when: signatures, refusals and the deadline of `briefdesk signon`."""

import datetime as dt
from argparse import ArgumentTypeError

from briefdesk.cli.call import DONE, IN_PART, Answer, Call
from briefdesk.cli.sign_on_listing import hashed, told
from briefdesk.cli.wrong import CallWrong
from briefdesk.english import counted
from briefdesk.pipeline.projects import save_project
from briefdesk.pipeline.sign_on import decline, set_deadline, show_people, sign_on_view
from briefdesk.pipeline.signing_many import NamesFound, names_in_file, record_signatures


def sign(call: Call) -> Answer:
    """Record signatures; exit status 1 where a list names somebody who is no organization of the project."""
    options = call.options
    expected, project = hashed(call)
    found = NamesFound()
    if options.list:
        found = names_in_file(project.signatories, options.list)
    names = tuple(dict.fromkeys((*options.organization, *found.organizations)))
    if not names:
        raise CallWrong("Nobody is named who signed.", "Name organizations, or give a list of them.")
    project = record_signatures(
        call.desk,
        project,
        names,
        day=options.day or call.desk.today,
        by=options.by,
        version=options.number,
    )
    save_project(project, options.project, expected=expected)
    if len(names) == 1 and not options.list:
        return told(call, project, names[0])
    document = {"signed": list(names), "unknown": list(found.unknown)}
    unknown = (found.unknown_words,) if found.unknown else ()
    said = f"{counted(len(names), 'signature')} recorded."
    return Answer(document, (*unknown, said), IN_PART if found.unknown else DONE)


def say_no(call: Call) -> Answer:
    """Record that an organization declined."""
    expected, project = hashed(call)
    project = decline(project, call.options.organization, call.options.day or call.desk.today)
    save_project(project, call.options.project, expected=expected)
    return told(call, project, call.options.organization)


def deadline(call: Call) -> Answer:
    """Set or remove the deadline."""
    expected, project = hashed(call)
    text = call.options.day.strip().casefold()
    try:
        day = None if text == "none" else day_of(text)
    except ArgumentTypeError as error:
        raise CallWrong(f"{error}.", "Write it as 2026-07-01, or “none”.") from error
    project = set_deadline(project, day)
    save_project(project, call.options.project, expected=expected)
    said = sign_on_view(call.desk, project, call.desk.today).deadline_words or "No deadline"
    return Answer({"deadline": day.isoformat() if day else None}, (f"{said}.",))


def people(call: Call) -> Answer:
    """Print who signs for each organization, or not."""
    expected, project = hashed(call)
    wanted = call.options.wanted == "yes"
    save_project(show_people(project, wanted), call.options.project, expected=expected)
    said = "Who signs is printed under each organization." if wanted else "Organizations are printed alone."
    return Answer({"people": wanted}, (said,))


def day_of(text: str) -> dt.date:
    """Return the day that an option names. Raises ArgumentTypeError."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(f"“{text}” is not a date") from error
