import Evidence
import Law
import Testing

@testable import Desk

/// What is demanded of a provider's token beside its signature.
struct TokenCheckTests {
    private static let now = Instant(CivilDate(2026, 5, 11), 9, 0)
    private static let second = now.ms / 1000
    private static let check = TokenCheck(
        issuer: "https://id.example", client: "zhibao", nonce: "n-1")

    private static func claims(_ changes: [String: JSON?] = [:]) -> JSON {
        var claims: [String: JSON] = [
            "iss": .string("https://id.example"), "aud": .string("zhibao"), "sub": .string("u-7"),
            "nonce": .string("n-1"), "iat": .int(second - 5), "exp": .int(second + 300),
        ]
        for (name, value) in changes { claims[name] = value }
        return .object(claims)
    }

    private static func fault(_ changes: [String: JSON?], at now: Instant = now) -> TokenCheck.Fault? {
        do throws(TokenCheck.Fault) {
            _ = try check.subject(in: claims(changes), at: now)
            return nil
        } catch {
            return error
        }
    }

    @Test func `a token that is all right says who it is`() throws {
        #expect(try Self.check.subject(in: Self.claims(), at: Self.now) == "u-7")
    }

    @Test(arguments: [
        ("iss", JSON?.none, TokenCheck.Fault.issuer), ("iss", .string("https://id.example/"), .issuer),
        ("iss", .string("https://evil.example"), .issuer), ("aud", nil, .audience),
        ("aud", .string("other"), .audience), ("aud", .int(1), .audience), ("aud", .array([]), .audience),
        ("nonce", nil, .nonce), ("nonce", .string("n-2"), .nonce), ("sub", nil, .subject),
        ("sub", .string(""), .subject), ("sub", .int(7), .subject), ("sub", .string("a b"), .subject),
        ("sub", .string("张三"), .subject), ("sub", .string(String(repeating: "a", count: 256)), .subject),
        ("exp", nil, .malformed), ("exp", .string("soon"), .malformed), ("exp", .int(-1), .malformed),
        ("exp", .double(1e300), .malformed), ("iat", nil, .malformed), ("nbf", .string("x"), .malformed),
    ])
    func `a token that lacks something, or has another's, is refused`(
        name: String, value: JSON?, fault: TokenCheck.Fault
    ) {
        #expect(Self.fault([name: value]) == fault)
    }

    @Test func `a token for several is taken when it was made for us`() {
        let both: JSON = .array([.string("other"), .string("zhibao")])
        #expect(Self.fault(["aud": both]) == .audience)
        #expect(Self.fault(["aud": both, "azp": .string("other")]) == .audience)
        #expect(Self.fault(["aud": both, "azp": .string("zhibao")]) == nil)
        #expect(Self.fault(["aud": .array([.string("zhibao")])]) == nil)
        #expect(Self.fault(["azp": .string("other")]) == .audience)
    }

    /// Seconds from the end of the token until now.
    @Test(arguments: [
        (-1, true), (0, true), (1, true), (59, true), (60, false), (61, false), (86_400, false),
    ])
    func `a token is taken until a minute after its end`(seconds: Int, isTaken: Bool) {
        let fault = Self.fault(["exp": .int(Self.second - seconds)])
        #expect(fault == (isTaken ? nil : .expired))
    }

    /// To the millisecond: the last that is taken, and the first that is not.
    @Test func `the minute is not a moment longer`() {
        let end = Self.second
        let last = Instant(ms: (end + 60) * 1000 - 1)
        #expect(Self.fault(["exp": .int(end)], at: last) == nil)
        #expect(Self.fault(["exp": .int(end)], at: Instant(ms: last.ms + 1)) == .expired)
    }

    /// Seconds by which the provider's clock is before ours.
    @Test(arguments: [(0, true), (59, true), (60, true), (61, false), (3_600, false)])
    func `a token of the future is taken for a minute`(seconds: Int, isTaken: Bool) {
        let moment = JSON.int(Self.second + seconds)
        #expect(Self.fault(["iat": moment]) == (isTaken ? nil : .early))
        #expect(Self.fault(["nbf": moment]) == (isTaken ? nil : .early))
    }

    @Test func `parts of seconds are read`() {
        #expect(Self.fault(["exp": .double(Double(Self.second) + 0.5)]) == nil)
    }
}
