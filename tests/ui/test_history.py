"""Back and forward behave as in a browser."""

from __future__ import annotations

from ui.history import History, Place


def test_back_and_forward():
    history = History()
    a, b, c = Place("d", 1), Place("d", 2), Place("e", 3)
    history.leave(a)
    history.leave(b)
    assert history.back(c) == b
    assert history.back(b) == a
    assert not history.can_go_back
    assert history.forward(a) == b
    assert history.forward(b) == c
    assert history.forward(c) is None


def test_a_new_jump_forgets_what_lay_forward():
    history = History()
    history.leave(Place("d", 1))
    history.back(Place("d", 2))
    history.leave(Place("d", 5))
    assert not history.can_go_forward


def test_a_document_that_is_gone_is_forgotten():
    history = History()
    history.leave(Place("gone", 1))
    history.forget("gone")
    assert history.back(Place("d", 1)) is None
