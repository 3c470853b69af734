internal import Dispatch
internal import Synchronization

extension Array where Element: Sendable {
    /// Maps all members on the cores that there are, and keeps their order.
    ///
    /// - Throws: the first fault in the order of the members.
    public func mappedTogether<Made: Sendable, Fault: Error>(
        _ transform: @Sendable (Element) throws(Fault) -> Made
    ) throws(Fault) -> [Made] {
        let made = Mutex([Result<Made, Fault>?](repeating: nil, count: count))
        DispatchQueue.concurrentPerform(iterations: count) { at in
            let result = Result<Made, Fault> { () throws(Fault) in try transform(self[at]) }
            made.withLock { $0[at] = result }
        }
        var all: [Made] = []
        for result in made.withLock({ $0 }) {
            guard let result else { preconditionFailure("every member was mapped") }
            all.append(try result.get())
        }
        return all
    }
}

/// Does two things at the same time and gives both.
///
/// - Throws: the fault of the first, or else that of the second.
public func together<First: Sendable, Second: Sendable>(
    _ first: @escaping @Sendable () throws -> First, _ second: @escaping @Sendable () throws -> Second
) throws -> (First, Second) {
    let both: [@Sendable () throws -> OneOfTwo<First, Second>] = [
        { .first(try first()) }, { .second(try second()) },
    ]
    let made = try both.mappedTogether { try $0() }
    guard case .first(let one) = made[0], case .second(let other) = made[1] else {
        preconditionFailure("both were done in their order")
    }
    return (one, other)
}

private enum OneOfTwo<First: Sendable, Second: Sendable>: Sendable {
    case first(First)
    case second(Second)
}
