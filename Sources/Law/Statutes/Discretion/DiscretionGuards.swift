/// The guards of a decision to fine: inside the range of its text, and no departure without its reason.
public enum DiscretionGuards {
    public static let withinRange = "fine-within-range"
    public static let reasoned = "departure-reasoned"

    public static func all(_ book: RuleBook) -> [Rule] {
        [fineWithinRange(book), departureReasoned(book)]
    }

    /// 在法定幅度内: the fine lies in the range of its basis. Below it only with the mitigation that the officer
    /// names, whose reason the other guard asks for.
    public static func fineWithinRange(_ book: RuleBook) -> Rule {
        let reads = (Fines.reads + [Field.fine.name, Discretion.band.name]).withoutRepetition
        return Rule(withinRange, source: "APL2021 art. 37", reads: reads) { facts in
            finding(withinRange, reads, book, on: facts) { fine, answer in
                let range = answer.range
                let values = ["fine": fine.yuan, "from": range.possible.least.yuan]
                let most = range.possible.most.map { ["to": $0.yuan] } ?? [:]
                let all = values.merging(most) { first, _ in first }
                switch range.verdict(on: fine) {
                case .met where fine.fen == 0: return (.met, [Reason(.noFineImposed)], [])
                case .met: return (.met, [Reason(.fineInRange, values)], [])
                case .undetermined, .notApplicable:
                    return (.undetermined, [Reason(.fineOpen, values)], range.missing)
                case .unmet: break
                }
                let isBelow = fine < range.possible.least
                if isBelow, facts.ifStated(Discretion.band) == .mitigated {
                    return (.met, [Reason(.fineMitigated, all)], [])
                }
                return (.unmet, [Reason(isBelow ? .fineOutsideRange : .fineAboveRange, all)], [])
            }
        }
    }

    /// 调整适用须主要负责人批准或集体讨论并入卷: a departure from the band or the table carries its reason and the
    /// approval.
    public static func departureReasoned(_ book: RuleBook) -> Rule {
        let discretion = Discretion(book)
        return Rule(reasoned, source: "DISC2022-2 art. 10", reads: Discretion.reads) { facts in
            finding(reasoned, Discretion.reads, book, on: facts) { fine, answer in
                let departure = Departure(of: fine, answer, by: discretion, on: facts)
                let open = [Discretion.reason, Discretion.approval.name].filter {
                    facts[$0] == nil || facts.isAbsent($0)
                }
                guard !departure.from.isEmpty else {
                    return departure.missing.isEmpty
                        ? (.met, departure.because + [Reason(.noDeparture)], [])
                        : (.undetermined, departure.because + [Reason(.notStated)], departure.missing)
                }
                let because = departure.because + departure.from
                return open.isEmpty
                    ? (.met, because + [Reason(.departureReasoned)], [])
                    : (.unmet, because + [Reason(.departureNeedsReason)], open)
            }
        }
    }

    private typealias Answer = (Finding.Verdict, [Reason], missing: [String])

    /// The range first; what is wrong with the facts is no range.
    private static func finding(
        _ name: String, _ reads: [String], _ book: RuleBook, on facts: Facts,
        _ judge: (Money, FineAnswer) -> Answer
    ) -> Finding {
        let source: Citation = name == reasoned ? "DISC2022-2 art. 10" : "APL2021 art. 37"
        let basis = name == reasoned ? ["admin.discretion.bands"] : ["meta.temporal.admin_penalty"]
        func finding(
            _ verdict: Finding.Verdict, _ source: Citation, _ because: [Reason], missing: [String],
            _ grounds: Grounds = Grounds()
        ) -> Finding {
            Finding(
                rule: name, verdict: verdict, source: source,
                basis: (basis + grounds.basis).filter { !$0.isEmpty }.withoutRepetition,
                confidence: grounds.confidence, because: because, missing: missing,
                used: reads.filter { facts[$0] != nil })
        }
        do {
            let answer = try Fines(book).answer(on: facts)
            let fine = try facts(.fine)
            let (verdict, because, missing) = judge(fine, answer)
            let place = name == reasoned ? source : answer.range.source
            return finding(
                verdict, place, answer.grounds.because + because, missing: missing.withoutRepetition,
                answer.grounds)
        } catch let faults as FineFaults {
            return finding(.unmet, source, faults.faults.map(\.reason), missing: faults.faults.map(\.place))
        } catch let missing as Facts.Missing {
            return finding(.undetermined, source, [Reason(.notStated)], missing: missing.names)
        } catch {
            return finding(.undetermined, source, [Reason(.notStated)], missing: [FineField.basis.name])
        }
    }
}
