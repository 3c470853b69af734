internal import Foundation
public import Law
internal import Synchronization

/// The only place that knows what time it is.
///
/// An office may be started at another moment (`--at`): the clock then runs on from there at its own pace.
public final class OfficeClock: Sendable {
    private let state: Mutex<State>

    private struct State {
        /// Milliseconds that the office is ahead of the machine.
        var offsetMs = 0
        var fixed: Instant?
        /// The latest moment that was ever told: a machine whose clock jumps back does not take us with it.
        var latest = Instant(ms: 0)
    }

    public init() {
        state = Mutex(State())
    }

    /// A clock that starts at `moment` and runs on.
    public init(startingAt moment: Instant) {
        state = Mutex(State(offsetMs: moment.ms - OfficeClock.machineMs))
    }

    /// The clock of a command beside an office: a demo world goes on from its moment, and a clock of a server
    /// that was set ahead is followed.
    convenience init(following demoMoment: Instant?, lastMoment: Instant?) {
        if let demoMoment {
            self.init(startingAt: max(demoMoment, lastMoment ?? demoMoment))
        } else if let lastMoment, Instant(ms: OfficeClock.machineMs) < lastMoment {
            self.init(startingAt: lastMoment)
        } else {
            self.init()
        }
    }

    /// A clock that stands still until it is set: for tests and for the demo world.
    public init(standingAt moment: Instant) {
        state = Mutex(State(fixed: moment))
    }

    public var now: Instant {
        state.withLock { state in
            let told = state.fixed ?? Instant(ms: OfficeClock.machineMs + state.offsetMs)
            state.latest = max(state.latest, told)
            return state.latest
        }
    }

    /// Moves a standing clock. It never goes back.
    public func stand(at moment: Instant) {
        state.withLock { $0.fixed = max(moment, $0.latest) }
    }

    private static var machineMs: Int {
        Int((Date().timeIntervalSince1970 * 1000).rounded(.down))
    }
}
