/// Criminal Law (CL, 刑法) articles 140 and 213 to 219-1: what each asks before any amount counts.
public enum CriminalLaw {
    /// Article 140, 生产、销售伪劣产品罪. Whether goods are substandard is for an inspection to say; only a plain
    /// no keeps the article out (facts `criminal.140.concurrence`).
    public static let substandardGoods = Offence(
        article: "140", denials: [.substandard: .notSubstandard])

    /// Article 213, 假冒注册商标罪: the same mark on the same goods or services, without leave.
    public static let counterfeiting = Offence(
        article: "213", elements: [.sameMark, .sameGoods, .object], rights: Offence.marks,
        others: [.seller: .sellerIsAnotherOffence])

    /// Article 214, 销售假冒注册商标的商品罪. Who sells what he counterfeited himself is punished under 213 alone.
    public static let sellingCounterfeits = Offence(
        article: "214", elements: [.sameMark, .sameGoods], rights: Offence.marks,
        others: [.maker: .makersSaleIsAbsorbed])

    /// Article 215, 非法制造、销售非法制造的注册商标标识罪.
    public static let illegalLabels = Offence(
        article: "215", elements: [.sameMark], rights: Offence.marks)

    /// Article 216, 假冒专利罪. Infringing a patent, or claiming one that does not exist, is not this crime.
    public static let passingOffPatents = Offence(
        article: "216", elements: [.passingOff], rights: [.patent])

    /// Article 217, 侵犯著作权罪. Since 2025-04-26 who only sells copies falls under 218 (INT2025-5 art. 12).
    public static let copyrightInfringement = Offence(
        article: "217", elements: [.forProfit], rights: [.copyright],
        sellsCopiesOnlyUnder218: interpretation2025)

    /// Article 218, 销售侵权复制品罪.
    public static let sellingCopies = Offence(
        article: "218", elements: [.forProfit], rights: [.copyright])

    /// Article 219, 侵犯商业秘密罪.
    public static let tradeSecrets = Offence(article: "219", rights: [.tradeSecret])

    /// Article 219-1, 为境外窃取、刺探、收买、非法提供商业秘密罪, by the eleventh amendment: no amount is asked.
    public static let foreignTradeSecrets = Offence(
        article: "219-1", rights: [.tradeSecret], since: eleventhAmendment)

    /// In the order of the articles.
    public static let offences = [
        substandardGoods, counterfeiting, sellingCounterfeits, illegalLabels, passingOffPatents,
        copyrightInfringement, sellingCopies, tradeSecrets, foreignTradeSecrets,
    ]

    /// Amendment XI: services under 213, illegal gains under 214, article 219-1.
    public static let eleventhAmendment = CivilDate(2021, 3, 1)

    /// INT2025-5 came into force.
    static let interpretation2025 = CivilDate(2025, 4, 26)

    /// Before 2007-04-05 the amounts of a unit were so many times those of a person.
    static let unitMultiple = DatedValue(
        3, rule: "criminal.unit.2025#unit_multiple_before_2007", source: "INT2004-19 art. 15",
        from: CivilDate(2004, 12, 22), to: CivilDate(2007, 4, 4))
}

extension CriminalLaw {
    /// What an article asks before any amount counts.
    public struct Offence: Hashable, Sendable {
        public let article: String
        /// Facts that must be known before the article can be met, whatever the amounts.
        public let elements: [CrimeFact]
        /// Rights that the article protects; empty for one that protects no right of a holder.
        public let rights: [CaseField.RightType]
        /// First day on which the act was a crime; `nil` when that lies before every text.
        public let since: CivilDate?
        /// Facts whose plain no keeps the article out, although an unknown does not.
        let denials: [CrimeFact: CrimeBecause]
        /// Roles whose conduct is another offence.
        let others: [CaseField.Role: CrimeBecause]
        /// From which texts on a seller of copies, with nothing online, commits another offence.
        let sellsCopiesOnlyUnder218: CivilDate?

        static let marks: [CaseField.RightType] = [.trademark, .geographicalIndication, .other]

        init(
            article: String, elements: [CrimeFact] = [], rights: [CaseField.RightType] = [],
            since: CivilDate? = nil, denials: [CrimeFact: CrimeBecause] = [:],
            others: [CaseField.Role: CrimeBecause] = [:], sellsCopiesOnlyUnder218: CivilDate? = nil
        ) {
            self.article = article
            self.elements = elements
            self.rights = rights
            self.since = since
            self.denials = denials
            self.others = others
            self.sellsCopiesOnlyUnder218 = sellsCopiesOnlyUnder218
        }

        /// Why the offence does not come into question, whatever text applies; `nil` when it does.
        func exclusion(_ facts: CrimeFacts, _ conduct: Conduct?) -> CrimeBecause? {
            if let since, let conduct, conduct.last < since { return .notYetAnOffence }
            if let role = facts.role, let because = others[role] { return because }
            for element in elements {
                if let because = facts.denial(of: element) { return because }
            }
            for (fact, because) in denials where facts[answer: fact] == false { return because }
            return nil
        }

        /// Why the offence does not come into question under one text.
        func exclusion(_ facts: CrimeFacts, under version: ThresholdTable.Version) -> CrimeBecause? {
            guard let from = sellsCopiesOnlyUnder218, version.from >= from, facts.role == .seller,
                !facts.isOnline
            else { return nil }
            return .sellerOfCopiesIsAnotherOffence
        }

        func openElements(_ facts: CrimeFacts) -> CrimeFactSet {
            elements.reduce(into: []) { open, element in
                if !facts.affirms(element) { open.insert(CrimeFactSet(element)) }
            }
        }
    }
}

extension CrimeFacts {
    /// Whether an element is known to be there.
    fileprivate func affirms(_ element: CrimeFact) -> Bool {
        switch element {
        case .sameMark: sameMark == .yes
        case .sameGoods: sameGoods == .yes
        case .object: object != nil
        default: self[answer: element] == true
        }
    }

    /// The sentence for an element that is known not to be there.
    fileprivate func denial(of element: CrimeFact) -> CrimeBecause? {
        switch element {
        case .sameMark: sameMark == .no ? .notTheSameMark : nil
        case .sameGoods: sameGoods == .no ? .notTheSameGoods : nil
        case .forProfit: self[answer: .forProfit] == false ? .notForProfit : nil
        case .passingOff: self[answer: .passingOff] == false ? .notPassingOff : nil
        default: nil
        }
    }

    /// Whether something is stated to have gone online.
    fileprivate var isOnline: Bool {
        [CrimeFact.onlineWorks, .downloads, .clicks, .members].contains { (self[number: $0] ?? 0) > 0 }
    }
}
