internal import Casework
internal import Evidence
internal import Law
internal import Programmes
internal import Store

/// Writes what people of a drill would write: narratives, names, and the forms of acts.
struct DrillWriting: Sendable {
    let words: DrillWords
    let samples: DrillSamples
    let people: DrillPeople

    /// What the form of an act is filled in for.
    struct Occasion {
        let hand: FileInHand
        let caller: Caller
        let place: String
        let now: Instant
        let agencies: AgencyMap
    }

    static let narrativeLength = 180

    func narrative(on day: CivilDate, firm: String, chance: inout DrillChance) -> String {
        var text = filled(chance.pick(words.beginnings) ?? "", on: day, firm: firm, chance: &chance)
        let first = chance.below(words.findings.count)
        for turn in 0..<words.findings.count where text.count < DrillWriting.narrativeLength {
            let finding = words.findings[(first + turn) % words.findings.count]
            text += filled(finding, on: day, firm: firm, chance: &chance)
        }
        return text + (chance.pick(words.ends) ?? "")
    }

    private func filled(
        _ sentence: String, on day: CivilDate, firm: String, chance: inout DrillChance
    ) -> String {
        let goods = chance.pick(words.goods) ?? ""
        let street = self.street(&chance)
        let (count, price) = (chance.within(2...900), chance.within(20...98_000))
        return sentence.replacing("{day}", with: "\(day - chance.below(40))")
            .replacing("{firm}", with: firm).replacing("{goods}", with: goods)
            .replacing("{street}", with: street).replacing("{count}", with: "\(count)")
            .replacing("{price}", with: "\(price)")
    }

    func street(_ chance: inout DrillChance) -> String {
        let street = chance.pick(words.streets) ?? ""
        return "\(street)\(chance.within(1...299))"
    }

    func person(_ chance: inout DrillChance) -> String {
        (chance.pick(words.surnames) ?? "") + (chance.pick(words.given) ?? "")
    }

    func firm(_ chance: inout DrillChance) -> String {
        words.firm.reduce("") { name, part in name + (chance.pick(part) ?? "") }
    }

    /// The number of an organisation with its right check.
    func creditCode(_ place: String, _ chance: inout DrillChance) -> String? {
        let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")
        var code = "91\(place)MA1"
        for _ in 0..<6 { code.append(alphabet[chance.below(alphabet.count)]) }
        return alphabet.lazy.map { code + String($0) }.first { candidate in
            do throws(UnifiedCreditCode.Fault) {
                _ = try UnifiedCreditCode(reading: candidate)
                return true
            } catch {
                return false
            }
        }
    }

    func right(_ chance: inout DrillChance) -> (type: String, number: String) {
        guard let right = chance.pick(words.rightNumbers) else { return ("other", "1") }
        var number = right.value
        for digits in 5...9 where number.contains("{\(digits)}") {
            let drawn = (0..<digits).map { _ in "\(chance.below(10))" }.joined()
            number = number.replacing("{\(digits)}", with: drawn)
        }
        return (right.name, number)
    }

    // MARK: forms

    /// Fills in the form of an act: as a story did, where one tells of it, and by the kinds of its fields.
    func form(
        of act: OpenAct, for occasion: Occasion, chance: inout DrillChance
    ) -> [String: JSON] {
        let told = samples.all(of: act.action.name, in: occasion.hand.procedure.name)
        let sample = chance.happens(85) ? chance.pick(told) : nil
        let made = Set(act.action.effect?.facts ?? [])
        var form = sample.map { self.form($0, act, for: occasion, without: made, chance: &chance) } ?? [:]
        for field in act.fields where form[field.field.name] == nil {
            let name = field.field.name
            guard field.isRequired || (sample == nil && chance.happens(30)) else { continue }
            if name == "absent", sample != nil { continue }
            form[name] = value(of: field.field, for: occasion, chance: &chance)
        }
        if form["absent"] != nil, form["reason"] == nil { form["reason"] = phrase(&chance) }
        for reception in occasion.hand.procedure.receptions(of: act.action, in: occasion.hand.file.stage)
        where chance.happens(DrillWriting.strayPercent) {
            form[reception.field] = (chance.pick(people.world.agencies)?.id).map(JSON.string)
        }
        return form
    }

    /// In so many of a hundred hand-overs somebody names whatever body comes to mind.
    private static let strayPercent = 8

