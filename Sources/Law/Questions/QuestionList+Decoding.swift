extension QuestionList: Decodable {
    private enum CodingKeys: String, CodingKey {
        case id, topic, parts, gates, counter, unlisted, fact
        case on = "by_day_of"
        case combination = "combine"
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.decode(String.self, forKey: .id)
        topic = try container.decode(String.self, forKey: .topic)
        on = try container.decode(LegalRule.Selector.self, forKey: .on)
        combination = try container.decode(Combination.self, forKey: .combination)
        parts = try container.decode([Part].self, forKey: .parts)
        gates = try container.decodeIfPresent([String].self, forKey: .gates)?.map { ListedQuestion($0) } ?? []
        counter = try container.decodeIfPresent(String.self, forKey: .counter).map { ListedQuestion($0) }
        unlisted = Set(try container.decodeIfPresent([String].self, forKey: .unlisted) ?? [])
        fact = try container.decodeIfPresent(ProposedFact.self, forKey: .fact)
    }
}

extension QuestionList.Part: Decodable {
    private enum CodingKeys: String, CodingKey {
        case rule, entries, questions, picks
        case isCarried = "carried"
    }

    /// Questions name the entries of the list in their order; `picks` names single ones by index.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        rule = try container.decode(String.self, forKey: .rule)
        entries = try container.decodeIfPresent(String.self, forKey: .entries)
        isCarried = try container.decodeIfPresent(Bool.self, forKey: .isCarried) ?? false
        let picks = try container.decodeIfPresent([ListedQuestion].self, forKey: .picks)
        isPartial = picks != nil
        if let picks {
            questions = picks
        } else {
            let names = try container.decode([String].self, forKey: .questions)
            let isListed = entries != nil
            questions = zip(0..., names).map { ListedQuestion($1, entry: isListed ? $0 : nil) }
        }
    }
}
