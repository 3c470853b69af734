import Casework
import Evidence
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

/// The demo province with one file of every story, and with what no story tells: a question to a reporter, parties with
/// codes, a kept search, a letter that waits, a proposal for the law, a sample.
struct WholeOffice: Sendable {
    let office: Office
    let logins: [MadeLogin]
    /// What opens pages to those who have no account.
    private(set) var codes = Codes()
    private(set) var data: ProvinceWords?
    /// A file whose entry for the public was proposed and waits for the second person.
    private(set) var redacted = ""

    struct Codes: Sendable {
        var reporters: [String] = []
        var parties: [String] = []
    }

    /// Makes the province once; it is gone afterwards.
    static func with(_ body: @escaping @Sendable (WholeOffice) async throws -> Void) async throws {
        let root = FileManager.default.temporaryDirectory.appending(path: "whole-\(UUID().uuidString)")
        let folder = OfficeFolder(root: root)
        var whole = try await told(in: folder)
        try await whole.tellTheRest()
        whole.data = try await ProvinceWords(of: whole.office)
        try await body(whole)
        try whole.office.close()
        try FileManager.default.removeItem(at: root)
        try FileManager.default.removeItem(at: folder.key)
    }

    /// Each story of the demo province is told twice at most, of the newest days and of the oldest: more of the same shows
    /// no other page.
    private static func told(in folder: OfficeFolder) async throws -> WholeOffice {
        func text(_ path: String) throws -> String {
            try String(contentsOf: Places.share.appendingPathComponent(path), encoding: .utf8)
        }
        let moment = DemoWorld.usualMoment
        let beginning = Instant(moment.legalDay - DemoWorld.daysBehind, 8, 0)
        let world = try World(reading: text("worlds/demo.yaml"), file: "demo.yaml")
        let (office, logins) = try await Office.create(
            folder, share: Places.share, world: world, named: "demo",
            clock: OfficeClock(standingAt: beginning),
            randomness: Randomness(seed: "whole"), passwords: .demo, postsFrom: beginning.legalDay,
            content: PageWorld.content.get())
        let books = try DemoWorld.books.map { path in
            try StoryBook(reading: text(path).replacing(/times: \d\d*/, with: "times: 2"), file: path)
        }
        var telling = DemoTelling(office: office, world: world, books: books, until: moment)
        try await telling.tellAll()
        #expect(telling.untold.map(\.description) == [])
        office.clock.stand(at: moment)
        _ = try await office.runClockRound()
        _ = try await office.runHeadsRound()
        return WholeOffice(office: office, logins: logins)
    }

    func officer(_ login: String) async throws -> Caller {
        let token = try await office.signIn(login: login, password: "zhibao-demo-\(login)")
        return try #require(try await office.caller(session: token)).caller
    }

    func act(_ action: String, _ fields: [String: String], on id: String, by caller: Caller) async throws {
        _ = try await office.submit(
            action, fields: fields.mapValues(JSON.string), to: id, expecting: nil, for: caller)
    }

    // MARK: what no story tells

    private mutating func tellTheRest() async throws {
        try await askReporters()
        try await giveCodes()
        let wang = try await officer("wang")
        let fined = try await office.files(
            for: wang, stage: nil, procedure: "administrative-penalty", dueBefore: nil, clock: "publication",
            isOpen: true, after: nil, limit: 1)
        redacted = try #require(fined.rows.first?.id)
        try await act(
            "prepare-publication", ["publication-summary": "北岭商行侵犯注册商标专用权，罚款20000元"], on: redacted, by: wang)
        _ = try await office.save(
            FileSearch(words: "商标"), as: "A search of mine", alert: .silentFor(days: 9), for: wang)
        _ = try await office.receiveMail(
            Array("From: jia@example.org\r\nTo: files@office.example\r\nSubject: Re\r\n\r\n商标\r\n".utf8))
        let changes = Places.tests.appending(path: "Goldens/change-sets/longer-review.yaml")
        _ = try await office.proposeRelease(
            String(contentsOf: changes, encoding: .utf8), for: officer("lu"))
        let call = CallTaken(
            matter: [
                "topic": .string("report"), "narrative": .string("一商行卖假酒"), "place": .string("230102"),
                "right-type": .string("trademark"),
            ], contact: ["caller-name": .string("陈某"), "caller-phone": .string("13904650987")])
        codes.reporters.append(try await office.take(call, for: officer("bai")).code)
        try await drawSample()
    }

