internal import Casework
internal import Evidence
public import Law
internal import Programmes
internal import Store

/// A calendar that a person may read with a program of their own.
public struct CalendarFeedView: Hashable, Sendable {
    public let id: String
    public let agencyName: String
    public let language: String
    public let madeAt: Instant
    /// When a program last asked for it.
    public let readAt: Instant?
}

/// Deadlines and hearings of each person, for a program that they trust.
extension Office {
    /// Open files of the agency that a feed looks through, the soonest due first.
    private static let filesOfAFeed = 400
    private static let tokenBytes = 24

    public func calendarFeeds(of caller: Caller) async throws -> [CalendarFeedView] {
        let feeds = try await database.read { db in
            try CalendarFeeds.all(of: caller.person.description, on: db)
        }
        return feeds.map { feed in
            CalendarFeedView(
                id: feed.id, agencyName: agencies.name(AgencyID(feed.agency)), language: feed.language,
                madeAt: Instant(ms: feed.madeMs), readAt: feed.readMs.map(Instant.init(ms:)))
        }
    }

    /// Makes a feed for the post that the caller acts in; its token is told this once.
    public func makeCalendarFeed(language: String, for caller: Caller) async throws -> String {
        let token = Crockford.text(randomness.bytes(Office.tokenBytes)).lowercased()
        let feed = CalendarFeed(
            id: randomness.identifier("c"), person: caller.person.description,
            agency: caller.agency.description, language: language, madeMs: now.ms)
        try await database.write { db in
            let made = try CalendarFeeds.all(of: feed.person, on: db)
            guard made.count < CalendarFeeds.mostOfOnePerson else {
                throw DeskRefusal.tooMany(retryAfterSeconds: 0)
            }
            try CalendarFeeds.put(feed, token: token, with: self.key, on: db)
            try Audit.append(
                AuditEntry(
                    atMs: feed.madeMs, person: feed.person, agency: feed.agency, kind: "calendar-feed-made",
                    details: .object(["feed": .string(feed.id)])),
                on: db)
        }
        return token
    }

    public func revokeCalendarFeed(_ id: String, for caller: Caller) async throws {
        let nowMs = now.ms
        try await database.write { db in
            let person = caller.person.description
            guard try CalendarFeeds.revoke(id, of: person, at: nowMs, on: db) else {
                throw DeskRefusal.notFound
            }
            try Audit.append(
                AuditEntry(
                    atMs: nowMs, person: person, agency: caller.agency.description,
                    kind: "calendar-feed-revoked", details: .object(["feed": .string(id)])),
                on: db)
        }
    }

    /// The calendar behind a token: what the person may see today, at the post that the feed was made for.
    ///
    /// - Parameter site: the address of the site, for links back into it.
    /// - Throws: `DeskRefusal.notFound` for an unknown or revoked token, and for who has left the post.
    public func calendar(token: String, site: String?) async throws -> String {
        let feed = try await database.read { db in try CalendarFeeds.find(token, with: self.key, on: db) }
        guard let feed, let caller = try await caller(person: feed.person, agency: feed.agency, role: nil)
        else { throw DeskRefusal.notFound }
        let (hands, nowMs) = (try await dueFiles(of: caller), now.ms)
        let entries = hands.flatMap { hand in
            FeedEntries(
                hand, sight: sight(of: caller, on: hand), language: feed.language, office: self, site: site
            )
            .all
        }
        // Programs ask every quarter of an hour; one line a day says that the calendar is read outside.
        let isFirstOfDay = feed.readMs.map { Instant(ms: $0).legalDay != now.legalDay } ?? true
        try await database.write { db in
            try CalendarFeeds.markRead(feed.id, at: nowMs, on: db)
            guard isFirstOfDay else { return }
            let details: [String: JSON] = [
                "list": .string("calendar"), "rows": .int(entries.count), "feed": .string(feed.id),
            ]
            try Audit.append(
                AuditEntry(
                    atMs: nowMs, person: feed.person, agency: feed.agency, kind: "exported",
                    details: .object(details)), on: db)
        }
        let name = texts.sentence("calendar.name", in: feed.language) ?? "Zhibao"
        return CalendarText(
            name: "\(name) · \(caller.agencyName)", entries: entries.sorted { $0.id < $1.id }, writtenAt: now
        ).text
    }

