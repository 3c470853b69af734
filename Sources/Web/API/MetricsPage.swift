internal import Metrics
internal import Synchronization

/// Keeps what is counted under its name and writes it as Prometheus reads it.
final class MetricsPage: MetricsFactory, Sendable {
    private struct Line: Hashable {
        let name: String
        let dimensions: String
    }

    private struct Lines {
        var types: [String: String] = [:]
        var values: [Line: Double] = [:]
    }

    private let lines = Mutex(Lines())

    func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        cell("counter", label, dimensions)
    }

    func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        cell("gauge", label, dimensions)
    }

    func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        cell("gauge", label, dimensions)
    }

    func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        cell("counter", label, dimensions)
    }

    func destroyCounter(_ handler: any CounterHandler) {}
    func destroyMeter(_ handler: any MeterHandler) {}
    func destroyRecorder(_ handler: any RecorderHandler) {}
    func destroyTimer(_ handler: any TimerHandler) {}

    private func cell(_ type: String, _ name: String, _ dimensions: [(String, String)]) -> Cell {
        let written = dimensions.map { "\($0)=\"\($1)\"" }.joined(separator: ",")
        lines.withLock { $0.types[name] = type }
        return Cell { [self] change in
            lines.withLock { change(&$0.values[Line(name: name, dimensions: written), default: 0]) }
        }
    }

    var text: String {
        let lines = lines.withLock { $0 }
        var text = ""
        for (name, type) in lines.types.sorted(by: { $0.key < $1.key }) {
            text += "# TYPE \(name) \(type)\n"
            let values = lines.values.filter { $0.key.name == name }
            for (line, value) in values.sorted(by: { $0.key.dimensions < $1.key.dimensions }) {
                let dimensions = line.dimensions.isEmpty ? "" : "{\(line.dimensions)}"
                let isWhole = value == value.rounded() && abs(value) < 1e15
                text += "\(name)\(dimensions) " + (isWhole ? "\(Int(value))" : "\(value)") + "\n"
            }
        }
        return text
    }
}

/// One number of the page, under whatever kind of handler a library asks for.
private final class Cell: CounterHandler, MeterHandler, RecorderHandler, TimerHandler {
    private let change: @Sendable ((inout Double) -> Void) -> Void

    init(_ change: @escaping @Sendable ((inout Double) -> Void) -> Void) {
        self.change = change
    }

    func increment(by amount: Int64) { change { $0 += Double(amount) } }
    func increment(by amount: Double) { change { $0 += amount } }
    func decrement(by amount: Double) { change { $0 -= amount } }
    func reset() { change { $0 = 0 } }
    func set(_ value: Int64) { change { $0 = Double(value) } }
    func set(_ value: Double) { change { $0 = value } }
    func record(_ value: Int64) { change { $0 = Double(value) } }
    func record(_ value: Double) { change { $0 = value } }
    func recordNanoseconds(_ duration: Int64) { change { $0 += Double(duration) / 1_000_000_000 } }
}
