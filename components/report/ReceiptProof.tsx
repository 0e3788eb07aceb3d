import { KeyValues } from "@/components/ui/KeyValues";
import { Mono } from "@/components/ui/Mono";
import { Section } from "@/components/ui/Section";
import type { Receipt } from "@/lib/domain/report/receipt";

type Props = {
  receipt: Receipt;
  /** Whether the text that they are of can still be had here. */
  withText: boolean;
};

/** Hashes and signature of what was sent. */
export function ReceiptProof({ receipt, withText }: Props) {
  const hash = (value: string) => <Mono wrap>{value.match(/.{1,8}/g)?.join(" ") ?? ""}</Mono>;
  return (
    <Section title="Proof of priority">
      <p className="text-14 text-muted">
        These hashes, signed with the time, prove later what you sent and when, without showing it to anyone.
        The receipt file says how to check them.
      </p>
      <details open className="mt-2">
        <summary>
          SHA-256 of the text
          {receipt.files.length > 0
            ? ` and ${receipt.files.length === 1 ? "one file" : `${receipt.files.length} files`}`
            : ""}
        </summary>
        <div className="mt-1.5">
          <KeyValues
            items={[
              { key: "Report text", value: hash(receipt.textSha256) },
              { key: "Salt", value: hash(receipt.salt) },
              ...receipt.files.map(({ name, sha256 }, index) => ({
                key:
                  receipt.files.findIndex((file) => file.name === name) === index
                    ? name
                    : `${name} (${index + 1})`,
                value: hash(sha256),
              })),
              {
                key: "Signed",
                value: (
                  <Mono wrap>
                    {receipt.receivedAt} · key {receipt.keyId}
                  </Mono>
                ),
              },
            ]}
          />
        </div>
      </details>
      {withText ? (
        <p className="mt-2 text-14" data-print="no">
          <a href="/report/receipt/text" download>
            Save report.txt, the exact text that was hashed
          </a>
        </p>
      ) : null}
    </Section>
  );
}
