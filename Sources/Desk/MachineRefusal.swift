internal import Store

extension DeskRefusal {
    /// What the machine keeps from being done although nothing is wrong with what was asked: a full disk, a server or a bucket
    /// that is away. Waiting may mend it; so it is a refusal with a way on, and no fault. `nil` for everything else.
    public init?(machine error: any Error) {
        if let fault = error as? BucketFault {
            self = fault.isFull ? .databaseUnwritable : .databaseAway
            return
        }
        switch error as? StoreError {
        case .diskFull?, .readOnly?: self = .databaseUnwritable
        case .busy?, .away?: self = .databaseAway
        case .outcomeUnknown?: self = .outcomeUnknown
        default: return nil
        }
    }
}
