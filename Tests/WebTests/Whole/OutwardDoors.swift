/// Every door by which something leaves the office other than as a page, and the line that it leaves in the trail. A new one
/// is named here by whoever adds it; `OutwardDoorTests` and `LanguageCrawlTests` find those that are not.
enum OutwardDoors {
    enum Trace: Hashable {
        /// A kind of line, and the list that it names.
        case line(String, list: String? = nil)
        /// None, because nothing leaves that everybody, or whoever asks, may not have without being noted.
        case none(String)
    }

    /// Doors for people that answer with a paper, a table or a feed.
    static let ofPages: [String: Trace] = [
        "GET /files.csv": .line("exported", list: "files"),
        "GET /retention.csv": .line("exported", list: "retention"),
        "GET /supervision/breaches.csv": .line("exported", list: "breaches"),
        "GET /law/releases/{id}/impact.csv": .line("exported", list: "impact"),
        "GET /calendar/{token}": .line("exported", list: "calendar"),
        "GET /trail/export": .line("trail-exported"),
        "GET /samples/{number}/list.txt": .line("sample-read"),
        "GET /files/{id}/documents/{document}": .line("document-read"),
        "GET /files/{id}/documents/{document}/pdf": .line("document-read"),
        "GET /files/{id}/drafts/{kind}/pdf": .none(
            "the sheet of a draft that its page shows, and that nobody has signed"),
        "GET /law/releases/{id}/change-set.yaml": .none("a proposal for the law, and nothing of any file"),
        "GET /policy/{name}/clauses.csv": .none("public"),
        "GET /measures/{name}/table.csv": .none("public"),
        "GET /public/penalties.atom": .none("public"), "GET /public/penalties.csv": .none("public"),
        "GET /public/penalties/{number}/entry.json": .none("public"),
        "GET /public/penalties/{number}/decision.pdf": .none("public"),
        "GET /assets/{name}": .none("style and script"), "GET /favicon.ico": .none("a picture"),
        "GET /robots.txt": .none("for machines"), "GET /healthz": .none("for machines"),
        "GET /metrics": .none("counts"),
        "GET /sign-in/provider": .none("leads to the provider of identities"),
        "GET /sign-in/provider/answer": .none("where a provider sends browsers back to"),
    ]

    /// Doors for programs.
    static let ofPrograms: [String: Trace] = [
        "GET /api/v1/files": .line("exported", list: "files"),
        "GET /api/v1/files/{id}/events": .line("exported", list: "events"),
        "GET /api/v1/files/{id}/documents/{document}": .line("document-read"),
        "GET /api/v1/files/{id}": .none("one file, as its page shows it; what is sealed is opened by an act"),
        "GET /api/v1/files/{id}/keeping": .none("who asked and who answered, as its page shows it"),
        "POST /api/v1/files/{id}/keeping": .none("a request, which is a line itself"),
        "POST /api/v1/files/{id}/keeping/{request}": .none("an answer, which is a line itself"),
        "GET /api/v1/files/{id}/clocks/{name}": .none("one clock, as its page shows it"),
        "GET /api/openapi.yaml": .none("public"), "GET /api/v1/law/rules": .none("public"),
        "GET /api/v1/law/rules/{id}": .none("public"),
        "POST /api/v1/leads": .none("the receipt of what was brought"),
        "POST /api/v1/progress": .none("one's own report, by its code"),
        "POST /api/v1/matter": .none("one's own matter, by its code"),
        "POST /api/v1/matter/acts": .none("an act, which is a line itself"),
        "POST /api/v1/files": .none("an opened file, which is a line itself"),
        "POST /api/v1/files/{id}/acts": .none("an act, which is a line itself"),
        "POST /api/v1/files/{id}/documents": .none("a paper comes in"),
    ]
}
