import { BlockList, isIP } from "node:net";

export type Cidr = { address: string; prefix: number; family: "ipv4" | "ipv6" };

/** Parses `10.0.0.0/8`, `::1` and the like; null when it is neither an address nor a network. */
export function parseCidr(text: string): Cidr | null {
  const [address = "", prefix, ...rest] = text.split("/");
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return null;
  const widest = version === 4 ? 32 : 128;
  if (prefix !== undefined && !/^\d{1,3}$/.test(prefix)) return null;
  const bits = prefix === undefined ? widest : Number(prefix);
  return bits > widest ? null : { address, prefix: bits, family: version === 4 ? "ipv4" : "ipv6" };
}

/** A test for "is this one of our proxies". IPv4 written as IPv6 (`::ffff:10.0.0.1`) counts as the IPv4 address. */
export function trustedBy(networks: string[]): (address: string) => boolean {
  const list = new BlockList();
  for (const network of networks) {
    const cidr = parseCidr(network);
    if (cidr) list.addSubnet(cidr.address, cidr.prefix, cidr.family);
  }
  return (address) => {
    const plain = plainAddress(address);
    const version = isIP(plain);
    return version !== 0 && list.check(plain, version === 4 ? "ipv4" : "ipv6");
  };
}

/** `::ffff:192.0.2.1` → `192.0.2.1`, `fe80::1%eth0` → `fe80::1`; anything else unchanged. */
export function plainAddress(address: string): string {
  const withoutZone = address.split("%")[0] ?? address;
  return withoutZone.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, "");
}
