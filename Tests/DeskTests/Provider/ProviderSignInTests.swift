import Casework
import Evidence
import Foundation
import Law
import Store
import Synchronization
import Testing

@testable import Desk

/// A provider inside the test: it says what it is told to say.
final class SaidProvider: IdentityProvider {
    let issuer = "https://id.example"
    let client = "zhibao"
    let name = "统一身份"
    private let state = Mutex(State())

    private struct State {
        var question: ProviderQuestion?
        var fault: ProviderFault?
        var subject = "u-7"
        var changes: [String: JSON] = [:]
        var verifier: String?
    }

    func asking(_ question: ProviderQuestion, at now: Instant) async throws -> String {
        try state.withLock { state in
            if let fault = state.fault { throw fault }
            state.question = question
        }
        return "https://id.example/authorize?state=" + question.state
    }

    func claims(for code: String, verifier: String, at now: Instant) async throws -> JSON {
        try state.withLock { state in
            if let fault = state.fault { throw fault }
            state.verifier = verifier
            let claims: [String: JSON] = [
                "iss": .string(issuer), "aud": .string(client), "sub": .string(state.subject),
                "nonce": .string(state.question?.nonce ?? ""), "iat": .int(now.ms / 1000),
                "exp": .int(now.ms / 1000 + 60),
            ]
            return .object(claims.merging(state.changes) { $1 })
        }
    }

    func say(_ fault: ProviderFault?) { state.withLock { $0.fault = fault } }
    func say(subject: String) { state.withLock { $0.subject = subject } }
    func say(_ changes: [String: JSON]) { state.withLock { $0.changes = changes } }
    var question: ProviderQuestion? { state.withLock { $0.question } }
    var verifier: String? { state.withLock { $0.verifier } }
}

/// Signing in by the word of a provider, from the door's side.
struct ProviderSignInTests {
    private static func world() async throws -> (TestOffice, SaidProvider) {
        let (world, provider) = (try await TestOffice(), SaidProvider())
        world.office.use(provider)
        return (world, provider)
    }

