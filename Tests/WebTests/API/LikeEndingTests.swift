import Casework
import Desk
import Law
import Testing

@testable import Web

@Suite struct `How like matters ended is told on the ways, in figures that name nobody` {
    private static let complaint: Name<Channel> = "consumer-complaint"

    /// Complaints about a trademark that ended; the first so many of them were settled.
    private static func end(_ count: Int, settled: Int, in live: LiveSite) async throws {
        let wang = try await live.officer("wang")
        for index in 0..<count {
            var lead = LeadForm(kind: .complaint, place: "230102", narrative: "买到假酒，第\(index)瓶")
            lead.isConsumer = true
            lead.rightType = "trademark"
            lead.respondentName = "北岭商行"
            lead.reporter = .init(name: "甲", phone: "13900000000")
            let receipt = try await live.office.take(lead)
            guard index < settled else {
                try await live.act("record-withdrawal", ["reason": "不再追究"], on: receipt.id, by: wang)
                continue
            }
            try await live.act(
                "record-findings",
                [
                    "within-competence": "yes", "handled-elsewhere": "no", "materials-complete": "yes",
                    "wronged-known-on": "2026-05-01",
                ],
                on: receipt.id, by: wang)
            try await live.act("accept", on: receipt.id, by: wang)
            live.clock.stand(at: live.clock.now.adding(ms: 2 * 86_400_000))
            try await live.act("record-settlement", ["reason": "双方和解"], on: receipt.id, by: wang)
        }
    }

    private static func endings(_ live: LiveSite, right: String = "trademark") async throws -> LikeEndings? {
        let told = Description(facts: ["right-type": .choice(right)], number: nil, place: "230102")
        return try await live.office.likeEndings(of: told)[complaint]
    }

    @Test func `four that ended are not told of, and five are`() async throws {
        try await LiveSite.with { live in
            try await Self.end(4, settled: 3, in: live)
            #expect(try await Self.endings(live) == nil)
            try await Self.end(1, settled: 0, in: live)
            let endings = try #require(try await Self.endings(live))
            #expect(endings.count == 5)
            #expect(endings.helped == 3)
            #expect(endings.medianDays == 2)
        }
    }

    @Test func `only matters about the same kind of right are like`() async throws {
        try await LiveSite.with { live in
            try await Self.end(5, settled: 5, in: live)
            #expect(try await Self.endings(live, right: "patent") == nil)
        }
    }

    @Test func `what ended more than a year ago is told no more`() async throws {
        try await LiveSite.with { live in
            try await Self.end(5, settled: 0, in: live)
            live.clock.stand(at: LiveSite.morning.adding(ms: 365 * 86_400_000))
            #expect(try await Self.endings(live)?.count == 5)
            live.clock.stand(at: LiveSite.morning.adding(ms: 366 * 86_400_000))
            #expect(try await Self.endings(live) == nil)
        }
    }
}