    /// The fields of a story, moved to the days of the drill.
    func form(
        _ sample: DrillSamples.Sample, _ act: OpenAct, for occasion: Occasion, without made: Set<String>,
        chance: inout DrillChance
    ) -> [String: JSON] {
        var form: [String: JSON] = [:]
        var absent: [String] = []
        let known = Dictionary(act.fields.map { ($0.field.name, $0.field) }) { first, _ in first }
        for given in sample.fields where !made.contains(given.name) {
            if given.value == DrillSamples.absent {
                absent.append(given.name)
            } else if given.name == "record", given.value == "last" {
                form[given.name] = occasion.hand.file.sealed.last.map { .string($0.record) }
            } else if let field = known[given.name] ?? occasion.hand.procedure.fact(given.name) {
                form[given.name] = told(given.value, as: field, sample.at, for: occasion, chance: &chance)
            } else {
                form[given.name] = .string(moved(given.value, from: sample.at, to: occasion.now))
            }
        }
        if !absent.isEmpty { form["absent"] = .array(absent.map(JSON.string)) }
        return form
    }

    private func told(
        _ value: String, as field: FactField, _ at: Instant, for occasion: Occasion,
        chance: inout DrillChance
    ) -> JSON {
        switch field.kind {
        case .rows(let columns):
            var rows: [JSON] = []
            for cells in DrillSamples.cells(value) {
                var row: [String: JSON] = [:]
                for column in columns {
                    guard let cell = cells[column.name] else { continue }
                    row[column.name] = told(cell, as: column, at, for: occasion, chance: &chance)
                }
                rows.append(.object(row))
            }
            return .array(rows)
        case .agency:
            let parts = value.split(separator: "@")
            let area = parts.last.map(String.init) == "230000" ? "230000" : occasion.place
            return .string(
                parts.first.flatMap { occasion.agencies.nearest(String($0), to: area)?.id } ?? value)
        case .person: return self.value(of: field, for: occasion, chance: &chance) ?? .null
        case .division: return .string(value == "230102" ? occasion.place : value)
        default: return .string(moved(value, from: at, to: occasion.now))
        }
    }

    /// A day of a story keeps its distance from the deed; everything else stays as it was told.
    private func moved(_ value: String, from told: Instant, to now: Instant) -> String {
        if let day = CivilDate(parsing: value) {
            return "\(day + (now.legalDay - told.legalDay))"
        }
        guard let moment = Instant(parsing: value) else { return value }
        return moment.adding(ms: (now.legalDay - told.legalDay) * 86_400_000).description
    }

    private func phrase(_ chance: inout DrillChance) -> JSON { .string(chance.pick(words.phrases) ?? "") }

    private func value(
        of field: FactField, for occasion: Occasion, chance: inout DrillChance
    ) -> JSON? {
        switch field.kind {
        case .text, .sealed: return phrase(&chance)
        case .count: return .int(chance.within(1...60))
        case .money: return .string("\(chance.within(100...90_000))")
        case .day:
            let ahead = ["until", "by", "due", "term"].contains { field.name.contains($0) }
            return .string("\(occasion.now.legalDay + (ahead ? chance.within(3...45) : -chance.below(50)))")
        case .moment: return .string(occasion.now.description)
        case .yesNo: return .string(chance.happens(50) ? "yes" : "no")
        case .choice(let choices): return chance.pick(choices).map(JSON.string)
        case .division: return .string(occasion.place)
        case .agency:
            let kind = kind(named: field.name, in: occasion.hand.procedure)
            return (occasion.agencies.nearest(kind, to: occasion.place)?.id).map(JSON.string)
        case .party: return .string("respondent")
        case .person: return person(named: field.name, on: occasion, chance: &chance)
        case .rows(let columns):
            var row: [String: JSON] = [:]
            for column in columns {
                row[column.name] = self.value(of: column, for: occasion, chance: &chance)
            }
            return .array([.object(row)])
        }
    }

    /// The kind of body that a field names: of the body that an act binds to it, else a bureau.
    private func kind(named field: String, in procedure: Procedure) -> String {
        let bound = procedure.allActions.lazy.flatMap(\.binds).first { $0.value == field }?.key
        if let body = procedure.bodies.first(where: { $0.name == bound }), case .kind(let kind) = body.kind {
            return kind
        }
        return field.contains("court") ? "court" : "market-supervision"
    }

    /// Somebody who holds the role that the field names; else a colleague of whoever fills it in.
    private func person(
        named field: String, on occasion: Occasion, chance: inout DrillChance
    ) -> JSON? {
        let role = occasion.hand.procedure.roles.first { $0.namedBy == field }
        let agency = role.flatMap { occasion.hand.file.bodies[$0.body] } ?? occasion.caller.agency
        let name = role?.name.description ?? occasion.caller.roles.sorted().first?.description ?? ""
        return chance.pick(people.holders(of: name, at: agency.description)).map { .string($0.id) }
    }
}
