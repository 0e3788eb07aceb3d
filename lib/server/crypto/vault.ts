import { createSecretKey, type KeyObject } from "node:crypto";
import { openBytes, sealBytes } from "./aead";

/** Seals and opens the fields of one key scope. `column` is written "table.column", as in the schema. */
export class Vault {
  readonly #key: KeyObject;
  readonly scope: string;

  constructor(key: Buffer, scope: string) {
    this.#key = createSecretKey(key);
    this.scope = scope;
  }

  /** Associated data `v1|table|column|row|case` (security.md): bytes of one field never open as another. */
  #place(column: string, rowId: string): string {
    return `v1|${column.replace(".", "|")}|${rowId}|${this.scope}`;
  }

  seal(column: string, rowId: string, text: string): Buffer {
    return sealBytes(this.#key, this.#place(column, rowId), Buffer.from(text, "utf8"));
  }

  /** For optional fields: nothing stays nothing. */
  sealOptional(column: string, rowId: string, text: string | null | undefined): Buffer | null {
    return text === null || text === undefined || text === "" ? null : this.seal(column, rowId, text);
  }

  /** @throws SealBroken */
  open(column: string, rowId: string, sealed: Buffer): string {
    return openBytes(this.#key, this.#place(column, rowId), sealed).toString("utf8");
  }

  openOptional(column: string, rowId: string, sealed: Buffer | null): string | null {
    return sealed === null ? null : this.open(column, rowId, sealed);
  }

  sealFrame(fileId: string, index: number, final: boolean, bytes: Buffer): Buffer {
    return sealBytes(this.#key, framePlace(fileId, index, final, this.scope), bytes);
  }

  openFrame(fileId: string, index: number, final: boolean, sealed: Buffer): Buffer {
    return openBytes(this.#key, framePlace(fileId, index, final, this.scope), sealed);
  }
}

// A frame knows its file, its place and whether it ends the file: none can be dropped, swapped or cut off.
function framePlace(fileId: string, index: number, final: boolean, scope: string): string {
  return `v1|attachment_frames|frame|${fileId}|${index}|${final ? "final" : "more"}|${scope}`;
}
