/// Reads a table row by row from a stream of bytes (RFC 4180), of which only one row lies in memory.
///
/// It goes on after whatever it meets. Commas, quotes and line ends are single bytes in UTF-8 and in GB 18030 alike,
/// so that fields are cut before anyone asks for their encoding.
struct CSVReader {
    /// One row with its place in the file. Lines are physical ones: those inside quotes count.
    struct Row: Hashable, Sendable {
        let firstLine: Int
        let lastLine: Int
        let fields: [[UInt8]]
        let fault: Fault?

        /// A row of blank cells, as spreadsheets leave them at the end.
        var isBlank: Bool {
            fault == nil && fields.allSatisfy { $0.allSatisfy { $0 == 0x20 || $0 == 0x09 } }
        }
    }

    /// Why a row cannot be cut into fields; the number is that of the field, from 0.
    enum Fault: Hashable, Sendable {
        /// Something stands behind a closing quote.
        case textBehindQuote(field: Int)
        /// The file ends inside quotes.
        case quoteNotClosed(field: Int)
        case fieldTooLong(field: Int)
        case tooManyFields

        var field: Int? {
            switch self {
            case .textBehindQuote(let field), .quoteNotClosed(let field), .fieldTooLong(let field): field
            case .tooManyFields: nil
            }
        }
    }

    struct Limits: Hashable, Sendable {
        /// Bytes of one field. A narrative of 20 000 characters has 80 000 at most.
        var fieldBytes = 131_072
        var fields = 256
    }

    private enum Place { case beginning, plain, quoted, closed }

    /// Gives the next bytes; none at the end.
    private let next: () throws -> [UInt8]
    private let limits: Limits
    private var chunk: [UInt8] = []
    private var index = 0
    private var line = 1
    private var hasEnded = false
    private(set) var bytesRead = 0

    init(limits: Limits = Limits(), next: @escaping () throws -> [UInt8]) {
        self.next = next
        self.limits = limits
    }

    /// The next row that is not an empty line; `nil` at the end.
    mutating func row() throws -> Row? {
        while let row = try anyRow() {
            if row.fields != [[]] || row.fault != nil { return row }
        }
        return nil
    }

    private mutating func anyRow() throws -> Row? {
        guard let first = try byte() else { return nil }
        var draft = Draft(firstLine: line, limits: limits)
        var pending: UInt8? = first
        while let byte = try pending ?? byte() {
            pending = nil
            let isLineEnd = byte == 0x0A || byte == 0x0D
            if isLineEnd, draft.place != .quoted {
                let row = draft.row(lastLine: line)
                try endLine(byte)
                return row
            }
            draft.take(byte)
            if isLineEnd { try endLine(byte, into: &draft) }
        }
        return draft.row(lastLine: line, isAtEnd: true)
    }

    /// Counts a line once, however it ends: LF, CR LF, or the lone CR of old machines.
    private mutating func endLine(_ byte: UInt8) throws {
        line += 1
        if byte == 0x0D, try peek() == 0x0A { _ = try self.byte() }
    }

    private mutating func endLine(_ byte: UInt8, into draft: inout Draft) throws {
        line += 1
        if byte == 0x0D, try peek() == 0x0A, let feed = try self.byte() { draft.take(feed) }
    }

    private mutating func byte() throws -> UInt8? {
        guard try peek() != nil else { return nil }
        defer { index += 1 }
        return chunk[index]
    }

    private mutating func peek() throws -> UInt8? {
        if index < chunk.count { return chunk[index] }
        guard !hasEnded else { return nil }
        chunk = try next()
        index = 0
        bytesRead += chunk.count
        hasEnded = chunk.isEmpty
        return chunk.first
    }

    /// A row as it grows.
    private struct Draft {
        let firstLine: Int
        let limits: Limits
        var place = Place.beginning
        var fields: [[UInt8]] = []
        var field: [UInt8] = []
        var fault: Fault?

        mutating func take(_ byte: UInt8) {
            switch (place, byte) {
            case (.beginning, 0x22): place = .quoted
            case (.quoted, 0x22): place = .closed
            case (.closed, 0x22):  // two quotes stand for one
                keep(byte)
                place = .quoted
            case (.beginning, 0x2C), (.plain, 0x2C), (.closed, 0x2C): close()
            case (.quoted, _): keep(byte)
            case (.closed, _): found(.textBehindQuote(field: fields.count))
            case (.beginning, _), (.plain, _):
                keep(byte)
                place = .plain
            }
        }

        mutating func row(lastLine: Int, isAtEnd: Bool = false) -> Row {
            if isAtEnd, place == .quoted { found(.quoteNotClosed(field: fields.count)) }
            close()
            return Row(
                firstLine: firstLine, lastLine: lastLine, fields: fault == nil ? fields : [], fault: fault)
        }

        private mutating func close() {
            if fields.count < limits.fields { fields.append(field) } else { found(.tooManyFields) }
            field = []
            place = .beginning
        }

        private mutating func keep(_ byte: UInt8) {
            guard fault == nil else { return }
            if field.count < limits.fieldBytes { return field.append(byte) }
            field = []
            found(.fieldTooLong(field: fields.count))
        }

        private mutating func found(_ fault: Fault) {
            if self.fault == nil { self.fault = fault }
        }
    }
}
