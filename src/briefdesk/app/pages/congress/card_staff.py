"""Whom the user knows in a member's office."""

from functools import partial

from briefdesk.app.pages.congress.card_parts import Section, button_row, copy_button, link_button
from briefdesk.app.pages.congress.card_rolodex import Rolodex
from briefdesk.app.pages.congress.contacts_steps import add_contact, edit_contact
from briefdesk.app.widgets.labels import Size
from briefdesk.model.choosing import MemberCard


class StaffSection(Section):
    """Own contacts on the staff of one member, with their notes."""

    def __init__(self, rolodex: Rolodex, card: MemberCard) -> None:
        member = card.member
        super().__init__(
            "Your contacts there",
            link_button(
                "Add…",
                f"Add a contact in the office of {member.full_name}",
                lambda: add_contact(rolodex, self, member.bioguide),
            ),
        )
        if not card.contacts:
            self.say("None yet.", "muted")
        for contact in card.contacts:
            self.say(" · ".join(filter(None, (contact.name, contact.position))))
            reach = " · ".join(filter(None, (contact.email, contact.phone, contact.note)))
            if reach:
                self.say(reach, "muted", size=Size.SMALL)
            buttons = [
                link_button("Edit…", f"Edit {contact.name}", partial(edit_contact, rolodex, self, contact))
            ]
            if contact.email:
                buttons.append(copy_button(contact.email, f"the e-mail address of {contact.name}"))
            self.add(button_row(*buttons))
