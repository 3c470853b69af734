/// Why a new password is not taken.
public enum PasswordFault: Hashable, Sendable {
    case tooShort(least: Int)
    case tooLong(most: Int)
    case tooFewKinds(least: Int)
    /// The login or the name of the person stands in it.
    case holdsName
    /// It is one of the last so many.
    case usedBefore(last: Int)
    /// It stands in the list of passwords that others have lost.
    case breached
    case notRepeated

    /// What stands in the audit trail: never the password, nor how long it was.
    var name: String {
        switch self {
        case .tooShort: "too-short"
        case .tooLong: "too-long"
        case .tooFewKinds: "too-few-kinds"
        case .holdsName: "holds-name"
        case .usedBefore: "used-before"
        case .breached: "breached"
        case .notRepeated: "not-repeated"
        }
    }
}

extension SignInRules {
    /// What is wrong with a password in itself. Hashes and lists are looked through by the desk.
    func faults(in password: String, login: String, personName: String) -> [PasswordFault] {
        var faults: [PasswordFault] = []
        if password.count < self[.passwordShortest] {
            faults.append(.tooShort(least: self[.passwordShortest]))
        }
        if password.count > Passwords.longest { faults.append(.tooLong(most: Passwords.longest)) }
        if SignInRules.kinds(of: password) < self[.passwordKinds] {
            faults.append(.tooFewKinds(least: self[.passwordKinds]))
        }
        let folded = password.lowercased()
        let names = [login, personName].map { $0.lowercased() }.filter { $0.count >= 2 }
        if names.contains(where: folded.contains) { faults.append(.holdsName) }
        return faults
    }

    /// Small letters, capitals, digits, and everything else: a Chinese character is of the last kind.
    private static func kinds(of password: String) -> Int {
        let kinds = password.unicodeScalars.map { scalar in
            switch scalar {
            case "a"..."z": 0
            case "A"..."Z": 1
            case "0"..."9": 2
            default: 3
            }
        }
        return Set(kinds).count
    }
}
