"""Guards: what an edit of a finding changed in its figures, names, hedges, negations and quotations."""

from briefdesk.sources.guards.check import check_edit
from briefdesk.sources.guards.edit import flags_between
from briefdesk.sources.guards.flag import CODES, Flag

__all__ = ["CODES", "Flag", "check_edit", "flags_between"]
