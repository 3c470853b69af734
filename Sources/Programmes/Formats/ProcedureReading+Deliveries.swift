internal import Casework
internal import Law

/// What an act makes, signs and hands to others.
extension ProcedureReading {
    mutating func readPapers(_ section: Section, _ action: inout Action) {
        action.needs = section.words("needs", &faults).compactMap {
            faults.resolve($0, "document", among: papers)
        }
        action.takes = section.words("takes", &faults).compactMap {
            faults.resolve($0, "document", among: papers)
        }
        for word in section.words("drafts", &faults) {
            guard let paper = faults.resolve(word, "document", among: papers) else { continue }
            if paper.template == nil {
                faults.add(
                    "document \(paper.name) is drafted and has no template",
                    remedy: "add `drafted_from` to it, and documents/\(paper.name).md", at: word.place)
            }
            action.drafts.append(paper)
        }
        readSignatures(section, &action)
        readServings(section, &action)
        if let tree = section["sends"] { action.sends = readSending(tree, section) }
        for (what, receivers) in section.lists("copies", &faults) {
            guard let thing = faults.resolve(what, "document or text", among: signable(action)) else {
                continue
            }
            for receiver in receivers {
                guard let body = faults.resolve(receiver, "body", among: bodies) else { continue }
                action.copies.append(.init(what: thing, to: body.name))
            }
        }
    }

    /// Signatures that must lie under a paper, papers that must be the same, and those that the next file
    /// takes over.
    mutating func readPairs(_ section: Section, _ action: inout Action) {
        for (paper, signers) in section.lists("signed", &faults) {
            guard let paper = faults.resolve(paper, "document", among: papers) else { continue }
            action.signed[paper.name] = signers.compactMap {
                faults.resolve($0, "role", among: roles)?.name
            }
        }
        for (paper, other) in section.table("matches", &faults) {
            guard let paper = faults.resolve(paper, "document", among: papers),
                let other = faults.resolve(other, "document", among: papers)
            else { continue }
            action.matches[paper.name] = other.name
        }
        action.passes = section.words("passes", &faults).compactMap {
            faults.resolve($0, "document", among: papers)?.name
        }
        action.passesSealed = section.words("passes_sealed", &faults).compactMap { word in
            guard let fact = faults.resolve(word, "fact", among: facts) else { return nil }
            if case .sealed = fact.kind { return fact.name }
            faults.add(
                "`\(word.text)` is not sealed", remedy: "pass a fact of type sealed", at: word.place)
            return nil
        }
    }

    private mutating func readSignatures(_ section: Section, _ action: inout Action) {
        for word in section.words("signs", &faults) {
            if let thing = faults.resolve(word, "document or text", among: signable(action)) {
                action.signs.append(thing)
            }
        }
        guard let cosigner = section.word("cosigned_by", &faults) else { return }
        action.cosignedBy = faults.resolve(cosigner, "role", among: roles)?.name
        if !section.has("signs") {
            faults.add(
                "\(section.title) is cosigned and signs nothing", remedy: "add `signs`", at: cosigner.place)
        }
    }

    /// Papers, and texts that the act asks for.
    private func signable(_ action: Action) -> [String: String] {
        let texts = action.asks.filter { $0.kind == .text }.map(\.name)
        return Dictionary((Array(papers.keys) + texts).map { ($0, $0) }) { first, _ in first }
    }

    /// One serving, or a list of them.
    private mutating func readServings(_ section: Section, _ action: inout Action) {
        guard let tree = section["serves"] else { return }
        var trees = [tree]
        if case .list(let members) = tree.content { trees = members }
        for tree in trees {
            let serving = Section(tree, "`serves` of \(section.title)", keys: ["document", "to"], &faults)
            let paper = serving.demanded("document", &faults).flatMap {
                faults.resolve($0, "document", among: papers)
            }
            let receiver = serving.demanded("to", &faults).flatMap { readAddressee($0) }
            if let paper, let receiver {
                action.serves.append(.init(document: paper.name, to: receiver))
                course.served.insert(paper.name)
            }
        }
    }

    /// A body, a role, or `party.ROLE`.
    private mutating func readAddressee(_ word: Word) -> String? {
        let party = "party."
        if word.text.hasPrefix(party), word.text.count > party.count { return word.text }
        let known = Dictionary((Array(bodies.keys) + Array(roles.keys)).map { ($0, $0) }) { first, _ in first
        }
        return faults.resolve(word, "body, role or `party.ROLE`", among: known)
    }

    private mutating func readSending(_ tree: Tree, _ owner: Section) -> Action.Sending? {
        let section = Section(tree, "`sends` of \(owner.title)", keys: ["message", "to"], &faults)
        let message = section.demanded("message", &faults).flatMap {
            faults.resolve($0, "message in messages/", among: neighbours.messages)
        }
        let body = section.demanded("to", &faults).flatMap { faults.resolve($0, "body", among: bodies) }
        guard let message, let body else { return nil }
        return .init(message: message, to: body.name)
    }
}
