import { Icon } from "@/components/ui/Icon";
import { secondFactorWords } from "@/lib/domain/identity/factors";

type Props = { factors: { hasTotp: boolean; passkeys: number } | null };

/** What somebody has beside a password, in words; that it is missing has a mark of its own. */
export function SecondFactor({ factors }: Props) {
  const words = factors ? secondFactorWords(factors) : null;
  if (words) return words;
  return (
    <span className="inline-flex items-baseline gap-[0.45em] font-fact">
      <Icon name="warning" className="translate-y-[0.1em] text-high" />
      no second factor yet
    </span>
  );
}
