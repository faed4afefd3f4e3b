"""Dialogs about dates: what some words mean, and what holds for all dates of a document."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QGridLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from core.chronology.model import Calendar, HistoricalDate
from core.library.model import DocumentSettings
from ui.text import calendar_name, days_in_calendar, isolate, precision_name
from ui.widgets import (
    HALF,
    MARGIN,
    SPACE,
    leading_alignment,
    natural_direction,
    one_line,
    reading_font,
    scaled_font,
    with_role,
)

_WIDTH_PX = 440
_LONGEST_QUOTE = 160
_YEARS = (1, 9999)


class DateDialog(QDialog):
    """Asks which date some words of a document mean, and shows what it understood while it is typed.

    Signals:
        date_chosen(object): the ``HistoricalDate``, when the reader accepts it.
    """

    date_chosen = Signal(object)

    def __init__(
        self,
        quote: str,
        language: str,
        preferred: Sequence[str],
        parent: QWidget | None = None,
        *,
        date: HistoricalDate | None = None,
    ) -> None:
        """``language`` is the interface's; ``preferred`` languages are tried first; ``date`` is the present reading."""
        super().__init__(parent)
        self.setObjectName("dateDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Date"))
        self.setMinimumWidth(_WIDTH_PX)
        self._language, self._preferred = language, tuple(preferred)
        self._date: HistoricalDate | None = None
        self._quote = with_role(QLabel(one_line(quote)[:_LONGEST_QUOTE]), "muted")
        self._quote.setTextFormat(Qt.TextFormat.PlainText)
        self._quote.setWordWrap(True)
        self._quote.setFont(reading_font(self._quote.font(), quote))
        self._quote.setLayoutDirection(natural_direction(quote))
        self._quote.setAlignment(leading_alignment())
        self._field = QLineEdit(date.edtf if date and date.edtf else "")
        self._field.setObjectName("dateField")
        self._field.setAccessibleName(self.tr("Date"))
        self._field.setPlaceholderText(self.tr("22 January 1905, 1905, ۲ بهمن ۱۲۸۳, 1914/1918 …"))
        self._calendar = QComboBox()
        self._calendar.setObjectName("dateCalendar")
        self._calendar.addItem(self.tr("As written"), None)
        for calendar in Calendar:
            self._calendar.addItem(calendar_name(calendar), calendar)
        self._about = QCheckBox(self.tr("About: the date is approximate"))
        self._about.setObjectName("dateAbout")
        self._about.setChecked(date is not None and date.approximate)
        self._said = QLabel()
        self._said.setAlignment(leading_alignment())
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setFont(scaled_font(self._said.font(), 1.0, semi_bold=True))
        self._values: dict[Calendar, QLabel] = {}
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self._lay_out()
        self._field.textChanged.connect(self._read)
        self._calendar.currentIndexChanged.connect(self._read)
        self._about.toggled.connect(self._read)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._field.selectAll()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._read()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setSpacing(SPACE)
        form.addRow(self.tr("&Date:"), self._field)
        form.addRow(self.tr("&Calendar:"), self._calendar)
        form.addRow("", self._about)
        grid = QGridLayout()
        grid.setHorizontalSpacing(MARGIN)
        grid.setVerticalSpacing(HALF)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._said, 0, 0, 1, 2)
        for row, calendar in enumerate(Calendar, 1):
            name = with_role(QLabel(calendar_name(calendar)), "muted")
            value = QLabel()
            value.setTextFormat(Qt.TextFormat.PlainText)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            for label in (name, value):
                label.setAlignment(leading_alignment())
            grid.addWidget(name, row, 0)
            grid.addWidget(value, row, 1)
            self._values[calendar] = value
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(MARGIN)
        column.addWidget(self._quote)
        column.addLayout(form)
        column.addLayout(grid)
        column.addWidget(self._buttons)

    def date(self) -> HistoricalDate | None:
        """What was understood of what is typed, or nothing."""
        return self._date

    def shown(self, calendar: Calendar) -> str:
        """The words shown for a calendar."""
        return self._values[calendar].text()

    def accept(self) -> None:
        """Hand the date over and close."""
        if self._date is not None:
            self.date_chosen.emit(self._date)
            super().accept()

    def _read(self) -> None:
        # The engine's tables are loaded when a dialog is first opened, not when the window is.
        from core.chronology.typed import as_about, in_calendar, read_typed

        date = read_typed(self._field.text(), self._preferred)
        calendar = self._calendar.currentData()
        if date is not None and calendar is not None:
            date = in_calendar(date, Calendar(calendar))
        if date is not None and self._about.isChecked() and not date.approximate:
            date = as_about(date, True)
        self._date = date
        ok = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(date is not None)
        for one, label in self._values.items():
            label.setText(isolate(days_in_calendar(date, one, self._language)) if date is not None else "—")
        if date is not None:
            precision = precision_name(date.precision)
            about = self.tr("about") if date.approximate else ""
            self._said.setText(" · ".join(part for part in (precision, about) if part))
        elif self._field.text().strip():
            self._said.setText(self.tr("This is not read as one whole date yet"))
        else:
            self._said.setText(self.tr("Type a date in any calendar or language"))


class DocumentDatesDialog(QDialog):
    """Asks what holds for all dates of a document.

    Signals:
        settings_chosen(object): the ``DocumentSettings``, when the reader accepts them.
    """

    settings_chosen = Signal(object)

    def __init__(self, title: str, settings: DocumentSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("documentDatesDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Dates of this document"))
        self.setMinimumWidth(_WIDTH_PX)
        name = with_role(QLabel(isolate(title)), "muted")
        name.setWordWrap(True)
        name.setAlignment(leading_alignment())
        self._old_style = QCheckBox(self.tr("Russian dates are Old Style (Julian until 13 February 1918)"))
        self._old_style.setObjectName("oldStyle")
        self._old_style.setChecked(settings.old_style)
        self._has_base = QCheckBox(self.tr("Dates without a year belong to the year"))
        self._has_base.setObjectName("hasBaseYear")
        self._has_base.setChecked(settings.base_year is not None)
        self._base_year = QSpinBox()
        self._base_year.setObjectName("baseYear")
        self._base_year.setRange(*_YEARS)
        self._base_year.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self._base_year.setAccessibleName(self.tr("Year"))
        self._base_year.setValue(1917 if settings.base_year is None else settings.base_year)
        self._base_year.setEnabled(settings.base_year is not None)
        self._has_base.toggled.connect(self._base_year.setEnabled)
        hint = with_role(QLabel(self.tr("The document is read again; your own corrections stay.")), "muted")
        hint.setAlignment(leading_alignment())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(MARGIN)
        for widget in (name, self._old_style, self._has_base, self._base_year, hint, buttons):
            column.addWidget(widget)

    def accept(self) -> None:
        """Hand the settings over and close."""
        year = self._base_year.value() if self._has_base.isChecked() else None
        self.settings_chosen.emit(DocumentSettings(self._old_style.isChecked(), year))
        super().accept()
