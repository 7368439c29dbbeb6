from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefdesk.errors import BriefdeskError
from briefdesk.sources.tables import TableInvalid, read_table, table_of_text
from briefdesk.sources.tables.cells import NOT_WORKED_OUT
from sources.tables.workbooks import sheet_of, workbook

STYLES = (
    '<numFmts><numFmt numFmtId="164" formatCode="00000"/><numFmt numFmtId="165" formatCode="00000\\-0000"/>'
    '<numFmt numFmtId="166" formatCode="[$-409]mmmm\\ d\\,\\ yyyy;@"/></numFmts>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="14"/>'
    '<xf numFmtId="166"/></cellXfs>'
)


def cells(path: Path) -> list[tuple[str, ...]]:
    return [row.cells for row in read_table(path).all_rows]


def saved(folder: Path, data: bytes, name: str = "people.xlsx") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_csv_keeps_leading_zeros_and_knows_its_lines(tmp_path: Path):
    path = saved(tmp_path, b'name,zip\n"Ada\nLovelace",02138\n\nJos\xe9,00501\n', "people.csv")

    table = read_table(path)

    assert table.header.cells == ("name", "zip")
    assert [(row.line, row.cells) for row in table.rows] == [
        (2, ("Ada\nLovelace", "02138")),
        (5, ("José", "00501")),
    ]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_any_usual_mark_parts_the_cells(mark: str):
    table = table_of_text(f"name{mark}office\nDoe, Jane{mark}B\n".replace("Doe, Jane", '"Doe, Jane"'))

    assert table.rows[0].cells == ("Doe, Jane", "B")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_usual_encodings_are_read(tmp_path: Path, encoding: str):
    path = saved(tmp_path, "name;city\nNúñez;Mayagüez\n".encode(encoding), "people.csv")

    assert cells(path)[1] == ("Núñez", "Mayagüez")


def test_mark_that_excel_tells_is_taken():
    assert table_of_text("sep=;\na,b;c\n").header.cells == ("a,b", "c")


def test_quotation_mark_that_never_closes_names_its_line():
    with pytest.raises(TableInvalid, match=r"line 2"):
        table_of_text('name,note\n"Jane,' + "x\n" * 9_000)


def test_more_rows_than_anybody_writes_to_are_refused():
    with pytest.raises(TableInvalid, match=r"20,000 rows"):
        table_of_text("name\n" + "Jane\n" * 100_000)


def test_marks_that_hide_or_turn_text_are_taken_out():
    assert table_of_text("Ja\u202ene\u200b\x07,B\n").header.cells == ("Jane", "B")


def test_workbook_is_read_with_texts_numbers_and_dates(tmp_path: Path):
    rows = [
        ["Name", "ZIP", "ZIP+4", "Phone", "Since", "Share", "In"],
        [
            '<c r="A2" t="s"><v>0</v></c>',
            '<c r="B2" s="1"><v>2138</v></c>',
            '<c r="C2" s="2"><v>2138001</v></c>',
            '<c r="D2"><v>2.022241234E9</v></c>',
            '<c r="E2" s="3"><v>46188</v></c>',
            '<c r="F2"><v>0.10000000000000001</v></c>',
            '<c r="G2" t="b"><v>1</v></c>',
        ],
    ]
    strings = "<si><r><t>Ada </t></r><r><t>Lovelace</t></r><rPh><t>no</t></rPh></si>"
    path = saved(tmp_path, workbook({"People": sheet_of(rows)}, strings=strings, styles=STYLES))

    assert cells(path)[1] == (
        "Ada Lovelace",
        "02138",
        "00213-8001",
        "2022241234",
        "2026-06-15",
        "0.1",
        "TRUE",
    )


def test_formula_counts_with_its_saved_value_and_is_never_worked_out(tmp_path: Path):
    row = ['<c r="A1" t="str"><f>HYPERLINK("http://x","y")</f><v>y</v></c>', '<c r="B1"><f>1+1</f></c>']
    path = saved(tmp_path, workbook({"A": sheet_of([row, ["=1+1", "@SUM(A1)"]])}))

    assert cells(path) == [("y", NOT_WORKED_OUT), ("=1+1", "@SUM(A1)")]


def test_empty_columns_keep_their_place_and_rows_their_number(tmp_path: Path):
    sheet = sheet_of([[], ['<c r="C2" t="inlineStr"><is><t>x</t></is></c>'], []])

    table = read_table(saved(tmp_path, workbook({"A": sheet})))

    assert (table.header.line, table.header.cells) == (2, ("", "", "x"))


