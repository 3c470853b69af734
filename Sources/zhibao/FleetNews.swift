internal import Desk
internal import Logging
internal import ServiceLifecycle

/// Keeps what this process has in memory as new as what the other processes of the office wrote, within a second.
struct FleetNews: Service {
    /// A busy office has news a thousand times a second; it is looked at this often.
    private static let pause = Duration.milliseconds(500)

    let office: Office
    let logger: Logger

    func run() async throws {
        guard let news = office.news() else { return try await gracefulShutdown() }
        await cancelWhenGracefulShutdown {
            for await _ in news {
                do {
                    try await office.takeUpNews()
                    try await Task.sleep(for: FleetNews.pause)
                } catch is CancellationError {
                    return
                } catch {
                    logger.error(
                        "news of another process could not be taken up", metadata: ["fault": "\(error)"])
                }
            }
        }
    }
}
