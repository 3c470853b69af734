internal import Casework
internal import Evidence
internal import Foundation
internal import Law
internal import Programmes
internal import Store

/// A lead that was read and found whole: all that its file needs, before the transaction begins.
struct LeadOpening: Sendable {
    struct Respondent: Sendable {
        let name: String
        let uscc: String?
        let address: String?
    }

    let procedure: Procedure
    let agency: AgencyEntry
    let bodies: [Name<Body>: AgencyID]
    let facts: [String: Fact]
    let texts: [FormReading.NewText]
    let respondent: Respondent?
    /// Identity and contacts as they will be sealed; `nil` for an anonymous lead.
    let reporter: JSON?
    let rights: [RightClaimed]
    let code: LeadCode
    /// When the lead came in: its clocks run from here.
    let receivedAt: Instant
    /// When the office writes it down; later than its receipt for a lead out of another system.
    let recordedAt: Instant
    /// What is opened beside it from the same letter.
    let beside: Name<Procedure>?
    /// Keys of the sentences that say what happens next.
    let next: [String]
    /// The party who brings it, and acts in it by the code of the receipt; `nil` for what comes out of another system.
    let starter: String?
    /// The party as it is named where both sides know each other; a reporter is sealed and never named.
    let named: LeadForm.Reporter?
    /// What makes the same lead known again.
    let mark: LeadMark
    let isSentOnce: Bool

    /// Longest narrative, in characters.
    static let narrativeLimit = 20_000
    static let linksLimit = 20
    static let nameLimit = 200
    static let rightTypes = [
        "trademark", "patent", "copyright", "trade-secret", "gi", "plant-variety", "layout", "other",
    ]

    /// - Parameter received: when it came in; now, when it comes through a door of the office.
    init(_ lead: LeadForm, received: Instant? = nil, office: Office) throws {
        recordedAt = office.now
        receivedAt = received ?? recordedAt
        let name = LeadOpening.procedure(of: lead, office)
        let faults =
            LeadOpening.faults(in: lead, today: receivedAt.legalDay)
            + LeadOpening.faults(in: lead, opening: name)
        guard faults.isEmpty, let name else { throw DeskRefusal.invalid(faults) }
        let isComplaint = name == "consumer-complaint"
        guard let procedure = office.library.current(name, on: receivedAt.legalDay),
            let agency = LeadOpening.agency(for: lead.place, name, office.agencies)
        else {
            throw Office.MissingProcedure(name: name.description, version: receivedAt.legalDay.description)
        }
        beside = isComplaint && lead.alsoReports ? "lead-review" : nil
        self.procedure = procedure
        self.agency = agency
        bodies = office.agencies.bodies(of: procedure, opening: agency, place: lead.place)
        var form = FormReading(procedure: procedure, randomness: office.randomness)
        let texts = LeadOpening.read(lead, into: &form)
        form.set("complained-on", .day(receivedAt.legalDay))
        let declared = form.facts.filter { procedure.fact($0.key) != nil }
        facts = declared
        self.texts = form.texts + texts
        respondent = (lead.respondentName ?? lead.respondentUSCC).map {
            Respondent(name: $0, uscc: lead.respondentUSCC, address: lead.respondentAddress)
        }
        reporter = lead.isAnonymous ? nil : lead.reporter.flatMap(LeadOpening.sealable)
        rights =
            lead.rightType.flatMap { type in lead.rightNumber.map { [RightClaimed(type: type, number: $0)] } }
            ?? []
        code = LeadCode(bytes: office.randomness.bytes(LeadCode.byteCount))
        starter = received == nil ? procedure.opening.starter : nil
        named = name == "mediation" ? lead.reporter : nil
        isSentOnce = lead.isSentOnce
        mark = LeadOpening.mark(of: lead, with: office.key)
        next = LeadOpening.next(for: lead, name, isSealed: reporter != nil)
    }

    /// What opens: the way that was chosen, if it opens a file; without a choice, by the kind of the letter.
    private static func procedure(of lead: LeadForm, _ office: Office) -> Name<Procedure>? {
        guard let channel = lead.channel else {
            return lead.isConsumerComplaint ? "consumer-complaint" : "report"
        }
        guard case .file(let name)? = office.channels.first(where: { $0.name == channel })?.start else {
            return nil
        }
        return name
    }

    /// Where both sides meet, both are named.
    private static func faults(in lead: LeadForm, opening name: Name<Procedure>?) -> [Refusal.FieldFault] {
        guard let name else { return [.init("channel", .choice)] }
        guard name == "mediation" else { return [] }
        let isNamed = !lead.isAnonymous && lead.reporter?.name?.isEmpty == false
        return (isNamed ? [] : [.init("reporter.name", .required)])
            + (lead.respondentName == nil ? [.init("respondent.name", .required)] : [])
    }

    /// The same words about the same side make the same mark, however they are spaced.
    private static func mark(of lead: LeadForm, with key: MasterKey) -> LeadMark {
        let told = [lead.narrative, lead.respondentName ?? "", lead.respondentUSCC ?? "", lead.place]
        let text = told.map { $0.filter { $0.isLetter || $0.isNumber } }.joined(separator: "\u{0}")
        let reporter = lead.isAnonymous ? nil : lead.reporter
        let contact = reporter?.uscc ?? reporter?.phone ?? reporter?.email
        return LeadMark(
            text: text, contact: contact?.lowercased().filter { $0.isLetter || $0.isNumber || $0 == "@" },
            with: key)
    }

