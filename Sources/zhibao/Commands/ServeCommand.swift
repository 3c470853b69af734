internal import ArgumentParser
internal import Configuration
internal import Desk
internal import Foundation
internal import Hummingbird
internal import Law
internal import Logging
internal import Programmes
internal import ServiceLifecycle
internal import Store
internal import Web

/// `zhibao serve`: runs the office until it is told to stop.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Run the office: pages, the interface for programs, and the rounds.",
        discussion: """
            Of the environment it reads ZHIBAO_SECURE_COOKIES and ZHIBAO_BEHIND_PROXY (true or false) and \
            ZHIBAO_LOG_LEVEL, of mail what docs/operations/mail.md lists, and of a provider of identities what \
            docs/operations/accounts.md does.
            """)

    @OptionGroup var options: OfficeOptions

    @Option(help: "Where to listen, HOST:PORT.")
    var listen: Address

    @Option(help: "A sorted file of lost passwords or of their SHA-1, none of which is taken.")
    var breachList: String?

    @Option(help: "The moment at which the office's clock starts, in RFC 3339.")
    var at: MomentOption?

    @Option(help: "How the log is written on standard error: text, or json with one object a line.")
    var logFormat: LogFormat = .text

    /// A connection on which nothing comes and nothing is answered is closed: whoever opens thousands and says
    /// nothing keeps none of them.
    private static let idleSeconds: Int64 = 60

    func run() async throws {
        let reader = ConfigReader(
            provider: EnvironmentVariablesProvider(secretsSpecifier: .specific(["ZHIBAO_MAIL_PASSWORD"])))
        let settings = ServeSettings(reader)
        let mail = try MailWiring(reader)
        let provider = try ProviderWiring(reader, site: mail.settings.site).provider
        logFormat.bootstrap()
        var logger = Logger(label: "zhibao")
        logger.logLevel = settings.logLevel

        let share = try options.shareFolder()
        let breachList = try breachList.map { try LostPasswords(file: URL(filePath: $0)) }
        let (office, lock) = try await Office.open(
            try options.folder, share: share.root, clock: at.map { OfficeClock(startingAt: $0.moment) },
            as: .serving)
        if let breachList { office.use(breachList) }
        if let provider { office.use(provider) }
        let rounds = OfficeRounds(
            office: office, mail: mail, sink: try mail.sink(of: office), logger: logger)
        let app = Application(
            router: try router(office, share, settings, mail),
            server: .http1(configuration: .init(idleTimeout: .seconds(ServeCommand.idleSeconds))),
            configuration: .init(address: .hostname(listen.host, port: listen.port), serverName: nil),
            services: [rounds, FleetNews(office: office, logger: logger)], logger: logger)
        logger.info("the office is open", metadata: ["listen": "\(listen)", "clock": "\(office.now)"])
        try await app.runService()
        _ = try await office.runHeadsRound()
        try office.close()
        withExtendedLifetime(lock) {}
        logger.info("the office is closed")
    }

    private func router(
        _ office: Office, _ share: ShareFolder, _ settings: ServeSettings, _ mail: MailWiring
    ) throws -> Router<OfficeContext> {
        let path = share.root.path(percentEncoded: false)
        let law = LawFolder(share.root.appending(path: "law"))
        let programs = try APIRoutes(office: office, texts: office.texts, share: path)
        let site = try Site(
            desk: WorkingDesk(
                office, divisions: office.divisions, periods: try law.periods(in: office.shippedRuleBook),
                site: mail.settings.site),
            folders: .init(share: path),
            texts: office.texts,
            titles: office.library, isSecure: settings.isSecure,
            isBehindProxy: settings.isBehindProxy)
        return site.router { programs.add(to: $0) }
    }
}

/// What the environment says to a server.
struct ServeSettings {
    let isSecure: Bool
    let isBehindProxy: Bool
    let logLevel: Logger.Level

    init(_ reader: ConfigReader) {
        let own = reader.scoped(to: "zhibao")
        isSecure = own.bool(forKey: "secureCookies", default: false)
        isBehindProxy = own.bool(forKey: "behindProxy", default: false)
        logLevel = own.string(forKey: "logLevel", as: Logger.Level.self, default: .info)
    }
}

/// HOST:PORT.
struct Address: ExpressibleByArgument, CustomStringConvertible {
    let host: String
    let port: Int

    init?(argument: String) {
        guard let colon = argument.lastIndex(of: ":"),
            let port = Int(argument[argument.index(after: colon)...]),
            (0...65_535).contains(port), colon > argument.startIndex
        else { return nil }
        let host = argument[..<colon]
        self.host = String(host.hasPrefix("[") && host.hasSuffix("]") ? host.dropFirst().dropLast() : host)
        self.port = port
    }

    var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}
