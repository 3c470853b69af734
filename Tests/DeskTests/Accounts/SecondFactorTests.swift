import Casework
import Evidence
import Foundation
import Law
import Store
import Testing

@testable import Desk

/// Codes of an app, each taken once, and recovery codes for the day on which it is gone.
struct SecondFactorTests {
    private static let password = "correct-horse-1"

    /// The test vectors of RFC 6238, appendix B, for SHA-1.
    @Test(
        arguments: [
            (59, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"),
            (1_234_567_890, "89005924"), (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
        ])
    func `codes are those of the standard`(seconds: Int, code: String) {
        let secret = Array("12345678901234567890".utf8)
        let step = TimeCode.step(at: seconds * 1000)
        #expect(TimeCode.code(secret, step: step, digits: 8) == code)
        #expect(TimeCode.code(secret, step: step) == String(code.suffix(6)))
    }

    /// The test vectors of RFC 4648, without padding.
    @Test(arguments: [("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foobar", "MZXW6YTBOI")])
    func `secrets are written as apps read them`(bytes: String, text: String) {
        #expect(Base32.text(Array(bytes.utf8)) == text)
    }

    @Test func `a code is taken half a minute off, and no more`() {
        let secret = Array("12345678901234567890".utf8)
        let now = 1_000_000_020_000
        let step = TimeCode.step(at: now)
        for offset in -1...1 {
            #expect(
                TimeCode.step(of: TimeCode.code(secret, step: step + offset), secret, at: now) == step
                    + offset)
        }
        for offset in [-2, 2, 3] {
            #expect(TimeCode.step(of: TimeCode.code(secret, step: step + offset), secret, at: now) == nil)
        }
        for wrong in ["", "12345", "1234567", "abcdef"] {
            #expect(TimeCode.step(of: wrong, secret, at: now) == nil)
        }
    }

    /// Somebody with a second factor: who they are, their secret and their recovery codes.
    private struct Set {
        let caller: Caller
        let secret: [UInt8]
        let codes: [String]

        func code(at moment: Instant, off steps: Int = 0) -> String {
            TimeCode.code(secret, step: TimeCode.step(at: moment.ms) + steps)
        }
    }

    private static func secret(of person: String, _ office: Office) async throws -> [UInt8] {
        let key = office.key
        return try #require(
            try await office.database.read { db in try SecondFactors.find(of: person, with: key, on: db) }
        ).secret
    }

    private static func set(_ world: TestOffice, _ login: String = "yi") async throws -> Set {
        let caller = try await world.caller(login)
        _ = try await world.office.beginSecondFactor(of: caller)
        let secret = try await secret(of: login, world.office)
        let code = TimeCode.code(secret, step: TimeCode.step(at: world.office.now.ms))
        let codes = try await world.office.confirmSecondFactor(code: code, password: password, of: caller)
        world.office.clock.stand(at: world.office.now.adding(ms: 60_000))
        return Set(caller: caller, secret: secret, codes: codes)
    }

    private static func refusal(
        _ login: String, _ password: String, _ code: String?, from address: String = "192.0.2.1",
        at office: Office
    ) async throws -> DeskRefusal? {
        var attempt = SignInAttempt(login: login, password: password)
        attempt.code = code
        attempt.address = address
        do {
            _ = try await office.signIn(attempt)
            return nil
        } catch let refusal as DeskRefusal {
            return refusal
        }
    }

    @Test func `a wrong password, a wrong code and no code are one answer, and that of an unknown login`()
        async throws
    {
        let world = try await TestOffice()
        let set = try await Self.set(world)
        let right = set.code(at: world.office.now)
        let wrong = right == "000000" ? "000001" : "000000"
        let tries: [(String, String, String?)] = [
            ("yi", "guess", right), ("yi", "guess", nil), ("yi", Self.password, wrong),
            ("yi", Self.password, nil),
            ("yi", Self.password, ""), ("nobody", "guess", nil), ("nobody", "guess", right),
        ]
        for (number, entry) in tries.enumerated() {
            let answer = try await Self.refusal(
                entry.0, entry.1, entry.2, from: "192.0.2.\(number)", at: world.office)
            #expect(answer == .passwordWrong, "\(entry)")
        }
        #expect(try await Self.refusal("yi", Self.password, right, at: world.office) == nil)
    }

