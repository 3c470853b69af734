internal import Casework
internal import Desk

/// What can this person see and do on this file, and why.
struct PowersPage: Page {
    static let template = "staff/powers"

    private let person: String?
    private let file: String?
    private let found: [FilePowers]
    private let refusal: RefusalSection?
    private let words: Wording

    init(
        person: String?, file: String?, _ found: [FilePowers], refused: SpokenRefusal? = nil, _ words: Wording
    ) {
        self.person = person
        self.file = file
        self.found = found
        self.words = words
        refusal = refused.map { RefusalSection($0, words) }
    }

    var title: String { words("staff.powers") }
    var foot: String {
        words("list.foot", ["title": title, "address": StaffRoute.powers(person: person, file: file).path])
    }
    var place: Rail.Place? { .staff }

    func child(named name: String) -> Any? {
        switch name {
        case "listHref": StaffRoute.people(.all).path
        case "powersAction": StaffRoute.powers(person: nil, file: nil).path
        case "personTyped": person ?? ""
        case "fileTyped": file ?? ""
        case "refusal": orNothing(refusal)
        case "found": found.map { FilePowersPart($0, words) }
        case "personHref": orNothing(person.map { StaffRoute.person($0).path })
        default: nil
        }
    }
}

struct FilePowersPart: Part {
    private let powers: FilePowers
    private let words: Wording

    init(_ powers: FilePowers, _ words: Wording) {
        self.powers = powers
        self.words = words
    }

    func child(named name: String) -> Any? {
        switch name {
        case "agencyName": powers.agencyName
        case "number": powers.number
        case "procedure": words.title("procedure", powers.procedure.description, of: powers.procedure)
        case "stage": words.title("stage", powers.stage.description, of: powers.procedure)
        case "sight": sight
        case "roles": powers.roles.map { held($0) }
        case "hasRoles": !powers.roles.isEmpty
        case "acts": powers.acts.map { ActPowerPart($0, of: powers.procedure, held: powers.roles, words) }
        case "hasActs": !powers.acts.isEmpty
        case "sealed":
            orNothing(
                powers.sealed == 0
                    ? nil
                    : words(
                        "staff.sealed",
                        [
                            "count": words.number(powers.sealed),
                            "readable": words.number(powers.sealedReadable),
                        ]))
        default: nil
        }
    }

    private var sight: String {
        switch powers.sight {
        case .nothing: words("staff.sees-nothing")
        case .whole: words("staff.sees-whole")
        case .parts(let parts):
            words(
                "staff.sees-parts",
                [
                    "parts": words.list(
                        Role.Sight.allCases.filter(parts.contains).map { words("sight.\($0.rawValue)") }
                    )
                ])
        }
    }

    private func held(_ role: FilePowers.Held) -> String {
        let values = [
            "role": words.title("role", role.role.description, of: powers.procedure),
            "body": words.title("body", role.body.description, of: powers.procedure),
            "person": role.standsInForName ?? "",
        ]
        return words(role.standsInForName == nil ? "staff.holds" : "staff.holds-for", values)
    }
}

/// One act of the stage: open, or whose it is.
struct ActPowerPart: Part {
    private let power: FilePowers.ActPower
    private let procedure: Name<Procedure>
    private let held: Set<Name<Role>>
    private let words: Wording

    init(
        _ power: FilePowers.ActPower, of procedure: Name<Procedure>, held: [FilePowers.Held], _ words: Wording
    ) {
        self.power = power
        self.procedure = procedure
        self.held = Set(held.map(\.role))
        self.words = words
    }

    func child(named name: String) -> Any? {
        switch name {
        case "act": words.title("act", power.action.description, of: procedure)
        case "isOpen": power.isOpen
        case "verdict": words(power.isOpen ? "staff.may" : "staff.may-not")
        case "why": why
        default: nil
        }
    }

    private var why: String {
        let mine = power.roles.filter(held.contains)
        let shown = power.isOpen && !mine.isEmpty ? mine : power.roles
        let roles = words.list(shown.map { words.title("role", $0.description, of: procedure) })
        let because = words(
            power.isOpen ? "staff.because-role" : mine.isEmpty ? "staff.needs-role" : "staff.not-now",
            ["roles": roles])
        guard let cosigner = power.cosigner else { return because }
        return because
            + words("staff.cosigned", ["role": words.title("role", cosigner.description, of: procedure)])
    }
}
