public import Foundation
public import Law
internal import Yams

/// The folder `share/law`: rules, instruments, thresholds, articles, zones and calendars, as jurists edit them.
public struct LawFolder: Sendable {
    public let folder: URL

    public init(_ folder: URL) {
        self.folder = folder
    }

    /// Everything of the law base. A book whose parts cannot be read or do not fit together is refused as a whole.
    ///
    /// - Throws: `PackFaults` with all that is wrong, each at its place.
    public func ruleBook() throws -> RuleBook {
        var reading = LawReading()
        let rules = try files(in: "rules").flatMap { reading.rules(try text($0), $0) }
        let overlays = try files(in: "overlays").flatMap { reading.overlays(try text($0), $0) }
        let authorities = reading.authorities(try text("authorities.yaml"), "authorities.yaml")
        let zones = try has("zones.yaml") ? reading.zones(text("zones.yaml"), "zones.yaml") : []
        let articles = try files(in: "articles").flatMap { reading.articles(try text($0), $0) }
        let thresholds = try files(in: "thresholds").compactMap { path in
            reading.table(ThresholdTable.self, try text(path), path)
        }
        var book = RuleBook(
            rules: rules, authorities: authorities, thresholds: thresholds, overlays: overlays, zones: zones,
            articles: articles)
        if reading.isWhole { reading.check(book, try divisionsForAreas()) }
        guard reading.faults.isEmpty else { throw PackFaults(reading.faults) }
        book.benchmarks = try benchmarks()
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

    private func divisionsForAreas() throws -> Divisions? {
        try has("divisions/provinces.csv") ? divisions() : nil
    }
}

// How the files of the folder are reached; tables of single topics are read in the same way.
extension LawFolder {
    func files(in name: String) throws -> [String] {
        try names(in: name, suffix: ".yaml")
    }

    /// Paths in one folder, in order; none when there is no such folder.
    func names(in name: String, suffix: String) throws -> [String] {
        guard has(name) else { return [] }
        let path = folder.appending(path: name).path(percentEncoded: false)
        return try FileManager.default.contentsOfDirectory(atPath: path).filter { $0.hasSuffix(suffix) }
            .sorted()
            .map { "\(name)/\($0)" }
    }

    func has(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: folder.appending(path: path).path(percentEncoded: false))
    }

    func text(_ path: String) throws -> String {
        let bytes = try Foundation.Data(contentsOf: folder.appending(path: path))
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw PackFaults([
                PackFault(
                    "the file is not UTF-8", remedy: "save it as UTF-8", at: Place(file: "law/\(path)"))
            ])
        }
        return text
    }

    /// One file as a value that reads itself.
    ///
    /// - Throws: `PackFaults` at the line that cannot be read.
    func decode<Value: Decodable>(_ type: Value.Type, _ path: String) throws -> Value {
        var reading = LawReading()
        guard let value = reading.table(type, try text(path), path), reading.faults.isEmpty else {
            throw PackFaults(reading.faults)
        }
        return value
    }
}
