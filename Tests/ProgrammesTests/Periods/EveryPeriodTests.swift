import Law
import Programmes
import Testing

/// Each period of the catalogue, from each kind of day.
@Suite struct EveryPeriodTests {
    /// The answers from all the days on which some version is in force; never empty.
    private func answers(_ name: String) throws -> [(start: CivilDate, answer: PeriodAnswer)] {
        let period = try #require(try ShippedPeriods.catalogue()[name])
        let answers = try ShippedPeriods.starts.compactMap { day -> (CivilDate, PeriodAnswer)? in
            do {
                return (
                    day,
                    try ShippedPeriods.reckon(name, ShippedPeriods.question(period, from: day))
                )
            } catch let refusal as PeriodRefusal {
                switch refusal {
                case .notKnownBefore(let first, _): #expect(day < first)
                case .noLongerSet(let last, _): #expect(day > last)
                default: Issue.record("\(day): \(refusal)")
                }
                return nil
            }
        }
        #expect(!answers.isEmpty)
        return answers
    }

    @Test(arguments: try ShippedPeriods.names())
    func `it ends where a walk day by day ends`(name: String) throws {
        let walk = DayWalk(calendar: try ShippedPeriods.calendar())
        for (start, answer) in try answers(name) {
            let (length, unit) = (answer.length.length, answer.length.unit)
            let end = try #require(answer.end)
            switch answer.period.shape {
            case .deadline where unit == .hours:
                let alarm = Instant(start, 10, 20).adding(hours: length)
                #expect(end == .moment(alarm: alarm, last: alarm.adding(ms: 40 * 60_000)))
            case .deadline:
                let full = walk.full(length, unit, from: start)
                let alarm = unit == .workingDays ? full : walk.alarm(from: full)
                #expect(end.alarmDay == alarm, "\(start)")
                #expect(end.lastDay == walk.last(from: full), "\(start)")
            case .term, .wait:
                #expect(end.lastDay == walk.full(length, unit, from: start), "\(start)")
                #expect(end.alarmDay == end.lastDay)
            case .latestBefore:
                #expect(end.lastDay == walk.back(length, unit, before: start), "\(start)")
            case .windowBefore:
                #expect(answer.opens == walk.back(length, unit, before: start), "\(start)")
                #expect(end.lastDay == start)
            }
        }
    }

    @Test(arguments: try ShippedPeriods.names())
    func `a year without a calendar makes it provisional, and nothing else does`(name: String) throws {
        let calendar = try ShippedPeriods.calendar()
        for (start, answer) in try answers(name) {
            let end = try #require(answer.end)
            let countsWork = answer.length.unit == .workingDays
            let isBack = [.latestBefore, .windowBefore].contains(answer.period.shape)
            let first = countsWork && !isBack ? start + 1 : end.lastDay
            let rests =
                switch answer.period.shape {
                case .deadline: answer.length.unit != .hours
                case .term, .wait, .latestBefore, .windowBefore: countsWork
                }
            let full = DayWalk(calendar: calendar).full(
                answer.length.length, answer.length.unit, from: start)
            let from = isBack ? end.lastDay : min(first, full)
            let to = isBack ? start - 1 : end.lastDay
            let isKnown = (from.year...max(from.year, to.year)).allSatisfy(
                calendar.publishedYears.contains)
            #expect(end.isProvisional == (rests && !isKnown), "\(start)")
        }
    }

    @Test(arguments: try ShippedPeriods.names())
    func `the day before, the day and the day after`(name: String) throws {
        for (_, answer) in try answers(name) {
            let end = try #require(answer.end)
            let standings = (-1...1).map { answer.standing(on: end.lastDay + $0) }
            let after: PeriodAnswer.Standing =
                end.isProvisional ? .unsettled : answer.period.shape == .term ? .over : .late
            switch answer.period.shape {
            case .wait:
                #expect(standings == [.notYet, .notYet, end.isProvisional ? .unsettled : .over])
            case .deadline, .latestBefore, .windowBefore, .term:
                #expect([.inTime, .warned].contains(standings[0]))
                #expect((standings[0] == .warned) == (end.lastDay - 1 > end.alarmDay))
                #expect(standings[1] == .lastDay)
                #expect(standings[2] == after)
            }
            #expect(answer.consequence(on: end.lastDay) == nil)
            let isEffective = !end.isProvisional && !answer.isSetting
            #expect(answer.consequence(on: end.lastDay + 1) == (isEffective ? answer.period.effect : nil))
        }
    }

