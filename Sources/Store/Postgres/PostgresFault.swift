internal import Foundation

/// Why no work can be done on a PostgreSQL database. Each is one sentence for the person at the command line, and none
/// of them holds a password.
public enum PostgresFault: Error, Hashable, Sendable, CustomStringConvertible {
    case wrongAddress
    case passwordInAddress
    case noPasswordFile(String)
    case passwordFileOpen(String)
    case unknownHost(String)
    case refusedSignIn(user: String)
    case noPassword(user: String)
    /// The server's own list of who may come from where does not name this user.
    case notLetIn(user: String, database: String)
    case noDatabase(String)
    case away(host: String)
    /// It starts, stops or recovers.
    case notReady(host: String)
    case noRoom(host: String)
    case noTLS(host: String)
    case tls(String)
    case tooOld(found: String)
    case encoding(String)
    /// A standby, or a server that was told to take nothing in.
    case readOnly(host: String)
    case other(String)

    /// The oldest server that the statements run on.
    public static let oldestServer = 15

    public var description: String {
        switch self {
        case .wrongAddress:
            "this is no address of a PostgreSQL database; it reads postgres://user@host:5432/database?sslmode=verify-full"
        case .passwordInAddress:
            "the address holds a password, which everybody on this machine could read; give it in a file, in PGPASSWORD or in libpq's password file"
        case .noPasswordFile(let path): "the password file \(path) cannot be read"
        case .passwordFileOpen(let path): "others may read the password file; run `chmod 600 \(path)`"
        case .unknownHost(let host): "no machine is known by the name \(host)"
        case .refusedSignIn(let user): "PostgreSQL does not take the password of \(user)"
        case .noPassword(let user):
            "PostgreSQL asks for the password of \(user); give it in a file, in PGPASSWORD or in libpq's password file"
        case .notLetIn(let user, let database):
            "PostgreSQL lets \(user) not into \(database) from this machine; pg_hba.conf on the server says who may"
        case .noDatabase(let name):
            "the server has no database \(name); make one with `createdb --encoding UTF8 --template template0 \(name)`"
        case .away(let host): "no PostgreSQL server answers on \(host)"
        case .notReady(let host): "the PostgreSQL server on \(host) starts or stops; try again in a moment"
        case .noRoom(let host):
            "the PostgreSQL server on \(host) has no connection left; raise max_connections there"
        case .noTLS(let host): "TLS is asked for, but the PostgreSQL server on \(host) does not offer it"
        case .tls(let words): "the TLS connection to PostgreSQL failed: \(words)"
        case .tooOld(let found):
            "the server is PostgreSQL \(found); \(PostgresFault.oldestServer) or newer is needed"
        case .encoding(let name): "the database is kept in \(name); the office needs one in UTF8"
        case .readOnly(let host):
            "the PostgreSQL server on \(host) only lets read; name the one that is written to"
        case .other(let words): "PostgreSQL cannot be worked with: \(words)"
        }
    }

    /// Whether waiting may mend it.
    var mayPass: Bool {
        switch self {
        case .away, .notReady, .noRoom: true
        default: false
        }
    }
}

extension PostgresFault {
    /// - Parameter message: what libpq says, verbose: then the server's own faults hold their code, whatever the
    ///   language in which the server speaks. libpq's own are in English, because no program here sets a locale.
    init(connecting message: String, to address: PostgresAddress) {
        let code = message.firstMatch(of: #/: +([0-9A-Z]{4}[0-9]): /#).map { String($0.1) }
        if let fault = code.flatMap({ PostgresFault(code: $0, address) }) {
            self = fault
            return
        }
        let own: [(words: String, fault: PostgresFault)] = [
            ("could not translate host name", .unknownHost(address.host)),
            ("no password supplied", .noPassword(user: address.user)),
            ("server does not support SSL", .noTLS(host: address.host)),
            ("onnection refused", .away(host: address.host)),
            ("No such file or directory", .away(host: address.host)),
            ("server closed the connection", .away(host: address.host)),
            ("timeout", .away(host: address.host)),
            ("timed out", .away(host: address.host)),
            ("o route to host", .away(host: address.host)),
            ("unreachable", .away(host: address.host)),
        ]
        if message.contains("certificate") || message.contains("SSL error") {
            self = .tls(PostgresFault.line(of: message))
        } else if let known = own.first(where: { message.contains($0.words) }) {
            self = known.fault
        } else {
            self = .other(PostgresFault.line(of: message))
        }
    }

    private init?(code: String, _ address: PostgresAddress) {
        switch code {
        case "28P01": self = .refusedSignIn(user: address.user)
        case "28000": self = .notLetIn(user: address.user, database: address.database)
        case "3D000": self = .noDatabase(address.database)
        case "53300": self = .noRoom(host: address.host)
        case "57P01", "57P02", "57P03", "55000": self = .notReady(host: address.host)
        default: return nil
        }
    }

    private static func line(of message: String) -> String {
        let lines = message.split(whereSeparator: \.isNewline)
        return String((lines.first ?? "it says nothing").prefix(300))
    }
}
