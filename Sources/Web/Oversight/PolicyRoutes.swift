internal import Casework
internal import Desk
internal import HTTPTypes
internal import Hummingbird
internal import Law

/// The policy, measures, how days are kept, and samples: for everybody to read; files behind figures for
/// officers.
struct PolicyRoutes: Sendable {
    let oversight: any OversightDesk
    let press: Press

    func add(to site: RouterGroup<OfficeContext>) {
        site.get("policy", use: newest)
        site.get("policy/:name", use: map)
        site.get("policy/:name/clauses.csv", use: clausesCSV)
        site.get("policy/:name/:clause", use: clause)
        site.get("measures", use: measures)
        site.get("measures/:name", use: measure)
        site.get("measures/:name/table.csv", use: tableCSV)
        site.get("measures/:name/records", use: records)
        site.get("compliance", use: compliance)
        site.get("compliance/:agency", use: complianceOf)
        site.get("samples", use: samples)
        site.get("samples/:number", use: sample)
        site.get("samples/:number/list.txt", use: sampleList)
    }

    @Sendable private func newest(_ request: Request, _ context: OfficeContext) async throws -> Response {
        try await showMap(nil, request, context)
    }

    @Sendable private func map(_ request: Request, _ context: OfficeContext) async throws -> Response {
        try await showMap(try context.parameters.require("name"), request, context)
    }

    private func showMap(
        _ name: String?, _ request: Request, _ context: OfficeContext
    ) async throws -> Response {
        let map = try await oversight.policyMap(name)
        let filter = try PolicyRoutes.filter(request, in: map)
        let page = PolicyMapPage(
            map, filter, isOfficer: context.caller != nil, press.words(context))
        return press.print(page, context)
    }

    /// An area that the province does not have is no area.
    private static func filter(_ request: Request, in map: PolicyMap) throws -> PolicyFilter {
        let area = request.asked("area")
        if let area { try demand(area, in: map) }
        return PolicyFilter(
            section: request.asked("section"), kind: request.asked("kind"),
            capability: request.asked("capability"), area: area, state: request.asked("state"))
    }

    private static func demand(_ area: String, in map: PolicyMap) throws {
        guard map.areas.contains(where: { $0.code == area }) else {
            throw DeskRefusal.invalid([.init("area", .unknown)])
        }
    }

    @Sendable private func clause(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let map = try await oversight.policyMap(try context.parameters.require("name"))
        let id = try context.parameters.require("clause")
        guard let clause = map.policy.clause(id) else { throw DoorRefusal.notFound }
        let area = request.asked("area")
        if let area { try PolicyRoutes.demand(area, in: map) }
        var figures: [MeasureView] = []
        for measure in clause.measures {
            figures.append(
                try await oversight.measure(measure.description, by: nil, for: context.caller))
        }
        var files: [ClausePage.Files]?
        if let caller = context.caller {
            files = []
            for mechanism in clause.mechanisms {
                guard case .procedure = mechanism else { continue }
                let found = try await oversight.passed(mechanism, in: area ?? map.province, for: caller)
                files?.append((mechanism, found.files, found.unnamed))
            }
        }
        let page = ClausePage(
            clause, in: map, area: area, files: files, figures: figures, press.words(context))
        return press.print(page, context)
    }

    @Sendable private func clausesCSV(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let map = try await oversight.policyMap(try context.parameters.require("name"))
        return PolicyRoutes.csv(CSVText(map, press.words(context)), "clauses.csv")
    }

    @Sendable private func measures(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let figures = try await oversight.figures(for: context.caller)
        let page = MeasuresPage(figures, isOfficer: context.caller != nil, press.words(context))
        return press.print(page, context)
    }

    private func view(_ request: Request, _ context: OfficeContext) async throws -> MeasureView {
        let asked = request.asked("by")
        let dimension = asked.flatMap(Measure.Dimension.init(rawValue:))
        if asked != nil, dimension == nil { throw DeskRefusal.invalid([.init("by", .choice)]) }
        return try await oversight.measure(
            try context.parameters.require("name"), by: dimension, for: context.caller)
    }

    @Sendable private func measure(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let page = MeasurePage(
            try await view(request, context), isOfficer: context.caller != nil, press.words(context))
        return press.print(page, context)
    }