    /// One reporter without a name, who was asked something; one whose name was opened.
    private mutating func askReporters() async throws {
        let tang = try await officer("tang")
        var lead = LeadForm(kind: .report, place: "230102", narrative: "店内销售假冒注册商标的酒。")
        lead.isAnonymous = true
        let unnamed = try await office.take(lead)
        try await act("ask-reporter", ["question": "是否保留购物小票"], on: unnamed.id, by: tang)
        lead.isAnonymous = false
        lead.reporter = .init(name: "陈某", phone: "13904650987")
        let named = try await office.take(lead)
        let view = try await office.file(named.id, for: tang)
        let record = try #require(view.file.sealed.first?.record)
        try await office.ask(
            KeepingOrder(act: .open, subject: record, reason: "需要联系"), of: named.id, for: tang)
        let kang = try await officer("kang")
        let asked = try await office.keeping(of: named.id, for: kang).requests.first?.request.id
        let request = try #require(asked)
        try await office.answer(request, approving: true, because: "同意", of: named.id, for: kang)
        try await act("read-sealed", ["record": record, "reason": "核实证据"], on: named.id, by: tang)
        codes.reporters += [unnamed.code, named.code]
    }

    /// The parties of one file in each stage of each procedure in which parties act.
    private mutating func giveCodes() async throws {
        let (key, randomness, now) = (office.key, office.randomness, office.now.ms)
        let office = office
        codes.parties = try await office.database.write { db in
            var seen: Set<String> = []
            var given: [String] = []
            for number in try OpenFiles.numbers(limit: 500, on: db) {
                guard let hand = try office.readFile(number, on: db) else { continue }
                let place = "\(hand.procedure.name) \(hand.file.stage)"
                for party in hand.procedure.actingParties where party != PartyRole.reporter {
                    guard seen.insert("\(place) \(party)").inserted else { continue }
                    let code = LeadCode(bytes: randomness.bytes(LeadCode.byteCount))
                    try PartyCodes.put(code, for: party, of: number, with: key, at: now, on: db)
                    given.append(code.description)
                }
            }
            return given
        }
    }

    /// Sealed on one day, drawn on the next.
    private func drawSample() async throws {
        let member = try await officer("zeng")
        let file = try await office.openFile("sampling-inspection", fields: [:], parties: [], for: member)
        let today = office.now.legalDay
        try await act(
            "seal",
            [
                "frame-procedure": "report", "frame-area": "230000", "opened-from": "2026-01-01",
                "opened-to": today.description, "sample-size": "2", "public-day": today.description,
            ], on: file, by: member)
        office.clock.stand(at: Instant(today + 1, 9, 0))
        _ = try await office.runClockRound()
        try await act("draw", ["sample-number": "7"], on: file, by: member)
    }

    // MARK: its site

    /// The number of an open file in which the office of a login takes part, or of one in which it does not.
    func file(shared: Bool, with login: MadeLogin) async throws -> String? {
        let office = office
        let agency = AgencyID(login.agency)
        return try await office.database.read { db in
            try OpenFiles.numbers(limit: 500, on: db).first { number in
                try office.readFile(number, on: db).map { $0.file.participates(agency) == shared } ?? false
            }
        }
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

    /// Opens the site to visitors, with the words of a catalogue and the titles of a library.
    func open<Found: Sendable>(
        pages: Site.Pages, titles: any PackTitles,
        _ body: @escaping @Sendable (WholeSite) async throws -> Found
    ) async throws -> Found {
        let shipped = try PageWorld.get()
        let desk = WorkingDesk(
            office, divisions: shipped.jurisdictions.divisions, periods: shipped.periods,
            site: "https://office.example")
        let programs = try APIRoutes(office: office, texts: shipped.texts, share: Places.share.path)
        let log = RouteLog()
        let site = Site(desk: desk, pages: pages, titles: titles)
        let router = site.router {
            $0.add(middleware: log)
            programs.add(to: $0)
        }
        let doors = router.routes.filter { $0.method != .head }.map {
            Door(method: $0.method.rawValue, path: "\($0.path)")
        }
        let data = try #require(data)
        return try await Application(router: router).test(.router) { client in
            try await body(
                WholeSite(
                    whole: self, client: client, log: log, doors: Set(doors).sorted { $0.name < $1.name },
                    data: data))
        }
    }
}

/// One route of the site, as the router writes it.
struct Door: Hashable, Sendable {
    let method: String
    let path: String

    var name: String { method + " " + path }

    /// With every parameter filled in; `file` where the door leads into a file.
    func address(file: String) -> String {
        let isOfFile = path.hasPrefix("/files/{id}")
        return path.split(separator: "/", omittingEmptySubsequences: false).enumerated().map { index, part in
            guard part.contains("{") else { return String(part) }
            return isOfFile && index == 2 ? file : "nobody"
        }.joined(separator: "/")
    }
}

/// The open site of the province.
struct WholeSite: Sendable {
    let whole: WholeOffice
    let client: any TestClientProtocol
    let log: RouteLog
    let doors: [Door]
    let data: ProvinceWords

    func visit(as login: MadeLogin?, in language: Language = .chinese) async throws -> Visit {
        var visit = Visit(client: client)
        if let login {
            visit.cookies["zhibao-session"] = try await whole.office.signIn(
                login: login.login, password: login.password)
        }
        visit.cookies["zhibao-language"] = language.rawValue
        return visit
    }
}
