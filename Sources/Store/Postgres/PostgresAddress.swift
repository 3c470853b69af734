internal import CLibpq
public import Foundation

/// Where a PostgreSQL database is and who works on it: `postgres://user@host:port/database?sslmode=verify-full`.
///
/// The words are read by libpq. A password is never among them: whoever lists the processes of a machine would read it.
public struct PostgresAddress: Hashable, Sendable, CustomStringConvertible {
    /// What libpq is told, by its own names, in their order.
    let options: [Option]
    private let passwordFile: URL?

    struct Option: Hashable, Sendable {
        let name: String
        let value: String
    }

    /// - Parameter passwordFile: one line that others cannot read. Without it libpq looks for `PGPASSWORD` and for
    ///   its own password file.
    public init(_ text: String, passwordFile: URL? = nil) throws {
        let found = try PostgresAddress.parsed(text)
        guard !found.contains(where: \.isSecret) else { throw PostgresFault.passwordInAddress }
        options = found.map { Option(name: $0.name, value: $0.value) }
        self.passwordFile = passwordFile
        guard PostgresAddress.arePorts(value("port")) else { throw PostgresFault.wrongAddress }
    }

    /// What may be shown: the machine, the database and the user.
    public var description: String {
        let host = value("host") ?? value("hostaddr") ?? "this machine"
        let port = value("port").map { ":" + $0 } ?? ""
        return "\(database) on \(host)\(port) as \(user)"
    }

    var database: String { value("dbname") ?? user }
    var user: String { value("user") ?? NSUserName() }
    var host: String { value("host") ?? value("hostaddr") ?? "this machine" }

    /// Seconds until a server that says nothing counts as away.
    var connectSeconds: Double { value("connect_timeout").flatMap(Double.init).map { max($0, 1) } ?? 5 }

    func value(_ name: String) -> String? {
        options.last { $0.name == name && !$0.value.isEmpty }?.value
    }

    /// The options with what the office needs of every connection, unless the address says otherwise.
    func parameters(password: String?) -> [Option] {
        let ours = [
            Option(name: "application_name", value: "zhibao"),
            Option(name: "keepalives_idle", value: "30"),
            Option(name: "tcp_user_timeout", value: "30000"),
        ]
        let secret = password.map { [Option(name: "password", value: $0)] } ?? []
        // Bytes of texts are UTF-8 here, whatever the machine's own setting says.
        return ours.filter { value($0.name) == nil } + options + secret
            + [Option(name: "client_encoding", value: "UTF8")]
    }

    /// Read at each connection, so that a password can be changed while the office runs.
    func password() throws -> String? {
        guard let passwordFile else { return nil }
        let attributes = try reading(passwordFile) {
            try FileManager.default.attributesOfItem(atPath: passwordFile.path)
        }
        let rights = (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0
        guard rights & 0o077 == 0 else { throw PostgresFault.passwordFileOpen(passwordFile.path) }
        let text = try reading(passwordFile) { try String(contentsOf: passwordFile, encoding: .utf8) }
        return text.trimmingCharacters(in: .newlines)
    }

    private func reading<Value>(_ file: URL, _ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch {
            throw PostgresFault.noPasswordFile(file.path)
        }
    }

    private struct Found {
        let name: String
        let value: String
        /// libpq would not show it in a form either.
        let isSecret: Bool
    }

    /// What libpq says of words that it does not understand may hold a password: it is never passed on.
    private static func parsed(_ text: String) throws -> [Found] {
        var message: UnsafeMutablePointer<CChar>?
        defer { PQfreemem(message) }
        guard !text.isEmpty, let options = PQconninfoParse(text, &message) else {
            throw PostgresFault.wrongAddress
        }
        defer { PQconninfoFree(options) }
        var found: [Found] = []
        var next = options
        while let name = next.pointee.keyword {
            if let value = next.pointee.val {
                let show = next.pointee.dispchar.map { String(cString: $0) } ?? ""
                found.append(
                    Found(
                        name: String(cString: name), value: String(cString: value),
                        isSecret: show.contains("*")))
            }
            next = next.successor()
        }
        return found
    }

    private static func arePorts(_ text: String?) -> Bool {
        guard let text else { return true }
        return text.split(separator: ",", omittingEmptySubsequences: false).allSatisfy { port in
            port.isEmpty || Int(port).map { (1...65_535).contains($0) } == true
        }
    }
}
