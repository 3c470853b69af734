internal import CPango

/// How a text is set.
struct SheetStyle: Sendable {
    let size: Double
    var isBold = false
    var alignment = PANGO_ALIGN_LEFT
    var isJustified = false
    /// In parts of the height of the type.
    var leading = 1.6

    static let title = SheetStyle(size: 19, isBold: true, alignment: PANGO_ALIGN_CENTER)
    static let part = SheetStyle(size: 13, isBold: true)
    static let body = SheetStyle(size: SheetPen.size, isJustified: false)
    static let cell = SheetStyle(size: 11, leading: 1.45)
    static let foot = SheetStyle(size: 8, leading: 1.3)
    static let footRight = SheetStyle(size: 8, alignment: PANGO_ALIGN_RIGHT, leading: 1.3)
}

/// A paragraph, broken into lines.
final class SheetLayout {
    private let layout: OpaquePointer?
    private(set) var lines: [SheetLine] = []

    init(_ text: String, _ style: SheetStyle, width: Double, ink: [String], _ context: OpaquePointer?) {
        let layout = pango_cairo_create_layout(context)
        self.layout = layout
        pango_cairo_context_set_resolution(pango_layout_get_context(layout), 72)
        let font = pango_font_description_from_string(SheetPen.family)
        pango_font_description_set_absolute_size(font, style.size * Double(PANGO_SCALE))
        pango_font_description_set_weight(font, style.isBold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
        pango_layout_set_font_description(layout, font)
        pango_font_description_free(font)
        pango_layout_set_width(layout, Int32(width * Double(PANGO_SCALE)))
        pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
        pango_layout_set_alignment(layout, style.alignment)
        pango_layout_set_justify(layout, style.isJustified ? 1 : 0)
        pango_layout_set_auto_dir(layout, 0)
        pango_layout_set_markup(layout, SheetText.markup(text, ink: ink), -1)
        let iterator = pango_layout_get_iter(layout)
        repeat {
            var logical = PangoRectangle()
            pango_layout_iter_get_line_extents(iterator, nil, &logical)
            let baseline = pango_layout_iter_get_baseline(iterator) - logical.y
            lines.append(
                SheetLine(
                    layout: self, line: pango_layout_iter_get_line_readonly(iterator),
                    x: SheetLayout.points(logical.x), baseline: SheetLayout.points(baseline),
                    height: style.size * style.leading,
                    ownHeight: SheetLayout.points(logical.height)))
        } while pango_layout_iter_next_line(iterator) != 0
        pango_layout_iter_free(iterator)
    }

    deinit { g_object_unref(layout.map { UnsafeMutableRawPointer($0) }) }

    private static func points(_ units: Int32) -> Double { Double(units) / Double(PANGO_SCALE) }
}

/// One line of a paragraph; it keeps the paragraph alive.
struct SheetLine {
    let layout: SheetLayout
    let line: UnsafeMutablePointer<PangoLayoutLine>?
    let x: Double
    let baseline: Double
    let height: Double
    let ownHeight: Double

    func draw(x left: Double, y top: Double, _ context: OpaquePointer?) {
        cairo_move_to(context, left + x, top + baseline + (height - ownHeight) / 2)
        pango_cairo_show_layout_line(context, line)
        cairo_new_path(context)
    }
}
