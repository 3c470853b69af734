internal import Desk
internal import HTTPTypes
internal import Hummingbird

/// What people read before they decide. Each ends with the button that starts what it explains.
enum GuideTopic: String, Hashable, Sendable, CaseIterable {
    case evidence, ways
    case complaintOrReport = "complaint-or-report"
    case accused

    /// Where the button leads.
    var start: Route {
        switch self {
        case .evidence, .ways: .door("holder")
        case .complaintOrReport: .report(.kind)
        case .accused: .matter
        }
    }
}

/// One guide: a headline, numbered steps, the start.
struct GuidePage: Page {
    static let template = "portal/guide"

    private let topic: GuideTopic
    private let words: Wording

    init(_ topic: GuideTopic, _ words: Wording) {
        self.topic = topic
        self.words = words
    }

    var title: String { words("guide.\(topic.rawValue).title") }
    var foot: String { Route.guide(topic).path }
    var place: Rail.Place? { nil }

    /// Sentences of a guide are numbered from 1 without a gap.
    private static let mostSteps = 12

    private var steps: [String] {
        (1...GuidePage.mostSteps).lazy.map { words.sentence("guide.\(topic.rawValue).step-\($0)") }
            .prefix { $0 != nil }.compactMap(\.self)
    }

    func child(named name: String) -> Any? {
        switch name {
        case "lead": words("guide.\(topic.rawValue).lead")
        case "steps": steps
        case "startHref": topic.start.path
        case "startLabel": words("guide.\(topic.rawValue).start")
        case "others":
            GuideTopic.allCases.filter { $0 != topic }.map {
                LinkPart(href: Route.guide($0).path, label: words("guide.\($0.rawValue).title"))
            }
        default: nil
        }
    }
}

/// `GET /guide/:topic`.
struct GuideRoutes: Sendable {
    let press: Press

    func add(to site: RouterGroup<OfficeContext>) {
        site.get("guide/:topic", use: show)
    }

    @Sendable private func show(_ request: Request, _ context: OfficeContext) async throws -> Response {
        guard let topic = GuideTopic(rawValue: try context.parameters.require("topic")) else {
            throw DoorRefusal.notFound
        }
        return press.print(GuidePage(topic, press.words(context)), context)
    }
}
