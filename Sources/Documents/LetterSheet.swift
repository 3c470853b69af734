internal import CPango
internal import Synchronization

/// A letter on A4 as PDF, by pango and cairo.
///
/// The same letter, foot and moment give the same bytes on the same fonts. Of persons the file says nothing but what
/// stands on the page: no author, no keywords, no name of a machine.
public struct LetterSheet: Sendable {
    /// What stands at the foot of each page: number and address on the left, the page on the right.
    public struct Foot: Sendable, Hashable {
        public let text: String
        /// With `{page}` and `{pages}`.
        public let paging: String

        public init(text: String, paging: String) {
            self.text = text
            self.paging = paging
        }
    }

    private let letter: LetterText
    private let foot: Foot
    /// ISO 8601; the date of the file.
    private let moment: String
    /// Words in brackets that stand for what is hidden; they are set white on black.
    private let ink: [String]

    /// Pango keeps fonts for all of its layouts: one sheet at a time.
    private static let press = Mutex(0)

    public init(_ letter: LetterText, foot: Foot, moment: String, ink: [String] = []) {
        self.letter = letter
        self.foot = foot
        self.moment = moment
        self.ink = ink
    }

    /// The PDF. It is laid out twice: the first time counts the pages.
    public func pdf() -> [UInt8] {
        LetterSheet.press.withLock { _ in
            let count = SheetPen(letter: letter, foot: foot, moment: moment, ink: ink, pages: 0).draw().pages
            return SheetPen(letter: letter, foot: foot, moment: moment, ink: ink, pages: count).draw().bytes
        }
    }
}

/// Bytes that cairo hands over piece by piece.
final class SheetBytes {
    var bytes: [UInt8] = []
}

/// Draws one letter once.
struct SheetPen {
    static let (width, height) = (595.276, 841.89)
    static let (left, right, top, bottom) = (68.0, 527.276, 71.0, 768.0)
    /// Free fonts in the look of official papers first; what a machine lacks is passed over.
    static let family = "FangSong, AR PL UMing CN, Noto Serif CJK SC, WenQuanYi Zen Hei, serif"
    static let size = 12.0

    let letter: LetterText
    let foot: LetterSheet.Foot
    let moment: String
    let ink: [String]
    let pages: Int

    func draw() -> (bytes: [UInt8], pages: Int) {
        let kept = SheetBytes()
        let surface = cairo_pdf_surface_create_for_stream(
            { closure, data, count in
                guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
                let kept = Unmanaged<SheetBytes>.fromOpaque(closure).takeUnretainedValue()
                kept.bytes.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(count)))
                return CAIRO_STATUS_SUCCESS
            }, Unmanaged.passUnretained(kept).toOpaque(), SheetPen.width, SheetPen.height)
        cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_5)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, SheetText.clean(letter.title))
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, moment)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, moment)
        let page = SheetPage(context: cairo_create(surface), pen: self)
        page.begin()
        for block in letter.blocks { page.draw(block) }
        page.end()
        cairo_destroy(page.context)
        cairo_surface_finish(surface)
        cairo_surface_destroy(surface)
        withExtendedLifetime(kept) {}
        return (kept.bytes, page.number)
    }
}
