/** A number of bytes as people read it: "3 KB", "1.4 MB". One KB is 1024 bytes, as the limits count. */
export function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  if (bytes < 1_048_576) return `${Math.ceil(bytes / 1024)} KB`;
  const megabytes = bytes / 1_048_576;
  return `${megabytes < 10 ? Number(megabytes.toFixed(1)) : Math.round(megabytes)} MB`;
}
