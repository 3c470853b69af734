internal import Casework
internal import Desk

/// What stands round every page: bar, rail, foot, and the sheet's foot on paper.
struct Frame: Named, Sendable {
    let page: any Page
    let words: Wording
    let context: OfficeContext
    let assets: Assets
    /// The page itself, rendered; empty while it is.
    var main = ""

    /// Names are looked for in the page first, then here. Anything else is a fault of the template.
    func child(named name: String) -> Any? {
        page.child(named: name) ?? own(name) ?? unknown(name)
    }

    private func own(_ name: String) -> Any? {
        switch name {
        case "main": main
        case "lang": words.language.tag
        case "isLarge": context.isLarge
        case "title": page.title
        case "windowTitle": words("frame.window", ["title": page.title])
        case "style": assets.address("zhibao.css")
        case "script": assets.address("zhibao.js")
        case "icon": assets.address("zhibao.svg")
        case "nonce": context.nonce
        case "formToken": context.formToken
        case "signsWithCode": (context.caller ?? context.bound?.caller)?.hasSecondFactor == true
        case "footStyle": Frame.quoted(foot)
        case "footLine": foot
        default: ownLinks(name)
        }
    }

    private func ownLinks(_ name: String) -> Any? {
        switch name {
        case "isOffice": isOffice
        case "agency": isOffice ? context.caller?.agencyName ?? "" : words("frame.portal")
        case "me": orNothing(isOffice ? context.caller.map(me) : nil)
        case "rail": orNothing(isOffice ? context.caller.map { Rail(for: $0, at: page.place, words) } : nil)
        case "homeHref": isOffice ? Route.desk.path : Route.home.path
        case "searchHref": Route.files(.all).path
        case "searched": Nothing()
        case "signOutHref": Route.signOut.path
        case "signInHref": Route.signIn.path
        case "largeHref": changed("text", to: context.isLarge ? "normal" : "large")
        case "largeLabel": words(context.isLarge ? "frame.normal-type" : "frame.large-type")
        case "languages": languages
        case "accessibilityHref": Route.accessibility.path
        default: nil
        }
    }

    private var isOffice: Bool { page.place != nil && context.caller != nil }

    private var foot: String {
        guard let caller = context.caller, isOffice else { return page.foot }
        return words(
            "frame.printed-by",
            ["foot": page.foot, "moment": words.moment(context.now), "person": caller.personName])
    }

    private func me(_ caller: Caller) -> String {
        let roles = caller.roles.sorted().map(words.postTitle)
        return ([caller.personName] + roles).joined(separator: " · ")
    }

    private var languages: [LinkPart] {
        context.spoken.filter { $0 != words.language }.map { language in
            LinkPart(
                href: changed("lang", to: language.rawValue), label: words("language.\(language.rawValue)"),
                language: language.tag)
        }
    }

    /// This page's address with one setting changed.
    private func changed(_ name: String, to value: String) -> String {
        let parts = context.address.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let kept = (parts.count == 2 ? FormText.pairs(parts[1].utf8) ?? [] : []).filter {
            !["lang", "text"].contains($0.0)
        }
        return String(parts[0]) + FormText.query(kept.map { ($0.0, $0.1) } + [(name, value)])
    }

    private func unknown(_ name: String) -> Any? {
        assertionFailure("no value of \(type(of: page)) is called \(name)")
        return nil
    }

    /// A string of CSS: nothing in it can end the string or the element.
    static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\", "<", ">", "&", "'": quoted += "\\" + String(scalar.value, radix: 16) + " "
            case _ where scalar.value < 0x20: quoted += " "
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
