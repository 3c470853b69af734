import Casework
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Law
import Programmes
import Store
import Testing

@testable import Desk
@testable import Web

/// The demo province with files in every stage, and a visitor who follows every link.
struct CrawledOffice: Sendable {
    let office: Office
    let site: Site
    let client: any TestClientProtocol
    let logins: [MadeLogin]

    /// A page as it was found: where, and what it says.
    struct Found: Sendable {
        let path: String
        let status: Int
        let body: String
    }

    /// So many pages of one shape are looked at: each of them is made by the same template.
    static let pagesOfAShape = 2
    static let mostPages = 80

    /// Makes the demo province once, and opens its site to one visitor after another: of each reading of the
    /// catalogue, a site.
    static func with(
        texts readings: [@Sendable (TextCatalogue) -> TextCatalogue] = [{ $0 }],
        _ body: @escaping @Sendable (CrawledOffice, Int) async throws -> Void
    ) async throws {
        let root = FileManager.default.temporaryDirectory.appending(path: "whole-\(UUID().uuidString)")
        let folder = OfficeFolder(root: root)
        let text = try String(
            contentsOf: Places.share.appendingPathComponent("worlds/demo.yaml"), encoding: .utf8)
        let made = try await Office.makeDemo(
            folder, share: Places.share, world: World(reading: text, file: "demo.yaml"),
            at: DemoWorld.usualMoment)
        let shipped = try PageWorld.get()
        let desk = WorkingDesk(
            made.office, divisions: shipped.jurisdictions.divisions, periods: shipped.periods)
        for (index, reading) in readings.enumerated() {
            let site = try Site(
                desk: desk, folders: Site.Folders(share: Places.share.path), texts: reading(shipped.texts),
                titles: MarkedTitles(library: shipped.library))
            try await Application(router: site.router()).test(.router) { client in
                try await body(
                    CrawledOffice(office: made.office, site: site, client: client, logins: made.logins), index
                )
            }
        }
        try made.office.close()
        try FileManager.default.removeItem(at: root)
        try FileManager.default.removeItem(at: folder.key)
    }

    /// One login for each kind of post.
    var posts: [MadeLogin] {
        var seen: Set<String> = []
        return logins.filter { login in
            guard !login.password.isEmpty, let agency = office.agencies.agency(AgencyID(login.agency)) else {
                return false
            }
            return seen.insert(agency.kind + " " + login.roles.sorted().joined(separator: ",")).inserted
        }
    }

    func visit(as login: MadeLogin?) async throws -> Visit {
        var visit = Visit(client: client)
        if let login {
            visit.cookies["zhibao-session"] = try await office.signIn(
                login: login.login, password: login.password)
        }
        return visit
    }

    /// Every page that links lead to, a few of each shape, in one language.
    func crawl(from starts: [String], as login: MadeLogin? = nil, in language: Language) async throws
        -> [Found]
    {
        var visit = try await visit(as: login)
        _ = try await visit.get("/?lang=" + language.rawValue)
        var waiting = starts
        var known = Set(starts)
        var shapes: [String: Int] = [:]
        var found: [Found] = []
        while !waiting.isEmpty, found.count < Self.mostPages {
            let path = waiting.removeFirst()
            guard shapes[Self.shape(path), default: 0] < Self.pagesOfAShape else { continue }
            shapes[Self.shape(path), default: 0] += 1
            let answer = try await visit.get(path)
            let isPage = answer.headers[.contentType]?.hasPrefix("text/html") ?? false
            guard isPage else { continue }
            found.append(Found(path: path, status: Int(answer.status.code), body: answer.body))
            for link in Self.links(in: answer.body) where known.insert(link).inserted { waiting.append(link) }
        }
        return found
    }

    /// Where a page leads, without what would change the reader's language.
    static func links(in page: String) -> [String] {
        PageText.links(in: page).filter {
            !$0.contains("lang=") && !$0.contains("text=") && !$0.hasPrefix("/assets/")
                && !$0.hasSuffix(".csv")
        }
    }

    /// The address with what differs between pages of one template left out.
    static func shape(_ path: String) -> String {
        let parts = path.split(separator: "?", maxSplits: 1)
        let segments = parts[0].split(separator: "/").map(String.init)
        let plain = segments.enumerated().map { index, segment in
            let follows = index > 0 && ["rules", "instruments"].contains(segments[index - 1])
            return follows || segment.contains(where: \.isNumber) ? "*" : segment
        }
        let asked = parts.count == 2 ? parts[1].split(separator: "&").map { $0.prefix { $0 != "=" } } : []
        return plain.joined(separator: "/") + "?" + asked.sorted().joined(separator: "&")
    }
}
