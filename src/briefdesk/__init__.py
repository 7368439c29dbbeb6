"""Briefdesk: from a report to tailored letters to Congress and a one-page brief."""
