internal import Store

/// Why keys are not changed. What it says is for the person at the command line.
public struct KeyFault: Error, Sendable, Hashable, CustomStringConvertible {
    public let description: String
    /// Whether something else must be asked for, as against a fault that was met on the way.
    public let isUsage: Bool

    init(_ description: String, isUsage: Bool = true) {
        self.description = description
        self.isUsage = isUsage
    }

    static func halfFinished(_ generation: Int) -> KeyFault {
        KeyFault(
            """
            generation \(generation) of the master key was made and is not in use: a change was begun and did not come \
            to its end, or an older state of the office was restored. Take it into use with \
            `zhibao keys rotate --master --finish`, or remove it with `zhibao keys drop --generation \(generation)`
            """)
    }

    /// What Store reports, in sentences; `nil` for what has a sentence of its own.
    init?(_ error: any Error) {
        switch error {
        case let fault as KeyFault: self = fault
        case let fault as MasterKey.Fault: self.init(OfficeFault(fault).description)
        case SealFault.doesNotOpen(let place):
            self.init(
                "what is sealed in \(KeyFault.shown(place)) does not open; nothing was changed. Run `zhibao verify`",
                isUsage: false)
        case StoreError.diskFull:
            self.init("the disk is full; nothing was changed", isUsage: false)
        case StoreError.readOnly:
            self.init(
                "the key file or the database cannot be written to; nothing was changed. Mend the rights",
                isUsage: false)
        default: return nil
        }
    }

    private static func shown(_ place: String) -> String {
        place.split(separator: "\u{0}").joined(separator: " ")
    }
}
