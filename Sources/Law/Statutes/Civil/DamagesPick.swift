/// What a person decides on the multiplied part: the base, the reading, the multiple, and why. The worksheet never
/// picks for them.
public struct DamagesPick: Hashable, Sendable {
    public var figure: DamagesClaim.Figure
    public var reading: PunitiveReading?
    public var multiple: Multiple
    public var reason: String

    public init(figure: DamagesClaim.Figure, reading: PunitiveReading?, multiple: Multiple, reason: String) {
        self.figure = figure
        self.reading = reading
        self.multiple = multiple
        self.reason = reason
    }
}

extension PunitivePart {
    /// The amount that follows from the pick, costs aside; refused while the part is not ready, without a reading,
    /// outside the multiples of the text, or without a reason.
    public func accept(_ pick: DamagesPick) throws(FieldFaults) -> Money {
        var faults: [FieldFault] = []
        func add(_ field: String, _ because: WorksheetBecause) {
            faults.append(FieldFault(field, Reason(because)))
        }
        if standing != .ready { add("punitive", .pickNotOpen) }
        let base = bases.first { $0.figure == pick.figure }
        if base == nil { add("figure", .pickNoSuchBase) }
        if pick.reading == nil { add("reading", .pickReadingMissing) }
        let isInside = multiples.map {
            (Multiple($0.lowerBound)...Multiple($0.upperBound)).contains(pick.multiple)
        }
        if isInside != true { add("multiple", .pickMultipleOutside) }
        if !pick.reason.isWritten { add("reason", .pickReasonMissing) }
        guard faults.isEmpty, let base, let reading = pick.reading else {
            throw FieldFaults(faults)
        }
        return reading.total(of: base.amount, times: pick.multiple)
    }
}
