internal import Casework
internal import Desk
internal import Evidence
internal import Law

/// A clock as programs see it: dates for days, moments for hours, and each day with its reason.
struct ClockAnswer {
    let clock: Clock
    /// `nil` when it has not started.
    let view: ClockView?
    let file: FileView
    let words: Wording

    /// What stands in the file.
    var short: JSON { .object(members) }

    /// With its whole arithmetic.
    var whole: JSON {
        var members = members
        members["days"] = .array((view?.days ?? []).map(day))
        members["suspensions"] = .array((view?.pauses ?? []).map(suspension))
        members["extensions"] = .array((view?.extensions ?? []).map { extended($0.reach) })
        members["sentences"] = .strings(sentences)
        return .object(members)
    }

    private var members: [String: JSON] {
        [
            "name": .string(clock.name.description), "run": .int(view?.run ?? 0),
            "title": .string(words.clockTitle(clock.name, in: file.procedure)),
            "state": .string((view?.state ?? .notStarted).rawValue),
            "started": JSON(view?.started?.description), "alarm": end(\.0), "last": end(\.1),
            "provisional": .bool(view?.end?.isProvisional ?? false), "id": JSON(clock.ruleID),
            "source": .string(clock.source.description), "confidence": .string(clock.confidence.rawValue),
        ]
    }

    private func end(_ which: KeyPath<(String, String), String>) -> JSON {
        switch view?.end {
        case .day(let alarm, let last, _)?: .string((alarm.description, last.description)[keyPath: which])
        case .moment(let alarm, let last)?: .string((alarm.description, last.description)[keyPath: which])
        case nil: .null
        }
    }

    private func day(_ day: CountedDay) -> JSON {
        let ground = day.why.values["ground"].map { ["ground": words.ground($0, in: file.procedure.name)] }
        let why = Reason(day.why.key, day.why.values.merging(ground ?? [:]) { _, titled in titled })
        return .object([
            "date": .string(day.date.description), "kind": .string(day.kind.rawValue),
            "why": .string(words.reason(why) ?? words("sums.kind.\(day.kind.rawValue)")),
        ])
    }

    private func suspension(_ pause: Pause) -> JSON {
        .object([
            "ground": .string(pause.ground), "from": .string(pause.from.description),
            "until": JSON(pause.until?.description),
        ])
    }

    private func extended(_ reach: ClockExtension) -> JSON {
        switch reach {
        case .by(let length): .object(["by": .int(length), "to": .null, "until": .null])
        case .to(let length): .object(["by": .null, "to": .int(length), "until": .null])
        case .until(let day): .object(["by": .null, "to": .null, "until": .string(day.description)])
        }
    }

    /// The arithmetic in words.
    private var sentences: [String] {
        guard let view else { return [] }
        return ClockSums(view, in: file, words).notes.map(\.text)
    }
}
