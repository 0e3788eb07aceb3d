import { KeyValues } from "@/components/ui/KeyValues";
import { Mono } from "@/components/ui/Mono";
import { Section } from "@/components/ui/Section";
import { Time } from "@/components/ui/Time";
import type { EarlierReport as Statement } from "@/lib/domain/duplicates/earlier-report";

/** What the team signed for a later reporter: that an earlier report exists, without showing which. */
export function EarlierReport({ earlierReceivedAt, earlierSha256, keyId }: Statement) {
  return (
    <Section title="Reported before you" id="earlier">
      <p>
        The team signed that a report of the same problem came in on <Time at={earlierReceivedAt} />. You see
        when, not what or by whom. Whoever holds that report’s receipt can prove to you that it is the one: it
        has the hash below.
      </p>
      <div className="mt-3">
        <KeyValues
          variant="rows"
          items={[
            { key: "Earlier report received", value: <Time at={earlierReceivedAt} /> },
            {
              key: "SHA-256 of its receipt",
              value: <Mono wrap>{earlierSha256.match(/.{1,8}/g)?.join(" ") ?? ""}</Mono>,
            },
            { key: "Signed with key", value: <Mono wrap>{keyId}</Mono> },
          ]}
        />
      </div>
      <p className="mt-2 text-14" data-print="no">
        <a href="/portal/earlier" download>
          Save the signed statement
        </a>
        ; it says how to check it.
      </p>
    </Section>
  );
}
