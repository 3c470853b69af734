import Casework
import Law

extension Sample {
    static let twoOfficers = Rule("two-officers", source: "TR310 art. 5 para. 1", reads: ["team-size"]) {
        facts throws(Facts.Missing) in
        try facts(Field<Int>("team-size")) >= 2 ? .met : .unmet(because: "team-too-small")
    }

    static let noCrimeQuestion = Rule(
        "crime-question-answered", source: "TR310 art. 11 para. 1", reads: ["suspicion"], bar: .fineLock
    ) { facts throws(Facts.Missing) in
        facts["suspicion"] == .choice("none") ? .met : .unmet(because: "lock-suspicion")
    }

    static let assessed = stage(
        "assessed",
        [
            action("assess", by: "case-officer") {
                $0.records = of(facts, "suspicion", "team-size", "appraised", "heard-on")
                $0.starts = of(clocks, "goal", "notice")
            },
            action("state-absence", by: "case-officer") {
                $0.absents = of(facts, "turnover")
                $0.asks = of(facts, "reason")
                $0.signs = ["reason"]
            },
            action("submit", by: "case-officer") {
                $0.requires = [twoOfficers]
                $0.needs = of(papers, "appraisal")
                $0.drafts = of(papers, "report")
                $0.signs = ["report"]
                $0.cosignedBy = "case-officer"
                $0.serves = [.init(document: "report", to: "agency-head")]
                $0.stops = of(clocks, "goal")
                $0.starts = of(clocks, "approval")
                $0.goesTo = "waiting"
            },
        ])

    static let waiting = stage(
        "waiting",
        [
            action("approve", by: "agency-head") {
                $0.stops = of(clocks, "approval", "decision")
                $0.starts = of(clocks, "review", "forwarding", "dispatch", "service")
                $0.sends = .init(message: "transfer", to: "receiving-police")
                $0.copies = [.init(what: "report", to: "procuratorate")]
                $0.goesTo = "reviewed"
            },
            action("return", by: "agency-head") {
                $0.asks = of(facts, "reason")
                $0.stops = of(clocks, "approval")
                $0.goesTo = "assessed"
            },
        ])

    static let reviewed = stage(
        "reviewed",
        [
            action("extend", by: "police-desk") { $0.extends = clocks["review"] },
            action("pass-on", by: "police-desk") {
                $0.asks = of(facts, "competent")
                $0.binds = ["receiving-police": "competent"]
                $0.drops = of(clocks, "review")
                $0.stops = of(clocks, "forwarding")
                $0.starts = of(clocks, "review")
            },
            action("answer", by: "police-desk") { $0.stops = of(clocks, "review") },
            action("call-again", by: "police-desk") { $0.starts = of(clocks, "review") },
            action("refuse", by: "police-desk") {
                $0.needs = of(papers, "refusal-notice")
                $0.stops = of(clocks, "review")
                $0.drops = of(clocks, "forwarding")
                $0.serves = [.init(document: "refusal-notice", to: "sending-agency")]
                $0.starts = of(clocks, "ask-again")
                $0.goesTo = "refused"
            },
        ])

    static let refused = stage(
        "refused",
        [
            action("ask-again", by: "case-officer") {
                $0.within = of(clocks, "ask-again")
                $0.stops = of(clocks, "ask-again")
            },
            action("take-back", by: "case-officer") {
                $0.after = of(clocks, "ask-again")
                $0.goesTo = "closed"
            },
        ])

    static let anywhere = [
        action("seize", by: "case-officer") { $0.starts = of(clocks, "seizure") },
        action("suspend-for-appraisal", by: "case-officer") { $0.suspends = ["decision": "appraisal"] },
        action("suspend-for-hearing", by: "case-officer") { $0.suspends = ["decision": "hearing"] },
        action("appraisal-done", by: "case-officer") {
            $0.resumes = of(clocks, "decision")
            $0.resumedGrounds = ["decision": "appraisal"]
        },
        action("hearing-done", by: "case-officer") {
            $0.resumes = of(clocks, "decision")
            $0.resumedGrounds = ["decision": "hearing"]
        },
        action("fine", by: "agency-head") { $0.requires = [noCrimeQuestion] },
        action("open-transfer", by: "case-officer") { $0.opens = "transfer-to-police" },
        action("release", by: "case-officer") {
            $0.waitsFor = [.init(procedure: "transfer-to-police", outcomes: ["none", "refused-final"])]
        },
        action("prepare", by: "case-officer") {
            $0.asks = of(facts, "reason")
            $0.drafts = of(papers, "sheet")
            $0.signs = ["sheet"]
        },
        action("publish", by: "case-officer") {
            $0.asks = of(facts, "reason")
            $0.needs = of(papers, "sheet")
            $0.publishes = .init(summary: "reason", checkedBy: "case-officer")
        },
    ]

    /// Field values with which a file can be reported.
    static let ready: [String: Fact] = [
        "suspicion": .choice("reasonable"), "team-size": .count(2), "appraised": .yesNo(false),
    ]
}
