import Foundation
import HTTPTypes

@testable import Web

/// A page as it was found: where, and what it says.
struct FoundPage: Sendable {
    let path: String
    let status: Int
    let body: String

    init(_ path: String, _ answer: Visit.Answer) {
        self.path = path
        status = answer.status.code
        body = answer.body
    }
}

/// Visitors who follow every link, to a few pages of each route: each of them is made by the same template.
struct Crawl {
    private static let pagesOfAShape = 2
    private static let mostPages = 250
    /// What many visitors see is looked at for some of them; each looks at files of their own.
    private static let pagesOfAllVisitors = 6
    private static let file = "/files/{id}?"

    private let doors: [[Substring]]
    /// How many pages of each shape visitors have seen so far.
    private var seen: [String: Int] = [:]

    init(_ doors: [Door]) {
        self.doors = doors.filter { $0.method == "GET" }.map { $0.path.split(separator: "/") }
    }

    mutating func pages(from starts: [String], with visitor: Visit) async throws -> [FoundPage] {
        var visit = visitor
        var waiting = starts
        var known = Set(starts)
        var shapes: [String: Int] = [:]
        var found: [FoundPage] = []
        while !waiting.isEmpty, found.count < Self.mostPages {
            let path = waiting.removeFirst()
            guard let shape = shape(path), shapes[shape, default: 0] < Self.pagesOfAShape,
                shape == Self.file || starts.contains(path)
                    || seen[shape, default: 0] < Self.pagesOfAllVisitors
            else { continue }
            shapes[shape, default: 0] += 1
            seen[shape, default: 0] += 1
            let answer = try await visit.get(path)
            if let next = answer.location, known.insert(next).inserted { waiting.append(next) }
            guard answer.headers[.contentType]?.hasPrefix("text/html") ?? false else { continue }
            found.append(FoundPage(path, answer))
            for link in Self.links(in: answer.body) where known.insert(link).inserted { waiting.append(link) }
        }
        return found
    }

    /// Where a page leads, without what would change the reader's language or end the visit.
    private static func links(in page: String) -> [String] {
        PageText.links(in: page).filter {
            !$0.contains("lang=") && !$0.contains("text=") && !$0.hasPrefix("/assets/") && $0 != "/leave"
        }
    }

    /// The route of an address and what is asked of it; `nil` where it leads nowhere.
    private func shape(_ address: String) -> String? {
        let parts = address.split(separator: "?", maxSplits: 1)
        let segments = (parts.first ?? "").split(separator: "/")
        let fitting = doors.filter { door in
            door.count == segments.count && zip(door, segments).allSatisfy { $0 == $1 || $0.hasPrefix("{") }
        }
        let route = fitting.min { $0.count { $0.hasPrefix("{") } < $1.count { $0.hasPrefix("{") } }
        let asked = parts.count == 2 ? parts[1].split(separator: "&").map { $0.prefix { $0 != "=" } } : []
        return route.map { "/" + $0.joined(separator: "/") + "?" + asked.sorted().joined(separator: "&") }
    }
}
