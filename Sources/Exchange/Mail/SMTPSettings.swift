/// The mail server that takes our mails on, and how it is spoken to.
public struct SMTPSettings: Sendable {
    public enum Security: String, Sendable, CaseIterable {
        /// Nothing is hidden: for a relay on the same machine.
        case none
        /// Begins in the open and goes on hidden (RFC 3207). A server that does not offer it is not spoken to.
        case startTLS = "starttls"
        /// Hidden from the first byte.
        case tls
    }

    public struct Login: Sendable {
        public let user: String
        public let password: String

        public init(user: String, password: String) {
            self.user = user
            self.password = password
        }
    }

    public let host: String
    public let port: Int
    public let security: Security
    /// `nil` for a relay that knows us by our address.
    public let login: Login?
    /// Certificates that are trusted besides those of the machine, in PEM.
    public let authorities: String?

    public init(host: String, port: Int, security: Security, login: Login?, authorities: String? = nil) {
        self.host = host
        self.port = port
        self.security = security
        self.login = login
        self.authorities = authorities
    }
}

/// Says neither the password nor the user.
extension SMTPSettings: CustomStringConvertible, CustomDebugStringConvertible {
    public var description: String { "\(host):\(port) (\(security.rawValue))" }
    public var debugDescription: String { description }
}

extension SMTPSettings.Login: CustomStringConvertible, CustomDebugStringConvertible {
    public var description: String { "a login" }
    public var debugDescription: String { description }
}
