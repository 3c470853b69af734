internal import ArgumentParser
internal import Desk

/// `zhibao account`: how people sign in.
struct AccountCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "account", abstract: "How people sign in: lost passwords, and the rules of the office.",
        subcommands: [
            AccountPasswordCommand.self, AccountRulesCommand.self, AccountFactorCommand.self,
            AccountLinkCommand.self, AccountUnlinkCommand.self,
        ])
}

/// `zhibao account password`: prints a new password alone.
struct AccountPasswordCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "password",
        abstract: "Print a new password for a login, this once; it must be changed at the next sign-in.")

    @OptionGroup var options: OfficeOptions

    @Argument(help: "The login.")
    var login: String

    func run() async throws {
        let office = try await options.open()
        guard let password = try await office.resetPassword(of: login) else {
            throw ValidationError("nobody has the login \(login)")
        }
        try office.close()
        print(password)
    }
}

/// `zhibao account rules`: what the office demands, one rule a line; with `--set`, from now on.
struct AccountRulesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules", abstract: "Print the rules for signing in, or set some.")

    @OptionGroup var options: OfficeOptions

    @Option(name: .customLong("set"), help: "A rule and its value, such as password-days=90.")
    var settings: [RuleSetting] = []

    func validate() throws {
        for setting in settings where !setting.rule.bounds.contains(setting.value) {
            let bounds = setting.rule.bounds
            throw ValidationError(
                "\(setting.rule.rawValue) lies between \(bounds.lowerBound) and \(bounds.upperBound)")
        }
    }

    func run() async throws {
        let office = try await options.open()
        for setting in settings { _ = try await office.set(setting.rule, to: setting.value) }
        let rules = try await office.signInRules()
        try office.close()
        for rule in SignInRules.Rule.allCases { print("\(rule.rawValue)\t\(rules[rule])") }
    }
}

/// NAME=VALUE.
struct RuleSetting: ExpressibleByArgument {
    let rule: SignInRules.Rule
    let value: Int

    init?(argument: String) {
        let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2, let rule = SignInRules.Rule(rawValue: parts[0]), let value = Int(parts[1])
        else { return nil }
        self.rule = rule
        self.value = value
    }
}

/// `zhibao account second-factor`: who must have one, and its end for who lost it.
struct AccountFactorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "second-factor",
        abstract: "Print the roles that must have a second factor, set them, or take a lost one away.")

    @OptionGroup var options: OfficeOptions

    @Option(help: "Roles that must have one from now on, between commas; an empty text for none.")
    var demand: String?

    @Option(help: "A login whose second factor is lost: it is taken away, and every session ends.")
    var remove: String?

    func run() async throws {
        let office = try await options.open()
        if let login = remove, try await !office.removeSecondFactor(ofLogin: login) {
            throw ValidationError("the login \(login) has no second factor")
        }
        if let demand {
            let roles = demand.split(separator: ",").map(String.init)
            guard try await office.demandSecondFactor(of: roles) else {
                throw ValidationError("a role in `\(demand)` is held by nobody")
            }
        }
        let roles = try await office.secondFactorRoles()
        try office.close()
        for role in roles { print(role) }
    }
}

/// `zhibao account link`: who the owner of a login is at a provider of identities.
struct AccountLinkCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "link", abstract: "Link a login to a person at a provider of identities.",
        discussion: "Nothing is linked by itself. The security administrator does the same on a page.")

    @OptionGroup var options: OfficeOptions

    @Option(help: "The issuer, letter by letter as in ZHIBAO_OIDC_ISSUER.")
    var issuer: String

    @Argument(help: "The login.")
    var login: String

    @Argument(help: "The provider's own name for the person: the claim `sub` of its tokens.")
    var subject: String

    func run() async throws {
        let office = try await options.open()
        do {
            guard try await office.linkAccount(login: login, to: subject, at: issuer) else {
                throw ValidationError("nobody has the login \(login)")
            }
        } catch ProviderRefusal.subjectTaken {
            throw ValidationError("\(subject) is linked to another login")
        } catch ProviderRefusal.linkedAlready {
            throw ValidationError("\(login) is linked at this issuer; unlink it first")
        } catch is DeskRefusal {
            throw ValidationError("a subject has at most 255 characters of ASCII, without blanks")
        }
        try office.close()
    }
}

/// `zhibao account unlink`: the provider of identities does not open that login any more.
struct AccountUnlinkCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unlink", abstract: "Unlink a login from a provider of identities; its sessions end.")

    @OptionGroup var options: OfficeOptions

    @Option(help: "The issuer, letter by letter as in ZHIBAO_OIDC_ISSUER.")
    var issuer: String

    @Argument(help: "The login.")
    var login: String

    func run() async throws {
        let office = try await options.open()
        guard try await office.unlinkAccount(login: login, from: issuer) else {
            throw ValidationError("\(login) is not linked at \(issuer)")
        }
        try office.close()
    }
}
