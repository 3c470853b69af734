internal import Foundation

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// How the bytes of a text stand for characters.
public enum TextEncoding: String, Hashable, Sendable, CaseIterable {
    case utf8 = "utf-8"
    /// With GBK and GB 2312, which it contains.
    case gb18030

    /// By the names that people use: `UTF-8`, `GBK`, `gb2312`, `GB18030`.
    public init?(named name: String) {
        switch name.lowercased().filter({ $0 != "-" && $0 != "_" && $0 != " " }) {
        case "utf8", "utf8bom", "utf8sig": self = .utf8
        case "gb18030", "gbk", "gb2312", "cp936", "936", "euccn": self = .gb18030
        default: return nil
        }
    }
}

/// Reads bytes of one encoding. Keeps a conversion of the C library open, so it stays with one task.
public final class TextDecoder {
    private let encoding: TextEncoding
    private let conversion: iconv_t?

    public init(_ encoding: TextEncoding) throws {
        self.encoding = encoding
        conversion = encoding == .utf8 ? nil : try TextDecoder.open("GB18030")
    }

    /// A decoder for a character set by its name in mail or on the web; `nil` when the C library has none.
    public init?(charset: String) {
        let isPlain =
            (1...40).contains(charset.utf8.count)
            && charset.utf8.allSatisfy {
                (0x30...0x39).contains($0) || (0x41...0x5A).contains($0)
                    || (0x61...0x7A).contains($0) || [0x2D, 0x5F, 0x2B, 0x3A, 0x2E].contains($0)
            }
        guard isPlain else { return nil }
        let known = TextEncoding(named: charset)
        encoding = known ?? .gb18030
        if known == .utf8 {
            conversion = nil
        } else {
            guard let opened = TextDecoder.conversion(from: known == nil ? charset : "GB18030") else {
                return nil
            }
            conversion = opened
        }
    }

    deinit {
        if let conversion { iconv_close(conversion) }
    }

    /// `nil` when the bytes are none of the encoding.
    public func text(_ bytes: [UInt8]) -> String? {
        guard let conversion else { return String(validating: bytes, as: UTF8.self) }
        // Every encoding of ours but the seven-bit ones that shift writes ASCII as itself.
        if encoding == .gb18030, bytes.allSatisfy({ $0 < 0x80 && $0 != 0x1B }) {
            return String(decoding: bytes, as: UTF8.self)
        }
        return converted(bytes, by: conversion)
    }

    private func converted(_ bytes: [UInt8], by conversion: iconv_t) -> String? {
        iconv(conversion, nil, nil, nil, nil)
        var source = bytes.map { CChar(bitPattern: $0) }
        // A character of two bytes has at most four in UTF-8.
        var target = [CChar](repeating: 0, count: bytes.count * 4 + 16)
        let written: Int? = source.withUnsafeMutableBufferPointer { from in
            target.withUnsafeMutableBufferPointer { to in
                var read = from.baseAddress
                var left = from.count
                var write = to.baseAddress
                var room = to.count
                let failed = iconv(conversion, &read, &left, &write, &room) == -1
                return failed || left > 0 ? nil : to.count - room
            }
        }
        return written.map { String(decoding: target.prefix($0).map(UInt8.init(bitPattern:)), as: UTF8.self) }
    }

    private static func open(_ charset: String) throws -> iconv_t {
        guard let opened = conversion(from: charset) else {
            throw SystemFile.Fault(call: "iconv_open", path: charset, code: errno)
        }
        return opened
    }

    private static func conversion(from charset: String) -> iconv_t? {
        let opened = iconv_open("UTF-8", charset)
        // The C library says -1 for none.
        return Int(bitPattern: opened) == -1 ? nil : opened
    }
}
