// Runs in a worker thread, loaded by path and never bundled, so it is plain JavaScript: checking a key is arithmetic with
// numbers that a stranger chose. Takes {armored, at} and posts one verdict (key-fault.ts).
import { parentPort, workerData } from "node:worker_threads";
import { readKey } from "openpgp";

/** Signatures by which a key speaks of itself, each of which may have to be checked. Honest keys have a few. */
const MOST_SIGNATURES = 64;

function ownSignatures(key) {
  const lists = [
    key.revocationSignatures,
    key.directSignatures,
    ...key.users.flatMap((user) => [user.selfCertifications, user.revocationSignatures]),
    ...key.subkeys.flatMap((part) => [part.bindingSignatures, part.revocationSignatures]),
  ];
  return lists.reduce((sum, list) => sum + list.length, 0);
}

async function verdict(armored, at) {
  let key;
  try {
    key = await readKey({ armoredKey: armored });
  } catch {
    return "unreadable";
  }
  // The library refuses DSA as weak, but only after it has checked its signatures in plain JavaScript, which takes minutes where
  // the numbers are long.
  if (key.getKeys().some((part) => part.getAlgorithmInfo().algorithm === "dsa")) return "unusable";
  if (ownSignatures(key) > MOST_SIGNATURES) return "signatures";
  try {
    await key.getEncryptionKey(undefined, new Date(at));
    return "usable";
  } catch (error) {
    if (/revoked/i.test(error.message)) return "revoked";
    return /expired/i.test(error.message) ? "expired" : "unusable";
  }
}

parentPort.postMessage(await verdict(workerData.armored, workerData.at));
