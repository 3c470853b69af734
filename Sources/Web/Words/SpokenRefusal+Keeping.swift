internal import Casework
internal import Law

extension Wording {
    /// Why something that two people decide is not done.
    func spokenOfKeeping(_ refusal: KeepingRefusal) -> SpokenRefusal {
        switch refusal {
        case .secondNeeded, .ownRequest, .standsInForAsker, .notTheAsker, .onPageAlone:
            said(403, refusal.kind)
        case .notWaiting, .askedAlready, .noSecondNeeded, .scheduleNotApproved, .heldAlready, .notHeld:
            said(409, refusal.kind)
        case .barred(let bar): said(409, refusal.kind, values(of: bar))
        case .erased(let day): said(409, refusal.kind, ["day": self.day(day)])
        }
    }

    /// What stands against deciding on a file, on its page and on the list.
    func said(_ bar: RetentionBar) -> String { self("retention.bar.\(bar.kind)", values(of: bar)) }

    private func values(of bar: RetentionBar) -> [String: String] {
        switch bar {
        case .notDue(.some(let day)), .periodRuns(let day), .destroyed(let day): ["day": self.day(day)]
        case .linkedAtWork(let number): ["number": number.description]
        case .notClosed, .notDue(nil), .held: [:]
        }
    }

    func title(of found: RetentionClass) -> String {
        language.fallbacks.lazy.compactMap { found.titles[$0.rawValue] }.first ?? found.name
    }
}
