"""The application: QApplication, fonts, translators, the exception hook; opens a library in a window."""

from __future__ import annotations

import argparse
import logging
import os
import sys
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import (
    QEventLoop,
    QLibraryInfo,
    QLocale,
    QMessageLogContext,
    QObject,
    Qt,
    QTimer,
    QtMsgType,
    QTranslator,
    qInstallMessageHandler,
)
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox

from core import settings as settings_store
from core.errors import LibraryDamaged, TarikhError
from core.library import Library
from core.paths import default_library, resource, settings_file
from core.settings import Settings
from ui.fonts import interface_families, load_fonts
from ui.main_window import MainWindow
from ui.session import Session
from ui.text import error_sentence
from ui.text_size import desktop_scale
from ui.theme import theme_for

_INTERFACE_PX = 13
_SETTLE_MS = 400  # for a screenshot: time for queued layout, searches and fades to finish


def interface_language(choice: str) -> str:
    """``en`` or ``ar`` for a settings choice; ``system`` asks the desktop."""
    if choice == "system":
        return "ar" if QLocale.system().language() is QLocale.Language.Arabic else "en"
    return choice


class Application(QObject):
    """Holds the session and its window, and makes the window anew when the language changes."""

    def __init__(self, application: QApplication, session: Session, settings: Settings, *, remember: bool) -> None:
        super().__init__(application)
        self._application = application
        self._session = session
        self._settings = settings
        self._remember = remember
        self._translators: list[QTranslator] = []
        self.window = self._make_window()
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._on_system_colours)
        hints.accessibility().contrastPreferenceChanged.connect(self._on_system_colours)

    def _make_window(self) -> MainWindow:
        language = interface_language(self._settings.interface_language)
        self._translate(language)
        self._dress()
        window = MainWindow(self._session, self._settings, language, remember=self._remember)
        window.settings_changed.connect(self._on_settings)
        return window

    def _translate(self, language: str) -> None:
        for translator in self._translators:
            self._application.removeTranslator(translator)
        self._translators = []
        QLocale.setDefault(QLocale(language))
        folders = (
            (f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
            (f"tarikh_{language}", str(resource("i18n"))),
        )
        for name, folder in folders:
            translator = QTranslator(self)
            if translator.load(name, folder):
                self._application.installTranslator(translator)
                self._translators.append(translator)
        rtl = QLocale(language).textDirection() is Qt.LayoutDirection.RightToLeft
        side = Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        self._application.setLayoutDirection(side)

    def _dress(self) -> None:
        theme = theme_for(self._settings.theme)
        self._application.setPalette(theme.palette())
        self._application.setStyleSheet(theme.style_sheet())

    def _on_settings(self, settings: Settings) -> None:
        before, self._settings = self._settings, settings
        if self._remember:
            try:
                settings_store.save(settings_file(), settings)
            except OSError as error:
                self.window.say(error_sentence(error))
        if settings.interface_language != before.interface_language:
            older = self.window
            older.remember_state()
            self.window = self._make_window()
            self.window.setGeometry(older.geometry())
            self.window.show()
            older.dismiss()
        else:
            if settings.theme != before.theme:
                self._dress()
            self.window.apply_settings(settings)

    def _on_system_colours(self) -> None:
        if self._settings.theme == "system":
            self._dress()
            self.window.apply_settings(self._settings)


def run(args: argparse.Namespace) -> int:
    """Open the window the command line asks for; return the exit status.

    With ``--screenshot`` nothing the run does is remembered but the documents it may have to add.
    """
    screenshot: Path | None = args.screenshot
    application = make_application(offscreen=screenshot is not None)
    settings = settings_store.load(settings_file())
    if args.lang or args.theme:
        chosen = {"interface_language": args.lang, "theme": args.theme}
        known = {name: getattr(settings, name) for name in Settings.__dataclass_fields__}
        settings = settings_store.clean({**known, **{name: value for name, value in chosen.items() if value}})
    path: Path = getattr(args, "library", None) or default_library()
    try:
        library = Library.open(path)
    except TarikhError as error:
        return _refuse(error, quiet=screenshot is not None)
    session = Session(library)
    try:
        main = Application(application, session, settings, remember=screenshot is None)
        _install_exception_hook(main)
        if args.size:
            main.window.resize(*args.size)
        # A picture needs no window on a screen, only one that is laid out.
        main.window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen, screenshot is not None)
        main.window.show()
        main.window.start()
        if screenshot is not None:
            return _screenshot(main.window, screenshot, args)
        if args.open:
            main.window.open_named(args.open, args.at)
        return application.exec()
    finally:
        session.close()


def make_application(*, offscreen: bool) -> QApplication:
    """The QApplication with the program's name and fonts; without a display where none is needed."""
    if offscreen:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        qInstallMessageHandler(_log_but_not_of_size_hints)
    QApplication.setApplicationName("Tarikh")
    QApplication.setDesktopFileName("tarikh")
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    application.setStyle("Fusion")
    load_fonts()
    font = QFont()
    font.setFamilies(interface_families())
    font.setPixelSize(round(_INTERFACE_PX * desktop_scale()))
    application.setFont(font)
    return application


def _log_but_not_of_size_hints(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """The offscreen platform complains of every window's size hints; everything else is worth a line."""
    if "propagateSizeHints" not in message:
        print(message, file=sys.stderr)


def _refuse(error: TarikhError, *, quiet: bool) -> int:
    sentence = error_sentence(error)
    print(f"tarikh: {sentence}", file=sys.stderr)
    if not quiet:
        box = QMessageBox(QMessageBox.Icon.Warning, "Tarikh", sentence)
        if isinstance(error, LibraryDamaged):
            box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        box.exec()
    return 1


def _install_exception_hook(main: Application) -> None:
    """Show a bug as a message and a log entry; the window stays open, what is saved is saved."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        logging.getLogger("tarikh").error("".join(traceback.format_exception(kind, error, trace)))
        main.window.say(error_sentence(error))

    sys.excepthook = hook


def _screenshot(window: MainWindow, file: Path, args: argparse.Namespace) -> int:
    _settle(window)
    if args.open:
        try:
            window.open_named(args.open, args.at)
        except TarikhError as error:
            return _refuse(error, quiet=True)
        _settle(window)
    elif not window.area.open_ids():
        window.open_one()
        _settle(window)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        saved = window.grab().save(str(file), "PNG")
    except OSError:
        saved = False
    if not saved:
        print(f"tarikh: {file}: cannot be written", file=sys.stderr)
        return 1
    print(file.resolve())
    return 0


def _settle(window: MainWindow) -> None:
    """Run the event loop until no work is under way and the page has come to rest."""
    loop = QEventLoop()
    timer = QTimer()
    timer.setInterval(_SETTLE_MS)
    timer.timeout.connect(lambda: loop.quit() if not window.busy else None)
    timer.start()
    loop.exec()
