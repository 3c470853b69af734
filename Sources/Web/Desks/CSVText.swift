internal import Casework
internal import Desk
internal import Law

/// A list for a spreadsheet: quoted, with the mark that makes spreadsheets read UTF-8, and without formulas.
struct CSVText {
    private(set) var text = "\u{FEFF}"

    init() {}

    mutating func add(_ cells: [String]) {
        text += cells.map(CSVText.quoted).joined(separator: ",") + "\r\n"
    }

    static func quoted(_ cell: String) -> String { CSVCell.quoted(cell) }

    init(_ rows: [FileRow], _ words: Wording) {
        add(
            [
                "csv.number", "csv.procedure", "csv.stage", "csv.subject", "csv.agency", "csv.clock",
                "csv.alarm",
                "csv.last", "csv.source",
            ].map { words($0) })
        for row in rows {
            add([
                row.number.description, row.procedureTitle, row.stageTitle, row.subject, row.agencyName,
                row.next?.title ?? "", row.next?.alarm.description ?? "", row.next?.last.description ?? "",
                row.next?.source.description ?? "",
            ])
        }
    }
}
