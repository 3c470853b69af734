/// The address of the other end, as far as the office looks at it.
struct NetworkAddress: Hashable, Sendable {
    /// What is counted: one IPv4 address, or the /64 that one line of IPv6 has.
    let counted: String
    /// What is kept and shown: the /24 or the /48. Enough to say "that is not my office", too little to follow anybody.
    let shown: String

    init(_ text: String) {
        if let four = NetworkAddress.four(text) {
            counted = four.map { "\($0)" }.joined(separator: ".")
            shown = four.dropLast().map { "\($0)" }.joined(separator: ".") + ".*"
        } else if let six = NetworkAddress.six(text) {
            counted = NetworkAddress.written(six.prefix(4)) + "::"
            shown = NetworkAddress.written(six.prefix(3)) + "::"
        } else {
            counted = ""
            shown = ""
        }
    }

    private static func written(_ groups: ArraySlice<UInt16>) -> String {
        groups.map { String($0, radix: 16) }.joined(separator: ":")
    }

    /// IPv4, also as IPv6 writes it: `::ffff:192.0.2.1`.
    private static func four(_ text: String) -> [UInt8]? {
        let mapped = "::ffff:"
        let text = text.lowercased().hasPrefix(mapped) ? String(text.dropFirst(mapped.count)) : text
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        guard parts.count == 4 else { return nil }
        let numbers = parts.compactMap(\.self)
        return numbers.count == 4 ? numbers : nil
    }

    private static func six(_ text: String) -> [UInt16]? {
        let bare = text.split(separator: "%", maxSplits: 1).first.map(String.init) ?? ""
        guard bare.contains(":") else { return nil }
        let halves = bare.split(separator: "::", maxSplits: 1, omittingEmptySubsequences: false).map {
            half -> [UInt16?] in
            half.isEmpty
                ? []
                : half.split(separator: ":", omittingEmptySubsequences: false).map { UInt16($0, radix: 16) }
        }
        let known = halves.map { $0.compactMap(\.self) }
        guard halves.map(\.count) == known.map(\.count) else { return nil }
        guard halves.count == 2, let head = known.first, let tail = known.last else {
            return known.first?.count == 8 ? known.first : nil
        }
        guard head.count + tail.count < 8 else { return nil }
        return head + Array(repeating: 0, count: 8 - head.count - tail.count) + tail
    }
}
