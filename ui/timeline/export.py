"""The view of the timeline as a file: SVG, PNG, PDF."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPdfWriter

from core.document.direction import paragraph_direction
from core.document.model import Direction
from core.export.timeline import Picture, PictureAxis, PictureLabel, PictureLane, view_svg
from core.paths import atomic_write
from ui.theme import Theme
from ui.timeline.brushes import Brushes
from ui.timeline.frame import Frame
from ui.timeline.painting import paint

_PNG_SCALE = 2.0
_PDF_DPI = 300
_PX_PER_INCH = 96.0


def svg_of(frame: Frame, brushes: Brushes, size: QSizeF, language: str, title: str) -> str:
    """The frame as an SVG document."""
    theme, areas = brushes.theme, frame.areas
    room = areas.gutter.width() - 22
    titles = {row: brushes.title(frame.lanes[row].title, room) if room > 0 else "" for row in areas.lanes_in_sight()}
    measure = brushes.small_metrics.horizontalAdvance
    lanes = {
        row: PictureLane(
            titles[row],
            measure(titles[row]),
            _direction(frame.lanes[row].title),
            _lane_color(theme, frame, row),
            areas.lane_top(row),
            areas.lane_height,
        )
        for row in areas.lanes_in_sight()
    }
    labels = []
    for place, text in frame.labels:
        words, width = brushes.label(text, place.x1 - place.x0)
        x0 = place.x1 - width if frame.scale.rtl else place.x0
        labels.append(PictureLabel(place.lane, x0, x0 + width, words, _direction(text)))
    return view_svg(
        Picture(
            width=size.width(),
            height=size.height(),
            plot_left=areas.lanes.left(),
            plot_width=areas.lanes.width(),
            axis_top=areas.axis.top(),
            rtl=frame.scale.rtl,
            language=language,
            title=title,
            colors={role: theme.roles[role] for role in ("page", "ink", "muted", "rule", "accent", "accent_ink")},
            lanes=lanes,
            marks=frame.marks,
            labels=labels,
            axes=[PictureAxis(line.axis, line.name, measure(line.name)) for line in frame.axes],
            cursor=None if frame.cursor_x is None else (frame.cursor_x, frame.cursor_label),
            span=None if frame.span is None else (*frame.span, frame.span_label),
            lanes_top=areas.lanes.top(),
            font_px=brushes.small_font.pixelSize(),
        )
    )


def _direction(text: str) -> str:
    return paragraph_direction(text, Direction.LTR).value


def _lane_color(theme: Theme, frame: Frame, row: int) -> str:
    lane = frame.lanes[row]
    return theme.lane(row if lane.color < 0 else lane.color).name()


def write_picture(path: Path, frame: Frame, brushes: Brushes, size: QSizeF, language: str, title: str) -> None:
    """Write a frame as SVG, PDF or PNG, by the file's suffix.

    Raises:
        OSError: the file cannot be written.
    """
    if path.suffix == ".svg":
        atomic_write(path, svg_of(frame, brushes, size, language, title).encode())
        return
    with path.open("ab"):
        pass  # Qt says nothing of a file it cannot write
    if path.suffix == ".pdf":
        _write_pdf(path, frame, brushes, size, title)
        return
    image = QImage((size * _PNG_SCALE).toSize(), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_PNG_SCALE)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint(painter, QRectF(0, 0, size.width(), size.height()), frame, brushes)
    painter.end()
    if not image.save(str(path)):
        raise OSError(0, "PNG", str(path))


def _write_pdf(path: Path, frame: Frame, brushes: Brushes, size: QSizeF, title: str) -> None:
    """One page, as large as the view."""
    writer = QPdfWriter(str(path))
    writer.setTitle(title)
    writer.setCreator("Tarikh")
    writer.setResolution(_PDF_DPI)
    inches = QSizeF(size.width() / _PX_PER_INCH, size.height() / _PX_PER_INCH)
    page = QPageSize(inches, QPageSize.Unit.Inch, "", QPageSize.SizeMatchPolicy.ExactMatch)
    writer.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF()))
    painter = QPainter(writer)
    painter.scale(_PDF_DPI / _PX_PER_INCH, _PDF_DPI / _PX_PER_INCH)
    paint(painter, QRectF(0, 0, size.width(), size.height()), frame, brushes)
    painter.end()
