internal import Hummingbird
internal import Synchronization

/// Counts what the office answers, for the eyes of those who run it. Names of people and files never come here.
final class Tally: Sendable {
    private struct Counts {
        var answers: [String: Int] = [:]
        var refusals: [String: Int] = [:]
        var inFlight = 0
        var busyNs: Int64 = 0
    }

    private let counts = Mutex(Counts())

    func begin() { counts.withLock { $0.inFlight += 1 } }

    /// - Parameter status: `nil` for an answer that is a fault.
    func end(status: Int?, after duration: Duration) {
        let (seconds, attoseconds) = duration.components
        counts.withLock { counts in
            counts.inFlight -= 1
            counts.answers["\((status ?? 500) / 100)xx", default: 0] += 1
            counts.busyNs += seconds * 1_000_000_000 + attoseconds / 1_000_000_000
        }
    }

    func countRefusal(_ kind: String) { counts.withLock { $0.refusals[kind, default: 0] += 1 } }

    /// The exposition format of Prometheus.
    var text: String {
        let counts = counts.withLock { $0 }
        var lines = ["# TYPE zhibao_answers_total counter"]
        lines += counts.answers.sorted { $0.key < $1.key }.map {
            "zhibao_answers_total{class=\"\($0)\"} \($1)"
        }
        lines.append("# TYPE zhibao_refusals_total counter")
        lines += counts.refusals.sorted { $0.key < $1.key }.map {
            "zhibao_refusals_total{kind=\"\($0)\"} \($1)"
        }
        lines.append("# TYPE zhibao_answering gauge")
        lines.append("zhibao_answering \(counts.inFlight)")
        lines.append("# TYPE zhibao_answer_seconds_total counter")
        lines.append("zhibao_answer_seconds_total \(Double(counts.busyNs) / 1_000_000_000)")
        return lines.joined(separator: "\n") + "\n"
    }
}

/// Counts each request, also those of the pages.
struct TallyMiddleware: RouterMiddleware {
    typealias Context = OfficeContext

    let tally: Tally

    func handle(
        _ request: Request, context: OfficeContext,
        next: (Request, OfficeContext) async throws -> Response
    ) async throws -> Response {
        let start = ContinuousClock.now
        tally.begin()
        do {
            let response = try await next(request, context)
            tally.end(status: response.status.code, after: ContinuousClock.now - start)
            return response
        } catch {
            tally.end(status: nil, after: ContinuousClock.now - start)
            throw error
        }
    }
}
