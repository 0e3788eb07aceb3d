import { readKey } from "openpgp";

/** Why a public key cannot be used to write to its owner; null when it can. Nothing is fetched. */
export async function publicKeyFault(armored: string, now: Date): Promise<string | null> {
  if (/PRIVATE KEY BLOCK/.test(armored))
    return "This is a private key. Never share it; paste the public key, which starts with BEGIN PGP PUBLIC KEY BLOCK.";
  let key: Awaited<ReturnType<typeof readKey>>;
  try {
    key = await readKey({ armoredKey: armored });
  } catch {
    return "This is not a readable OpenPGP public key. Paste all of it, from BEGIN to END.";
  }
  try {
    await key.getEncryptionKey(undefined, now);
    return null;
  } catch (error) {
    const reason = error instanceof Error ? error.message : "";
    if (/revoked/i.test(reason)) return "This OpenPGP key was revoked. Paste one that is valid.";
    if (/expired/i.test(reason)) return "This OpenPGP key has expired. Paste one that is valid.";
    return "This OpenPGP key cannot be used for encryption: it has no valid encryption key, or a weak one.";
  }
}
