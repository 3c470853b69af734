import HTTPTypes
import Law
import Testing

@testable import Web

/// `/law/try/track` and `/law/try/confirmation`.
struct WhatIfTrackTests {
    static let simple =
        [
            ("average-wage", "100000"), ("track-basic-court", "yes"), ("track-simple", "yes"),
            ("track-money-only", "yes"),
        ]
        + [
            "ownership", "personal", "foreign", "appraisal", "party-missing", "counterclaim", "small-unfit",
            "remanded", "many-parties", "public-interest",
        ].map { ("track-\($0)", "no") }

    static let agreement =
        [("effective-on", "2026-01-05")]
        + [
            ("confirm-jointly", "yes"), ("confirm-lawful-body", "yes"), ("confirm-in-person", "yes"),
            ("confirm-ip-ownership", "no"), ("confirm-real-rights", "no"), ("confirm-technical", "no"),
            ("confirm-invited-by-court", "no"), ("is-peoples-mediation", "yes"),
        ] + ConfirmationDocument.allCases.map { ($0.rawValue, "yes") }

    private func answer(
        _ path: String, _ fields: [(String, String)],
        _ body: @escaping @Sendable (Visit.Answer) throws -> Void
    ) async throws {
        try await PageWorld.get().visit(FixtureDesk(now: PageWorld.moment(2, 9))) { visit in
            _ = try await visit.get(path)
            try body(try await visit.post(path, fields))
        }
    }

    @Test(
        arguments: [
            ("amount", "-1"), ("amount", "1000000000001"), ("average-wage", "0"),
            ("average-wage", "10000001"), ("track-foreign", "perhaps"),
        ])
    func `what cannot be is refused at its field`(field: String, value: String) async throws {
        try await answer("/law/try/track", [(field, value)]) { page in
            #expect(page.status == .unprocessableContent)
            #expect(page.says("id=\"\(field)-fault\""))
        }
    }

    @Test(
        arguments: [
            ("50000", "适用小额诉讼程序，一审终审。"), ("50000.01", "尚有2种程序可能适用"),
            ("200000", "尚有2种程序可能适用"), ("200000.01", "适用简易程序，由审判员一人独任审理。"),
        ])
    func `the amount beside the wage of the year before`(amount: String, says: String) async throws {
        try await answer("/law/try/track", Self.simple + [("amount", amount)]) { page in
            #expect(page.status == .ok)
            #expect(page.says("<h1>\(says)"), "\(amount)")
        }
    }

    @Test func `the decision table says why each condition passes or fails`() async throws {
        try await answer("/law/try/track", Self.simple + [("amount", "50000")]) { page in
            #expect(page.says("50,000元"))
            try Golden.expect(page.body, "law/what-if-track")
        }
    }

    @Test func `nothing answered leaves every track open`() async throws {
        try await answer("/law/try/track", []) { page in
            #expect(page.status == .ok)
            #expect(page.says("尚有4种程序可能适用"))
        }
    }

    @Test(arguments: [("2026-02-04", true), ("2026-02-05", false)])
    func `an agreement is brought within thirty days`(day: String, isInTime: Bool) async throws {
        try await answer("/law/try/confirmation", Self.agreement + [("applied-on", day)]) { page in
            #expect(page.status == .ok)
            #expect(page.says("<h1>符合司法确认申请的受理条件。</h1>") == isInTime)
        }
    }

    @Test func `an agreement on who owns a right is not taken in`() async throws {
        let barred = Self.agreement.map { ($0.0, $0.0 == "confirm-ip-ownership" ? "yes" : $0.1) }
        try await answer("/law/try/confirmation", barred + [("applied-on", "2026-01-20")]) { page in
            #expect(page.says("有不符合受理条件的事项"))
            try Golden.expect(page.body, "law/what-if-confirmation")
        }
    }

    @Test func `an application before the agreement is refused at its day`() async throws {
        try await answer(
            "/law/try/confirmation", [("effective-on", "2026-01-05"), ("applied-on", "2026-01-04")]
        ) {
            page in
            #expect(page.status == .unprocessableContent)
            #expect(page.says("id=\"applied-on-fault\""))
        }
    }
}
