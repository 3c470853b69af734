internal import Casework
internal import Desk
internal import HTTPTypes
internal import Hummingbird
internal import Law

/// Mail of a file, mail without a file, and each person's own mail and calendar.
struct PostRoutes: Sendable {
    let post: any PostDesk
    let press: Press
    let limits: DoorLimits

    func add(to site: RouterGroup<OfficeContext>) {
        site.get("files/:id/mail", use: mails)
        site.get("mail", use: queue)
        site.get("mail/:id", use: open)
        site.post("mail/:id/file", use: file)
        site.post("mail/:id/aside", use: setAside)
        site.get("my/post", use: mine)
        site.post("my/post/language", use: chooseLanguage)
        site.post("my/post/feeds", use: makeFeed)
        site.post("my/post/feeds/:id/revocation", use: revokeFeed)
        site.get("calendar/:token", use: calendar)
    }

    @Sendable private func mails(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let id = try context.parameters.require("id")
        let mails = try await post.mails(of: id, for: context.officer())
        return press.print(FileMailPage(mails, today: context.now.legalDay, press.words(context)), context)
    }

    @Sendable private func queue(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let mails = try await post.mailQueue(for: context.officer())
        return press.print(MailQueuePage(mails, today: context.now.legalDay, press.words(context)), context)
    }

    @Sendable private func open(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let mail = try await post.openMail(
            try context.parameters.require("id"), for: context.officer())
        let page = MailOpenedPage(mail, today: context.now.legalDay, press.words(context))
        return press.print(page, context)
    }

    @Sendable private func file(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let caller = try context.officer()
        let id = try context.parameters.require("id")
        let form = try await TypedForm(request, context)
        let number = form["number"] ?? ""
        do {
            guard !number.isEmpty else { throw Refusal.fieldsInvalid([.init("number", .required)]) }
            try await post.fileMail(id, into: number, for: caller)
            return Press.go(to: .mailQueue)
        } catch {
            let words = press.words(context)
            guard var said = words.spoken(error) else { throw error }
            if case Refusal.fieldsInvalid = error { said = words.said(422, "mail-file-unknown") }
            let mail = try await post.openMail(id, for: caller)
            let page = MailOpenedPage(
                mail, today: context.now.legalDay, number: number, refused: said, words)
            return press.print(page, context, status: .init(code: said.status))
        }
    }

    @Sendable private func setAside(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let caller = try context.officer()
        _ = try await TypedForm(request, context)
        try await post.setMailAside(try context.parameters.require("id"), for: caller)
        return Press.go(to: .mailQueue)
    }

    @Sendable private func mine(_ request: Request, _ context: OfficeContext) async throws -> Response {
        try await show(context.officer(), said: request.asked("done"), context)
    }

    @Sendable private func chooseLanguage(_ request: Request, _ context: OfficeContext) async throws
        -> Response
    {
        let caller = try context.officer()
        let form = try await TypedForm(request, context)
        try await post.setMailLanguage(form["language"] ?? "", of: caller)
        return Press.go(to: Route.myPost.path + "?done=saved")
    }

    /// The address of a new feed is shown on the answer itself: it stands in no address and in no history.
    @Sendable private func makeFeed(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let caller = try context.officer()
        let form = try await TypedForm(request, context)
        let language = form["language"] ?? ""
        guard Language(rawValue: language) != nil else {
            throw Refusal.fieldsInvalid([.init("language", .choice)])
        }
        let token = try await post.makeCalendarFeed(language: language, for: caller)
        let address = PostRoutes.origin(request, post.site) + Route.calendar(token).path
        return try await show(caller, made: address, context)
    }

    @Sendable private func revokeFeed(_ request: Request, _ context: OfficeContext) async throws -> Response {
        let caller = try context.officer()
        _ = try await TypedForm(request, context)
        try await post.revokeCalendarFeed(try context.parameters.require("id"), for: caller)
        return Press.go(to: Route.myPost.path + "?done=revoked")
    }

    /// For programs: the token in the address is all that they bring. It is shown on no page and in no log.
    @Sendable private func calendar(_ request: Request, _ context: OfficeContext) async throws -> Response {
        try limits.calendars.take(context.remoteAddress, at: context.now)
        let name = try context.parameters.require("token")
        guard name.hasSuffix(".ics") else { throw DoorRefusal.notFound }
        let text = try await post.calendar(token: String(name.dropLast(4)))
        let headers: HTTPFields = [
            .contentType: "text/calendar; charset=utf-8", .cacheControl: "private, max-age=900",
            .contentDisposition: "inline; filename=\"zhibao.ics\"",
        ]
        return Response(
            status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }

    private func show(
        _ caller: Caller, said: String? = nil, made: String? = nil, _ context: OfficeContext
    ) async throws -> Response {
        let page = MyPostPage(
            feeds: try await post.calendarFeeds(of: caller), languages: post.mailLanguages,
            chosen: try await post.mailLanguage(of: caller), made: made, said: said,
            today: context.now.legalDay, press.words(context))
        return press.print(page, context)
    }

    /// The site's own address, else the one that the browser used.
    private static func origin(_ request: Request, _ site: String?) -> String {
        if let site { return site }
        let host = request.head.authority ?? ""
        let isPlain = host.unicodeScalars.allSatisfy {
            ("a"..."z").contains($0) || ("A"..."Z").contains($0) || ("0"..."9").contains($0)
                || ".:-[]".unicodeScalars.contains($0)
        }
        return host.isEmpty || !isPlain ? "" : "http://" + host
    }
}