    /// Open files of the caller's agency in which the caller holds a role.
    private func dueFiles(of caller: Caller) async throws -> [FileInHand] {
        try await database.read { db in
            var filter = Docket.Filter(agency: caller.agency.description)
            filter.isOpen = true
            var hands: [FileInHand] = []
            for order in [Docket.Order.due, .newest] {
                var cursor: Docket.Cursor?
                repeat {
                    let page = try Docket.page(
                        filter, order: order, after: cursor, limit: Docket.longestPage, on: db)
                    for entry in page.entries where !hands.contains(where: { $0.number == entry.number }) {
                        guard hands.count < Office.filesOfAFeed else { return hands }
                        if let hand = try self.readFile(entry.number, on: db) { hands.append(hand) }
                    }
                    cursor = page.next
                } while cursor != nil
            }
            return hands
        }.filter { !$0.procedure.rolesHeld(by: caller.officer, on: $0.file).isEmpty }
    }
}

/// What one file puts into a calendar: clocks that run, and days that are set ahead. No names, no texts.
private struct FeedEntries {
    let hand: FileInHand
    let sight: Set<Role.Sight>?
    let language: String
    let office: Office
    let site: String?

    init(_ hand: FileInHand, sight: Set<Role.Sight>?, language: String, office: Office, site: String?) {
        self.hand = hand
        self.sight = sight
        self.language = language
        self.office = office
        self.site = site
    }

    var all: [CalendarText.Entry] {
        (may(.clocks) ? clocks : []) + (may(.facts) ? days : [])
    }

    private func may(_ part: Role.Sight) -> Bool { sight?.contains(part) ?? true }

    private var changedAt: Instant { Instant(ms: hand.rows.last?.recordedMs ?? 0) }
    private var link: String? { site.map { "\($0)/files/\(hand.number)" } }

    private var clocks: [CalendarText.Entry] {
        hand.file.clocks.filter { $0.isOpen && $0.state != .suspended }.compactMap { run in
            guard let end = run.end, let clock = hand.procedure.clock(run.clock) else { return nil }
            let when: CalendarText.Entry.When
            let isProvisional: Bool
            switch end {
            case .day(_, let last, let provisional): (when, isProvisional) = (.day(last), provisional)
            case .moment(_, let last): (when, isProvisional) = (.moment(last), false)
            }
            return CalendarText.Entry(
                id: "\(hand.number)-\(run.clock)-\(run.run)@zhibao", when: when,
                title: "\(title("clock", run.clock.description, clock.title)) · \(hand.number)",
                text: [procedureTitle, clock.source.description].joined(separator: "\n"), link: link,
                changedAt: changedAt, isProvisional: isProvisional)
        }
    }

    /// Hearings and other days that a file has set and that have not passed.
    private var days: [CalendarText.Entry] {
        let today = office.now.legalDay
        return hand.procedure.facts.compactMap { field in
            let when: CalendarText.Entry.When
            switch hand.file.facts[field.name] {
            case .day(let day)? where day >= today: when = .day(day)
            case .moment(let moment)? where moment.legalDay >= today: when = .moment(moment)
            default: return nil
            }
            return CalendarText.Entry(
                id: "\(hand.number)-\(field.name)@zhibao", when: when,
                title: "\(title("fact", field.name, field.title)) · \(hand.number)", text: procedureTitle,
                link: link, changedAt: changedAt)
        }
    }

    private var procedureTitle: String {
        title("procedure", hand.procedure.name.description, hand.procedure.title)
    }

    /// Chinese titles stand in the definition, those of other languages in the pack's texts.
    private func title(_ kind: String, _ name: String, _ given: String) -> String {
        guard language != Office.language else { return given }
        return office.library.text("\(kind).\(name)", of: hand.procedure.name, in: language) ?? given
    }
}