    @Sendable private func tableCSV(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let view = try await view(request, context)
        return PolicyRoutes.csv(
            CSVText(view, press.words(context)), view.measure.name.description + ".csv")
    }

    @Sendable private func records(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let caller = try context.officer()
        let link = RecordLink(
            dimension: request.asked("by"), key: request.asked("key"), hit: request.asked("hit"),
            after: request.asked("after"))
        var filter = RecordFilter()
        filter.dimension = link.dimension.flatMap(Measure.Dimension.init(rawValue:))
        filter.key = link.key
        filter.isHit = link.hit.map { $0 == "yes" }
        filter.after = link.after
        let records = try await oversight.records(
            of: try context.parameters.require("name"), filter, for: caller)
        return press.print(RecordsPage(records, link, press.words(context)), context)
    }

    @Sendable private func compliance(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let lines = try await oversight.compliance()
        let page = CompliancePage(
            lines, today: context.now.legalDay, freshness: try await oversight.figureFreshness(),
            isOfficer: context.caller != nil, press.words(context))
        return press.print(page, context)
    }

    @Sendable private func complianceOf(_ request: Request, _ context: OfficeContext) async throws -> Response
    {
        let id = try context.parameters.require("agency")
        guard let body = try await oversight.compliance(of: id) else { throw DoorRefusal.notFound }
        let page = CompliancePage(
            body.lines, of: (id, body.name), today: context.now.legalDay,
            freshness: try await oversight.figureFreshness(), isOfficer: context.caller != nil,
            press.words(context))
        return press.print(page, context)
    }

    @Sendable private func samples(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let rows = try await oversight.samples(for: context.caller)
        return press.print(SamplesPage(rows, for: context.caller, press.words(context)), context)
    }

    @Sendable private func sample(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let view = try await oversight.sample(
            try context.parameters.require("number"), for: context.caller)
        return press.print(
            SamplePage(view, isOfficer: context.caller != nil, press.words(context)), context)
    }

    /// The sealed list, byte for byte: its digest is the one that was sealed.
    @Sendable private func sampleList(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let view = try await oversight.sample(
            try context.parameters.require("number"), for: context.officer())
        guard let list = view.list else { throw DoorRefusal.notFound }
        let headers: HTTPFields = [
            .contentType: "text/plain; charset=utf-8", .cacheControl: "no-store",
            .contentDisposition: "attachment; filename=\"list.txt\"",
        ]
        return Response(
            status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: list)))
    }

    static func csv(_ text: CSVText, _ name: String) -> Response {
        let headers: HTTPFields = [
            .contentType: "text/csv; charset=utf-8", .cacheControl: "no-store",
            .contentDisposition: "attachment; filename=\"\(name)\"",
        ]
        return Response(
            status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: text.text)))
    }
}

extension CSVText {
    /// Each clause with its state in each area.
    init(_ map: PolicyMap, _ words: Wording) {
        self.init()
        let name = map.policy.name.description
        add(
            ["policy.clause", "policy.phrase", "policy.realisation", "policy.state"].map { words($0) }
                + map.areas.map(\.name))
        for clause in map.policy.clauses {
            let states = [map.standing(of: clause)] + map.areas.map { map.standing(of: clause, in: $0.code) }
            add(
                [
                    clause.id, words("policy.\(name).\(clause.id).title"),
                    words("policy.realised.\(clause.realisation.rawValue)"),
                ]
                    + states.map { standing in
                        let isDrill = standing.state == .live && map.isDrill
                        return words("policy.state.\(isDrill ? "drill" : standing.state.rawValue)")
                    })
        }
    }

    /// The table of a measure: numbers as numbers, so that a reader can reckon with them.
    init(_ view: MeasureView, _ words: Wording) {
        self.init()
        let heading = view.dimension.map { words("measures.by.\($0.rawValue)") } ?? words("measures.whole")
        add(
            [heading]
                + ["measures.records-column", "measures.hits-column", "measures.median-column"].map {
                    words($0)
                })
        let lines = view.lines.map { (words.label($0, view.dimension, of: view.measure), $0.value) }
        for (label, value) in lines + [(words("measures.whole"), view.total)] {
            add([label, "\(value.records)", "\(value.hits)", value.median.map { "\($0)" } ?? ""])
        }
    }
}
