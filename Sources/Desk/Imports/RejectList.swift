internal import Evidence
internal import Programmes

/// A cell of a table for a spreadsheet.
public enum CSVCell {
    /// In quotes. What a spreadsheet would compute is written as text: a leading apostrophe.
    public static func quoted(_ text: String) -> String {
        let isFormula = text.unicodeScalars.first.map { "=+-@\t\r".unicodeScalars.contains($0) } ?? false
        let safe = isFormula ? "'" + text : text
        return "\"" + safe.replacing("\"", with: "\"\"") + "\""
    }
}

/// Writes down which rows of a list were not taken. No line says what stood in a row besides its number.
public struct RejectList: Sendable {
    private let texts: TextCatalogue
    private let language: String

    public init(_ office: Office, language: String) {
        texts = office.texts
        self.language = language
    }

    public static let columns = [
        "line", "last_line", "external_no", "column", "reason", "message", "file",
    ]

    /// One JSON object for each fault of the row, without line ends.
    public func lines(_ row: RejectedRow) -> [String] {
        row.faults.map { fault in
            JSON.object([
                "line": .int(row.line), "last_line": .int(row.lastLine),
                "external_no": row.externalNumber.map(JSON.string) ?? .null,
                "column": fault.column.map(JSON.string) ?? .null, "reason": .string(fault.reason),
                "message": .string(message(fault)), "file": row.caseNumber.map(JSON.string) ?? .null,
            ]).canonical
        }
    }

    /// The same as rows of a table, each ending in CR LF.
    public func table(_ row: RejectedRow) -> String {
        row.faults.map { fault in
            RejectList.tableLine([
                String(row.line), String(row.lastLine), row.externalNumber ?? "", fault.column ?? "",
                fault.reason, message(fault), row.caseNumber ?? "",
            ])
        }.joined()
    }

    public static func tableLine(_ cells: [String]) -> String {
        cells.map(CSVCell.quoted).joined(separator: ",") + "\r\n"
    }

    private func message(_ fault: RowFault) -> String {
        texts.sentence("import.reason.\(fault.reason)", in: language) ?? fault.reason
    }
}
