internal import Casework
internal import Law
internal import Store

/// The bodies of the world by kind and area, for finding who takes part in a file.
struct AgencyMap: Sendable {
    private let byID: [String: AgencyEntry]
    private let byPlace: [Place: [AgencyEntry]]

    private struct Place: Hashable, Sendable {
        let kind: String
        let division: String
    }

    init(_ agencies: [AgencyEntry]) {
        byID = Dictionary(agencies.map { ($0.id, $0) }) { first, _ in first }
        byPlace = Dictionary(grouping: agencies.sorted { $0.id < $1.id }) {
            Place(kind: $0.kind, division: $0.division)
        }
    }

    var all: [AgencyEntry] { byID.values.sorted { $0.id < $1.id } }

    func agency(_ id: AgencyID) -> AgencyEntry? { byID[id.description] }

    func name(_ id: AgencyID) -> String { byID[id.description]?.name ?? id.description }

    /// The body of a kind for an area: its own, else that of the prefecture, else that of the province.
    func nearest(_ kind: String, to division: String) -> AgencyEntry? {
        for area in AgencyMap.areas(of: division) {
            if let found = byPlace[Place(kind: kind, division: area)]?.first { return found }
        }
        return nil
    }

    /// The area and those above it: `230102`, `230100`, `230000`.
    static func areas(of division: String) -> [String] {
        var areas = [division]
        for above in [String(division.prefix(4)) + "00", String(division.prefix(2)) + "0000"]
        where !areas.contains(above) {
            areas.append(above)
        }
        return areas
    }

    /// Who plays each body of a procedure when a file opens.
    func bodies(of procedure: Procedure, opening agency: AgencyEntry, place: String?) -> [Name<Body>:
        AgencyID]
    {
        var bodies: [Name<Body>: AgencyID] = [:]
        for body in procedure.bodies {
            switch body.kind {
            case .openingAgency:
                bodies[body.name] = AgencyID(agency.id)
            case .kind(let kind):
                let division: String
                switch body.area {
                case .sameLevel: division = agency.division
                case .provincial: division = String(agency.division.prefix(2)) + "0000"
                case .ofPlace: division = place ?? agency.division
                }
                if let found = nearest(kind, to: division) { bodies[body.name] = AgencyID(found.id) }
            }
        }
        return bodies
    }
}
