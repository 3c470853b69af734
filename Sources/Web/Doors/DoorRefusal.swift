/// What the door itself refuses, before the desk is asked.
enum DoorRefusal: Error, Hashable, Sendable {
    /// The form's word is missing or another: the page was too old, or the form came from another site.
    case formStale
    case malformed
    case notFound
    case methodNotAllowed
    case tooLarge(limitBytes: Int)
    case tooMany(retryAfterSeconds: Int)
}
