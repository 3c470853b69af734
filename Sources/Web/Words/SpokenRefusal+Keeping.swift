internal import Casework

extension Wording {
    /// Why something that two people decide is not done.
    func spokenOfKeeping(_ refusal: KeepingRefusal) -> SpokenRefusal {
        switch refusal {
        case .secondNeeded, .ownRequest, .standsInForAsker, .notTheAsker: said(403, refusal.kind)
        case .notWaiting, .askedAlready, .noSecondNeeded: said(409, refusal.kind)
        case .erased(let day): said(409, refusal.kind, ["day": self.day(day)])
        }
    }
}
