extension CivilLimitation {
    /// The last day of the longest period from the injury (CC2020 art. 188 para. 2); `nil` without its number.
    public static func longStop(from injury: CivilDate, in book: RuleBook) -> CivilDate? {
        book.rule(ruleID)?.number("long_stop_years").map { injury.adding(months: 12 * $0.number) }
    }
}

extension LimitationRun {
    /// The end, cut off by the longest period, which nothing holds and nothing begins anew.
    public func end(within longStop: CivilDate?) -> End {
        guard let longStop else { return end }
        switch end {
        case .day(let last): return .day(min(last, longStop))
        case .open(let least, _): return longStop <= least ? .day(longStop) : end
        }
    }

    /// What the end rests on besides the steps, and what it means.
    public func grounds(within longStop: CivilDate? = nil) -> Grounds {
        var because: [Reason] = []
        if let longStop, end(within: longStop) != end {
            because.append(Reason(.limitLongStopCaps, ["last": "\(longStop)"]))
        }
        var missing: [String] = []
        if case .open(_, let name) = end(within: longStop) { missing = [name] }
        return Grounds(
            rules: rules, because: because + [Reason(.limitByDefendant), Reason(.limitInterruption)],
            missing: missing)
    }
}
