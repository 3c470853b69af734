internal import Casework
internal import Desk
internal import HTTPTypes
internal import Hummingbird
internal import Law

/// The public lists: pages for people, Atom and CSV for programs, and the papers that stand beside entries.
struct PublicRoutes: Sendable {
    static let penalties = "penalties"

    let desk: any PublicDesk
    let press: Press
    let site: String?

    func add(to site: RouterGroup<OfficeContext>) {
        site.get("public/penalties", use: list)
        site.get("public/penalties.atom", use: feed)
        site.get("public/penalties.csv", use: table)
        site.get("public/penalties/:number", use: entry)
        site.get("public/penalties/:number/entry.json", use: text)
        site.get("public/penalties/:number/decision.pdf", use: paper)
        site.get("files/:id/redaction", use: redaction)
        site.get("files/:id/drafts/:kind/pdf", use: draft)
        site.get("files/:id/documents/:document/pdf", use: document)
    }

    private func filter(_ request: Request) throws -> PublicFilter {
        var filter = PublicFilter(register: PublicRoutes.penalties)
        filter.agency = request.asked("agency")
        filter.words = request.sought("q", atMost: LawFilter.mostCharacters).flatMap(TypedForm.trimmed)
        filter.day = try PublicRoutes.day(request)
        filter.after = request.asked("after")
        return filter
    }

    private static func day(_ request: Request) throws -> CivilDate? {
        guard let typed = request.asked("on").flatMap(TypedForm.trimmed) else { return nil }
        guard let day = CivilDate(parsing: typed) else {
            throw Refusal.fieldsInvalid([.init("on", .type)])
        }
        return day
    }

    @Sendable private func list(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let filter = try filter(request)
        let view = try await desk.publicList(filter)
        return press.print(PublicListPage(view, filter, press.words(context)), context)
    }

    @Sendable private func entry(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let day = try PublicRoutes.day(request)
        let view = try await desk.publicEntry(try context.parameters.require("number"), on: day)
        let copy = request.asked("digest").flatMap(TypedForm.trimmed)
        return press.print(PublicEntryPage(view, copy: copy, press.words(context)), context)
    }

    @Sendable private func text(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let number = try context.parameters.require("number")
        let text = try await desk.publicEntryText(number)
        return PublicRoutes.file(
            Array(text.utf8), "application/json; charset=utf-8", name: number + ".json")
    }

    @Sendable private func paper(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let number = try context.parameters.require("number")
        return PublicRoutes.file(try await desk.publicPaper(number), "application/pdf", name: number + ".pdf")
    }

    @Sendable private func feed(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let view = try await desk.publicList(try filter(request))
        let text = AtomText(view, origin: site ?? "", press.words(context)).text
        return PublicRoutes.file(Array(text.utf8), "application/atom+xml; charset=utf-8", name: nil)
    }

    /// The page that the reader sees, as a table; the next one by its address.
    @Sendable private func table(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let view = try await desk.publicList(try filter(request))
        let words = press.words(context)
        var text = CSVText()
        text.add(
            ["number", "title", "party", "agency", "published", "until", "repair", "digest"].map {
                words("publication.csv.\($0)")
            })
        for line in view.entries {
            text.add([
                line.number, line.title, line.party, line.agencyName, line.publishedDay.description,
                line.untilDay?.description ?? "", line.repairDay?.description ?? "", line.digest ?? "",
            ])
        }
        return PublicRoutes.file(Array(text.text.utf8), "text/csv; charset=utf-8", name: "penalties.csv")
    }

    @Sendable private func redaction(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let view = try await desk.redaction(
            of: try context.parameters.require("id"), for: context.officer())
        return press.print(RedactionPage(view, press.words(context)), context)
    }

    @Sendable private func draft(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let kind = try context.parameters.require("kind")
        let id = try context.parameters.require("id")
        let bytes = try await desk.draftSheet(kind, of: id, for: context.officer())
        return PublicRoutes.file(bytes, "application/pdf", name: kind + ".pdf")
    }

    @Sendable private func document(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let document = try context.parameters.require("document")
        let id = try context.parameters.require("id")
        let bytes = try await desk.documentSheet(document, of: id, for: context.officer())
        return PublicRoutes.file(bytes, "application/pdf", name: document + ".pdf")
    }

    /// Nothing is kept on the way: what was removed is gone at once.
    static func file(_ bytes: [UInt8], _ type: String, name: String?) -> Response {
        var headers: HTTPFields = [.contentType: type, .cacheControl: "no-store"]
        if let name {
            headers[.contentDisposition] = "attachment; filename*=UTF-8''" + FormText.segment(name)
        }
        headers[SecurityHeaders.policy] = "default-src 'none'; sandbox; frame-ancestors 'none'"
        return Response(
            status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}

/// A list for readers of news (RFC 4287).
struct AtomText: Sendable {
    let text: String

    init(_ view: PublicListView, origin: String, _ words: Wording) {
        let updated = view.entries.map(\.from).max() ?? view.now
        let entries = view.entries.filter(\.standsNow).map { line in
            let address = origin + Route.publicEntry(line.number, on: nil).path
            return """
                <entry>
                <id>urn:zhibao:public:\(AtomText.escaped(line.number))</id>
                <title>\(AtomText.escaped(line.title))</title>
                <updated>\(line.from)</updated>
                <author><name>\(AtomText.escaped(line.agencyName))</name></author>
                <link href="\(AtomText.escaped(address))"/>
                <summary>\(AtomText.escaped(line.party))</summary>
                </entry>

                """
        }
        text = """
            <?xml version="1.0" encoding="utf-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom">
            <id>urn:zhibao:public:penalties</id>
            <title>\(AtomText.escaped(words("publication.title")))</title>
            <updated>\(updated)</updated>
            <link rel="self" href="\(AtomText.escaped(origin + Route.publicFeed.path))"/>
            \(entries.joined())</feed>

            """
    }

    /// Marks escaped, and without what XML may not hold at all.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case _ where scalar.value < 0x20 && scalar != "\n" && scalar != "\t": continue
            case _ where (0xFFFE...0xFFFF).contains(scalar.value): continue
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
