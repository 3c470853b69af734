internal import CPango

/// The page under the pen: where the next line goes, and when a new page begins.
final class SheetPage {
    let context: OpaquePointer?
    private let pen: SheetPen
    private(set) var number = 0
    private var y = SheetPen.top

    init(context: OpaquePointer?, pen: SheetPen) {
        self.context = context
        self.pen = pen
    }

    func begin() {
        number += 1
        y = SheetPen.top
        cairo_set_source_rgb(context, 0, 0, 0)
    }

    func end() {
        drawFoot()
        cairo_show_page(context)
    }

    private func turn() {
        end()
        begin()
    }

    func draw(_ block: LetterText.Block) {
        switch block {
        case .heading(let level, let text): heading(level, text)
        case .paragraph(let text):
            tagged("P") { for piece in SheetText.pieces(text) { flow(piece, SheetStyle.body) } }
            y += 7
        case .list(let lines):
            tagged("L") {
                for line in lines {
                    tagged("LI") {
                        for piece in SheetText.pieces("• " + line) { flow(piece, SheetStyle.body) }
                    }
                }
            }
            y += 7
        case .table(let rows):
            tagged("Table") { for row in rows { tagged("TR") { table(row) } } }
            y += 12
        case .rule:
            line(from: SheetPen.left, to: SheetPen.right, at: y + 4, width: 1.5)
            y += 12
        }
    }

    private func heading(_ level: Int, _ text: String) {
        let style = level == 1 ? SheetStyle.title : SheetStyle.part
        if y + 60 > SheetPen.bottom { turn() }
        if level == 2 { y += 8 }
        tagged(level == 1 ? "H1" : "H2") { for piece in SheetText.pieces(text) { flow(piece, style) } }
        y += level == 1 ? 18 : 4
    }

    private func tagged(_ name: String, _ body: () -> Void) {
        cairo_tag_begin(context, name, nil)
        body()
        cairo_tag_end(context, name)
    }

    /// Lines one below the other, over as many pages as they need.
    private func flow(_ text: String, _ style: SheetStyle) {
        let layout = SheetLayout(text, style, width: SheetPen.right - SheetPen.left, ink: pen.ink, context)
        for line in layout.lines {
            if y + line.height > SheetPen.bottom { turn() }
            line.draw(x: SheetPen.left, y: y, context)
            y += line.height
        }
    }

    /// A row as high as its highest cell. One that is higher than the page goes on at the next.
    private func table(_ cells: [String]) {
        guard !cells.isEmpty else { return }
        let edges = SheetPage.edges(cells.count)
        var rest = cells.enumerated().map { index, cell in
            SheetText.pieces(cell).flatMap { piece in
                SheetLayout(
                    piece, .cell, width: edges[index + 1] - edges[index] - 2 * SheetPage.padding,
                    ink: pen.ink, context
                ).lines
            }[...]
        }
        repeat {
            let wanted = rest.map { $0.reduce(0) { $0 + $1.height } }.max() ?? 0
            let isTall = wanted + 2 * SheetPage.padding > SheetPen.bottom - SheetPen.top
            if y + wanted + 2 * SheetPage.padding > SheetPen.bottom, !isTall || y > SheetPen.bottom - 60 {
                turn()
            }
            drawRow(&rest, edges)
        } while rest.contains { !$0.isEmpty }
    }

    private static let padding = 5.0

    private static func edges(_ count: Int) -> [Double] {
        let whole = SheetPen.right - SheetPen.left
        if count == 2 { return [SheetPen.left, SheetPen.left + whole * 0.3, SheetPen.right] }
        return (0...count).map { SheetPen.left + whole * Double($0) / Double(count) }
    }

    private func drawRow(_ rest: inout [ArraySlice<SheetLine>], _ edges: [Double]) {
        var lowest = y
        for index in rest.indices {
            var place = y + SheetPage.padding
            tagged("TD") {
                while let next = rest[index].first, place + next.height + SheetPage.padding <= SheetPen.bottom
                {
                    next.draw(x: edges[index] + SheetPage.padding, y: place, context)
                    place += next.height
                    rest[index].removeFirst()
                }
            }
            lowest = max(lowest, place + SheetPage.padding)
        }
        line(from: edges[0], to: edges[edges.count - 1], at: y, width: 0.6)
        line(from: edges[0], to: edges[edges.count - 1], at: lowest, width: 0.6)
        for edge in edges {
            cairo_move_to(context, edge, y)
            cairo_line_to(context, edge, lowest)
            cairo_stroke(context)
        }
        y = lowest
    }

    private func line(from start: Double, to end: Double, at height: Double, width: Double) {
        cairo_new_path(context)
        cairo_set_line_width(context, width)
        cairo_move_to(context, start, height)
        cairo_line_to(context, end, height)
        cairo_stroke(context)
    }

    private func drawFoot() {
        line(from: SheetPen.left, to: SheetPen.right, at: 787, width: 0.5)
        let paging = pen.foot.paging.replacing("{page}", with: "\(number)").replacing(
            "{pages}", with: "\(pen.pages)")
        let width = SheetPen.right - SheetPen.left
        let text = SheetText.clean(pen.foot.text).replacing("\n", with: " ")
        let left = SheetLayout(text, .foot, width: width - 90, ink: [], context).lines
        for (index, line) in left.prefix(2).enumerated() {
            line.draw(x: SheetPen.left, y: 791 + Double(index) * line.height, context)
        }
        SheetLayout(paging, .footRight, width: width, ink: [], context).lines.first?.draw(
            x: SheetPen.left, y: 791, context)
    }
}
