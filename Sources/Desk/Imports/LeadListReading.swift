internal import Foundation
internal import Law
internal import Store

/// A row of a list that was not taken.
public struct RejectedRow: Hashable, Sendable {
    /// The physical line on which the row begins; the first line of the file is 1.
    public let line: Int
    public let lastLine: Int
    public let externalNumber: String?
    public let faults: [RowFault]
    /// The file that has this number already, where the row says something else now.
    public let caseNumber: String?
}

/// Reads a list of leads, row by row, into rows and rejections.
struct LeadListReading {
    enum Entry: Sendable {
        case row(LeadRow)
        case rejected(RejectedRow)
    }

    private var reader: CSVReader
    private let header: LeadHeader
    private let decoder: TextDecoder
    private let words: LeadRowWords

    var bytesRead: Int { reader.bytesRead }

    /// - Throws: `LeadListFault` unless the first row names each documented column once and no other.
    init(_ reader: CSVReader, decoder: TextDecoder, words: LeadRowWords) throws {
        var reader = reader
        guard let first = try reader.row(), first.fault == nil else { throw LeadListFault.noHeader }
        header = LeadHeader(first.fields.map { decoder.text($0) ?? "" })
        guard header.faults.isEmpty else {
            throw LeadListFault.header(
                missing: header.faults.missing, unknown: header.faults.unknown,
                repeated: header.faults.repeated)
        }
        self.reader = reader
        self.decoder = decoder
        self.words = words
    }

    mutating func next(now: Instant) throws -> Entry? {
        while let row = try reader.row() {
            if !row.isBlank { return entry(row, now: now) }
        }
        return nil
    }

    private func entry(_ row: CSVReader.Row, now: Instant) -> Entry {
        if let fault = row.fault { return rejected(row, nil, [RowFault(fault, header)]) }
        let extra = row.fields.dropFirst(header.count)
        guard row.fields.count >= header.count, extra.allSatisfy(\.isEmpty) else {
            return rejected(row, nil, [RowFault(nil, "field_count")])
        }
        var cells: [LeadColumn: String] = [:]
        var unreadable: [RowFault] = []
        for column in LeadColumn.allCases {
            guard let place = header.places[column] else { continue }
            guard let text = decoder.text(row.fields[place]) else {
                unreadable.append(RowFault(column, "encoding"))
                continue
            }
            let value = text.trimmed
            if !value.isEmpty { cells[column] = value }
        }
        guard unreadable.isEmpty else { return rejected(row, cells[.externalNumber], unreadable) }
        var reading = LeadRowReading(cells, words: words)
        if let lead = reading.row(line: row.firstLine, lastLine: row.lastLine, now: now) { return .row(lead) }
        return rejected(row, cells[.externalNumber], reading.faults)
    }

    private func rejected(_ row: CSVReader.Row, _ number: String?, _ faults: [RowFault]) -> Entry {
        let shown = number.flatMap { FormReading.isClean($0) ? String($0.prefix(100)) : nil }
        return .rejected(
            RejectedRow(
                line: row.firstLine, lastLine: row.lastLine, externalNumber: shown, faults: faults,
                caseNumber: nil))
    }
}

extension RowFault {
    fileprivate init(_ fault: CSVReader.Fault, _ header: LeadHeader) {
        let column = header.places.first { $0.value == fault.field }?.key
        switch fault {
        case .textBehindQuote, .quoteNotClosed: self.init(column, "quote")
        case .fieldTooLong: self.init(column, "too_long")
        case .tooManyFields: self.init(nil, "field_count")
        }
    }
}

/// Why a list cannot be read at all. What it says is for the person at the command line.
public enum LeadListFault: Error, Hashable, Sendable, CustomStringConvertible {
    case noHeader
    case header(missing: [String], unknown: [String], repeated: [String])
    /// UTF-16, as spreadsheets write "Unicode text".
    case wideCharacters
    case noSource

    public var description: String {
        switch self {
        case .noHeader: "the list has no first row with the names of its columns; see docs/import.md"
        case .header(let missing, let unknown, let repeated):
            "the first row does not name the columns of docs/import.md: "
                + [
                    ("missing", missing), ("unknown", unknown), ("named twice", repeated),
                ].filter { !$0.1.isEmpty }.map { "\($0.0) \($0.1.joined(separator: ", "))" }
                .joined(separator: "; ")
        case .wideCharacters: "the list is written in UTF-16; save it as CSV in UTF-8 or GBK"
        case .noSource: "name the source of the list in 1 to 60 letters, digits, dots and hyphens"
        }
    }
}
