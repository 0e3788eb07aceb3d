import { Icon } from "@/components/ui/Icon";
import { PlainLink } from "@/components/ui/PlainLink";

export type RailItem = {
  href: string;
  label: string;
  count?: number | string;
  late?: boolean;
  /** Why no count stands there: the view cannot be understood any more. */
  problem?: string;
  current?: boolean;
};
export type RailGroup = { title: string; items: RailItem[] };

type Props = {
  groups: RailGroup[];
  /** Goes there without a new page; the browser still opens it elsewhere with its own keys. */
  onFollow?: (href: string) => void;
};

/** Queues and views, one below the other: the one we are in is marked, counts stand at the end. */
export function Rail({ groups, onFollow }: Props) {
  return groups.map((group) => (
    <div key={group.title}>
      <h2 className="px-4 pt-3.5 pb-1 text-13 font-medium text-muted">{group.title}</h2>
      <ul>
        {group.items.map((item) => (
          <li key={item.href}>
            <PlainLink
              href={item.href}
              aria-current={item.current ? "page" : undefined}
              onNavigate={
                onFollow
                  ? (event) => {
                      event.preventDefault();
                      onFollow(item.href);
                    }
                  : undefined
              }
              className={`flex min-h-8 items-center gap-1.5 border-s-3 ps-4 pe-3 py-1 text-text no-underline ${item.current ? "border-accent bg-accent-bg font-fact" : "border-transparent hover:bg-sunken"}`}
            >
              <span className="min-w-0 wrap-anywhere">{item.label}</span>
              {item.count !== undefined ? (
                <span className="ms-auto inline-flex items-center gap-1 font-regular text-muted">
                  {item.late ? (
                    <span title="A promise is late" className="inline-flex text-high">
                      <Icon name="warning" />
                    </span>
                  ) : null}
                  {item.count}
                  {item.late ? <span className="sr-only">, a promise is late</span> : null}
                </span>
              ) : null}
              {item.problem ? (
                <span title={item.problem} className="ms-auto inline-flex text-high">
                  <Icon name="warning" />
                  <span className="sr-only">, {item.problem}</span>
                </span>
              ) : null}
            </PlainLink>
          </li>
        ))}
      </ul>
    </div>
  ));
}
