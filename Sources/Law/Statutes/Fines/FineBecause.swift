/// Sentences on fines: which range, by which text, and what stands beside the fine.
public enum FineBecause: String, Sentence {
    // How the range is measured
    case turnoverMultiple = "fine-turnover-multiple"
    case turnoverMultipleFrom = "fine-turnover-multiple-from"
    case turnoverFlat = "fine-turnover-flat"
    case turnoverNotEstablished = "fine-turnover-not-established"
    case gainsMultiple = "fine-gains-multiple"
    case gainsFlat = "fine-gains-flat"
    case gainsCapped = "fine-gains-capped"
    case noGains = "fine-no-gains"
    case goodsMultiple = "fine-goods-multiple"
    case goodsFlat = "fine-goods-flat"
    case goodsShare = "fine-goods-share"
    case fixedRange = "fine-fixed-range"
    case seriousRange = "fine-serious-range"
    case seriousOpen = "fine-serious-open"
    case cap = "fine-cap"
    case fineAmountOpen = "fine-amount-open"
    case statedRange = "fine-stated-range"
    case fineMay = "fine-may"
    case fineMust = "fine-must"

    // What takes the fine away, or makes it heavy
    case defenceShown = "fine-defence-shown"
    case defenceOpen = "fine-defence-open"
    case corrected = "fine-corrected"
    case correctionOpen = "fine-correction-open"
    case heavyDue = "fine-heavy-due"
    case heavyOpen = "fine-heavy-open"

    // Which edition
    case textOfConduct = "fine-text-of-conduct"
    case straddles = "fine-straddles"
    case conductEndOpen = "fine-conduct-end-open"
    case decisionDayOpen = "fine-decision-day-open"
    case laterIsLighter = "fine-later-is-lighter"
    case laterIsNotLighter = "fine-later-is-not-lighter"
    case laterIsTheSame = "fine-later-is-the-same"
    case laterMeasuresTheSame = "fine-later-measures-the-same"
    case laterIsOpen = "fine-later-is-open"

    // Beside the fine
    case alsoOrderToStop = "also-order-to-stop"
    case alsoOrderCorrection = "also-order-correction"
    case alsoConfiscateGoods = "also-confiscate-goods"
    case alsoConfiscateAndDestroy = "also-confiscate-and-destroy"
    case alsoConfiscateGains = "also-confiscate-gains"
    case alsoWarn = "also-warn"
    case alsoStopAgencyBusiness = "also-stop-agency-business"

    // What is wrong with the question
    case notAnAmount = "fine-fault-not-readable"
    case amountNegative = "fine-fault-negative"
    case amountTooLarge = "fine-fault-too-large"
    case daysReversed = "fine-fault-days-reversed"
    case decidedBeforeConduct = "fine-fault-decided-before-conduct"
    case gainsAboveTurnover = "fine-fault-gains-above-turnover"
    case salesAboveTurnover = "fine-fault-sales-above-turnover"
    case beforeText = "fine-fault-before-text"
    case afterText = "fine-fault-after-text"
    case rangeReversed = "fine-fault-range-reversed"
    case fineNotLoaded = "fine-fault-not-loaded"
}

extension Reason {
    init(_ because: FineBecause, _ values: [String: String] = [:]) {
        self.init(because.rawValue, values)
    }
}
