const LONGEST_NAME_BYTES = 200;
const LONGEST_EXTENSION = 20;
const FALLBACK = "file";
// Windows takes these for devices whatever their extension.
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/**
 * A name that is safe to show, to store in an archive and to send in a header: the last path segment, without control,
 * direction and invisible characters, without what shells and Windows treat specially, at most 200 bytes of UTF-8 with
 * its extension kept. Never empty.
 */
export function safeFileName(name: string): string {
  const segment = name.slice(-2048).split(/[/\\]/).at(-1) ?? "";
  const plain = segment
    .normalize("NFC")
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}\uFFFD]/gu, "")
    .replace(/[<>:"|?*;]/g, "_")
    .replace(/\s/gu, " ");
  const trimmed = shorten(trimDots(plain));
  if (trimmed === "") return FALLBACK;
  return DEVICE.test(trimmed) ? `_${trimmed}` : trimmed;
}

/** A Content-Disposition header that makes a browser save the file under this name (RFC 6266, RFC 8187). */
export function contentDisposition(name: string): string {
  const safe = safeFileName(name);
  const ascii = safe.replace(/[^\x20-\x7e]/gu, "_").replace(/["\\%]/g, "_");
  const encoded = encodeURIComponent(safe).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}

// By hand, because /[. ]+$/ takes time that grows with the square of a long run of dots.
function trimDots(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && ". ".includes(text.charAt(start))) start += 1;
  while (end > start && ". ".includes(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

function shorten(name: string): string {
  const encoder = new TextEncoder();
  if (encoder.encode(name).length <= LONGEST_NAME_BYTES) return name;
  const dot = name.lastIndexOf(".");
  const extension = dot > 0 && name.length - dot <= LONGEST_EXTENSION ? name.slice(dot) : "";
  const room = LONGEST_NAME_BYTES - encoder.encode(extension).length;
  let kept = "";
  let bytes = 0;
  for (const char of name.slice(0, name.length - extension.length)) {
    bytes += encoder.encode(char).length;
    if (bytes > room) break;
    kept += char;
  }
  return trimDots(kept) + extension;
}
