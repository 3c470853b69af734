/// Copyright Law (CR2020, 著作权法) article 53: infringements that also harm the public interest.
enum CopyrightLaw {
    /// 违法经营额五万元以上的，可以并处一倍以上五倍以下；没有、难以计算或者不足五万元的，可以并处二十五万元以下.
    static let infringement = [
        FineProvision(
            rule: "admin.cr.penalty", source: "CR2020 art. 53", duty: .may,
            terms: .multiple(
                FineMultiple(
                    measure: .turnover, pivot: "turnover_pivot", multiple: "max_multiple",
                    leastMultiple: "min_multiple", flat: "flat_cap", isFlatWhenNotEstablished: true)),
            alongside: [.alsoWarn, .alsoConfiscateGoods])
    ]
}
