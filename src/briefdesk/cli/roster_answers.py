"""What `briefdesk roster` answers: the roster in figures, and what a data set changes."""

from collections.abc import Iterable, Mapping
from typing import Any

from briefdesk.cli.call import DONE, Answer
from briefdesk.cli.columns import table, wrapped
from briefdesk.english import counted
from briefdesk.model.congress import Member, VacantSeat
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.recipients import roster_summary
from briefdesk.pipeline.roster import CommitteeChange, PlaceChange, RosterPlan, ZipCheck, zip_check

MOST_LINES = 40


def summary_answer(desk: Desk, *last: str) -> Answer:
    """Return the roster in use, in figures; `last` are lines for people below them."""
    summary = roster_summary(desk)
    committees_as_of = desk.index.roster.committees_as_of
    zip_codes = zip_check(desk)
    warnings = [*summary.warnings, *(problem.message for problem in summary.problems)]
    document = {
        "as_of": summary.as_of,
        "origin": summary.origin,
        "members": summary.members,
        "senators": summary.senators,
        "representatives": summary.representatives,
        "delegates": summary.delegates,
        "vacant": [vacant_json(seat) for seat in summary.vacant],
        "committees": summary.committees,
        "committees_as_of": committees_as_of or summary.as_of,
        "age_days": summary.age_days,
        "zip_codes": {
            "fit": zip_codes.fit,
            "exceptions": zip_codes.exceptions,
            "missing": zip_codes.missing,
            "wrong": [seat.code for seat in zip_codes.wrong],
        },
        "warnings": warnings,
    }
    of = f" (as of {committees_as_of})" if committees_as_of else ""
    facts = table(
        [
            ["As of", f"{summary.as_of} ({counted(summary.age_days, 'day')} old)"],
            ["Origin", summary.origin],
            ["Members", f"{summary.members:,}"],
            ["", counted(summary.senators, "senator")],
            ["", counted(summary.representatives, "representative")],
            ["", f"{summary.delegates:,} delegates and resident commissioner"],
            ["Committees", f"{summary.committees:,}{of}"],
            ["House ZIP+4", _zip_words(zip_codes)],
            *(["Vacant", f"{seat.seat.code}: {seat.reason}"] for seat in summary.vacant),
        ]
    )
    return Answer(document, (*facts, *warning_lines(warnings), *last))


def _zip_words(check: ZipCheck) -> str:
    words = f"{check.fit} of {check.fit + check.exceptions + len(check.wrong)} spell their seat"
    if check.exceptions:
        words += f", {counted(check.exceptions, 'known exception')}"
    if check.wrong:
        words += f", wrong: {', '.join(seat.code for seat in check.wrong)}"
    return words


def plan_document(plan: RosterPlan) -> dict[str, Any]:
    """Return what a plan changes as JSON."""
    change = plan.change
    return {
        "as_of": plan.roster.as_of,
        "summary": plan.in_words,
        "left": [_member_json(m) for m in change.left],
        "new": [_member_json(m) for m in change.new],
        "changed": [{**_member_json(m.after), "what": list(m.what)} for m in change.moved],
        "committees": [_committee_json(c) for c in change.committees],
        "places": [_place_json(p) for p in change.places],
        "older": plan.older,
        "partial": plan.partial,
        "kept": list(plan.kept),
        "quarantined": list(plan.quarantined),
        "warnings": list(plan.warnings),
    }


def change_answer(plan: RosterPlan, document: Mapping[str, Any], *last: str, status: int = DONE) -> Answer:
    """Return what a plan changes, in lists and in one line."""
    lines: list[str] = []
    for found in plan.lists():
        lines.append(f"{found.words} ({len(found.lines):,})")
        lines.extend(line for text in found.lines[:MOST_LINES] for line in wrapped(f"  {text}"))
        if len(found.lines) > MOST_LINES:
            lines.append(f"  … and {len(found.lines) - MOST_LINES:,} more; --json lists all.")
    return Answer(document, (*lines, *plan_lines(plan), *last), status)


def plan_lines(plan: RosterPlan) -> tuple[str, ...]:
    """Return a plan in a few lines: what is kept, what was left out, and the change in one."""
    lines = list(plan.kept)
    if plan.quarantined:
        shown = plan.quarantined[:5]
        lines.append(f"{counted(len(plan.quarantined), 'row')} left out:")
        lines.extend(f"  {reason}" for reason in shown)
        if len(plan.quarantined) > len(shown):
            lines.append(
                f"  … and {len(plan.quarantined) - len(shown):,} more; `briefdesk roster show` lists them."
            )
    if plan.older:
        lines.append("This data set is older than the roster in use.")
    if plan.partial:
        lines.append("This data set holds much less than the roster in use.")
    words = plan.in_words
    lines.append(f"{words[:1].upper()}{words[1:]}.")
    return tuple(piece for line in lines for piece in wrapped(line))


def warning_lines(warnings: Iterable[str]) -> tuple[str, ...]:
    """Return warnings as lines for people."""
    return tuple(line for warning in warnings for line in wrapped(f"Warning: {warning}"))


def vacant_json(seat: VacantSeat) -> dict[str, str]:
    """Return a seat without a record as JSON."""
    return {"seat": seat.seat.code, "reason": seat.reason}


def _member_json(member: Member) -> dict[str, Any]:
    return {"bioguide": member.bioguide, "name": member.full_name, "seat": member.seat.code}


def _committee_json(change: CommitteeChange) -> dict[str, Any]:
    some = change.after or change.before
    what = "new" if change.before is None else "gone" if change.after is None else "renamed"
    return {"code": some.code if some else "", "name": some.full_name if some else "", "what": what}


def _place_json(change: PlaceChange) -> dict[str, Any]:
    return {
        "bioguide": change.bioguide,
        "committee": change.committee,
        "before": change.before.role if change.before else None,
        "after": change.after.role if change.after else None,
    }
