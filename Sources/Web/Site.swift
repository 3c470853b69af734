internal import Desk
public import Hummingbird
internal import Law
public import Programmes

/// The room for people: every page, its templates, texts and doors.
///
/// A site asks its desk and shows; it knows neither a database nor the time of day.
public struct Site: Sendable {
    /// Where a site finds what designers and translators edit.
    public struct Folders: Sendable {
        public let templates: String
        public let assets: String

        /// The folders inside `share`.
        public init(share: String) {
            templates = share + "/templates"
            assets = share + "/assets"
        }
    }

    /// Templates and assets as they were read. They never change, so sites in one process may have them together.
    public struct Pages: Sendable {
        let templates: Templates
        let assets: Assets
        let texts: TextCatalogue

        /// - Throws: all that is missing in templates and texts, with its place.
        public init(folders: Folders, texts: TextCatalogue) throws {
            templates = try Templates(folder: folders.templates, texts: texts)
            assets = try Assets(folder: folders.assets)
            self.texts = texts
        }
    }

    private let desk: any OfficeDesk
    private let press: Press
    private let entropy: Entropy
    private let cookies: CookieJar
    private let isBehindProxy: Bool

    /// - Parameter isSecure: whether people reach the site by https alone; then cookies and headers say so.
    /// - Parameter isBehindProxy: whether a proxy of ours stands before it and names the visitor's address.
    /// - Throws: all that is missing in templates and texts, with its place.
    public init(
        desk: any OfficeDesk, folders: Folders, texts: TextCatalogue, titles: any PackTitles,
        isSecure: Bool = false, isBehindProxy: Bool = false, entropy: Entropy = Entropy()
    ) throws {
        self.init(
            desk: desk, pages: try Pages(folders: folders, texts: texts), titles: titles, isSecure: isSecure,
            isBehindProxy: isBehindProxy, entropy: entropy)
    }

    public init(
        desk: any OfficeDesk, pages: Pages, titles: any PackTitles, isSecure: Bool = false,
        isBehindProxy: Bool = false, entropy: Entropy = Entropy()
    ) {
        self.desk = desk
        self.entropy = entropy
        self.isBehindProxy = isBehindProxy
        cookies = CookieJar(isSecure: isSecure)
        press = Press(
            templates: pages.templates, assets: pages.assets, texts: pages.texts, titles: titles,
            law: { desk.ruleBook })
    }

    /// The whole site. `programs` adds the doors for programs, which have neither session nor form.
    public func router(programs: (Router<OfficeContext>) -> Void = { _ in }) -> Router<OfficeContext> {
        let router = Router(context: OfficeContext.self, options: .autoGenerateHeadEndpoints)
        router.add(
            middleware: SecurityHeaders(
                entropy: entropy, isSecure: cookies.isSecure, isBehindProxy: isBehindProxy))
        router.add(middleware: FaultMiddleware(press: press, entropy: entropy))
        router.add(middleware: BodyGuard())
        programs(router)
        router.add(middleware: SessionMiddleware(desk: desk, entropy: entropy, cookies: cookies))
        router.add(middleware: RefusalMiddleware(press: press))
        addPages(to: router.group())
        return router
    }

    private func addPages(to site: RouterGroup<OfficeContext>) {
        let limits = DoorLimits()
        PortalRoutes(desk: desk, press: press).add(to: site)
        MailboxRoutes(desk: desk, press: press, cookies: cookies, limits: limits).add(to: site)
        PartyRoutes(desk: desk, press: press, limits: limits).add(to: site)
        if let triage = desk as? any TriageDesk {
            OptionsRoutes(desk: desk, triage: triage, press: press, cookies: cookies, limits: limits).add(
                to: site)
            TriageRoutes(desk: desk, triage: triage, press: press).add(to: site)
        }
        ReportRoutes(desk: desk, press: press, cookies: cookies, limits: limits, entropy: entropy).add(
            to: site)
        GuideRoutes(press: press).add(to: site)
        addDoor(to: site, limits)
        DeskRoutes(desk: desk, press: press).add(to: site)
        if let saved = desk as? any SavedSearchDesk {
            SavedSearchRoutes(desk: desk, saved: saved, press: press).add(to: site)
        }
        addFiles(to: site.group("files"))
        if let keeping = desk as? any KeepingDesk {
            RetentionRoutes(desk: desk, keeping: keeping, press: press).add(to: site)
        }
        if let help = desk as? any HelpDesk { HelpRoutes(help: help, press: press).add(to: site) }
        if let post = desk as? any PostDesk {
            PostRoutes(post: post, press: press, limits: limits).add(to: site)
        }
        if let oversight = desk as? any OversightDesk {
            PolicyRoutes(oversight: oversight, press: press).add(to: site)
            SupervisionRoutes(desk: desk, oversight: oversight, press: press).add(to: site)
        }
        addOwnHouse(to: site)
        if let publication = desk as? any PublicDesk {
            PublicRoutes(desk: publication, press: press, site: (desk as? any PostDesk)?.site).add(
                to: site)
        }
        DocumentRoutes(desk: desk, press: press).add(to: site.group("files"))
        if let law = desk as? any LawDesk {
            LawDeskRoutes(desk: desk, law: law, press: press).add(to: site.group("law"))
        }
        LawRoutes(desk: desk, press: press).add(to: site.group("law"))
        QuestionRoutes(desk: desk, press: press, limits: limits).add(to: site.group("law"))
        WhatIfRoutes(desk: desk, press: press, limits: limits).add(to: site.group("law"))
    }

    private func addFiles(to files: RouterGroup<OfficeContext>) {
        NewFileRoutes(desk: desk, press: press).add(to: files)
        FileRoutes(desk: desk, press: press).add(to: files)
        if let likeness = desk as? any LikenessDesk {
            SameRoutes(desk: desk, likeness: likeness, press: press).add(to: files)
        }
        if let keeping = desk as? any KeepingDesk {
            KeepingRoutes(desk: desk, keeping: keeping, press: press).add(to: files)
        }
    }

    /// Signing in and out, and one's own account.
    private func addDoor(to site: RouterGroup<OfficeContext>, _ limits: DoorLimits) {
        AccountRoutes(desk: desk, press: press, cookies: cookies, limits: limits).add(to: site)
        if let account = desk as? any AccountDesk {
            OwnAccountRoutes(account: account, press: press).add(to: site)
            SecondFactorRoutes(account: account, press: press).add(to: site)
        }
        if let provider = desk as? any ProviderDesk {
            ProviderRoutes(desk: desk, provider: provider, press: press, cookies: cookies, limits: limits)
                .add(to: site)
        }
    }

    /// Pages about the office itself: its people, its trail, its backups.
    private func addOwnHouse(to site: RouterGroup<OfficeContext>) {
        if let staff = desk as? any StaffDesk {
            StaffRoutes(desk: desk, staff: staff, press: press).add(to: site)
            AccountCareRoutes(staff: staff, press: press).add(to: site)
            UnusedRoutes(staff: staff, press: press).add(to: site)
            TransferRoutes(staff: staff, press: press).add(to: site)
            OwnPostRoutes(staff: staff, press: press).add(to: site)
            TrailRoutes(staff: staff, desk: desk, press: press).add(to: site)
        }
        if let system = desk as? any SystemDesk { SystemRoutes(system: system, press: press).add(to: site) }
    }

    /// What a refusal says to a program, in a language; `nil` for a fault.
    func spoken(_ error: any Error, in language: Language) -> SpokenRefusal? {
        press.words(language).spoken(error)
    }
}
