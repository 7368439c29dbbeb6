"""`briefdesk roster update` and `restore`: the published data set over the network, and the way back."""

import sys

from briefdesk.cli.call import IN_PART, Answer, Call
from briefdesk.cli.roster_answers import change_answer, plan_document, summary_answer
from briefdesk.pipeline.roster import RosterPlan, plan_update, restore_roster, take_update

_NOT_TAKEN = "Nothing was replaced. Run it again with --yes to use the new roster."


def update(call: Call) -> Answer:
    """Fetch the published data set, show what changed, and replace the roster once that is agreed to.

    The exit status is 1 where it was not.
    """
    options = call.options
    said: list[str] = []

    def tell(what: str, _done: int, _of: int) -> None:
        if what not in said:
            said.append(what)
            call.say(f"{what}…")

    plan = plan_update(call.desk, options.address, as_of=options.as_of, progress=tell)
    document = plan_document(plan)
    agreed = options.yes or (_can_ask(call) and _agrees(call, plan))
    if not agreed:
        return change_answer(plan, {**document, "applied": False}, _NOT_TAKEN, status=IN_PART)
    take_update(
        call.desk, plan,
        older=options.older or not options.yes, partial=options.partial or not options.yes,
    )  # fmt: skip
    last = f"The roster of {plan.roster.as_of} is in use; `briefdesk roster restore` takes it back."
    return change_answer(plan, {**document, "applied": True}, last)


def restore(call: Call) -> Answer:
    """Put the roster to use that was in use before the last update or import."""
    restore_roster(call.desk)
    return summary_answer(call.desk, "The roster from before is in use; the same command undoes that.")


def _can_ask(call: Call) -> bool:
    return sys.stdin is not None and sys.stdin.isatty() and not getattr(call.options, "json", False)


def _agrees(call: Call, plan: RosterPlan) -> bool:
    """Show the change and ask on the terminal; what was shown includes that it is older or much smaller."""
    for line in change_answer(plan, {}).lines:
        call.say(line)
    call.say("Use this roster? Type yes or no.")
    return sys.stdin.readline().strip().casefold() in {"y", "yes"}
