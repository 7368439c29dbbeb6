"""E-mail drafts: they open for editing, carry the PDF and say nothing that we do not know."""

import email
from email.message import EmailMessage
from email.policy import default

import pytest

from briefdesk.render.email_draft import render_eml
from render.docx_samples import a_brief, a_letter

PDF = b"%PDF-1.7\n" + bytes(range(256)) * 40


def draft(subject: str = "Oversight of military roles", **more: str) -> EmailMessage:
    data = render_eml(a_letter(), subject, PDF, **more).data
    message = email.message_from_bytes(data, policy=default)
    assert isinstance(message, EmailMessage)
    return message


def test_draft_opens_unsent_without_sender_date_or_recipient():
    message = draft()

    assert message["X-Unsent"] == "1"
    assert all(message[name] is None for name in ("To", "From", "Date", "Message-ID", "Cc", "Bcc"))


def test_recipient_is_named_where_known():
    assert draft(to="staff@example.gov")["To"] == "staff@example.gov"


def test_pdf_is_attached_byte_for_byte_under_its_name():
    (attachment,) = draft(pdf_name="Okafor – Überblick.pdf").iter_attachments()

    assert attachment.get_content() == PDF
    assert attachment.get_content_type() == "application/pdf"
    assert attachment.get_filename() == "Okafor – Überblick.pdf"


def test_body_is_the_letter_from_the_salutation_on():
    body = draft().get_body().get_content()

    assert body.startswith("Dear Ranking Member Okafor:")
    assert "Washington, DC 20510" not in body
    assert "“The Long Road,”" in body


def test_document_without_salutation_is_sent_whole():
    data = render_eml(a_brief(), "Brief", PDF).data

    body = email.message_from_bytes(data, policy=default).get_body().get_content()

    assert body.startswith("Riverbend Rights Project")


@pytest.mark.parametrize(
    "subject",
    ["a\r\nBcc: spy@example.org", "a\nX: y\n\nbody", "a\x00b", "Ünï " * 60, "=?utf-8?q?x?=", "lone \ud800"],
)
def test_hostile_subject_adds_no_header(subject):
    message = draft(subject)

    assert message["Bcc"] is None
    assert set(message.keys()) == {"X-Unsent", "Subject", "MIME-Version", "Content-Type"}
    assert message.get_body().get_content().startswith("Dear")


def test_same_letter_gives_the_same_bytes_and_another_one_another_boundary():
    first, again = render_eml(a_letter(), "S", PDF).data, render_eml(a_letter(), "S", PDF).data

    assert first == again
    assert (
        draft().get_boundary()
        != email.message_from_bytes(render_eml(a_letter(), "S", b"%PDF").data).get_boundary()
    )


def test_lines_end_as_mail_does_and_stay_short():
    data = render_eml(a_letter(), "S", PDF).data

    assert data.count(b"\n") == data.count(b"\r\n")
    assert max(len(line) for line in data.split(b"\r\n")) <= 998
