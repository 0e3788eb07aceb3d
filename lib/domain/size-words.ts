/** A number of bytes as people read it: "3 KB", "1.4 MB", "50 GB". One KB is 1024 bytes, as the limits count. */
export function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  if (bytes < 1_048_576) return `${Math.ceil(bytes / 1024)} KB`;
  const megabytes = bytes / 1_048_576;
  if (megabytes < 1024) return `${shortly(megabytes)} MB`;
  return `${shortly(megabytes / 1024)} GB`;
}

function shortly(count: number): number {
  return count < 10 ? Number(count.toFixed(1)) : Math.round(count);
}
