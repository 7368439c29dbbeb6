"""An address as it stands on an envelope or in one line of a list."""

from briefdesk.congress.address import addressee_for
from briefdesk.congress.index import RosterIndex
from briefdesk.model.addressee import AddressBlock, Addressee


def envelope_blocks(index: RosterIndex, addressee: Addressee) -> tuple[AddressBlock, ...]:
    """Return the address of each envelope that a letter needs: one for each who is addressed.

    Where the letter itself prints names alone, each member's own office is on the envelope; an open letter
    needs none.
    """
    if addressee.blocks:
        return addressee.blocks
    return tuple(addressee_for(index, member).blocks[0] for member in addressee.members)


def one_line(addressee: Addressee) -> str:
    """Return an address in one line, its lines set off by commas; several addressees by semicolons."""
    blocks = addressee.blocks or tuple((name,) for name in addressee.names)
    return "; ".join(", ".join(block) for block in blocks)