    @Test(arguments: try ShippedPeriods.names())
    func `the days that are shown are those that were counted`(name: String) throws {
        for (start, answer) in try answers(name) where answer.length.unit != .years {
            let (days, end) = (answer.days, try #require(answer.end))
            #expect(days.first?.date == start && days.first?.kind == .start)
            #expect(zip(days, days.dropFirst()).allSatisfy { abs($0.date - $1.date) == 1 })
            let numbers = days.compactMap(\.number)
            #expect(numbers == Array(1...max(1, numbers.count)) || answer.length.unit == .hours)
            let furthest = answer.period.shape == .windowBefore ? answer.opens : end.lastDay
            #expect(days.last?.date == furthest)
        }
    }

    @Test(arguments: try ShippedPeriods.names())
    func `it says by which text, how long and what its end means`(name: String) throws {
        let sentences = Set(Sentences.keys)
        for (_, answer) in try answers(name) {
            #expect(answer.because.allSatisfy { sentences.contains($0.key) })
            #expect(answer.because.contains { $0.values["length"] == "\(answer.length.length)" })
            let meaning =
                answer.isSetting ? "period-setting" : "period-effect-\(answer.period.effect.rawValue)"
            #expect(answer.because.last?.key == meaning)
            #expect(
                answer.because.contains { $0.key == "period-to-be-confirmed" }
                    == answer.confidence.isToBeConfirmed)
            #expect(try ShippedPeriods.book().authority(of: answer.source) != nil)
        }
    }

    @Test(arguments: try ShippedPeriods.names())
    func `it is held only for what the text leaves out`(name: String) throws {
        let period = try #require(try ShippedPeriods.catalogue()[name])
        for (start, answer) in try answers(name) where start.year > 2024 && start.year < 2027 {
            var question = ShippedPeriods.question(period, from: start)
            question.pauses = [Pause(ground: "lunch", from: start + 2, until: start + 6)]
            #expect(throws: PeriodRefusal.notExcluded(ground: "lunch")) {
                try ShippedPeriods.reckon(name, question)
            }
            for exclusion in period.exclusions {
                let pause = Pause(ground: exclusion.ground, from: start + 2, until: start + 6)
                question.pauses = [pause]
                let walk = DayWalk(calendar: try ShippedPeriods.calendar(), pauses: [pause])
                let full = walk.full(answer.length.length, answer.length.unit, from: start)
                #expect(try ShippedPeriods.reckon(name, question).end?.lastDay == walk.last(from: full))

                question.pauses = [Pause(ground: exclusion.ground, from: start + 2)]
                let held = try ShippedPeriods.reckon(name, question)
                #expect((held.end == nil) == (exclusion.most == nil))
                #expect((held.standing(on: start + 3000) == .held) == (exclusion.most == nil))
            }
        }
    }

    @Test(arguments: try ShippedPeriods.names())
    func `it is lengthened as far as the text allows`(name: String) throws {
        let period = try #require(try ShippedPeriods.catalogue()[name])
        let (book, walk) = (try ShippedPeriods.book(), DayWalk(calendar: try ShippedPeriods.calendar()))
        for (start, answer) in try answers(name) {
            var question = ShippedPeriods.question(period, from: start)
            question.extensions = [.init("for-fun")]
            #expect(throws: PeriodRefusal.unknownExtension(name: "for-fun")) {
                try ShippedPeriods.reckon(name, question)
            }
            for known in period.extensions {
                let plain = try #require(answer.end)
                var full = walk.full(length(of: known, answer, in: book), answer.length.unit, from: start)
                let until = known.reach == .untilDay ? plain.lastDay + 400 : nil
                full = until ?? full
                let before = known.after.map { PeriodQuestion.Grant($0) }
                question.extensions = [before, .init(known.name, until: until)].compactMap { $0 }
                let longer = try ShippedPeriods.reckon(name, question)
                #expect(longer.end?.lastDay == walk.last(from: full), "\(start)")
                #expect(try #require(longer.end).lastDay >= plain.lastDay)
                question.extensions += [.init(known.name, until: until)]
                #expect(throws: PeriodRefusal.extensionTooOften(name: known.name, times: known.times)) {
                    try ShippedPeriods.reckon(name, question)
                }
            }
        }
    }

    /// The whole length with one extension, and with the one that it needs before it.
    private func length(of known: PeriodExtension, _ answer: PeriodAnswer, in book: RuleBook) -> Int {
        let id = answer.version.edition.reference.split(separator: "#")[0]
        func number(_ reference: String) -> Int {
            book.value(id: reference.hasPrefix("#") ? id + reference : reference)?.number ?? 0
        }
        let first = answer.period.extensions.first { $0.name == known.after }
        let before = first.map { length(of: $0, answer, in: book) } ?? answer.length.length
        return switch known.reach {
        case .by(let more): before + number(more)
        case .to(let all): max(before, number(all))
        case .untilDay: before
        }
    }
}
