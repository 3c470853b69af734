extension Authority {
    /// What kind of text an instrument is, as officers order them.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// 法律
        case law
        /// 行政法规
        case regulation
        /// 司法解释和司法机关的文件
        case interpretation
        /// 部门规章
        case rule
        /// 地方性法规和地方文件
        case local
        /// 其他规范性文件
        case paper
    }

    /// Read from who issued it and under which number: the table of instruments writes both.
    public var kind: Kind {
        if issuer.hasPrefix("全国人民代表大会") { return .law }
        if issuer.contains("最高人民") { return .interpretation }
        if issuer.contains("黑龙江") || title.contains("黑龙江") { return .local }
        let isOrder = number.map { $0.contains("令第") } ?? Kind.titles.contains(where: title.hasSuffix)
        if issuer == "国务院" { return isOrder ? .regulation : .paper }
        return isOrder ? .rule : .paper
    }
}

extension Authority.Kind {
    /// How titles of regulations and rules end.
    fileprivate static let titles = ["条例", "规定", "办法", "细则"]
}
