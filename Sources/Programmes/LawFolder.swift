public import Foundation
public import Law
internal import Yams

/// The folder `share/law`: rules, instruments, thresholds and calendars, as jurists edit them.
public struct LawFolder: Sendable {
    public let folder: URL

    public init(_ folder: URL) {
        self.folder = folder
    }

    /// All rules, instruments and thresholds. A book whose parts do not fit together is refused as a whole.
    public func ruleBook() throws -> RuleBook {
        let book = RuleBook(
            rules: try files(in: "rules").flatMap { try decode([LegalRule].self, $0) },
            authorities: try decode([Authority].self, "authorities.yaml"),
            thresholds: try files(in: "thresholds").map { try decode(ThresholdTable.self, $0) })
        guard book.faults.isEmpty else {
            throw PackFaults(
                book.faults.map {
                    PackFault("\($0)", remedy: "mend the law base", at: Place(file: "law/rules"))
                })
        }
        return book
    }

    /// Everything that packs are held against.
    public func packLaw() throws -> PackLaw {
        let book = try ruleBook()
        return PackLaw(rules: Statutes.all(book), book: book)
    }

    /// The notices of all years, and the statutory days of years without one.
    public func calendar() throws -> WorkCalendar {
        let names = try names(in: "calendar", suffix: ".csv")
        let isStatutory = { (name: String) in name.hasPrefix("calendar/statutory-") }
        return try WorkCalendar(
            csv: names.filter { !isStatutory($0) }.map(text),
            statutoryDays: names.filter(isStatutory).map(text))
    }

    func files(in name: String) throws -> [String] {
        try names(in: name, suffix: ".yaml")
    }

    func names(in name: String, suffix: String) throws -> [String] {
        let path = folder.appending(path: name).path(percentEncoded: false)
        return try FileManager.default.contentsOfDirectory(atPath: path).filter { $0.hasSuffix(suffix) }
            .sorted()
            .map { "\(name)/\($0)" }
    }

    func text(_ path: String) throws -> String {
        String(decoding: try Foundation.Data(contentsOf: folder.appending(path: path)), as: UTF8.self)
    }

    func decode<Value: Decodable>(_ type: Value.Type, _ path: String) throws -> Value {
        do {
            return try YAMLDecoder().decode(type, from: text(path))
        } catch let error as DecodingError {
            throw PackFaults([
                PackFault("cannot be read: \(error)", remedy: "mend the file", at: Place(file: "law/\(path)"))
            ])
        }
    }
}
