public import Law

/// Something that is wrong in a pack, where it stands, and how it is put right.
public struct PackFault: Error, Hashable, Sendable {
    public let place: Place
    /// What is wrong, as a claim: ``no clock is called `aproval` ``.
    public let fault: String
    /// What the author does about it: ``did you mean `approval`? ``.
    public let remedy: String
    /// The same in the words of people, by the key of its sentence; most faults are for authors alone.
    public var reason: Reason?

    public init(_ fault: String, remedy: String, at place: Place) {
        self.place = place
        self.fault = fault
        self.remedy = remedy
    }
}

extension PackFault: CustomStringConvertible {
    /// `file:line: fault; remedy`, always one line, whatever the author wrote.
    public var description: String {
        let line = "\(place.file):\(place.line): \(fault); \(remedy)"
        return line.split(whereSeparator: \.isNewline).joined(separator: " ")
    }
}

/// Where something stands in the files of a pack. Lines and columns count from 1.
public struct Place: Hashable, Comparable, Sendable {
    public let file: String
    public let line: Int
    public let column: Int

    public init(file: String, line: Int = 1, column: Int = 1) {
        self.file = file
        self.line = line
        self.column = column
    }

    public static func < (left: Place, right: Place) -> Bool {
        (left.file, left.line, left.column) < (right.file, right.line, right.column)
    }
}

/// Everything that is wrong in some packs, in the order of files and lines. Never empty.
public struct PackFaults: Error, Hashable, Sendable, CustomStringConvertible {
    public let faults: [PackFault]

    /// The same thing said twice of one place is one fault.
    public init(_ faults: some Sequence<PackFault>) {
        self.faults = Set(faults).sorted { ($0.place, $0.fault) < ($1.place, $1.fault) }
    }

    public var description: String { faults.map(\.description).joined(separator: "\n") }
}
