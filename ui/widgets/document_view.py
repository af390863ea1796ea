"""A short document of the program, written in Markdown, shown in the window's own type and colours."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import (
    QFont,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFragment,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableCell,
    QTextTableCellFormat,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from ui.widgets import theme

_FIXED = QTextBlockFormat.LineHeightTypes.FixedHeight.value
_TOP, _BOTTOM, _CELL, _INDENT = 14, 16, 4, 18
_GAP = 8
"""Below a paragraph or a table."""


class DocumentView(QTextBrowser):
    """Read-only text that scrolls and can be selected; a line is at most as long as the centre's text may be."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(True)

    def show_text(self, title: str, markdown: str) -> None:
        """Show a document from its beginning; its first heading is the title that a screen reader hears."""
        self._text = markdown
        self.setAccessibleName(title)
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        """Other colours: dress the text again."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._text:
            self._dress()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the lines short in a wide window."""
        pad = theme.space("pad-centre")
        self.setViewportMargins(pad, 0, max(pad, self.width() - pad - theme.space("centre-text")), 0)
        super().resizeEvent(event)

    def _dress(self) -> None:
        document = QTextDocument(self)
        document.setDocumentMargin(0)
        document.setIndentWidth(_INDENT)
        document.setDefaultFont(theme.font("body"))
        document.setMarkdown(self._text, QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
        _dress_words(document)
        _dress_blocks(document)
        _dress_tables(document)
        _leave_room(document)
        self.setDocument(document)


def _blocks(document: QTextDocument) -> list[QTextBlock]:
    found, block = [], document.begin()
    while block.isValid():
        found.append(block)
        block = block.next()
    return found


def _dress_words(document: QTextDocument) -> None:
    """Our faces only: headings and strong words Semibold, code in the same face on a tint."""
    for block in _blocks(document):
        level = block.blockFormat().headingLevel()
        role = {0: "body", 1: "title", 2: "status"}.get(level, "strong")
        for piece in _pieces(block):
            cursor = QTextCursor(document)
            cursor.setPosition(piece.position())
            cursor.setPosition(piece.position() + piece.length(), QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(_look(piece.charFormat(), role))


def _pieces(block: QTextBlock) -> list[QTextFragment]:
    found, at = [], block.begin()
    while not at.atEnd():
        found.append(at.fragment())
        at += 1
    return found


def _look(was: QTextCharFormat, role: str) -> QTextCharFormat:
    code = was.fontFixedPitch() or bool(was.property(QTextFormat.Property.BlockCodeLanguage))
    font = QFont(theme.font("strong" if was.fontWeight() > QFont.Weight.Normal and role == "body" else role))
    look = QTextCharFormat()
    look.setFont(font)
    look.setForeground(theme.colour("text"))
    if code:
        look.setBackground(theme.colour("side"))
    return look


def _dress_blocks(document: QTextDocument) -> None:
    after_code = False
    for block in _blocks(document):
        level = block.blockFormat().headingLevel()
        role = {0: "reading", 1: "title", 2: "status"}.get(level, "strong")
        cursor = QTextCursor(block)
        shape = QTextBlockFormat()
        shape.setLineHeight(theme.line_height(role), _FIXED)
        inside = cursor.currentTable() is not None
        listed = block.textList() is not None
        code = block.blockFormat().hasProperty(QTextFormat.Property.BlockCodeFence)
        shape.setTopMargin(10 if level else _GAP if after_code and not code else 0)
        shape.setBottomMargin(0 if inside or code else 4 if listed else _GAP)
        cursor.mergeBlockFormat(shape)
        after_code = code


def _dress_tables(document: QTextDocument) -> None:
    """Hairlines below the rows and nothing else, as in every table of the window."""
    frames = [frame for frame in document.rootFrame().childFrames() if isinstance(frame, QTextTable)]
    for table in frames:
        if not any(_words(table.cellAt(0, column)) for column in range(table.columns())):
            table.removeRows(0, 1)  # Markdown has no table without a head; an empty one is none
            _dress_table(table, head=-1)
        else:
            _dress_table(table, head=0)


def _words(cell: QTextTableCell) -> bool:
    return cell.lastPosition() > cell.firstPosition()


def _dress_table(table: QTextTable, head: int) -> None:
    shape = table.format()
    shape.setBorder(0)
    shape.setBorderCollapse(True)
    shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
    shape.setCellPadding(0)
    shape.setCellSpacing(0)
    shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    shape.setTopMargin(2)
    shape.setBottomMargin(_GAP + 4)
    table.setFormat(shape)
    for row in range(table.rows()):
        for column in range(table.columns()):
            _dress_cell(table.cellAt(row, column), last=column == table.columns() - 1, head=row == head)


def _dress_cell(cell: QTextTableCell, last: bool, head: bool) -> None:
    shape = QTextTableCellFormat()
    shape.setTopPadding(_CELL)
    shape.setBottomPadding(_CELL)
    shape.setRightPadding(0 if last else 16)
    shape.setBottomBorder(1)
    shape.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    shape.setBottomBorderBrush(theme.colour("line"))
    cell.setFormat(shape)
    if head:
        cursor = cell.firstCursorPosition()
        cursor.setPosition(cell.lastCursorPosition().position(), QTextCursor.MoveMode.KeepAnchor)
        muted = QTextCharFormat()
        muted.setFont(theme.font("label"))
        muted.setForeground(theme.colour("muted"))
        cursor.mergeCharFormat(muted)


def _leave_room(document: QTextDocument) -> None:
    frame = document.rootFrame().frameFormat()
    frame.setTopMargin(_TOP)
    frame.setBottomMargin(_BOTTOM)
    document.rootFrame().setFrameFormat(frame)
