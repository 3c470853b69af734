public import Casework
internal import Documents
internal import Evidence
public import Law
internal import Programmes
internal import Store

/// What somebody told, as far as it is known: of a report that is being written, or of a file.
public struct Description: Sendable, Hashable {
    public var facts: Facts
    /// The number of the right, as it was typed.
    public var number: String?
    /// GB/T 2260 code of the place where it happened.
    public var place: String?

    public init(facts: Facts, number: String?, place: String?) {
        self.facts = facts
        self.number = number
        self.place = place
    }
}

/// A body to which a channel leads, with why.
public struct Destination: Sendable, Hashable {
    /// `nil` for a body that has no desk in this office.
    public let agency: AgencyID?
    public let name: String
    /// Whether the law settles it; otherwise what is missing could still change it.
    public let isSettled: Bool
}

/// Where a channel leads, and by which way the law comes to it.
public struct Destinations: Sendable, Hashable {
    public let bodies: [Destination]
    public let because: [Reason]
    public let prompts: [Reason]
    /// Facts that could still change the answer.
    public let missing: [String]
}

/// Compares the channels for what was told, and finds who is competent.
extension Office {
    public var channels: [Channel] { lawInUse.channels.channels }

    public func comparison(
        of description: Description, by order: ChannelComparison.Order = .suited
    ) -> ChannelComparison {
        ChannelComparison(channels, on: description.facts, by: order)
    }

    /// The bodies to which a channel leads. Where the tables do not answer, the nearest of its kind stands in, and the
    /// answer says that it is not settled.
    public func destinations(of channel: Channel, for description: Description) -> Destinations {
        switch channel.competence {
        case .penalty: asked(.penalty, description, standIn: Office.marketRegulator)
        case .adjudication: asked(.adjudication, description, standIn: "ip-office")
        case .court: asked(.court, description, standIn: "court")
        case .police: nearest("police", description)
        case .customs: nearest("customs", description)
        case .mediation: nearest("mediation", description)
        case .none: Destinations(bodies: [], because: [], prompts: [], missing: [])
        }
    }

    static let marketRegulator = "market-supervision"

    private func nearest(_ kind: String, _ description: Description) -> Destinations {
        let found = description.place.flatMap { agencies.nearest(kind, to: $0) }
        let bodies = found.map { Destination(agency: AgencyID($0.id), name: $0.name, isSettled: true) }
        return Destinations(
            bodies: bodies.map { [$0] } ?? [], because: [], prompts: [],
            missing: description.place == nil ? ["place"] : [])
    }

    private func asked(
        _ route: JurisdictionQuestion.Route, _ description: Description, standIn: String
    ) -> Destinations {
        let question = DescribedMatter.question(
            route, on: description.facts, number: description.number, place: description.place,
            filedOn: now.legalDay)
        do throws(JurisdictionFaults) {
            let answer = try jurisdictions.answer(question, today: now.legalDay)
            var bodies: [Destination] = []
            for body in answer.candidates {
                guard let found = destination(body), !bodies.contains(found) else { continue }
                bodies.append(found)
            }
            if bodies.isEmpty { bodies = nearest(standIn, description).bodies.map(\.unsettled) }
            return Destinations(
                bodies: bodies, because: answer.grounds.because, prompts: answer.prompts,
                missing: answer.grounds.missing)
        } catch {
            return Destinations(
                bodies: nearest(standIn, description).bodies.map(\.unsettled), because: [], prompts: [],
                missing: [])
        }
    }

    private func destination(_ body: CompetentBody) -> Destination? {
        guard let division = body.division else { return nil }
        let isSettled = body.standing == .competent && !body.isToBeConfirmed
        guard let kind = Office.agencyKind(of: body.kind) else {
            return body.name.map { Destination(agency: nil, name: $0, isSettled: isSettled) }
        }
        guard let agency = agencies.nearest(kind, to: division) else {
            return body.name.map { Destination(agency: nil, name: $0, isSettled: isSettled) }
        }
        // A court that the table names and the office does not know is called by its own name.
        let isSame = agency.division == division
        return Destination(
            agency: kind == "court" && !isSame ? nil : AgencyID(agency.id),
            name: kind == "court" && !isSame ? body.name ?? agency.name : agency.name,
            isSettled: isSettled && isSame)
    }

    private static func agencyKind(of kind: CompetentBody.Kind) -> String? {
        switch kind {
        case .basicCourt, .intermediateCourt, .intermediateOrIPCourt, .highCourt: "court"
        // 负责专利执法的部门 is the market regulator in this province.
        case .marketRegulation, .patentEnforcement: marketRegulator
        case .copyright: "copyright"
        case .patentAdministration: "ip-office"
        case .agriculture: "agriculture"
        case .forestry: "forestry"
        case .customs: "customs"
        case .police: "police"
        case .supremeIPTribunal, .supremeCourt, .invitingCourt, .government: nil
        }
    }

    /// The paper that is taken along to a body outside, filled with what was told.
    ///
    /// - Parameter values: texts by the names of the template.
    public func paper(of channel: Channel, title: String, values: [String: String]) -> String? {
        guard case .outside(let name) = channel.start, let template = lawInUse.channels.paper(name) else {
            return nil
        }
        let letter = Letter(
            template: template, title: title, language: "zh-CN", value: { values[$0] },
            gap: { _ in "________________" })
        return letter.html
    }
}

extension Destination {
    var unsettled: Destination { Destination(agency: agency, name: name, isSettled: false) }
}
