internal import Foundation
internal import Synchronization

/// Says once a second how far something long is. A terminal keeps one line of it; a log gets every one.
final class ProgressLine: Sendable {
    private let lastShown = Mutex<ContinuousClock.Instant?>(nil)

    func show(_ line: @autoclosure () -> String) {
        let now = ContinuousClock.now
        let isDue = lastShown.withLock { last in
            if let last, now - last < .seconds(1) { return false }
            last = now
            return true
        }
        guard isDue else { return }
        let text = isatty(2) == 1 ? "\r\u{1B}[K" + line() : line() + "\n"
        FileHandle.standardError.write(Data(text.utf8))
    }

    func end() {
        if isatty(2) == 1 { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
    }
}