def test_hidden_sheet_is_passed_over(tmp_path: Path):
    data = workbook({"Old": sheet_of([["old"]]), "New": sheet_of([["new"]])}, hidden=("Old",))

    assert cells(saved(tmp_path, data)) == [("new",)]


def test_macros_are_left_lying(tmp_path: Path):
    data = workbook({"A": sheet_of([["Jane"]])}, more={"xl/vbaProject.bin": b"\xd0\xcf macro"})

    assert cells(saved(tmp_path, data, "people.xlsm")) == [("Jane",)]


def test_dates_count_from_1904_where_the_workbook_says_so(tmp_path: Path):
    row = ['<c r="A1" s="4"><v>44726</v></c>']
    data = workbook({"A": sheet_of([row])}, styles=STYLES, settings='<workbookPr date1904="1"/>')

    assert cells(saved(tmp_path, data)) == [("2026-06-15",)]


def test_entities_are_refused(tmp_path: Path):
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    sheet = sheet_of([["x"]]).replace("<worksheet", f"{bomb}<worksheet").replace(">x<", ">&b;<")

    with pytest.raises(TableInvalid, match="never are"):
        read_table(saved(tmp_path, workbook({"A": sheet})))


def test_zip_bomb_is_refused(tmp_path: Path):
    data = workbook({"A": sheet_of([["x"]])}, more={"xl/media/a.xml": b"\0" * 60_000_000})

    with pytest.raises(TableInvalid, match="never are"):
        read_table(saved(tmp_path, data))


def test_row_of_endless_cells_is_cut_at_its_columns(tmp_path: Path):
    row = "".join(f"<c><v>{n}</v></c>" for n in range(100_000))

    table = read_table(saved(tmp_path, workbook({"A": sheet_of([[row]])})))

    assert len(table.header.cells) == 200


def test_hundred_thousand_rows_are_refused(tmp_path: Path):
    rows = "".join(f"<row><c><v>{n}</v></c></row>" for n in range(100_000))
    sheet = sheet_of([]).replace("<sheetData>", f"<sheetData>{rows}")

    with pytest.raises(TableInvalid, match=r"20,000 rows"):
        read_table(saved(tmp_path, workbook({"A": sheet})))


def test_one_long_text_that_all_cells_share_is_refused(tmp_path: Path):
    strings = f"<si><t>{'x ' * 20_000}</t></si>"
    rows = [['<c t="s"><v>0</v></c>'] * 50] * 100

    with pytest.raises(TableInvalid, match=r"10,000 characters"):
        read_table(saved(tmp_path, workbook({"A": sheet_of(rows)}, strings=strings)))


@pytest.mark.parametrize(
    "data",
    [b"PK\x03\x04 no zip", b"\xd0\xcf\x11\xe0 old", b"\0\1\2 binary", b"PK\x03\x04"],
    ids=["no zip", "xls", "binary", "cut"],
)
def test_what_is_no_table_is_told(tmp_path: Path, data: bytes):
    with pytest.raises(BriefdeskError) as caught:
        read_table(saved(tmp_path, data))

    assert caught.value.next_step


def test_link_to_a_workbook_is_not_followed(tmp_path: Path):
    data = workbook({"A": sheet_of([["x"]])})
    path = saved(tmp_path, data)
    link = tmp_path / "link.xlsx"
    link.symlink_to(path)

    with pytest.raises(BriefdeskError, match="link"):
        read_table(link)


@given(st.text(max_size=300))
def test_any_text_is_a_table_or_told(text: str):
    try:
        table = table_of_text(text)
    except TableInvalid:
        return
    assert all(row.cells for row in table.all_rows)


@given(st.integers(0, 2000), st.binary(min_size=1, max_size=4))
def test_flipped_bytes_of_a_workbook_are_read_or_told(
    tmp_path_factory: pytest.TempPathFactory, at: int, new: bytes
):
    data = bytearray(workbook({"A": sheet_of([["Jane", "02138"]])}, styles=STYLES))
    at %= len(data)
    data[at : at + len(new)] = new
    path = saved(tmp_path_factory.mktemp("flipped"), bytes(data))

    try:
        read_table(path)
    except BriefdeskError as error:
        assert error.next_step


def test_sheet_of_endless_cells_in_one_place_is_refused(tmp_path: Path):
    row = "".join(f'<c r="A1"><v>{n}</v></c>' for n in range(400_001))

    with pytest.raises(TableInvalid, match=r"400,000 cells"):
        read_table(saved(tmp_path, workbook({"A": sheet_of([[row]])})))
