/// Cuts a stream of bytes into lines, of which only one lies in memory.
struct LineCutter {
    enum Line: Hashable {
        /// Without its line end.
        case text(ArraySlice<UInt8>)
        case tooLong
    }

    private let limitBytes: Int
    /// The beginning of a line whose end has not come yet.
    private var pending: [UInt8] = []
    private var isTooLong = false

    init(limitBytes: Int) {
        self.limitBytes = limitBytes
    }

    mutating func feed(_ chunk: [UInt8], _ take: (Line) throws -> Void) rethrows {
        var rest = chunk[...]
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            if pending.isEmpty && !isTooLong && rest.startIndex + limitBytes >= end {
                try take(.text(rest[..<end]))
            } else {
                keep(rest[..<end])
                try takePending(take)
            }
            rest = rest[(end + 1)...]
        }
        keep(rest)
    }

    /// Takes the last line where it has no line end.
    mutating func finish(_ take: (Line) throws -> Void) rethrows {
        if !pending.isEmpty || isTooLong { try takePending(take) }
    }

    private mutating func keep(_ bytes: ArraySlice<UInt8>) {
        isTooLong = isTooLong || pending.count + bytes.count > limitBytes
        if isTooLong { pending = [] } else { pending += bytes }
    }

    private mutating func takePending(_ take: (Line) throws -> Void) rethrows {
        let line = isTooLong ? Line.tooLong : .text(pending[...])
        pending = []
        isTooLong = false
        try take(line)
    }
}
