"""The text of `briefdesk signon`: as it stands, its versions, and how each was ruled."""

from collections.abc import Mapping
from typing import Any

from briefdesk.cli.call import Answer, Call
from briefdesk.cli.columns import table
from briefdesk.cli.projects import opened
from briefdesk.cli.sign_on_listing import hashed
from briefdesk.model.sign_on import Ruling, TextVersion
from briefdesk.pipeline.projects import save_project
from briefdesk.pipeline.sign_on import keep_version, rule_on, sign_on_view
from briefdesk.pipeline.text_to_send import text_to_send


def versions(call: Call) -> Answer:
    """List the versions of the text, after keeping one or ruling on one where asked."""
    options = call.options
    expected, project = hashed(call)
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
    sha, text = text_to_send(call.desk, opened(call), call.options.number)
    return Answer({"sha256": sha, "text": text}, ("\n\n".join(text.split("\n")),))


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
