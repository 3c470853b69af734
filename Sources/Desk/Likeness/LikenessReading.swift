internal import Casework
internal import Law
internal import Store

/// Reads the keys of a matter out of what is said openly of it. Where each key stands is kept beside it, so that it
/// goes when its text is erased, and is shown to those alone who see that text.
struct LikenessReading {
    let folding: Folding
    let places: PlaceWords
    let master: MasterKey

    /// Texts in which others are described: a reason that an officer gives names telephones of offices.
    static let tellingFields: Set<String> = ["narrative", "links", "question", "answer"]
    /// Shorter narratives are alike by chance.
    private static let shortestText = 12

    func keys(ofParty party: PartyRow) -> [LikenessKey] {
        guard party.erasedDay == nil else { return [] }
        return keys(
            name: party.name ?? "", uscc: party.uscc, address: party.address, in: .party(party.id))
    }

    func keys(name: String, uscc: String?, address: String?, in source: SearchRow.Source) -> [LikenessKey] {
        var keys: [LikenessKey] = []
        if let code = uscc.flatMap({ folding.numberToken($0) }) {
            keys.append(key(.creditCode, code, source))
        }
        if let name = FirmName(name, names: places) { keys.append(key(.name, name.core, source)) }
        let stated = folding.compact(address ?? "")
        if stated.count >= LikenessReading.shortestAddress {
            keys.append(key(.address, core(ofAddress: stated), source))
        }
        return keys + traces(Traces(in: address ?? "", folding: folding), source)
    }

    func keys(ofText text: String, isNarrative: Bool, in source: SearchRow.Source) -> [LikenessKey] {
        var keys = traces(Traces(in: text, folding: folding), source)
        guard isNarrative else { return keys }
        let sketch = TextSketch(text, folding: folding)
        if sketch.whole.count >= LikenessReading.shortestText {
            keys.append(key(.text, sketch.whole, source))
        }
        return keys + sketch.samples.map { key(.passage, $0, source) }
    }

    func keys(ofRight type: String, _ number: String, in source: SearchRow.Source) -> [LikenessKey] {
        let compact = folding.numberToken(number) ?? folding.compact(number)
        guard !compact.isEmpty else { return [] }
        return [key(.right, "\(type) \(LikenessReading.withoutCheck(compact, type))", source)]
    }

    private static let shortestAddress = 6

    /// Patents are cited with and without the check digit at their end.
    private static func withoutCheck(_ number: String, _ type: String) -> String {
        guard type == "patent", number.utf8.count == 13 || number.utf8.count == 9 else { return number }
        return String(number.dropLast())
    }

    /// From the county on: the province and the city are left out as often as not.
    private func core(ofAddress address: String) -> String {
        var rest = address
        while let place = places.placeStarting(rest), rest.count - place.count >= 4 {
            rest.removeFirst(place.count)
            if let mark = rest.first, places.divisionEndings.contains(mark) { rest.removeFirst() }
        }
        return rest
    }

    private func traces(_ traces: Traces, _ source: SearchRow.Source) -> [LikenessKey] {
        traces.phones.map { key(.phone, $0, source) } + traces.accounts.map { key(.account, $0, source) }
            + traces.links.map { key(.link, $0, source) }
    }

    private func key(_ kind: LikenessKey.Kind, _ value: String, _ source: SearchRow.Source) -> LikenessKey {
        LikenessKey(kind, value, in: source, with: master)
    }
}

extension Office {
    var likenessReading: LikenessReading {
        LikenessReading(folding: folding, places: placeWords, master: key)
    }

    /// All keys of a file, from what lies beside its journal now. Sealed records are not read.
    func likenessKeys(of hand: FileInHand, on db: some Connection) throws -> [LikenessKey] {
        guard try Erasures.destroyedDay(of: hand.number, on: db) == nil else { return [] }
        let reading = likenessReading
        var keys = try Parties.all(of: hand.number, on: db).flatMap(reading.keys(ofParty:))
        for text in try TextRecords.all(of: hand.number, on: db)
        where LikenessReading.tellingFields.contains(text.field) {
            keys += reading.keys(
                ofText: text.text, isNarrative: text.field == "narrative", in: .text(text.id))
        }
        if case .choice(let type)? = hand.file.facts["right-type"],
            case .text(let reference)? = hand.file.facts["right-number"],
            let number = try TextRecords.find(reference.id, on: db)
        {
            keys += reading.keys(ofRight: type, number.text, in: .text(reference.id))
        }
        return Array(keys.prefix(LikenessKeys.mostOfOneFile))
    }
}
