import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { contentDisposition, safeFileName } from "@/lib/domain/file-name";
import {
  formatReceiptCode,
  parseReceiptCode,
  RECEIPT_CODE_BYTES,
  receiptCodeFromBytes,
  receiptCodesIn,
} from "@/lib/domain/receipt-code";
import { cpuMilliseconds } from "@/lib/domain/testing/cpu-time";
import { isPlainLine, normaliseLineEnds } from "@/lib/domain/text";

const anyText = fc.string({ unit: "binary", maxLength: 400 });

test("line ends become LF and nothing else changes", () => {
  expect(normaliseLineEnds("a\r\nb\rc\n\r\nd\u2028e")).toBe("a\nb\nc\n\nd\u2028e");
});

test("a plain line has neither line ends nor characters that hide or turn what is read", () => {
  for (const mark of ["\r\n", "\n", "\u2028", "\u0007", "\t", "\u202E", "\u2066", "\u200F", "\0"])
    expect(isPlainLine(`a${mark}b`), JSON.stringify(mark)).toBe(false);
  for (const line of ["", "Ωμέγα & 漢字 “Säkerhet”", "שלום", "👩\u200D💻"])
    expect(isPlainLine(line), line).toBe(true);
});

describe("file names", () => {
  test.each([
    ["../../etc/passwd", "passwd"],
    ["C:\\Users\\me\\poc.py", "poc.py"],
    ["a\r\nSet-Cookie: x=1.txt", "aSet-Cookie_ x=1.txt"],
    ["invoice\u202Efdp.exe", "invoicefdp.exe"],
    ["nul\u0000l.txt", "null.txt"],
    ["..", "file"],
    ["", "file"],
    [".htaccess", "htaccess"],
    ["CON.txt", "_CON.txt"],
    ["name. . .", "name"],
    ["zero\u200Bwidth.txt", "zerowidth.txt"],
    ["Ωμέγα 漢字.pdf", "Ωμέγα 漢字.pdf"],
    ["\ud800lone.txt", "lone.txt"],
  ])("%j becomes %j", (given, expected) => {
    expect(safeFileName(given)).toBe(expected);
  });

  test("a long name keeps its extension and fits in 200 bytes", () => {
    const name = safeFileName(`${"漢".repeat(500)}.tar.gz`);
    expect(name.endsWith(".gz")).toBe(true);
    expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(200);
  });

  test("whatever the name, the header is one line of printable ASCII that carries it", () => {
    fc.assert(
      fc.property(anyText, (name) => {
        const header = contentDisposition(name);
        expect(header).toMatch(/^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''[A-Za-z0-9!~._%-]+$/);
        expect(header.split('"')).toHaveLength(3);
        expect(decodeURIComponent(header.split("''")[1] ?? "")).toBe(safeFileName(name));
        expect(safeFileName(safeFileName(name))).toBe(safeFileName(name));
      }),
    );
  });
});

describe("receipt codes", () => {
  const bytes = fc.uint8Array({ minLength: RECEIPT_CODE_BYTES, maxLength: RECEIPT_CODE_BYTES });

  test("the code holds the first 130 bits, in order", () => {
    expect(receiptCodeFromBytes(new Uint8Array(17))).toBe("0".repeat(26));
    expect(receiptCodeFromBytes(new Uint8Array(17).fill(255))).toBe("Z".repeat(26));
    const counted = new Uint8Array(17);
    counted[0] = 0b00001_000;
    counted[1] = 0b10_00011_0;
    expect(receiptCodeFromBytes(counted)).toBe(`123${"0".repeat(23)}`);
    expect(() => receiptCodeFromBytes(new Uint8Array(16))).toThrow(RangeError);
  });

  test("a code survives being shown and typed back, and is noticed in a text", () => {
    fc.assert(
      fc.property(bytes, fc.boolean(), (random, lower) => {
        const code = receiptCodeFromBytes(random);
        const shown = lower ? formatReceiptCode(code).toLowerCase() : formatReceiptCode(code);
        expect(parseReceiptCode(shown)).toBe(code);
        expect(receiptCodesIn(`(${code})`)).toEqual([code]);
        expect(receiptCodesIn(`here: ${shown}, keep it`)).toEqual([code]);
        expect(receiptCodesIn(`here: ${shown.replaceAll(" ", "-")}!`)).toEqual([code]);
      }),
    );
  });

  test("O reads as 0, I and L as 1, and dashes of any kind do not matter", () => {
    expect(formatReceiptCode("7KQM2XFA9TRC4HWDVN3E8PYJ6B")).toBe("7KQM 2XFA 9TRC 4HWD VN3E 8PYJ 6B");
    expect(parseReceiptCode(" oil0-1111–2222 3333 4444 5555 66")).toBe("01101111222233334444555566");
  });

  test("anything else is no code", () => {
    for (const text of [
      "",
      "7KQM",
      "7KQM 2XFA 9TRC 4HWD VN3E 8PYJ 6U",
      `${"0".repeat(27)}`,
      "0".repeat(10_000),
    ]) {
      expect(parseReceiptCode(text)).toBeNull();
    }
  });

  test("longer hashes, UUIDs and short words are not taken for codes", () => {
    for (const text of ["da39a3ee5e6b4b0d3255bfef95601890afd80709", "550e8400-e29b-41d4-a716-446655440000"]) {
      expect(receiptCodesIn(text)).toEqual([]);
    }
  });
});

test("hostile input of a quarter of a megabyte is handled in well under 100 ms", () => {
  const bombs = [
    "a".repeat(250_000),
    "a1b2 ".repeat(50_000),
    ". ".repeat(125_000),
    `${".".repeat(250_000)}x`,
    "\r".repeat(250_000),
    "-".repeat(250_000),
  ];
  for (const bomb of bombs) {
    for (const act of [
      safeFileName,
      contentDisposition,
      parseReceiptCode,
      receiptCodesIn,
      normaliseLineEnds,
    ]) {
      const took = cpuMilliseconds(() => act(bomb));
      expect(took, `${act.name} on ${bomb.slice(0, 5)}`).toBeLessThan(100);
    }
  }
});