    @Test func `each code opens once, and none before it any more`() async throws {
        let world = try await TestOffice()
        let set = try await Self.set(world)
        let (now, office) = (world.office.now, world.office)
        #expect(try await Self.refusal("yi", Self.password, set.code(at: now), at: office) == nil)
        #expect(try await Self.refusal("yi", Self.password, set.code(at: now), at: office) == .passwordWrong)
        let before = set.code(at: now, off: -1)
        #expect(try await Self.refusal("yi", Self.password, before, at: office) == .passwordWrong)
        office.clock.stand(at: now.adding(ms: 30_000))
        let next = set.code(at: now, off: 1)
        #expect(
            try await Self.refusal("yi", Self.password, " \(next.prefix(3)) \(next.suffix(3))", at: office)
                == nil)
    }

    @Test func `one code that many send at once opens one session`() async throws {
        let world = try await TestOffice()
        let set = try await Self.set(world)
        let (office, code) = (world.office, set.code(at: world.office.now))
        let opened = try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<12 {
                group.addTask {
                    try await Self.refusal("yi", Self.password, code, from: "192.0.2.\(number)", at: office)
                        == nil
                }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(opened == 1)
    }

    @Test func `ten recovery codes open once each, however they are typed`() async throws {
        let world = try await TestOffice()
        let set = try await Self.set(world)
        let office = world.office
        #expect(Swift.Set(set.codes).count == 10)
        #expect(try await office.secondFactor(of: set.caller).codesLeft == 10)
        let code = set.codes[3]
        let typed = code.uppercased().replacing("-", with: " ").replacing("0", with: "o").replacing(
            "1", with: "l")
        #expect(try await Self.refusal("yi", Self.password, typed, at: office) == nil)
        #expect(try await Self.refusal("yi", Self.password, code, at: office) == .passwordWrong)
        #expect(try await Self.refusal("yi", Self.password, "zzzzz-zzzzz", at: office) == .passwordWrong)
        #expect(try await office.secondFactor(of: set.caller).codesLeft == 9)

        let fresh = try await office.replaceRecoveryCodes(
            password: Self.password, code: set.codes[0], of: set.caller)
        #expect(try await Self.refusal("yi", Self.password, set.codes[1], at: office) == .passwordWrong)
        #expect(try await Self.refusal("yi", Self.password, fresh[0], at: office) == nil)
        let jia = try await Self.refusal("jia", Self.password, fresh[1], at: office)
        #expect(jia == nil, "who has no second factor needs no code, and takes nobody's")
        #expect(try await office.secondFactor(of: set.caller).codesLeft == 9)
    }

    @Test func `it counts for nothing until a first code and the password were right`() async throws {
        let world = try await TestOffice()
        let (office, caller) = (world.office, try await world.caller("yi"))
        let shown = try await office.beginSecondFactor(of: caller)
        let secret = try await Self.secret(of: "yi", office)
        #expect(shown.secret == Base32.text(secret))
        let right = TimeCode.code(secret, step: TimeCode.step(at: office.now.ms))
        await #expect(throws: DeskRefusal.codeWrong) {
            try await office.confirmSecondFactor(code: "nonsense", password: Self.password, of: caller)
        }
        await #expect(throws: DeskRefusal.passwordWrong) {
            try await office.confirmSecondFactor(code: right, password: "guess", of: caller)
        }
        #expect(try await Self.refusal("yi", Self.password, nil, at: office) == nil)
        #expect(try await !office.asksForCodes())

        _ = try await office.confirmSecondFactor(code: right, password: Self.password, of: caller)
        #expect(try await office.asksForCodes())
        #expect(try await office.proposedSecondFactor(of: caller) == nil)
        await #expect(throws: DeskRefusal.secondFactorThere) {
            _ = try await office.beginSecondFactor(of: caller)
        }
        await #expect(throws: DeskRefusal.secondFactorThere) {
            try await office.confirmSecondFactor(code: right, password: Self.password, of: caller)
        }
    }

    @Test func `who signs enters the code too, and it is ended only with both`() async throws {
        let world = try await TestOffice()
        let set = try await Self.set(world)
        let office = world.office
        for code in [nil, "000000", ""] {
            await #expect(throws: DeskRefusal.passwordOrCodeWrong) {
                try await office.confirmPassword(Self.password, code: code, of: set.caller)
            }
        }
        await #expect(throws: DeskRefusal.passwordOrCodeWrong) {
            try await office.removeSecondFactor(password: Self.password, code: "", of: set.caller)
        }
        let code = set.code(at: office.now)
        try await office.confirmPassword(Self.password, code: code, of: set.caller)
        await #expect(throws: DeskRefusal.passwordOrCodeWrong) {
            try await office.confirmPassword(Self.password, code: code, of: set.caller)
        }
        try await office.removeSecondFactor(password: Self.password, code: set.codes[0], of: set.caller)
        #expect(try await Self.refusal("yi", Self.password, nil, at: office) == nil)
        await #expect(throws: DeskRefusal.notFound) {
            try await office.removeSecondFactor(password: Self.password, code: "", of: set.caller)
        }
    }

    @Test func `an operator takes it away with a trail, and the sessions end`() async throws {
        let world = try await TestOffice()
        let set = try await Self.set(world)
        var attempt = SignInAttempt(login: "yi", password: Self.password)
        attempt.code = set.code(at: world.office.now)
        let session = try await world.office.signIn(attempt).session
        #expect(try await !world.office.removeSecondFactor(ofLogin: "nobody"))
        #expect(try await world.office.removeSecondFactor(ofLogin: "yi"))
        #expect(try await !world.office.removeSecondFactor(ofLogin: "yi"))
        #expect(try await world.office.caller(session: session) == nil)
        let trail = try await world.office.database.read { db in
            try AuditTrail.entries(.init(), limit: 20, on: db)
        }
        #expect(trail.first { $0.kind == "second-factor-removed" }?.details["of"]?.string == "yi")
    }

    @Test func `a role that must have one does nothing else until it has`() async throws {
        let world = try await TestOffice()
        let office = world.office
        #expect(try await !office.demandSecondFactor(of: ["no-such-role"]))
        #expect(try await office.demandSecondFactor(of: ["agency-head", "case-officer"]))
        let jia = try await office.signIn(login: "jia", password: Self.password)
        #expect(try await office.caller(session: jia) != nil)

        let session = try await office.signIn(login: "yi", password: Self.password)
        #expect(try await office.caller(session: session) == nil)
        let bound = try #require(try await office.bound(session: session))
        #expect(bound.duty == .secondFactor)
        _ = try await office.beginSecondFactor(of: bound.caller)
        let secret = try await Self.secret(of: "yi", office)
        let code = TimeCode.code(secret, step: TimeCode.step(at: office.now.ms))
        _ = try await office.confirmSecondFactor(code: code, password: Self.password, of: bound.caller)
        #expect(try await office.caller(session: session)?.caller.hasSecondFactor == true)
    }

    @Test func `neither secret nor codes lie in the office's files or its trail`() async throws {
        let world = try await TestOffice()
        let set = try await Self.set(world)
        _ = try await Self.refusal("yi", Self.password, set.codes[0], at: world.office)
        let planted =
            set.codes.map { Array($0.utf8) } + set.codes.map { Array(TypedCode($0).recovery.utf8) }
            + [set.secret, Array(Base32.text(set.secret).utf8), Array(Self.password.utf8)]
        for file in try FileManager.default.contentsOfDirectory(
            at: world.office.folder.root, includingPropertiesForKeys: nil)
        where file.lastPathComponent.hasPrefix("zhibao.db") {
            let bytes = try Data(contentsOf: file)
            for word in planted { #expect(bytes.range(of: Data(word)) == nil) }
        }
    }
}
