"""Where sentences end, and where they only seem to."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.document.sentences import sentence_spans


def sentences(text: str, language: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text, 0, len(text), language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "It fell. He ran!  Did he? Yes.", ["It fell.", "He ran!", "Did he?", "Yes."]),
        ("en", "V. I. Lenin and Mr. Reed met.", ["V. I. Lenin and Mr. Reed met."]),
        ("en", "It rose 3.5 percent. Then it fell.", ["It rose 3.5 percent.", "Then it fell."]),
        ("en", "He said “go.” They went.", ["He said “go.”", "They went."]),
        ("ar", "بدأ الإضراب. هل انتهى؟ نعم!", ["بدأ الإضراب.", "هل انتهى؟", "نعم!"]),
        ("ar", "في 1905 م. اندلعت الثورة.", ["في 1905 م.", "اندلعت الثورة."]),
        ("ar", "قال د. حداد ذلك. ثم مضى.", ["قال د. حداد ذلك.", "ثم مضى."]),
        ("ar", "انتهى المؤتمر.وقد عاد الناس.", ["انتهى المؤتمر.", "وقد عاد الناس."]),
        ("fa", "او آمد. در ۱۲۹۶ ه.ش رفت.", ["او آمد.", "در ۱۲۹۶ ه.ش رفت."]),
        ("hi", "सभा हुई। डॉ. शर्मा आए। ठीक है?", ["सभा हुई।", "डॉ. शर्मा आए।", "ठीक है?"]),
        ("ur", "وہ آیا۔ پھر گیا۔", ["وہ آیا۔", "پھر گیا۔"]),
        ("ru", "Это было в 1917 г. Потом он уехал.", ["Это было в 1917 г.", "Потом он уехал."]),
        ("ru", "В 1917 г. началась война.", ["В 1917 г. началась война."]),
        (
            "tr",
            "II. Mehmed M.Ö. 44 yılını andı. 20. yüzyılda bitti.",
            ["II. Mehmed M.Ö. 44 yılını andı.", "20. yüzyılda bitti."],
        ),
        ("en", "1. First point. 2. Second.", ["1. First point.", "2. Second."]),
        ("en", "no full stop", ["no full stop"]),
        ("en", "   ", []),
    ],
)
def test_sentences(language: str, text: str, expected: list[str]) -> None:
    assert sentences(text, language) == expected


def test_only_inside_the_block() -> None:
    text = "First. Second. Third."
    assert sentence_spans(text, 7, 14, "en") == [(7, 14)]


@given(st.text(max_size=120), st.sampled_from(["ar", "fa", "ur", "hi", "en", "ru", "und"]))
def test_any_text_is_covered(text: str, language: str) -> None:
    spans = sentence_spans(text, 0, len(text), language)
    covered = "".join(text[start:end] for start, end in spans)
    assert "".join(covered.split()) == "".join(text.split())
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
