import { Icon } from "@/components/ui/Icon";
import { secondFactorWords } from "@/lib/domain/identity/factors";

type Props = { factors: { hasTotp: boolean; passkeys: number } | null; required: boolean };

/** What somebody has beside a password, in words; where one is required, that it is missing is marked. */
export function SecondFactor({ factors, required }: Props) {
  const words = factors ? secondFactorWords(factors) : null;
  if (words) return words;
  if (!required) return <span className="text-muted">no second factor yet</span>;
  return (
    <span className="inline-flex items-baseline gap-[0.45em] font-fact text-high">
      <Icon name="warning" className="translate-y-[0.1em]" />
      no second factor yet
    </span>
  );
}
