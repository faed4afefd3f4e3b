"""The settings, made from the fields of ``Settings``: what is changed is seen at once, Cancel takes it back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import Field, fields, replace
from typing import Any

from PySide6.QtCore import QLocale, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QGridLayout,
    QGroupBox,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from core.settings import Settings
from ui.fonts import Script, bundled_families
from ui.text import isolate
from ui.text_size import text_points

_LATER = "interface_language"
"""Makes the window anew, and so is changed only when the dialog is done with."""
_SYSTEMS = {
    Script.ARABIC: QFontDatabase.WritingSystem.Arabic,
    Script.DEVANAGARI: QFontDatabase.WritingSystem.Devanagari,
    Script.LATIN: QFontDatabase.WritingSystem.Latin,
    Script.HEBREW: QFontDatabase.WritingSystem.Hebrew,
}
_FAMILIES_IN_SIGHT = 18
_FAMILY_CHARACTERS = 18
_LABEL_PX, _NUMBER_PX, _CHOICE_PX = 136, 104, 200


class SettingsDialog(QDialog):
    """One control for every option.

    Signals:
        changed(Settings): to be applied at once.
    """

    changed = Signal(object)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settings")
        self.setWindowTitle(self.tr("Settings"))
        self._before = self._now = settings
        self._show: dict[str, Callable[[Any], None]] = {}
        self._controls: dict[str, QWidget] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(16)
        layout.addWidget(self._form("page", self.tr("Page")))
        layout.addWidget(self._scripts())
        layout.addWidget(self._form("window", self.tr("Window")))
        layout.addWidget(self._buttons())
        self._refresh()

    def control(self, name: str) -> QWidget:
        """The control of an option."""
        return self._controls[name]

    def reject(self) -> None:
        """Take everything back."""
        if self._now != self._before:
            self.changed.emit(self._before)
        super().reject()

    def accept(self) -> None:
        """Keep what was changed."""
        self.changed.emit(self._now)
        super().accept()

    # -- building ------------------------------------------------------------------------------

    def _form(self, group: str, title: str) -> QGroupBox:
        box = QGroupBox(title)
        form = QFormLayout(box)
        form.setContentsMargins(0, 8, 0, 0)
        form.setHorizontalSpacing(12)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        for option in fields(Settings):
            if option.metadata["group"] != group:
                continue
            control = self._make(option, self._label(option.name))
            if isinstance(control, QCheckBox):
                form.addRow(control)
            else:
                label = QLabel(self._label(option.name))
                label.setBuddy(control)
                label.setMinimumWidth(_LABEL_PX)
                form.addRow(label, control)
        return box

    def _scripts(self) -> QGroupBox:
        box = QGroupBox(self.tr("Scripts"))
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 8, 0, 0)
        grid.setHorizontalSpacing(12)
        for column, word in enumerate((self.tr("Font"), self.tr("Size"), self.tr("Line height"))):
            grid.addWidget(QLabel(word), 0, column + 1)
        names = {
            Script.ARABIC: self.tr("Arabic"),
            Script.DEVANAGARI: self.tr("Devanagari"),
            Script.LATIN: self.tr("Latin, Cyrillic, Greek"),
            Script.HEBREW: self.tr("Hebrew"),
        }
        for row, script in enumerate(names, 1):
            label = QLabel(names[script])
            label.setMinimumWidth(_LABEL_PX)
            grid.addWidget(label, row, 0)
            options = [option for option in fields(Settings) if option.metadata["group"] == script.value]
            for column, option in enumerate(options):
                control = self._make(option, f"{names[script]}: {self._label(option.name)}")
                grid.addWidget(control, row, column + 1)
                if column == 0:
                    label.setBuddy(control)
        grid.setColumnStretch(4, 1)
        return box

    def _buttons(self) -> QDialogButtonBox:
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel | kinds.RestoreDefaults)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        buttons.button(kinds.RestoreDefaults).clicked.connect(self._restore_defaults)
        return buttons

    def _make(self, option: Field[Any], name: str) -> QWidget:
        facts = option.metadata
        if isinstance(option.default, bool):
            control: QWidget = self._make_check(option)
        elif "choices" in facts:
            control = self._make_choice(option)
        elif "script" in facts:
            control = self._make_families(option)
        else:
            control = self._make_number(option)
        control.setAccessibleName(name)
        control.setObjectName(option.name)
        self._controls[option.name] = control
        return control

    def _make_check(self, option: Field[Any]) -> QCheckBox:
        check = QCheckBox(self._label(option.name))
        check.toggled.connect(lambda on: self._choose(option.name, on))
        self._show[option.name] = check.setChecked
        return check

    def _make_choice(self, option: Field[Any]) -> QComboBox:
        combo = QComboBox()
        combo.setMinimumWidth(_CHOICE_PX)
        for choice in option.metadata["choices"]:
            combo.addItem(self._choice(option.name, choice), choice)
        combo.currentIndexChanged.connect(lambda index: self._choose(option.name, combo.itemData(index)))
        self._show[option.name] = lambda value: combo.setCurrentIndex(combo.findData(value))
        return combo

    def _make_families(self, option: Field[Any]) -> QComboBox:
        script = Script(option.metadata["script"])
        own = bundled_families(script)
        others = [
            family
            for family in QFontDatabase.families(_SYSTEMS[script])
            if family not in own and not QFontDatabase.isPrivateFamily(family)
        ]
        combo = QComboBox()
        combo.setMaxVisibleItems(_FAMILIES_IN_SIGHT)
        combo.setMinimumContentsLength(_FAMILY_CHARACTERS)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for family in own:
            combo.addItem(family, family)
        if others:
            combo.insertSeparator(combo.count())
        for family in others:
            combo.addItem(family, family)

        def show(family: str) -> None:
            if combo.findData(family) < 0:
                combo.addItem(self.tr("{font} (not installed)").format(font=isolate(family)), family)
            combo.setCurrentIndex(combo.findData(family))

        combo.currentIndexChanged.connect(lambda index: self._choose(option.name, combo.itemData(index)))
        self._show[option.name] = show
        return combo

    def _make_number(self, option: Field[Any]) -> QDoubleSpinBox:
        facts = option.metadata
        spin = QDoubleSpinBox()
        spin.setMinimumWidth(_NUMBER_PX)
        spin.setAlignment(Qt.AlignmentFlag.AlignCenter)
        spin.setLocale(QLocale.c())  # figures are the same everywhere in the program
        step = facts["step"]
        spin.setDecimals(2 if step < 0.1 else 1 if step < 1 else 0)
        spin.setSingleStep(step)
        spin.setSuffix(f" {facts['unit']}")
        spin.setKeyboardTracking(False)
        unset = facts.get("unset")
        # The place below the lowest value stands for no value.
        spin.setRange(facts["low"] - (step if unset is not None else 0), facts["high"])
        if unset is not None:
            size = f"{text_points(Settings()):g}"
            spin.setSpecialValueText(self.tr("As the desktop ({size} pt)").format(size=isolate(size)))

        def changed(value: float) -> None:
            none = unset is not None and value < facts["low"]
            self._choose(option.name, unset if none else round(value, 2))

        def show(value: float) -> None:
            spin.setValue(spin.minimum() if unset is not None and value == unset else value)

        spin.valueChanged.connect(changed)
        self._show[option.name] = show
        return spin

    # -- words ---------------------------------------------------------------------------------

    def _label(self, name: str) -> str:
        if name.endswith(("_font", "_scale", "_leading")):
            kinds = {"font": self.tr("Font"), "scale": self.tr("Size"), "leading": self.tr("Line height")}
            return kinds[name.rsplit("_", 1)[1]]
        return {
            "interface_language": self.tr("Language"),
            "theme": self.tr("Colours"),
            "text_size_pt": self.tr("Text size"),
            "line_height": self.tr("Line height"),
            "measure_em": self.tr("Longest line"),
            "margin_percent": self.tr("Least margin"),
            "justify": self.tr("Justified lines"),
            "hide_marks": self.tr("Hide Arabic vowel signs"),
        }[name]

    def _choice(self, name: str, choice: str) -> str:
        if name == "interface_language":
            return {"system": self.tr("Language of the system"), "en": "English", "ar": "العربية"}[choice]
        return {
            "system": self.tr("Colours of the system"),
            "light": self.tr("Light"),
            "sepia": self.tr("Sepia"),
            "dark": self.tr("Dark"),
            "contrast": self.tr("High contrast"),
        }[choice]

    # -- changing ------------------------------------------------------------------------------

    def _refresh(self) -> None:
        for name, control in self._controls.items():
            with QSignalBlocker(control):
                self._show[name](getattr(self._now, name))

    def _choose(self, name: str, value: object) -> None:
        if value is None or getattr(self._now, name) == value:
            return
        self._now = replace(self._now, **{name: value})  # type: ignore[arg-type]
        if name != _LATER:
            self._tell()

    def _restore_defaults(self) -> None:
        self._now = Settings()
        self._refresh()
        self._tell()

    def _tell(self) -> None:
        self.changed.emit(replace(self._now, **{_LATER: getattr(self._before, _LATER)}))
