internal import Evidence
internal import Law

/// A question on criminal thresholds, read and checked: the offence, the days, what is stated.
struct ThresholdQuestion: Sendable {
    /// The article; `nil` asks for every offence.
    let offence: String?
    let conduct: Conduct
    let facts: CrimeFacts

    /// Before this day no text fixed amounts that are loaded.
    private static let firstDay = CivilDate(2004, 12, 22)

    init(_ input: BatchInput) throws(BatchFault) {
        try input.hold(only: "offence", "conduct_from", "conduct_to", "decided_on", "facts")
        offence = try ThresholdQuestion.offence(input)
        conduct = try ThresholdQuestion.conduct(input)
        facts = try ThresholdQuestion.facts(input)
    }

    private static func offence(_ input: BatchInput) throws(BatchFault) -> String? {
        switch input.members["offence"] {
        case .string(let article): return article
        case .null: return nil
        case nil: throw .badInput("offence is missing; null asks for every offence")
        default: throw .badInput("offence must be an article such as \"213\", or null")
        }
    }

    private static func conduct(_ input: BatchInput) throws(BatchFault) -> Conduct {
        let from = try input.day("conduct_from")
        let (to, decidedOn) = (try input.day("conduct_to"), try input.day("decided_on"))
        guard from >= firstDay else {
            throw .badInput(
                "conduct_from lies before \(firstDay), when the first of the texts came into force")
        }
        do throws(Conduct.Fault) {
            return try Conduct(from: from, to: to, decidedOn: decidedOn)
        } catch {
            switch error {
            case .endsBeforeItBegins: throw BatchFault.badInput("conduct_from lies after conduct_to")
            case .decidedBeforeItEnds: throw BatchFault.badInput("decided_on lies before conduct_to")
            }
        }
    }

    /// A fact that is `null` is not stated.
    private static func facts(_ input: BatchInput) throws(BatchFault) -> CrimeFacts {
        guard let stated = input.members["facts"], stated != .null else { return CrimeFacts() }
        guard let members = stated.object else { throw .badInput("facts must be an object") }
        let values = BatchInput(members.filter { $0.value != .null })
        var facts = CrimeFacts()
        for key in members.keys.sorted() {
            guard let fact = byKey[key] else { throw .badInput("unknown fact \(key)") }
            if values.has(key) { try read(fact, key, values, into: &facts) }
        }
        return facts
    }

    private static let byKey = Dictionary(CrimeFact.allCases.map { ($0.key, $0) }) { first, _ in first }

    private static func read(
        _ fact: CrimeFact, _ key: String, _ values: BatchInput, into facts: inout CrimeFacts
    ) throws(BatchFault) {
        switch fact.kind {
        case .money: facts[number: fact] = try money(key, values).fen
        case .count: facts[number: fact] = try count(key, values)
        case .answer:
            guard let answer = values.members[key]?.bool else {
                throw .badInput("\(key) must be true or false")
            }
            facts[answer: fact] = answer
        case .choice:
            switch fact {
            case .object: facts.object = try values.choice(key)
            case .role: facts.role = try role(key, values)
            case .sameMark: facts.sameMark = try values.choice(key)
            default: facts.sameGoods = try values.choice(key)
            }
        }
    }

    private static func role(_ key: String, _ values: BatchInput) throws(BatchFault) -> CaseField.Role {
        let text = try values.text(key)
        let known = CaseField.Role.allCases.first { $0.batchName == text }
        guard let known else {
            let names = CaseField.Role.allCases.map(\.batchName).joined(separator: ", ")
            throw .badInput("\(key) must be one of \(names)")
        }
        return known
    }

    /// Yuan as a decimal string or a whole number, to the fen, from 0 to a quadrillion.
    private static func money(_ key: String, _ values: BatchInput) throws(BatchFault) -> Money {
        let text: String
        switch values.members[key] {
        case .int(let yuan): text = "\(yuan)"
        case .string(let yuan): text = yuan
        default: throw .badInput("\(key) must be yuan, as a whole number or a decimal string")
        }
        guard let money = Money(parsing: text) else {
            throw .badInput(
                "\(key) must be yuan from 0 to 999999999999999.99 with at most two decimals, not \(text)")
        }
        return money
    }

    private static func count(_ key: String, _ values: BatchInput) throws(BatchFault) -> Int {
        let count = try values.number(key)
        guard count >= 0 else { throw .badInput("\(key) must not be negative") }
        guard count <= CrimeFacts.largest else { throw .badInput("\(key) is too large to be a count") }
        return count
    }
}

extension CaseField.Role {
    /// `label_maker`, as questions name it.
    fileprivate var batchName: String { String(rawValue.map { $0 == "-" ? "_" : $0 }) }
}
