/// A text as a square that telephones read.
///
/// Source: ISO/IEC 18004, byte mode at error correction level M, versions 1 to 10: up to 213 bytes.
struct QRCode: Hashable, Sendable {
    /// Modules on a side, without the quiet zone.
    let size: Int
    /// Row by row, whether a module is dark.
    private(set) var modules: [Bool]
    /// Modules whose place is fixed: no data goes there and no mask.
    private var isFixed: [Bool]
    private let version: Int

    /// Modules of white round the square.
    static let quiet = 4

    /// `nil` for a text that is too long.
    init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard let version = (1...QRTables.last).first(where: { QRTables.capacity($0) >= bytes.count }) else {
            return nil
        }
        self.version = version
        size = 17 + 4 * version
        modules = Array(repeating: false, count: size * size)
        isFixed = modules
        drawFixed()
        draw(QRTables.codewords(of: bytes, version: version))
        chooseMask()
    }

    subscript(row: Int, column: Int) -> Bool { modules[row * size + column] }

    private mutating func fix(_ row: Int, _ column: Int, _ isDark: Bool) {
        guard (0..<size).contains(row), (0..<size).contains(column) else { return }
        modules[row * size + column] = isDark
        isFixed[row * size + column] = true
    }

    private mutating func drawFixed() {
        for index in 0..<size {
            fix(6, index, index % 2 == 0)
            fix(index, 6, index % 2 == 0)
        }
        for (row, column) in [(3, 3), (3, size - 4), (size - 4, 3)] { drawFinder(row, column) }
        let places = QRTables.alignment[version - 1]
        for row in places {
            for column in places {
                let corners = [(6, 6), (6, size - 7), (size - 7, 6)]
                if !corners.contains(where: { $0 == (row, column) }) { drawAlignment(row, column) }
            }
        }
        drawFormat(mask: 0)
        drawVersion()
    }

    private mutating func drawFinder(_ row: Int, _ column: Int) {
        for down in -4...4 {
            for right in -4...4 {
                let ring = max(abs(down), abs(right))
                fix(row + down, column + right, ring != 2 && ring != 4)
            }
        }
    }

    private mutating func drawAlignment(_ row: Int, _ column: Int) {
        for down in -2...2 {
            for right in -2...2 { fix(row + down, column + right, max(abs(down), abs(right)) != 1) }
        }
    }

    /// Level and mask, twice, with their own error correction.
    private mutating func drawFormat(mask: Int) {
        // Level M is 00, so that the five bits are those of the mask alone.
        var rest = mask
        for _ in 0..<10 { rest = rest << 1 ^ (rest >> 9 & 1) * 0x537 }
        let bits = (mask << 10 | rest & 0x3FF) ^ 0x5412
        func bit(_ index: Int) -> Bool { bits >> index & 1 == 1 }
        for index in 0...5 { fix(index, 8, bit(index)) }
        fix(7, 8, bit(6))
        fix(8, 8, bit(7))
        fix(8, 7, bit(8))
        for index in 9..<15 { fix(8, 14 - index, bit(index)) }
        for index in 0..<8 { fix(8, size - 1 - index, bit(index)) }
        for index in 8..<15 { fix(size - 15 + index, 8, bit(index)) }
        fix(size - 8, 8, true)
    }

    private mutating func drawVersion() {
        guard version >= 7 else { return }
        var rest = version
        for _ in 0..<12 { rest = rest << 1 ^ (rest >> 11 & 1) * 0x1F25 }
        let bits = version << 12 | rest & 0xFFF
        for index in 0..<18 {
            let isDark = bits >> index & 1 == 1
            fix(index / 3, size - 11 + index % 3, isDark)
            fix(size - 11 + index % 3, index / 3, isDark)
        }
    }

    /// Codewords go up and down in columns of two, from the right; the column of the timing is left out.
    private mutating func draw(_ codewords: [UInt8]) {
        var index = 0
        for pair in stride(from: size - 1, through: 1, by: -2) {
            let right = pair <= 6 ? pair - 1 : pair
            let isUpward = (right + 1) & 2 == 0
            for step in 0..<size {
                let row = isUpward ? size - 1 - step : step
                for column in [right, right - 1]
                where !isFixed[row * size + column] && index < codewords.count * 8 {
                    modules[row * size + column] = codewords[index / 8] >> (7 - index % 8) & 1 == 1
                    index += 1
                }
            }
        }
    }

    /// Of eight masks, the one that reads best.
    private mutating func chooseMask() {
        var best: (penalty: Int, code: QRCode)?
        for mask in 0..<8 {
            var code = self
            code.apply(mask)
            code.drawFormat(mask: mask)
            let penalty = QRPenalty(code).total
            if best.map({ penalty < $0.penalty }) ?? true { best = (penalty, code) }
        }
        if let best { self = best.code }
    }

    private mutating func apply(_ mask: Int) {
        for row in 0..<size {
            for column in 0..<size where !isFixed[row * size + column] {
                let isFlipped =
                    switch mask {
                    case 0: (row + column) % 2 == 0
                    case 1: row % 2 == 0
                    case 2: column % 3 == 0
                    case 3: (row + column) % 3 == 0
                    case 4: (row / 2 + column / 3) % 2 == 0
                    case 5: row * column % 2 + row * column % 3 == 0
                    case 6: (row * column % 2 + row * column % 3) % 2 == 0
                    default: ((row + column) % 2 + row * column % 3) % 2 == 0
                    }
                if isFlipped { modules[row * size + column].toggle() }
            }
        }
    }

    /// The dark modules as the path of an SVG, run by run, with the quiet zone round them.
    var path: String {
        var path = ""
        for row in 0..<size {
            var column = 0
            while column < size {
                guard self[row, column] else {
                    column += 1
                    continue
                }
                let start = column
                while column < size, self[row, column] { column += 1 }
                let run = column - start
                path += "M\(start + QRCode.quiet) \(row + QRCode.quiet)h\(run)v1h-\(run)z"
            }
        }
        return path
    }
}

/// How badly a code reads: runs, blocks, what looks like a finder, and too much dark or light.
private struct QRPenalty {
    private let code: QRCode

    init(_ code: QRCode) { self.code = code }

    var total: Int {
        let lines = (0..<code.size).flatMap { line in
            [
                (0..<code.size).map { code[line, $0] }, (0..<code.size).map { code[$0, line] },
            ]
        }
        return lines.reduce(0) { $0 + runs($1) + finders($1) } + blocks + balance
    }

    private func runs(_ line: [Bool]) -> Int {
        var (penalty, run) = (0, 1)
        for index in 1...line.count {
            if index < line.count, line[index] == line[index - 1] {
                run += 1
            } else {
                if run >= 5 { penalty += run - 2 }
                run = 1
            }
        }
        return penalty
    }

    private func finders(_ line: [Bool]) -> Int {
        let finder = [true, false, true, true, true, false, true]
        let light = Array(repeating: false, count: 4)
        let patterns = [light + finder, finder + light]
        return (0...line.count - 11).reduce(0) { sum, start in
            sum + patterns.filter { Array(line[start..<start + 11]) == $0 }.count * 40
        }
    }

    private var blocks: Int {
        var penalty = 0
        for row in 1..<code.size {
            for column in 1..<code.size {
                let corner = code[row, column]
                let others = [code[row - 1, column], code[row, column - 1], code[row - 1, column - 1]]
                if others.allSatisfy({ $0 == corner }) { penalty += 3 }
            }
        }
        return penalty
    }

    private var balance: Int {
        let dark = code.modules.filter { $0 }.count
        return abs(dark * 20 - code.modules.count * 10) / code.modules.count * 10
    }
}