    private static func next(for lead: LeadForm, _ name: Name<Procedure>, isSealed: Bool) -> [String] {
        let kept = isSealed ? "lead.next.sealed" : "lead.next.anonymous"
        if name == "mediation" { return ["lead.next.mediation", "lead.next.mediation-code"] }
        if name == "consumer-complaint" {
            return ["lead.next.complaint"] + (lead.alsoReports ? ["lead.next.two-files"] : []) + [kept]
        }
        return (lead.kind == .complaint ? ["lead.next.taken-as-report"] : []) + ["lead.next.accept", kept]
    }

    /// The protection centre of the place, else the office that stands in for it; in a world that has neither,
    /// whoever is there: a lead is never turned away for want of a desk.
    /// A consumer's complaint is the market regulator's of that place.
    private static func agency(
        for place: String, _ name: Name<Procedure>, _ agencies: AgencyMap
    ) -> AgencyEntry? {
        if name == "mediation" { return agencies.nearest("mediation", to: place) }
        if name == "consumer-complaint", let bureau = agencies.nearest("market-supervision", to: place) {
            return bureau
        }
        return agencies.nearest("ip-centre", to: place) ?? agencies.nearest("ip-office", to: place)
            ?? agencies.all.first { $0.kind == "ip-centre" || $0.kind == "ip-office" } ?? agencies.all.first
    }

    private static func read(_ lead: LeadForm, into form: inout FormReading) -> [FormReading.NewText] {
        form.set("kind", .choice(lead.kind.rawValue))
        form.set("consumer", .yesNo(lead.isConsumer))
        form.set("anonymous", .yesNo(lead.isAnonymous))
        form.set("place", .division(lead.place))
        if let day = lead.occurredOn { form.set("occurred-on", .day(day)) }
        if let type = lead.rightType { form.set("right-type", .choice(type)) }
        if let number = lead.rightNumber { form.readText(.string(number), "right-number") }
        form.readText(.string(lead.narrative), "narrative")
        if !lead.links.isEmpty { form.readText(.string(lead.links.joined(separator: "\n")), "links") }
        for (name, fact) in lead.facts { form.set(name, fact) }
        if let channel = lead.channel { form.set(Office.chosenChannel, .choice(channel.description)) }
        return []
    }

    private static func sealable(_ reporter: LeadForm.Reporter) -> JSON? {
        let lines = [
            "name": reporter.name, "phone": reporter.phone, "email": reporter.email, "uscc": reporter.uscc,
        ]
        let stated = lines.compactMapValues { $0.map(JSON.string) }
        return stated.isEmpty ? nil : .object(stated)
    }

    /// All that is wrong with a lead, field by field.
    static func faults(in lead: LeadForm, today: CivilDate) -> [Refusal.FieldFault] {
        var faults: [Refusal.FieldFault] = []
        func check(_ isRight: Bool, _ field: String, _ code: Refusal.FieldFault.Code) {
            if !isRight, !faults.contains(where: { $0.field == field }) { faults.append(.init(field, code)) }
        }
        check(FormReading.division(lead.place) == lead.place, "place", lead.place.isEmpty ? .required : .type)
        check(!lead.narrative.trimmed.isEmpty, "narrative", .required)
        check(lead.narrative.count <= narrativeLimit, "narrative", .tooLong)
        check(FormReading.isClean(lead.narrative), "narrative", .characters)
        check(lead.links.count <= linksLimit, "links", .tooLong)
        check(lead.links.allSatisfy(isLink), "links", .type)
        if let type = lead.rightType { check(rightTypes.contains(type), "right.type", .choice) }
        if let number = lead.rightNumber {
            check(lead.rightType != nil, "right.type", .required)
            check(isName(number), "right.number", .characters)
        }
        if lead.isConsumerComplaint {
            check(!lead.isAnonymous && lead.reporter?.name?.isEmpty == false, "reporter.name", .required)
        }
        if let day = lead.occurredOn {
            check(day <= today, "occurred_on", .range)
            check(day >= CivilDate(1990, 1, 1), "occurred_on", .range)
        }
        let names = [
            ("respondent.name", lead.respondentName), ("respondent.address", lead.respondentAddress),
            ("reporter.name", lead.reporter?.name), ("reporter.phone", lead.reporter?.phone),
            ("reporter.email", lead.reporter?.email),
        ]
        for (field, value) in names { if let value { check(isName(value), field, .characters) } }
        let codes = [("respondent.uscc", lead.respondentUSCC), ("reporter.uscc", lead.reporter?.uscc)]
        for (field, value) in codes {
            if let value { check(isCreditCode(value), field, .type) }
        }
        return faults
    }

    private static func isName(_ text: String) -> Bool {
        (1...nameLimit).contains(text.trimmed.count) && FormReading.isClean(text)
            && !text.contains(where: \.isNewline)
    }

    private static func isCreditCode(_ text: String) -> Bool {
        do throws(UnifiedCreditCode.Fault) {
            _ = try UnifiedCreditCode(reading: text)
            return true
        } catch {
            return false
        }
    }

    private static func isLink(_ text: String) -> Bool {
        guard text.count <= 2_000, FormReading.isClean(text), let url = URL(string: text),
            let scheme = url.scheme?.lowercased(), url.host()?.isEmpty == false
        else { return false }
        return scheme == "http" || scheme == "https"
    }
}

extension String {
    var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
