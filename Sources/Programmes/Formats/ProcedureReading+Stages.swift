internal import Casework
internal import Law

extension ProcedureReading {
    /// The stages with their names known before any act is read, so that acts can go anywhere.
    mutating func stageSections(_ section: Section) -> [(Word, Section)] {
        guard section.has("stages") else {
            faults.add("the procedure has no `stages`", remedy: "add `stages:`", at: section.place)
            return []
        }
        let stageKeys: Set<String> = ["title", "actions", "ends", "outcome", "source"]
        let read = parts(section, "stages", "stage", keys: stageKeys)
        for (name, _) in read {
            stages[name.text] = Name(name.text)
            course.stagePlaces[Name(name.text)] = name.place
        }
        return read
    }

    mutating func readStage(_ name: Word, _ section: Section) -> Stage {
        let title = section.demanded("title", &faults)
        let ends = section.flag("ends", &faults)
        let outcome = section.word("outcome", &faults)
        let source = section.word("source", &faults)
        _ = readCitation(source)
        if ends {
            if section.has("actions") {
                faults.add(
                    "stage \(name.text) ends and has actions", remedy: "drop `ends`, or the actions",
                    at: section.place(of: "actions"))
            }
            _ = section.demanded("outcome", &faults)
        } else if let outcome {
            faults.add(
                "stage \(name.text) has an outcome and does not end", remedy: "add `ends: true`, or drop it",
                at: outcome.place)
        }
        let actions = readActions(section["actions"], in: Name(name.text))
        return Stage(
            name: Name(name.text), title: title?.text ?? name.text, actions: actions, ends: ends,
            outcome: outcome.map { Name($0.text) }, source: source?.text)
    }

    /// Acts that are open once the file has ended. None of them moves the file or starts a clock: what has
    /// ended, ended.
    mutating func readAfterwards(_ section: Section) -> [Action] {
        guard let tree = section["afterwards"] else { return [] }
        return Section.pairs(of: tree, "`afterwards`", &faults).map { pair in
            checkName(pair.key, "act")
            let read = Section(pair.value, "act \(pair.key.text)", keys: Self.actionKeys, &faults)
            for key in ["goes_to", "starts", "opens"] where read.has(key) {
                faults.add(
                    "act \(pair.key.text) is open after the end and has `\(key)`", remedy: "drop it",
                    at: read.place(of: key))
            }
            return readAction(pair.key, read)
        }
    }

    mutating func readActions(_ tree: Tree?, in stage: Name<Stage>?) -> [Action] {
        guard let tree else { return [] }
        let title = stage.map { "`actions` of stage \($0)" } ?? "`anywhere`"
        return Section.pairs(of: tree, title, &faults).map { pair in
            checkName(pair.key, "act")
            let section = Section(pair.value, "act \(pair.key.text)", keys: Self.actionKeys, &faults)
            let action = readAction(pair.key, section)
            if let target = action.goesTo {
                course.moves.append((stage, target))
            } else if section.has("goes_to"), let stage {
                course.lostExits.insert(stage)
            }
            return action
        }
    }
}
