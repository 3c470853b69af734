internal import Casework
internal import Desk
internal import Law

/// A file that is like the one in hand, with what speaks for it and what against it.
struct LikeLine: Part {
    let line: FileLine
    let what: String
    let reasons: [LikeReasonLine]

    init(_ like: LikeFile, today: CivilDate, _ words: Wording) {
        line = FileLine(like.row, today: today, words)
        what = words(
            like.isSameMatter
                ? "likeness.same-matter" : like.isSameParty ? "likeness.same-party" : "likeness.alike")
        reasons = like.reasons.map { LikeReasonLine($0, words) }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "likeWhat": what
        case "likeReasons": reasons
        default: line.child(named: name)
        }
    }
}

/// One thing that both have in common.
struct LikeReasonLine: Part {
    let text: String
    let strength: String
    let doubt: String?

    init(_ reason: LikeReason, _ words: Wording) {
        let share = reason.share.map(words.number) ?? ""
        text = words("likeness.reason.\(reason.kind.rawValue)", ["what": reason.quote, "share": share])
        strength = words("likeness.strength.\(reason.strength.rawValue)")
        doubt = reason.doubt.map { words($0) }
    }

    func child(named name: String) -> Any? {
        switch name {
        case "likeReason": text
        case "likeStrength": strength
        case "likeDoubt": orNothing(doubt)
        default: nil
        }
    }
}
