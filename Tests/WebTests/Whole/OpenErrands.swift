import Foundation
import HTTPTypes
import Testing

@testable import Web

/// What people without an account come for, in one language: pages that no link leads to, because a form or a code
/// stands before them.
struct OpenErrands {
    let site: WholeSite
    let language: Language

    private static let questions = [
        "kind", "story", "right", "respondent", "place", "county", "amounts", "venue", "wishes", "you",
    ]

    /// Right answers to every question; each page takes its own.
    private static let answers = [
        ("occurred-on", "2026-09-01"), ("links", "https://example.com/a"),
        ("right-type", "trademark"), ("right-number", "12345678"), ("respondent-name", "北岭商行"),
        ("prefecture", "230100"), ("place", "230102"), ("sales", "1180.50"), ("dispute", "infringement"),
        ("venue", "offline"), ("daily-life", "yes"), ("wants", "compensation"), ("talks", "yes"),
        ("before-court", "no"),
        ("anonymous", "no"), ("name", "陈某"), ("phone", "13904650987"),
    ]

    func pages() async throws -> [FoundPage] {
        var found: [FoundPage] = []
        for kind in ["report", "holder", "consumer"] { found += try await report(as: kind) }
        for code in site.whole.codes.reporters + ["0000-0000-0000-0000"] {
            found += try await page("/progress", [("code", code)])
        }
        for code in site.whole.codes.parties + ["0000-0000-0000-0000"] {
            found += try await page("/matter", [("code", code)])
        }
        return found
    }

    /// A form of an open page, sent by somebody who has just read the page.
    private func page(_ path: String, _ fields: [(String, String)]) async throws -> [FoundPage] {
        var visit = try await site.visit(as: nil, in: language)
        _ = try await visit.get(path)
        return [FoundPage("POST " + path, try await visit.post(path, fields))]
    }

    /// A whole report: each question as it is put, answered with nothing, and answered; the ways, the papers of one that
    /// leads outside, the check, the receipt, and the same matter once more by its code.
    private func report(as kind: String) async throws -> [FoundPage] {
        var visit = try await site.visit(as: nil, in: language)
        var found: [FoundPage] = []
        // The same words twice are one report.
        let told = [("kind", kind), ("narrative", "店内销售假冒注册商标的酒。\(kind) \(language.rawValue)")]
        for question in Self.questions {
            let path = "/report/" + question
            found.append(FoundPage(path, try await visit.get(path)))
            let empty = try await visit.post(path, [])
            if empty.status == .unprocessableContent { found.append(FoundPage("POST " + path, empty)) }
            _ = try await visit.post(path, told + Self.answers)
        }
        if kind != "report" { found += try await waysOutside(&visit) }
        if kind == "holder" {
            _ = try await visit.post("/report/options", [("channel", "administrative-report")])
        }
        if kind == "consumer" {
            _ = try await visit.post("/report/options", [("channel", "consumer-complaint")])
        }
        found.append(FoundPage("/report/check", try await visit.get("/report/check")))
        let sent = try await visit.post("/report/check", [])
        #expect(sent.location == "/report/receipt", "\(kind): \(sent)")
        let receipt = try await visit.get("/report/receipt")
        found.append(FoundPage("/report/receipt", receipt))
        if let code = receipt.body.firstMatch(of: /[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}/) {
            let again = try await visit.post("/report/again", [("code", String(code.output))])
            #expect(again.location?.hasPrefix("/report/") == true, "\(kind): \(again)")
            found += try await page("/progress", [("code", String(code.output))])
        }
        return found.filter { $0.status != 303 }
    }

    /// The ways side by side, a choice that is none, and the papers of each that leads to somebody else.
    private func waysOutside(_ visit: inout Visit) async throws -> [FoundPage] {
        let path = "/report/options"
        var found = [FoundPage("POST " + path, try await visit.post(path, []))]
        for order in ["", "?by=fastest", "?by=cheapest"] {
            found.append(FoundPage(path, try await visit.get(path + order)))
        }
        let page = found.last?.body ?? ""
        let ways = page.components(separatedBy: "name=\"channel\" value=\"").dropFirst().map {
            String($0.prefix { $0 != "\"" })
        }
        #expect(ways.count > 1, "\(ways)")
        for way in Set(ways).sorted() {
            let chosen = try await visit.post(path, [("channel", way)])
            guard chosen.location == "/report/papers" else { continue }
            for paper in ["/report/papers", "/report/papers/letter"] {
                found.append(FoundPage(paper, try await visit.get(paper)))
            }
        }
        return found
    }

    /// The answers of the law base to forms that were filled in on pages that were found.
    func answersOfTheLaw(_ pages: [FoundPage]) async throws -> [FoundPage] {
        var found: [FoundPage] = []
        var asked: Set<String> = []
        for page in pages where page.status == 200 {
            let path = String(page.path.prefix { $0 != "?" })
            guard path.hasPrefix("/law/try/") || path.hasPrefix("/law/questions/"),
                asked.insert(path).inserted,
                let form = FilledForm(of: page.body, to: path)
            else { continue }
            var visit = try await site.visit(as: nil, in: language)
            _ = try await visit.get("/")
            for fields in [[], form.fields] {
                found.append(FoundPage("POST " + path, try await visit.post(path, fields)))
            }
        }
        return found
    }
}
