"""The reading pane: a virtual viewport over one document."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QGestureEvent, QPinchGesture, QWidget

from core.document.direction import Overrides
from core.document.model import Document
from core.settings import Settings
from ui.fonts import load_fonts
from ui.reader.accessible import Announcer
from ui.reader.controls import paint_controls
from ui.reader.copying import Copied, copied, plain_text, quoted
from ui.reader.cursor import Cursor, paint_caret
from ui.reader.flash import Flash
from ui.reader.handles import Handles
from ui.reader.mark_focus import MarkFocus
from ui.reader.marks import BOOKMARK, DATES, FIND, FIND_CURRENT, Mark, MarkSet
from ui.reader.page import Page
from ui.reader.painting import Overlay, margin_rects, paint_page
from ui.reader.selecting import Selecting, press_of
from ui.reader.strip import WIDTH_PX, MarkerStrip
from ui.reader.style import PageStyle
from ui.text_size import text_points
from ui.theme import Theme, load_theme

_LINES_PER_NOTCH = 3
_MOST_BAR = 1 << 30
"""Greatest value given to the scroll bar; taller pages are scaled to it."""
_PINCH_STEP = 0.12


class ReaderPane(QAbstractScrollArea):
    """Shows a document, scrolls, selects; offsets are code points into ``Document.text``.

    Signals:
        position_changed(int): offset of the first code point of the top visible line.
        sight_changed(int, int): offsets of what is in sight.
        reading_offset_changed(int): start of the line being read, about a third down.
        selection_changed(bool): whether anything is selected.
        mark_activated(str, str): kind and id of a clicked mark.
        mark_hovered(str, str, QPoint): kind, id and global position; empty strings when left.
        mark_resized(str, int, int): id and new span of a highlight or note whose end was dragged.
        context_menu_requested(int, QPoint): offset under the pointer and global position.
        zoom_requested(int): steps to make the text larger; 0 for its usual size.
        jumped(int): the strip was clicked: the offset left, for going back.
    """

    position_changed = Signal(int)
    sight_changed = Signal(int, int)
    reading_offset_changed = Signal(int)
    selection_changed = Signal(bool)
    mark_activated = Signal(str, str)
    mark_hovered = Signal(str, str, QPoint)
    mark_resized = Signal(str, int, int)
    context_menu_requested = Signal(int, QPoint)
    zoom_requested = Signal(int)
    jumped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_fonts()
        self._page: Page | None = None
        self._plain: Document | None = None
        self._theme = load_theme("light")
        self._settings = Settings()
        self._marks: Sequence[Mark] = ()
        self._found: Sequence[Mark] = ()
        self._mark_set = MarkSet()
        self._found_set = MarkSet()
        self._hovered = ("", "")
        self._show_controls = False
        self._told: tuple[int, tuple[int, int], int] | None = None
        self._bar_scale = 1.0
        self._syncing = False
        self._wheel_rest = 0.0
        self._pinch = 0.0
        self._build()

    def _build(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        if sys.platform != "darwin":  # there the trackpad tells of a pinch natively; both would count it twice
            self.viewport().grabGesture(Qt.GestureType.PinchGesture)
        self._strip = MarkerStrip(self._offset_at_share, self)
        self._strip.set_theme(self._theme)
        self._strip.offset_chosen.connect(self._go_from_strip)
        self._selecting = Selecting(self)
        self._selecting.changed.connect(self._selection_moved)
        self._cursor = Cursor(self)
        self._cursor.changed.connect(self.viewport().update)
        self._selecting.caret_moved.connect(self._caret_moved)
        self._focus = MarkFocus(self, self.page)
        self._focus.changed.connect(self._focus_moved)
        self._focus.activated.connect(self.mark_activated)
        self._announcer = Announcer(self)
        self.sight_changed.connect(self._announcer.sight_changed)
        self._handles = Handles(self)
        self._handles.changed.connect(self.viewport().update)
        self._handles.moved.connect(self.mark_resized)
        self._flash = Flash(self)
        self._flash.changed.connect(self.viewport().update)
        self._news = _soon(self, self._tell)
        self._strip_refresh = _soon(self, self._strip.measure_again, 120)
        self.verticalScrollBar().valueChanged.connect(self._bar_moved)
        self.verticalScrollBar().sliderReleased.connect(self._moved)
        self._place_strip()

    # -- what is shown -------------------------------------------------------------------------

    def document(self) -> Document | None:
        """The document shown."""
        return self._page.document if self._page else None

    def page(self) -> Page | None:
        """The layout of the document shown."""
        return self._page

    def set_document(self, document: Document | None) -> None:
        """Show a document from its beginning, without marks; None shows an empty page."""
        self._selecting.clear()
        self._flash.stop()
        size = self.viewport().size()
        self._plain = document
        self._page = Page(document, self._style(), size.width(), size.height()) if document else None
        self.setAccessibleName(document.title if document else "")
        shown = bool(self._page and self._page.rows.count)
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAlwaysOn if shown else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        self._place_strip()
        self._strip.measure_again()
        self._told = None
        self.set_marks(())
        self.set_find_marks(())
        self._moved()

    def set_directions(self, directions: Overrides) -> None:
        """Turn the document's blocks to the sides the reader said; what is in sight stays in place."""
        if self._page and self._plain:
            self._page.turn(directions.apply(self._plain))
            self._strip.measure_again()
            self._moved()

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Show these dates, highlights, notes and bookmarks, in place of those shown."""
        self._marks = marks
        self._mark_set = MarkSet(marks)
        self._focus.set_marks(self._mark_set)
        self._handles.forget()
        self._show_marks()

    def set_find_marks(self, spans: Sequence[tuple[int, int]], current: int | None = None) -> None:
        """Show search matches; ``current`` is the index of the one gone to."""
        self._found = [
            Mark(start, end, FIND_CURRENT if index == current else FIND) for index, (start, end) in enumerate(spans)
        ]
        self._found_set = MarkSet(self._found)
        self._show_marks()

    def _show_marks(self) -> None:
        self._strip.set_marks([*self._marks, *self._found])
        self.viewport().update()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        self._strip.set_theme(theme)
        self.viewport().update()

    def shows_controls(self) -> bool:
        """Whether what is invisible in the text is shown."""
        return self._show_controls

    def set_show_controls(self, on: bool) -> None:
        """Show by small signs what is invisible in the text: direction controls, joiners, soft hyphens."""
        self._show_controls = on
        self.viewport().update()

    def set_settings(self, settings: Settings) -> None:
        """Take text size, line height, measure and justification; what is in sight stays in place."""
        self._settings = settings
        self._set_again()

    def _style(self) -> PageStyle:
        return PageStyle.of(self._settings, self.logicalDpiY())

    def _set_again(self) -> None:
        if self._page:
            size = self.viewport().size()
            self._page.set_again(self._style(), size.width(), size.height())
            self._strip.measure_again()
            self._moved()

    # -- moving --------------------------------------------------------------------------------

    def go_to(self, offset: int, *, flash: tuple[int, int] | None = None, place: float = 0.3) -> None:
        """Bring ``offset`` to a share of the view's height, and light up a span there for a moment."""
        if self._page:
            self._page.go_to(offset, place)
            if flash:
                self._flash.start(*flash)
            self._moved()

    def flashed(self) -> tuple[int, int] | None:
        """The span lit up at present."""
        return self._flash.span

    def position(self) -> int:
        """Offset of the first code point of the top visible line."""
        return self._page.sight()[0] if self._page else 0

    def reading_offset(self) -> int:
        """Start of the line being read: about a third down, or the target of the last jump."""
        return self._page.reading_offset() if self._page else 0

    def sight(self) -> tuple[int, int]:
        """Offsets of what is in sight."""
        return self._page.sight() if self._page else (0, 0)

    def scroll_by(self, pixels: int) -> None:
        """Scroll down, or up when negative."""
        if self._page:
            self._page.scroll_by(pixels)
            self._moved()

    def scroll_to_start(self) -> None:
        """Scroll to the beginning of the text."""
        if self._page:
            self._page.scroll_to(0)
            self._moved()

    def scroll_to_end(self) -> None:
        """Scroll to the end of the text."""
        if self._page:
            self._page.scroll_to(self._page.scroll.furthest)
            self._moved()

    def reveal(self, offset: int) -> None:
        """Scroll just so far that the line of ``offset`` is in sight."""
        if self._page and self._page.reveal(offset):
            self._moved()

    def _go_from_strip(self, offset: int) -> None:
        self.jumped.emit(self.position())
        self.go_to(offset)

    def _moved(self) -> None:
        """After every change of what is in sight."""
        self._sync_bar()
        self.viewport().update()
        self._news.start()

    def _tell(self) -> None:
        """Tell the news of one turn of the event loop at once."""
        if not self._page:
            return
        sight = self._page.sight()
        now = sight[0], sight, self._page.reading_offset()
        before, self._told = self._told, now
        if before is None or before[0] != now[0]:
            self.position_changed.emit(now[0])
        if before is None or before[1] != now[1]:
            self.sight_changed.emit(*now[1])
        if before is None or before[2] != now[2]:
            self.reading_offset_changed.emit(now[2])

    def _sync_bar(self) -> None:
        bar = self.verticalScrollBar()
        if self._page and bar.isSliderDown():
            return  # under the hand the bar is the truth; it is set right when let go
        scroll = self._page.scroll if self._page else None
        furthest = scroll.furthest if scroll else 0
        self._bar_scale = max(furthest / _MOST_BAR, 1.0)
        self._syncing = True
        bar.setRange(0, round(furthest / self._bar_scale))
        bar.setPageStep(max(round(self.viewport().height() / self._bar_scale), 1))
        bar.setSingleStep(max(round(self.line_px() / self._bar_scale), 1))
        bar.setValue(round(min(scroll.position, furthest) / self._bar_scale) if scroll else 0)
        self._syncing = False
        if self._page and not self._strip_refresh.isActive():
            self._strip_refresh.start()

    def _bar_moved(self, value: int) -> None:
        if self._page and not self._syncing:
            at_end = value >= self.verticalScrollBar().maximum()
            scroll = self._page.scroll
            self._page.scroll_to(scroll.furthest if at_end else round(value * self._bar_scale))
            self._moved()

    def line_px(self) -> int:
        """What one step of an arrow key scrolls."""
        return max(round(text_points(self._settings) * self.logicalDpiY() / 72 * 1.6), 1)

    def _offset_at_share(self, share: float) -> int:
        return self._page.offset_at_share(share) if self._page else 0

    # -- selecting -----------------------------------------------------------------------------

    def selection(self) -> tuple[int, int] | None:
        """What is selected."""
        return self._selecting.span()

    def select(self, start: int, end: int) -> None:
        """Select ``start:end``."""
        self._selecting.select(start, end)

    def select_all(self) -> None:
        """Select the whole text."""
        if self._page:
            self._selecting.select(0, len(self._page.document.text))

    def clear_selection(self) -> None:
        """Select nothing."""
        self._selecting.clear()

    def selected_text(self) -> str:
        """The selected text in logical order, rows of tables on lines of their own."""
        span = self.selection()
        return plain_text(self._page.document, *span) if self._page and span else ""

    def copy(self) -> None:
        """Put the selected text on the clipboard, plain and rich."""
        span = self.selection()
        if self._page and span:
            _to_clipboard(copied(self._page.document, *span))

    def copy_with_reference(self) -> None:
        """Put the selected text on the clipboard as a quotation that names its author, title and section."""
        span = self.selection()
        if self._page and span:
            _to_clipboard(quoted(self._page.document, *span))

    def caret(self) -> int | None:
        """The offset the caret stands before, if the reader has set one."""
        place = self._selecting.place()
        return place.offset if place else None

    def set_caret(self, offset: int) -> None:
        """Put the caret before a cluster and bring it in sight; nothing is selected."""
        self._selecting.set_caret(offset)

    def toggle_caret(self) -> None:
        """Set a caret on the line being read, or take the caret in sight away."""
        self._selecting.toggle_caret()

    def caret_rect(self) -> QRectF | None:
        """Where in the viewport the caret is, without width; None where it is not in sight."""
        return self._selecting.caret_rect()

    def _caret_moved(self) -> None:
        self._focus.let_go()
        self._cursor.restart()
        self._announcer.caret_moved()

    def _selection_moved(self) -> None:
        self.viewport().update()
        self._announcer.selection_changed()
        self.selection_changed.emit(self.selection() is not None)

    # -- zooming -------------------------------------------------------------------------------

    def zoom_in(self) -> None:
        """Ask for larger text."""
        self.zoom_requested.emit(1)

    def zoom_out(self) -> None:
        """Ask for smaller text."""
        self.zoom_requested.emit(-1)

    def zoom_reset(self) -> None:
        """Ask for text of the usual size."""
        self.zoom_requested.emit(0)

    # -- marks under the pointer ---------------------------------------------------------------

    def mark_at(self, point: QPointF) -> Mark | None:
        """The mark under a point of the viewport; the shortest where several overlap."""
        if not self._page:
            return None
        page = self._page
        if not page.left <= point.x() <= page.left + page.column:
            return self._mark_in_margin(page, point)
        under = page.cluster_at(point.x(), point.y())
        near = [mark for mark in self._mark_set.overlapping(under, under + 1) if mark.kind != BOOKMARK]
        for mark in sorted(near, key=lambda mark: mark.end - mark.start):
            if any(rect.contains(point) for rect in page.rects(mark.start, mark.end)):
                return mark
        return None

    def _mark_in_margin(self, page: Page, point: QPointF) -> Mark | None:
        for paragraph, y in page.visible():
            if not y <= point.y() < y + paragraph.height:
                continue
            marks = self._mark_set.overlapping(paragraph.start, paragraph.end + 1)
            for mark, rect in margin_rects(paragraph, marks):
                if rect.adjusted(-3, -3, 3, 3).contains(point - QPointF(page.left, y)):
                    return mark
        return None

    def hover(self, point: QPointF) -> None:
        """Show by the pointer's shape what is under it, and tell when it enters or leaves a mark."""
        if self._handles.hover(point, self._mark_set):
            self.viewport().setCursor(Qt.CursorShape.SizeHorCursor)
            return
        mark = self.mark_at(point)
        page = self._page
        inside = page is not None and page.left <= point.x() <= page.left + page.column
        hand = mark is not None and (not inside or mark.kind in DATES)
        over_text = page is not None and page.is_text(point.x(), point.y())
        shape = Qt.CursorShape.IBeamCursor if over_text else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if hand else shape)
        now = (mark.kind, mark.id) if mark else ("", "")
        if now != self._hovered:
            self._hovered = now
            self.mark_hovered.emit(*now, self.viewport().mapToGlobal(point.toPoint()))

    # -- marks by keyboard -----------------------------------------------------------------------

    def focused_mark(self) -> Mark | None:
        """The mark Tab has come to."""
        return self._focus.mark

    def _focus_moved(self) -> None:
        self.viewport().update()
        self._announcer.caret_moved()
        mark, rects = self._focus.mark, self._focus.rects()
        if mark and rects:
            self.mark_hovered.emit(mark.kind, mark.id, self.viewport().mapToGlobal(rects[0].bottomLeft().toPoint()))
        else:
            self.mark_hovered.emit("", "", QPoint())

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Tab goes through the marks in sight, from the caret on, before it leaves the pane."""
        start = self.caret() if self.caret_rect() else None
        return self._focus.tab(start or 0, forwards=forwards) or super().focusNextPrevChild(forwards)

    # -- events --------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        area = QRectF(event.rect())
        painter.fillRect(area, self._theme.color("page"))
        if self._page:
            overlay = Overlay(
                self._handles.marks(self._mark_set),
                self._found_set,
                self.selection(),
                self._flash.span,
                self._flash.strength,
            )
            paint_page(painter, self._page, overlay, self._theme, area)
            if self._show_controls:
                paint_controls(painter, self._page, self._theme, area)
            if self.hasFocus():
                self._focus.paint(painter, self._theme.color("accent"))
            caret = self.caret_rect() if self._cursor.lit else None
            if caret is not None:
                paint_caret(painter, caret, self._theme.color("accent"), flag=self._selecting.flag())
            self._handles.paint(painter, self._theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place_strip()
        self._set_again()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._place_strip()

    def _place_strip(self) -> None:
        """The strip stands between the text and the scroll bar, on whichever side that is."""
        wide = WIDTH_PX if self._page and self._page.rows.count else 0
        self._strip.setVisible(bool(wide))
        rtl = self.isRightToLeft()
        self.setViewportMargins(wide if rtl else 0, 0, 0 if rtl else wide, 0)
        view = self.viewport().geometry()
        x = view.left() - wide if rtl else view.right() + 1
        self._strip.setGeometry(x, view.top(), wide, view.height())

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
                self._pinch_by(event.value())
                return True
        elif isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                if pinch.changeFlags() & QPinchGesture.ChangeFlag.ScaleFactorChanged:
                    self._pinch_by(pinch.scaleFactor() - 1)
                event.accept(pinch)
                return True
        elif event.type() is QEvent.Type.Leave and self._hovered != ("", ""):
            self._hovered = ("", "")
            self.mark_hovered.emit("", "", QPoint())
        return bool(super().viewportEvent(event))

    def _pinch_by(self, change: float) -> None:
        """Two fingers moved apart by a share of their distance."""
        self._pinch += change
        steps = int(self._pinch / _PINCH_STEP)
        if steps:
            self._pinch -= steps * _PINCH_STEP
            self.zoom_requested.emit(steps)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._pinch += event.angleDelta().y() / 120
            steps = int(self._pinch)
            if steps:
                self._pinch -= steps
                self.zoom_requested.emit(steps)
        elif event.pixelDelta().y():
            self.scroll_by(-event.pixelDelta().y())
        else:
            self._wheel_rest -= event.angleDelta().y() / 120 * _LINES_PER_NOTCH * self.line_px()
            whole = int(self._wheel_rest)
            self._wheel_rest -= whole
            self.scroll_by(whole)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._page and event.button() is Qt.MouseButton.LeftButton and not self._handles.press(event.position()):
            self._selecting.press(press_of(event))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._page and event.button() is Qt.MouseButton.LeftButton:
            self._selecting.double_press(press_of(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            if not self._handles.drag(event.position()):
                self._selecting.drag(event.position())
        elif not event.buttons():
            self.hover(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or self._handles.release():
            return
        if self._selecting.release():
            mark = self.mark_at(event.position())
            if mark:
                self.mark_activated.emit(mark.kind, mark.id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._page:
            point = QPointF(event.pos())
            if event.reason() is QContextMenuEvent.Reason.Keyboard:
                self.context_menu_requested.emit(*self._menu_place())
                return
            offset = self._page.cluster_at(point.x(), point.y())
            self.context_menu_requested.emit(offset, event.globalPos())

    def _menu_place(self) -> tuple[int, QPoint]:
        """Where the menu key opens a menu: at the focused mark, the caret, or the line being read."""
        offset, rect = self._selecting.caret(), self.caret_rect()
        if self._focus.mark:
            offset, rect = self._focus.mark.start, next(iter(self._focus.rects()), rect)
        if rect is None:
            offset = self.reading_offset() if offset is None else offset
            rects = self._page.rects(offset, offset + 1) if self._page else []
            rect = rects[0] if rects else QRectF(self.viewport().rect())
        return offset or 0, self.viewport().mapToGlobal(rect.bottomLeft().toPoint())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._cursor.restart()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self._focus.let_go()
        self._cursor.restart()
        self._announcer.caret_moved()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._handles.cancel():
            return
        if not self._page or not (self._focus.key(event) or self._selecting.key(event)):
            super().keyPressEvent(event)


def _to_clipboard(what: Copied) -> None:
    data = QMimeData()
    data.setText(what.plain)
    if what.html:
        data.setHtml(what.html)
    QGuiApplication.clipboard().setMimeData(data)


def _soon(pane: ReaderPane, act: Callable[[], None], delay_ms: int = 0) -> QTimer:
    """A timer that acts once, after the present turn of the event loop or a little later."""
    timer = QTimer(pane)
    timer.setSingleShot(True)
    timer.setInterval(delay_ms)
    timer.timeout.connect(act)
    return timer
