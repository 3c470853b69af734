public import Casework

extension Procedure {
    /// The kind of agency that has the first act; `nil` where it is whoever opens the file.
    public var firstKind: String? {
        let role = actions(in: opening.stage).lazy.flatMap(\.by).first.flatMap { self.role($0) }
        guard let body = bodies.first(where: { $0.name == role?.body }), case .kind(let kind) = body.kind
        else {
            return nil
        }
        return kind
    }
}