    private static func link(_ world: TestOffice, _ login: String = "yi", to subject: String = "u-7")
        async throws
    {
        #expect(
            try await world.office.linkAccount(login: login, to: subject, at: "https://id.example"))
    }

    private static func answer(
        _ errand: ProviderErrand, _ provider: SaidProvider, code: String? = "c-1"
    ) -> ProviderAnswer {
        var answer = ProviderAnswer(ticket: errand.ticket)
        answer.code = code
        answer.state = provider.question?.state
        return answer
    }

    private static func finish(_ answer: ProviderAnswer, _ office: Office) async throws -> ProviderOutcome {
        try await office.finishProviderSignIn(answer, SignInAttempt(login: "", password: ""))
    }

    private static func kinds(_ office: Office) async throws -> [String] {
        try await office.database.read { db in
            try db.rows("SELECT kind, details FROM audit ORDER BY position LIMIT 1000").map {
                $0.text("kind") + " " + $0.text("details")
            }
        }
    }

    @Test func `without a provider there is no such door`() async throws {
        let world = try await TestOffice()
        #expect(world.office.providerName == nil)
        await #expect(throws: DeskRefusal.notFound) {
            try await world.office.beginProviderSignIn(then: "/desk")
        }
        await #expect(throws: DeskRefusal.notFound) {
            try await Self.finish(ProviderAnswer(ticket: nil), world.office)
        }
    }

    @Test func `nobody comes in whose account was not linked by hand, whatever the provider calls them`()
        async throws
    {
        let (world, provider) = try await Self.world()
        // The login, the address and the name of an officer are no link.
        for subject in ["yi", "yi@example.org", "u-7"] {
            provider.say(subject: subject)
            let errand = try await world.office.beginProviderSignIn(then: "/desk")
            await #expect(throws: ProviderRefusal.notLinked(subject: subject)) {
                try await Self.finish(Self.answer(errand, provider), world.office)
            }
        }
        let refused = try await Self.kinds(world.office).filter { $0.contains("provider-unlinked") }
        #expect(refused.count == 3)
    }

    @Test func `a linked account comes in, once for each answer`() async throws {
        let (world, provider) = try await Self.world()
        try await Self.link(world)
        let errand = try await world.office.beginProviderSignIn(then: "/files")
        let verifier = try #require(provider.question)
        let answer = Self.answer(errand, provider)
        guard case .opened(let grant, let then) = try await Self.finish(answer, world.office) else {
            Issue.record("the provider's word was not enough")
            return
        }
        #expect(then == "/files")
        let told = try #require(provider.verifier)
        #expect(told.utf8.count == 43)
        #expect(Base64URL.text(Digest(ofText: told).bytes) == verifier.challenge)
        #expect(try await world.office.caller(session: grant.session)?.caller.person == "yi")
        await #expect(throws: ProviderRefusal.usedAlready) { try await Self.finish(answer, world.office) }
        let lines = try await Self.kinds(world.office)
        #expect(lines.contains { $0.hasPrefix("signed-in") && $0.contains("https://id.example") })
        #expect(lines.contains { $0.contains("provider-replayed") })
    }

    @Test func `an answer comes back to the browser that asked, and within ten minutes`() async throws {
        let (world, provider) = try await Self.world()
        try await Self.link(world)
        let office = world.office
        let errand = try await office.beginProviderSignIn(then: "/desk")
        var answer = Self.answer(errand, provider)
        answer.ticket = nil
        await #expect(throws: ProviderRefusal.lapsed) { try await Self.finish(answer, office) }
        answer.ticket = errand.ticket.replacingOccurrences(of: ".", with: ".0")
        await #expect(throws: ProviderRefusal.lapsed) { try await Self.finish(answer, office) }
        answer = Self.answer(errand, provider)
        answer.state = String(repeating: "0", count: 64)
        await #expect(throws: ProviderRefusal.lapsed) { try await Self.finish(answer, office) }
        let other = try await office.beginProviderSignIn(then: "/desk")
        answer = Self.answer(errand, provider)  // The state of the second beside the ticket of the first.
        await #expect(throws: ProviderRefusal.lapsed) { try await Self.finish(answer, office) }

        let began = office.now
        answer = Self.answer(other, provider)
        let late = try await office.beginProviderSignIn(then: "/desk")
        let lateAnswer = Self.answer(late, provider)
        office.clock.stand(at: began.adding(ms: 599_999))
        guard case .opened = try await Self.finish(lateAnswer, office) else {
            Issue.record("the last millisecond was not taken")
            return
        }
        office.clock.stand(at: began.adding(ms: 600_000))
        await #expect(throws: ProviderRefusal.lapsed) { try await Self.finish(answer, office) }
    }

    @Test func `what is wrong with a token is told in words, and on the trail`() async throws {
        let (world, provider) = try await Self.world()
        try await Self.link(world)
        let second = world.office.now.ms / 1000
        let wrong: [([String: JSON], ProviderRefusal)] = [
            (["iss": .string("https://evil.example")], .tokenRefused),
            (["aud": .string("other")], .tokenRefused), (["nonce": .string("n")], .tokenRefused),
            (["exp": .int(second - 60)], .clocksApart), (["iat": .int(second + 61)], .clocksApart),
            (["sub": .null], .tokenRefused),
        ]
        for (changes, refusal) in wrong {
            provider.say(changes)
            let errand = try await world.office.beginProviderSignIn(then: "/desk")
            await #expect(throws: refusal, "\(changes)") {
                try await Self.finish(Self.answer(errand, provider), world.office)
            }
        }
        provider.say([:])
        for (fault, refusal) in [
            (ProviderFault.away("timeout"), ProviderRefusal.away), (.code, .lapsed),
            (.signature("none"), .tokenRefused),
        ] {
            let errand = try await world.office.beginProviderSignIn(then: "/desk")
            provider.say(fault)
            await #expect(throws: refusal) {
                try await Self.finish(Self.answer(errand, provider), world.office)
            }
            provider.say(nil)
        }
        let refused = try await Self.kinds(world.office).filter { $0.contains("sign-in-refused") }
        #expect(refused.count == wrong.count + 3)
    }

    @Test func `a provider that answers for another, or says no, lets nobody in`() async throws {
        let (world, provider) = try await Self.world()
        try await Self.link(world)
        var answer = Self.answer(try await world.office.beginProviderSignIn(then: "/desk"), provider)
        answer.issuer = "https://evil.example"
        await #expect(throws: ProviderRefusal.tokenRefused) { try await Self.finish(answer, world.office) }
        answer = Self.answer(try await world.office.beginProviderSignIn(then: "/desk"), provider, code: nil)
        answer.error = "access_denied"
        await #expect(throws: ProviderRefusal.declined) { try await Self.finish(answer, world.office) }
    }

    @Test
    func `whoever has a second factor enters a code of it, and the provider's word alone opens nothing`()
        async throws
    {
        let (world, provider) = try await Self.world()
        try await Self.link(world)
        let (office, caller) = (world.office, try await world.caller("yi"))
        _ = try await office.beginSecondFactor(of: caller)
        let key = office.key
        let secret = try #require(
            try await office.database.read { db in try SecondFactors.find(of: "yi", with: key, on: db) }
        ).secret
        func code() -> String { TimeCode.code(secret, step: TimeCode.step(at: office.now.ms)) }
        let recovery = try await office.confirmSecondFactor(
            code: code(), password: "correct-horse-1", of: caller)
        office.clock.stand(at: office.now.adding(ms: 60_000))
        let errand = try await office.beginProviderSignIn(then: "/desk")
        guard
            case .asksForCode(let ticket) = try await Self.finish(Self.answer(errand, provider), office)
        else {
            Issue.record("no code was asked for")
            return
        }
        var attempt = SignInAttempt(login: "", password: "")
        for wrong in [nil, "", "000000"] {
            attempt.code = wrong
            await #expect(throws: DeskRefusal.codeWrong) {
                try await office.finishProviderSignIn(ticket: ticket, attempt)
            }
        }
        attempt.code = code()
        await #expect(
            throws: ProviderRefusal.lapsed, "the ticket of the first step is not that of the second"
        ) {
            try await office.finishProviderSignIn(ticket: errand.ticket, attempt)
        }
        guard case .opened(let grant, _) = try await office.finishProviderSignIn(ticket: ticket, attempt)
        else {
            Issue.record("the right code was not enough")
            return
        }
        #expect(try await office.caller(session: grant.session)?.caller.person == "yi")
        attempt.code = recovery[0]
        await #expect(throws: ProviderRefusal.usedAlready) {
            try await office.finishProviderSignIn(ticket: ticket, attempt)
        }
    }

    @Test func `a closed account stays closed, and a login is linked to one subject, a subject to one login`()
        async throws
    {
        let (world, provider) = try await Self.world()
        let office = world.office
        try await Self.link(world)
        await #expect(throws: ProviderRefusal.subjectTaken) { try await Self.link(world, "jia") }
        await #expect(throws: ProviderRefusal.linkedAlready) { try await Self.link(world, to: "u-8") }
        #expect(try await !office.linkAccount(login: "nobody", to: "u-9", at: "https://id.example"))
        await #expect(throws: DeskRefusal.self) { try await Self.link(world, "jia", to: "a b") }
        try await office.database.write { db in try Accounts.close("yi", at: 1, on: db) }
        let errand = try await office.beginProviderSignIn(then: "/desk")
        await #expect(throws: ProviderRefusal.accountClosed) {
            try await Self.finish(Self.answer(errand, provider), office)
        }
    }

    @Test func `unlinking ends what the provider opened`() async throws {
        let (world, provider) = try await Self.world()
        try await Self.link(world)
        let office = world.office
        let errand = try await office.beginProviderSignIn(then: "/desk")
        guard case .opened(let grant, _) = try await Self.finish(Self.answer(errand, provider), office)
        else {
            Issue.record("the provider's word was not enough")
            return
        }
        #expect(try await office.unlinkAccount(login: "yi", from: "https://id.example"))
        #expect(try await office.caller(session: grant.session) == nil)
        #expect(try await !office.unlinkAccount(login: "yi", from: "https://id.example"))
    }
}
