internal import Law
internal import Store

/// How many wrong passwords are taken, and how fast: each brake is a bucket that drains.
///
/// An account is never locked. Wrong passwords slow down the address that sends them, and, beyond a sum over all
/// addresses, every address and browser that the account does not know. A browser that has signed in before has a
/// bucket of its own, which strangers cannot fill; nor can they fill that of an address from which the account has
/// signed in. An unknown login has the same brakes.
struct SignInBrake: Sendable {
    /// Wrong passwords at once.
    let most: Double
    /// Milliseconds after which one more is taken.
    let drainMs: Double

    /// A login from one address.
    static let pair = SignInBrake(most: 5, drainMs: 10 * 60_000)
    /// One address, whatever the login.
    static let address = SignInBrake(most: 30, drainMs: 60_000)
    /// A login, over all addresses from which it has not signed in.
    static let login = SignInBrake(most: 20, drainMs: 15 * 60_000)
    /// A login in a browser that signed in before.
    static let browser = SignInBrake(most: 10, drainMs: 5 * 60_000)
    /// Of who is signed in already.
    static let signing = SignInBrake(most: 10, drainMs: 5 * 60_000)

    /// How long an address counts as known to a login after it last signed in there.
    static let homeMs = 30 * 86_400_000

    /// What is left of a count.
    func level(_ count: SignInMarks.Count?, at nowMs: Int) -> Double {
        guard let count else { return 0 }
        return max(0, count.level - Double(max(0, nowMs - count.countedMs)) / drainMs)
    }

    /// The moment from which one more is taken; `nil` when that is now.
    func opens(_ level: Double, at nowMs: Int) -> Int? {
        let over = level + 1 - most
        // What is lost in reckoning with fractions is less than a hundredth of a millisecond.
        return over > 0.000_001 ? nowMs + Int((over * drainMs - 0.01).rounded(.up)) : nil
    }
}

/// The brakes of one try. Each try is counted before the password is looked at, so that many at once are no way past.
struct BrakedTry: Sendable {
    private let counted: [(mark: SignInMark, brake: SignInBrake)]
    private let home: SignInMark?
    /// Marks that a right password empties; from the others it only takes back this one try.
    private let own: Set<SignInMark>

    /// - Parameter browser: the name of a browser that has signed in under this login before.
    init(
        login: String, address: String, browser: String?, key: MasterKey, at nowMs: Int,
        on db: some Connection
    ) throws {
        let home = SignInMark(.home, login, address, with: key)
        self.home = home
        if let browser {
            let mark = SignInMark(.browser, login, browser, with: key)
            counted = [(mark, .browser)]
            own = [mark]
            return
        }
        let pair = SignInMark(.pair, login, address, with: key)
        own = [pair]
        let isHome = try SignInMarks.find(home, at: nowMs, on: db) != nil
        counted =
            [(pair, .pair), (SignInMark(.address, address, with: key), .address)]
            + (isHome ? [] : [(SignInMark(.login, login, with: key), .login)])
    }

    /// Of who is signed in and enters the password again.
    init(signing login: String, key: MasterKey) {
        let mark = SignInMark(.signing, login, with: key)
        counted = [(mark, .signing)]
        own = [mark]
        home = nil
    }

    /// Counts the try, or says from when on one is taken. A try that is not taken is not counted.
    func take(at nowMs: Int, on db: some Connection) throws -> Int? {
        let levels = try counted.map { mark, brake in
            brake.level(try SignInMarks.find(mark, at: nowMs, on: db), at: nowMs)
        }
        let opening = zip(counted, levels).compactMap { $0.brake.opens($1, at: nowMs) }.max()
        if let opening { return opening }
        for (entry, level) in zip(counted, levels) { try set(entry, level + 1, at: nowMs, on: db) }
        return nil
    }

    /// The password was right: what this try added is taken back, and the address is known from now on.
    func giveBack(at nowMs: Int, on db: some Connection) throws {
        for entry in counted {
            let level = entry.brake.level(try SignInMarks.find(entry.mark, at: nowMs, on: db), at: nowMs)
            try set(entry, own.contains(entry.mark) ? 0 : max(0, level - 1), at: nowMs, on: db)
        }
        guard let home else { return }
        try SignInMarks.set(
            home, level: 0, at: nowMs, expiresMs: nowMs + SignInBrake.homeMs, on: db)
    }

    private func set(
        _ entry: (mark: SignInMark, brake: SignInBrake), _ level: Double, at nowMs: Int,
        on db: some Connection
    ) throws {
        guard level > 0 else { return try SignInMarks.remove(entry.mark, on: db) }
        let drained = nowMs + Int((level * entry.brake.drainMs).rounded(.up))
        try SignInMarks.set(entry.mark, level: level, at: nowMs, expiresMs: drained, on: db)
    }
}
