let used = 0;

/** An address in a network nobody used before: limits count by network, so what one test does slows no other. */
export function newNetwork(): string {
  used += 1;
  return `10.${used >> 8}.${used & 255}.7`;
}

/** What a proxy in front of the desk would say of a client at `address`. */
export const forwardedFor = (address: string) => ({ "x-forwarded-for": address });
