public import Foundation

extension Office {
    public static let largestMailBytes = LetterReceived.mostBytes
    /// Mails of a maildir that one round takes in.
    private static let mailsOfARound = 200

    /// Takes in what lies in the folder `new` of a maildir; what was taken goes to `cur`.
    ///
    /// A mail that is to come later stays where it is; one that is too large goes to `cur` with the flag T.
    ///
    /// - Returns: how many mails were taken in.
    @discardableResult
    public func receiveMaildir(
        _ folder: URL, each: (MailOutcome) -> Void = { _ in }
    ) async throws -> Int {
        let manager = FileManager.default
        let (new, current) = (folder.appending(path: "new"), folder.appending(path: "cur"))
        guard manager.fileExists(atPath: new.path) else { return 0 }
        try manager.createDirectory(at: current, withIntermediateDirectories: true)
        let names = try manager.contentsOfDirectory(atPath: new.path).filter { !$0.hasPrefix(".") }.sorted()
        var count = 0
        for name in turn(of: names) {
            let file = new.appending(path: name)
            let handle = try FileHandle(forReadingFrom: file)
            let bytes = try handle.read(upToCount: LetterReceived.mostBytes + 1) ?? Data()
            try handle.close()
            let outcome = try await receiveMail(Array(bytes))
            each(outcome)
            if outcome == .later { continue }
            // A crash before the move is harmless: the same mail comes in once.
            let flag = outcome == .tooLarge ? ":2,T" : ":2,S"
            let base = name.split(separator: ":").first.map(String.init) ?? name
            let target = current.appending(path: base + flag)
            if manager.fileExists(atPath: target.path) { try manager.removeItem(at: target) }
            try manager.moveItem(at: file, to: target)
            count += 1
        }
        return count
    }

    /// The mails of this round. Where more wait than one round takes, it begins anywhere among them: what one sender sent
    /// too often stays in the folder, and must not stand before everybody else's for hours.
    private func turn(of names: [String]) -> [String] {
        guard names.count > Office.mailsOfARound else { return names }
        let drawn = randomness.bytes(4).reduce(0) { $0 << 8 | Int($1) }
        let start = drawn % names.count
        return Array((names[start...] + names[..<start]).prefix(Office.mailsOfARound))
    }
}
