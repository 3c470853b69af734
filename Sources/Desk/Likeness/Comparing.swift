internal import Casework
internal import Law
internal import Store

/// Compares what is asked about with a file that has keys in common with it, and names each reason with its strength
/// and with what speaks against it.
struct Comparing {
    let office: Office
    let question: LikeQuestion
    let hand: FileInHand

    /// Two passages of eight are worth a look at both texts.
    private static let fewestPassages = 2

    func reasons(_ keys: [LikenessKey]) -> [LikeReason] {
        var reasons: [LikeReason] = []
        for key in keys.sorted(by: { $0.kind.rawValue < $1.kind.rawValue }) {
            switch key.kind {
            case .creditCode: reasons += creditCode(key)
            case .name: reasons += name(key)
            case .address: reasons += address(key)
            case .right: reasons += right()
            case .phone: reasons += trace(key, .phone, .strong, \.phones)
            case .account: reasons += trace(key, .account, .strong, \.accounts)
            case .link: reasons += trace(key, .link, .strong, \.links)
            case .text, .passage: break
            }
        }
        let texts = keys.filter { $0.kind == .text || $0.kind == .passage }
        if texts.contains(where: { $0.kind == .text }) || texts.count >= Comparing.fewestPassages {
            reasons += text()
        }
        var seen: Set<LikeReason> = []
        reasons = reasons.filter { seen.insert($0).inserted }
        if !reasons.isEmpty, let place = place() { reasons.append(place) }
        return reasons.sorted {
            ($0.strength.weight, $1.kind.rawValue) > ($1.strength.weight, $0.kind.rawValue)
        }
    }

    private func party(_ key: LikenessKey) -> PartyRow? {
        guard case .party(let id) = key.source else { return nil }
        return hand.quoted.parties.first { $0.id == id && $0.erasedDay == nil }
    }

    private func number(_ text: String?) -> String? { text.flatMap { office.folding.numberToken($0) } }

    private func creditCode(_ key: LikenessKey) -> [LikeReason] {
        guard let code = party(key)?.uscc,
            question.parties.contains(where: { number($0.uscc) == number(code) })
        else { return [] }
        return [LikeReason(.creditCode, .strong, code)]
    }

    /// A name never outweighs two different credit codes; a renamed firm is found by its code.
    private func name(_ key: LikenessKey) -> [LikeReason] {
        guard let theirs = party(key), let name = theirs.name,
            let other = FirmName(name, names: office.placeWords)
        else { return [] }
        let own = question.parties.compactMap { party -> LikeReason? in
            guard let mine = FirmName(party.name, names: office.placeWords), mine.core == other.core else {
                return nil
            }
            if let first = number(party.uscc), let second = number(theirs.uscc), first != second {
                return nil
            }
            return reason(mine, other, name)
        }
        return own.max { $0.strength < $1.strength }.map { [$0] } ?? []
    }

    private func reason(_ mine: FirmName, _ other: FirmName, _ quote: String) -> LikeReason {
        if mine.form == .person || other.form == .person {
            return LikeReason(.name, .weak, quote, doubt: "likeness.doubt.person")
        }
        if isElsewhere(mine, other) {
            return LikeReason(.name, .weak, quote, doubt: "likeness.doubt.elsewhere")
        }
        if mine.form != other.form {
            return LikeReason(.name, .weak, quote, doubt: "likeness.doubt.form")
        }
        let isWhole = mine.folded == other.folded
        switch (mine.form, isWhole) {
        case (.company, true): return LikeReason(.name, .strong, quote)
        case (.company, false): return LikeReason(.name, .medium, quote, doubt: "likeness.doubt.short-name")
        default: return LikeReason(.name, .medium, quote)
        }
    }

    /// A company bears its name once in its city; a shop may bear it in every county.
    private func isElsewhere(_ mine: FirmName, _ other: FirmName) -> Bool {
        let namesPlaces = !mine.places.isEmpty && !other.places.isEmpty
        let isOtherName =
            namesPlaces
            && !mine.places.contains { place in
                other.places.contains { $0.hasPrefix(place) || place.hasPrefix($0) }
            }
        if isOtherName { return true }
        guard mine.form == .business, let here = question.place,
            case .division(let there)? = hand.file.facts["place"]
        else { return false }
        return here != there
    }

    private func address(_ key: LikenessKey) -> [LikeReason] {
        guard let address = party(key)?.address else { return [] }
        return [LikeReason(.address, .weak, address)]
    }

    private func right() -> [LikeReason] {
        guard let theirs = office.rightViews(of: hand).first,
            question.rights.contains(where: { $0.type == theirs.type })
        else { return [] }
        return [LikeReason(.right, .medium, theirs.number)]
    }

    /// What stands in a text or an address of both.
    private func trace(
        _ key: LikenessKey, _ kind: LikeReason.Kind, _ strength: LikeReason.Strength,
        _ path: KeyPath<Traces, [String]>
    ) -> [LikeReason] {
        let theirs = Traces(in: text(of: key.source), folding: office.folding)[keyPath: path]
        let mine = ([question.text] + question.parties.compactMap(\.address)).flatMap {
            Traces(in: $0, folding: office.folding)[keyPath: path]
        }
        return theirs.filter(mine.contains).map { LikeReason(kind, strength, $0) }
    }

    private func text(of source: SearchRow.Source) -> String {
        switch source {
        case .text(let id): hand.quoted.texts[id] ?? ""
        case .party(let id): hand.quoted.parties.first { $0.id == id }?.address ?? ""
        case .cover, .document: ""
        }
    }

    private func text() -> [LikeReason] {
        guard case .text(let reference)? = hand.file.facts["narrative"],
            let theirs = hand.quoted.texts[reference.id]
        else { return [] }
        let folding = office.folding
        let share = TextSketch(question.text, folding: folding)
            .share(with: TextSketch(theirs, folding: folding))
        let shares = Office.alikeShares
        guard share >= shares.fewest else { return [] }
        let strength: LikeReason.Strength =
            share >= shares.strong ? .strong : share >= shares.medium ? .medium : .weak
        return [LikeReason(.text, strength, share: share)]
    }

    /// Said only beside another reason: a county has thousands of matters.
    private func place() -> LikeReason? {
        guard let here = question.place, case .division(let there)? = hand.file.facts["place"], here == there
        else { return nil }
        return LikeReason(.place, .weak, office.place(there))
    }
}
