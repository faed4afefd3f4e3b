"""The settings dialog: a control for every option, seen at once, taken back by Cancel."""

from dataclasses import fields, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialogButtonBox, QDoubleSpinBox

from core.settings import Settings, clean
from ui.fonts import load_fonts
from ui.settings_dialog import SettingsDialog

CHANGED = Settings(theme="sepia", text_size_pt=19.5, justify=False, arabic_font="Noto Sans Arabic", hebrew_leading=1.3)


@pytest.fixture
def dialog(qtbot, qapp):
    load_fonts()

    def make(settings=CHANGED):
        made = SettingsDialog(settings)
        qtbot.addWidget(made)
        made.told = []
        made.changed.connect(made.told.append)
        return made

    return make


def shown(control):
    if isinstance(control, QCheckBox):
        return control.isChecked()
    return control.currentData() if isinstance(control, QComboBox) else control.value()


def test_every_option_has_a_named_control_that_shows_it(dialog):
    made = dialog()
    names = set()
    for option in fields(Settings):
        control = made.control(option.name)
        assert control.accessibleName()
        names.add(control.accessibleName())
        assert shown(control) == getattr(CHANGED, option.name)
        assert control.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert len(names) == len(fields(Settings))
    assert not made.told, "showing is not choosing"


def test_each_kind_of_control_changes_its_option_at_once(dialog):
    made = dialog()
    made.control("theme").setCurrentIndex(made.control("theme").findData("dark"))
    made.control("justify").click()
    made.control("line_height").setValue(2.0)
    families = made.control("latin_font")
    families.setCurrentIndex(families.findData("Noto Sans"))
    wanted = replace(CHANGED, theme="dark", justify=True, line_height=2.0, latin_font="Noto Sans")
    assert made.told[-1] == wanted
    assert len(made.told) == 4
    assert clean({name: getattr(wanted, name) for name in Settings.__dataclass_fields__}) == wanted


def test_cancel_takes_everything_back_and_ok_keeps_it(dialog, qtbot):
    made = dialog()
    made.control("measure_em").setValue(50)
    qtbot.keyClick(made, Qt.Key.Key_Escape)
    assert made.told[-1] == CHANGED
    kept = dialog()
    kept.control("measure_em").setValue(50)
    kept.accept()
    assert kept.told[-1] == replace(CHANGED, measure_em=50.0)
    untouched = dialog()
    untouched.reject()
    assert not untouched.told


def test_numbers_cannot_leave_their_range_and_size_can_be_left_to_the_desktop(dialog):
    made = dialog()
    for option in fields(Settings):
        control = made.control(option.name)
        if isinstance(control, QDoubleSpinBox) and option.name != "text_size_pt":
            assert (control.minimum(), control.maximum()) == (option.metadata["low"], option.metadata["high"])
    size = made.control("text_size_pt")
    size.setValue(size.minimum())
    assert made.told[-1].text_size_pt == 0.0
    assert "15" in size.text()
    size.stepUp()
    assert made.told[-1].text_size_pt == 8.0


def test_the_language_changes_with_ok_only(dialog):
    made = dialog()
    languages = made.control("interface_language")
    languages.setCurrentIndex(languages.findData("ar"))
    made.control("justify").click()
    assert made.told[-1].interface_language == CHANGED.interface_language
    made.accept()
    assert made.told[-1].interface_language == "ar"


def test_defaults_come_back_but_only_for_as_long_as_not_cancelled(dialog):
    made = dialog()
    buttons = made.findChild(QDialogButtonBox)
    buttons.button(QDialogButtonBox.StandardButton.RestoreDefaults).click()
    assert made.told[-1] == Settings()
    assert shown(made.control("theme")) == "system"
    made.reject()
    assert made.told[-1] == CHANGED


def test_a_font_that_is_not_here_is_kept_and_told(dialog):
    made = dialog(Settings(arabic_font="A font of another machine"))
    assert made.control("arabic_font").currentData() == "A font of another machine"
    assert "not installed" in made.control("arabic_font").currentText()
    offered = {made.control("arabic_font").itemData(i) for i in range(made.control("arabic_font").count())}
    assert {"Amiri", "Noto Sans Arabic"} <= offered


def test_it_mirrors(dialog, qapp):
    def edges(made):
        made.adjustSize()
        made.show()
        control = made.control("arabic_scale")
        return control.mapTo(made, control.rect().topLeft()).x(), made.width()

    ltr, _ = edges(dialog())
    rtl_dialog = dialog()
    rtl_dialog.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    rtl, width = edges(rtl_dialog)
    assert ltr > width / 2
    assert rtl < width / 2


def test_the_window_opens_it_and_the_page_follows(open_window, library_path, qtbot):
    window = open_window(library_path)
    window.open_named("A harbour chronicle", 0)
    window.settings_changed.connect(window.apply_settings)
    pitch = window.area.current_pane().page().visible()[1][0].pitch
    window.actions_["settings"].trigger()
    made = window.findChild(SettingsDialog)
    qtbot.waitExposed(made)
    made.control("line_height").setValue(2.4)
    assert window.area.current_pane().page().visible()[1][0].pitch > pitch * 1.2
    made.reject()
    assert window.area.current_pane().page().visible()[1][0].pitch == pitch
    window.actions_["hide-marks"].trigger()
    assert window._settings.hide_marks
    window.actions_["theme-contrast"].trigger()
    assert window._settings.theme == "contrast"
    assert window.actions_["theme-contrast"].isChecked()
