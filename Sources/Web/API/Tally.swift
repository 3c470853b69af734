internal import Hummingbird
internal import Metrics

/// Counts what the office answers, for the eyes of those who run it. Names of people and files never come here.
struct Tally: Sendable {
    private let page = MetricsPage()

    func begin() { Meter(label: "zhibao_answering", factory: page).increment() }

    /// - Parameter status: `nil` for an answer that is a fault.
    func end(status: Int?, after duration: Duration) {
        let (seconds, attoseconds) = duration.components
        Meter(label: "zhibao_answering", factory: page).decrement()
        Counter(
            label: "zhibao_answers_total", dimensions: [("class", "\((status ?? 500) / 100)xx")],
            factory: page
        ).increment()
        Timer(label: "zhibao_answer_seconds_total", factory: page)
            .recordNanoseconds(seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
    }

    func countRefusal(_ kind: String) {
        Counter(label: "zhibao_refusals_total", dimensions: [("kind", kind)], factory: page).increment()
    }

    /// The exposition format of Prometheus.
    var text: String { page.text }
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
