import Foundation
import Law
import Programmes
import Testing

@testable import Desk
@testable import Web

/// Whoever reads in another language than Chinese meets Chinese only where it is data: names, statutes, narratives.
@Suite("The languages of the whole site")
struct LanguageCrawlTests {
    private static let open = [
        "/", "/progress", "/report/kind", "/matter", "/law", "/sign-in", "/help/accessibility",
    ]

    /// Everything that is data, by three characters: the law, the places, the people and stories of the province.
    private static let data: Result<Set<String>, any Error> = Result {
        let folders = ["law", "worlds", "policy", "data"].map { Places.share.appendingPathComponent($0) }
        let files = folders.flatMap { folder in
            FileManager.default.enumerator(
                at: folder.resolvingSymlinksInPath(), includingPropertiesForKeys: nil)?
                .allObjects.compactMap { $0 as? URL } ?? []
        }
        return try files.filter { ["yaml", "csv", "json"].contains($0.pathExtension) }
            .reduce(into: Set<String>()) { triples, file in
                triples.formUnion(PageText.triples(of: try String(contentsOf: file, encoding: .utf8)))
            }
    }

    /// What was borrowed on these pages, with the page that shows it.
    private func borrowed(_ pages: [CrawledOffice.Found]) -> [String] {
        var seen: [String: String] = [:]
        for page in pages {
            for key in MarkedWords.borrowed(in: page.body) where seen[key] == nil { seen[key] = page.path }
        }
        return seen.map { "\($0.key) on \($0.value)" }.sorted()
    }

    @Test func `no page borrows a sentence from another language, whoever reads it`() async throws {
        let lenders: [Language] = [.english, .chinese, .chinese]
        let readings = lenders.map { lender in
            { @Sendable (texts: TextCatalogue) in MarkedWords(texts, lender: lender).texts }
        }
        try await CrawledOffice.with(texts: readings) { crawled, turn in
            switch turn {
            case 0: try await expectNothingBorrowed(on: crawled, in: .russian)
            case 1: try await expectNothingBorrowed(on: crawled, in: .traditionalChinese)
            default: try await expectNoChinese(on: crawled)
            }
        }
    }

    /// The open pages of a language. The law base, whose sentences lead into Chinese statutes, has no Russian.
    private func expectNothingBorrowed(on crawled: CrawledOffice, in language: Language) async throws {
        let pages = try await crawled.crawl(from: Self.open, in: language)
        let spoken = pages.filter { $0.body.contains("<html lang=\"\(language.tag)\"") }
        #expect(borrowed(spoken) == [], "\(language.rawValue)")
        #expect(spoken.count > 7, "\(spoken.map(\.path))")
        #expect(pages.allSatisfy { $0.status < 500 })
    }

    /// What nobody finds in the law, the places and the stories of the demo province is a sentence of ours.
    private func expectNoChinese(on crawled: CrawledOffice) async throws {
        let data = try Self.data.get()
        var strange: [String: String] = [:]
        var read = 0
        for login in [nil] + crawled.posts.map(Optional.some) {
            let starts = login == nil ? Self.open : ["/desk", "/files", "/head"]
            let pages = try await crawled.crawl(from: starts, as: login, in: .english)
            read += pages.count
            #expect(borrowed(pages) == [], "\(login?.login ?? "nobody")")
            #expect(pages.allSatisfy { $0.status < 500 }, "\(login?.login ?? "nobody")")
            // A paper is drafted in Chinese, whoever prints it.
            for page in pages where !page.path.contains("/drafts/") {
                for piece in PageText.pieces(of: page.body) where strange[piece] == nil {
                    if !PageText.triples(of: piece).isSubset(of: data) { strange[piece] = page.path }
                }
            }
        }
        #expect(strange.map { "\($0.key) on \($0.value)" }.sorted() == [])
        #expect(read > 200)
    }
}
