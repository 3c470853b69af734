internal import Dispatch

/// Calls that wait for another machine, made on threads that may wait: those of Swift's tasks are as many as the machine has
/// cores, and a server that is away would hold them all.
enum Elsewhere {
    private static let queue = DispatchQueue(
        label: "zhibao.vault", qos: .userInitiated, attributes: .concurrent)

    static func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result(catching: work)) }
        }
    }
}
