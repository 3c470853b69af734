import Foundation

@testable import Web

/// Reads pages as somebody who has one language, and keeps what is wrong with them.
struct PageReader {
    private let language: Language
    private let data: OfficeData
    /// What is wrong, and the first page on which it stands.
    private var found: [String: String] = [:]
    private var read: Set<String> = []
    private(set) var count = 0

    init(_ language: Language, _ data: OfficeData) {
        self.data = data
        self.language = language
    }

    var faults: [String] { found.map { "\($0.key) on \($0.value)" }.sorted() }

    mutating func read(_ pages: [FoundPage], as reader: String) {
        for page in pages {
            count += 1
            let place = "\(page.path) (\(reader))"
            if page.status >= 500 { note("an accident: \(page.status)", place) }
            let spoken = PageText.language(of: page.body)
            if spoken == language.tag {
                read(page.body, at: place)
            } else if page.body.contains("/assets/"), !hasNoRussian(page, spoken) {
                note("a page in \(spoken ?? "no language")", place)
            }
        }
    }

    /// The law base has no Russian (ADR 0031): its sentences lead into Chinese statutes, and a translation that nobody
    /// has certified would be read as law. Who reads Russian is shown it in English.
    private func hasNoRussian(_ page: FoundPage, _ spoken: String?) -> Bool {
        let path = page.path.replacing("POST ", with: "").prefix { $0 != "?" }
        return language == .russian && spoken == Language.english.tag
            && (path == "/law" || path.hasPrefix("/law/"))
    }

    private mutating func read(_ page: String, at place: String) {
        for piece in PageText.pieces(of: page) where read.insert(piece).inserted {
            for key in MarkedWords.borrowed(in: piece) {
                note("borrowed: \(key) in \(piece.prefix(60))", place)
            }
            if !language.isChinese, !data.holds(piece) { note("Chinese that is no data: \(piece)", place) }
        }
    }

    private mutating func note(_ fault: String, _ place: String) {
        if found[fault] == nil { found[fault] = place }
    }
}
