"""Languages told by script, letters and common words."""

from __future__ import annotations

import time

import pytest

from core.document.language import block_language, detect_language, language_script, main_script, script_share

TEXTS = {
    "ar": "خرج العمال إلى الشوارع في صباح ذلك اليوم ثم عادوا إلى المصانع بعد أن وعدتهم الحكومة",
    "fa": "کارگران در صبح آن روز به خیابان‌ها آمدند و پس از وعدهٔ دولت به کارخانه‌ها بازگشتند",
    "ur": "مزدور اس دن صبح سڑکوں پر نکلے اور حکومت کے وعدے کے بعد کارخانوں میں واپس گئے",
    "ps": "کارګران د هغې ورځې په سهار واټونو ته راووتل او بیا خپلو کارځایونو ته ستانه شول",
    "hi": "मज़दूर उस दिन सुबह सड़कों पर निकले और सरकार के वादे के बाद कारख़ानों में लौट गए",
    "mr": "कामगार त्या दिवशी सकाळी रस्त्यावर आले आणि सरकारच्या आश्वासनानंतर ते कामावर परत गेले आहे",
    "ne": "मजदुरहरू त्यो दिन बिहान सडकमा आए र सरकारको वाचा पछि उनीहरू कारखानामा फर्केका छन् भने यो थियो",
    "en": "The workers came into the streets that morning and went back to the factories when they had a promise",
    "fr": "Les ouvriers sont sortis dans la rue ce matin et ils sont rentrés à l'usine avec une promesse",
    "de": "Die Arbeiter gingen an diesem Morgen auf die Straße und kehrten nicht mit leeren Händen in die Fabrik",
    "es": "Los obreros salieron a las calles por la mañana y no volvieron a las fábricas con una promesa",
    "tr": "İşçiler o sabah sokaklara çıktı ve hükümetin sözünden sonra fabrikalara bir daha döndü için olarak",
    "ru": "Рабочие вышли на улицы в то утро и вернулись на заводы после того, как им это обещали",
    "uk": "Робітники вийшли на вулиці того ранку і повернулися на заводи після обіцянки уряду, що їх",
    "bg": "Работниците излязоха на улицата тази сутрин и се върнаха във фабриките след като им обещаха, че ще",
    "he": "הפועלים יצאו לרחובות באותו בוקר וחזרו אל המפעלים אחרי ההבטחה",
    "el": "Οι εργάτες βγήκαν στους δρόμους εκείνο το πρωί",
    "bn": "শ্রমিকরা সেদিন সকালে রাস্তায় নেমেছিল",
    "ja": "労働者たちはその朝、街に出た",
    "zh": "工人们那天早上走上街头",
}


@pytest.mark.parametrize("language", TEXTS)
def test_a_sentence_is_enough(language: str) -> None:
    assert detect_language(TEXTS[language]) == language


def test_persian_typed_with_arabic_letters() -> None:
    text = TEXTS["fa"].replace("ی", "ي").replace("ک", "ك").replace("\u200c", "")
    assert detect_language(text) == "fa"


def test_vowel_signs_do_not_hide_arabic() -> None:
    assert detect_language("خَرَجَ العُمّالُ إِلى الشَّوارِعِ في ذٰلِكَ اليَوْمِ مِنْ كُلِّ حَيٍّ") == "ar"


@pytest.mark.parametrize("text", ["", "1917", "* * *", "xyzzy", "https://example.org"])
def test_nothing_to_tell_by(text: str) -> None:
    assert detect_language(text) == "und"


def test_the_majority_names_the_document() -> None:
    assert detect_language(TEXTS["en"] + "\n" + (TEXTS["ar"] + "\n") * 20) == "ar"


def test_a_block_in_another_script_names_itself() -> None:
    assert block_language(TEXTS["en"], "ar") == "en"
    assert block_language(TEXTS["ar"], "en") == "ar"


def test_a_short_block_leaves_it_to_the_document() -> None:
    assert block_language("PORT ARTHUR", "ar") == ""
    assert block_language("1917", "ar") == ""
    assert block_language("الفصل الثالث", "fa") == ""
    assert block_language("https://www.example.org/the/of/and", "ar") == ""


def test_a_quotation_in_a_sister_language_needs_evidence() -> None:
    assert block_language(TEXTS["fa"], "fa") == "fa"
    assert block_language("بسم الله الرحمن الرحيم", "fa") == ""
    assert block_language(f"{TEXTS['ar']} {TEXTS['ar']}", "fa") == "ar"


def test_scripts() -> None:
    assert main_script("Lenin وصل إلى") == "Arab"
    assert language_script("hi") == "Deva"
    assert language_script("xx") == ""
    assert script_share("abc وصل", "ar") == pytest.approx(0.5)
    assert script_share("", "ar") == 0


def test_a_long_text_is_sampled() -> None:
    text = (TEXTS["ar"] + "\n") * 100_000
    start = time.perf_counter()
    assert detect_language(text) == "ar"
    assert time.perf_counter() - start < 0.5
