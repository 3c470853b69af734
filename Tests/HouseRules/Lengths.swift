/// A file that is longer than a reader can hold in mind is two files.
public struct FileLength: HouseRule {
    /// In lines.
    public static let most = 400

    public init() {}

    public func concerns(_ path: String) -> Bool {
        path.hasSuffix(".swift")
    }

    public func remarks(in file: TextFile) -> [Remark] {
        let lines = file.text.utf8.count { $0 == UInt8(ascii: "\n") }
        guard lines > Self.most else { return [] }
        return [
            file.remark(
                line: Self.most + 1, "\(lines) lines, of which \(Self.most) are allowed",
                remedy: "find the second thing in it and give it a file")
        ]
    }
}

/// A function that fills more than a screen is two functions.
public struct FunctionLength: HouseRule {
    /// In lines, from the opening brace to the closing one.
    public static let most = 50

    private static let head = Pattern(
        #"\bfunc\s+(\S+?)[(<]|(?<![.\w])(init)[?!]?\s*[(<]|(?<![.\w])(deinit)\s*\{"#)

    public init() {}

    public func concerns(_ path: String) -> Bool {
        path.hasSuffix(".swift")
    }

    public func remarks(in file: TextFile) -> [Remark] {
        let lines = file.swift.code.split(separator: "\n", omittingEmptySubsequences: false).map(Array.init)
        return Self.head.fits(in: file.swift.code).compactMap { head in
            let count = Self.bodyLines(in: lines, fromLine: head.line - 1)
            guard count > Self.most else { return nil }
            return file.remark(
                line: head.line,
                "a function of \(count) lines, of which \(Self.most) are allowed: \(head.text)",
                remedy: "name its parts and give each a function")
        }
    }

    /// Lines from the brace that opens the body of the function whose head stands in the line; 0 without body.
    private static func bodyLines(in lines: [[Character]], fromLine first: Int) -> Int {
        var brackets = 0
        var braces = 0
        var opened: Int?
        for (number, line) in lines.enumerated().dropFirst(first) {
            for mark in line {
                switch mark {
                case "(", "[": brackets += 1
                case ")", "]": brackets -= 1
                case "{" where brackets == 0 || opened != nil:
                    braces += 1
                    opened = opened ?? number
                case "}" where brackets == 0 || opened != nil:
                    braces -= 1
                default: break
                }
            }
            if let opened, braces <= 0 { return number - opened + 1 }
            if opened == nil, braces < 0 || (brackets == 0 && endsWithoutBody(lines, after: number)) {
                return 0
            }
        }
        return 0
    }

    /// Whether the head of a requirement of a protocol ends here: what follows opens no body.
    private static func endsWithoutBody(_ lines: [[Character]], after number: Int) -> Bool {
        let next = lines.dropFirst(number + 1).lazy.map { String($0).trimmed }.first { !$0.isEmpty }
        guard let next else { return true }
        return !["{", "where", "throws", "->", "async", "rethrows"].contains { next.hasPrefix($0) }
    }
}
