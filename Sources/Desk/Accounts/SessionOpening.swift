internal import Evidence
internal import Store

/// A session that is about to be opened, whoever has said that the person is who they are.
struct SessionOpening: Sendable {
    let token: [UInt8]
    let csrf: [UInt8]
    let atMs: Int
    let today: Int
    let device: String
    let address: String
    /// The session that this browser had before: it ends.
    let replacing: [UInt8]?
    /// Who has said it, where it was not the password.
    let provider: String?

    func open(_ account: Account, on db: some Connection) throws {
        let agency = try Directory.posts(of: account.person, on: today, from: db).first?.agency
        if let replacing { try Sessions.end(Digest(of: replacing), on: db) }
        try Sessions.open(
            Session(
                tokenHash: Digest(of: token), person: account.person, agency: agency, csrf: csrf,
                createdMs: atMs, expiresMs: atMs + Office.sessionMs, device: device, address: address),
            on: db)
        try Accounts.sawSignIn(account.login, at: atMs, on: db)
        var details: [String: JSON] = [:]
        if !address.isEmpty { details["address"] = .string(address) }
        if let provider { details["provider"] = .string(provider) }
        try Audit.append(
            AuditEntry(
                atMs: atMs, person: account.person, agency: agency, kind: "signed-in",
                details: .object(details)),
            on: db)
    }
}
