/// One line in which a file breaks a rule of the house, and the way on.
public struct Remark: Hashable, Sendable, CustomStringConvertible {
    /// From the root of the repository.
    public let path: String
    /// Counted from 1.
    public let line: Int
    public let fault: String
    public let remedy: String

    public init(_ path: String, line: Int, fault: String, remedy: String) {
        self.path = path
        self.line = line
        self.fault = fault
        self.remedy = remedy
    }

    /// Reads like a compiler's word, so that editors can jump there.
    public var description: String {
        "\(path):\(line): \(fault); \(remedy)"
    }
}

/// A rule that can be checked by reading one file.
public protocol HouseRule: Sendable {
    /// Whether the rule speaks of this file at all. `path` is taken from the root of the repository.
    func concerns(_ path: String) -> Bool
    func remarks(in file: TextFile) -> [Remark]
}

extension HouseRule {
    /// The remarks on every file that the rule concerns, in the order of the files.
    public func remarks(in files: [TextFile]) -> [Remark] {
        files.filter { concerns($0.path) }.flatMap { remarks(in: $0) }
    }
}
