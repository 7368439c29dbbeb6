"""`briefdesk letters --format print` and where letters are set: what is made, what is told."""

import json
import sys
from pathlib import Path

import pypdfium2
import pytest


@pytest.fixture
def project(run):
    made = run("new", "mine.briefdesk", "--to", "chamber:senate state:RI,VT", "--set", "page=a4")
    assert made.status == 0, made
    return "mine.briefdesk"


def test_print_format_makes_one_file_of_all_letters_in_the_order_asked_for(run, project):
    made = run("letters", project, "--format", "print", "--order", "name", "--two-sided", "--json")

    assert made.status == 0, made
    assert [letter["name"].split()[-1] for letter in made.json["letters"]] == sorted(
        letter["name"].split()[-1] for letter in made.json["letters"]
    )
    file = made.json["print_file"]
    assert Path(file["path"]).name == "letters.pdf"
    with pypdfium2.PdfDocument(file["path"]) as pdf:
        assert len(pdf) == file["pages"]
        assert len(list(pdf.get_toc())) == len(made.json["letters"]) == 4
        assert round(pdf[0].get_height()) == 842
    manifest = json.loads(Path(file["path"]).with_name("manifest.json").read_text())
    assert manifest["print_file"]["sha256"] == file["sha256"]


def test_print_file_is_named_in_the_answer(run, project):
    made = run("letters", project, "--format", "print")

    assert "For printing: " in made.out
    assert "letters.pdf" in made.out


def test_order_that_does_not_exist_is_refused_with_the_nearest(refused, project):
    assert "office" in refused("letters", project, "--order", "ofice").err


def test_cluster_without_its_package_says_what_to_install(refused, project, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)

    told = refused("letters", project, "--cluster", "tcp://127.0.0.1:8786")

    assert "briefdesk[cluster]" in told.err


def test_cluster_and_jobs_are_not_asked_for_together(refused, project):
    assert "--jobs" in refused("letters", project, "--jobs", "2", "--cluster", "tcp://x:1").err


def test_paper_that_does_not_exist_is_refused(refused, project):
    assert "A4" in refused("new", "b.briefdesk", "--set", "page=A5").err
