/// What is wrong with a table of reference values: every fault of the text, each with its line.
public struct CSVFaults: Error, Hashable, Sendable {
    public let faults: [CSVFault]

    public init(_ faults: [CSVFault]) {
        self.faults = faults
    }
}

/// One fault of a table, and where it stands.
public struct CSVFault: Hashable, Sendable {
    /// Counted from 1, comments and header included.
    public let line: Int
    public let reason: Reason

    public init(line: Int, reason: Reason) {
        self.line = line
        self.reason = reason
    }
}

/// A table as `share/law` keeps it: UTF-8, comma separated, a header, `#` lines before it.
public struct CSVTable: Sendable {
    public struct Line: Sendable {
        public let number: Int
        fileprivate let fields: [String]
        fileprivate let positions: [String: Int]

        /// The field of that column; empty where the table has no such column.
        public subscript(column: String) -> String {
            positions[column].map { fields[$0] } ?? ""
        }
    }

    public let lines: [Line]
    /// What is wrong with the form of the table; such lines are not among `lines`.
    let faults: [CSVFault]

    /// Reads a table that has at least these columns, or names every fault. Blank lines are passed over.
    public init(parsing text: String, columns: [String]) throws(CSVFaults) {
        self.init(reading: text, columns: columns)
        guard faults.isEmpty else { throw CSVFaults(faults) }
    }

    /// Reads what can be read, so that faults of form and of content are named together.
    init(reading text: String, columns: [String]) {
        var records = CSVRecords(text)
        var faults: [CSVFault] = []
        var lines: [Line] = []
        let header = records.next()?.fields ?? []
        let positions = Dictionary(zip(header, header.indices)) { first, _ in first }
        for column in columns where positions[column] == nil {
            faults.append(
                CSVFault(line: records.line, reason: Reason("csv.column-missing", ["column": column])))
        }
        let isReadable = faults.isEmpty
        while isReadable, let (number, fields) = records.next() {
            if fields.count == header.count {
                lines.append(Line(number: number, fields: fields, positions: positions))
            } else {
                let values = ["expected": String(header.count), "found": String(fields.count)]
                faults.append(CSVFault(line: number, reason: Reason("csv.field-count", values)))
            }
        }
        if let line = records.unclosedQuote {
            faults.append(CSVFault(line: line, reason: "csv.quote-unclosed"))
        }
        self.lines = lines
        self.faults = faults
    }
}

/// Cuts a text into records (RFC 4180; lines end in LF or CR LF).
private struct CSVRecords {
    private let bytes: [UInt8]
    private var at = 0
    /// The line read last.
    private(set) var line = 0
    /// The line of a quote that is opened and never closed.
    private(set) var unclosedQuote: Int?

    init(_ text: String) {
        let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let bytes = Array(text.utf8)
        self.bytes = bytes.starts(with: byteOrderMark) ? Array(bytes.dropFirst(3)) : bytes
    }

    /// The next record that is neither blank nor a comment, with the number of its first line.
    mutating func next() -> (line: Int, fields: [String])? {
        while at < bytes.count {
            line += 1
            let first = line
            if bytes[at] == UInt8(ascii: "#") {
                at = bytes[at...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
                continue
            }
            let fields = record()
            if fields != [""] { return (first, fields) }
        }
        return nil
    }

    private mutating func record() -> [String] {
        var fields: [String] = []
        while true {
            fields.append(field())
            guard at < bytes.count else { return fields }
            at += 1
            if bytes[at - 1] == UInt8(ascii: "\n") { return fields }
        }
    }

    /// Reads up to the comma or line end, which it leaves.
    private mutating func field() -> String {
        var text: [UInt8] = []
        var quoteLine: Int?
        while at < bytes.count {
            let byte = bytes[at]
            if quoteLine != nil {
                if byte == UInt8(ascii: "\n") { line += 1 }
                if byte == UInt8(ascii: "\"") {
                    if at + 1 < bytes.count, bytes[at + 1] == byte { at += 1 } else { quoteLine = nil }
                    if quoteLine == nil {
                        at += 1
                        continue
                    }
                }
                text.append(byte)
            } else if byte == UInt8(ascii: "\""), text.isEmpty {
                quoteLine = line
            } else if byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\n") {
                break
            } else {
                text.append(byte)
            }
            at += 1
        }
        unclosedQuote = unclosedQuote ?? quoteLine
        if text.last == UInt8(ascii: "\r") { text.removeLast() }
        return String(decoding: text, as: UTF8.self)
    }
}
