export type FooterLink = { href: string; label: string };

export function FrameFooter({ links = [] }: { links?: FooterLink[] }) {
  return (
    <footer className="mt-16 border-t border-line pt-5 pb-8 text-13 text-muted">
      <div className="mx-auto flex max-w-page flex-wrap gap-x-6 gap-y-2 px-4 sm:px-6">
        {links.map(({ href, label }) => (
          <a key={href} href={href} className="text-inherit">
            {label}
          </a>
        ))}
        <span className="sm:ms-auto">Times are shown in UTC · Run with Breakwater</span>
      </div>
    </footer>
  );
}
