import { Icon, type IconName } from "./Icon";
import { PlainLink } from "./PlainLink";

export type Tab = {
  href: string;
  label: string;
  current?: boolean;
  note?: string | number;
  icon?: IconName;
  keyName?: string;
};
type Props = { tabs: Tab[]; label: string };

/** Links between the pages of one thing; the current one is underlined. */
export function Tabs({ tabs, label }: Props) {
  return (
    <nav aria-label={label} className="mt-1 flex flex-wrap gap-x-5 border-b border-line text-14">
      {tabs.map((tab) => (
        <PlainLink
          key={tab.href}
          href={tab.href}
          aria-current={tab.current ? "page" : undefined}
          data-key={tab.keyName}
          className={`-mb-px border-b-2 py-2 text-text no-underline ${tab.current ? "border-accent font-fact" : "border-transparent hover:border-line-strong"}`}
        >
          {tab.label}
          {tab.note !== undefined ? <span className="font-regular text-muted"> {tab.note}</span> : null}
        </PlainLink>
      ))}
    </nav>
  );
}

/** A few views of the same rows, as joined segments; where there is no room for all in one line, in two. */
export function Segments({ tabs, label }: Props) {
  return (
    <nav
      aria-label={label}
      className="inline-flex max-w-full flex-wrap overflow-hidden rounded-button border-[1.5px] border-line-strong text-13 whitespace-nowrap"
    >
      {tabs.map((tab) => (
        <PlainLink
          key={tab.href}
          href={tab.href}
          aria-current={tab.current ? "page" : undefined}
          className={`-ms-px -mt-px inline-flex items-center max-sm:grow max-sm:justify-center gap-[0.4em] border-s border-t border-line-strong px-2.5 py-0.5 leading-6 no-underline ${tab.current ? "bg-text font-fact text-bg" : "text-text"}`}
        >
          {tab.icon ? <Icon name={tab.icon} /> : null}
          {tab.label}
        </PlainLink>
      ))}
    </nav>
  );
}
