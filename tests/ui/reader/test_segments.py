from itertools import pairwise

from ui.reader.segments import LONGEST_ROW, Rows, cuts


def test_short_blocks_are_rows(make_document):
    document = make_document("one", "two", "", "four")
    rows = Rows(document)
    assert rows.count == 4
    assert [rows.span(row) for row in range(4)] == [(b.start, b.end) for b in document.blocks]
    assert [rows.row_at(b.start) for b in document.blocks] == [0, 1, 2, 3]


def test_a_long_block_is_cut_after_sentences(make_document):
    body = "جملة قصيرة تنتهي هنا. " * 1200
    document = make_document("before", body, "between", body, "after")
    rows = Rows(document)
    spans = [rows.span(row) for row in range(rows.count)]
    assert spans[0] == (0, 6)
    for (_, end), (start, _) in pairwise(spans):
        assert start in (end, end + 1)
        assert document.text[end:start] in ("", "\n")
    assert all(end - start <= LONGEST_ROW for start, end in spans)
    inner = [start for row, (start, _) in enumerate(spans) if rows.block_of(row)[1]]
    assert len(inner) > 8
    assert all(document.text[start - 2 : start] == ". " for start in inner)
    for row, (start, end) in enumerate(spans):
        assert rows.row_at(start) == row
        assert rows.row_at(max(end - 1, start)) == row
    assert [rows.block_of(rows.row_at(b.start)) for b in document.blocks] == [(i, 0) for i in range(5)]


def test_without_spaces_letters_and_their_marks_stay_together():
    text = ("بَّ" * 5000)[:13000]
    starts = cuts(text, 0, len(text))
    assert len(starts) >= 4
    assert all(text[start] == "ب" for start in starts)
    assert max(b - a for a, b in pairwise([*starts, len(text)])) <= LONGEST_ROW


def test_one_endless_cluster_is_cut_all_the_same():
    text = "e" + "\u0301" * 20000
    starts = cuts(text, 0, len(text))
    assert starts[:2] == [0, LONGEST_ROW]
    assert starts == sorted(set(starts))


def test_other_white_space_serves():
    text = ("x" * 3000 + "\t") * 4
    assert cuts(text, 0, len(text)) == [0, 3001, 6002, 9003]
