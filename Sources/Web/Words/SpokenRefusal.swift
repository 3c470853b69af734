internal import Casework
internal import Desk
internal import Evidence
internal import Law
internal import Programmes

/// A refusal in words: what is wrong, by which text, and the way on. The same for pages and programs.
struct SpokenRefusal: Hashable, Sendable {
    /// HTTP status.
    let status: Int
    /// `documents-missing`: the end of `urn:zhibao:…`.
    let kind: String
    let title: String
    let detail: String
    var source: Citation?
    var wayOn: String?
    /// Names of what is missing or awaited.
    var names: [String] = []
    var fields: [Refusal.FieldFault] = []
    var retryAfterSeconds: Int?
    /// Faults of a document that was sent, each at its line.
    var faults: [PackFault] = []
}

extension Wording {
    /// The words for any refusal; `nil` for an error that is a fault.
    func spoken(_ error: any Error, in view: FileView? = nil) -> SpokenRefusal? {
        switch error {
        case let refusal as Refusal: spokenOfLaw(refusal, in: view)
        case let refusal as DeskRefusal: spokenOfDesk(refusal)
        case let refusal as DoorRefusal: spokenOfDoor(refusal)
        case let refusal as StaffRefusal: spokenOfStaff(refusal)
        case let refusal as KeepingRefusal: spokenOfKeeping(refusal)
        case let refusal as ProviderRefusal: spokenOfProvider(refusal)
        case let refusal as AccountCareRefusal: spokenOfCare(refusal)
        default: DeskRefusal(machine: error).map(spokenOfDesk)
        }
    }

    /// Seconds after which a program asks again.
    private static let machineSeconds = 10

    private func ofMachine(_ kind: String) -> SpokenRefusal {
        var said = said(503, kind)
        said.retryAfterSeconds = Wording.machineSeconds
        return said
    }

    /// Sentences stand under `refusal.KIND.title`, `.detail`, `.way-on`.
    func said(
        _ status: Int, _ kind: String, _ values: [String: String] = [:], source: Citation? = nil,
        names: [String] = [], fields: [Refusal.FieldFault] = []
    ) -> SpokenRefusal {
        SpokenRefusal(
            status: status, kind: kind, title: self("refusal.\(kind).title", values),
            detail: self("refusal.\(kind).detail", values), source: source,
            wayOn: sentence("refusal.\(kind).way-on").map { Wording.fill($0, values) }, names: names,
            fields: fields)
    }

    private func spokenOfDesk(_ refusal: DeskRefusal) -> SpokenRefusal {
        switch refusal {
        case .notFound: return said(404, "not-found")
        case .signIn: return said(401, "sign-in")
        case .passwordWrong: return said(403, "password-wrong")
        case .accountLocked(let until): return said(429, "account-locked", ["until": moment(until)])
        case .passwordOrCodeWrong: return said(403, "password-or-code-wrong")
        case .codeWrong: return said(403, "code-wrong")
        case .secondFactorThere: return said(409, "second-factor-there")
        case .passwordUnfit(let faults): return said(422, "password-unfit", ["faults": told(faults)])
        case .tooMany(let seconds): return tooMany(seconds)
        case .invalid(let faults): return said(422, "invalid", fields: faults)
        case .idempotencyConflict: return said(409, "idempotency-conflict")
        case .alreadyFiled(let number): return said(409, "already-filed", ["number": number.description])
        case .tooLarge(let limit): return said(413, "too-large", ["limit": size(limit)])
        case .mediaType(let type): return said(415, "media-type", ["type": type])
        case .databaseUnwritable: return ofMachine("database-unwritable")
        case .databaseAway: return ofMachine("database-away")
        case .outcomeUnknown: return ofMachine("outcome-unknown")
        case .notCleanable(let format):
            return said(422, "not-cleanable", ["format": self("picture.\(format.rawValue)")])
        case .pictureUnreadable(let format):
            return said(422, "picture-unreadable", ["format": self("picture.\(format.rawValue)")])
        case .mailboxFull(let most): return said(409, "mailbox-full", ["most": number(most)])
        case .publicTextIncomplete(let places):
            return said(422, "public-text-incomplete", ["missing": list(places.map(placeTitle))])
        case .savedSearchesFull(let most): return said(409, "saved-searches-full", ["most": number(most)])
        case .searchTooWide(let most): return said(422, "search-too-wide", ["most": number(most)])
        case .changeSetFaulty(let faults):
            let lines = faults.map(\.description).joined(separator: "\n")
            var said = said(422, "change-set-faulty", ["count": number(faults.count), "faults": lines])
            said.faults = faults
            return said
        case .testsNotOfThis: return said(409, "tests-not-of-this")
        case .lawMovedOn(let release):
            return said(409, "law-moved-on", ["release": number(release)])
        case .breachExplainedAlready: return said(409, "breach-explained-already")
        case .breachAskedAlready: return said(409, "breach-asked-already")
        }
    }

    /// A place of a template that stayed empty: a fact of the file, or what is named elsewhere.
    private func placeTitle(_ place: String) -> String {
        let parts = place.split(separator: ".", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return place }
        return parts[0] == "fact" ? title("fact", parts[1]) : sentence(place) ?? parts[1]
    }

    private func spokenOfDoor(_ refusal: DoorRefusal) -> SpokenRefusal {
        switch refusal {
        case .formStale: said(403, "form-stale")
        case .malformed: said(400, "malformed")
        case .notFound: said(404, "not-found")
        case .methodNotAllowed: said(405, "method-not-allowed")
        case .tooLarge(let limit): said(413, "too-large", ["limit": size(limit)])
        case .tooMany(let seconds): tooMany(seconds)
        }
    }

    private func tooMany(_ seconds: Int) -> SpokenRefusal {
        var said = said(429, "too-many", ["minutes": number((seconds + 59) / 60)])
        said.retryAfterSeconds = seconds
        return said
    }
}
